//! What keys do in a table, and what several pasted cells do.

use eframe::egui::{Event, Key, Modifiers, Ui};
use serde_json::Value;

use super::view::ColumnView;
use super::{Cell, Grid, add_element};
use crate::app::ctx::Ctx;
use crate::document::{Edit, Path, StepName};
use crate::form::row::field_id;
use crate::form::{FormState, elements};
use crate::schema::Kind;

/// Takes the keys that are about the row of the cell that has the keyboard: of a text before the cell itself sees them,
/// of a list or switch once it is known that it has the keyboard.
pub(super) fn row_keys(
    ui: &Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    grid: &Grid<'_>,
    cell: &Cell<'_>,
    has_keyboard: bool,
) {
    if !has_keyboard || ctx.is_composing {
        return;
    }
    let (list, index) = (&cell.list.path, cell.index);
    let taken = |key, modifiers| ui.input_mut(|input| input.consume_key(modifiers, key));
    let go_to = |index: usize| {
        let cell = list.index(index).join(goal_of(grid, cell));
        ui.memory_mut(|memory| memory.request_focus(field_id(&cell)));
    };
    if taken(Key::ArrowUp, Modifiers::ALT) {
        if let Some(above) = index.checked_sub(1) {
            elements::shift(ctx, state, list, index, above);
            go_to(above);
        }
    } else if taken(Key::ArrowDown, Modifiers::ALT) {
        if index + 1 < grid.length {
            elements::shift(ctx, state, list, index, index + 1);
            go_to(index + 1);
        }
    } else if taken(Key::Delete, Modifiers::COMMAND) {
        elements::remove(ctx, state, list, index);
        // The keyboard stays in the column: in the row that comes up, or in the one above.
        if let Some(nearest) = (grid.length - 1).checked_sub(1).map(|last| index.min(last)) {
            go_to(nearest);
        }
    } else if let Some(pasted) = take_paste(ui) {
        paste(ctx, state, grid, cell, &pasted);
    }
}

/// The column in which the keyboard goes on: a list or switch hands it to the first text of the row.
fn goal_of<'a>(grid: &'a Grid<'_>, cell: &'a Cell<'_>) -> &'a Path {
    let is_text = |column: &&ColumnView| matches!(column.field.kind, Kind::String | Kind::Integer);
    let own = Some(cell.column).filter(is_text);
    let column = own.or_else(|| grid.view.columns.iter().find(is_text));
    column.map_or(&cell.column.tail, |column| &column.tail)
}

/// Enter goes down in a column, from the last row to a new one.
pub(super) fn go_down(ui: &Ui, ctx: &Ctx<'_>, grid: &Grid<'_>, cell: &Cell<'_>) {
    let list = &cell.list.path;
    // The cell that is gone to must not see the same Enter.
    take_enter(ui);
    if cell.index + 1 < grid.length {
        let below = list.index(cell.index + 1).join(&cell.column.tail);
        ui.memory_mut(|memory| memory.request_focus(field_id(&below)));
    } else {
        add_element(ui, ctx, list, cell.list.field);
    }
}

/// Takes the Enter that has done its work here away from all controls that are still to be drawn.
pub(in crate::form) fn take_enter(ui: &Ui) {
    let is_enter = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, .. });
    ui.input_mut(|input| input.events.retain(|event| !is_enter(event)));
}

/// A pasted text of more than one cell; what is one goes into the text of the cell as ever.
fn take_paste(ui: &Ui) -> Option<String> {
    let is_cells = |text: &str| text.trim_end_matches(['\r', '\n']).contains(['\t', '\n']);
    ui.input_mut(|input| {
        let at =
            input.events.iter().position(|event| matches!(event, Event::Paste(text) if is_cells(text)))?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    })
}

/// Puts lines into rows and what stands between tabs into columns, from a cell on.
fn paste(ctx: &Ctx<'_>, state: &mut FormState, grid: &Grid<'_>, cell: &Cell<'_>, text: &str) {
    let (list, field) = (&cell.list.path, cell.list.field);
    let mut edits = Vec::new();
    for (offset, line) in text.trim_end_matches(['\r', '\n']).lines().enumerate() {
        let index = cell.index + offset;
        if index >= grid.length {
            let value = elements::new_element(ctx, list, field);
            edits.push(Edit::Insert { path: list.clone(), index, value });
        }
        let columns = grid.view.columns.iter().skip(cell.number);
        for (column, text) in columns.zip(line.split('\t')) {
            let path = list.index(index).join(&column.tail);
            edits.push(match value_of(column, text.trim()) {
                Some(value) => Edit::Set { path, value },
                // A cell that the new row does not have need not be taken away.
                None if index >= grid.length => continue,
                None => Edit::Remove { path },
            });
        }
    }
    edits.retain(|edit| match edit {
        Edit::Remove { path } => ctx.good.is_some_and(|good| good.value(path).is_some()),
        _ => true,
    });
    state.forget_below(list);
    ctx.edit(StepName::Add(list.index(cell.index)), edits);
}

/// What a pasted text means in a column: a number where that is what the column has, else a text, which its finding
/// then speaks about.
fn value_of(column: &ColumnView, text: &str) -> Option<Value> {
    if text.is_empty() {
        return None;
    }
    Some(match column.field.kind {
        Kind::Integer => text.parse::<i64>().map_or_else(|_| text.into(), Value::from),
        Kind::Boolean => text.to_lowercase().parse::<bool>().map_or_else(|_| text.into(), Value::from),
        Kind::List => text.split(',').map(str::trim).collect::<Vec<_>>().into(),
        Kind::String | Kind::Enum | Kind::Map | Kind::Structure => text.into(),
    })
}

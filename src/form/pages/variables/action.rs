//! What is done with a row, by its keys, its menu or its sheet.

use eframe::egui::{self, Event, Key, Modifiers, Ui};

use super::edits;
use super::model::{Entry, List, Model, Source};
use super::sheet::Sheet;
use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::app::workspace::Pane;
use crate::document::{Edit, Path, StepName};
use crate::exchange::variables::Pasted;
use crate::form::FormState;

/// The columns with an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Key,
    Content,
}

/// What the user asked for in a row.
#[derive(Debug)]
pub(super) enum Action {
    Remove(Column),
    Move {
        to: usize,
        column: Column,
    },
    Duplicate,
    Convert(Source),
    Build,
    Store,
    ShowJson,
    Toggle,
    /// Goes down in a column, from the last row to a new one.
    Next(Column),
    Paste(Pasted),
}

/// The keys that mean something to the row with the keyboard, and a paste of several variables into a key.
pub(super) fn keys(ui: &Ui, ctx: &Ctx<'_>, model: &Model) -> Option<(usize, Action)> {
    let focused = ui.memory(egui::Memory::focused).filter(|_| ui.is_enabled() && !ctx.is_composing)?;
    let (row, entry) = model.entries.iter().enumerate().find(|(_, entry)| {
        let ids = &entry.ids;
        [ids.key, ids.source, ids.content, ids.menu].contains(&focused)
    })?;
    let column = if focused == entry.ids.key { Column::Key } else { Column::Content };
    let action = ui.input_mut(|input| {
        if input.consume_key(Modifiers::COMMAND, Key::Delete) {
            return Some(Action::Remove(column));
        }
        let to = match () {
            () if input.consume_key(Modifiers::ALT, Key::ArrowUp) => entry.index.checked_sub(1),
            () if input.consume_key(Modifiers::ALT, Key::ArrowDown) => Some(entry.index + 1),
            () => None,
        };
        if let Some(to) = to {
            return Some(Action::Move { to, column });
        }
        if focused != entry.ids.key {
            return None;
        }
        let is_empty = entry.name.is_empty();
        let at = input.events.iter().position(|event| {
            matches!(event, Event::Paste(text) if holds_several(text) || (is_empty && text.contains('=')))
        })?;
        let Some(Event::Paste(text)) = input.events.get(at) else { return None };
        let pasted = Pasted::read(text);
        if pasted.variables.is_empty() {
            return None;
        }
        input.events.remove(at);
        Some(Action::Paste(pasted))
    });
    action.map(|action| (row, action))
}

/// Whether a text is more than a key.
fn holds_several(text: &str) -> bool {
    let text = text.trim();
    text.contains('\n') || text.contains('\t')
}

/// Does what was asked in a row.
pub(super) fn run(
    ctx: &Ctx<'_>,
    state: &mut FormState,
    good: &Derived,
    model: &Model,
    row: usize,
    action: Action,
) {
    let Some(entry) = model.entries.get(row) else { return };
    let list = entry.list.path(&model.container);
    match action {
        Action::Remove(column) => {
            state.forget_below(&list);
            state.variables.forget_places();
            ctx.edit(StepName::Remove(entry.path.clone()), vec![edits::removal(good, &list, entry.index)]);
            // The row that comes to stand here; after the last one, the one before it.
            let below = model.entries.get(row + 1);
            let next = match below {
                Some(below) if below.list == entry.list => Some(entry),
                Some(below) => Some(below),
                None => row.checked_sub(1).and_then(|above| model.entries.get(above)),
            };
            if let Some(next) = next {
                state.variables.want(cell_path(&next.path, next.list, column));
            }
        }
        Action::Move { to, column } if to < good.length(&list) => {
            state.forget_below(&list);
            state.variables.forget_places();
            let edit = Edit::Move { path: list.clone(), from: entry.index, to };
            ctx.edit(StepName::Move(entry.path.clone()), vec![edit]);
            state.variables.want(cell_path(&list.index(to), entry.list, column));
        }
        Action::Move { .. } => {}
        Action::Duplicate => {
            let Some(value) = good.value(&entry.path).cloned() else { return };
            state.forget_below(&list);
            state.variables.forget_places();
            let index = entry.index + 1;
            ctx.edit(
                StepName::Add(list.index(index)),
                vec![Edit::Insert { path: list.clone(), index, value }],
            );
            state.variables.want(cell_path(&list.index(index), entry.list, Column::Key));
        }
        Action::Convert(source) => convert(ctx, state, good, model, entry, source),
        Action::Build => state.variables.sheet = Some(Sheet::reference(good, entry, None)),
        Action::Store => state.variables.sheet = Some(Sheet::store(good, entry)),
        Action::ShowJson => ctx.select(entry.path.clone(), Pane::Form),
        Action::Toggle => state.variables.toggle(entry),
        Action::Next(column) => match model.entries.get(row + 1) {
            Some(next) => state.variables.want(cell_path(&next.path, next.list, column)),
            None => {
                let source = state.variables.source_of(entry);
                let path = super::add(ctx, state, good, &list, entry.list);
                state.variables.chosen.insert(path, source);
            }
        },
        Action::Paste(pasted) => {
            state.drafts.remove(&entry.path.key("name"));
            paste(ctx, state, good, model, entry, &pasted);
        }
    }
}

/// Adds what was pasted. A row that is still blank makes room for it.
fn paste(
    ctx: &Ctx<'_>,
    state: &mut FormState,
    good: &Derived,
    model: &Model,
    entry: &Entry,
    pasted: &Pasted,
) {
    let mut edits = edits::paste(good, &model.container, pasted).edits;
    if good.value(&entry.path) == Some(&edits::blank(entry.list)) {
        edits.push(Edit::Remove { path: entry.path.clone() });
    }
    apply_paste(ctx, state, &model.container, edits);
}

pub(super) fn apply_paste(ctx: &Ctx<'_>, state: &mut FormState, container: &Path, edits: Vec<Edit>) {
    for list in List::ALL {
        state.forget_below(&list.path(container));
    }
    state.variables.forget_places();
    if !edits.is_empty() {
        ctx.edit(StepName::Add(List::Environment.path(container)), edits);
    }
}

fn cell_path(entry: &Path, list: List, column: Column) -> Path {
    match column {
        Column::Key if list != List::Files => entry.key("name"),
        _ => entry.key(list.content_key()),
    }
}

/// Another source: the name stays. A reference that is there asks what it becomes in the other service.
fn convert(ctx: &Ctx<'_>, state: &mut FormState, good: &Derived, model: &Model, entry: &Entry, to: Source) {
    if entry.list == to.list() {
        if entry.source.is_some() {
            state.variables.sheet = Some(Sheet::reference(good, entry, to.store()));
        } else {
            state.variables.chosen.insert(entry.path.clone(), to);
        }
        return;
    }
    change(ctx, state, good, &model.container, entry, to, None);
}

/// Changes source and content of an entry as one step, and goes to the content.
pub(super) fn change(
    ctx: &Ctx<'_>,
    state: &mut FormState,
    good: &Derived,
    container: &Path,
    entry: &Entry,
    to: Source,
    content: Option<&str>,
) {
    let (edits, place) = edits::conversion(good, container, entry, to, content);
    for list in [entry.list, to.list()] {
        state.forget_below(&list.path(container));
    }
    if entry.list != to.list() {
        state.variables.forget_places();
    }
    state.variables.chosen.insert(place.clone(), to);
    if !edits.is_empty() {
        ctx.edit(StepName::Change(entry.path.clone()), edits);
    }
    state.variables.want(place.key(to.list().content_key()));
}

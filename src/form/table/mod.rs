//! Lists of objects as tables. A cell is a field without a frame, with the same drafts.
//!
//! Which columns a table has stands in `spec`, its words in `view`, what keys and pasted cells do in `keys`.

mod grid;
mod keys;
mod spec;
mod view;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{self, Align, Layout, Rect, Sense, Ui, Vec2, pos2, vec2};

pub(in crate::form) use grid::{cell_rect, columns, in_rect, paint_grid};
pub(in crate::form) use keys::take_enter;
pub(in crate::form) use spec::table_of;
pub(in crate::form) use view::{Numbered, TableView};

use self::view::ColumnView;
use super::inline::{findings_inside_ui, worst};
use super::row::{Place, Row, field_id, label_ui, notice_focus, show_json_button};
use super::view::RowView;
use super::{FormState, choice, elements, reorder, suggest, text};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::{Edit, Path, StepName};
use crate::schema::{Field, Kind};
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, spacing};
use crate::ui::widgets::{ghost_button, icon_button};

/// The least width of a column that takes what is left. Where there is less room, the table scrolls sideways.
const GROWING_MIN: f32 = 96.0;
/// The width of the column of menus.
pub(in crate::form) const MENU_WIDTH: f32 = height::TABLE_ROW + spacing::SM;

/// Draws the table of a list, and below it what is wrong in it.
pub(super) fn table_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, list: &RowView, view: &TableView) {
    let length = ctx.good.map_or(0, |good| good.length(&list.path));
    if !view.table.words.is_of_heading {
        head_ui(ui, ctx, state, list, view);
    }
    if length > 0 {
        let least = view.columns.iter().map(|column| column.width.max(GROWING_MIN)).sum::<f32>() + MENU_WIDTH;
        let grid = Grid { list, view, length };
        if ui.available_width() < least {
            let scroll = egui::ScrollArea::horizontal().id_salt(&list.path);
            scroll.show(ui, |ui| grid_ui(ui, ctx, state, &grid, least));
        } else {
            grid_ui(ui, ctx, state, &grid, ui.available_width());
        }
    }
    // Where elements have pages, those show what the table does not.
    let depth = list.path.segments().len() + 1;
    let is_shown = |at: &Path| {
        let tail = at.segments().get(depth..).unwrap_or_default();
        !view.table.words.has_pages || view.columns.iter().any(|column| column.tail.segments() == tail)
    };
    findings_inside_ui(ui, ctx, &list.path, &is_shown);
}

/// The label of the list and the button that adds to it.
fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, list: &RowView, view: &TableView) {
    let head = ui.horizontal(|ui| {
        label_ui(ui, ctx, list);
        if ctx.good.is_none_or(|good| good.value(&list.path).is_none()) {
            ui.label(Type::BODY.text(&*list.unset).color(colors(ui).text_muted));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let button =
                ghost_button(ui, icons::PLUS, &ctx.texts.get("form-add")).accessible_name(&*view.add);
            if button.clicked() {
                add_element(ui, ctx, &list.path, list.field);
            }
            button
        })
        .inner
    });
    super::row::show_selection(ui, ctx, state, &list.path, &head.response, &head.inner);
}

/// What stands in a table.
struct Grid<'a> {
    list: &'a RowView,
    view: &'a TableView,
    length: usize,
}

fn grid_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, grid: &Grid<'_>, width: f32) {
    let Grid { list, view, length } = *grid;
    let widths: Vec<f32> = view.columns.iter().map(|column| column.width).collect();
    let places = columns(&widths, width - MENU_WIDTH);
    let size = vec2(width, height::TABLE_HEADER + height::TABLE_ROW * length as f32);
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    paint_grid(ui, whole, &places);
    for (number, (column, place)) in view.columns.iter().zip(&places).enumerate() {
        let rect = cell_rect(whole, 0, place).shrink2(vec2(spacing::SM, 0.0));
        in_rect(ui, (0, number), rect, |ui| {
            let text = Type::SMALL_MEDIUM.text(&*column.label).color(colors(ui).text_secondary);
            ui.add(egui::Label::new(text).truncate());
        });
    }
    for index in 0..length {
        for (number, (column, place)) in view.columns.iter().zip(&places).enumerate() {
            let rect = cell_rect(whole, index + 1, place).shrink(0.5);
            let cell = Cell { list, column, index, number };
            in_rect(ui, (index + 1, number), rect, |ui| cell_ui(ui, ctx, state, grid, &cell));
        }
        let top = whole.top() + height::TABLE_HEADER + index as f32 * height::TABLE_ROW;
        let row = Rect::from_min_size(pos2(whole.left(), top), vec2(width, height::TABLE_ROW));
        if ui.is_rect_visible(row) {
            let centre = pos2(row.right() - spacing::XS - height::CHIP / 2.0, row.center().y);
            let rect = Rect::from_center_size(centre, Vec2::splat(height::CHIP));
            in_rect(ui, (index + 1, usize::MAX), rect, |ui| menu_ui(ui, ctx, state, grid, index));
        }
    }
    let rows = whole.with_min_y(whole.top() + height::TABLE_HEADER);
    if let Some((from, to)) =
        reorder::handles_ui(ui, &list.path, rows, &|index| view.handle.of(index), length, height::TABLE_ROW)
    {
        elements::shift(ctx, state, &list.path, from, to);
    }
}

/// A cell and where it stands.
struct Cell<'a> {
    list: &'a RowView,
    column: &'a ColumnView,
    index: usize,
    /// Of the column.
    number: usize,
}

fn cell_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, grid: &Grid<'_>, cell: &Cell<'_>) {
    let path = cell.list.path.index(cell.index).join(&cell.column.tail);
    let name = cell.column.name(cell.index);
    let row = Row {
        path: &path,
        field: cell.column.field,
        value: ctx.good.and_then(|good| good.value(&path)),
        name: &name,
        unset: grid.view.unset(cell.column, cell.index),
        choices: &cell.column.choices,
        place: Place::Cell,
    };
    let is_wanted = state.target.as_ref().is_some_and(|target| target.row == path);
    if !ui.is_rect_visible(ui.max_rect())
        && !is_wanted
        && !ui.memory(|memory| memory.has_focus(field_id(&path)))
    {
        return hidden_ui(ui, &row);
    }
    let is_text = ui.memory(|memory| memory.has_focus(field_id(&path)));
    keys::row_keys(ui, ctx, state, grid, cell, is_text);
    let is_scalar = row.value.is_none_or(|value| !value.is_array() && !value.is_object());
    let response = match row.field.kind {
        Kind::String | Kind::Integer if is_scalar => suggest::text_ui(ui, ctx, state, &row),
        Kind::List if text::is_words(row.field, row.value) => text::text_ui(ui, ctx, state, &row),
        Kind::Enum if is_scalar => {
            tint(ui, ctx, &path);
            choice::choice_ui(ui, ctx, &row)
        }
        Kind::Boolean if is_scalar => {
            tint(ui, ctx, &path);
            ui.add_space(spacing::SM);
            choice::switch_ui(ui, ctx, &row)
        }
        _ => {
            let name = ctx.texts.with("form-show-json-of", "field", name.as_str());
            show_json_button(ui, ctx, &path, &name)
        }
    };
    keys::row_keys(ui, ctx, state, grid, cell, !is_text && response.has_focus());
    notice_focus(ctx, &path, &response);
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        keys::go_down(ui, ctx, grid, cell);
    }
    if let Some(target) = state.target.as_ref().filter(|_| is_wanted) {
        response.scroll_to_me(Some(Align::Center));
        if target.takes_focus {
            response.request_focus();
        }
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// The colour of a cell in which something is wrong.
fn tint(ui: &Ui, ctx: &Ctx<'_>, path: &Path) {
    if let Some(severity) = worst(ctx, path) {
        ui.painter().rect_filled(ui.max_rect(), 0.0, colors(ui).severity(severity).tint);
    }
}

/// A cell out of sight: it can be reached by Tab and by name, and draws nothing.
fn hidden_ui(ui: &Ui, row: &Row<'_>) {
    let response = ui.interact(ui.max_rect(), field_id(row.path), Sense::click());
    response.widget_info(|| {
        let role = match row.field.kind {
            Kind::Enum => egui::accesskit::Role::ComboBox,
            Kind::Boolean => egui::accesskit::Role::CheckBox,
            _ => egui::accesskit::Role::TextInput,
        };
        egui::WidgetInfo::labeled(role, ui.is_enabled(), row.name)
    });
}

fn menu_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, grid: &Grid<'_>, index: usize) {
    let path = &grid.list.path;
    let button = icon_button(ui, icons::DOTS_THREE, height::CHIP, &grid.view.actions.of(index));
    egui::Popup::menu(&button).show(|ui| {
        let mut shift = |ui: &mut Ui, key, to: Option<usize>| {
            let to = to.filter(|to| *to < grid.length);
            let is_clicked = ui.add_enabled(to.is_some(), egui::Button::new(&*ctx.texts.get(key))).clicked();
            if let Some(to) = to.filter(|_| is_clicked) {
                elements::shift(ctx, state, path, index, to);
                ui.close();
            }
        };
        shift(ui, "form-move-up", index.checked_sub(1));
        shift(ui, "form-move-down", Some(index + 1));
        if grid.view.table.words.has_pages && ui.button(&*ctx.texts.get("form-open-page")).clicked() {
            ctx.select(path.index(index), Pane::Outline);
            ui.close();
        }
        if ui.button(&*ctx.texts.get("form-duplicate")).clicked() {
            state.forget_below(path);
            elements::duplicate(ctx, path, index);
            ui.close();
        }
        if ui.button(&*ctx.texts.get("form-show-json")).clicked() {
            ctx.select(path.index(index), Pane::Form);
            ui.close();
        }
        if ui.button(grid.view.remove.of(index)).clicked() {
            elements::remove(ctx, state, path, index);
            ui.close();
        }
    });
}

/// Puts an element at the end of a list and gives the keyboard to its first cell, whose text is marked: what is typed
/// next replaces it.
pub(super) fn add_element(ui: &Ui, ctx: &Ctx<'_>, list: &Path, field: &'static Field) {
    let length = ctx.good.map_or(0, |good| good.length(list));
    let path = list.index(length);
    let value = elements::new_element(ctx, list, field);
    let edit = Edit::Insert { path: list.clone(), index: length, value };
    ctx.edit(StepName::Add(path.clone()), vec![edit]);
    let first = table_of(field).and_then(|table| table.columns.first());
    let cell = first.map_or_else(|| path.clone(), |first| path.join(&first.tail));
    ui.memory_mut(|memory| memory.request_focus(field_id(&cell)));
    mark_text(ui.ctx(), field_id(&cell));
    ctx.send(Command::Select { path: cell, offset: None, origin: Pane::Outline });
}

/// Marks the whole text of a field, however long it is.
fn mark_text(context: &egui::Context, field: egui::Id) {
    let mut state = TextEditState::load(context, field).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(usize::MAX))));
    state.store(context, field);
}

//! Lists of small objects as tables: ports and tags. A cell is a field without a frame, with the same drafts.

use eframe::egui::{
    self, Align, CornerRadius, Label, Layout, Popup, Rect, Sense, StrokeKind, Ui, UiBuilder, pos2, vec2,
};
use serde_json::{Value, json};

use super::inline::{findings_ui, worst};
use super::row::{Place, Row, field_id, notice_focus, show_json_button};
use super::view::RowView;
use super::{FormState, choice, text};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::{Edit, Path, Segment, StepName};
use crate::learn::label;
use crate::schema::{Field, Kind, SCHEMA};
use crate::ui::icons;
use crate::ui::theme::{Type, colors, corner, height, radius, spacing, stroke};
use crate::ui::widgets::icon_button;

/// The least width of a column that takes what is left. Where there is less room, the table scrolls sideways.
const GROWING_MIN: f32 = 96.0;
/// The width of the column of menus.
const MENU_WIDTH: f32 = height::TABLE_ROW + spacing::SM;

/// What differs between tables.
pub(super) struct Table {
    /// The member of each column, and its width; 0 takes what is left.
    columns: &'static [(&'static str, f32)],
    /// A column that most tables do not need.
    rare: Option<(&'static str, f32)>,
    /// The keys of the texts: an element, adding one, removing one, the menu of one.
    pub(super) add_key: &'static str,
    pub(super) remove_key: &'static str,
    pub(super) actions_key: &'static str,
}

static PORTS: Table = Table {
    columns: &[
        ("containerPort", 112.0),
        ("protocol", 88.0),
        ("hostPort", 104.0),
        ("name", 0.0),
        ("appProtocol", 112.0),
    ],
    rare: Some(("containerPortRange", 112.0)),
    add_key: "form-add-port",
    remove_key: "form-remove-port",
    actions_key: "form-port-actions",
};

static TAGS: Table = Table {
    columns: &[("key", 0.0), ("value", 0.0)],
    rare: None,
    add_key: "form-add-tag",
    remove_key: "form-remove-tag",
    actions_key: "form-tag-actions",
};

/// The table of a list that is laid out element by element.
pub(super) fn table_of(field: &Field) -> Option<&'static Table> {
    match field.pattern {
        "tags" => Some(&TAGS),
        "containerDefinitions[].portMappings" => Some(&PORTS),
        _ => None,
    }
}

/// A column with its place from the left edge of the table.
struct Column {
    member: &'static Field,
    left: f32,
    width: f32,
}

/// Draws the table of the list at `path`, and below it what is wrong in it.
pub(super) fn table_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, list: &RowView, table: &Table) {
    let cells = list.cells.as_slice();
    let Some(element) = SCHEMA.element(list.field) else { return };
    findings_ui(ui, ctx, &list.path);
    if cells.is_empty() {
        return;
    }
    let needs_rare = |member: &str| cells.iter().any(|row| row.iter().any(|cell| cell.field.name == member));
    let rare = table.rare.filter(|(member, _)| needs_rare(member));
    let members: Vec<(&str, f32)> = table.columns.iter().copied().chain(rare).collect();
    let grid = Grid { list, element, members: &members, cells };
    let least = members.iter().map(|(_, width)| width.max(GROWING_MIN)).sum::<f32>() + MENU_WIDTH;
    if ui.available_width() < least {
        let scroll = egui::ScrollArea::horizontal().id_salt(&list.path);
        scroll.show(ui, |ui| grid_ui(ui, ctx, state, &grid, least));
    } else {
        grid_ui(ui, ctx, state, &grid, ui.available_width());
    }
    for row in cells {
        if let Some(element) = row.first().and_then(|cell| cell.path.parent()) {
            findings_ui(ui, ctx, &element);
        }
        for cell in row {
            findings_ui(ui, ctx, &cell.path);
        }
    }
}

/// What stands in a table.
struct Grid<'a> {
    list: &'a RowView,
    element: &'static Field,
    members: &'a [(&'a str, f32)],
    cells: &'a [Vec<RowView>],
}

fn grid_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, grid: &Grid<'_>, width: f32) {
    let Grid { list, element, members, cells } = *grid;
    let columns = columns(element, members, width - MENU_WIDTH);
    let size = vec2(width, height::TABLE_HEADER + height::TABLE_ROW * cells.len() as f32);
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    paint_grid(ui, whole, &columns);
    for column in &columns {
        let rect = cell_rect(whole, 0, column).shrink2(vec2(spacing::SM, 0.0));
        in_rect(ui, (0, column.member.name), rect, |ui| {
            let text = Type::SMALL_MEDIUM.text(label(column.member, ctx.texts.language()));
            ui.add(Label::new(text.color(colors(ui).text_secondary)).truncate());
        });
    }
    for (index, row) in cells.iter().enumerate() {
        for column in &columns {
            let Some(cell) = row.iter().find(|cell| cell.field.name == column.member.name) else { continue };
            let rect = cell_rect(whole, index + 1, column).shrink(0.5);
            in_rect(ui, (index + 1, column.member.name), rect, |ui| cell_ui(ui, ctx, state, cell));
        }
        let right = whole.right() - spacing::XS;
        let center = whole.top() + height::TABLE_HEADER + (index as f32 + 0.5) * height::TABLE_ROW;
        let rect = Rect::from_center_size(
            pos2(right - height::CHIP / 2.0, center),
            vec2(height::CHIP, height::CHIP),
        );
        in_rect(ui, (index + 1, "menu"), rect, |ui| menu_ui(ui, ctx, state, list, index));
    }
}

/// Draws into a part of the table, which has its room already.
fn in_rect<R>(ui: &mut Ui, salt: (usize, &str), rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = Layout::left_to_right(Align::Center);
    let builder = UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout);
    let mut child = ui.new_child(builder);
    content(&mut child)
}

fn columns(element: &'static Field, members: &[(&str, f32)], width: f32) -> Vec<Column> {
    let fixed: f32 = members.iter().map(|(_, width)| width).sum();
    let growing = members.iter().filter(|(_, width)| *width == 0.0).count().max(1);
    let rest = (width - fixed) / growing as f32;
    let mut left = 0.0;
    let column = |(name, fixed): &(&str, f32)| {
        let width = if *fixed == 0.0 { rest } else { *fixed };
        let column = Column { member: SCHEMA.member(element, name)?, left, width };
        left += width;
        Some(column)
    };
    members.iter().filter_map(column).collect()
}

/// The place of a cell; row 0 is the head.
fn cell_rect(whole: Rect, row: usize, column: &Column) -> Rect {
    let min = whole.min + vec2(column.left, row as f32 * height::TABLE_ROW);
    Rect::from_min_size(min, vec2(column.width, height::TABLE_ROW))
}

fn paint_grid(ui: &Ui, whole: Rect, columns: &[Column]) {
    let (colors, painter) = (colors(ui), ui.painter());
    let line = stroke(colors.stroke_subtle);
    let round = radius::CARD as u8;
    let head = Rect::from_min_size(whole.min, vec2(whole.width(), height::TABLE_HEADER));
    painter.rect_filled(whole, corner(radius::CARD), colors.bg_field);
    let top = CornerRadius { nw: round, ne: round, sw: 0, se: 0 };
    painter.rect_filled(head, top, colors.bg_sunken);
    let rows = (whole.height() / height::TABLE_ROW).round() as usize;
    for row in 1..rows {
        painter.hline(whole.x_range(), whole.top() + row as f32 * height::TABLE_ROW, line);
    }
    for column in columns {
        painter.vline(whole.left() + column.left + column.width, whole.y_range(), line);
    }
    painter.rect_stroke(whole, corner(radius::CARD), stroke(colors.stroke_card), StrokeKind::Inside);
}

fn cell_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, cell: &RowView) {
    let row = Row::new(ctx, cell, Place::Cell);
    let is_scalar = row.value.is_none_or(|value| !value.is_array() && !value.is_object());
    let response = match row.field.kind {
        Kind::String | Kind::Integer if is_scalar => text::text_ui(ui, ctx, state, &row),
        Kind::Enum if is_scalar => {
            if let Some(severity) = worst(ctx, row.path) {
                ui.painter().rect_filled(ui.max_rect(), 0.0, colors(ui).severity(severity).tint);
            }
            choice::choice_ui(ui, ctx, &row)
        }
        _ => show_json_button(ui, ctx, row.path, &cell.buttons.show_json),
    };
    notice_focus(ctx, row.path, &response);
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        next_row(ui, ctx, &row);
    }
    if let Some(target) = state.target.as_ref().filter(|target| target.row == *row.path) {
        response.scroll_to_me(Some(Align::Center));
        if target.takes_focus {
            response.request_focus();
        }
    }
}

/// Enter goes down in a column, from the last row to a new one.
fn next_row(ui: &Ui, ctx: &Ctx<'_>, row: &Row<'_>) {
    let Some(element) = row.path.parent() else { return };
    let (Some(list), Some(Segment::Index(index))) = (element.parent(), element.last()) else { return };
    let next = *index as usize + 1;
    if ctx.good.is_some_and(|good| next < good.length(&list)) {
        let cell = list.index(next).key(row.field.name);
        ui.memory_mut(|memory| memory.request_focus(field_id(&cell)));
    } else if let Some(field) = SCHEMA.at(&list) {
        let first = add_element(ctx, &list, field);
        ui.memory_mut(|memory| memory.request_focus(field_id(&first)));
    }
}

fn menu_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, list: &RowView, index: usize) {
    let Some(words) = list.elements.get(index) else { return };
    let length = list.elements.len();
    let button = icon_button(ui, icons::DOTS_THREE, height::CHIP, &words.name);
    let path = &list.path;
    Popup::menu(&button).show(|ui| {
        let mut shift = |ui: &mut Ui, key, to: Option<usize>| {
            let to = to.filter(|to| *to < length);
            let is_clicked = ui.add_enabled(to.is_some(), egui::Button::new(&*ctx.texts.get(key))).clicked();
            if let Some(to) = to.filter(|_| is_clicked) {
                state.forget_below(path);
                let step = StepName::Move(path.index(index));
                ctx.edit(step, vec![Edit::Move { path: path.clone(), from: index, to }]);
                ui.close();
            }
        };
        shift(ui, "form-move-up", index.checked_sub(1));
        shift(ui, "form-move-down", Some(index + 1));
        if ui.button(&*ctx.texts.get("form-show-json")).clicked() {
            ctx.select(path.index(index), Pane::Form);
            ui.close();
        }
        if ui.button(words.remove.as_str()).clicked() {
            state.forget_below(path);
            let element = path.index(index);
            ctx.edit(StepName::Remove(element.clone()), vec![Edit::Remove { path: element }]);
            ui.close();
        }
    });
}

/// Puts an element at the end of a list and goes to its first cell, which it returns.
pub(super) fn add_element(ctx: &Ctx<'_>, list: &Path, field: &'static Field) -> Path {
    let length = ctx.good.map_or(0, |good| good.length(list));
    let value = match field.name {
        "tags" => json!({ "key": "", "value": "" }),
        _ => json!({ "containerPort": free_port(ctx, list) }),
    };
    let path = list.index(length);
    let edit = Edit::Insert { path: list.clone(), index: length, value };
    ctx.edit(StepName::Add(path.clone()), vec![edit]);
    let first = SCHEMA.element(field).and_then(|element| SCHEMA.members(element).next());
    let cell = path.key(first.map_or("", |member| member.name));
    ctx.send(Command::Select { path: cell.clone(), offset: None, origin: Pane::Outline });
    cell
}

/// The first port from 80, then from 8080 on, that the container does not map yet.
fn free_port(ctx: &Ctx<'_>, list: &Path) -> i64 {
    let mapped = ctx.good.and_then(|good| good.value(list)).and_then(Value::as_array);
    let is_taken =
        |port: i64| mapped.is_some_and(|ports| ports.iter().any(|mapping| mapping["containerPort"] == port));
    std::iter::once(80).chain(8080..).find(|port| !is_taken(*port)).unwrap_or(80)
}

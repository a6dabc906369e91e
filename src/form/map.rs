//! Maps of texts as a table of keys and values. A key is renamed with every keystroke that yields one that is free.

use eframe::egui::{self, Align, Id, Key, Layout, Rect, Sense, TextEdit, Ui, pos2, vec2};
use serde_json::{Map, Value, json};

use super::FormState;
use super::inline::findings_inside_ui;
use super::row::{Place, Row, field_id, label_ui, notice_focus, show_json_button};
use super::table::{MENU_WIDTH, Numbered, cell_rect, columns, in_rect, paint_grid, take_enter};
use super::text::{self, paint_cell};
use super::view::RowView;
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::{Edit, Path, StepName, history};
use crate::learn::label;
use crate::schema::{Field, SCHEMA};
use crate::text::Args;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, spacing};
use crate::ui::widgets::{ghost_button, icon_button};

/// The share of the width that keys take.
const KEYS: f32 = 0.4;

/// The words of a map, resolved once.
#[derive(Debug)]
pub(super) struct MapView {
    keys: Numbered,
    values: Numbered,
    remove: Numbered,
}

impl MapView {
    pub(super) fn new(ctx: &Ctx<'_>, field: &'static Field) -> Self {
        let name = label(field, ctx.texts.language());
        let numbered = |key| Numbered::new(ctx, key, Args::new().with("field", name));
        Self {
            keys: numbered("form-map-key"),
            values: numbered("form-map-value"),
            remove: numbered("form-map-remove"),
        }
    }
}

/// A key that someone writes.
#[derive(Debug, Clone)]
pub(super) struct KeyDraft {
    map: Path,
    index: usize,
    text: String,
    /// Whether the document has it, or was asked to.
    is_sent: bool,
}

/// Draws the label with the button that adds, and the members.
pub(super) fn map_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, row: &RowView, view: &MapView) {
    let members = ctx.good.and_then(|good| good.value(&row.path)).and_then(Value::as_object);
    let head = ui.horizontal(|ui| {
        label_ui(ui, ctx, row);
        if members.is_none() {
            ui.label(Type::BODY.text(&*row.unset).color(colors(ui).text_muted));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let button = ghost_button(ui, icons::PLUS, &ctx.texts.get("form-add"));
            let button = button.accessible_name(row.buttons.add.as_str());
            if button.clicked() {
                add(ui, ctx, row, members);
            }
            button
        })
        .inner
    });
    super::row::show_selection(ui, ctx, state, &row.path, &head.response, &head.inner);
    if let Some(members) = members.filter(|members| !members.is_empty()) {
        members_ui(ui, ctx, state, row, view, members);
    }
    findings_inside_ui(ui, ctx, &row.path, &|_| true);
}

/// The place of a member. The table of fields has one pattern for all of them.
fn member_path(map: &Path, key: &str) -> Path {
    map.key(key.to_owned())
}

fn members_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    row: &RowView,
    view: &MapView,
    members: &Map<String, Value>,
) {
    let width = ui.available_width();
    let size = vec2(width, height::TABLE_HEADER + height::TABLE_ROW * members.len() as f32);
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    let places = columns(&[((width - MENU_WIDTH) * KEYS).round(), 0.0], width - MENU_WIDTH);
    paint_grid(ui, whole, &places);
    let [key_place, value_place] = &places[..] else { return };
    for (place, key) in [(key_place, "form-map-head-key"), (value_place, "form-map-head-value")] {
        in_rect(
            ui,
            (0, place.left as usize),
            cell_rect(whole, 0, place).shrink2(vec2(spacing::SM, 0.0)),
            |ui| {
                let text = Type::SMALL_MEDIUM.text(&*ctx.texts.get(key)).color(colors(ui).text_secondary);
                ui.add(egui::Label::new(text).truncate());
            },
        );
    }
    for (index, (key, value)) in members.iter().enumerate() {
        let path = member_path(&row.path, key);
        in_rect(ui, (index + 1, 0), cell_rect(whole, index + 1, key_place).shrink(0.5), |ui| {
            key_ui(
                ui,
                ctx,
                state,
                &KeyCell { map: &row.path, index, key, members, name: &view.keys.of(index) },
            );
        });
        in_rect(ui, (index + 1, 1), cell_rect(whole, index + 1, value_place).shrink(0.5), |ui| {
            value_ui(ui, ctx, state, row, &path, value, &view.values.of(index));
        });
        let cell = cell_rect(whole, index + 1, value_place);
        let centre = pos2(whole.right() - spacing::XS - height::CHIP / 2.0, cell.center().y);
        let rect = Rect::from_center_size(centre, egui::Vec2::splat(height::CHIP));
        in_rect(ui, (index + 1, 2), rect, |ui| {
            if icon_button(ui, icons::TRASH, height::CHIP, &view.remove.of(index)).clicked() {
                remove(ctx, state, &row.path, &path);
            }
        });
    }
}

fn value_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    row: &RowView,
    path: &Path,
    value: &Value,
    name: &str,
) {
    let Some(field) = SCHEMA.element(row.field) else { return };
    let own = Row { path, field, value: Some(value), name, unset: "", choices: &[], place: Place::Member };
    if value.is_array() || value.is_object() {
        let name = ctx.texts.with("form-show-json-of", "field", name);
        show_json_button(ui, ctx, path, &name);
        return;
    }
    take_removal(ui, ctx, state, row, path, field_id(path));
    let response = text::text_ui(ui, ctx, state, &own);
    notice_focus(ctx, path, &response);
    if state.wants(path) {
        response.request_focus();
        response.scroll_to_me(Some(Align::Center));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        let members = ctx.good.and_then(|good| good.value(&row.path)).and_then(Value::as_object);
        let next = members.and_then(|members| {
            let at = members.keys().position(|key| member_path(&row.path, key) == *path)?;
            members.keys().nth(at + 1).map(|key| field_id(&member_path(&row.path, key)))
        });
        match next {
            Some(next) => {
                take_enter(ui);
                ui.memory_mut(|memory| memory.request_focus(next));
            }
            None => add(ui, ctx, row, members),
        }
    }
}

/// Ctrl+Del takes the member away whose cell has the keyboard.
fn take_removal(ui: &Ui, ctx: &Ctx<'_>, state: &mut FormState, row: &RowView, path: &Path, cell: Id) {
    let has_keyboard = ui.memory(|memory| memory.has_focus(cell)) && !ctx.is_composing;
    if has_keyboard && ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, Key::Delete)) {
        remove(ctx, state, &row.path, path);
    }
}

fn remove(ctx: &Ctx<'_>, state: &mut FormState, map: &Path, path: &Path) {
    state.forget_below(map);
    ctx.edit(StepName::Remove(path.clone()), vec![Edit::Remove { path: path.clone() }]);
}

struct KeyCell<'a> {
    map: &'a Path,
    index: usize,
    key: &'a str,
    members: &'a Map<String, Value>,
    name: &'a str,
}

/// The id of a key's field: it stays while the key changes.
fn key_id(map: &Path, index: usize) -> Id {
    Id::unique(("map-key", map, index))
}

fn key_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, cell: &KeyCell<'_>) {
    let KeyCell { map, index, key, members, name } = *cell;
    let id = key_id(map, index);
    let place = history::Place::Field(map.index(index));
    // A text that became the key gives way when something else changes the key, such as undo.
    let is_old = |draft: &KeyDraft| draft.is_sent && draft.text != key && !ctx.is_own_change(&place);
    let own = state.key_draft.as_ref().filter(|draft| draft.map == *map && draft.index == index);
    let is_old = own.is_some_and(is_old);
    let own = own.filter(|_| !is_old);
    let mut text = own.map_or_else(|| key.to_owned(), |draft| draft.text.clone());
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .font(egui::TextStyle::Monospace)
        .frame(egui::Frame::NONE.inner_margin(egui::Margin::symmetric(spacing::SM as i8, 6)));
    let response = ui.add_sized(ui.available_size(), edit).accessible_name(name);
    // A key that is taken or empty stays a text in its field.
    let is_free = |text: &str| !text.is_empty() && (text == key || !members.contains_key(text));
    paint_cell(ui, &response, (!is_free(&text)).then_some(crate::rules::Severity::Error));
    let path = member_path(map, key);
    notice_focus(ctx, &path, &response);
    if response.changed() {
        state.key_draft = Some(KeyDraft { map: map.clone(), index, text, is_sent: false });
    }
    let is_leaving = response.lost_focus();
    let is_own = |draft: &&mut KeyDraft| draft.map == *map && draft.index == index;
    let Some(draft) = state.key_draft.as_mut().filter(is_own) else { return };
    let can_send = !draft.is_sent && (!ctx.is_composing || is_leaving) && is_free(&draft.text);
    if can_send {
        draft.is_sent = true;
        if draft.text != key {
            ctx.send(Command::Edit {
                name: StepName::Rename(path.clone()),
                edits: vec![Edit::RenameKey { path, to: draft.text.clone() }],
                typing: Some(place),
            });
        }
    }
    if is_leaving || (is_old && !response.changed()) {
        state.key_draft = None;
    }
}

/// Adds a member with a key that is free and gives its field the keyboard.
fn add(ui: &Ui, ctx: &Ctx<'_>, row: &RowView, members: Option<&Map<String, Value>>) {
    let is_taken = |key: &String| members.is_some_and(|members| members.contains_key(key));
    let key = (1..).map(|number| format!("key-{number}")).find(|key| !is_taken(key)).unwrap_or_default();
    let path = member_path(&row.path, &key);
    ctx.edit(StepName::Add(path.clone()), vec![Edit::Set { path: path.clone(), value: json!("") }]);
    ctx.select(path, Pane::Form);
    let index = members.map_or(0, Map::len);
    ui.memory_mut(|memory| memory.request_focus(key_id(&row.path, index)));
}

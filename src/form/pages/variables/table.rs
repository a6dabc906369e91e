//! The table itself: heading and rows.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Align, Align2, CornerRadius, Id, Key, Label, Popup, Rect, Response, Sense, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::action::{Action, Column, keys, run};
use super::cell::{Cell, cell_ui, in_rect, masked, width_of};
use super::model::{Entry, List, Model, Source};
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::form::row::{Place, Row};
use crate::form::{FormState, choose};
use crate::ui::theme::{Type, colors, corner, height, radius, spacing, stroke, stroke_width};
use crate::ui::widgets::icon_button;
use crate::ui::{fonts, icons};

/// The widths of the columns, where there is room; the content takes what is left.
const KEY_WIDTH: f32 = 205.0;
const KEY_MIN: f32 = 128.0;
const SOURCE_WIDTH: f32 = 164.0;
const CONTENT_MIN: f32 = 160.0;
/// The width of the column of menus.
const MENU_WIDTH: f32 = height::TABLE_ROW + spacing::SM;
/// A sign in a narrower cell has no text.
const SIGN_TEXT_FROM: f32 = 200.0;

/// Where the columns stand.
#[derive(Debug, Clone, Copy)]
struct Grid {
    whole: Rect,
    key: f32,
}

impl Grid {
    fn row(&self, row: usize) -> Rect {
        let top = self.whole.top() + height::TABLE_HEADER + row as f32 * height::TABLE_ROW;
        Rect::from_min_size(pos2(self.whole.left(), top), vec2(self.whole.width(), height::TABLE_ROW))
    }

    fn lines(&self) -> [f32; 3] {
        let left = self.whole.left() + self.key;
        [left, left + SOURCE_WIDTH, self.whole.right() - MENU_WIDTH]
    }

    /// Key, source, content and menu of a row.
    fn cells(&self, row: Rect) -> [Rect; 4] {
        let [first, second, third] = self.lines();
        let between =
            |left, right| Rect::from_min_max(pos2(left, row.top()), pos2(right, row.bottom())).shrink(0.5);
        [
            between(row.left(), first),
            between(first, second),
            between(second, third),
            between(third, row.right()),
        ]
    }
}

pub(super) fn table_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, model: &Model) {
    let least = KEY_MIN + SOURCE_WIDTH + CONTENT_MIN + MENU_WIDTH;
    if ui.available_width() < least {
        let scroll = egui::ScrollArea::horizontal().id_salt("variables");
        scroll.show(ui, |ui| grid_ui(ui, ctx, state, model, least));
    } else {
        grid_ui(ui, ctx, state, model, ui.available_width());
    }
}

fn grid_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, model: &Model, width: f32) {
    let size = vec2(width, height::TABLE_HEADER + height::TABLE_ROW * model.entries.len() as f32);
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    let key = ((width - SOURCE_WIDTH - MENU_WIDTH) * 0.45).clamp(KEY_MIN, KEY_WIDTH);
    let grid = Grid { whole, key };
    paint_grid(ui, &grid, model.entries.len());
    let head = Rect::from_min_size(whole.min, vec2(width, height::TABLE_HEADER));
    for (rect, key) in grid.cells(head).into_iter().zip(HEADINGS) {
        in_rect(ui, Id::unique(key), rect.shrink2(vec2(spacing::SM, 0.0)), |ui| {
            let text = Type::SMALL_MEDIUM.text(&*ctx.texts.get(key));
            ui.add(Label::new(text.color(colors(ui).text_secondary)).truncate());
        });
    }
    let mut asked = keys(ui, ctx, model);
    for (row, entry) in model.entries.iter().enumerate() {
        let action = row_ui(ui, ctx, state, &grid, grid.row(row), entry);
        asked = asked.or(action.map(|action| (row, action)));
    }
    if let Some((row, action)) = asked
        && let Some(good) = ctx.good
    {
        run(ctx, state, good, model, row, action);
    }
}

const HEADINGS: [&str; 3] = ["variables-key", "variables-source", "variables-content"];

fn paint_grid(ui: &Ui, grid: &Grid, rows: usize) {
    let (colors, painter, whole) = (colors(ui), ui.painter(), grid.whole);
    let (line, clip) = (stroke(colors.stroke_subtle), ui.clip_rect());
    let round = radius::CARD as u8;
    let head = Rect::from_min_size(whole.min, vec2(whole.width(), height::TABLE_HEADER));
    painter.rect_filled(whole, corner(radius::CARD), colors.bg_field);
    painter.rect_filled(head, CornerRadius { nw: round, ne: round, sw: 0, se: 0 }, colors.bg_sunken);
    for row in 0..rows {
        let top = grid.row(row).top();
        if clip.y_range().contains(top) {
            painter.hline(whole.x_range(), top, line);
        }
    }
    for x in grid.lines() {
        painter.vline(x, whole.y_range(), line);
    }
    painter.rect_stroke(whole, corner(radius::CARD), stroke(colors.stroke_card), StrokeKind::Inside);
}

fn row_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    grid: &Grid,
    rect: Rect,
    entry: &Entry,
) -> Option<Action> {
    let [key, source, content, menu] = grid.cells(rect);
    let is_visible = ui.is_rect_visible(rect);
    show_selection(ui, ctx, state, rect, entry);
    let after_key = key_ui(ui, ctx, state, key, entry, is_visible);
    let after_source = source_ui(ui, ctx, state, source, entry, is_visible);
    let after_content = content_ui(ui, ctx, state, content, entry, is_visible);
    let after_menu = menu_ui(ui, ctx, menu, entry, is_visible);
    after_key.or(after_source).or(after_content).or(after_menu)
}

/// Brings the row into view, and the keyboard to it, when the user went there from elsewhere.
fn show_selection(ui: &Ui, ctx: &Ctx<'_>, state: &mut FormState, rect: Rect, entry: &Entry) {
    let selection = ctx.selection();
    if selection.origin != Pane::Form && selection.path.is_inside(&entry.path) {
        let bar = Rect::from_min_max(
            pos2(rect.left() - spacing::SM - stroke_width::FOCUS, rect.top()),
            pos2(rect.left() - spacing::SM, rect.bottom()),
        );
        ui.painter().rect_filled(bar, 0.0, colors(ui).accent_fill);
    }
    let Some(target) = state.target.as_ref().filter(|target| target.path.is_inside(&entry.path)) else {
        return;
    };
    ui.scroll_to_rect(rect, Some(Align::Center));
    let cells = [entry.key.as_ref().map(|key| &key.path), Some(&entry.content.path)];
    let is_cell = cells.iter().flatten().any(|cell| **cell == target.path);
    if target.takes_focus && !is_cell {
        let first = entry.key.as_ref().unwrap_or(&entry.content).path.clone();
        state.variables.want(first);
    }
}

fn key_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    rect: Rect,
    entry: &Entry,
    is_visible: bool,
) -> Option<Action> {
    let Some(key) = &entry.key else {
        if is_visible {
            let text = Type::BODY.text(&*ctx.texts.get("variables-whole-file"));
            in_rect(ui, entry.ids.key, rect.shrink2(vec2(spacing::SM, 0.0)), |ui| {
                ui.add(Label::new(text.color(colors(ui).text_muted)).truncate());
            });
        }
        return None;
    };
    let cell = Cell {
        path: &key.path,
        field: key.field,
        id: entry.ids.key,
        value: ctx.good.and_then(|good| good.value(&key.path)),
        name: &entry.words.key,
        hint: "",
        is_masked: false,
    };
    let response = cell_ui(ui, ctx, state, rect, &cell);
    is_entered(ui, &response).then_some(Action::Next(Column::Key))
}

fn is_entered(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// The source as a list to choose from.
fn source_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &FormState,
    rect: Rect,
    entry: &Entry,
    is_visible: bool,
) -> Option<Action> {
    let present = state.variables.source_of(entry);
    let name = ctx.texts.get(present.text_key());
    let response = ui.interact(rect, entry.ids.source, Sense::click());
    let is_enabled = ui.is_enabled();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, is_enabled, &entry.words.source);
        info.current_text_value = Some(name.to_string());
        info
    });
    if !is_visible {
        return None;
    }
    paint_source(ui, rect, &response, present, &name);
    let mut chosen = None;
    Popup::menu(&response).width(rect.width()).show(|ui| {
        for source in Source::ALL {
            if ui.selectable_label(source == present, &*ctx.texts.get(source.text_key())).clicked() {
                chosen = Some(source).filter(|source| *source != present);
                // A click of an assistive technology has no pointer that would close the list.
                ui.close();
            }
        }
    });
    chosen.map(Action::Convert)
}

fn paint_source(ui: &Ui, rect: Rect, response: &Response, source: Source, name: &str) {
    let (colors, painter) = (colors(ui), ui.painter());
    let text = if ui.is_enabled() { colors.text_primary } else { colors.text_disabled };
    if response.hovered() && ui.is_enabled() {
        painter.rect_filled(rect, 0.0, colors.bg_hover);
    }
    let left = pos2(rect.left() + spacing::SM, rect.center().y);
    painter.text(left, Align2::LEFT_CENTER, source.icon(), fonts::icon_font(14.0), colors.text_secondary);
    painter.text(left + vec2(20.0, 0.0), Align2::LEFT_CENTER, name, Type::BODY.font(), text);
    let right = pos2(rect.right() - spacing::SM, rect.center().y);
    painter.text(right, Align2::RIGHT_CENTER, icons::CARET_DOWN, fonts::icon_font(12.0), colors.text_muted);
    paint_ring(ui, rect, response);
}

fn paint_ring(ui: &Ui, rect: Rect, response: &Response) {
    if response.has_focus() {
        let ring = egui::Stroke::new(stroke_width::FOCUS, colors(ui).stroke_focus);
        ui.painter().rect_stroke(rect, corner(radius::CELL), ring, StrokeKind::Inside);
    }
}

/// The value or where it is, with an eye where it is not for everyone's eyes, and a sign where it stands in the
/// definition.
fn content_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    rect: Rect,
    entry: &Entry,
    is_visible: bool,
) -> Option<Action> {
    let path = &entry.content.path;
    let value = ctx.good.and_then(|good| good.value(path));
    let source = state.variables.source_of(entry);
    let all_are_shown = ctx.active().shows_secrets;
    let is_shown = all_are_shown || state.variables.shows(entry);
    let text = value.and_then(serde_json::Value::as_str).unwrap_or_default();
    let has_eye = entry.is_secret && !text.is_empty() && !all_are_shown;
    let sign = if entry.is_plain { sign_width(ui, ctx, rect) } else { 0.0 };
    let eye = if has_eye { height::CHIP } else { 0.0 };
    let names = choose::source_of(ctx, path, entry.content.field.pattern);
    let caret = if names.is_some() { choose::ROOM } else { 0.0 };
    let field = rect.with_max_x(rect.right() - sign - eye - caret);
    let hint = source.hint_key().map(|key| ctx.texts.get(key));
    let cell = Cell {
        path,
        field: entry.content.field,
        id: entry.ids.content,
        value,
        name: &entry.words.content,
        hint: hint.as_deref().unwrap_or_default(),
        is_masked: entry.is_secret && !is_shown,
    };
    let response = cell_ui(ui, ctx, state, field, &cell);
    let mut action = is_entered(ui, &response).then_some(Action::Next(Column::Content));
    if has_eye && is_visible {
        // Behind the dots; at the end of a field that is being edited.
        let dots = field.left() + spacing::SM + width_of(ui, &masked(text));
        let left = if response.has_focus() || is_shown { field.right() } else { dots.min(field.right()) };
        let at =
            Rect::from_min_size(pos2(left, rect.center().y - height::CHIP / 2.0), vec2(eye, height::CHIP));
        let (symbol, name) =
            if is_shown { (icons::EYE_SLASH, &entry.words.hide) } else { (icons::EYE, &entry.words.show) };
        if in_rect(ui, entry.ids.content.with("eye"), at, |ui| icon_button(ui, symbol, height::CHIP, name))
            .clicked()
        {
            action = Some(Action::Toggle);
        }
    }
    if let Some(source) = names.filter(|_| is_visible) {
        let at = choose::end_of(rect.with_max_x(rect.right() - spacing::XS));
        let ask = choose::Ask { source, id: entry.ids.content, field: &entry.words.content, is_image: false };
        let chosen = in_rect(ui, entry.ids.content.with("choose-button"), at, |ui| {
            choose::button_ui(ui, ctx, &mut state.choosing, &ask)
        });
        if let Some(choice) = chosen {
            let row = Row {
                path,
                field: entry.content.field,
                value,
                name: &entry.words.content,
                unset: "",
                choices: &[],
                place: Place::Cell,
            };
            choose::take(ctx, state, &row, &choice.value);
        }
    }
    if entry.is_plain && is_visible && sign_ui(ui, ctx, rect.with_min_x(rect.right() - sign), entry) {
        action = Some(Action::Store);
    }
    action
}

fn sign_width(ui: &Ui, ctx: &Ctx<'_>, rect: Rect) -> f32 {
    let icon = height::CHIP + spacing::XS;
    if rect.width() < SIGN_TEXT_FROM {
        return icon;
    }
    let text = ctx.texts.get("variables-plain").to_string();
    icon + ui.painter().layout_no_wrap(text, Type::LABEL.font(), colors(ui).warning_text).size().x
        + spacing::XS
}

/// "Plain text", the way to a better place for the value.
fn sign_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, entry: &Entry) -> bool {
    let response = ui.interact(rect, entry.ids.content.with("plain"), Sense::click());
    let is_enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, &entry.words.plain));
    let (colors, painter) = (colors(ui), ui.painter());
    if response.hovered() && is_enabled {
        painter.rect_filled(rect, corner(radius::CHIP), colors.bg_hover);
    }
    let left = pos2(rect.left() + spacing::XS, rect.center().y);
    let font = egui::FontId::new(14.0, fonts::family(fonts::ICONS_FILL));
    painter.text(left, Align2::LEFT_CENTER, icons::WARNING, font, colors.warning_text);
    if rect.width() > height::CHIP + spacing::SM {
        let text = ctx.texts.get("variables-plain");
        let at = left + vec2(18.0, 0.0);
        painter.text(at, Align2::LEFT_CENTER, &*text, Type::LABEL.font(), colors.warning_text);
    }
    paint_ring(ui, rect, &response);
    response.on_hover_text(entry.words.plain.as_str()).clicked()
}

fn menu_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, entry: &Entry, is_visible: bool) -> Option<Action> {
    let button = ui.interact(rect, entry.ids.menu, Sense::click());
    let is_enabled = ui.is_enabled();
    button.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, &entry.words.menu));
    if !is_visible {
        return None;
    }
    let color = colors(ui).text_secondary;
    if button.hovered() && is_enabled {
        ui.painter().rect_filled(rect, 0.0, colors(ui).bg_hover);
    }
    let font = fonts::icon_font(16.0);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icons::DOTS_THREE, font, color);
    paint_ring(ui, rect, &button);
    let length = ctx.good.map_or(0, |good| entry.path.parent().map_or(0, |list| good.length(&list)));
    let mut action = None;
    Popup::menu(&button).show(|ui| {
        let mut item = |ui: &mut Ui, key, is_enabled, asked: Action| {
            if ui.add_enabled(is_enabled, egui::Button::new(&*ctx.texts.get(key))).clicked() {
                action = Some(asked);
                ui.close();
            }
        };
        let to = |to| Action::Move { to, column: Column::Key };
        item(ui, "form-move-up", entry.index > 0, to(entry.index.saturating_sub(1)));
        item(ui, "form-move-down", entry.index + 1 < length, to(entry.index + 1));
        item(ui, "variables-duplicate", true, Action::Duplicate);
        if entry.list != List::Files {
            item(ui, "variables-build", true, Action::Build);
        }
        if entry.list == List::Environment {
            item(ui, "variables-store", true, Action::Store);
        }
        item(ui, "form-show-json", true, Action::ShowJson);
        item(ui, "variables-remove", true, Action::Remove(Column::Key));
    });
    action
}

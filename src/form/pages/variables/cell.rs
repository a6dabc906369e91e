//! A cell with a text: painted, and an editor only while it has the keyboard. With hundreds of variables an editor in
//! each cell would cost more than all the rest of the window.

use eframe::egui::accesskit::Role;
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{self, Align, Id, Layout, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, vec2};
use serde_json::Value;

use crate::app::ctx::Ctx;
use crate::document::Path;
use crate::form::FormState;
use crate::form::inline::worst;
use crate::form::row::{Place, Row, notice_focus};
use crate::form::text::{self, Manner, shown};
use crate::schema::Field;
use crate::task::Arn;
use crate::task::secret::MASK;
use crate::ui::theme::{Type, colors, spacing};

/// Above and below the text of a cell; the same as in its editor.
const PADDING_TOP: f32 = 6.0;

/// What a cell shows.
pub(super) struct Cell<'a> {
    pub(super) path: &'a Path,
    pub(super) field: &'static Field,
    pub(super) id: Id,
    pub(super) value: Option<&'a Value>,
    pub(super) name: &'a str,
    /// What stands in it while it is empty.
    pub(super) hint: &'a str,
    pub(super) is_masked: bool,
}

/// Draws a cell. Outside of what is in sight it has its place for keyboard and assistive technologies, and nothing is
/// painted.
pub(super) fn cell_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    rect: Rect,
    cell: &Cell<'_>,
) -> Response {
    let comes_from_elsewhere = state.wants(cell.path);
    if state.variables.takes_keyboard(cell.path) || comes_from_elsewhere {
        ui.memory_mut(|memory| memory.request_focus(cell.id));
        // Who walks through the table sees it move no more than it must.
        ui.scroll_to_rect(rect, comes_from_elsewhere.then_some(Align::Center));
    }
    let is_visible = ui.is_rect_visible(rect);
    let is_pressed = is_visible
        && ui.is_enabled()
        && ui.rect_contains_pointer(rect)
        && ui.input(|input| input.pointer.any_pressed());
    let has_keyboard = ui.memory(|memory| memory.has_focus(cell.id) || memory.had_focus_last_frame(cell.id));
    let response = if has_keyboard || is_pressed {
        in_rect(ui, cell.id, rect, |ui| {
            let row = Row {
                path: cell.path,
                field: cell.field,
                value: cell.value,
                name: cell.name,
                unset: cell.hint,
                choices: &[],
                place: Place::Cell,
            };
            let manner = Manner { is_masked: cell.is_masked, is_mono: true, keeps_empty: true };
            text::text_in_manner_ui(ui, ctx, state, &row, manner)
        })
    } else {
        painted_ui(ui, ctx, rect, cell, is_visible)
    };
    notice_focus(ctx, cell.path, &response);
    response
}

/// Draws into a part of the table, which has its room already.
pub(super) fn in_rect<R>(ui: &mut Ui, salt: Id, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout));
    content(&mut child)
}

fn painted_ui(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, cell: &Cell<'_>, is_visible: bool) -> Response {
    let response = ui.interact(rect, cell.id, Sense::click());
    let is_enabled = ui.is_enabled();
    let read = || {
        let text = shown(cell.field.kind, cell.value);
        if cell.is_masked { masked(&text) } else { text }
    };
    let role = if cell.is_masked { Role::PasswordInput } else { Role::TextInput };
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(role, is_enabled, cell.name);
        info.current_text_value = Some(read());
        info.hint_text = Some(cell.hint.to_owned());
        info
    });
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
    }
    if response.clicked() {
        response.request_focus();
    }
    if !is_visible {
        return response;
    }
    let severity = worst(ctx, cell.path);
    let text = read();
    let is_whole = in_rect(ui, cell.id, rect, |ui| {
        text::tint_cell(ui, severity);
        let is_whole = paint_text(ui, rect, cell, &text);
        text::paint_cell(ui, &response, severity);
        is_whole
    });
    if is_whole { response } else { response.on_hover_text(Type::MONO.text(text)) }
}

pub(super) fn masked(text: &str) -> String {
    text.chars().map(|_| MASK).collect()
}

/// How wide a text is in the font of cells.
pub(super) fn width_of(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), Type::MONO.font(), colors(ui).text_primary).size().x
}

/// Returns whether all of the text is seen.
fn paint_text(ui: &Ui, rect: Rect, cell: &Cell<'_>, text: &str) -> bool {
    let colors = colors(ui);
    let room = rect.width() - 2.0 * spacing::SM;
    let is_hint = text.is_empty();
    let (font, color) = match () {
        () if is_hint => (Type::BODY.font(), colors.text_muted),
        () if !ui.is_enabled() => (Type::MONO.font(), colors.text_disabled),
        () => (Type::MONO.font(), colors.text_primary),
    };
    let seen = if is_hint { cell.hint.to_owned() } else { shortened(ui, text, room) };
    let is_shortened = !is_hint && seen != text;
    let mut job = LayoutJob::simple_singleline(seen, font, color);
    job.wrap = TextWrapping::truncate_at_width(room.max(0.0));
    let galley = ui.painter().layout_job(job);
    let clip = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect));
    let is_whole = !is_shortened && !galley.elided;
    clip.galley(rect.min + vec2(spacing::SM, PADDING_TOP), galley, color);
    is_whole
}

/// An ARN loses its beginning first: what it names stands at its end.
fn shortened(ui: &Ui, text: &str, room: f32) -> String {
    if Arn::parse(text).is_none() || width_of(ui, text) <= room {
        return text.to_owned();
    }
    let end = text.splitn(6, ':').last().unwrap_or_default();
    let named = format!("…:{end}");
    if width_of(ui, &named) <= room {
        return named;
    }
    let characters: Vec<char> = named.chars().collect();
    let fitting = (room / width_of(ui, "0")).floor() as usize;
    let half = fitting.saturating_sub(1) / 2;
    match (characters.get(..half), characters.get(characters.len().saturating_sub(half)..)) {
        (Some(start), Some(end)) if half > 0 => start.iter().chain(&['…']).chain(end).collect(),
        _ => named,
    }
}

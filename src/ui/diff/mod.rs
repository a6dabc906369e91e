//! A [`Comparison`] to look at: side by side, or inline where there is no room for that.
//!
//! Who owns the comparison makes it once; here only the rows in view cost anything.

pub(in crate::ui) mod line;
mod shorten;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Align2, CornerRadius, EventFilter, Frame, Id, Key, Label, Layout, Margin, Rect, Response,
    ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use crate::app::compare::{Arrangement, Comparison, Line, LineKind, Row, Shown, Visible};
use crate::app::wording::Texts;
use crate::text::Args;
use crate::ui::theme::{Type, colors, corner, height, radius, spacing, stroke, stroke_width};
use crate::ui::widgets::{Segment, segmented};
use crate::ui::{fonts, icons};
use line::{Gutter, Laid};
use shorten::shortened;

/// Below this width two halves have no room beside each other.
const ROOM_FOR_TWO: f32 = 700.0;
/// How far an arrow key moves the lines sideways.
const ARROW_STEP: f32 = 40.0;
/// So many characters of a line a tip has room for.
const LONGEST_TIP: usize = 1_000;
/// The icon of a fold.
const FOLD_ICON: f32 = 14.0;

/// What the difference remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct DiffState {
    /// What the user chose, whether or not there is room for it.
    arrangement: Arrangement,
    is_narrow: bool,
    /// The comparison that the rest is about.
    fingerprint: u64,
    opened: HashSet<usize>,
    offset: Vec2,
    /// How much of the rows the last frame had in view, and how much there was.
    view: Vec2,
    full: Vec2,
}

/// What a text is called.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// A word about it; may be empty.
    pub(crate) note: &'a str,
}

/// Lets the user choose between the two arrangements; nothing where [`diff_ui`] had no room for both.
pub(crate) fn switch_ui(ui: &mut Ui, texts: &Texts, state: &mut DiffState) {
    if state.is_narrow {
        return;
    }
    let names = [texts.get("diff-side-by-side"), texts.get("diff-inline")];
    let segments = names.each_ref().map(|name| Segment { text: name, name });
    let chosen = usize::from(state.arrangement == Arrangement::Inline);
    let (_, made) = segmented(ui, &segments, Some(chosen), height::BUTTON_SMALL, None);
    match made {
        Some(0) => state.arrangement = Arrangement::SideBySide,
        Some(_) => state.arrangement = Arrangement::Inline,
        None => {}
    }
}

/// How many lines come and go, from the right to the left.
pub(crate) fn counts_ui(ui: &mut Ui, texts: &Texts, added: usize, removed: usize) {
    let palette = colors(ui);
    let text = Type::MONO.text(format!("−{removed}")).color(palette.error_text);
    ui.label(text).accessible_name(texts.with("diff-removed", "count", removed));
    let text = Type::MONO.text(format!("+{added}")).color(palette.success_text);
    ui.label(text).accessible_name(texts.with("diff-added", "count", added));
}

/// Draws the difference as wide as there is room, and as high as it needs or there is room.
pub(crate) fn diff_ui(
    ui: &mut Ui,
    texts: &Texts,
    comparison: &Comparison,
    state: &mut DiffState,
    heads: [Head<'_>; 2],
) {
    if state.fingerprint != comparison.fingerprint() {
        state.fingerprint = comparison.fingerprint();
        state.opened.clear();
        state.offset = Vec2::ZERO;
    }
    state.is_narrow = ui.available_width() < ROOM_FOR_TWO;
    let arrangement = if state.is_narrow { Arrangement::Inline } else { state.arrangement };
    let palette = colors(ui);
    let frame = Frame::NONE
        .fill(palette.bg_panel)
        .stroke(stroke(palette.stroke_card))
        .corner_radius(corner(radius::CARD))
        // The last row keeps off the round corners.
        .inner_margin(Margin { bottom: spacing::XS as i8, ..Margin::ZERO });
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(ui, texts, comparison, state, arrangement, heads);
        let name = Args::new().with("old", heads[0].name).with("new", heads[1].name);
        let name = texts.catalog().format("diff-name", &name);
        let columns = if arrangement == Arrangement::SideBySide { 1 } else { 2 };
        let gutter = Gutter::new(ui, columns, comparison.longest_side());
        rows_ui(ui, &Shows { texts, comparison, arrangement, gutter }, state, &name);
    });
}

fn head_ui(
    ui: &mut Ui,
    texts: &Texts,
    comparison: &Comparison,
    state: &DiffState,
    arrangement: Arrangement,
    heads: [Head<'_>; 2],
) {
    let palette = colors(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::TABLE_HEADER), Sense::empty());
    let round = radius::CARD as u8;
    ui.painter().rect_filled(rect, CornerRadius { nw: round, ne: round, sw: 0, se: 0 }, palette.bg_sunken);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, stroke(palette.stroke_subtle));
    let is_beside = arrangement == Arrangement::SideBySide;
    let middle = rect.left() + if is_beside { state.view.x / 2.0 } else { 0.0 };
    let inner = rect.shrink2(vec2(spacing::MD, 0.0));
    let in_part = |ui: &mut Ui, part: Rect, layout, content: &mut dyn FnMut(&mut Ui)| {
        ui.scope_builder(UiBuilder::new().max_rect(part).layout(layout), content);
    };
    let from_left = Layout::left_to_right(Align::Center);
    let [old, new] = heads;
    if is_beside {
        in_part(ui, inner.with_max_x(middle - spacing::SM), from_left, &mut |ui| name_ui(ui, old));
        ui.painter().vline(middle, rect.y_range(), stroke(palette.stroke_card));
    }
    let rest = inner.with_min_x((middle + spacing::MD).max(inner.left()));
    in_part(ui, rest, Layout::right_to_left(Align::Center), &mut |ui| {
        if comparison.added + comparison.removed > 0 {
            counts_ui(ui, texts, comparison.added, comparison.removed);
        } else {
            let key = if comparison.is_in_line_ends { "diff-line-ends" } else { "diff-none" };
            ui.label(Type::SMALL.text(&*texts.get(key)).color(palette.text_secondary));
        }
        ui.with_layout(from_left, |ui| {
            if !is_beside {
                name_ui(ui, old);
                let to = crate::ui::theme::icon(icons::ARROW_RIGHT, FOLD_ICON).color(palette.text_muted);
                ui.label(to).accessible_name("→");
            }
            name_ui(ui, new);
        });
    });
}

fn name_ui(ui: &mut Ui, head: Head<'_>) {
    let palette = colors(ui);
    ui.add(Label::new(Type::SMALL_MEDIUM.text(head.name).color(palette.text_primary)).truncate());
    if !head.note.is_empty() {
        ui.add(Label::new(Type::SMALL.text(head.note).color(palette.text_muted)).truncate());
    }
}

/// What is shown, and how.
struct Shows<'a> {
    texts: &'a Texts,
    comparison: &'a Comparison,
    arrangement: Arrangement,
    gutter: Gutter,
}

fn rows_ui(ui: &mut Ui, shows: &Shows<'_>, state: &mut DiffState, name: &str) {
    let id = ui.make_persistent_id("diff-rows");
    let rows = shows.comparison.rows(shows.arrangement);
    let visible = rows.visible(|fold| state.opened.contains(&fold));
    let full_height = visible.count as f32 * height::CODE_LINE;
    // Another comparison begins at its top.
    let salt = ("diff-rows", state.fingerprint);
    let mut area = ScrollArea::both().id_salt(salt).auto_shrink([false, true]);
    let moved = keys(ui, id, full_height, state.view);
    if moved != Vec2::ZERO {
        let last = (state.full - state.view).max(Vec2::ZERO);
        area = area.scroll_offset((state.offset + moved).clamp(Vec2::ZERO, last));
    }
    let mut opened = None;
    let output = area.show_viewport(ui, |ui, viewport| {
        let halves = if shows.arrangement == Arrangement::SideBySide { 2.0 } else { 1.0 };
        let text_width = visible.columns as f32 * line::digit_width(ui) + spacing::SM;
        let hidden = (text_width - (viewport.width() / halves - shows.gutter.width())).max(0.0);
        let origin = ui.max_rect().min;
        let size = vec2(viewport.width() + hidden, full_height);
        ui.allocate_rect(Rect::from_min_size(origin, size), Sense::empty());
        let window = viewport.translate(origin.to_vec2());
        // Above it only the folds take the pointer.
        let region = ui.interact(window, id, Sense::click());
        if region.clicked() {
            region.request_focus();
        }
        region.widget_info(|| WidgetInfo::labeled(Role::ScrollView, true, name));
        opened = in_view_ui(ui, shows, &visible, window, viewport.min);
        region
    });
    let region = output.inner;
    state.offset = output.state.clamped_offset();
    state.full = output.content_size;
    if state.view != output.inner_rect.size() {
        state.view = output.inner_rect.size();
        ui.ctx().request_repaint();
    }
    if let Some((fold, had_keyboard)) = opened {
        state.opened.insert(fold);
        if had_keyboard {
            region.request_focus();
        }
    }
    focus_ring(ui, &region, output.inner_rect);
}

/// Draws the rows in `window`. Answers with the fold that was opened, and whether the keyboard was on it.
fn in_view_ui(
    ui: &mut Ui,
    shows: &Shows<'_>,
    visible: &Visible<'_>,
    window: Rect,
    offset: eframe::egui::Pos2,
) -> Option<(usize, bool)> {
    let first = (offset.y / height::CODE_LINE).floor().max(0.0) as usize;
    let count = (window.height() / height::CODE_LINE).ceil() as usize + 1;
    let mut opened = None;
    for number in first..visible.count.min(first + count) {
        let top = window.top() - offset.y + number as f32 * height::CODE_LINE;
        let rect = Rect::from_min_size(pos2(window.left(), top), vec2(window.width(), height::CODE_LINE));
        match visible.get(number) {
            Some(Shown::Row(row)) => {
                ui.push_id(number, |ui| shows.row_ui(ui, rect, row, offset.x));
            }
            Some(Shown::Fold(fold, rows)) => {
                let response = shows.fold_ui(ui, rect, fold, rows);
                if response.clicked() {
                    opened = Some((fold, response.has_focus()));
                }
            }
            None => {}
        }
    }
    if shows.arrangement == Arrangement::SideBySide {
        // No further than there are rows: a higher window belongs to whoever stands below.
        let end = window.top() - offset.y + visible.count as f32 * height::CODE_LINE;
        let line = window.with_max_y(end.min(window.bottom()));
        ui.painter().vline(line.center().x, line.y_range(), stroke(colors(ui).stroke_card));
    }
    opened
}

impl Shows<'_> {
    fn row_ui(&self, ui: &mut Ui, rect: Rect, row: Row, shift: f32) {
        let old = row.old.and_then(|index| Some((index + 1, self.comparison.old_line(index)?)));
        let new = row.new.and_then(|index| Some((index + 1, self.comparison.new_line(index)?)));
        let numbers = [old.map(|(number, _)| number), new.map(|(number, _)| number)];
        let (old_kind, new_kind) =
            if row.is_same { (LineKind::Same, LineKind::Same) } else { (LineKind::Removed, LineKind::Added) };
        if self.arrangement == Arrangement::Inline {
            let (kind, line) = if new.is_some() { (new_kind, new) } else { (old_kind, old) };
            if let Some((number, line)) = line {
                let is_long = self.paint_line(ui, rect, kind, &numbers, line, shift);
                self.name_line(ui, rect, kind, number, line, is_long);
            }
            return;
        }
        let [left, right] = [rect.with_max_x(rect.center().x), rect.with_min_x(rect.center().x)];
        for (half, kind, line) in [(left, old_kind, old), (right, new_kind, new)] {
            let Some((number, line)) = line else {
                ui.painter().rect_filled(half, 0.0, colors(ui).bg_disabled);
                continue;
            };
            let is_long = self.paint_line(ui, half, kind, &[Some(number)], line, shift);
            // Who listens hears a line that stays once, with the number that it has now.
            if !row.is_same {
                self.name_line(ui, half, kind, number, line, is_long);
            } else if half == right {
                self.name_line(ui, rect, kind, number, line, is_long);
            }
        }
    }

    /// Paints a line; one whose change would be out of sight is shortened until someone looks what stands there.
    /// Answers whether some of it is not to be seen.
    fn paint_line(
        &self,
        ui: &Ui,
        rect: Rect,
        kind: LineKind,
        numbers: &[Option<usize>],
        line: &Line,
        shift: f32,
    ) -> bool {
        let room = rect.width() - self.gutter.width();
        let columns = (room / line::digit_width(ui)).floor().max(0.0) as usize;
        let short = if shift > 0.0 { None } else { shortened(line, columns) };
        let Line { text, words } = short.as_ref().unwrap_or(line);
        let galley = line::layout(ui, text);
        let is_long = short.is_some() || galley.size().x - shift > room;
        Laid { kind, numbers, galley, words }.paint(ui, rect, self.gutter, shift);
        is_long
    }

    /// Says in words what the colours say, and shows all of a line to who points at it.
    fn name_line(&self, ui: &Ui, rect: Rect, kind: LineKind, number: usize, line: &Line, is_long: bool) {
        let key = match kind {
            LineKind::Same => "diff-line-same",
            LineKind::Removed => "diff-line-removed",
            LineKind::Added => "diff-line-added",
        };
        let sense = if is_long { Sense::hover() } else { Sense::empty() };
        let response = ui.interact(rect, ui.scope_id().with(key), sense);
        response.widget_info(|| {
            let args = Args::new().with("number", number).with("text", line.text.trim());
            WidgetInfo::labeled(Role::Label, true, self.texts.catalog().format(key, &args))
        });
        if is_long {
            response.on_hover_ui_at_pointer(|ui| {
                let end = line.text.char_indices().nth(LONGEST_TIP).map_or(line.text.len(), |(end, _)| end);
                ui.label(Type::MONO.text(line.text.get(..end).unwrap_or_default().trim()));
            });
        }
    }

    fn fold_ui(&self, ui: &Ui, rect: Rect, fold: usize, rows: usize) -> Response {
        let palette = colors(ui);
        let response = ui.interact(rect, ui.scope_id().with(("fold", fold)), Sense::click());
        let name = self.texts.with("diff-unchanged", "count", rows);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &*name));
        let fill = if response.hovered() { palette.bg_hover } else { palette.bg_sunken };
        ui.painter().rect_filled(rect, 0.0, fill);
        let text_left = rect.left() + self.gutter.width();
        let at = pos2(rect.left() + self.gutter.width() / 2.0, rect.center().y);
        let font = fonts::icon_font(FOLD_ICON);
        let icon = icons::DOTS_THREE_VERTICAL;
        ui.painter().text(at, Align2::CENTER_CENTER, icon, font, palette.text_muted);
        let at = pos2(text_left, rect.center().y);
        let color = if response.hovered() { palette.text_primary } else { palette.text_muted };
        ui.painter().text(at, Align2::LEFT_CENTER, name, Type::SMALL.font(), color);
        focus_ring(ui, &response, rect);
        response
    }
}

fn focus_ring(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        let ring = Stroke::new(stroke_width::FOCUS, colors(ui).stroke_focus);
        ui.painter().rect_stroke(rect, corner(radius::CELL), ring, StrokeKind::Inside);
    }
}

/// How far the keys of this frame move the rows, if they have the keyboard.
fn keys(ui: &Ui, id: Id, full_height: f32, view: Vec2) -> Vec2 {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return Vec2::ZERO;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    let page = (view.y - height::CODE_LINE).max(height::CODE_LINE);
    let steps = [
        (Key::ArrowUp, vec2(0.0, -height::CODE_LINE)),
        (Key::ArrowDown, vec2(0.0, height::CODE_LINE)),
        (Key::ArrowLeft, vec2(-ARROW_STEP, 0.0)),
        (Key::ArrowRight, vec2(ARROW_STEP, 0.0)),
        (Key::PageUp, vec2(0.0, -page)),
        (Key::PageDown, vec2(0.0, page)),
        (Key::Home, vec2(0.0, -full_height)),
        (Key::End, vec2(0.0, full_height)),
    ];
    ui.input(|input| {
        steps
            .iter()
            .map(|(key, step)| *step * input.num_presses(*key) as f32)
            .fold(Vec2::ZERO, |sum, step| sum + step)
    })
}

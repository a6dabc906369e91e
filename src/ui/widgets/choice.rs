//! Controls for one of a few values: segments, and a switch.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::ui::theme::{Type, colors, corner, height, radius, spacing, stroke, stroke_width};
use crate::ui::{fonts, icons};

/// The size of the lock before a choice that cannot be made.
const LOCK: f32 = 14.0;
/// A switch is 16 points high and this wide.
pub const SWITCH_WIDTH: f32 = 28.0;

/// One choice of a segmented control.
#[derive(Debug, Clone, Copy)]
pub struct Segment<'a> {
    /// What is written on it.
    pub text: &'a str,
    /// Its accessible name: the field and the choice.
    pub name: &'a str,
}

/// How wide [`segmented`] draws these texts at the height of a field.
pub fn segments_width<'a>(ui: &Ui, texts: impl IntoIterator<Item = &'a str>) -> f32 {
    let width = |text: &str| {
        let galley =
            ui.painter().layout_no_wrap(text.to_owned(), Type::LABEL.font(), colors(ui).text_primary);
        (galley.size().x + 2.0 * spacing::MD).ceil()
    };
    texts.into_iter().map(width).sum()
}

/// A row of choices of which at most one is taken. Returns the response of the segment that has the keyboard, or of
/// the first, and the choice that was just made.
pub fn segmented(
    ui: &mut Ui,
    segments: &[Segment<'_>],
    chosen: Option<usize>,
    height: f32,
    line: Option<Stroke>,
) -> (Response, Option<usize>) {
    locked_segments(ui, segments, &[], chosen, height, line)
}

/// The same with choices that cannot be made: `locks` says of each segment whether it has a lock. One that is taken
/// all the same shows as taken.
pub fn locked_segments(
    ui: &mut Ui,
    segments: &[Segment<'_>],
    locks: &[bool],
    chosen: Option<usize>,
    height: f32,
    line: Option<Stroke>,
) -> (Response, Option<usize>) {
    let colors = colors(ui);
    let is_small = height < height::SEGMENT;
    let font = if is_small { Type::SMALL_MEDIUM.font() } else { Type::LABEL.font() };
    let padding = if is_small { spacing::SM } else { spacing::MD };
    let is_locked = |number: usize| chosen != Some(number) && locks.get(number) == Some(&true);
    let widths: Vec<f32> = segments
        .iter()
        .enumerate()
        .map(|(number, segment)| {
            let galley =
                ui.painter().layout_no_wrap(segment.text.to_owned(), font.clone(), colors.text_primary);
            let lock = if is_locked(number) { LOCK + spacing::XS } else { 0.0 };
            (galley.size().x + 2.0 * padding + lock).ceil()
        })
        .collect();
    let size = vec2(widths.iter().sum(), height);
    let (rect, whole) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, corner(radius::CONTROL), colors.bg_field);
    let is_enabled = ui.is_enabled();
    let mut made = None;
    let mut focused = None;
    let mut response: Option<Response> = None;
    let mut left = rect.left();
    for (number, (segment, width)) in segments.iter().zip(&widths).enumerate() {
        let part = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, rect.height()));
        left += width;
        let is_locked = is_locked(number);
        let sense = if is_locked { Sense::hover() } else { Sense::click() };
        let own = ui.interact(part, whole.id.with(number), sense);
        let is_chosen = chosen == Some(number);
        let is_free = is_enabled && !is_locked;
        own.widget_info(|| WidgetInfo::selected(Role::RadioButton, is_free, is_chosen, segment.name));
        if own.clicked() {
            made = Some(number);
        }
        let rounded = rounding(number == 0, number + 1 == segments.len());
        let fill = match () {
            () if is_chosen => colors.accent_tint,
            () if is_locked => colors.bg_disabled,
            () if own.hovered() && is_enabled => colors.bg_hover,
            () => colors.bg_field,
        };
        ui.painter().rect_filled(part, rounded, fill);
        if number > 0 {
            ui.painter().vline(part.left(), part.y_range(), stroke(colors.stroke_card));
        }
        let text = match () {
            () if !is_free => colors.text_disabled,
            () if is_chosen => colors.accent_text,
            () => colors.text_secondary,
        };
        let mut centre = part.center();
        if is_locked {
            let at = pos2(part.left() + padding, centre.y);
            ui.painter().text(at, Align2::LEFT_CENTER, icons::LOCK_SIMPLE, fonts::icon_font(LOCK), text);
            centre.x += (LOCK + spacing::XS) / 2.0;
        }
        ui.painter().text(centre, Align2::CENTER_CENTER, segment.text, font.clone(), text);
        if own.has_focus() {
            focused = Some((part, rounded));
        }
        if !is_locked && (response.is_none() || own.has_focus()) {
            response = Some(own);
        }
    }
    let line = line.unwrap_or_else(|| stroke(colors.stroke_control));
    ui.painter().rect_stroke(rect, corner(radius::CONTROL), line, StrokeKind::Inside);
    if let Some((part, rounded)) = focused {
        let ring = Stroke::new(stroke_width::FOCUS, colors.stroke_focus);
        ui.painter().rect_stroke(part, rounded, ring, StrokeKind::Inside);
    }
    (response.unwrap_or(whole), made)
}

fn rounding(is_first: bool, is_last: bool) -> CornerRadius {
    let round = radius::CONTROL as u8;
    let (left, right) = (if is_first { round } else { 0 }, if is_last { round } else { 0 });
    CornerRadius { nw: left, sw: left, ne: right, se: right }
}

/// On or off; `None` is neither, for what is not set.
pub fn switch(ui: &mut Ui, value: Option<bool>, name: &str) -> Response {
    let colors = colors(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(SWITCH_WIDTH, height::FIELD), Sense::click());
    let is_enabled = ui.is_enabled();
    response.widget_info(|| match value {
        Some(is_on) => WidgetInfo::selected(Role::CheckBox, is_enabled, is_on, name),
        None => WidgetInfo::labeled(Role::CheckBox, is_enabled, name),
    });
    let track = Rect::from_center_size(rect.center(), vec2(SWITCH_WIDTH, height::CHECKBOX));
    let is_on = value == Some(true);
    let fill = match () {
        () if !is_enabled => colors.bg_disabled,
        () if is_on && response.hovered() => colors.accent_hover,
        () if is_on => colors.accent_fill,
        () if response.hovered() => colors.bg_hover,
        () => colors.bg_field,
    };
    let round = corner(height::CHECKBOX / 2.0);
    let line = if is_on { fill } else { colors.stroke_control };
    ui.painter().rect(track, round, fill, stroke(line), StrokeKind::Inside);
    let inset = height::CHECKBOX / 2.0;
    let knob = pos2(if is_on { track.right() - inset } else { track.left() + inset }, track.center().y);
    let color = if is_on { colors.accent_on } else { colors.stroke_control };
    ui.painter().circle_filled(knob, inset - spacing::XS + 1.0, color);
    if response.has_focus() {
        let ring = Stroke::new(stroke_width::FOCUS, colors.stroke_focus);
        ui.painter().rect_stroke(track.expand(stroke_width::FOCUS), round, ring, StrokeKind::Outside);
    }
    response
}

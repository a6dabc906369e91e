//! Counts of findings as small pills: errors filled, warnings tinted, notes as a plain number.

use eframe::egui::{Align2, FontId, Pos2, Rect, StrokeKind, Ui, pos2, vec2};

use crate::app::ctx::Ctx;
use crate::app::derived::Counts;
use crate::rules::Severity;
use crate::ui::theme::{Type, colors, corner, height, radius, spacing, stroke};

/// Paints the badge of `counts` with its right edge at `right` and returns what it covers. Without findings it
/// paints nothing.
pub fn paint_badge(ui: &Ui, right: Pos2, counts: Counts) -> Rect {
    let colors = colors(ui);
    let (severity, count) = match counts {
        Counts { errors: 0, warnings: 0, notes: 0 } => return Rect::from_min_max(right, right),
        Counts { errors: 0, warnings: 0, notes } => return paint_count(ui, right, &notes.to_string()),
        Counts { errors: 0, warnings, .. } => (Severity::Warning, warnings),
        Counts { errors, .. } => (Severity::Error, errors),
    };
    let tone = colors.severity(severity);
    let is_error = severity == Severity::Error;
    let text = if is_error { tone.on } else { tone.text };
    let galley = ui.painter().layout_no_wrap(count.to_string(), Type::MICRO.font(), text);
    let width = (galley.size().x + spacing::SM + spacing::XS).max(height::BADGE);
    let size = vec2(width, height::BADGE);
    let rect = Rect::from_min_size(right - vec2(width, height::BADGE / 2.0), size);
    let painter = ui.painter();
    if is_error {
        painter.rect_filled(rect, corner(radius::BADGE), tone.fill);
    } else {
        let line = stroke(tone.stroke);
        painter.rect(rect, corner(radius::BADGE), tone.tint, line, StrokeKind::Inside);
    }
    painter.galley(rect.center() - galley.size() / 2.0, galley, text);
    rect
}

/// Paints a plain number or a short text with its right edge at `right` and returns what it covers.
pub fn paint_count(ui: &Ui, right: Pos2, text: &str) -> Rect {
    let font: FontId = Type::SMALL.font();
    ui.painter().text(
        pos2(right.x - spacing::XS, right.y),
        Align2::RIGHT_CENTER,
        text,
        font,
        colors(ui).text_muted,
    )
}

/// The same counts in words.
pub fn counts_in_words(ctx: &Ctx<'_>, counts: Counts) -> String {
    let Counts { errors, warnings, notes } = counts;
    let parts = [("status-errors", errors), ("status-warnings", warnings), ("status-notes", notes)];
    let words = parts.iter().filter(|(_, count)| *count > 0);
    words.map(|(key, count)| ctx.texts.with(key, "count", *count)).collect::<Vec<_>>().join(", ")
}

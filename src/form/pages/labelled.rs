//! What pages that are laid out by hand share: a label beside controls, and controls that wrap as a whole.

use eframe::egui::{self, Align, Layout, Response, RichText, Sense, Ui, Vec2, vec2};

use crate::app::ctx::Ctx;
use crate::form::FormState;
use crate::form::row::{Row, notice_focus};
use crate::form::text;
use crate::ui::theme::{Type, colors, height, spacing, width};
use crate::ui::{fonts, icons};

/// A label of its own words, where the field table has none that fits.
pub(super) struct Label<'a> {
    pub(super) text: &'a str,
    pub(super) is_required: bool,
    /// What the question mark behind it says.
    pub(super) help: &'a str,
}

/// Draws a label of its own words.
pub(super) fn own_label_ui(ui: &mut Ui, label: &Label<'_>) {
    let size = vec2(spacing::LABEL_COLUMN, height::FIELD);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.spacing_mut().item_spacing.x = spacing::XS;
        ui.label(Type::LABEL.text(label.text).color(colors(ui).text_secondary));
        if label.is_required {
            ui.label(RichText::new("*").color(colors(ui).accent_text));
        }
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(width::HELP_ICON), Sense::hover());
        let color = if response.hovered() { colors(ui).accent_text } else { colors(ui).text_muted };
        let at = egui::Align2::CENTER_CENTER;
        ui.painter().text(rect.center(), at, icons::QUESTION, fonts::icon_font(14.0), color);
        response.on_hover_ui(|ui| {
            ui.label(Type::LABEL.text(label.text).color(colors(ui).text_primary));
            ui.label(Type::SMALL.text(label.help));
        });
    });
}

/// The width of a text on a label between controls.
pub(super) fn text_width(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), Type::BODY.font(), colors(ui).text_secondary).size().x
}

/// A text or number field of this width.
pub(super) fn field_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    row: &Row<'_>,
    width: f32,
) -> Response {
    let layout = Layout::left_to_right(Align::Center);
    let size = vec2(width, height::FIELD);
    let response = ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_max_width(width);
        text::text_ui(ui, ctx, state, row)
    });
    notice_focus(ctx, row.path, &response.inner);
    if state.wants(row.path) {
        response.inner.request_focus();
    }
    response.inner
}

/// Splits things of these widths, with `gap` between them, into lines: the numbers of those in each.
pub(super) fn lines(widths: &[f32], gap: f32, available: f32) -> Vec<std::ops::Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut used) = (0, 0.0);
    for (number, width) in widths.iter().enumerate() {
        if number > start && used + gap + width > available {
            lines.push(start..number);
            (start, used) = (number, *width);
        } else {
            used += if number > start { gap + width } else { *width };
        }
    }
    lines.push(start..widths.len());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_begins_a_line() {
        assert_eq!(lines(&[10.0, 10.0, 10.0, 40.0], 5.0, 40.0), [0..3, 3..4]);
        assert_eq!(lines(&[10.0, 10.0, 10.0], 5.0, 39.0), [0..2, 2..3]);
        assert_eq!(lines(&[50.0, 10.0], 5.0, 20.0), [0..1, 1..2]);
    }
}

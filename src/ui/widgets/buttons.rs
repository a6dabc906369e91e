//! Buttons without a frame at rest, and the chips of fixes.

use eframe::egui::{Align2, Button, Color32, Response, Stroke, Ui, Vec2, vec2};

use crate::ui::fonts;
use crate::ui::theme::{Type, colors, corner, height, icon, radius, spacing, stroke, stroke_width};

/// A button that shows its fill only under the pointer, with an icon before its name.
pub fn ghost_button(ui: &mut Ui, symbol: &str, name: &str) -> Response {
    let colors = colors(ui);
    let symbol = icon(symbol, 16.0).color(colors.text_secondary);
    let text = Type::LABEL.text(name).color(colors.text_primary);
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.y = 0.0;
        ui.spacing_mut().icon_spacing = spacing::XS;
        let button = Button::new((symbol, text)).frame_when_inactive(false).stroke(Stroke::NONE);
        ui.add(button.min_size(vec2(0.0, height::BUTTON)))
    })
    .inner
    .accessible_name(name)
}

/// A square button of an icon alone; its name is read out and shown under the pointer.
pub fn icon_button(ui: &mut Ui, symbol: &str, size: f32, name: &str) -> Response {
    let glyph = if size < height::BUTTON_SMALL { 12.0 } else { 16.0 };
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::ZERO;
        ui.spacing_mut().interact_size = Vec2::splat(size);
        let button = Button::new("").frame_when_inactive(false).stroke(Stroke::NONE);
        ui.add(button.min_size(Vec2::splat(size)))
    });
    let response = response.inner;
    // A button puts its content to the left: the icon stands in the middle.
    let (centre, color) = (response.rect.center(), colors(ui).text_secondary);
    ui.painter().text(centre, Align2::CENTER_CENTER, symbol, fonts::icon_font(glyph), color);
    response.on_hover_text(name).accessible_name(name)
}

/// The main action of a surface. There is one on each.
pub fn primary_button(ui: &mut Ui, name: &str) -> Response {
    let colors = colors(ui);
    ui.scope(|ui| {
        let is_enabled = ui.is_enabled();
        let widgets = &mut ui.visuals_mut().widgets;
        // What cannot be pressed has colours of its own, in which its name can be read: they are not faded.
        let (rest, line) = match is_enabled {
            true => (colors.accent_fill, Stroke::NONE),
            false => (colors.bg_disabled, stroke(colors.stroke_card)),
        };
        for (widget, fill) in [
            (&mut widgets.inactive, rest),
            (&mut widgets.hovered, colors.accent_hover),
            (&mut widgets.active, colors.accent_hover),
        ] {
            widget.weak_bg_fill = fill;
            widget.bg_fill = fill;
        }
        widgets.inactive.bg_stroke = line;
        widgets.hovered.bg_stroke = Stroke::NONE;
        if !is_enabled {
            ui.set_opacity(1.0);
        }
        let color = if is_enabled { colors.accent_on } else { colors.text_disabled };
        ui.add(Button::new(Type::LABEL.text(name).color(color)).min_size(vec2(0.0, height::BUTTON)))
    })
    .inner
    .accessible_name(name)
}

/// A fix of a finding: 24 high, accent line and text.
pub fn chip(ui: &mut Ui, symbol: &str, name: &str, is_enabled: bool) -> Response {
    let colors = colors(ui);
    let tone = |color: Color32| if is_enabled { color } else { colors.text_disabled };
    let symbol = icon(symbol, 14.0).color(tone(colors.accent_text));
    let text = Type::LABEL.text(name).color(tone(colors.accent_text));
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(spacing::SM, (height::CHIP - Type::LABEL.line) / 2.0);
        ui.spacing_mut().interact_size.y = height::CHIP;
        ui.spacing_mut().icon_spacing = spacing::XS;
        // The ring of the focused one stays as it is.
        let widgets = &mut ui.visuals_mut().widgets;
        for widget in [&mut widgets.inactive, &mut widgets.hovered] {
            widget.bg_stroke = Stroke::new(stroke_width::CONTROL, colors.accent_stroke);
        }
        let button =
            Button::new((symbol, text)).corner_radius(corner(radius::CHIP)).min_size(vec2(0.0, height::CHIP));
        ui.add_enabled(is_enabled, button)
    })
    .inner
    .accessible_name(name)
}

//! The pane on the right: tabs for the text and the findings, and the one that is chosen.

use eframe::egui::{
    self, Align, Align2, Button, CentralPanel, Frame, Layout, Panel, Rect, Stroke, Ui, pos2, vec2,
};

use super::icons;
use super::tabs::describe_tab;
use super::theme::{Type, colors, corner, height, radius, spacing, stroke_width};
use super::widgets::icon_button;
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::derived::Counts;
use crate::app::view::{SidePane, Spot};

/// Draws the tabs and below them what `content` makes of the chosen one.
pub(super) fn side_ui(ui: &mut Ui, ctx: &Ctx<'_>, content: impl FnOnce(&mut Ui, SidePane)) {
    let chosen = ctx.workspace().view.side();
    let head =
        Frame::NONE.fill(colors(ui).bg_panel).inner_margin(egui::Margin::symmetric(spacing::SM as i8, 0));
    Panel::top("side-tabs").frame(head).exact_size(height::PANE_TAB).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let errors = Counts::of(ctx.findings().map(|shown| shown.finding)).errors;
            for pane in SidePane::ALL {
                let errors = if pane == SidePane::Problems { errors } else { 0 };
                tab_ui(ui, ctx, pane, pane == chosen, errors);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| place_ui(ui, ctx));
        });
    });
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| content(ui, chosen));
}

/// Where the window is narrow: what keeps the pane beside the form, and what takes it away.
fn place_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let view = ctx.workspace().view;
    let is_over = view.side_spot() == Spot::Over;
    if is_over && icon_button(ui, icons::X, height::BUTTON, &ctx.texts.get("pane-close")).clicked() {
        ctx.send(Command::UncoverForm);
    }
    let pin = match (view.is_pinned(), is_over && view.can_pin()) {
        (true, _) => Some((icons::PUSH_PIN_SLASH, "pane-unpin")),
        (false, true) => Some((icons::PUSH_PIN, "pane-pin")),
        (false, false) => None,
    };
    if let Some((symbol, key)) = pin
        && icon_button(ui, symbol, height::BUTTON, &ctx.texts.get(key)).clicked()
    {
        ctx.send(Command::TogglePin);
    }
}

fn tab_ui(ui: &mut Ui, ctx: &Ctx<'_>, pane: SidePane, is_chosen: bool, errors: usize) {
    let palette = colors(ui);
    let name = ctx.texts.get(pane.text_key());
    let color = if is_chosen { palette.accent_text } else { palette.text_muted };
    let count = (errors > 0).then(|| errors.to_string());
    let badge = count
        .as_ref()
        .map(|count| ui.painter().layout_no_wrap(count.clone(), Type::MICRO.font(), palette.error_on));
    let badge_width = badge.as_ref().map_or(0.0, |text| (text.size().x + spacing::SM).max(height::BADGE));
    let button =
        Button::new(Type::LABEL.text(&*name).color(color)).frame_when_inactive(false).stroke(Stroke::NONE);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(spacing::MD, 0.0);
            ui.add(button.min_size(vec2(0.0, height::PANE_TAB - spacing::XS)))
        })
        .inner;
    let mut underline = response.rect.shrink2(vec2(spacing::XS, 0.0));
    if let Some(text) = badge {
        let (rect, _) = ui.allocate_exact_size(vec2(badge_width, height::PANE_TAB), egui::Sense::empty());
        let pill = Rect::from_center_size(rect.center(), vec2(badge_width, height::BADGE));
        let pill = pill.translate(vec2(-spacing::XS, 0.0));
        ui.painter().rect_filled(pill, corner(radius::BADGE), palette.error_fill);
        let at = Align2::CENTER_CENTER.align_size_within_rect(text.size(), pill).min;
        ui.painter().galley(at, text, palette.error_on);
        underline.max.x = pill.right();
    }
    if is_chosen {
        let bottom = ui.max_rect().bottom();
        let line = Rect::from_min_max(
            pos2(underline.left(), bottom - stroke_width::FOCUS),
            pos2(underline.right(), bottom),
        );
        ui.painter().rect_filled(line, corner(0.0), palette.accent_fill);
    }
    let label = match errors {
        0 => name.to_string(),
        errors => ctx.texts.with("pane-problems", "count", errors),
    };
    describe_tab(&response, &label, is_chosen);
    if response.clicked() {
        ctx.send(Command::ShowPane(pane));
    }
}

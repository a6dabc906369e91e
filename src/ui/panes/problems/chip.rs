//! The button that makes a fix: a wrench where it applies at once, a pencil where it needs a look or an answer.

use eframe::egui::{Response, Ui};

use crate::app::ctx::Ctx;
use crate::rules::Fix;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, spacing};
use crate::ui::widgets;

/// Draws the chip of a fix. Its name says that it is one.
pub(super) fn chip_ui(ui: &mut Ui, ctx: &Ctx<'_>, fix: &Fix, name: &str, is_enabled: bool) -> Response {
    let symbol = if fix.is_direct() { icons::WRENCH } else { icons::PENCIL_SIMPLE };
    let response = widgets::chip(ui, symbol, name, is_enabled);
    response.accessible_name(ctx.texts.with("problems-fix", "fix", name))
}

/// How wide the chip of a fix with this name is.
pub(super) fn chip_width(ui: &Ui, name: &str) -> f32 {
    let font = Type::LABEL.font();
    let text = ui.painter().layout_no_wrap(name.to_owned(), font, colors(ui).accent_text).size().x;
    text + Type::HEADING.size + spacing::XS + 2.0 * spacing::SM
}

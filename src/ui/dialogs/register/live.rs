//! What the document names and what is wrong with it in the account. It stops nothing: what is missing may be made
//! before the first task starts.

use eframe::egui::{Label, Link, Ui};

use super::{heading_ui, send};
use crate::app::aws::RegisterCommand;
use crate::app::aws::registration::Registration;
use crate::app::ctx::Ctx;
use crate::aws::checks::Check;
use crate::document::Path;
use crate::learn::place;
use crate::rules::Severity;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, icon_fill, spacing};
use crate::ui::widgets::lead_icon;

/// Draws what is wrong; nothing where nothing is.
pub(super) fn live_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration) {
    let checks = shown.live.ready().map(Vec::as_slice).unwrap_or_default();
    let mut wrong = checks.iter().filter(|check| check.severity() == Some(Severity::Error)).peekable();
    if wrong.peek().is_none() {
        return;
    }
    ui.add_space(spacing::MD);
    heading_ui(ui, &ctx.texts.get("in-aws-heading"), &ctx.texts.get("in-aws-heading-hint"));
    wrong.for_each(|check| check_ui(ui, ctx, check));
}

fn check_ui(ui: &mut Ui, ctx: &Ctx<'_>, check: &Check) {
    let (palette, catalog) = (colors(ui), ctx.texts.catalog());
    let message = check.message();
    let name_of = |path: &Path| ctx.good.and_then(|good| good.name_of(path)).map(str::to_owned);
    let place = place(&check.path, &name_of, catalog);
    ui.horizontal_top(|ui| {
        lead_icon(ui, icon_fill(icons::WARNING, 16.0).color(palette.warning_text), Type::LABEL.line);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Label::new(Type::LABEL.text(message.text(catalog)).color(palette.text_primary)).wrap());
            if let Some(fix) = message.fix(catalog) {
                ui.add(Label::new(Type::SMALL.text(fix).color(palette.text_secondary)).wrap());
            }
            let name = ctx.texts.with("in-aws-go", "place", place.as_str());
            if ui.add(Link::new(Type::SMALL.text(place))).accessible_name(name).clicked() {
                send(ctx, RegisterCommand::GoTo(check.path.clone()));
            }
        });
    });
}

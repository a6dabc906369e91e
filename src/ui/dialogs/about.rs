//! What this program is: version, licences, where its reports are, and a text for a report of a fault.

use eframe::egui::{Align, CollapsingHeader, Layout, ScrollArea, Ui};

use super::answer_ui;
use crate::app::about::{About, LICENCES, VERSION};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::ui::theme::{Type, colors, spacing};

pub(super) fn about_ui(ui: &mut Ui, ctx: &Ctx<'_>, about: &About) {
    ui.set_width(560.0_f32.min(ui.ctx().content_rect().width() - 2.0 * spacing::XXL));
    ui.label(Type::TITLE.text(ctx.texts.with("about-version", "version", VERSION)));
    ui.label(Type::BODY.text(&*ctx.texts.get("about-purpose")));
    ui.add_space(spacing::SM);
    ui.label(Type::HEADING.text(&*ctx.texts.get("about-licences")));
    ui.label(Type::BODY.text(&*ctx.texts.get("about-licences-own")));
    ScrollArea::vertical().max_height(260.0).min_scrolled_height(260.0).show(ui, |ui| {
        for licence in &LICENCES {
            let name = format!("{}: {}", licence.work, licence.terms);
            CollapsingHeader::new(Type::LABEL.text(name)).show(ui, |ui| {
                ui.label(Type::MONO.text(licence.text).color(colors(ui).text_secondary));
            });
        }
    });
    ui.label(Type::BODY.text(&*ctx.texts.get("about-libraries")));
    if let Some(folder) = &about.log_folder {
        ui.add_space(spacing::SM);
        ui.label(Type::HEADING.text(&*ctx.texts.get("about-log-folder")));
        ui.label(Type::MONO.text(folder.display().to_string()));
    }
    ui.add_space(spacing::MD);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        answer_ui(ui, ctx, "close", Command::Cancel, true);
        let copy = ui.button(&*ctx.texts.get("about-copy"));
        if copy.on_hover_text(&*ctx.texts.get("about-copy-tooltip")).clicked() {
            ui.ctx().copy_text(about.diagnostics(&looks(ui, ctx)));
            ctx.send(Command::Say("notice-copied"));
        }
    });
}

/// What only the window knows.
fn looks(ui: &Ui, ctx: &Ctx<'_>) -> [(&'static str, String); 4] {
    let theme = if ui.visuals().dark_mode { "dark" } else { "light" };
    [
        ("Language", ctx.texts.language().code().to_owned()),
        ("Theme", format!("{theme} (chosen: {:?})", ctx.preferences.theme)),
        ("Scale", format!("{}", ui.ctx().pixels_per_point())),
        ("Text size", format!("{} %", ctx.preferences.text_size.percent())),
    ]
}

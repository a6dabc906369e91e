//! An error of AWS in a dialog: what happened, the service's own words, what to do, and the ways on.

use eframe::egui::{Label, Ui};

use super::sign_in::sign_in_ui;
use super::tone_frame;
use crate::app::ctx::Ctx;
use crate::aws::AwsError;
use crate::aws::sentence::{Told, tell};
use crate::rules::Severity;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, icon_fill, spacing};
use crate::ui::widgets::ghost_button;

/// What happened, in one sentence.
pub(in crate::ui) fn title(ctx: &Ctx<'_>, error: &AwsError) -> String {
    tell(error, ctx.texts.catalog()).title
}

/// The whole message. `actions` draws the ways on behind it.
pub(in crate::ui) fn message_ui(ui: &mut Ui, ctx: &Ctx<'_>, error: &AwsError, actions: impl FnOnce(&mut Ui)) {
    let palette = colors(ui);
    let tone = palette.severity(Severity::Error);
    let Told { title, words, request_id, advice, command } = tell(error, ctx.texts.catalog());
    tone_frame(tone).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = spacing::XS;
        ui.horizontal_top(|ui| {
            ui.label(icon_fill(icons::WARNING_CIRCLE, 16.0).color(tone.text));
            ui.vertical(|ui| {
                ui.add(Label::new(Type::LABEL.text(title).color(palette.text_primary)).wrap());
                if let Some(words) = words {
                    let words = ctx.texts.with("register-words", "words", words);
                    ui.add(
                        Label::new(Type::BODY.text(words).color(palette.text_secondary))
                            .wrap()
                            .selectable(true),
                    );
                }
                if let Some(advice) = advice {
                    ui.add(Label::new(Type::BODY.text(advice).color(palette.text_primary)).wrap());
                }
                if let Some(command) = command {
                    ui.horizontal_wrapped(|ui| {
                        let line = Type::MONO.text(&command).color(palette.text_primary);
                        ui.add(Label::new(line).selectable(true));
                        let name = ctx.texts.with("register-copy-command", "command", command.as_str());
                        let copy = ctx.texts.get("copy");
                        if ghost_button(ui, icons::COPY, &copy).accessible_name(name).clicked() {
                            ui.copy_text(command);
                        }
                    });
                }
                sign_in_ui(ui, ctx, error);
                if let Some(id) = request_id {
                    let id = ctx.texts.with("register-request-id", "id", id);
                    ui.add(
                        Label::new(Type::SMALL.text(id).color(palette.text_muted)).wrap().selectable(true),
                    );
                }
                ui.horizontal_wrapped(actions);
            });
        });
    });
}

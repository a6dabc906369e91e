//! The bars above and below the text: whether it follows the form, what can be done with it, where the caret is.

use eframe::egui::{Align, Button, Label, Layout, Response, RichText, Ui};

use super::{JsonState, Search, reformat};
use crate::app::command::{Command, UiCommand};
use crate::app::ctx::Ctx;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, icon};

/// The height of an icon in a button.
const ICON: f32 = 16.0;

pub(super) fn header_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut JsonState) {
    ui.horizontal_centered(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, icons::COPY_SIMPLE, &ctx.texts.get("json-copy")).clicked() {
                ui.copy_text(ctx.document().text().to_string());
                ctx.send(Command::Say("notice-copied"));
            }
            if icon_button(ui, icons::MAGNIFYING_GLASS, &ctx.texts.get("json-find")).clicked() {
                state.open_search(Search::Find);
            }
            if state.job.has_secrets() {
                secrets_ui(ui, ctx);
            }
            if !ctx.derived.is_large() {
                reformat::button_ui(ui, ctx, &mut state.reformat);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| follows_ui(ui, ctx));
        });
    });
}

/// Whether form and text show the same.
fn follows_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let palette = colors(ui);
    let broken = ctx.derived.error().filter(|_| ctx.shows_broken);
    let (symbol, text, color) = match broken {
        Some(error) => {
            let line = ctx.derived.lines.position(&ctx.derived.text, error.range.start).line;
            (icons::LINK_BREAK, ctx.texts.with("json-broken", "line", line), palette.error_text)
        }
        None if ctx.derived.is_large() => {
            (icons::LINK_BREAK, ctx.texts.get("json-large").to_string(), palette.text_muted)
        }
        None => (icons::LINK, ctx.texts.get("json-follows").to_string(), palette.accent_text),
    };
    ui.label(icon(symbol, ICON).color(color));
    ui.add(Label::new(Type::LABEL.text(text).color(color)).truncate());
}

fn secrets_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (symbol, key) = match ctx.active().shows_secrets {
        true => (icons::EYE_SLASH, "json-hide-secrets"),
        false => (icons::EYE, "json-show-secrets"),
    };
    if icon_button(ui, symbol, &ctx.texts.get(key)).clicked() {
        ctx.send(Command::Ui(UiCommand::ToggleSecrets));
    }
}

/// A button with an icon, and its name in words for those who do not see it.
pub(super) fn icon_button(ui: &mut Ui, symbol: &str, name: &str) -> Response {
    let button = Button::new(icon(symbol, ICON)).frame_when_inactive(false);
    ui.add(button).accessible_name(name).on_hover_text(name)
}

pub(super) fn footer_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &JsonState) {
    ui.horizontal_centered(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let line = ctx.texts.with("json-line", "line", state.caret.line + 1);
            ui.label(small(ui, line));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let path = Type::MONO.text(ctx.selection().path.to_string());
                let path = path.size(Type::SMALL.size).color(colors(ui).text_muted);
                ui.add(Label::new(path).truncate());
            });
        });
    });
}

pub(super) fn small(ui: &Ui, text: String) -> RichText {
    Type::SMALL.text(text).color(colors(ui).text_muted)
}

//! The strips above the form: what has to be known about the file of the document before it is changed.

use eframe::egui::{self, Align, Frame, Layout, Margin, Ui};

use super::icons;
use super::theme::{Type, colors, corner, height, radius, spacing};
use super::widgets::icon_button;
use crate::app::command::{Command, UiCommand};
use crate::app::ctx::Ctx;
use crate::app::files::{FileCommand, Opened};
use crate::app::opening;
use crate::app::watch::Outside;
use crate::rules::Severity;
use crate::text::Args;

/// What the button that closes a strip takes, with the space before it.
const CLOSE: f32 = height::BUTTON_SMALL + spacing::SM;
/// Keys that a strip names before it counts.
const NAMED: usize = 4;

/// Draws the strips of the document, if there are any.
pub(super) fn strips_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let files = &ctx.active().files;
    if let Some(outside) = &files.outside {
        outside_ui(ui, ctx, outside);
    }
    if files.is_read_only {
        let text = ctx.texts.with("strip-read-only", "file", file_name(ctx));
        let actions = [("command-save-as", Command::Ui(UiCommand::SaveAs))];
        strip_ui(ui, ctx, Severity::Info, &text, actions.into(), Some(FileCommand::CloseReadOnly));
    }
    if let Some(opened) = &files.opened {
        opened_ui(ui, ctx, opened);
    }
}

fn outside_ui(ui: &mut Ui, ctx: &Ctx<'_>, outside: &Outside) {
    let key = match outside {
        Outside::Removed => "strip-removed",
        Outside::Changed(..) if ctx.document().is_dirty() => "strip-changed-dirty",
        Outside::Changed(..) => "strip-changed",
    };
    let text = ctx.texts.with(key, "file", file_name(ctx));
    let (actions, close) = match outside {
        Outside::Changed(..) => {
            let actions = [
                ("strip-reload", FileCommand::Reload),
                ("strip-keep", FileCommand::KeepMine),
                ("strip-compare", FileCommand::Compare),
            ];
            (actions.map(|(key, command)| (key, Command::File(command))).into(), None)
        }
        Outside::Removed => (Vec::new(), Some(FileCommand::KeepMine)),
    };
    strip_ui(ui, ctx, Severity::Warning, &text, actions, close);
}

fn opened_ui(ui: &mut Ui, ctx: &Ctx<'_>, opened: &Opened) {
    let keys: Vec<String> =
        opened.set_aside.iter().filter_map(|part| part.path.last_key()).map(str::to_owned).collect();
    let (named, rest) = keys.split_at(keys.len().min(NAMED));
    let mut list = named.join(", ");
    if !rest.is_empty() {
        list += ", …";
    }
    let name = opened.name().unwrap_or_else(|| ctx.texts.get("strip-origin-unknown").to_string());
    let catalog = ctx.texts.catalog();
    let args = Args::new().with("name", name).with("count", keys.len()).with("keys", list);
    let mut text = catalog.format("strip-origin", &args);
    if let Some(when) = opened.origin.registered_at.as_deref().map(opening::day_of) {
        let who = opened.origin.registered_by.as_deref();
        let key = if who.is_some() { "strip-origin-registered-by" } else { "strip-origin-registered" };
        let args = Args::new().with("when", when).with("who", who.unwrap_or_default());
        text = text + " " + &catalog.format(key, &args);
    }
    let as_it_is = opened.source.file.is_some();
    let actions = as_it_is.then_some(("strip-as-it-is", Command::File(FileCommand::OpenAsItIs)));
    let actions = actions.into_iter().collect();
    strip_ui(ui, ctx, Severity::Info, &text, actions, Some(FileCommand::CloseOpened))
        .on_hover_text(keys.join("\n"));
}

/// One strip: what it says, with what closes it at its end, and what can be done on a line of its own, so that neither
/// crowds the other.
fn strip_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    severity: Severity,
    text: &str,
    actions: Vec<(&'static str, Command)>,
    close: Option<FileCommand>,
) -> egui::Response {
    let tone = colors(ui).severity(severity);
    let frame = Frame::NONE
        .fill(tone.tint)
        .stroke((1.0, tone.stroke))
        .corner_radius(corner(radius::CHIP))
        .inner_margin(Margin::symmetric(spacing::MD as i8, spacing::SM as i8))
        .outer_margin(Margin::same(spacing::SM as i8));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let response = ui
            .horizontal_top(|ui| {
                ui.label(super::widgets::severity_icon(ui, severity));
                let room = if close.is_some() { CLOSE } else { 0.0 };
                let response = ui
                    .scope(|ui| {
                        ui.set_max_width(ui.available_width() - room);
                        ui.add(egui::Label::new(Type::BODY.text(text)).wrap())
                    })
                    .inner;
                if let Some(close) = close {
                    ui.with_layout(Layout::right_to_left(Align::Min), |ui| close_ui(ui, ctx, close));
                }
                response
            })
            .inner;
        if !actions.is_empty() {
            ui.horizontal_wrapped(|ui| {
                for (key, command) in actions {
                    button_ui(ui, ctx, key, command);
                }
            });
        }
        response
    });
    shown.inner
}

fn button_ui(ui: &mut Ui, ctx: &Ctx<'_>, key: &'static str, command: Command) {
    if ui.button(&*ctx.texts.get(key)).clicked() {
        ctx.send(command);
    }
}

fn close_ui(ui: &mut Ui, ctx: &Ctx<'_>, command: FileCommand) {
    if icon_button(ui, icons::X, height::BUTTON_SMALL, &ctx.texts.get("strip-dismiss")).clicked() {
        ctx.send(Command::File(command));
    }
}

fn file_name(ctx: &Ctx<'_>) -> String {
    ctx.active().file_name().unwrap_or_default()
}

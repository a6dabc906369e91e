//! What live checks found, in a list of its own: it is about the account at a moment, not about the text.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Frame, Label, Layout, Link, Margin, Panel, ScrollArea, Ui, vec2};

use crate::app::aws::live::{Live, LiveFinding};
use crate::app::aws::{AwsCommand, Remote};
use crate::app::clock;
use crate::app::command::{Command, UiCommand};
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::aws::sentence::{Told, tell};
use crate::rules::Severity;
use crate::text::Args;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, icon, icon_fill, spacing};
use crate::ui::widgets::{ghost_button, icon_button, lead_icon, spinner};

/// The list takes at most so much of the pane, in points.
const MOST: f32 = 260.0;

/// Draws the head with its button, and what was found.
pub(super) fn live_ui(ui: &mut Ui, ctx: &Ctx<'_>, is_closed: &mut bool) {
    if ctx.workspace().shows_welcome() {
        return;
    }
    let live = ctx.live();
    let margin = Margin::symmetric(spacing::MD as i8, spacing::XS as i8);
    Panel::top("problems-live").frame(Frame::NONE.inner_margin(margin)).resizable(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = spacing::XS;
        let findings = live.map(|live| live.findings.as_slice()).unwrap_or_default();
        head_ui(ui, ctx, live, findings, is_closed);
        let Some(live) = live else { return };
        if let Remote::Failed(error) = &live.run {
            let Told { title, words, advice, command, .. } = tell(error, ctx.texts.catalog());
            ui.horizontal_top(|ui| {
                lead_icon(
                    ui,
                    icon_fill(icons::WARNING_CIRCLE, 16.0).color(colors(ui).error_text),
                    Type::SMALL.line,
                );
                let parts = [Some(title), words, advice, command];
                let text = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
                let text = Type::SMALL.text(text).color(colors(ui).text_primary);
                ui.add(Label::new(text).wrap().selectable(true));
            });
        }
        if !findings.is_empty() && !*is_closed {
            ScrollArea::vertical()
                .id_salt("problems-live")
                .max_height(MOST)
                // The panel has the height of the frame before, in which the list was shorter.
                .min_scrolled_height(MOST)
                .auto_shrink([false, true])
                .show(ui, |ui| findings.iter().for_each(|finding| finding_ui(ui, ctx, finding)));
        }
    });
}

/// What it is, what it came to and when, and the button that looks.
fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, live: Option<&Live>, findings: &[LiveFinding], is_closed: &mut bool) {
    let palette = colors(ui);
    ui.horizontal(|ui| {
        if !findings.is_empty() {
            let (symbol, key) = match *is_closed {
                true => (icons::CARET_RIGHT, "in-aws-show"),
                false => (icons::CARET_DOWN, "in-aws-hide"),
            };
            let caret = icon_button(ui, symbol, height::CHIP, &ctx.texts.get(key));
            ui.ctx().accesskit_node_builder(caret.id, |node| node.set_expanded(!*is_closed));
            if caret.clicked() {
                *is_closed = !*is_closed;
            }
        }
        let title = ctx.texts.get("in-aws-title");
        let heading = ui.label(Type::HEADING.text(&*title).color(palette.text_primary));
        ui.ctx().accesskit_node_builder(heading.id, |node| {
            node.set_role(Role::Heading);
            node.set_label(&*title);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| match live.map(|live| (&live.run, live)) {
            Some((Remote::Waiting { .. }, live)) => {
                if ui.button(&*ctx.texts.get("in-aws-stop")).clicked() {
                    ctx.send(Command::Aws(AwsCommand::StopCheck));
                }
                let (done, all) = live.progress;
                if all > 0 {
                    let args = Args::new().with("done", done).with("all", all);
                    let text = ctx.texts.catalog().format("in-aws-progress", &args);
                    ui.label(Type::SMALL.text(text).color(palette.text_muted));
                }
                let running = ctx.texts.get("in-aws-running");
                ui.scope(|ui| spinner(ui, 16.0)).response.on_hover_text(&*running);
            }
            _ => {
                let command = UiCommand::CheckLive;
                let is_enabled = command.is_enabled(ctx.workspace());
                let name = ctx.texts.get(command.text_key());
                let button = ui.add_enabled_ui(is_enabled, |ui| ghost_button(ui, icons::CLOUD, &name)).inner;
                if button.on_hover_text(&*ctx.texts.get(command.tooltip_key())).clicked() {
                    ctx.send(Command::Ui(command));
                }
            }
        });
    });
    let summary = match live {
        Some(live) if live.at.is_some() || !live.findings.is_empty() => summary(ctx, live),
        Some(live) if live.run.is_waiting() => ctx.texts.get("in-aws-running").to_string(),
        _ => ctx.texts.get("in-aws-intro").to_string(),
    };
    ui.add(Label::new(Type::SMALL.text(summary).color(palette.text_muted)).wrap());
}

/// "9 exist, 1 is missing · checked 14:02".
fn summary(ctx: &Ctx<'_>, live: &Live) -> String {
    let counts = live.counts.text(ctx.texts.catalog());
    match live.at {
        Some(at) => format!("{counts} · {}", ctx.texts.with("in-aws-checked", "time", clock::minute(at))),
        None => counts,
    }
}

/// One thing: what was found, where it is named with the way there, and what to do.
fn finding_ui(ui: &mut Ui, ctx: &Ctx<'_>, finding: &LiveFinding) {
    let palette = colors(ui);
    let (symbol, name) = match finding.severity {
        None => (icon_fill(icons::CHECK_CIRCLE, 16.0).color(palette.success_text), "in-aws-good"),
        Some(Severity::Info) => {
            (icon(icons::QUESTION, 16.0).color(palette.text_muted), "in-aws-unknown-name")
        }
        Some(_) => (icon_fill(icons::WARNING_CIRCLE, 16.0).color(palette.error_text), "in-aws-bad"),
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(spacing::SM, 0.0);
        ui.label(symbol).accessible_name(&*ctx.texts.get(name));
        ui.vertical(|ui| {
            let message = match finding.severity {
                Some(Severity::Error) => Type::LABEL.text(&finding.message).color(palette.text_primary),
                _ => Type::SMALL.text(&finding.message).color(palette.text_secondary),
            };
            ui.add(Label::new(message).wrap());
            if let Some(words) = &finding.words {
                let words = Type::SMALL.text(words).color(palette.text_muted);
                ui.add(Label::new(words).wrap().selectable(true));
            }
            if finding.severity == Some(Severity::Error) {
                let told: Vec<&str> =
                    [&finding.why, &finding.fix].into_iter().flatten().map(String::as_str).collect();
                let told = Type::SMALL.text(told.join(" ")).color(palette.text_secondary);
                ui.add(Label::new(told).wrap());
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().interact_size.y = Type::SMALL.line;
                let name = ctx.texts.with("in-aws-go", "place", finding.place.as_str());
                let link = ui.add(Link::new(Type::SMALL.text(&finding.place))).accessible_name(name);
                if link.clicked() {
                    let path = finding.at.clone();
                    // Not as one of the findings of the rules, whose list would open the one at this place.
                    ctx.send(Command::Select { path, offset: None, origin: Pane::Palette });
                }
                let when = ctx.texts.with("in-aws-checked", "time", finding.when.as_str());
                ui.label(Type::SMALL.text(when).color(palette.text_muted));
            });
            ui.add_space(spacing::XS);
        });
    });
}

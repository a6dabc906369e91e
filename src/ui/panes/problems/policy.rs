//! What `taskwright.toml` of the folder says of the rules, above the list that it changes.

use eframe::egui::{Button, Frame, Label, Margin, Panel, ScrollArea, Ui};

use crate::app::ctx::Ctx;
use crate::policy::{self, FILE_NAME, Level, Setting};
use crate::rules::{Rule, Severity};
use crate::text::Args;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, icon, spacing};
use crate::ui::widgets::severity_icon;

/// The list of settings takes at most so many lines of the pane.
const MOST_LINES: f32 = 8.0;

/// Draws one line that opens into all settings; nothing where the folder says nothing.
pub(super) fn policy_ui(ui: &mut Ui, ctx: &Ctx<'_>, is_open: &mut bool) {
    let policy = &ctx.derived.policy;
    let error = ctx.active().policy.error();
    if policy.is_empty() && error.is_none() {
        return;
    }
    let margin =
        Margin { left: spacing::MD as i8, right: spacing::MD as i8, top: 0, bottom: spacing::SM as i8 };
    Panel::top("problems-policy").frame(Frame::NONE.inner_margin(margin)).resizable(false).show(ui, |ui| {
        if let Some(error) = error {
            ui.horizontal_top(|ui| {
                ui.label(severity_icon(ui, Severity::Error))
                    .accessible_name(&*ctx.texts.get("severity-error"));
                let sentence = policy::sentence(ctx.texts.catalog(), error);
                ui.add(Label::new(Type::SMALL.text(sentence).color(colors(ui).text_primary)).wrap());
            });
            return;
        }
        let settings: Vec<(&Rule, Setting)> = policy.changes().collect();
        head_ui(ui, ctx, &settings, is_open);
        if *is_open {
            let most = MOST_LINES * Type::SMALL.line;
            ScrollArea::vertical()
                .id_salt("problems-policy")
                .max_height(most)
                // The panel has the height of the frame before, in which the list was closed.
                .min_scrolled_height(most)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.spacing_mut().interact_size.y = Type::SMALL.line;
                    settings.iter().for_each(|(rule, setting)| setting_ui(ui, ctx, rule, *setting));
                });
        }
    });
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, settings: &[(&Rule, Setting)], is_open: &mut bool) {
    let off = settings.iter().filter(|(_, setting)| setting.level == Level::Off).count();
    let silent: usize = ctx.derived.off.iter().map(|(_, count)| count).sum();
    let count = |key, count: usize| Some(ctx.texts.with(key, "count", count)).filter(|_| count > 0);
    let parts = [
        count("policy-changed", settings.len() - off),
        count("policy-switched-off", off),
        count("policy-not-shown", silent),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let args = Args::new().with("file", FILE_NAME).with("parts", parts);
    let name = ctx.texts.catalog().format("policy-summary", &args);
    let caret = if *is_open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    let palette = colors(ui);
    let label = Type::SMALL.text(&name).color(palette.text_secondary);
    let button = Button::new((icon(caret, Type::SMALL.line).color(palette.text_muted), label))
        .frame(false)
        .gap(spacing::XS)
        .wrap()
        .min_size(eframe::egui::vec2(0.0, height::BUTTON_SMALL));
    let response = ui.add(button).accessible_name(&name);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(*is_open));
    let file = ctx.derived.policy.file.as_ref().map(|file| file.display().to_string());
    if response.on_hover_text(file.unwrap_or_default()).clicked() {
        *is_open = !*is_open;
    }
}

/// One rule: its id, what becomes of it, the line that says so.
fn setting_ui(ui: &mut Ui, ctx: &Ctx<'_>, rule: &Rule, setting: Setting) {
    let palette = colors(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = spacing::SM;
        ui.label(Type::MONO.text(rule.id).color(palette.text_primary));
        let origin = policy::origin(ctx.texts.catalog(), setting);
        ui.label(Type::SMALL.text(origin).color(palette.text_muted));
    });
}

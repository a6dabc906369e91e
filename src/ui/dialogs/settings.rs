//! The settings: what the window speaks and looks like. Every choice takes effect at once.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Button, Checkbox, Layout, Stroke, Ui, WidgetInfo, vec2};

use super::answer_ui;
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::prefs::{TextSize, ThemeChoice};
use crate::app::settings::Setting;
use crate::text::Language;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, icon, spacing, stroke_width};

/// By how many percent a press of a button changes the size of texts.
const STEP: u16 = 10;

pub(super) fn settings_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.set_width(560.0_f32.min(ui.ctx().content_rect().width() - 2.0 * spacing::XXL));
    ui.label(Type::TITLE.text(&*ctx.texts.get("settings")));
    ui.add_space(spacing::SM);
    row_ui(ui, ctx, "settings-language", |ui| {
        let system = [(Setting::Language(None), ctx.texts.get("settings-as-system").to_string())];
        let languages = Language::ALL.map(|own| (Setting::Language(Some(own)), own.name().to_owned()));
        choices_ui(ui, ctx, "settings-language", system.into_iter().chain(languages));
    });
    row_ui(ui, ctx, "settings-theme", |ui| {
        let themes = [
            (ThemeChoice::System, "settings-as-system"),
            (ThemeChoice::Light, "settings-theme-light"),
            (ThemeChoice::Dark, "settings-theme-dark"),
        ];
        let themes = themes.map(|(theme, key)| (Setting::Theme(theme), ctx.texts.get(key).to_string()));
        choices_ui(ui, ctx, "settings-theme", themes);
    });
    row_ui(ui, ctx, "settings-text-size", |ui| text_size_ui(ui, ctx));
    row_ui(ui, ctx, "settings-motion", |ui| {
        let motions = [
            (None, "settings-as-system"),
            (Some(false), "settings-motion-full"),
            (Some(true), "settings-motion-reduced"),
        ];
        let motions =
            motions.map(|(motion, key)| (Setting::ReducedMotion(motion), ctx.texts.get(key).to_string()));
        choices_ui(ui, ctx, "settings-motion", motions);
    });
    switch_ui(ui, ctx, "settings-dialogs", Setting::BuiltInDialogs);
    ui.add_space(spacing::MD);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        answer_ui(ui, ctx, "close", Command::Cancel, true);
    });
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, label: &'static str, control: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let size = vec2(spacing::LABEL_COLUMN, height::FIELD);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(spacing::LABEL_COLUMN);
            ui.label(Type::LABEL.text(&*ctx.texts.get(label)).color(colors(ui).text_secondary));
        });
        control(ui);
    });
}

/// A few choices side by side, of which one holds.
fn choices_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    group: &'static str,
    choices: impl IntoIterator<Item = (Setting, String)>,
) {
    ui.spacing_mut().item_spacing.x = spacing::XS;
    let group = ctx.texts.get(group);
    let colors = colors(ui);
    for (setting, name) in choices {
        let is_chosen = setting.is_chosen(ctx.preferences);
        let (fill, stroke, text) = if is_chosen {
            (colors.accent_tint, colors.accent_stroke, colors.accent_text)
        } else {
            (colors.bg_field, colors.stroke_control, colors.text_primary)
        };
        let button = Button::new(Type::LABEL.text(&name).color(text))
            .fill(fill)
            .stroke(Stroke::new(stroke_width::CONTROL, stroke));
        let response = ui.add(button);
        let full = format!("{group}: {name}");
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &full));
        if response.clicked() {
            ctx.send(Command::Set(setting));
        }
    }
}

fn text_size_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let size = ctx.preferences.text_size;
    let range = TextSize::RANGE;
    let smaller = size.percent().saturating_sub(STEP).max(*range.start());
    let larger = (size.percent() + STEP).min(*range.end());
    let step_ui = |ui: &mut Ui, symbol, name, to: u16| {
        let button = Button::new(icon(symbol, 16.0)).min_size(vec2(height::BUTTON, height::BUTTON));
        let response = ui.add_enabled(to != size.percent(), button).accessible_name(&*ctx.texts.get(name));
        if response.on_hover_text(&*ctx.texts.get(name)).clicked() {
            ctx.send(Command::Set(Setting::TextSize(TextSize::new(to))));
        }
    };
    step_ui(ui, icons::MINUS, "settings-text-smaller", smaller);
    ui.label(Type::BODY.text(ctx.texts.with("settings-percent", "percent", usize::from(size.percent()))));
    step_ui(ui, icons::PLUS, "settings-text-larger", larger);
    if size != TextSize::default() {
        step_ui(ui, icons::ARROW_COUNTER_CLOCKWISE, "settings-text-reset", TextSize::default().percent());
    }
}

fn switch_ui(ui: &mut Ui, ctx: &Ctx<'_>, label: &'static str, setting: fn(bool) -> Setting) {
    let mut is_on = setting(true).is_chosen(ctx.preferences);
    if ui.add(Checkbox::new(&mut is_on, &*ctx.texts.get(label))).changed() {
        ctx.send(Command::Set(setting(is_on)));
    }
}

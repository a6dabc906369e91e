//! The two roles of a task as cards: what each is for, and whether this definition needs it.

use eframe::egui::{self, Align, Frame, Layout, Margin, Ui, vec2};

use super::facts::{Facts, facts};
use crate::app::ctx::Ctx;
use crate::form::FormState;
use crate::form::inline::findings_ui;
use crate::form::page::field_ui;
use crate::form::row::{Place, Row, control_ui, help_ui, show_selection};
use crate::form::view::RowView;
use crate::insight::role::{Level, Need, Needs};
use crate::rules::Severity;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, corner, height, icon, icon_fill, radius, spacing, stroke};

/// What a card says of its role.
#[derive(Debug)]
pub(super) struct RoleFacts {
    level: Level,
    /// What needs it, in words; or that nothing does.
    needed: String,
    /// The same where the role is not set.
    missing: String,
}

impl RoleFacts {
    pub(super) fn new(ctx: &Ctx<'_>, needs: &Needs, free_key: &'static str) -> Self {
        let list = needs.list.iter().map(|need| need_words(ctx, *need)).collect::<Vec<_>>().join(", ");
        let with = |key| {
            if needs.list.is_empty() {
                ctx.texts.get(free_key).to_string()
            } else {
                ctx.texts.with(key, "needs", &*list)
            }
        };
        Self { level: needs.level, needed: with("role-needed"), missing: with("role-missing") }
    }
}

fn need_words(ctx: &Ctx<'_>, need: Need) -> String {
    let key = match need {
        Need::Secrets(count) => return ctx.texts.with("role-need-secrets", "count", count),
        Need::LogSecrets(count) => return ctx.texts.with("role-need-log-secrets", "count", count),
        Need::RegistryLogin => "role-need-registry",
        Need::EcrImage => "role-need-ecr",
        Need::Logs => "role-need-logs",
        Need::EnvironmentFiles => "role-need-files",
        Need::FsxLogin => "role-need-fsx",
        Need::EfsIam => "role-need-efs",
        Need::S3Files => "role-need-s3files",
    };
    ctx.texts.get(key).to_string()
}

/// Draws `executionRoleArn` and `taskRoleArn`.
pub(super) fn roles_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    let ([execution, code], Some(facts)) = (rows, facts(ctx, state)) else {
        return rows.iter().for_each(|row| field_ui(ui, ctx, state, row));
    };
    let Facts { roles: [of_execution, of_code], .. } = &*facts;
    card_ui(ui, ctx, state, execution, of_execution, (icons::ROCKET_LAUNCH, "role-execution"));
    card_ui(ui, ctx, state, code, of_code, (icons::CODE, "role-code"));
}

fn card_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    view: &RowView,
    facts: &RoleFacts,
    (symbol, phrase): (&'static str, &'static str),
) {
    let row = Row::new(ctx, view, Place::Row);
    let frame = Frame::NONE
        .stroke(stroke(colors(ui).stroke_card))
        .corner_radius(corner(radius::CARD))
        .inner_margin(Margin::symmetric(spacing::MD as i8, spacing::SM as i8));
    let card = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = spacing::XS;
        head_ui(ui, ctx, view, facts, symbol, phrase);
        let response = control_ui(ui, ctx, state, &row, view);
        findings_ui(ui, ctx, row.path);
        // What a finding says above is not said once more.
        let is_said = ctx.findings_of_row(row.path).any(|shown| shown.finding.severity != Severity::Info);
        needs_ui(ui, facts, row.value.is_some() || is_said);
        response
    });
    show_selection(ui, ctx, state, row.path, &card.response, &card.inner);
}

/// The role, who uses it, and whether this definition needs it.
fn head_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &RowView,
    facts: &RoleFacts,
    symbol: &'static str,
    phrase: &'static str,
) {
    let colors = colors(ui);
    let (level, tone) = match facts.level {
        Level::Required => ("role-required", colors.accent_text),
        Level::Advised => ("role-advised", colors.text_secondary),
        Level::Optional => ("role-optional", colors.text_muted),
    };
    let size = vec2(ui.available_width(), height::BUTTON_SMALL);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.label(Type::SMALL_MEDIUM.text(&*ctx.texts.get(level)).color(tone));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = spacing::XS;
            ui.label(icon(symbol, 16.0).color(colors.text_secondary));
            ui.label(Type::LABEL.text(&*view.label).color(colors.text_primary));
            if facts.level == Level::Required {
                ui.label(Type::LABEL.text("*").color(colors.accent_text));
            }
            help_ui(ui, ctx, view);
            let phrase = Type::SMALL.text(&*ctx.texts.get(phrase)).color(colors.text_muted);
            ui.add(egui::Label::new(phrase).truncate());
        });
    });
}

/// What needs the role, louder where it is not there.
fn needs_ui(ui: &mut Ui, facts: &RoleFacts, is_set: bool) {
    let colors = colors(ui);
    let (severity, text) = match facts.level {
        Level::Required if !is_set => (Some(Severity::Error), &facts.missing),
        Level::Advised if !is_set => (Some(Severity::Warning), &facts.missing),
        _ => (None, &facts.needed),
    };
    ui.spacing_mut().interact_size.y = Type::BODY.line;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = spacing::XS;
        let tone = severity.map_or(colors.text_muted, |severity| colors.severity(severity).text);
        if let Some(severity) = severity {
            let symbol = if severity == Severity::Error { icons::WARNING_CIRCLE } else { icons::WARNING };
            ui.label(icon_fill(symbol, 14.0).color(tone));
        }
        ui.add(egui::Label::new(Type::SMALL.text(text).color(tone)).wrap());
    });
}

//! What there is in ECS: families on the left, their revisions and one of them on the right; two definitions beside
//! each other, and the questions before revisions are taken away, in the same place.

mod compared;
mod detail;
mod families;
mod list;
mod removal;
mod revisions;

use eframe::egui::{Align, Button, Frame, Label, Layout, Margin, Rect, Response, Ui, vec2};

use super::sheet::{Sheet, part, scroll};
use crate::app::aws::browser::{Browser, View};
use crate::app::aws::{AwsCommand, BrowseCommand};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::aws::AwsError;
use crate::ui::aws::message::message_ui;
use crate::ui::aws::target::{TargetState, target_ui};
use crate::ui::diff::DiffState;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, icon, spacing, stroke};
use crate::ui::widgets::{ghost_button, icon_button, primary_button, spinner};
use list::ListState;

/// The width of the list of revisions.
const REVISIONS: f32 = 232.0;
/// The height of a list where all stands below each other.
const NARROW_LIST: f32 = 240.0;

/// What the dialog remembers between frames.
#[derive(Debug, Default)]
pub(super) struct BrowseState {
    serial: u64,
    target: TargetState,
    typed: String,
    families: ListState,
    revisions: ListState,
    diff: DiffState,
    /// Whether the last frame showed something else than the lists.
    was_away: bool,
}

fn send(ctx: &Ctx<'_>, command: BrowseCommand) {
    ctx.send(Command::Aws(AwsCommand::Browse(command)));
}

pub(super) fn browse_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser, state: &mut BrowseState) {
    let is_new = state.serial != shown.serial;
    if is_new {
        *state = BrowseState { serial: shown.serial, ..BrowseState::default() };
    }
    let is_away = shown.view != View::Lists;
    if std::mem::replace(&mut state.was_away, is_away) && !is_away {
        ui.memory_mut(|memory| memory.request_focus(revisions::list_id()));
    }
    let sheet = Sheet::new(ui);
    part(ui, sheet.head, "head", |ui| head_ui(ui, ctx, shown));
    part(ui, sheet.foot, "foot", |ui| foot_ui(ui, ctx, shown));
    match &shown.view {
        View::Compared(pair) => part(ui, sheet.body, "compared", |ui| {
            padded(ui, spacing::XL, |ui| compared::compared_ui(ui, ctx, shown, pair, &mut state.diff));
        }),
        View::Removal(it) => part(ui, sheet.body, "removal", |ui| {
            scroll(ui, "removal", |ui| removal::removal_ui(ui, ctx, shown, it));
        }),
        View::Lists if sheet.is_narrow() => narrow_lists_ui(ui, ctx, shown, state, &sheet, is_new),
        View::Lists => lists_ui(ui, ctx, shown, state, &sheet, is_new),
    }
    sheet.lines(ui);
}

/// Families on the left, revisions in the middle, one of them on the right.
fn lists_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    shown: &Browser,
    state: &mut BrowseState,
    sheet: &Sheet,
    is_new: bool,
) {
    let [left, right] = sheet.sides(ui);
    let middle = Rect::from_min_size(right.min, vec2(REVISIONS, right.height()));
    let rest = right.with_min_x(middle.right());
    part(ui, left, "left", |ui| {
        padded(ui, spacing::LG, |ui| {
            target_ui(ui, ctx, shown.identity.ready(), true, &mut state.target);
            ui.add_space(spacing::SM);
            families::families_ui(ui, ctx, shown, state, is_new);
        });
    });
    part(ui, middle, "middle", |ui| {
        padded(ui, spacing::LG, |ui| revisions::revisions_ui(ui, ctx, shown, &mut state.revisions));
    });
    part(ui, rest, "right", |ui| scroll(ui, "right", |ui| detail::detail_ui(ui, ctx, shown)));
    ui.painter().vline(middle.right(), middle.y_range(), stroke(colors(ui).stroke_subtle));
}

/// The same below each other.
fn narrow_lists_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    shown: &Browser,
    state: &mut BrowseState,
    sheet: &Sheet,
    is_new: bool,
) {
    let list = |ui: &mut Ui, content: &mut dyn FnMut(&mut Ui)| {
        ui.allocate_ui(vec2(ui.available_width(), NARROW_LIST), |ui| {
            ui.set_max_height(NARROW_LIST);
            content(ui);
        });
    };
    part(ui, sheet.body, "lists", |ui| {
        scroll(ui, "lists", |ui| {
            target_ui(ui, ctx, shown.identity.ready(), true, &mut state.target);
            list(ui, &mut |ui| families::families_ui(ui, ctx, shown, state, is_new));
            list(ui, &mut |ui| revisions::revisions_ui(ui, ctx, shown, &mut state.revisions));
            detail::detail_ui(ui, ctx, shown);
        });
    });
}

/// Escape goes back one step. A call that runs is waited for: what it takes away is not to be lost sight of.
pub(super) fn leave(ctx: &Ctx<'_>, shown: &Browser) {
    match &shown.view {
        _ if shown.is_running() => {}
        View::Lists => ctx.send(Command::Cancel),
        View::Compared(_) | View::Removal(_) => send(ctx, BrowseCommand::Back),
    }
}

fn padded(ui: &mut Ui, sides: f32, content: impl FnOnce(&mut Ui)) {
    Frame::NONE.inner_margin(Margin::symmetric(sides as i8, spacing::LG as i8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = spacing::SM;
        content(ui);
    });
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(spacing::MD);
        let close = ui.add_enabled_ui(!shown.is_running(), |ui| {
            icon_button(ui, icons::X, height::BUTTON_SMALL, &ctx.texts.get("close"))
        });
        if close.inner.clicked() {
            ctx.send(Command::Cancel);
        }
        if shown.view == View::Lists {
            let name = ctx.texts.get("browse-reload");
            if icon_button(ui, icons::ARROW_CLOCKWISE, height::BUTTON_SMALL, &name).clicked() {
                send(ctx, BrowseCommand::Reload);
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(spacing::XL);
            ui.label(Type::TITLE.text(&*ctx.texts.get("browse-title")));
            if !matches!(shown.view, View::Removal(_)) {
                let hint = Type::SMALL.text(&*ctx.texts.get("browse-subtitle"));
                ui.add(Label::new(hint.color(colors(ui).text_muted)).truncate());
            }
        });
    });
}

/// The main action is the last one, on the right.
fn foot_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(spacing::XL);
        match &shown.view {
            View::Lists => lists_foot_ui(ui, ctx, shown),
            View::Compared(_) => {
                if primary_button(ui, &ctx.texts.get("browse-back")).clicked() {
                    send(ctx, BrowseCommand::Back);
                }
            }
            View::Removal(it) => removal::foot_ui(ui, ctx, it),
        }
    });
}

fn lists_foot_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser) {
    let arn = shown.chosen.as_ref().filter(|_| shown.detail().is_none_or(|it| it.error().is_none()));
    let name = ctx.texts.get("browse-open");
    let open = ui.add_enabled_ui(arn.is_some(), |ui| primary_button(ui, &name)).inner;
    if let Some(arn) = arn.filter(|_| open.clicked()) {
        send(ctx, BrowseCommand::OpenDraft(arn.clone()));
    }
    let can_compare = arn.is_some() && !ctx.workspace().shows_welcome() && ctx.derived.parsed().is_some();
    let compare = plain_button(ui, &ctx.texts.get("browse-compare-document"), can_compare);
    if compare.on_hover_text(&*ctx.texts.get("browse-compare-document-hint")).clicked() {
        send(ctx, BrowseCommand::CompareWithDocument);
    }
    if plain_button(ui, &ctx.texts.get("close"), true).clicked() {
        ctx.send(Command::Cancel);
    }
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(spacing::XL);
        let palette = colors(ui);
        let key = if shown.marks.is_empty() { "browse-hint-draft" } else { "browse-hint-marks" };
        let text = ctx.texts.with(key, "count", shown.marks.len());
        ui.label(icon(icons::INFO, 14.0).color(palette.text_muted));
        ui.add(Label::new(Type::SMALL.text(text).color(palette.text_muted)).truncate());
    });
}

fn plain_button(ui: &mut Ui, name: &str, is_enabled: bool) -> Response {
    ui.add_enabled(is_enabled, Button::new(Type::LABEL.text(name)))
}

/// What went wrong, and the way to try again.
fn failed_ui(ui: &mut Ui, ctx: &Ctx<'_>, error: &AwsError) {
    message_ui(ui, ctx, error, |ui| {
        if ghost_button(ui, icons::ARROW_CLOCKWISE, &ctx.texts.get("register-retry")).clicked() {
            send(ctx, BrowseCommand::Retry);
        }
    });
}

/// Something is on its way.
fn waiting_ui(ui: &mut Ui, text: &str) {
    ui.horizontal(|ui| {
        spinner(ui, 14.0);
        ui.label(Type::SMALL.text(text).color(colors(ui).text_muted));
    });
}

/// Nothing is there, and why.
fn nothing_ui(ui: &mut Ui, title: &str, text: &str) {
    ui.add_space(spacing::MD);
    ui.add(Label::new(Type::LABEL.text(title).color(colors(ui).text_primary)).wrap());
    ui.add(Label::new(Type::BODY.text(text).color(colors(ui).text_muted)).wrap());
}

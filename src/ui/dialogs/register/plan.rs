//! The steps of a registration and how far each is.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Label, Layout, Ui};

use super::difference;
use crate::app::aws::Remote;
use crate::app::aws::live::Counts;
use crate::app::aws::registration::{Anyway, Registration, Sending};
use crate::app::ctx::Ctx;
use crate::aws::AwsError;
use crate::text::Args;
use crate::ui::aws::message;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, icon, icon_fill, spacing};
use crate::ui::widgets::{counts_in_words, lead_icon, spinner};

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Waits,
    Runs,
    Done,
    /// Something to look at, though it does not stop.
    Warns,
    Stops,
}

struct Step {
    title: String,
    detail: String,
    state: State,
}

pub(super) fn plan_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration) {
    let steps = steps(ctx, shown);
    let done = steps.iter().filter(|step| matches!(step.state, State::Done | State::Warns)).count();
    ui.horizontal(|ui| {
        ui.label(Type::HEADING.text(&*ctx.texts.get("register-plan")));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let args = Args::new().with("done", done).with("all", steps.len());
            let text = ctx.texts.catalog().format("register-plan-count", &args);
            ui.label(Type::SMALL.text(text).color(colors(ui).text_muted));
        });
    });
    for step in &steps {
        step_ui(ui, ctx, step);
    }
    // What becomes of the revision is said in the last step, which a low window has below its edge.
    if let Some(last) = steps.last() {
        let now = (last.state, last.detail.clone());
        let id = ui.scope_id().with("register-last-step");
        let before = ui.data_mut(|data| data.get_temp::<(State, String)>(id));
        if before.as_ref() != Some(&now) {
            if before.is_some() && last.state != State::Waits {
                ui.scroll_to_cursor(None);
            }
            ui.data_mut(|data| data.insert_temp(id, now));
        }
    }
}

fn step_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &Step) {
    let palette = colors(ui);
    ui.add_space(spacing::XS);
    let response = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = spacing::MD;
        let mark = match step.state {
            State::Waits => Some(icon(icons::CIRCLE, 16.0).color(palette.text_muted)),
            State::Runs => None,
            State::Done => Some(icon_fill(icons::CHECK_CIRCLE, 16.0).color(palette.success_text)),
            State::Warns => Some(icon_fill(icons::WARNING, 16.0).color(palette.warning_text)),
            State::Stops => Some(icon_fill(icons::WARNING_CIRCLE, 16.0).color(palette.error_text)),
        };
        match mark {
            Some(mark) => lead_icon(ui, mark, Type::LABEL.line),
            None => drop(spinner(ui, 16.0)),
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let title = if step.state == State::Waits { palette.text_muted } else { palette.text_primary };
            ui.label(Type::LABEL.text(&step.title).color(title));
            if !step.detail.is_empty() {
                ui.add(Label::new(Type::SMALL.text(&step.detail).color(palette.text_muted)).wrap());
            }
        });
    });
    let state = ctx.texts.get(match step.state {
        State::Waits => "register-step-waits",
        State::Runs => "register-step-runs",
        State::Done => "register-step-done",
        State::Warns => "register-step-warns",
        State::Stops => "register-step-stops",
    });
    let name = format!("{}: {state}. {}", step.title, step.detail);
    let id = response.response.id;
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::ListItem);
        node.set_label(name.trim_end());
    });
}

fn steps(ctx: &Ctx<'_>, shown: &Registration) -> Vec<Step> {
    let mut steps = vec![who(ctx, shown), rules(ctx, shown), compare(ctx, shown)];
    steps.extend(live(ctx, shown));
    steps.extend(log_groups(ctx, shown));
    steps.push(register(ctx, shown));
    steps
}

fn of_remote<T>(remote: &Remote<T>) -> State {
    match remote {
        Remote::Idle => State::Waits,
        Remote::Waiting { .. } => State::Runs,
        Remote::Ready(_) => State::Done,
        Remote::Failed(_) => State::Stops,
    }
}

fn failure(ctx: &Ctx<'_>, error: Option<&AwsError>) -> String {
    error.map(|error| message::title(ctx, error)).unwrap_or_default()
}

fn who(ctx: &Ctx<'_>, shown: &Registration) -> Step {
    let detail = match shown.identity.ready() {
        Some(identity) => {
            let args = Args::new().with("account", identity.account.as_str()).with("who", identity.who());
            ctx.texts.catalog().format("register-who", &args)
        }
        None => failure(ctx, shown.identity.error()),
    };
    Step { title: ctx.texts.get("register-step-who").to_string(), detail, state: of_remote(&shown.identity) }
}

fn rules(ctx: &Ctx<'_>, shown: &Registration) -> Step {
    let mut parts = Vec::new();
    if shown.counts.total() > 0 {
        parts.push(counts_in_words(ctx, shown.counts));
    }
    if shown.placeholders > 0 {
        parts.push(ctx.texts.with("register-placeholders", "count", shown.placeholders));
    }
    if parts.is_empty() {
        parts.push(ctx.texts.get("register-rules-clean").to_string());
    }
    let state = match () {
        () if shown.is_stopped_by_rules() => State::Stops,
        () if shown.anyway == Anyway::Yes => State::Warns,
        () => State::Done,
    };
    Step { title: ctx.texts.get("register-step-rules").to_string(), detail: parts.join(", "), state }
}

fn compare(ctx: &Ctx<'_>, shown: &Registration) -> Step {
    let revision = shown.latest_revision();
    let title = match revision {
        Some(revision) => ctx.texts.with("register-step-compare", "name", revision.name()),
        None => ctx.texts.get("register-step-compare-latest").to_string(),
    };
    let mut state = of_remote(&shown.latest);
    let detail = match &shown.latest {
        Remote::Ready(None) => ctx.texts.with("register-first", "family", shown.family.as_str()),
        Remote::Ready(Some(_)) => difference::summary(ctx, shown),
        Remote::Failed(error) => message::title(ctx, error),
        _ => String::new(),
    };
    if shown.newer().is_some() && shown.sending == Sending::Not {
        state = State::Warns;
    }
    Step { title, detail, state }
}

/// Whether what it names is there: something to look at, never a stop.
fn live(ctx: &Ctx<'_>, shown: &Registration) -> Option<Step> {
    if shown.named.is_empty() {
        return None;
    }
    let (detail, state) = match &shown.live {
        Remote::Ready(checks) => {
            let counts = Counts::of(checks);
            let state = if counts.is_wrong() { State::Warns } else { State::Done };
            (counts.text(ctx.texts.catalog()), state)
        }
        Remote::Failed(error) => (message::title(ctx, error), State::Warns),
        remote => (String::new(), of_remote(remote)),
    };
    Some(Step { title: ctx.texts.get("in-aws-step").to_string(), detail, state })
}

fn log_groups(ctx: &Ctx<'_>, shown: &Registration) -> Option<Step> {
    let wanted: Vec<&str> =
        shown.log_groups.iter().filter(|group| group.is_wanted).map(|group| group.name.as_str()).collect();
    if wanted.is_empty() {
        return None;
    }
    let state = match &shown.sending {
        Sending::Not => State::Waits,
        Sending::LogGroup { .. } => State::Runs,
        Sending::Refused(error) if error.action.starts_with("logs:") => State::Stops,
        _ => State::Done,
    };
    let title = ctx.texts.with("register-step-log-groups", "count", wanted.len());
    Some(Step { title, detail: wanted.join(", "), state })
}

fn register(ctx: &Ctx<'_>, shown: &Registration) -> Step {
    let get = |key: &'static str| ctx.texts.get(key).to_string();
    let (detail, state) = match &shown.sending {
        Sending::Not | Sending::LogGroup { .. } => (String::new(), State::Waits),
        Sending::Sent { again: Some(error), is_out: false, .. } => {
            (ctx.texts.with("register-trying-again", "why", message::title(ctx, error)), State::Runs)
        }
        Sending::Sent { is_out, .. } => {
            (get(if *is_out { "register-sent" } else { "register-sending" }), State::Runs)
        }
        Sending::Looking { count, .. } => {
            let args = Args::new().with("done", count.0).with("all", count.1.max(1));
            (ctx.texts.catalog().format("register-looking", &args), State::Runs)
        }
        Sending::Unknown { .. } => (get("register-unknown-short"), State::Stops),
        Sending::Registered { revision, seconds } => {
            let detail = match seconds {
                Some(seconds) => {
                    let args =
                        Args::new().with("name", revision.name()).with("seconds", format!("{seconds:.1}"));
                    ctx.texts.catalog().format("register-created", &args)
                }
                None => ctx.texts.with("register-found", "name", revision.name()),
            };
            (detail, State::Done)
        }
        Sending::Refused(error) => (message::title(ctx, error), State::Stops),
    };
    Step { title: get("register-step-register"), detail, state }
}

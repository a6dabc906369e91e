//! The foot of the dialog: what can be done next, and what that leads to.

use eframe::egui::{Align, Button, Label, Layout, Ui};

use super::{leave, send};
use crate::app::aws::RegisterCommand;
use crate::app::aws::registration::{Anyway, Registration, Sending, Stop};
use crate::app::ctx::Ctx;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, icon, spacing};
use crate::ui::widgets::primary_button;

/// A button.
struct Answer {
    key: &'static str,
    /// What it does; `None`: leaves the dialog.
    command: Option<RegisterCommand>,
    is_primary: bool,
    is_enabled: bool,
    hint: Option<&'static str>,
}

impl Answer {
    fn plain(key: &'static str, command: RegisterCommand) -> Self {
        Self { command: Some(command), ..Self::leave(key) }
    }

    fn primary(key: &'static str, command: RegisterCommand) -> Self {
        Self { is_primary: true, ..Self::plain(key, command) }
    }

    fn leave(key: &'static str) -> Self {
        Self { key, command: None, is_primary: false, is_enabled: true, hint: None }
    }

    fn primary_leave(key: &'static str) -> Self {
        Self { is_primary: true, ..Self::leave(key) }
    }

    fn to_background() -> Self {
        Self::plain("register-to-background", RegisterCommand::ToBackground)
    }

    fn enabled_if(self, is_enabled: bool) -> Self {
        Self { is_enabled, ..self }
    }

    fn with_hint(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }
}

/// The main action is the last one, on the right; what is riskier stands before it and is not filled.
pub(super) fn foot_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(spacing::XL);
        for answer in answers(shown).into_iter().rev() {
            answer_ui(ui, ctx, shown, answer);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(spacing::XL);
            hint_ui(ui, ctx, shown);
        });
    });
}

fn answer_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration, answer: Answer) {
    let name = match answer.command {
        Some(RegisterCommand::Send) => ctx.texts.with(answer.key, "family", shown.family.as_str()),
        _ => ctx.texts.get(answer.key).to_string(),
    };
    let mut response = match answer.is_primary {
        true => ui.add_enabled_ui(answer.is_enabled, |ui| primary_button(ui, &name)).inner,
        false => ui.add_enabled(answer.is_enabled, Button::new(Type::LABEL.text(&name))),
    };
    if let Some(hint) = answer.hint {
        response = response.on_hover_text(&*ctx.texts.get(hint));
    }
    if response.clicked() {
        match answer.command {
            Some(command) => send(ctx, command),
            None => leave(ctx, shown),
        }
    }
}

/// What the main action leads to.
fn hint_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Registration) {
    let palette = colors(ui);
    let key = match (&shown.sending, shown.stop()) {
        (Sending::Registered { .. }, _) => "register-hint-done",
        (Sending::Sent { is_out: true, .. }, _) => "register-hint-out",
        (_, Stop::Ready) => "register-hint-ready",
        _ => return,
    };
    ui.label(icon(icons::INFO, 14.0).color(palette.text_muted));
    let text = Type::SMALL.text(&*ctx.texts.get(key)).color(palette.text_muted);
    ui.add(Label::new(text).truncate());
}

/// The buttons, the main action last. While something runs that is the harmless one: the second click of a double
/// click on what began it must not stop it.
fn answers(shown: &Registration) -> Vec<Answer> {
    use RegisterCommand as Command;
    match &shown.sending {
        Sending::Not => answers_before(shown),
        Sending::LogGroup { .. } | Sending::Sent { is_out: false, .. } => {
            vec![Answer::plain("register-stop", Command::StopWaiting), Answer::to_background()]
        }
        Sending::Sent { is_out: true, .. } => {
            let stop = Answer::plain("register-stop-waiting", Command::StopWaiting);
            vec![stop.with_hint("register-stop-waiting-hint"), Answer::to_background()]
        }
        Sending::Looking { .. } => {
            vec![Answer::plain("register-stop-looking", Command::StopWaiting), Answer::to_background()]
        }
        Sending::Unknown { .. } => vec![
            Answer::leave("close"),
            Answer::plain("register-again", Command::SendAgain).with_hint("register-again-risk"),
            Answer::primary("register-look-again", Command::LookAgain),
        ],
        Sending::Registered { .. } => vec![Answer::primary_leave("close")],
        Sending::Refused(_) => {
            vec![Answer::leave("close"), Answer::primary("register-retry", Command::Retry)]
        }
    }
}

/// The same while nothing was sent.
fn answers_before(shown: &Registration) -> Vec<Answer> {
    use RegisterCommand as Command;
    if let Some(merging) = &shown.merging {
        let apply = Answer::primary("register-merge-apply", Command::ApplyMerge);
        return vec![
            Answer::plain("register-merge-leave", Command::LeaveMerge),
            apply.enabled_if(merging.complete().is_some()),
        ];
    }
    if shown.anyway == Anyway::Asked {
        return vec![
            Answer::plain("register-anyway-yes", Command::Anyway(true)),
            Answer::primary("register-anyway-no", Command::Anyway(false)),
        ];
    }
    match shown.stop() {
        Stop::Rules => vec![
            Answer::plain("register-anyway", Command::AskAnyway),
            Answer::leave("cancel"),
            Answer::primary("register-show-problems", Command::ShowProblems),
        ],
        Stop::Nothing => vec![
            Answer::plain("register-repeat", Command::Repeat),
            Answer::primary_leave("register-close-same"),
        ],
        stop => vec![
            Answer::leave("cancel"),
            Answer::primary("register-send", Command::Send).enabled_if(stop == Stop::Ready),
        ],
    }
}

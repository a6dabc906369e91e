//! A text that is no definition: what it is, and what can be made of it.

use eframe::egui::Ui;

use super::{answer_ui, question_ui};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::files::{FileCommand, Foreign};
use crate::app::opening::{self, Offer};
use crate::text::Args;

pub(super) fn foreign_ui(ui: &mut Ui, ctx: &Ctx<'_>, foreign: &Foreign) {
    let name = foreign.source.file.as_deref().and_then(|file| file.file_name());
    let title = match name {
        Some(name) => ctx.texts.with("foreign-title", "file", name.to_string_lossy().into_owned()),
        None => ctx.texts.get("foreign-title-pasted").to_string(),
    };
    let catalog = ctx.texts.catalog();
    let key = format!("kind-{}", foreign.kind.name());
    let help = catalog.attribute(&key, "help", &Args::new()).unwrap_or_default();
    question_ui(ui, &title, &(catalog.text(&key) + "\n" + &help));
    ui.horizontal(|ui| {
        let offer = opening::offer(foreign.kind);
        let answer = |offer| Command::File(FileCommand::OpenForeign(offer));
        match offer {
            Some(Offer::Wrap) => answer_ui(ui, ctx, "foreign-wrap", answer(offer), true),
            Some(Offer::Split) => answer_ui(ui, ctx, "foreign-split", answer(offer), true),
            None => {}
        }
        answer_ui(ui, ctx, "cancel", Command::Cancel, offer.is_none());
        answer_ui(ui, ctx, "foreign-as-text", answer(None), false);
    });
}

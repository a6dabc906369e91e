//! What dialogs say of a registered revision, and where they lead from it.

use eframe::egui::{OpenUrl, Ui};

use crate::app::ctx::Ctx;
use crate::app::opening;
use crate::aws::{Identity, Revision};
use crate::schema::regions;
use crate::ui::icons;
use crate::ui::widgets::ghost_button;

/// "registered on 2026-05-04", where that is known.
pub(in crate::ui) fn registered_on(ctx: &Ctx<'_>, revision: &Revision) -> Option<String> {
    let at = revision.origin.registered_at.as_deref()?;
    Some(ctx.texts.with("register-registered-on", "day", opening::day_of(at)))
}

/// Copies its ARN, or opens it in the console. A stand-in for AWS has no console.
pub(in crate::ui) fn ways_ui(ui: &mut Ui, ctx: &Ctx<'_>, identity: Option<&Identity>, revision: &Revision) {
    ui.horizontal_wrapped(|ui| {
        if ghost_button(ui, icons::COPY, &ctx.texts.get("register-copy-arn")).clicked() {
            ui.copy_text(revision.arn().to_owned());
        }
        let is_aws = identity.is_none_or(|identity| identity.emulator.is_none());
        let console = regions::console_url_of_arn(revision.arn()).filter(|_| is_aws);
        if let Some(url) = console
            && ghost_button(ui, icons::ARROW_SQUARE_OUT, &ctx.texts.get("register-console")).clicked()
        {
            ui.ctx().open_url(OpenUrl::new_tab(url));
        }
    });
}

//! The sheet of a fix that drops a value or writes a name that must exist elsewhere: what it changes, then a button.

use std::sync::Arc;

use eframe::egui::{Align, Frame, Id, Layout, Modal, Ui};

use super::diff;
use super::preview::{PreviewCache, apply_button};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::fixes::Look;
use crate::ui::theme::{Type, colors, height, spacing};

/// Width of the sheet.
const WIDTH: f32 = 560.0;
/// How many lines it shows at once.
const LINES: f32 = 16.0;

/// A fix that waits for a look.
#[derive(Debug)]
pub struct Review {
    look: Look,
    preview: PreviewCache,
    is_new: bool,
}

impl From<Look> for Review {
    fn from(look: Look) -> Self {
        Self { look, preview: PreviewCache::default(), is_new: true }
    }
}

/// Draws the sheet, if one is open. It closes with the text that it is about.
pub fn review_ui(ui: &Ui, ctx: &Ctx<'_>, review: &mut Option<Review>) {
    let Some(open) = review.as_mut().filter(|open| Arc::ptr_eq(&open.look.text, &ctx.derived.text)) else {
        *review = None;
        return;
    };
    let frame =
        Frame::popup(ui.style()).corner_radius(ui.visuals().window_corner_radius).inner_margin(spacing::XL);
    let modal = Modal::new(Id::unique("fix-review")).frame(frame).backdrop_color(colors(ui).scrim);
    let modal = modal.show(ui.ctx(), |ui| sheet_ui(ui, ctx, open));
    if modal.inner || modal.should_close() {
        *review = None;
    }
}

/// Answers whether the sheet is done.
fn sheet_ui(ui: &mut Ui, ctx: &Ctx<'_>, review: &mut Review) -> bool {
    ui.set_width(WIDTH);
    ui.label(Type::TITLE.text(&review.look.name));
    ui.label(Type::BODY.text(&review.look.message));
    let picks = std::slice::from_ref(&review.look.pick);
    let preview = review.preview.get(ctx, ctx.derived, picks);
    let lines = diff::full_height(preview).clamp(height::CODE_LINE, height::CODE_LINE * LINES);
    Frame::NONE.fill(colors(ui).bg_sunken).show(ui, |ui| {
        ui.allocate_ui(eframe::egui::vec2(ui.available_width(), lines), |ui| diff::diff_ui(ui, preview));
    });
    ui.add_space(spacing::MD);
    let mut is_done = false;
    ui.allocate_ui_with_layout(
        eframe::egui::vec2(ui.available_width(), height::BUTTON),
        Layout::right_to_left(Align::Center),
        |ui| {
            let apply = apply_button(ui, &ctx.texts.get("question-apply"));
            if std::mem::take(&mut review.is_new) {
                apply.request_focus();
            }
            if apply.clicked() {
                let revision = ctx.derived.revision;
                ctx.send(Command::ApplyFixes { revision, picks: picks.to_vec() });
                is_done = true;
            }
            is_done |= ui.button(&*ctx.texts.get("cancel")).clicked();
        },
    );
    is_done
}

//! Variables as text, and what would come of it before it does.

use eframe::egui::{self, Label, ScrollArea, TextEdit, Ui, vec2};

use super::super::{action, edits};
use super::{After, buttons_ui, title_ui};
use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::document::Path;
use crate::exchange::variables::{Pasted, Unread};
use crate::form::FormState;
use crate::text::Args;
use crate::ui::theme::{Type, colors, spacing};

const FIELD_HEIGHT: f32 = 220.0;
/// How many lines that could not be read are told one by one.
const UNREAD_MAX: usize = 4;

#[derive(Debug)]
pub(in super::super) struct PasteSheet {
    pub(super) container: Path,
    text: String,
    /// What the text holds, and the revision that it was compared with.
    read: Option<(u64, Pasted, edits::Paste)>,
    is_new: bool,
}

impl PasteSheet {
    pub(super) fn new(container: Path) -> Self {
        Self { container, text: String::new(), read: None, is_new: true }
    }
}

pub(super) fn paste_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    good: &Derived,
    sheet: &mut PasteSheet,
) -> After {
    title_ui(ui, &ctx.texts.get("variables-paste-title"), &ctx.texts.get("variables-paste-help"));
    let size = vec2(ui.available_width(), FIELD_HEIGHT.min(ui.ctx().content_rect().height() / 3.0));
    let scroll = ScrollArea::vertical().max_height(size.y).min_scrolled_height(size.y);
    let edit = scroll.show(ui, |ui| {
        let edit = TextEdit::multiline(&mut sheet.text)
            .font(egui::TextStyle::Monospace)
            .desired_width(f32::INFINITY)
            .min_size(size);
        ui.add(edit).accessible_name(&*ctx.texts.get("variables-paste-field"))
    });
    if std::mem::take(&mut sheet.is_new) {
        edit.inner.request_focus();
    }
    let is_old = sheet.read.as_ref().is_none_or(|(revision, _, _)| *revision != good.revision);
    if is_old || edit.inner.changed() {
        let pasted = Pasted::read(&sheet.text);
        let paste = edits::paste(good, &sheet.container, &pasted);
        sheet.read = Some((good.revision, pasted, paste));
    }
    let Some((_, pasted, paste)) = &sheet.read else { return After::Stays };
    let is_blank = sheet.text.trim().is_empty();
    let preview =
        if is_blank { ctx.texts.get("variables-paste-nothing").to_string() } else { preview(ctx, paste) };
    ui.label(Type::LABEL.text(preview).color(colors(ui).text_primary));
    unread_ui(ui, ctx, &pasted.unread);
    let apply = ctx.texts.with("variables-apply", "count", paste.count);
    let (is_applied, after) = buttons_ui(ui, ctx, &apply, paste.count > 0);
    if is_applied {
        action::apply_paste(ctx, state, &sheet.container, paste.edits.clone());
    }
    after
}

/// "5 variables, 1 replaces".
fn preview(ctx: &Ctx<'_>, paste: &edits::Paste) -> String {
    let part = |key: &str, count: usize| (count > 0).then(|| ctx.texts.with(key, "count", count));
    let found = ctx.texts.with("variables-found", "count", paste.count);
    let parts = [
        Some(found),
        part("variables-found-secrets", paste.secrets),
        part("variables-replaced", paste.replaced),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn unread_ui(ui: &mut Ui, ctx: &Ctx<'_>, unread: &[Unread]) {
    ui.spacing_mut().item_spacing.y = spacing::XS;
    let color = colors(ui).warning_text;
    for Unread { line, problem } in unread.iter().take(UNREAD_MAX) {
        let args = Args::new().with("line", *line).with("problem", &*ctx.texts.get(problem.text_key()));
        let text = ctx.texts.catalog().format("variables-unread", &args);
        ui.add(Label::new(Type::SMALL.text(text).color(color)).truncate());
    }
    if let Some(more) = unread.len().checked_sub(UNREAD_MAX).filter(|more| *more > 0) {
        let text = ctx.texts.with("variables-unread-more", "count", more);
        ui.label(Type::SMALL.text(text).color(color));
    }
}

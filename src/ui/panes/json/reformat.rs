//! The button that lays the text out anew. It says how many lines change before it does so.

use eframe::egui::{Button, Frame, Popup, PopupCloseBehavior, RectAlign, Ui};

use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::format::{changed_lines, format};
use crate::document::{Edit, StepName};
use crate::ui::theme::{Type, spacing};

/// What the open question is about.
#[derive(Debug, Default)]
pub(super) struct Reformat {
    /// Made while the question is open, for one revision.
    plan: Option<Plan>,
    is_asked: bool,
}

#[derive(Debug)]
struct Plan {
    revision: u64,
    text: String,
    changed: usize,
}

impl Reformat {
    /// Opens the question in the next frame.
    pub(super) fn ask(&mut self) {
        self.is_asked = true;
    }

    fn plan(&mut self, ctx: &Ctx<'_>) -> &Plan {
        let revision = ctx.document().revision();
        let plan = self.plan.take().filter(|plan| plan.revision == revision);
        self.plan.insert(plan.unwrap_or_else(|| {
            let text = format(ctx.document().text());
            let changed = changed_lines(ctx.document().text(), &text);
            Plan { revision, text, changed }
        }))
    }
}

/// The button and its question. A text that does not parse cannot be laid out.
pub(super) fn button_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut Reformat) {
    let is_enabled = ctx.derived.parsed().is_some();
    let button = Button::new(&*ctx.texts.get("json-format")).frame_when_inactive(false);
    let response = ui.add_enabled(is_enabled, button);
    let response = response
        .on_hover_text(&*ctx.texts.get("json-format-tooltip"))
        .on_disabled_hover_text(&*ctx.texts.get("json-format-broken"));
    if std::mem::take(&mut state.is_asked) && is_enabled {
        Popup::open_id(ui.ctx(), Popup::default_response_id(&response));
        response.request_focus();
    }
    let shown = Popup::from_toggle_button_response(&response)
        .align(RectAlign::BOTTOM_END)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(Frame::popup(ui.style()).inner_margin(spacing::MD))
        .accessible_name(&*ctx.texts.get("json-format"))
        .show(|ui| {
            if is_enabled {
                question_ui(ui, ctx, state.plan(ctx));
            } else {
                ui.close();
            }
        });
    if shown.is_none() {
        state.plan = None;
    }
}

fn question_ui(ui: &mut Ui, ctx: &Ctx<'_>, plan: &Plan) {
    if *plan.text == **ctx.document().text() {
        ui.label(Type::BODY.text(&*ctx.texts.get("json-format-nothing")));
        if ui.button(&*ctx.texts.get("close")).clicked() {
            ui.close();
        }
        return;
    }
    ui.label(Type::BODY.text(ctx.texts.with("json-format-count", "count", plan.changed)));
    ui.horizontal(|ui| {
        if ui.button(&*ctx.texts.get("json-format-apply")).clicked() {
            let range = 0..ctx.document().text().len();
            ctx.edit(StepName::Format, vec![Edit::ReplaceText { range, text: plan.text.clone() }]);
            // The caret goes along with what it stood in.
            ctx.select(ctx.selection().path.clone(), Pane::Outline);
            ui.close();
        }
        if ui.button(&*ctx.texts.get("cancel")).clicked() {
            ui.close();
        }
    });
}

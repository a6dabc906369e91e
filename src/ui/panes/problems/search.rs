//! The field that looks for findings: by the words of their sentences, by place, by rule, by what ECS answered.

use eframe::egui::{self, Align2, Frame, Key, Margin, Panel, TextEdit, Ui, vec2};

use crate::app::ctx::Ctx;
use crate::ui::icons;
use crate::ui::theme::{colors, height, icon, spacing};
use crate::ui::widgets::icon_button;

/// A list of so many findings is seen at a glance.
const FEW: usize = 6;

/// Draws the field above a list that is long, and as long as something is looked for.
pub(super) fn search_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut String, count: usize) {
    if count <= FEW && query.is_empty() {
        return;
    }
    let margin =
        Margin { left: spacing::MD as i8, right: spacing::MD as i8, top: 0, bottom: spacing::SM as i8 };
    Panel::top("problems-search").frame(Frame::NONE.inner_margin(margin)).resizable(false).show(ui, |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| field_ui(ui, ctx, query));
    });
}

fn field_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut String) {
    let id = egui::Id::unique("problems-search");
    if !query.is_empty()
        && icon_button(ui, icons::X, height::BUTTON_SMALL, &ctx.texts.get("problems-search-clear")).clicked()
    {
        query.clear();
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let hint = ctx.texts.get("problems-search");
    ui.spacing_mut().interact_size.y = height::BUTTON_SMALL;
    let edit = TextEdit::singleline(query)
        .id(id)
        .prefix(icon(icons::MAGNIFYING_GLASS, 14.0).color(colors(ui).text_muted))
        .hint_text(&*hint)
        .margin(Margin::symmetric(spacing::SM as i8, 2))
        .align(Align2::LEFT_CENTER)
        .min_size(vec2(0.0, height::BUTTON_SMALL))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(&*hint);
    // Esc takes back what is typed first; egui has taken the keyboard away by then.
    let is_left = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    if is_left && !query.is_empty() && !ctx.is_composing {
        query.clear();
        response.request_focus();
    }
}

//! The families: a field to look for them, and as many as are loaded.

use eframe::egui::{Align, Button, Checkbox, Id, Key, Layout, Modifiers, TextEdit, Ui, vec2};

use super::list::{Did, List, Row, list_ui};
use super::{BrowseState, failed_ui, nothing_ui, send, waiting_ui};
use crate::app::aws::BrowseCommand;
use crate::app::aws::browser::Browser;
use crate::app::ctx::Ctx;
use crate::ui::aws::message::title;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, icon};

/// What stands below the list.
const FOOT: f32 = 56.0;

fn list_id() -> Id {
    Id::unique("browse-families")
}

pub(super) fn families_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    shown: &Browser,
    state: &mut BrowseState,
    is_new: bool,
) {
    // Who is not known gets no list either, and one message is enough.
    if let Some(error) = shown.identity.error().or_else(|| shown.families.page.error()) {
        return failed_ui(ui, ctx, error);
    }
    field_ui(ui, ctx, shown, state, is_new);
    let families = shown.shown();
    let room = (ui.available_height() - FOOT).max(height::TREE_ROW * 3.0);
    ui.allocate_ui(vec2(ui.available_width(), room), |ui| {
        ui.set_min_height(room);
        if families.is_empty() && !shown.may_have_more() {
            return none_ui(ui, ctx, shown);
        }
        let name = ctx.texts.get("browse-families");
        let chosen = shown.family.as_ref().and_then(|own| families.binary_search(own).ok());
        let list = List { id: list_id(), name: &name, count: families.len(), chosen };
        let did = list_ui(ui, &list, &mut state.families, |index| Row {
            name: families.get(index).cloned().unwrap_or_default(),
            note: String::new(),
            mark: None,
        });
        act(ui, ctx, shown, &did);
    });
    count_ui(ui, ctx, shown);
    let mut is_on = shown.with_inactive;
    if ui.add(Checkbox::new(&mut is_on, &*ctx.texts.get("browse-with-inactive"))).changed() {
        send(ctx, BrowseCommand::WithInactive(is_on));
    }
}

fn act(ui: &Ui, ctx: &Ctx<'_>, shown: &Browser, did: &Did) {
    let family = |index: Option<usize>| shown.shown().get(index?).cloned();
    if let Some(family) = family(did.chosen) {
        send(ctx, BrowseCommand::Family(family));
    }
    // Enter goes on to the revisions.
    if did.opened.is_some() {
        ui.memory_mut(|memory| memory.request_focus(super::revisions::list_id()));
    }
    if did.is_at_end && shown.front().wants().is_some() {
        send(ctx, BrowseCommand::MoreFamilies);
    }
}

fn field_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser, state: &mut BrowseState, is_new: bool) {
    if is_new {
        state.typed.clone_from(&shown.typed);
    }
    let id = Id::unique("browse-search");
    let name = ctx.texts.get("browse-search");
    let down = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let goes_on = has_focus && !ctx.is_composing && (down(Key::ArrowDown) || down(Key::Enter));
    let symbol = icon(icons::MAGNIFYING_GLASS, 14.0).color(colors(ui).text_muted);
    let edit = TextEdit::singleline(&mut state.typed)
        .id(id)
        .prefix(symbol)
        .hint_text(&*name)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(&*name);
    if is_new {
        response.request_focus();
    }
    if response.changed() && !ctx.is_composing {
        send(ctx, BrowseCommand::Search(state.typed.clone()));
    }
    if goes_on && let Some(first) = shown.shown().first() {
        ui.memory_mut(|memory| memory.request_focus(list_id()));
        let is_shown = shown.family.as_ref().is_some_and(|own| shown.shown().contains(own));
        if !is_shown {
            send(ctx, BrowseCommand::Family(first.clone()));
        }
    }
}

fn none_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser) {
    if shown.typed.is_empty() {
        nothing_ui(ui, &ctx.texts.get("browse-no-family"), &ctx.texts.get("browse-no-family-text"));
    } else {
        let title = ctx.texts.with("browse-not-found", "text", shown.typed.trim());
        nothing_ui(ui, &title, &ctx.texts.get("browse-not-found-text"));
    }
}

/// How many there are, as far as is known, and the way to more of them.
fn count_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser) {
    let size = vec2(ui.available_width(), height::BUTTON_SMALL);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        let page = &shown.front().page;
        let loaded = shown.families.items.len();
        if let Some(error) = page.error() {
            let text = Type::SMALL.text(title(ctx, error)).color(colors(ui).error_text);
            let again = Button::new(text).truncate();
            if ui.add(again).on_hover_text(&*ctx.texts.get("register-retry")).clicked() {
                send(ctx, BrowseCommand::Retry);
            }
            return;
        }
        if page.is_waiting() {
            let key = if loaded == 0 { "browse-loading" } else { "browse-loading-more" };
            return waiting_ui(ui, &ctx.texts.with(key, "count", loaded));
        }
        let text = match shown.typed.is_empty() {
            true => ctx.texts.with("browse-count", "count", loaded),
            false => ctx.texts.with("browse-count-found", "count", shown.shown().len()),
        };
        ui.label(Type::SMALL.text(text).color(colors(ui).text_muted));
        if shown.families.wants().is_some() && shown.typed.is_empty() {
            let more = Button::new(Type::SMALL.text(&*ctx.texts.get("browse-more"))).frame(false);
            if ui.add(more).clicked() {
                send(ctx, BrowseCommand::MoreFamilies);
            }
        }
    });
}

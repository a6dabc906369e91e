//! What can be done with an entry of the outline: menus of the right button and of the head.

use eframe::egui::{self, Response, Ui};
use serde_json::json;

use super::tree::{Entry, Key};
use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::{Edit, Path, Segment, StepName};
use crate::form::locate::Node;
use crate::form::{add_container, duplicate};
use crate::ui::icons;
use crate::ui::theme::height;
use crate::ui::widgets::icon_button;

/// The button of the head that adds a container, a volume or a tag.
pub(super) fn add_button(ui: &mut Ui, ctx: &Ctx<'_>) {
    let can_add = !ctx.shows_broken && ctx.good.is_some();
    ui.add_enabled_ui(can_add, |ui| {
        let button = icon_button(ui, icons::PLUS, height::FIELD, &ctx.texts.get("outline-add"));
        egui::Popup::menu(&button).show(|ui| {
            if ui.button(&*ctx.texts.get("outline-add-container")).clicked() {
                add_container(ctx);
                ui.close();
            }
            if ui.button(&*ctx.texts.get("outline-add-volume")).clicked() {
                add_volume(ctx);
                ui.close();
            }
        });
    });
}

/// Adds a volume with a name that is free, and goes there.
fn add_volume(ctx: &Ctx<'_>) {
    let list = Path::root().key("volumes");
    let Some(good) = ctx.good else { return };
    let length = good.length(&list);
    let is_taken = |name: &String| (0..length).any(|index| good.name_of(&list.index(index)) == Some(name));
    let mut names = (1..).map(|number| format!("volume-{number}"));
    let name = names.find(|name| !is_taken(name)).unwrap_or_default();
    let path = list.index(length);
    let value = json!({ "name": name });
    ctx.edit(StepName::Add(path.clone()), vec![Edit::Insert { path: list, index: length, value }]);
    ctx.select(path, Pane::Outline);
}

/// The menu of the right button.
pub(super) fn entry_menu(response: &Response, ctx: &Ctx<'_>, entry: &Entry) {
    let Some(path) = &entry.path else { return };
    response.context_menu(|ui| {
        let text = |key| ctx.texts.get(key);
        if !path.is_root() && ui.button(&*text("outline-copy-path")).clicked() {
            ui.copy_text(path.to_string());
            ui.close();
        }
        if let Some(value) = ctx.good.and_then(|good| good.value(path))
            && ui.button(&*text("outline-copy-json")).clicked()
        {
            ui.copy_text(serde_json::to_string_pretty(value).unwrap_or_default());
            ui.close();
        }
        if let (Key::Node(Node::Container(_) | Node::Volume(_)), Some(list), Some(Segment::Index(index))) =
            (entry.key, path.parent(), path.last())
        {
            ui.add_enabled_ui(!ctx.shows_broken, |ui| {
                element_items(ui, ctx, entry, &list, *index as usize);
            });
        }
    });
}

fn element_items(ui: &mut Ui, ctx: &Ctx<'_>, entry: &Entry, list: &Path, index: usize) {
    let length = ctx.good.map_or(0, |good| good.length(list));
    let shift = |ui: &mut Ui, key, to: Option<usize>| {
        let to = to.filter(|to| *to < length);
        if ui.add_enabled(to.is_some(), egui::Button::new(&*ctx.texts.get(key))).clicked()
            && let Some(to) = to
        {
            let step = StepName::Move(list.index(index));
            ctx.edit(step, vec![Edit::Move { path: list.clone(), from: index, to }]);
            ui.close();
        }
    };
    shift(ui, "form-move-up", index.checked_sub(1));
    shift(ui, "form-move-down", Some(index + 1));
    if ui.button(&*ctx.texts.get("form-duplicate")).clicked() {
        if let Some(copy) = duplicate(ctx, list, index) {
            ctx.select(copy, Pane::Outline);
        }
        ui.close();
    }
    let key = match entry.key {
        Key::Node(Node::Volume(_)) => "form-remove-volume",
        _ => "form-remove-container",
    };
    if ui.button(ctx.texts.with(key, "name", entry.name.as_str())).clicked() {
        let path = list.index(index);
        ctx.edit(StepName::Remove(path.clone()), vec![Edit::Remove { path }]);
        ui.close();
    }
}

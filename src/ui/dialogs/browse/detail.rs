//! What one revision is, and what can be done with it.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Label, Layout, Sense, Ui, WidgetInfo, vec2};
use serde_json::Value;

use super::{failed_ui, nothing_ui, plain_button, send, waiting_ui};
use crate::app::aws::browser::{Act, Browser, MOST};
use crate::app::aws::{BrowseCommand, Remote};
use crate::app::ctx::Ctx;
use crate::app::opening;
use crate::aws::Revision;
use crate::aws::message::{Status, name_of};
use crate::task::size::{self, in_1024};
use crate::text::Args;
use crate::ui::aws::revision::ways_ui;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, icon, spacing};
use crate::ui::widgets::{ghost_button, paint_shortened};

/// The width of the names of facts.
const NAMES: f32 = 112.0;

pub(super) fn detail_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser) {
    let Some(arn) = &shown.chosen else { return };
    let title = Type::HEADING.text(name_of(arn)).color(colors(ui).text_primary);
    ui.label(title);
    match shown.described(arn) {
        Remote::Ready(revision) => facts_ui(ui, ctx, shown, revision),
        Remote::Failed(error) => failed_ui(ui, ctx, error),
        Remote::Waiting { .. } => waiting_ui(ui, &ctx.texts.with("browse-loading", "count", 0_usize)),
        Remote::Idle => {}
    }
    ui.add_space(spacing::SM);
    pair_ui(ui, ctx, shown);
    take_away_ui(ui, ctx, shown, arn);
}

fn facts_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser, revision: &Revision) {
    let definition = revision.definition();
    let get = |key: &'static str| ctx.texts.get(key).to_string();
    let texts = |key: &str| {
        let list = definition[key].as_array().map(Vec::as_slice).unwrap_or_default();
        list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
    };
    let registered = revision.origin.registered_at.as_deref().map(opening::minute_of).unwrap_or_default();
    let by = revision.origin.registered_by.as_deref().unwrap_or_default();
    let status = match revision.origin.status.as_deref() {
        Some("INACTIVE") => get("browse-inactive"),
        Some("DELETE_IN_PROGRESS") => get("browse-deleting"),
        _ => get("browse-active"),
    };
    let tags = revision.reply["tags"].as_array().map_or(0, Vec::len);
    let tags = if tags == 0 { String::new() } else { tags.to_string() };
    for (key, value) in [
        ("browse-status", status),
        ("browse-registered", registered),
        ("browse-registered-by", by.rsplit(':').next().unwrap_or(by).to_owned()),
        ("browse-note", shown.note_of(revision).unwrap_or_default().to_owned()),
        ("browse-size", size_of(ctx, definition)),
        ("browse-launch-types", texts("requiresCompatibilities")),
        ("browse-network", definition["networkMode"].as_str().unwrap_or_default().to_owned()),
        ("browse-tags", tags),
    ] {
        if !value.is_empty() {
            let hover = if key == "browse-registered-by" { by } else { "" };
            fact_ui(ui, &get(key), &value, hover);
        }
    }
    ui.add_space(spacing::SM);
    let containers = definition["containerDefinitions"].as_array().map(Vec::as_slice).unwrap_or_default();
    let title = ctx.texts.with("browse-containers", "count", containers.len());
    ui.label(Type::LABEL.text(title).color(colors(ui).text_primary));
    for container in containers {
        ui.scope(|ui| container_ui(ui, container));
    }
    ways_ui(ui, ctx, shown.identity.ready(), revision);
}

fn fact_ui(ui: &mut Ui, name: &str, value: &str, hover: &str) {
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(vec2(NAMES, 0.0), Layout::left_to_right(Align::Min), |ui| {
            ui.set_min_width(NAMES);
            ui.add(Label::new(Type::BODY.text(name).color(colors(ui).text_muted)).wrap());
        });
        let label = Label::new(Type::BODY.text(value).color(colors(ui).text_primary)).wrap();
        let response = ui.add(label.selectable(true));
        if !hover.is_empty() {
            response.on_hover_text(hover);
        }
    });
}

/// `0.25 vCPU, 0.5 GB`, or as written where it is no size.
fn size_of(ctx: &Ctx<'_>, definition: &Value) -> String {
    let text = |key: &str| definition[key].as_str().unwrap_or_default();
    let (cpu, memory) = (text("cpu"), text("memory"));
    match (size::cpu(cpu).units(), size::memory(memory).units()) {
        (Some(cpu), Some(memory)) => {
            let args = Args::new().with("cpu", in_1024(cpu)).with("memory", in_1024(memory));
            ctx.texts.catalog().format("size-name", &args)
        }
        _ => [cpu, memory].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", "),
    }
}

fn container_ui(ui: &mut Ui, container: &Value) {
    let text = |key: &str| container[key].as_str().unwrap_or_default();
    let (name, image) = (text("name"), text("image"));
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.horizontal(|ui| {
        ui.label(icon(icons::CUBE, 14.0).color(colors(ui).text_muted));
        let label = Type::LABEL.text(name).color(colors(ui).text_primary);
        ui.add(Label::new(label).truncate());
    });
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, Type::MONO.line), Sense::hover());
    let inside = rect.with_min_x(rect.left() + 14.0 + spacing::SM);
    paint_shortened(ui, inside, image);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, image));
    if !image.is_empty() {
        response.on_hover_text(image);
    }
}

/// Comparing two revisions; without a second one, how to choose it.
fn pair_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser) {
    if let Some([old, new]) = shown.pair() {
        let args = Args::new().with("old", name_of(old)).with("new", name_of(new));
        let name = ctx.texts.catalog().format("browse-compare-two", &args);
        if ghost_button(ui, icons::GIT_DIFF, &name).clicked() {
            send(ctx, BrowseCommand::CompareTwo);
        }
    } else if shown.revisions.items.len() > 1 {
        let text = Type::SMALL.text(&*ctx.texts.get("browse-compare-how")).color(colors(ui).text_muted);
        ui.add(Label::new(text).wrap());
    }
}

/// What cannot be undone asks first, with its name on the button.
fn take_away_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Browser, arn: &str) {
    match shown.status {
        Status::Active => {
            let name = ctx.texts.with("browse-deregister", "name", name_of(arn));
            if ghost_button(ui, icons::PROHIBIT, &name).clicked() {
                send(ctx, BrowseCommand::Ask(Act::Deregister(arn.to_owned())));
            }
        }
        Status::Inactive => {
            let arns = shown.to_delete();
            let name = match &*arns {
                [only] => ctx.texts.with("browse-delete", "name", name_of(only)),
                all => ctx.texts.with("browse-delete-several", "count", all.len()),
            };
            let is_possible = (1..=MOST).contains(&arns.len());
            ui.horizontal_wrapped(|ui| {
                let pressed = match is_possible {
                    true => ghost_button(ui, icons::TRASH, &name).clicked(),
                    false => plain_button(ui, &name, false).clicked(),
                };
                if pressed {
                    send(ctx, BrowseCommand::Ask(Act::Delete(arns)));
                }
                if !is_possible {
                    let why = ctx.texts.with("browse-delete-most", "count", MOST);
                    ui.label(Type::SMALL.text(why).color(colors(ui).text_muted));
                }
            });
        }
        Status::Deleting => {
            nothing_ui(ui, &ctx.texts.get("browse-deleting"), &ctx.texts.get("browse-deleting-text"));
        }
    }
}

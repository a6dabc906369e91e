//! A reference to a secret or parameter in its parts, put together as they are typed.

use eframe::egui::{Label, Ui};
use serde_json::Value;

use super::super::action;
use super::super::model::{Entry, List, Model, Source};
use super::{After, buttons_ui, field_ui, is_entered, service_ui, text_ui, title_ui};
use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::document::Path;
use crate::form::FormState;
use crate::task::secret_ref::{SecretRef, Store};
use crate::task::{Arn, Image};
use crate::ui::theme::{Type, colors, spacing};

#[derive(Debug)]
pub(in super::super) struct ReferenceSheet {
    pub(super) entry: Path,
    reference: SecretRef,
    is_new: bool,
}

impl ReferenceSheet {
    pub(super) fn new(good: &Derived, entry: &Entry, store: Option<Store>) -> Self {
        let text = good.value(&entry.content.path).and_then(Value::as_str).unwrap_or_default();
        let is_reference = entry.list == List::Secrets && !text.is_empty();
        let mut reference =
            if is_reference { SecretRef::split(text) } else { SecretRef::empty(Store::SecretsManager) };
        reference.store = store.unwrap_or(reference.store);
        // A secret goes by its ARN alone, so it needs a place; most likely it is that of the others.
        if reference.store == Store::SecretsManager && reference.region.is_empty() {
            let (region, account) = place_in(good);
            reference.set_region(&region);
            reference.account = account;
        }
        Self { entry: entry.path.clone(), reference, is_new: true }
    }
}

/// Region and account that the definition speaks of: the first of each in its ARNs and images.
pub(super) fn place_in(good: &Derived) -> (String, String) {
    let mut place = (String::new(), String::new());
    if let Some(parsed) = good.parsed() {
        find_place(&parsed.value, &mut place);
    }
    place
}

fn find_place(value: &Value, place: &mut (String, String)) {
    let mut take = |region: &str, account: &str| {
        if place.0.is_empty() {
            region.clone_into(&mut place.0);
        }
        if place.1.is_empty() && account.bytes().all(|byte| byte.is_ascii_digit()) {
            account.clone_into(&mut place.1);
        }
    };
    match value {
        Value::String(text) => {
            if let Some(arn) = Arn::parse(text) {
                take(arn.region, arn.account);
            } else if let Some(ecr) = Image::parse(text).ecr() {
                take(ecr.region, ecr.account);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| find_place(value, place)),
        Value::Object(map) => map.values().for_each(|value| find_place(value, place)),
        _ => {}
    }
}

pub(super) fn reference_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    good: &Derived,
    model: &Model,
    entry: &Entry,
    sheet: &mut ReferenceSheet,
) -> After {
    let title = ctx.texts.with("reference-title", "name", entry.words.subject.as_str());
    title_ui(ui, &title, &ctx.texts.get("reference-help"));
    ui.spacing_mut().item_spacing.y = spacing::SM;
    let reference = &mut sheet.reference;
    if let Some(store) = service_ui(ui, ctx, reference.store) {
        reference.store = store;
    }
    let is_secret = reference.store == Store::SecretsManager;
    let get = |key| ctx.texts.get(key);
    let place_hint = |key| if is_secret { "".into() } else { get(key) };
    let hint = get(if is_secret { "reference-hint-name" } else { "reference-hint-parameter" });
    let name = text_ui(ui, &get("reference-name"), &hint, &mut reference.name);
    if std::mem::take(&mut sheet.is_new) {
        name.request_focus();
    }
    let mut entered = is_entered(ui, &name);
    let mut region = reference.region.clone();
    let field = text_ui(ui, &get("reference-region"), &place_hint("reference-hint-region"), &mut region);
    entered |= is_entered(ui, &field);
    reference.set_region(region.trim());
    let field =
        text_ui(ui, &get("reference-account"), &place_hint("reference-hint-account"), &mut reference.account);
    entered |= is_entered(ui, &field);
    if is_secret {
        let parts = [
            ("reference-json-key", "reference-hint-whole", &mut reference.json_key),
            ("reference-stage", "reference-hint-stage", &mut reference.stage),
            ("reference-version", "reference-hint-version", &mut reference.version),
        ];
        for (label, hint, text) in parts {
            let field = text_ui(ui, &get(label), &get(hint), text);
            entered |= is_entered(ui, &field);
        }
    }
    let composed = composed(reference);
    field_ui(ui, &get("reference-composed"), |ui| {
        let text = Type::MONO.text(&composed).color(colors(ui).text_primary);
        ui.add(Label::new(text).wrap());
    });
    let is_whole = reference.is_whole();
    let (is_applied, after) = buttons_ui(ui, ctx, &get("reference-apply"), is_whole);
    if is_applied || (entered && is_whole) {
        let source = Source::of_store(reference.store);
        action::change(ctx, state, good, &model.container, entry, source, Some(&composed));
        return After::Closes;
    }
    after
}

/// A parameter without account is meant by its name alone; so is one whose region was emptied.
fn composed(reference: &SecretRef) -> String {
    if reference.store == Store::Ssm && reference.region.is_empty() && reference.account.is_empty() {
        return reference.name.clone();
    }
    reference.join()
}

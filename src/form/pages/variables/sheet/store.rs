//! How to keep a value out of the definition: the command line that stores it in AWS, and the way from there to a
//! reference. The value itself stands nowhere here, and the program stores it nowhere.

use eframe::egui::{Frame, Label, Ui};
use serde_json::Value;

use super::super::action;
use super::super::model::{Entry, Model, Source};
use super::reference::place_in;
use super::{After, buttons_ui, field_ui, service_ui, text_ui, title_ui};
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::document::Path;
use crate::form::FormState;
use crate::task::secret_ref::{SecretRef, Store};
use crate::ui::icons;
use crate::ui::theme::{Type, colors, corner, radius, spacing};
use crate::ui::widgets::ghost_button;

#[derive(Debug)]
pub(in super::super) struct StoreSheet {
    pub(super) entry: Path,
    store: Store,
    /// The name that it gets in AWS.
    name: String,
    region: String,
    /// The `valueFrom` that takes the place of the value.
    reference: String,
    is_new: bool,
}

impl StoreSheet {
    pub(super) fn new(good: &Derived, entry: &Entry) -> Self {
        let family = good.value(&Path::root().key("family")).and_then(Value::as_str).unwrap_or("app");
        let (region, _) = place_in(good);
        Self {
            entry: entry.path.clone(),
            store: Store::SecretsManager,
            name: format!("{family}/{}", entry.name),
            region,
            reference: String::new(),
            is_new: true,
        }
    }

    /// Parameters with levels begin with a slash, secrets with none.
    fn choose(&mut self, store: Store) {
        self.store = store;
        let bare = self.name.trim_start_matches('/').to_owned();
        (self.name, self.reference) = match store {
            Store::SecretsManager => (bare, String::new()),
            Store::Ssm => (format!("/{bare}"), format!("/{bare}")),
        };
    }

    /// Whether the reference is one of the service.
    fn is_whole(&self) -> bool {
        let reference = SecretRef::split(self.reference.trim());
        reference.store == self.store && reference.is_whole()
    }
}

/// The line that asks for the value and stores it. It goes through a pipe: what stands in a line stays in the history
/// of the shell and in the list of processes.
fn command(store: Store, name: &str, region: &str) -> String {
    let region = if region.is_empty() { String::new() } else { format!(" --region {}", quoted(region)) };
    let name = quoted(name);
    let aws = match store {
        Store::SecretsManager => format!(
            "aws secretsmanager create-secret{region} --name {name} --secret-string file:///dev/stdin \
             --query ARN --output text"
        ),
        Store::Ssm => format!(
            "aws ssm put-parameter{region} --type SecureString --name {name} --value file:///dev/stdin"
        ),
    };
    format!("read -rs VALUE && printf %s \"$VALUE\" | {aws}; unset VALUE")
}

/// A word of a shell.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/_.-+=@".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

pub(super) fn store_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    good: &Derived,
    model: &Model,
    entry: &Entry,
    sheet: &mut StoreSheet,
) -> After {
    let title = ctx.texts.with("store-title", "name", entry.words.subject.as_str());
    title_ui(ui, &title, &ctx.texts.get("store-help"));
    ui.spacing_mut().item_spacing.y = spacing::SM;
    if let Some(store) = service_ui(ui, ctx, sheet.store).filter(|store| *store != sheet.store) {
        sheet.choose(store);
    }
    let get = |key| ctx.texts.get(key);
    let name = text_ui(ui, &get("store-name"), "", &mut sheet.name);
    if name.changed() && sheet.store == Store::Ssm {
        sheet.reference.clone_from(&sheet.name);
    }
    text_ui(ui, &get("reference-region"), "", &mut sheet.region);
    let command = command(sheet.store, sheet.name.trim(), sheet.region.trim());
    field_ui(ui, &get("store-command"), |ui| {
        let ground = Frame::NONE.fill(colors(ui).bg_sunken).corner_radius(corner(radius::CONTROL));
        ground.inner_margin(spacing::SM).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(Type::MONO.text(&command).color(colors(ui).text_primary)).wrap());
        });
    });
    field_ui(ui, "", |ui| {
        let copy = ghost_button(ui, icons::COPY, &get("store-copy"));
        if std::mem::take(&mut sheet.is_new) {
            copy.request_focus();
        }
        if copy.clicked() {
            ui.ctx().copy_text(command.clone());
            ctx.send(Command::Say("notice-copied"));
        }
    });
    let is_secret = sheet.store == Store::SecretsManager;
    let (label, hint) = if is_secret { ("store-arn", "store-arn-help") } else { ("store-parameter", "") };
    let hint = if hint.is_empty() { "".into() } else { get(hint) };
    text_ui(ui, &get(label), &hint, &mut sheet.reference);
    let apply = get(if is_secret { "store-apply-secret" } else { "store-apply-parameter" });
    let (is_applied, after) = buttons_ui(ui, ctx, &apply, sheet.is_whole());
    if is_applied {
        let source = Source::of_store(sheet.store);
        action::change(ctx, state, good, &model.container, entry, source, Some(sheet.reference.trim()));
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_asks_for_the_value_and_quotes_the_name() {
        assert_eq!(
            command(Store::SecretsManager, "web/DB_PASSWORD", "eu-west-1"),
            "read -rs VALUE && printf %s \"$VALUE\" | aws secretsmanager create-secret --region eu-west-1 \
             --name web/DB_PASSWORD --secret-string file:///dev/stdin --query ARN --output text; unset VALUE"
        );
        assert_eq!(
            command(Store::Ssm, "/it's", ""),
            "read -rs VALUE && printf %s \"$VALUE\" | aws ssm put-parameter --type SecureString \
             --name '/it'\\''s' --value file:///dev/stdin; unset VALUE"
        );
    }
}

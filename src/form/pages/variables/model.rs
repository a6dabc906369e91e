//! The rows of the table: the entries of all three lists with their words, made once for each revision and language.

use std::collections::HashMap;

use eframe::egui::Id;
use serde_json::Value;

use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::document::Path;
use crate::form::row::field_id;
use crate::schema::{Field, SCHEMA};
use crate::task::Arn;
use crate::task::secret::is_secret_name;
use crate::task::secret_ref::{SecretRef, Store};
use crate::text::{Args, Language};
use crate::ui::icons;

/// The rule that says what the sign "Plain text" says.
const PLAIN_SECRET: &str = "ecs/env-plain-secret";

/// A list of a container that gives it variables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum List {
    Environment,
    Secrets,
    Files,
}

impl List {
    /// In the order of the table, which is that of the API.
    pub(super) const ALL: [Self; 3] = [Self::Environment, Self::Secrets, Self::Files];

    pub(super) fn path(self, container: &Path) -> Path {
        container.key(match self {
            Self::Environment => "environment",
            Self::Secrets => "secrets",
            Self::Files => "environmentFiles",
        })
    }

    /// The member of an entry that holds its value, or where that is.
    pub(super) fn content_key(self) -> &'static str {
        match self {
            Self::Environment | Self::Files => "value",
            Self::Secrets => "valueFrom",
        }
    }
}

/// Where the value of a variable comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Source {
    Value,
    SecretsManager,
    Ssm,
    File,
}

impl Source {
    pub(super) const ALL: [Self; 4] = [Self::Value, Self::SecretsManager, Self::Ssm, Self::File];

    pub(super) fn list(self) -> List {
        match self {
            Self::Value => List::Environment,
            Self::SecretsManager | Self::Ssm => List::Secrets,
            Self::File => List::Files,
        }
    }

    pub(super) fn of_store(store: Store) -> Self {
        match store {
            Store::SecretsManager => Self::SecretsManager,
            Store::Ssm => Self::Ssm,
        }
    }

    pub(super) fn store(self) -> Option<Store> {
        match self {
            Self::SecretsManager => Some(Store::SecretsManager),
            Self::Ssm => Some(Store::Ssm),
            Self::Value | Self::File => None,
        }
    }

    pub(super) fn text_key(self) -> &'static str {
        match self {
            Self::Value => "source-value",
            Self::SecretsManager => "source-secrets-manager",
            Self::Ssm => "source-ssm",
            Self::File => "source-file",
        }
    }

    pub(super) fn icon(self) -> &'static str {
        match self {
            Self::Value => icons::TEXT_T,
            Self::SecretsManager => icons::KEY,
            Self::Ssm => icons::SLIDERS_HORIZONTAL,
            Self::File => icons::FILE_TEXT,
        }
    }

    /// What an empty field of its content asks for.
    pub(super) fn hint_key(self) -> Option<&'static str> {
        match self {
            Self::Value => None,
            Self::SecretsManager => Some("variables-hint-secret"),
            Self::Ssm => Some("variables-hint-parameter"),
            Self::File => Some("variables-hint-file"),
        }
    }

    /// Whether a text can be the content of an entry of this source: going from one source to another keeps it then.
    pub(super) fn takes(self, content: &str) -> bool {
        match self {
            Self::Value => true,
            Self::SecretsManager => SecretRef::split(content).store == Store::SecretsManager,
            Self::Ssm => {
                content.starts_with('/')
                    || (Arn::parse(content).is_some_and(|arn| arn.is("ssm", "parameter")))
            }
            Self::File => Arn::parse(content).is_some_and(|arn| arn.service == "s3"),
        }
    }
}

/// The rows for one revision.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) container: Path,
    revision: u64,
    language: Language,
    pub(super) entries: Vec<Entry>,
}

/// A row.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) list: List,
    pub(super) index: usize,
    pub(super) path: Path,
    /// Its key; an environment file has none.
    pub(super) key: Option<CellOf>,
    pub(super) content: CellOf,
    /// Where its value comes from as the text says it; nothing where the text does not say it yet.
    pub(super) source: Option<Source>,
    /// Its name in the text.
    pub(super) name: String,
    /// Whether its value is not for everyone's eyes.
    pub(super) is_secret: bool,
    /// Whether that value stands in the definition.
    pub(super) is_plain: bool,
    /// Whether something is wrong with it or in it.
    pub(super) has_findings: bool,
    pub(super) ids: Ids,
    pub(super) words: Words,
}

/// A member of an entry that has a cell.
#[derive(Debug)]
pub(super) struct CellOf {
    pub(super) path: Path,
    pub(super) field: &'static Field,
}

/// The ids of what can have the keyboard.
#[derive(Debug)]
pub(super) struct Ids {
    pub(super) key: Id,
    pub(super) source: Id,
    pub(super) content: Id,
    pub(super) menu: Id,
}

/// The accessible names.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) subject: String,
    pub(super) key: String,
    pub(super) source: String,
    pub(super) content: String,
    pub(super) menu: String,
    pub(super) show: String,
    pub(super) hide: String,
    pub(super) plain: String,
}

impl Model {
    pub(super) fn new(ctx: &Ctx<'_>, good: &Derived, container: &Path) -> Self {
        let mut entries = Vec::new();
        let places = List::ALL.into_iter().flat_map(|list| {
            let path = list.path(container);
            (0..good.length(&path)).map(move |index| (list, index, path.index(index)))
        });
        let places: Vec<_> = places.collect();
        let names: Vec<&str> =
            places.iter().map(|(_, _, path)| good.name_of(path).unwrap_or_default()).collect();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        names.iter().for_each(|name| *counts.entry(name).or_default() += 1);
        for (row, ((list, index, path), name)) in places.iter().zip(&names).enumerate() {
            let is_only = counts.get(name) == Some(&1);
            let subject = if name.is_empty() || !is_only {
                ctx.texts.with("variables-number", "number", row + 1)
            } else {
                (*name).to_owned()
            };
            entries.extend(Entry::new(ctx, good, *list, *index, path.clone(), row, subject));
        }
        let (revision, language) = (good.revision, ctx.texts.language());
        Self { container: container.clone(), revision, language, entries }
    }

    pub(super) fn is_for(&self, ctx: &Ctx<'_>, good: &Derived, container: &Path) -> bool {
        self.revision == good.revision
            && self.language == ctx.texts.language()
            && self.container == *container
    }

    pub(super) fn at(&self, path: &Path) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.path == *path)
    }
}

impl Entry {
    fn new(
        ctx: &Ctx<'_>,
        good: &Derived,
        list: List,
        index: usize,
        path: Path,
        row: usize,
        subject: String,
    ) -> Option<Self> {
        let cell = |key: &'static str| {
            let path = path.key(key);
            let field = SCHEMA.at(&path)?;
            Some(CellOf { path, field })
        };
        let key = if list == List::Files { None } else { cell("name") };
        let content = cell(list.content_key())?;
        let name = good.name_of(&path).unwrap_or_default().to_owned();
        let text = good.value(&content.path).and_then(Value::as_str).unwrap_or_default();
        let source = match list {
            List::Environment => Some(Source::Value),
            List::Files => Some(Source::File),
            // An ARN that is not whole can still become either.
            List::Secrets => {
                let reference = SecretRef::split(text);
                let is_begun = text.is_empty() || (Arn::is_meant_by(text) && reference.region.is_empty());
                (!is_begun).then(|| Source::of_store(reference.store))
            }
        };
        let is_secret = list == List::Environment && is_secret_name(&name);
        let is_found = || good.findings.iter().any(|one| one.rule.id == PLAIN_SECRET && one.at == path);
        let format = |key: &str| ctx.texts.with(key, "name", subject.as_str());
        let words = Words {
            key: ctx.texts.catalog().format("variables-key-of", &Args::new().with("number", row + 1)),
            source: format("variables-source-of"),
            content: format("variables-content-of"),
            menu: format("variables-actions-of"),
            show: format("variables-show-of"),
            hide: format("variables-hide-of"),
            plain: format("variables-plain-of"),
            subject,
        };
        let ids = Ids {
            key: field_id(&path.key("name")),
            content: field_id(&content.path),
            source: field_id(&path).with("source"),
            menu: field_id(&path).with("menu"),
        };
        let places = [path.clone(), path.key("name"), content.path.clone(), path.key("type")];
        let has_findings = places.iter().any(|place| !good.findings_of_row(place).is_empty());
        let is_plain = list == List::Environment && !text.is_empty() && (is_secret || is_found());
        Some(Self {
            list,
            index,
            path,
            key,
            content,
            source,
            name,
            is_secret,
            is_plain,
            has_findings,
            ids,
            words,
        })
    }

    /// Whether its only finding is the one that the sign "Plain text" stands for.
    pub(super) fn is_told_by_sign(&self, ctx: &Ctx<'_>) -> bool {
        self.is_plain && ctx.findings_of_row(&self.path).all(|shown| shown.finding.rule.id == PLAIN_SECRET)
    }
}

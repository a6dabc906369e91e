//! The rows that the page of a node shows, with their names: made once for each revision, language and choice of
//! "Common" or "All".

use serde_json::Value;

use super::locate::{Node, is_laid_out};
use super::map::MapView;
use super::pages;
use super::sections::{ByHand, Item, Section, sections, setting_count, tail};
use super::table::TableView;
use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::document::{Path, Segment};
use crate::learn::{in_line, label};
use crate::schema::defaults::default_of;
use crate::schema::{Field, Kind, SCHEMA};
use crate::text::{Args, Language};
use crate::ui::widgets::node_name;

/// What a view was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) node: Node,
    pub(super) revision: u64,
    pub(super) shows_all: bool,
    pub(super) language: Language,
}

/// The page of a node.
#[derive(Debug)]
pub(super) struct View {
    pub(super) made_for: Made,
    pub(super) title: String,
    /// "Container 1 of 2".
    pub(super) subtitle: String,
    /// "All 42 settings".
    pub(super) all: String,
    pub(super) sections: Vec<SectionView>,
    /// Keys that the field table does not know, with what they hold.
    pub(super) unknown: Vec<Unknown>,
}

/// A section with the rows that it shows.
#[derive(Debug)]
pub(super) struct SectionView {
    /// Among the sections of its node.
    pub(super) number: usize,
    pub(super) title: String,
    pub(super) summary: String,
    /// Objects whose members it lays out: their findings stand below the heading.
    pub(super) structures: Vec<Path>,
    pub(super) items: Vec<ItemView>,
}

/// A row, or the rows that are laid out together by hand.
#[derive(Debug)]
pub(super) struct ItemView {
    pub(super) by_hand: Option<ByHand>,
    pub(super) rows: Vec<RowView>,
}

impl SectionView {
    /// The fields of all its items.
    pub(super) fn rows(&self) -> impl Iterator<Item = &RowView> {
        self.items.iter().flat_map(|item| &item.rows)
    }
}

/// A field with its words.
#[derive(Debug)]
pub(super) struct RowView {
    pub(super) path: Path,
    pub(super) field: &'static Field,
    pub(super) label: String,
    /// Whether ECS refuses the definition without it, as it is now.
    pub(super) is_required: bool,
    /// The accessible name of its control; unique on the page.
    pub(super) name: String,
    /// The names of its choices.
    pub(super) choices: Vec<String>,
    /// What stands in an unset field.
    pub(super) unset: String,
    /// What a value holds that is shown as a whole.
    pub(super) summary: String,
    /// The names of its buttons.
    pub(super) buttons: Buttons,
    /// The words of the elements of a list.
    pub(super) elements: Vec<ElementWords>,
    /// Of a list of objects.
    pub(super) table: Option<TableView>,
    /// Of a map.
    pub(super) map: Option<MapView>,
}

/// The names of the buttons of a row.
#[derive(Debug)]
pub(super) struct Buttons {
    pub(super) unset: String,
    pub(super) show_json: String,
    /// Of a list.
    pub(super) add: String,
}

/// The names of the controls of an element.
#[derive(Debug)]
pub(super) struct ElementWords {
    /// Its field.
    pub(super) name: String,
    pub(super) remove: String,
    /// The button of its menu.
    pub(super) actions: String,
    pub(super) handle: String,
}

/// A key that no section has.
#[derive(Debug)]
pub(super) struct Unknown {
    pub(super) path: Path,
    pub(super) key: String,
    pub(super) value: String,
}

impl View {
    pub(super) fn new(ctx: &Ctx<'_>, good: &Derived, made_for: Made) -> Self {
        let node = made_for.node;
        let is_shown = |row: &RowView, is_usual: bool| {
            made_for.shows_all || is_usual || good.value(&row.path).is_some() || has_findings(good, &row.path)
        };
        let views = sections(node).iter().enumerate().map(|(number, section)| {
            let items = section.items.iter().filter_map(|item| {
                let rows =
                    item.paths().filter_map(|path| RowView::new(ctx, good, node.path().join(&tail(path))));
                // What has a table of its own needs no other.
                let has_own = item.by_hand == Some(ByHand::Variables);
                let with_table = |mut row: RowView| {
                    if has_own {
                        return row;
                    }
                    row.table = TableView::new(ctx, good, &row.path, row.field, made_for.shows_all);
                    row
                };
                let is_usual = item.is_usual && pages::is_of_kind(good, node, item.path);
                let item = ItemView { by_hand: item.by_hand, rows: rows.map(with_table).collect() };
                item.rows.iter().any(|row| is_shown(row, is_usual)).then_some(item)
            });
            let items = items.collect();
            SectionView {
                number,
                title: ctx.texts.get(section.title).to_string(),
                summary: section_summary(ctx, good, node, section.title),
                structures: structures(node, section),
                items,
            }
        });
        let has_content = |view: &SectionView| {
            !view.items.is_empty() || view.structures.iter().any(|path| has_findings(good, path))
        };
        let mut unknown = Vec::new();
        if node == Node::Containers {
            // Their pages show them.
        } else if node == Node::Tags {
            let tags = node.path();
            (0..good.length(&tags)).for_each(|at| add_unknown(good, &tags, &tags.index(at), &mut unknown));
        } else {
            add_unknown(good, &node.path(), &node.path(), &mut unknown);
        }
        let sections = views.filter(has_content).collect();
        let all = ctx.texts.with("form-all", "count", setting_count(node));
        Self {
            made_for,
            all,
            title: node_name(ctx, node),
            subtitle: subtitle(ctx, good, node),
            sections,
            unknown,
        }
    }

    /// Whether the page has a row for `path`, or is about nothing closer to it.
    pub(super) fn shows(&self, path: &Path) -> bool {
        let mut rows = self.sections.iter().flat_map(SectionView::rows);
        rows.any(|row| path.is_inside(&row.path))
            || SCHEMA.at(path).is_none_or(|field| field.kind == Kind::Structure)
    }
}

impl RowView {
    /// The row of the field at `path`, or of the element of a list.
    pub(super) fn new(ctx: &Ctx<'_>, good: &Derived, path: Path) -> Option<Self> {
        let field = SCHEMA.at(&path)?;
        let texts = ctx.texts;
        let name = name_of(ctx, &path, field);
        let unset = unset_text(ctx, field);
        let summary = good.value(&path).map(|value| summary(ctx, field, value)).unwrap_or_default();
        let buttons = Buttons {
            unset: texts.with("form-unset", "field", name.as_str()),
            show_json: texts.with("form-show-json-of", "field", name.as_str()),
            add: texts.with("form-add-element", "field", name.as_str()),
        };
        Some(Self {
            table: None,
            map: (field.kind == Kind::Map).then(|| MapView::new(ctx, field)),
            elements: element_words(ctx, good, &path, field, &name),
            buttons,
            label: visible_label(&path, field, texts.language()),
            is_required: is_required(good, &path, field),
            choices: choice_names(ctx, field, &name),
            path,
            field,
            name,
            unset,
            summary,
        })
    }
}

/// What stands in an unset field.
pub(super) fn unset_text(ctx: &Ctx<'_>, field: &Field) -> String {
    match (default_of(field.pattern), field.kind) {
        (Some("true"), Kind::Boolean) => ctx.texts.get("form-on-default").to_string(),
        (Some(_), Kind::Boolean) => ctx.texts.get("form-off-default").to_string(),
        (Some(value), _) => ctx.texts.with("form-default", "value", value),
        (None, _) => ctx.texts.get("form-not-set").to_string(),
    }
}

/// The names of the choices of a field, or of the elements of a list, whose control is called `name`.
pub(super) fn choice_names(ctx: &Ctx<'_>, field: &Field, name: &str) -> Vec<String> {
    let values = if field.kind == Kind::List {
        SCHEMA.element(field).map_or(&[][..], |element| element.values.as_slice())
    } else {
        &field.values
    };
    let choice = |value: &&str| {
        let args = Args::new().with("field", name).with("value", *value);
        ctx.texts.catalog().format("form-choice", &args)
    };
    values.iter().map(choice).collect()
}

/// The words of each element of a list that is edited element by element.
fn element_words(
    ctx: &Ctx<'_>,
    good: &Derived,
    path: &Path,
    field: &'static Field,
    name: &str,
) -> Vec<ElementWords> {
    let has_fields = SCHEMA.element(field).is_some_and(|element| element.kind != Kind::Structure);
    if !has_fields || field.kind != Kind::List {
        return Vec::new();
    }
    let words = |index: usize| {
        let text = |key| {
            let args = Args::new().with("field", name).with("number", index + 1);
            ctx.texts.catalog().format(key, &args)
        };
        ElementWords {
            name: text("form-element"),
            remove: text("form-remove-element"),
            actions: text("form-element-actions"),
            handle: text("form-move-handle"),
        }
    };
    (0..good.length(path)).map(words).collect()
}

fn has_findings(good: &Derived, row: &Path) -> bool {
    good.findings.iter().any(|finding| finding.at.is_inside(row))
}

/// The objects between a node and the fields of a section.
fn structures(node: Node, section: &Section) -> Vec<Path> {
    let mut found: Vec<Path> = Vec::new();
    for own in section.items.iter().flat_map(Item::paths) {
        let mut above = tail(own).parent();
        while let Some(tail) = above.filter(|tail| !tail.is_root()) {
            let path = node.path().join(&tail);
            if !found.contains(&path)
                && sections(node)
                    .iter()
                    .find(|one| begins_in(one, &tail))
                    .is_some_and(|one| std::ptr::eq(one, section))
            {
                found.push(path);
            }
            above = tail.parent();
        }
    }
    found
}

/// Whether a section has fields of the object at `tail`.
fn begins_in(section: &Section, object: &Path) -> bool {
    section.items.iter().flat_map(Item::paths).any(|path| tail(path).is_inside(object))
}

/// Fields that the model lets go without, and ECS does not.
const NEEDED: [&str; 2] = ["containerDefinitions[].name", "containerDefinitions[].image"];

/// A field of an object that is not there is required by nobody.
fn is_required(good: &Derived, path: &Path, field: &Field) -> bool {
    let parent = path.parent().unwrap_or_default();
    let has_object = parent == Node::of(path).path() || good.value(&parent).is_some();
    NEEDED.contains(&field.pattern) || (field.is_required && has_object)
}

/// Objects whose fields stand among others, where their labels alone would not tell what they are about.
const NAMED_OBJECTS: [&str; 5] = [
    "capabilities",
    "firelensConfiguration",
    "repositoryCredentials",
    "restartPolicy",
    "trustedExecutionConfiguration",
];

fn visible_label(path: &Path, field: &'static Field, language: Language) -> String {
    let own = label(field, language);
    let object =
        path.parent().filter(|parent| parent.last_key().is_some_and(|key| NAMED_OBJECTS.contains(&key)));
    match object.and_then(|object| SCHEMA.at(&object)) {
        Some(object) => format!("{} › {}", label(object, language), in_line(own)),
        None => own.to_owned(),
    }
}

fn subtitle(ctx: &Ctx<'_>, good: &Derived, node: Node) -> String {
    let (key, list, index) = match node {
        Node::Task | Node::Containers | Node::Tags => return String::new(),
        Node::Container(index) => ("form-container-of", "containerDefinitions", index),
        Node::Volume(index) => ("form-volume-of", "volumes", index),
    };
    let count = good.length(&Path::root().key(list));
    ctx.texts.catalog().format(key, &Args::new().with("number", index + 1).with("count", count))
}

fn section_summary(ctx: &Ctx<'_>, good: &Derived, node: Node, title: &str) -> String {
    let length = |list| good.length(&node.path().key(list));
    let count = |key: &str, list: &'static str| match length(list) {
        0 => None,
        count => Some(ctx.texts.with(key, "count", count)),
    };
    let parts = match title {
        "section-runs" => vec![Some(ctx.texts.get("section-runs-help").to_string())],
        "section-ports" => vec![count("form-count-mappings", "portMappings")],
        "section-environment" => {
            vec![
                count("form-count-values", "environment"),
                count("form-count-secrets", "secrets"),
                count("form-count-files", "environmentFiles"),
            ]
        }
        "section-storage" => vec![count("form-count-mounts", "mountPoints")],
        "section-tags" => match good.length(&node.path()) {
            0 => Vec::new(),
            count => vec![Some(ctx.texts.with("form-count-tags", "count", count))],
        },
        _ => Vec::new(),
    };
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What a list, map or object holds, in words.
fn summary(ctx: &Ctx<'_>, field: &Field, value: &Value) -> String {
    let count = match value {
        Value::Array(elements) => elements.len(),
        Value::Object(members) => members.len(),
        value => return value.to_string(),
    };
    let key = match field.name {
        "environment" => "form-count-variables",
        "secrets" | "secretOptions" => "form-count-secrets",
        "mountPoints" => "form-count-mounts",
        _ => "form-count-entries",
    };
    ctx.texts.with(key, "count", count)
}

/// Unique on its page: a field of an object says the object where the label alone could be another's.
fn name_of(ctx: &Ctx<'_>, path: &Path, field: &'static Field) -> String {
    let language = ctx.texts.language();
    let own = label(field, language).to_owned();
    let parent = path.parent().unwrap_or_default();
    let in_element = |element: &str| format!("{own}, {}", in_line(element));
    match parent.last() {
        _ if parent == Node::of(path).path() => own,
        Some(Segment::Key(_)) => match SCHEMA.at(&parent) {
            Some(object) => in_element(label(object, language)),
            None => own,
        },
        _ => own,
    }
}

/// The keys that the field table does not know, of an object and of all that lies in it. Nodes show their own.
fn add_unknown(good: &Derived, node: &Path, path: &Path, found: &mut Vec<Unknown>) {
    let (Some(value), Some(field)) = (good.value(path), SCHEMA.at(path)) else { return };
    match value {
        Value::Object(members) if field.kind == Kind::Structure => {
            for (key, value) in members {
                let own = path.key(key.clone());
                if SCHEMA.member(field, key).is_some() {
                    add_unknown(good, node, &own, found);
                } else {
                    let tail = own.segments().get(node.segments().len()..).unwrap_or_default();
                    let key = Path::from(tail.to_vec()).to_string();
                    found.push(Unknown { path: own, key, value: value.to_string() });
                }
            }
        }
        Value::Array(elements) if is_laid_out(field) && !(node.is_root() && field.pattern == "tags") => {
            (0..elements.len()).for_each(|index| add_unknown(good, node, &path.index(index), found));
        }
        _ => {}
    }
}

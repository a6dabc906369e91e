//! The words of a table: resolved once for all its rows, because a table can have hundreds of them.

use serde_json::Value;

use super::spec::{Table, table_of};
use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::document::Path;
use crate::form::view::{choice_names, unset_text};
use crate::insight::network;
use crate::learn::{in_line, label};
use crate::schema::{Field, SCHEMA};
use crate::task::Task;
use crate::text::Args;

/// A table as its page shows it.
#[derive(Debug)]
pub(in crate::form) struct TableView {
    pub(in crate::form) table: &'static Table,
    pub(super) columns: Vec<ColumnView>,
    /// What stands in unset cells of a column whose default differs from row to row.
    hints: Vec<Option<String>>,
    /// The name of the menu of an element.
    pub(super) actions: Numbered,
    /// The name of the button that takes an element away.
    pub(super) remove: Numbered,
    /// The name of the button that adds one.
    pub(in crate::form) add: String,
    /// The name of the handle that moves an element.
    pub(super) handle: Numbered,
}

/// A column with its words.
#[derive(Debug)]
pub(super) struct ColumnView {
    pub(super) tail: Path,
    pub(super) field: &'static Field,
    pub(super) label: String,
    pub(super) width: f32,
    /// The accessible names of its cells.
    names: Numbered,
    /// The name of the first, where it needs no number.
    first: Option<String>,
    pub(super) unset: String,
    pub(super) choices: Vec<String>,
}

/// A text with a number in it.
#[derive(Debug)]
pub(in crate::form) struct Numbered {
    before: String,
    after: String,
}

/// The host port of each mapping that writes none, as the network mode makes it.
fn host_ports(ctx: &Ctx<'_>, good: &Derived, path: &Path) -> Vec<Option<String>> {
    let Some(parsed) = good.parsed() else { return Vec::new() };
    let task = Task::read(&good.text, parsed);
    let mode = task.network_mode.get().or_else(|| network::default_mode(&task));
    let mappings = good.value(path).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let hint = |mapping: &Value| match mode? {
        "awsvpc" | "host" => {
            let port = mapping.get("containerPort").and_then(Value::as_i64)?;
            Some(ctx.texts.with("form-host-port-same", "port", port.to_string()))
        }
        "bridge" => Some(ctx.texts.get("form-host-port-dynamic").to_string()),
        _ => None,
    };
    mappings.iter().map(hint).collect()
}

/// Stands for the number while the text is resolved.
const HOLE: &str = "\u{2}";

impl Numbered {
    /// The text at `key`, whose placeholder `number` is left open.
    pub(in crate::form) fn new(ctx: &Ctx<'_>, key: &str, args: Args) -> Self {
        let text = ctx.texts.catalog().format(key, &args.with("number", HOLE));
        let (before, after) = text.split_once(HOLE).unwrap_or((&text, ""));
        Self { before: before.to_owned(), after: after.to_owned() }
    }

    /// The text for the element at an index, counted from 1 for people.
    pub(in crate::form) fn of(&self, index: usize) -> String {
        format!("{}{}{}", self.before, index + 1, self.after)
    }
}

impl ColumnView {
    /// The name of the cell in the row of an element.
    pub(super) fn name(&self, index: usize) -> String {
        match &self.first {
            Some(first) if index == 0 => first.clone(),
            _ => self.names.of(index),
        }
    }
}

impl TableView {
    /// What stands in the cell of a column while it is unset.
    pub(super) fn unset<'a>(&'a self, column: &'a ColumnView, index: usize) -> &'a str {
        let own = self.hints.get(index).filter(|_| column.field.name == "hostPort");
        own.and_then(Option::as_deref).unwrap_or(&column.unset)
    }

    /// The table of the list at `path`; `None` where it has none.
    pub(in crate::form) fn new(
        ctx: &Ctx<'_>,
        good: &Derived,
        path: &Path,
        field: &'static Field,
        shows_all: bool,
    ) -> Option<Self> {
        let table = table_of(field)?;
        let element = SCHEMA.element(field)?;
        let language = ctx.texts.language();
        let list = label(field, language);
        let elements = good.value(path).and_then(Value::as_array);
        let is_shown = |tail: &Path| {
            let indices = 0..elements.map_or(0, Vec::len);
            let mut paths = indices.map(|index| path.index(index).join(tail));
            paths.any(|path| good.value(&path).is_some() || !good.findings_of_row(&path).is_empty())
        };
        let columns = table.columns.iter().filter(|spec| shows_all || !spec.is_rare || is_shown(&spec.tail));
        let columns = columns.filter_map(|spec| {
            let member = SCHEMA.lookup(&format!("{}.{}", element.pattern, spec.tail))?;
            let own = label(member, language);
            let (names, first) = match table.words.element {
                Some(key) => {
                    let element = Numbered::new(ctx, key, Args::new());
                    let before = format!("{own}, {}", in_line(&element.before));
                    (Numbered { before, after: element.after }, Some(own.to_owned()))
                }
                None => {
                    let args = Args::new().with("own", own).with("list", in_line(list));
                    (Numbered::new(ctx, "form-cell", args), None)
                }
            };
            Some(ColumnView {
                tail: spec.tail.clone(),
                field: member,
                label: spec.head.map_or_else(|| own.to_owned(), |key| ctx.texts.get(key).to_string()),
                width: spec.width,
                names,
                unset: unset_text(ctx, member),
                choices: choice_names(ctx, member, own),
                first,
            })
        });
        let args = || Args::new().with("field", list);
        Some(Self {
            table,
            columns: columns.collect(),
            hints: if field.name == "portMappings" { host_ports(ctx, good, path) } else { Vec::new() },
            actions: Numbered::new(ctx, table.words.actions, args()),
            remove: Numbered::new(ctx, table.words.remove, args()),
            handle: Numbered::new(ctx, "form-move-handle", args()),
            add: ctx.texts.catalog().format(table.words.add, &args()),
        })
    }
}

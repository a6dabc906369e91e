//! Which columns the table of a list has: laid out for the lists that people use most, generated from the field table
//! for all others.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::document::Path;
use crate::form::locate::is_laid_out;
use crate::schema::{Field, Kind, SCHEMA};

/// What a table shows of each element.
#[derive(Debug)]
pub(in crate::form) struct Table {
    pub(super) columns: Vec<Spec>,
    pub(in crate::form) words: Words,
}

/// A column.
#[derive(Debug)]
pub(super) struct Spec {
    /// From the element to what the cells show.
    pub(super) tail: Path,
    /// In points; 0 takes what is left.
    pub(super) width: f32,
    /// The key of a shorter label, where the one of the field has no room.
    pub(super) head: Option<&'static str>,
    /// Whether it is there only where an element has a value for it, or all settings are shown.
    pub(super) is_rare: bool,
}

/// The keys of the texts of a table.
#[derive(Debug)]
pub(in crate::form) struct Words {
    /// Adds an element.
    pub(in crate::form) add: &'static str,
    /// The menu of an element.
    pub(super) actions: &'static str,
    /// Takes an element away.
    pub(super) remove: &'static str,
    /// What an element is called where it is not the first; `None` where the list has to be named too.
    pub(super) element: Option<&'static str>,
    /// Whether the heading of the section stands for the list, which then has no label of its own.
    pub(in crate::form) is_of_heading: bool,
    /// Whether its elements have pages of their own.
    pub(super) has_pages: bool,
}

const GENERAL: Words = Words {
    add: "form-add-element",
    actions: "form-element-actions",
    remove: "form-remove-element",
    element: None,
    is_of_heading: false,
    has_pages: false,
};

static TABLES: LazyLock<HashMap<&'static str, Table>> = LazyLock::new(|| {
    let lists = SCHEMA.fields().iter().filter(|field| is_laid_out(field));
    let overview = SCHEMA.lookup(OVERVIEW);
    lists.chain(overview).map(|list| (list.pattern, Table::of(list))).collect()
});

/// The list whose elements have pages of their own, and a table that shows them side by side.
const OVERVIEW: &str = "containerDefinitions";

/// The table of a list of objects; `None` of every other field.
pub(in crate::form) fn table_of(field: &Field) -> Option<&'static Table> {
    TABLES.get(field.pattern)
}

impl Table {
    fn of(list: &Field) -> Self {
        let laid_out = |columns: &[(&'static str, f32)], words| Self {
            columns: columns.iter().map(|(name, width)| Spec::new(Path::root().key(*name), *width)).collect(),
            words,
        };
        match list.pattern {
            OVERVIEW => {
                let words =
                    Words { add: "outline-add-container", is_of_heading: true, has_pages: true, ..GENERAL };
                let columns = [
                    ("name", 0.0, None),
                    ("image", 0.0, None),
                    ("essential", 88.0, Some("column-essential")),
                    ("cpu", 88.0, None),
                    ("memory", 88.0, Some("column-hard-limit")),
                    ("memoryReservation", 88.0, Some("column-soft-limit")),
                ];
                let column = |(name, width, head)| Spec { head, ..Spec::new(Path::root().key(name), width) };
                Self { columns: columns.map(column).into(), words }
            }
            "containerDefinitions[].portMappings" => laid_out(
                &[
                    ("containerPort", 112.0),
                    ("protocol", 88.0),
                    ("hostPort", 104.0),
                    ("name", 0.0),
                    ("appProtocol", 112.0),
                    ("containerPortRange", 112.0),
                ],
                Words {
                    add: "form-add-port",
                    actions: "form-port-actions",
                    remove: "form-remove-port",
                    element: Some("form-port"),
                    is_of_heading: true,
                    has_pages: false,
                },
            ),
            "tags" => laid_out(
                &[("key", 0.0), ("value", 0.0)],
                Words {
                    add: "form-add-tag",
                    actions: "form-tag-actions",
                    remove: "form-remove-tag",
                    element: Some("form-tag"),
                    is_of_heading: true,
                    has_pages: false,
                },
            ),
            _ => {
                let mut columns = Vec::new();
                if let Some(element) = SCHEMA.element(list) {
                    add_leaves(element, &Path::root(), &mut columns);
                }
                // Some column has to take what is left.
                if columns.iter().all(|column| column.width > 0.0)
                    && let Some(first) = columns.first_mut()
                {
                    first.width = 0.0;
                }
                Self { columns, words: GENERAL }
            }
        }
    }
}

impl Spec {
    fn new(tail: Path, width: f32) -> Self {
        // Ranges are for the few who map hundreds of ports, sharing for the few who split a GPU.
        let is_rare = tail.segments().len() > 1 || tail.last_key() == Some("containerPortRange");
        Self { tail, width, head: None, is_rare }
    }
}

/// The members of an object and of the objects in it, in the order of the field table.
fn add_leaves(object: &'static Field, tail: &Path, found: &mut Vec<Spec>) {
    for member in SCHEMA.members(object) {
        let own = tail.key(member.name);
        if member.kind == Kind::Structure {
            add_leaves(member, &own, found);
        } else {
            found.push(Spec::new(own, width_of(member)));
        }
    }
}

fn width_of(field: &Field) -> f32 {
    match field.kind {
        Kind::Boolean => 112.0,
        Kind::Integer => 128.0,
        Kind::Enum => 144.0,
        Kind::String | Kind::List | Kind::Map | Kind::Structure => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_of_every_list_has_one_column() {
        let lists = SCHEMA.fields().iter().filter(|field| is_laid_out(field));
        let mut count = 0;
        for list in lists {
            count += 1;
            let table = table_of(list).unwrap_or_else(|| panic!("{} has a table", list.pattern));
            let element = SCHEMA.element(list).expect("a list has elements");
            let mut leaves = Vec::new();
            add_leaves(element, &Path::root(), &mut leaves);
            for leaf in leaves {
                let own = table.columns.iter().filter(|column| column.tail == leaf.tail).count();
                assert_eq!(own, 1, "{} {}", list.pattern, leaf.tail);
            }
            assert!(table.columns.iter().any(|column| column.width == 0.0), "{} fills its row", list.pattern);
        }
        assert_eq!(count, 18);
    }
}

//! What AWS calls things: the fields that RegisterTaskDefinition knows, read from `assets/ecs/fields.json`.
//!
//! Source of the table: the service model of ECS (2014-11-13) in botocore 1.44.5.

pub mod complete;
pub mod convert;
pub mod defaults;
pub mod fargate;
pub mod prices;
pub mod regions;
pub mod suggest;
pub mod walk;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use crate::document::path::{Path, Segment};
use crate::document::{KeyOrder, edit};

static FIELDS: &str = include_str!("../../assets/ecs/fields.json");

/// The table of all fields, read on first use.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| Schema::read(FIELDS));

/// All fields of a task definition as a tree.
#[derive(Debug)]
pub struct Schema {
    /// Parents before children; the first is the document itself.
    fields: Vec<Field>,
    by_pattern: HashMap<&'static str, usize>,
}

/// One field that ECS knows.
#[derive(Debug)]
pub struct Field {
    /// Its path with `[]` for an index and `{}` for a map key; empty for the document itself.
    pub pattern: &'static str,
    /// Its key; empty for the document, for list elements and for map values.
    pub name: &'static str,
    /// The JSON type it has.
    pub kind: Kind,
    /// The values that the model lists, for [`Kind::Enum`].
    pub values: Vec<&'static str>,
    /// Whether the model marks it as required in its structure.
    pub is_required: bool,
    /// Whether ECS has given it up.
    pub is_deprecated: bool,
    /// Its place in the table, which is the order of the API's own documentation.
    pub order: usize,
    members: Vec<usize>,
    element: Option<usize>,
}

/// The JSON types of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Any text.
    String,
    /// One of the listed texts.
    Enum,
    /// A whole number of 32 bits.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A list of one kind of element.
    List,
    /// An object with the user's own keys.
    Map,
    /// An object with the members that the table lists.
    Structure,
}

impl Kind {
    /// Whether `value` has this type. `null` has every type: ECS takes it as absent.
    pub fn admits(self, value: &Value) -> bool {
        match self {
            _ if value.is_null() => true,
            Self::String | Self::Enum => value.is_string(),
            Self::Integer => value.is_i64() || value.is_u64(),
            Self::Boolean => value.is_boolean(),
            Self::List => value.is_array(),
            Self::Map | Self::Structure => value.is_object(),
        }
    }
}

impl Schema {
    /// The table is a part of the program: a mistake in it is a mistake of ours, found by the first test that runs.
    fn read(table: &'static str) -> Self {
        let rows: Vec<Value> = serde_json::from_str(table).expect("assets/ecs/fields.json is a list");
        let document = Field {
            pattern: "",
            name: "",
            kind: Kind::Structure,
            values: Vec::new(),
            is_required: true,
            is_deprecated: false,
            order: 0,
            members: Vec::new(),
            element: None,
        };
        let mut schema = Self { fields: vec![document], by_pattern: HashMap::from([("", 0)]) };
        for row in &rows {
            schema.add(row);
        }
        schema
    }

    fn add(&mut self, row: &Value) {
        let text = |key: &str| row[key].as_str().unwrap_or_default();
        // Once for each run of the program, so that paths can borrow the names.
        let pattern: &'static str = String::leak(text("path").to_owned());
        let leak = |value: &Value| -> &'static str { String::leak(value.as_str().unwrap_or("").to_owned()) };
        let (parent, name) = match pattern.strip_suffix("[]").or_else(|| pattern.strip_suffix("{}")) {
            Some(parent) => (parent, ""),
            None => pattern.rsplit_once('.').unwrap_or(("", pattern)),
        };
        let index = self.fields.len();
        let field = Field {
            pattern,
            name,
            kind: match text("type") {
                "enum" => Kind::Enum,
                "integer" => Kind::Integer,
                "boolean" => Kind::Boolean,
                "list" => Kind::List,
                "map" => Kind::Map,
                "structure" => Kind::Structure,
                _ => Kind::String,
            },
            values: row["enum"].as_array().into_iter().flatten().map(leak).collect(),
            is_required: row["required"] == true,
            is_deprecated: row["deprecated"] == true,
            order: index,
            members: Vec::new(),
            element: None,
        };
        let parent = *self.by_pattern.get(parent).expect("assets/ecs/fields.json has parents first");
        match name {
            "" => self.fields[parent].element = Some(index),
            _ => self.fields[parent].members.push(index),
        }
        self.fields.push(field);
        self.by_pattern.insert(pattern, index);
    }

    /// The document itself.
    pub fn root(&self) -> &Field {
        &self.fields[0]
    }

    /// All fields but the document, in the order of the table.
    pub fn fields(&self) -> &[Field] {
        &self.fields[1..]
    }

    /// The members of a structure, in the order of the API.
    pub fn members(&self, field: &Field) -> impl Iterator<Item = &Field> {
        field.members.iter().map(|index| &self.fields[*index])
    }

    /// The member of a structure with this key, exact case.
    pub fn member(&self, field: &Field, name: &str) -> Option<&Field> {
        self.members(field).find(|member| member.name == name)
    }

    /// What a list holds, or a map under its keys.
    pub fn element(&self, field: &Field) -> Option<&Field> {
        field.element.map(|index| &self.fields[index])
    }

    /// The field with this pattern, such as `containerDefinitions[].portMappings[].hostPort`.
    pub fn lookup(&self, pattern: &str) -> Option<&Field> {
        self.by_pattern.get(pattern).map(|index| &self.fields[*index])
    }

    /// The field that `path` leads to.
    pub fn at(&self, path: &Path) -> Option<&Field> {
        path.segments().iter().try_fold(self.root(), |field, segment| match (segment, field.kind) {
            (Segment::Index(_), Kind::List) | (Segment::Key(_), Kind::Map) => self.element(field),
            (Segment::Key(key), Kind::Structure) => self.member(field, key),
            _ => None,
        })
    }
}

impl KeyOrder for Schema {
    fn rank(&self, parent: &Path, key: &str) -> Option<usize> {
        let parent = self.at(parent)?;
        self.member(parent, key).map(|member| member.order)
    }
}

/// The value at `path` of a document, where it is set: `null` counts as absent.
pub fn set_value<'v>(document: &'v Value, path: &Path) -> Option<&'v Value> {
    edit::lookup(document, path).filter(|value| !value.is_null())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::path::MAP_FIELDS;

    #[test]
    fn the_table_is_complete() {
        assert_eq!(SCHEMA.fields().len(), 208);
        let modes = SCHEMA.lookup("networkMode").unwrap();
        assert_eq!(
            (modes.kind, modes.values.as_slice()),
            (Kind::Enum, &["bridge", "host", "awsvpc", "none"][..])
        );
        let path: Path = "containerDefinitions[2].logConfiguration.options{awslogs-group}".parse().unwrap();
        assert_eq!(SCHEMA.at(&path).unwrap().pattern, "containerDefinitions[].logConfiguration.options{}");
    }

    #[test]
    fn paths_print_the_maps_of_the_table_in_braces() {
        let maps = SCHEMA.fields().iter().filter(|field| field.kind == Kind::Map).map(|field| field.name);
        let (mut maps, mut known) = (maps.collect::<Vec<_>>(), MAP_FIELDS.to_vec());
        maps.sort_unstable();
        maps.dedup();
        known.sort_unstable();
        assert_eq!(maps, known);
    }
}

//! Where a path is edited: the node of the outline and the row on its page.

use crate::document::{Path, Segment};
use crate::schema::{Field, Kind, SCHEMA};

/// What the outline lists, and what a page of the form is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Node {
    /// The fields of the task itself.
    Task,
    /// All containers side by side.
    Containers,
    /// A container, by its index.
    Container(usize),
    /// A volume, by its index.
    Volume(usize),
    /// All tags.
    Tags,
}

impl Node {
    /// The node that `path` belongs to.
    pub fn of(path: &Path) -> Self {
        match path.segments() {
            [Segment::Key(list), Segment::Index(index), ..] if list == "containerDefinitions" => {
                Self::Container(*index as usize)
            }
            [Segment::Key(list), Segment::Index(index), ..] if list == "volumes" => {
                Self::Volume(*index as usize)
            }
            [Segment::Key(list)] if list == "containerDefinitions" => Self::Containers,
            [Segment::Key(list), ..] if list == "tags" => Self::Tags,
            _ => Self::Task,
        }
    }

    /// The node of the same kind at another index; `None` of what there is only once.
    pub fn at(self, index: usize) -> Option<Self> {
        match self {
            Self::Container(_) => Some(Self::Container(index)),
            Self::Volume(_) => Some(Self::Volume(index)),
            Self::Task | Self::Containers | Self::Tags => None,
        }
    }

    /// Where it stands in the document.
    pub fn path(self) -> Path {
        match self {
            Self::Task => Path::root(),
            Self::Containers => Path::root().key("containerDefinitions"),
            Self::Container(index) => Path::root().key("containerDefinitions").index(index),
            Self::Volume(index) => Path::root().key("volumes").index(index),
            Self::Tags => Path::root().key("tags"),
        }
    }
}

/// Lists of objects that the form lays out element by element, as tables; every other list is one row.
pub fn is_laid_out(field: &Field) -> bool {
    field.kind == Kind::List
        && !matches!(field.pattern, "containerDefinitions" | "volumes")
        && SCHEMA.element(field).is_some_and(|element| element.kind == Kind::Structure)
}

/// Lists that give a container its environment.
pub fn holds_variables(field: &Field) -> bool {
    matches!(
        field.pattern,
        "containerDefinitions[].environment"
            | "containerDefinitions[].secrets"
            | "containerDefinitions[].environmentFiles"
    )
}

/// Top-level lists that have nodes of their own.
pub fn has_nodes(field: &Field) -> bool {
    matches!(field.pattern, "containerDefinitions" | "volumes" | "tags")
}

/// The row that shows what `path` leads to: the deepest place on the way that the form draws.
pub fn row_of(path: &Path) -> Path {
    let start = Node::of(path).path();
    let mut row = start.clone();
    let mut field = SCHEMA.at(&start);
    for segment in path.segments().iter().skip(start.segments().len()) {
        let Some(here) = field else { break };
        let goes_deeper = here.kind == Kind::Structure || (here.kind == Kind::List && is_laid_out(here));
        let next = row.with(segment.clone());
        field = SCHEMA.at(&next);
        if !goes_deeper || field.is_none() {
            break;
        }
        row = next;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_has_a_row() {
        let cases = [
            ("", ""),
            ("networkMode", "networkMode"),
            ("containerDefinitions", "containerDefinitions"),
            ("requiresCompatibilities[0]", "requiresCompatibilities"),
            ("containerDefinitions[1]", "containerDefinitions[1]"),
            (
                "containerDefinitions[1].portMappings[0].hostPort",
                "containerDefinitions[1].portMappings[0].hostPort",
            ),
            ("containerDefinitions[0].environment[3].name", "containerDefinitions[0].environment[3].name"),
            (
                "containerDefinitions[0].linuxParameters.devices[1].permissions[0]",
                "containerDefinitions[0].linuxParameters.devices[1].permissions",
            ),
            ("containerDefinitions[0].healthCheck.command[1]", "containerDefinitions[0].healthCheck.command"),
            ("containerDefinitions[0].healthCheck", "containerDefinitions[0].healthCheck"),
            ("containerDefinitions[0].colour", "containerDefinitions[0]"),
            ("containerDefinitions[0].dockerLabels{a.b}", "containerDefinitions[0].dockerLabels"),
            ("volumes[0].host.sourcePath", "volumes[0].host.sourcePath"),
            ("tags[1].key", "tags[1].key"),
        ];
        for (path, row) in cases {
            assert_eq!(row_of(&path.parse().unwrap()).to_string(), row, "{path}");
        }
    }

    #[test]
    fn a_node_is_found_by_its_own_path() {
        for node in [Node::Task, Node::Containers, Node::Container(1), Node::Volume(0), Node::Tags] {
            assert_eq!(Node::of(&node.path()), node);
        }
    }
}

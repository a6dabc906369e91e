//! Which part of a file is the task definition: all of it, the inside of a reply of ECS, or a bare list of its
//! containers. A path may be typed as seen from the task definition or from the top of the file.

use serde_json::Value;

use crate::document::edit::lookup;
use crate::document::{KeyOrder, Path, Segment};
use crate::schema::SCHEMA;
use crate::task::Top;

/// Where the task definition stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Frame {
    /// The whole document is the task definition.
    Task,
    /// It is the value at this path, as in the reply of DescribeTaskDefinition.
    Reply(Path),
    /// The document is the list of its containers.
    Containers,
}

/// The keys under which replies, and the tools that record them, carry a task definition.
const WRAPPERS: [&[&str]; 2] = [&["taskDefinition"], &["data", "taskDefinition"]];

impl Frame {
    /// The frame of a document.
    pub(super) fn of(document: &Value) -> Self {
        match Top::of(document) {
            Top::Containers(_) => Self::Containers,
            Top::Task(map) if !map.contains_key("containerDefinitions") => {
                let wrappers =
                    WRAPPERS.iter().map(|keys| keys.iter().fold(Path::root(), |path, key| path.key(*key)));
                let holds_object = |path: &Path| lookup(document, path).is_some_and(Value::is_object);
                wrappers.into_iter().find(holds_object).map_or(Self::Task, Self::Reply)
            }
            Top::Task(_) | Top::Other => Self::Task,
        }
    }

    /// Where in the file the value stands that paths begin in: the task definition, or the list of containers.
    pub(super) fn start(&self) -> Path {
        match self {
            Self::Reply(wrapper) => wrapper.clone(),
            Self::Task | Self::Containers => Path::root(),
        }
    }

    /// The way to that value, as a path may spell it out or leave it out.
    pub(super) fn way(&self) -> Path {
        match self {
            Self::Containers => Path::root().key("containerDefinitions"),
            Self::Task | Self::Reply(_) => self.start(),
        }
    }

    /// The path of the task definition that a path of the file stands for.
    fn in_task(&self, path: &Path) -> Option<Path> {
        match self {
            Self::Task => Some(path.clone()),
            Self::Containers => Some(self.way().join(path)),
            Self::Reply(wrapper) => {
                let inside: Option<&[Segment]> = path.segments().strip_prefix(wrapper.segments());
                inside.map(|steps| steps.to_vec().into())
            }
        }
    }
}

impl KeyOrder for Frame {
    fn rank(&self, parent: &Path, key: &str) -> Option<usize> {
        SCHEMA.rank(&self.in_task(parent)?, key)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn new_keys_find_their_place_in_every_frame() {
        for (document, parent) in [
            (json!({"family": "web"}), "containerDefinitions[0]"),
            (json!({"data": {"taskDefinition": {}}}), "data.taskDefinition.containerDefinitions[0]"),
            (json!([{"name": "web"}]), "[0]"),
        ] {
            let rank = |key| Frame::of(&document).rank(&parent.parse().unwrap(), key);
            assert!(rank("name").is_some() && rank("name") < rank("image"), "{parent}");
        }
    }

    #[test]
    fn a_definition_that_holds_such_a_key_itself_is_no_reply() {
        let document = json!({"containerDefinitions": [], "taskDefinition": {}});
        assert_eq!(Frame::of(&document), Frame::Task);
    }
}

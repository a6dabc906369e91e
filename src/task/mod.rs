//! The typed view of one document: lenient, read-only, built once for each revision with its paths.
//!
//! Rules and insight read this and nothing else. It judges nothing itself.

pub mod account;
pub mod arn;
pub mod container;
pub mod image;
pub mod origin;
pub mod placeholder;
pub mod read;
pub mod reference;
pub mod region;
pub mod secret;
pub mod secret_ref;
pub mod shell_words;
pub mod size;
pub mod slot;

use std::sync::LazyLock;

use serde_json::{Map, Value};

use crate::document::parse::SyntaxFacts;
use crate::document::{Parsed, Path, Segment};
use crate::schema::walk::{self, WalkFacts};
pub use arn::Arn;
pub use container::{Container, LogConfiguration, PortMapping, ResourceRequirement, Ulimit};
pub use image::Image;
pub use read::{Object, Texts};
pub use size::Size;
pub use slot::Slot;

/// A task definition as rules see it.
#[derive(Debug)]
pub struct Task<'a> {
    /// The text, for rules about the text itself.
    pub text: &'a str,
    /// What the text says beyond its value.
    pub syntax: &'a SyntaxFacts,
    /// What the schema walk found.
    pub walk: WalkFacts,
    /// Whether only a list of containers is known: what the task level says is neither known nor missing.
    pub is_fragment: bool,
    /// All members of the task level.
    pub object: Object<'a>,
    /// `family`.
    pub family: Slot<&'a str>,
    /// `cpu` as written. A number is [`Slot::Wrong`].
    pub cpu_text: Slot<&'a str>,
    /// `memory` as written. A number is [`Slot::Wrong`].
    pub memory_text: Slot<&'a str>,
    /// `networkMode`, as written.
    pub network_mode: Slot<&'a str>,
    /// `pidMode`, as written.
    pub pid_mode: Slot<&'a str>,
    /// `ipcMode`, as written.
    pub ipc_mode: Slot<&'a str>,
    /// `requiresCompatibilities`.
    pub requires: Texts<'a>,
    /// `runtimePlatform`.
    pub platform: Option<Object<'a>>,
    /// `runtimePlatform.operatingSystemFamily`, as written.
    pub os_family: Slot<&'a str>,
    /// `runtimePlatform.cpuArchitecture`, as written.
    pub cpu_architecture: Slot<&'a str>,
    /// `containerDefinitions`, without elements of the wrong type.
    pub containers: Vec<Container<'a>>,
    /// How many elements `containerDefinitions` has, of whatever type.
    pub container_count: Slot<usize>,
    /// `volumes`, without elements of the wrong type.
    pub volumes: Vec<(Path, Object<'a>)>,
}

/// The top of a document: a task definition, or the bare list of its containers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Top<'a> {
    /// An object.
    Task(&'a Map<String, Value>),
    /// A list whose elements all look like containers.
    Containers(&'a [Value]),
    /// Neither.
    Other,
}

impl<'a> Top<'a> {
    /// What the top of `value` is. An element looks like a container when it has a name or an image.
    pub fn of(value: &'a Value) -> Self {
        let is_container = |value: &Value| value.get("name").is_some() || value.get("image").is_some();
        match value {
            Value::Object(map) => Self::Task(map),
            Value::Array(list) if !list.is_empty() && list.iter().all(is_container) => Self::Containers(list),
            _ => Self::Other,
        }
    }
}

static NOTHING: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);

impl<'a> Task<'a> {
    /// Reads a parsed text. What is neither an object nor a list of containers reads as an empty document.
    pub fn read(text: &'a str, parsed: &'a Parsed) -> Self {
        let (map, list) = match Top::of(&parsed.value) {
            Top::Task(map) => (map, None),
            Top::Containers(list) => (&*NOTHING, Some(list)),
            Top::Other => (&*NOTHING, None),
        };
        let object = Object(map);
        let definitions = list.map_or_else(|| object.list("containerDefinitions"), Slot::Set);
        let containers_path = Path::root().key("containerDefinitions");
        let containers =
            definitions.get().unwrap_or_default().iter().enumerate().filter_map(|(at, value)| {
                Some(Container::read(at, containers_path.index(at), Object(value.as_object()?)))
            });
        let platform = object.object("runtimePlatform").get();
        Self {
            text,
            syntax: &parsed.facts,
            walk: walk::walk(&parsed.value, &parsed.facts),
            is_fragment: list.is_some(),
            object,
            family: object.text("family"),
            cpu_text: object.text("cpu"),
            memory_text: object.text("memory"),
            network_mode: object.text("networkMode"),
            pid_mode: object.text("pidMode"),
            ipc_mode: object.text("ipcMode"),
            requires: object.texts("requiresCompatibilities"),
            platform,
            os_family: platform.map_or(Slot::Absent, |platform| platform.text("operatingSystemFamily")),
            cpu_architecture: platform.map_or(Slot::Absent, |platform| platform.text("cpuArchitecture")),
            containers: containers.collect(),
            container_count: definitions.and_then(|list| Some(list.len())),
            volumes: object.objects("volumes", &Path::root()),
        }
    }

    /// Task CPU in units. A spelling that is no size reads as [`Slot::Wrong`]: a rule of its own reports it.
    pub fn cpu(&self) -> Slot<i64> {
        self.cpu_text.and_then(|text| size::cpu(text).units())
    }

    /// Task memory in MiB. A spelling that is no size reads as [`Slot::Wrong`]: a rule of its own reports it.
    pub fn memory(&self) -> Slot<i64> {
        self.memory_text.and_then(|text| size::memory(text).units())
    }

    /// Whether `requiresCompatibilities` holds this launch type.
    pub fn requires(&self, launch_type: &str) -> bool {
        self.requires.contains(launch_type)
    }

    /// Whether the operating system family begins with WINDOWS.
    pub fn is_windows(&self) -> bool {
        self.os_family.get().is_some_and(|family| family.starts_with("WINDOWS"))
    }

    /// Whether the operating system family is LINUX or absent.
    pub fn is_linux(&self) -> bool {
        self.os_family.is_absent() || self.os_family.is("LINUX")
    }

    /// Whether the network mode is bridge, written or by default. Of a bare list of containers it is not known.
    pub fn is_bridge(&self) -> bool {
        !self.is_fragment && (self.network_mode.is_absent() || self.network_mode.is("bridge"))
    }

    /// Where `path` stands in the text: a bare list of containers has no `containerDefinitions` around it. `None`
    /// for what such a text has no place for.
    pub fn path_in_text(&self, path: &Path) -> Option<Path> {
        match path.segments() {
            _ if !self.is_fragment => Some(path.clone()),
            [] => Some(Path::root()),
            [Segment::Key(key), rest @ ..] if key == "containerDefinitions" => Some(rest.to_vec().into()),
            _ => None,
        }
    }

    /// What stands at `path` in the text, as the paths of findings have it.
    pub fn path_from_text(&self, path: &Path) -> Path {
        match path.segments() {
            [Segment::Index(_), ..] if self.is_fragment => {
                Path::root().key("containerDefinitions").join(path)
            }
            _ => path.clone(),
        }
    }

    /// The values at `pattern`, such as `containerDefinitions[].linuxParameters.devices`, that are there and not
    /// `null`, each with its path.
    pub fn values(&self, pattern: &str) -> Vec<(Path, &'a Value)> {
        let Some(rest) = pattern.strip_prefix("containerDefinitions[].") else {
            return values_below(Path::root(), self.object, pattern);
        };
        let below = |container: &Container<'a>| values_below(container.path.clone(), container.object, rest);
        self.containers.iter().flat_map(below).collect()
    }
}

fn values_below<'a>(path: Path, object: Object<'a>, pattern: &str) -> Vec<(Path, &'a Value)> {
    let mut found = Vec::new();
    collect(path, object, pattern, &mut found);
    found
}

fn collect<'a>(path: Path, object: Object<'a>, pattern: &str, found: &mut Vec<(Path, &'a Value)>) {
    let (step, rest) = pattern.split_once('.').unwrap_or((pattern, ""));
    let (step, map_key) = match step.split_once('{') {
        Some((step, key)) => (step, key.strip_suffix('}')),
        None => (step, None),
    };
    let name = step.strip_suffix("[]").unwrap_or(step);
    let Some(value) = object.value(name) else { return };
    let here = path.key(name.to_owned());
    if let Some(key) = map_key {
        if let Some(value) = value.as_object().and_then(|map| Object(map).value(key)) {
            found.push((here.key(key.to_owned()), value));
        }
        return;
    }
    let elements: Vec<(Path, &Value)> = match value {
        Value::Array(list) if step.len() > name.len() => {
            list.iter().enumerate().map(|(at, value)| (here.index(at), value)).collect()
        }
        _ if step.len() > name.len() => return,
        value => vec![(here, value)],
    };
    for (path, value) in elements {
        match value {
            Value::Null => {}
            value if rest.is_empty() => found.push((path, value)),
            Value::Object(map) => collect(path, Object(map), rest, found),
            _ => {}
        }
    }
}

//! What a message names: containers, volumes, fields and values, against those of the document.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde_json::Value;

use super::message::Message;
use super::pattern::{only, resolve};
use crate::document::Path;
use crate::rules::Finding;
use crate::schema::{Field, SCHEMA};
use crate::task::Task;
use crate::text::Arg;

/// Words before a value that would do, rather than the one that stands there.
const BEFORE_WANTED: [&str; 9] =
    [" be", " supports", " to", " either", " than", " least", " most", " use", " or"];

/// Words that speak of the task rather than of its containers.
const OF_TASK: [&str; 4] = ["for task", "for the task", "of the task", "task level"];

/// Words for fields that are none of the field's own. `image tags` are no tags, and a revision of a family is no
/// family.
const WORDS: [(&str, &str); 9] = [
    ("container name", "containerDefinitions[].name"),
    ("volume name", "volumes[].name"),
    ("task role", "taskRoleArn"),
    ("execution role", "executionRoleArn"),
    ("tag key", "tags"),
    ("tag value", "tags"),
    ("environment variable", "containerDefinitions[].environment"),
    ("ulimit", "containerDefinitions[].ulimits"),
    ("log option", "containerDefinitions[].logConfiguration.options"),
];

/// Class names of the service's own messages: `Container.image`, `host.sourcePath`, `constraint.expression`.
const CLASSES: [(&str, &str); 5] = [
    ("container", "containerdefinitions"),
    ("containerdefinition", "containerdefinitions"),
    ("volume", "volumes"),
    ("constraint", "placementconstraints"),
    ("tag", "tags"),
];

/// The fields in the words of a sentence, in lower case, the longest first: `health check interval`, `host port`.
static PHRASES: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let named =
        SCHEMA.fields().iter().filter(|field| !field.name.is_empty() && field.name != "containerName");
    let mut phrases: Vec<(String, &'static str)> = named.flat_map(phrases_of).collect();
    phrases.extend(WORDS.iter().map(|(words, pattern)| ((*words).to_owned(), *pattern)));
    phrases.sort_by(|(one, _), (other, _)| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    phrases
});

fn phrases_of(field: &'static Field) -> Vec<(String, &'static str)> {
    let own = words(field.name);
    let parent = field.pattern.rsplit('.').nth(1).map(|step| words(step.trim_end_matches("[]")));
    let beside = parent.filter(|parent| parent.contains(' ') && parent != "container definitions");
    let beside = beside.map(|parent| format!("{} {own}", parent.strip_suffix('s').unwrap_or(&parent)));
    let own = (own.contains(' ') && own != "container definitions").then_some(own);
    [own, beside].into_iter().flatten().map(|phrase| (phrase, field.pattern)).collect()
}

/// `host port` of `hostPort`.
fn words(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(c.to_ascii_lowercase());
    }
    words
}

/// What a message names.
#[derive(Debug)]
pub(super) struct Named<'m> {
    /// Everything in quotes.
    quoted: HashSet<&'m str>,
    /// What the message calls a container.
    called_containers: Vec<&'m str>,
    /// The indexes of the document's containers that it names, in order.
    containers: Vec<usize>,
    /// The index in `volumes` of the one that it calls a volume.
    volume: Option<usize>,
    /// Whether it asks for something that is not there: what is there is not meant.
    misses_something: bool,
}

impl<'m> Named<'m> {
    pub(super) fn read(message: &'m Message, task: &Task<'_>) -> Self {
        let quoted: HashSet<&str> = message.quoted.iter().map(|quoted| quoted.text.as_str()).collect();
        let called_containers = called_containers(message);
        let index_of = |is_it: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let named = task.containers.iter().filter(|container| container.name.get().is_some_and(is_it));
            named.map(|container| container.index).collect()
        };
        let mut containers = index_of(&|name| called_containers.contains(&name));
        if called_containers.is_empty() {
            // A quoted word may be a field as well: `'memory'` is no container.
            containers = index_of(&|name| quoted.contains(name) && !is_field(name));
        }
        let called_volumes: Vec<&str> = message
            .quoted
            .iter()
            .filter(|quoted| message.before(quoted.start).ends_with("volume"))
            .map(|quoted| quoted.text.as_str())
            .collect();
        let volumes = task.object.list("volumes").get().unwrap_or_default();
        let is_called = |volume: &Value| {
            volume.get("name").and_then(Value::as_str).is_some_and(|name| called_volumes.contains(&name))
        };
        let volume = volumes.iter().position(is_called);
        Self { quoted, called_containers, containers, volume, misses_something: message.misses_something() }
    }

    /// Whether the message speaks of a container whose name stands nowhere in the document: then it is about another
    /// document.
    pub(super) fn is_about_another(&self, task: &Task<'_>) -> bool {
        let wanted: HashSet<&str> = self.called_containers.iter().copied().collect();
        !wanted.is_empty() && find(task, &wanted).is_empty()
    }

    /// Whether it names any of the containers.
    pub(super) fn has_containers(&self) -> bool {
        !self.containers.is_empty()
    }

    /// Whether the path lies in no container, or in one that is not ruled out.
    pub(super) fn is_inside_named(&self, path: &Path) -> bool {
        let container = path.container();
        container
            .is_none_or(|index| self.containers.is_empty() || self.containers.binary_search(&index).is_ok())
    }

    /// Whether the message can mean what stands there.
    pub(super) fn can_mean(&self, value: &Value) -> bool {
        let is_empty = match value {
            Value::String(text) => text.trim().is_empty(),
            Value::Array(list) => list.is_empty(),
            Value::Object(map) => map.is_empty(),
            _ => false,
        };
        !self.misses_something || is_empty
    }

    /// Whether the message quotes the value.
    pub(super) fn quotes(&self, value: &Value) -> bool {
        match value {
            Value::String(text) => self.quoted.contains(text.as_str()),
            Value::Number(number) => self.quoted.contains(number.to_string().as_str()),
            _ => false,
        }
    }

    /// How many of the finding's facts the message quotes.
    pub(super) fn shared(&self, finding: &Finding) -> usize {
        let is_quoted = |arg: &Arg| match arg {
            Arg::Text(text) => self.quoted.contains(text.as_str()),
            Arg::Number(number) => self.quoted.contains(number.to_string().as_str()),
            Arg::List(list) => list.iter().any(|text| self.quoted.contains(text.as_str())),
            Arg::Key(_) => false,
        };
        finding.args.iter().filter(|(_, arg)| is_quoted(arg)).count()
    }

    /// The one element of the list at `list` that can be meant.
    pub(super) fn element(&self, list: &str, task: &Task<'_>) -> Option<Path> {
        let path = Path::root().key(list.to_owned());
        match (list, self.containers.as_slice()) {
            ("containerDefinitions", [container]) => Some(path.index(*container)),
            ("containerDefinitions", []) => match task.containers.as_slice() {
                [container] if task.container_count.is(1) => Some(container.path.clone()),
                _ => None,
            },
            ("containerDefinitions", _) => None,
            _ => match (self.volume.filter(|_| list == "volumes"), task.object.list(list).get()) {
                (Some(volume), _) => Some(path.index(volume)),
                (None, Some([_])) => Some(path.index(0)),
                _ => None,
            },
        }
    }

    /// The place of what it names, where it names but one: a field, a value, a container, a volume.
    pub(super) fn place(&self, message: &Message, task: &Task<'_>) -> Option<Path> {
        let field = fields(message).into_iter().find_map(|patterns| self.of_field(message, &patterns, task));
        let value = self.of_value(message, task);
        let is_narrower = match (&field, &value) {
            (Some(field), Some(value)) => value.is_inside(field),
            (field, _) => field.is_none(),
        };
        (if is_narrower { value } else { field })
            .or_else(|| self.volume.map(|volume| Path::root().key("volumes").index(volume)))
            .or_else(|| match self.containers.as_slice() {
                [container] => Some(Path::root().key("containerDefinitions").index(*container)),
                _ => None,
            })
    }

    /// The place of a field that may stand at several patterns.
    fn of_field(&self, message: &Message, patterns: &[&'static str], task: &Task<'_>) -> Option<Path> {
        let in_container = |pattern: &&'static str| pattern.starts_with("containerDefinitions[]");
        let of_task = self.containers.is_empty() && OF_TASK.iter().any(|words| message.says(words));
        let of_volume = self.containers.is_empty() && self.volume.is_some();
        let is_meant = |pattern: &&'static str| match () {
            () if !self.containers.is_empty() => in_container(pattern),
            () if of_task => !pattern.contains("[]"),
            () if of_volume => pattern.starts_with("volumes[]"),
            () => true,
        };
        let any = patterns.iter().copied().any(|pattern| is_meant(&pattern));
        let meant: Vec<&'static str> =
            patterns.iter().copied().filter(|pattern| !any || is_meant(pattern)).collect();
        let set: Vec<&'static str> =
            meant.iter().copied().filter(|pattern| !task.values(pattern).is_empty()).collect();
        let values: Vec<(Path, &Value)> = set.iter().flat_map(|pattern| task.values(pattern)).collect();
        let quoted = values.iter().filter(|(path, value)| self.is_inside_named(path) && self.quotes(value));
        if let Some(path) = only(quoted.map(|(path, _)| path)) {
            return Some(path.clone());
        }
        match (set.as_slice(), meant.as_slice()) {
            ([pattern], _) | ([], [pattern]) => resolve(pattern, task, self),
            _ => None,
        }
    }

    /// The one place of a value that the message quotes, or of an ARN in it. Numbers are bounds as often as values.
    fn of_value(&self, message: &Message, task: &Task<'_>) -> Option<Path> {
        let is_wanted = |start: usize| {
            let before = message.before(start);
            BEFORE_WANTED.iter().any(|word| before.ends_with(word))
        };
        let quoted = message.quoted.iter().filter(|quoted| !is_wanted(quoted.start));
        let quoted = quoted.map(|quoted| quoted.text.as_str()).filter(|text| text.parse::<f64>().is_err());
        let arns = message.text.split_whitespace().filter(|word| word.starts_with("arn:"));
        let arns = arns.map(|arn| arn.trim_end_matches(['.', ',', ';', ':', ')']));
        let names: Vec<&str> = quoted.chain(arns).filter(|text| text.len() > 1).collect();
        let container_names: HashSet<&str> =
            task.containers.iter().filter_map(|container| container.name.get()).collect();
        let found = find(task, &names.iter().copied().collect());
        let is_name = |name: &&&str| container_names.contains(**name) || is_field(name);
        names.iter().filter(|name| !is_name(name)).find_map(|name| {
            let paths = found.get(*name)?.iter().filter(|path| self.is_inside_named(path));
            only(paths).cloned()
        })
    }
}

/// What stands in quotes or brackets after "container".
fn called_containers(message: &Message) -> Vec<&str> {
    let is_called = |start: usize| {
        let before = message.before(start);
        let before = before.strip_suffix('+').unwrap_or(before).trim_end();
        // "all container 'cpu' values" are no container.
        !before.ends_with("all container")
            && ["container", "container named"].iter().any(|word| before.ends_with(word))
    };
    let quoted = message.quoted.iter().filter(|quoted| is_called(quoted.start)).take(50);
    let mut called: Vec<&str> = quoted.map(|quoted| quoted.text.as_str()).collect();
    let mut at = 0;
    while let Some(found) = message.lower.get(at..).and_then(|rest| rest.find("container ["))
        && called.len() < 100
    {
        at += found + "container [".len();
        let inner = message.text.get(at..).and_then(|rest| rest.split_once(']'));
        called.extend(inner.map(|(name, _)| name.trim()).filter(|name| !name.is_empty()));
    }
    called
}

fn is_field(word: &str) -> bool {
    SCHEMA.fields().iter().any(|field| field.name == word)
}

/// The fields that a message names, each as the patterns that bear the name: first the paths of classes, then names
/// in quotes and names that are no words, then words. A name after "when" is a condition.
fn fields(message: &Message) -> Vec<Vec<&'static str>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '.';
    // A sentence names few; a text that goes on for pages is none of ECS.
    let tokens = message.tokens(is_part).filter(|(start, _)| !message.before(*start).ends_with(" when"));
    let tokens: Vec<&str> = tokens.map(|(_, token)| token.trim_matches('.')).take(200).collect();
    let is_camel = |token: &&str| token.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
    let quoted = message.quoted.iter().map(|quoted| quoted.text.as_str()).take(50);
    let names = quoted.chain(tokens.iter().copied().filter(is_camel));
    let by_name = |name: &str| -> Vec<&'static str> {
        SCHEMA.fields().iter().filter(|field| field.name == name).map(|field| field.pattern).collect()
    };
    let phrase = PHRASES.iter().find(|(phrase, _)| says_word(&message.lower, phrase));
    let by_phrase = phrase.map(|(phrase, _)| {
        PHRASES.iter().filter(|(other, _)| other == phrase).map(|(_, pattern)| *pattern).collect()
    });
    let classes = tokens.iter().filter(|token| token.contains('.')).map(|token| of_class(token));
    let mut seen = HashSet::new();
    let found = classes.chain(names.map(by_name)).chain(by_phrase);
    found.filter(|patterns| !patterns.is_empty() && seen.insert(patterns.clone())).collect()
}

/// Whether the phrase stands there as words, in the singular or the plural.
fn says_word(text: &str, phrase: &str) -> bool {
    let singular = phrase.strip_suffix('s').unwrap_or(phrase);
    text.match_indices(singular).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + singular.len()..).unwrap_or_default();
        let after = after.strip_prefix('s').unwrap_or(after).chars().next();
        let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
        is_edge(before) && is_edge(after)
    })
}

/// The fields whose path ends as `Container.image` does.
fn of_class(token: &str) -> Vec<&'static str> {
    let alias = |part: &str| {
        let part = part.to_ascii_lowercase();
        let class = CLASSES.iter().find(|(class, _)| *class == part);
        class.map_or(part, |(_, name)| (*name).to_owned())
    };
    let parts: Vec<String> = token.split('.').map(alias).collect();
    let ends_so = |field: &&Field| {
        let steps: Vec<String> = field
            .pattern
            .split('.')
            .map(|step| step.trim_end_matches("[]").trim_end_matches("{}").to_ascii_lowercase())
            .collect();
        steps.ends_with(&parts)
    };
    SCHEMA
        .fields()
        .iter()
        .filter(|field| !field.name.is_empty())
        .filter(ends_so)
        .map(|field| field.pattern)
        .collect()
}

/// Where each of the wanted texts stands in the document: as a value, or as a key of the user's own.
fn find<'w>(task: &Task<'_>, wanted: &HashSet<&'w str>) -> HashMap<&'w str, Vec<Path>> {
    let mut found = HashMap::new();
    if wanted.is_empty() {
        return found;
    }
    for (key, value) in task.object.0 {
        look(value, &Path::root().key(key.clone()), wanted, &mut found);
    }
    if task.is_fragment {
        for container in &task.containers {
            for (key, value) in container.object.0 {
                look(value, &container.path.key(key.clone()), wanted, &mut found);
            }
        }
    }
    found
}

fn look<'w>(value: &Value, path: &Path, wanted: &HashSet<&'w str>, found: &mut HashMap<&'w str, Vec<Path>>) {
    match value {
        Value::String(text) => {
            if let Some(text) = wanted.get(text.as_str()) {
                found.entry(text).or_default().push(path.clone());
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                look(value, &path.index(index), wanted, found);
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                let here = path.key(key.clone());
                match wanted.get(key.as_str()) {
                    Some(text) if SCHEMA.at(&here).is_none_or(|field| field.name.is_empty()) => {
                        found.entry(text).or_default().push(here);
                    }
                    _ => look(value, &here, wanted, found),
                }
            }
        }
        _ => {}
    }
}

//! What can be written at a place of a text: keys, listed values, names of containers and volumes.
//!
//! Whoever asks is typing, so the text seldom parses: this looks at brackets and strings, not at values.

use std::ops::Range;

use super::{Field, Kind, SCHEMA};
use crate::document::print;
use crate::document::{Path, Segment};

/// What fits at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Completions {
    /// The bytes to replace.
    pub replace: Range<usize>,
    /// What to choose from, never nothing.
    pub items: Vec<Completion>,
}

/// One thing to write.
#[derive(Debug, Clone, PartialEq)]
pub struct Completion {
    /// What people read.
    pub label: String,
    /// What is written.
    pub insert: String,
    /// Where the caret stands then, in bytes of what is written.
    pub caret: usize,
    /// The pattern of the field, for a key.
    pub key_of: Option<&'static str>,
    /// Whether ECS demands this key.
    pub is_required: bool,
}

/// Fields that hold the name of a container of the same task.
const CONTAINER_NAMES: [&str; 4] = [
    "containerDefinitions[].dependsOn[].containerName",
    "containerDefinitions[].links[]",
    "containerDefinitions[].volumesFrom[].sourceContainer",
    "proxyConfiguration.containerName",
];

/// The field that holds the name of a volume of the same task.
const VOLUME_NAME: &str = "containerDefinitions[].mountPoints[].sourceVolume";

/// What can be written at the byte `offset` of `text`; `None` where nothing is known to fit.
pub fn complete(text: &str, offset: usize) -> Option<Completions> {
    let scan = Scan::of(text, offset);
    let place = scan.place.as_ref()?;
    let field = SCHEMA.at(&place.path)?;
    let typed = text.get(place.typed.clone()).unwrap_or_default().trim_start_matches('"').to_lowercase();
    let mut items = match place.role {
        Role::Key => keys(text, field, place),
        Role::Value => values(field, &scan, place),
    };
    items.retain(|item| item.label.to_lowercase().contains(&typed));
    items.sort_by_key(|item| !item.label.to_lowercase().starts_with(&typed));
    (!items.is_empty()).then(|| Completions { replace: place.replace.clone(), items })
}

/// The keys that the object lacks, in the order of the API; those that ECS has given up last.
fn keys(text: &str, field: &'static Field, place: &Place) -> Vec<Completion> {
    let rest = text.get(place.replace.end..).unwrap_or_default().trim_start();
    let completion = |member: &'static Field| {
        let key = print::string(member.name);
        let (value, inside) = match member.kind {
            _ if rest.starts_with(':') => ("", 0),
            Kind::String | Kind::Enum => (": \"\"", 3),
            Kind::List => (": []", 3),
            Kind::Map | Kind::Structure => (": {}", 3),
            Kind::Integer | Kind::Boolean => (": ", 2),
        };
        let comma = if rest.starts_with('"') { "," } else { "" };
        Completion {
            label: member.name.to_owned(),
            caret: key.len() + inside,
            insert: format!("{key}{value}{comma}"),
            key_of: Some(member.pattern),
            is_required: member.is_required,
        }
    };
    let is_missing = |member: &&Field| !place.keys.iter().any(|key| key == member.name);
    let mut missing: Vec<_> = SCHEMA.members(field).filter(is_missing).collect();
    missing.sort_by_key(|member| member.is_deprecated);
    missing.into_iter().map(completion).collect()
}

fn values(field: &Field, scan: &Scan<'_>, place: &Place) -> Vec<Completion> {
    let quoted = |value: &str| value_completion(value, print::string(value));
    match field.kind {
        Kind::Boolean => ["true", "false"].map(|value| value_completion(value, value.to_owned())).to_vec(),
        Kind::Enum => field.values.iter().map(|value| quoted(value)).collect(),
        _ if CONTAINER_NAMES.contains(&field.pattern) => {
            let own = place.path.container();
            let others = scan.containers.iter().filter(|(index, _)| Some(*index) != own);
            others.map(|(_, name)| quoted(name)).collect()
        }
        _ if field.pattern == VOLUME_NAME => scan.volumes.iter().map(|name| quoted(name)).collect(),
        _ => Vec::new(),
    }
}

fn value_completion(label: &str, insert: String) -> Completion {
    Completion { label: label.to_owned(), caret: insert.len(), insert, key_of: None, is_required: false }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Key,
    Value,
}

/// Where someone types.
#[derive(Debug)]
struct Place {
    role: Role,
    /// Of the object for a key, of the value itself for a value.
    path: Path,
    replace: Range<usize>,
    /// What stands there before the caret.
    typed: Range<usize>,
    /// The other keys of the object.
    keys: Vec<String>,
    /// How deep the object lies.
    depth: usize,
}

/// An open list or object.
#[derive(Debug)]
enum Level {
    List(usize),
    Object { keys: Vec<String>, key: Option<String>, awaits: Role },
}

/// What one pass over the text finds.
#[derive(Debug)]
struct Scan<'t> {
    text: &'t str,
    offset: usize,
    levels: Vec<Level>,
    place: Option<Place>,
    containers: Vec<(usize, String)>,
    volumes: Vec<String>,
}

impl<'t> Scan<'t> {
    fn of(text: &'t str, offset: usize) -> Self {
        let mut scan = Self {
            text,
            offset,
            levels: Vec::new(),
            place: None,
            containers: Vec::new(),
            volumes: Vec::new(),
        };
        let mut at = 0;
        while at < text.len() {
            let length = token_length(&text.as_bytes()[at..]);
            scan.token(at..at + length);
            at += length;
        }
        // Behind the last character.
        scan.between(text.len()..text.len() + 1);
        scan
    }

    fn token(&mut self, range: Range<usize>) {
        let word = &self.text[range.clone()];
        match word.as_bytes()[0] {
            b'"' => self.string(range),
            b'/' if word.len() > 1 => {}
            byte if byte.is_ascii_whitespace() => self.between(range),
            byte => {
                self.between(range.start..range.start + 1);
                match byte {
                    b'{' => {
                        self.levels.push(Level::Object { keys: Vec::new(), key: None, awaits: Role::Key });
                    }
                    b'[' => self.levels.push(Level::List(0)),
                    b'}' | b']' => self.close(),
                    b',' => self.comma(),
                    b':' => {
                        if let Some(Level::Object { awaits, .. }) = self.levels.last_mut() {
                            *awaits = Role::Value;
                        }
                    }
                    _ if range.start < self.offset && self.offset <= range.end => self.found(range),
                    _ => {}
                }
            }
        }
    }

    /// What lies between two words: the caret there may begin a new one.
    fn between(&mut self, range: Range<usize>) {
        // At the first byte it belongs to the word before, unless that is a bracket or a comma.
        if self.place.is_none() && range.contains(&self.offset) {
            self.found(self.offset..self.offset);
        }
    }

    /// The caret stands in `range`.
    fn found(&mut self, range: Range<usize>) {
        let depth = self.levels.len();
        let (role, keys) = match self.levels.last() {
            Some(Level::Object { keys, awaits, .. }) => (*awaits, keys.clone()),
            Some(Level::List(_)) => (Role::Value, Vec::new()),
            None => return,
        };
        let path = if role == Role::Key { self.path(depth - 1) } else { self.path(depth) };
        let typed = range.start..self.offset;
        self.place = Some(Place { role, path, replace: range, typed, keys, depth });
    }

    fn string(&mut self, range: Range<usize>) {
        let word = &self.text[range.clone()];
        let is_closed = word.len() > 1 && word.ends_with('"');
        let is_inside =
            range.start < self.offset && (self.offset < range.end || !is_closed && self.offset == range.end);
        self.between(range.start..range.start + 1);
        let value = serde_json::from_str::<String>(word).unwrap_or_default();
        let follows = self.text[range.end..].trim_start().starts_with(':');
        let path = self.path(self.levels.len());
        let depth = self.levels.len();
        match self.levels.last_mut() {
            Some(Level::Object { keys, key, awaits }) if *awaits == Role::Key || follows => {
                *awaits = Role::Key;
                if is_inside {
                    self.found(range);
                    return;
                }
                if let Some(place) = &mut self.place
                    && place.role == Role::Key
                    && place.depth == depth
                {
                    place.keys.push(value);
                } else {
                    keys.push(value.clone());
                    *key = Some(value);
                }
            }
            _ if is_inside => self.found(range),
            _ => match (path.pattern().as_str(), path.segments()) {
                ("containerDefinitions[].name", [_, Segment::Index(index), ..]) => {
                    self.containers.push((*index as usize, value));
                }
                ("volumes[].name", _) => self.volumes.push(value),
                _ => {}
            },
        }
    }

    fn comma(&mut self) {
        match self.levels.last_mut() {
            Some(Level::List(index)) => *index += 1,
            Some(Level::Object { key, awaits, .. }) => (*key, *awaits) = (None, Role::Key),
            None => {}
        }
    }

    fn close(&mut self) {
        self.levels.pop();
        // What comes later is no member of the object that the caret is in.
        if let Some(place) = &mut self.place
            && self.levels.len() < place.depth
        {
            place.depth = usize::MAX;
        }
    }

    /// The path of the value that the innermost `depth` levels lead to.
    fn path(&self, depth: usize) -> Path {
        let start = match self.levels.first() {
            // The bare list of the containers of a task.
            Some(Level::List(_)) => Path::root().key("containerDefinitions"),
            _ => Path::root(),
        };
        self.levels.iter().take(depth).fold(start, |path, level| match level {
            Level::List(index) => path.index(*index),
            Level::Object { key, .. } => path.key(key.clone().unwrap_or_default()),
        })
    }
}

/// A string, a comment, white space, a word or one character.
fn token_length(bytes: &[u8]) -> usize {
    let run = |is_part: fn(&u8) -> bool| bytes.iter().position(|byte| !is_part(byte)).unwrap_or(bytes.len());
    match bytes[0] {
        b'"' => {
            let mut is_escaped = false;
            for (at, byte) in bytes.iter().enumerate().skip(1) {
                match byte {
                    b'\n' | b'\r' => return at,
                    _ if is_escaped => is_escaped = false,
                    b'\\' => is_escaped = true,
                    b'"' => return at + 1,
                    _ => {}
                }
            }
            bytes.len()
        }
        b'/' if bytes.starts_with(b"//") => run(|byte| *byte != b'\n'),
        b'/' if bytes.starts_with(b"/*") => {
            bytes.windows(2).skip(2).position(|end| end == b"*/").map_or(bytes.len(), |end| end + 4)
        }
        byte if byte.is_ascii_whitespace() => run(u8::is_ascii_whitespace),
        b'{' | b'}' | b'[' | b']' | b',' | b':' | b'/' => 1,
        _ => run(|byte| !byte.is_ascii_whitespace() && !b"{}[],:\"/".contains(byte)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What fits at the `|` of a text.
    fn labels(marked: &str) -> Vec<String> {
        let offset = marked.find('|').unwrap();
        let found = complete(&marked.replacen('|', "", 1), offset);
        found.into_iter().flat_map(|found| found.items).map(|item| item.label).collect()
    }

    /// The text once the first that fits is chosen, with the caret.
    fn chosen(marked: &str) -> String {
        let offset = marked.find('|').unwrap();
        let mut text = marked.replacen('|', "", 1);
        let found = complete(&text, offset).expect("something that fits");
        let item = &found.items[0];
        let mut insert = item.insert.clone();
        insert.insert(item.caret, '|');
        text.replace_range(found.replace, &insert);
        text
    }

    #[test]
    fn missing_keys_come_in_the_order_of_the_api() {
        let found = labels("{ \"family\": \"x\", | \"cpu\": \"256\" }");
        assert_eq!(found[..2], ["taskRoleArn", "executionRoleArn"]);
        assert!(!found.iter().any(|key| key == "family" || key == "cpu"), "{found:?}");
        assert_eq!(
            labels("{ \"containerDefinitions\": [{ \"portMappings\": [{ \"hostP|\" }] }] }"),
            ["hostPort"]
        );
        assert_eq!(labels("[{ \"dependsOn\": [{ \"con|\n"), ["containerName", "condition"]);
    }

    #[test]
    fn a_key_brings_the_beginning_of_its_value() {
        assert_eq!(chosen("{ \"fam|\" }"), "{ \"family\": \"|\" }");
        assert_eq!(chosen("{ \"volu|\n"), "{ \"volumes\": [|]\n");
        assert_eq!(
            chosen("{ \"containerDef|\"\n  \"cpu\": 1 }"),
            "{ \"containerDefinitions\": [|],\n  \"cpu\": 1 }"
        );
        assert_eq!(chosen("{ \"containerDef|\": [] }"), "{ \"containerDefinitions\"|: [] }");
        assert_eq!(chosen("[{ \"essen|\" }]"), "[{ \"essential\": | }]");
    }

    #[test]
    fn listed_values_and_names_are_known() {
        assert_eq!(labels("{ \"networkMode\": \"|\" }"), ["bridge", "host", "awsvpc", "none"]);
        assert_eq!(chosen("{ \"networkMode\": aw| }"), "{ \"networkMode\": \"awsvpc\"| }");
        assert_eq!(labels("{ \"requiresCompatibilities\": [\"EC2\", \"FAR|\"] }"), ["FARGATE"]);
        assert_eq!(labels("[{ \"essential\": |"), ["true", "false"]);
        let two = "{ \"containerDefinitions\": [
            { \"name\": \"web\", \"dependsOn\": [{ \"containerName\": \"|\" }],
              \"mountPoints\": [{ \"sourceVolume\": \"data\" }] },
            { \"name\": \"api\" }, { \"name\": \"log\" }], \"volumes\": [{ \"name\": \"data\" }] }";
        assert_eq!(labels(two), ["api", "log"]);
        let volume = two.replace('|', "").replace("\"sourceVolume\": \"data", "\"sourceVolume\": \"|");
        assert_eq!(labels(&volume), ["data"]);
    }

    #[test]
    fn nothing_fits_where_nothing_is_known() {
        for text in [
            "|",
            "{ \"family\": \"|\" }",
            "{ \"unknown\": { \"|\" } }",
            "{ \"family\": \"a\" } |",
            "/* | */ {}",
        ] {
            assert_eq!(labels(text), Vec::<String>::new(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_replaced_is_a_part_of_the_text(
            text in "(\"family\"|\"containerDefinitions\"|\"na|[{}\\[\\],: \n가t\"]){0,20}", at: usize
        ) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            if let Some(found) = complete(&text, places[at % places.len()]) {
                prop_assert!(text.get(found.replace).is_some());
                for item in found.items {
                    prop_assert!(item.insert.is_char_boundary(item.caret));
                }
            }
        }
    }
}

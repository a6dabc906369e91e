//! A path in words: web › port 2 › host port.

use super::{in_line, label};
use crate::document::{Path, Segment};
use crate::schema::{Kind, SCHEMA};
use crate::text::{Args, Catalog};

/// Between the steps of a place.
const SEPARATOR: &str = " › ";

/// Lists whose elements people know by name.
const NAMED: [&str; 2] = ["containerDefinitions", "volumes"];

/// `path` as a person names the place. Containers and volumes go by the names that `name_of` gives for their paths.
pub fn place(path: &Path, name_of: &dyn Fn(&Path) -> Option<String>, catalog: &Catalog) -> String {
    if path.is_root() {
        return catalog.text("place-task");
    }
    let mut words = Vec::new();
    let mut field = Some(SCHEMA.root());
    let mut here = Path::root();
    let segments = path.segments();
    for (at, segment) in segments.iter().enumerate() {
        here = here.with(segment.clone());
        let list = field;
        field = SCHEMA.at(&here);
        match segment {
            Segment::Index(index) => {
                let list = list.map_or("", |list| list.pattern);
                let name = if NAMED.contains(&list) { name_of(&here) } else { None };
                words.push(name.unwrap_or_else(|| element(*index as usize, &here, list, catalog)));
            }
            // Of a list and one of its elements, the element says it all.
            Segment::Key(_) if is_list(field.map(|field| field.kind)) && at + 1 < segments.len() => {}
            Segment::Key(key) => {
                // What stands in a map has the user's own key for a name.
                let named = field.filter(|field| !field.name.is_empty());
                let label = named.map(|field| label(field, catalog.language()));
                let label = label.map_or_else(|| key.to_string(), |label| inside(label, words.is_empty()));
                words.push(label);
            }
        }
    }
    words.join(SEPARATOR)
}

fn is_list(kind: Option<Kind>) -> bool {
    kind == Some(Kind::List)
}

fn element(index: usize, path: &Path, list: &str, catalog: &Catalog) -> String {
    let args = Args::new().with("number", index + 1);
    if list == "containerDefinitions[].portMappings" {
        return catalog.format("place-port", &args);
    }
    let element =
        SCHEMA.at(path).map(|field| label(field, catalog.language())).filter(|label| !label.is_empty());
    match element {
        Some(label) => {
            catalog.format("place-element", &args.with("label", inside(label, path.segments().len() == 2)))
        }
        None => (index + 1).to_string(),
    }
}

/// A label as a step of a place: only the first begins with a capital.
fn inside(label: &str, is_first: bool) -> String {
    if is_first { label.to_owned() } else { in_line(label) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn places_read_as_people_say_them() {
        let name_of = |path: &Path| match path.to_string().as_str() {
            "containerDefinitions[0]" => Some("web".to_owned()),
            "volumes[0]" => Some("data".to_owned()),
            _ => None,
        };
        let cases = [
            ("", "Task", "태스크"),
            ("cpu", "Task CPU", "태스크 CPU"),
            ("containerDefinitions", "Containers", "컨테이너"),
            ("containerDefinitions[0]", "web", "web"),
            ("containerDefinitions[1].image", "Container 2 › image URI", "컨테이너 2 › 이미지 URI"),
            (
                "containerDefinitions[0].portMappings[1].hostPort",
                "web › port 2 › host port",
                "web › 포트 2 › 호스트 포트",
            ),
            ("containerDefinitions[0].cpu", "web › CPU", "web › CPU"),
            (
                "containerDefinitions[0].logConfiguration.options{awslogs-group}",
                "web › logging › log options › awslogs-group",
                "web › 로그 수집 › 로그 옵션 › awslogs-group",
            ),
            ("volumes[0].host", "data › bind mount", "data › 바인드 마운트"),
            ("colour", "colour", "colour"),
        ];
        let (english, korean) = (Catalog::new(Language::En), Catalog::new(Language::Ko));
        for (path, en, ko) in cases {
            let path: Path = path.parse().unwrap();
            assert_eq!(place(&path, &name_of, &english), en);
            assert_eq!(place(&path, &name_of, &korean), ko);
        }
    }
}

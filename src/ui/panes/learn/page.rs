//! What the page of a field says, in one language: made once for each place and revision.

use super::share::Share;
use crate::app::derived::Derived;
use crate::app::journal::DocumentId;
use crate::document::{Path, Segment};
use crate::learn::glossary::{Term, term, terms_about};
use crate::learn::rule::rules_about;
use crate::learn::{field_help, in_line, label};
use crate::policy::{Level, Setting};
use crate::rules::{Finding, Rule, Severity};
use crate::schema::defaults::{default_of, unit_of};
use crate::schema::{Field, Kind, SCHEMA, suggest};
use crate::text::{Args, Catalog, Language};

/// So many words stand below a page.
const MAX_TERMS: usize = 8;
/// The words below the page of the task.
const OF_TASK: [&str; 5] = ["task", "task-definition", "container-definition", "family", "revision"];
/// The words below the page of its size.
const OF_SIZE: [&str; 5] = ["task", "cpu-units", "fargate", "memory-limits", "per-second-billing"];

/// What a page was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) document: DocumentId,
    /// Of the last text that parsed.
    pub(super) revision: Option<u64>,
    pub(super) path: Path,
    pub(super) language: Language,
}

/// The page of a field.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) made_for: Made,
    pub(super) title: String,
    /// The keys in the JSON.
    pub(super) keys: Vec<String>,
    pub(super) help: Vec<String>,
    pub(super) share: Option<Share>,
    /// Texts with a heading.
    pub(super) sections: Vec<(String, String)>,
    pub(super) facts: Vec<Fact>,
    /// A member of an object, or a value, as JSON.
    pub(super) example: Option<String>,
    pub(super) rules: Vec<RuleLine>,
    pub(super) terms: Vec<&'static Term>,
}

/// A short answer to a question about a field.
#[derive(Debug)]
pub(super) struct Fact {
    pub(super) name: String,
    pub(super) values: Vec<String>,
    /// Whether ECS reads it letter by letter.
    pub(super) is_code: bool,
}

/// A rule that speaks about the field.
#[derive(Debug)]
pub(super) struct RuleLine {
    pub(super) rule: &'static Rule,
    pub(super) message: String,
    pub(super) why: Option<String>,
    /// Whether the document breaks it here.
    pub(super) is_broken: bool,
    /// What the folder says of it.
    pub(super) setting: Option<Setting>,
}

impl RuleLine {
    /// How bad it is in the folder of the document; `None` where it is off there.
    pub(super) fn severity(&self) -> Option<Severity> {
        match self.setting.map(|setting| setting.level) {
            None => Some(self.rule.severity),
            Some(Level::As(severity)) => Some(severity),
            Some(Level::Off) => None,
        }
    }
}

impl Page {
    pub(super) fn new(made_for: Made, good: Option<&Derived>, catalog: &Catalog) -> Self {
        let page = Self {
            made_for,
            title: String::new(),
            keys: Vec::new(),
            help: Vec::new(),
            share: None,
            sections: Vec::new(),
            facts: Vec::new(),
            example: None,
            rules: Vec::new(),
            terms: Vec::new(),
        };
        let path = page.made_for.path.clone();
        match SCHEMA.at(&path) {
            _ if path.is_root() => page.of_task(good, catalog),
            Some(field) => page.of_field(field, good, catalog),
            None => page.of_unknown(good, catalog),
        }
    }

    fn of_task(mut self, good: Option<&Derived>, catalog: &Catalog) -> Self {
        self.title = catalog.text("place-task");
        let keys = Args::new().with("keys", "F1");
        self.help = vec![catalog.text("learn-root"), catalog.format("learn-root-keys", &keys)];
        self.rules = rule_lines(rules_about(SCHEMA.root(), None), &self.made_for.path, good, catalog);
        self.terms = OF_TASK.into_iter().filter_map(term).collect();
        self
    }

    fn of_field(mut self, field: &'static Field, good: Option<&Derived>, catalog: &Catalog) -> Self {
        let path = self.made_for.path.clone();
        if matches!(field.pattern, "cpu" | "memory") {
            self.title = catalog.text("section-size");
            self.keys = vec!["cpu".to_owned(), "memory".to_owned()];
            self.help = vec![catalog.text("learn-size")];
            self.share = good.and_then(|good| Share::of(good, field.name, catalog));
            let section = |heading, text| (catalog.text(heading), catalog.text(text));
            self.sections = vec![
                section("learn-written", "learn-size-written"),
                section("learn-choose", "learn-size-choose"),
                (label(field, catalog.language()).to_owned(), help_of(field, catalog)),
            ];
            self.terms = OF_SIZE.into_iter().filter_map(term).collect();
        } else {
            self.title = label(field, catalog.language()).to_owned();
            self.keys = vec![key_of(&path, field)];
            self.help = vec![help_of(field, catalog)];
            self.terms = terms_about(field.pattern).into_iter().take(MAX_TERMS).collect();
        }
        if field.is_deprecated {
            self.help.push(catalog.text("learn-deprecated"));
        }
        self.facts = facts(&path, field, catalog);
        self.example = field_help(field.pattern).map(|help| match field.name {
            "" => help.example_json.clone(),
            name => format!("\"{name}\": {}", help.example_json),
        });
        self.rules = rule_lines(rules_about(field, path.last_key()), &path, good, catalog);
        self
    }

    fn of_unknown(mut self, good: Option<&Derived>, catalog: &Catalog) -> Self {
        let path = &self.made_for.path;
        let key = path.segments().iter().rev().find_map(|segment| match segment {
            Segment::Key(key) => Some(key.to_string()),
            Segment::Index(_) => None,
        });
        self.title = key.clone().unwrap_or_else(|| path.to_string());
        self.help = vec![catalog.text("learn-unknown")];
        let around = path.parent().and_then(|parent| SCHEMA.at(&parent));
        let known = around.map(|around| SCHEMA.members(around).map(|member| member.name));
        if let Some(nearest) =
            key.zip(known).and_then(|(key, known)| Some(suggest::nearest(&key, known)?.word))
        {
            self.help.push(catalog.format("learn-unknown-nearest", &Args::new().with("nearest", nearest)));
        }
        self.facts = vec![place_fact(path, catalog)];
        let rules = Rule::find("ecs/unknown-field").filter(|_| breaks_nothing(path, good));
        self.rules = rule_lines(rules.into_iter().collect(), path, good, catalog);
        self.terms = around.map_or_else(Vec::new, |around| terms_about(around.pattern));
        self.terms.truncate(MAX_TERMS);
        self
    }
}

fn help_of(field: &Field, catalog: &Catalog) -> String {
    field_help(field.pattern).map_or_else(String::new, |help| help.help(catalog.language()).to_owned())
}

/// The key as the JSON has it. An element goes by its list.
fn key_of(path: &Path, field: &Field) -> String {
    match path.last() {
        Some(Segment::Key(key)) => key.to_string(),
        _ => {
            let list = field.pattern.rsplit_once('.').map_or(field.pattern, |(_, list)| list);
            list.to_owned()
        }
    }
}

fn facts(path: &Path, field: &'static Field, catalog: &Catalog) -> Vec<Fact> {
    let fact = |name, value: String| Fact { name: catalog.text(name), values: vec![value], is_code: false };
    let code = |name, value: String| Fact { is_code: true, ..fact(name, value) };
    let mut facts = vec![fact("learn-type", catalog.text(kind_key(field)))];
    let values = match field.kind {
        Kind::List => SCHEMA.element(field).map_or(&[][..], |element| element.values.as_slice()),
        _ => field.values.as_slice(),
    };
    if !values.is_empty() {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        facts.push(Fact { name: catalog.text("learn-values"), values, is_code: true });
    }
    if !field.name.is_empty() {
        facts.push(fact("learn-required", required(path, field, catalog)));
    }
    facts.extend(unit_of(field.pattern).map(|key| fact("learn-unit", catalog.text(key))));
    facts.extend(default_of(field.pattern).map(|value| code("learn-default", value.to_owned())));
    facts.push(place_fact(path, catalog));
    facts
}

fn place_fact(path: &Path, catalog: &Catalog) -> Fact {
    Fact { name: catalog.text("learn-place"), values: vec![path.to_string()], is_code: true }
}

fn kind_key(field: &Field) -> &'static str {
    match field.kind {
        Kind::String => "learn-kind-text",
        Kind::Enum => "learn-kind-choice",
        Kind::Integer => "learn-kind-number",
        Kind::Boolean => "learn-kind-switch",
        Kind::Map => "learn-kind-map",
        Kind::Structure => "learn-kind-object",
        Kind::List => match SCHEMA.element(field).map(|element| element.kind) {
            Some(Kind::Structure) => "learn-kind-list-of-objects",
            Some(Kind::Integer) => "learn-kind-list-of-numbers",
            Some(Kind::Enum) => "learn-kind-list-of-choices",
            _ => "learn-kind-list-of-texts",
        },
    }
}

/// Whether ECS asks for it: always, where what it stands in is there, or not.
fn required(path: &Path, field: &Field, catalog: &Catalog) -> String {
    // The model lets these go without, and ECS does not.
    let is_needed = matches!(field.pattern, "containerDefinitions[].name" | "containerDefinitions[].image");
    if matches!(field.pattern, "cpu" | "memory" | "networkMode") {
        return catalog.text("learn-required-fargate");
    }
    if !field.is_required && !is_needed {
        return catalog.text("learn-required-no");
    }
    let object = path.parent().filter(|parent| !matches!(parent.last(), None | Some(Segment::Index(_))));
    match object.and_then(|object| SCHEMA.at(&object)) {
        Some(object) => {
            let object = in_line(label(object, catalog.language()));
            catalog.format("learn-required-inside", &Args::new().with("object", object))
        }
        None => catalog.text("learn-required-yes"),
    }
}

fn breaks_nothing(path: &Path, good: Option<&Derived>) -> bool {
    !good.is_some_and(|good| good.findings.iter().any(|finding| finding.at == *path))
}

/// The rules with what they ask for. What the document breaks here comes first, with its real names and numbers, also
/// when the rule speaks of any place.
fn rule_lines(
    rules: Vec<&'static Rule>,
    path: &Path,
    good: Option<&Derived>,
    catalog: &Catalog,
) -> Vec<RuleLine> {
    let is_own = |rule: &'static Rule| rules.iter().any(|own| own.id == rule.id);
    let is_here = |finding: &&Finding| {
        finding.at == *path || (is_own(finding.rule) && !path.is_root() && finding.at.is_inside(path))
    };
    let findings = good.map_or(&[][..], |good| good.findings.as_slice());
    let setting = |rule: &'static Rule| good.and_then(|good| good.policy.setting(rule));
    let mut lines: Vec<RuleLine> = Vec::new();
    for finding in findings.iter().filter(is_here) {
        if lines.iter().all(|line| line.rule.id != finding.rule.id) {
            let key = finding.rule.text_key();
            lines.push(RuleLine {
                rule: finding.rule,
                message: catalog.format(key, &finding.args),
                why: catalog.attribute(key, "why", &finding.args),
                is_broken: true,
                setting: setting(finding.rule),
            });
        }
    }
    let kept: Vec<_> = rules.iter().filter(|rule| lines.iter().all(|line| line.rule.id != rule.id)).collect();
    lines.extend(kept.into_iter().map(|rule| {
        let outline = catalog.outline(rule.text_key());
        let why = outline.attribute("why").map(str::to_owned);
        RuleLine { rule, message: outline.text, why, is_broken: false, setting: setting(rule) }
    }));
    // A sentence that is all facts says nothing without them.
    let says_something = |line: &RuleLine| !(line.message.starts_with('‹') && line.message.ends_with('›'));
    lines.retain(says_something);
    lines.sort_by_key(|line| (!line.is_broken, line.severity().is_none(), line.severity()));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A place in a document for a pattern of the table.
    fn path(pattern: &str) -> Path {
        pattern.replace("[]", "[0]").replace("{}", "{own-key}").parse().unwrap()
    }

    fn page(path: Path, text: &str, language: Language) -> Page {
        let good = Derived::new(text.into(), 0);
        let made_for = Made { document: 1, revision: Some(0), path, language };
        Page::new(made_for, Some(&good), &Catalog::new(language))
    }

    #[test]
    fn every_field_has_a_page_in_both_languages() {
        for language in Language::ALL {
            let catalog = Catalog::new(language);
            for field in SCHEMA.fields() {
                let made_for = Made { document: 1, revision: None, path: path(field.pattern), language };
                let page = Page::new(made_for, None, &catalog);
                let facts = page.facts.iter().flat_map(|fact| fact.values.iter().chain([&fact.name]));
                let rules = page.rules.iter().map(|line| &line.message);
                let texts = page.help.iter().chain(&page.keys).chain([&page.title]).chain(facts).chain(rules);
                for text in texts.chain(&page.example) {
                    assert!(!text.is_empty() && !text.starts_with("learn-"), "{}: {text}", field.pattern);
                }
                assert!(page.example.is_some() && page.facts.len() >= 2, "{}", field.pattern);
            }
        }
    }

    #[test]
    fn a_page_tells_what_a_field_takes() {
        let of = |pattern: &str| page(path(pattern), "{}", Language::En);
        let fact = |page: &Page, name: &str| {
            page.facts.iter().find(|fact| fact.name == name).map(|fact| fact.values.join(" "))
        };
        let stop = of("containerDefinitions[].stopTimeout");
        assert_eq!((stop.title.as_str(), stop.keys.join(" ").as_str()), ("Stop timeout", "stopTimeout"));
        assert_eq!(fact(&stop, "Type").as_deref(), Some("Whole number"));
        assert_eq!(fact(&stop, "Unit").as_deref(), Some("s"));
        assert_eq!(fact(&stop, "Default").as_deref(), Some("30"));
        assert_eq!(fact(&stop, "Required").as_deref(), Some("No"));
        assert_eq!(fact(&stop, "In JSON").as_deref(), Some("containerDefinitions[0].stopTimeout"));
        assert_eq!(stop.example.as_deref(), Some("\"stopTimeout\": 60"));
        assert_eq!(
            stop.rules.iter().map(|line| line.rule.id).collect::<Vec<_>>(),
            ["ecs/fargate-stop-timeout", "ecs/stop-timeout-min", "ecs/stop-timeout-default"]
        );
        let mode = of("networkMode");
        assert_eq!(fact(&mode, "Allowed values").as_deref(), Some("bridge host awsvpc none"));
        assert_eq!(fact(&mode, "Required").as_deref(), Some("On Fargate"));
        assert_eq!(mode.example.as_deref(), Some("\"networkMode\": \"awsvpc\""));
        assert_eq!(fact(&of("containerDefinitions[].image"), "Required").as_deref(), Some("Yes"));
        let driver = of("containerDefinitions[].logConfiguration.logDriver");
        assert_eq!(fact(&driver, "Required").as_deref(), Some("Where logging is set"));
        let option = of("containerDefinitions[].logConfiguration.options{}");
        assert_eq!((option.keys.join(" ").as_str(), fact(&option, "Required")), ("own-key", None));
    }

    #[test]
    fn a_broken_rule_comes_first_with_the_real_numbers() {
        let text = r#"{"family": "web", "networkMode": "awsvpc", "containerDefinitions":
            [{"name": "web", "image": "nginx", "portMappings": [{"containerPort": 8080, "hostPort": 80}]}]}"#;
        let at = path("containerDefinitions[].portMappings[].hostPort");
        for (language, message) in [
            (Language::En, "Host port 80 must equal container port 8080."),
            (Language::Ko, "호스트 포트 80은 컨테이너 포트 8080과 같아야 합니다."),
        ] {
            let page = page(at.clone(), text, language);
            assert!(page.rules[0].is_broken, "{:?}", page.rules[0]);
            assert_eq!((page.rules[0].rule.id, &*page.rules[0].message), ("ecs/awsvpc-host-port", message));
            assert!(page.rules.len() > 1 && page.rules[1..].iter().all(|line| !line.is_broken));
        }
    }

    #[test]
    fn an_unknown_key_and_the_task_have_pages_too() {
        let text = r#"{"family": "web", "containerDefinitions": [{"name": "web", "imagee": "nginx"}]}"#;
        let unknown = page("containerDefinitions[0].imagee".parse().unwrap(), text, Language::En);
        assert_eq!(unknown.title, "imagee");
        assert!(unknown.help.iter().any(|text| text.contains("is image.")), "{:?}", unknown.help);
        assert_eq!(unknown.rules.iter().map(|line| line.rule.id).collect::<Vec<_>>(), ["ecs/unknown-field"]);
        assert!(unknown.rules[0].message.contains("imagee"));
        let task = page(Path::root(), text, Language::Ko);
        assert_eq!(task.title, "태스크");
        assert!(task.help.len() == 2 && task.terms.len() == OF_TASK.len());
        assert_eq!(page(path("cpu"), text, Language::En).terms.len(), OF_SIZE.len());
    }
}

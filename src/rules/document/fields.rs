//! What the schema walk found about keys, types, listed values and required members.

use super::name_of;
use crate::document::{Edit, Path, print};
use crate::rules::fix::{Place, remove, set};
use crate::rules::{Finding, Findings, Fix};
use crate::schema::Kind;
use crate::schema::suggest::Nearest;
use crate::schema::walk::{JsonType, Unlisted, WrongType};
use crate::task::Task;
use crate::task::container::shorten;
use crate::text::Arg;

pub(super) fn unknown_field(task: &Task<'_>, findings: &mut Findings) {
    for unknown in &task.walk.unknown_keys {
        let path = &unknown.path;
        let finding = findings.at(path.clone());
        finding.arg("key", shorten(path.last_key().unwrap_or_default()));
        tell_nearest(finding, unknown.nearest);
        if let Some(nearest) = unknown.nearest.filter(|_| unknown.can_rename) {
            finding.fix(rename(path, nearest).named("fix-rename"));
        }
        finding.fix(Fix::review([remove(path.clone())]));
    }
}

fn rename(path: &Path, nearest: Nearest) -> Fix {
    let edits = [Edit::RenameKey { path: path.clone(), to: nearest.word.to_owned() }];
    if nearest.by_case { Fix::safe(edits) } else { Fix::review(edits) }
}

/// `similar` lets a sentence speak of the nearest word only where there is one.
fn tell_nearest(finding: &mut Finding, nearest: Option<Nearest<'static>>) {
    let word = nearest.map_or("", |nearest| nearest.word);
    finding.arg("nearest", word).arg("similar", if nearest.is_some() { "yes" } else { "no" });
}

/// One finding for all of them: they came together, with a describe output, and go together.
pub(super) fn describe_only_field(task: &Task<'_>, findings: &mut Findings) {
    let Some((first, others)) = task.walk.describe_only.split_first() else { return };
    let finding = findings.at(first.clone());
    finding.also.extend_from_slice(others);
    tell_keys(finding, &task.walk.describe_only);
    let removals: Vec<Edit> = task.walk.describe_only.iter().cloned().map(remove).collect();
    finding.fix(Fix::safe(removals));
}

pub(super) fn tell_keys(finding: &mut Finding, paths: &[Path]) {
    let keys: Vec<String> = paths.iter().filter_map(|path| path.last_key().map(str::to_owned)).collect();
    finding.arg("key", keys.first().map_or("", String::as_str));
    finding.arg("count", keys.len()).arg("keys", keys);
}

pub(super) fn wrong_type(task: &Task<'_>, findings: &mut Findings) {
    for wrong in &task.walk.wrong_types {
        let finding = findings.at(wrong.path.clone());
        finding.arg("name", name_of(&wrong.path));
        finding.arg("expected", Arg::Key(kind_key(wrong.expected)));
        finding.arg("found", Arg::Key(type_key(wrong.found)));
        let example = wrong.converted.as_ref().map(print::one_line).unwrap_or_default();
        finding.arg("example", shorten(&example));
        finding.fix_if(conversion(wrong));
    }
}

fn conversion(wrong: &WrongType) -> Option<Fix> {
    let value = wrong.converted.clone()?;
    // `npm start` as one element is a program of that name, which may not be what was meant.
    let is_sentence = value[0].as_str().is_some_and(|word| word.contains(char::is_whitespace));
    let edits = [set(wrong.path.clone(), value)];
    Some(if is_sentence { Fix::review(edits) } else { Fix::safe(edits) })
}

pub(super) fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::String | Kind::Enum => "type-string",
        Kind::Integer => "type-whole-number",
        Kind::Boolean => "type-boolean",
        Kind::List => "type-list",
        Kind::Map | Kind::Structure => "type-object",
    }
}

pub(super) fn type_key(found: JsonType) -> &'static str {
    match found {
        JsonType::Null => "type-null",
        JsonType::Boolean => "type-boolean",
        JsonType::Integer => "type-number",
        JsonType::Fraction => "type-fraction",
        JsonType::HugeNumber => "type-huge-number",
        JsonType::String => "type-string",
        JsonType::List => "type-list",
        JsonType::Object => "type-object",
    }
}

pub(super) fn task_size_not_string(task: &Task<'_>, findings: &mut Findings) {
    for size in &task.walk.task_sizes {
        let finding = findings.at(size.path.clone());
        finding.arg("name", name_of(&size.path)).arg("number", shorten(&size.number));
        let quoted = size.text.as_deref().map(|text| Fix::safe([set(size.path.clone(), text)]));
        finding.fix_if(quoted);
    }
}

pub(super) fn enum_value(task: &Task<'_>, findings: &mut Findings) {
    for unlisted in &task.walk.unlisted {
        let nearest = synonym(unlisted).or(unlisted.nearest);
        let finding = findings.at(unlisted.path.clone());
        finding.arg("name", name_of(&unlisted.path)).arg("value", shorten(&unlisted.value));
        finding.arg("allowed", unlisted.allowed);
        tell_nearest(finding, nearest);
        finding.fix_if(nearest.map(|nearest| {
            let edits = [set(unlisted.path.clone(), nearest.word)];
            if nearest.by_case { Fix::safe(edits) } else { Fix::review(edits) }
        }));
        if unlisted.value.is_empty() && !unlisted.is_required {
            finding.fix(Fix::safe([remove(unlisted.path.clone())]).named("fix-remove"));
        }
    }
}

/// What other tools call an architecture is no slip of the pen: `amd64` looks like ARM64 and means X86_64.
fn synonym(unlisted: &Unlisted) -> Option<Nearest<'static>> {
    const ARCHITECTURES: [(&str, &str); 5] = [
        ("amd64", "X86_64"),
        ("x64", "X86_64"),
        ("x86", "X86_64"),
        ("x86-64", "X86_64"),
        ("aarch64", "ARM64"),
    ];
    let (_, word) = ARCHITECTURES.iter().find(|(own, _)| own.eq_ignore_ascii_case(&unlisted.value))?;
    unlisted.allowed.contains(word).then_some(Nearest { word, by_case: false })
}

pub(super) fn required_field(task: &Task<'_>, findings: &mut Findings) {
    for missing in &task.walk.missing {
        let finding = findings.at(missing.path.clone());
        finding.arg("member", missing.field.name);
        finding.arg("structure", name_of(&missing.path.parent().unwrap_or_default()));
        // What goes into a list or an object takes more than one answer.
        let is_plain = !matches!(missing.field.kind, Kind::List | Kind::Map | Kind::Structure);
        finding.fix_if(is_plain.then(|| Fix::asking([Place::Value(missing.path.clone())])));
    }
}

pub(super) fn null_container(task: &Task<'_>, findings: &mut Findings) {
    for path in &task.walk.null_containers {
        let finding = findings.at(path.clone());
        finding.arg("number", path.container().unwrap_or_default() + 1);
        finding.fix(Fix::safe([remove(path.clone())]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Safety;
    use crate::rules::testing::findings;
    use crate::schema::SCHEMA;
    use crate::schema::walk::FREE_ENUMS;
    use crate::text::{Catalog, Language};

    fn fixes(text: &str) -> Vec<Fix> {
        findings(text)
            .into_iter()
            .filter(|finding| finding.rule.category() == "document")
            .flat_map(|finding| finding.fixes)
            .collect()
    }

    #[test]
    fn every_enum_of_the_table_is_judged_or_has_a_rule_of_its_own() {
        let rule = super::super::RULES.iter().find(|rule| rule.id == "ecs/enum-value").unwrap();
        let mut judged = rule.at.to_vec();
        judged.extend(FREE_ENUMS);
        judged.sort_unstable();
        let enums = SCHEMA.fields().iter().filter(|field| field.kind == Kind::Enum);
        let mut enums: Vec<&str> = enums.map(|field| field.pattern).collect();
        enums.sort_unstable();
        assert_eq!(judged, enums);
    }

    #[test]
    fn a_key_in_another_letter_case_is_renamed_without_a_look_and_a_slip_with_one() {
        for (key, safety) in [("Family", Some(Safety::Safe)), ("famly", Some(Safety::Review)), ("x", None)] {
            let fixes = fixes(&format!(r#"{{"{key}": "web", "containerDefinitions": []}}"#));
            let rename = fixes.iter().find(|fix| fix.text == "fix-rename");
            assert_eq!(rename.map(|fix| fix.safety), safety, "{key}");
        }
    }

    #[test]
    fn a_fraction_is_not_quoted_as_a_task_size() {
        assert_eq!(fixes(r#"{"cpu": 256.0}"#).iter().filter(|fix| fix.safety == Safety::Safe).count(), 1);
        assert!(fixes(r#"{"cpu": 0.5}"#).iter().all(|fix| fix.safety == Safety::Review));
    }

    #[test]
    fn a_command_of_several_words_needs_a_look() {
        for (command, safety) in [("date", Safety::Safe), ("npm start", Safety::Review)] {
            let fixes = fixes(&format!(r#"[{{"name": "web", "command": "{command}"}}]"#));
            assert_eq!(fixes.iter().map(|fix| fix.safety).collect::<Vec<_>>(), [safety], "{command}");
        }
    }

    #[test]
    fn an_empty_text_is_taken_away_where_nothing_requires_one() {
        assert_eq!(fixes(r#"[{"name": "web", "versionConsistency": ""}]"#)[0].text, "fix-remove");
        let required = r#"[{"name": "web", "dependsOn": [{"containerName": "a", "condition": ""}]}]"#;
        assert!(fixes(required).is_empty());
    }

    #[test]
    fn every_type_has_a_name_and_every_required_member_a_purpose() {
        let kinds = SCHEMA.fields().iter().map(|field| kind_key(field.kind));
        let types = [
            JsonType::Null,
            JsonType::Boolean,
            JsonType::Integer,
            JsonType::Fraction,
            JsonType::HugeNumber,
            JsonType::String,
            JsonType::List,
            JsonType::Object,
        ];
        let keys: Vec<&str> = kinds.chain(types.map(type_key)).collect();
        for catalog in Language::ALL.map(Catalog::new) {
            for key in &keys {
                assert!(catalog.has(key), "{key} in {}", catalog.language().code());
            }
            let why = |member: &str| {
                let args = crate::text::Args::new().with("member", member).with("structure", "x");
                catalog.attribute("required-field", "why", &args).unwrap()
            };
            // The two at the top have rules of their own.
            let nested = SCHEMA.fields().iter().filter(|field| field.pattern.contains('.'));
            for field in nested.filter(|field| field.is_required) {
                let unknown = why("nothing").replace("nothing", field.name);
                assert_ne!(why(field.name), unknown, "{}", field.pattern);
            }
        }
    }
}

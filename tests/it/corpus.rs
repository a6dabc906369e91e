//! Real files of other people: everything that opens, edits or judges a document does it with these too.
//!
//! They stand beside the project, because nobody has checked their licences; `index.tsv` among them says what each
//! one is.

use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use serde_json::{Value, json};
use taskwright::document::edit::{apply, apply_all, lookup};
use taskwright::document::{Document, Edit, Encoding, Parsed, Path, Segment, StepName, file, parse};
use taskwright::exchange::describe::clean_text;
use taskwright::exchange::detect::{Kind, detect};
use taskwright::rules;
use taskwright::schema::SCHEMA;
use taskwright::schema::walk::DESCRIBE_ONLY;
use taskwright::task::Task;

use crate::shared::shared;

/// One file and what the index says of it.
struct Sample {
    file: PathBuf,
    /// With its folder, as the index has it.
    name: String,
    kind: String,
    parse: String,
    note: String,
}

impl Sample {
    fn read(&self) -> (String, Encoding) {
        file::read(&self.file).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Text and value of what parses.
    fn parsed(&self) -> Option<(String, Parsed)> {
        let (text, _) = self.read();
        let parsed = parse(&text).ok()?;
        Some((text, parsed))
    }
}

/// All files; none where the corpus is not there, which `shared` has said.
fn samples() -> Vec<Sample> {
    let Some(folder) = shared("corpus") else { return Vec::new() };
    let index = fs::read_to_string(folder.join("index.tsv")).unwrap();
    let samples: Vec<Sample> = index
        .lines()
        .skip(1)
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [name, _, _, _, _, kind, parse, note] = columns[..] else { panic!("{line}") };
            let [name, kind, parse, note] = [name, kind, parse, note].map(str::to_owned);
            Sample { file: folder.join(&name), name, kind, parse, note }
        })
        .collect();
    assert!(samples.len() > 600, "the index has {} files only", samples.len());
    samples
}

fn samples_of(kinds: &[&str]) -> impl Iterator<Item = Sample> {
    samples().into_iter().filter(move |sample| kinds.contains(&sample.kind.as_str()))
}

/// Runs `check` over each sample and fails with all complaints at once.
fn check_all(samples: impl Iterator<Item = Sample>, mut check: impl FnMut(&Sample) -> Result<(), String>) {
    let complaints: Vec<String> = samples
        .filter_map(|sample| check(&sample).err().map(|complaint| format!("{}: {complaint}", sample.name)))
        .collect();
    assert!(complaints.is_empty(), "{} files:\n{}", complaints.len(), complaints.join("\n"));
}

fn require(is_true: bool, complaint: impl FnOnce() -> String) -> Result<(), String> {
    if is_true { Ok(()) } else { Err(complaint()) }
}

#[test]
fn a_file_that_nobody_touched_is_written_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.json");
    check_all(samples().into_iter(), |sample| {
        let (text, encoding) = sample.read();
        let document = Document::new(text, encoding);
        file::write(&copy, document.text(), document.encoding()).map_err(|error| error.to_string())?;
        require(fs::read(&copy).unwrap() == fs::read(&sample.file).unwrap(), || {
            format!("other bytes as {}", encoding.name())
        })
    });
}

/// Files whose kind the index does not tell.
const EXCEPTIONS: &[(&str, Kind, &str)] = &[
    ("ecs/047-", Kind::Dockerrun, "it has AWSEBDockerrunVersion and no family"),
    ("ecs/053-", Kind::DescribeOutput, "somebody cleaned a describe output and left `compatibilities`"),
    ("ecs/140-", Kind::Template, "it has `$memory` outside of strings"),
    ("ecs/143-", Kind::Template, "it has `$memory` outside of strings"),
    ("ecs/145-", Kind::TaskDefinitions, "it is a list of task definitions"),
    ("ecs/305-", Kind::Dockerrun, "it has AWSEBDockerrunVersion"),
    ("ecs/306-", Kind::Dockerrun, "it has AWSEBDockerrunVersion"),
    ("ecs/307-", Kind::Dockerrun, "it has AWSEBDockerrunVersion"),
    ("templated/014-", Kind::RegisterInput, "its placeholders are inside strings; it only lacks a comma"),
    ("templated/028-", Kind::Jsonnet, "it is a program in Jsonnet"),
    ("templated/029-", Kind::Jsonnet, "it is a program in Jsonnet"),
    ("templated/054-", Kind::TaskDefinitionYaml, "its placeholders are inside strings"),
    ("terraform/024-", Kind::NotJson, "every line of it is a comment"),
    ("compose/038-", Kind::NotJson, "its one service has nothing but a key of ECS Compose-X"),
    ("compose/053-", Kind::NotJson, "it is a page of documentation about Compose"),
    ("foreign/001-", Kind::Spinnaker, "an operation of Spinnaker"),
    ("foreign/002-", Kind::AgentTask, "a task of the agent"),
    ("foreign/003-", Kind::AgentTask, "a task of the agent"),
    ("foreign/004-", Kind::AgentState, "the state of the agent"),
    ("foreign/005-", Kind::CreateService, "input of CreateService"),
    ("foreign/006-", Kind::CreateService, "input of CreateService"),
    ("foreign/007-", Kind::Spinnaker, "an operation of Spinnaker"),
    ("foreign/008-", Kind::Kubernetes, "a Pod"),
    ("foreign/009-", Kind::Kubernetes, "a Deployment"),
    ("foreign/010-", Kind::TerraformPlan, "a plan"),
    ("foreign/011-", Kind::JsonSchema, "a schema without `$schema`"),
    ("foreign/012-", Kind::JsonSchema, "the schema of Compose"),
];

/// What the columns of the index alone say.
fn kind_by_index(sample: &Sample) -> Option<Kind> {
    Some(match (sample.kind.as_str(), sample.parse.as_str()) {
        ("register-input", "yaml") => Kind::TaskDefinitionYaml,
        ("register-input", _) => Kind::RegisterInput,
        ("describe-output", _) => {
            let (text, _) = sample.read();
            let value: Value = serde_json::from_str(&text).unwrap();
            if value.get("taskDefinition").is_some() { Kind::DescribeReply } else { Kind::DescribeOutput }
        }
        ("templated", "not-json") => Kind::Template,
        ("containers-only" | "templated", _) if sample.note.contains("bare array") => Kind::Containers,
        ("containers-only", _) if sample.note.contains("single container object") => Kind::Container,
        ("containers-only", _) => Kind::ContainersOnly,
        ("templated", _) => Kind::RegisterInput,
        ("cloudformation", _) => Kind::CloudFormation,
        ("terraform", _) => Kind::Terraform,
        ("compose", _) => Kind::Compose,
        _ => return None,
    })
}

#[test]
fn every_file_is_told_for_what_it_is() {
    check_all(samples().into_iter(), |sample| {
        let by_index = kind_by_index(sample);
        let exception = EXCEPTIONS.iter().find(|(name, _, _)| sample.name.starts_with(name));
        if let Some((_, kind, reason)) = exception {
            require(by_index != Some(*kind), || format!("needs no exception ({reason})"))?;
        }
        let expected = exception.map(|(_, kind, _)| *kind).or(by_index);
        let detected = detect(&sample.read().0);
        require(Some(detected.kind) == expected, || {
            format!("{:?} by {:?}, expected {expected:?}", detected.kind, detected.reasons)
        })
    });
}

#[test]
fn a_cleaned_describe_output_has_all_values_but_the_read_only_ones() {
    check_all(samples_of(&["describe-output"]), |sample| {
        let (text, parsed) = sample.parsed().ok_or("does not parse")?;
        let cleaned = clean_text(&text);
        let after = parse(&cleaned.text).map_err(|error| format!("{error:?}\n{}", cleaned.text))?;
        let inner = parsed.value.get("taskDefinition").unwrap_or(&parsed.value);
        let mut expected = inner.as_object().ok_or("no object")?.clone();
        expected.retain(|key, value| {
            !(DESCRIBE_ONLY.contains(&key.as_str()) || key == "tags" && *value == json!([]))
        });
        require(after.value == Value::Object(expected), || format!("other values\n{}", cleaned.text))?;
        // The indent that an object around it gave to each line goes with that object.
        let outer =
            text.lines().find_map(|line| line.split_once("\"taskDefinition\":")).map_or("", |line| line.0);
        let inner_line =
            |line: &str| line.strip_prefix(outer).unwrap_or(line).trim_end_matches(',').to_owned();
        let before: Vec<String> = text.lines().map(inner_line).chain(["{".to_owned()]).collect();
        let strange =
            cleaned.text.lines().find(|line| !before.contains(&line.trim_end_matches(',').to_owned()));
        require(strange.is_none(), || format!("writes a line of its own: {strange:?}"))?;
        require(cleaned.origin.family.is_some(), || format!("no origin: {:?}", cleaned.origin))?;
        require(clean_text(&cleaned.text).text == cleaned.text, || "cleaning again changes it".to_owned())
    });
}

/// Errors in describe outputs that are right although ECS once took the document: somebody edited it afterwards.
const KNOWN_ERRORS: &[(&str, &str, &str, &str)] = &[
    (
        "ecs/230-",
        "ecs/task-role-invalid",
        "taskRoleArn",
        "its account was made unrecognisable: it has 11 digits",
    ),
    ("ecs/230-", "ecs/task-role-invalid", "executionRoleArn", "the same"),
    (
        "ecs/231-",
        "ecs/awslogs-group-characters",
        "containerDefinitions[0].logConfiguration.options{awslogs-group}",
        "it was made a template: its log group is /ecs/<TASKNAME>",
    ),
    (
        "ecs/235-",
        "ecs/container-memory-over-task",
        "containerDefinitions[0].memory",
        "its revision is not the one of its ARN, so it was edited by hand",
    ),
];

#[test]
fn what_ecs_once_took_has_no_errors() {
    check_all(samples_of(&["describe-output"]), |sample| {
        let cleaned = clean_text(&sample.read().0).text;
        let parsed = parse(&cleaned).map_err(|error| format!("{error:?}"))?;
        let findings = rules::check(&Task::read(&cleaned, &parsed), &parsed.value);
        let errors = findings.iter().filter(|finding| finding.severity == rules::Severity::Error);
        let errors: Vec<_> = errors.map(|finding| (finding.rule.id, finding.at.to_string())).collect();
        let known = KNOWN_ERRORS.iter().filter(|known| sample.name.starts_with(known.0));
        let known: Vec<_> = known.map(|(_, rule, path, _)| (*rule, (*path).to_owned())).collect();
        require(errors == known, || format!("{errors:?}, expected {known:?}"))
    });
}

#[test]
fn a_changed_image_is_one_changed_line() {
    let path: Path = "containerDefinitions[0].image".parse().unwrap();
    let image = json!("example.com/changed:1");
    let mut count = 0;
    check_all(samples_of(&["register-input"]).filter(|sample| sample.parse == "strict-json"), |sample| {
        let (text, encoding) = sample.read();
        let parsed = parse(&text).map_err(|error| format!("{error:?}"))?;
        let Some(span) = parsed.spans.value(&path) else { return Ok(()) };
        count += 1;
        let mut document = Document::new(text.as_str(), encoding);
        let edit = Edit::Set { path: path.clone(), value: image.clone() };
        document
            .edit(StepName::Change(path.clone()), &[edit], &*SCHEMA, None)
            .map_err(|error| error.to_string())?;
        let changed = text[..span.start].matches('\n').count();
        let (before, after): (Vec<_>, Vec<_>) =
            (text.split('\n').collect(), document.text().split('\n').collect());
        let differing: Vec<usize> =
            (0..before.len()).filter(|line| before.get(*line) != after.get(*line)).collect();
        require(before.len() == after.len() && differing == [changed], || {
            format!("lines {differing:?} differ, not {changed}")
        })?;
        let mut expected = parsed.value;
        expected["containerDefinitions"][0]["image"] = image.clone();
        let now = parse(document.text()).map_err(|error| format!("{error:?}"))?;
        require(now.value == expected, || "other values changed".to_owned())?;
        document.undo();
        let bytes = document.encoding().encode(document.text());
        require(bytes == fs::read(&sample.file).unwrap(), || "undo gives other bytes".to_owned())
    });
    assert!(count == 0 || count > 190, "{count} files only");
}

#[test]
fn every_text_is_judged() {
    check_all(
        samples().into_iter().filter(|sample| {
            ["ecs/", "templated/", "foreign/"].iter().any(|folder| sample.name.starts_with(folder))
        }),
        |sample| {
            let (text, _) = sample.read();
            let parsed = match parse(&text) {
                Ok(parsed) => parsed,
                Err(error) => {
                    let findings = rules::check_broken(&error);
                    let is_inside = findings.iter().all(|finding| {
                        finding.range.as_ref().is_none_or(|range| text.get(range.clone()).is_some())
                    });
                    return require(is_inside, || format!("underlines what is no text: {findings:?}"));
                }
            };
            let task = Task::read(&text, &parsed);
            for finding in rules::check(&task, &parsed.value) {
                let range = finding.range.unwrap_or_else(|| parsed.spans.underline(&finding.at, &text));
                require(text.get(range.clone()).is_some(), || {
                    format!("{} underlines {range:?}", finding.rule.id)
                })?;
                // The paths of a bare list of containers begin with a key that its text does not have.
                for fix in finding.fixes.iter().filter(|_| !task.is_fragment) {
                    let fixed = apply_all(&text, &fix.edits, &*SCHEMA)
                        .map_err(|error| format!("{}: {error}: {fix:?}", finding.rule.id))?;
                    require(parse(&fixed).is_ok(), || {
                        format!("{} breaks the text: {fix:?}", finding.rule.id)
                    })?;
                }
            }
            Ok(())
        },
    );
}

/// The samples that edits are tried on: all that parse as one task definition.
fn task_definitions() -> impl Iterator<Item = Sample> {
    samples_of(&["register-input", "describe-output"])
        .filter(|sample| !matches!(sample.parse.as_str(), "yaml" | "not-json"))
}

/// Applies `edit` and answers with the new value, after comparing all lines outside of `window`.
fn try_edit(text: &str, edit: &Edit, window: &Range<usize>) -> Result<Value, String> {
    let after = apply(text, edit, &*SCHEMA).map_err(|error| format!("{edit:?}: {error}"))?;
    let parsed = parse(&after).map_err(|error| format!("{edit:?}: {error:?}\n{after}"))?;
    let (old, new): (Vec<_>, Vec<_>) = (text.split('\n').collect(), after.split('\n').collect());
    let behind = old.len() - window.end.min(old.len());
    let keeps = new.len() >= window.start + behind
        && new[..window.start] == old[..window.start]
        && new[new.len() - behind..] == old[old.len() - behind..];
    require(keeps, || {
        let first = old.iter().zip(&new).position(|(old, new)| old != new);
        format!("{edit:?} may change lines {window:?}, and the first change is at {first:?}")
    })?;
    Ok(parsed.value)
}

/// The lines (from 0) between the members `before` and `after` of a container, without the lines of these
/// neighbours, but with the last line of the one before, which gains or loses a comma. Where something shares a
/// line with a neighbour, that line is in.
fn window(text: &str, parsed: &Parsed, container: &Path, members: Range<usize>) -> Range<usize> {
    let line = |offset: usize| text[..offset].matches('\n').count();
    let whole = parsed.spans.value(container).unwrap();
    let children = parsed.spans.children(container);
    let (first, last) = (line(whole.start), line(whole.end - 1));
    let next = children.get(members.end).map_or(last, |(_, next)| line(next.start));
    let own =
        children.get(members.start).filter(|_| !members.is_empty()).map_or(next, |(_, own)| line(own.start));
    let previous = members.start.checked_sub(1).map(|at| line(children[at].1.end));
    let start = match previous {
        // Only what ends up last takes the comma of the one before it away.
        Some(previous) if members.end == children.len() || members.is_empty() => previous,
        Some(previous) if previous == own => previous,
        Some(previous) => previous + 1,
        None if own == first || next == first || members.len() == children.len() => first,
        None => first + 1,
    };
    let ends_on_shared_line = match members.end.checked_sub(1).and_then(|at| children.get(at)) {
        Some((_, own)) => line(own.end) == next,
        None => first == next,
    };
    let is_emptied = members.len() == children.len();
    start..if ends_on_shared_line || is_emptied { next + 1 } else { next }
}

fn positions(value: &Value, path: &Path) -> usize {
    match lookup(value, path) {
        Some(Value::Array(list)) => list.len(),
        Some(Value::Object(map)) => map.len(),
        _ => 0,
    }
}

#[test]
fn removing_a_key_takes_its_lines_only() {
    check_all(task_definitions(), |sample| {
        let (text, parsed) = sample.parsed().ok_or("does not parse")?;
        let root = Path::root();
        for (at, (segment, _)) in parsed.spans.children(&root).into_iter().enumerate() {
            let edit = Edit::Remove { path: root.with(segment.clone()) };
            let after = try_edit(&text, &edit, &window(&text, &parsed, &root, at..at + 1))?;
            let mut expected = parsed.value.clone();
            match (segment, &mut expected) {
                (Segment::Key(key), Value::Object(map)) => drop(map.shift_remove(key.as_ref())),
                (Segment::Index(index), Value::Array(list)) => drop(list.remove(index as usize)),
                _ => return Err("neither list nor object".to_owned()),
            }
            // As text, because the order of keys counts.
            let (after, expected) = (after.to_string(), expected.to_string());
            require(after == expected, || format!("{edit:?} changes another value"))?;
        }
        Ok(())
    });
}

#[test]
fn inserting_a_container_or_a_port_adds_lines_only() {
    let container = json!({"name": "new", "image": "nginx", "portMappings": [{"containerPort": 80}]});
    let port = json!({"containerPort": 9000, "protocol": "tcp"});
    check_all(task_definitions(), |sample| {
        let (text, parsed) = sample.parsed().ok_or("does not parse")?;
        let containers = task_path(&parsed.value).key("containerDefinitions");
        let count = positions(&parsed.value, &containers);
        let mut targets: Vec<(Path, usize, &Value)> =
            (0..=count).map(|at| (containers.clone(), at, &container)).collect();
        for at in 0..count {
            let ports = containers.index(at).key("portMappings");
            if lookup(&parsed.value, &ports).is_some_and(Value::is_array) {
                targets.extend((0..=positions(&parsed.value, &ports)).map(|at| (ports.clone(), at, &port)));
            }
        }
        for (path, index, value) in targets {
            let edit = Edit::Insert { path: path.clone(), index, value: value.clone() };
            let after = try_edit(&text, &edit, &window(&text, &parsed, &path, index..index))?;
            let mut expected = parsed.value.clone();
            let pointer = pointer(&path);
            expected
                .pointer_mut(&pointer)
                .and_then(Value::as_array_mut)
                .ok_or("no list")?
                .insert(index, value.clone());
            require(after == expected, || format!("{edit:?} changes another value"))?;
        }
        Ok(())
    });
}

#[test]
fn moving_a_container_keeps_every_line_outside_of_the_two_places() {
    check_all(task_definitions(), |sample| {
        let (text, parsed) = sample.parsed().ok_or("does not parse")?;
        let path = task_path(&parsed.value).key("containerDefinitions");
        let count = positions(&parsed.value, &path);
        for (from, to) in (0..count).flat_map(|from| (0..count).map(move |to| (from, to))) {
            let edit = Edit::Move { path: path.clone(), from, to };
            let window = window(&text, &parsed, &path, from.min(to)..from.max(to) + 1);
            let after = try_edit(&text, &edit, &window)?;
            let mut expected = parsed.value.clone();
            let list =
                expected.pointer_mut(&pointer(&path)).and_then(Value::as_array_mut).ok_or("no list")?;
            let moved = list.remove(from);
            list.insert(to, moved);
            require(after == expected, || format!("{edit:?} gives another order"))?;
        }
        Ok(())
    });
}

#[test]
fn a_set_value_reads_back_and_touches_its_line_only() {
    check_all(task_definitions(), |sample| {
        let (text, parsed) = sample.parsed().ok_or("does not parse")?;
        let task = task_path(&parsed.value);
        for (path, value) in [
            ("family", json!("changed")),
            ("cpu", json!("512")),
            ("runtimePlatform.cpuArchitecture", json!("ARM64")),
            ("containerDefinitions[0].essential", json!(false)),
            ("containerDefinitions[0].logConfiguration.options{awslogs-group}", json!("/ecs/x")),
            ("containerDefinitions[0].linuxParameters.capabilities.drop[0]", json!("ALL")),
            ("containerDefinitions[0].environment[0]", json!({"name": "A", "value": "\"b\\\n"})),
        ] {
            let path = task.join(&path.parse().unwrap());
            let edit = Edit::Set { path: path.clone(), value: value.clone() };
            let line = |offset: usize| text[..offset].matches('\n').count();
            // A new key may stand anywhere in the nearest object that is there.
            let mut there = path.clone();
            while parsed.spans.value(&there).is_none() || lookup(&parsed.value, &there) == Some(&Value::Null)
            {
                there = there.parent().ok_or("nothing is there")?;
            }
            let span = parsed.spans.value(&there).unwrap();
            let after = try_edit(&text, &edit, &(line(span.start)..line(span.end) + 1))?;
            require(lookup(&after, &path) == Some(&value), || format!("{edit:?} reads back another value"))?;
            if there != path {
                let now = apply(&text, &edit, &*SCHEMA).map_err(|error| error.to_string())?;
                require(is_insertion(&text, &now), || format!("{edit:?} changes more than one line\n{now}"))?;
            }
        }
        Ok(())
    });
}

#[test]
fn a_renamed_key_is_one_changed_line() {
    check_all(task_definitions(), |sample| {
        let (text, parsed) = sample.parsed().ok_or("does not parse")?;
        for (segment, span) in parsed.spans.children(&Path::root()) {
            let path = Path::root().with(segment);
            let Some(key) = path.last_key() else { continue };
            let line = text[..span.start].matches('\n').count();
            let edit = Edit::RenameKey { path: path.clone(), to: format!("x-{key}") };
            let after = try_edit(&text, &edit, &(line..line + 1))?;
            let keys: Vec<String> =
                after.as_object().into_iter().flatten().map(|(key, _)| key.clone()).collect();
            let expected: Vec<String> = parsed
                .value
                .as_object()
                .into_iter()
                .flatten()
                .map(|(own, _)| if own == key { format!("x-{key}") } else { own.clone() })
                .collect();
            require(keys == expected, || format!("{edit:?} gives {keys:?}"))?;
        }
        Ok(())
    });
}

/// Whether `after` is `before` with lines put in at one place, where at most one old line changes.
fn is_insertion(before: &str, after: &str) -> bool {
    let (old, new): (Vec<_>, Vec<_>) = (before.split('\n').collect(), after.split('\n').collect());
    let prefix = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let rest = old.len().min(new.len()) - prefix;
    let suffix =
        old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(old, new)| old == new).count();
    prefix + suffix + 1 >= old.len()
}

/// Where the task definition itself is: samples of replies have an object around it, one has a list.
fn task_path(value: &Value) -> Path {
    match value {
        Value::Array(_) => Path::root().index(0),
        value if value.get("taskDefinition").is_some() => Path::root().key("taskDefinition"),
        _ => Path::root(),
    }
}

/// The path as `serde_json` writes it; no key here holds a slash.
fn pointer(path: &Path) -> String {
    let steps = path.segments().iter().map(|segment| match segment {
        Segment::Key(key) => format!("/{key}"),
        Segment::Index(index) => format!("/{index}"),
    });
    steps.collect()
}

/// All paths of a value, its own included.
fn all_paths(value: &Value, path: &Path, found: &mut Vec<Path>) {
    found.push(path.clone());
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(key, value)| all_paths(value, &path.key(key.clone()), found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| all_paths(value, &path.index(at), found));
        }
        _ => {}
    }
}

/// Each file with a part of it gone or replaced by something else, in many ways: it is answered, and every fix fits.
#[test]
fn any_change_of_a_real_file_is_answered() {
    let others = [
        json!(null),
        json!(true),
        json!(-1),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(1e300),
        json!(""),
        json!("${X}"),
        json!("a:b=c/d@e arn:aws:x"),
        json!([]),
        json!({}),
        json!([null, {}, "x"]),
        json!({"name": "x", "value": 1}),
    ];
    check_all(samples_of(&["register-input", "describe-output"]), |sample| {
        let Some((_, parsed)) = sample.parsed() else { return Ok(()) };
        let mut paths = Vec::new();
        all_paths(&parsed.value, &Path::root(), &mut paths);
        let text = parsed.value.to_string();
        // Every path once, each with another value, so that a run repeats what the last one did.
        for (at, path) in paths.iter().enumerate().skip(1) {
            let change = match at % (others.len() + 1) {
                0 => Edit::Remove { path: path.clone() },
                other => Edit::Set { path: path.clone(), value: others[other - 1].clone() },
            };
            let Ok(changed) = apply(&text, &change, &*SCHEMA) else { continue };
            let parsed = parse(&changed).map_err(|error| format!("{error:?}\n{changed}"))?;
            for finding in rules::check(&Task::read(&changed, &parsed), &parsed.value) {
                for fix in &finding.fixes {
                    apply_all(&changed, &fix.edits_with(&json!("1")), &*SCHEMA)
                        .map_err(|error| format!("{} .{}: {error}\n{changed}", finding.rule.id, fix.text))?;
                }
            }
        }
        Ok(())
    });
}

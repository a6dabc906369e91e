//! The contract of the command line, on the real program: exit codes, outputs, and what stays untouched.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use taskwright::document::Encoding;
use tempfile::TempDir;

/// What a run left behind.
struct Run {
    code: i32,
    out: Vec<u8>,
    err: String,
}

impl Run {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.out).unwrap()
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    #[track_caller]
    fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", String::from_utf8_lossy(&self.out), self.err);
        self
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let err = String::from_utf8(output.stderr).unwrap();
        Self { code: output.status.code().unwrap_or(-1), out: output.stdout, err }
    }
}

/// The program, in a plain English environment.
fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taskwright"));
    command.args(args).env_remove("LC_ALL").env("LANG", "C");
    command
}

fn run(args: &[&str]) -> Run {
    command(args).output().unwrap().into()
}

/// The same, in another folder.
fn run_in(folder: &Path, args: &[&str]) -> Run {
    command(args).current_dir(folder).output().unwrap().into()
}

fn run_with_input(args: &[&str], input: &[u8]) -> Run {
    let mut command = command(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap().into()
}

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// A folder of its own with one file.
fn scratch(name: &str, bytes: &[u8]) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, bytes).unwrap();
    let file = file.to_str().unwrap().to_owned();
    (folder, file)
}

/// The findings of one rule in the only report.
fn of_rule(run: &Run, rule: &str) -> Vec<Value> {
    let report = run.json();
    let findings = report[0]["findings"].as_array().unwrap().clone();
    findings.into_iter().filter(|finding| finding["rule"] == rule).collect()
}

// --- check

#[test]
fn the_exit_code_says_what_was_found() {
    let (clean, web) = (fixture("clean.json"), fixture("web.json"));
    let quiet = run(&["check", &clean]).expect(0);
    assert_eq!(quiet.text(), "");
    assert_eq!(quiet.err, "1 file checked: no findings.\n");
    let found = run(&["check", &clean, &web]).expect(1);
    assert!(found.err.starts_with("2 files checked: 2 errors"), "{}", found.err);
    // A file that cannot be read weighs more than findings.
    let unread = run(&["check", &web, "no-such.json"]).expect(2);
    assert!(unread.err.contains("error: There is no file no-such.json."), "{}", unread.err);
    assert!(unread.err.ends_with("1 file not read.\n"), "{}", unread.err);
}

#[test]
fn warnings_count_where_asked_for() {
    let text = fs::read_to_string(fixture("clean.json")).unwrap().replace("\"/srv\"", "\"srv\"");
    let (_folder, file) = scratch("a.json", text.as_bytes());
    run(&["check", &file]).expect(0);
    run(&["check", "--fail-on", "error", &file]).expect(0);
    run(&["check", "--fail-on", "warning", &file]).expect(1);
}

#[test]
fn text_shows_the_line_and_underlines_the_value() {
    let found = run(&["check", "tests/fixtures/web.json"]).expect(1);
    let start = found.text().find("error[ecs/host-port-duplicate]: ").unwrap();
    let lines: Vec<&str> = found.text()[start..].lines().skip(1).take(7).collect();
    let expected = [
        "  --> tests/fixtures/web.json:42:46",
        "   |",
        "42 |         { \"containerPort\": 3000, \"hostPort\": 80, \"protocol\": \"tcp\" }",
        "   |                                              ^^",
        "   = path: containerDefinitions[1].portMappings[0].hostPort",
        "   = also: tests/fixtures/web.json:18:46 (containerDefinitions[0].portMappings[0].hostPort)",
    ];
    assert_eq!(lines[..6], expected, "{}", found.text());
    assert!(lines[6].starts_with("   = why: "), "{}", lines[6]);
    assert!(found.text().contains("   = fix, to be reviewed: "));
    assert!(found.text().contains("\nnote[ecs/"));
    // No colour but on a terminal.
    assert!(!found.text().contains('\u{1b}') && !found.err.contains('\u{1b}'));
}

#[test]
fn json_has_one_entry_for_each_file_in_order() {
    let (clean, web) = (fixture("clean.json"), fixture("web.json"));
    let output = run(&["check", "--format", "json", &web, "no-such.json", &clean]).expect(2);
    let report = output.json();
    let files: Vec<_> = report.as_array().unwrap().iter().map(|entry| &entry["file"]).collect();
    assert_eq!(files, [&json!(web), &json!("no-such.json"), &json!(clean)]);
    assert!(report[1]["error"].as_str().unwrap().contains("no-such.json"));
    assert!(report[1].get("findings").is_none());
    assert_eq!(report[2], json!({ "file": clean, "findings": [] }));
    let finding = report[0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["rule"] == "ecs/host-port-duplicate")
        .unwrap();
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["path"], "containerDefinitions[1].portMappings[0].hostPort");
    assert!(!finding["message"].as_str().unwrap().is_empty());
    let place = ["line", "column", "endLine", "endColumn"].map(|key| finding[key].as_u64().unwrap());
    assert_eq!(place, [42, 46, 42, 48]);
    assert_eq!(finding["also"][0]["path"], "containerDefinitions[0].portMappings[0].hostPort");
    assert_eq!(finding["also"][0]["line"], 18);
    let fix = &finding["fixes"][0];
    assert_eq!(fix["safety"], "review");
    assert!(!fix["title"].as_str().unwrap().is_empty());
    assert_eq!(
        fix["edits"],
        json!([{ "edit": "set", "path": "containerDefinitions[1].portMappings[0].hostPort", "value": 0 }])
    );
    let severities = report[0]["findings"].as_array().unwrap().iter().map(|finding| &finding["severity"]);
    assert!(severities.clone().any(|severity| severity == "info"));
}

#[test]
fn a_fix_of_the_json_output_can_be_made_with_set() {
    let (_folder, file) = scratch("a.json", &fs::read(fixture("web.json")).unwrap());
    let rule = "ecs/memory-below-reservation";
    let finding = &of_rule(&run(&["check", "--format", "json", &file]).expect(1), rule)[0];
    let edit = &finding["fixes"][0]["edits"][0];
    let change = format!("{}:={}", edit["path"].as_str().unwrap(), edit["value"]);
    run(&["set", &file, &change]).expect(0);
    assert!(of_rule(&run(&["check", "--format", "json", &file]).expect(1), rule).is_empty());
}

#[test]
fn sarif_names_rules_and_regions() {
    let output = run(&["check", "--format", "sarif", "tests/fixtures/web.json", "no such.json"]).expect(2);
    let log = output.json();
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().contains("sarif-2.1.0"));
    let sarif = &log["runs"][0];
    let driver = &sarif["tool"]["driver"];
    assert_eq!([&driver["name"], &driver["version"]], ["taskwright", env!("CARGO_PKG_VERSION")]);
    let result = sarif["results"]
        .as_array()
        .unwrap()
        .iter()
        .find(|result| result["ruleId"] == "ecs/host-port-duplicate")
        .unwrap();
    assert_eq!(result["level"], "error");
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(driver["rules"][index]["id"], result["ruleId"]);
    assert!(driver["rules"][index]["shortDescription"]["text"].as_str().unwrap().contains('‹'));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "tests/fixtures/web.json");
    assert_eq!(
        place["region"],
        json!({ "startLine": 42, "startColumn": 46, "endLine": 42, "endColumn": 48 })
    );
    let levels: Vec<_> = sarif["results"].as_array().unwrap().iter().map(|one| &one["level"]).collect();
    assert!(levels.iter().all(|level| ["error", "warning", "note"].contains(&level.as_str().unwrap())));
    let invocation = &sarif["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let unread = &invocation["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"];
    assert_eq!(unread["artifactLocation"]["uri"], "no%20such.json");
}

/// The schema that OASIS publishes, `sarif-schema-2.1.0.json`.
#[test]
fn sarif_is_what_its_schema_asks_for() {
    let mut schemas = boon::Schemas::new();
    let schema: Value =
        serde_json::from_str(&fs::read_to_string("tests/fixtures/sarif-2.1.0.json").unwrap()).unwrap();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("sarif.json", schema).unwrap();
    let index = compiler.compile("sarif.json", &mut schemas).unwrap();
    let (_folder, broken) = scratch("웹 a.json", b"{\"containerDefinitions\": [");
    for files in
        [&["tests/fixtures/web.json", "no such.json"][..], &["tests/fixtures/clean.json"], &[&broken]]
    {
        for language in ["en", "ko"] {
            let arguments = [&["check", "--format", "sarif", "--lang", language], files].concat();
            let log = run(&arguments).json();
            assert!(log["runs"][0]["results"].is_array());
            let valid = schemas.validate(&log, index);
            assert!(valid.is_ok(), "{}", valid.unwrap_err());
        }
    }
    let nameless = serde_json::json!({ "version": "2.1.0", "runs": [{ "tool": { "driver": {} } }] });
    assert!(schemas.validate(&nameless, index).is_err(), "the schema refuses what it should");
}

/// Settings beside the documents change what is found and how it ends.
#[test]
fn a_folder_says_which_rules_it_wants() {
    let text = br#"{"family": "web", "requiresCompatibilities": ["EC2", "EC2"],
        "containerDefinitions": [{"name": "web", "image": "web:1", "memory": 64}]}"#;
    let (folder, file) = scratch("web.json", text);
    let rule = "ecs/compat-duplicate";
    let settings = |text: &str| fs::write(folder.path().join("taskwright.toml"), text).unwrap();
    run(&["check", &file]).expect(0);
    settings("packs = [\"strict\"]\n");
    let output = run(&["check", "--format", "json", &file]).expect(1);
    assert_eq!(of_rule(&output, rule)[0]["severity"], "error");
    settings("packs = [\"strict\"]\n[rules]\n\"ecs/compat-duplicate\" = \"off\"\n");
    let output = run(&["check", &file]);
    assert!(!output.text().contains(rule), "{}", output.text());
    assert!(output.err.contains("1 off by taskwright.toml"), "{}", output.err);
    settings("[rules]\n\"ecs/compat-duplicates\" = \"off\"\n");
    let output = run(&["check", &file]).expect(2);
    assert!(output.text().contains(rule), "checked without settings");
    assert!(output.err.contains("line 2") && output.err.contains("Did you mean ecs/compat-duplicate?"));
    let korean = run(&["check", "--lang", "ko", &file]).expect(2);
    assert!(korean.err.contains("2행") && korean.err.contains("ecs/compat-duplicate 규칙인가요?"));
}

#[test]
fn explain_knows_the_settings_of_the_folder() {
    let (folder, _) = scratch("web.json", b"{}");
    fs::write(folder.path().join("taskwright.toml"), "[rules]\ncompat-duplicate = \"off\"\n").unwrap();
    let output = run_in(folder.path(), &["explain", "ecs/compat-duplicate"]).expect(0);
    assert!(output.text().contains("In this folder: off (taskwright.toml, line 2)"), "{}", output.text());
    assert!(output.text().contains("Source: "), "{}", output.text());
}

#[test]
fn github_gets_workflow_commands() {
    let output = run(&["check", "--format", "github", "tests/fixtures/web.json"]).expect(1);
    let start = "::error file=tests/fixtures/web.json,line=42,col=46,endLine=42,endColumn=48,\
                 title=ecs/host-port-duplicate::";
    assert!(output.text().lines().any(|line| line.starts_with(start)), "{}", output.text());
    assert!(output.text().lines().any(|line| line.starts_with("::notice file=")), "{}", output.text());
    assert!(output.text().lines().all(|line| line.starts_with("::")), "{}", output.text());
}

#[test]
fn a_dash_is_standard_input() {
    let text = fs::read(fixture("web.json")).unwrap();
    let output = run_with_input(&["check", "--format", "json", "-"], &text).expect(1);
    assert_eq!(output.json()[0]["file"], "-");
    assert_eq!(of_rule(&output, "ecs/host-port-duplicate").len(), 1);
    let unread = run_with_input(&["check", "-"], b"{\"family\": \"\xC0\"}").expect(2);
    assert!(unread.err.contains("byte 12"), "{}", unread.err);
}

#[test]
fn other_encodings_are_read_and_columns_count_characters() {
    let text = "[\r\n  { \"name\": \"웹\", \"image\": \"nginx\", \"workingDirectory\": \"srv\" }\r\n]";
    for encoding in [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be] {
        let (_folder, file) = scratch("a.json", &encoding.encode(text));
        let found = of_rule(&run(&["check", "--format", "json", &file]), "ecs/working-directory-relative");
        assert_eq!((&found[0]["line"], &found[0]["column"]), (&json!(2), &json!(56)), "{encoding:?}");
    }
    let (_folder, file) = scratch("a.json", text.as_bytes());
    let output = run(&["check", &file]);
    let underline = output.text().lines().find(|line| line.ends_with(" ^^^^^")).unwrap();
    // The Hangul before it is two cells wide.
    assert_eq!(underline.chars().take_while(|c| *c != '^').count(), "2 | ".len() + 56);
}

#[test]
fn a_list_of_containers_is_checked_as_containers() {
    let output = run(&["check", "--format", "json", &fixture("containers.json")]).expect(0);
    let found = of_rule(&output, "ecs/working-directory-relative");
    assert_eq!(found[0]["path"], "containerDefinitions[0].workingDirectory");
    assert_eq!([&found[0]["line"], &found[0]["column"]], [&json!(8), &json!(25)]);
    let report = output.json();
    let mut paths = report[0]["findings"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap());
    assert!(paths.all(|path| path.starts_with("containerDefinitions[")), "{report}");
}

#[test]
fn a_text_that_is_not_json_is_one_finding_where_it_breaks() {
    let output = run_with_input(&["check", "--format", "json", "-"], b"{\n  \"family\" \"web\"\n}").expect(1);
    let report = output.json();
    let findings = report[0]["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{report}");
    assert_eq!([&findings[0]["rule"], &findings[0]["path"]], ["ecs/json-syntax", ""]);
    assert_eq!([&findings[0]["line"], &findings[0]["column"]], [&json!(2), &json!(12)]);
}

#[test]
fn a_reply_is_one_finding_and_its_inside_is_checked() {
    let recorded = format!("{{\"data\": {}}}", fs::read_to_string(fixture("reply.json")).unwrap());
    let (_folder, recording) = scratch("a.json", recorded.as_bytes());
    for (file, wrapper) in [(fixture("reply.json"), "taskDefinition"), (recording, "data.taskDefinition")] {
        let output = run(&["check", "--format", "json", &file]).expect(1);
        let wrappers = of_rule(&output, "ecs/describe-only-field");
        assert_eq!(wrappers.len(), 1, "{wrappers:?}");
        assert_eq!([&wrappers[0]["path"], &wrappers[0]["line"]], [&json!(wrapper), &json!(2)]);
        let inside = of_rule(&output, "ecs/working-directory-relative");
        assert_eq!(inside[0]["path"], format!("{wrapper}.containerDefinitions[0].workingDirectory"));
        assert_eq!(inside[0]["line"], 11);
    }
}

#[test]
fn clean_unwraps_a_reply_first() {
    let reply = fixture("reply.json");
    let found = |args: &[&str]| {
        let output = run(&[&["check", "--format", "json"], args].concat());
        let finding = of_rule(&output, "ecs/working-directory-relative").remove(0);
        (finding["path"].as_str().unwrap().to_owned(), finding["line"].as_u64().unwrap())
    };
    let path = "containerDefinitions[0].workingDirectory";
    assert_eq!(found(&[&reply]), (format!("taskDefinition.{path}"), 11));
    // The lines of the text that is checked, in which the first two are gone.
    assert_eq!(found(&["--clean", &reply]), (path.to_owned(), 9));
    let read_only =
        of_rule(&run(&["check", "--format", "json", "--clean", &reply]), "ecs/describe-only-field");
    assert!(read_only.is_empty(), "{read_only:?}");
}

#[test]
fn folders_are_searched_for_task_definitions() {
    let (folder, _) = scratch("b.json", &fs::read(fixture("web.json")).unwrap());
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    };
    write("a/task.jsonc", &fs::read(fixture("clean.json")).unwrap());
    write("a/package.json", b"{\"name\": \"a\", \"dependencies\": {}}");
    write("c/broken.json", b"{\"containerDefinitions\": [");
    write("c/notes.txt", b"{\"containerDefinitions\": []}");
    write("node_modules/x/task.json", b"{\"containerDefinitions\": []}");
    write(".git/task.json", b"{\"containerDefinitions\": []}");
    write("d/picture.json", b"\x89PNG\xff\xfe");
    let root = folder.path().to_str().unwrap();
    let report = run(&["check", "--format", "json", root]).expect(1).json();
    let files: Vec<&Path> = report
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| Path::new(entry["file"].as_str().unwrap()).strip_prefix(root).unwrap())
        .collect();
    assert_eq!(files, [Path::new("a/task.jsonc"), Path::new("b.json"), Path::new("c/broken.json")]);
    let empty = folder.path().join("d");
    let nothing = run(&["check", empty.to_str().unwrap()]).expect(2);
    assert!(nothing.err.contains("No file in"), "{}", nothing.err);
}

#[test]
fn speaks_the_language_that_is_asked_for() {
    let web = fixture("web.json");
    let korean = |output: &Run| output.text().contains("오류[ecs/host-port-duplicate]: ");
    assert!(korean(&run(&["check", "--lang", "ko", &web]).expect(1)));
    let with = |name: &str, value: &str| -> Run {
        command(&["check", &web]).env(name, value).output().unwrap().into()
    };
    assert!(korean(&with("LANG", "ko_KR.UTF-8")));
    assert!(korean(&with("LC_ALL", "ko_KR.UTF-8")));
    assert!(!korean(&with("LC_ALL", "en_US.UTF-8")));
    let english: Run =
        command(&["--lang", "en", "check", &web]).env("LANG", "ko_KR").output().unwrap().into();
    assert!(!korean(&english));
    assert!(run(&["check", "--lang", "ko", "--frmat"]).expect(2).err.starts_with("오류: --frmat 인수는"));
    assert!(run(&["--help", "--lang", "ko"]).expect(0).text().contains("사용법: taskwright"));
}

#[test]
fn a_reader_that_leaves_is_no_panic() {
    let web = fixture("web.json");
    let files = vec![web.as_str(); 200];
    let mut command = command(&[&["check"], files.as_slice()].concat());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let left = Run::from(child.wait_with_output().unwrap()).expect(1);
    assert!(!left.err.contains("panicked"), "{}", left.err);
}

#[test]
fn nothing_in_a_file_steers_the_terminal() {
    let text = r#"[{"name": "a\u001b[2J", "image": "nginx", "workingDirectory": "\u001b]0;x"}]"#;
    let output = run_with_input(&["check", "-"], text.as_bytes());
    assert!(output.text().contains("ecs/working-directory-relative"));
    assert!(!output.text().contains('\u{1b}'), "{:?}", output.text());
}

// --- usage

#[test]
fn wrong_usage_is_told_and_ends_with_2() {
    for (args, told) in [
        (&["check"][..], "<FILE>... is missing."),
        (&["check", "--format", "jsn", "a"], "jsn is no value of --format <FORMAT>."),
        (&["check", "--frmat", "json", "a"], "Did you mean --format?"),
        (&["check", "--format"], "--format <FORMAT> needs a value."),
        (&["check", "--format", "json", "--format", "json", "a"], "stands twice"),
        (&["set", "a.json"], "<PATH=VALUE>... is missing."),
        (&["explain"], "<RULE> is missing."),
    ] {
        let run = run(args).expect(2);
        assert!(run.err.contains(told), "{args:?}: {}", run.err);
        assert!(run.out.is_empty());
    }
}

#[test]
fn help_and_version_are_results() {
    for args in [&["--help"][..], &["help"], &["check", "-h"], &["help", "set"], &["--version"]] {
        let run = run(args).expect(0);
        assert!(run.text().contains("taskwright") && run.err.is_empty(), "{args:?}");
    }
}

// --- explain

#[test]
fn explain_prints_a_rule_with_or_without_prefix() {
    let page = run(&["explain", "ecs/host-port-duplicate"]).expect(0);
    assert_eq!(run(&["explain", "host-port-duplicate"]).expect(0).text(), page.text());
    for part in [
        "ecs/host-port-duplicate\n",
        "Severity: error\n",
        "Category: Ports\n",
        "Applies to: EC2, EXTERNAL\n",
        "Places: containerDefinitions[].portMappings[].hostPort\n",
        "What must be true: Host port ‹",
        "\nWhy: ",
        "\nFix: ",
    ] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    let korean = run(&["explain", "host-port-duplicate", "--lang", "ko"]).expect(0);
    assert!(korean.text().contains("심각도: 오류"), "{}", korean.text());
    let unknown = run(&["explain", "ecs/host-port-duplicat"]).expect(2);
    assert!(unknown.err.contains("Did you mean ecs/host-port-duplicate?"), "{}", unknown.err);
}

// --- set

#[test]
fn set_changes_one_line_and_no_other_byte() {
    let before = fs::read_to_string(fixture("web.json")).unwrap();
    for encoding in [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be] {
        for newline in ["\n", "\r\n"] {
            let text = before.replace('\n', newline);
            let (folder, file) = scratch("web.json", &encoding.encode(&text));
            run(&["set", &file, "containerDefinitions[api].portMappings[0].hostPort=3000"]).expect(0);
            let line = "{ \"containerPort\": 3000, \"hostPort\": 80,";
            let expected = text.replace(line, "{ \"containerPort\": 3000, \"hostPort\": 3000,");
            assert_eq!(fs::read(&file).unwrap(), encoding.encode(&expected), "{encoding:?} {newline:?}");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }
}

#[test]
fn set_takes_the_type_from_the_field() {
    let (_folder, file) = scratch("web.json", &fs::read(fixture("web.json")).unwrap());
    run(&["set", &file, "cpu=1024", "containerDefinitions[web].cpu=128"]).expect(0);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("  \"cpu\": \"1024\",\n") && text.contains("      \"cpu\": 128,\n"), "{text}");
}

#[cfg(unix)]
#[test]
fn set_leaves_a_file_alone_that_is_already_so() {
    use std::os::unix::fs::MetadataExt as _;
    let (_folder, file) = scratch("web.json", &fs::read(fixture("web.json")).unwrap());
    let inode = |file: &str| fs::metadata(file).unwrap().ino();
    let before = inode(&file);
    run(&["set", &file, "cpu=512", "--unset", "volumes"]).expect(0);
    assert_eq!(inode(&file), before);
    run(&["set", &file, "cpu=256"]).expect(0);
    assert_ne!(inode(&file), before, "the file is replaced, not written over");
}

#[test]
fn set_refuses_and_then_changes_nothing() {
    let web = fs::read(fixture("web.json")).unwrap();
    let (_folder, file) = scratch("web.json", &web);
    for (changes, code, told) in [
        (&["cpu=1", "containerDefinitions[db].cpu=1"][..], 1, "no item named db"),
        (&["containerDefinitions[wbe].cpu=1"], 1, "Did you mean web?"),
        (&["containerDefinitions[2].cpu=1"], 1, "has no item [2]: it has 2."),
        (&["containerDefinitions[web].cpu=half"], 2, "takes a whole number of 32 bits, not `half`"),
        (&["networkMode=awsvcp"], 2, "It takes bridge, host, awsvpc, none. Did you mean awsvpc?"),
        (&["containerDefinitions[web].esential=true"], 2, "Did you mean essential?"),
        (&["cpu"], 2, "gives no value"),
        (&["tags=x"], 2, "PATH:=JSON"),
    ] {
        let run = run(&[&["set", &file], changes].concat()).expect(code);
        assert!(run.err.contains(told), "{changes:?}: {}", run.err);
        assert_eq!(fs::read(&file).unwrap(), web, "{changes:?}");
    }
    run(&["set", "no-such.json", "cpu=1"]).expect(2);
    let (_folder, broken) = scratch("broken.json", b"{\"cpu\": ");
    let told = run(&["set", &broken, "cpu=1"]).expect(2);
    assert!(told.err.contains("broken.json:1:"), "{}", told.err);
}

#[test]
fn set_writes_where_it_is_told() {
    let (folder, file) = scratch("a.json", b"{\"cpu\": \"256\"}\n");
    let printed = run(&["set", &file, "cpu=512", "--output", "-"]).expect(0);
    assert_eq!(printed.text(), "{\"cpu\": \"512\"}\n");
    let other: PathBuf = folder.path().join("b.json");
    run(&["set", &file, "cpu=1024", "--output", other.to_str().unwrap()]).expect(0);
    assert_eq!(fs::read_to_string(other).unwrap(), "{\"cpu\": \"1024\"}\n");
    assert_eq!(fs::read_to_string(&file).unwrap(), "{\"cpu\": \"256\"}\n");
    let piped = run_with_input(&["set", "-", "--unset", "cpu"], b"{\"family\": \"a\", \"cpu\": \"256\"}");
    assert_eq!(piped.expect(0).text(), "{\"family\": \"a\"}");
}

//! The `aws` command line takes a file as Taskwright saves it, which is what users do with files.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use super::environment::Environment;
use super::server::Server;
use crate::shared::shared;

/// How many real files are tried: each costs a second.
const REAL_FILES: usize = 6;

fn taskwright(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taskwright"));
    command.args(args).env_remove("LC_ALL").env("LANG", "C").output().unwrap()
}

/// `aws ecs register-task-definition` with this file.
fn register(server: &Server, file: &Path) -> Output {
    let mut command = Environment::get().python();
    command.args(["-m", "awscli", "ecs", "register-task-definition", "--output", "json"]);
    command.args(["--endpoint-url", &server.url()]);
    command.arg("--cli-input-json").arg(format!("file://{}", file.display()));
    command.envs(server.variables()).output().unwrap()
}

/// Saves the file under another family and registers that: what arrives is what was saved, and nothing else.
#[track_caller]
fn saved_and_registered(server: &Server, file: &Path, family: &str) {
    let name = file.display();
    let folder = tempfile::tempdir().unwrap();
    let saved = folder.path().join("saved.json");
    let argument = format!("family={family}");
    let run = taskwright(&["set", file.to_str().unwrap(), &argument, "--output", saved.to_str().unwrap()]);
    assert!(run.status.success(), "{name}: {}", String::from_utf8_lossy(&run.stderr));

    let run = register(server, &saved);
    assert!(run.status.success(), "{name}: {}", String::from_utf8_lossy(&run.stderr));
    let reply: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(reply["taskDefinition"]["family"], family, "{name}");
    assert_eq!(server.revisions(family), 1, "{name}");
    let sent = server.proxy().requests("RegisterTaskDefinition").pop().unwrap();
    let sent: Value = serde_json::from_slice(&sent.body).unwrap();
    assert_eq!(sent, serde_json::from_slice::<Value>(&fs::read(&saved).unwrap()).unwrap(), "{name}");
}

#[test]
fn saved_files_are_registered_by_the_aws_command_line() {
    let server = Server::start();
    for name in ["clean", "pages"] {
        let file = format!("{}/tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"));
        saved_and_registered(&server, Path::new(&file), &format!("fixture-{name}"));
    }
}

#[test]
fn real_files_without_errors_are_registered_by_the_aws_command_line() {
    let Some(folder) = shared("corpus/ecs") else { return };
    let run = taskwright(&["check", "--format", "json", folder.to_str().unwrap()]);
    let report: Value = serde_json::from_slice(&run.stdout).unwrap();
    let is_good = |entry: &&Value| {
        let no_error = |finding: &Value| finding["severity"] != "error";
        let text = fs::read(entry["file"].as_str().unwrap()).unwrap();
        let document = serde_json::from_slice(&text).unwrap_or(Value::Null);
        entry["findings"].as_array().is_some_and(|findings| findings.iter().all(no_error))
            // A list of containers is no input of this command, and it takes no null, which ECS itself does.
            && document.is_object()
            && !has_null(&document)
    };
    let good: Vec<_> = report.as_array().unwrap().iter().filter(is_good).collect();
    assert!(good.len() > REAL_FILES * 10, "{}", good.len());

    let server = Server::start();
    for (number, entry) in good.iter().step_by(good.len() / REAL_FILES).enumerate() {
        saved_and_registered(&server, Path::new(entry["file"].as_str().unwrap()), &format!("real-{number}"));
    }
}

fn has_null(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().any(has_null),
        Value::Object(fields) => fields.values().any(has_null),
        _ => false,
    }
}

#[test]
fn a_key_that_the_aws_command_line_does_not_know_is_refused_before_it_is_sent() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("new.json");
    fs::write(&file, r#"{"family": "web", "newKey": 1, "containerDefinitions": []}"#).unwrap();
    let run = register(&server, &file);
    let error = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(!run.status.success() && error.contains("newKey"), "{error}");
    assert!(server.proxy().all_requests().is_empty());
}

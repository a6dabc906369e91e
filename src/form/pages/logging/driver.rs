//! Log drivers: which options each takes, and what changing from one to another does.
//!
//! Source: the reference of LogConfiguration and "Configure logging drivers" in the Docker documentation.

use serde_json::{Value, json};

use crate::document::{Edit, Path};

/// What Docker itself takes for every driver.
const OF_DOCKER: [&str; 2] = ["mode", "max-buffer-size"];
/// What the drivers that go by Docker's own rules take to tell containers apart.
const TELLING: [&str; 5] = ["tag", "labels", "labels-regex", "env", "env-regex"];
const AWSLOGS: [&str; 6] = [
    "awslogs-create-group",
    "awslogs-datetime-format",
    "awslogs-group",
    "awslogs-multiline-pattern",
    "awslogs-region",
    "awslogs-stream-prefix",
];
const JSON_FILE: [&str; 3] = ["compress", "max-file", "max-size"];
/// Beginnings of options that are one driver's own.
const PREFIXES: [&str; 5] = ["awslogs-", "splunk-", "syslog-", "gelf-", "fluentd-"];

/// Whether `driver` makes something of an option.
pub(super) fn takes(driver: &str, option: &str) -> bool {
    let is_of_docker = OF_DOCKER.contains(&option);
    match driver {
        "awslogs" => is_of_docker || AWSLOGS.contains(&option),
        "json-file" => is_of_docker || TELLING.contains(&option) || JSON_FILE.contains(&option),
        "splunk" | "syslog" | "gelf" | "fluentd" => {
            let is_own = option.strip_prefix(driver).is_some_and(|rest| rest.starts_with('-'));
            is_of_docker || TELLING.contains(&option) || is_own
        }
        "journald" => is_of_docker || TELLING.contains(&option),
        // FireLens hands everything to the router, which has names of its own.
        "awsfirelens" => {
            let is_of_another = PREFIXES.iter().any(|prefix| option.starts_with(prefix));
            !is_of_docker && !is_of_another && !TELLING.contains(&option) && !JSON_FILE.contains(&option)
        }
        _ => true,
    }
}

/// What changes the driver of the logging at `path`: options that the new one does not take go, the others stay.
pub(super) fn change(path: &Path, logging: Option<&Value>, driver: &str) -> Vec<Edit> {
    let Some(logging) = logging.filter(|logging| logging.is_object()) else {
        return vec![Edit::Set { path: path.clone(), value: json!({ "logDriver": driver }) }];
    };
    let mut edits = Vec::new();
    if logging["logDriver"] != driver {
        edits.push(Edit::Set { path: path.key("logDriver"), value: driver.into() });
    }
    if let Some(options) = logging["options"].as_object() {
        let lost: Vec<&String> = options.keys().filter(|option| !takes(driver, option)).collect();
        let at = path.key("options");
        if !lost.is_empty() && lost.len() == options.len() {
            edits.push(Edit::Remove { path: at });
        } else {
            edits.extend(lost.into_iter().map(|option| Edit::Remove { path: at.key(option.clone()) }));
        }
    }
    if let Some(secrets) = logging["secretOptions"].as_array() {
        let is_lost = |secret: &Value| secret["name"].as_str().is_some_and(|name| !takes(driver, name));
        let lost: Vec<usize> = (0..secrets.len()).filter(|index| is_lost(&secrets[*index])).collect();
        let at = path.key("secretOptions");
        if !lost.is_empty() && lost.len() == secrets.len() {
            edits.push(Edit::Remove { path: at });
        } else {
            edits.extend(lost.into_iter().rev().map(|index| Edit::Remove { path: at.index(index) }));
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::SCHEMA;

    #[test]
    fn every_driver_of_the_table_is_told_from_the_others() {
        let field = SCHEMA.lookup("containerDefinitions[].logConfiguration.logDriver").unwrap();
        for driver in &field.values {
            let own = match *driver {
                "json-file" => "max-size".to_owned(),
                "journald" => "tag".to_owned(),
                "awsfirelens" => "Name".to_owned(),
                driver => format!("{driver}-x").replace("awslogs-x", "awslogs-group"),
            };
            assert!(takes(driver, &own), "{driver}");
            assert_eq!(takes(driver, "awslogs-region"), *driver == "awslogs", "{driver}");
            assert_eq!(takes(driver, "mode"), *driver != "awsfirelens", "{driver}");
        }
    }

    #[test]
    fn another_driver_keeps_what_it_takes() {
        let path = Path::root().key("logConfiguration");
        let logging = json!({
            "logDriver": "awslogs",
            "options": { "awslogs-group": "a", "mode": "non-blocking" },
            "secretOptions": [{ "name": "awslogs-x" }, { "name": "splunk-token" }],
        });
        let expected = [
            Edit::Set { path: path.key("logDriver"), value: "splunk".into() },
            Edit::Remove { path: path.key("options").key("awslogs-group") },
            Edit::Remove { path: path.key("secretOptions").index(0) },
        ];
        assert_eq!(change(&path, Some(&logging), "splunk"), expected);
        let nothing_left = json!({ "logDriver": "awslogs", "options": { "awslogs-group": "a" } });
        assert_eq!(change(&path, Some(&nothing_left), "gelf")[1], Edit::Remove { path: path.key("options") });
        let new = [Edit::Set { path: path.clone(), value: json!({ "logDriver": "gelf" }) }];
        assert_eq!(change(&path, None, "gelf"), new);
    }
}

//! How long a check takes: `cargo bench --no-default-features`. The window makes one after each keystroke, so all
//! rules over a large document must take well below the time of a frame.

use std::fmt::Write as _;
use std::hint::black_box;

use divan::Bencher;
use taskwright::document::parse;
use taskwright::rules;
use taskwright::task::Task;
use taskwright::text::{Catalog, Language};

fn main() {
    divan::main();
}

/// A document of 10 containers with 30 ports between them, and a mistake here and there.
fn document() -> String {
    let mut containers = String::new();
    for container in 0..10 {
        let separator = if container == 0 { "" } else { "," };
        let ports: Vec<String> = (0..3)
            .map(|port| {
                let number = 8000 + 10 * container + port;
                // Every tenth port is in the way of its neighbour.
                let host = if number % 10 == 2 { 8001 } else { number };
                format!(r#"{{ "containerPort": {number}, "hostPort": {host}, "protocol": "tcp" }}"#)
            })
            .collect();
        write!(
            containers,
            r#"{separator}
    {{
      "name": "service-{container}",
      "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/service:1.{container}.0",
      "cpu": 128,
      "memory": 256,
      "memoryReservation": 512,
      "essential": true,
      "portMappings": [{}],
      "environment": [{{ "name": "LOG_LEVEL", "value": "info" }}, {{ "name": "REGION", "value": "eu-west-1" }}],
      "mountPoints": [{{ "sourceVolume": "data", "containerPath": "/data", "readOnly": true }}],
      "healthCheck": {{ "command": ["CMD-SHELL", "curl -f http://localhost/ || exit 1"], "interval": 30 }},
      "logConfiguration": {{
        "logDriver": "awslogs",
        "options": {{ "awslogs-group": "/ecs/service", "awslogs-region": "eu-west-1" }}
      }}
    }}"#,
            ports.join(", ")
        )
        .unwrap();
    }
    format!(
        r#"{{
  "family": "large",
  "networkMode": "bridge",
  "requiresCompatibilities": ["EC2"],
  "cpu": "2048",
  "memory": "4096",
  "volumes": [{{ "name": "data" }}],
  "containerDefinitions": [{containers}
  ]
}}
"#
    )
}

/// What a team keeps in its repository: a service on Fargate with a sidecar for its logs.
const TYPICAL: &str = include_str!("typical.json");

/// Containers with ports and variables until the text is nearly as long as ECS takes.
fn longest() -> String {
    let mut document = String::from(r#"{ "family": "longest", "memory": "65536", "containerDefinitions": ["#);
    for container in 0..10 {
        let separator = if container == 0 { "" } else { "," };
        write!(
            document,
            r#"{separator}{{ "name": "c-{container}", "image": "example.com/c:1.0", "environment": ["#
        )
        .unwrap();
        for variable in 0..80 {
            let separator = if variable == 0 { "" } else { "," };
            write!(
                document,
                r#"{separator}{{ "name": "VARIABLE_{variable}", "value": "value {variable}" }}"#
            )
            .unwrap();
        }
        document.push_str(r#"], "portMappings": ["#);
        for port in 0..50 {
            let (separator, number) = (if port == 0 { "" } else { "," }, 1024 + 50 * container + port);
            write!(document, r#"{separator}{{ "containerPort": {number}, "hostPort": {number} }}"#).unwrap();
        }
        document.push_str("] }");
    }
    document.push_str("] }");
    assert!((60_000..65_536).contains(&document.len()), "{}", document.len());
    document
}

#[divan::bench]
fn all_rules_over_64_kib(bencher: Bencher<'_, '_>) {
    let text = longest();
    let parsed = parse(&text).unwrap();
    let task = Task::read(&text, &parsed);
    bencher.bench(|| rules::check(black_box(&task), &parsed.value));
}

#[divan::bench]
fn typical_parsed_by_serde_json(bencher: Bencher<'_, '_>) {
    bencher.bench(|| serde_json::from_str::<serde_json::Value>(black_box(TYPICAL)).unwrap());
}

/// To be held against the one above.
#[divan::bench]
fn typical_from_text_to_sentences(bencher: Bencher<'_, '_>) {
    let catalog = Catalog::new(Language::En);
    bencher.bench(|| sentences(black_box(TYPICAL), &catalog));
}

/// From the text to all sentences, as `check` and the window do it.
fn sentences(text: &str, catalog: &Catalog) -> usize {
    let parsed = parse(text).unwrap();
    let found = rules::check(&Task::read(text, &parsed), &parsed.value);
    let sentence = |finding: &rules::Finding| {
        let key = finding.rule.text_key();
        let why = catalog.attribute(key, "why", &finding.args).unwrap_or_default();
        catalog.format(key, &finding.args).len() + why.len()
    };
    found.iter().map(sentence).sum()
}

#[divan::bench]
fn parse_text(bencher: Bencher<'_, '_>) {
    let text = document();
    bencher.bench(|| parse(black_box(&text)));
}

#[divan::bench]
fn all_rules(bencher: Bencher<'_, '_>) {
    let text = document();
    let parsed = parse(&text).unwrap();
    let task = Task::read(&text, &parsed);
    bencher.bench(|| rules::check(black_box(&task), &parsed.value));
}

#[divan::bench]
fn text_to_sentences(bencher: Bencher<'_, '_>) {
    let text = document();
    let catalog = Catalog::new(Language::En);
    bencher.bench(|| sentences(black_box(&text), &catalog));
}

#[divan::bench]
fn read_all_texts() -> Catalog {
    Catalog::new(black_box(Language::En))
}

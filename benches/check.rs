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

/// From the text to the sentences, as `check` and the window do it.
#[divan::bench]
fn text_to_sentences(bencher: Bencher<'_, '_>) {
    let text = document();
    let catalog = Catalog::new(Language::En);
    bencher.bench(|| {
        let parsed = parse(black_box(&text)).unwrap();
        let found = rules::check(&Task::read(&text, &parsed), &parsed.value);
        let sentences = found.iter().map(|finding| catalog.format(finding.rule.text_key(), &finding.args));
        sentences.map(|sentence| sentence.len()).sum::<usize>()
    });
}

#[divan::bench]
fn read_all_texts() -> Catalog {
    Catalog::new(black_box(Language::En))
}

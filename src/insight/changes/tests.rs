//! Fixed pairs with fixed words, and what holds for every pair.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::text::{Catalog, Language};

/// Two versions as `base` and what another value at some paths makes of it.
fn pair(base: &Value, edits: &[(&str, Value)]) -> (Value, Value) {
    let mut new = base.clone();
    for (path, value) in edits {
        let pointer = format!("/{}", path.replace('.', "/"));
        match new.pointer_mut(&pointer) {
            Some(place) => *place = value.clone(),
            None => {
                let (parent, key) = pointer.rsplit_once('/').unwrap();
                match new.pointer_mut(parent).unwrap() {
                    Value::Object(members) => drop(members.insert(key.into(), value.clone())),
                    Value::Array(list) => list.push(value.clone()),
                    _ => panic!("{path}"),
                }
            }
        }
    }
    (base.clone(), new)
}

fn in_both(old: &Value, new: &Value) -> [String; 2] {
    let found = changes(old, new);
    Language::ALL.map(|language| text(&found, &Catalog::new(language)))
}

fn english(old: &Value, new: &Value) -> String {
    in_both(old, new)[0].clone()
}

/// The picture of the dialog.
fn deployed() -> Value {
    json!({
        "family": "foobar",
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": "256",
        "memory": "512",
        "containerDefinitions": [
            {
                "name": "foobar-api-prod",
                "image": "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/foobar-api:1.4.1",
                "cpu": 128,
                "environment": [
                    {"name": "HOST", "value": "db"},
                    {"name": "DB_PASSWORD", "value": "hunter2"}
                ],
                "portMappings": [{"containerPort": 8080, "hostPort": 8080, "protocol": "tcp"}]
            },
            {"name": "otel-collector", "image": "otel:1", "essential": false}
        ],
        "volumes": [{"name": "uploads", "efsVolumeConfiguration": {"fileSystemId": "fs-1"}}]
    })
}

fn drafted() -> Value {
    let mut new = pair(
        &deployed(),
        &[
            ("cpu", json!("512")),
            ("memory", json!("1024")),
            (
                "containerDefinitions.0.image",
                json!("111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/foobar-api:1.4.2"),
            ),
            ("containerDefinitions.0.environment", json!([{"name": "HOST", "value": "db"}])),
            ("containerDefinitions.0.secrets", json!([{"name": "DB_PASSWORD", "valueFrom": "/foobar/db"}])),
            (
                "containerDefinitions.0.healthCheck",
                json!({"command": ["CMD-SHELL", "curl -f http://localhost:8080/healthz || exit 1"]}),
            ),
            ("volumes.0.efsVolumeConfiguration.transitEncryption", json!("ENABLED")),
        ],
    )
    .1;
    new["containerDefinitions"][0].as_object_mut().unwrap().shift_remove("portMappings");
    // As people write it: no protocol, no host port.
    new["containerDefinitions"][0]["portMappings"] = json!([{"containerPort": 8080}]);
    new
}

fn rows(found: &[Change], catalog: &Catalog) -> Vec<String> {
    let row = |change: &Change| {
        let parts = [&change.subject, &change.from, &change.to].map(|words| words.text(catalog));
        format!(
            "{} | {} → {} | {}",
            parts[0],
            parts[1],
            parts[2],
            change.remark_text(catalog).unwrap_or_default()
        )
    };
    found.iter().filter(|change| !change.is_hidden()).map(row).collect()
}

#[test]
fn the_rows_of_the_picture() {
    let found = changes(&deployed(), &drafted());
    assert_eq!(
        rows(&found, &Catalog::new(Language::En)),
        [
            "Task size | 0.25 vCPU, 0.5 GB → 0.5 vCPU, 1 GB | +$10.36 / month",
            "foobar-api-prod image | 1.4.1 → 1.4.2 | ",
            "DB_PASSWORD | plain value → SSM parameter | safer",
            "Health check | none → GET /healthz every 30 s | ",
            "Volume uploads | not encrypted → TLS in transit | safer",
        ]
    );
    assert_eq!(
        rows(&found, &Catalog::new(Language::Ko)),
        [
            "태스크 크기 | 0.25 vCPU, 0.5 GB → 0.5 vCPU, 1 GB | 월 +$10.36",
            "foobar-api-prod 이미지 | 1.4.1 → 1.4.2 | ",
            "DB_PASSWORD | 평문 값 → SSM 파라미터 | 더 안전",
            "상태 확인 | 없음 → 30초마다 GET /healthz | ",
            "볼륨 uploads | 암호화 없음 → 전송 중 TLS 암호화 | 더 안전",
        ]
    );
    let weights: Vec<Weight> =
        found.iter().filter(|change| !change.is_hidden()).map(Change::weight).collect();
    assert_eq!(weights, [Weight::Costs, Weight::Neutral, Weight::Safer, Weight::Neutral, Weight::Safer]);
    let password = &found[2];
    assert_eq!(password.old_path.as_ref().unwrap().to_string(), "containerDefinitions[0].environment[1]");
    assert_eq!(password.path.as_ref().unwrap().to_string(), "containerDefinitions[0].secrets[0]");
    assert_eq!(password.owner, Some(Owner::Container("foobar-api-prod".into())));
}

#[test]
fn whole_sentences_in_both_languages() {
    let [en, ko] = in_both(&deployed(), &drafted());
    assert_eq!(
        en,
        "Task size changes from 0.25 vCPU, 0.5 GB to 0.5 vCPU, 1 GB (+$10.36 / month).\n\
         foobar-api-prod image changes from 1.4.1 to 1.4.2.\n\
         DB_PASSWORD of foobar-api-prod changes from plain value to SSM parameter (safer).\n\
         Health check of foobar-api-prod is added: GET /healthz every 30 s.\n\
         Volume uploads changes from not encrypted to TLS in transit (safer).\n\
         1 difference changes nothing for ECS.\n"
    );
    assert_eq!(
        ko,
        "태스크 크기가 0.25 vCPU, 0.5 GB에서 0.5 vCPU, 1 GB로 바뀝니다(월 +$10.36).\n\
         foobar-api-prod 이미지가 1.4.1에서 1.4.2로 바뀝니다.\n\
         foobar-api-prod의 DB_PASSWORD가 평문 값에서 SSM 파라미터로 바뀝니다(더 안전).\n\
         foobar-api-prod의 상태 확인이 추가됩니다: 30초마다 GET /healthz.\n\
         볼륨 uploads가 암호화 없음에서 전송 중 TLS 암호화로 바뀝니다(더 안전).\n\
         ECS에서 의미가 같은 차이 1곳은 뺐습니다.\n"
    );
}

/// Two versions of one container, and what is said of it in English.
fn of_container(old: Value, new: Value) -> Vec<String> {
    let task = |mut own: Value| {
        own["name"] = "web".into();
        json!({"family": "a", "networkMode": "awsvpc", "containerDefinitions": [own]})
    };
    lines(&task(old), &task(new))
}

fn lines(old: &Value, new: &Value) -> Vec<String> {
    english(old, new).lines().map(str::to_owned).collect()
}

#[test]
fn images_are_told_by_what_differs() {
    for (old, new, said) in [
        ("web:1", "web:2", "web image changes from 1 to 2."),
        (
            "web:1",
            "web:latest",
            "web image changes from 1 to latest. The image can become another one without a new revision.",
        ),
        ("web", "web:1", "web image changes from no tag to 1."),
        ("host/web:1", "host/api:1", "web image changes from host/web:1 to host/api:1."),
        (
            "web:1",
            "web@sha256:0123456789abcdef0123456789abcdef",
            "web image changes from 1 to sha256:0123456789ab…. The image can no longer change unnoticed.",
        ),
        ("https://me:hunter2@host/web:1", "host/api:1", "web image changes from host/web:1 to host/api:1."),
    ] {
        assert_eq!(of_container(json!({"image": old}), json!({"image": new})), [said]);
    }
}

#[test]
fn variables_are_one_change_each_and_hide_secrets() {
    let plain = |name: &str, value: &str| json!({"environment": [{"name": name, "value": value}]});
    let secret = |name: &str, from: &str| json!({"secrets": [{"name": name, "valueFrom": from}]});
    for (old, new, said) in [
        (plain("MODE", "a"), plain("MODE", "b"), "MODE of web changes from a to b."),
        (plain("MODE", "a"), json!({}), "MODE of web is removed. It was a."),
        (json!({}), plain("MODE", ""), "MODE of web is added: empty."),
        (
            plain("TOKEN", "hunter2"),
            plain("TOKEN", "hunter3"),
            "TOKEN of web changes from plain value to another plain value.",
        ),
        (
            json!({}),
            plain("TOKEN", "hunter2"),
            "TOKEN of web is added: plain value. \
             Everyone who may describe the task definition can read the value.",
        ),
        (
            secret("KEY", "/a"),
            plain("KEY", "hunter2"),
            "KEY of web changes from SSM parameter to plain value. \
             Everyone who may describe the task definition can read the value.",
        ),
        (
            secret("KEY", "/a"),
            secret("KEY", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf:pw::"),
            "KEY of web changes from SSM parameter /a to Secrets Manager secret db-AbCdEf:pw.",
        ),
        // The secret itself in the wrong field.
        (
            secret("KEY", "hunter2"),
            secret("KEY", "hunter3"),
            "KEY of web changes from SSM parameter to another SSM parameter.",
        ),
        (
            plain("URL", "postgres://me:hunter2@db/a"),
            plain("URL", "postgres://me:hunter2@db/b"),
            "URL of web changes from postgres://••••••@db/a to postgres://••••••@db/b.",
        ),
        (plain("A=hunter2", "1"), json!({}), "A=… of web is removed. It was 1."),
    ] {
        assert_eq!(of_container(old, new), [said]);
    }
}

#[test]
fn health_checks_ports_and_logs_are_phrases() {
    let check = |line: &str, more: Value| {
        let mut check = json!({"command": ["CMD-SHELL", line]});
        for (key, value) in more.as_object().unwrap() {
            check[key] = value.clone();
        }
        json!({ "healthCheck": check })
    };
    let port = |mapping: Value| json!({ "portMappings": [mapping] });
    let log = |options: Value| json!({"logConfiguration": {"logDriver": "awslogs", "options": options}});
    for (old, new, said) in [
        (
            check("curl -f http://localhost/a", json!({})),
            json!({}),
            "Health check of web is removed. It was GET /a every 30 s. \
             ECS no longer sees that the container hangs.",
        ),
        (
            check("curl -f http://localhost/a", json!({})),
            check("curl -f http://localhost/a", json!({"interval": 10, "retries": 5})),
            "Health check of web changes from GET /a every 30 s, retries 3 to GET /a every 10 s, retries 5.",
        ),
        (
            check("curl -f http://localhost:80/a", json!({})),
            check("curl -f http://localhost:81/a", json!({})),
            "Health check of web changes from curl -f http://localhost:80/a every 30 s \
             to curl -f http://localhost:81/a every 30 s.",
        ),
        (
            port(json!({"containerPort": 80})),
            port(json!({"containerPort": 81})),
            "Port of web changes from 80 to 81. What still sends to the old port gets no answer.",
        ),
        (
            port(json!({"containerPort": 80})),
            port(json!({"containerPort": 80, "name": "http", "appProtocol": "http2"})),
            "Port 80 of web changes from set to name http, http2.",
        ),
        (json!({}), port(json!({"containerPort": 53, "protocol": "udp"})), "Port 53/udp of web is added."),
        (
            log(json!({"awslogs-group": "/a", "awslogs-region": "eu-west-1"})),
            log(json!({"awslogs-group": "/b", "awslogs-region": "eu-west-1"})),
            "Logging of web changes from awslogs-group: /a to awslogs-group: /b.",
        ),
        (
            log(json!({"awslogs-group": "/a"})),
            json!({}),
            "Logging of web is removed. It was awslogs, /a. Nothing keeps what the container prints.",
        ),
        (
            json!({"logConfiguration": {"logDriver": "splunk", "options": {"splunk-token": "hunter2"}}}),
            json!({"logConfiguration": {"logDriver": "splunk", "options": {"splunk-token": "hunter3"}}}),
            "Logging of web changes from splunk-token: hidden value to another splunk-token: hidden value.",
        ),
    ] {
        assert_eq!(of_container(old, new), [said]);
    }
}

#[test]
fn other_fields_have_their_labels_and_units() {
    for (old, new, said) in [
        (json!({}), json!({"stopTimeout": 60}), "Stop timeout of web changes from 30 s to 60 s."),
        (
            json!({"memory": 256}),
            json!({"memory": 512}),
            "Memory hard limit of web changes from 256 MiB to 512 MiB.",
        ),
        (
            json!({}),
            json!({"privileged": true}),
            "Privileged mode of web changes from off to on. \
             Code that breaks out of the container has power over the host.",
        ),
        (
            json!({"command": ["app", "--token", "hunter2"]}),
            json!({"command": ["app", "--token", "hunter2", "-v"]}),
            "Command of web changes from app --token •••••• to app --token •••••• -v.",
        ),
        (
            json!({"ulimits": [{"name": "nofile", "softLimit": 1, "hardLimit": 2}]}),
            json!({"ulimits": [{"name": "nofile", "softLimit": 1, "hardLimit": 4}]}),
            "Resource limits (ulimits) › nofile of web changes from softLimit: 1, hardLimit: 2 to softLimit: 1, hardLimit: 4.",
        ),
        (
            json!({}),
            json!({"mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}]}),
            "Mount /data of web is added: data.",
        ),
        (json!({}), json!({"newThing": {"a": 1}}), "newThing of web is added: {\"a\":1}."),
    ] {
        assert_eq!(of_container(old, new), [said]);
    }
    let task = |more: Value| {
        let mut task = json!({"family": "a", "containerDefinitions": [{"name": "web", "image": "a"}]});
        for (key, value) in more.as_object().unwrap() {
            task[key] = value.clone();
        }
        task
    };
    for (old, new, said) in [
        (
            json!({"executionRoleArn": "arn:aws:iam::111122223333:role/a"}),
            json!({}),
            "Task execution role is removed. It was a. \
             What was done with the role fails.",
        ),
        (
            json!({"tags": [{"key": "team", "value": "a"}]}),
            json!({"tags": [{"key": "team", "value": "b"}]}),
            "Tag team changes from a to b.",
        ),
        (
            json!({"volumes": [{"name": "v"}]}),
            json!({"volumes": [{"name": "v", "efsVolumeConfiguration": {"fileSystemId": "fs-1"}}]}),
            "Volume v changes from bind mount to EFS fs-1. Files in the old place are not in the new one.",
        ),
        (
            json!({}),
            json!({"containerDefinitions": [{"name": "web", "image": "a"}, {"name": "log", "image": "fluent-bit"}]}),
            "Container log is added: fluent-bit.",
        ),
        (
            json!({"cpu": "1 vCPU"}),
            json!({"cpu": "512", "memory": "1 GB"}),
            "Task size changes from 1 vCPU to 0.5 vCPU, 1 GB.",
        ),
    ] {
        assert_eq!(lines(&task(old), &task(new)), [said]);
    }
}

#[test]
fn prices_go_by_region_and_platform() {
    let task = |architecture: &str, cpu: &str, memory: &str| {
        json!({
            "requiresCompatibilities": ["FARGATE"],
            "runtimePlatform": {"cpuArchitecture": architecture, "operatingSystemFamily": "LINUX"},
            "cpu": cpu,
            "memory": memory
        })
    };
    let (old, new) = (task("X86_64", "1024", "2048"), task("ARM64", "512", "1024"));
    let monthly = |region: Option<&str>| -> Vec<String> {
        let found = changes_in(&old, &new, region);
        found
            .iter()
            .map(|change| change.cost.as_ref().map_or("-".into(), |cost| format!("{:.2}", cost.monthly)))
            .collect()
    };
    // 41.45 − 20.72, and 20.72 − 16.58: see the tests of the prices.
    assert_eq!(monthly(Some("ap-northeast-2")), ["-20.72", "-4.14"]);
    assert_eq!(monthly(Some("eu-west-1")), ["-", "-"]);
    let catalog = Catalog::new(Language::En);
    assert_eq!(changes(&old, &new)[0].remark_text(&catalog).as_deref(), Some("−$20.72 / month"));
}

#[test]
fn what_two_containers_share_is_told_apart() {
    let task = |value: &str| {
        let variable = json!([{"name": "MODE", "value": value}]);
        json!({"containerDefinitions": [
            {"name": "a", "image": "a", "environment": variable},
            {"name": "b", "image": "b", "environment": variable}
        ]})
    };
    let found = changes(&task("1"), &task("2"));
    let catalog = Catalog::new(Language::En);
    assert_eq!(rows(&found, &catalog), ["MODE of a | 1 → 2 | ", "MODE of b | 1 → 2 | "]);
    assert_eq!(found[1].sentence(&catalog), "MODE of b changes from 1 to 2.");
}

#[test]
fn what_ecs_fills_in_and_the_order_of_things_change_nothing() {
    let registered = json!({
        "family": "a",
        "cpu": ".25 vCPU",
        "memory": "0.5 GB",
        "networkMode": "awsvpc",
        "requiresCompatibilities": ["FARGATE", "EC2"],
        "executionRoleArn": "ecsTaskExecutionRole",
        "containerDefinitions": [
            {
                "name": "web",
                "image": "web:1",
                "portMappings": [{"containerPort": 80}],
                "environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}],
                "healthCheck": {"command": ["CMD", "true"]},
                "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/a"}},
                "linuxParameters": {"capabilities": {"drop": ["ALL", "NET_RAW"]}}
            },
            {"name": "side", "image": "side:1", "essential": false}
        ],
        "volumes": [{"name": "data"}, {"name": "efs", "efsVolumeConfiguration": {"fileSystemId": "fs-1"}}],
        "tags": [{"key": "a", "value": "1"}, {"key": "b", "value": "2"}]
    });
    let described = json!({
        "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/a:3",
        "revision": 3,
        "status": "ACTIVE",
        "requiresAttributes": [{"name": "x"}],
        "compatibilities": ["EC2", "FARGATE"],
        "registeredAt": 1.5,
        "registeredBy": "arn:aws:iam::111122223333:root",
        "family": "a",
        "cpu": "256",
        "memory": "512",
        "networkMode": "awsvpc",
        "requiresCompatibilities": ["EC2", "FARGATE"],
        "executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole",
        "placementConstraints": [],
        "containerDefinitions": [
            {
                "name": "side", "image": "side:1", "cpu": 0, "essential": false, "portMappings": [],
                "environment": [], "mountPoints": [], "volumesFrom": [], "systemControls": []
            },
            {
                "name": "web", "image": "web:1", "cpu": 0, "essential": true,
                "portMappings": [{"containerPort": 80, "hostPort": 80, "protocol": "tcp"}],
                "environment": [{"name": "B", "value": "2"}, {"name": "A", "value": "1"}],
                "mountPoints": [], "volumesFrom": [], "systemControls": [],
                "healthCheck": {"command": ["CMD", "true"], "interval": 30, "timeout": 5, "retries": 3},
                "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/a"}, "secretOptions": []},
                "linuxParameters": {"capabilities": {"add": [], "drop": ["NET_RAW", "ALL"]}}
            }
        ],
        "volumes": [
            {"name": "efs", "efsVolumeConfiguration": {"fileSystemId": "fs-1", "rootDirectory": "/", "transitEncryption": "DISABLED"}},
            {"name": "data", "host": {}}
        ],
        "tags": [{"key": "b", "value": "2"}, {"key": "a", "value": "1"}]
    });
    for (old, new) in [(&registered, &described), (&described, &registered)] {
        let found = changes(old, new);
        let said: Vec<String> = rows(&found, &Catalog::new(Language::En));
        assert_eq!(said, [] as [String; 0]);
        // Nothing is lost: both sizes, the role, the order of six lists, and what was filled in.
        let count = |kind| found.iter().filter(|change| change.kind == kind).count();
        assert_eq!((count(Kind::Spelling), count(Kind::Order)), (3, 6));
        assert!(count(Kind::Default) >= 15, "{}", count(Kind::Default));
        let [en, ko] = in_both(old, new);
        assert!(
            en.starts_with("Nothing changes.\n") && en.ends_with(" differences change nothing for ECS.\n"),
            "{en}"
        );
        assert!(ko.starts_with("바뀌는 것이 없습니다.\n"), "{ko}");
    }
}

#[test]
fn host_ports_go_by_the_network_mode() {
    let task = |mode: Value, host: Value| {
        json!({"networkMode": mode, "containerDefinitions": [
            {"name": "web", "image": "a", "portMappings": [{"containerPort": 80, "hostPort": host}]}
        ]})
    };
    for (mode, old, new, is_change) in [
        (json!("bridge"), json!(null), json!(0), false),
        (json!("bridge"), json!(null), json!(80), true),
        (json!("awsvpc"), json!(null), json!(80), false),
        (json!("host"), json!(0), json!(80), false),
        (json!(null), json!(0), json!(8080), true),
    ] {
        let found = changes(&task(mode.clone(), old.clone()), &task(mode.clone(), new.clone()));
        assert_eq!(found.iter().any(|change| !change.is_hidden()), is_change, "{mode} {old} {new}");
        assert!(!found.is_empty());
    }
    let found = changes(&task(json!(null), json!(80)), &task(json!("bridge"), json!(80)));
    assert!(found.len() == 1 && found[0].is_hidden(), "bridge is what ECS takes on EC2");
}

#[test]
fn the_order_of_environment_files_and_words_is_a_change() {
    let files = |names: [&str; 2]| {
        let file = |name| json!({"value": format!("arn:aws:s3:::b/{name}.env"), "type": "s3"});
        json!({"environmentFiles": names.map(file)})
    };
    let said = of_container(files(["a", "b"]), files(["b", "a"]));
    assert_eq!(said, ["Environment files of web changes from the old order to another order."]);
    let said = of_container(json!({"command": ["a", "b"]}), json!({"command": ["b", "a"]}));
    assert_eq!(said, ["Command of web changes from a b to b a."]);
}

#[test]
fn bare_lists_of_containers_and_other_values_are_compared_too() {
    let (old, new) = (json!([{"name": "web", "image": "web:1"}]), json!([{"name": "web", "image": "web:2"}]));
    assert_eq!(lines(&old, &new), ["web image changes from 1 to 2."]);
    assert_eq!(lines(&json!(1), &json!("a")), ["Document changes from 1 to a."]);
    assert_eq!(lines(&old, &old), ["Nothing changes."]);
}

/// Secrets in every place that can hold one, and nowhere a trace of them.
#[test]
fn secrets_are_in_no_text_and_no_data() {
    let secret = |n: usize| format!("hunter2{n}");
    let container = |n: usize| {
        json!({
            "name": "web",
            "image": format!("https://me:{}@host/web:{n}", secret(n)),
            "environment": [
                {"name": "DB_PASSWORD", "value": secret(n)},
                {"name": "URL", "value": format!("amqp://me:{}@mq", secret(n))},
                {"name": "CONNECTION", "value": format!("Endpoint=sb://a;SharedAccessKey={};", secret(n))},
                {"name": "AWS", "value": format!("AKIA{:016}", n)},
                {"name": format!("ODD={}", secret(n)), "value": "1"}
            ],
            "secrets": [{"name": "WRONG", "valueFrom": secret(n)}],
            "command": ["app", "--password", secret(n), format!("--token={}", secret(n))],
            "healthCheck": {"command": ["CMD-SHELL", format!("curl -u me:{} http://localhost/", secret(n))]},
            "logConfiguration": {
                "logDriver": "splunk",
                "options": {"splunk-token": secret(n), "splunk-url": format!("https://a:{}@b", secret(n))},
                "secretOptions": [{"name": "a", "valueFrom": secret(n)}]
            },
            "dockerLabels": {"api-key": secret(n)},
            "environmentFiles": [{"value": format!("https://b/a.env?X-Amz-Signature={}", secret(n)), "type": "s3"}],
            "newField": {"password": secret(n)}
        })
    };
    let task = |n: usize, containers: Vec<Value>| {
        json!({
            "family": "a",
            "containerDefinitions": containers,
            "volumes": [{"name": "v", "dockerVolumeConfiguration": {
                "driverOpts": {"o": format!("username=me,password={}", secret(n))}
            }}],
            "tags": [{"key": "token", "value": secret(n)}],
            "apiKey": secret(n)
        })
    };
    let (old, new) = (task(1, vec![container(1)]), task(2, vec![container(2)]));
    let (none, empty) = (task(2, vec![]), json!({"containerDefinitions": [{"name": "web"}]}));
    for (old, new) in [
        (&old, &new),
        (&old, &none),
        (&none, &new),
        (&empty, &new),
        (&old, &empty),
        (&json!(secret(1)), &json!({})),
    ] {
        let found = changes(old, new);
        let said = in_both(old, new).concat() + &format!("{found:?}");
        let plain = said.replace("Document", "");
        // A document that is a text alone says no more than what it is.
        if old.is_object() {
            assert!(!plain.contains("hunter2") && !plain.contains("AKIA0"), "{said}");
            for change in &found {
                let data = format!("{:?} {:?}", change.old, change.new);
                assert!(!data.contains("hunter2") && !data.contains("AKIA0"), "{change:?} {data}");
            }
        }
    }
}

#[test]
fn a_document_twice_as_long_is_twice_the_work() {
    let long = |count: usize, value: &str| {
        let variable = |n| json!({"name": format!("NAME_{n}"), "value": format!("{value}{n}")});
        let environment: Vec<Value> = (0..count).map(variable).collect();
        let port = |n| json!({"containerPort": n, "name": format!("{value}{n}")});
        let ports: Vec<Value> = (0..count).map(port).collect();
        json!({"containerDefinitions": [{"name": "web", "environment": environment, "portMappings": ports}]})
    };
    let work = |count: usize| {
        let before = fold::count::STEPS.get();
        assert_eq!(changes(&long(count, "a"), &long(count, "b")).len(), 2 * count);
        fold::count::STEPS.get() - before
    };
    // About 64 KiB, in which all is different.
    let (half, whole) = (work(400), work(800));
    assert!(half > 400 && whole <= 2 * half + 10, "{half} {whole}");
}

/// Documents as they could be written, with what goes wrong in them.
fn document() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        Just(json!(0)),
        Just(json!(80)),
        Just(json!("a")),
        Just(json!("")),
        Just(json!(true)),
        Just(json!("DISABLED")),
        Just(json!("1 GB")),
        Just(json!("1024")),
        Just(json!("bridge")),
        Just(json!(80.0)),
    ];
    let key = prop::sample::select(vec![
        "containerDefinitions",
        "volumes",
        "environment",
        "secrets",
        "portMappings",
        "name",
        "value",
        "valueFrom",
        "containerPort",
        "hostPort",
        "cpu",
        "memory",
        "image",
        "healthCheck",
        "command",
        "interval",
        "networkMode",
        "logConfiguration",
        "options",
        "efsVolumeConfiguration",
        "transitEncryption",
        "host",
        "tags",
        "key",
        "x",
        "runtimePlatform",
        "cpuArchitecture",
        "ephemeralStorage",
        "sizeInGiB",
        "essential",
    ]);
    leaf.prop_recursive(5, 48, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..6).prop_map(|members| members
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()),
        ]
    })
}

proptest! {
    #[test]
    fn what_differs_is_told_and_what_does_not_is_not(old in document(), new in document()) {
        prop_assert_eq!(changes(&old, &old), vec![]);
        let wrap = |list: &Value| json!({"containerDefinitions": [list], "volumes": [list], "cpu": "1", "tags": list});
        for (old, new) in [(old.clone(), new.clone()), (wrap(&old), wrap(&new))] {
            let found = changes(&old, &new);
            prop_assert_eq!(found.is_empty(), old == new);
            for change in &found {
                prop_assert!(change.path.is_some() || change.old_path.is_some());
                prop_assert!(change.is_hidden() || change.from != change.to, "{:?}", change);
            }
            in_both(&old, &new);
        }
    }
}

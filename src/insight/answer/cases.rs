//! Answers as people reported them, each with a document that ECS would give it to and the place it is about. The
//! wordings come from public issues and from the documentation of AWS; names and documents are made up.

use proptest::prelude::*;

use super::*;
use crate::document::parse;
use crate::rules::{self, answer, testing};

/// The path of the place and the id of its rule.
fn found(message: &str, text: &str) -> Option<(String, Option<&'static str>)> {
    let parsed = parse(text).unwrap();
    let task = Task::read(text, &parsed);
    let findings = rules::check(&task, &parsed.value);
    place(message, &task, &findings).map(|place| (place.path.to_string(), place.rule.map(|rule| rule.id)))
}

/// Compares the paths of many messages, and tells all that differ.
fn assert_places(cases: &[(&str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (message, text, expected) in cases {
        let path = found(message, text).map(|(path, _)| path);
        if path.as_deref().unwrap_or_default() != *expected {
            wrong.push(format!("{message}\n  at {path:?}, expected {expected:?}\n  {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Two containers and a volume on Fargate, with nothing that ECS refuses.
const SHOP: &str = r#"{
    "family": "shop", "networkMode": "awsvpc", "cpu": "512", "memory": "1024",
    "requiresCompatibilities": ["FARGATE"],
    "taskRoleArn": "arn:aws:iam::111122223333:role/shop-task",
    "executionRoleArn": "arn:aws:iam::111122223333:role/service-role/shop-start",
    "containerDefinitions": [
        {"name": "web", "image": "nginx:1.27", "memory": 256, "portMappings": [{"containerPort": 80, "name": "http"}],
         "mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}],
         "secrets": [{"name": "TOKEN", "valueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:token-a1b2c3:key::"}],
         "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/shop",
             "awslogs-region": "us-east-1", "awslogs-stream-prefix": "web"}}},
        {"name": "worker", "image": "worker:3", "memory": 512, "healthCheck": {"command": ["CMD", "ok"], "interval": 30},
         "dependsOn": [{"containerName": "web", "condition": "START"}]}
    ],
    "volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0a1b2c3d"}}, {"name": "cache"}],
    "tags": [{"key": "team", "value": "shop"}]
}"#;

#[test]
fn known_answers_lead_to_what_the_rule_found() {
    assert_places(&[
        (
            "An error occurred (ClientException) when calling the RegisterTaskDefinition operation: Invalid setting \
             for container 'b'. At least one of 'memory' or 'memoryReservation' must be specified.",
            r#"{"family": "f", "containerDefinitions": [{"name": "a", "image": "a"}, {"name": "b", "image": "b"}]}"#,
            "containerDefinitions[1].memory",
        ),
        (
            "Service:AmazonECS, Code:ClientException, Message:TCP host port '3000' is mapped multiple times in task., \
             Class:com.amazonaws.services.ecs.model.ClientException",
            r#"{"family": "f", "containerDefinitions": [
                {"name": "a", "image": "a", "memory": 9, "portMappings": [{"containerPort": 1, "hostPort": 80}]},
                {"name": "b", "image": "b", "memory": 9, "portMappings": [
                    {"containerPort": 2, "hostPort": 80}, {"containerPort": 3, "hostPort": 3000}]},
                {"name": "c", "image": "c", "memory": 9, "portMappings": [{"containerPort": 4, "hostPort": 3000}]}]}"#,
            "containerDefinitions[2].portMappings[0].hostPort",
        ),
        (
            "ClientException: When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
            r#"{"family": "f", "networkMode": "awsvpc", "containerDefinitions": [
                {"name": "a", "image": "a", "memory": 9, "portMappings": [{"containerPort": 80, "hostPort": 8080}]}]}"#,
            "containerDefinitions[0].portMappings[0].hostPort",
        ),
        (
            "{\"error\": {\"code\": \"ClientException\", \"message\": \"Unknown volume 'root-RO'.\"}, \"msg\": \"An error \
             occurred (ClientException) when calling the RegisterTaskDefinition operation: Unknown volume 'root-RO'.",
            r#"{"family": "f", "containerDefinitions": [{"name": "a", "image": "a", "memory": 9, "mountPoints": [
                {"sourceVolume": "dk", "containerPath": "/dk"}, {"sourceVolume": "root-RO", "containerPath": "/r"}]}],
                "volumes": [{"name": "dk"}]}"#,
            "containerDefinitions[0].mountPoints[1].sourceVolume",
        ),
        (
            "ClientException: No Fargate configuration exists for given values.",
            r#"{"family": "f", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256",
                "memory": "4096", "containerDefinitions": [{"name": "a", "image": "a"}]}"#,
            "cpu",
        ),
        (
            "An error occurred (InvalidParameterException) when calling the RegisterTaskDefinition operation: \
             Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the Amazon ECS \
             Developer Guide.",
            r#"{"family": "f", "cpu": "lots", "containerDefinitions": [{"name": "a", "image": "a", "memory": 9, "cpu": 3}]}"#,
            "cpu",
        ),
        (
            "Error: failed creating ECS Task Definition (containers): ClientException: Fargate only supports network \
             mode \u{2018}awsvpc\u{2019}.",
            r#"{"family": "f", "networkMode": "bridge", "requiresCompatibilities": ["FARGATE"], "cpu": "256",
                "memory": "512", "containerDefinitions": [{"name": "a", "image": "a"}]}"#,
            "networkMode",
        ),
        (
            "ClientException: Fargate requires that 'cpu' be defined at the task level.",
            r#"{"family": "f", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "memory": "512",
                "containerDefinitions": [{"name": "a", "image": "a", "cpu": 256}]}"#,
            "cpu",
        ),
        (
            "Error: ClientException: Fargate requires task definition to have execution role ARN to support log \
             driver awslogs.\n\u{2502}\n\u{2502}   with aws_ecs_task_definition.api,\n\u{2502}   on ecs.tf line 17",
            r#"{"family": "f", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256",
                "memory": "512", "containerDefinitions": [{"name": "a", "image": "a", "logConfiguration":
                {"logDriver": "awslogs", "options": {"awslogs-group": "g", "awslogs-region": "us-east-1",
                "awslogs-stream-prefix": "p"}}}]}"#,
            "executionRoleArn",
        ),
        (
            "ClientException: Log driver awslogs requires options: awslogs-region, awslogs-group",
            r#"{"family": "f", "containerDefinitions": [{"name": "a", "image": "a", "memory": 9, "logConfiguration":
                {"logDriver": "awslogs", "options": {"awslogs-region": "us-east-1"}}}]}"#,
            "containerDefinitions[0].logConfiguration.options{awslogs-group}",
        ),
        (
            "ClientException: The secret name must be unique and not shared with any new or existing environment \
             variables set on the container, such as 'DB_USER'.",
            r#"{"family": "f", "executionRoleArn": "arn:aws:iam::111122223333:role/r", "containerDefinitions": [
                {"name": "a", "image": "a", "memory": 9, "environment": [{"name": "DB_USER", "value": "u"}], "secrets":
                [{"name": "DB_USER", "valueFrom": "arn:aws:ssm:us-east-1:111122223333:parameter/u"}]}]}"#,
            "containerDefinitions[0].secrets[0].name",
        ),
        (
            "botocore.errorfactory.ClientException: An error occurred (ClientException) when calling the \
             RegisterTaskDefinition operation: When awsfirelens log driver is specified in log configuration, a \
             firelens configuration object must be configured in one of the containers.",
            r#"{"family": "f", "containerDefinitions": [{"name": "a", "image": "a", "memory": 9,
                "logConfiguration": {"logDriver": "awsfirelens"}}]}"#,
            "containerDefinitions[0].logConfiguration.logDriver",
        ),
        (
            "ClientException: Invalid arn syntax.",
            r#"{"family": "f", "containerDefinitions": [{"name": "r", "image": "r", "memory": 9,
                "firelensConfiguration": {"type": "fluentbit", "options": {"config-file-type": "s3",
                "config-file-value": "s3://bucket/fluent.conf"}}},
                {"name": "a", "image": "a", "memory": 9, "logConfiguration": {"logDriver": "awsfirelens"}}]}"#,
            "containerDefinitions[0].firelensConfiguration.options{config-file-value}",
        ),
        (
            "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container",
            r#"{"family": "f", "containerDefinitions": [
                {"name": "a", "image": "a", "memory": 9, "dependsOn": [{"containerName": "b", "condition": "SUCCESS"}]},
                {"name": "b", "image": "b", "memory": 9}]}"#,
            "containerDefinitions[0].dependsOn[0].condition",
        ),
        (
            "Cannot depend on container + 'db' because it does not exist",
            r#"{"family": "f", "containerDefinitions": [
                {"name": "a", "image": "a", "memory": 9, "dependsOn": [{"containerName": "db", "condition": "START"}]}]}"#,
            "containerDefinitions[0].dependsOn[0].containerName",
        ),
        (
            "Error: failed creating ECS Task Definition: ClientException: When the volume parameter is specified, only \
             one volume configuration type should be used.",
            r#"{"family": "f", "containerDefinitions": [{"name": "a", "image": "a", "memory": 9}], "volumes": [{"name": "v"},
                {"name": "e", "host": {"sourcePath": "/e"}, "efsVolumeConfiguration": {"fileSystemId": "fs-0a1b2c3d"}}]}"#,
            "volumes[1]",
        ),
        (
            "Invalid request provided: Create TaskDefinition: When using an EFS access point, the root directory must \
             either be set to \"/\" or be omitted.",
            r#"{"family": "f", "containerDefinitions": [{"name": "a", "image": "a", "memory": 9}], "volumes": [{"name": "e",
                "efsVolumeConfiguration": {"fileSystemId": "fs-0a1b2c3d", "rootDirectory": "/x", "transitEncryption":
                "ENABLED", "authorizationConfig": {"accessPointId": "fsap-0a1b2c3d"}}}]}"#,
            "volumes[0].efsVolumeConfiguration.rootDirectory",
        ),
        (
            "ClientException: host.sourcePath should not be blank.\n\tstatus code: 400, request id: b7a2c30b-6e0f",
            r#"{"family": "f", "containerDefinitions": [{"name": "a", "image": "a", "memory": 9}],
                "volumes": [{"name": "v", "host": {"sourcePath": ""}}]}"#,
            "volumes[0].host.sourcePath",
        ),
        (
            "Service:AmazonECS, Code:ClientException, Message:volume.name contains invalid characters., \
             Class:com.amazonaws.services.ecs.model.ClientException",
            r#"{"family": "f", "containerDefinitions": [{"name": "a", "image": "a", "memory": 9}],
                "volumes": [{"name": "logs"}, {"name": "logs of web"}]}"#,
            "volumes[1].name",
        ),
        (
            "Amazon.ECS.Model.ClientException: Container.image contains invalid characters.",
            r#"{"family": "f", "containerDefinitions": [{"name": "a", "image": "a", "memory": 9},
                {"name": "b", "image": "shop: 1", "memory": 9}]}"#,
            "containerDefinitions[1].image",
        ),
        (
            "botocore.errorfactory. ClientException: Container.image should not be null or empty.",
            r#"{"family": "f", "containerDefinitions": [{"name": "a", "memory": 9}]}"#,
            "containerDefinitions[0].image",
        ),
        (
            "Error: Container.name should not be null or empty.",
            r#"{"family": "f", "containerDefinitions": [{"name": "a", "image": "a", "memory": 9},
                {"image": "b", "memory": 9}]}"#,
            "containerDefinitions[1].name",
        ),
        (
            "An error occurred (ClientException) when calling the RegisterTaskDefinition operation: Log driver awslogs \
             disallows options: log_key",
            r#"{"family": "f", "containerDefinitions": [{"name": "a", "image": "a", "memory": 9, "logConfiguration":
                {"logDriver": "awslogs", "options": {"awslogs-group": "g", "awslogs-region": "us-east-1", "log_key": "log"}}}]}"#,
            "containerDefinitions[0].logConfiguration.options{log_key}",
        ),
        (
            "ClientException: Fargate compatible task definitions do not support sourcePath",
            r#"{"family": "f", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256",
                "memory": "512", "containerDefinitions": [{"name": "a", "image": "a"}],
                "volumes": [{"name": "v"}, {"name": "w", "host": {"sourcePath": "/w"}}]}"#,
            "volumes[1].host.sourcePath",
        ),
        (
            "Fargate compatible task definitions do not support maxSwap",
            r#"{"family": "f", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256",
                "memory": "512", "containerDefinitions": [{"name": "a", "image": "a", "linuxParameters": {"maxSwap": 1}}]}"#,
            "containerDefinitions[0].linuxParameters.maxSwap",
        ),
        (
            "Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.",
            r#"{"family": "f", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256",
                "memory": "512", "containerDefinitions": [{"name": "a", "image": "a", "stopTimeout": 300}]}"#,
            "containerDefinitions[0].stopTimeout",
        ),
        (
            "An error occurred (ClientException) when calling the RegisterTaskDefinition operation: Tags can not be empty.",
            r#"{"family": "f", "tags": [], "containerDefinitions": [{"name": "a", "image": "a", "memory": 9}]}"#,
            "tags",
        ),
        (
            "Container list cannot be empty. (Service: AmazonECS; Status Code: 400; Error Code: ClientException)",
            r#"{"family": "f", "containerDefinitions": []}"#,
            "containerDefinitions",
        ),
        (
            "botocore.errorfactory.ClientException: An error occurred (ClientException) when calling the \
             RegisterTaskDefinition operation: Family contains invalid characters.",
            r#"{"family": "my family", "containerDefinitions": [{"name": "a", "image": "a", "memory": 9}]}"#,
            "family",
        ),
        (
            "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
            r#"{"family": "f", "cpu": "256", "memory": "512", "containerDefinitions": [
                {"name": "a", "image": "a", "cpu": 200}, {"name": "b", "image": "b", "cpu": 200}]}"#,
            "containerDefinitions[0].cpu",
        ),
    ]);
}

#[test]
fn a_place_names_the_rule_that_says_the_same() {
    let text =
        r#"{"family": "my family", "revision": 3, "containerDefinitions": [{"name": "a", "image": "a"}]}"#;
    for (message, rule) in [
        ("Family contains invalid characters.", Some("ecs/family-invalid")),
        ("Unknown parameter in input: \"revision\", must be one of: family", Some("ecs/describe-only-field")),
        ("Fargate only supports network mode 'awsvpc'.", Some("ecs/fargate-network-mode")),
        ("The image of container 'a' is not to be had.", None),
    ] {
        assert_eq!(found(message, text).unwrap().1, rule, "{message}");
    }
}

/// The rules may be wrong, and ECS newer than they are.
#[test]
fn known_answers_about_what_no_rule_found_lead_to_the_field() {
    assert_places(&[
        // Managed Instances, with a size of the task: sil-org/ecs-deploy#308.
        (
            "ClientException: Invalid setting for container 'worker'. At least one of 'memory' or 'memoryReservation' \
             must be specified.",
            SHOP,
            "containerDefinitions[1].memory",
        ),
        ("ClientException: No Fargate configuration exists for given values.", SHOP, "cpu"),
        ("Fargate only supports network mode 'awsvpc'.", SHOP, "networkMode"),
        (
            "Health check interval must be less than or equal to the maximum allowed value 300 for container 'worker'",
            SHOP,
            "containerDefinitions[1].healthCheck.interval",
        ),
        (
            "Granular stop timeout on container 'web' must be at least 2 seconds.",
            SHOP,
            "containerDefinitions[0].stopTimeout",
        ),
        // Either role.
        ("Role is not valid", SHOP, ""),
        (
            "An error occurred (ClientException) when calling the RegisterTaskDefinition operation: Role is not valid\n\
             Build step 'Execute shell' marked build as failure",
            r#"{"family": "f", "taskRoleArn": "arn:aws:iam::111122223333:role/r",
                "containerDefinitions": [{"name": "a", "image": "a", "memory": 9}]}"#,
            "taskRoleArn",
        ),
        ("Unknown volume 'data'.", SHOP, "containerDefinitions[0].mountPoints[0].sourceVolume"),
        ("Container.image contains invalid characters.", SHOP, ""),
        // The container that has a log group is not the one that lacks it.
        ("Log driver awslogs requires options: awslogs-group", SHOP, ""),
    ]);
}

#[test]
fn paths_in_the_spelling_of_any_client_are_read() {
    let describe = r#"{"family": "f", "registeredAt": "now", "cpu": 256, "containerDefinitions": [
        {"name": "a", "image": "a", "memory": "256", "environment": {"A": "b"}, "portMappings": [{"name": "http", "containerPort": 80},
        {"containerPort": 81, "protocol": "tpc"}], "memory_reservation": 1, "resourceRequirements": [{"type": "GPU", "value": "1"}]}]}"#;
    assert_places(&[
        (
            "Parameter validation failed:\nUnknown parameter in input: \"registeredAt\", must be one of: family, \
             taskRoleArn, executionRoleArn, networkMode, containerDefinitions, volumes, cpu, memory, tags",
            describe,
            "registeredAt",
        ),
        (
            "Parameter validation failed:\nUnknown parameter in containerDefinitions[0]: \"resourceRequirements\", must \
             be one of: name, image, cpu, memory",
            describe,
            "containerDefinitions[0].resourceRequirements",
        ),
        (
            "Unknown parameter in containerDefinitions[0].portMappings[0]: \"name\", must be one of: containerPort, \
             hostPort, protocol",
            describe,
            "containerDefinitions[0].portMappings[0].name",
        ),
        (
            "Parameter validation failed:\nInvalid type for parameter containerDefinitions[0].memory, value: 256, type: \
             <class 'str'>, valid types: <class 'int'>\nInvalid type for parameter containerDefinitions[0].cpu, value: \
             256, type: <class 'str'>, valid types: <class 'int'>",
            describe,
            "containerDefinitions[0].memory",
        ),
        (
            "Invalid type for parameter cpu, value: 256, type: <class 'int'>, valid types: <class 'str'>",
            describe,
            "cpu",
        ),
        (
            "Parameter validation failed:\nMissing required parameter in containerDefinitions[0].resourceRequirements[0]: \
             \"type\"",
            describe,
            "containerDefinitions[0].resourceRequirements[0].type",
        ),
        ("Parameter validation failed:\nMissing required parameter in input: \"family\"", "{}", "family"),
        (
            "* UnexpectedParameter: Unexpected key 'name' found in params.containerDefinitions[0].portMappings[0]",
            describe,
            "containerDefinitions[0].portMappings[0].name",
        ),
        ("MissingRequiredParameter: Missing required key 'family' in params", "{}", "family"),
        (
            "InvalidParameterType: Expected params.containerDefinitions[0].memory to be a number",
            describe,
            "containerDefinitions[0].memory",
        ),
        (
            "InvalidParameterType: Expected params.containerDefinitions[0].environment to be an Array",
            describe,
            "containerDefinitions[0].environment",
        ),
        (
            "unexpected value at params[:container_definitions][0][:port_mappings][0][:name]",
            describe,
            "containerDefinitions[0].portMappings[0].name",
        ),
        (
            "error: parameter validator found 2 errors: - expected params[:cpu] to be a String",
            describe,
            "cpu",
        ),
        (
            "InvalidParameter: 1 validation error(s) found.\n- missing required field, \
             RegisterTaskDefinitionInput.ContainerDefinitions[0].ResourceRequirements[0].Type.",
            describe,
            "containerDefinitions[0].resourceRequirements[0].type",
        ),
        (
            "1 validation error detected: Value 'tpc' at 'containerDefinitions.1.member.portMappings.2.member.protocol' \
             failed to satisfy constraint: Member must satisfy enum value set: [tcp, udp]",
            describe,
            "containerDefinitions[0].portMappings[1].protocol",
        ),
        (
            "Value at 'containerDefinitions.0.member.portMappings' failed to satisfy constraint",
            describe,
            "containerDefinitions[0].portMappings",
        ),
        // What the document does not have.
        ("Invalid type for parameter containerDefinitions[4].memory, value: 256", describe, ""),
        ("Unknown parameter in input: \"deregisteredAt\", must be one of: family", describe, ""),
        ("Missing required parameter in containerDefinitions[3]: \"name\"", describe, ""),
    ]);
}

#[test]
fn types_that_did_not_fit_are_found_where_there_is_one() {
    let with = |members: &str| {
        format!(
            r#"{{"family": "f", "containerDefinitions": [{{"name": "a", "image": "a", "memory": 9, {members}}}]}}"#
        )
    };
    let number = with(r#""environment": [{"name": "PORT", "value": 80}]"#);
    let string = with(r#""cpu": "x""#);
    let both = with(r#""environment": [{"name": "PORT", "value": 80}], "cpu": "x""#);
    let two = with(r#""environment": [{"name": "PORT", "value": 80}, {"name": "OTHER", "value": 81}]"#);
    let object = with(r#""environment": {"PORT": "80"}"#);
    let list = with(r#""logConfiguration": []"#);
    let size =
        r#"{"family": "f", "cpu": 256, "containerDefinitions": [{"name": "a", "image": "a", "memory": 9}]}"#;
    let truth = with(r#""user": true"#);
    let number_to_string = "SerializationException: NUMBER_VALUE can not be converted to a String";
    let string_to_integer =
        "Error: Failed to register task definition in ECS: STRING_VALUE cannot be converted to Integer";
    let value = "containerDefinitions[0].environment[0].value";
    assert_places(&[
        (number_to_string, &number, value),
        (number_to_string, &both, value),
        (number_to_string, size, "cpu"),
        (number_to_string, &two, ""),
        (number_to_string, &string, ""),
        (string_to_integer, &string, "containerDefinitions[0].cpu"),
        (string_to_integer, &both, "containerDefinitions[0].cpu"),
        ("TRUE_VALUE can not be converted to a String", &truth, "containerDefinitions[0].user"),
        ("Expected list or null", &object, "containerDefinitions[0].environment"),
        (
            "Start of structure or map found where not expected.",
            &object,
            "containerDefinitions[0].environment",
        ),
        ("Start of list found where not expected", &list, "containerDefinitions[0].logConfiguration"),
        (
            "Unrecognized collection type class com.amazonaws.madison.frontend.RegisterTaskDefinitionRequest",
            &list,
            "containerDefinitions[0].logConfiguration",
        ),
        ("{\"__type\": \"com.amazon.coral.service#SerializationException\"}", &number, value),
        ("{\"__type\": \"com.amazon.coral.service#SerializationException\"}", &both, ""),
        ("SerializationException: ", SHOP, ""),
    ]);
    assert_eq!(found(number_to_string, size).unwrap().1, Some("ecs/task-size-not-string"));
    assert_eq!(found(number_to_string, &number).unwrap().1, Some("ecs/wrong-type"));
}

#[test]
fn denials_lead_to_the_role_or_what_asks_for_the_action() {
    let pass = |role: &str| {
        format!(
            "User: arn:aws:sts::111122223333:assumed-role/deploy/ci is not authorized to perform: iam:PassRole on resource: {role}"
        )
    };
    let short =
        r#"{"family": "f", "taskRoleArn": "shop", "containerDefinitions": [{"name": "a", "image": "a"}]}"#;
    let slipped = r#"{"family": "f", "executionRoleArn": "arn:aws:iam::111122223333/role/admin", "containerDefinitions": []}"#;
    assert_places(&[
        (
            &(pass("arn:aws:iam::111122223333:role/shop-task")
                + " because no identity-based policy allows the iam:PassRole action"),
            SHOP,
            "taskRoleArn",
        ),
        (
            &format!(
                "An error occurred (AccessDeniedException) when calling the RegisterTaskDefinition operation: {}: ClientError",
                pass("arn:aws:iam::111122223333:role/service-role/shop-start")
            ),
            SHOP,
            "executionRoleArn",
        ),
        (&pass("arn:aws:iam::***:role/shop-task"), SHOP, "taskRoleArn"),
        (&pass("arn:aws:iam::444455556666:role/shop-task"), SHOP, ""),
        (&pass("arn:aws:iam::111122223333:role/other"), SHOP, ""),
        (&pass("arn:aws:iam::111122223333:role/shop"), short, "taskRoleArn"),
        // ECS takes whatever is no ARN of a role for a name: aws/containers-roadmap#1390.
        (
            &pass("arn:aws:iam::111122223333:role/arn:aws:iam::111122223333/role/admin"),
            slipped,
            "executionRoleArn",
        ),
        (
            "User: u is not authorized to perform: ecs:TagResource on resource: \
             arn:aws:ecs:us-east-1:111122223333:task-definition/shop because no session policy allows the \
             ecs:TagResource action",
            SHOP,
            "tags",
        ),
        ("User: u is not authorized to perform: ecs:TagResource on resource: *", short, ""),
        (
            "User: u is not authorized to perform: iam:PassRole on resource: \
             arn:aws:iam::111122223333:role/shop-task. Encoded authorization failure message: 6h34Gt",
            SHOP,
            "taskRoleArn",
        ),
        (
            "User: u is not authorized to perform: ecs:RegisterTaskDefinition on resource: * with an explicit deny in a \
             service control policy",
            SHOP,
            "",
        ),
        (
            "User: u is not authorized to perform: logs:CreateLogGroup on resource: \
             arn:aws:logs:us-east-1:111122223333:log-group:/ecs/shop:log-stream: because no identity-based policy \
             allows the logs:CreateLogGroup action",
            SHOP,
            "containerDefinitions[0].logConfiguration.options{awslogs-group}",
        ),
        (
            "User: u is not authorized to perform: secretsmanager:GetSecretValue on resource: \
             arn:aws:secretsmanager:us-east-1:111122223333:secret:token-a1b2c3",
            SHOP,
            "containerDefinitions[0].secrets[0].valueFrom",
        ),
        (
            "You are not authorized to perform this operation. Encoded authorization failure message: 6h34Gt",
            SHOP,
            "",
        ),
    ]);
}

/// Wordings that no table knows, some of them made up in the manner of ECS.
#[test]
fn what_a_message_names_is_found_where_there_is_one() {
    assert_places(&[
        (
            "ClientException: volume.dockerVolumeConfiguration.driver should not be null or empty.",
            r#"{"family": "f", "containerDefinitions": [], "volumes": [{"name": "a"}, {"name": "v", "dockerVolumeConfiguration": {"driver": ""}}]}"#,
            "volumes[1].dockerVolumeConfiguration.driver",
        ),
        (
            "volume.dockerVolumeConfiguration.driver should not be null or empty.",
            r#"{"family": "f", "containerDefinitions": [],
                "volumes": [{"name": "a"}, {"name": "v", "dockerVolumeConfiguration": {}}]}"#,
            "volumes[1].dockerVolumeConfiguration.driver",
        ),
        ("Container 'worker' cannot depend on itself.", SHOP, "containerDefinitions[1]"),
        (
            "Such a setting of container 'web' is not supported when networkMode=awsvpc",
            SHOP,
            "containerDefinitions[0]",
        ),
        ("The volume 'data' cannot be used.", SHOP, "volumes[0]"),
        (
            "Invalid value for the file system id of volume 'data'.",
            SHOP,
            "volumes[0].efsVolumeConfiguration.fileSystemId",
        ),
        (
            "The file system 'fs-0a1b2c3d' has a wrong form.",
            SHOP,
            "volumes[0].efsVolumeConfiguration.fileSystemId",
        ),
        ("Invalid 'cpu' for container 'web'.", SHOP, "containerDefinitions[0].cpu"),
        ("Port mapping name is not valid: 'http'.", SHOP, "containerDefinitions[0].portMappings[0].name"),
        ("Invalid network mode.", SHOP, "networkMode"),
        (
            "Health check command must start with CMD or CMD-SHELL.",
            SHOP,
            "containerDefinitions[1].healthCheck.command",
        ),
        ("The ephemeral storage is not supported in this Region.", SHOP, "ephemeralStorage"),
        (
            "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/shop-task' that was provided for this task.",
            SHOP,
            "taskRoleArn",
        ),
        (
            "Invalid awslogs-group: '/ecs/shop'",
            SHOP,
            "containerDefinitions[0].logConfiguration.options{awslogs-group}",
        ),
        (
            "The log option 'awslogs-region' has a value that is unknown.",
            SHOP,
            "containerDefinitions[0].logConfiguration.options{awslogs-region}",
        ),
        ("Unsupported compatibility 'FARGATE'.", SHOP, "requiresCompatibilities[0]"),
        ("Tag keys are case-sensitive and 50 at most.", SHOP, "tags"),
    ]);
}

/// None is better than a wrong one.
#[test]
fn what_names_nothing_has_no_place() {
    for message in [
        "",
        " ",
        "Rate exceeded",
        "The security token included in the request is invalid.",
        "Too many concurrent attempts to create a new revision of the specified family.",
        "Unable to describe task definition.",
        "TaskDefinition not found.",
        "Service Unavailable. Please try again later.",
        "Max allowed length is '65536' bytes",
        "Error parsing parameter 'cli-input-json': Invalid JSON received.",
        "Could not connect to the endpoint URL: \"https://ecs.us-east-1.amazonaws.com/\"",
        // Another document's container.
        "Invalid setting for container 'api'. At least one of 'memory' or 'memoryReservation' must be specified.",
        // More than one.
        "Invalid image.",
        "Invalid 'memory' setting.",
        "Containers 'web' and 'worker' do not go together.",
        // A value that would do is no culprit.
        "The mode must be 'awsvpc'.",
        "'x' is not valid. Must be one of ['FARGATE', 'awsvpc']",
    ] {
        assert_eq!(found(message, SHOP), None, "{message}");
    }
}

#[test]
fn a_bare_list_of_containers_has_places_too() {
    let list = r#"[{"name": "a", "image": "a"}, {"name": "b", "image": "b", "memory": "9"}]"#;
    for (message, expected) in [
        (
            "Invalid type for parameter containerDefinitions[1].memory, value: 9",
            Some("containerDefinitions[1].memory"),
        ),
        ("STRING_VALUE can not be converted to an Integer", Some("containerDefinitions[1].memory")),
        ("Invalid 'cpu' for container 'b'.", Some("containerDefinitions[1].cpu")),
        ("Fargate only supports network mode 'awsvpc'.", None),
    ] {
        assert_eq!(found(message, list).map(|(path, _)| path).as_deref(), expected, "{message}");
    }
}

/// The documents of the rules' own cases, with the words that ECS has for each.
#[test]
fn every_known_answer_leads_to_where_its_rule_fires() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (rule, text, at) in testing::broken() {
        let Some(words) = answer(&format!("ecs/{rule}")) else { continue };
        let Ok(parsed) = parse(text) else { continue };
        let is_general = Rule::find(rule).is_some_and(|rule| rule.at.contains(&"*") || rule.at.contains(&""));
        // The catalogue quotes one of nine keys.
        if is_general || rule == "describe-only-field" {
            continue;
        }
        count += 1;
        let task = Task::read(text, &parsed);
        let findings = rules::check(&task, &parsed.value);
        let path = place(words, &task, &findings).map(|place| place.path.to_string());
        // Several rules may share an answer, and a document break more than one of them.
        let is_cause = |path: &String| {
            findings.iter().any(|found| found.at.to_string() == *path && answer(found.rule.id) == Some(words))
        };
        if path.as_deref() != Some(at) && !path.as_ref().is_some_and(is_cause) {
            wrong.push(format!("{rule}: {words}\n  at {path:?}, expected {at}\n  {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 90, "{count}");
}

proptest! {
    #[test]
    fn any_text_is_read(words in prop::collection::vec(prop_oneof![
        "\\PC{0,12}",
        Just("containerDefinitions[0].memory".to_owned()),
        Just("containerDefinitions.1.member.name".to_owned()),
        Just("Unknown parameter in ".to_owned()),
        Just("container [".to_owned()),
        Just("'web".to_owned()),
        Just("\"".to_owned()),
        Just("is not authorized to perform: iam:PassRole on resource: ".to_owned()),
        Just("_VALUE can not be converted to ".to_owned()),
        Just("explicit deny in a policy".to_owned()),
        Just("arn:aws:logs:::log-group:".to_owned()),
        Just("ClientException: ".to_owned()),
        Just("\u{d55c}'\u{ae00}".to_owned()),
    ], 0..8)) {
        let message = words.concat();
        let parsed = parse(SHOP).unwrap();
        let task = Task::read(SHOP, &parsed);
        if let Some(place) = place(&message, &task, &rules::check(&task, &parsed.value)) {
            prop_assert!(!place.path.is_root());
        }
    }
}

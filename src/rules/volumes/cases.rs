//! Bad and good documents for the rules of this category.

use crate::rules::testing::Case;

pub(in crate::rules) static CASES: &[Case] = &[
    Case {
        rule: "ephemeral-storage-range",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "ephemeralStorage": {"sizeInGiB": 20}}"#,
        at: "ephemeralStorage.sizeInGiB",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "ephemeralStorage": {"sizeInGiB": 21}}"#,
    },
    Case {
        rule: "ephemeral-storage-range",
        bad: r#"{"requiresCompatibilities": ["FARGATE"], "ephemeralStorage": {"sizeInGiB": 201}}"#,
        at: "ephemeralStorage.sizeInGiB",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "ephemeralStorage": {"sizeInGiB": 200}}"#,
    },
    Case {
        rule: "ephemeral-storage-not-fargate",
        bad: r#"{"requiresCompatibilities": ["EC2"], "ephemeralStorage": {"sizeInGiB": 30}}"#,
        at: "ephemeralStorage",
        good: r#"{"requiresCompatibilities": ["EC2", "MANAGED_INSTANCES"], "ephemeralStorage": {"sizeInGiB": 30}}"#,
    },
    Case {
        rule: "ephemeral-storage-not-fargate",
        bad: r#"{"requiresCompatibilities": ["EXTERNAL", "EC2"], "ephemeralStorage": {"sizeInGiB": 30}}"#,
        at: "ephemeralStorage",
        good: r#"{"requiresCompatibilities": ["EC2"], "ephemeralStorage": null}"#,
    },
    Case {
        rule: "ephemeral-storage-no-compat",
        bad: r#"{"family": "web", "networkMode": "awsvpc", "cpu": "256", "memory": "512",
            "ephemeralStorage": {"sizeInGiB": 30}, "containerDefinitions": [{"name": "app", "image": "app:1"}]}"#,
        at: "ephemeralStorage",
        good: r#"{"requiresCompatibilities": ["FARGATE"], "ephemeralStorage": {"sizeInGiB": 30}}"#,
    },
    Case {
        rule: "ephemeral-storage-no-compat",
        bad: r#"{"requiresCompatibilities": [], "networkMode": "bridge", "ephemeralStorage": {"sizeInGiB": 30}}"#,
        at: "ephemeralStorage",
        good: r#"{"requiresCompatibilities": "FARGATE", "ephemeralStorage": {"sizeInGiB": 30}}"#,
    },
    Case {
        rule: "volume-name-missing",
        bad: r#"{"volumes": [{"name": "0"}, {"host": {}}]}"#,
        at: "volumes[1].name",
        good: r#"{"volumes": [{"name": "0"}, {"name": 5}]}"#,
    },
    Case {
        rule: "volume-name-missing",
        bad: r#"{"volumes": [{"name": ""}]}"#,
        at: "volumes[0].name",
        good: r#"{"volumes": []}"#,
    },
    Case {
        rule: "volume-name-format",
        bad: r#"{"volumes": [{"name": "my data"}], "containerDefinitions": [
            {"mountPoints": [{"sourceVolume": "my data", "containerPath": "/data"}]}]}"#,
        at: "volumes[0].name",
        good: r#"{"volumes": [{"name": "Data_1-x"}, {"name": "${VOLUME}.data"}, {"name": null}]}"#,
    },
    Case {
        rule: "volume-name-format",
        bad: r#"{"volumes": [{"name": "data.1"}, {"name": "data-1"}]}"#,
        at: "volumes[0].name",
        good: r#"{"volumes": [{"name": ""}]}"#,
    },
    Case {
        rule: "volume-name-duplicate",
        bad: r#"{"volumes": [{"name": "data"}, {"name": "logs"}, {"name": "data"}]}"#,
        at: "volumes[2].name",
        good: r#"{"volumes": [{"name": "data"}, {"name": "Data"}, {"host": {}}, {"host": {}}]}"#,
    },
    Case {
        rule: "volume-multiple-types",
        bad: r#"{"volumes": [{"name": "data", "host": {"sourcePath": "/srv"},
            "efsVolumeConfiguration": {"fileSystemId": "fs-0123456789abcdef0"}}]}"#,
        at: "volumes[0]",
        good: r#"{"volumes": [{"name": "a", "host": {}, "efsVolumeConfiguration": {"fileSystemId": "fs-0123456789abcdef0"}},
            {"name": "b", "host": {"sourcePath": "/srv"}, "dockerVolumeConfiguration": null},
            {"name": "c", "configuredAtLaunch": true, "dockerVolumeConfiguration": {}}]}"#,
    },
    Case {
        rule: "mount-unknown-volume",
        bad: r#"{"volumes": [{"name": "data0"}], "containerDefinitions": [
            {"name": "app", "mountPoints": [{"sourceVolume": "Data0", "containerPath": "/data"}]}]}"#,
        at: "containerDefinitions[0].mountPoints[0].sourceVolume",
        good: r#"{"volumes": [{"name": "data0"}], "containerDefinitions": [
            {"mountPoints": [{"sourceVolume": "data0"}, {"sourceVolume": "${VOLUME}"}, {"sourceVolume": 1}]}]}"#,
    },
    Case {
        rule: "mount-unknown-volume",
        bad: r#"{"containerDefinitions": [{"name": "app", "mountPoints": [{"sourceVolume": "data", "containerPath": "/d"}]}]}"#,
        at: "containerDefinitions[0].mountPoints[0].sourceVolume",
        good: r#"[{"name": "app", "mountPoints": [{"sourceVolume": "data", "containerPath": "/d"}]}]"#,
    },
    Case {
        rule: "mount-unknown-volume",
        bad: r#"{"volumes": [{"name": "${VOLUME}"}], "containerDefinitions": [
            {"name": "app", "mountPoints": [{"sourceVolume": "data"}, {"containerPath": "/d"}]}]}"#,
        at: "containerDefinitions[0].mountPoints[1].sourceVolume",
        good: r#"{"volumes": {}, "containerDefinitions": [{"mountPoints": [{"sourceVolume": "data"}]}]}"#,
    },
    Case {
        rule: "mount-path-missing",
        bad: r#"{"containerDefinitions": [{"name": "app", "mountPoints": [{"sourceVolume": "data", "containerPath": ""}]}]}"#,
        at: "containerDefinitions[0].mountPoints[0].containerPath",
        good: r#"{"containerDefinitions": [{"mountPoints": [{"containerPath": "/x"}, {"containerPath": 5}]}]}"#,
    },
    Case {
        rule: "mount-path-relative",
        bad: r#"{"containerDefinitions": [{"name": "app", "mountPoints": [{"containerPath": "./data"}]}]}"#,
        at: "containerDefinitions[0].mountPoints[0].containerPath",
        good: r#"{"containerDefinitions": [{"mountPoints": [{"containerPath": "C:\\data"}, {"containerPath": "/data"},
            {"containerPath": "${DATA}"}, {"containerPath": ""}]}]}"#,
    },
    Case {
        rule: "mount-path-relative",
        bad: r#"{"runtimePlatform": {"operatingSystemFamily": "LINUX"},
            "containerDefinitions": [{"name": "app", "mountPoints": [{"containerPath": "C:\\data"}]}]}"#,
        at: "containerDefinitions[0].mountPoints[0].containerPath",
        good: r#"{"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
            "containerDefinitions": [{"mountPoints": [{"containerPath": "data"}]}]}"#,
    },
    Case {
        rule: "mount-path-root",
        bad: r#"{"containerDefinitions": [{"name": "app", "mountPoints": [{"containerPath": "/"}]}]}"#,
        at: "containerDefinitions[0].mountPoints[0].containerPath",
        good: r#"{"containerDefinitions": [{"mountPoints": [{"containerPath": "/r"}]}]}"#,
    },
    Case {
        rule: "mount-path-duplicate",
        bad: r#"{"containerDefinitions": [{"name": "app", "mountPoints": [
            {"sourceVolume": "a", "containerPath": "/data"}, {"sourceVolume": "b", "containerPath": "/data/"}]}]}"#,
        at: "containerDefinitions[0].mountPoints[1].containerPath",
        good: r#"{"containerDefinitions": [{"mountPoints": [{"containerPath": "/data"}, {"containerPath": "/data/x"}]},
            {"mountPoints": [{"containerPath": "/data"}]}]}"#,
    },
    Case {
        rule: "mount-path-duplicate",
        bad: r#"{"containerDefinitions": [{"name": "app", "mountPoints": [
            {"sourceVolume": "a", "containerPath": "/a"}, {"sourceVolume": "a", "containerPath": "/a"}]}]}"#,
        at: "containerDefinitions[0].mountPoints[1].containerPath",
        good: r#"{"containerDefinitions": [{"mountPoints": [{"containerPath": ""}, {"containerPath": ""}]}]}"#,
    },
    Case {
        rule: "volume-unused",
        bad: r#"{"volumes": [{"name": "data"}, {"name": "logs"}], "containerDefinitions": [
            {"mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}]}]}"#,
        at: "volumes[1]",
        good: r#"{"volumes": [{"name": "data"}, {"name": "ebs", "configuredAtLaunch": true}], "containerDefinitions": [
            {"mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}]}]}"#,
    },
    Case {
        rule: "volume-unused",
        bad: r#"{"volumes": [{"name": "data"}], "containerDefinitions": [{"mountPoints": []}]}"#,
        at: "volumes[0]",
        good: r#"{"volumes": [{"name": "data"}], "containerDefinitions": [{"mountPoints": [{"sourceVolume": "${V}"}]}]}"#,
    },
    Case {
        rule: "volumes-from-unknown",
        bad: r#"{"containerDefinitions": [{"name": "app", "volumesFrom": [{"sourceContainer": "sid"}]}, {"name": "side"}]}"#,
        at: "containerDefinitions[0].volumesFrom[0].sourceContainer",
        good: r#"{"containerDefinitions": [{"name": "app", "volumesFrom": [{"sourceContainer": "side"},
            {"sourceContainer": "app"}, {"sourceContainer": "${C}"}]}, {"name": "side"}]}"#,
    },
    Case {
        rule: "volumes-from-unknown",
        bad: r#"{"containerDefinitions": [{"name": "app", "volumesFrom": [{"readOnly": true}]}]}"#,
        at: "containerDefinitions[0].volumesFrom[0].sourceContainer",
        good: r#"{"containerDefinitions": [{"name": "${A}", "volumesFrom": [{"sourceContainer": "b"}, {"sourceContainer": 1}]}]}"#,
    },
    Case {
        rule: "volumes-from-self",
        bad: r#"{"containerDefinitions": [{"name": "app", "volumesFrom": [{"sourceContainer": "app"}]}]}"#,
        at: "containerDefinitions[0].volumesFrom[0].sourceContainer",
        good: r#"{"containerDefinitions": [{"name": "app", "volumesFrom": [{"sourceContainer": "side"}]}, {"name": "side"}]}"#,
    },
    Case {
        rule: "host-source-path-blank",
        bad: r#"{"volumes": [{"name": "data", "host": {"sourcePath": ""}}]}"#,
        at: "volumes[0].host.sourcePath",
        good: r#"{"volumes": [{"name": "a", "host": {}}, {"name": "b", "host": {"sourcePath": null}}]}"#,
    },
    Case {
        rule: "host-source-path-relative",
        bad: r#"{"volumes": [{"name": "data", "host": {"sourcePath": "srv/data"}}]}"#,
        at: "volumes[0].host.sourcePath",
        good: r#"{"volumes": [{"host": {"sourcePath": "/srv"}}, {"host": {"sourcePath": "C:\\srv"}},
            {"host": {"sourcePath": ""}}, {"host": {"sourcePath": "${SRV}"}}]}"#,
    },
    Case {
        rule: "host-source-path-relative",
        bad: r#"{"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
            "volumes": [{"name": "data", "host": {"sourcePath": "data"}}]}"#,
        at: "volumes[0].host.sourcePath",
        good: r#"{"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
            "volumes": [{"host": {"sourcePath": "d:\\srv"}}, {"host": {"sourcePath": "\\\\.\\pipe\\docker_engine"}}]}"#,
    },
    Case {
        rule: "configured-at-launch-many",
        bad: r#"{"volumes": [{"name": "a", "configuredAtLaunch": true}, {"name": "b"}, {"name": "c", "configuredAtLaunch": true}]}"#,
        at: "volumes[2].configuredAtLaunch",
        good: r#"{"volumes": [{"name": "a", "configuredAtLaunch": true}, {"name": "b", "configuredAtLaunch": false}]}"#,
    },
    Case {
        rule: "configured-at-launch-unmounted",
        bad: r#"{"volumes": [{"name": "ebs", "configuredAtLaunch": true}], "containerDefinitions": [{"name": "app"}]}"#,
        at: "volumes[0].configuredAtLaunch",
        good: r#"{"volumes": [{"name": "ebs", "configuredAtLaunch": true}, {"name": "x", "configuredAtLaunch": false}],
            "containerDefinitions": [{"name": "a"}, {"name": "b", "mountPoints": [{"sourceVolume": "ebs"}]}]}"#,
    },
    Case {
        rule: "configured-at-launch-unmounted",
        bad: r#"{"volumes": [{"configuredAtLaunch": true}], "containerDefinitions": [{"name": "app", "mountPoints": []}]}"#,
        at: "volumes[0].configuredAtLaunch",
        good: r#"{"volumes": [{"name": "ebs", "configuredAtLaunch": true}],
            "containerDefinitions": [{"name": "a", "mountPoints": [{"sourceVolume": "${EBS}"}]}]}"#,
    },
    Case {
        rule: "configured-at-launch-with-config",
        bad: r#"{"volumes": [{"name": "ebs", "configuredAtLaunch": true, "host": {"sourcePath": "/srv"},
            "efsVolumeConfiguration": {"fileSystemId": "fs-0123456789abcdef0"}}],
            "containerDefinitions": [{"name": "a", "mountPoints": [{"sourceVolume": "ebs", "containerPath": "/e"}]}]}"#,
        at: "volumes[0]",
        good: r#"{"volumes": [{"name": "ebs", "configuredAtLaunch": true, "host": {}},
            {"name": "x", "configuredAtLaunch": false, "host": {"sourcePath": "/srv"}}]}"#,
    },
    Case {
        rule: "docker-volume-task-autoprovision-false",
        bad: r#"{"volumes": [{"name": "data", "dockerVolumeConfiguration": {"scope": "task", "autoprovision": false}}]}"#,
        at: "volumes[0].dockerVolumeConfiguration.autoprovision",
        good: r#"{"volumes": [{"dockerVolumeConfiguration": {"scope": "shared", "autoprovision": false}},
            {"dockerVolumeConfiguration": {"autoprovision": false}}, {"dockerVolumeConfiguration": {"scope": "task"}}]}"#,
    },
    Case {
        rule: "docker-volume-task-autoprovision-true",
        bad: r#"{"volumes": [{"name": "data", "dockerVolumeConfiguration": {"scope": "task", "autoprovision": true}}]}"#,
        at: "volumes[0].dockerVolumeConfiguration.autoprovision",
        good: r#"{"volumes": [{"dockerVolumeConfiguration": {"scope": "shared", "autoprovision": true}},
            {"dockerVolumeConfiguration": {"scope": "task", "autoprovision": null}}]}"#,
    },
    Case {
        rule: "docker-volume-autoprovision-no-scope",
        bad: r#"{"volumes": [{"name": "data", "dockerVolumeConfiguration": {"autoprovision": true}}]}"#,
        at: "volumes[0].dockerVolumeConfiguration",
        good: r#"{"volumes": [{"dockerVolumeConfiguration": {"scope": "shared", "autoprovision": true}},
            {"dockerVolumeConfiguration": {}}]}"#,
    },
];

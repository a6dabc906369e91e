//! Bad and good documents for the rules of this category.

use crate::rules::testing::Case;

pub(in crate::rules) static CASES: &[Case] = &[
    Case {
        rule: "capability-name",
        bad: r#"{"containerDefinitions": [{"name": "app", "linuxParameters": {"capabilities": {"add": ["SYSLOG", "CAP_SYS_ADMIN"]}}}]}"#,
        at: "containerDefinitions[0].linuxParameters.capabilities.add[1]",
        good: r#"{"containerDefinitions": [{"linuxParameters": {"capabilities": {"add": ["SYSLOG"], "drop": ["ALL", "${CAP}"]}}}]}"#,
    },
    Case {
        rule: "capability-name",
        bad: r#"{"containerDefinitions": [{"name": "app", "linuxParameters": {"capabilities": {"drop": ["net_raw", "ALL"]}}}]}"#,
        at: "containerDefinitions[0].linuxParameters.capabilities.drop[0]",
        good: r#"{"containerDefinitions": [{"linuxParameters": {"capabilities": {"drop": [5, null]}}}]}"#,
    },
    Case {
        rule: "capability-add-and-drop",
        bad: r#"{"containerDefinitions": [{"name": "app", "linuxParameters": {"capabilities": {
            "add": ["CHOWN", "SYS_PTRACE"], "drop": ["SYS_PTRACE", "NET_RAW"]}}}]}"#,
        at: "containerDefinitions[0].linuxParameters.capabilities",
        good: r#"{"containerDefinitions": [{"linuxParameters": {"capabilities": {"add": ["CHOWN"], "drop": ["NET_RAW"]}}}]}"#,
    },
    Case {
        rule: "swappiness-range",
        bad: r#"{"containerDefinitions": [{"name": "app", "linuxParameters": {"maxSwap": 512, "swappiness": 101}}]}"#,
        at: "containerDefinitions[0].linuxParameters.swappiness",
        good: r#"{"containerDefinitions": [{"linuxParameters": {"maxSwap": 512, "swappiness": 100}},
            {"linuxParameters": {"maxSwap": 512, "swappiness": 0}}, {"linuxParameters": {"maxSwap": 512, "swappiness": "101"}}]}"#,
    },
    Case {
        rule: "swappiness-without-max-swap",
        bad: r#"{"containerDefinitions": [{"name": "app", "linuxParameters": {"swappiness": 60}}]}"#,
        at: "containerDefinitions[0].linuxParameters.swappiness",
        good: r#"{"containerDefinitions": [{"linuxParameters": {"swappiness": 60, "maxSwap": 0}},
            {"linuxParameters": {"swappiness": 60, "maxSwap": "1"}}]}"#,
    },
    Case {
        rule: "max-swap-negative",
        bad: r#"{"containerDefinitions": [{"name": "app", "linuxParameters": {"maxSwap": -1}}]}"#,
        at: "containerDefinitions[0].linuxParameters.maxSwap",
        good: r#"{"containerDefinitions": [{"linuxParameters": {"maxSwap": 0}}]}"#,
    },
    Case {
        rule: "shared-memory-size",
        bad: r#"{"containerDefinitions": [{"name": "app", "linuxParameters": {"sharedMemorySize": 0}}]}"#,
        at: "containerDefinitions[0].linuxParameters.sharedMemorySize",
        good: r#"{"containerDefinitions": [{"linuxParameters": {"sharedMemorySize": 1}}, {"linuxParameters": {"sharedMemorySize": null}}]}"#,
    },
    Case {
        rule: "tmpfs-size",
        bad: r#"{"containerDefinitions": [{"name": "app", "linuxParameters": {"tmpfs": [
            {"containerPath": "/tmp", "size": 1}, {"containerPath": "/run", "size": 0}]}}]}"#,
        at: "containerDefinitions[0].linuxParameters.tmpfs[1].size",
        good: r#"{"containerDefinitions": [{"linuxParameters": {"tmpfs": [{"containerPath": "/tmp", "size": 64}]}}]}"#,
    },
    Case {
        rule: "tmpfs-path",
        bad: r#"{"containerDefinitions": [{"name": "app", "linuxParameters": {"tmpfs": [{"containerPath": "./tmp", "size": 64}]}}]}"#,
        at: "containerDefinitions[0].linuxParameters.tmpfs[0].containerPath",
        good: r#"{"containerDefinitions": [{"linuxParameters": {"tmpfs": [{"containerPath": "/", "size": 64},
            {"containerPath": "${TMP}", "size": 64}, {"containerPath": null, "size": 64}]}}]}"#,
    },
    Case {
        rule: "tmpfs-option",
        bad: r#"{"containerDefinitions": [{"name": "app", "linuxParameters": {"tmpfs": [{"containerPath": "/tmp", "size": 64,
            "mountOptions": ["nosuid", "RO"]}]}}]}"#,
        at: "containerDefinitions[0].linuxParameters.tmpfs[0].mountOptions[1]",
        good: r#"{"containerDefinitions": [{"linuxParameters": {"tmpfs": [{"containerPath": "/tmp", "size": 64,
            "mountOptions": ["nosuid", "mode=1777", "noexec", "mpol=local"]}]}}]}"#,
    },
    Case {
        rule: "privileged-ignores-capabilities",
        bad: r#"{"containerDefinitions": [{"name": "app", "privileged": true, "linuxParameters": {"capabilities": {"drop": ["ALL"]}}}]}"#,
        at: "containerDefinitions[0].privileged",
        good: r#"{"containerDefinitions": [{"privileged": true, "linuxParameters": {"capabilities": {"drop": []}}},
            {"privileged": false, "linuxParameters": {"capabilities": {"drop": ["ALL"]}}}]}"#,
    },
    Case {
        rule: "init-process-suggestion",
        bad: r#"{"containerDefinitions": [{"name": "app", "entryPoint": ["/bin/bash", "-c"], "command": ["worker & exec server"]}]}"#,
        at: "containerDefinitions[0].linuxParameters.initProcessEnabled",
        good: r#"{"containerDefinitions": [{"command": ["/server", "--port", "8080"]},
            {"command": ["sh", "-c", "a & b"], "linuxParameters": {"initProcessEnabled": false}},
            {"command": ["sh"], "linuxParameters": 5}]}"#,
    },
    Case {
        rule: "init-process-suggestion",
        bad: r#"{"containerDefinitions": [{"name": "app", "command": ["sh", "-c", "server"]}]}"#,
        at: "containerDefinitions[0].linuxParameters.initProcessEnabled",
        good: r#"{"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
            "containerDefinitions": [{"command": ["sh", "-c", "a & b"]}]}"#,
    },
    Case {
        rule: "sysctl-namespace",
        bad: r#"{"containerDefinitions": [{"name": "app", "systemControls": [{"namespace": "vm.swappiness", "value": "1"}]}]}"#,
        at: "containerDefinitions[0].systemControls[0].namespace",
        good: r#"{"containerDefinitions": [{"systemControls": [{"namespace": "net.core.somaxconn", "value": "1"},
            {"namespace": "kernel.shmmax", "value": "1"}, {"namespace": "fs.mqueue.msg_max", "value": "1"},
            {"namespace": "${NAME}", "value": "1"}]}]}"#,
    },
    Case {
        rule: "sysctl-incomplete",
        bad: r#"{"containerDefinitions": [{"name": "app", "systemControls": [{"namespace": "net.core.somaxconn", "value": null}]}]}"#,
        at: "containerDefinitions[0].systemControls[0]",
        good: r#"{"containerDefinitions": [{"systemControls": []}, {"systemControls": [{"namespace": "net.a", "value": 5}]}]}"#,
    },
    Case {
        rule: "sysctl-net-host-mode",
        bad: r#"{"networkMode": "host", "containerDefinitions": [{"name": "app", "systemControls": [
            {"namespace": "net.core.somaxconn", "value": "1"}]}]}"#,
        at: "containerDefinitions[0].systemControls[0].namespace",
        good: r#"{"networkMode": "host", "containerDefinitions": [{"systemControls": [{"namespace": "kernel.shmmax", "value": "1"}]}]}"#,
    },
    Case {
        rule: "sysctl-ipc-host-mode",
        bad: r#"{"ipcMode": "host", "containerDefinitions": [{"name": "app", "systemControls": [
            {"namespace": "fs.mqueue.msg_max", "value": "1"}]}]}"#,
        at: "containerDefinitions[0].systemControls[0].namespace",
        good: r#"{"ipcMode": "task", "containerDefinitions": [{"systemControls": [{"namespace": "kernel.shmmax", "value": "1"}]}]}"#,
    },
    Case {
        rule: "sysctl-net-shared",
        bad: r#"{"networkMode": "awsvpc", "containerDefinitions": [
            {"name": "a", "systemControls": [{"namespace": "net.core.somaxconn", "value": "1"}]},
            {"name": "b", "systemControls": [{"namespace": "net.core.somaxconn", "value": "2"}]}]}"#,
        at: "containerDefinitions[1].systemControls[0].namespace",
        good: r#"{"networkMode": "awsvpc", "containerDefinitions": [
            {"name": "a", "systemControls": [{"namespace": "net.core.somaxconn", "value": "1"}, {"namespace": "kernel.sem", "value": "1"}]},
            {"name": "b", "systemControls": [{"namespace": "net.core.somaxconn", "value": "1"}, {"namespace": "kernel.sem", "value": "2"}]}]}"#,
    },
];

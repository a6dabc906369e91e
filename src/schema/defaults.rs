//! What ECS does where a field is not set, and the units of numbers.
//!
//! Source: the reference of RegisterTaskDefinition and "Task definition parameters" in the ECS developer guide.
//! Where the default depends on where the task runs, there is none here.

/// The value that ECS takes for an unset field, as JSON has it.
pub fn default_of(pattern: &str) -> Option<&'static str> {
    let within = pattern.strip_prefix("containerDefinitions[].").or(pattern.strip_prefix("volumes[]."));
    Some(match within.unwrap_or(pattern) {
        "essential" => "true",
        "interactive"
        | "pseudoTerminal"
        | "privileged"
        | "readonlyRootFilesystem"
        | "disableNetworking"
        | "linuxParameters.initProcessEnabled"
        | "dockerVolumeConfiguration.autoprovision"
        | "enableFaultInjection" => "false",
        "cpu" if within.is_some() => "0",
        "portMappings[].protocol" => "tcp",
        "versionConsistency" => "enabled",
        "healthCheck.interval" | "stopTimeout" => "30",
        "healthCheck.timeout" => "5",
        "healthCheck.retries" => "3",
        "restartPolicy.restartAttemptPeriod" => "300",
        "linuxParameters.swappiness" => "60",
        "dockerVolumeConfiguration.scope" => "task",
        "dockerVolumeConfiguration.driver" => "local",
        "efsVolumeConfiguration.rootDirectory" | "s3filesVolumeConfiguration.rootDirectory" => "/",
        "efsVolumeConfiguration.transitEncryption" | "efsVolumeConfiguration.authorizationConfig.iam" => {
            "DISABLED"
        }
        "runtimePlatform.operatingSystemFamily" => "LINUX",
        "runtimePlatform.cpuArchitecture" => "X86_64",
        "ephemeralStorage.sizeInGiB" => "20",
        "trustedExecutionConfiguration.isolationMode" => "SHARED",
        _ => return None,
    })
}

/// The key of the unit of a number.
pub fn unit_of(pattern: &str) -> Option<&'static str> {
    Some(match pattern.strip_prefix("containerDefinitions[].").unwrap_or(pattern) {
        "ephemeralStorage.sizeInGiB" => "unit-gib",
        // The task has these as text, with a unit of its own.
        _ if pattern == "cpu" || pattern == "memory" => return None,
        "cpu" => "unit-cpu",
        "memory" | "memoryReservation" | "linuxParameters.sharedMemorySize" | "linuxParameters.maxSwap" => {
            "unit-mib"
        }
        "healthCheck.interval"
        | "healthCheck.timeout"
        | "healthCheck.startPeriod"
        | "startTimeout"
        | "stopTimeout"
        | "restartPolicy.restartAttemptPeriod" => "unit-seconds",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Kind, SCHEMA};

    #[test]
    fn every_default_is_a_value_of_its_field() {
        let mut count = 0;
        for field in SCHEMA.fields() {
            let Some(value) = default_of(field.pattern) else { continue };
            count += 1;
            match field.kind {
                Kind::Boolean => assert!(matches!(value, "true" | "false"), "{}", field.pattern),
                Kind::Integer => assert!(value.parse::<i64>().is_ok(), "{}", field.pattern),
                Kind::Enum => assert!(field.values.contains(&value), "{}", field.pattern),
                Kind::String => {}
                Kind::List | Kind::Map | Kind::Structure => panic!("{} has no default", field.pattern),
            }
        }
        assert_eq!(count, 28);
    }

    #[test]
    fn units_are_those_of_numbers() {
        for field in SCHEMA.fields() {
            assert!(unit_of(field.pattern).is_none() || field.kind == Kind::Integer, "{}", field.pattern);
        }
        assert_eq!(unit_of("ephemeralStorage.sizeInGiB"), Some("unit-gib"));
        assert_eq!(unit_of("cpu"), None);
    }
}

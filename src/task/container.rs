//! One container definition and its parts.

use super::read::{Object, Texts};
use super::slot::Slot;
use crate::document::Path;

/// An element of `containerDefinitions`.
#[derive(Debug)]
pub struct Container<'a> {
    /// Its index in the list.
    pub index: usize,
    /// Its path.
    pub path: Path,
    /// Its members as they are, for what is not read here.
    pub object: Object<'a>,
    /// `name`.
    pub name: Slot<&'a str>,
    /// `image`.
    pub image: Slot<&'a str>,
    /// `cpu`, in CPU units.
    pub cpu: Slot<i64>,
    /// `memory`, the hard limit in MiB.
    pub memory: Slot<i64>,
    /// `memoryReservation`, the soft limit in MiB.
    pub memory_reservation: Slot<i64>,
    /// `essential`; absent means true.
    pub essential: Slot<bool>,
    /// `privileged`.
    pub privileged: Slot<bool>,
    /// `user`.
    pub user: Slot<&'a str>,
    /// `workingDirectory`.
    pub working_directory: Slot<&'a str>,
    /// `startTimeout`, in seconds.
    pub start_timeout: Slot<i64>,
    /// `stopTimeout`, in seconds.
    pub stop_timeout: Slot<i64>,
    /// `links`.
    pub links: Texts<'a>,
    /// `command`.
    pub command: Texts<'a>,
    /// `entryPoint`.
    pub entry_point: Texts<'a>,
    /// `credentialSpecs`.
    pub credential_specs: Texts<'a>,
    /// `dockerSecurityOptions`.
    pub docker_security_options: Texts<'a>,
    /// `portMappings`, without elements of the wrong type.
    pub ports: Vec<PortMapping<'a>>,
    /// `resourceRequirements`, without elements of the wrong type.
    pub resource_requirements: Vec<ResourceRequirement<'a>>,
    /// `ulimits`, without elements of the wrong type.
    pub ulimits: Vec<Ulimit<'a>>,
    /// `logConfiguration`.
    pub log: Option<LogConfiguration<'a>>,
    /// `linuxParameters`.
    pub linux: Option<Object<'a>>,
}

/// An element of `portMappings`.
#[derive(Debug)]
pub struct PortMapping<'a> {
    /// Its path.
    pub path: Path,
    /// `containerPort`.
    pub container_port: Slot<i64>,
    /// `hostPort`.
    pub host_port: Slot<i64>,
    /// `containerPortRange`, as written.
    pub container_port_range: Slot<&'a str>,
    /// `protocol`, as written.
    pub protocol: Slot<&'a str>,
    /// `name`.
    pub name: Slot<&'a str>,
    /// `appProtocol`.
    pub app_protocol: Slot<&'a str>,
}

/// An element of `resourceRequirements`.
#[derive(Debug)]
pub struct ResourceRequirement<'a> {
    /// Its path.
    pub path: Path,
    /// `type`.
    pub kind: Slot<&'a str>,
    /// `value`.
    pub value: Slot<&'a str>,
    /// `sharingStrategy`.
    pub sharing: Slot<Object<'a>>,
}

/// An element of `ulimits`.
#[derive(Debug)]
pub struct Ulimit<'a> {
    /// Its path.
    pub path: Path,
    /// `name`.
    pub name: Slot<&'a str>,
    /// `softLimit`.
    pub soft: Slot<i64>,
    /// `hardLimit`.
    pub hard: Slot<i64>,
}

/// `logConfiguration`.
#[derive(Debug)]
pub struct LogConfiguration<'a> {
    /// Its path.
    pub path: Path,
    /// Its members as they are, for what is not read here.
    pub object: Object<'a>,
    /// `logDriver`.
    pub driver: Slot<&'a str>,
    /// `options`.
    pub options: Slot<Object<'a>>,
}

impl<'a> Container<'a> {
    pub(super) fn read(index: usize, path: Path, object: Object<'a>) -> Self {
        Self {
            index,
            name: object.text("name"),
            image: object.text("image"),
            cpu: object.integer("cpu"),
            memory: object.integer("memory"),
            memory_reservation: object.integer("memoryReservation"),
            essential: object.boolean("essential"),
            privileged: object.boolean("privileged"),
            user: object.text("user"),
            working_directory: object.text("workingDirectory"),
            start_timeout: object.integer("startTimeout"),
            stop_timeout: object.integer("stopTimeout"),
            links: object.texts("links"),
            command: object.texts("command"),
            entry_point: object.texts("entryPoint"),
            credential_specs: object.texts("credentialSpecs"),
            docker_security_options: object.texts("dockerSecurityOptions"),
            ports: object.objects("portMappings", &path).into_iter().map(PortMapping::read).collect(),
            resource_requirements: object
                .objects("resourceRequirements", &path)
                .into_iter()
                .map(|(path, object)| ResourceRequirement {
                    path,
                    kind: object.text("type"),
                    value: object.text("value"),
                    sharing: object.object("sharingStrategy"),
                })
                .collect(),
            ulimits: object
                .objects("ulimits", &path)
                .into_iter()
                .map(|(path, object)| Ulimit {
                    path,
                    name: object.text("name"),
                    soft: object.integer("softLimit"),
                    hard: object.integer("hardLimit"),
                })
                .collect(),
            log: object.object("logConfiguration").get().map(|log| LogConfiguration {
                path: path.key("logConfiguration"),
                object: log,
                driver: log.text("logDriver"),
                options: log.object("options"),
            }),
            linux: object.object("linuxParameters").get(),
            path,
            object,
        }
    }

    /// Its name for a sentence: the name, or `#2` for the second container without one.
    pub fn label(&self) -> String {
        match self.name {
            Slot::Set(name) if !name.is_empty() => shorten(name),
            _ => format!("#{}", self.index + 1),
        }
    }

    /// Whether the task stops when this container does.
    pub fn is_essential(&self) -> bool {
        !self.essential.is(false)
    }
}

impl<'a> PortMapping<'a> {
    fn read((path, object): (Path, Object<'a>)) -> Self {
        Self {
            path,
            container_port: object.integer("containerPort"),
            host_port: object.integer("hostPort"),
            container_port_range: object.text("containerPortRange"),
            protocol: object.text("protocol"),
            name: object.text("name"),
            app_protocol: object.text("appProtocol"),
        }
    }

    /// `udp`, or what ECS takes everything else for: `tcp`.
    pub fn effective_protocol(&self) -> &'static str {
        if self.protocol.is("udp") { "udp" } else { "tcp" }
    }

    /// The port of the instance, or on awsvpc of the task, at which the container port can be reached. `None`
    /// where there is none or Docker picks one: on bridge, which an absent mode means, without a fixed host port.
    pub fn effective_host_port(&self, network_mode: Slot<&str>) -> Option<i64> {
        match network_mode {
            Slot::Absent | Slot::Set("bridge") => self.host_port.get().filter(|port| *port != 0),
            // ECS refuses any other host port there.
            Slot::Set("awsvpc" | "host") => self.container_port.get(),
            Slot::Set(_) | Slot::Wrong => None,
        }
    }

    /// The first and last port of a range that is well formed.
    pub fn range(&self) -> Option<(i64, i64)> {
        parse_port_range(self.container_port_range.get()?)
    }
}

/// The first and last port of a text such as `8080-8090`; a number beyond all bounds reads as a huge one.
pub fn parse_port_range(text: &str) -> Option<(i64, i64)> {
    let (first, last) = text.split_once('-')?;
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse().unwrap_or(i64::MAX))
    };
    Some((number(first)?, number(last)?))
}

/// A name for a sentence: from 24 characters on its middle is left out.
pub fn shorten(name: &str) -> String {
    let length = name.chars().count();
    if length <= 24 {
        return name.to_owned();
    }
    let head: String = name.chars().take(11).collect();
    let tail: String = name.chars().skip(length - 11).collect();
    format!("{head}…{tail}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_effective_host_port_goes_by_the_network_mode() {
        for (mapping, mode, expected) in [
            (json!({"containerPort": 80}), Slot::Set("awsvpc"), Some(80)),
            (json!({"containerPort": 80, "hostPort": 0}), Slot::Set("awsvpc"), Some(80)),
            (json!({"containerPort": 80}), Slot::Set("host"), Some(80)),
            (json!({"containerPort": 80}), Slot::Set("bridge"), None),
            (json!({"containerPort": 80, "hostPort": 0}), Slot::Set("bridge"), None),
            (json!({"containerPort": 80, "hostPort": 8080}), Slot::Set("bridge"), Some(8080)),
            (json!({"containerPort": 80, "hostPort": 8080}), Slot::Absent, Some(8080)),
            (json!({"containerPort": 80, "hostPort": 8080}), Slot::Set("none"), None),
            (json!({"containerPort": 80, "hostPort": 8080}), Slot::Wrong, None),
            (json!({"containerPortRange": "80-90"}), Slot::Set("awsvpc"), None),
        ] {
            let read = PortMapping::read((Path::root(), Object(mapping.as_object().unwrap())));
            assert_eq!(read.effective_host_port(mode), expected, "{mapping} {mode:?}");
        }
    }

    #[test]
    fn a_range_is_two_numbers_joined_by_a_hyphen() {
        for (text, expected) in [
            ("8080-8090", Some((8080, 8090))),
            ("8090-8080", Some((8090, 8080))),
            ("1-99999999999999999999", Some((1, i64::MAX))),
            ("8080", None),
            ("8080-", None),
            ("1-2-3", None),
            ("+1-2", None),
            ("", None),
        ] {
            assert_eq!(parse_port_range(text), expected, "{text}");
        }
    }
}

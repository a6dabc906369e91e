//! How the fields of a node are laid out: sections of a scrolling form, each with its fields in order.
//!
//! Data only: what a field is, the field table says; how it is drawn, `page` and `row` know.

use super::locate::Node;
use crate::document::{Path, Segment};
use crate::ui::icons;

/// A part of a form with a heading.
#[derive(Debug)]
pub struct Section {
    /// The key of its heading.
    pub title: &'static str,
    /// Its icon, where the outline lists the section of a task.
    pub icon: Option<&'static str>,
    /// Its fields, by their paths within the node.
    pub items: &'static [Item],
}

/// A field of a section, or several that are laid out together by hand.
#[derive(Debug)]
pub struct Item {
    /// Its path within the node.
    pub path: &'static str,
    /// The paths of the fields that it lays out beside the first.
    pub more: &'static [&'static str],
    /// Who draws it; a generated row where it is nobody.
    pub by_hand: Option<ByHand>,
    /// Whether most definitions have something to say here, so that it shows although it is not set.
    pub is_usual: bool,
}

impl Item {
    /// The paths of its fields within the node.
    pub fn paths(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(self.path).chain(self.more.iter().copied())
    }
}

/// Fields that are laid out by hand, because what they mean together a row for each would not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByHand {
    /// Operating system and architecture.
    Platform,
    /// The network mode.
    NetworkMode,
    /// CPU and memory of the task.
    TaskSize,
    /// The role that ECS uses and the one that the code uses.
    Roles,
    /// Name and whether the container is essential.
    Identity,
    /// The image.
    Image,
    /// Environment variables, secrets and environment files.
    Variables,
    /// Entry point and command.
    Arguments,
    /// Command and timing of the health check.
    HealthCheck,
    /// Log driver, its options and secret options.
    Logging,
    /// CPU, hard and soft memory limit of a container.
    ContainerSize,
}

const fn usual(path: &'static str) -> Item {
    Item { path, more: &[], by_hand: None, is_usual: true }
}

const fn rare(path: &'static str) -> Item {
    Item { path, more: &[], by_hand: None, is_usual: false }
}

const fn by_hand(hand: ByHand, path: &'static str, more: &'static [&'static str]) -> Item {
    Item { path, more, by_hand: Some(hand), is_usual: true }
}

const fn section(title: &'static str, items: &'static [Item]) -> Section {
    Section { title, icon: None, items }
}

const fn listed(title: &'static str, icon: &'static str, items: &'static [Item]) -> Section {
    Section { title, icon: Some(icon), items }
}

static TASK: &[Section] = &[
    section("section-identity", &[usual("family")]),
    section(
        "section-runs",
        &[
            usual("requiresCompatibilities"),
            by_hand(
                ByHand::Platform,
                "runtimePlatform.operatingSystemFamily",
                &["runtimePlatform.cpuArchitecture"],
            ),
            by_hand(ByHand::NetworkMode, "networkMode", &[]),
        ],
    ),
    section("section-size", &[by_hand(ByHand::TaskSize, "cpu", &["memory"])]),
    listed(
        "section-roles",
        icons::IDENTIFICATION_CARD,
        &[by_hand(ByHand::Roles, "executionRoleArn", &["taskRoleArn"])],
    ),
    listed("section-ephemeral", icons::FLOPPY_DISK, &[usual("ephemeralStorage.sizeInGiB")]),
    listed("section-placement", icons::MAP_PIN, &[rare("placementConstraints")]),
    listed(
        "section-proxy",
        icons::SWAP,
        &[
            rare("proxyConfiguration.type"),
            rare("proxyConfiguration.containerName"),
            rare("proxyConfiguration.properties"),
        ],
    ),
    listed(
        "section-advanced",
        icons::DOTS_THREE_CIRCLE,
        &[
            rare("pidMode"),
            rare("ipcMode"),
            rare("enableFaultInjection"),
            rare("trustedExecutionConfiguration.isolationMode"),
            rare("trustedExecutionConfiguration.attestationPolicy"),
            rare("inferenceAccelerators"),
        ],
    ),
];

static CONTAINER: &[Section] = &[
    section(
        "section-image",
        &[
            by_hand(ByHand::Identity, "name", &["essential"]),
            by_hand(ByHand::Image, "image", &[]),
            rare("repositoryCredentials.credentialsParameter"),
            rare("versionConsistency"),
        ],
    ),
    section("section-ports", &[usual("portMappings")]),
    section(
        "section-environment",
        &[by_hand(ByHand::Variables, "environment", &["secrets", "environmentFiles"])],
    ),
    section(
        "section-command",
        &[
            by_hand(ByHand::Arguments, "entryPoint", &["command"]),
            rare("workingDirectory"),
            rare("interactive"),
            rare("pseudoTerminal"),
        ],
    ),
    section(
        "section-health",
        &[by_hand(
            ByHand::HealthCheck,
            "healthCheck.command",
            &[
                "healthCheck.interval",
                "healthCheck.timeout",
                "healthCheck.retries",
                "healthCheck.startPeriod",
            ],
        )],
    ),
    section(
        "section-logging",
        &[
            by_hand(
                ByHand::Logging,
                "logConfiguration.logDriver",
                &["logConfiguration.options", "logConfiguration.secretOptions"],
            ),
            rare("firelensConfiguration.type"),
            rare("firelensConfiguration.options"),
        ],
    ),
    section("section-storage", &[usual("mountPoints"), rare("volumesFrom"), rare("linuxParameters.tmpfs")]),
    section(
        "section-order",
        &[
            usual("dependsOn"),
            rare("startTimeout"),
            rare("stopTimeout"),
            rare("restartPolicy.enabled"),
            rare("restartPolicy.ignoredExitCodes"),
            rare("restartPolicy.restartAttemptPeriod"),
        ],
    ),
    section(
        "section-limits",
        &[
            by_hand(ByHand::ContainerSize, "cpu", &["memory", "memoryReservation"]),
            rare("ulimits"),
            rare("resourceRequirements"),
            rare("linuxParameters.sharedMemorySize"),
            rare("linuxParameters.maxSwap"),
            rare("linuxParameters.swappiness"),
            rare("systemControls"),
        ],
    ),
    section(
        "section-security",
        &[
            usual("user"),
            rare("privileged"),
            rare("readonlyRootFilesystem"),
            rare("linuxParameters.capabilities.add"),
            rare("linuxParameters.capabilities.drop"),
            rare("linuxParameters.devices"),
            rare("dockerSecurityOptions"),
            rare("credentialSpecs"),
        ],
    ),
    section(
        "section-advanced",
        &[
            rare("hostname"),
            rare("links"),
            rare("dnsServers"),
            rare("dnsSearchDomains"),
            rare("extraHosts"),
            rare("disableNetworking"),
            rare("dockerLabels"),
            rare("linuxParameters.initProcessEnabled"),
        ],
    ),
];

static VOLUME: &[Section] = &[
    section("section-volume", &[usual("name"), rare("configuredAtLaunch")]),
    section("section-host", &[usual("host.sourcePath")]),
    section(
        "section-efs",
        &[
            usual("efsVolumeConfiguration.fileSystemId"),
            rare("efsVolumeConfiguration.rootDirectory"),
            rare("efsVolumeConfiguration.transitEncryption"),
            rare("efsVolumeConfiguration.transitEncryptionPort"),
            rare("efsVolumeConfiguration.authorizationConfig.accessPointId"),
            rare("efsVolumeConfiguration.authorizationConfig.iam"),
        ],
    ),
    section(
        "section-s3files",
        &[
            rare("s3filesVolumeConfiguration.fileSystemArn"),
            rare("s3filesVolumeConfiguration.rootDirectory"),
            rare("s3filesVolumeConfiguration.transitEncryptionPort"),
            rare("s3filesVolumeConfiguration.accessPointArn"),
        ],
    ),
    section(
        "section-fsx",
        &[
            rare("fsxWindowsFileServerVolumeConfiguration.fileSystemId"),
            rare("fsxWindowsFileServerVolumeConfiguration.rootDirectory"),
            rare("fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter"),
            rare("fsxWindowsFileServerVolumeConfiguration.authorizationConfig.domain"),
        ],
    ),
    section(
        "section-docker",
        &[
            rare("dockerVolumeConfiguration.scope"),
            rare("dockerVolumeConfiguration.autoprovision"),
            rare("dockerVolumeConfiguration.driver"),
            rare("dockerVolumeConfiguration.driverOpts"),
            rare("dockerVolumeConfiguration.labels"),
        ],
    ),
];

static CONTAINERS: &[Section] = &[section("outline-containers", &[usual("")])];

static TAGS: &[Section] = &[section("section-tags", &[usual("")])];

/// The sections of a node, in order.
pub fn sections(node: Node) -> &'static [Section] {
    match node {
        Node::Task => TASK,
        Node::Container(_) => CONTAINER,
        Node::Volume(_) => VOLUME,
        Node::Containers => CONTAINERS,
        Node::Tags => TAGS,
    }
}

/// How many settings the sections of a node have.
pub fn setting_count(node: Node) -> usize {
    sections(node).iter().flat_map(|section| section.items).map(|item| item.paths().count()).sum()
}

/// The section of `node` that shows what `path` leads to, by its number; `None` where `path` is the node itself or
/// leads to a key that no section has.
pub fn section_of(node: Node, path: &Path) -> Option<usize> {
    let keys: Vec<&str> = path
        .segments()
        .get(node.path().segments().len()..)?
        .iter()
        .map_while(|segment| match segment {
            Segment::Key(key) => Some(&**key),
            _ => None,
        })
        .collect();
    if keys.is_empty() {
        return matches!(node, Node::Tags | Node::Containers).then_some(0);
    }
    let leads_to = |path: &str| path.split('.').zip(&keys).all(|(of_item, key)| of_item == *key);
    let is_of = |item: &Item| item.paths().any(leads_to);
    sections(node).iter().position(|section| section.items.iter().any(is_of))
}

/// Where a section of a node begins: its first field.
pub fn start(node: Node, section: &Section) -> Path {
    let first = section.items.first().map_or("", |item| item.path);
    node.path().join(&tail(first))
}

/// The path of an item within its node. The paths are a part of the program; a test reads every one of them.
pub(super) fn tail(path: &str) -> Path {
    path.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::locate::{has_nodes, row_of};
    use super::*;
    use crate::learn::field_help;
    use crate::schema::{Field, Kind, SCHEMA};
    use crate::text::Language;

    const NODES: [Node; 4] = [Node::Task, Node::Container(0), Node::Volume(0), Node::Tags];

    #[test]
    fn every_item_is_a_field_with_a_row_of_its_own() {
        for node in NODES {
            for (number, section) in sections(node).iter().enumerate() {
                for tail in section.items.iter().flat_map(Item::paths) {
                    let path = node.path().join(&tail.parse().unwrap());
                    assert!(SCHEMA.at(&path).is_some(), "{path}");
                    assert_eq!(row_of(&path), path);
                    assert_eq!(section_of(node, &path), Some(number), "{path}");
                }
            }
        }
    }

    #[test]
    fn every_field_stands_in_a_section() {
        for node in [Node::Task, Node::Container(0), Node::Volume(0)] {
            let mut open = vec![node.path()];
            while let Some(path) = open.pop() {
                let field = SCHEMA.at(&path).unwrap();
                for member in SCHEMA.members(field).filter(|member| !has_nodes(member)) {
                    let path = path.key(member.name);
                    assert!(section_of(node, &path).is_some(), "{path}");
                    if member.kind == Kind::Structure {
                        open.push(path);
                    } else {
                        let items = sections(node).iter().flat_map(|section| section.items);
                        let tails = items.flat_map(Item::paths);
                        let own = tails.filter(|own| node.path().join(&tail(own)) == path).count();
                        assert_eq!(own, 1, "{path}");
                    }
                }
            }
        }
    }

    /// Adds what the control of a field shows beside the field itself: the elements of a list, the members of each.
    fn add_inside(field: &'static Field, found: &mut Vec<&'static str>) {
        if let Some(element) = SCHEMA.element(field) {
            found.push(element.pattern);
            let mut open = vec![element];
            while let Some(object) = open.pop() {
                for member in SCHEMA.members(object) {
                    found.push(member.pattern);
                    if member.kind == Kind::Structure { open.push(member) } else { add_inside(member, found) }
                }
            }
        }
    }

    #[test]
    fn each_path_of_the_table_is_reached_by_exactly_one_place() {
        let mut found = vec!["containerDefinitions", "containerDefinitions[]", "volumes", "volumes[]"];
        for node in NODES {
            let mut objects: Vec<&str> = Vec::new();
            for own in sections(node).iter().flat_map(|section| section.items).flat_map(Item::paths) {
                let path = node.path().join(&tail(own));
                let field = SCHEMA.at(&path).unwrap_or_else(|| panic!("{path} is a field"));
                found.push(field.pattern);
                add_inside(field, &mut found);
                let above = std::iter::successors(path.parent(), Path::parent);
                let above = above.take_while(|above| above.segments().len() > node.path().segments().len());
                objects.extend(above.filter_map(|above| Some(SCHEMA.at(&above)?.pattern)));
            }
            objects.sort_unstable();
            objects.dedup();
            found.extend(objects);
        }
        found.sort_unstable();
        let mut all: Vec<&str> = SCHEMA.fields().iter().map(|field| field.pattern).collect();
        all.sort_unstable();
        assert_eq!(all.len(), 208);
        assert_eq!(found, all);
    }

    #[test]
    fn each_path_has_label_and_help_in_both_languages() {
        for field in SCHEMA.fields() {
            let help = field_help(field.pattern).unwrap_or_else(|| panic!("{} has help", field.pattern));
            for language in Language::ALL {
                assert!(!help.label(language).trim().is_empty(), "{}", field.pattern);
                assert!(!help.help(language).trim().is_empty(), "{}", field.pattern);
            }
            let is_korean = |text: &str| text.chars().any(|c| ('가'..='힣').contains(&c));
            assert!(is_korean(help.help(Language::Ko)), "{}", field.pattern);
        }
    }

    #[test]
    fn what_no_section_has_stands_in_none() {
        let path = |path: &str| path.parse::<Path>().unwrap();
        assert_eq!(section_of(Node::Task, &Path::root()), None);
        assert_eq!(section_of(Node::Task, &path("colour")), None);
        assert_eq!(section_of(Node::Container(1), &path("containerDefinitions[1]")), None);
        assert_eq!(
            section_of(Node::Container(1), &path("containerDefinitions[1].portMappings[2].hostPort")),
            Some(1)
        );
        assert_eq!(section_of(Node::Tags, &path("tags[1].key")), Some(0));
    }
}

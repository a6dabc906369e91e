//! Where a task refers to one of its containers or volumes by name.

use super::{Object, Task};
use crate::document::{Edit, Path};

/// A text that names a container or a volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Where it stands.
    pub path: Path,
    /// What follows the name: the alias of a link, with its colon.
    pub rest: String,
}

impl Reference {
    /// The text that names `name` in this place.
    pub fn text(&self, name: &str) -> String {
        format!("{name}{}", self.rest)
    }

    /// The edit that makes it name `name`.
    pub fn renamed(&self, name: &str) -> Edit {
        Edit::Set { path: self.path.clone(), value: self.text(name).into() }
    }
}

/// All references to the container `name`: start order, volumes of other containers, the proxy and links.
pub fn references_to(task: &Task<'_>, name: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut add_where_named = |path: &Path, object: Object<'_>, key: &'static str| {
        if object.text(key).is(name) {
            found.push(Reference { path: path.key(key), rest: String::new() });
        }
    };
    for container in &task.containers {
        for (path, object) in container.object.objects("dependsOn", &container.path) {
            add_where_named(&path, object, "containerName");
        }
        for (path, object) in container.object.objects("volumesFrom", &container.path) {
            add_where_named(&path, object, "sourceContainer");
        }
    }
    if let Some(proxy) = task.object.object("proxyConfiguration").get() {
        add_where_named(&Path::root().key("proxyConfiguration"), proxy, "containerName");
    }
    for container in &task.containers {
        let links = container.path.key("links");
        found.extend(container.links.iter().filter_map(|(at, link)| {
            let rest = link.strip_prefix(name).filter(|rest| rest.is_empty() || rest.starts_with(':'))?;
            Some(Reference { path: links.index(at), rest: rest.to_owned() })
        }));
    }
    found
}

/// All mount points of the volume `name`.
pub fn mounts_of(task: &Task<'_>, name: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    for container in &task.containers {
        for (path, mount) in container.object.objects("mountPoints", &container.path) {
            if mount.text("sourceVolume").is(name) {
                found.push(Reference { path: path.key("sourceVolume"), rest: String::new() });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    #[test]
    fn every_place_that_names_a_container_is_found_and_no_other() {
        let text = r#"{
            "proxyConfiguration": {"containerName": "envoy"},
            "containerDefinitions": [
              {"name": "envoy", "hostname": "envoy", "links": ["envoy-2", "db:envoy"]},
              {"name": "web", "links": ["envoy", "envoy:proxy", "envoy2:e"],
               "volumesFrom": [{"sourceContainer": "envoy"}, {"sourceContainer": 1}],
               "dependsOn": [{"containerName": "db"}, {"containerName": "envoy", "condition": "START"}]}]}"#;
        let parsed = parse(text).unwrap();
        let references = references_to(&Task::read(text, &parsed), "envoy");
        let found: Vec<String> = references
            .iter()
            .map(|reference| format!("{}={}", reference.path, reference.text("x")))
            .collect();
        assert_eq!(
            found,
            [
                "containerDefinitions[1].dependsOn[1].containerName=x",
                "containerDefinitions[1].volumesFrom[0].sourceContainer=x",
                "proxyConfiguration.containerName=x",
                "containerDefinitions[1].links[0]=x",
                "containerDefinitions[1].links[1]=x:proxy",
            ]
        );
    }
}

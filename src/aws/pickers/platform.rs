//! What systems an image runs on, as far as ECR tells.
//!
//! The index of an image for several platforms names them. An image for one platform has its platform in a blob that
//! no call of ECR gives, only a signed address of S3; nothing is fetched from there, so it stays unknown.

use std::fmt;

use serde_json::Value;

/// An operating system and an architecture, in the words of container images: `linux/amd64`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Platform {
    /// `linux` or `windows`.
    pub os: String,
    /// `amd64`, `arm64`.
    pub architecture: String,
}

impl Platform {
    /// That of a task, from `operatingSystemFamily` and `cpuArchitecture`; `None` for values that ECS does not know.
    pub fn of_task(os_family: Option<&str>, architecture: Option<&str>) -> Option<Self> {
        let os = match os_family {
            None | Some("LINUX") => "linux",
            Some(family) if family.starts_with("WINDOWS") => "windows",
            Some(_) => return None,
        };
        let architecture = match architecture {
            None | Some("X86_64") => "amd64",
            Some("ARM64") => "arm64",
            Some(_) => return None,
        };
        Some(Self { os: os.to_owned(), architecture: architecture.to_owned() })
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.os, self.architecture)
    }
}

/// The platforms of an image.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Platforms {
    /// It is for one, and ECR does not say which; or it was not asked.
    #[default]
    Unknown,
    /// These, in the order of the index.
    Known(Vec<Platform>),
}

impl Platforms {
    /// Whether the image runs there; `None` where it is not known.
    pub fn has(&self, platform: &Platform) -> Option<bool> {
        match self {
            Self::Unknown => None,
            Self::Known(list) => Some(list.contains(platform)),
        }
    }
}

/// Manifests that name their platforms: those for several, and the first kind there ever was.
pub(super) const TELLING_MANIFESTS: [&str; 3] = [
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
    "application/vnd.docker.distribution.manifest.v1+json",
];

/// Manifests of one image, which do not.
pub(super) const SILENT_MANIFESTS: [&str; 2] =
    ["application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json"];

/// Reads the platforms out of a manifest.
pub(super) fn read(manifest: &str) -> Platforms {
    let Ok(manifest) = serde_json::from_str::<Value>(manifest) else { return Platforms::Unknown };
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let mut found = Vec::new();
    if let Some(images) = manifest.get("manifests").and_then(Value::as_array) {
        let platforms = images.iter().filter_map(|image| image.get("platform"));
        for platform in platforms {
            let both = text(platform, "os").zip(text(platform, "architecture"));
            // Signatures and attestations stand beside the images as `unknown/unknown`.
            let both = both.filter(|(os, architecture)| os != "unknown" && architecture != "unknown");
            let platform = both.map(|(os, architecture)| Platform { os, architecture });
            found.extend(platform.filter(|platform| !found.contains(platform)));
        }
    } else if let Some(architecture) = text(&manifest, "architecture") {
        // The first kind of manifest knew Linux alone.
        found.push(Platform { os: "linux".to_owned(), architecture });
    }
    if found.is_empty() { Platforms::Unknown } else { Platforms::Known(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn platforms(list: &[&str]) -> Platforms {
        let platform = |text: &&str| {
            let (os, architecture) = text.split_once('/').unwrap();
            Platform { os: os.to_owned(), architecture: architecture.to_owned() }
        };
        Platforms::Known(list.iter().map(platform).collect())
    }

    #[test]
    fn an_index_names_platforms_and_what_stands_beside_images_is_none() {
        let index = r#"{"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [
            {"digest": "sha256:a", "platform": {"architecture": "amd64", "os": "linux"}},
            {"digest": "sha256:b", "platform": {"architecture": "arm64", "os": "linux", "variant": "v8"}},
            {"digest": "sha256:c", "platform": {"architecture": "amd64", "os": "windows", "os.version": "10.0.20348.1"}},
            {"digest": "sha256:d", "platform": {"architecture": "amd64", "os": "windows", "os.version": "10.0.17763.1"}},
            {"digest": "sha256:e", "platform": {"architecture": "unknown", "os": "unknown"},
             "annotations": {"vnd.docker.reference.type": "attestation-manifest"}}]}"#;
        assert_eq!(read(index), platforms(&["linux/amd64", "linux/arm64", "windows/amd64"]));
    }

    #[test]
    fn the_manifest_of_one_image_tells_nothing() {
        for (manifest, expected) in [
            (r#"{"schemaVersion": 2, "config": {"digest": "sha256:a"}, "layers": []}"#, Platforms::Unknown),
            (r#"{"manifests": [{"digest": "sha256:a"}, 1]}"#, Platforms::Unknown),
            ("[]", Platforms::Unknown),
            ("<html>", Platforms::Unknown),
            (r#"{"schemaVersion": 1, "architecture": "amd64", "fsLayers": []}"#, platforms(&["linux/amd64"])),
        ] {
            assert_eq!(read(manifest), expected, "{manifest}");
        }
    }

    #[test]
    fn what_a_task_says_is_the_platform_of_its_images() {
        for (os, architecture, expected) in [
            (None, None, Some("linux/amd64")),
            (Some("LINUX"), Some("ARM64"), Some("linux/arm64")),
            (Some("WINDOWS_SERVER_2022_CORE"), None, Some("windows/amd64")),
            (Some("BEOS"), None, None),
            (None, Some("${ARCH}"), None),
        ] {
            let platform = Platform::of_task(os, architecture).map(|platform| platform.to_string());
            assert_eq!(platform.as_deref(), expected);
        }
    }
}

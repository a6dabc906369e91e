//! What kind of volume it is, and how one kind turns into another.

use serde_json::{Value, json};

use crate::document::{Edit, Path};

/// Where a volume keeps its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A folder of the host, or room that goes with the task.
    Bind,
    /// Amazon EFS.
    Efs,
    /// A volume of Docker.
    Docker,
    /// Amazon FSx for Windows File Server.
    Fsx,
    /// Amazon S3 Files.
    S3Files,
    /// An EBS volume that the service or the run of the task configures.
    AtLaunch,
}

impl Kind {
    pub(super) const ALL: [Self; 6] =
        [Self::Bind, Self::Efs, Self::S3Files, Self::AtLaunch, Self::Docker, Self::Fsx];

    /// The member of the volume that makes it this kind.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Bind => "host",
            Self::Efs => "efsVolumeConfiguration",
            Self::Docker => "dockerVolumeConfiguration",
            Self::Fsx => "fsxWindowsFileServerVolumeConfiguration",
            Self::S3Files => "s3filesVolumeConfiguration",
            Self::AtLaunch => "configuredAtLaunch",
        }
    }

    /// The keys of its name and of a sentence about it.
    pub(super) fn text_keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Bind => ("volume-bind", "volume-bind-help"),
            Self::Efs => ("volume-efs", "volume-efs-help"),
            Self::Docker => ("volume-docker", "volume-docker-help"),
            Self::Fsx => ("volume-fsx", "volume-fsx-help"),
            Self::S3Files => ("volume-s3files", "volume-s3files-help"),
            Self::AtLaunch => ("volume-at-launch", "volume-at-launch-help"),
        }
    }

    /// Whether tasks on Fargate can have it.
    pub(super) fn is_on_fargate(self) -> bool {
        !matches!(self, Self::Docker | Self::Fsx)
    }

    /// The kind of a volume: without any sign it is a bind mount.
    pub(super) fn of(volume: &Value) -> Self {
        let mut others = Self::ALL.into_iter().filter(|kind| *kind != Self::Bind);
        others.find(|kind| kind.is_in(volume)).unwrap_or(Self::Bind)
    }

    fn is_in(self, volume: &Value) -> bool {
        match &volume[self.key()] {
            Value::Null => false,
            value => self != Self::AtLaunch || *value == true,
        }
    }

    /// What makes the volume at `path` this kind and no other.
    pub(super) fn edits(self, path: &Path, volume: &Value) -> Vec<Edit> {
        let others = Self::ALL.into_iter().filter(|kind| *kind != self && !volume[kind.key()].is_null());
        let mut edits: Vec<Edit> = others.map(|kind| Edit::Remove { path: path.key(kind.key()) }).collect();
        let value = match self {
            // A volume without a folder of the host is one already.
            Self::Bind => None,
            Self::AtLaunch => Some(json!(true)),
            Self::Efs | Self::Docker | Self::Fsx | Self::S3Files => Some(json!({})),
        };
        if let Some(value) = value.filter(|_| !self.is_in(volume)) {
            edits.push(Edit::Set { path: path.key(self.key()), value });
        }
        edits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_that_of_its_configuration() {
        let cases = [
            (json!({"name": "a"}), Kind::Bind),
            (json!({"host": {"sourcePath": "/a"}}), Kind::Bind),
            (json!({"host": {}, "efsVolumeConfiguration": {}}), Kind::Efs),
            (json!({"configuredAtLaunch": false}), Kind::Bind),
            (json!({"configuredAtLaunch": true}), Kind::AtLaunch),
            (json!({"dockerVolumeConfiguration": null}), Kind::Bind),
        ];
        for (volume, kind) in &cases {
            assert_eq!(Kind::of(volume), *kind, "{volume}");
        }
    }

    #[test]
    fn another_kind_drops_what_was_there() {
        let path = Path::root().key("volumes").index(0);
        let volume = json!({"host": {}, "efsVolumeConfiguration": {"fileSystemId": "fs-1"}});
        let expected = [
            Edit::Remove { path: path.key("host") },
            Edit::Remove { path: path.key("efsVolumeConfiguration") },
            Edit::Set { path: path.key("configuredAtLaunch"), value: json!(true) },
        ];
        assert_eq!(Kind::AtLaunch.edits(&path, &volume), expected);
        assert_eq!(Kind::Efs.edits(&path, &volume), expected[..1]);
        for kind in Kind::ALL {
            assert!(kind.edits(&path, &json!({})).iter().all(|edit| matches!(edit, Edit::Set { .. })));
        }
    }
}

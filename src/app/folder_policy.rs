//! What the folder of an open document says of the rules, kept as long as its `taskwright.toml` stays as it is.

use std::path::Path as FilePath;
use std::sync::Arc;

use crate::policy::{self, Policy, PolicyError, Stamp};

/// What the folder of a document says.
#[derive(Debug, Default)]
pub struct FolderPolicy {
    /// Of the file that was read.
    stamp: Stamp,
    policy: Arc<Policy>,
    error: Option<PolicyError>,
}

impl FolderPolicy {
    /// Asks the folder of `file`. A document without a file has none.
    pub(super) fn of(file: Option<&FilePath>) -> Self {
        let mut policy = Self::default();
        policy.look(file);
        policy
    }

    /// Asks again. Answers whether the folder says something else now.
    pub(super) fn look(&mut self, file: Option<&FilePath>) -> bool {
        let folder = file.and_then(FilePath::parent);
        let stamp = folder.map_or_else(Stamp::default, Stamp::of);
        if stamp == self.stamp {
            return false;
        }
        let (policy, error) = match folder.map_or_else(|| Ok(Policy::default()), policy::load) {
            Ok(policy) => (policy, None),
            Err(error) => (Policy::default(), Some(error)),
        };
        *self = Self { stamp, policy: Arc::new(policy), error };
        true
    }

    /// What is said. Nothing where the file cannot be used.
    pub fn policy(&self) -> &Arc<Policy> {
        &self.policy
    }

    /// Why the file cannot be used.
    pub fn error(&self) -> Option<&PolicyError> {
        self.error.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::policy::FILE_NAME;

    #[test]
    fn a_folder_is_asked_again_when_its_file_changes() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(".git")).unwrap();
        let (file, settings) = (folder.path().join("web.json"), folder.path().join(FILE_NAME));
        let mut policy = FolderPolicy::of(Some(&file));
        assert!(policy.policy().is_empty() && !policy.look(Some(&file)));
        fs::write(&settings, "[rules]\nfamily-required = \"off\"\n").unwrap();
        assert!(policy.look(Some(&file)) && !policy.policy().is_empty());
        fs::write(&settings, "[rules]\nfamily-required = off\n").unwrap();
        assert!(policy.look(Some(&file)) && policy.policy().is_empty());
        assert_eq!(policy.error().map(|error| error.line), Some(2));
        fs::remove_file(&settings).unwrap();
        assert!(policy.look(Some(&file)) && policy.error().is_none());
        assert!(!policy.look(Some(&file)) && !policy.look(None));
    }
}

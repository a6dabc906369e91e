//! Data that stands beside the project: labelled cases and real files of other people. Tests that read it say
//! what they skipped where it is not there.

use std::path::PathBuf;

/// A file or folder of the shared data: below `$TASKWRIGHT_SHARED`, else below `../shared`.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let root =
        std::env::var_os("TASKWRIGHT_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let path = root.join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not there", path.display());
    None
}

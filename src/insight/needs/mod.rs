//! What registering a definition needs, told from the definition alone: the rights of whoever registers it, and
//! everything outside of it that it names.
//!
//! Nothing is looked up here. What the live checks look up, they take from [`References`].

mod references;
mod rights;
mod things;

pub use references::References;
pub use rights::{Home, Right, Statement, policy, statements};
pub use things::{
    AccessPoint, FileSystem, ImageName, LogGroup, Named, Names, ObjectUse, Registry, Role, RoleUse, S3Object,
    Secret, SecretUse,
};

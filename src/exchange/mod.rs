//! Texts that come in from elsewhere: recognising what a text is and making a document of what ECS itself wrote.
//!
//! Nothing here knows a window, a language or AWS.

pub mod describe;
pub mod detect;
mod outline;
pub mod variables;

pub use describe::{Cleaned, Origin, SetAside};
pub use detect::{Detected, Kind, Reason};

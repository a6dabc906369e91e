//! Texts that come in from elsewhere: recognising what a text is and making a document of what ECS itself wrote.
//!
//! Nothing here knows a window, a language or AWS.

pub mod body;
pub mod describe;
pub mod detect;
pub mod draft;
mod outline;
pub mod variables;

pub use body::Body;
pub use describe::{Cleaned, Origin, SetAside};
pub use detect::{Detected, Kind, Reason};
pub use draft::{Draft, DraftError, draft};

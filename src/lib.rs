//! Taskwright designs Amazon ECS task definitions.
//!
//! The core, in reading order, knows nothing of a window; the feature `gui` adds one around it.

#![cfg_attr(
    test,
    expect(clippy::disallowed_methods, reason = "tests write files that `document::file` would refuse to")
)]

pub mod cli;
pub mod document;
pub mod exchange;
pub mod insight;
pub mod learn;
pub mod policy;
pub mod rules;
pub mod schema;
pub mod task;
pub mod text;

#[cfg(feature = "gui")]
pub mod app;
#[cfg(feature = "aws")]
pub mod aws;
#[cfg(feature = "gui")]
pub mod form;
#[cfg(feature = "gui")]
pub mod ui;

//! One integration binary: what a user of the whole program would notice.
#![expect(clippy::disallowed_methods, reason = "tests look at files byte for byte, and write broken ones")]
#![expect(clippy::print_stderr, reason = "a test that skips something says so")]

mod any_bytes;
#[cfg(feature = "aws")]
mod aws;
mod cases;
mod cli;
mod corpus;
mod docs;
mod edits;
#[cfg(feature = "gui")]
mod gui;
#[cfg(feature = "gui")]
mod gui_container;
#[cfg(feature = "gui")]
mod gui_corpus;
#[cfg(feature = "gui")]
mod gui_desk;
#[cfg(feature = "gui")]
mod gui_files;
#[cfg(feature = "gui")]
mod gui_fill;
#[cfg(feature = "gui")]
mod gui_form;
#[cfg(feature = "gui")]
mod gui_health;
#[cfg(feature = "gui")]
mod gui_input;
#[cfg(feature = "gui")]
mod gui_json;
#[cfg(feature = "gui")]
mod gui_learn;
#[cfg(feature = "gui")]
mod gui_policy;
#[cfg(feature = "gui")]
mod gui_problems;
#[cfg(feature = "gui")]
mod gui_rows;
#[cfg(feature = "gui")]
mod gui_shell;
#[cfg(feature = "gui")]
mod gui_task;
#[cfg(feature = "gui")]
mod gui_variables;
#[cfg(feature = "gui")]
mod gui_volumes;
mod merge;
mod shared;
#[cfg(feature = "gui")]
mod window;
#[cfg(not(feature = "aws"))]
mod without_aws;

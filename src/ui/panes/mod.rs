//! The panes around the form. Each sees `Ctx`, remembers little of its own and sends commands.

pub mod json;
pub mod learn;
pub mod outline;
pub mod problems;

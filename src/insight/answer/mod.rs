//! From the words in which ECS refuses a definition to the place in it that they speak about.
//!
//! ECS names one problem at a time, in prose, and seldom the field. So the words are tried as what says most first:
//! a denial of IAM, a path that they spell out, a type that did not fit, a known answer whose rule found something,
//! and last whatever fields, containers and values they name. What names nothing has no place: none is better than
//! a wrong one. The words themselves are the server's; they are shown as they are, and never made here.

#[cfg(test)]
mod cases;
mod denied;
mod known;
mod message;
mod named;
mod pattern;
mod spelled;
mod types;

pub use denied::{Cause, Denied};

use self::message::Message;
use self::named::Named;
use self::spelled::Spelled;
use crate::document::Path;
use crate::rules::{Finding, Rule};
use crate::task::Task;

/// The place that an answer speaks about.
#[derive(Debug, Clone)]
pub struct Place {
    /// Where, as the paths of findings have it. The value may be missing; the path is never the whole document.
    pub path: Path,
    /// The rule that says the same as ECS, where there is one.
    pub rule: Option<&'static Rule>,
}

impl Place {
    fn at(path: Path) -> Option<Self> {
        (!path.is_root()).then_some(Self { path, rule: None })
    }
}

/// The place in `task` that `message` speaks about: the words of ECS, of IAM, or of a client that did not even send
/// the definition, with or without what a tool wrote around them. `findings` are those of the same definition: where
/// one says what ECS says, its place is the best there is.
pub fn place(message: &str, task: &Task<'_>, findings: &[Finding]) -> Option<Place> {
    let message = Message::read(message);
    if let Some(denied) = Denied::read(&message.text) {
        return Place::at(denied.place(task)?);
    }
    match spelled::read(&message, task) {
        Some(Spelled::Here(path)) => {
            let rule = findings.iter().find(|finding| finding.at == path).map(|finding| finding.rule);
            return Some(Place { path, rule });
        }
        Some(Spelled::Elsewhere) => return None,
        None => {}
    }
    if types::is_about_them(&message) {
        return types::place(&message, task);
    }
    let named = Named::read(&message, task);
    if named.is_about_another(task) {
        return None;
    }
    known::place(&message, &named, task, findings).or_else(|| Place::at(named.place(&message, task)?))
}

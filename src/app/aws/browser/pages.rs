//! A list that comes page by page.

use crate::app::aws::Remote;
use crate::aws::message::Page;
use crate::aws::{AwsError, RequestId};

/// A list that comes page by page, as far as it is here.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pages {
    /// What is here.
    pub items: Vec<String>,
    /// What asks for the next page.
    next: Option<String>,
    /// The page that was asked for last.
    pub page: Remote<()>,
}

impl Pages {
    /// Whether all of it is here.
    pub fn is_complete(&self) -> bool {
        self.page.ready().is_some() && self.next.is_none()
    }

    /// What to ask for to have more; `None` where there is no more, or it is on its way, or it failed.
    pub fn wants(&self) -> Option<&String> {
        self.next.as_ref().filter(|_| self.page.ready().is_some())
    }

    /// What to ask for to have what failed: the page behind what is here.
    pub(crate) fn wants_again(&self) -> Option<String> {
        self.next.clone()
    }

    /// Takes a page. Answers whether it was asked for.
    pub(crate) fn take(&mut self, id: RequestId, outcome: &Result<Page<String>, AwsError>) -> bool {
        if !self.page.waits_for(id) {
            return false;
        }
        self.page = match outcome {
            Ok(page) => {
                self.items.extend(page.items.iter().cloned());
                self.next.clone_from(&page.next);
                Remote::Ready(())
            }
            Err(error) => Remote::Failed(error.clone()),
        };
        true
    }
}

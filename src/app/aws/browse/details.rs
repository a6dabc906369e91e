//! One revision in detail: to look at, to open, to compare.

use crate::app::App;
use crate::app::aws::browser::{Browser, Compared, Side, View};
use crate::app::aws::difference::Difference;
use crate::aws::{Request, Revision};
use crate::exchange::draft;

impl App {
    pub(super) fn choose_revision(&mut self, arn: String) {
        let Some(browser) = self.browser_mut() else { return };
        let is_known = browser.is_described(&arn);
        if browser.to_open.as_ref() != Some(&arn) {
            browser.to_open = None;
        }
        browser.chosen = Some(arn.clone());
        self.drop_unseen_details();
        if !is_known {
            self.describe_in_browser(&arn);
        }
    }

    pub(super) fn drop_unseen_details(&mut self) {
        let unseen = self.browser_mut().map(Browser::drop_unseen).unwrap_or_default();
        self.connection.cancel(unseen);
    }

    pub(super) fn describe_in_browser(&mut self, arn: &str) {
        let target = self.preferences.aws.target();
        let asked = self.connection.ask(Request::Describe(target, arn.to_owned()));
        if let Some(browser) = self.browser_mut() {
            browser.describe(arn, asked);
        }
    }

    pub(super) fn compare_in_browser(&mut self, old: String, new: Side) {
        let Some(browser) = self.browser_mut() else { return };
        let compared = Compared { old, new, difference: None };
        let unknown = compared.arns().filter(|arn| !browser.is_described(arn));
        let unknown: Vec<String> = unknown.cloned().collect();
        browser.view = View::Compared(Box::new(compared));
        for arn in unknown {
            self.describe_in_browser(&arn);
        }
        self.go_on_browsing();
    }

    pub(super) fn back_to_lists(&mut self) {
        let Some(browser) = self.browser_mut() else { return };
        let View::Removal(removal) = std::mem::take(&mut browser.view) else {
            return self.drop_unseen_details();
        };
        if removal.is_running() {
            browser.view = View::Removal(removal);
        } else if removal.has_effect() {
            browser.forget(removal.act.arns());
            self.reload_browser();
        }
    }

    /// Does what waited for a revision to be known: opens it, or compares it.
    pub(super) fn go_on_browsing(&mut self) {
        let Some(browser) = self.browser() else { return };
        if let Some(arn) = &browser.to_open
            && let Some(revision) = browser.described(arn).ready().cloned()
        {
            return self.open_revision(&revision);
        }
        let View::Compared(compared) = &browser.view else { return };
        let Some(old) = browser.described(&compared.old).ready() else { return };
        let region = browser.identity.ready().map(|identity| identity.region.as_str());
        let new = match &compared.new {
            Side::Revision(arn) => browser.described(arn).ready().map(|revision| revision.document()),
            Side::Document(id) => {
                let open = self.workspace.get(*id);
                open.and_then(|open| open.derived().parsed()).map(|parsed| parsed.value.clone())
            }
        };
        let Some(new) = new else { return };
        let difference = Difference::of(&old.document(), &new, region);
        if let Some(browser) = self.browser_mut()
            && let View::Compared(compared) = &mut browser.view
        {
            compared.difference = Some(difference);
        }
    }

    /// Makes a document of a revision, and tells where it came from.
    pub(super) fn open_revision(&mut self, revision: &Revision) {
        match draft(revision.raw.as_bytes()) {
            Ok(draft) => {
                self.leave_browser();
                self.open_draft(draft, &revision.raw);
            }
            Err(_) => {
                if let Some(browser) = self.browser_mut() {
                    browser.to_open = None;
                }
                let text = self.texts.with("browse-unreadable", "name", revision.name());
                self.workspace.refuse(text);
            }
        }
    }
}

//! Looking at what ECS has: what the dialog asks for, and which requests that takes.
//!
//! An answer counts only while its request is the one that is waited for: what was typed or chosen since has made
//! requests of its own.

mod details;
mod lists;
mod removal;

use super::Remote;
use super::browser::{Act, Browser, MOST, Pages, Removal, Removing, Side, View};
use crate::app::App;
use crate::app::dialog::Dialog;
use crate::app::journal::DocumentId;
use crate::app::workspace::OpenDocument;
use crate::aws::message::{Page, Status};
use crate::aws::{AwsError, Reply, Request, RequestId, Revision};
use lists::List;

/// What the dialog wants.
#[derive(Debug, Clone, PartialEq)]
pub enum BrowseCommand {
    /// Opens the dialog.
    Open,
    /// Asks AWS again for what it did not say.
    Retry,
    /// Asks AWS again for everything: it may be another by now.
    Reload,
    /// Looks for families.
    Search(String),
    /// Whether families without an active revision are listed, too.
    WithInactive(bool),
    /// The next page of families.
    MoreFamilies,
    /// Lists the revisions of a family.
    Family(String),
    /// Lists revisions of this status.
    Status(Status),
    /// The next page of revisions.
    MoreRevisions,
    /// Shows what a revision is, by ARN.
    Choose(String),
    /// Marks a revision, or takes its mark away.
    Mark(String),
    /// Makes a document of the revision with this ARN.
    OpenDraft(String),
    /// Compares the chosen revision with the document in front.
    CompareWithDocument,
    /// Compares the two revisions that are marked, or the marked one with the chosen one.
    CompareTwo,
    /// Back to the lists.
    Back,
    /// Asks whether to take this away.
    Ask(Act),
    /// Takes it away. The user was told what that does.
    Act,
    /// Waits no longer.
    StopWaiting,
    /// Looks again what became of it.
    LookAgain,
}

impl App {
    pub(super) fn run_browse(&mut self, command: BrowseCommand) {
        if command == BrowseCommand::Open {
            return self.open_browser();
        }
        let Some(browser) = self.browser_mut() else { return };
        match command {
            BrowseCommand::Open => {}
            BrowseCommand::Retry => self.retry_browsing(),
            BrowseCommand::Reload => self.reload_browser(),
            BrowseCommand::Search(typed) => self.search_families(typed),
            BrowseCommand::WithInactive(is_so) => {
                browser.with_inactive = is_so;
                self.begin(List::Families);
                self.search_now();
            }
            BrowseCommand::MoreFamilies => {
                let list = if browser.searches_ecs() { List::Searched } else { List::Families };
                self.ask_for_more(list);
            }
            BrowseCommand::Family(family) => {
                let status = browser.status;
                self.list_revisions(Some(family), status);
            }
            BrowseCommand::Status(status) => {
                let family = browser.family.clone();
                self.list_revisions(family, status);
            }
            BrowseCommand::MoreRevisions => self.ask_for_more(List::Revisions),
            BrowseCommand::Choose(arn) => self.choose_revision(arn),
            BrowseCommand::Mark(arn) => browser.mark(&arn),
            BrowseCommand::OpenDraft(arn) => {
                browser.to_open = Some(arn.clone());
                self.choose_revision(arn);
                self.go_on_browsing();
            }
            BrowseCommand::CompareWithDocument => {
                if let Some(old) = browser.chosen.clone() {
                    let document = self.workspace.active().id();
                    self.compare_in_browser(old, Side::Document(document));
                }
            }
            BrowseCommand::CompareTwo => {
                if let Some([old, new]) = browser.pair().map(|pair| pair.map(Clone::clone)) {
                    self.compare_in_browser(old, Side::Revision(new));
                }
            }
            BrowseCommand::Back => self.back_to_lists(),
            BrowseCommand::Ask(act) => {
                if (1..=MOST).contains(&act.arns().len()) {
                    browser.view = View::Removal(Removal::asked(act));
                }
            }
            BrowseCommand::Act => self.act(),
            BrowseCommand::StopWaiting => {
                let requests = browser.removal().map(Removal::requests).unwrap_or_default();
                self.connection.cancel(requests);
            }
            BrowseCommand::LookAgain => {
                if let Some(Removal { state: Removing::Looked { error, .. }, .. }) = browser.removal() {
                    let error = error.clone();
                    self.look_after_removal(error);
                }
            }
        }
    }

    fn browser(&self) -> Option<&Browser> {
        match &self.workspace.dialog {
            Some(Dialog::Browse(browser)) => Some(browser),
            _ => None,
        }
    }

    fn browser_mut(&mut self) -> Option<&mut Browser> {
        match &mut self.workspace.dialog {
            Some(Dialog::Browse(browser)) => Some(browser),
            _ => None,
        }
    }

    /// The family of the document in front is the first to be looked at.
    fn open_browser(&mut self) {
        self.refresh();
        let parsed = self.workspace.active().derived().parsed().filter(|_| !self.workspace.shows_welcome());
        let family = parsed.and_then(|parsed| parsed.value.get("family")?.as_str()).filter(|family| {
            let is_fit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
            !family.is_empty() && family.bytes().all(is_fit)
        });
        let family = family.map(str::to_owned);
        self.dialogs_shown += 1;
        let mut browser = Browser::new(self.dialogs_shown, family);
        let ids: Vec<DocumentId> = self.workspace.documents().iter().map(OpenDocument::id).collect();
        for notes in ids.into_iter().filter_map(|id| self.notes_of(id)) {
            let registered = notes.registrations.into_iter().filter(|own| !own.note.is_empty());
            browser.notes.extend(registered.map(|own| (own.arn, own.note)));
        }
        self.workspace.dialog = Some(Dialog::Browse(Box::new(browser)));
        if self.connection.profiles == Remote::Idle {
            self.read_profiles();
        }
        self.ask_for_everything();
    }

    /// Nobody waits any more for what the dialog asked for.
    pub(in crate::app) fn leave_browser(&mut self) {
        if let Some(browser) = self.browser() {
            self.connection.cancel(browser.requests());
            self.workspace.dialog = None;
        }
    }

    /// Begins anew: another target has other families.
    pub(super) fn restart_browser(&mut self) {
        let Some(browser) = self.browser() else { return };
        self.connection.cancel(browser.requests());
        let fresh = browser.anew();
        self.workspace.dialog = Some(Dialog::Browse(Box::new(fresh)));
        self.ask_for_everything();
    }

    fn ask_for_everything(&mut self) {
        let target = self.preferences.aws.target();
        let identity = self.connection.ask(Request::Connect(target));
        let Some(browser) = self.browser_mut() else { return };
        browser.identity = identity;
        self.list_anew();
    }

    /// The lists anew, with the user where they were.
    fn reload_browser(&mut self) {
        let Some(browser) = self.browser_mut() else { return };
        browser.forget_listed();
        self.list_anew();
    }

    fn list_anew(&mut self) {
        let Some(browser) = self.browser() else { return };
        let (family, status) = (browser.family.clone(), browser.status);
        self.begin(List::Families);
        self.search_now();
        self.list_revisions(family, status);
    }

    pub(super) fn retry_browsing(&mut self) {
        let Some(browser) = self.browser() else { return };
        if browser.identity.error().is_some() || browser.families.page.error().is_some() {
            return self.restart_browser();
        }
        let again = |pages: &Pages| pages.page.error().is_some().then(|| pages.wants_again());
        let (searched, revisions) = (again(&browser.searched), again(&browser.revisions));
        let failed = |arn: &&String| browser.described(arn).error().is_some();
        let mut arns: Vec<String> = browser.chosen.iter().filter(failed).cloned().collect();
        if let View::Compared(compared) = &browser.view {
            arns.extend(compared.arns().filter(failed).cloned());
        }
        if let Some(page) = searched {
            self.ask_for_page(List::Searched, page);
        }
        if let Some(page) = revisions {
            self.ask_for_page(List::Revisions, page);
        }
        for arn in arns {
            self.describe_in_browser(&arn);
        }
    }

    /// Takes an answer that the dialog waits for; gives back any other.
    pub(super) fn reply_to_browser(
        &mut self,
        id: RequestId,
        outcome: Result<Reply, AwsError>,
    ) -> Option<Result<Reply, AwsError>> {
        let Some(browser) = self.browser_mut().filter(|browser| browser.requests().contains(&id)) else {
            return Some(outcome);
        };
        if browser.identity.waits_for(id) {
            browser.identity.take(outcome, Reply::identity);
            return None;
        }
        if let View::Removal(removal) = &mut browser.view
            && removal.requests().contains(&id)
        {
            if !matches!(removal.state, Removing::Sent { .. }) {
                removal.look(id, outcome);
            } else if let Some(error) = removal.settle(outcome) {
                self.look_after_removal(error);
            }
            return None;
        }
        match outcome {
            Ok(Reply::Names(page)) => self.take_page(id, &Ok(page)),
            Ok(Reply::Revision(Some(revision))) => self.take_revision(id, Ok(revision)),
            Ok(_) => {}
            Err(error) => {
                self.take_page(id, &Err(error.clone()));
                self.take_revision(id, Err(error));
            }
        }
        None
    }

    fn take_page(&mut self, id: RequestId, page: &Result<Page<String>, AwsError>) {
        let Some(browser) = self.browser_mut() else { return };
        let is_of_families = browser.families.take(id, page) || browser.searched.take(id, page);
        if is_of_families {
            return browser.filter();
        }
        if browser.revisions.take(id, page)
            && browser.chosen.is_none()
            && let Some(newest) = browser.revisions.items.first().cloned()
        {
            self.choose_revision(newest);
        }
    }

    fn take_revision(&mut self, id: RequestId, outcome: Result<Box<Revision>, AwsError>) {
        if self.browser_mut().is_some_and(|browser| browser.settle(id, outcome)) {
            self.go_on_browsing();
        }
    }
}

//! Lists that come page by page: families, what was searched among them, revisions.

use std::time::Duration;

use eframe::egui::Context;

use crate::app::App;
use crate::app::aws::Remote;
use crate::app::aws::browser::{Browser, Pages};
use crate::aws::Request;
use crate::aws::message::Status;

/// ECS is asked for what was typed after a pause of so long.
const PAUSE: Duration = Duration::from_millis(300);

/// A list that comes page by page.
#[derive(Debug, Clone, Copy)]
pub(super) enum List {
    Families,
    Searched,
    Revisions,
}

impl List {
    pub(super) fn of(self, browser: &mut Browser) -> &mut Pages {
        match self {
            Self::Families => &mut browser.families,
            Self::Searched => &mut browser.searched,
            Self::Revisions => &mut browser.revisions,
        }
    }
}

impl App {
    /// Forgets a list and asks for its first page.
    pub(super) fn begin(&mut self, list: List) {
        let Some(browser) = self.browser_mut() else { return };
        let waiting = std::mem::take(list.of(browser)).page.waiting();
        browser.filter();
        self.connection.cancel(waiting);
        self.ask_for_page(list, None);
    }

    pub(super) fn ask_for_more(&mut self, list: List) {
        let next = self.browser_mut().and_then(|browser| list.of(browser).wants().cloned());
        if next.is_some() {
            self.ask_for_page(list, next);
        }
    }

    pub(super) fn ask_for_page(&mut self, list: List, page: Option<String>) {
        let target = self.preferences.aws.target();
        let Some(browser) = self.browser() else { return };
        let (with_inactive, status) = (browser.with_inactive, browser.status);
        let request = match list {
            List::Families => Request::Families { target, prefix: String::new(), with_inactive, page },
            List::Searched => {
                let prefix = browser.typed.trim().to_owned();
                Request::Families { target, prefix, with_inactive, page }
            }
            List::Revisions => {
                let Some(family) = browser.family.clone() else { return };
                Request::Revisions { target, family, status, page }
            }
        };
        let asked = self.connection.ask(request);
        if let Some(browser) = self.browser_mut() {
            list.of(browser).page = asked;
        }
    }

    pub(super) fn search_families(&mut self, typed: String) {
        let now = self.now;
        let Some(browser) = self.browser_mut() else { return };
        browser.search(typed, now);
        // What was asked for before is not what is typed now.
        let waiting = browser.searched.page.waiting();
        if waiting.is_some() {
            browser.searched.page = Remote::Idle;
            self.connection.cancel(waiting);
        }
    }

    /// Asks ECS for what was typed, once the user paused. Runs in each frame.
    pub(in crate::app::aws) fn search_after_pause(&mut self, context: &Context) {
        let Some(at) = self.browser().and_then(|browser| browser.typed_at) else { return };
        let left = PAUSE.as_secs_f64() - (self.now - at);
        match Duration::try_from_secs_f64(left) {
            Ok(left) if !left.is_zero() => context.request_repaint_after(left),
            _ => self.search_now(),
        }
    }

    pub(super) fn search_now(&mut self) {
        let Some(browser) = self.browser_mut() else { return };
        browser.typed_at = None;
        let waiting = std::mem::take(&mut browser.searched).page.waiting();
        let searches = browser.searches_ecs();
        browser.filter();
        self.connection.cancel(waiting);
        if searches {
            self.ask_for_page(List::Searched, None);
        }
    }

    pub(super) fn list_revisions(&mut self, family: Option<String>, status: Status) {
        let Some(browser) = self.browser_mut() else { return };
        let waiting = browser.revisions.page.waiting();
        let has_family = family.is_some();
        browser.list(family, status);
        self.connection.cancel(waiting);
        self.drop_unseen_details();
        if has_family {
            self.ask_for_page(List::Revisions, None);
        }
    }
}

//! Taking revisions away, and looking what became of that. One press of the button is one request.

use crate::app::App;
use crate::app::aws::browser::{Act, Browser, Removal, Removing, View};
use crate::aws::{AwsError, Progress, Request, RequestId};

impl App {
    pub(super) fn act(&mut self) {
        let Some(removal) = self.browser().and_then(Browser::removal) else { return };
        if !matches!(removal.state, Removing::Asked | Removing::Refused(_)) {
            return;
        }
        let target = self.preferences.aws.target();
        let request = match removal.act.clone() {
            Act::Deregister(arn) => Request::Deregister(target, arn),
            Act::Delete(arns) => Request::Delete(target, arns),
        };
        let id = self.connection.aws.send(request);
        self.change_removal(|it| it.state = Removing::Sent { id, is_out: false });
    }

    pub(super) fn change_removal(&mut self, change: impl FnOnce(&mut Removal)) {
        if let Some(Browser { view: View::Removal(removal), .. }) = self.browser_mut() {
            change(removal);
        }
    }

    pub(super) fn look_after_removal(&mut self, error: AwsError) {
        let Some(removal) = self.browser().and_then(Browser::removal) else { return };
        let target = self.preferences.aws.target();
        let arns = removal.act.arns().to_vec();
        let ask = |arn| self.connection.ask(Request::Describe(target.clone(), arn));
        let looks = arns.into_iter().map(ask).collect();
        self.change_removal(|it| it.state = Removing::Looking { error, looks });
    }

    pub(in crate::app::aws) fn progress_of_removal(&mut self, id: RequestId, progress: &Progress) {
        self.change_removal(|it| it.progress(id, progress));
    }
}

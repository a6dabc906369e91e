//! Runs commands: the only code that changes the document, the selection and the dialogs.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::App;
use super::aws::{AwsCommand, BrowseCommand, RegisterCommand};
use super::command::{Command, UiCommand};
use super::dialog::{Dialog, Purpose, Question, Then};
use super::journal::DocumentId;
use super::prefs::{TextSize, ThemeChoice};
use super::settings::Setting;
use super::view::SidePane;
use super::workspace::{Change, OpenDocument, Pane, Welcome};
use crate::document::history::Place;
use crate::document::{Document, Edit, EditError, Path, Segment, Splice, StepName, Typing};
use crate::schema::SCHEMA;
use crate::ui::panes::json::{self, Search};

/// By how much one step changes the size of texts, in percent.
const TEXT_STEP: i16 = 10;

impl App {
    pub(super) fn run(&mut self, command: Command) {
        match command {
            Command::Ui(command) => self.run_ui(command),
            Command::Edit { name, edits, typing } => self.edit(name, &edits, typing),
            Command::ReplaceText { revision, range, text, line } => {
                self.replace_text(revision, range, text, line);
            }
            Command::ApplyFix { revision, rule, edits, at } => self.apply_fix(revision, rule, &edits, at),
            Command::ApplyFixes { revision, picks } => self.apply_fixes(revision, &picks),
            Command::Look(look) => self.ui.look_at_fix(*look),
            Command::Ask(question) => {
                self.dialogs_shown += 1;
                let question = Question { serial: self.dialogs_shown, ..*question };
                self.workspace.dialog = Some(Dialog::Question(question));
            }
            Command::Answer(answer) => self.answer(&answer),
            Command::FillIn(values) => self.fill_in(&values),
            Command::BackToLastGood => self.back_to_last_good(),
            Command::Select { path, offset, origin } => {
                self.workspace.active_mut().select(path, offset, origin);
                // Who goes somewhere from what lies over the form wants to see the form.
                self.workspace.view.uncover_for(origin);
            }
            Command::SwitchDocument(id) => self.workspace.switch(id),
            Command::CloseDocument(id) => self.go_on(Then::Close(vec![id])),
            Command::CloseOthers(id) => self.close_others(id),
            Command::SetLanguage(language) => self.set(Setting::Language(Some(language))),
            Command::Set(setting) => self.set(setting),
            Command::CloseWelcome => self.workspace.welcome = Welcome::Closed,
            Command::SetSplits(splits) => self.preferences.splits = splits,
            Command::Say(key) => self.workspace.say(self.texts.get(key).to_string()),
            Command::Dismiss(notice) => self.workspace.dismiss(notice),
            Command::UncoverForm => self.workspace.view.clear(),
            Command::TogglePin => self.workspace.view.toggle_pin(),
            Command::ShowPane(pane) => self.workspace.view.show(pane),
            Command::LearnAbout(path) => {
                self.workspace.active_mut().select(path, None, Pane::Form);
                self.learn_about_selection();
            }
            Command::LearnTerm(term) => {
                self.workspace.view.show(SidePane::Learn);
                self.ui.explain_term(term);
            }
            Command::Open(file) => self.open(file),
            Command::SaveAs(file) => self.save_as(file),
            Command::Overwrite(file) => self.save_to(file),
            Command::File(command) => self.run_file_command(command),
            Command::Aws(command) => self.run_aws(command),
            Command::Suggest(wish) => self.run_suggest(wish),
            Command::Browse(folder) => self.browse(folder),
            Command::SaveFirst => self.save_first(),
            Command::Discard => self.discard(),
            Command::Cancel => {
                self.stop_check_of_registration();
                self.leave_browser();
                self.workspace.dialog = None;
                self.workspace.after_save = None;
            }
        }
    }

    fn run_ui(&mut self, command: UiCommand) {
        if !command.is_enabled(&self.workspace) {
            return;
        }
        match command {
            UiCommand::New if self.workspace.shows_welcome() && self.workspace.is_fresh() => {
                self.workspace.welcome = Welcome::Behind;
            }
            UiCommand::New => self.workspace.add_empty(),
            UiCommand::Open => self.ask_for_file(Purpose::Open),
            UiCommand::Save => self.save(),
            UiCommand::SaveAs => self.ask_for_file(Purpose::Save),
            UiCommand::SaveAll => self.save_all(),
            UiCommand::Revert => self.reload(),
            UiCommand::CloseDocument if self.workspace.shows_welcome() => {
                self.workspace.welcome = Welcome::Closed;
            }
            UiCommand::CloseDocument => self.go_on(Then::Close(vec![self.workspace.active().id()])),
            UiCommand::NextDocument => self.workspace.switch_by(1),
            UiCommand::PreviousDocument => self.workspace.switch_by(-1),
            UiCommand::Find => self.search(Search::Find),
            UiCommand::Replace => self.search(Search::Replace),
            UiCommand::GoToLine => self.search(Search::Line),
            UiCommand::Format => {
                self.workspace.view.show(SidePane::Json);
                self.ui.json_of(self.workspace.active().id()).ask_to_format();
            }
            UiCommand::ToggleSecrets => {
                self.workspace.view.show(SidePane::Json);
                let open = self.workspace.active_mut();
                open.shows_secrets = !open.shows_secrets;
            }
            UiCommand::Quit => self.go_on(Then::Quit),
            UiCommand::ToggleOutline => self.workspace.view.toggle_outline(),
            UiCommand::ShowJson => self.workspace.view.toggle(SidePane::Json),
            UiCommand::ShowProblems => self.workspace.view.toggle(SidePane::Problems),
            UiCommand::ShowLearn => self.workspace.view.toggle(SidePane::Learn),
            UiCommand::Help => self.learn_about_selection(),
            UiCommand::NextRegion => self.ui.move_keyboard(1),
            UiCommand::PreviousRegion => self.ui.move_keyboard(-1),
            UiCommand::SystemTheme => self.set(Setting::Theme(ThemeChoice::System)),
            UiCommand::LightTheme => self.set(Setting::Theme(ThemeChoice::Light)),
            UiCommand::DarkTheme => self.set(Setting::Theme(ThemeChoice::Dark)),
            UiCommand::LargerText => self.resize_text(1),
            UiCommand::SmallerText => self.resize_text(-1),
            UiCommand::NormalText => self.set(Setting::TextSize(TextSize::default())),
            UiCommand::Undo => {
                let splice = self.workspace.active_mut().document.undo();
                self.show_change(splice);
            }
            UiCommand::Redo => {
                let splice = self.workspace.active_mut().document.redo();
                self.show_change(splice);
            }
            UiCommand::NextProblem => self.go_to_problem(true),
            UiCommand::PreviousProblem => self.go_to_problem(false),
            UiCommand::ShowFixes => self.ui.ask_for_fixes(),
            UiCommand::FillIn => self.ask_to_fill_in(),
            UiCommand::OpenFromEcs => self.run_aws(AwsCommand::Browse(BrowseCommand::Open)),
            UiCommand::Register => self.run_aws(AwsCommand::Register(RegisterCommand::Open)),
            UiCommand::CheckLive => self.check_live(),
            UiCommand::Palette => self.open_palette(),
            UiCommand::Settings => self.workspace.dialog = Some(Dialog::Settings),
            UiCommand::About => self.open_about(),
            UiCommand::Welcome => self.workspace.welcome = Welcome::Shown,
        }
    }

    /// Explains the field at which the user is. The keyboard stays there.
    fn learn_about_selection(&mut self) {
        self.workspace.view.show(SidePane::Learn);
        self.ui.explain_field();
    }

    fn search(&mut self, search: Search) {
        self.workspace.view.show(SidePane::Json);
        self.ui.json_of(self.workspace.active().id()).open_search(search);
    }

    pub(super) fn edit(&mut self, name: StepName, edits: &[Edit], typing: Option<Place>) {
        self.refresh();
        let in_text: Vec<Edit> =
            edits.iter().map(|edit| self.workspace.active().derived().edit_in_text(edit)).collect();
        let joined = typing.clone().map(|place| self.typing(place));
        match self.workspace.active_mut().document.edit(name, &in_text, &*SCHEMA, joined) {
            Ok(()) => {
                self.changed(typing);
                for edit in edits {
                    follow(&mut self.workspace.active_mut().selection.path, edit);
                }
            }
            Err(error) => self.workspace.refuse(self.refusal(&error)),
        }
    }

    fn replace_text(&mut self, revision: u64, range: Range<usize>, text: String, line: usize) {
        if revision != self.workspace.active().document.revision() {
            return;
        }
        let place = Place::Line(line);
        let typing = self.typing(place.clone());
        let edits = [Edit::ReplaceText { range, text }];
        match self.workspace.active_mut().document.edit(StepName::Type, &edits, &*SCHEMA, Some(typing)) {
            Ok(()) => self.changed(Some(place)),
            Err(error) => self.workspace.refuse(self.refusal(&error)),
        }
    }

    fn apply_fix(&mut self, revision: u64, rule: &str, edits: &[Edit], at: Path) {
        if revision != self.workspace.active().document.revision() {
            return;
        }
        let before = self.error_count();
        self.edit(StepName::Fix(rule.to_owned()), edits, None);
        self.refresh();
        self.workspace.active_mut().select(at, None, Pane::Problems);
        if self.workspace.active().document.revision() == revision {
            return;
        }
        self.say_fixed(1, before);
    }

    fn answer(&mut self, answer: &Value) {
        if let Some(Dialog::Question(question)) = self.workspace.dialog.take() {
            let Question { revision, rule, fix, at, .. } = question;
            self.apply_fix(revision, rule, &fix.edits_with(answer), at);
        }
    }

    fn back_to_last_good(&mut self) {
        let open = self.workspace.active_mut();
        if let Some(good) = &open.analysis.good {
            let text = Arc::clone(&good.text);
            open.document.replace(StepName::BackToLastGood, &text, None);
            self.changed(None);
        }
    }

    /// What a keystroke at `place` must share with the one before it to join its step.
    fn typing(&self, place: Place) -> Typing {
        let at = Duration::try_from_secs_f64(self.now).unwrap_or_default();
        Typing { place, focus: self.composition.focus_serial(), at }
    }

    pub(super) fn changed(&mut self, place: Option<Place>) {
        self.workspace.active_mut().last_change = Change { place, at: self.now };
    }

    fn refusal(&self, error: &EditError) -> String {
        match error {
            EditError::Broken(_) => self.texts.get("notice-broken").to_string(),
            EditError::Missing(path)
            | EditError::WrongKind(path)
            | EditError::OutOfRange { path, .. }
            | EditError::Taken(path) => self.texts.with("notice-does-not-fit", "path", path.to_string()),
            EditError::NoSuchText(_) => self.texts.with("notice-does-not-fit", "path", ""),
        }
    }

    /// Goes where undo or redo changed something.
    fn show_change(&mut self, splice: Option<Splice>) {
        let Some(splice) = splice else { return };
        self.changed(None);
        self.refresh();
        let offset = telling_offset(&splice);
        let open = self.workspace.active_mut();
        let path = open.derived().path_at(offset).unwrap_or_else(|| open.selection.path.clone());
        open.select(path, Some(offset), Pane::History);
        // Who types in the text goes on there.
        open.selection.takes_focus = self.composition.focused() != Some(json::editor_id());
    }

    /// Does `then`, but asks first for each document that would lose something.
    pub(super) fn go_on(&mut self, then: Then) {
        if self.waits_for_registration(&then) {
            return;
        }
        self.workspace.dialog = None;
        let is_dirty = |open: &OpenDocument| open.document.is_dirty();
        match then {
            Then::Close(mut ids) => {
                while let Some(id) = ids.pop() {
                    if self.workspace.get(id).is_some_and(is_dirty) {
                        ids.push(id);
                        return self.ask_unsaved(id, Then::Close(ids));
                    }
                    self.close(id);
                }
            }
            Then::Quit => match self.workspace.documents().iter().find(|open| is_dirty(open)) {
                Some(open) => self.ask_unsaved(open.id(), Then::Quit),
                None => {
                    self.is_closing = true;
                    self.wants_close = true;
                }
            },
        }
    }

    /// The question shows the document that it is about.
    fn ask_unsaved(&mut self, id: DocumentId, then: Then) {
        self.workspace.switch(id);
        self.workspace.dialog = Some(Dialog::Unsaved(then));
    }

    fn save_first(&mut self) {
        if let Some(Dialog::Unsaved(then)) = self.workspace.dialog.take() {
            self.workspace.after_save = Some(then);
            self.save();
        }
    }

    fn discard(&mut self) {
        if let Some(Dialog::Unsaved(then)) = self.workspace.dialog.take() {
            self.close(self.workspace.active().id());
            self.go_on(then);
        }
    }

    fn close_others(&mut self, id: DocumentId) {
        let others = self.workspace.documents().iter().map(OpenDocument::id).filter(|other| *other != id);
        self.go_on(Then::Close(others.rev().collect()));
    }

    /// Makes texts larger or smaller by so many steps.
    fn resize_text(&mut self, steps: i16) {
        let percent = self.preferences.text_size.percent().saturating_add_signed(steps * TEXT_STEP);
        self.set(Setting::TextSize(TextSize::new(percent)));
    }

    /// Closes a document, whatever is in it.
    pub(super) fn close(&mut self, id: DocumentId) {
        self.workspace.remove(id);
        self.ui.forget_document(id);
        self.forget_live(id);
    }

    /// Opens a document and shows it.
    pub(super) fn add(&mut self, document: Document, file: Option<PathBuf>) {
        self.workspace.add(document, file);
        self.workspace.active_mut().last_change.at = self.now;
    }
}

/// The byte that best tells what a splice changed: the first that is no space or separator.
fn telling_offset(splice: &Splice) -> usize {
    let is_telling = |c: char| !c.is_whitespace() && !matches!(c, ',' | '{' | '[' | ':');
    splice.at + splice.new.find(is_telling).unwrap_or(0)
}

/// Moves a path along with the element that it leads to.
fn follow(path: &mut Path, edit: &Edit) {
    let (list, moved): (Path, &dyn Fn(usize) -> Option<usize>) = match edit {
        Edit::Insert { path: list, index, .. } => {
            (list.clone(), &|at| Some(if at >= *index { at + 1 } else { at }))
        }
        Edit::Remove { path: element } => match (element.parent(), element.last()) {
            (Some(list), Some(Segment::Index(index))) => {
                let index = *index as usize;
                (list, &move |at| match at {
                    at if at == index => None,
                    at if at > index => Some(at - 1),
                    at => Some(at),
                })
            }
            _ => return,
        },
        Edit::Move { path: list, from, to } => (list.clone(), &|at| {
            Some(match at {
                at if at == *from => *to,
                at if *from < at && at <= *to => at - 1,
                at if *to <= at && at < *from => at + 1,
                at => at,
            })
        }),
        Edit::Set { .. } | Edit::RenameKey { .. } | Edit::ReplaceText { .. } => return,
    };
    let depth = list.segments().len();
    if !path.is_inside(&list) {
        return;
    }
    let Some(Segment::Index(at)) = path.segments().get(depth) else { return };
    let at = *at as usize;
    *path = match moved(at) {
        Some(at) => {
            list.index(at).join(&path.segments().get(depth + 1..).unwrap_or_default().to_vec().into())
        }
        // What is gone leaves its place to the element before it.
        None => list.index(at.saturating_sub(1)),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_follows_its_element() {
        let follow = |path: &str, edit: Edit| {
            let mut path: Path = path.parse().unwrap();
            follow(&mut path, &edit);
            path.to_string()
        };
        let list: Path = "containerDefinitions".parse().unwrap();
        let remove = |index| Edit::Remove { path: list.index(index) };
        assert_eq!(follow("containerDefinitions[2].image", remove(0)), "containerDefinitions[1].image");
        assert_eq!(follow("containerDefinitions[0].image", remove(2)), "containerDefinitions[0].image");
        assert_eq!(follow("containerDefinitions[1].image", remove(1)), "containerDefinitions[0]");
        assert_eq!(follow("volumes[2].name", remove(0)), "volumes[2].name");
        let insert = Edit::Insert { path: list.clone(), index: 1, value: "x".into() };
        assert_eq!(follow("containerDefinitions[1]", insert.clone()), "containerDefinitions[2]");
        assert_eq!(follow("containerDefinitions[0]", insert), "containerDefinitions[0]");
        let shift = |from, to| Edit::Move { path: list.clone(), from, to };
        assert_eq!(follow("containerDefinitions[0].cpu", shift(0, 2)), "containerDefinitions[2].cpu");
        assert_eq!(follow("containerDefinitions[2].cpu", shift(0, 2)), "containerDefinitions[1].cpu");
        assert_eq!(follow("containerDefinitions[1].cpu", shift(2, 0)), "containerDefinitions[2].cpu");
    }
}

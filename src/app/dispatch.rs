//! Runs commands: the only code that changes the document, the selection and the dialogs.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::App;
use super::command::{Command, UiCommand};
use super::dialog::{Dialog, Purpose, Question, Then};
use super::wording::Texts;
use super::workspace::{Change, Pane, Selection, Workspace};
use crate::document::history::Place;
use crate::document::{Edit, EditError, Path, Segment, Splice, StepName, Typing};
use crate::form::locate::Node;
use crate::schema::SCHEMA;
use crate::ui::panes::json;

impl App {
    pub(super) fn run(&mut self, command: Command) {
        match command {
            Command::Ui(command) => self.run_ui(command),
            Command::Edit { name, edits, typing } => self.edit(name, &edits, typing),
            Command::ReplaceText { revision, range, text, line } => {
                self.replace_text(revision, range, text, line);
            }
            Command::ApplyFix { revision, rule, edits, at } => self.apply_fix(revision, rule, &edits, at),
            Command::Ask(question) => {
                self.dialogs_shown += 1;
                let question = Question { serial: self.dialogs_shown, ..*question };
                self.workspace.dialog = Some(Dialog::Question(question));
            }
            Command::Answer(answer) => self.answer(&answer),
            Command::BackToLastGood => self.back_to_last_good(),
            Command::Select { path, offset, origin } => self.select(path, offset, origin),
            Command::SetLanguage(language) => {
                if language != self.texts.language() {
                    self.texts = Texts::new(language);
                    self.workspace.notice = None;
                }
            }
            Command::Open(file) => self.open(file),
            Command::SaveAs(file) => self.save_as(file),
            Command::Overwrite(file) => self.save_to(file),
            Command::Browse(folder) => self.browse(folder),
            Command::SaveFirst => self.save_first(),
            Command::Discard => self.discard(),
            Command::Cancel => {
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
            UiCommand::New => self.unless_unsaved(Then::New),
            UiCommand::Open => self.unless_unsaved(Then::Open),
            UiCommand::Save => self.save(),
            UiCommand::SaveAs => self.ask_for_file(Purpose::Save),
            UiCommand::Undo => {
                let splice = self.workspace.document.undo();
                self.show_change(splice);
            }
            UiCommand::Redo => {
                let splice = self.workspace.document.redo();
                self.show_change(splice);
            }
        }
    }

    fn edit(&mut self, name: StepName, edits: &[Edit], typing: Option<Place>) {
        self.refresh();
        let in_text: Vec<Edit> = edits.iter().map(|edit| self.current.edit_in_text(edit)).collect();
        let joined = typing.clone().map(|place| self.typing(place));
        match self.workspace.document.edit(name, &in_text, &*SCHEMA, joined) {
            Ok(()) => {
                self.changed(typing);
                for edit in edits {
                    follow(&mut self.workspace.selection.path, edit);
                }
            }
            Err(error) => self.workspace.notice = Some(self.refusal(&error)),
        }
    }

    fn replace_text(&mut self, revision: u64, range: Range<usize>, text: String, line: usize) {
        if revision != self.workspace.document.revision() {
            return;
        }
        let place = Place::Line(line);
        let typing = self.typing(place.clone());
        let edits = [Edit::ReplaceText { range, text }];
        match self.workspace.document.edit(StepName::Type, &edits, &*SCHEMA, Some(typing)) {
            Ok(()) => self.changed(Some(place)),
            Err(error) => self.workspace.notice = Some(self.refusal(&error)),
        }
    }

    fn apply_fix(&mut self, revision: u64, rule: &str, edits: &[Edit], at: Path) {
        if revision != self.workspace.document.revision() {
            return;
        }
        self.edit(StepName::Fix(rule.to_owned()), edits, None);
        self.select(at, None, Pane::Problems);
    }

    fn answer(&mut self, answer: &Value) {
        if let Some(Dialog::Question(question)) = self.workspace.dialog.take() {
            let Question { revision, rule, fix, at, .. } = question;
            self.apply_fix(revision, rule, &fix.edits_with(answer), at);
        }
    }

    fn back_to_last_good(&mut self) {
        if let Some(good) = &self.good {
            let text = Arc::clone(&good.text);
            self.workspace.document.replace(StepName::BackToLastGood, &text, None);
            self.changed(None);
        }
    }

    /// What a keystroke at `place` must share with the one before it to join its step.
    fn typing(&self, place: Place) -> Typing {
        let at = Duration::try_from_secs_f64(self.now).unwrap_or_default();
        Typing { place, focus: self.composition.focus_serial(), at }
    }

    pub(super) fn changed(&mut self, place: Option<Place>) {
        self.workspace.last_change = Change { place, at: self.now };
        self.workspace.notice = None;
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

    pub(super) fn select(&mut self, path: Path, offset: Option<usize>, origin: Pane) {
        let selection = &mut self.workspace.selection;
        let serial = selection.serial + 1;
        *selection = Selection { path, offset, origin, takes_focus: origin == Pane::Problems, serial };
    }

    /// Goes where undo or redo changed something.
    fn show_change(&mut self, splice: Option<Splice>) {
        let Some(splice) = splice else { return };
        self.changed(None);
        self.refresh();
        let offset = telling_offset(&splice);
        let path = self.current.path_at(offset).unwrap_or_else(|| self.workspace.selection.path.clone());
        self.select(path, Some(offset), Pane::History);
        // Who types in the text goes on there.
        self.workspace.selection.takes_focus = self.composition.focused() != Some(json::editor_id());
    }

    /// A container or volume that is gone leaves its place to the one before it, or to the task.
    pub(super) fn leave_missing_node(&mut self) {
        let node = Node::of(&self.workspace.selection.path);
        if !self.current.has_node(node) {
            let before = |at: usize| match node {
                Node::Container(_) => Node::Container(at),
                Node::Volume(_) => Node::Volume(at),
                Node::Task | Node::Tags => node,
            };
            let (Node::Container(index) | Node::Volume(index)) = node else { return };
            let nearest = (0..index).rev().map(before).find(|node| self.current.has_node(*node));
            self.workspace.selection.path = nearest.unwrap_or(Node::Task).path();
        }
    }

    /// Does `then`, but asks first if that would lose something.
    fn unless_unsaved(&mut self, then: Then) {
        if self.workspace.document.is_dirty() {
            self.workspace.dialog = Some(Dialog::Unsaved(then));
        } else {
            self.go_on(then);
        }
    }

    pub(super) fn go_on(&mut self, then: Then) {
        self.workspace.dialog = None;
        match then {
            Then::New => self.replace_workspace(Workspace::default()),
            Then::Open => self.ask_for_file(Purpose::Open),
            Then::Close => {
                self.is_closing = true;
                self.wants_close = true;
            }
        }
    }

    fn save_first(&mut self) {
        if let Some(Dialog::Unsaved(then)) = self.workspace.dialog.take() {
            self.workspace.after_save = Some(then);
            self.save();
        }
    }

    fn discard(&mut self) {
        if let Some(Dialog::Unsaved(then)) = self.workspace.dialog.take() {
            self.go_on(then);
        }
    }

    /// Another document takes the place of this one.
    pub(super) fn replace_workspace(&mut self, workspace: Workspace) {
        self.workspace = workspace;
        self.workspace.last_change.at = self.now;
        self.good = None;
        self.ui.forget_document();
        self.derive();
        self.wording = super::Wording::default();
        self.refresh();
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

//! What the dialog changes in the document before it is registered: what others registered meanwhile, and a tag with
//! the note. Each is one step of undo, and afterwards the dialog is about the new text.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Remote;
use super::registration::{LogGroupWish, Merging, Newer, Registration};
use crate::app::App;
use crate::app::dialog::Dialog;
use crate::aws::{Request, Revision};
use crate::document::{Edit, Path, StepName, parse};
use crate::exchange;
use crate::insight::merge::merge;

/// The key of the tag that holds the note of a revision.
pub(super) const NOTE_TAG: &str = "change-note";
/// The most that ECS takes as the value of a tag, in characters.
const TAG_VALUE: usize = 256;

impl App {
    /// Brings document and latest revision together, unless nothing is known of what both were made from.
    pub(super) fn merge_registration(&mut self) {
        let Some(registration) = self.registration() else { return };
        let Some(latest) = registration.newer() else { return };
        let (id, theirs, ours) = (registration.document, latest.document(), Arc::clone(&registration.value));
        let base = self.notes_of(id).and_then(|notes| notes.base);
        let base = base.and_then(|text| Some(parse(&text).ok()?.value));
        let Some(base) = base else { return };
        let merge = Arc::new(merge(&base, &ours, &theirs));
        let answers = vec![None; merge.conflicts.len()];
        self.change_registration(|it| it.merging = Some(Merging { merge, answers }));
    }

    /// Changes the document as it was answered. Where every conflict is answered.
    pub(super) fn apply_merge(&mut self) {
        let Some(registration) = self.registration() else { return };
        let Some((merging, latest)) = registration.merging.clone().zip(registration.latest.ready().cloned())
        else {
            return;
        };
        let (Some(answers), Some(latest)) = (merging.complete(), latest) else { return };
        let Some(base) = document_of(&latest) else { return };
        let id = registration.document;
        self.workspace.switch(id);
        let edits = merging.merge.resolve(&answers);
        if !edits.is_empty() {
            self.edit(StepName::Merge(latest.name()), &edits, None);
        }
        self.note_base(id, &base, &latest);
        self.renew_registration();
    }

    /// Writes the note into the document as a tag.
    pub(super) fn tag_with_note(&mut self) {
        let Some(registration) = self.registration() else { return };
        let (id, note) = (registration.document, tag_value(&registration.note));
        if note.is_empty() {
            return;
        }
        let tags = registration.value.get("tags").and_then(Value::as_array);
        let place = tags.and_then(|tags| tags.iter().position(|tag| tag["key"] == NOTE_TAG));
        let list = Path::root().key("tags");
        let tag = json!({ "key": NOTE_TAG, "value": note });
        let (edit, at) = match (tags, place) {
            (Some(_), Some(index)) => {
                let value = list.index(index).key("value");
                (Edit::Set { path: value.clone(), value: Value::from(note) }, value)
            }
            (Some(tags), None) => {
                (Edit::Insert { path: list.clone(), index: tags.len(), value: tag }, list.index(tags.len()))
            }
            (None, _) => (Edit::Set { path: list.clone(), value: json!([tag]) }, list),
        };
        self.workspace.switch(id);
        self.edit(StepName::Change(at), &[edit], None);
        self.renew_registration();
    }

    /// A document that was changed while its registration ran behind the window is registered as it is now.
    pub(super) fn catch_up_with_document(&mut self) {
        let Some(registration) = self.registration() else { return };
        let (id, revision) = (registration.document, registration.text_revision);
        let is_changed = self.workspace.get(id).is_some_and(|open| open.document.revision() != revision);
        if is_changed {
            self.show_registered_document();
            self.renew_registration();
        }
    }

    /// The dialog is about the document as it is now. Who we are and what is registered stays known.
    fn renew_registration(&mut self) {
        self.refresh();
        let Some(old) = self.registration().cloned() else { return };
        let open = self.workspace.active();
        let new = Registration::of(open.id(), open.derived(), open.document.encoding(), old.serial);
        let Some(mut new) = new else {
            self.workspace.dialog = None;
            return;
        };
        for group in &mut new.log_groups {
            let is_it = |wish: &&LogGroupWish| (&wish.name, &wish.region) == (&group.name, &group.region);
            if let Some(wish) = old.log_groups.iter().find(is_it) {
                group.clone_from(wish);
            }
        }
        let is_worse = new.counts.errors > old.counts.errors || new.placeholders > old.placeholders;
        new.anyway = if is_worse { new.anyway } else { old.anyway };
        (new.target, new.identity, new.latest) = (old.target, old.identity, old.latest);
        (new.newer, new.note) = (old.newer, old.note);
        // What the document named before is known already, or on its way.
        let is_known = new.named == old.named && old.live != Remote::Idle;
        if is_known {
            new.live = old.live;
        } else {
            self.stop_check_of_registration();
            if !new.named.is_empty() {
                let check = Request::Check(new.target.clone(), new.named.clone());
                new.live = self.connection.ask(check);
            }
        }
        self.workspace.dialog = Some(Dialog::Register(Box::new(new)));
        self.compare_registration();
        if self.registration().is_some_and(|it| it.newer().is_none()) {
            self.change_registration(|it| it.newer = Newer::Open);
        }
    }
}

/// A revision as the text of a document.
fn document_of(revision: &Revision) -> Option<String> {
    exchange::draft(revision.raw.as_bytes()).ok().map(|draft| draft.text)
}

/// A note as the value of a tag: ECS takes letters, digits, spaces and `_.:/=+-@`.
fn tag_value(note: &str) -> String {
    let allowed = |c: char| if c.is_alphanumeric() || "_.:/=+-@".contains(c) { c } else { ' ' };
    let words: String = note.chars().map(allowed).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(TAG_VALUE).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_becomes_a_value_that_ecs_takes() {
        assert_eq!(tag_value("  Fix: timeouts, (really!)\n#42 "), "Fix: timeouts really 42");
        assert_eq!(tag_value("타임아웃 수정"), "타임아웃 수정");
        assert_eq!(tag_value(&"a".repeat(300)).len(), 256);
    }
}

//! What the command palette finds: actions, the fields of the document, and the words of ECS.
//!
//! An index is made when the palette opens, in the language of the window. How it is drawn stands in `ui::palette`.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use super::App;
use super::command::UiCommand;
use super::derived::Derived;
use super::dialog::{Dialog, Palette};
use crate::document::Path;
use crate::form::locate::{Node, has_nodes, holds_variables, is_laid_out};
use crate::learn::glossary::{Term, terms};
use crate::learn::{label, place};
use crate::schema::{Field, Kind, SCHEMA};
use crate::text::matching::{Query, Searchable};
use crate::text::{Catalog, Language};

/// All that can be found.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    entries: Vec<Entry>,
}

/// One line of the palette.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it leads to.
    pub target: Target,
    /// Its name.
    pub title: String,
    /// The place of a field, the meaning of a word, nothing for an action.
    pub detail: String,
    name: Searchable,
    /// What every field of this pattern is called, in every language and in the JSON.
    names: &'static [Searchable],
    words: Vec<Searchable>,
    /// The words that every field of this pattern has, or every window this action.
    common: &'static [Searchable],
    /// Whether it belongs to what the user looks at.
    is_near: bool,
    /// Whether it leads to what it names, and not only to where that would be.
    is_exact: bool,
}

/// What a line of the palette leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// Does it.
    Action(UiCommand),
    /// Goes there.
    Field(Path),
    /// Tells what it means.
    Term(&'static Term),
}

/// The parts of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// What can be done.
    Actions,
    /// What the document has.
    Fields,
    /// What words mean.
    Terms,
}

impl Group {
    const ALL: [Self; 3] = [Self::Actions, Self::Fields, Self::Terms];

    /// The key of its heading.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Actions => "palette-actions",
            Self::Fields => "palette-fields",
            Self::Terms => "palette-terms",
        }
    }

    /// How many of its entries a list shows.
    fn limit(self) -> usize {
        match self {
            Self::Actions => 6,
            Self::Fields => 10,
            Self::Terms => 5,
        }
    }
}

impl Entry {
    /// Which part of the list it stands in.
    pub fn group(&self) -> Group {
        match self.target {
            Target::Action(_) => Group::Actions,
            Target::Field(_) => Group::Fields,
            Target::Term(_) => Group::Terms,
        }
    }
}

impl Index {
    /// Collects what there is: the `actions` that would do something, the fields of `document` with those of the
    /// node `near` preferred, and all words.
    pub fn new(actions: &[UiCommand], document: Option<&Derived>, near: Node, catalog: &Catalog) -> Self {
        let mut entries: Vec<Entry> = actions.iter().map(|command| action(*command, catalog)).collect();
        if let Some(document) = document {
            let fields = Fields { document, near, catalog, entries: &mut entries };
            fields.collect();
        }
        entries.extend(terms().iter().map(|word| term(word, catalog.language())));
        Self { entries }
    }

    /// An entry by its number.
    pub fn entry(&self, number: usize) -> Option<&Entry> {
        self.entries.get(number)
    }

    /// The numbers of the entries that fit, by group, the group with the best fit first. Without a query, what can
    /// be done.
    pub fn search(&self, typed: &str) -> Vec<(Group, Vec<usize>)> {
        let query = Query::new(typed);
        let numbered = self.entries.iter().enumerate();
        let mut found: Vec<(u32, usize)> = if query.is_empty() {
            numbered.filter(|(_, entry)| entry.group() == Group::Actions).map(|(at, _)| (0, at)).collect()
        } else {
            let fitting = |(at, entry): (usize, &Entry)| {
                let score = query.score_named(&entry.name, entry.names, &[&entry.words, entry.common])?;
                Some((score + u32::from(entry.is_near) + 2 * u32::from(entry.is_exact), at))
            };
            numbered.filter_map(fitting).collect()
        };
        found.sort_by_key(|(score, at)| (Reverse(*score), *at));
        let mut groups: Vec<(u32, Group, Vec<usize>)> = Vec::new();
        for group in Group::ALL {
            let limit = if query.is_empty() { usize::MAX } else { group.limit() };
            let own = found.iter().filter(|(_, at)| self.entries[*at].group() == group).take(limit);
            let (scores, numbers): (Vec<u32>, Vec<usize>) = own.copied().unzip();
            if let Some(best) = scores.first() {
                groups.push((*best, group, numbers));
            }
        }
        groups.sort_by_key(|(best, ..)| Reverse(*best));
        groups.into_iter().map(|(_, group, numbers)| (group, numbers)).collect()
    }
}

impl App {
    /// Collects what there is to find and opens the palette.
    pub(super) fn open_palette(&mut self) {
        self.refresh();
        let is_useful =
            |command: &UiCommand| *command != UiCommand::Palette && command.is_enabled(&self.workspace);
        let actions: Vec<UiCommand> = UiCommand::ALL.into_iter().filter(is_useful).collect();
        let near = Node::of(&self.workspace.active().selection.path);
        let shown = Some(&self.workspace.active().analysis).filter(|_| !self.workspace.shows_welcome());
        let document = shown.and_then(|analysis| analysis.good.as_deref());
        let index = Index::new(&actions, document, near, self.texts.catalog());
        self.dialogs_shown += 1;
        self.workspace.dialog =
            Some(Dialog::Palette(Palette { index: Arc::new(index), serial: self.dialogs_shown }));
    }
}

fn action(command: UiCommand, catalog: &Catalog) -> Entry {
    // In every language: who learnt a word in one looks for it in the other.
    static NAMES: LazyLock<HashMap<UiCommand, Vec<Searchable>>> = LazyLock::new(|| {
        let catalogs = Language::ALL.map(Catalog::new);
        let keys = |command: UiCommand| [command.text_key(), command.tooltip_key()];
        let names = |command: UiCommand| {
            let texts = keys(command).into_iter().flat_map(|key| catalogs.iter().map(|own| own.text(key)));
            (command, texts.map(|text| Searchable::new(&text)).collect())
        };
        UiCommand::ALL.into_iter().map(names).collect()
    });
    let title = catalog.text(command.text_key());
    Entry {
        name: Searchable::new(&title),
        names: &[],
        is_exact: true,
        title,
        detail: String::new(),
        words: Vec::new(),
        common: NAMES.get(&command).map_or(&[], Vec::as_slice),
        is_near: false,
        target: Target::Action(command),
    }
}

fn term(term: &'static Term, language: Language) -> Entry {
    let words = Language::ALL.into_iter().flat_map(|language| {
        let synonyms = term.synonyms(language).iter().map(String::as_str);
        synonyms.chain([term.term(language)]).map(Searchable::new)
    });
    let title = term.term(language).to_owned();
    Entry {
        name: Searchable::new(&title),
        names: &[],
        is_exact: true,
        title,
        detail: term.short(language).to_owned(),
        words: words.collect(),
        common: &[],
        is_near: false,
        target: Target::Term(term),
    }
}

/// What a field is found by, whatever the language of the window.
struct FieldWords {
    /// Its labels and its key.
    names: Vec<Searchable>,
    /// The words of ECS about it.
    about: Vec<Searchable>,
}

static FIELD_WORDS: LazyLock<HashMap<&'static str, FieldWords>> = LazyLock::new(|| {
    let words = |field: &'static Field| {
        let labels = Language::ALL.map(|language| label(field, language));
        let names = labels.into_iter().chain([field.name]).map(Searchable::new).collect();
        let mut about = Vec::new();
        for term in terms().iter().filter(|term| term.fields.iter().any(|own| own == field.pattern)) {
            for language in Language::ALL {
                let synonyms = term.synonyms(language).iter().map(String::as_str);
                about.extend(synonyms.chain([term.term(language)]).map(Searchable::new));
            }
        }
        (field.pattern, FieldWords { names, about })
    };
    SCHEMA.fields().iter().map(words).collect()
});

/// Walks through the fields that the form shows for a document.
struct Fields<'a> {
    document: &'a Derived,
    near: Node,
    catalog: &'a Catalog,
    entries: &'a mut Vec<Entry>,
}

impl Fields<'_> {
    fn collect(mut self) {
        for field in SCHEMA.members(SCHEMA.root()) {
            // A bare list of containers has no other field of the task.
            if !self.document.is_fragment || field.name == "containerDefinitions" {
                self.field(&Path::root().key(field.name), field);
            }
        }
    }

    fn field(&mut self, path: &Path, field: &'static Field) {
        if field.is_deprecated && self.document.value(path).is_none() {
            return;
        }
        self.add(path, label(field, self.catalog.language()).to_owned(), field);
        match field.kind {
            Kind::Structure => self.members(path, field),
            Kind::List => self.elements(path, field),
            _ => {}
        }
    }

    fn members(&mut self, path: &Path, structure: &'static Field) {
        for member in SCHEMA.members(structure) {
            self.field(&path.key(member.name), member);
        }
    }

    /// Elements go by their names. Inside of them it goes on where the form shows each field as a row; where it does
    /// not, or there is no element yet, the fields lead to the list.
    fn elements(&mut self, path: &Path, list: &'static Field) {
        let Some(element) = SCHEMA.element(list).filter(|element| element.kind == Kind::Structure) else {
            return;
        };
        let is_empty = self.document.length(path) == 0;
        let has_page = matches!(list.pattern, "containerDefinitions" | "volumes");
        if !has_page && (is_empty || !(has_nodes(list) || is_laid_out(list))) {
            self.below(path, element);
        }
        for index in 0..self.document.length(path) {
            let path = path.index(index);
            if let Some(name) = self.document.name_of(&path) {
                self.add(&path, name.to_owned(), element);
            }
            // A variable is found by its name; its key and value would only stand beside it many times.
            if has_nodes(list) || (is_laid_out(list) && !holds_variables(list)) {
                self.members(&path, element);
            }
        }
    }

    /// The fields of an element that is not there, or not laid out: all of them lead to the list.
    fn below(&mut self, list: &Path, structure: &'static Field) {
        for member in SCHEMA.members(structure).filter(|member| !member.is_deprecated) {
            self.add_in(list, list, label(member, self.catalog.language()).to_owned(), member, false);
            if member.kind == Kind::Structure {
                self.below(list, member);
            }
        }
    }

    fn add(&mut self, path: &Path, title: String, field: &'static Field) {
        self.add_in(path, &path.parent().unwrap_or_default(), title, field, true);
    }

    /// Adds what leads to `path` and stands in `above`.
    fn add_in(&mut self, path: &Path, above: &Path, title: String, field: &'static Field, is_exact: bool) {
        let name_of = |path: &Path| self.document.name_of(path).map(str::to_owned);
        // Containers and volumes stand in the task; what they are is told by the list that they are in.
        let detail = place(above, &name_of, self.catalog);
        let known = FIELD_WORDS.get(field.pattern);
        self.entries.push(Entry {
            name: Searchable::new(&title),
            names: known.map_or(&[], |words| &words.names),
            words: vec![Searchable::new(&detail)],
            common: known.map_or(&[], |words| &words.about),
            is_exact,
            is_near: self.near == Node::of(path),
            target: Target::Field(path.clone()),
            title,
            detail,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = r#"{
        "family": "shop",
        "containerDefinitions": [
            { "name": "web", "image": "nginx", "portMappings": [{ "containerPort": 80 }] },
            { "name": "worker", "image": "job", "environment": [{ "name": "DB_HOST", "value": "db" }] }
        ],
        "volumes": [{ "name": "uploads" }]
    }"#;

    fn index(language: Language) -> Index {
        let derived = Derived::new(TWO.into(), 0);
        Index::new(&UiCommand::ALL, Some(&derived), Node::Container(1), &Catalog::new(language))
    }

    fn first(index: &Index, typed: &str) -> String {
        let groups = index.search(typed);
        let number = groups.first().and_then(|(_, numbers)| numbers.first());
        match &number.and_then(|number| index.entry(*number)).expect(typed).target {
            Target::Action(command) => command.text_key().to_owned(),
            Target::Field(path) => path.to_string(),
            Target::Term(term) => term.id.clone(),
        }
    }

    #[test]
    fn actions_fields_and_words_are_found_in_both_languages() {
        for (language, cases) in [
            (
                Language::En,
                [
                    ("save", "command-save"),
                    ("실행 취소", "command-undo"),
                    ("network mode", "networkMode"),
                    ("네트워크 모드", "networkMode"),
                    ("hostPort", "containerDefinitions[0].portMappings[0].hostPort"),
                    ("db_host", "containerDefinitions[1].environment[0]"),
                    ("uploads", "volumes[0]"),
                    ("sidecar", "sidecar"),
                ],
            ),
            (
                Language::Ko,
                [
                    ("저장", "command-save"),
                    ("undo", "command-undo"),
                    ("ㄴㅌㅇㅋ ㅁㄷ", "networkMode"),
                    ("네트워", "networkMode"),
                    ("호스트포", "containerDefinitions[0].portMappings[0].hostPort"),
                    ("worker", "containerDefinitions[1]"),
                    ("web 이미지", "containerDefinitions[0].image"),
                    ("사이드카", "sidecar"),
                ],
            ),
        ] {
            let index = index(language);
            for (typed, target) in cases {
                assert_eq!(first(&index, typed), target, "{typed}");
            }
        }
    }

    #[test]
    fn every_field_is_found_by_its_key_and_its_labels() {
        let text = TWO.replace("\"volumes\"", "\"tags\": [{ \"key\": \"team\" }], \"volumes\"");
        let derived = Derived::new(text.as_str().into(), 0);
        for language in Language::ALL {
            let index = Index::new(&[], Some(&derived), Node::Container(0), &Catalog::new(language));
            let named = SCHEMA.fields().iter().filter(|field| !field.name.is_empty() && !field.is_deprecated);
            for field in named {
                let own = FIELD_WORDS.get(field.pattern).expect(field.pattern).names.as_slice();
                let has_entry = index.entries.iter().any(|entry| std::ptr::eq(entry.names, own));
                assert!(has_entry, "{}", field.pattern);
                let words = |field: &'static Field| {
                    Language::ALL.map(|language| label(field, language)).into_iter().chain([field.name])
                };
                for typed in words(field) {
                    // What many fields are called needs another word.
                    let namesakes =
                        SCHEMA.fields().iter().filter(|other| words(other).any(|word| word == typed));
                    if namesakes.count() > 1 {
                        continue;
                    }
                    let groups = index.search(typed);
                    let fields = groups.iter().find(|(group, _)| *group == Group::Fields).expect(typed);
                    let is_it = |number: &usize| {
                        index.entry(*number).is_some_and(|entry| std::ptr::eq(entry.names, own))
                    };
                    assert!(fields.1.iter().any(is_it), "{typed} for {}", field.pattern);
                }
            }
        }
    }

    #[test]
    fn a_field_that_is_not_there_leads_to_where_it_would_be() {
        for (language, cases) in [
            (
                Language::En,
                [
                    ("stopTimeout", "containerDefinitions[1].stopTimeout"),
                    ("중지 제한", "containerDefinitions[1].stopTimeout"),
                    ("hostPort worker", "containerDefinitions[1].portMappings"),
                    ("sourceVolume", "containerDefinitions[1].mountPoints"),
                    ("시크릿", "containerDefinitions[1].secrets"),
                ],
            ),
            (
                Language::Ko,
                [
                    ("stop timeout", "containerDefinitions[1].stopTimeout"),
                    ("중지 제한 시간", "containerDefinitions[1].stopTimeout"),
                    ("network mode", "networkMode"),
                    ("networkMode", "networkMode"),
                    ("마운트 포인트", "containerDefinitions[1].mountPoints"),
                ],
            ),
        ] {
            let index = index(language);
            for (typed, target) in cases {
                let groups = index.search(typed);
                let fields = groups.iter().find(|(group, _)| *group == Group::Fields).expect(typed);
                let target_of = |number: &usize| index.entry(*number).map(|own| own.target.clone());
                assert_eq!(
                    fields.1.first().and_then(target_of),
                    Some(Target::Field(target.parse().unwrap())),
                    "{typed}"
                );
            }
        }
    }

    #[test]
    fn what_the_user_looks_at_comes_first_and_nothing_typed_lists_the_actions() {
        let index = index(Language::En);
        assert_eq!(first(&index, "image uri"), "containerDefinitions[1].image");
        let groups = index.search(" ");
        assert_eq!(groups.len(), 1);
        assert_eq!((groups[0].0, groups[0].1.len()), (Group::Actions, UiCommand::ALL.len()));
        assert!(index.search("qqqqqqqq").is_empty());
    }
}

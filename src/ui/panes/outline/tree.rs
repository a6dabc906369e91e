//! What the outline lists: one entry for each node and section, with its findings. Made once for each revision and
//! language; which entries are open is the business of the pane.

use std::collections::HashMap;

use serde_json::Value;

use crate::app::ctx::Ctx;
use crate::app::derived::{Counts, Derived};
use crate::document::Path;
use crate::form::locate::Node;
use crate::form::sections::{section_of, sections, start};
use crate::text::Language;
use crate::ui::icons;
use crate::ui::widgets::node_name;

/// What an entry stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A page of the form.
    Node(Node),
    /// A section of a page, by its number.
    Section(Node, usize),
    /// All containers.
    Containers,
    /// All volumes.
    Volumes,
}

/// A row of the outline.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: Key,
    /// How deep it stands, from 0.
    pub(super) depth: u8,
    pub(super) icon: Option<&'static str>,
    pub(super) name: String,
    /// A count or size at its right end.
    pub(super) detail: String,
    /// Where choosing it leads; groups lead nowhere.
    pub(super) path: Option<Path>,
    /// Its own findings.
    pub(super) own: Counts,
    /// Its findings and those of all entries below it.
    pub(super) total: Counts,
    pub(super) parent: Option<usize>,
    pub(super) has_children: bool,
}

impl Entry {
    fn new(key: Key, name: String) -> Self {
        Self {
            key,
            depth: 0,
            icon: None,
            name,
            detail: String::new(),
            path: None,
            own: Counts::default(),
            total: Counts::default(),
            parent: None,
            has_children: false,
        }
    }
}

/// All entries, parents before their children.
#[derive(Debug, Default)]
pub(super) struct Tree {
    made_for: Option<(Option<u64>, Language)>,
    pub(super) entries: Vec<Entry>,
    by_key: HashMap<Key, usize>,
}

impl Tree {
    /// Makes the tree anew if the text or the language changed.
    pub(super) fn update(&mut self, ctx: &Ctx<'_>) {
        let made_for = Some((ctx.good.map(|good| good.revision), ctx.texts.language()));
        if self.made_for == made_for && !self.entries.is_empty() {
            return;
        }
        *self = Self { made_for, ..Self::default() };
        self.add_all(ctx);
        if let Some(good) = ctx.good {
            self.count(good);
        }
    }

    /// The entry that shows `path`.
    pub(super) fn at(&self, path: &Path) -> Option<usize> {
        let node = Node::of(path);
        let of_section =
            section_of(node, path).and_then(|number| self.by_key.get(&Key::Section(node, number)));
        let key = if node == Node::Containers { Key::Containers } else { Key::Node(node) };
        of_section.or_else(|| self.by_key.get(&key)).copied()
    }

    /// Whether a node has an entry.
    pub(super) fn has(&self, node: Node) -> bool {
        self.by_key.contains_key(&Key::Node(node))
    }

    fn add_all(&mut self, ctx: &Ctx<'_>) {
        let text = |key: &'static str| ctx.texts.get(key).to_string();
        let length = |list| ctx.good.map_or(0, |good| good.length(&Path::root().key(list)));
        self.add(ctx, Node::Task, icons::SLIDERS_HORIZONTAL, None, "");
        let containers = length("containerDefinitions");
        let group =
            self.add_group(Key::Containers, icons::CUBE, text("outline-containers"), &containers.to_string());
        if let Some(entry) = self.entries.get_mut(group) {
            entry.path = Some(Node::Containers.path());
        }
        for index in 0..containers {
            let node = Node::Container(index);
            let container = self.add(ctx, node, icons::CUBE, Some(group), "");
            for (number, section) in sections(node).iter().enumerate() {
                self.push(Entry {
                    depth: 2,
                    path: Some(start(node, section)),
                    parent: Some(container),
                    ..Entry::new(Key::Section(node, number), text(section.title))
                });
            }
        }
        let volumes = length("volumes");
        let detail = if volumes == 0 { text("outline-none") } else { volumes.to_string() };
        let group = self.add_group(Key::Volumes, icons::HARD_DRIVES, text("outline-volumes"), &detail);
        for index in 0..volumes {
            self.add(ctx, Node::Volume(index), icons::DATABASE, Some(group), "");
        }
        let tags = length("tags");
        for (number, section) in sections(Node::Task).iter().enumerate() {
            let Some(icon) = section.icon else { continue };
            self.push(Entry {
                icon: Some(icon),
                path: Some(start(Node::Task, section)),
                ..Entry::new(Key::Section(Node::Task, number), text(section.title))
            });
            if section.title == "section-roles" {
                let detail = if tags == 0 { String::new() } else { tags.to_string() };
                self.add(ctx, Node::Tags, icons::TAG, None, &detail);
            }
        }
        let size = Path::root().key("ephemeralStorage").key("sizeInGiB");
        let size = ctx.good.and_then(|good| good.value(&size)).and_then(Value::as_u64);
        let storage = self.entries.iter_mut().find(|entry| entry.path == sections_start("section-ephemeral"));
        if let (Some(size), Some(entry)) = (size, storage) {
            entry.detail = format!("{size} GiB");
        }
    }

    fn add(
        &mut self,
        ctx: &Ctx<'_>,
        node: Node,
        icon: &'static str,
        parent: Option<usize>,
        detail: &str,
    ) -> usize {
        self.push(Entry {
            depth: u8::from(parent.is_some()),
            icon: Some(icon),
            detail: detail.to_owned(),
            path: Some(node.path()),
            parent,
            ..Entry::new(Key::Node(node), node_name(ctx, node))
        })
    }

    fn add_group(&mut self, key: Key, icon: &'static str, name: String, detail: &str) -> usize {
        self.push(Entry { icon: Some(icon), detail: detail.to_owned(), ..Entry::new(key, name) })
    }

    fn push(&mut self, entry: Entry) -> usize {
        let index = self.entries.len();
        if let Some(parent) = entry.parent.and_then(|parent| self.entries.get_mut(parent)) {
            parent.has_children = true;
        }
        self.by_key.insert(entry.key, index);
        self.entries.push(entry);
        index
    }

    fn count(&mut self, good: &Derived) {
        for finding in &good.findings {
            let mut above = self.at(&finding.at);
            if let Some(entry) = above.and_then(|index| self.entries.get_mut(index)) {
                entry.own.add(finding.severity);
            }
            while let Some(entry) = above.and_then(|index| self.entries.get_mut(index)) {
                entry.total.add(finding.severity);
                above = entry.parent;
            }
        }
    }
}

fn sections_start(title: &str) -> Option<Path> {
    let section = sections(Node::Task).iter().find(|section| section.title == title)?;
    Some(start(Node::Task, section))
}

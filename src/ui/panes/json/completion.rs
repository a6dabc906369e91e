//! The list of what can be written at the caret. The keyboard stays in the text while it is open.

use eframe::egui::{
    self, Atom, Button, Event, Key, Modifiers, Popup, PopupCloseBehavior, Rect, RectAlign, ScrollArea, Ui,
    vec2,
};

use super::keys::{self, Change};
use super::{JsonState, byte_of, editor_id};
use crate::app::ctx::Ctx;
use crate::learn::field_help;
use crate::schema::complete::{Completion, Completions, complete};
use crate::ui::theme::{Type, colors};

const WIDTH: f32 = 320.0;
const HEIGHT: f32 = 240.0;

/// What the list remembers.
#[derive(Debug, Default)]
pub(super) struct Completing {
    found: Option<Completions>,
    chosen: usize,
    /// The caret and the length of the text that it was found for.
    of: (usize, usize),
    wish: Wish,
    /// The chosen one is to be brought into view.
    is_moved: bool,
    /// Where it was drawn.
    rect: Option<Rect>,
}

/// Whether the list is to open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Wish {
    #[default]
    None,
    /// A string was begun, if the caret is in one.
    InString,
    /// The user asked for it, wherever the caret is.
    Anywhere,
}

/// What a key did to the list.
#[derive(Debug)]
pub(super) enum Taken {
    /// Nothing more is to do.
    Done,
    /// One was accepted.
    Accepted(Change),
}

impl Completing {
    pub(super) fn is_open(&self) -> bool {
        self.found.is_some()
    }

    /// Takes a key that means the list.
    pub(super) fn key(&mut self, event: &Event) -> Option<Taken> {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
        if *key == Key::Space && (modifiers.ctrl || modifiers.command) {
            self.wish = Wish::Anywhere;
            return Some(Taken::Done);
        }
        let count = self.found.as_ref()?.items.len();
        match key {
            _ if *modifiers != Modifiers::NONE => return None,
            Key::ArrowDown => self.choose((self.chosen + 1) % count),
            Key::ArrowUp => self.choose((self.chosen + count - 1) % count),
            Key::Escape => self.found = None,
            Key::Enter | Key::Tab => return self.accept(self.chosen).map(Taken::Accepted),
            _ => return None,
        }
        Some(Taken::Done)
    }

    fn choose(&mut self, number: usize) {
        self.chosen = number;
        self.is_moved = true;
    }

    /// Closes the list with its result. What comes next may have a list as well.
    fn accept(&mut self, number: usize) -> Option<Change> {
        let found = self.found.take()?;
        let item = found.items.into_iter().nth(number)?;
        let caret = found.replace.start + item.caret;
        self.wish = if item.key_of.is_some() { Wish::InString } else { Wish::None };
        Some(Change { range: found.replace, text: item.insert, selection: caret..caret })
    }

    /// Finds what fits at the caret, where it is asked for or open already.
    fn refresh(&mut self, text: &str, caret: usize) {
        let of = (caret, text.len());
        let is_wanted = match std::mem::take(&mut self.wish) {
            Wish::None => false,
            Wish::InString => keys::is_in_string(text, caret),
            Wish::Anywhere => true,
        };
        if !is_wanted && (self.found.is_none() || self.of == of) {
            return;
        }
        let start = self.found.take().map(|found| found.replace.start);
        let found = complete(text, caret);
        // It stays while the same word is written.
        self.found = found.filter(|found| is_wanted || Some(found.replace.start) == start);
        (self.of, self.chosen, self.is_moved) = (of, 0, true);
    }
}

impl JsonState {
    /// Opens the list where a string was just begun.
    pub(super) fn complete_string(&mut self, ui: &Ui) {
        let is_quote = |event: &Event| matches!(event, Event::Text(text) if text == "\"");
        if ui.input(|input| input.events.iter().any(is_quote)) {
            self.completing.wish = Wish::InString;
        }
    }

    /// Draws the list below the caret, if there is one.
    pub(super) fn completion_ui(&mut self, ui: &Ui, ctx: &Ctx<'_>, caret: usize, at: Rect) {
        if !self.completing.is_open() && self.completing.wish == Wish::None {
            return;
        }
        let byte = byte_of(&self.text, caret);
        let was_open = self.completing.is_open();
        self.completing.refresh(&self.text, byte);
        if self.completing.is_open() != was_open {
            // Esc must reach the list, not leave the text.
            ui.ctx().request_repaint();
        }
        let chosen = self.completing.list_ui(ui, ctx, at);
        if let Some(change) = chosen.and_then(|number| self.completing.accept(number)) {
            let selection = self.apply(change);
            self.set_selection(ui, selection);
            ui.memory_mut(|memory| memory.request_focus(editor_id()));
        }
    }

    /// Closes the list when the keyboard went elsewhere, unless a click is on its way to it.
    pub(super) fn leave_completion(&mut self, ui: &Ui) {
        let pointer = ui.input(|input| input.pointer.interact_pos());
        let is_on_list = self.completing.rect.zip(pointer).is_some_and(|(rect, at)| rect.contains(at));
        if !self.caret.is_focused && !is_on_list {
            self.completing.found = None;
        }
    }
}

impl Completing {
    /// Answers with the number of the one that was clicked.
    fn list_ui(&mut self, ui: &Ui, ctx: &Ctx<'_>, at: Rect) -> Option<usize> {
        let found = self.found.as_ref()?;
        let (chosen, is_moved) = (self.chosen, std::mem::take(&mut self.is_moved));
        let popup = Popup::new(editor_id().with("completion"), ui.ctx().clone(), at, ui.layer_id())
            .align(RectAlign::BOTTOM_START)
            .align_alternatives(&[RectAlign::TOP_START, RectAlign::BOTTOM_END, RectAlign::TOP_END])
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .accessible_name(&*ctx.texts.get("json-completion"))
            .width(WIDTH);
        let shown = popup.show(|ui| {
            let list = ScrollArea::vertical().max_height(HEIGHT);
            list.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let mut clicked = None;
                for (number, item) in found.items.iter().enumerate() {
                    let response = item_ui(ui, ctx, item, number == chosen);
                    if number == chosen {
                        if is_moved {
                            response.scroll_to_me(None);
                        }
                        let id = response.id.accesskit_id();
                        ui.ctx().accesskit_node_builder(editor_id(), |node| node.set_active_descendant(id));
                    }
                    if response.clicked() {
                        clicked = Some(number);
                    }
                }
                clicked
            })
            .inner
        });
        self.rect = shown.as_ref().map(|shown| shown.response.rect);
        shown.and_then(|shown| shown.inner)
    }
}

fn item_ui(ui: &mut Ui, ctx: &Ctx<'_>, item: &Completion, is_chosen: bool) -> egui::Response {
    let language = ctx.texts.language();
    let help = item.key_of.and_then(field_help).map(|help| help.label(language));
    let mark = if item.is_required { " *" } else { "" };
    let label = Type::MONO.text(format!("{}{mark}", item.label));
    let about = Type::SMALL.text(help.unwrap_or_default()).color(colors(ui).text_muted);
    let button = Button::selectable(is_chosen, (label, Atom::grow(), about)).truncate();
    let name = match item.is_required {
        true => ctx.texts.with("json-completion-required", "key", item.label.as_str()),
        false => item.label.clone(),
    };
    ui.add(button.min_size(vec2(ui.available_width(), 0.0))).accessible_name(name)
}

//! The tree on the left: task, containers with their sections, volumes, tags, each with its findings.
//!
//! Draws and moves through the tree; what stands in it, `tree` knows.

mod drag;
mod menu;
mod tree;

use std::collections::HashMap;

use eframe::egui::accesskit::{AriaCurrent, Role};
use eframe::egui::{
    self, Align, Align2, EventFilter, Key as KeyboardKey, Layout, Modifiers, Rect, Response, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::ctx::Ctx;
use crate::app::workspace::Pane;
use crate::document::{Edit, Segment, StepName};
use crate::form::locate::Node;
use crate::ui::theme::{Type, colors, corner, height, radius, spacing, stroke, stroke_width};
use crate::ui::widgets::{counts_in_words, paint_badge, paint_count};
use crate::ui::{fonts, icons};
use drag::{Drag, index_of};
use tree::{Entry, Key, Tree};

/// From the left edge of a row of the first level to the middle of its caret.
const CARET: f32 = 10.0;
/// From there to the middle of the icon, and from the icon to the text.
const STEP: f32 = 20.0;
/// How much further right a level stands.
const INDENT: f32 = spacing::LG;

/// What the outline remembers between frames.
#[derive(Debug, Default)]
pub struct OutlineState {
    tree: Tree,
    /// What the user opened or closed; the rest follows from the selection.
    is_open: HashMap<Key, bool>,
    seen_selection: Option<u64>,
    /// The row that the keyboard goes to.
    wants_focus: Option<Key>,
    /// The section that the form shows.
    in_view: Option<Key>,
    /// The row that Tab stops at.
    stop: Option<egui::Id>,
}

impl OutlineState {
    /// The row that gets the keyboard when it comes to the outline.
    pub fn stop(&self) -> Option<egui::Id> {
        self.stop
    }

    fn is_open(&self, key: Key) -> bool {
        let by_default = matches!(key, Key::Containers | Key::Volumes);
        self.is_open.get(&key).copied().unwrap_or(by_default)
    }

    /// Opens what hides the place that the user went to.
    fn follow_selection(&mut self, ctx: &Ctx<'_>) -> bool {
        let selection = ctx.selection();
        if self.seen_selection == Some(selection.serial) {
            return false;
        }
        let is_first = self.seen_selection.is_none();
        self.seen_selection = Some(selection.serial);
        let node = Node::of(&selection.path);
        match node {
            Node::Container(_) => {
                self.is_open.insert(Key::Containers, true);
                self.is_open.insert(Key::Node(node), true);
            }
            Node::Volume(_) => {
                self.is_open.insert(Key::Volumes, true);
            }
            // The first container shows what a container has.
            Node::Task if is_first => {
                self.is_open.insert(Key::Node(Node::Container(0)), true);
            }
            Node::Task | Node::Containers | Node::Tags => {}
        }
        true
    }

    fn is_shown(&self, entry: &Entry) -> bool {
        let mut above = entry.parent;
        while let Some(parent) = above.and_then(|index| self.tree.entries.get(index)) {
            if !self.is_open(parent.key) {
                return false;
            }
            above = parent.parent;
        }
        true
    }

    /// The entry to mark: that of the selection, or what hides it.
    fn chosen(&self, ctx: &Ctx<'_>) -> Option<usize> {
        let mut index = self.tree.at(&ctx.selection().path)?;
        while let Some(entry) = self.tree.entries.get(index).filter(|entry| !self.is_shown(entry)) {
            index = entry.parent?;
        }
        Some(index)
    }
}

/// What a row asks for.
enum Wish {
    Choose(usize),
    Open(Key, bool),
    Focus(usize),
    /// A container or volume takes another place in its list.
    Move(Node, usize),
}

/// Draws the head and the tree. The section that the form shows at its top is marked.
pub fn outline_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut OutlineState, in_view: Option<(Node, usize)>) {
    state.tree.update(ctx);
    state.in_view = in_view.map(|(node, number)| Key::Section(node, number));
    let has_moved = state.follow_selection(ctx);
    head_ui(ui, ctx);
    let rows = ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        rows_ui(ui, ctx, state, has_moved)
    });
    for wish in rows.inner {
        match wish {
            Wish::Choose(index) => choose(ctx, state, index),
            Wish::Open(key, is_open) => {
                state.is_open.insert(key, is_open);
            }
            Wish::Move(node, to) => move_node(ctx, state, node, to),
            Wish::Focus(index) => {
                state.wants_focus = state.tree.entries.get(index).map(|entry| entry.key);
                choose(ctx, state, index);
            }
        }
    }
}

fn choose(ctx: &Ctx<'_>, state: &mut OutlineState, index: usize) {
    let Some(entry) = state.tree.entries.get(index) else { return };
    match &entry.path {
        Some(path) => ctx.select(path.clone(), Pane::Outline),
        // A group has no page: it opens and closes.
        None if state.wants_focus != Some(entry.key) => {
            let is_open = state.is_open(entry.key);
            state.is_open.insert(entry.key, !is_open);
        }
        None => {}
    }
}

/// Moves a container or volume within its list; the keyboard goes along where it was on its row.
fn move_node(ctx: &Ctx<'_>, state: &mut OutlineState, node: Node, to: usize) {
    let path = node.path();
    let (Some(list), Some(Segment::Index(from))) = (path.parent(), path.last()) else { return };
    let edit = Edit::Move { path: list.clone(), from: *from as usize, to };
    ctx.edit(StepName::Move(path.clone()), vec![edit]);
    state.wants_focus = node.at(to).map(Key::Node);
}

/// The family, and what can be added.
fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let size = vec2(ui.available_width(), height::PANE_TOOLBAR);
    let head = ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.add_space(spacing::SM);
        menu::add_button(ui, ctx);
        let family = crate::document::Path::root().key("family");
        let family = ctx.good.and_then(|good| good.value(&family)?.as_str());
        let name = family.map_or_else(|| ctx.texts.get("outline-no-family").to_string(), str::to_owned);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(spacing::LG);
            let text = Type::LABEL.text(name).color(colors(ui).text_primary);
            ui.add(egui::Label::new(text).truncate());
        });
    });
    let rect = head.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom(), stroke(colors(ui).stroke_subtle));
}

fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut OutlineState, has_moved: bool) -> Vec<Wish> {
    let chosen = state.chosen(ctx);
    let shown: Vec<usize> = (0..state.tree.entries.len())
        .filter(|index| state.tree.entries.get(*index).is_some_and(|entry| state.is_shown(entry)))
        .collect();
    let focus = state.wants_focus.take();
    let mut wishes = Vec::new();
    let mut stop = None;
    let mut drag = Drag::default();
    for (position, index) in shown.iter().enumerate() {
        let Some(entry) = state.tree.entries.get(*index) else { continue };
        let row = Row {
            entry,
            is_open: entry.has_children.then(|| state.is_open(entry.key)),
            is_chosen: chosen == Some(*index),
            is_in_view: state.in_view == Some(entry.key),
            // Tab stops at one row; arrows reach the others.
            is_stop: chosen.unwrap_or(0) == *index || focus == Some(entry.key),
        };
        let response = row_ui(ui, ctx, &row, &mut wishes);
        if row.is_stop {
            stop = Some(response.id);
        }
        if focus == Some(entry.key) {
            response.request_focus();
        }
        if (has_moved && row.is_chosen) || focus == Some(entry.key) {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            wishes.push(Wish::Choose(*index));
        }
        if response.has_focus() {
            wishes.extend(keyboard(ui, &response, state, &shown, position));
        }
        menu::entry_menu(&response, ctx, entry);
        drag.add(entry, &response);
    }
    if !ctx.shows_broken {
        wishes.extend(drag.finish(ui));
    }
    state.stop = stop;
    wishes
}

/// Alt and an arrow move a container or volume.
fn alt_arrows(ui: &Ui, state: &OutlineState, index: usize) -> Option<Wish> {
    let entry = state.tree.entries.get(index)?;
    let Key::Node(node) = entry.key else { return None };
    let at = index_of(entry)?;
    let taken = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    let to = match (taken(KeyboardKey::ArrowUp), taken(KeyboardKey::ArrowDown)) {
        (true, _) => at.checked_sub(1)?,
        (_, true) => at + 1,
        _ => return None,
    };
    let exists = state.tree.has(node.at(to)?);
    exists.then_some(Wish::Move(node, to))
}

/// What a key on a row does.
fn keyboard(
    ui: &Ui,
    response: &Response,
    state: &OutlineState,
    shown: &[usize],
    position: usize,
) -> Option<Wish> {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    if let Some(wish) = alt_arrows(ui, state, *shown.get(position)?) {
        return Some(wish);
    }
    let key = ui.input(|input| {
        let keys = [
            KeyboardKey::ArrowUp,
            KeyboardKey::ArrowDown,
            KeyboardKey::ArrowLeft,
            KeyboardKey::ArrowRight,
            KeyboardKey::Home,
            KeyboardKey::End,
        ];
        keys.into_iter().find(|key| input.modifiers.is_none() && input.key_pressed(*key))
    })?;
    let entry = state.tree.entries.get(*shown.get(position)?)?;
    let is_open = entry.has_children && state.is_open(entry.key);
    let to = |position: usize| shown.get(position).map(|index| Wish::Focus(*index));
    match key {
        KeyboardKey::ArrowUp => to(position.checked_sub(1)?),
        KeyboardKey::ArrowDown => to(position + 1),
        KeyboardKey::Home => to(0),
        KeyboardKey::End => to(shown.len().checked_sub(1)?),
        KeyboardKey::ArrowLeft if is_open => Some(Wish::Open(entry.key, false)),
        KeyboardKey::ArrowLeft => entry.parent.map(Wish::Focus),
        KeyboardKey::ArrowRight if is_open => to(position + 1),
        KeyboardKey::ArrowRight if entry.has_children => Some(Wish::Open(entry.key, true)),
        _ => None,
    }
}

struct Row<'a> {
    entry: &'a Entry,
    /// `None` where there is nothing to open.
    is_open: Option<bool>,
    is_chosen: bool,
    /// Whether it is the section that the form shows.
    is_in_view: bool,
    is_stop: bool,
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>, wishes: &mut Vec<Wish>) -> Response {
    let entry = row.entry;
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::TREE_ROW), Sense::hover());
    let rect = whole.shrink2(vec2(spacing::SM, 0.0));
    let sense = if row.is_stop { Sense::click() } else { Sense::CLICK };
    let sense = if index_of(entry).is_some() { sense | Sense::DRAG } else { sense };
    let response = ui.interact(rect, egui::Id::unique(("outline", entry.key)), sense);
    let counts = if row.is_open == Some(true) { entry.own } else { entry.total };
    describe(ui, row, &response, &counts_in_words(ctx, counts));
    let level = f32::from(entry.depth) * INDENT;
    let caret = pos2(rect.left() + CARET + level, rect.center().y);
    if row.is_open.is_some() {
        let hit = Rect::from_center_size(caret, vec2(STEP, height::TREE_ROW));
        let is_hit = response.clicked() && response.interact_pointer_pos().is_some_and(|at| hit.contains(at));
        if is_hit || response.double_clicked() {
            wishes.push(Wish::Open(entry.key, row.is_open != Some(true)));
        }
    }
    if ui.is_rect_visible(rect) {
        paint_row(ui, row, &response, rect, caret, counts);
    }
    response
}

fn paint_row(
    ui: &Ui,
    row: &Row<'_>,
    response: &Response,
    rect: Rect,
    caret: egui::Pos2,
    counts: crate::app::derived::Counts,
) {
    let (entry, colors, painter) = (row.entry, colors(ui), ui.painter());
    let round = corner(radius::CONTROL);
    if row.is_chosen {
        painter.rect_filled(rect, round, colors.bg_selected);
    } else if response.hovered() {
        painter.rect_filled(rect, round, colors.bg_hover);
    }
    if row.is_in_view {
        let bar = rect.with_max_x(rect.left() + stroke_width::FOCUS).shrink2(vec2(0.0, spacing::XS));
        painter.rect_filled(bar, 0.0, colors.accent_fill);
    }
    if response.has_focus() {
        let ring = Stroke::new(stroke_width::FOCUS, colors.stroke_focus);
        painter.rect_stroke(rect, round, ring, StrokeKind::Inside);
    }
    let font = |size| egui::FontId::new(size, fonts::family(fonts::ICONS));
    if let Some(is_open) = row.is_open {
        let symbol = if is_open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
        painter.text(caret, Align2::CENTER_CENTER, symbol, font(12.0), colors.text_muted);
    }
    let mut left = caret.x + STEP;
    if let Some(symbol) = entry.icon {
        let color = if row.is_chosen { colors.accent_text } else { colors.text_secondary };
        painter.text(pos2(left, caret.y), Align2::CENTER_CENTER, symbol, font(16.0), color);
        left += STEP - spacing::XS;
    } else {
        left -= spacing::XS;
    }
    let mut right = pos2(rect.right() - spacing::SM, rect.center().y);
    if !entry.detail.is_empty() {
        right.x = paint_count(ui, right, &entry.detail).left() - spacing::XS;
    }
    let has_badge = counts.errors + counts.warnings > 0 || (counts.notes > 0 && entry.detail.is_empty());
    if has_badge {
        right.x = paint_badge(ui, right, counts).left() - spacing::XS;
    }
    let (step, color) = match row.is_chosen {
        true => (Type::LABEL, colors.text_primary),
        false => (Type::BODY, colors.text_secondary),
    };
    let galley = egui::WidgetText::from(step.text(&entry.name).color(color)).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        (right.x - left).max(0.0),
        egui::TextStyle::Body,
    );
    painter.galley(pos2(left, caret.y - galley.size().y / 2.0), galley, color);
}

/// Says in words what the row shows.
fn describe(ui: &Ui, row: &Row<'_>, response: &Response, counts: &str) {
    let (is_enabled, name) = (ui.is_enabled(), &row.entry.name);
    response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, is_enabled, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_level(usize::from(row.entry.depth) + 1);
        node.set_selected(row.is_chosen);
        if row.is_in_view {
            node.set_aria_current(AriaCurrent::Location);
        }
        if let Some(is_open) = row.is_open {
            node.set_expanded(is_open);
        }
        if !counts.is_empty() {
            node.set_description(counts);
        }
    });
    if !counts.is_empty() && response.hovered() {
        response.clone().on_hover_text(counts);
    }
}

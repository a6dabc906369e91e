//! Containers and volumes are dragged to another place of their lists.

use eframe::egui::{Rect, Response, Ui, pos2};

use super::Wish;
use super::tree::{Entry, Key};
use crate::form::locate::Node;
use crate::ui::theme::{colors, stroke_width};

/// What a frame shows that can be dragged, and what is dragged.
#[derive(Default)]
pub(super) struct Drag {
    /// The rows of containers and volumes, in their order.
    rows: Vec<(Node, Rect)>,
    dragged: Option<(Node, Response)>,
}

/// The index of a container or volume in its list.
pub(super) fn index_of(entry: &Entry) -> Option<usize> {
    match entry.key {
        Key::Node(Node::Container(index) | Node::Volume(index)) => Some(index),
        Key::Node(_) | Key::Section(..) | Key::Containers | Key::Volumes => None,
    }
}

impl Drag {
    /// Learns of a row.
    pub(super) fn add(&mut self, entry: &Entry, response: &Response) {
        if let (Key::Node(node), Some(_)) = (entry.key, index_of(entry)) {
            self.rows.push((node, response.rect));
            if response.dragged() || response.drag_stopped() {
                self.dragged = Some((node, response.clone()));
            }
        }
    }

    /// Draws where the dragged row would go; answers with the wish once it is let go.
    pub(super) fn finish(self, ui: &Ui) -> Option<Wish> {
        let (node, response) = self.dragged?;
        let pointer = response.interact_pointer_pos()?;
        let is_of_its_list =
            |other: &&(Node, Rect)| std::mem::discriminant(&other.0) == std::mem::discriminant(&node);
        let rows: Vec<Rect> = self.rows.iter().filter(is_of_its_list).map(|(_, rect)| *rect).collect();
        let gap = rows.iter().filter(|row| row.center().y < pointer.y).count();
        if response.dragged() {
            let at = rows.get(gap).map(Rect::top).or_else(|| rows.last().map(Rect::bottom))?;
            let line = Rect::from_min_max(
                pos2(response.rect.left(), at - stroke_width::FOCUS / 2.0),
                pos2(response.rect.right(), at + stroke_width::FOCUS / 2.0),
            );
            ui.painter().rect_filled(line, 0.0, colors(ui).accent_fill);
            return None;
        }
        let (Node::Container(from) | Node::Volume(from)) = node else { return None };
        let to = if gap > from { gap - 1 } else { gap };
        (to != from).then_some(Wish::Move(node, to))
    }
}

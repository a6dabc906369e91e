//! Handles at the left of rows, by which they are dragged to another place of their list.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, CursorIcon, Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::document::Path;
use crate::ui::theme::{colors, stroke_width};
use crate::ui::{fonts, icons};

/// How wide a handle is. It stands left of its row, where the margin of the page is.
const HANDLE: f32 = 16.0;

/// Draws the handle of the row under the pointer or with the keyboard, and while one is dragged the place where it would
/// go. `rows` are `length` rows of one height. Answers with what was dragged where.
pub(super) fn handles_ui(
    ui: &Ui,
    list: &Path,
    rows: Rect,
    name: &dyn Fn(usize) -> String,
    length: usize,
    height: f32,
) -> Option<(usize, usize)> {
    let mut dropped = None;
    for index in 0..length {
        let top = rows.top() + index as f32 * height;
        let row = Rect::from_min_size(pos2(rows.left() - HANDLE, top), vec2(rows.width() + HANDLE, height));
        if !ui.is_rect_visible(row) {
            continue;
        }
        let rect = row.with_max_x(rows.left());
        let response = ui.interact(rect, Id::unique(("handle", list, index)), Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name(index)));
        let response = response.on_hover_cursor(CursorIcon::Grab);
        if !ui.is_enabled() {
            continue;
        }
        if ui.rect_contains_pointer(row) || response.dragged() {
            let color = if response.hovered() { colors(ui).text_primary } else { colors(ui).text_muted };
            let font = fonts::icon_font(14.0);
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, icons::DOTS_SIX_VERTICAL, font, color);
        }
        let Some(pointer) = response.interact_pointer_pos() else { continue };
        let gap = ((pointer.y - rows.top()) / height).round().clamp(0.0, length as f32) as usize;
        if response.dragged() {
            let at = rows.top() + gap as f32 * height;
            let line =
                rows.with_min_y(at - stroke_width::FOCUS / 2.0).with_max_y(at + stroke_width::FOCUS / 2.0);
            ui.painter().rect_filled(line, 0.0, colors(ui).accent_fill);
        }
        if response.drag_stopped() {
            dropped = Some((index, place(index, gap)));
        }
    }
    dropped.filter(|(from, to)| from != to)
}

/// Where an element comes to stand that is dropped into a gap between others.
fn place(from: usize, gap: usize) -> usize {
    if gap > from { gap - 1 } else { gap }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_gap_beside_an_element_is_its_own_place() {
        assert_eq!([0, 1, 2, 3, 4].map(|gap| place(2, gap)), [0, 1, 2, 2, 3]);
    }
}

//! The frame of a table: places of columns and cells, lines, the head.

use eframe::egui::{Align, CornerRadius, Layout, Rect, StrokeKind, Ui, UiBuilder, vec2};

use crate::ui::theme::{colors, corner, height, radius, stroke};

/// The place of a column, from the left edge of its table.
#[derive(Debug, Clone, Copy)]
pub(in crate::form) struct Column {
    pub(in crate::form) left: f32,
    pub(in crate::form) width: f32,
}

/// The places of columns with these widths in a table of `width`; those of 0 share what is left.
pub(in crate::form) fn columns(widths: &[f32], width: f32) -> Vec<Column> {
    let fixed: f32 = widths.iter().sum();
    let growing = widths.iter().filter(|width| **width == 0.0).count().max(1);
    let rest = (width - fixed) / growing as f32;
    let mut left = 0.0;
    let place = |fixed: &f32| {
        let width = if *fixed == 0.0 { rest } else { *fixed };
        let column = Column { left, width };
        left += width;
        column
    };
    widths.iter().map(place).collect()
}

/// The place of a cell; row 0 is the head.
pub(in crate::form) fn cell_rect(whole: Rect, row: usize, column: &Column) -> Rect {
    let above = if row == 0 { 0.0 } else { height::TABLE_HEADER + (row - 1) as f32 * height::TABLE_ROW };
    let min = whole.min + vec2(column.left, above);
    let height = if row == 0 { height::TABLE_HEADER } else { height::TABLE_ROW };
    Rect::from_min_size(min, vec2(column.width, height))
}

/// Draws into a part of a table, which has its room already.
pub(in crate::form) fn in_rect<R>(
    ui: &mut Ui,
    salt: (usize, usize),
    rect: Rect,
    content: impl FnOnce(&mut Ui) -> R,
) -> R {
    let layout = Layout::left_to_right(Align::Center);
    let builder = UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout);
    let mut child = ui.new_child(builder);
    content(&mut child)
}

/// Paints field, head and lines of a table that takes `whole`.
pub(in crate::form) fn paint_grid(ui: &Ui, whole: Rect, columns: &[Column]) {
    let (colors, painter) = (colors(ui), ui.painter());
    let line = stroke(colors.stroke_subtle);
    let round = radius::CARD as u8;
    let head = Rect::from_min_size(whole.min, vec2(whole.width(), height::TABLE_HEADER));
    painter.rect_filled(whole, corner(radius::CARD), colors.bg_field);
    let top = CornerRadius { nw: round, ne: round, sw: 0, se: 0 };
    painter.rect_filled(head, top, colors.bg_sunken);
    let rows = ((whole.height() - height::TABLE_HEADER) / height::TABLE_ROW).round() as usize;
    let clip = ui.clip_rect().y_range();
    for row in 0..rows {
        let at = head.bottom() + row as f32 * height::TABLE_ROW;
        if clip.contains(at) {
            painter.hline(whole.x_range(), at, line);
        }
    }
    for column in columns {
        painter.vline(whole.left() + column.left + column.width, whole.y_range(), line);
    }
    painter.rect_stroke(whole, corner(radius::CARD), stroke(colors.stroke_card), StrokeKind::Inside);
}

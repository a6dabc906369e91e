//! Texts that are read letter by letter, in one line: placeholders as pills, and the middle left out where there is no
//! room for all of it.

use eframe::egui::{Color32, Galley, Rect, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;

use crate::task::placeholder;
use crate::ui::theme::{Type, colors, corner, radius, spacing, stroke};

const ELLIPSIS: &str = "…";

/// A character, or a whole placeholder.
struct Piece<'a> {
    text: &'a str,
    width: f32,
    is_placeholder: bool,
}

/// Paints `text` into `rect`. Returns whether all of it is to be seen.
pub fn paint_shortened(ui: &Ui, rect: Rect, text: &str) -> bool {
    let palette = colors(ui);
    let pieces = pieces(ui, text);
    let widths: Vec<f32> = pieces.iter().map(|piece| piece.width).collect();
    let last_part = pieces.iter().rposition(|piece| piece.text == "/").unwrap_or(pieces.len());
    let gap = gap(&widths, rect.width(), width_of(ui, Type::MONO, ELLIPSIS), last_part);
    let painter = ui.painter().with_clip_rect(rect.expand2(vec2(spacing::XS, 0.0)).intersect(ui.clip_rect()));
    let mut left = rect.left();
    let mut paint = |galley: Arc<Galley>, is_placeholder: bool| {
        let size = galley.size();
        let top = rect.center().y - size.y / 2.0;
        if is_placeholder {
            let pill = Rect::from_min_size(pos2(left, top), vec2(size.x + spacing::SM, size.y));
            let line = stroke(palette.accent_stroke);
            painter.rect(pill, corner(radius::CELL), palette.accent_tint, line, StrokeKind::Inside);
            painter.galley(pos2(left + spacing::XS, top), galley, palette.accent_text);
            left = pill.right();
        } else {
            painter.galley(pos2(left, top), galley, palette.text_primary);
            left += size.x;
        }
    };
    let (head, tail) = match gap {
        Some((start, end)) => (&pieces[..start], &pieces[end..]),
        None => (&pieces[..], &pieces[..0]),
    };
    let mut runs: Vec<(String, bool)> = Vec::new();
    let ellipsis = Piece { text: ELLIPSIS, width: 0.0, is_placeholder: false };
    for piece in head.iter().chain(gap.map(|_| &ellipsis)).chain(tail) {
        match runs.last_mut() {
            Some((run, false)) if !piece.is_placeholder => run.push_str(piece.text),
            _ => runs.push((piece.text.to_owned(), piece.is_placeholder)),
        }
    }
    for (run, is_placeholder) in runs {
        let color = if is_placeholder { palette.accent_text } else { palette.text_primary };
        paint(layout(ui, run, color), is_placeholder);
    }
    gap.is_none()
}

/// A text without its middle, where there is no room for all of it.
pub fn shortened(ui: &Ui, text: String, kind: Type, room: f32) -> String {
    let pieces: Vec<&str> = text.split_inclusive(|_| true).collect();
    let widths: Vec<f32> = pieces.iter().map(|piece| width_of(ui, kind, piece)).collect();
    let last_part = pieces.iter().rposition(|piece| *piece == "/").unwrap_or(pieces.len());
    match gap(&widths, room, width_of(ui, kind, ELLIPSIS), last_part) {
        Some((start, end)) => [&pieces[..start], &[ELLIPSIS], &pieces[end..]].concat().concat(),
        None => text,
    }
}

fn layout(ui: &Ui, text: String, color: Color32) -> Arc<Galley> {
    ui.painter().layout_no_wrap(text, Type::MONO.font(), color)
}

fn width_of(ui: &Ui, kind: Type, text: &str) -> f32 {
    let font = kind.font();
    ui.fonts_mut(|fonts| text.chars().map(|character| fonts.glyph_width(&font, character)).sum())
}

fn pieces<'a>(ui: &Ui, text: &'a str) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut end = 0;
    let add_plain = |pieces: &mut Vec<Piece<'a>>, plain: &'a str| {
        pieces.extend(plain.split_inclusive(|_| true).map(|text| Piece {
            text,
            width: width_of(ui, Type::MONO, text),
            is_placeholder: false,
        }));
    };
    for range in placeholder::find(text) {
        add_plain(&mut pieces, &text[end..range.start]);
        let text = &text[range.clone()];
        pieces.push(Piece {
            text,
            width: width_of(ui, Type::MONO, text) + spacing::SM,
            is_placeholder: true,
        });
        end = range.end;
    }
    add_plain(&mut pieces, &text[end..]);
    pieces
}

/// The pieces to leave out so that the rest fits into `room` with an ellipsis; `None` where all fits. What begins at
/// `last_part` stays as far as it leaves a third of the room for the beginning.
fn gap(widths: &[f32], room: f32, ellipsis: f32, last_part: usize) -> Option<(usize, usize)> {
    if widths.iter().sum::<f32>() <= room {
        return None;
    }
    let room = room - ellipsis;
    let fits = |start: usize, part: f32| widths[start..].iter().sum::<f32>() <= part;
    let is_short = last_part < widths.len() && fits(last_part, room * 2.0 / 3.0);
    let from_end = |part: f32| (0..widths.len()).find(|start| fits(*start, part)).unwrap_or(widths.len());
    let end = if is_short { last_part } else { from_end(room / 2.0) };
    let mut left = room - widths[end..].iter().sum::<f32>();
    let start = widths[..end].iter().take_while(|width| {
        left -= **width;
        left >= 0.0
    });
    // What the text begins with, such as a long placeholder, may have no room: then the end has it all.
    match start.count() {
        0 => Some((0, from_end(room))),
        start => Some((start, end)),
    }
}

#[cfg(test)]
mod tests {
    use super::gap;

    #[test]
    fn the_last_part_stays_and_the_middle_goes() {
        let widths = [1.0; 10];
        assert_eq!(gap(&widths, 10.0, 1.0, 6), None);
        assert_eq!(gap(&widths, 9.0, 1.0, 6), Some((4, 6)));
        // Too long a last part, and none: both ends get the same.
        assert_eq!(gap(&widths, 7.0, 1.0, 4), Some((3, 7)));
        assert_eq!(gap(&widths, 7.0, 1.0, 10), Some((3, 7)));
        // A long beginning leaves its room to the end.
        assert_eq!(gap(&[9.0, 1.0, 1.0, 1.0, 1.0, 1.0], 5.0, 1.0, 6), Some((0, 2)));
        // No room at all.
        assert_eq!(gap(&widths, 0.5, 1.0, 10), Some((0, 10)));
    }
}

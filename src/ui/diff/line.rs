//! One line of a difference: numbers, a sign, and the text in its colours with its changed words marked.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::text::CCursor;
use eframe::egui::{Align2, Galley, Rect, Ui, pos2, vec2};

use crate::app::compare::LineKind;
use crate::ui::panes::json::highlight;
use crate::ui::theme::{Type, colors, corner, radius, spacing};

/// Numbers have room for so many digits at least.
const FEWEST_DIGITS: usize = 3;
/// A mark stays off the lines above and below.
const MARK_INSET: f32 = 2.0;
/// A letter may reach so far to the left of where it begins.
const OVERHANG: f32 = 2.0;

/// What stands before the text of each line: one number or two, and a sign.
#[derive(Debug, Clone, Copy)]
pub(in crate::ui) struct Gutter {
    number: f32,
    columns: usize,
}

impl Gutter {
    /// Room for so many numbers beside each other, none larger than `largest`.
    pub(in crate::ui) fn new(ui: &Ui, columns: usize, largest: usize) -> Self {
        let digits = (largest.max(1).ilog10() as usize + 1).max(FEWEST_DIGITS);
        Self { number: digits as f32 * digit_width(ui), columns }
    }

    fn number_right(&self, column: usize) -> f32 {
        (column + 1) as f32 * (self.number + spacing::SM)
    }

    fn sign(&self) -> f32 {
        self.number_right(self.columns.saturating_sub(1)) + spacing::MD
    }

    /// Where the text begins.
    pub(in crate::ui) fn width(&self) -> f32 {
        self.sign() + spacing::MD
    }
}

/// How wide every character is that a terminal gives one column.
pub(super) fn digit_width(ui: &Ui) -> f32 {
    ui.fonts_mut(|fonts| fonts.glyph_width(&Type::MONO.font(), '0'))
}

/// A line as JSON is shown, without a break.
pub(in crate::ui) fn layout(ui: &Ui, text: &str) -> Arc<Galley> {
    ui.painter().layout_job(highlight::job(text, colors(ui)))
}

/// The sign of a line.
pub(in crate::ui) fn sign(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Same => "",
        LineKind::Added => "+",
        LineKind::Removed => "−",
    }
}

/// A line that is laid out, ready to be painted.
#[derive(Debug)]
pub(in crate::ui) struct Laid<'l> {
    pub(in crate::ui) kind: LineKind,
    /// One for each column of the gutter.
    pub(in crate::ui) numbers: &'l [Option<usize>],
    pub(in crate::ui) galley: Arc<Galley>,
    /// Bytes of the text of the galley.
    pub(in crate::ui) words: &'l [Range<usize>],
}

impl Laid<'_> {
    /// Paints the line into `rect`, its text so many points further to the left.
    pub(in crate::ui) fn paint(&self, ui: &Ui, rect: Rect, gutter: Gutter, shift: f32) {
        let palette = colors(ui);
        let painter = ui.painter_at(rect);
        let (fill, word_fill, sign_color) = match self.kind {
            LineKind::Same => (None, palette.bg_panel, palette.text_muted),
            LineKind::Added => (Some(palette.diff_add), palette.diff_addword, palette.success_text),
            LineKind::Removed => (Some(palette.diff_del), palette.diff_delword, palette.error_text),
        };
        if let Some(fill) = fill {
            painter.rect_filled(rect, 0.0, fill);
        }
        let font = Type::MONO.font();
        for (column, number) in self.numbers.iter().enumerate() {
            let Some(number) = number else { continue };
            let at = pos2(rect.left() + gutter.number_right(column), rect.center().y);
            painter.text(at, Align2::RIGHT_CENTER, number, font.clone(), palette.code_gutter);
        }
        let at = pos2(rect.left() + gutter.sign(), rect.center().y);
        painter.text(at, Align2::CENTER_CENTER, sign(self.kind), font, sign_color);
        let left = rect.left() + gutter.width();
        let painter = ui.painter_at(rect.with_min_x(left - OVERHANG));
        let origin = pos2(left - shift, rect.center().y - self.galley.size().y / 2.0);
        for mark in self.marks() {
            painter.rect_filled(mark.translate(origin.to_vec2()), corner(radius::CELL), word_fill);
        }
        painter.galley(origin, Arc::clone(&self.galley), palette.text_primary);
    }

    /// The places of the changed words within the galley.
    fn marks(&self) -> impl Iterator<Item = Rect> {
        let text = self.galley.text();
        let (mut byte, mut count) = (0, 0);
        let mut column = move |bound: usize| {
            let bound = bound.min(text.len());
            count += text.get(byte..bound).map_or(0, |passed| passed.chars().count());
            byte = bound;
            count
        };
        self.words.iter().map(move |word| {
            let [start, end] =
                [word.start, word.end].map(|bound| self.galley.pos_from_cursor(CCursor::new(column(bound))));
            start.union(end).shrink2(vec2(0.0, MARK_INSET))
        })
    }
}

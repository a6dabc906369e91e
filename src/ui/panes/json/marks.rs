//! What is painted over and beside the laid-out text, for the visible rows only: squiggles, the gutter, the lines of
//! what is selected, the bracket that matches.

use std::cmp::Reverse;
use std::ops::Range;

use eframe::egui::epaint::RectShape;
use eframe::egui::{
    Align2, Galley, Pos2, Rect, Shape, Stroke, StrokeKind, TextStyle, Ui, WidgetText, pos2, vec2,
};

use super::find::Match;
use crate::app::ctx::{Ctx, Shown};
use crate::rules::Severity;
use crate::ui::theme::{Type, colors, corner, radius, spacing, stroke_width};
use crate::ui::widgets::severity_icon;

/// Room for the numbers of lines, up to three digits.
const GUTTER: f32 = 48.0;

/// What one more digit takes.
const DIGIT: f32 = 8.0;

/// One line that a finding underlines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// From 0.
    pub(super) line: usize,
    /// In characters from 0; what goes beyond the line ends with it.
    pub(super) columns: Range<usize>,
    pub(super) severity: Severity,
    /// The place of the finding among those about this text.
    pub(super) finding: usize,
}

/// The findings about the present text.
pub(super) fn present<'a>(ctx: &Ctx<'a>) -> impl Iterator<Item = Shown<'a>> + use<'a> {
    let revision = ctx.document().revision();
    ctx.findings().filter(move |shown| shown.derived.revision == revision)
}

/// The marks of all findings about the present text, the worst last so that nothing covers it.
pub(super) fn of_findings(ctx: &Ctx<'_>) -> Vec<Mark> {
    let mark = |(finding, shown): (usize, Shown<'_>)| {
        let range = shown.derived.underline_of(shown.finding);
        let position = |offset| shown.derived.lines.position(&shown.derived.text, offset);
        let (start, end) = (position(range.start), position(range.end));
        let first = start.column - 1;
        let last = if end.line == start.line { (end.column - 1).max(first + 1) } else { usize::MAX };
        Mark { line: start.line - 1, columns: first..last, severity: shown.finding.severity, finding }
    };
    in_order(present(ctx).enumerate().map(mark).collect())
}

fn in_order(mut marks: Vec<Mark>) -> Vec<Mark> {
    // Errors are the least of the severities.
    marks.sort_by_key(|mark| (mark.line, Reverse(mark.severity)));
    marks
}

/// The text on the screen.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) galley: &'a Galley,
    /// Where the first row begins.
    pub(super) origin: Pos2,
    /// What can be seen of the pane.
    pub(super) visible: Rect,
}

impl Page<'_> {
    /// The rows that can be seen. No line is wrapped, so rows are lines.
    pub(super) fn rows(&self) -> Range<usize> {
        let (top, bottom) = (self.visible.top() - self.origin.y, self.visible.bottom() - self.origin.y);
        let rows = &self.galley.rows;
        let first = rows.partition_point(|row| row.pos.y + row.row.size.y < top);
        let end = rows.partition_point(|row| row.pos.y <= bottom);
        first..end.max(first)
    }

    fn row_rect(&self, line: usize) -> Option<Rect> {
        let row = self.galley.rows.get(line)?;
        let y = self.origin.y + row.pos.y;
        Some(Rect::from_x_y_ranges(self.visible.x_range(), y..=y + row.row.size.y))
    }

    /// Where the characters of a line stand.
    pub(super) fn span(&self, line: usize, columns: &Range<usize>) -> Option<Rect> {
        let row = self.galley.rows.get(line)?;
        let count = row.row.glyphs.len();
        let x = |column: usize| self.origin.x + row.pos.x + row.row.x_offset(column.min(count).into());
        let y = self.origin.y + row.pos.y;
        let (left, right) = (x(columns.start), x(columns.end));
        // A finding past the end of a line must be seen as well.
        let right = right.max(left + spacing::XS);
        Some(Rect::from_x_y_ranges(left..=right, y..=y + row.row.size.y))
    }
}

/// The width that the numbers of `lines` lines take.
pub(super) fn gutter_width(lines: usize) -> f32 {
    let digits = lines.max(1).ilog10() + 1;
    GUTTER + DIGIT * digits.saturating_sub(3) as f32
}

/// Fills the lines of what is selected. Goes below the text.
pub(super) fn line_shape(ui: &Ui, page: Page<'_>, lines: &Range<usize>) -> Shape {
    let rows = page.rows();
    let seen = lines.start.max(rows.start)..lines.end.min(rows.end);
    let rects = seen.filter_map(|line| page.row_rect(line));
    Shape::Vec(rects.map(|rect| Shape::rect_filled(rect, 0.0, colors(ui).code_line)).collect())
}

/// Fills what was found, and frames the match that is next. Goes below the text.
pub(super) fn match_shape(ui: &Ui, page: Page<'_>, matches: &[Match], present: Option<usize>) -> Shape {
    let (rows, palette) = (page.rows(), colors(ui));
    let start = matches.partition_point(|found| found.line < rows.start);
    let seen = matches.iter().enumerate().skip(start).take_while(|(_, found)| found.line < rows.end);
    let shape = |(number, found): (usize, &Match)| {
        let rect = page.span(found.line, &found.columns)?;
        let stroke = match present == Some(number) {
            true => Stroke::new(stroke_width::FOCUS, palette.stroke_focus),
            false => Stroke::NONE,
        };
        let corner = corner(radius::CELL);
        Some(RectShape::new(rect, corner, palette.bg_selected, stroke, StrokeKind::Inside).into())
    };
    Shape::Vec(seen.filter_map(shape).collect())
}

/// Numbers of lines, signs of findings, and the bar at the lines of what is selected. They stay where they are when
/// the text scrolls to the side.
pub(super) fn paint_gutter(
    ui: &Ui,
    page: Page<'_>,
    width: f32,
    lines: &Range<usize>,
    current: Option<usize>,
    marks: &[Mark],
) {
    let palette = colors(ui);
    let gutter = page.visible.with_max_x(page.visible.left() + width - spacing::SM);
    let is_scrolled = page.origin.x < page.visible.left() + width;
    if is_scrolled {
        ui.painter().rect_filled(gutter, 0.0, palette.bg_sunken);
    }
    for line in page.rows() {
        let Some(rect) = page.row_rect(line) else { continue };
        if lines.contains(&line) {
            if is_scrolled {
                ui.painter().rect_filled(rect.with_max_x(gutter.right()), 0.0, palette.code_line);
            }
            let bar = rect.with_max_x(rect.left() + stroke_width::FOCUS);
            ui.painter().rect_filled(bar, 0.0, palette.stroke_focus);
        }
        let number = pos2(gutter.right() - spacing::XS, rect.center().y);
        let color = if current == Some(line) { palette.text_primary } else { palette.code_gutter };
        ui.painter().text(number, Align2::RIGHT_CENTER, line + 1, Type::MONO.font(), color);
        if let Some(worst) = of_line(marks, line).last() {
            let icon = WidgetText::from(severity_icon(ui, worst.severity));
            let icon = icon.into_galley(ui, None, f32::INFINITY, TextStyle::Body);
            let at = pos2(rect.left() + spacing::XS, rect.center().y - icon.size().y / 2.0);
            ui.painter().galley(at, icon, palette.text_primary);
        }
    }
}

/// The marks of a line; `marks` are in the order of lines.
pub(super) fn of_line(marks: &[Mark], line: usize) -> &[Mark] {
    let start = marks.partition_point(|mark| mark.line < line);
    let end = marks.partition_point(|mark| mark.line <= line);
    &marks[start..end]
}

/// Underlines what the visible findings are about.
pub(super) fn paint_squiggles(ui: &Ui, page: Page<'_>, marks: &[Mark]) {
    let rows = page.rows();
    let start = marks.partition_point(|mark| mark.line < rows.start);
    for mark in marks[start..].iter().take_while(|mark| mark.line < rows.end) {
        if let Some(rect) = page.span(mark.line, &mark.columns) {
            let stroke = Stroke::new(stroke_width::SQUIGGLE, colors(ui).severity(mark.severity).fill);
            let points = squiggle(rect.left(), rect.right(), rect.bottom() - 2.0);
            ui.painter().add(Shape::line(points, stroke));
        }
    }
}

/// Frames characters, such as the bracket at the caret and its partner.
pub(super) fn paint_frames(ui: &Ui, page: Page<'_>, places: impl IntoIterator<Item = (usize, usize)>) {
    for (line, column) in places {
        if page.rows().contains(&line)
            && let Some(rect) = page.span(line, &(column..column + 1))
        {
            let stroke = Stroke::new(stroke_width::CONTROL, colors(ui).stroke_control);
            let rect = rect.shrink2(vec2(0.0, 1.0));
            ui.painter().rect_stroke(rect, corner(radius::CELL), stroke, StrokeKind::Inside);
        }
    }
}

fn squiggle(left: f32, right: f32, y: f32) -> Vec<Pos2> {
    let steps = ((right - left) / 2.0).max(1.0) as usize;
    (0..=steps)
        .map(|step| pos2(left, y) + vec2(step as f32 * 2.0, if step % 2 == 0 { 0.0 } else { 2.0 }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_of_a_line_is_painted_last() {
        let mark = |line, severity, finding| Mark { line, columns: 2..6, severity, finding };
        let marks = in_order(vec![
            mark(3, Severity::Error, 0),
            mark(1, Severity::Warning, 1),
            mark(3, Severity::Info, 2),
            mark(3, Severity::Warning, 3),
        ]);
        let findings = |line| of_line(&marks, line).iter().map(|mark| mark.finding).collect::<Vec<_>>();
        assert_eq!([findings(1), findings(2), findings(3)], [vec![1], vec![], vec![2, 3, 0]]);
    }

    #[test]
    fn many_lines_have_a_wider_gutter() {
        assert_eq!(gutter_width(0), GUTTER);
        assert_eq!(gutter_width(999), GUTTER);
        assert_eq!(gutter_width(10_000), GUTTER + 2.0 * DIGIT);
    }
}

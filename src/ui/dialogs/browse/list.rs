//! A list of thousands of rows of which only those in view cost anything. The list has the keyboard, not its rows.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, EventFilter, Id, Key, Modifiers, Rect, ScrollArea, Sense, Stroke, StrokeKind, TextWrapMode, Ui,
    WidgetInfo, WidgetText, pos2, vec2,
};

use crate::ui::theme::{Type, colors, corner, height, radius, spacing, stroke_width};
use crate::ui::{fonts, icons};

/// The side of a mark's box.
const MARK: f32 = 16.0;

/// What a list remembers between frames.
#[derive(Debug, Default)]
pub(super) struct ListState {
    offset: f32,
    view: f32,
    /// The row that was brought into view last, and how high the view was.
    seen: Option<(usize, f32)>,
}

/// One row.
pub(super) struct Row {
    pub(super) name: String,
    /// A word at the end.
    pub(super) note: String,
    /// Whether it is marked; `None` where rows are not to be marked.
    pub(super) mark: Option<bool>,
}

/// A list to draw.
pub(super) struct List<'a> {
    pub(super) id: Id,
    pub(super) name: &'a str,
    pub(super) count: usize,
    pub(super) chosen: Option<usize>,
}

/// What the user did.
#[derive(Debug, Default)]
pub(super) struct Did {
    pub(super) chosen: Option<usize>,
    pub(super) opened: Option<usize>,
    pub(super) marked: Option<usize>,
    /// Whether the last row is in view: what follows it is wanted.
    pub(super) is_at_end: bool,
}

/// Draws the list into the room that is left. `row` makes the rows in view.
pub(super) fn list_ui(
    ui: &mut Ui,
    list: &List<'_>,
    state: &mut ListState,
    row: impl Fn(usize) -> Row,
) -> Did {
    let mut did = Did::default();
    keys(ui, list, state, &mut did);
    let chosen = did.chosen.or(list.chosen);
    let full = list.count as f32 * height::TREE_ROW;
    let mut area = ScrollArea::vertical().id_salt(list.id).auto_shrink([false, false]);
    let to_see = chosen.map(|chosen| (chosen, state.view));
    if state.seen != to_see {
        state.seen = to_see;
        if let Some(offset) = chosen.and_then(|chosen| state.offset_for(chosen)) {
            area = area.vertical_scroll_offset(offset);
        }
    }
    let output = area.show_viewport(ui, |ui, viewport| {
        let origin = ui.max_rect().min;
        let size = vec2(viewport.width(), full.max(viewport.height()));
        ui.allocate_rect(Rect::from_min_size(origin, size), Sense::empty());
        let window = viewport.translate(origin.to_vec2());
        // Below the rows: they take the clicks.
        let region = ui.interact(window, list.id, Sense::click());
        if region.clicked() {
            region.request_focus();
        }
        region.widget_info(|| WidgetInfo::labeled(Role::ListBox, ui.is_enabled(), list.name));
        let first = (viewport.top() / height::TREE_ROW).floor().max(0.0) as usize;
        let in_view = (viewport.height() / height::TREE_ROW).ceil() as usize + 1;
        let end = list.count.min(first + in_view);
        for index in first..end {
            let at = pos2(origin.x, origin.y + index as f32 * height::TREE_ROW);
            let rect = Rect::from_min_size(at, vec2(viewport.width(), height::TREE_ROW));
            row_ui(ui, list, rect, index, &row(index), chosen == Some(index), &mut did);
        }
        if let Some(chosen) = chosen.filter(|chosen| (first..end).contains(chosen)) {
            let active = list.id.with(chosen).accesskit_id();
            ui.ctx().accesskit_node_builder(region.id, |node| node.set_active_descendant(active));
        }
        did.is_at_end = end == list.count;
        region
    });
    state.offset = output.state.clamped_offset().y;
    if state.view != output.inner_rect.height() {
        state.view = output.inner_rect.height();
        ui.ctx().request_repaint();
    }
    if output.inner.has_focus() {
        let ring = Stroke::new(stroke_width::FOCUS, colors(ui).stroke_focus);
        ui.painter().rect_stroke(output.inner_rect, corner(radius::CELL), ring, StrokeKind::Inside);
    }
    did
}

impl ListState {
    /// Where to scroll so that a row is in view; `None` where it is.
    fn offset_for(&self, row: usize) -> Option<f32> {
        let top = row as f32 * height::TREE_ROW;
        let bottom = top + height::TREE_ROW;
        match () {
            () if top < self.offset => Some(top),
            () if bottom > self.offset + self.view => Some((bottom - self.view).max(0.0)),
            () => None,
        }
    }
}

fn keys(ui: &Ui, list: &List<'_>, state: &ListState, did: &mut Did) {
    if !ui.is_enabled() || list.count == 0 || !ui.memory(|memory| memory.has_focus(list.id)) {
        return;
    }
    let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, arrows));
    let last = list.count - 1;
    let page = ((state.view / height::TREE_ROW) as usize).max(1);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let mut at = list.chosen;
    for (key, step) in [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, page as isize),
        (Key::PageUp, -(page as isize)),
        (Key::Home, isize::MIN / 2),
        (Key::End, isize::MAX / 2),
    ] {
        if pressed(key) {
            // Whoever has chosen nothing begins at the top.
            at = Some(at.map_or(0, |at| at.saturating_add_signed(step).min(last)));
        }
    }
    did.chosen = at.filter(|_| at != list.chosen);
    if pressed(Key::Enter) {
        did.opened = at;
    }
    if pressed(Key::Space) {
        did.marked = at;
    }
}

fn row_ui(ui: &Ui, list: &List<'_>, rect: Rect, index: usize, row: &Row, is_chosen: bool, did: &mut Did) {
    let palette = colors(ui);
    let response = ui.interact(rect, list.id.with(index), Sense::CLICK);
    let name = match row.note.as_str() {
        "" => row.name.clone(),
        note => format!("{}, {note}", row.name),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, ui.is_enabled(), &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(is_chosen);
        node.set_position_in_set(index + 1);
        node.set_size_of_set(list.count);
        if let Some(is_marked) = row.mark {
            node.set_toggled(is_marked.into());
        }
    });
    if is_chosen || response.hovered() {
        let fill = if is_chosen { palette.bg_selected } else { palette.bg_hover };
        ui.painter().rect_filled(rect, corner(radius::CONTROL), fill);
    }
    let mut inside = rect.shrink2(vec2(spacing::SM, 0.0));
    if let Some(is_marked) = row.mark {
        let square =
            Rect::from_center_size(pos2(inside.left() + MARK / 2.0, inside.center().y), vec2(MARK, MARK));
        if mark_ui(ui, list.id.with(("mark", index)), square, &row.name, is_marked) {
            did.marked = Some(index);
        }
        inside.min.x += MARK + spacing::SM;
    }
    let galley = |text: WidgetText, width: f32| {
        text.into_galley(ui, Some(TextWrapMode::Truncate), width.max(0.0), Type::BODY.font())
    };
    if !row.note.is_empty() {
        let note = galley(Type::SMALL.text(&row.note).into(), inside.width());
        let at = pos2(inside.right() - note.size().x, inside.center().y - note.size().y / 2.0);
        inside.max.x = at.x - spacing::SM;
        ui.painter().galley(at, note, palette.text_muted);
    }
    let text = galley(Type::BODY.text(&row.name).color(palette.text_primary).into(), inside.width());
    let at = pos2(inside.left(), inside.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, palette.text_primary);
    if response.clicked() {
        ui.memory_mut(|memory| memory.request_focus(list.id));
        let toggles = row.mark.is_some() && ui.input(|input| input.modifiers.command);
        match toggles {
            true => did.marked = Some(index),
            false => did.chosen = Some(index),
        }
    }
    if response.double_clicked() {
        did.opened = Some(index);
    }
}

/// The box of a mark. Answers whether it was pressed.
fn mark_ui(ui: &Ui, id: Id, square: Rect, name: &str, is_marked: bool) -> bool {
    let palette = colors(ui);
    let response = ui.interact(square.expand(spacing::XS), id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), is_marked, name));
    let (fill, line) = match is_marked {
        true => (palette.accent_fill, palette.accent_fill),
        false => (palette.bg_field, palette.stroke_control),
    };
    let stroke = Stroke::new(stroke_width::CONTROL, line);
    ui.painter().rect(square, corner(radius::CELL), fill, stroke, StrokeKind::Inside);
    if is_marked {
        let font = fonts::icon_font(12.0);
        ui.painter().text(square.center(), Align2::CENTER_CENTER, icons::CHECK, font, palette.accent_on);
    }
    response.clicked()
}

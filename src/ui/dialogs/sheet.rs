//! The frame of a large dialog: a head, a foot, and between them a body that may have a left and a right side.

use eframe::egui::{
    CornerRadius, Frame, Margin, Rect, ScrollArea, Sense, Stroke, Style, Ui, UiBuilder, pos2, vec2,
};

use crate::ui::theme::{colors, height, spacing, stroke_width};

/// As in the design, and as much of the window as there is.
const SIZE: [f32; 2] = [1080.0, 768.0];
const LEFT: f32 = 316.0;
/// Below this width what stands beside each other stands below each other.
const NARROW: f32 = 760.0;

/// Where the parts of the dialog are.
pub(super) struct Sheet {
    pub(super) head: Rect,
    pub(super) body: Rect,
    pub(super) foot: Rect,
}

impl Sheet {
    /// Takes the room for it.
    pub(super) fn new(ui: &mut Ui) -> Self {
        let window = ui.ctx().content_rect().size();
        let size = vec2(SIZE[0], SIZE[1]).min(window - vec2(spacing::XL, spacing::XL));
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), height::DIALOG_HEAD));
        let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - height::DIALOG_FOOT), rect.max);
        let body = Rect::from_min_max(head.left_bottom(), foot.right_top());
        Self { head, body, foot }
    }

    /// Whether there is no room for two sides.
    pub(super) fn is_narrow(&self) -> bool {
        self.body.width() < NARROW
    }

    /// The left and the right side, with the ground of the left one.
    pub(super) fn sides(&self, ui: &Ui) -> [Rect; 2] {
        let body = self.body;
        let left = Rect::from_min_max(body.min, pos2(body.left() + LEFT, body.bottom()));
        let right = Rect::from_min_max(left.right_top(), body.max);
        ui.painter().rect_filled(left, CornerRadius::ZERO, colors(ui).bg_side);
        ui.painter().vline(left.right(), left.y_range(), line(ui));
        [left, right]
    }

    /// What divides head, body and foot.
    pub(super) fn lines(&self, ui: &Ui) {
        ui.painter().hline(self.body.x_range(), self.body.top(), line(ui));
        ui.painter().hline(self.body.x_range(), self.body.bottom(), line(ui));
    }
}

fn line(ui: &Ui) -> Stroke {
    Stroke::new(stroke_width::DIVIDER, colors(ui).stroke_subtle)
}

/// The dialog in its own frame: its sides touch its edges.
pub(super) fn frame(style: &Style) -> Frame {
    Frame::popup(style).corner_radius(style.visuals.window_corner_radius).inner_margin(Margin::ZERO)
}

pub(super) fn part(ui: &mut Ui, rect: Rect, salt: &str, content: impl FnOnce(&mut Ui)) {
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
    part.shrink_clip_rect(rect);
    content(&mut part);
}

pub(super) fn scroll(ui: &mut Ui, salt: &str, content: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(spacing::XL as i8, spacing::LG as i8)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = spacing::SM;
            content(ui);
        });
    });
}

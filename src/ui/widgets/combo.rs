//! A list to choose from, closed until it is asked for.

use eframe::egui::{Align2, ComboBox, Id};

use crate::ui::theme::colors;
use crate::ui::{fonts, icons};

/// The height of an open list.
const LIST_MAX: f32 = 320.0;

/// A list with our caret, truncated where its text is too long.
pub fn combo(id: Id, width: f32) -> ComboBox<'static> {
    ComboBox::from_id_salt(id).width(width).height(LIST_MAX).truncate().icon(|ui, rect, _, _| {
        let color = colors(ui).text_muted;
        ui.painter().text(
            rect.center(),
            Align2::CENTER_CENTER,
            icons::CARET_DOWN,
            fonts::icon_font(12.0),
            color,
        );
    })
}

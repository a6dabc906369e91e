//! What opens in front of the form for a row or for the whole table: pasting, a reference in its parts, and how to
//! keep a value out of the definition.

mod paste;
mod reference;
mod store;

use eframe::egui::{
    Align, Button, Frame, Id, Key, Label, Layout, Margin, Modal, Response, Stroke, TextEdit, Theme, Ui, vec2,
};

use super::model::{Entry, Model};
use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::document::Path;
use crate::form::FormState;
use crate::task::secret_ref::Store;
use crate::ui::theme::{Colors, Type, colors, height, spacing, stroke_width};
use crate::ui::widgets::{Segment, segmented};
use paste::PasteSheet;
use reference::ReferenceSheet;
use store::StoreSheet;

const WIDTH: f32 = 560.0;
const LABEL_WIDTH: f32 = 136.0;
/// Leaves room for the line of a hint, which is higher than that of a text.
const FIELD_MARGIN: Margin = Margin { left: 8, right: 8, top: 5, bottom: 5 };

/// The sheet that is open.
#[derive(Debug)]
pub(super) enum Sheet {
    Paste(PasteSheet),
    Reference(ReferenceSheet),
    Store(StoreSheet),
}

/// Whether a sheet stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    Stays,
    Closes,
}

impl Sheet {
    pub(super) fn paste(container: Path) -> Self {
        Self::Paste(PasteSheet::new(container))
    }

    /// The reference of an entry in its parts, or what it would be in another service.
    pub(super) fn reference(good: &Derived, entry: &Entry, store: Option<Store>) -> Self {
        Self::Reference(ReferenceSheet::new(good, entry, store))
    }

    pub(super) fn store(good: &Derived, entry: &Entry) -> Self {
        Self::Store(StoreSheet::new(good, entry))
    }

    /// A sheet keeps its size while it is open, and another one has another.
    fn kind(&self) -> &'static str {
        match self {
            Self::Paste(_) => "paste",
            Self::Reference(_) => "reference",
            Self::Store(_) => "store",
        }
    }

    /// Whether it belongs to what the page shows.
    fn is_about(&self, model: &Model) -> bool {
        match self {
            Self::Paste(sheet) => sheet.container == model.container,
            Self::Reference(sheet) => model.at(&sheet.entry).is_some(),
            Self::Store(sheet) => model.at(&sheet.entry).is_some(),
        }
    }
}

/// Draws the sheet that is open, if one is.
pub(super) fn sheet_ui(ui: &Ui, ctx: &Ctx<'_>, state: &mut FormState, good: &Derived, model: &Model) {
    let Some(mut sheet) = state.variables.sheet.take().filter(|sheet| sheet.is_about(model)) else { return };
    let context = ui.ctx();
    let style = context.global_style();
    let frame =
        Frame::popup(&style).corner_radius(style.visuals.window_corner_radius).inner_margin(spacing::XL);
    let palette = Colors::of(if style.visuals.dark_mode { Theme::Dark } else { Theme::Light });
    let modal =
        Modal::new(Id::unique(("variables-sheet", sheet.kind()))).frame(frame).backdrop_color(palette.scrim);
    let modal = modal.show(context, |ui| {
        ui.set_width(WIDTH.min(context.content_rect().width() - 2.0 * spacing::XL - 2.0 * spacing::XXL));
        match &mut sheet {
            Sheet::Paste(sheet) => paste::paste_ui(ui, ctx, state, good, sheet),
            Sheet::Reference(sheet) => match model.at(&sheet.entry) {
                Some(entry) => reference::reference_ui(ui, ctx, state, good, model, entry, sheet),
                None => After::Closes,
            },
            Sheet::Store(sheet) => match model.at(&sheet.entry) {
                Some(entry) => store::store_ui(ui, ctx, state, good, model, entry, sheet),
                None => After::Closes,
            },
        }
    });
    let is_left = modal.is_top_modal && !modal.any_popup_open && !ctx.is_composing;
    let is_left = is_left && context.input(|input| input.key_pressed(Key::Escape));
    if modal.inner == After::Stays && !is_left {
        state.variables.sheet = Some(sheet);
    }
}

/// Title and one sentence.
fn title_ui(ui: &mut Ui, title: &str, help: &str) {
    ui.add(Label::new(Type::TITLE.text(title)).truncate());
    ui.add(Label::new(Type::BODY.text(help).color(colors(ui).text_muted)).wrap());
    ui.add_space(spacing::SM);
}

/// A label with its control behind it.
fn field_ui<R>(ui: &mut Ui, label: &str, control: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        let size = vec2(LABEL_WIDTH, height::FIELD);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(LABEL_WIDTH);
            ui.add(Label::new(Type::LABEL.text(label).color(colors(ui).text_secondary)).truncate());
        });
        control(ui)
    })
    .inner
}

/// A label with a field for a text that is read letter by letter.
fn text_ui(ui: &mut Ui, label: &str, hint: &str, text: &mut String) -> Response {
    field_ui(ui, label, |ui| {
        let hint = Type::BODY.text(hint).color(colors(ui).text_muted);
        let edit = TextEdit::singleline(text)
            .font(eframe::egui::TextStyle::Monospace)
            .hint_text(hint)
            .margin(FIELD_MARGIN)
            .desired_width(f32::INFINITY);
        ui.add(edit.min_size(vec2(0.0, height::FIELD))).accessible_name(label)
    })
}

/// Whether Enter ended the text of a field.
fn is_entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// The two services.
fn service_ui(ui: &mut Ui, ctx: &Ctx<'_>, store: Store) -> Option<Store> {
    let stores = [(Store::SecretsManager, "source-secrets-manager"), (Store::Ssm, "source-ssm")];
    let texts = stores.map(|(_, key)| ctx.texts.get(key));
    let names = [0, 1].map(|at: usize| ctx.texts.with("reference-service-of", "value", &*texts[at]));
    let segments = [0, 1].map(|at: usize| Segment { text: &texts[at], name: &names[at] });
    let chosen = stores.iter().position(|(own, _)| *own == store);
    field_ui(ui, &ctx.texts.get("reference-service"), |ui| {
        let (_, made) = segmented(ui, &segments, chosen, height::SEGMENT, None);
        made.and_then(|made| stores.get(made)).map(|(store, _)| *store)
    })
}

/// What the sheet is for on the right, and the way out.
fn buttons_ui(ui: &mut Ui, ctx: &Ctx<'_>, apply: &str, can_apply: bool) -> (bool, After) {
    ui.add_space(spacing::MD);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let is_applied = ui.add_enabled_ui(can_apply, |ui| main_button(ui, apply)).inner.clicked();
        let is_left = ui.button(&*ctx.texts.get("cancel")).clicked();
        (is_applied, if is_applied || is_left { After::Closes } else { After::Stays })
    })
    .inner
}

fn main_button(ui: &mut Ui, name: &str) -> Response {
    let palette = colors(ui);
    let color = if ui.is_enabled() { palette.accent_on } else { palette.text_disabled };
    let fill = if ui.is_enabled() { palette.accent_fill } else { palette.bg_disabled };
    let widgets = &mut ui.visuals_mut().widgets;
    for (widget, fill) in [(&mut widgets.inactive, fill), (&mut widgets.hovered, palette.accent_hover)] {
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(stroke_width::CONTROL, fill);
    }
    widgets.active.weak_bg_fill = palette.accent_hover;
    ui.add(Button::new(Type::LABEL.text(name).color(color)))
}

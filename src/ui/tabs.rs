//! The row of open documents below the menu bar: a dot for unsaved changes, X to close, + for a new one.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::scroll_area::ScrollBarVisibility;
use eframe::egui::{
    self, Align, Align2, Button, Galley, Layout, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, WidgetText, pos2, vec2,
};

use super::theme::{Type, colors, corner, height, radius, spacing, stroke_width};
use super::widgets::icon_button;
use super::{fonts, icons};
use crate::app::command::{Command, UiCommand};
use crate::app::ctx::Ctx;
use crate::app::workspace::{OpenDocument, Welcome};

/// The widest name of a tab; the rest of a longer one is cut off and told on hover.
const MAX_NAME: f32 = 240.0;
const ICON: f32 = 16.0;
const CLOSE: f32 = 20.0;

pub(super) fn tabs_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let row = ScrollArea::horizontal().scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
        row.max_width(ui.available_width() - height::DOCUMENT_TAB).show(ui, |ui| {
            welcome_tab_ui(ui, ctx);
            // The empty definition that nobody asked for has no tab of its own.
            let is_alone = ctx.workspace().shows_welcome() && ctx.workspace().is_fresh();
            for open in ctx.workspace().documents().iter().filter(|_| !is_alone) {
                ui.push_id(open.id(), |ui| document_tab_ui(ui, ctx, open));
            }
        });
        let name = ctx.texts.get(UiCommand::New.text_key());
        if icon_button(ui, icons::PLUS, height::DOCUMENT_TAB, &name).clicked() {
            ctx.send(Command::Ui(UiCommand::New));
        }
    });
}

/// The welcome page among the documents.
fn welcome_tab_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    if ctx.workspace().welcome == Welcome::Closed {
        return;
    }
    let tab = Tab {
        name: ctx.texts.get("welcome").to_string(),
        symbol: icons::HOUSE,
        close_name: ctx.texts.get("welcome-close").to_string(),
        is_active: ctx.workspace().shows_welcome(),
        is_dirty: false,
    };
    let (response, closes) = tab.ui(ui, ctx);
    if closes {
        ctx.send(Command::CloseWelcome);
    } else if response.clicked() {
        ctx.send(Command::Ui(UiCommand::Welcome));
    }
}

fn document_tab_ui(ui: &mut Ui, ctx: &Ctx<'_>, open: &OpenDocument) {
    let name = open.file_name().unwrap_or_else(|| ctx.texts.get("untitled").to_string());
    let tab = Tab {
        close_name: ctx.texts.with("tab-close", "file", name.as_str()),
        name,
        symbol: icons::FILE_TEXT,
        is_active: open.id() == ctx.active().id() && !ctx.workspace().shows_welcome(),
        is_dirty: open.document.is_dirty(),
    };
    let (response, closes) = tab.ui(ui, ctx);
    if closes {
        ctx.send(Command::CloseDocument(open.id()));
    } else if response.clicked() {
        ctx.send(Command::SwitchDocument(open.id()));
    }
    menu_ui(ctx, &response, open);
    let path = open.file.as_ref().map_or(tab.name, |file| file.display().to_string());
    response.on_hover_text(path);
}

/// One tab of the row.
struct Tab {
    name: String,
    close_name: String,
    symbol: &'static str,
    is_active: bool,
    is_dirty: bool,
}

impl Tab {
    /// Draws the tab. Answers with it, and whether it was asked to close.
    fn ui(&self, ui: &mut Ui, ctx: &Ctx<'_>) -> (Response, bool) {
        let color = if self.is_active { colors(ui).text_primary } else { colors(ui).text_secondary };
        let style = if self.is_active { Type::LABEL } else { Type::BODY };
        let text: WidgetText = style.text(&self.name).color(color).into();
        let cut = Some(egui::TextWrapMode::Truncate);
        let galley = text.into_galley(ui, cut, MAX_NAME, egui::TextStyle::Body);
        let width = spacing::MD + ICON + spacing::SM + galley.size().x + spacing::XS + CLOSE + spacing::SM;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height::DOCUMENT_TAB), Sense::click());
        paint_tab(ui, rect, self.symbol, galley, self.is_active, &response);
        let is_closed = self.close_ui(ui, rect);
        let label = match self.is_dirty {
            true => ctx.texts.with("tab-unsaved", "file", self.name.as_str()),
            false => self.name.clone(),
        };
        describe_tab(&response, &label, self.is_active);
        if self.is_active && !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(rect, None);
        }
        let closes = is_closed || response.middle_clicked();
        (response, closes)
    }

    /// X, or a dot where there are changes and no pointer is in the tab.
    fn close_ui(&self, ui: &mut Ui, tab: Rect) -> bool {
        let middle = pos2(tab.right() - spacing::SM - CLOSE / 2.0, tab.center().y);
        let place = Rect::from_center_size(middle, Vec2::splat(CLOSE));
        let shows_dot = self.is_dirty && !ui.rect_contains_pointer(tab);
        let builder = egui::UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min));
        let button = ui.scope_builder(builder, |ui| {
            if shows_dot {
                ui.painter().circle_filled(middle, spacing::XS, colors(ui).text_secondary);
                ui.set_opacity(0.0);
            }
            icon_button(ui, icons::X, CLOSE, &self.close_name)
        });
        button.inner.clicked()
    }
}

/// Tells what a tab is called and whether it is in front.
pub(super) fn describe_tab(tab: &Response, name: &str, is_chosen: bool) {
    tab.widget_info(|| WidgetInfo::labeled(Role::Tab, true, name));
    tab.ctx.accesskit_node_builder(tab.id, |node| {
        node.set_role(Role::Tab);
        node.clear_toggled();
        node.set_selected(is_chosen);
    });
}

/// The tab in front is one with what lies below it.
fn paint_tab(ui: &Ui, rect: Rect, symbol: &str, galley: Arc<Galley>, is_active: bool, response: &Response) {
    let palette = colors(ui);
    let top = egui::CornerRadius { sw: 0, se: 0, ..corner(radius::CARD) };
    if is_active {
        let line = Stroke::new(stroke_width::DIVIDER, palette.stroke_card);
        // Its lower line lies outside of the row.
        let open_below = rect.with_max_y(rect.bottom() + spacing::XS);
        ui.painter().with_clip_rect(rect).rect(open_below, top, palette.bg_panel, line, StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, top, palette.bg_hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(stroke_width::FOCUS, palette.stroke_focus);
        ui.painter().rect_stroke(rect, top, ring, StrokeKind::Inside);
    }
    let at = pos2(rect.left() + spacing::MD, rect.center().y);
    let font = fonts::icon_font(ICON);
    ui.painter().text(at, Align2::LEFT_CENTER, symbol, font, palette.text_secondary);
    let at = pos2(at.x + ICON + spacing::SM, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.text_primary);
}

fn menu_ui(ctx: &Ctx<'_>, tab: &Response, open: &OpenDocument) {
    tab.context_menu(|ui| {
        let mut entry = |key: &'static str, is_enabled: bool| {
            ui.add_enabled(is_enabled, Button::new(&*ctx.texts.get(key))).clicked()
        };
        if entry("command-close", true) {
            ctx.send(Command::CloseDocument(open.id()));
        }
        if entry("tab-close-others", ctx.workspace().documents().len() > 1) {
            ctx.send(Command::CloseOthers(open.id()));
        }
        let copies = entry("tab-copy-path", open.file.is_some());
        if let Some(file) = open.file.as_ref().filter(|_| copies) {
            ui.ctx().copy_text(file.display().to_string());
        }
    });
}

//! The fixes of the field that has the keyboard, as a menu beside it.

use eframe::egui::containers::menu::menu_style;
use eframe::egui::{Align, Button, Id, Key, Layout, Modifiers, Popup, PopupKind, Rect, Ui};

use crate::app::ctx::{Ctx, Shown};
use crate::form::locate::row_of;
use crate::rules::Fix;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, icon};

/// What the menu remembers between frames.
#[derive(Debug, Default)]
pub struct FixMenuState {
    is_asked: bool,
    open: Option<Open>,
}

#[derive(Debug, Clone, Copy)]
struct Open {
    /// What the menu stands beside.
    anchor: Rect,
    /// Who gets the keyboard back.
    field: Option<Id>,
    is_new: bool,
}

impl FixMenuState {
    /// Opens the menu with the next frame.
    pub fn ask(&mut self) {
        self.is_asked = true;
    }
}

/// Draws the menu, if it is open. Comes after all panes: they know where the keyboard is.
pub fn fix_menu_ui(ui: &Ui, ctx: &Ctx<'_>, state: &mut FixMenuState) {
    if std::mem::take(&mut state.is_asked) {
        state.open = Some(open_beside_focus(ui));
    }
    let Some(open) = &mut state.open else { return };
    let is_new = std::mem::take(&mut open.is_new);
    let fixes = fixes_here(ctx);
    let mut is_open = true;
    let popup = Popup::new(Id::unique("fixes-of-field"), ui.ctx().clone(), open.anchor, ui.layer_id())
        .kind(PopupKind::Menu)
        .layout(Layout::top_down_justified(Align::Min))
        .style(menu_style)
        .accessible_name(&*ctx.texts.get("problems-fixes-of-field"))
        .open_bool(&mut is_open);
    popup.show(|ui| {
        if fixes.is_empty() {
            let none = ui.label(Type::BODY.text(&*ctx.texts.get("problems-no-fix")));
            if is_new {
                none.request_focus();
            }
        }
        for (at, (shown, fix, name)) in fixes.iter().enumerate() {
            let response = fix_ui(ui, ctx, *shown, fix, name);
            if is_new && at == 0 {
                response.request_focus();
            }
        }
    });
    let is_left = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if !is_open || is_left {
        let field = open.field;
        state.open = None;
        if let Some(field) = field.filter(|_| ctx.workspace().dialog.is_none()) {
            ui.memory_mut(|memory| memory.request_focus(field));
        }
    }
}

/// Beside the caret of a text, else below the widget with the keyboard.
fn open_beside_focus(ui: &Ui) -> Open {
    let field = ui.memory(eframe::egui::Memory::focused);
    let caret = ui.ctx().output(|output| output.ime.as_ref().map(|ime| ime.cursor_rect));
    let widget = || Some(ui.ctx().read_response(field?)?.rect);
    let anchor = caret.or_else(widget).unwrap_or_else(|| Rect::from_pos(ui.max_rect().center()));
    Open { anchor, field, is_new: true }
}

/// All fixes of the row that the user is in, with their names.
fn fixes_here<'a>(ctx: &Ctx<'a>) -> Vec<(Shown<'a>, &'a Fix, &'a str)> {
    let findings = ctx.findings_of_row(&row_of(&ctx.selection().path)).filter(|shown| !shown.is_old);
    let of = |shown: Shown<'a>| {
        let pairs = shown.finding.fixes.iter().zip(&shown.text.fixes);
        pairs.map(move |(fix, name)| (shown, fix, name.as_str()))
    };
    findings.flat_map(of).collect()
}

fn fix_ui(ui: &mut Ui, ctx: &Ctx<'_>, shown: Shown<'_>, fix: &Fix, name: &str) -> eframe::egui::Response {
    let symbol = if fix.is_direct() { icons::WRENCH } else { icons::PENCIL_SIMPLE };
    let symbol = icon(symbol, Type::HEADING.size).color(colors(ui).accent_text);
    let button = Button::new((symbol, Type::BODY.text(name)));
    let button = button.min_size(eframe::egui::vec2(0.0, height::TREE_ROW));
    let response = ui.add(button).accessible_name(name).on_hover_text(&shown.text.message);
    if response.clicked() {
        ctx.fix(shown, fix, name);
        ui.close();
    }
    response
}

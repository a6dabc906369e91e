//! The bar above the window: menus of commands, and on the right language and theme. Which command does what stands in
//! `app::command`; which menu has it stands here.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::containers::menu::{MenuBar, MenuButton};
use eframe::egui::{
    self, Align, AtomExt as _, Button, ComboBox, Key, Layout, Modifiers, Popup, Rect, Response, Sense,
    Stroke, Ui, Vec2, pos2, vec2,
};

use super::theme::{Type, colors, corner, height, icon, radius, spacing, stroke_width};
use super::{fonts, icons};
use crate::app::command::{Command, UiCommand};
use crate::app::ctx::Ctx;
use crate::app::steps::step_text;
use crate::form::add_container;
use crate::text::Language;

/// A menu: its name, the letter that opens it with Alt, and its commands in groups.
struct Menu {
    text_key: &'static str,
    letter: Key,
    groups: &'static [&'static [UiCommand]],
}

static MENUS: [Menu; 6] = [
    Menu {
        text_key: "menu-file",
        letter: Key::F,
        groups: &[
            &[UiCommand::New, UiCommand::Open, UiCommand::OpenFromEcs],
            &[UiCommand::Save, UiCommand::SaveAs, UiCommand::SaveAll, UiCommand::Revert],
            &[UiCommand::Settings],
            &[UiCommand::CloseDocument, UiCommand::Quit],
        ],
    },
    Menu {
        text_key: "menu-edit",
        letter: Key::E,
        groups: &[
            &[UiCommand::Undo, UiCommand::Redo],
            &[UiCommand::Find, UiCommand::Replace, UiCommand::GoToLine],
            &[UiCommand::Format, UiCommand::ToggleSecrets],
            &[UiCommand::Palette],
        ],
    },
    Menu {
        text_key: "menu-view",
        letter: Key::V,
        groups: &[
            &[UiCommand::ToggleOutline, UiCommand::ShowJson, UiCommand::ShowProblems, UiCommand::ShowLearn],
            &[UiCommand::SystemTheme, UiCommand::LightTheme, UiCommand::DarkTheme],
            &[UiCommand::LargerText, UiCommand::SmallerText, UiCommand::NormalText],
            &[UiCommand::NextDocument, UiCommand::PreviousDocument],
            &[UiCommand::NextRegion, UiCommand::PreviousRegion],
        ],
    },
    Menu {
        text_key: "menu-task",
        letter: Key::T,
        groups: &[
            &[UiCommand::NextProblem, UiCommand::PreviousProblem, UiCommand::ShowFixes],
            &[UiCommand::FillIn],
        ],
    },
    Menu {
        text_key: "menu-aws",
        letter: Key::A,
        groups: &[&[UiCommand::OpenFromEcs], &[UiCommand::Register], &[UiCommand::CheckLive]],
    },
    Menu {
        text_key: "menu-help",
        letter: Key::H,
        groups: &[&[UiCommand::Help, UiCommand::ShowLearn], &[UiCommand::Welcome], &[UiCommand::About]],
    },
];

/// The width of a menu: the longest name and the longest shortcut beside it.
const MENU_WIDTH: f32 = 272.0;
/// The width of the way to the palette, and the least that it makes sense with.
const SEARCH_WIDTH: f32 = 300.0;
const SEARCH_MIN: f32 = 224.0;
/// The mark before what is on.
const MARK: f32 = 14.0;

pub(super) fn menu_bar_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    MenuBar::new().ui(ui, |ui| {
        logo_ui(ui);
        ui.spacing_mut().button_padding = vec2(spacing::SM, 0.0);
        ui.spacing_mut().item_spacing.x = spacing::XS;
        for menu in &MENUS {
            menu_ui(ui, ctx, menu);
        }
        let menus_end = ui.cursor().left();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            theme_ui(ui, ctx);
            language_ui(ui, ctx);
            search_ui(ui, ctx, menus_end, ui.cursor().right());
        });
    });
}

/// The way to the palette, in the middle of the window, as far as menus and language leave room between `left` and
/// `right`.
fn search_ui(ui: &mut Ui, ctx: &Ctx<'_>, left: f32, right: f32) {
    let centre = ui.ctx().content_rect().center().x;
    let half = (SEARCH_WIDTH / 2.0).min(centre - left - spacing::MD).min(right - centre - spacing::MD);
    if half < SEARCH_MIN / 2.0 {
        return;
    }
    let size = vec2(2.0 * half, height::BUTTON_SMALL);
    let rect = Rect::from_center_size(pos2(centre, ui.max_rect().center().y), size);
    let colors = colors(ui);
    let hint = ctx.texts.get("palette-hint");
    let shortcut = UiCommand::Palette.shortcut_text(ui.ctx()).unwrap_or_default();
    let button = Button::new((
        icon(icons::MAGNIFYING_GLASS, 14.0).color(colors.text_muted),
        Type::SMALL.text(&*hint).color(colors.text_muted),
    ))
    .shortcut_text(Type::MICRO.text(shortcut).color(colors.text_muted))
    .fill(colors.bg_panel)
    .stroke(Stroke::new(stroke_width::CONTROL, colors.stroke_card))
    .truncate()
    .min_size(size);
    let response = ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = size.y;
        ui.spacing_mut().button_padding.y = 0.0;
        ui.put(rect, button)
    });
    let response = response.inner.accessible_name(&*hint);
    if response.clicked() {
        ctx.send(Command::Ui(UiCommand::Palette));
    }
}

/// The mark of the program: a T of blocks.
fn logo_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(24.0, height::MENU_BAR), Sense::empty());
    let colors = colors(ui);
    let (x, y) = (rect.left(), rect.center().y - 8.0);
    let block = |left: f32, top: f32, width: f32, height: f32, color| {
        let block = Rect::from_min_size(pos2(x + left, y + top), vec2(width, height));
        ui.painter().rect_filled(block, corner(1.0), color);
    };
    block(0.0, 0.0, 16.0, 4.0, colors.accent_fill);
    block(6.0, 6.0, 4.0, 10.0, colors.accent_fill);
    block(0.0, 6.0, 4.0, 4.0, colors.accent_stroke);
    block(12.0, 6.0, 4.0, 4.0, colors.accent_stroke);
}

fn menu_ui(ui: &mut Ui, ctx: &Ctx<'_>, menu: &Menu) {
    let name = Type::BODY.text(&*ctx.texts.get(menu.text_key)).color(colors(ui).text_primary);
    let (response, _) = MenuButton::new(name).ui(ui, |ui| {
        ui.set_width(MENU_WIDTH);
        ui.spacing_mut().button_padding = vec2(spacing::SM, 0.0);
        for (index, group) in menu.groups.iter().enumerate() {
            if index > 0 {
                ui.separator();
            }
            for command in *group {
                command_ui(ui, ctx, *command);
                if *command == UiCommand::Open {
                    super::recent::open_recent_ui(ui, ctx);
                }
            }
        }
        if menu.letter == Key::T {
            ui.separator();
            task_menu_ui(ui, ctx);
        }
    });
    set_role(&response, Role::MenuItem);
    open_by_letter(ui, &response, menu.letter);
}

/// On macOS Alt and a letter write a character.
fn open_by_letter(ui: &Ui, menu: &Response, letter: Key) {
    let is_called =
        !cfg!(target_os = "macos") && ui.input_mut(|input| input.consume_key(Modifiers::ALT, letter));
    if is_called {
        menu.request_focus();
        Popup::open_id(ui.ctx(), Popup::default_response_id(menu));
    }
}

/// What is done with the task rather than with the window.
fn task_menu_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let can_add = !ctx.shows_broken && ctx.good.is_some() && !ctx.workspace().shows_welcome();
    let name = ctx.texts.get("outline-add-container");
    let response = ui.add_enabled(can_add, entry(ui, &name, false));
    set_role(&response, Role::MenuItem);
    if response.accessible_name(&*name).clicked() {
        add_container(ctx);
        ui.close();
    }
}

/// egui calls what stands in a menu a button.
pub(super) fn set_role(response: &Response, role: Role) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_role(role));
}

/// An entry of a menu, with a mark when it is on.
pub(super) fn entry<'t>(ui: &Ui, name: &'t str, is_on: bool) -> Button<'t> {
    let mark = if is_on { icons::CHECK } else { "" };
    let mark = icon(mark, MARK).color(colors(ui).accent_text).atom_size(Vec2::splat(MARK));
    let text = Type::BODY.text(name);
    Button::new((mark, text)).min_size(vec2(MENU_WIDTH, height::TREE_ROW))
}

fn command_ui(ui: &mut Ui, ctx: &Ctx<'_>, command: UiCommand) {
    let name = command_name(ctx, command);
    let is_on = command.is_on(ctx.workspace(), ctx.preferences);
    let shortcut = command.shortcut_text(ui.ctx()).unwrap_or_default();
    let button = entry(ui, &name, is_on == Some(true)).shortcut_text(shortcut);
    let response = ui
        .add_enabled(command.is_enabled(ctx.workspace()), button)
        .on_hover_text(&*ctx.texts.get(command.tooltip_key()));
    match is_on {
        Some(is_on) => {
            set_role(&response, Role::MenuItemCheckBox);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(is_on.into()));
        }
        None => set_role(&response, Role::MenuItem),
    }
    if response.accessible_name(&*name).clicked() {
        ctx.send(Command::Ui(command));
        ui.close();
    }
}

/// Undo and redo say what they would do.
fn command_name(ctx: &Ctx<'_>, command: UiCommand) -> Arc<str> {
    let history = ctx.document().history();
    let (key, step) = match command {
        UiCommand::Undo => ("command-undo-step", history.undo_name()),
        UiCommand::Redo => ("command-redo-step", history.redo_name()),
        _ => ("", None),
    };
    match step {
        Some(step) => ctx.texts.with(key, "step", step_text(step, ctx.good, ctx.texts.catalog())).into(),
        None => ctx.texts.get(command.text_key()),
    }
}

fn language_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let present = ctx.texts.language();
    ComboBox::from_id_salt("language")
        .selected_text(Type::SMALL_MEDIUM.text(present.name()).color(colors(ui).text_primary))
        .width(0.0)
        .icon(|ui, rect, _, _| {
            let font = fonts::icon_font(12.0);
            ui.painter().text(
                rect.center(),
                egui::Align2::CENTER_CENTER,
                icons::CARET_DOWN,
                font,
                colors(ui).text_secondary,
            );
        })
        .show_ui(ui, |ui| {
            for language in Language::ALL {
                if ui.selectable_label(language == present, language.name()).clicked() {
                    ctx.send(Command::SetLanguage(language));
                    ui.close();
                }
            }
        })
        .response
        .accessible_name(&*ctx.texts.get("language"));
    ui.label(icon(icons::TRANSLATE, 16.0).color(colors(ui).text_secondary));
}

fn theme_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let symbol = if ui.visuals().dark_mode { icons::MOON } else { icons::SUN };
    let name = ctx.texts.get("menu-theme");
    let button = Button::new(icon(symbol, 16.0).color(colors(ui).text_secondary))
        .stroke(Stroke::NONE)
        .corner_radius(corner(radius::CONTROL))
        .frame_when_inactive(false);
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_width(MENU_WIDTH);
        ui.spacing_mut().button_padding = vec2(spacing::SM, 0.0);
        for command in [UiCommand::SystemTheme, UiCommand::LightTheme, UiCommand::DarkTheme] {
            command_ui(ui, ctx, command);
        }
    });
    response.on_hover_text(&*name).accessible_name(&*name);
}

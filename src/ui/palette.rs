//! The command palette: one field that finds actions, fields of the document and words of ECS.
//!
//! What there is to find, and how well it fits, is the business of `app::search`.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Area, Context, Frame, Id, Key, Memory, Modal, Modifiers, Rect, ScrollArea, Sense, TextEdit,
    TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use super::icons;
use super::theme::{Colors, Type, colors, corner, height, icon, radius, spacing};
use crate::app::command::{Command, UiCommand};
use crate::app::ctx::Ctx;
use crate::app::dialog::Palette;
use crate::app::search::{Entry, Group, Target};
use crate::app::workspace::Pane;
use crate::document::Path;

const WIDTH: f32 = 640.0;
const LIST_HEIGHT: f32 = 400.0;

/// What the palette remembers between frames.
#[derive(Debug, Default)]
pub(super) struct PaletteState {
    serial: u64,
    typed: String,
    found: Vec<(Group, Vec<usize>)>,
    /// Which of the found entries, counted over all groups.
    chosen: usize,
    /// Where the keyboard goes when the palette has gone.
    after: After,
}

/// Where the keyboard goes from the palette. Nothing behind it takes the keyboard before the palette has gone.
#[derive(Debug, Default)]
enum After {
    /// Nowhere.
    #[default]
    Nowhere,
    /// Back to where it was.
    Back(Id),
    /// To a field.
    Field(Path),
}

impl PaletteState {
    /// To be called after the window is drawn without a palette.
    pub(super) fn leave(&mut self, context: &Context, ctx: &Ctx<'_>) {
        match std::mem::take(&mut self.after) {
            After::Nowhere => {}
            After::Back(id) => context.memory_mut(|memory| memory.request_focus(id)),
            After::Field(path) => ctx.select(path, Pane::Palette),
        }
    }

    fn begin(&mut self, palette: &Palette, context: &Context) {
        *self = Self {
            serial: palette.serial,
            found: palette.index.search(""),
            after: context.memory(Memory::focused).map_or(After::Nowhere, After::Back),
            ..Self::default()
        };
    }

    fn count(&self) -> usize {
        self.found.iter().map(|(_, numbers)| numbers.len()).sum()
    }

    fn chosen_entry<'p>(&self, palette: &'p Palette) -> Option<&'p Entry> {
        let number = self.found.iter().flat_map(|(_, numbers)| numbers).nth(self.chosen)?;
        palette.index.entry(*number)
    }
}

/// Draws the palette in front of the window.
pub(super) fn palette_ui(context: &Context, ctx: &Ctx<'_>, palette: &Palette, state: &mut PaletteState) {
    let is_new = state.serial != palette.serial;
    if is_new {
        state.begin(palette, context);
    }
    let style = context.global_style();
    let tones = Colors::of(context.theme());
    let id = Id::unique("palette");
    let area = Area::new(id)
        .anchor(Align2::CENTER_TOP, vec2(0.0, spacing::XS))
        .order(Modal::default_area(id).layer().order);
    let modal = Modal::new(id)
        .area(area)
        .frame(Frame::popup(&style).corner_radius(corner(radius::DIALOG)).inner_margin(spacing::SM))
        .backdrop_color(tones.scrim);
    let shown = modal.show(context, |ui| {
        ui.set_width(WIDTH.min(context.content_rect().width() - spacing::XXL));
        let moved = if ctx.is_composing { false } else { keys(ui, ctx, palette, state) };
        field_ui(ui, ctx, palette, state, is_new);
        list_ui(ui, ctx, palette, state, moved);
        if let Some(Target::Term(term)) = state.chosen_entry(palette).map(|entry| &entry.target) {
            ui.separator();
            let language = ctx.texts.language();
            ui.label(Type::HEADING.text(term.term(language)));
            ui.label(Type::BODY.text(format!("{} {}", term.short(language), term.long(language))));
        }
    });
    let is_left = context.input(|input| input.key_pressed(Key::Escape)) && !ctx.is_composing;
    if is_left || shown.backdrop_response.clicked() {
        ctx.send(Command::Cancel);
    }
}

/// The keys that belong to the list although the keyboard is in the field. Answers whether the choice moved.
fn keys(ui: &Ui, ctx: &Ctx<'_>, palette: &Palette, state: &mut PaletteState) -> bool {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let (up, down) = (pressed(Modifiers::NONE, Key::ArrowUp), pressed(Modifiers::NONE, Key::ArrowDown));
    let is_entered = pressed(Modifiers::NONE, Key::Enter);
    let is_again = UiCommand::Palette.shortcuts().iter().any(|own| pressed(own.modifiers, own.logical_key));
    if is_again {
        ctx.send(Command::Cancel);
    } else if is_entered && let Some(entry) = state.chosen_entry(palette) {
        run(ctx, entry, state);
    }
    let count = state.count();
    if count > 0 && (up || down) {
        state.chosen = (state.chosen + if down { 1 } else { count - 1 }) % count;
    }
    up || down
}

/// Does what an entry stands for. A word opens in the Learn pane; where that has no place, its meaning is on show while
/// it is chosen.
fn run(ctx: &Ctx<'_>, entry: &Entry, state: &mut PaletteState) {
    match &entry.target {
        Target::Action(command) => {
            ctx.send(Command::Cancel);
            ctx.send(Command::Ui(*command));
        }
        Target::Field(path) => {
            ctx.send(Command::Cancel);
            state.after = After::Field(path.clone());
        }
        Target::Term(term) if UiCommand::ShowLearn.is_enabled(ctx.workspace()) => {
            ctx.send(Command::Cancel);
            ctx.send(Command::LearnTerm(term));
        }
        Target::Term(_) => {}
    }
}

fn field_ui(ui: &mut Ui, ctx: &Ctx<'_>, palette: &Palette, state: &mut PaletteState, is_new: bool) {
    let hint = ctx.texts.get("palette-hint");
    let symbol = icon(icons::MAGNIFYING_GLASS, Type::TITLE.size).color(colors(ui).text_muted);
    let edit = TextEdit::singleline(&mut state.typed)
        .id(Id::unique("palette-field"))
        .prefix(symbol)
        .hint_text(&*hint)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(&*hint);
    if is_new || !response.has_focus() {
        response.request_focus();
    }
    if response.changed() {
        state.found = palette.index.search(&state.typed);
        state.chosen = 0;
    }
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_active_descendant(option_id(state.chosen).accesskit_id());
    });
}

fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, palette: &Palette, state: &mut PaletteState, moved: bool) {
    if state.count() == 0 {
        let none = ctx.texts.with("palette-none", "text", state.typed.trim());
        ui.label(Type::LABEL.text(none));
        ui.label(Type::BODY.text(&*ctx.texts.get("palette-none-help")).color(colors(ui).text_muted));
        return;
    }
    let mut clicked = None;
    ScrollArea::vertical().max_height(LIST_HEIGHT).min_scrolled_height(LIST_HEIGHT).show(ui, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::ListBox);
            node.set_label(&*ctx.texts.get("palette-results"));
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut at = 0;
        for (group, numbers) in &state.found {
            ui.add_space(spacing::SM);
            ui.label(Type::SMALL_MEDIUM.text(&*ctx.texts.get(group.text_key())).color(colors(ui).text_muted));
            for entry in numbers.iter().filter_map(|number| palette.index.entry(*number)) {
                if option_ui(ui, entry, at, at == state.chosen, moved) {
                    clicked = Some(at);
                }
                at += 1;
            }
        }
    });
    if let Some(at) = clicked {
        state.chosen = at;
        if let Some(entry) = state.chosen_entry(palette) {
            run(ctx, entry, state);
        }
    }
}

fn option_id(at: usize) -> Id {
    Id::unique(("palette-option", at))
}

/// One line of the list. It takes clicks but not the keyboard, which stays in the field.
fn option_ui(ui: &mut Ui, entry: &Entry, at: usize, is_chosen: bool, moved: bool) -> bool {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height::TREE_ROW));
    let response = ui.interact(rect, option_id(at), Sense::CLICK);
    let shortcut = match &entry.target {
        Target::Action(command) => command.shortcuts().first().map(|own| ui.ctx().format_shortcut(own)),
        Target::Field(_) | Target::Term(_) => None,
    };
    let name = match entry.detail.as_str() {
        "" => entry.title.clone(),
        detail => format!("{}, {detail}", entry.title),
    };
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_chosen));
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &name));
    if is_chosen && moved {
        ui.scroll_to_rect(rect, None);
    }
    if ui.is_rect_visible(rect) {
        paint_option(ui, entry, shortcut, rect, is_chosen, response.hovered());
    }
    response.clicked()
}

fn paint_option(
    ui: &Ui,
    entry: &Entry,
    shortcut: Option<String>,
    rect: Rect,
    is_chosen: bool,
    is_hovered: bool,
) {
    let colors = colors(ui);
    if is_chosen || is_hovered {
        let fill = if is_chosen { colors.bg_selected } else { colors.bg_hover };
        ui.painter().rect_filled(rect, corner(radius::CONTROL), fill);
    }
    let symbol = match &entry.target {
        Target::Action(_) => icons::COMMAND,
        Target::Field(_) => icons::TEXTBOX,
        Target::Term(_) => icons::BOOK_OPEN,
    };
    let inside = rect.shrink2(vec2(spacing::SM, 0.0));
    let mut left = inside.left();
    let mut right = inside.right();
    let paint = |text: WidgetText, left: f32, right: f32, is_last: bool| {
        let galley =
            text.into_galley(ui, Some(TextWrapMode::Truncate), (right - left).max(0.0), Type::BODY.font());
        let x = if is_last { right - galley.size().x } else { left };
        let width = galley.size().x;
        let at = pos2(x, inside.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, colors.text_primary);
        width
    };
    if let Some(shortcut) = shortcut {
        right -= paint(Type::SMALL.text(shortcut).color(colors.text_muted).into(), left, right, true)
            + spacing::MD;
    }
    left += paint(icon(symbol, 16.0).color(colors.text_muted).into(), left, right, false) + spacing::SM;
    left += paint(Type::LABEL.text(&entry.title).color(colors.text_primary).into(), left, right, false)
        + spacing::SM;
    paint(Type::SMALL.text(&entry.detail).color(colors.text_muted).into(), left, right, false);
}

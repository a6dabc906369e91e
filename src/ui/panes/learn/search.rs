//! The field that finds words of the glossary, and what it found. The keyboard stays in the field: arrows choose, Enter
//! opens.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Id, Key, Margin, Modifiers, Sense, TextEdit, TextWrapMode, Ui, WidgetInfo, WidgetText, vec2,
};

use super::{Wish, search_id};
use crate::app::ctx::Ctx;
use crate::app::wording::Texts;
use crate::learn::glossary::{self, Term};
use crate::text::Language;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, corner, height, icon, radius, spacing};
use crate::ui::widgets::icon_button;

/// So many words are listed.
const LIMIT: usize = 20;

/// What is looked for, and what was found.
#[derive(Debug, Default)]
pub(super) struct Search {
    typed: String,
    found: Vec<&'static Term>,
    /// Which of them Enter opens.
    chosen: usize,
    /// Whether the choice is to be brought into view.
    has_moved: bool,
}

impl Search {
    /// Whether nothing is looked for.
    pub(super) fn is_empty(&self) -> bool {
        self.typed.trim().is_empty()
    }

    /// Looks again, for what is typed now.
    pub(super) fn refresh(&mut self) {
        self.found = glossary::search(&self.typed);
        self.found.truncate(LIMIT);
        self.chosen = 0;
        self.has_moved = true;
    }
}

/// Draws the field in what is left of the line.
pub(super) fn field_ui(ui: &mut Ui, ctx: &Ctx<'_>, search: &mut Search, texts: &Texts) -> Option<Wish> {
    // What composes has the keys.
    let has_keys = !ctx.is_composing && ui.memory(|memory| memory.has_focus(search_id()));
    let wish = if has_keys { keys(ui, search) } else { None };
    if !search.typed.is_empty()
        && icon_button(ui, icons::X, height::BUTTON_SMALL, &texts.get("learn-clear")).clicked()
    {
        *search = Search::default();
        ui.memory_mut(|memory| memory.request_focus(search_id()));
    }
    let hint = texts.get("learn-search");
    ui.spacing_mut().interact_size.y = height::BUTTON_SMALL;
    let edit = TextEdit::singleline(&mut search.typed)
        .id(search_id())
        .prefix(icon(icons::MAGNIFYING_GLASS, 14.0).color(colors(ui).text_muted))
        .hint_text(&*hint)
        .margin(Margin::symmetric(spacing::SM as i8, 2))
        .align(Align2::LEFT_CENTER)
        .min_size(vec2(0.0, height::BUTTON_SMALL))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(&*hint);
    if response.changed() {
        search.refresh();
    }
    // Esc takes back what is typed first; egui has taken the keyboard away by then.
    let is_left = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    if is_left && !search.typed.is_empty() && !ctx.is_composing {
        *search = Search::default();
        response.request_focus();
    }
    if !search.found.is_empty() {
        let chosen = option_id(search.chosen).accesskit_id();
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_active_descendant(chosen));
    }
    wish
}

/// The keys that belong to the list although the keyboard is in the field.
fn keys(ui: &Ui, search: &mut Search) -> Option<Wish> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if search.is_empty() {
        return None;
    }
    let count = search.found.len();
    let (up, down) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown));
    if count > 0 && (up || down) {
        search.chosen = (search.chosen + if down { 1 } else { count - 1 }) % count;
        search.has_moved = true;
    }
    let term = search.found.get(search.chosen).filter(|_| pressed(Key::Enter))?;
    Some(Wish::Term(term))
}

/// Draws what was found, or what to try.
pub(super) fn results_ui(ui: &mut Ui, search: &mut Search, texts: &Texts) -> Option<Wish> {
    if search.found.is_empty() {
        let none = texts.with("learn-none", "text", search.typed.trim());
        ui.label(Type::LABEL.text(none).color(colors(ui).text_primary));
        ui.label(Type::BODY.text(&*texts.get("learn-none-help")).color(colors(ui).text_muted));
        return None;
    }
    let list = ui.scope(|ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::ListBox);
            node.set_label(&*texts.get("learn-results"));
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut wish = None;
        for (at, term) in search.found.iter().enumerate() {
            let is_chosen = at == search.chosen;
            if option_ui(ui, term, at, is_chosen, is_chosen && search.has_moved, texts.language()) {
                wish = Some(Wish::Term(term));
            }
        }
        wish
    });
    search.has_moved = false;
    list.inner
}

fn option_id(at: usize) -> Id {
    Id::unique(("learn-option", at))
}

/// One word with its meaning. It takes clicks but not the keyboard.
fn option_ui(
    ui: &mut Ui,
    term: &'static Term,
    at: usize,
    is_chosen: bool,
    is_wanted: bool,
    language: Language,
) -> bool {
    let palette = colors(ui);
    let inner = ui.available_width() - 2.0 * spacing::SM;
    let galley = |ui: &Ui, text: WidgetText, mode, font| text.into_galley(ui, Some(mode), inner, font);
    let name = Type::LABEL.text(term.term(language)).color(palette.text_primary);
    let name = galley(ui, name.into(), TextWrapMode::Truncate, Type::LABEL.font());
    let short = Type::SMALL.text(term.short(language)).color(palette.text_muted);
    let short = galley(ui, short.into(), TextWrapMode::Wrap, Type::SMALL.font());
    let size = vec2(ui.available_width(), name.size().y + short.size().y + 2.0 * spacing::SM);
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, option_id(at), Sense::CLICK);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_chosen));
    response.widget_info(|| {
        let name = format!("{}, {}", term.term(language), term.short(language));
        WidgetInfo::labeled(Role::ListBoxOption, true, name)
    });
    if is_wanted {
        ui.scroll_to_rect(rect, None);
    }
    if ui.is_rect_visible(rect) {
        if is_chosen || response.hovered() {
            let fill = if is_chosen { palette.bg_selected } else { palette.bg_hover };
            ui.painter().rect_filled(rect, corner(radius::CONTROL), fill);
        }
        let top = rect.min + vec2(spacing::SM, spacing::SM);
        let below = top + vec2(0.0, name.size().y);
        ui.painter().galley(top, name, palette.text_primary);
        ui.painter().galley(below, short, palette.text_muted);
    }
    response.clicked()
}

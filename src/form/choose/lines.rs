//! The search over a list, and its lines. The search has the keyboard; only lines in sight are laid out.

use std::time::SystemTime;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Id, Key, Label, Modifiers, ScrollArea, Sense, TextEdit, TextWrapMode, Ui, WidgetInfo, WidgetText,
    pos2, vec2,
};

use crate::app::ctx::Ctx;
use crate::app::suggestions::{Choice, List, Source};
use crate::ui::icons;
use crate::ui::theme::{Type, colors, corner, icon, icon_fill, radius, spacing};

/// How high the list is at most.
const HEIGHT: f32 = 264.0;
/// A line of the list: a name, and below it what else is known.
const LINE: f32 = 44.0;

/// What is looked for, and what was found.
#[derive(Debug)]
pub(super) struct Lines {
    id: Id,
    /// What an image must run on.
    platform: Option<String>,
    /// Whether the search had the keyboard.
    is_searched: bool,
    pub(super) query: String,
    /// Which of the found ones.
    chosen: usize,
    /// The choices that fit, and what they were found for.
    pub(super) found: Vec<usize>,
    found_for: Option<(Source, SystemTime, String)>,
    sight: Sight,
    /// Whether the list goes to where `sight` begins, instead of telling where that is.
    is_moved: bool,
}

/// What is in sight of the list, in points from its top.
#[derive(Debug, Clone, Copy)]
struct Sight {
    start: f32,
    height: f32,
}

impl Sight {
    /// The start, moved no more than it takes to have the line in sight.
    fn start_for(self, line: usize) -> f32 {
        let top = line as f32 * LINE;
        self.start.min(top).max(top + LINE - self.height).max(0.0)
    }
}

impl Lines {
    pub(super) fn new(id: Id, platform: Option<String>) -> Self {
        Self {
            id,
            platform,
            is_searched: false,
            query: String::new(),
            chosen: 0,
            found: Vec::new(),
            found_for: None,
            sight: Sight { start: 0.0, height: HEIGHT },
            is_moved: false,
        }
    }

    /// Draws the search and what it finds. Returns what is chosen, by Enter or a click.
    pub(super) fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, source: &Source, list: &List) -> Option<Choice> {
        self.find(source, list);
        let entered = self.search_ui(ui, ctx, source, list);
        let clicked = self.lines_ui(ui, ctx, list);
        clicked.or(entered)
    }

    fn find(&mut self, source: &Source, list: &List) {
        let is_same = self.found_for.as_ref().is_some_and(|(found_source, at, query)| {
            found_source == source && *at == list.at && *query == self.query
        });
        if is_same {
            return;
        }
        let words: Vec<String> = self.query.split_whitespace().map(str::to_lowercase).collect();
        let fitting = list.choices.iter().enumerate().filter(|(_, choice)| choice.fits(&words));
        self.found = fitting.map(|(index, _)| index).collect();
        self.found_for = Some((source.clone(), list.at, self.query.clone()));
        self.chosen = 0;
    }

    fn choice<'l>(&self, list: &'l List, line: usize) -> Option<&'l Choice> {
        list.choices.get(*self.found.get(line)?)
    }

    /// The field that has the keyboard while the list is open. Returns what Enter chooses.
    fn search_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, source: &Source, list: &List) -> Option<Choice> {
        let id = self.id.with("search");
        let before = self.chosen;
        let has_keyboard = ui.memory(|memory| memory.has_focus(id)) && !ctx.is_composing;
        let is_entered = has_keyboard && self.take_keys(ui);
        let entered = self.choice(list, self.chosen).filter(|_| is_entered).cloned();
        let hint = ctx.texts.get("suggest-search");
        let symbol = icon(icons::MAGNIFYING_GLASS, 16.0).color(colors(ui).text_muted);
        let edit = TextEdit::singleline(&mut self.query)
            .id(id)
            .prefix(symbol)
            .hint_text(&*hint)
            .desired_width(f32::INFINITY);
        // A field scrolls to its caret. This one is not part of the form, which must not move for it.
        let area = ScrollArea::neither().id_salt(id).auto_shrink([false, true]);
        let response = area.show(ui, |ui| ui.add(edit)).inner.accessible_name(&*hint);
        // With the list, whether it was there or came just now, the keyboard comes here.
        if !std::mem::replace(&mut self.is_searched, true) || ui.memory(egui::Memory::focused).is_none() {
            response.request_focus();
        }
        let option = self.option_id(self.chosen).accesskit_id();
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_active_descendant(option));
        if response.changed() {
            self.find(source, list);
        }
        if self.chosen != before {
            self.sight.start = self.sight.start_for(self.chosen);
            self.is_moved = true;
        }
        entered
    }

    /// Goes up and down. Returns whether Enter was pressed.
    fn take_keys(&mut self, ui: &Ui) -> bool {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let page = (HEIGHT / LINE) as isize;
        let last = self.found.len().saturating_sub(1);
        for (key, step) in
            [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, page), (Key::PageUp, -page)]
        {
            if pressed(key) {
                self.chosen = self.chosen.saturating_add_signed(step).min(last);
            }
        }
        pressed(Key::Enter)
    }

    fn option_id(&self, line: usize) -> Id {
        self.id.with(("option", line))
    }

    fn lines_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, list: &List) -> Option<Choice> {
        if self.found.is_empty() {
            let key = if list.choices.is_empty() { "suggest-empty" } else { "suggest-none" };
            let text = Type::BODY.text(&*ctx.texts.get(key)).color(colors(ui).text_secondary);
            ui.add(Label::new(text).wrap());
            return None;
        }
        let mut area = ScrollArea::vertical()
            .id_salt(self.id.with("list"))
            .max_height(HEIGHT)
            .min_scrolled_height(HEIGHT)
            .auto_shrink([false, true]);
        if std::mem::take(&mut self.is_moved) {
            area = area.vertical_scroll_offset(self.sight.start);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let shown = area.show_rows(ui, LINE, self.found.len(), |ui, range| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::ListBox);
                node.set_label(&*ctx.texts.get("suggest-results"));
            });
            let mut clicked = None;
            for line in range {
                let Some(choice) = self.choice(list, line) else { continue };
                if self.line_ui(ui, ctx, choice, line) {
                    clicked = Some(choice.clone());
                }
            }
            clicked
        });
        self.sight = Sight { start: shown.state.clamped_offset().y, height: shown.inner_rect.height() };
        ui.spacing_mut().item_spacing.y = spacing::SM;
        shown.inner
    }

    /// One line. It takes clicks but not the keyboard, which stays in the search.
    fn line_ui(&self, ui: &mut Ui, ctx: &Ctx<'_>, choice: &Choice, line: usize) -> bool {
        let is_chosen = line == self.chosen;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), LINE));
        let response = ui.interact(rect, self.option_id(line), Sense::CLICK);
        let misfit = self.platform.as_deref().filter(|platform| choice.is_unfit_for(platform));
        let misfit = misfit.map(|platform| ctx.texts.with("suggest-not-for", "platform", platform));
        let detail = choice.detail(ctx.texts.catalog());
        response.widget_info(|| {
            let parts = [Some(&choice.label), misfit.as_ref(), Some(&detail)].into_iter().flatten();
            let parts: Vec<&str> = parts.map(String::as_str).filter(|part| !part.is_empty()).collect();
            WidgetInfo::labeled(Role::ListBoxOption, true, parts.join(", "))
        });
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_chosen));
        let palette = colors(ui);
        if is_chosen || response.hovered() {
            let fill = if is_chosen { palette.bg_selected } else { palette.bg_hover };
            ui.painter().rect_filled(rect, corner(radius::CONTROL), fill);
        }
        let inside = rect.shrink2(vec2(spacing::SM, 0.0));
        let paint = |text: WidgetText, left: f32, centre: f32| {
            let room = (inside.right() - left).max(0.0);
            let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), room, egui::TextStyle::Body);
            let width = galley.size().x;
            ui.painter().galley(pos2(left, centre - galley.size().y / 2.0), galley, palette.text_primary);
            width
        };
        let is_bare = detail.is_empty() && misfit.is_none();
        let upper = rect.top() + LINE * if is_bare { 0.5 } else { 0.3 };
        let lower = rect.top() + LINE * 0.7;
        paint(Type::LABEL.text(&choice.label).color(palette.text_primary).into(), inside.left(), upper);
        let mut left = inside.left();
        if let Some(misfit) = misfit {
            let tone = palette.warning_text;
            left += paint(icon_fill(icons::WARNING, 14.0).color(tone).into(), left, lower) + spacing::XS;
            left += paint(Type::SMALL_MEDIUM.text(misfit).color(tone).into(), left, lower) + spacing::SM;
        }
        paint(Type::SMALL.text(detail).color(palette.text_muted).into(), left, lower);
        response.on_hover_text(Type::MONO.text(&choice.value)).clicked()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_moves_no_more_than_it_must() {
        let sight = |start| Sight { start, height: HEIGHT };
        assert_eq!(sight(0.0).start_for(0), 0.0);
        assert_eq!(sight(0.0).start_for(5), 0.0);
        assert_eq!(sight(0.0).start_for(6), LINE);
        assert_eq!(sight(10.0 * LINE).start_for(2), 2.0 * LINE);
    }
}

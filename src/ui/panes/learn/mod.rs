//! The Learn pane: what the field does at which the user is, and the glossary.
//!
//! It follows the selection and never makes one by itself. What a page says is collected in `page`; `field`, `rules`
//! and `term` draw, `search` finds words. The pane may speak another language than the window.

mod field;
mod page;
mod rules;
mod search;
mod share;
mod term;

use std::rc::Rc;

use eframe::egui::{Align, CentralPanel, Frame, Id, Layout, Margin, Panel, ScrollArea, Ui};

use crate::app::ctx::Ctx;
use crate::app::journal::DocumentId;
use crate::app::wording::Texts;
use crate::app::workspace::Pane;
use crate::document::Path;
use crate::learn::glossary::Term;
use crate::text::Language;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, icon, spacing};
use crate::ui::widgets::{Segment, segmented};
use page::{Made, Page};
use search::Search;

/// Where the AWS guide explains the fields.
const GUIDE: &str =
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html";

/// What the pane remembers between frames.
#[derive(Debug, Default)]
pub struct LearnState {
    /// The texts of the pane, where it speaks another language than the window.
    other: Option<Rc<Texts>>,
    /// The language that the window spoke.
    of_window: Option<Language>,
    search: Search,
    /// The word that stands in front of the page of the field.
    term: Option<&'static Term>,
    /// The rule that is open, by its id.
    open_rule: Option<&'static str>,
    page: Option<Rc<Page>>,
    /// The selection that the pane has followed.
    seen: Option<(DocumentId, u64)>,
    /// Whether the next frame begins at the top.
    is_new: bool,
}

/// What a click in the pane asks for.
enum Wish {
    /// Explain this word.
    Term(&'static Term),
    /// Explain the field again.
    Field,
    /// Open or close a rule.
    Rule(&'static str),
    /// Go to a field of the document.
    Go(Path),
}

impl LearnState {
    /// Explains the field at which the user is.
    pub fn show_field(&mut self) {
        self.term = None;
        self.search = Search::default();
        self.is_new = true;
    }

    /// Explains a word.
    pub fn show_term(&mut self, term: &'static Term) {
        self.term = Some(term);
        self.search = Search::default();
        self.is_new = true;
    }

    /// Who goes to another field reads about that one.
    fn follow_selection(&mut self, ctx: &Ctx<'_>) {
        let selection = (ctx.active().id(), ctx.selection().serial);
        if self.seen.replace(selection) != Some(selection) {
            // A word that was asked for before the pane was there is what it begins with.
            if !self.is_new {
                self.show_field();
            }
            self.open_rule = None;
        }
    }

    /// A window that changes its language takes the pane along.
    fn follow_language(&mut self, ctx: &Ctx<'_>) {
        let language = ctx.texts.language();
        if self.of_window.replace(language) != Some(language) {
            self.other = None;
        }
    }

    fn speak(&mut self, ctx: &Ctx<'_>, language: Language) {
        let is_other = language != ctx.texts.language();
        self.other = is_other.then(|| Rc::new(Texts::new(language)));
    }

    /// The page of the field, made anew when text, place or language changed.
    fn page(&mut self, ctx: &Ctx<'_>, texts: &Texts) -> Rc<Page> {
        let made_for = Made {
            document: ctx.active().id(),
            revision: ctx.good.map(|good| good.revision),
            path: ctx.selection().path.clone(),
            language: texts.language(),
        };
        match self.page.as_ref().filter(|page| page.made_for == made_for) {
            Some(page) => Rc::clone(page),
            None => {
                let page = Rc::new(Page::new(made_for, ctx.good, texts.catalog()));
                self.page = Some(Rc::clone(&page));
                page
            }
        }
    }
}

/// The id of the field that finds words.
pub fn search_id() -> Id {
    Id::unique("learn-search")
}

/// Draws search and language above, and below them what is found, a word, or the page of the field.
pub fn learn_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut LearnState) {
    state.follow_language(ctx);
    state.follow_selection(ctx);
    let other = state.other.clone();
    let texts = other.as_deref().unwrap_or(ctx.texts);
    let bar = Frame::NONE.fill(colors(ui).bg_panel).inner_margin(Margin::symmetric(spacing::SM as i8, 0));
    let mut wish = None;
    Panel::top("learn-toolbar").frame(bar).exact_size(height::PANE_TOOLBAR).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            language_ui(ui, ctx, state, texts);
            wish = search::field_ui(ui, ctx, &mut state.search, texts);
        });
    });
    let bar = Frame::NONE.fill(colors(ui).bg_panel).inner_margin(Margin::symmetric(spacing::MD as i8, 0));
    Panel::bottom("learn-footer").frame(bar).exact_size(height::PANE_FOOTER).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| guide_ui(ui, texts));
    });
    let page = state.page(ctx, texts);
    let is_new = std::mem::take(&mut state.is_new);
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
        let scroll = ScrollArea::vertical().auto_shrink(false);
        let scroll = if is_new { scroll.vertical_scroll_offset(0.0) } else { scroll };
        let shown = scroll.show(ui, |ui| {
            Frame::NONE.inner_margin(spacing::LG).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = spacing::XS;
                match state.term {
                    _ if !state.search.is_empty() => search::results_ui(ui, &mut state.search, texts),
                    Some(term) => term::term_ui(ui, ctx, term, &page.title, texts),
                    None => field::page_ui(ui, &page, state.open_rule, texts),
                }
            })
        });
        wish = wish.take().or(shown.inner.inner);
    });
    match wish {
        Some(Wish::Term(term)) => state.show_term(term),
        Some(Wish::Field) => state.show_field(),
        Some(Wish::Rule(id)) => state.open_rule = (state.open_rule != Some(id)).then_some(id),
        Some(Wish::Go(path)) => ctx.select(path, Pane::Learn),
        None => {}
    }
}

/// Another language for this pane alone.
fn language_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut LearnState, texts: &Texts) {
    let names = Language::ALL.map(|language| ctx.texts.with("learn-language", "language", language.name()));
    let segments: Vec<Segment<'_>> = Language::ALL
        .iter()
        .zip(&names)
        .map(|(language, name)| Segment { text: language.name(), name })
        .collect();
    let chosen = Language::ALL.iter().position(|language| *language == texts.language());
    let (_, made) = segmented(ui, &segments, chosen, height::BUTTON_SMALL, None);
    if let Some(language) = made.and_then(|made| Language::ALL.get(made)) {
        state.speak(ctx, *language);
    }
}

/// The way to what AWS itself says.
fn guide_ui(ui: &mut Ui, texts: &Texts) {
    let palette = colors(ui);
    let text = texts.get("learn-guide");
    ui.label(icon(icons::ARROW_SQUARE_OUT, 14.0).color(palette.text_muted));
    ui.hyperlink_to(Type::SMALL.text(&*text).color(palette.text_secondary), GUIDE);
}

/// A line between the parts of a page.
fn divider_ui(ui: &mut Ui) {
    ui.add_space(spacing::XS);
    ui.separator();
}

/// A heading within a page.
fn heading_ui(ui: &mut Ui, text: &str) {
    ui.add_space(spacing::SM);
    ui.label(Type::LABEL.text(text).color(colors(ui).text_primary));
}

/// What one reads.
fn text_ui(ui: &mut Ui, text: &str) {
    ui.label(Type::BODY.text(text).color(colors(ui).text_secondary));
}

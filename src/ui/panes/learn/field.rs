//! The page of a field, drawn: what it does, what it takes, its rules, and the words around it.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Align2, Button, Frame, Label, Layout, Rect, Response, Sense, Stroke, TextWrapMode, Ui, WidgetInfo,
    WidgetText, vec2,
};

use super::page::{Fact, Page};
use super::share::{Part, PartKind, Share};
use super::{Wish, divider_ui, heading_ui, rules, text_ui};
use crate::app::wording::Texts;
use crate::learn::glossary::Term;
use crate::text::Language;
use crate::ui::theme::{Type, colors, corner, height, radius, spacing, stroke};

/// The column of the questions, and of the names of containers.
const NAMES: f32 = 120.0;
/// The column of amounts.
const AMOUNTS: f32 = 92.0;
/// The height of a bar, and of its line.
const BAR: f32 = 6.0;
const BAR_LINE: f32 = 20.0;

/// Draws a page. The rule with the id `open_rule` is open.
pub(super) fn page_ui(
    ui: &mut Ui,
    page: &Page,
    open_rule: Option<&'static str>,
    texts: &Texts,
) -> Option<Wish> {
    ui.horizontal_wrapped(|ui| {
        ui.label(Type::HEADING.text(&page.title));
        page.keys.iter().for_each(|key| code_ui(ui, key));
    });
    page.help.iter().for_each(|text| text_ui(ui, text));
    if let Some(share) = &page.share {
        share_ui(ui, share, &texts.get("learn-share"));
    }
    for (heading, text) in &page.sections {
        heading_ui(ui, heading);
        text_ui(ui, text);
    }
    ui.add_space(spacing::XS);
    page.facts.iter().for_each(|fact| fact_ui(ui, fact));
    if let Some(example) = &page.example {
        heading_ui(ui, &texts.get("learn-example"));
        let frame = Frame::NONE.fill(colors(ui).bg_sunken).stroke(stroke(colors(ui).stroke_card));
        frame.corner_radius(corner(radius::CONTROL)).inner_margin(spacing::SM).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(Type::MONO.text(example).color(colors(ui).text_primary)).wrap());
        });
    }
    let mut wish = None;
    if !page.rules.is_empty() {
        divider_ui(ui);
        heading_ui(ui, &texts.get("learn-rules"));
        for line in &page.rules {
            wish = rules::line_ui(ui, line, open_rule == Some(line.rule.id), texts).or(wish);
        }
    }
    if !page.terms.is_empty() {
        divider_ui(ui);
        heading_ui(ui, &texts.get("learn-terms"));
        wish = terms_ui(ui, &page.terms, texts.language()).or(wish);
    }
    wish
}

/// A word that ECS reads letter by letter. One widget, so that a line of them breaks between two.
pub(super) fn code_ui(ui: &mut Ui, text: &str) {
    let palette = colors(ui);
    let galley = WidgetText::from(Type::MONO.text(text).color(palette.text_secondary));
    let galley = galley.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, Type::MONO.font());
    let size = galley.size() + vec2(spacing::MD, 0.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().rect_filled(rect, corner(radius::CELL), palette.bg_hover);
    let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect).min;
    ui.painter().galley(at, galley, palette.text_secondary);
}

/// A question and its answer.
pub(super) fn fact_ui(ui: &mut Ui, fact: &Fact) {
    ui.horizontal_top(|ui| {
        name_ui(ui, &fact.name);
        let room = vec2(ui.available_width(), BAR_LINE);
        let is_list = fact.values.len() > 1;
        let layout = match is_list {
            true => Layout::left_to_right(Align::Min).with_main_wrap(true),
            false => Layout::top_down(Align::Min),
        };
        ui.allocate_ui_with_layout(room, layout, |ui| {
            ui.spacing_mut().item_spacing = vec2(spacing::XS, spacing::XS);
            for value in &fact.values {
                match (is_list, fact.is_code) {
                    (true, _) => code_ui(ui, value),
                    (false, true) => {
                        let text = Type::MONO.text(value).color(colors(ui).text_secondary);
                        ui.add(Label::new(text).wrap());
                    }
                    (false, false) => text_ui(ui, value),
                }
            }
        });
    });
}

fn name_ui(ui: &mut Ui, name: &str) {
    ui.allocate_ui_with_layout(vec2(NAMES, BAR_LINE), Layout::top_down(Align::Min), |ui| {
        ui.set_width(NAMES);
        ui.add(Label::new(Type::BODY.text(name).color(colors(ui).text_muted)).truncate());
    });
}

/// Words to read on.
fn terms_ui(ui: &mut Ui, terms: &[&'static Term], language: Language) -> Option<Wish> {
    let mut wish = None;
    chips_ui(ui, |ui| {
        for term in terms {
            let response = chip_ui(ui, term.term(language));
            if response.on_hover_text(term.short(language)).clicked() {
                wish = Some(Wish::Term(term));
            }
        }
    });
    wish
}

/// A line of chips, and more lines where they do not fit.
pub(super) fn chips_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(spacing::SM, spacing::SM);
        ui.spacing_mut().button_padding = vec2(spacing::SM, 0.0);
        ui.spacing_mut().interact_size.y = height::BUTTON_SMALL;
        // The ring of the focused one stays as it is.
        let line = stroke(colors(ui).accent_stroke);
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_stroke = Stroke::NONE;
        widgets.hovered.bg_stroke = line;
        content(ui);
    });
}

/// A word that leads somewhere.
pub(super) fn chip_ui(ui: &mut Ui, text: &str) -> Response {
    let palette = colors(ui);
    let button = Button::new(Type::SMALL.text(text).color(palette.text_secondary))
        .fill(palette.bg_hover)
        .corner_radius(corner(radius::CHIP))
        .wrap_mode(TextWrapMode::Extend);
    ui.add(button.min_size(vec2(0.0, height::BUTTON_SMALL)))
}

/// The parts of the task's CPU or memory as bars.
fn share_ui(ui: &mut Ui, share: &Share, heading: &str) {
    ui.add_space(spacing::SM);
    let frame = Frame::NONE.stroke(stroke(colors(ui).stroke_card)).corner_radius(corner(radius::CARD));
    frame.inner_margin(spacing::MD).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(Type::LABEL.text(heading).color(colors(ui).text_primary));
        ui.add_space(spacing::XS);
        share.parts.iter().for_each(|part| part_ui(ui, part));
    });
}

fn part_ui(ui: &mut Ui, part: &Part) {
    let palette = colors(ui);
    ui.horizontal(|ui| {
        ui.set_min_height(BAR_LINE);
        let size = vec2(NAMES, BAR_LINE);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(size);
            ui.add(Label::new(Type::BODY.text(&part.name).color(palette.text_secondary)).truncate());
        });
        let width = (ui.available_width() - AMOUNTS - spacing::SM).max(0.0);
        let (rect, _) = ui.allocate_exact_size(vec2(width, BAR_LINE), Sense::empty());
        let track = Rect::from_center_size(rect.center(), vec2(rect.width(), BAR));
        let round = corner(BAR / 2.0);
        ui.painter().rect_filled(track, round, palette.stroke_subtle);
        let color = match part.kind {
            PartKind::Container => palette.accent_fill,
            PartKind::Free => palette.stroke_control,
            PartKind::Over => palette.error_fill,
        };
        let filled = track.with_max_x(track.left() + track.width() * part.share);
        if filled.width() >= 1.0 {
            ui.painter().rect_filled(filled, round, color);
        }
        let color = if part.kind == PartKind::Over { palette.error_text } else { palette.text_secondary };
        let text = Type::BODY.text(&part.amount).color(color);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(Label::new(text).truncate()));
    });
}

//! The sheet that asks for each placeholder once.

use eframe::egui::{Button, Key, Label, ScrollArea, TextEdit, Ui};

use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::fill_in::{Expects, FillIn, Placeholder};
use crate::learn::place;
use crate::text::Args;
use crate::ui::theme::{Type, colors, spacing};

const WIDTH: f32 = 560.0;
/// What the sheet needs beside its fields, in the height of the window.
const AROUND_FIELDS: f32 = 260.0;
/// More places than these are counted.
const PLACES_MAX: usize = 3;

/// What is typed in the sheet.
#[derive(Debug, Default)]
pub(super) struct FillInState {
    serial: u64,
    texts: Vec<String>,
}

pub(super) fn fill_in_ui(ui: &mut Ui, ctx: &Ctx<'_>, sheet: &FillIn, state: &mut FillInState) {
    let is_new = state.serial != sheet.serial;
    if is_new {
        let texts = vec![String::new(); sheet.placeholders.len()];
        *state = FillInState { serial: sheet.serial, texts };
    }
    let window = ui.ctx().content_rect().size();
    ui.set_width(WIDTH.min(window.x - 2.0 * spacing::XXL));
    ui.label(Type::TITLE.text(&*ctx.texts.get("fill-title")));
    status_ui(ui, ctx, sheet, state);
    ui.add_space(spacing::SM);
    let mut is_entered = false;
    let area = ScrollArea::vertical().max_height((window.y - AROUND_FIELDS).max(0.0));
    area.auto_shrink([false, true]).show(ui, |ui| {
        let mut goes_on = is_new;
        for (placeholder, text) in sheet.placeholders.iter().zip(&mut state.texts) {
            goes_on = placeholder_ui(ui, ctx, placeholder, text, goes_on);
        }
        // From the last field on, Enter means the button.
        is_entered = goes_on;
    });
    ui.add_space(spacing::MD);
    let pairs = || sheet.placeholders.iter().zip(&state.texts);
    let is_fit = pairs().all(|(placeholder, text)| placeholder.problem(text).is_none());
    let values: Vec<(String, String)> = pairs()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(placeholder, text)| (placeholder.name.clone(), text.trim().to_owned()))
        .collect();
    ui.horizontal(|ui| {
        let can_apply = is_fit && !values.is_empty();
        let name = ctx.texts.get("fill-apply");
        let is_pressed = ui.add_enabled(can_apply, Button::new(&*name)).clicked();
        if ui.button(&*ctx.texts.get("cancel")).clicked() {
            ctx.send(Command::Cancel);
        } else if can_apply && (is_pressed || is_entered) {
            ctx.send(Command::FillIn(values));
        }
    });
}

/// How many have a value, and how many stay.
fn status_ui(ui: &mut Ui, ctx: &Ctx<'_>, sheet: &FillIn, state: &FillInState) {
    let is_filled = |(placeholder, text): &(&Placeholder, &String)| {
        !text.trim().is_empty() && placeholder.problem(text).is_none()
    };
    let filled = sheet.placeholders.iter().zip(&state.texts).filter(is_filled).count();
    let args = Args::new().with("filled", filled).with("left", sheet.placeholders.len() - filled);
    let text = ctx.texts.catalog().format("fill-status", &args);
    ui.add(Label::new(Type::BODY.text(text).color(colors(ui).text_muted)).wrap());
}

/// A field with its places. Takes the keyboard where the one before gave it on; answers whether this one does.
fn placeholder_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    placeholder: &Placeholder,
    text: &mut String,
    takes_focus: bool,
) -> bool {
    ui.add_space(spacing::SM);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = spacing::XS;
        ui.add(Label::new(Type::MONO.text(&*placeholder.name).color(colors(ui).text_primary)).truncate());
        let places = Type::SMALL.text(places_in_words(ctx, placeholder)).color(colors(ui).text_muted);
        ui.add(Label::new(places).wrap());
        let problem = placeholder.problem(text).map(|expects| problem_text(ctx, expects));
        if problem.is_some() {
            let color = colors(ui).error_fill;
            ui.visuals_mut().widgets.inactive.bg_stroke.color = color;
            ui.visuals_mut().widgets.hovered.bg_stroke.color = color;
        }
        let is_masked = placeholder.is_secret && !ctx.active().shows_secrets;
        let edit = TextEdit::singleline(text).password(is_masked).desired_width(f32::INFINITY);
        let response = ui.add(edit.font(eframe::egui::TextStyle::Monospace));
        let name = ctx.texts.with("fill-field", "placeholder", &*placeholder.name);
        let response = response.accessible_name(match &problem {
            Some(problem) => format!("{name}: {problem}"),
            None => name,
        });
        if takes_focus {
            response.request_focus();
        }
        if let Some(problem) = problem {
            ui.add(Label::new(Type::SMALL.text(problem).color(colors(ui).error_text)).wrap());
        }
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    })
    .inner
}

fn places_in_words(ctx: &Ctx<'_>, placeholder: &Placeholder) -> String {
    let name_of = |path: &_| ctx.good.and_then(|good| good.name_of(path)).map(str::to_owned);
    let shown = placeholder.places.iter().take(PLACES_MAX);
    let words: Vec<String> = shown.map(|path| place(path, &name_of, ctx.texts.catalog())).collect();
    let words = words.join(", ");
    match placeholder.places.len().saturating_sub(PLACES_MAX) {
        0 => words,
        more => {
            let args = Args::new().with("places", words).with("count", more);
            ctx.texts.catalog().format("fill-more-places", &args)
        }
    }
}

/// What a value must be.
fn problem_text(ctx: &Ctx<'_>, expects: &Expects) -> String {
    let key = match expects {
        Expects::Number => "fill-number",
        Expects::Switch => "fill-switch",
        Expects::OneOf(values) => return ctx.texts.with("fill-one-of", "values", values.join(", ")),
        Expects::Account => "fill-account",
        Expects::Region => "fill-region",
    };
    ctx.texts.get(key).to_string()
}

//! The list that the button opens: what there is, what went wrong, and the ways to more.

use eframe::egui::{self, Button, Frame, Id, Label, Popup, PopupCloseBehavior, RectAlign, Response, Ui};

use super::lines::Lines;
use super::{Ask, popup_id};
use crate::app::clock;
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::suggestions::{Choice, List, Offer, Source, Suggest, Trouble};
use crate::text::Args;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, icon_fill, spacing};
use crate::ui::widgets::{ghost_button, icon_button, lead_icon, primary_button, spinner};

const WIDTH: f32 = 460.0;

/// What the list that is open remembers between frames.
#[derive(Debug, Default)]
pub(in crate::form) struct ChooseState {
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    id: Id,
    /// What the field takes.
    base: Source,
    /// What is listed: the same, or what the service found of it.
    source: Source,
    lines: Lines,
}

impl Open {
    fn new(ctx: &Ctx<'_>, id: Id, ask: &Ask<'_>) -> Self {
        let platform = if ask.is_image { ctx.task_platform() } else { None };
        let (base, source) = (ask.source.clone(), ask.source.clone());
        Self { id, base, source, lines: Lines::new(id, platform) }
    }
}

/// Draws the list behind a button of this name, while it is open. Returns what is chosen.
pub(super) fn list_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    state: &mut ChooseState,
    ask: &Ask<'_>,
    button: &Response,
    name: String,
) -> Option<Choice> {
    let id = popup_id(ask.id);
    // Whether it is open must be known before it is shown.
    if button.clicked() {
        Popup::toggle_id(ui.ctx(), id);
    }
    if !Popup::is_id_open(ui.ctx(), id) {
        if state.open.take_if(|open| open.id == id).is_some() && ui.memory(egui::Memory::focused).is_none() {
            button.request_focus();
        }
        return None;
    }
    let is_new = state.open.as_ref().is_none_or(|open| open.id != id || open.base != ask.source);
    if is_new {
        state.open = Some(Open::new(ctx, id, ask));
        if ctx.is_connected() && ctx.offer(&ask.source).is_none() {
            load(ctx, &ask.source);
        }
    }
    let open = state.open.as_mut()?;
    let popup = Popup::from_toggle_button_response(button)
        .id(id)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(RectAlign::BOTTOM_END)
        .align_alternatives(&[RectAlign::TOP_END, RectAlign::BOTTOM_START, RectAlign::TOP_START])
        .frame(Frame::popup(&button.ctx.global_style()).inner_margin(spacing::MD))
        // The button is lower than its field, which stays in sight.
        .gap(spacing::XS)
        .accessible_name(name)
        .width(WIDTH)
        .open_memory(None);
    let shown = popup.show(|ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - spacing::XL));
        ui.spacing_mut().item_spacing.y = spacing::SM;
        let chosen = content_ui(ui, ctx, open, is_new);
        if chosen.is_some() {
            ui.close();
        }
        chosen
    })?;
    if shown.inner.is_some() {
        button.request_focus();
    }
    shown.inner
}

/// Asks the account for it.
fn load(ctx: &Ctx<'_>, source: &Source) {
    ctx.send(Command::Suggest(Suggest::List(source.clone())));
}

fn content_ui(ui: &mut Ui, ctx: &Ctx<'_>, open: &mut Open, is_new: bool) -> Option<Choice> {
    let Some(offer) = ctx.offer(&open.source) else {
        connect_ui(ui, ctx, &open.source, is_new);
        return None;
    };
    let chosen = offer.list.and_then(|list| open.lines.ui(ui, ctx, &open.source, list));
    for trouble in offer.troubles(ctx.texts.catalog()) {
        trouble_ui(ui, ctx, &trouble);
    }
    foot_ui(ui, ctx, open, offer);
    chosen
}

/// Where nobody has asked: the one place from which a field connects.
fn connect_ui(ui: &mut Ui, ctx: &Ctx<'_>, source: &Source, is_new: bool) {
    let muted = colors(ui).text_secondary;
    ui.add(Label::new(Type::BODY.text(&*ctx.texts.get("suggest-connect-hint")).color(muted)).wrap());
    if let Some(profile) = &ctx.preferences.aws.profile {
        let text = ctx.texts.with("suggest-connect-profile", "profile", profile.as_str());
        ui.add(Label::new(Type::SMALL.text(text).color(muted)).wrap());
    }
    let button = primary_button(ui, &ctx.texts.get("suggest-connect"));
    if is_new {
        button.request_focus();
    }
    if button.clicked() {
        load(ctx, source);
    }
}

fn trouble_ui(ui: &mut Ui, ctx: &Ctx<'_>, trouble: &Trouble) {
    let palette = colors(ui);
    ui.horizontal_top(|ui| {
        lead_icon(ui, icon_fill(icons::WARNING_CIRCLE, 16.0).color(palette.error_text), Type::LABEL.line);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = spacing::XS;
            ui.add(Label::new(Type::LABEL.text(&trouble.title).color(palette.text_primary)).wrap());
            let small = |ui: &mut Ui, text: &str, color| {
                ui.add(Label::new(Type::SMALL.text(text).color(color)).wrap().selectable(true));
            };
            if let Some(words) = &trouble.words {
                let words = ctx.texts.with("register-words", "words", words.as_str());
                small(ui, &words, palette.text_secondary);
            }
            if let Some(advice) = &trouble.advice {
                small(ui, advice, palette.text_primary);
            }
            if let Some(command) = &trouble.command {
                ui.horizontal_wrapped(|ui| {
                    ui.add(Label::new(Type::MONO.text(command).color(palette.text_primary)).selectable(true));
                    let name = ctx.texts.with("suggest-copy-command", "command", command.as_str());
                    if icon_button(ui, icons::COPY, height::CHIP, &name).clicked() {
                        ui.copy_text(command.clone());
                    }
                });
            }
            if let Some(id) = &trouble.request_id {
                small(ui, &ctx.texts.with("register-request-id", "id", id.as_str()), palette.text_muted);
            }
        });
    });
}

/// How many there are, of when, and the ways to more.
fn foot_ui(ui: &mut Ui, ctx: &Ctx<'_>, open: &mut Open, offer: Offer<'_>) {
    if let Some(list) = offer.list.filter(|list| !list.is_complete) {
        further_ui(ui, ctx, open, list);
    }
    if open.source != open.base
        && ghost_button(ui, icons::ARROW_LEFT, &ctx.texts.get("suggest-all")).clicked()
    {
        open.source = open.base.clone();
    }
    ui.horizontal(|ui| {
        if offer.is_loading {
            return loading_ui(ui, ctx, &open.source);
        }
        let key = if offer.list.is_some() { "suggest-refresh" } else { "suggest-retry" };
        if ghost_button(ui, icons::ARROWS_CLOCKWISE, &ctx.texts.get(key)).clicked() {
            load(ctx, &open.source);
        }
        if let Some(list) = offer.list {
            let args = Args::new()
                .with("shown", open.lines.found.len())
                .with("all", list.choices.len())
                .with("time", clock::minute(list.at));
            let text = ctx.texts.catalog().format("suggest-count", &args);
            ui.add(Label::new(Type::SMALL.text(text).color(colors(ui).text_muted)).truncate());
        }
    });
}

/// Where a list is not complete: that it is not, and the way to what the service has for what is typed.
fn further_ui(ui: &mut Ui, ctx: &Ctx<'_>, open: &mut Open, shown: &List) {
    let text = ctx.texts.with("suggest-incomplete", "count", shown.choices.len());
    ui.add(Label::new(Type::SMALL.text(text).color(colors(ui).text_muted)).wrap());
    let typed = open.lines.query.trim();
    let further = open.source.searching(typed).filter(|_| !typed.is_empty());
    let Some(further) = further.filter(|source| *source != open.source) else { return };
    let name = ctx.texts.with("suggest-search-aws", "text", typed);
    if ghost_button(ui, icons::MAGNIFYING_GLASS, &name).clicked() {
        if ctx.offer(&further).is_none() {
            load(ctx, &further);
        }
        open.source = further;
    }
}

fn loading_ui(ui: &mut Ui, ctx: &Ctx<'_>, source: &Source) {
    spinner(ui, 16.0);
    ui.label(Type::SMALL.text(&*ctx.texts.get("suggest-loading")).color(colors(ui).text_muted));
    if ui.add(Button::new(Type::LABEL.text(&*ctx.texts.get("suggest-stop")))).clicked() {
        ctx.send(Command::Suggest(Suggest::Stop(source.clone())));
    }
}

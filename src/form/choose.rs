//! Choosing from the account: a button behind a field, and a list with a search that it opens. The field stays a text
//! field; what the account has is data of [`Ctx`], and asking for it is a command. Nobody is connected before someone
//! presses "Connect to AWS".

use std::time::SystemTime;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Button, Id, Key, Label, Modifiers, Popup, PopupCloseBehavior, Rect, RectAlign, Response,
    ScrollArea, Sense, TextEdit, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use super::FormState;
use super::row::{Row, field_id};
use super::text;
use crate::app::clock;
use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::suggestions::{Choice, List, Offer, Source, Suggest, Trouble};
use crate::document::{Edit, Path, StepName};
use crate::text::Args;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, corner, height, icon, icon_fill, radius, spacing};
use crate::ui::widgets::{ghost_button, icon_button, primary_button, spinner};

/// The room that the button takes behind its field.
pub(super) const ROOM: f32 = height::CHIP + spacing::XS;
/// The size of the list.
const WIDTH: f32 = 460.0;
const LIST_HEIGHT: f32 = 264.0;
/// A line of the list: a name, and below it what else is known.
const LINE: f32 = 44.0;

/// What is chosen for which field.
pub(super) struct Ask<'a> {
    pub(super) source: Source,
    /// Of the field.
    pub(super) id: Id,
    /// The accessible name of the field.
    pub(super) field: &'a str,
    /// Whether it is an image, which must run on the platform of the task.
    pub(super) is_image: bool,
}

/// What the list that is open remembers between frames.
#[derive(Debug, Default)]
pub(super) struct ChooseState {
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    id: Id,
    /// What the field takes.
    base: Source,
    /// What is listed: the same, or what the service found of it.
    source: Source,
    /// What an image must run on.
    platform: Option<String>,
    /// Whether the search had the keyboard.
    is_searched: bool,
    query: String,
    /// Which of the found ones.
    chosen: usize,
    /// The choices that fit, and what they were found for.
    found: Vec<usize>,
    found_for: Option<(Source, SystemTime, String)>,
    /// What is in sight of the list, in points from its top.
    sight: (f32, f32),
}

impl Open {
    fn new(ctx: &Ctx<'_>, id: Id, ask: &Ask<'_>) -> Self {
        Self {
            id,
            base: ask.source.clone(),
            source: ask.source.clone(),
            platform: ask.is_image.then(|| ctx.task_platform()).flatten(),
            is_searched: false,
            query: String::new(),
            chosen: 0,
            found: Vec::new(),
            found_for: None,
            sight: (0.0, LIST_HEIGHT),
        }
    }

    fn find(&mut self, list: &List) {
        let wanted = (self.source.clone(), list.at, self.query.clone());
        if self.found_for.as_ref() == Some(&wanted) {
            return;
        }
        let words: Vec<String> = self.query.split_whitespace().map(str::to_lowercase).collect();
        let fitting = list.choices.iter().enumerate().filter(|(_, choice)| choice.fits(&words));
        self.found = fitting.map(|(index, _)| index).collect();
        self.found_for = Some(wanted);
        self.chosen = 0;
    }
}

/// What the field at `path` can be given; `None` where the account has nothing for it.
pub(super) fn source_of(ctx: &Ctx<'_>, path: &Path, pattern: &str) -> Option<Source> {
    let text = |path: Option<Path>| ctx.good?.value(&path?)?.as_str();
    let search = String::new;
    match pattern {
        "executionRoleArn" | "taskRoleArn" => Some(Source::Roles),
        "containerDefinitions[].secrets[].valueFrom"
        | "containerDefinitions[].logConfiguration.secretOptions[].valueFrom" => {
            Some(Source::Secrets { with_parameters: true, search: search() })
        }
        "containerDefinitions[].repositoryCredentials.credentialsParameter" => {
            Some(Source::Secrets { with_parameters: false, search: search() })
        }
        "volumes[].efsVolumeConfiguration.fileSystemId" => Some(Source::FileSystems),
        "volumes[].efsVolumeConfiguration.authorizationConfig.accessPointId" => {
            let volume = path.parent().and_then(|path| path.parent());
            let file_system = text(volume.map(|volume| volume.key("fileSystemId")))?;
            let source = || Source::AccessPoints { file_system: file_system.to_owned() };
            file_system.starts_with("fs-").then(source)
        }
        _ => None,
    }
}

/// The log groups of the region that the options of a driver name.
pub(super) fn log_groups(ctx: &Ctx<'_>, options: &Path) -> Source {
    let region = ctx.good.and_then(|good| good.value(&options.key("awslogs-region"))?.as_str());
    let is_name = |text: &&str| {
        let is_letter = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
        !text.is_empty() && text.bytes().all(is_letter)
    };
    Source::LogGroups { region: region.filter(is_name).map(str::to_owned), search: String::new() }
}

/// Draws a text field, and behind it the button where the account has something for it.
pub(super) fn text_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, row: &Row<'_>) -> Response {
    match source_of(ctx, row.path, row.field.pattern) {
        Some(source) => with_button_ui(ui, ctx, state, row, source, text::text_ui),
        None => text::text_ui(ui, ctx, state, row),
    }
}

/// Draws a field, and behind it the button.
pub(super) fn with_button_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    row: &Row<'_>,
    source: Source,
    field: impl FnOnce(&mut Ui, &Ctx<'_>, &mut FormState, &Row<'_>) -> Response,
) -> Response {
    ui.spacing_mut().item_spacing.x = spacing::XS;
    let size = vec2(ui.available_width() - ROOM, ui.available_height());
    let response = ui
        .allocate_ui(size, |ui| {
            ui.set_max_size(size);
            field(ui, ctx, state, row)
        })
        .inner;
    let ask = Ask { source, id: field_id(row.path), field: row.name, is_image: false };
    if let Some(choice) = button_ui(ui, ctx, &mut state.choosing, &ask) {
        take(ctx, state, row, &choice.value);
    }
    response
}

/// Writes what was chosen.
pub(super) fn take(ctx: &Ctx<'_>, state: &mut FormState, row: &Row<'_>, value: &str) {
    state.drafts.remove(row.path);
    if row.value.and_then(serde_json::Value::as_str) != Some(value) {
        let edit = Edit::Set { path: row.path.clone(), value: value.into() };
        ctx.edit(StepName::Change(row.path.clone()), vec![edit]);
    }
}

/// Opens the list of a field that was drawn with this id.
pub(super) fn open(ui: &Ui, field: Id) {
    Popup::open_id(ui.ctx(), popup_id(field));
}

fn popup_id(field: Id) -> Id {
    field.with("choose")
}

/// Draws the button, and the list while it is open. Returns what is chosen.
pub(super) fn button_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut ChooseState,
    ask: &Ask<'_>,
) -> Option<Choice> {
    let name = ctx.texts.with("suggest-choose", "field", ask.field);
    let button = icon_button(ui, icons::CARET_DOWN, height::CHIP, &name);
    list_of(ui, ctx, state, ask, &button)
}

/// The list behind a button that is drawn already.
pub(super) fn list_of(
    ui: &Ui,
    ctx: &Ctx<'_>,
    state: &mut ChooseState,
    ask: &Ask<'_>,
    button: &Response,
) -> Option<Choice> {
    let id = popup_id(ask.id);
    let popup = Popup::from_toggle_button_response(button)
        .id(id)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(RectAlign::BOTTOM_END)
        .align_alternatives(&[RectAlign::TOP_END, RectAlign::BOTTOM_START, RectAlign::TOP_START])
        .accessible_name(ctx.texts.with("suggest-choose", "field", ask.field))
        .width(WIDTH);
    // Whether it is open must be known before it is shown.
    if button.clicked() {
        Popup::toggle_id(ui.ctx(), id);
    }
    let popup = popup.open_memory(None);
    if !popup.is_open() {
        if state.open.take_if(|open| open.id == id).is_some() && ui.memory(egui::Memory::focused).is_none() {
            button.request_focus();
        }
        return None;
    }
    let is_new = state.open.as_ref().is_none_or(|open| open.id != id || open.base != ask.source);
    if is_new {
        state.open = Some(Open::new(ctx, id, ask));
        if ctx.is_connected() && ctx.offer(&ask.source).is_none() {
            list(ctx, &ask.source);
        }
    }
    let open = state.open.as_mut()?;
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

fn list(ctx: &Ctx<'_>, source: &Source) {
    ctx.send(Command::Suggest(Suggest::List(source.clone())));
}

fn content_ui(ui: &mut Ui, ctx: &Ctx<'_>, open: &mut Open, is_new: bool) -> Option<Choice> {
    let Some(offer) = ctx.offer(&open.source) else {
        connect_ui(ui, ctx, &open.source, is_new);
        return None;
    };
    let troubles = offer.troubles(ctx.texts.catalog());
    let mut chosen = None;
    if let Some(list) = offer.list {
        open.find(list);
        chosen = search_ui(ui, ctx, open, list);
        let clicked = lines_ui(ui, ctx, open, list);
        chosen = clicked.or(chosen);
    }
    troubles.iter().for_each(|trouble| trouble_ui(ui, ctx, trouble));
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
        list(ctx, source);
    }
}

/// The field that has the keyboard while the list is open. Returns what Enter chooses.
fn search_ui(ui: &mut Ui, ctx: &Ctx<'_>, open: &mut Open, list: &List) -> Option<Choice> {
    let id = open.id.with("search");
    let has_keyboard = ui.memory(|memory| memory.has_focus(id));
    let mut chosen = None;
    let before = open.chosen;
    if has_keyboard && !ctx.is_composing {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let page = (LIST_HEIGHT / LINE) as usize;
        let last = open.found.len().saturating_sub(1);
        if pressed(Key::ArrowDown) {
            open.chosen = (open.chosen + 1).min(last);
        }
        if pressed(Key::ArrowUp) {
            open.chosen = open.chosen.saturating_sub(1);
        }
        if pressed(Key::PageDown) {
            open.chosen = (open.chosen + page).min(last);
        }
        if pressed(Key::PageUp) {
            open.chosen = open.chosen.saturating_sub(page);
        }
        if pressed(Key::Enter) {
            chosen = open.found.get(open.chosen).and_then(|index| list.choices.get(*index)).cloned();
        }
    }
    let hint = ctx.texts.get("suggest-search");
    let symbol = icon(icons::MAGNIFYING_GLASS, 16.0).color(colors(ui).text_muted);
    let edit = TextEdit::singleline(&mut open.query)
        .id(id)
        .prefix(symbol)
        .hint_text(&*hint)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(&*hint);
    // With the list, whether it was there or came just now, the keyboard comes here.
    if !std::mem::replace(&mut open.is_searched, true) || ui.memory(egui::Memory::focused).is_none() {
        response.request_focus();
    }
    let option = option_id(open.id, open.chosen);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_active_descendant(option.accesskit_id()));
    if response.changed() {
        open.find(list);
    }
    if open.chosen != before {
        open.sight.0 = in_sight(open.sight, open.chosen);
        open.sight.1 = -open.sight.1.abs();
    }
    chosen
}

/// The start of what is in sight, moved no more than it takes to have the line in it.
fn in_sight((start, height): (f32, f32), line: usize) -> f32 {
    let (top, height) = (line as f32 * LINE, height.abs());
    start.min(top).max(top + LINE - height).max(0.0)
}

fn option_id(list: Id, at: usize) -> Id {
    list.with(("option", at))
}

/// The list; only what is in sight is laid out.
fn lines_ui(ui: &mut Ui, ctx: &Ctx<'_>, open: &mut Open, list: &List) -> Option<Choice> {
    if open.found.is_empty() {
        let key = if list.choices.is_empty() { "suggest-empty" } else { "suggest-none" };
        let text = Type::BODY.text(&*ctx.texts.get(key)).color(colors(ui).text_secondary);
        ui.add(Label::new(text).wrap());
        return None;
    }
    let mut area = ScrollArea::vertical()
        .id_salt(open.id.with("list"))
        .max_height(LIST_HEIGHT)
        .min_scrolled_height(LIST_HEIGHT)
        .auto_shrink([false, true]);
    if open.sight.1 < 0.0 {
        area = area.vertical_scroll_offset(open.sight.0);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let shown = area.show_rows(ui, LINE, open.found.len(), |ui, range| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::ListBox);
            node.set_label(&*ctx.texts.get("suggest-results"));
        });
        let mut clicked = None;
        for at in range {
            let Some(choice) = open.found.get(at).and_then(|index| list.choices.get(*index)) else {
                continue;
            };
            if line_ui(ui, ctx, open, choice, at) {
                clicked = Some(choice.clone());
            }
        }
        clicked
    });
    open.sight = (shown.state.clamped_offset().y, shown.inner_rect.height());
    ui.spacing_mut().item_spacing.y = spacing::SM;
    shown.inner
}

/// One line. It takes clicks but not the keyboard, which stays in the search.
fn line_ui(ui: &mut Ui, ctx: &Ctx<'_>, open: &Open, choice: &Choice, at: usize) -> bool {
    let is_chosen = at == open.chosen;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), LINE));
    let response = ui.interact(rect, option_id(open.id, at), Sense::CLICK);
    let misfit = open.platform.as_ref().filter(|platform| choice.is_unfit_for(platform));
    let misfit = misfit.map(|platform| ctx.texts.with("suggest-not-for", "platform", platform.as_str()));
    let detail = choice.detail(ctx.texts.catalog());
    response.widget_info(|| {
        let parts = [Some(&choice.label), misfit.as_ref(), Some(&detail)];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        WidgetInfo::labeled(Role::ListBoxOption, true, name)
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
    let (upper, lower) = (rect.top() + LINE * 0.3, rect.top() + LINE * 0.7);
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

fn trouble_ui(ui: &mut Ui, ctx: &Ctx<'_>, trouble: &Trouble) {
    let palette = colors(ui);
    ui.horizontal_top(|ui| {
        ui.label(icon_fill(icons::WARNING_CIRCLE, 16.0).color(palette.error_text));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = spacing::XS;
            ui.add(Label::new(Type::LABEL.text(&trouble.title).color(palette.text_primary)).wrap());
            if let Some(advice) = &trouble.advice {
                ui.add(Label::new(Type::SMALL.text(advice).color(palette.text_secondary)).wrap());
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
        });
    });
}

/// How many there are, of when, and the ways to more.
fn foot_ui(ui: &mut Ui, ctx: &Ctx<'_>, open: &mut Open, offer: Offer<'_>) {
    let muted = colors(ui).text_muted;
    if let Some(list) = offer.list {
        let typed = open.query.trim();
        let further = (!list.is_complete).then(|| open.source.searching(typed)).flatten();
        if !list.is_complete {
            let text = ctx.texts.with("suggest-incomplete", "count", list.choices.len());
            ui.add(Label::new(Type::SMALL.text(text).color(muted)).wrap());
        }
        if let Some(further) = further.filter(|source| !typed.is_empty() && *source != open.source) {
            let name = ctx.texts.with("suggest-search-aws", "text", typed);
            if ghost_button(ui, icons::MAGNIFYING_GLASS, &name).clicked() {
                list_again(ctx, open, further);
            }
        }
    }
    if open.source != open.base
        && ghost_button(ui, icons::ARROW_LEFT, &ctx.texts.get("suggest-all")).clicked()
    {
        open.source = open.base.clone();
    }
    ui.horizontal(|ui| {
        if offer.is_loading {
            spinner(ui, 16.0);
            ui.label(Type::SMALL.text(&*ctx.texts.get("suggest-loading")).color(muted));
            if ui.add(Button::new(Type::LABEL.text(&*ctx.texts.get("suggest-stop")))).clicked() {
                ctx.send(Command::Suggest(Suggest::Stop(open.source.clone())));
            }
            return;
        }
        let key = if offer.list.is_some() { "suggest-refresh" } else { "suggest-retry" };
        if ghost_button(ui, icons::ARROWS_CLOCKWISE, &ctx.texts.get(key)).clicked() {
            list(ctx, &open.source);
        }
        if let Some(list) = offer.list {
            let args = Args::new()
                .with("shown", open.found.len())
                .with("all", list.choices.len())
                .with("time", clock::minute(list.at));
            let text = ctx.texts.catalog().format("suggest-count", &args);
            ui.add(Label::new(Type::SMALL.text(text).color(muted)).truncate());
        }
    });
}

fn list_again(ctx: &Ctx<'_>, open: &mut Open, source: Source) {
    if ctx.offer(&source).is_none() {
        list(ctx, &source);
    }
    open.source = source;
}

/// The place of a button at the right end of a cell.
pub(super) fn end_of(rect: Rect) -> Rect {
    let size = vec2(height::CHIP, height::CHIP);
    Rect::from_center_size(pos2(rect.right() - height::CHIP / 2.0, rect.center().y), size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_moves_no_more_than_it_must() {
        assert_eq!(in_sight((0.0, LIST_HEIGHT), 0), 0.0);
        assert_eq!(in_sight((0.0, LIST_HEIGHT), 5), 0.0);
        assert_eq!(in_sight((0.0, LIST_HEIGHT), 6), LINE);
        assert_eq!(in_sight((10.0 * LINE, LIST_HEIGHT), 2), 2.0 * LINE);
    }
}

//! The welcome page: a box that recognises what is pasted into it, ways to start, and the files that were open last.

use std::path::Path as FilePath;
use std::sync::{Arc, LazyLock};

use directories::BaseDirs;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Button, CornerRadius, Frame, Galley, Label, Layout, Margin, Rect, RichText, ScrollArea, Sense,
    Stroke, StrokeKind, TextEdit, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use super::icons;
use super::theme::{Type, colors, corner, height, icon, icon_fill, radius, spacing, stroke_width};
use crate::app::about::VERSION;
use crate::app::command::{Command, UiCommand};
use crate::app::ctx::Ctx;
use crate::app::files::FileCommand;
use crate::app::pasted::{Contents, Outcome, Pasted};
use crate::app::recent::Recent;
use crate::exchange::detect::Kind;
use crate::rules::Severity;
use crate::text::Args;

/// The width of the column with ways to start and recent files.
const SIDE: f32 = 384.0;
/// Below this width the columns stand one below the other.
const NARROW: f32 = 860.0;
/// How many recent files fit beside the box.
const RECENT: usize = 8;
const ROW: f32 = 36.0;
const RECENT_ROW: f32 = 44.0;
const PASTE_ROWS: usize = 12;

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub(super) struct WelcomeState {
    text: String,
    pasted: Option<Pasted>,
}

/// Draws the page.
pub(super) fn welcome_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut WelcomeState) {
    ScrollArea::vertical().id_salt("welcome").auto_shrink(false).show(ui, |ui| {
        let is_narrow = ui.available_width() < NARROW;
        let side = if is_narrow { spacing::PANE_PADDING } else { 3.0 * spacing::XL };
        Frame::NONE.inner_margin(Margin::symmetric(side as i8, spacing::XXL as i8)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = spacing::SM;
            if is_narrow {
                paste_ui(ui, ctx, state);
                ui.add_space(spacing::XL);
                start_ui(ui, ctx);
                recent_ui(ui, ctx);
                return;
            }
            let gap = 2.0 * spacing::XL;
            let left = ui.available_width() - SIDE - gap;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                column_ui(ui, left, |ui| paste_ui(ui, ctx, state));
                ui.add_space(gap);
                column_ui(ui, SIDE, |ui| {
                    start_ui(ui, ctx);
                    recent_ui(ui, ctx);
                });
            });
        });
    });
}

/// What the status bar says while the page is shown.
pub(super) fn status_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let open = ctx.workspace().documents().len();
    let text = if ctx.workspace().is_fresh() {
        ctx.texts.get("welcome-no-document").to_string()
    } else {
        ctx.texts.with("welcome-documents", "count", open)
    };
    ui.label(Type::SMALL.text(text));
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.label(Type::SMALL.text(ctx.texts.with("about-version", "version", VERSION)));
    });
}

fn column_ui(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = vec2(spacing::SM, spacing::SM);
        content(ui);
    });
}

fn paste_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut WelcomeState) {
    ui.label(Type::DISPLAY.text(&*ctx.texts.get("welcome-title")).color(colors(ui).text_primary));
    ui.label(Type::BODY.text(&*ctx.texts.get("welcome-about")));
    ui.add_space(spacing::LG);
    let heading =
        ui.label(Type::HEADING.text(&*ctx.texts.get("welcome-paste")).color(colors(ui).text_primary));
    let tones = colors(ui);
    let frame = Frame::NONE
        .fill(tones.bg_field)
        .stroke(Stroke::new(stroke_width::CONTROL, tones.stroke_control))
        .corner_radius(corner(radius::CARD));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        // A long text scrolls inside of the box, so that what was recognised stays in view.
        let height = PASTE_ROWS as f32 * Type::MONO.line + 2.0 * spacing::MD;
        ScrollArea::vertical().id_salt("paste").max_height(height).min_scrolled_height(height).show(
            ui,
            |ui| {
                let edit = TextEdit::multiline(&mut state.text)
                    .font(Type::MONO.font())
                    .frame(Frame::NONE.inner_margin(spacing::MD))
                    .hint_text(Type::BODY.text(&*ctx.texts.get("welcome-paste-hint")))
                    .desired_rows(PASTE_ROWS)
                    .desired_width(f32::INFINITY);
                let response = ui.add(edit).labelled_by(heading.id);
                if response.changed() {
                    state.pasted = Pasted::recognise(&state.text);
                }
            },
        );
        if let Some(pasted) = state.pasted.clone() {
            recognised_ui(ui, ctx, state, &pasted);
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = spacing::XS;
        ui.label(Type::SMALL.text(&*ctx.texts.get("welcome-shapes")));
        for shape in ["RegisterTaskDefinition", "DescribeTaskDefinition", "containerDefinitions"] {
            chip_ui(ui, shape);
        }
    });
}

fn chip_ui(ui: &mut Ui, text: &str) {
    let frame = Frame::NONE
        .fill(colors(ui).bg_hover)
        .corner_radius(corner(radius::CELL))
        .inner_margin(Margin::symmetric(6, 2));
    frame.show(ui, |ui| ui.label(Type::MICRO.text(text).color(colors(ui).text_secondary)));
}

/// The strip below the box: what the text is and the button that opens it.
fn recognised_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut WelcomeState, pasted: &Pasted) {
    let colors = colors(ui);
    let (tone, symbol) = match pasted.outcome {
        Outcome::Document(_) => (colors.success(), icons::CHECK_CIRCLE),
        Outcome::Broken => (colors.severity(Severity::Warning), icons::WARNING),
        Outcome::Foreign => (colors.severity(Severity::Info), icons::INFO),
    };
    let (title, about) = sentences(ctx, pasted);
    let bottom = corner(radius::CARD);
    let frame = Frame::NONE
        .fill(tone.tint)
        .corner_radius(CornerRadius { nw: 0, ne: 0, ..bottom })
        .inner_margin(Margin::symmetric(spacing::MD as i8, spacing::SM as i8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.label(icon_fill(symbol, 16.0).color(tone.text));
            let key =
                if pasted.outcome == Outcome::Foreign { "welcome-open-foreign" } else { "welcome-open" };
            let name = ctx.texts.get(key);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if open_button_ui(ui, &name, pasted.outcome != Outcome::Foreign) {
                    state.pasted = None;
                    ctx.send(Command::File(FileCommand::OpenText(std::mem::take(&mut state.text))));
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add(Label::new(Type::LABEL.text(title).color(colors.text_primary)).wrap());
                    ui.add(Label::new(Type::SMALL.text(about)).wrap());
                });
            });
        });
    });
}

/// The one filled button of the page; not filled where opening only asks.
fn open_button_ui(ui: &mut Ui, name: &str, is_primary: bool) -> bool {
    let colors = colors(ui);
    let size = vec2(0.0, height::BUTTON);
    if !is_primary {
        return ui.add(Button::new(name).min_size(size)).clicked();
    }
    let text = Type::LABEL.text(name).color(colors.accent_on);
    ui.add(Button::new(text).fill(colors.accent_fill).stroke(Stroke::NONE).min_size(size)).clicked()
}

fn sentences(ctx: &Ctx<'_>, pasted: &Pasted) -> (String, String) {
    match pasted.outcome {
        Outcome::Document(contents) => {
            let kind = ctx.texts.get(kind_key(pasted.kind)).to_string();
            (ctx.texts.with("welcome-recognised", "kind", kind), counts(ctx, contents))
        }
        Outcome::Broken => {
            let get = |key| ctx.texts.get(key).to_string();
            (get("welcome-broken"), get("welcome-broken-help"))
        }
        Outcome::Foreign => {
            let key = format!("kind-{}", pasted.kind.name());
            let catalog = ctx.texts.catalog();
            (catalog.text(&key), catalog.attribute(&key, "help", &Args::new()).unwrap_or_default())
        }
    }
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::DescribeOutput | Kind::DescribeReply | Kind::DescribeRecording => "welcome-kind-reply",
        Kind::Containers | Kind::ContainersOnly => "welcome-kind-containers",
        _ => "welcome-kind-definition",
    }
}

fn counts(ctx: &Ctx<'_>, contents: Contents) -> String {
    let Contents { containers, ports, variables } = contents;
    let count = |key, count: usize| (count > 0).then(|| ctx.texts.with(key, "count", count));
    let all = [
        count("welcome-containers", containers),
        count("welcome-ports", ports),
        count("welcome-variables", variables),
    ];
    let counted: Vec<String> = all.into_iter().flatten().collect();
    if counted.is_empty() { ctx.texts.get("welcome-no-container").to_string() } else { counted.join(", ") }
}

/// The ways to start, as one card.
fn start_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.label(Type::HEADING.text(&*ctx.texts.get("welcome-start")).color(colors(ui).text_primary));
    let frame = Frame::NONE
        .stroke(Stroke::new(stroke_width::CONTROL, colors(ui).stroke_card))
        .corner_radius(corner(radius::CARD));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        start_row_ui(ui, ctx, icons::FOLDER_OPEN, "welcome-open-file", UiCommand::Open);
        let (_, line) = ui.allocate_space(vec2(ui.available_width(), stroke_width::DIVIDER));
        ui.painter().rect_filled(line, 0.0, colors(ui).stroke_subtle);
        start_row_ui(ui, ctx, icons::FILE_PLUS, "welcome-empty", UiCommand::New);
    });
    ui.add_space(spacing::LG);
}

fn start_row_ui(ui: &mut Ui, ctx: &Ctx<'_>, symbol: &str, key: &'static str, command: UiCommand) {
    let name = ctx.texts.get(key);
    let (rect, is_clicked) = row_ui(ui, ROW, &name);
    let shortcut = command.shortcuts().first().map(|own| ui.ctx().format_shortcut(own)).unwrap_or_default();
    let colors = colors(ui);
    let mut inside = rect.shrink2(vec2(spacing::MD, 0.0));
    text_left(ui, &mut inside, icon(symbol, 16.0).color(colors.text_muted));
    text_left(ui, &mut inside, Type::LABEL.text(&*name).color(colors.text_primary));
    text_right(ui, &mut inside, Type::SMALL.text(shortcut).color(colors.text_muted));
    if is_clicked {
        ctx.send(Command::Ui(command));
    }
}

/// A row that is one button: its whole width takes the click.
fn row_ui(ui: &mut Ui, height: f32, name: &str) -> (Rect, bool) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let colors = colors(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, corner(radius::CONTROL), colors.bg_hover);
    }
    if response.has_focus() {
        let focus = Stroke::new(stroke_width::FOCUS, colors.stroke_focus);
        ui.painter().rect_stroke(rect, corner(radius::CONTROL), focus, StrokeKind::Inside);
    }
    (rect, response.clicked())
}

fn recent_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.label(Type::HEADING.text(&*ctx.texts.get("welcome-recent")).color(colors(ui).text_primary));
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut is_empty = true;
    for recent in ctx.preferences.recent.iter().take(RECENT) {
        is_empty = false;
        let (_, line) = ui.allocate_space(vec2(ui.available_width(), stroke_width::DIVIDER));
        ui.painter().rect_filled(line, 0.0, colors(ui).stroke_subtle);
        recent_row_ui(ui, ctx, recent);
    }
    if is_empty {
        ui.label(Type::BODY.text(&*ctx.texts.get("welcome-recent-none")).color(colors(ui).text_muted));
    }
}

fn recent_row_ui(ui: &mut Ui, ctx: &Ctx<'_>, recent: &Recent) {
    let file = recent.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = recent.file.parent().map(short).unwrap_or_default();
    let state = match (recent.errors, recent.warnings) {
        (0, 0) => ctx.texts.get("welcome-no-problems").to_string(),
        (errors, warnings) => {
            let count = |key, count: usize| (count > 0).then(|| ctx.texts.with(key, "count", count));
            let counts = [count("status-errors", errors), count("status-warnings", warnings)];
            counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
    };
    let (rect, is_clicked) = row_ui(ui, RECENT_ROW, &format!("{file}, {folder}, {state}"));
    let colors = colors(ui);
    let mut inside = rect.shrink2(vec2(spacing::SM, 0.0));
    text_left(ui, &mut inside, icon(icons::FILE_TEXT, 16.0).color(colors.text_muted));
    badges(ui, &mut inside, recent);
    let (mut above, mut below) = inside.split_top_bottom_at_fraction(0.5);
    text_left(ui, &mut above, Type::LABEL.text(file).color(colors.text_primary));
    text_left(ui, &mut below, Type::SMALL.text(folder).color(colors.text_secondary));
    if is_clicked {
        ctx.send(Command::Open(recent.file.clone()));
    }
}

/// Counts at the right end: errors filled, warnings tinted, a tick for neither.
fn badges(ui: &Ui, inside: &mut Rect, recent: &Recent) {
    let colors = colors(ui);
    if recent.errors + recent.warnings == 0 {
        text_right(ui, inside, icon_fill(icons::CHECK_CIRCLE, 14.0).color(colors.success().text));
        return;
    }
    let warning = colors.severity(Severity::Warning);
    let error = colors.severity(Severity::Error);
    for (count, fill, text, stroke) in [
        (recent.warnings, warning.tint, warning.text, warning.stroke),
        (recent.errors, error.fill, error.on, error.fill),
    ] {
        if count == 0 {
            continue;
        }
        let galley = ui.painter().layout_no_wrap(count.to_string(), Type::MICRO.font(), text);
        let size = vec2((galley.size().x + spacing::SM).max(height::BADGE), height::BADGE);
        let rect = Rect::from_min_size(pos2(inside.right() - size.x, inside.center().y - size.y / 2.0), size);
        ui.painter().rect_filled(rect, corner(radius::BADGE), fill);
        let line = Stroke::new(stroke_width::CONTROL, stroke);
        ui.painter().rect_stroke(rect, corner(radius::BADGE), line, StrokeKind::Inside);
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, text);
        inside.max.x = rect.left() - spacing::XS;
    }
}

/// Paints a text at the left end of `inside` and takes its place away.
fn text_left(ui: &Ui, inside: &mut Rect, text: RichText) {
    let galley = truncated(ui, inside, text);
    let at = pos2(inside.left(), inside.center().y - galley.size().y / 2.0);
    inside.min.x += galley.size().x + spacing::SM;
    ui.painter().galley(at, galley, colors(ui).text_primary);
}

/// The same at the right end.
fn text_right(ui: &Ui, inside: &mut Rect, text: RichText) {
    let galley = truncated(ui, inside, text);
    let at = pos2(inside.right() - galley.size().x, inside.center().y - galley.size().y / 2.0);
    inside.max.x -= galley.size().x + spacing::SM;
    ui.painter().galley(at, galley, colors(ui).text_primary);
}

fn truncated(ui: &Ui, inside: &Rect, text: RichText) -> Arc<Galley> {
    let text = WidgetText::from(text);
    let width = inside.width().max(0.0);
    text.into_galley(ui, Some(TextWrapMode::Truncate), width, Type::BODY.font())
}

/// A folder as people write it: below their home it begins with `~`.
fn short(folder: &FilePath) -> String {
    static HOME: LazyLock<Option<BaseDirs>> = LazyLock::new(BaseDirs::new);
    match HOME.as_ref().and_then(|home| folder.strip_prefix(home.home_dir()).ok()) {
        Some(below) if below.as_os_str().is_empty() => "~".to_owned(),
        Some(below) => FilePath::new("~").join(below).display().to_string(),
        None => folder.display().to_string(),
    }
}

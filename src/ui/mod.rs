//! Everything around the form: theme, fonts, widgets, panes, dialogs.
//!
//! What a document means is the core's business, what is done to it the application's.

mod aws;
mod changes;
mod dialogs;
mod diff;
mod drop;
pub mod fonts;
pub mod icons;
mod menu_bar;
mod notifications;
mod palette;
pub mod panes;
mod rails;
mod recent;
mod regions;
mod side;
mod status_bar;
mod strip;
mod tabs;
pub mod theme;
mod tokens;
mod welcome;
pub mod widgets;

use std::collections::HashMap;

use eframe::egui::panel::PanelState;
use eframe::egui::text::CCursorRange;
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    self, Area, CentralPanel, Frame, Id, IdSalt, Key, LayerId, Order, Panel, Rect, Stroke, StrokeKind, Ui,
    UiBuilder,
};

use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::fixes::Look;
use crate::app::journal::DocumentId;
use crate::app::view::{SidePane, Spot};
use crate::form::{self, FormState};
use crate::learn::glossary::Term;
use dialogs::DialogState;
use notifications::NotificationState;
use panes::json::{self, JsonState};
use panes::learn::{self, LearnState};
use panes::outline::OutlineState;
use panes::problems::{FixMenuState, ProblemsState, Review};
use regions::{Region, Regions, Shown};
use theme::{colors, height, spacing, stroke_width, width};
use welcome::WelcomeState;

/// What the parts of the window remember between frames.
#[derive(Debug, Default)]
pub struct UiState {
    documents: HashMap<DocumentId, DocumentUi>,
    /// The document of the last frame.
    shown: Option<DocumentId>,
    fix_menu: FixMenuState,
    review: Option<Review>,
    dialog: DialogState,
    welcome: WelcomeState,
    notifications: NotificationState,
    learn: LearnState,
    regions: Regions,
}

const OUTLINE: &str = "outline";
const SIDE: &str = "side";

/// Below this width the form stands alone, without rails.
const ROOM_FOR_RAILS: f32 = 700.0;
/// The width of the pane over the form.
const OVER_WIDTH: f32 = 380.0;

/// What they remember of one document.
#[derive(Debug, Default)]
struct DocumentUi {
    outline: OutlineState,
    form: FormState,
    json: JsonState,
    problems: ProblemsState,
    /// Caret and selection of the editor, while another document uses it.
    editor: Option<CCursorRange>,
}

impl UiState {
    /// Forgets what belongs to a document.
    pub fn forget_document(&mut self, id: DocumentId) {
        self.documents.remove(&id);
    }

    /// What the JSON pane remembers of a document.
    pub fn json_of(&mut self, id: DocumentId) -> &mut JsonState {
        &mut self.documents.entry(id).or_default().json
    }

    /// Shows what a fix would change.
    pub fn look_at_fix(&mut self, look: Look) {
        self.review = Some(look.into());
    }

    /// Opens the menu with the fixes of the field that has the keyboard.
    pub fn ask_for_fixes(&mut self) {
        self.fix_menu.ask();
    }

    /// Explains the field at which the user is.
    pub fn explain_field(&mut self) {
        self.learn.show_field();
    }

    /// Explains a word.
    pub fn explain_term(&mut self, term: &'static Term) {
        self.learn.show_term(term);
    }

    /// Takes the keyboard so many parts of the window further.
    pub fn move_keyboard(&mut self, steps: isize) {
        self.regions.move_keyboard(steps);
    }

    /// Hands the editor over when another document comes into view.
    fn show_document(&mut self, context: &egui::Context, id: DocumentId) {
        let before = self.shown.replace(id);
        if before == Some(id) {
            return;
        }
        if let Some(before) = before.and_then(|before| self.documents.get_mut(&before)) {
            before.editor =
                TextEditState::load(context, json::editor_id()).and_then(|editor| editor.cursor.char_range());
        }
        let mut editor = TextEditState::default();
        editor.cursor.set_char_range(self.documents.entry(id).or_default().editor.take());
        editor.store(context, json::editor_id());
    }
}

/// Draws the window: bars above and below, outline, form, text and findings between them.
pub fn window_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut UiState) {
    drop::drop_ui(ui.ctx(), ctx);
    let id = ctx.active().id();
    state.show_document(ui.ctx(), id);
    let UiState { documents, shown: _, fix_menu, review, dialog, welcome, notifications, learn, regions } =
        state;
    let DocumentUi { outline, form, json, problems, editor: _ } = documents.entry(id).or_default();
    let view = ctx.workspace().view;
    // What the last frame showed: the outline is drawn before the form.
    let in_view = form.in_view();
    let status_bar = bars_ui(ui, ctx);
    if ctx.workspace().shows_welcome() {
        CentralPanel::default()
            .frame(Frame::NONE.fill(colors(ui).bg_panel))
            .show(ui, |ui| welcome::welcome_ui(ui, ctx, welcome));
        notifications::notifications_ui(ui.ctx(), ctx, notifications);
        return dialogs::dialog_ui(ui.ctx(), ctx, dialog);
    }
    let mut outline_ui = |ui: &mut Ui| {
        ui.push_id(id, |ui| panes::outline::outline_ui(ui, ctx, outline, in_view));
    };
    let mut pane_ui = |ui: &mut Ui| {
        side::side_ui(ui, ctx, |ui, pane| {
            ui.push_id(id, |ui| match pane {
                SidePane::Json => json::json_ui(ui, ctx, json),
                SidePane::Problems => panes::problems::problems_ui(ui, ctx, problems),
                SidePane::Learn => learn::learn_ui(ui, ctx, learn),
            });
        });
    };
    let has_rails = ui.available_width() >= ROOM_FOR_RAILS;
    let outline_rect = match view.outline_spot() {
        Spot::Beside => Some(outline_panel(ui, ctx).show(ui, &mut outline_ui).response.rect),
        Spot::Over | Spot::Away if has_rails && !view.has_room_for_outline() => {
            Some(rails::outline_rail_ui(ui, ctx))
        }
        Spot::Over | Spot::Away => None,
    };
    let side_rect = match view.side_spot() {
        Spot::Beside => Some(side_panel(ui, ctx).show(ui, &mut pane_ui).response.rect),
        Spot::Over | Spot::Away if has_rails && !view.has_room_for_side() => {
            Some(rails::side_rail_ui(ui, ctx))
        }
        Spot::Over | Spot::Away => None,
    };
    let centre = CentralPanel::default().frame(Frame::NONE.fill(colors(ui).bg_panel)).show(ui, |ui| {
        strip::strips_ui(ui, ctx);
        ui.push_id(id, |ui| form::page_ui(ui, ctx, form));
    });
    let centre = centre.response.rect;
    let outline_over = (view.outline_spot() == Spot::Over).then(|| {
        let rect = centre.with_max_x((centre.left() + width::OUTLINE).min(centre.right()));
        (rect, over_ui(ui, ctx, rect, &mut outline_ui))
    });
    let side_over = (view.side_spot() == Spot::Over).then(|| {
        let rect = centre.with_min_x((centre.right() - OVER_WIDTH).max(centre.left()));
        (rect, over_ui(ui, ctx, rect, &mut pane_ui))
    });
    let beside = |rect: Rect| (rect, ui.layer_id());
    let entry = match view.side() {
        SidePane::Json => Some(json::editor_id()),
        SidePane::Learn => Some(learn::search_id()),
        SidePane::Problems => None,
    };
    let shown: Vec<Shown> = [
        (Region::Outline, outline_rect.map(beside), outline.stop()),
        (Region::Outline, outline_over, outline.stop()),
        (Region::Form, Some(beside(centre)), None),
        (Region::Side, side_over, entry),
        (Region::Side, side_rect.map(beside), entry),
        (Region::StatusBar, Some(beside(status_bar)), None),
    ]
    .into_iter()
    .filter_map(|(region, place, first)| place.map(|(rect, layer)| Shown { region, rect, layer, first }))
    .collect();
    splitters_ui(ui, ctx);
    panes::problems::fix_menu_ui(ui, ctx, fix_menu);
    panes::problems::review_ui(ui, ctx, review);
    notifications::notifications_ui(ui.ctx(), ctx, notifications);
    dialogs::dialog_ui(ui.ctx(), ctx, dialog);
    regions.update(ui.ctx(), &shown);
}

/// The outline beside the form, as wide as the user left it.
fn outline_panel(ui: &Ui, ctx: &Ctx<'_>) -> Panel {
    Panel::left(OUTLINE)
        .frame(outline_frame(ui))
        .default_size(ctx.preferences.splits.outline.unwrap_or(width::OUTLINE))
        .size_range(200.0..=360.0)
}

fn outline_frame(ui: &Ui) -> Frame {
    Frame::NONE.fill(colors(ui).bg_side)
}

/// The pane beside the form, as wide as the user left it.
fn side_panel(ui: &Ui, ctx: &Ctx<'_>) -> Panel {
    let max = (ui.available_width() / 2.0).min(ui.available_width() - width::CENTRE_MIN);
    let max = max.max(width::RIGHT_PANE_MIN);
    Panel::right(SIDE)
        .frame(Frame::NONE.fill(colors(ui).bg_panel))
        .default_size(ctx.preferences.splits.right_pane.unwrap_or(width::RIGHT_PANE_DEFAULT))
        .size_range(width::RIGHT_PANE_MIN..=max)
}

/// Draws outline or pane over the form, until Esc or a choice takes it away. Answers with its layer.
fn over_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, content: impl FnOnce(&mut Ui)) -> LayerId {
    let area = Area::new(Id::unique("over-the-form")).order(Order::Middle).fixed_pos(rect.min);
    let area = area.constrain(false).fade_in(false).show(ui.ctx(), |ui| {
        let line = Stroke::new(stroke_width::DIVIDER, colors(ui).stroke_card);
        ui.set_min_size(rect.size());
        ui.set_max_size(rect.size());
        ui.painter().rect(rect, 0.0, colors(ui).bg_panel, line, StrokeKind::Inside);
        ui.scope_builder(UiBuilder::new().max_rect(rect.shrink(stroke_width::DIVIDER)), content);
    });
    // Esc leaves a field first.
    let is_free = ui.memory(|memory| memory.focused().is_none());
    if is_free && ctx.workspace().dialog.is_none() && ui.input(|input| input.key_pressed(Key::Escape)) {
        ctx.send(Command::UncoverForm);
    }
    area.response.layer_id
}

/// The bars of the window. Answers with the place of the lowest.
fn bars_ui(ui: &mut Ui, ctx: &Ctx<'_>) -> Rect {
    let margin = egui::Margin::symmetric(spacing::MD as i8, 0);
    let bar = Frame::NONE.fill(colors(ui).bg_app).inner_margin(margin);
    Panel::top("menu-bar")
        .frame(bar)
        .exact_size(height::MENU_BAR)
        .show_separator_line(false)
        .show(ui, |ui| menu_bar::menu_bar_ui(ui, ctx));
    Panel::top("tabs").frame(bar).exact_size(height::DOCUMENT_TAB).show(ui, |ui| tabs::tabs_ui(ui, ctx));
    let status_bar = Panel::bottom("status-bar")
        .frame(bar)
        .exact_size(height::STATUS_BAR)
        .show(ui, |ui| status_bar::status_bar_ui(ui, ctx));
    status_bar.response.rect
}

/// What the handles between the panels do beside moving: they have names, a double click takes them back, and where
/// they were left is remembered.
fn splitters_ui(ui: &Ui, ctx: &Ctx<'_>) {
    let view = ctx.workspace().view;
    let mut splits = ctx.preferences.splits;
    if view.outline_spot() == Spot::Beside {
        splitter_ui(ui, OUTLINE, &ctx.texts.get("splitter-outline"), &mut splits.outline);
    }
    if view.side_spot() == Spot::Beside {
        splitter_ui(ui, SIDE, &ctx.texts.get("splitter-right-pane"), &mut splits.right_pane);
    }
    if splits != ctx.preferences.splits {
        ctx.send(Command::SetSplits(splits));
    }
}

fn splitter_ui(ui: &Ui, panel: &str, name: &str, width: &mut Option<f32>) {
    let panel = ui.scope_id().with_salt(IdSalt::new(panel));
    let handle = panel.with("__resize");
    // egui names it in English.
    ui.ctx().accesskit_node_builder(handle, |node| node.set_label(name));
    let Some(handle) = ui.ctx().read_response(handle) else { return };
    if handle.double_clicked() {
        ui.data_mut(|data| data.remove::<PanelState>(panel));
        *width = None;
    } else if handle.drag_stopped() {
        *width = PanelState::load(ui.ctx(), panel).map(|state| state.size().x);
    }
}

//! The Problems pane: which findings are shown and in which order, which of them is open, which fixes are checked.
//!
//! One line of the list is drawn in `item`, the fixes of the checked ones in `preview`. What a fix does is the
//! business of `app::fixes`.

mod chip;
mod diff;
mod item;
mod live;
mod menu;
mod policy;
mod preview;
mod review;
mod rows;
mod search;

use std::collections::HashSet;

use eframe::egui::{
    self, Align, Button, CentralPanel, ComboBox, Frame, Id, Key, Layout, Margin, Modifiers, Panel,
    ScrollArea, Ui, accesskit::Role,
};

use crate::app::ctx::{Ctx, Shown};
use crate::app::derived::{Counts, Derived};
use crate::app::fixes::{FindingId, Pick};
use crate::app::workspace::Pane;
use crate::rules::{Finding, Fix, Safety, Severity};
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, spacing, stroke_width};
use crate::ui::widgets::{counts_in_words, node_name, severity_icon};
pub use menu::{FixMenuState, fix_menu_ui};
use preview::PreviewCache;
pub use review::{Review, review_ui};
use rows::{Head, Order, Row, Rows};

/// Switches have their words in a bar at least so wide; in a narrower one they are numbers.
const WORDS: f32 = 380.0;

/// What the pane remembers between frames.
#[derive(Debug)]
pub struct ProblemsState {
    /// Severities that are switched off.
    hidden: HashSet<Severity>,
    order: Order,
    /// What is looked for in the list.
    query: String,
    /// Whether all that the folder says of the rules is shown.
    shows_policy: bool,
    /// Whether what live checks found is hidden.
    hides_live: bool,
    rows: Rows,
    open: Option<FindingId>,
    /// Findings whose box is not as it is at first.
    toggled: HashSet<FindingId>,
    docked: PreviewCache,
    hovered: PreviewCache,
    seen_selection: u64,
    /// The finding to bring into view.
    goal: Option<FindingId>,
    /// Of the list, in points.
    height: f32,
}

impl Default for ProblemsState {
    fn default() -> Self {
        Self {
            // Nearly every definition could be better: advice is shown to who asks for it.
            hidden: HashSet::from([Severity::Info]),
            order: Order::default(),
            query: String::new(),
            shows_policy: false,
            hides_live: false,
            rows: Rows::default(),
            open: None,
            toggled: HashSet::new(),
            docked: PreviewCache::default(),
            hovered: PreviewCache::default(),
            seen_selection: 0,
            goal: None,
            height: 0.0,
        }
    }
}

impl ProblemsState {
    /// Forgets what belongs to one document.
    pub fn forget_document(&mut self) {
        let Self { hidden, order, shows_policy, hides_live, .. } = std::mem::take(self);
        *self = Self { hidden, order, shows_policy, hides_live, ..Self::default() };
    }

    fn is_checked(&self, id: &FindingId, finding: &Finding) -> bool {
        let at_first = fix_to_check(finding).is_some_and(|fix| fix.safety == Safety::Safe);
        at_first != self.toggled.contains(id)
    }

    fn toggle(&mut self, id: &FindingId) {
        if !self.toggled.remove(id) {
            self.toggled.insert(id.clone());
        }
    }

    /// The fixes whose boxes are checked, of the findings that are shown, and where all of them were found.
    fn picks<'a>(&self, findings: &[Shown<'a>]) -> Option<(&'a Derived, Vec<Pick>)> {
        let mut before = None;
        let pick = |row: &Row| {
            let shown = findings.get(row.index).filter(|shown| !shown.is_old)?;
            before = Some(shown.derived);
            let fix = fix_to_check(shown.finding)?.text;
            self.is_checked(&row.id, shown.finding).then(|| Pick { finding: row.id.clone(), fix })
        };
        let picks: Vec<Pick> = self.rows.shown().iter().filter_map(pick).collect();
        before.filter(|_| !picks.is_empty()).map(|before| (before, picks))
    }

    /// Where the user went because of a finding, its severity is shown.
    fn reveal_selection(&mut self, ctx: &Ctx<'_>, findings: &[Shown<'_>]) {
        let selection = ctx.selection();
        if selection.serial == self.seen_selection || selection.origin != Pane::Problems {
            return;
        }
        let here = findings.iter().filter(|shown| shown.finding.at == selection.path);
        if let Some(worst) = here.map(|shown| shown.finding.severity).min() {
            self.hidden.remove(&worst);
        }
    }

    /// Where the user went because of a finding, that finding opens.
    fn follow_selection(&mut self, ctx: &Ctx<'_>) {
        let selection = ctx.selection();
        if selection.serial == self.seen_selection {
            return;
        }
        self.seen_selection = selection.serial;
        let is_there = |row: &&Row| row.id.at == selection.path;
        if selection.origin == Pane::Problems
            && self.open.as_ref().is_none_or(|open| open.at != selection.path)
            && let Some(row) = self.rows.shown().iter().find(is_there)
        {
            self.open = Some(row.id.clone());
            self.goal = Some(row.id.clone());
        }
    }
}

/// The fix that the box of a finding stands for: one that needs no answer, a safe one if there is one.
fn fix_to_check(finding: &Finding) -> Option<&Fix> {
    let ready = || finding.fixes.iter().filter(|fix| fix.ask.is_none());
    ready().find(|fix| fix.safety == Safety::Safe).or_else(|| ready().next())
}

/// Draws the pane.
pub fn problems_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ProblemsState) {
    let findings: Vec<Shown<'_>> = ctx.findings().collect();
    state.reveal_selection(ctx, &findings);
    state.rows.update(ctx, &findings, &state.hidden, state.order, &state.query);
    state.follow_selection(ctx);
    let bar = Frame::NONE.inner_margin(Margin::symmetric(spacing::MD as i8, 0));
    Panel::top("problems-bar")
        .frame(bar)
        .exact_size(height::PANE_TOOLBAR)
        .resizable(false)
        .show(ui, |ui| bar_ui(ui, ctx, state, &findings));
    policy::policy_ui(ui, ctx, &mut state.shows_policy);
    live::live_ui(ui, ctx, &mut state.hides_live);
    search::search_ui(ui, ctx, &mut state.query, findings.len());
    if let Some((before, picks)) = state.picks(&findings) {
        preview::docked_ui(ui, ctx, &mut state.docked, before, &picks);
    }
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
        if ctx.derived.is_large() {
            empty_ui(ui, ctx, icons::FILE_TEXT, "problems-large", "problems-large-help");
        } else if findings.is_empty() {
            empty_ui(ui, ctx, icons::CHECK_CIRCLE, "problems-none", "problems-none-help");
        } else {
            list_ui(ui, ctx, state, &findings);
        }
    });
}

/// Switches for the severities, and the order.
fn bar_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ProblemsState, findings: &[Shown<'_>]) {
    let counts = Counts::of(findings.iter().map(|shown| shown.finding));
    let is_narrow = ui.available_width() < WORDS;
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().button_padding.y = spacing::UNIT / 2.0;
        for (severity, count, key) in [
            (Severity::Error, counts.errors, "problems-errors"),
            (Severity::Warning, counts.warnings, "problems-warnings"),
            (Severity::Info, counts.notes, "problems-notes"),
        ] {
            let name = ctx.texts.with(key, "count", count);
            let label = if is_narrow { count.to_string() } else { name.clone() };
            severity_ui(ui, ctx, state, severity, &label, &name);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| order_ui(ui, ctx, state));
    });
}

fn severity_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut ProblemsState,
    severity: Severity,
    label: &str,
    name: &str,
) {
    let is_on = !state.hidden.contains(&severity);
    let palette = colors(ui);
    let (text, stroke) = match is_on {
        true => (palette.text_primary, palette.stroke_control),
        false => (palette.text_muted, palette.stroke_subtle),
    };
    let label = Type::SMALL_MEDIUM.text(label).color(text);
    let button = Button::new((severity_icon(ui, severity), label))
        .gap(spacing::XS)
        .min_size(egui::vec2(0.0, height::BUTTON_SMALL));
    let tooltip = ctx.texts.get(if is_on { "problems-hide" } else { "problems-show" });
    let response = ui.scope(|ui| {
        // The ring of the focused one stays as it is.
        let widgets = &mut ui.visuals_mut().widgets;
        for widget in [&mut widgets.inactive, &mut widgets.hovered] {
            widget.bg_stroke = egui::Stroke::new(stroke_width::CONTROL, stroke);
        }
        ui.add(button)
    });
    let response = response
        .inner
        .accessible_name(ctx.texts.with("problems-filter", "name", name))
        .on_hover_text(&*tooltip);
    let toggled = egui::accesskit::Toggled::from(is_on);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(toggled));
    if response.clicked() && !state.hidden.remove(&severity) {
        state.hidden.insert(severity);
    }
}

fn order_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ProblemsState) {
    let name = ctx.texts.get("problems-sort");
    let muted = colors(ui).text_muted;
    // Quiet until the pointer or the keyboard is on it.
    let rest = &mut ui.visuals_mut().widgets.inactive;
    (rest.weak_bg_fill, rest.bg_stroke) = (egui::Color32::TRANSPARENT, egui::Stroke::NONE);
    ComboBox::from_id_salt("problems-sort")
        .width(0.0)
        .selected_text(Type::SMALL_MEDIUM.text(&*ctx.texts.get(state.order.text_key())))
        .show_ui(ui, |ui| {
            for order in Order::ALL {
                ui.selectable_value(&mut state.order, order, &*ctx.texts.get(order.text_key()));
            }
        })
        .response
        .accessible_name(&*name);
    ui.label(Type::SMALL.text(&*name).color(muted));
}

/// What is said where there is nothing to list.
fn empty_ui(ui: &mut Ui, ctx: &Ctx<'_>, symbol: &str, title: &'static str, help: &'static str) {
    let palette = colors(ui);
    Frame::NONE.inner_margin(spacing::XL).show(ui, |ui| {
        ui.vertical_centered(|ui| {
            // An icon is no text: nobody reads it aloud.
            let (rect, _) =
                ui.allocate_exact_size(egui::Vec2::splat(height::CODE_LINE), egui::Sense::empty());
            let font =
                egui::FontId::new(height::CODE_LINE, crate::ui::fonts::family(crate::ui::fonts::ICONS));
            ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, symbol, font, palette.text_muted);
            ui.label(Type::HEADING.text(&*ctx.texts.get(title)));
            ui.label(Type::SMALL.text(&*ctx.texts.get(help)).color(palette.text_muted));
        });
    });
}

fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ProblemsState, findings: &[Shown<'_>]) {
    if ctx.shows_broken {
        let margin = Margin::symmetric(spacing::MD as i8, spacing::SM as i8);
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            let note = Type::SMALL.text(&*ctx.texts.get("problems-broken"));
            ui.add(egui::Label::new(note.color(colors(ui).text_muted)).wrap());
        });
    }
    if state.rows.shown().is_empty() {
        nothing_shown_ui(ui, ctx, state, findings);
        return;
    }
    move_with_keys(ui, state, findings);
    keep_focus_in_view(ui, state);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let goal = state.goal.take();
        for row in state.rows.shown().to_vec() {
            let Some(shown) = findings.get(row.index) else { continue };
            if let Some(head) = row.head {
                head_ui(ui, ctx, head);
            }
            let response = item::item_ui(ui, ctx, state, &row, *shown);
            if goal.as_ref() == Some(&row.id) {
                response.scroll_to_me(None);
            }
        }
    });
}

/// The name of a part of the task above its findings.
fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, head: Head) {
    let palette = colors(ui);
    let margin =
        Margin { left: spacing::MD as i8, right: spacing::MD as i8, top: spacing::MD as i8, bottom: 0 };
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_width(ui.available_width());
            let name = ui.label(Type::HEADING.text(node_name(ctx, head.node)).color(palette.text_primary));
            ui.ctx().accesskit_node_builder(name.id, |node| {
                node.set_role(Role::Heading);
                node.set_label(node_name(ctx, head.node));
            });
            ui.label(Type::SMALL.text(counts_in_words(ctx, head.counts)).color(palette.text_muted));
        });
    });
}

/// What is said where none of the findings is shown.
fn nothing_shown_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ProblemsState, findings: &[Shown<'_>]) {
    let button =
        |ui: &mut Ui, key| ui.vertical_centered(|ui| ui.button(&*ctx.texts.get(key)).clicked()).inner;
    if !state.query.is_empty() {
        empty_ui(ui, ctx, icons::MAGNIFYING_GLASS, "problems-not-found", "problems-not-found-help");
        if button(ui, "problems-search-clear") {
            state.query.clear();
        }
    } else if findings.iter().all(|shown| shown.finding.severity == Severity::Info) {
        empty_ui(ui, ctx, icons::CHECK_CIRCLE, "problems-only-notes", "problems-only-notes-help");
        if button(ui, "problems-show-notes") {
            state.hidden.remove(&Severity::Info);
        }
    } else {
        empty_ui(ui, ctx, icons::FUNNEL_SIMPLE, "problems-hidden", "problems-hidden-help");
        if button(ui, "problems-show-all") {
            state.hidden.clear();
        }
    }
}

/// Arrows go from line to line, Space checks a box, Enter opens. Taken before any widget sees the keys.
fn move_with_keys(ui: &Ui, state: &mut ProblemsState, findings: &[Shown<'_>]) {
    let focused = ui.memory(egui::Memory::focused);
    let rows = state.rows.shown();
    let Some(at) = rows.iter().position(|row| Some(row_id(&row.id)) == focused) else { return };
    let arrows = egui::EventFilter { vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(row_id(&rows[at].id), arrows));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = rows.len() - 1;
    let goal = if pressed(Key::ArrowDown) {
        (at + 1).min(last)
    } else if pressed(Key::ArrowUp) {
        at.saturating_sub(1)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        at
    };
    let (present, goal) = (rows[at].clone(), rows[goal].id.clone());
    if goal != present.id {
        ui.memory_mut(|memory| memory.request_focus(row_id(&goal)));
        state.goal = Some(goal);
    }
    if pressed(Key::Space) && findings.get(present.index).is_some_and(|shown| item::has_box(*shown)) {
        state.toggle(&present.id);
    }
}

/// The preview below grows and shrinks with the boxes; the line with the keyboard stays in view.
fn keep_focus_in_view(ui: &Ui, state: &mut ProblemsState) {
    let height = ui.available_height();
    let is_changed = std::mem::replace(&mut state.height, height) != height;
    if is_changed && let Some(focused) = ui.memory(egui::Memory::focused) {
        let row = state.rows.shown().iter().find(|row| row_id(&row.id) == focused);
        state.goal = row.map(|row| row.id.clone()).or_else(|| state.goal.take());
    }
}

/// The widget of a line of the list.
fn row_id(finding: &FindingId) -> Id {
    Id::unique(("problem", finding))
}

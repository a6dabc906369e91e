//! The task sizes of Fargate as a grid: a price for each, a dot with its reason where there is none.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, EventFilter, Id, Key, Rect, Response, Sense, Stroke, StrokeKind, Tooltip, Ui, WidgetInfo, pos2,
    vec2,
};

use super::facts::Facts;
use super::size_words::{missing_name, priced_name, reason};
use crate::app::ctx::Ctx;
use crate::document::Path;
use crate::form::FormState;
use crate::form::row::{field_id, notice_focus};
use crate::schema::fargate::{Row, Sizes, TaskSize};
use crate::schema::prices::{Rate, short};
use crate::task::size::in_1024 as number;
use crate::ui::theme::{Type, colors, corner, height, radius, spacing, stroke, stroke_width};

/// The amounts of memory of each page, in GB, beside the half one of the first. The lists below the grid reach all that
/// lie between.
const COLUMNS: [&[i64]; 2] =
    [&[1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 30], &[16, 20, 24, 32, 40, 48, 60, 64, 80, 96, 120, 244]];
/// The only amount that is not whole, in MiB.
const HALF_GB: i64 = 512;
/// The largest CPU of the first page.
const SMALL_MAX: i64 = 4096;

/// The width of the names of rows.
const NAMES: f32 = 74.0;
/// The height of the names of columns.
const HEADS: f32 = 24.0;
/// Between cells.
const GAP: f32 = 2.0;
/// A narrower cell scrolls sideways.
const CELL_MIN: f32 = 46.0;
/// The diameter of the dot of a size that there is not.
const DOT: f32 = 4.0;
/// The reason of a dot stands in one line where it can.
const REASON_WIDTH: f32 = 480.0;

/// One page of the grid.
#[derive(Debug)]
pub(super) struct Grid {
    /// In MiB, with their names.
    columns: Vec<(i64, String)>,
    rows: Vec<GridRow>,
}

/// The cells with the same CPU.
#[derive(Debug)]
struct GridRow {
    cpu: i64,
    name: String,
    cells: Vec<Cell>,
}

/// One size.
#[derive(Debug)]
struct Cell {
    size: TaskSize,
    /// Its price, or that none is known.
    text: String,
    has_price: bool,
    /// The accessible name.
    name: String,
    /// Why Fargate does not have it.
    reason: Option<[String; 2]>,
}

/// What the grid remembers between frames.
#[derive(Debug, Default)]
pub(super) struct GridState {
    /// The page that the user chose, and the CPU that the task had then.
    page: Option<(usize, Option<i64>)>,
    /// The cell that the keyboard is at.
    at: Option<(usize, usize)>,
    /// Whether that cell is still to get the keyboard.
    wants_focus: bool,
}

impl GridState {
    /// The page that shows: the chosen one, until the task gets another CPU.
    pub(super) fn page(&self, facts: &Facts) -> usize {
        let chosen = self.page.filter(|(_, cpu)| *cpu == facts.cpu).map(|(page, _)| page);
        let of_cpu = usize::from(facts.cpu.is_some_and(|cpu| cpu > SMALL_MAX));
        chosen.unwrap_or(of_cpu).min(facts.grids.len().saturating_sub(1))
    }

    /// The user turns to a page.
    pub(super) fn turn_to(&mut self, page: usize, facts: &Facts) {
        *self = Self { page: Some((page, facts.cpu)), ..Self::default() };
    }
}

impl Grid {
    /// The pages that have any size.
    pub(super) fn pages(ctx: &Ctx<'_>, sizes: &Sizes, rate: Option<&Rate>) -> Vec<Self> {
        let pages = COLUMNS.iter().enumerate().map(|(page, columns)| {
            let half = (page == 0).then_some(HALF_GB);
            let columns = half.into_iter().chain(columns.iter().map(|gb| gb * 1024)).collect();
            let rows = sizes.rows().iter().filter(|row| (row.cpu > SMALL_MAX) == (page == 1)).collect();
            Self::new(ctx, sizes, rate, columns, rows)
        });
        pages.filter(|page| !page.rows.is_empty()).collect()
    }

    fn new(ctx: &Ctx<'_>, sizes: &Sizes, rate: Option<&Rate>, columns: Vec<i64>, rows: Vec<&Row>) -> Self {
        let is_used = |memory: &i64| rows.iter().any(|row| row.memories.contains(memory));
        let columns: Vec<i64> = columns.into_iter().filter(is_used).collect();
        let cell = |row: &Row, memory: i64| {
            let size = TaskSize { cpu: row.cpu, memory };
            let reason = (!row.memories.contains(&memory)).then(|| reason(ctx, sizes, row, memory));
            let name = match &reason {
                Some(reason) => missing_name(ctx, size, reason),
                None => priced_name(ctx, size, rate),
            };
            let price = rate.map(|rate| short(rate.monthly(size)));
            let has_price = price.is_some();
            let text = price.unwrap_or_else(|| ctx.texts.get("size-no-price").to_string());
            Cell { size, text, has_price, name, reason }
        };
        let row = |row: &&Row| GridRow {
            cpu: row.cpu,
            name: ctx.texts.with("size-vcpu", "cpu", number(row.cpu)),
            cells: columns.iter().map(|memory| cell(row, *memory)).collect(),
        };
        Self {
            rows: rows.iter().map(row).collect(),
            columns: columns.iter().map(|memory| (*memory, number(*memory))).collect(),
        }
    }

    fn position(&self, size: TaskSize) -> Option<(usize, usize)> {
        let row = self.rows.iter().position(|row| row.cpu == size.cpu)?;
        let column = self.columns.iter().position(|(memory, _)| *memory == size.memory)?;
        Some((row, column))
    }

    fn cell(&self, (row, column): (usize, usize)) -> Option<&Cell> {
        self.rows.get(row)?.cells.get(column)
    }

    /// The cell that Tab stops at: the chosen one, else the first size of its row, else the first of all.
    fn stop(&self, facts: &Facts) -> (usize, usize) {
        let chosen = facts.size().and_then(|size| self.position(size));
        let row = self.rows.iter().position(|row| Some(row.cpu) == facts.cpu).unwrap_or(0);
        let first = || self.rows.get(row)?.cells.iter().position(|cell| cell.reason.is_none());
        chosen.unwrap_or_else(|| (row, first().unwrap_or(0)))
    }
}

/// Where the cells are.
struct Places {
    whole: Rect,
    cell_width: f32,
}

impl Places {
    fn cell(&self, (row, column): (usize, usize)) -> Rect {
        let step = vec2(self.cell_width + GAP, height::GRID_CELL + GAP);
        let first = self.whole.min + vec2(NAMES + GAP, HEADS + GAP);
        let min = first + vec2(step.x * column as f32, step.y * row as f32);
        Rect::from_min_size(min, vec2(self.cell_width, height::GRID_CELL))
    }
}

/// Draws a page of the grid. Answers with the cell that Tab stops at, and the size that was just chosen.
pub(super) fn grid_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    facts: &Facts,
    path: &Path,
) -> (Option<Response>, Option<TaskSize>) {
    let state = &mut state.task.grid;
    // Another CPU is a new look: undo must not come back to the page that was chosen for the old one.
    state.page.take_if(|(_, cpu)| *cpu != facts.cpu);
    let Some(grid) = facts.grids.get(state.page(facts)) else { return (None, None) };
    let (rows, columns) = (grid.rows.len() as f32, grid.columns.len().max(1) as f32);
    let cell_width = ((ui.available_width() - NAMES) / columns - GAP).max(CELL_MIN);
    let width = NAMES + columns * (cell_width + GAP);
    let size = vec2(width, HEADS + rows * (height::GRID_CELL + GAP));
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    let places = Places { whole, cell_width };
    heads_ui(ui, ctx, grid, facts, &places);
    let stop = state.at.filter(|at| grid.cell(*at).is_some()).unwrap_or_else(|| grid.stop(facts));
    let wants_focus = std::mem::take(&mut state.wants_focus);
    let (mut stopped, mut picked, mut next) = (None, None, None);
    for (row, column) in (0..grid.rows.len()).flat_map(|row| (0..grid.columns.len()).map(move |c| (row, c))) {
        let Some(cell) = grid.cell((row, column)) else { continue };
        let rect = places.cell((row, column));
        let is_stop = (row, column) == stop;
        // Tab stops at one cell; arrows reach the others, and the pointer only those that are sizes.
        let click = if cell.reason.is_none() { Sense::CLICK } else { Sense::hover() };
        let sense = if is_stop { click | Sense::FOCUSABLE } else { click };
        let response = ui.interact(rect, cell_id(path, cell.size), sense);
        cell_ui(ui, cell, &response, facts.size() == Some(cell.size));
        if response.clicked() && cell.reason.is_none() {
            picked = Some(cell.size);
        }
        if is_stop {
            if wants_focus {
                response.request_focus();
                response.scroll_to_me(None);
            }
            if response.has_focus() {
                next = keyboard(ui, &response, grid, stop);
            }
            notice_focus(ctx, path, &response);
            stopped = Some(response);
        }
    }
    let is_here = stopped.as_ref().is_some_and(Response::has_focus);
    state.at = next.or(state.at).filter(|_| is_here);
    if next.is_some() {
        state.wants_focus = true;
        ui.ctx().request_repaint();
    } else if let Some(position) = picked.and_then(|size| grid.position(size)).filter(|at| *at != stop) {
        // Who picks with the pointer goes on from there with the keyboard.
        state.at = Some(position);
        state.wants_focus = is_here;
    }
    (stopped, picked)
}

fn cell_id(path: &Path, size: TaskSize) -> Id {
    field_id(path).with((size.cpu, size.memory))
}

/// Where a key leads to from the cell `at`.
fn keyboard(ui: &Ui, response: &Response, grid: &Grid, at: (usize, usize)) -> Option<(usize, usize)> {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let keys = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight, Key::Home, Key::End];
    let key =
        ui.input(|input| keys.into_iter().find(|key| input.modifiers.is_none() && input.key_pressed(*key)))?;
    let (row, column) = at;
    let last = grid.columns.len().saturating_sub(1);
    let to = match key {
        Key::ArrowUp => (row.checked_sub(1)?, column),
        Key::ArrowDown => (row + 1, column),
        Key::ArrowLeft => (row, column.checked_sub(1)?),
        Key::ArrowRight => (row, column + 1),
        Key::Home => (row, 0),
        _ => (row, last),
    };
    grid.cell(to).map(|_| to).filter(|to| *to != at)
}

/// The names of rows and columns.
fn heads_ui(ui: &Ui, ctx: &Ctx<'_>, grid: &Grid, facts: &Facts, places: &Places) {
    let colors = colors(ui);
    let head = |at, align: Align2, text: &str, is_chosen: bool| {
        let (font, color) = match is_chosen {
            true => (Type { size: Type::SMALL.size, ..Type::HEADING }.font(), colors.accent_text),
            false => (Type::SMALL.font(), colors.text_secondary),
        };
        ui.painter().text(at, align, text, font, color);
    };
    let top = places.whole.top() + HEADS / 2.0;
    let corner_text = ctx.texts.get("size-corner");
    ui.painter().text(
        pos2(places.whole.left(), top),
        Align2::LEFT_CENTER,
        &*corner_text,
        Type::SMALL.font(),
        colors.text_muted,
    );
    for (column, (memory, name)) in grid.columns.iter().enumerate() {
        let at = pos2(places.cell((0, column)).center().x, top);
        head(at, Align2::CENTER_CENTER, name, facts.memory == Some(*memory));
    }
    for (number, row) in grid.rows.iter().enumerate() {
        let at = pos2(places.whole.left(), places.cell((number, 0)).center().y);
        head(at, Align2::LEFT_CENTER, &row.name, facts.cpu == Some(row.cpu));
    }
}

fn cell_ui(ui: &Ui, cell: &Cell, response: &Response, is_chosen: bool) {
    let (colors, rect, round) = (colors(ui), response.rect, corner(radius::CELL));
    let is_enabled = ui.is_enabled() && cell.reason.is_none();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, is_enabled, is_chosen, &*cell.name));
    if let Some(reason) = &cell.reason {
        if is_chosen {
            ui.painter().rect_stroke(rect, round, stroke(colors.error_fill), StrokeKind::Inside);
        }
        ui.painter().circle_filled(rect.center(), DOT / 2.0, colors.stroke_card);
        if response.hovered() || response.has_focus() {
            ui.painter().rect_stroke(rect, round, stroke(colors.stroke_control), StrokeKind::Inside);
            Tooltip::for_widget(response).width(REASON_WIDTH).gap(0.0).show(|ui| reason_ui(ui, reason));
        }
    } else {
        let (fill, line) = match () {
            () if is_chosen => (colors.accent_fill, colors.accent_fill),
            () if response.hovered() && is_enabled => (colors.bg_hover, colors.stroke_control),
            () => (colors.bg_panel, colors.stroke_card),
        };
        ui.painter().rect(rect, round, fill, stroke(line), StrokeKind::Inside);
        let (font, color) = match () {
            () if is_chosen => (Type { size: Type::SMALL.size, ..Type::HEADING }.font(), colors.accent_on),
            () if !is_enabled => (Type::SMALL.font(), colors.text_disabled),
            () if !cell.has_price => (Type::MICRO.font(), colors.text_muted),
            () => (Type::SMALL.font(), colors.text_primary),
        };
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, &cell.text, font, color);
    }
    if response.has_focus() {
        let ring = Stroke::new(stroke_width::FOCUS, colors.stroke_focus);
        // On the accent the ring would not be seen.
        ui.painter().rect_stroke(
            rect.expand(if is_chosen { GAP } else { 0.0 }),
            round,
            ring,
            StrokeKind::Inside,
        );
    }
}

fn reason_ui(ui: &mut Ui, [takes, instead]: &[String; 2]) {
    let colors = colors(ui);
    ui.spacing_mut().item_spacing = vec2(spacing::XS, 0.0);
    ui.spacing_mut().interact_size.y = Type::SMALL.line;
    ui.horizontal_wrapped(|ui| {
        ui.label(Type::SMALL.text(takes).color(colors.text_primary));
        ui.label(Type::SMALL.text(instead).color(colors.text_muted));
    });
}

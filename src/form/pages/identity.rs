//! Name of a container and whether it is essential, on one line. What refers to the container follows its name.

use eframe::egui::text::LayoutJob;
use eframe::egui::{Align, Label, Layout, Rect, Response, Sense, TextFormat, Ui, vec2};
use serde_json::Value;

use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::document::{Edit, Path, StepName};
use crate::form::FormState;
use crate::form::inline::findings_ui;
use crate::form::locate::Node;
use crate::form::page::field_ui;
use crate::form::row::{self, Place, Row, notice_focus, show_selection};
use crate::form::text;
use crate::form::view::RowView;
use crate::task::Task;
use crate::task::reference::{Reference, mounts_of, references_to};
use crate::ui::theme::{Type, colors, height, spacing};
use crate::ui::widgets::{SWITCH_WIDTH, switch};

/// The width of the name, and the least that it gets beside the switch.
const NAME_WIDTH: f32 = 240.0;
const NAME_MIN: f32 = 200.0;

/// Draws the name and, where there is room beside it, the switch.
pub(super) fn identity_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    let [name, essential] = rows else { return };
    let name_row = Row::new(ctx, name, Place::Row);
    let essential_row = Row::new(ctx, essential, Place::Row);
    let is_text = name_row.value.is_none_or(|value| !value.is_array() && !value.is_object());
    if !is_text || essential_row.value.is_some_and(|value| !value.is_boolean()) {
        return rows.iter().for_each(|row| field_ui(ui, ctx, state, row));
    }
    let shown = row::labelled(ui, ctx, name, |ui| {
        let words = essential_words(ui, ctx, essential_row.value);
        let words_width = ui.fonts_mut(|fonts| fonts.layout_job(words.clone())).size().x;
        // Behind the words is the button that takes the value away, where there is one.
        let unset = if essential_row.value.is_some() { height::FIELD + spacing::SM } else { 0.0 };
        let needed = spacing::LG + SWITCH_WIDTH + spacing::SM + words_width + unset;
        let room = ui.available_width() - needed;
        let is_beside = room >= NAME_MIN;
        let name_room = if is_beside { room } else { ui.available_width() };
        let layout = if is_beside { Layout::left_to_right(Align::Min) } else { Layout::top_down(Align::Min) };
        let responses = ui.with_layout(layout, |ui| {
            let size = vec2(NAME_WIDTH.min(name_room), height::FIELD);
            let layout = Layout::left_to_right(Align::Center);
            let name = ui.allocate_ui_with_layout(size, layout, |ui| {
                ui.set_min_size(size);
                text::text_ui(ui, ctx, state, &name_row)
            });
            if is_beside {
                ui.add_space(spacing::LG - spacing::SM);
            }
            let size = vec2(ui.available_width(), height::FIELD);
            let switch = ui.allocate_ui_with_layout(size, layout, |ui| {
                essential_ui(ui, ctx, state, (&essential_row, essential), words)
            });
            (name.inner, switch.inner)
        });
        for row in rows {
            findings_ui(ui, ctx, &row.path);
        }
        responses.inner
    });
    let (name_field, switch) = &shown.inner;
    notice_focus(ctx, &name.path, name_field);
    notice_focus(ctx, &essential.path, switch);
    show_selection(ui, ctx, state, &name.path, &shown.response, name_field);
    show_selection(ui, ctx, state, &essential.path, &shown.response, switch);
}

/// What the switch means as it is, its first word emphasized.
fn essential_words(ui: &Ui, ctx: &Ctx<'_>, value: Option<&Value>) -> LayoutJob {
    let (word, what) = match value.and_then(Value::as_bool) {
        Some(true) => ("container-essential", "container-essential-what"),
        Some(false) => ("container-not-essential", "container-not-essential-what"),
        None => ("container-essential", "container-essential-default"),
    };
    let color = if value.is_some() { colors(ui).text_primary } else { colors(ui).text_muted };
    let mut job = LayoutJob::default();
    job.append(&ctx.texts.get(word), 0.0, TextFormat::simple(Type::LABEL.font(), color));
    let color = if value.is_some() { colors(ui).text_secondary } else { colors(ui).text_muted };
    let what = format!(" {}", ctx.texts.get(what));
    job.append(&what, 0.0, TextFormat::simple(Type::BODY.font(), color));
    job
}

/// The switch shows what is in force, set or not.
fn essential_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    (row, view): (&Row<'_>, &RowView),
    words: LayoutJob,
) -> Response {
    let is_on = row.value.and_then(Value::as_bool).unwrap_or(true);
    let response = switch(ui, Some(is_on), row.name);
    let words = ui.add(Label::new(words).truncate().sense(Sense::click()));
    if response.clicked() || words.clicked() {
        let path = row.path.clone();
        ctx.edit(StepName::Change(path.clone()), vec![Edit::Set { path, value: (!is_on).into() }]);
    }
    let control = Rect::from_min_max(response.rect.min, words.rect.max.max(response.rect.max));
    let is_shown = response.hovered() || words.hovered() || response.has_focus();
    row::unset_ui(ui, ctx, state, row, view, control, is_shown);
    response
}

/// A container or volume whose name is being typed, and the texts that named it when that began. They follow every keystroke, so
/// that names on the way, which may be those of others, mix nothing up.
#[derive(Debug)]
pub(in crate::form) struct Renaming {
    path: Path,
    /// The name that the references have.
    name: String,
    /// The name that it has, as far as typing alone changed it.
    written: Option<Value>,
    references: Vec<Reference>,
}

impl Renaming {
    fn begin(good: &Derived, path: &Path, now: Option<&Value>) -> Option<Self> {
        let name = now?.as_str().filter(|name| !name.is_empty() && !is_taken(good, path, name))?;
        let task = Task::read(&good.text, good.parsed()?);
        let references = match Node::of(path) {
            Node::Volume(_) => mounts_of(&task, name),
            _ => references_to(&task, name),
        };
        Some(Self { path: path.clone(), name: name.to_owned(), written: now.cloned(), references })
    }

    /// The edits that make the references name `name`.
    fn follow(&mut self, good: &Derived, name: &str) -> Vec<Edit> {
        let own = std::mem::replace(&mut self.name, name.to_owned());
        self.references.retain(|reference| {
            good.value(&reference.path).and_then(Value::as_str) == Some(reference.text(&own).as_str())
        });
        self.references.iter().map(|reference| reference.renamed(name)).collect()
    }
}

/// Whether another element of the list than that of `path` has this name.
fn is_taken(good: &Derived, path: &Path, name: &str) -> bool {
    let list = Node::of(path).path().parent().unwrap_or_default();
    let others = (0..good.length(&list)).map(|index| list.index(index));
    others.filter(|other| !path.is_inside(other)).any(|other| good.name_of(&other) == Some(name))
}

impl FormState {
    /// What else changes with a keystroke that changes the field at `path` from `now` as `edit` says: texts that refer
    /// to a container or volume, when it is a name of one. A name that is empty or another's is none yet.
    pub(in crate::form) fn followers(&mut self, ctx: &Ctx<'_>, row: &Row<'_>, edit: &Edit) -> Vec<Edit> {
        if !matches!(row.field.pattern, "containerDefinitions[].name" | "volumes[].name") {
            return Vec::new();
        }
        let Some(good) = ctx.good else { return Vec::new() };
        let goes_on =
            |renaming: &Renaming| renaming.path == *row.path && renaming.written.as_ref() == row.value;
        let renaming = self.pages.renaming.take().filter(goes_on);
        let Some(mut renaming) = renaming.or_else(|| Renaming::begin(good, row.path, row.value)) else {
            return Vec::new();
        };
        renaming.written = match edit {
            Edit::Set { value, .. } => Some(value.clone()),
            _ => None,
        };
        let name = renaming.written.as_ref().and_then(Value::as_str).map(str::to_owned);
        let edits = match name.filter(|name| !name.is_empty() && !is_taken(good, row.path, name)) {
            Some(name) => renaming.follow(good, &name),
            None => Vec::new(),
        };
        self.pages.renaming = Some(renaming);
        edits
    }

    /// The keyboard leaves the field at `path`: what has that name then is asked anew.
    pub(in crate::form) fn end_renaming(&mut self, path: &Path) {
        self.pages.renaming.take_if(|renaming| renaming.path == *path);
    }
}

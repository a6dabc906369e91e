//! Which containers start before this one, as sentences: start after migrate has ended with exit code 0.

use eframe::egui::{Align, Align2, ComboBox, Label, Response, RichText, Ui};
use serde_json::{Value, json};

use super::labelled::{lines, text_width};
use crate::app::ctx::Ctx;
use crate::document::{Edit, Path, StepName};
use crate::form::FormState;
use crate::form::inline::{findings_ui, worst};
use crate::form::page;
use crate::form::row::{beside_ui, field_id, label_ui, notice_focus, remove_button, show_selection};
use crate::form::view::RowView;
use crate::schema::{Field, SCHEMA};
use crate::text::Args;
use crate::ui::theme::{Type, colors, height, spacing, stroke};
use crate::ui::widgets::ghost_button;
use crate::ui::{fonts, icons};

const CONTAINER_WIDTH: f32 = 160.0;
const CONDITION_WIDTH: f32 = 232.0;
/// Stand for container and condition in the sentence, which each language orders its own way.
const CONTAINER_MARK: char = '\u{1}';
const CONDITION_MARK: char = '\u{2}';

/// Draws a sentence for each container that this one waits for.
pub(super) fn order_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    let [view] = rows else { return };
    let value = ctx.good.and_then(|good| good.value(&view.path));
    let entries = match value {
        None => &[][..],
        Some(Value::Array(entries)) if entries.iter().all(Value::is_object) => entries,
        Some(_) => return page::field_ui(ui, ctx, state, view),
    };
    let Some(element) = SCHEMA.element(view.field) else { return };
    let names = others(ctx, &view.path);
    let shown = beside_ui(
        ui,
        |ui| label_ui(ui, ctx, view),
        |ui| {
            for (index, entry) in entries.iter().enumerate() {
                entry_ui(ui, ctx, state, &Entry { list: view, element, index, entry, names: &names });
            }
            let response = add_ui(ui, ctx, view, entries, &names);
            findings_ui(ui, ctx, &view.path);
            response
        },
    );
    show_selection(ui, ctx, state, &view.path, &shown.response, &shown.inner);
}

/// One container that is waited for.
struct Entry<'a> {
    list: &'a RowView,
    element: &'static Field,
    index: usize,
    entry: &'a Value,
    names: &'a [String],
}

impl Entry<'_> {
    fn text<'t>(&'t self, member: &str) -> &'t str {
        self.entry[member].as_str().unwrap_or_default()
    }

    fn path(&self, member: &'static str) -> Path {
        self.list.path.index(self.index).key(member)
    }
}

fn entry_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, entry: &Entry<'_>) {
    let sentence = {
        let args = Args::new()
            .with("container", CONTAINER_MARK.to_string())
            .with("condition", CONDITION_MARK.to_string());
        ctx.texts.catalog().format("order-sentence", &args)
    };
    let parts = parts(&sentence);
    let remove_width = height::FIELD;
    let widths: Vec<f32> = parts
        .iter()
        .map(|part| match part {
            Part::Words(words) => text_width(ui, words),
            Part::Container => CONTAINER_WIDTH,
            Part::Condition => CONDITION_WIDTH,
        })
        .chain([remove_width])
        .collect();
    for line in lines(&widths, spacing::SM, ui.available_width()) {
        ui.horizontal(|ui| {
            for number in line {
                match parts.get(number) {
                    Some(Part::Words(words)) => {
                        ui.label(Type::BODY.text(*words).color(colors(ui).text_secondary));
                    }
                    Some(Part::Container) => container_ui(ui, ctx, state, entry),
                    Some(Part::Condition) => condition_ui(ui, ctx, state, entry),
                    None => remove_ui(ui, ctx, state, entry),
                }
            }
        });
    }
    let element = entry.list.path.index(entry.index);
    for path in [element.clone(), entry.path("containerName"), entry.path("condition")] {
        findings_ui(ui, ctx, &path);
    }
}

/// A piece of the sentence.
#[derive(Debug, PartialEq)]
enum Part<'s> {
    Words(&'s str),
    Container,
    Condition,
}

fn parts(sentence: &str) -> Vec<Part<'_>> {
    let pieces = sentence.split_inclusive([CONTAINER_MARK, CONDITION_MARK]);
    pieces
        .flat_map(|piece| {
            let words = piece.trim_end_matches([CONTAINER_MARK, CONDITION_MARK]).trim();
            let mark = match piece.chars().next_back() {
                Some(CONTAINER_MARK) => Some(Part::Container),
                Some(CONDITION_MARK) => Some(Part::Condition),
                _ => None,
            };
            (!words.is_empty()).then_some(Part::Words(words)).into_iter().chain(mark)
        })
        .collect()
}

fn container_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, entry: &Entry<'_>) {
    let path = entry.path("containerName");
    let chosen = entry.text("containerName");
    let names: Vec<(&str, &str)> = entry.names.iter().map(|name| (name.as_str(), name.as_str())).collect();
    combo_ui(ui, ctx, state, entry, &Choice { path, chosen, width: CONTAINER_WIDTH, choices: &names });
}

fn condition_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, entry: &Entry<'_>) {
    let path = entry.path("condition");
    let values = SCHEMA.member(entry.element, "condition").map_or(&[][..], |field| field.values.as_slice());
    let words: Vec<_> = values.iter().map(|value| condition_text(ctx, value)).collect();
    let choices: Vec<(&str, &str)> =
        values.iter().zip(&words).map(|(value, words)| (*value, words.as_str())).collect();
    let chosen = entry.text("condition");
    combo_ui(ui, ctx, state, entry, &Choice { path, chosen, width: CONDITION_WIDTH, choices: &choices });
}

/// A condition in words, the word of ECS behind them.
fn condition_text(ctx: &Ctx<'_>, value: &str) -> String {
    let key = match value {
        "START" => "order-start",
        "COMPLETE" => "order-complete",
        "SUCCESS" => "order-success",
        "HEALTHY" => "order-healthy",
        other => return other.to_owned(),
    };
    ctx.texts.get(key).to_string()
}

struct Choice<'a> {
    path: Path,
    chosen: &'a str,
    width: f32,
    /// Values with their words.
    choices: &'a [(&'a str, &'a str)],
}

fn combo_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, entry: &Entry<'_>, choice: &Choice<'_>) {
    let Choice { path, chosen, width, choices } = choice;
    let words = choices.iter().find(|(value, _)| value == chosen).map_or(*chosen, |(_, words)| *words);
    let text = if words.is_empty() {
        RichText::new(&*ctx.texts.get("order-choose")).color(colors(ui).text_muted)
    } else {
        RichText::new(words)
    };
    let key =
        if path.last_key() == Some("condition") { "order-condition-name" } else { "order-container-name" };
    let name = ctx.texts.with(key, "number", entry.index + 1);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding.y = 0.0;
            if let Some(severity) = worst(ctx, path) {
                ui.visuals_mut().widgets.inactive.bg_stroke = stroke(colors(ui).severity(severity).fill);
            }
            let combo = ComboBox::from_id_salt(field_id(path)).selected_text(text).width(*width).truncate();
            let combo = combo.icon(|ui, rect, _, _| {
                let (color, font) = (colors(ui).text_muted, fonts::icon_font(12.0));
                ui.painter().text(rect.center(), Align2::CENTER_CENTER, icons::CARET_DOWN, font, color);
            });
            let list = |ui: &mut Ui| {
                for (value, words) in *choices {
                    if ui.selectable_label(value == chosen, *words).clicked() {
                        if value != chosen {
                            let edit = Edit::Set { path: path.clone(), value: (*value).into() };
                            ctx.edit(StepName::Change(path.clone()), vec![edit]);
                        }
                        ui.close();
                    }
                }
            };
            combo.show_ui(ui, list).response
        })
        .inner
        .accessible_name(name);
    notice_focus(ctx, path, &response);
    if let Some(target) = state.target.as_ref().filter(|target| target.path == *path) {
        response.scroll_to_me(Some(Align::Center));
        if target.takes_focus {
            response.request_focus();
        }
    }
}

fn remove_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, entry: &Entry<'_>) {
    let list = &entry.list.path;
    let name = ctx.texts.with("order-remove", "container", entry.text("containerName"));
    if remove_button(ui, &name).clicked() {
        state.forget_below(list);
        // An empty list says nothing that an absent one does not.
        let is_last = ctx.good.is_some_and(|good| good.length(list) == 1);
        let path = if is_last { list.clone() } else { list.index(entry.index) };
        ctx.edit(StepName::Remove(list.index(entry.index)), vec![Edit::Remove { path }]);
    }
}

/// Adds the first container that nothing is said about yet.
fn add_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &RowView, entries: &[Value], names: &[String]) -> Response {
    ui.horizontal(|ui| {
        let is_free = |name: &&String| entries.iter().all(|entry| entry["containerName"] != name.as_str());
        let next = names.iter().find(is_free);
        let response = ui
            .add_enabled_ui(next.is_some(), |ui| ghost_button(ui, icons::PLUS, &ctx.texts.get("order-add")))
            .inner
            .accessible_name(view.buttons.add.as_str());
        let note = match next {
            _ if !entries.is_empty() => None,
            Some(_) => Some("order-none"),
            None => Some("order-alone"),
        };
        if let Some(note) = note {
            let text = Type::BODY.text(&*ctx.texts.get(note)).color(colors(ui).text_muted);
            ui.add(Label::new(text).truncate());
        }
        if let Some(name) = next.filter(|_| response.clicked()) {
            add(ctx, view, entries.len(), name);
        }
        response
    })
    .inner
}

/// Waits until a container is healthy where it can be, else until it has started.
fn add(ctx: &Ctx<'_>, view: &RowView, length: usize, name: &str) {
    let has_check = ctx.good.is_some_and(|good| {
        let list = Path::root().key("containerDefinitions");
        let mut paths = (0..good.length(&list)).map(|index| list.index(index));
        let container = paths.find(|path| good.name_of(path) == Some(name));
        container.is_some_and(|container| good.value(&container.key("healthCheck")).is_some())
    });
    let condition = if has_check { "HEALTHY" } else { "START" };
    let value = json!({ "containerName": name, "condition": condition });
    let edit = Edit::Insert { path: view.path.clone(), index: length, value };
    ctx.edit(StepName::Add(view.path.index(length)), vec![edit]);
}

/// The names of the other containers.
fn others(ctx: &Ctx<'_>, path: &Path) -> Vec<String> {
    let Some(good) = ctx.good else { return Vec::new() };
    let list = Path::root().key("containerDefinitions");
    let paths = (0..good.length(&list)).map(|index| list.index(index));
    let others = paths.filter(|container| !path.is_inside(container));
    others.filter_map(|container| good.name_of(&container).map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_falls_into_words_and_choices() {
        let english = "Start after \u{1} \u{2}";
        assert_eq!(parts(english), [Part::Words("Start after"), Part::Container, Part::Condition]);
        let korean = "\u{1} 컨테이너가 \u{2} 시작";
        let expected = [Part::Container, Part::Words("컨테이너가"), Part::Condition, Part::Words("시작")];
        assert_eq!(parts(korean), expected);
    }
}

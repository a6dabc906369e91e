//! Logging: the driver, what CloudWatch Logs needs in fields of its own, and the other options.

mod driver;
mod preset;

use eframe::egui::{Align, Align2, ComboBox, Layout, Popup, Response, RichText, Ui};
use serde_json::Value;

use self::driver::change;
use self::preset::Preset;
use super::labelled::{Label, field_ui, own_label_ui, text_width};
use crate::app::ctx::Ctx;
use crate::document::{Edit, Path, StepName};
use crate::form::inline::{findings_ui, worst};
use crate::form::map::map_without_ui;
use crate::form::page;
use crate::form::row::{Place, Row, beside_ui, field_id, label_ui, show_selection};
use crate::form::view::RowView;
use crate::form::{FormState, choose};
use crate::schema::SCHEMA;
use crate::text::Args;
use crate::ui::theme::{Type, colors, height, spacing, stroke};
use crate::ui::widgets::{Segment, icon_button, segmented};
use crate::ui::{fonts, icons};

/// The drivers that most containers use, and the keys of what people call them.
const USUAL: [(&str, &str); 3] =
    [("awslogs", "logging-cloudwatch"), ("awsfirelens", "logging-firelens"), ("splunk", "logging-splunk")];
/// What a segment adds to its text.
const SEGMENT_PADDING: f32 = 2.0 * spacing::MD + 1.0;
/// The width of the list of presets.
const PRESET_WIDTH: f32 = 136.0;
/// The width of the stream prefix, and the least of the group beside it.
const PREFIX_WIDTH: f32 = 160.0;
const GROUP_MIN: f32 = 200.0;

/// An option with a field of its own.
struct Named {
    option: &'static str,
    label: &'static str,
    help: &'static str,
}

const GROUP: Named = Named { option: "awslogs-group", label: "logging-group", help: "logging-group-help" };
const PREFIX: Named =
    Named { option: "awslogs-stream-prefix", label: "logging-prefix", help: "logging-prefix-help" };
const REGION: Named =
    Named { option: "awslogs-region", label: "logging-region", help: "logging-region-help" };
const SPLUNK_URL: Named =
    Named { option: "splunk-url", label: "logging-splunk-url", help: "logging-splunk-url-help" };

/// Draws the driver and its options.
pub(super) fn logging_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    let [driver_view, options_view, secrets_view] = rows else { return };
    let Some(path) = driver_view.path.parent() else { return };
    let row = Row::new(ctx, driver_view, Place::Row);
    let driver = row.value.and_then(Value::as_str);
    let shown = beside_ui(
        ui,
        |ui| label_ui(ui, ctx, driver_view),
        |ui| {
            let response = driver_ui(ui, ctx, state, &row, &path);
            findings_ui(ui, ctx, row.path);
            response
        },
    );
    show_selection(ui, ctx, state, row.path, &shown.response, &shown.inner);
    let own = match driver {
        Some("awslogs") => {
            cloudwatch_ui(ui, ctx, state, options_view);
            &[GROUP.option, PREFIX.option, REGION.option][..]
        }
        Some("splunk") => {
            named_ui(ui, ctx, state, options_view, &SPLUNK_URL, true);
            &[SPLUNK_URL.option]
        }
        _ => &[],
    };
    let value = |view: &RowView| ctx.good.and_then(|good| good.value(&view.path));
    let has_options = value(options_view).is_some() || row.value.is_some();
    let has_secrets = value(secrets_view).is_some() || driver == Some("splunk");
    for (view, is_shown) in [(options_view, has_options), (secrets_view, has_secrets)] {
        let is_own = |path: &Path| own.iter().any(|option| *path == view.path.key(*option));
        let is_target =
            state.target.as_ref().is_some_and(|target| target.row == view.path && !is_own(&target.path));
        state.shows_all |= is_target && !is_shown;
        if is_shown || state.shows_all {
            match view.map.as_ref().filter(|_| value(view).is_none_or(Value::is_object)) {
                Some(map) => map_without_ui(ui, ctx, state, view, map, own),
                None => page::field_ui(ui, ctx, state, view),
            }
        } else {
            findings_ui(ui, ctx, &view.path);
        }
    }
}

/// The usual drivers side by side, the others in a list, and the presets at the right.
fn driver_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, row: &Row<'_>, path: &Path) -> Response {
    let usual = USUAL.map(|(_, key)| ctx.texts.get(key).to_string());
    let none = ctx.texts.get("logging-none").to_string();
    let texts: Vec<String> = usual.into_iter().chain([none]).collect();
    let segments: f32 = texts.iter().map(|text| text_width(ui, text) + SEGMENT_PADDING).sum();
    let has_presets = row.value.is_none_or(|driver| driver == "awslogs");
    let room = ui.available_width() - segments - height::CHIP - 2.0 * spacing::SM;
    let is_beside = !has_presets || room >= PRESET_WIDTH;
    let mut draw = |ui: &mut Ui| {
        if room < 0.0 {
            return driver_list_ui(ui, ctx, state, row, path, &texts);
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = spacing::XS;
            driver_segments_ui(ui, ctx, state, row, path, &texts)
        })
        .inner
    };
    if !is_beside {
        let response = draw(ui);
        ui.horizontal(|ui| preset_ui(ui, ctx, path, f32::INFINITY));
        return response;
    }
    ui.horizontal(|ui| {
        let response = draw(ui);
        if has_presets {
            let room = ui.available_width();
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| preset_ui(ui, ctx, path, room));
        }
        response
    })
    .inner
}

fn driver_segments_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    row: &Row<'_>,
    path: &Path,
    texts: &[String],
) -> Response {
    let names: Vec<String> = texts.iter().map(|text| choice_name(ctx, row, text)).collect();
    let segments: Vec<Segment<'_>> =
        texts.iter().zip(&names).map(|(text, name)| Segment { text, name }).collect();
    let driver = row.value.and_then(Value::as_str);
    let chosen = match row.value {
        None => Some(USUAL.len()),
        Some(_) => USUAL.iter().position(|(own, _)| Some(*own) == driver),
    };
    let line = worst(ctx, row.path).map(|severity| stroke(colors(ui).severity(severity).fill));
    let (response, made) = segmented(ui, &segments, chosen, height::SEGMENT, line);
    if let Some(made) = made.filter(|made| Some(*made) != chosen) {
        choose(ctx, state, path, USUAL.get(made).map(|(driver, _)| *driver));
    }
    let others = || row.field.values.iter().filter(|value| USUAL.iter().all(|(usual, _)| usual != *value));
    let button = icon_button(ui, icons::DOTS_THREE, height::CHIP, &ctx.texts.get("logging-others"));
    Popup::menu(&button).show(|ui| {
        for value in others() {
            if ui.selectable_label(driver == Some(value), *value).clicked() {
                choose(ctx, state, path, Some(value));
                ui.close();
            }
        }
    });
    match row.value {
        Some(Value::String(driver)) if chosen.is_none() => {
            ui.label(Type::MONO.text(driver));
        }
        Some(value) if chosen.is_none() => {
            ui.label(Type::MONO.text(value.to_string()));
        }
        _ => {}
    }
    response
}

/// All drivers in a list, where segments have no room.
fn driver_list_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    row: &Row<'_>,
    path: &Path,
    texts: &[String],
) -> Response {
    let driver = row.value.and_then(Value::as_str);
    let others = row.field.values.iter().filter(|value| USUAL.iter().all(|(usual, _)| usual != *value));
    let usual = USUAL.iter().zip(texts).map(|((driver, _), text)| (Some(*driver), text.as_str()));
    let none = texts.last().map(|text| (None, text.as_str()));
    let choices: Vec<(Option<&str>, &str)> =
        usual.chain(none).chain(others.map(|driver| (Some(*driver), *driver))).collect();
    let chosen = choices.iter().find(|(own, _)| *own == driver).map_or(driver, |(_, text)| Some(*text));
    let width = ui.available_width();
    combo_ui(ui, row.path, RichText::new(chosen.unwrap_or_default()), width, |ui| {
        for (own, text) in &choices {
            if ui.selectable_label(*own == driver, *text).clicked() {
                choose(ctx, state, path, *own);
                ui.close();
            }
        }
    })
    .accessible_name(row.name)
}

fn choice_name(ctx: &Ctx<'_>, row: &Row<'_>, text: &str) -> String {
    ctx.texts.catalog().format("form-choice", &Args::new().with("field", row.name).with("value", text))
}

/// A list to choose from that looks like the others of the form.
fn combo_ui(ui: &mut Ui, id: &Path, text: RichText, width: f32, list: impl FnOnce(&mut Ui)) -> Response {
    ui.spacing_mut().button_padding.y = 0.0;
    ui.spacing_mut().icon_spacing = spacing::XS;
    let combo = ComboBox::from_id_salt(field_id(id)).selected_text(text).width(width).truncate();
    let combo = combo.icon(|ui, rect, _, _| {
        let color = colors(ui).text_muted;
        let font = fonts::icon_font(12.0);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icons::CARET_DOWN, font, color);
    });
    combo.show_ui(ui, list).response
}

fn choose(ctx: &Ctx<'_>, state: &mut FormState, path: &Path, driver: Option<&str>) {
    state.forget_below(path);
    let logging = ctx.good.and_then(|good| good.value(path));
    match driver {
        Some(driver) => {
            ctx.edit(StepName::Change(path.key("logDriver")), change(path, logging, driver));
        }
        None if logging.is_some() => {
            ctx.edit(StepName::Remove(path.clone()), vec![Edit::Remove { path: path.clone() }]);
        }
        None => {}
    }
}

/// The presets, with their label where `room` is left for it.
fn preset_ui(ui: &mut Ui, ctx: &Ctx<'_>, path: &Path, room: f32) {
    let Some(good) = ctx.good else { return };
    let label = ctx.texts.get("logging-preset");
    let chosen = Preset::ALL.into_iter().find(|preset| preset.is_chosen(good, path));
    let text = match chosen {
        Some(preset) => RichText::new(&*ctx.texts.get(preset.text_key())),
        None => RichText::new(&*ctx.texts.get("logging-preset-choose")).color(colors(ui).text_muted),
    };
    ui.spacing_mut().item_spacing.x = spacing::XS;
    let label_width = text_width(ui, &label) + spacing::XS;
    let draw_label = |ui: &mut Ui| {
        if room >= PRESET_WIDTH + label_width {
            ui.label(Type::BODY.text(&*label).color(colors(ui).text_secondary));
        }
    };
    if room.is_infinite() {
        draw_label(ui);
    }
    let combo = combo_ui(ui, &path.key("preset"), text, PRESET_WIDTH, |ui| {
        for preset in Preset::ALL {
            let edits = preset.edits(good, path);
            let is_chosen = chosen == Some(preset);
            ui.add_enabled_ui(is_chosen || !edits.is_empty(), |ui| {
                if ui.selectable_label(is_chosen, &*ctx.texts.get(preset.text_key())).clicked() {
                    if !edits.is_empty() {
                        ctx.edit(StepName::Change(path.clone()), edits);
                    }
                    ui.close();
                }
            });
        }
    });
    combo.accessible_name(&*label).on_hover_text(&*ctx.texts.get("logging-preset-help"));
    if room.is_finite() {
        draw_label(ui);
    }
}

/// Group and stream prefix on one line where there is room, and the region.
fn cloudwatch_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, options: &RowView) {
    let compatibilities = ctx.good.and_then(|good| good.value(&Path::root().key("requiresCompatibilities")));
    let is_on_fargate = compatibilities
        .and_then(Value::as_array)
        .is_some_and(|types| types.iter().any(|launch_type| launch_type == "FARGATE"));
    let prefix = ctx.texts.get(PREFIX.label);
    let beside = text_width(ui, &prefix) + PREFIX_WIDTH + 2.0 * spacing::SM;
    let label_text = ctx.texts.get(GROUP.label);
    let label = Label { text: &label_text, is_required: true, help: &ctx.texts.get(GROUP.help) };
    let is_beside = beside_ui(
        ui,
        |ui| own_label_ui(ui, &label),
        |ui| {
            let width = ui.available_width();
            let is_beside = width >= beside + GROUP_MIN;
            ui.horizontal(|ui| {
                let group = if is_beside { width - beside } else { width };
                option_ui(ui, ctx, state, options, &GROUP, group);
                if is_beside {
                    ui.label(Type::BODY.text(&*prefix).color(colors(ui).text_secondary));
                    option_ui(ui, ctx, state, options, &PREFIX, PREFIX_WIDTH);
                }
            });
            is_beside
        },
    );
    if !is_beside.inner {
        named_ui(ui, ctx, state, options, &PREFIX, is_on_fargate);
    }
    named_ui(ui, ctx, state, options, &REGION, true);
}

/// A row of an option with a name of its own.
fn named_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    options: &RowView,
    named: &Named,
    is_required: bool,
) {
    let text = ctx.texts.get(named.label);
    let label = Label { text: &text, is_required, help: &ctx.texts.get(named.help) };
    beside_ui(
        ui,
        |ui| own_label_ui(ui, &label),
        |ui| {
            let width = if named.option == REGION.option { 2.0 * PREFIX_WIDTH } else { f32::INFINITY };
            let width = ui.available_width().min(width);
            option_ui(ui, ctx, state, options, named, width);
        },
    );
}

fn option_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut FormState,
    options: &RowView,
    named: &Named,
    width: f32,
) {
    let Some(field) = SCHEMA.element(options.field) else { return };
    let path = options.path.key(named.option);
    let name = ctx.texts.with("logging-field", "field", &*ctx.texts.get(named.label));
    let unset = ctx.texts.get("form-not-set");
    let row = Row {
        path: &path,
        field,
        value: ctx.good.and_then(|good| good.value(&path)),
        name: &name,
        unset: &unset,
        choices: &[],
        place: Place::Row,
    };
    let response = if named.option == GROUP.option {
        let size = eframe::egui::vec2(width, height::FIELD);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_max_width(width);
            let source = choose::log_groups(ctx, &options.path);
            let field = |ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, row: &Row<'_>| {
                let width = ui.available_width();
                field_ui(ui, ctx, state, row, width)
            };
            choose::with_button_ui(ui, ctx, state, &row, source, field)
        })
        .inner
    } else {
        field_ui(ui, ctx, state, &row, width)
    };
    if state.target.as_ref().is_some_and(|target| target.path == path) {
        response.scroll_to_me(Some(Align::Center));
    }
}

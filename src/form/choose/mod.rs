//! Choosing from the account: a button behind a field, and a list with a search that it opens. The field stays a text
//! field; what the account has is data of [`Ctx`], and asking for it is a command. Nobody is connected before someone
//! presses "Connect to AWS".

mod lines;
mod list;

use eframe::egui::{Id, Popup, Rect, Response, Ui, pos2, vec2};

use super::FormState;
use super::row::{Row, field_id};
use super::text;
use crate::app::ctx::Ctx;
use crate::app::suggestions::{Choice, Source};
use crate::document::{Edit, Path, StepName};
use crate::ui::icons;
use crate::ui::theme::{height, spacing};
use crate::ui::widgets::icon_button;
pub(super) use list::ChooseState;

/// The room that the button takes behind its field.
pub(super) const ROOM: f32 = height::CHIP + spacing::XS;

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

/// What the field at `path` can be given; `None` where the account has nothing for it.
pub(super) fn source_of(ctx: &Ctx<'_>, path: &Path, pattern: &str) -> Option<Source> {
    match pattern {
        "executionRoleArn" | "taskRoleArn" => Some(Source::Roles),
        "containerDefinitions[].secrets[].valueFrom"
        | "containerDefinitions[].logConfiguration.secretOptions[].valueFrom" => {
            Some(Source::Secrets { with_parameters: true, search: String::new() })
        }
        "containerDefinitions[].repositoryCredentials.credentialsParameter" => {
            Some(Source::Secrets { with_parameters: false, search: String::new() })
        }
        "volumes[].efsVolumeConfiguration.fileSystemId" => Some(Source::FileSystems),
        "volumes[].efsVolumeConfiguration.authorizationConfig.accessPointId" => {
            let file_system = path.parent()?.parent()?.key("fileSystemId");
            let file_system = ctx.good?.value(&file_system)?.as_str().filter(|id| id.starts_with("fs-"))?;
            Some(Source::AccessPoints { file_system: file_system.to_owned() })
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
    list::list_ui(ui, ctx, state, ask, &button, name)
}

/// The place of a button at the right end of a cell.
pub(super) fn end_of(rect: Rect) -> Rect {
    let size = vec2(height::CHIP, height::CHIP);
    Rect::from_center_size(pos2(rect.right() - height::CHIP / 2.0, rect.center().y), size)
}

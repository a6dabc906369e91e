//! Which containers mount a volume, and where.

use eframe::egui::{Label, Popup, Ui, vec2};
use serde_json::{Value, json};

use super::super::labelled::{self, own_label_ui};
use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::app::workspace::Pane;
use crate::document::{Edit, Path, StepName};
use crate::form::FormState;
use crate::form::inline::findings_ui;
use crate::form::row::{Place, Row, beside_ui, field_id, remove_button};
use crate::form::text;
use crate::schema::SCHEMA;
use crate::text::Args;
use crate::ui::icons;
use crate::ui::theme::{Type, colors, height, spacing};
use crate::ui::widgets::ghost_button;

/// The width of the names of containers.
const NAME_WIDTH: f32 = 160.0;

/// A mount of a volume: its container and its place in the list there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mount {
    container: usize,
    index: usize,
}

impl Mount {
    fn list(self) -> Path {
        container_path(self.container).key("mountPoints")
    }

    fn path(self) -> Path {
        self.list().index(self.index)
    }
}

fn container_path(index: usize) -> Path {
    Path::root().key("containerDefinitions").index(index)
}

fn container_count(good: &Derived) -> usize {
    good.length(&Path::root().key("containerDefinitions"))
}

/// The mounts of the volume of this name, in the order of the document.
fn mounts_of(good: &Derived, volume: &str) -> Vec<Mount> {
    let mut mounts = Vec::new();
    for container in 0..container_count(good) {
        let list = container_path(container).key("mountPoints");
        let points = good.value(&list).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let own = points.iter().enumerate().filter(|(_, point)| point["sourceVolume"] == volume);
        mounts.extend(own.map(|(index, _)| Mount { container, index }));
    }
    mounts
}

/// What takes a volume away: what mounts it goes along, unless another volume has its name. Answers with the number
/// of those mounts too.
pub(crate) fn removal_of_volume(good: &Derived, volume: &Path) -> (Vec<Edit>, usize) {
    let own = || Edit::Remove { path: volume.clone() };
    let name = good.name_of(volume);
    let list = Path::root().key("volumes");
    let is_twin = |index: &usize| list.index(*index) != *volume && good.name_of(&list.index(*index)) == name;
    let Some(name) = name.filter(|_| !(0..good.length(&list)).any(|index| is_twin(&index))) else {
        return (vec![own()], 0);
    };
    let mounts = mounts_of(good, name);
    let mut edits: Vec<Edit> = Vec::new();
    for container in 0..container_count(good) {
        let of_container: Vec<&Mount> = mounts.iter().filter(|mount| mount.container == container).collect();
        let list = container_path(container).key("mountPoints");
        // An empty list says nothing that an absent one does not.
        if !of_container.is_empty() && of_container.len() == good.length(&list) {
            edits.push(Edit::Remove { path: list });
        } else {
            edits.extend(of_container.into_iter().rev().map(|mount| Edit::Remove { path: mount.path() }));
        }
    }
    edits.push(own());
    (edits, mounts.len())
}

/// Draws a line for each mount, and the way to add one.
pub(super) fn mounts_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, volume: &Path) {
    let Some(good) = ctx.good else { return };
    let text = ctx.texts.get("volume-mounted-by");
    let label =
        labelled::Label { text: &text, is_required: false, help: &ctx.texts.get("volume-mounted-by-help") };
    let name = good.name_of(volume);
    let mounts = name.map(|name| mounts_of(good, name)).unwrap_or_default();
    beside_ui(
        ui,
        |ui| own_label_ui(ui, &label),
        |ui| {
            for mount in &mounts {
                mount_ui(ui, ctx, state, good, *mount);
            }
            ui.horizontal(|ui| {
                if let Some(name) = name {
                    add_ui(ui, ctx, good, name);
                }
                if mounts.is_empty() {
                    let key = if name.is_some() { "volume-not-mounted" } else { "volume-nameless" };
                    let text = Type::BODY.text(&*ctx.texts.get(key)).color(colors(ui).text_muted);
                    ui.add(Label::new(text).truncate());
                }
            });
        },
    );
}

fn container_name(ctx: &Ctx<'_>, good: &Derived, container: usize) -> String {
    let name = good.name_of(&container_path(container)).map(str::to_owned);
    name.unwrap_or_else(|| ctx.texts.with("node-container", "number", container + 1))
}

/// A container with the path that the volume has there.
fn mount_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, good: &Derived, mount: Mount) {
    let path = mount.path().key("containerPath");
    let Some(field) = SCHEMA.at(&path) else { return };
    let container = container_name(ctx, good, mount.container);
    let args = Args::new().with("container", container.as_str()).with("number", mount.index + 1);
    let word = |key| ctx.texts.catalog().format(key, &args);
    ui.horizontal(|ui| {
        ui.allocate_ui(vec2(NAME_WIDTH, height::FIELD), |ui| {
            ui.set_min_width(NAME_WIDTH);
            ui.set_max_width(NAME_WIDTH);
            let button = ghost_button(ui, icons::CUBE, &container).on_hover_text(word("volume-go-to-mount"));
            if button.accessible_name(word("volume-go-to-mount")).clicked() {
                ctx.select(mount.path(), Pane::Outline);
            }
        });
        let (name, unset) = (word("volume-mount-path"), ctx.texts.get("form-not-set"));
        let row = Row {
            path: &path,
            field,
            value: good.value(&path),
            name: &name,
            unset: &unset,
            choices: &[],
            place: Place::Row,
        };
        let width = ui.available_width() - height::FIELD - spacing::SM;
        ui.allocate_ui(vec2(width, height::FIELD), |ui| {
            ui.set_max_width(width);
            // The page stays with the volume: the keyboard in this field chooses no other node.
            text::text_ui(ui, ctx, state, &row);
        });
        if remove_button(ui, &word("volume-remove-mount")).clicked() {
            state.forget_below(&mount.list());
            let is_last = good.length(&mount.list()) == 1;
            let path = if is_last { mount.list() } else { mount.path() };
            ctx.edit(StepName::Remove(mount.path()), vec![Edit::Remove { path }]);
        }
    });
    for path in [mount.path(), path] {
        findings_ui(ui, ctx, &path);
    }
}

/// A button for the only container, else a list of all.
fn add_ui(ui: &mut Ui, ctx: &Ctx<'_>, good: &Derived, volume: &str) {
    let count = container_count(good);
    if count == 1 {
        let name = ctx.texts.with("volume-mount-in", "container", container_name(ctx, good, 0));
        if ghost_button(ui, icons::PLUS, &name).clicked() {
            add(ui, ctx, good, 0, volume);
        }
    } else if count > 1 {
        let button = ghost_button(ui, icons::PLUS, &ctx.texts.get("volume-mount-in-one"));
        Popup::menu(&button).show(|ui| {
            for container in 0..count {
                if ui.button(container_name(ctx, good, container)).clicked() {
                    add(ui, ctx, good, container, volume);
                    ui.close();
                }
            }
        });
    }
}

fn add(ui: &Ui, ctx: &Ctx<'_>, good: &Derived, container: usize, volume: &str) {
    let list = container_path(container).key("mountPoints");
    let mount = Mount { container, index: good.length(&list) };
    let value = json!({ "sourceVolume": volume, "containerPath": format!("/mnt/{volume}") });
    let edit = Edit::Insert { path: list, index: mount.index, value };
    ctx.edit(StepName::Add(mount.path()), vec![edit]);
    ui.memory_mut(|memory| memory.request_focus(field_id(&mount.path().key("containerPath"))));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::edit::apply_all;

    const TEXT: &str = r#"{
  "containerDefinitions": [
    { "name": "a", "mountPoints": [{ "sourceVolume": "x" }, { "sourceVolume": "y" }, { "sourceVolume": "x" }] },
    { "name": "b", "mountPoints": [{ "sourceVolume": "x" }] }
  ],
  "volumes": [{ "name": "x" }, { "name": "y" }]
}"#;

    #[test]
    fn a_volume_takes_its_mounts_along() {
        let good = Derived::new(TEXT.into(), 0);
        let (edits, count) = removal_of_volume(&good, &Path::root().key("volumes").index(0));
        assert_eq!(count, 3);
        let expected = r#"{
  "containerDefinitions": [
    { "name": "a", "mountPoints": [{ "sourceVolume": "y" }] },
    { "name": "b" }
  ],
  "volumes": [{ "name": "y" }]
}"#;
        assert_eq!(apply_all(TEXT, &edits, &*SCHEMA).unwrap(), expected);
    }

    #[test]
    fn mounts_stay_while_another_volume_has_the_name() {
        let text = TEXT.replace(r#"{ "name": "y" }"#, r#"{ "name": "x" }"#);
        let good = Derived::new(text.into(), 0);
        let volume = Path::root().key("volumes").index(0);
        let (edits, count) = removal_of_volume(&good, &volume);
        assert_eq!((edits, count), (vec![Edit::Remove { path: volume }], 0));
    }
}

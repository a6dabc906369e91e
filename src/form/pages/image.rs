//! The image in its parts: registry and repository, then tag or digest. An edit of a part writes the whole.

use eframe::egui::{self, Align, Color32, Id, Layout, Margin, Rect, Response, RichText, TextEdit, Ui, vec2};

use crate::app::command::Command;
use crate::app::ctx::Ctx;
use crate::app::suggestions::{Choice, Source};
use crate::document::history;
use crate::document::{Edit, Path, StepName};
use crate::form::FormState;
use crate::form::choose::{self, Ask, ChooseState};
use crate::form::inline::{findings_ui, worst};
use crate::form::page::field_ui;
use crate::form::row::{self, Place, Row, field_id, notice_focus, show_selection};
use crate::form::text::FIELD_MARGIN;
use crate::form::view::RowView;
use crate::task::image::{Pin, join, split};
use crate::task::origin::{Follower, Origin};
use crate::task::placeholder;
use crate::task::{Image, Task};
use crate::text::Args;
use crate::ui::theme::{Type, colors, height, spacing, stroke};
use crate::ui::widgets::{Segment, chip, paint_shortened, segmented, segments_width};
use crate::ui::{fonts, icons};

/// The width of a tag.
const TAG_WIDTH: f32 = 152.0;
/// The width of a digest, of which there is always more than one can see.
const DIGEST_WIDTH: f32 = 200.0;
/// The least that a name gets beside tag or digest.
const NAME_MIN: f32 = 160.0;
/// The room of the icon before the name.
const ICON_ROOM: i8 = 28;

/// What follows the name of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Tag,
    Digest,
}

impl Kind {
    const ALL: [Self; 2] = [Self::Tag, Self::Digest];

    fn of(pin: Pin<'_>) -> (Self, &str) {
        match pin {
            Pin::Tag(tag) => (Self::Tag, tag),
            Pin::Digest(digest) => (Self::Digest, digest),
        }
    }

    fn pin(self, text: &str) -> Pin<'_> {
        match self {
            Self::Tag => Pin::Tag(text),
            Self::Digest => Pin::Digest(text),
        }
    }

    /// The keys of what is written on its segment, and of the accessible name of its field.
    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Tag => ("image-tag", "image-tag-name"),
            Self::Digest => ("image-digest", "image-digest-name"),
        }
    }
}

/// What the row of an image remembers between frames.
#[derive(Debug, Default)]
pub(in crate::form) struct ImageState {
    typed: Option<Typed>,
    /// Tag or digest as chosen, while the image at this path, with this text, says otherwise.
    choice: Option<(Path, String, Kind)>,
    /// What could follow the image, and for which revision and path that was found.
    offer: Option<(u64, Path, Option<Offer>)>,
}

/// The part that has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Name,
    Pin(Kind),
}

/// A part that is being typed, and what the other one was when that began: what stands in the text on the way may
/// divide otherwise.
#[derive(Debug)]
struct Typed {
    path: Path,
    part: Part,
    text: String,
    name: String,
    pin: Option<(Kind, String)>,
    /// The image without this part being touched, then what was written last.
    before: String,
    written: String,
}

impl Typed {
    /// The text of the image. A name that brings its own tag or digest, as a pasted one does, is all of it; only a tag
    /// before the digest is not.
    fn whole(&self) -> String {
        match self.part {
            Part::Pin(_) if self.text.is_empty() => self.name.clone(),
            Part::Pin(Kind::Tag) => {
                // The tag before a digest, if there is one, is what this one takes the place of.
                let is_digest = self.pin.as_ref().is_some_and(|(kind, _)| *kind == Kind::Digest);
                let name = if is_digest { split(&self.name).0 } else { &self.name };
                join(name, Some(Pin::Tag(&self.text)))
            }
            Part::Pin(kind) => join(&self.name, Some(kind.pin(&self.text))),
            Part::Name => {
                let pin = self.pin.as_ref().map(|(kind, text)| kind.pin(text));
                match (split(&self.text).1, pin) {
                    (Some(Pin::Tag(_)), Some(Pin::Digest(_))) | (None, _) => join(&self.text, pin),
                    (Some(_), _) => self.text.clone(),
                }
            }
        }
    }
}

/// What the fields show.
struct Parts {
    name: String,
    /// Tag or digest, whether there is one or not.
    kind: Kind,
    text: String,
    /// What the image has now.
    written: Option<Kind>,
}

impl ImageState {
    fn parts(&mut self, path: &Path, image: &str) -> Parts {
        let (name, pin) = split(image);
        let pin = pin.map(Kind::of);
        let written = pin.map(|(kind, _)| kind);
        self.typed.take_if(|typed| typed.path != *path || (image != typed.written && image != typed.before));
        self.choice.take_if(|(of, text, _)| of != path || text != image);
        let chosen = self.choice.as_ref().map(|(_, _, kind)| *kind);
        let kind = chosen.or(written).unwrap_or(Kind::Tag);
        let text_of = |kind| pin.filter(|(own, _)| *own == kind).map_or("", |(_, text)| text).to_owned();
        let mut parts = Parts { name: name.to_owned(), kind, text: text_of(kind), written };
        if let Some(typed) = &mut self.typed {
            if image == typed.written {
                typed.before.clone_from(&typed.written);
            }
            match typed.part {
                Part::Name => parts.name.clone_from(&typed.text),
                Part::Pin(kind) => {
                    parts = Parts { name: typed.name.clone(), kind, text: typed.text.clone(), written };
                }
            }
        }
        parts
    }
}

/// Draws the row of an image.
pub(super) fn image_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FormState, rows: &[RowView]) {
    let [view] = rows else { return };
    let row = Row::new(ctx, view, Place::Row);
    if row.value.is_some_and(|value| !value.is_string()) {
        return field_ui(ui, ctx, state, view);
    }
    let image = row.value.and_then(|value| value.as_str()).unwrap_or_default();
    let parts = state.pages.image.parts(row.path, image);
    let shown = row::labelled(ui, ctx, view, |ui| {
        let controls = Controls { row: &row, image, parts: &parts };
        let FormState { pages, choosing, .. } = state;
        let response = controls.ui(ui, ctx, &mut pages.image, choosing);
        offer_ui(ui, ctx, &mut state.pages.image, row.path, image);
        findings_ui(ui, ctx, row.path);
        response
    });
    show_selection(ui, ctx, state, row.path, &shown.response, &shown.inner);
}

struct Controls<'a> {
    row: &'a Row<'a>,
    image: &'a str,
    parts: &'a Parts,
}

impl Controls<'_> {
    fn ui(&self, ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ImageState, choosing: &mut ChooseState) -> Response {
        let words = Kind::ALL.map(|kind| ctx.texts.get(kind.keys().0));
        let segments = segments_width(ui, words.iter().map(|word| &**word));
        let pin_width = if self.parts.kind == Kind::Tag { TAG_WIDTH } else { DIGEST_WIDTH };
        let width = ui.available_width();
        let beside = width - segments - pin_width - 2.0 * spacing::SM;
        if beside >= NAME_MIN {
            ui.horizontal(|ui| {
                let name = self.name_ui(ui, ctx, state, choosing, beside);
                let pin = self.pin_ui(ui, ctx, state, choosing, pin_width);
                keyboard_of(name, pin)
            })
            .inner
        } else {
            let name = ui.horizontal(|ui| self.name_ui(ui, ctx, state, choosing, width)).inner;
            let pin_width = width - segments - spacing::SM;
            let pin = ui.horizontal(|ui| self.pin_ui(ui, ctx, state, choosing, pin_width));
            keyboard_of(name, pin.inner)
        }
    }

    fn name_ui(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        state: &mut ImageState,
        choosing: &mut ChooseState,
        width: f32,
    ) -> Response {
        let gap = ui.spacing().item_spacing.x;
        let room = height::CHIP + gap;
        let field =
            PartField { name: self.row.name, hint: self.row.unset, has_icon: true, width: width - room };
        let response = self.part_ui(ui, ctx, state, Part::Name, field);
        let id = field_id(self.row.path);
        let ask = Ask { source: Source::Repositories, id, field: self.row.name, is_image: false };
        if let Some(Choice { value, .. }) = choose::button_ui(ui, ctx, choosing, &ask) {
            // The tag stays until another one is chosen, which is what comes next.
            self.write(ctx, state, join(&value, split(self.image).1));
            choose::open(ui, pin_id(self.row.path));
        }
        response
    }

    /// The button that chooses a tag or digest, where the account can know the repository.
    fn choose_pin_ui(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        state: &mut ImageState,
        choosing: &mut ChooseState,
        field: &str,
    ) {
        let (name, _) = split(self.image);
        let ask = Ask {
            source: Source::Images { repository: name.to_owned() },
            id: pin_id(self.row.path),
            field,
            is_image: true,
        };
        let Some(Choice { value, digest, .. }) = choose::button_ui(ui, ctx, choosing, &ask) else { return };
        let by_digest = digest.filter(|_| self.parts.kind == Kind::Digest);
        self.write(ctx, state, by_digest.map_or(value, |digest| join(name, Some(Pin::Digest(&digest)))));
    }

    /// Writes the image as a whole.
    fn write(&self, ctx: &Ctx<'_>, state: &mut ImageState, image: String) {
        state.typed = None;
        state.choice = None;
        if image != self.image {
            let path = self.row.path.clone();
            let edit = Edit::Set { path: path.clone(), value: image.into() };
            ctx.edit(StepName::Change(path), vec![edit]);
        }
    }

    fn pin_ui(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        state: &mut ImageState,
        choosing: &mut ChooseState,
        width: f32,
    ) -> Response {
        let kind = self.parts.kind;
        let words = Kind::ALL.map(|kind| ctx.texts.get(kind.keys().0));
        let names = words.each_ref().map(|word| {
            let args = Args::new().with("field", self.row.name).with("value", &**word);
            ctx.texts.catalog().format("form-choice", &args)
        });
        let segments = [0, 1].map(|index| Segment { text: &words[index], name: &names[index] });
        let chosen = Kind::ALL.iter().position(|own| *own == kind);
        let (response, made) = segmented(ui, &segments, chosen, height::SEGMENT, None);
        notice_focus(ctx, self.row.path, &response);
        if let Some(made) = made.and_then(|made| Kind::ALL.get(made)).filter(|made| **made != kind) {
            state.choice = Some((self.row.path.clone(), self.image.to_owned(), *made));
            state.typed = None;
            ui.memory_mut(|memory| memory.request_focus(pin_id(self.row.path)));
        }
        let is_hole =
            placeholder::find(&self.parts.name).last().is_some_and(|hole| hole.end == self.parts.name.len());
        let hint = match (self.parts.written, kind) {
            (Some(written), _) if written == kind => "",
            (Some(Kind::Tag), _) => "image-replaces-tag",
            (Some(Kind::Digest), _) => "image-replaces-digest",
            // A placeholder may bring the tag.
            (None, Kind::Tag) if !self.parts.name.is_empty() && !is_hole => "image-tag-latest",
            (None, _) => "image-no-pin",
        };
        let hint = if hint.is_empty() { Default::default() } else { ctx.texts.get(hint).to_string() };
        let name = ctx.texts.get(kind.keys().1);
        let can_choose = Image::parse(self.image).ecr().is_some();
        let room = if can_choose { height::CHIP + ui.spacing().item_spacing.x } else { 0.0 };
        let field = PartField { name: &name, hint: &hint, has_icon: false, width: width - room };
        let response = self.part_ui(ui, ctx, state, Part::Pin(kind), field);
        if can_choose {
            self.choose_pin_ui(ui, ctx, state, choosing, &name);
        }
        response
    }

    /// A field of one part, with its keystrokes sent.
    fn part_ui(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        state: &mut ImageState,
        part: Part,
        field: PartField<'_>,
    ) -> Response {
        let (id, mut text) = match part {
            Part::Name => (field_id(self.row.path), self.parts.name.clone()),
            Part::Pin(_) => (pin_id(self.row.path), self.parts.text.clone()),
        };
        let severity = worst(ctx, self.row.path);
        let response = ui
            .scope(|ui| {
                if let Some(severity) = severity {
                    let color = colors(ui).severity(severity).fill;
                    ui.visuals_mut().widgets.inactive.bg_stroke = stroke(color);
                    ui.visuals_mut().widgets.hovered.bg_stroke = stroke(color);
                }
                field.ui(ui, id, &mut text)
            })
            .inner;
        notice_focus(ctx, self.row.path, &response);
        if response.changed() {
            self.typed(state, part, text);
        }
        let is_leaving = response.lost_focus();
        if !ctx.is_composing || is_leaving {
            self.send(ctx, state, part);
        }
        if is_leaving {
            state.typed.take_if(|typed| typed.part == part);
        }
        response
    }

    fn typed(&self, state: &mut ImageState, part: Part, text: String) {
        let is_same = |typed: &Typed| typed.path == *self.row.path && typed.part == part;
        let typed = state.typed.take().filter(is_same).unwrap_or_else(|| {
            let (name, pin) = split(self.image);
            Typed {
                path: self.row.path.clone(),
                part,
                text: String::new(),
                name: name.to_owned(),
                pin: pin.map(Kind::of).map(|(kind, text)| (kind, text.to_owned())),
                before: self.image.to_owned(),
                written: self.image.to_owned(),
            }
        });
        state.typed = Some(Typed { text, ..typed });
    }

    /// Writes the image with the part that is being typed.
    fn send(&self, ctx: &Ctx<'_>, state: &mut ImageState, part: Part) {
        let Some(typed) = state.typed.as_mut().filter(|typed| typed.part == part) else { return };
        let whole = typed.whole();
        if whole == typed.written {
            return;
        }
        typed.written.clone_from(&whole);
        let path = self.row.path.clone();
        let edit = if whole.is_empty() {
            Edit::Remove { path: path.clone() }
        } else {
            Edit::Set { path: path.clone(), value: whole.into() }
        };
        ctx.send(Command::Edit {
            name: StepName::Change(path.clone()),
            edits: vec![edit],
            typing: Some(history::Place::Field(path)),
        });
    }
}

/// The field that gets the keyboard when the user goes to the image: the one that has it already, else the name.
fn keyboard_of(name: Response, pin: Response) -> Response {
    if pin.has_focus() { pin } else { name }
}

fn pin_id(path: &Path) -> Id {
    field_id(path).with("pin")
}

/// A field that shows its middle shortened and its placeholders as pills until it has the keyboard.
struct PartField<'a> {
    name: &'a str,
    hint: &'a str,
    has_icon: bool,
    width: f32,
}

impl PartField<'_> {
    fn ui(&self, ui: &mut Ui, id: Id, text: &mut String) -> Response {
        let is_resting = !ui.memory(|memory| memory.has_focus(id)) && !text.is_empty();
        let left = if self.has_icon { ICON_ROOM } else { FIELD_MARGIN.left };
        let margin = Margin { left, ..FIELD_MARGIN };
        let size = vec2(self.width, height::FIELD);
        let layout = Layout::left_to_right(Align::Center);
        let response = ui
            .allocate_ui_with_layout(size, layout, |ui| {
                let mut edit = TextEdit::singleline(text)
                    .id(id)
                    .font(egui::TextStyle::Monospace)
                    .hint_text(RichText::new(self.hint).font(Type::BODY.font()).color(colors(ui).text_muted))
                    .desired_width(f32::INFINITY)
                    .margin(margin)
                    .min_size(size);
                if is_resting {
                    edit = edit.text_color(Color32::TRANSPARENT);
                }
                ui.add(edit)
            })
            .inner
            .accessible_name(self.name);
        if self.has_icon {
            let at = response.rect.left_center() + vec2(f32::from(FIELD_MARGIN.left) + spacing::SM, 0.0);
            let color = colors(ui).text_secondary;
            ui.painter().text(at, egui::Align2::CENTER_CENTER, icons::PACKAGE, fonts::icon_font(16.0), color);
        }
        if is_resting {
            let inner = Rect::from_min_max(
                response.rect.min + vec2(f32::from(left), 0.0),
                response.rect.max - vec2(f32::from(FIELD_MARGIN.right), 0.0),
            );
            if !paint_shortened(ui, inner, text) {
                return response.on_hover_text(Type::MONO.text(text.as_str()));
            }
        }
        response
    }
}

/// What could follow the image: the region of logs, and the account of roles.
#[derive(Debug)]
struct Offer {
    logs: Vec<Follower>,
    roles: Vec<Follower>,
}

impl Offer {
    fn of(ctx: &Ctx<'_>, image: &str) -> Option<Self> {
        let good = ctx.good?;
        let origin = Origin::of(image)?;
        let task = Task::read(&good.text, good.parsed()?);
        let offer = Self { logs: origin.logs(&task), roles: origin.roles(&task) };
        (!offer.logs.is_empty() || !offer.roles.is_empty()).then_some(offer)
    }

    /// Whether something waits for it. Otherwise the task may well run elsewhere than its image lies, and only who
    /// works on the image is asked.
    fn is_open(&self) -> bool {
        self.logs.iter().chain(&self.roles).any(|follower| follower.is_open)
    }

    fn name(&self, ctx: &Ctx<'_>, origin: Origin<'_>) -> String {
        let key = match (self.logs.is_empty(), self.roles.is_empty()) {
            (false, false) => "image-use-both",
            (false, true) => "image-use-region",
            (true, _) => "image-use-account",
        };
        let args = Args::new()
            .with("region", origin.region.unwrap_or_default())
            .with("account", origin.account.unwrap_or_default());
        ctx.texts.catalog().format(key, &args)
    }
}

fn offer_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ImageState, path: &Path, image: &str) {
    let Some(origin) = Origin::of(image) else { return };
    let revision = ctx.good.map_or(0, |good| good.revision);
    let known = state.offer.take().filter(|(of, at, _)| *of == revision && at == path);
    let (.., offer) =
        state.offer.insert(known.unwrap_or_else(|| (revision, path.clone(), Offer::of(ctx, image))));
    let is_here = ctx.selection().path.is_inside(path);
    let Some(offer) = offer.as_ref().filter(|offer| offer.is_open() || is_here) else { return };
    if chip(ui, icons::WRENCH, &offer.name(ctx, origin), true).clicked() {
        let edits: Vec<Edit> =
            offer.logs.iter().chain(&offer.roles).map(|follower| follower.edit.clone()).collect();
        let name = match edits.as_slice() {
            [Edit::Set { path, .. }] => StepName::Change(path.clone()),
            edits => StepName::Fixes(edits.len()),
        };
        ctx.edit(name, edits);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(image: &str, part: Part, text: &str) -> String {
        let (name, pin) = split(image);
        let typed = Typed {
            path: Path::root(),
            part,
            text: text.to_owned(),
            name: name.to_owned(),
            pin: pin.map(Kind::of).map(|(kind, text)| (kind, text.to_owned())),
            before: image.to_owned(),
            written: image.to_owned(),
        };
        typed.whole()
    }

    #[test]
    fn a_part_makes_the_whole() {
        for (image, part, text, whole) in [
            ("nginx:1", Part::Name, "httpd", "httpd:1"),
            ("nginx", Part::Name, "a.b:5000/x", "a.b:5000/x"),
            // Pasted, or typed beyond the colon.
            ("nginx:1", Part::Name, "httpd:2", "httpd:2"),
            ("nginx:1", Part::Name, "a@sha256:0", "a@sha256:0"),
            ("nginx:1@sha256:0", Part::Name, "nginx:2", "nginx:2@sha256:0"),
            ("nginx@sha256:0", Part::Name, "nginx:", "nginx:@sha256:0"),
            ("nginx:1", Part::Name, "", ":1"),
            ("nginx:1", Part::Pin(Kind::Tag), "", "nginx"),
            ("nginx:1", Part::Pin(Kind::Tag), "${TAG}", "nginx:${TAG}"),
            ("nginx:1", Part::Pin(Kind::Digest), "sha256:0", "nginx@sha256:0"),
            ("${REPO:-x}:1", Part::Pin(Kind::Tag), "2", "${REPO:-x}:2"),
            ("nginx@sha256:0", Part::Pin(Kind::Tag), "1", "nginx:1"),
            ("nginx:1@sha256:0", Part::Pin(Kind::Tag), "2", "nginx:2"),
            ("nginx:1@sha256:0", Part::Pin(Kind::Digest), "", "nginx:1"),
            ("a:b:c", Part::Pin(Kind::Tag), "d", "a:b:d"),
        ] {
            assert_eq!(typed(image, part, text), whole, "{image} {text}");
        }
    }
}

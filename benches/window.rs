//! How long the window takes: `cargo bench --bench window`. A keystroke in the JSON pane leads to everything that
//! follows from the text, a frame draws the whole window, and typing is a key with the frames that it takes; all on a
//! task definition of 10 containers, on the table of 200 variables of one of them, on a definition of 64 KiB, the most
//! that ECS takes, and on one of 1.5 MiB, which opens as text; scrolled to the middle, and typing at the caret there.

use std::fmt::Write as _;
use std::hint::black_box;

use divan::Bencher;
use eframe::App as _;
use eframe::egui::{Context, Event, FullOutput, Pos2, RawInput, Rect, vec2};
use taskwright::app::command::Command;
use taskwright::app::derived::{Derived, MAX_READ};
use taskwright::app::workspace::Pane;
use taskwright::app::{App, AppEnv, prepare};
use taskwright::document::file::write;
use taskwright::document::{Encoding, Path, parse};
use taskwright::text::Language;
use taskwright::ui::panes::json;

fn main() {
    divan::main();
}

/// How large a document is.
#[derive(Debug, Clone, Copy)]
enum Size {
    TenContainers,
    /// One of the ten has 200 environment variables, whose table is in view.
    Variables,
    Limit,
    /// Too large for a form.
    Text,
}

const SIZES: [Size; 4] = [Size::TenContainers, Size::Variables, Size::Limit, Size::Text];

/// What ECS takes at most, in bytes.
const LIMIT: usize = 64 << 10;

fn document(size: Size) -> String {
    let variables = match size {
        Size::TenContainers | Size::Variables => 4,
        // As many as fill the limit.
        Size::Limit => LIMIT / 10 / 80,
        Size::Text => (3 << 19) / 10 / 70,
    };
    let mut containers = String::new();
    for container in 0..10 {
        let separator = if container == 0 { "" } else { "," };
        let mut environment = String::new();
        let variables = if container == 5 && matches!(size, Size::Variables) { 200 } else { variables };
        for variable in 0..variables {
            let separator = if variable == 0 { "" } else { "," };
            write!(
                environment,
                "{separator}\n        {{ \"name\": \"VARIABLE_{variable}\", \"value\": \"value {variable}\" }}"
            )
            .unwrap();
        }
        write!(
            containers,
            r#"{separator}
    {{
      "name": "service-{container}",
      "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/service:1.{container}.0",
      "cpu": 128,
      "memory": 256,
      "essential": true,
      "portMappings": [
        {{ "containerPort": {port}, "protocol": "tcp" }}
      ],
      "environment": [{environment}
      ]
    }}"#,
            port = 8000 + container,
        )
        .unwrap();
    }
    format!(
        "{{\n  \"family\": \"large\",\n  \"networkMode\": \"awsvpc\",\n  \"containerDefinitions\": \
         [{containers}\n  ]\n}}\n"
    )
}

/// The application with a document, and what draws it.
struct Window {
    app: App,
    context: Context,
    time: f64,
    /// The file stays as long as the window: one that is gone would be told.
    _folder: tempfile::TempDir,
}

impl Window {
    fn open(size: Size, has_accesskit: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("large.json");
        write(&file, &document(size), Encoding::Utf8).unwrap();
        let context = Context::default();
        prepare(&context);
        if has_accesskit {
            context.enable_accesskit();
        }
        let app = App::new(AppEnv::Test, vec![file], Some(Language::En));
        let mut window = Self { app, context, time: 0.0, _folder: folder };
        let document = window.app.workspace().active().document.text();
        let (sought, path) = match size {
            Size::Variables => ("VARIABLE_100", "containerDefinitions[5].environment[100].value"),
            _ => ("service:1.5.0", "containerDefinitions[5].image"),
        };
        let middle = document.find(sought).expect("what is gone to") + "service".len();
        let path: Path = path.parse().unwrap();
        window.app.send(Command::Select { path, offset: Some(middle), origin: Pane::Problems });
        // Layout, scrolling and the atlas of glyphs settle.
        for _ in 0..8 {
            window.frame(Vec::new());
        }
        window
    }

    fn frame(&mut self, events: Vec<Event>) -> FullOutput {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        self.context.clone().run_ui(input, |ui| {
            let mut frame = eframe::Frame::_new_kittest();
            app.logic(&ui.ctx().clone(), &mut frame);
            app.ui(ui, &mut frame);
        })
    }

    fn draw(&mut self) {
        self.draw_after(Vec::new());
    }

    fn draw_after(&mut self, events: Vec<Event>) {
        let output = self.frame(events);
        black_box(self.context.tessellate(output.shapes, output.pixels_per_point));
    }

    /// Presses a key in the JSON pane and draws it: the frame that takes it and the one that knows the new text.
    fn type_key(&mut self) {
        self.draw_after(vec![Event::Text("x".to_owned())]);
        self.draw();
    }

    /// Gives the keyboard to the JSON pane.
    fn focus_json(&mut self) {
        self.context.memory_mut(|memory| memory.request_focus(json::editor_id()));
        self.draw();
        let before = self.app.workspace().active().document.text().len();
        self.type_key();
        assert_eq!(self.app.workspace().active().document.text().len(), before + 1);
    }
}

/// From the text after a keystroke to values, spans, findings and counts.
#[divan::bench(args = SIZES)]
fn keystroke_to_derived(bencher: Bencher<'_, '_>, size: Size) {
    let text = document(size);
    assert!(parse(&text).is_ok());
    assert_eq!(text.len() > MAX_READ, matches!(size, Size::Text));
    bencher.bench_local(|| Derived::new(black_box(text.as_str()).into(), 1));
}

#[divan::bench(args = SIZES)]
fn frame(bencher: Bencher<'_, '_>, size: Size) {
    let mut window = Window::open(size, false);
    bencher.bench_local(|| window.draw());
}

#[divan::bench(args = SIZES)]
fn frame_with_accessibility(bencher: Bencher<'_, '_>, size: Size) {
    let mut window = Window::open(size, true);
    bencher.bench_local(|| window.draw());
}

#[divan::bench(args = SIZES)]
fn typing(bencher: Bencher<'_, '_>, size: Size) {
    let mut window = Window::open(size, false);
    window.focus_json();
    bencher.bench_local(|| window.type_key());
}

#[divan::bench(args = SIZES)]
fn typing_with_accessibility(bencher: Bencher<'_, '_>, size: Size) {
    let mut window = Window::open(size, true);
    window.focus_json();
    bencher.bench_local(|| window.type_key());
}

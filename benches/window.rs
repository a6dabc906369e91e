//! How long the window takes: `cargo bench --bench window`. A keystroke in the JSON pane leads to everything that
//! follows from the text, and a frame draws the whole window; both on a task definition of 10 containers and on one
//! of 64 KiB, the most that ECS takes, scrolled to its middle.

use std::fmt::Write as _;
use std::hint::black_box;

use divan::Bencher;
use eframe::App as _;
use eframe::egui::{Context, FullOutput, Pos2, RawInput, Rect, vec2};
use taskwright::app::command::Command;
use taskwright::app::derived::Derived;
use taskwright::app::workspace::Pane;
use taskwright::app::{App, AppEnv, prepare};
use taskwright::document::file::write;
use taskwright::document::{Encoding, Path, parse};
use taskwright::text::Language;

fn main() {
    divan::main();
}

/// How large a document is.
#[derive(Debug, Clone, Copy)]
enum Size {
    TenContainers,
    Limit,
}

const SIZES: [Size; 2] = [Size::TenContainers, Size::Limit];

/// What ECS takes at most, in bytes.
const LIMIT: usize = 64 << 10;

fn document(size: Size) -> String {
    let variables = match size {
        Size::TenContainers => 4,
        // As many as fill the limit.
        Size::Limit => LIMIT / 10 / 80,
    };
    let mut containers = String::new();
    for container in 0..10 {
        let separator = if container == 0 { "" } else { "," };
        let mut environment = String::new();
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
        let middle: Path = "containerDefinitions[5].image".parse().unwrap();
        window.app.send(Command::Select { path: middle, offset: None, origin: Pane::Problems });
        // Layout, scrolling and the atlas of glyphs settle.
        for _ in 0..8 {
            window.frame();
        }
        window
    }

    fn frame(&mut self) -> FullOutput {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(self.time),
            focused: true,
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
        let output = self.frame();
        black_box(self.context.tessellate(output.shapes, output.pixels_per_point));
    }
}

/// From the text after a keystroke to values, spans, findings and counts.
#[divan::bench(args = SIZES)]
fn keystroke_to_derived(bencher: Bencher<'_, '_>, size: Size) {
    let text = document(size);
    assert!(parse(&text).is_ok());
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

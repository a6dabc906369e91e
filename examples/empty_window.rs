//! A window without anything in it, for `tests/walks/start.sh` to compare ours with: eframe as we build it, the
//! options of our window and one font, without which egui does not draw its first frame.

use std::sync::Arc;

use eframe::egui::{CentralPanel, FontData, FontDefinitions, FontFamily, Frame, Ui, ViewportBuilder};

struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        CentralPanel::default().frame(Frame::central_panel(ui.style())).show(ui, |_| {});
    }
}

fn main() -> eframe::Result {
    let viewport = ViewportBuilder::default()
        .with_title("Empty")
        .with_app_id("empty")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([480.0, 400.0]);
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let create: eframe::AppCreator<'_> = Box::new(|creation| {
        let mut fonts = FontDefinitions::empty();
        let file = FontData::from_static(include_bytes!("../assets/fonts/mono-regular.ttf"));
        fonts.font_data.insert("mono".to_owned(), Arc::new(file));
        for family in [FontFamily::Proportional, FontFamily::Monospace] {
            fonts.families.insert(family, vec!["mono".to_owned()]);
        }
        creation.egui_ctx.set_fonts(fonts);
        Ok(Box::new(Empty))
    });
    eframe::run_native("Empty", options, create)
}

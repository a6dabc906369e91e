//! What a drop will do, said over the window while files hover above it.

use eframe::egui::{Align2, Area, Context, Frame, HoveredFile, Id, Order, Vec2, accesskit};

use super::icons;
use super::theme::{Type, colors, corner, icon, radius, spacing, stroke};
use crate::app::ctx::Ctx;
use crate::task::container::shorten;

const ICON: f32 = 20.0;
const WIDTH: f32 = 360.0;

pub(super) fn drop_ui(context: &Context, ctx: &Ctx<'_>) {
    let hovered = context.input(|input| input.raw.hovered_files.clone());
    if hovered.is_empty() {
        return;
    }
    let window = context.content_rect();
    let area = Area::new(Id::unique("drop"))
        // Also over a dialog, whose files wait for its answer.
        .order(Order::Tooltip)
        .anchor(Align2::CENTER_CENTER, Vec2::ZERO)
        .interactable(false)
        .fade_in(false);
    area.show(context, |ui| {
        let palette = colors(ui);
        ui.painter().with_clip_rect(window).rect_filled(window, 0.0, palette.scrim);
        let card = Frame::NONE
            .fill(palette.bg_raised)
            .stroke(stroke(palette.stroke_card))
            .corner_radius(corner(radius::DIALOG))
            .inner_margin(spacing::XL);
        card.show(ui, |ui| {
            ui.set_width(WIDTH.min(window.width() - 2.0 * spacing::XXL));
            ui.spacing_mut().item_spacing.y = spacing::SM;
            ui.vertical_centered(|ui| {
                let symbol = if hovered.len() == 1 { icons::FILE_PLUS } else { icons::FILES };
                ui.label(icon(symbol, ICON).color(palette.accent_text));
                let title = Type::HEADING.text(title(ctx, &hovered)).color(palette.text_primary);
                let title = ui.label(title);
                // Nobody's focus goes to it, so a reader has to be told.
                ui.ctx().accesskit_node_builder(title.id, |node| node.set_live(accesskit::Live::Polite));
                let help = if ctx.workspace().dialog.is_some() {
                    "drop-after-dialog"
                } else if hovered.len() == 1 {
                    "drop-in-tab"
                } else {
                    "drop-in-tabs"
                };
                ui.label(Type::BODY.text(&*ctx.texts.get(help)).color(palette.text_muted));
            });
        });
    });
}

/// Which files. Not every desktop tells names before the drop.
fn title(ctx: &Ctx<'_>, hovered: &[HoveredFile]) -> String {
    match hovered {
        [HoveredFile { path: Some(path), .. }] => {
            let name = path.file_name().unwrap_or(path.as_os_str());
            ctx.texts.with("drop-file", "file", shorten(&name.to_string_lossy()))
        }
        _ => ctx.texts.with("drop-files", "count", hovered.len()),
    }
}

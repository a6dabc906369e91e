//! How egui gets the colours and sizes of the design, and how widgets ask for them.
//!
//! Widgets take colours from [`colors`] and sizes from the modules here; no other module has a literal one.

pub use super::tokens::{Colors, DARK, LIGHT, Tone, Type, height, radius, spacing, stroke_width, width};
use crate::ui::fonts;
use eframe::egui::{
    Color32, Context, CornerRadius, FontId, Margin, RichText, Shadow, Stroke, Style, TextStyle, Theme,
    ThemePreference, Ui, Visuals, style, vec2,
};

/// The names of the text styles beside egui's own ones.
pub mod text_style {
    /// The welcome headline.
    pub const DISPLAY: &str = "display";
    /// The title of a node or a dialog.
    pub const TITLE: &str = "title";
    /// Labels of fields.
    pub const LABEL: &str = "label";
    /// Table headers.
    pub const SMALL_MEDIUM: &str = "small-medium";
    /// Badges and captions of a diagram; never sentences.
    pub const MICRO: &str = "micro";
}

/// The colours of the theme that is being drawn.
pub fn colors(ui: &Ui) -> &'static Colors {
    Colors::of(if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light })
}

/// An outlined icon of [`icons`](crate::ui::icons), `size` points high: 16 in rows and buttons, 20 in cards, 14 in
/// chips and badges.
pub fn icon(icon: &str, size: f32) -> RichText {
    RichText::new(icon).font(FontId::new(size, fonts::family(fonts::ICONS)))
}

/// A filled icon, for severities and what is on.
pub fn icon_fill(icon: &str, size: f32) -> RichText {
    RichText::new(icon).font(FontId::new(size, fonts::family(fonts::ICONS_FILL)))
}

/// Whether things move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Motion {
    /// Short animations.
    #[default]
    Full,
    /// None, for who asked the system or the settings for that.
    Reduced,
}

/// How the whole window looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Light, dark, or what the system says.
    pub theme: ThemePreference,
    /// Light or dark where the system does not say.
    pub fallback: Theme,
    /// Whether things move.
    pub motion: Motion,
}

impl Default for Look {
    fn default() -> Self {
        Self { theme: ThemePreference::System, fallback: Theme::Light, motion: Motion::Full }
    }
}

/// Sets both themes and says which one to follow. Call it at start and when a setting changes.
pub fn apply(ctx: &Context, look: Look) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style(theme, look.motion));
    }
    ctx.options_mut(|options| options.fallback_theme = look.fallback);
    ctx.set_theme(look.theme);
}

fn style(theme: Theme, motion: Motion) -> Style {
    let mut style = Style { visuals: visuals(theme), ..Style::default() };
    style.text_styles = [
        (TextStyle::Name(text_style::DISPLAY.into()), Type::DISPLAY),
        (TextStyle::Name(text_style::TITLE.into()), Type::TITLE),
        (TextStyle::Heading, Type::HEADING),
        (TextStyle::Body, Type::BODY),
        (TextStyle::Name(text_style::LABEL.into()), Type::LABEL),
        (TextStyle::Button, Type::LABEL),
        (TextStyle::Small, Type::SMALL),
        (TextStyle::Name(text_style::SMALL_MEDIUM.into()), Type::SMALL_MEDIUM),
        (TextStyle::Name(text_style::MICRO.into()), Type::MICRO),
        (TextStyle::Monospace, Type::MONO),
    ]
    .map(|(name, step)| (name, step.font()))
    .into();
    style.drag_value_text_style = TextStyle::Monospace;
    set_spacing(&mut style.spacing);
    style.interaction.tooltip_delay = 0.4;
    // A label that can be selected takes the click from the row or card that it stands in.
    style.interaction.selectable_labels = false;
    style.animation_time = match motion {
        Motion::Full => 0.1,
        Motion::Reduced => 0.0,
    };
    if motion == Motion::Reduced {
        style.scroll_animation = style::ScrollAnimation::none();
        style.visuals.text_cursor.blink = false;
    }
    style
}

fn set_spacing(to: &mut style::Spacing) {
    to.item_spacing = vec2(spacing::SM, spacing::FIELD_GAP);
    // With the line height of the body text this gives fields and buttons their 28 points.
    to.button_padding = vec2(spacing::SM, 6.0);
    to.interact_size = vec2(height::FIELD, height::FIELD);
    to.window_margin = Margin::same(spacing::XL as i8);
    to.menu_margin = Margin::same(spacing::XS as i8);
    to.menu_spacing = spacing::XS;
    to.indent = spacing::LG;
    to.icon_width = height::CHECKBOX;
    to.icon_width_inner = 10.0;
    to.icon_spacing = spacing::SM;
    to.tooltip_width = 360.0;
    // A bar that is always seen, in a strip of its own, without a fade: nothing in this window is a gradient.
    to.scroll = style::ScrollStyle {
        foreground_color: true,
        bar_width: spacing::SM,
        floating_width: spacing::XS,
        floating_allocated_width: spacing::SM,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.25,
        active_handle_opacity: 0.4,
        interact_handle_opacity: 0.6,
        fade: style::ScrollFadeStyle { strength: 0.0, ..Default::default() },
        ..style::ScrollStyle::thin()
    };
}

fn visuals(theme: Theme) -> Visuals {
    let colors = Colors::of(theme);
    let line = |color| Stroke::new(stroke_width::CONTROL, color);
    let focus = Stroke::new(stroke_width::FOCUS, colors.stroke_focus);
    Visuals {
        weak_text_color: Some(colors.text_muted),
        widgets: widgets(colors),
        // egui draws the ring of a focused text field with this stroke.
        selection: style::Selection { bg_fill: colors.bg_selected, stroke: focus },
        ime_composition: style::ImeComposition {
            active_underline_stroke: Stroke::new(stroke_width::FOCUS, colors.text_primary),
            inactive_underline_stroke: line(colors.text_muted),
            ..Default::default()
        },
        hyperlink_color: colors.accent_text,
        faint_bg_color: colors.bg_sunken,
        extreme_bg_color: colors.bg_sunken,
        text_edit_bg_color: Some(colors.bg_field),
        code_bg_color: colors.bg_sunken,
        warn_fg_color: colors.warning_text,
        error_fg_color: colors.error_text,
        window_corner_radius: corner(radius::DIALOG),
        window_shadow: Shadow::NONE,
        window_fill: colors.bg_raised,
        window_stroke: line(colors.stroke_card),
        window_highlight_topmost: false,
        menu_corner_radius: corner(radius::CARD),
        panel_fill: colors.bg_panel,
        popup_shadow: Shadow::NONE,
        text_cursor: style::TextCursorStyle {
            stroke: Stroke::new(stroke_width::SQUIGGLE, colors.text_primary),
            ..Default::default()
        },
        indent_has_left_vline: false,
        slider_trailing_fill: true,
        ..theme.default_visuals()
    }
}

fn widgets(colors: &Colors) -> style::Widgets {
    let rest = style::WidgetVisuals {
        bg_fill: colors.bg_field,
        weak_bg_fill: colors.bg_panel,
        bg_stroke: Stroke::new(stroke_width::CONTROL, colors.stroke_control),
        corner_radius: corner(radius::CONTROL),
        fg_stroke: Stroke::new(stroke_width::CONTROL, colors.text_primary),
        expansion: 0.0,
    };
    let hovered = style::WidgetVisuals { bg_fill: colors.bg_hover, weak_bg_fill: colors.bg_hover, ..rest };
    // egui calls a widget active while it is pressed, and while it has the focus.
    let focus = Stroke::new(stroke_width::FOCUS, colors.stroke_focus);
    style::Widgets {
        noninteractive: style::WidgetVisuals {
            bg_fill: colors.bg_panel,
            bg_stroke: Stroke::new(stroke_width::DIVIDER, colors.stroke_subtle),
            fg_stroke: Stroke::new(stroke_width::CONTROL, colors.text_secondary),
            ..rest
        },
        inactive: rest,
        hovered,
        active: style::WidgetVisuals { bg_stroke: focus, ..hovered },
        open: style::WidgetVisuals {
            bg_stroke: Stroke::new(stroke_width::CONTROL, colors.stroke_focus),
            ..rest
        },
    }
}

/// A line of the width that controls and cards have.
pub fn stroke(color: Color32) -> Stroke {
    Stroke::new(stroke_width::CONTROL, color)
}

/// A radius of [`radius`] as egui wants it.
pub fn corner(radius: f32) -> CornerRadius {
    CornerRadius::same(radius as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_themes_are_set_whichever_is_followed() {
        let ctx = Context::default();
        fonts::install(&ctx);
        apply(&ctx, Look { theme: ThemePreference::Dark, ..Look::default() });
        let mut seen = None;
        let mut output = ctx.run_ui(Default::default(), |ui| {
            seen = Some(colors(ui).clone());
            let known = ui.fonts_mut(|fonts| fonts.families());
            let strangers: Vec<_> =
                ui.style().text_styles.values().filter(|font| !known.contains(&font.family)).collect();
            assert!(strangers.is_empty(), "{strangers:?}");
        });
        // Nothing is painted here; egui insists on hearing so.
        output.textures_delta.clear();
        assert_eq!(seen.as_ref(), Some(&DARK));
        for (theme, colors) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
            let style = ctx.style_of(theme);
            assert_eq!(style.visuals.panel_fill, colors.bg_panel);
            assert_eq!(
                (style.visuals.popup_shadow, style.visuals.window_shadow),
                (Shadow::NONE, Shadow::NONE)
            );
            assert_eq!(style.animation_time, 0.1);
        }
        apply(&ctx, Look { motion: Motion::Reduced, ..Look::default() });
        assert_eq!(ctx.style_of(Theme::Light).animation_time, 0.0);
        assert_eq!(ctx.theme(), Theme::Light);
    }
}

//! Every colour and size of the design, for light and dark, by its name there.
//!
//! What egui makes of them is the theme's business; widgets take them through [`theme`](super::theme).

use super::fonts;
use crate::rules::Severity;
use eframe::egui::{Color32, FontId, RichText, Theme};

macro_rules! colors {
    ($($token:literal $name:ident $light:literal $dark:literal $role:literal)*) => {
        /// The colours of one theme. Each is for its role alone.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Colors {
            $(
                #[doc = concat!("`", $token, "`: ", $role, ".")]
                pub $name: Color32,
            )*
        }

        /// The light colours.
        pub static LIGHT: Colors = Colors { $($name: rgba($light)),* };

        /// The dark colours.
        pub static DARK: Colors = Colors { $($name: rgba($dark)),* };

        #[cfg(test)]
        static COLOR_TOKENS: &[(&str, u32, u32, &str)] = &[$(($token, $light, $dark, $role)),*];

        #[cfg(test)]
        impl Colors {
            fn by_token(&self, token: &str) -> Option<Color32> {
                match token {
                    $($token => Some(self.$name),)*
                    _ => None,
                }
            }
        }
    };
}

colors! {
    "bg.app" bg_app 0xEFF1_F5FF 0x1315_19FF "menu bar, tab strip, status bar"
    "bg.side" bg_side 0xF7F8_FAFF 0x181A_1FFF "outline"
    "bg.panel" bg_panel 0xFFFF_FFFF 0x1D20_26FF "form, right pane"
    "bg.sunken" bg_sunken 0xF5F6_F9FF 0x1618_1DFF "code, table header, invalid grid cell"
    "bg.field" bg_field 0xFFFF_FFFF 0x1517_1BFF "text field, combo, table cell"
    "bg.raised" bg_raised 0xFFFF_FFFF 0x2529_31FF "dialog, popup, toast (1px stroke.card, no shadow)"
    "bg.hover" bg_hover 0xEBED_F2FF 0x2A2E_37FF "hovered row, ghost button"
    "bg.selected" bg_selected 0xE4E8_FBFF 0x2B32_60FF "selected tree row, selected list row"
    "bg.disabled" bg_disabled 0xF1F2_F5FF 0x2225_2CFF "disabled field"
    "scrim" scrim 0x1417_1F66 0x0809_0CB3 "over the window while a dialog is open"
    "stroke.subtle" stroke_subtle 0xE4E7_EDFF 0x2B2F_38FF "dividers, table grid lines"
    "stroke.card" stroke_card 0xD3D8_E1FF 0x3A40_4BFF "cards, tables, popups"
    "stroke.control" stroke_control 0x858E_A0FF 0x757E_8FFF "field and checkbox border (3:1)"
    "stroke.focus" stroke_focus 0x3F55_D0FF 0x8FA0_FFFF "2px focus ring"
    "text.primary" text_primary 0x191D_26FF 0xE8EB_F0FF "values, titles"
    "text.secondary" text_secondary 0x454D_5CFF 0xB7BE_CAFF "labels, body"
    "text.muted" text_muted 0x5D66_76FF 0x98A1_AFFF "help, units, placeholders, inactive tabs"
    "text.disabled" text_disabled 0x8B93_A1FF 0x6C74_82FF "disabled only (exempt from AA)"
    "accent.fill" accent_fill 0x3F55_D0FF 0x4B5F_D6FF "primary button, selected cell, checked box"
    "accent.hover" accent_hover 0x3346_B3FF 0x5A6C_DEFF "primary button hovered"
    "accent.on" accent_on 0xFFFF_FFFF 0xFFFF_FFFF "text on accent.fill"
    "accent.text" accent_text 0x3347_BEFF 0xA9B5_FFFF "links, active tab, fix chip"
    "accent.tint" accent_tint 0xEFF1_FDFF 0x242A_48FF "fix chip, checked card"
    "accent.stroke" accent_stroke 0xBFC8_F3FF 0x4651_9AFF "fix chip and checked card border"
    "error.text" error_text 0xB326_1EFF 0xFF9E_94FF "ECS refuses it or every run fails: text and icon"
    "error.fill" error_fill 0xC235_2BFF 0xE562_5AFF "error: field border, badge, squiggle"
    "error.on" error_on 0xFFFF_FFFF 0x1A06_05FF "text on error.fill"
    "error.tint" error_tint 0xFDF1_EFFF 0x3520_22FF "error: message background"
    "error.stroke" error_stroke 0xEDBD_B7FF 0x6E3D_3BFF "error: message border"
    "warning.text" warning_text 0x7F50_00FF 0xF0C0_6AFF "accepted, likely wrong: text and icon"
    "warning.fill" warning_fill 0xB873_09FF 0xD99A_2BFF "warning: field border, badge, squiggle"
    "warning.on" warning_on 0xFFFF_FFFF 0x1C13_02FF "text on warning.fill"
    "warning.tint" warning_tint 0xFDF6_E6FF 0x3229_18FF "warning: message background"
    "warning.stroke" warning_stroke 0xE9D2_A0FF 0x6653_26FF "warning: message border"
    "info.text" info_text 0x0A60_74FF 0x79D1_E0FF "advice (shown as Note): text and icon"
    "info.fill" info_fill 0x0B7A_92FF 0x3AA7_BBFF "info: field border, badge, squiggle"
    "info.on" info_on 0xFFFF_FFFF 0x0414_17FF "text on info.fill"
    "info.tint" info_tint 0xEBF6_F8FF 0x172C_32FF "info: message background"
    "info.stroke" info_stroke 0xB1D9_E0FF 0x2F5A_64FF "info: message border"
    "success.text" success_text 0x1769_3AFF 0x7FD8_A3FF "done, saved, cheaper: text and icon"
    "success.fill" success_fill 0x1C7A_45FF 0x3FA5_6BFF "success: field border, badge, squiggle"
    "success.on" success_on 0xFFFF_FFFF 0x0414_0BFF "text on success.fill"
    "success.tint" success_tint 0xEBF6_EFFF 0x182D_22FF "success: message background"
    "success.stroke" success_stroke 0xB2DB_C1FF 0x315E_46FF "success: message border"
    "code.key" code_key 0x3347_BEFF 0xA9B5_FFFF "JSON: object key"
    "code.string" code_string 0x1769_3AFF 0x8AD6_A6FF "JSON: string"
    "code.number" code_number 0x9A43_00FF 0xF0B2_7AFF "JSON: number"
    "code.bool" code_bool 0x7A3A_A0FF 0xD0A8_EEFF "JSON: true, false, null"
    "code.punct" code_punct 0x5D66_76FF 0x98A1_AFFF "JSON: brackets, commas"
    "code.gutter" code_gutter 0x5D66_76FF 0x98A1_AFFF "line numbers"
    "code.line" code_line 0xEFF1_FDFF 0x242A_48FF "line of the focused field"
    "diff.add" diff_add 0xE2F3_E8FF 0x1732_23FF "added line"
    "diff.del" diff_del 0xFCE6_E3FF 0x3C21_23FF "removed line"
    "diff.addword" diff_addword 0xBDE5_CBFF 0x2357_3AFF "changed word in an added line"
    "diff.delword" diff_delword 0xFACF_CAFF 0x7034_38FF "changed word in a removed line"
}

const fn rgba(color: u32) -> Color32 {
    let [red, green, blue, alpha] = color.to_be_bytes();
    Color32::from_rgba_unmultiplied_const(red, green, blue, alpha)
}

/// The colours of a severity, or of success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tone {
    /// Text and icon.
    pub text: Color32,
    /// Field border, badge, squiggle.
    pub fill: Color32,
    /// Text on [`Tone::fill`].
    pub on: Color32,
    /// Background of a message.
    pub tint: Color32,
    /// Border of a message.
    pub stroke: Color32,
}

impl Colors {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// The colours of a severity.
    pub fn severity(&self, severity: Severity) -> Tone {
        match severity {
            Severity::Error => Tone {
                text: self.error_text,
                fill: self.error_fill,
                on: self.error_on,
                tint: self.error_tint,
                stroke: self.error_stroke,
            },
            Severity::Warning => Tone {
                text: self.warning_text,
                fill: self.warning_fill,
                on: self.warning_on,
                tint: self.warning_tint,
                stroke: self.warning_stroke,
            },
            Severity::Info => Tone {
                text: self.info_text,
                fill: self.info_fill,
                on: self.info_on,
                tint: self.info_tint,
                stroke: self.info_stroke,
            },
        }
    }

    /// The colours of what is done, saved or cheaper.
    pub fn success(&self) -> Tone {
        Tone {
            text: self.success_text,
            fill: self.success_fill,
            on: self.success_on,
            tint: self.success_tint,
            stroke: self.success_stroke,
        }
    }
}

macro_rules! sizes {
    ($($module:ident: $about:literal { $($token:ident $name:ident $size:literal)* })*) => {
        $(
            #[doc = $about]
            pub mod $module {
                $(
                    #[doc = concat!("`", stringify!($module), ".", stringify!($token), "`, in points.")]
                    pub const $name: f32 = $size;
                )*
            }
        )*

        #[cfg(test)]
        static SIZE_TOKENS: &[(&str, &str, f32)] =
            &[$($((stringify!($module), stringify!($token), $size)),*),*];
    };
}

sizes! {
    spacing: "Gaps: multiples of four." {
        unit UNIT 4.0
        xs XS 4.0
        sm SM 8.0
        md MD 12.0
        lg LG 16.0
        xl XL 24.0
        xxl XXL 32.0
        field_gap FIELD_GAP 8.0
        section_gap SECTION_GAP 24.0
        pane_padding PANE_PADDING 24.0
        label_column LABEL_COLUMN 176.0
    }
    radius: "Radii of corners." {
        control CONTROL 6.0
        card CARD 8.0
        dialog DIALOG 12.0
        chip CHIP 6.0
        badge BADGE 8.0
        cell CELL 4.0
    }
    stroke_width: "Widths of lines." {
        divider DIVIDER 1.0
        control CONTROL 1.0
        focus FOCUS 2.0
        selected_card SELECTED_CARD 1.0
        squiggle SQUIGGLE 1.5
    }
    height: "Heights of rows, bars and controls." {
        menu_bar MENU_BAR 32.0
        document_tab DOCUMENT_TAB 36.0
        pane_tab PANE_TAB 36.0
        tree_row TREE_ROW 28.0
        field FIELD 28.0
        table_header TABLE_HEADER 28.0
        table_row TABLE_ROW 28.0
        node_head NODE_HEAD 48.0
        pane_toolbar PANE_TOOLBAR 36.0
        pane_footer PANE_FOOTER 28.0
        dialog_head DIALOG_HEAD 52.0
        dialog_foot DIALOG_FOOT 56.0
        toast TOAST 40.0
        launch_card LAUNCH_CARD 72.0
        icon_rail_cell ICON_RAIL_CELL 32.0
        button_small BUTTON_SMALL 24.0
        button BUTTON 28.0
        button_large BUTTON_LARGE 32.0
        chip CHIP 24.0
        badge BADGE 16.0
        grid_cell GRID_CELL 28.0
        status_bar STATUS_BAR 40.0
        code_line CODE_LINE 20.0
        segment SEGMENT 28.0
        checkbox CHECKBOX 16.0
    }
    width: "Widths of columns, panes and dialogs." {
        outline OUTLINE 244.0
        outline_collapsed OUTLINE_COLLAPSED 48.0
        right_pane_default RIGHT_PANE_DEFAULT 420.0
        right_pane_min RIGHT_PANE_MIN 340.0
        centre_min CENTRE_MIN 480.0
        form_max FORM_MAX 760.0
        dialog DIALOG 1040.0
        help_icon HELP_ICON 16.0
    }
}

/// One step of the type scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Type {
    /// Height of the letters, in points.
    pub size: f32,
    /// Distance of two lines, in points.
    pub line: f32,
    /// One of the families of [`fonts`].
    pub family: &'static str,
}

impl Type {
    /// The welcome headline.
    pub const DISPLAY: Self = Self { size: 24.0, line: 32.0, family: fonts::UI_SEMIBOLD };
    /// The title of a node or a dialog.
    pub const TITLE: Self = Self { size: 18.0, line: 24.0, family: fonts::UI_SEMIBOLD };
    /// The heading of a section, the title of a card.
    pub const HEADING: Self = Self { size: 14.0, line: 20.0, family: fonts::UI_SEMIBOLD };
    /// Values and text of lists.
    pub const BODY: Self = Self { size: 13.0, line: 20.0, family: fonts::UI };
    /// Labels and buttons.
    pub const LABEL: Self = Self { family: fonts::UI_MEDIUM, ..Self::BODY };
    /// Help, tabs of the right pane, the status bar.
    pub const SMALL: Self = Self { size: 12.0, line: 16.0, family: fonts::UI };
    /// Table headers.
    pub const SMALL_MEDIUM: Self = Self { family: fonts::UI_MEDIUM, ..Self::SMALL };
    /// Badges and captions of a diagram; never sentences.
    pub const MICRO: Self = Self { size: 11.0, line: 16.0, family: fonts::UI_MEDIUM };
    /// JSON, ARNs, images, port numbers.
    pub const MONO: Self = Self { size: 12.0, line: 20.0, family: fonts::MONO };

    /// The font, for a painter or a layout job.
    pub fn font(self) -> FontId {
        FontId::new(self.size, fonts::family(self.family))
    }

    /// A text at this step. Titles and headings have the colour of titles, the others that of where they stand.
    pub fn text(self, text: impl Into<String>) -> RichText {
        let text = RichText::new(text).font(self.font()).line_height(Some(self.line));
        if self.family == fonts::UI_SEMIBOLD { text.strong() } else { text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// The design's own table, which stands beside the project.
    fn tokens() -> Option<Value> {
        let root = std::env::var_os("TASKWRIGHT_SHARED").unwrap_or_else(|| "../shared".into());
        let text = std::fs::read_to_string(std::path::Path::new(&root).join("design/tokens.json")).ok()?;
        Some(serde_json::from_str(&text).expect("the tokens are JSON"))
    }

    fn hex(color: u32) -> String {
        let text = format!("#{color:08X}");
        text.strip_suffix("FF").map(str::to_owned).unwrap_or(text)
    }

    #[test]
    #[expect(clippy::print_stderr, reason = "says what it skipped")]
    fn the_tables_are_those_of_the_design() {
        let Some(tokens) = tokens() else {
            eprintln!("skipped: the design's tokens.json is not there");
            return;
        };
        for (token, light, dark, role) in COLOR_TOKENS {
            let color = &tokens["color"][*token];
            assert_eq!(
                (color["light"].as_str(), color["dark"].as_str()),
                (Some(&*hex(*light)), Some(&*hex(*dark))),
                "{token}"
            );
            assert_eq!(color["role"].as_str(), Some(*role), "{token}");
        }
        assert_eq!(tokens["color"].as_object().map(serde_json::Map::len), Some(COLOR_TOKENS.len()));
        for (group, token, size) in SIZE_TOKENS {
            assert_eq!(tokens[*group][*token].as_f64(), Some(f64::from(*size)), "{group}.{token}");
        }
        let groups = ["spacing", "radius", "stroke_width", "height", "width"];
        let count: usize =
            groups.iter().filter_map(|group| tokens[*group].as_object()).map(serde_json::Map::len).sum();
        assert_eq!(count, SIZE_TOKENS.len());
        let scale =
            [Type::DISPLAY, Type::TITLE, Type::HEADING, Type::BODY, Type::SMALL, Type::MICRO, Type::MONO];
        let steps = tokens["type"].as_array().expect("the type scale");
        assert_eq!(steps.len(), scale.len());
        for (step, own) in steps.iter().zip(scale) {
            let family = match (step["family"].as_str(), step["weight"].as_u64()) {
                (Some(_), _) => fonts::MONO,
                (None, Some(600)) => fonts::UI_SEMIBOLD,
                (None, Some(500)) => fonts::UI_MEDIUM,
                (None, _) => fonts::UI,
            };
            let sizes = (step["size"].as_f64(), step["line"].as_f64());
            assert_eq!(sizes, (Some(f64::from(own.size)), Some(f64::from(own.line))), "{}", step["name"]);
            assert_eq!(own.family, family, "{}", step["name"]);
        }
    }

    /// The contrast of two opaque colours, as WCAG 2 defines it.
    fn contrast(one: Color32, other: Color32) -> f32 {
        let luminance = |color: Color32| {
            let [red, green, blue] = [color.r(), color.g(), color.b()].map(|channel| {
                let channel = f32::from(channel) / 255.0;
                if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * red + 0.7152 * green + 0.0722 * blue
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        for theme in [Theme::Light, Theme::Dark] {
            let colors = Colors::of(theme);
            let grounds =
                ["bg.app", "bg.side", "bg.panel", "bg.sunken", "bg.raised", "bg.hover", "bg.selected"];
            for ground in grounds.map(|token| colors.by_token(token).expect("a token")) {
                for text in
                    [colors.text_primary, colors.text_secondary, colors.text_muted, colors.accent_text]
                {
                    assert!(contrast(text, ground) >= 4.5, "{theme:?}: {text:?} on {ground:?}");
                }
            }
            let tones = [Severity::Error, Severity::Warning, Severity::Info]
                .map(|severity| colors.severity(severity));
            for tone in tones.into_iter().chain([colors.success()]) {
                assert!(contrast(tone.text, tone.tint) >= 4.5, "{theme:?}: {tone:?}");
                assert!(contrast(tone.text, colors.bg_panel) >= 4.5, "{theme:?}: {tone:?}");
                // A badge is bold and short: the ratio of large text.
                assert!(contrast(tone.on, tone.fill) >= 3.0, "{theme:?}: {tone:?}");
            }
            assert!(contrast(colors.stroke_control, colors.bg_field) >= 3.0, "{theme:?}");
            // egui draws selected text in the colour of its focus ring.
            assert!(contrast(colors.stroke_focus, colors.bg_selected) >= 4.5, "{theme:?}");
        }
    }
}

//! The fonts that the window carries, and the families that the rest of the window names.
//!
//! The files are made by `assets/fonts/make.py`. Scripts that they lack come from the system.

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

/// Text.
pub const UI: &str = "ui";
/// Labels, buttons, table headers.
pub const UI_MEDIUM: &str = "ui-medium";
/// Headings and titles.
pub const UI_SEMIBOLD: &str = "ui-semibold";
/// JSON, ARNs, images, numbers that stand in the JSON.
pub const MONO: &str = "mono";
/// Outlined icons. Each text family has them too, behind its letters.
pub const ICONS: &str = "icons";
/// Filled icons, for severities and what is on.
pub const ICONS_FILL: &str = "icons-fill";

static FILES: &[(&str, &[u8])] = &[
    (UI, include_bytes!("../../assets/fonts/ui-regular.ttf")),
    (UI_MEDIUM, include_bytes!("../../assets/fonts/ui-medium.ttf")),
    (UI_SEMIBOLD, include_bytes!("../../assets/fonts/ui-semibold.ttf")),
    (MONO, include_bytes!("../../assets/fonts/mono-regular.ttf")),
    (ICONS, include_bytes!("../../assets/fonts/icons.ttf")),
    (ICONS_FILL, include_bytes!("../../assets/fonts/icons-fill.ttf")),
];

// A family and the files that it looks into, in order. The two heavier weights carry the everyday syllables only
// and the mono font no Hangul, so the regular weight stands behind them.
static FAMILIES: &[(&str, &[&str])] = &[
    (UI, &[UI, ICONS]),
    (UI_MEDIUM, &[UI_MEDIUM, UI, ICONS]),
    (UI_SEMIBOLD, &[UI_SEMIBOLD, UI, ICONS]),
    (MONO, &[MONO, UI, ICONS]),
    (ICONS, &[ICONS, UI]),
    (ICONS_FILL, &[ICONS_FILL, UI]),
];

/// A family by the name of one of the constants above.
pub fn family(name: &'static str) -> FontFamily {
    FontFamily::Name(name.into())
}

/// The font of outlined icons, for what is painted.
pub fn icon_font(size: f32) -> FontId {
    FontId::new(size, family(ICONS))
}

/// The bundled fonts, for [`Context::set_fonts`].
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FILES {
        fonts.font_data.insert((*name).to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let files = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    for (name, chain) in FAMILIES {
        fonts.families.insert(family(name), files(chain));
        // egui's own two families are asked for before any style of ours applies.
        match *name {
            UI => fonts.families.insert(FontFamily::Proportional, files(chain)),
            MONO => fonts.families.insert(FontFamily::Monospace, files(chain)),
            _ => None,
        };
    }
    fonts
}

/// Gives the bundled fonts to egui. Call it before the first frame: without them egui has no font at all.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::icons;
    use eframe::egui::epaint::text::{Fonts, TextOptions};
    use eframe::egui::{Color32, FontId};
    use std::collections::BTreeSet;
    use std::path::Path;

    fn fonts() -> Fonts {
        Fonts::new(TextOptions::default(), definitions())
    }

    /// The characters of `text` that a family lacks.
    fn missing(name: &'static str, text: impl IntoIterator<Item = char>) -> String {
        let (mut fonts, font) = (fonts(), FontId::new(13.0, family(name)));
        text.into_iter().filter(|character| !fonts.has_glyph(&font, *character)).collect()
    }

    fn characters_below(folder: &Path, found: &mut BTreeSet<char>) {
        for entry in std::fs::read_dir(folder).expect("a folder of texts").flatten() {
            let path = entry.path();
            if path.is_dir() {
                characters_below(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "ftl" || extension == "json") {
                found.extend(std::fs::read_to_string(path).expect("a text file").chars());
            }
        }
    }

    #[test]
    fn every_text_can_be_drawn_in_every_weight() {
        let mut characters = BTreeSet::new();
        characters_below(Path::new("assets/text"), &mut characters);
        characters_below(Path::new("assets/learn"), &mut characters);
        assert!(
            characters.contains(&'a') && characters.contains(&'다'),
            "the texts are where this test looks"
        );
        characters.retain(|character| !character.is_control());
        for name in [UI, UI_MEDIUM, UI_SEMIBOLD, MONO] {
            assert_eq!(missing(name, characters.iter().copied()), "", "{name}");
        }
    }

    #[test]
    fn compositions_can_be_drawn() {
        let syllables = '가'..='힣';
        assert_eq!(missing(UI, ('ㄱ'..='ㅣ').chain(syllables.clone())), "");
        assert_eq!(missing(UI_MEDIUM, syllables), "", "the regular weight stands behind");
        assert_eq!(missing(UI, ['\u{e000}', 'ញ']), "\u{e000}ញ", "what no bundled font has is told apart");
    }

    #[test]
    fn every_icon_is_in_both_styles() {
        for name in [ICONS, ICONS_FILL, UI, UI_SEMIBOLD] {
            assert_eq!(missing(name, icons::ALL.iter().flat_map(|icon| icon.chars())), "", "{name}");
        }
    }

    #[test]
    fn digits_are_tabular() {
        for name in [UI, UI_MEDIUM, UI_SEMIBOLD, MONO] {
            let (mut fonts, font) = (fonts(), FontId::new(13.0, family(name)));
            let mut width = |text: &str| {
                let mut view = fonts.with_pixels_per_point(1.0);
                view.layout_no_wrap(text.to_owned(), font.clone(), Color32::BLACK).size().x
            };
            assert!((width("111.11") - width("888.88")).abs() < 0.01, "{name}");
        }
    }

    #[test]
    fn no_font_replaces_a_glyph_by_another() {
        // Pretendard would draw the x of 1x2 as a multiplication sign and JetBrains Mono an arrow for ->, neither of
        // which a person could type again. Both do it by rules in the table GSUB.
        for (name, bytes) in FILES {
            let count = usize::from(u16::from_be_bytes([bytes[4], bytes[5]]));
            let tables: Vec<&[u8]> = bytes[12..].chunks(16).take(count).map(|record| &record[..4]).collect();
            assert!(tables.contains(&&b"cmap"[..]), "{name}: the list of its tables is read");
            assert!(!tables.contains(&&b"GSUB"[..]), "{name}");
        }
    }
}

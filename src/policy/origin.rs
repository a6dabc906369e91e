//! The sentence that says where the setting of a rule comes from.

use super::{FILE_NAME, Level, Setting};
use crate::text::{Args, Catalog};

/// Such as "Error here: taskwright.toml, line 3 (pack strict)".
pub fn origin(catalog: &Catalog, setting: Setting) -> String {
    let level = match setting.level {
        Level::Off => catalog.text("policy-off"),
        Level::As(severity) => catalog.text(&format!("cli-severity-{}", severity.name())),
    };
    let args = Args::new().with("level", level).with("file", FILE_NAME).with("line", setting.line);
    match setting.pack {
        Some(pack) => catalog.format("policy-origin-pack", &args.with("pack", pack.name())),
        None => catalog.format("policy-origin", &args),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Pack;
    use crate::rules::Severity;
    use crate::text::Language;

    #[test]
    fn a_setting_says_where_it_comes_from_in_both_languages() {
        let [en, ko] = Language::ALL.map(Catalog::new);
        let off = Setting { level: Level::Off, line: 3, pack: None };
        let raised = Setting { level: Level::As(Severity::Error), line: 1, pack: Some(Pack::Strict) };
        assert_eq!(origin(&en, off), "In this folder: off (taskwright.toml, line 3)");
        assert_eq!(origin(&en, raised), "In this folder: error (taskwright.toml, line 1, pack strict)");
        assert_eq!(origin(&ko, off), "이 폴더에서는 끔(taskwright.toml 3행)");
        assert_eq!(origin(&ko, raised), "이 폴더에서는 오류(taskwright.toml 1행, strict 묶음)");
    }
}

//! The settings of the desktop portal, which every Linux desktop has over the session bus.

use std::collections::HashMap;
use std::time::Duration;

use eframe::egui::Theme;
use zbus::connection::Builder;
use zbus::zvariant::OwnedValue;

use super::DesktopLook;
use crate::app::desktop_dialog::{block_on, has_session_bus};
use crate::ui::theme::Motion;

const SERVICE: &str = "org.freedesktop.portal.Desktop";
const OBJECT: &str = "/org/freedesktop/portal/desktop";
const INTERFACE: &str = "org.freedesktop.portal.Settings";
const APPEARANCE: &str = "org.freedesktop.appearance";
/// Where GNOME has what the portal does not tell before its version 1.20.
const GNOME: &str = "org.gnome.desktop.interface";

/// A portal that the question starts needs its time. A window that changes its colours later surprises.
const PATIENCE: Duration = Duration::from_secs(5);

/// Settings by namespace and key.
type Settings = HashMap<String, HashMap<String, OwnedValue>>;

/// Asks the portal; `None` where there is none, or none that answers in time.
pub(super) fn ask() -> Option<DesktopLook> {
    // Without an address the library would try to start a bus.
    let settings = has_session_bus().then(|| block_on(read()))?.ok()?;
    Some(look(&settings))
}

async fn read() -> zbus::Result<Settings> {
    let connection = Builder::session()?.method_timeout(PATIENCE).build().await?;
    // The one method that every version of the portal has: older ones wrap the answer of `Read` twice, and lack
    // `ReadOne`.
    let namespaces = [APPEARANCE, GNOME];
    let reply = connection
        .call_method(Some(SERVICE), OBJECT, Some(INTERFACE), "ReadAll", &(&namespaces[..],))
        .await?;
    reply.body().deserialize()
}

/// What settings mean. One that is missing or of another type is no wish.
fn look(settings: &Settings) -> DesktopLook {
    let value = |namespace: &str, key: &str| settings.get(namespace)?.get(key);
    let number = |key| value(APPEARANCE, key).and_then(|value| u32::try_from(value).ok());
    let theme = match number("color-scheme") {
        Some(1) => Some(Theme::Dark),
        Some(2) => Some(Theme::Light),
        _ => None,
    };
    let animates = value(GNOME, "enable-animations").and_then(|value| bool::try_from(value).ok());
    let is_reduced = number("reduced-motion") == Some(1) || animates == Some(false);
    DesktopLook { theme, motion: if is_reduced { Motion::Reduced } else { Motion::Full } }
}

#[cfg(test)]
mod tests {
    use zbus::zvariant::Value;

    use super::*;

    fn look_of(settings: &[(&str, &str, Value<'static>)]) -> DesktopLook {
        let mut all = Settings::new();
        for (namespace, key, value) in settings {
            let value = OwnedValue::try_from(value.try_clone().unwrap()).unwrap();
            all.entry((*namespace).to_owned()).or_default().insert((*key).to_owned(), value);
        }
        look(&all)
    }

    #[test]
    fn the_colour_scheme_is_dark_light_or_no_wish() {
        for (scheme, theme) in [(0_u32, None), (1, Some(Theme::Dark)), (2, Some(Theme::Light)), (7, None)] {
            let look = look_of(&[(APPEARANCE, "color-scheme", Value::from(scheme))]);
            assert_eq!(look, DesktopLook { theme, motion: Motion::Full });
        }
    }

    #[test]
    fn whichever_key_says_so_nothing_moves() {
        for (namespace, key, value, motion) in [
            (APPEARANCE, "reduced-motion", Value::from(1_u32), Motion::Reduced),
            (APPEARANCE, "reduced-motion", Value::from(0_u32), Motion::Full),
            (GNOME, "enable-animations", Value::from(false), Motion::Reduced),
            (GNOME, "enable-animations", Value::from(true), Motion::Full),
        ] {
            assert_eq!(look_of(&[(namespace, key, value)]), DesktopLook { theme: None, motion }, "{key}");
        }
        // A new portal on a desktop whose own switch is off.
        let both = [
            (APPEARANCE, "reduced-motion", Value::from(0_u32)),
            (GNOME, "enable-animations", Value::from(false)),
        ];
        assert_eq!(look_of(&both).motion, Motion::Reduced);
    }

    #[test]
    fn what_no_portal_should_answer_is_no_wish() {
        for strange in [Value::from("dark"), Value::from(-1_i32), Value::from(vec![1_u32])] {
            let settings = [
                (APPEARANCE, "color-scheme", strange.try_clone().unwrap()),
                (APPEARANCE, "reduced-motion", strange.try_clone().unwrap()),
                (GNOME, "enable-animations", strange),
            ];
            assert_eq!(look_of(&settings), DesktopLook::default());
        }
        assert_eq!(look_of(&[]), DesktopLook::default());
    }
}

//! How the desktop wants windows to look: dark or light where the window system does not say, and whether things
//! move. It is asked once, on a thread of its own: the window opens whether or not an answer comes.

#[cfg(target_os = "linux")]
mod portal;

use std::io;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use eframe::egui::Theme;

use crate::ui::theme::Motion;

/// What the desktop answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DesktopLook {
    /// Dark or light; `None` where it has no preference.
    pub theme: Option<Theme>,
    /// Whether things move.
    pub motion: Motion,
}

/// A question that waits for its answer.
#[derive(Debug)]
pub struct Asked(Receiver<DesktopLook>);

impl Asked {
    /// Asks the desktop. `wake` is called when there is an answer.
    ///
    /// # Errors
    /// Where the system has no thread to give.
    pub fn desktop(wake: impl FnOnce() + Send + 'static) -> io::Result<Self> {
        let (sender, answer) = mpsc::channel();
        thread::Builder::new().name("desktop look".to_owned()).spawn(move || {
            if let Some(look) = ask() {
                // The window may have closed meanwhile.
                sender.send(look).unwrap_or_default();
                wake();
            }
        })?;
        Ok(Self(answer))
    }

    /// A question whose answer is known already, for tests.
    pub fn known(look: DesktopLook) -> Self {
        let (sender, answer) = mpsc::channel();
        sender.send(look).unwrap_or_default();
        Self(answer)
    }

    /// The answer, once there is one.
    pub fn poll(&self) -> Option<DesktopLook> {
        self.0.try_recv().ok()
    }
}

#[cfg(target_os = "linux")]
fn ask() -> Option<DesktopLook> {
    portal::ask()
}

/// Windows and macOS tell the window itself about dark and light.
#[cfg(not(target_os = "linux"))]
fn ask() -> Option<DesktopLook> {
    None
}

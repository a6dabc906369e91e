//! What menus, keys, the palette and buttons can do without saying more: names, keys, and when each would do something.

use eframe::egui::{self, Key, KeyboardShortcut, Modifiers};

use super::fill_in;
use super::prefs::{Preferences, ThemeChoice};
use super::view::{SidePane, Spot};
use super::workspace::Workspace;

/// What menus, keys and buttons can do without saying more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UiCommand {
    /// An empty definition.
    New,
    /// Asks for a file and opens it.
    Open,
    /// Asks for a revision of ECS and opens it.
    OpenFromEcs,
    /// Writes the file.
    Save,
    /// Asks for a file and writes it.
    SaveAs,
    /// Writes every changed file.
    SaveAll,
    /// Takes the text that the file has.
    Revert,
    /// Closes the document.
    CloseDocument,
    /// Takes the last step back.
    Undo,
    /// Does the step again that was undone last.
    Redo,
    /// Shows the document in the next tab.
    NextDocument,
    /// Shows the document in the tab before.
    PreviousDocument,
    /// Finds in the JSON.
    Find,
    /// Replaces in the JSON.
    Replace,
    /// Goes to a line of the JSON.
    GoToLine,
    /// Goes to the next problem.
    NextProblem,
    /// Goes to the problem before.
    PreviousProblem,
    /// Shows the fixes of the field that has the keyboard.
    ShowFixes,
    /// Asks for the values of placeholders.
    FillIn,
    /// Registers the document with ECS.
    Register,
    /// Looks whether what the document names is there.
    CheckLive,
    /// Asks what to find.
    Palette,
    /// Shows the settings.
    Settings,
    /// Shows what this program is.
    About,
    /// Shows the welcome page.
    Welcome,
    /// Closes the window.
    Quit,
    /// Shows the outline, or hides it.
    ToggleOutline,
    /// Shows the text, or hides it.
    ShowJson,
    /// Shows the findings, or hides them.
    ShowProblems,
    /// Shows what explains fields and words, or hides it.
    ShowLearn,
    /// Explains the field that has the keyboard.
    Help,
    /// Takes the keyboard to the next part of the window.
    NextRegion,
    /// Takes the keyboard to the part before.
    PreviousRegion,
    /// Light or dark as the system has it.
    SystemTheme,
    /// Light colours.
    LightTheme,
    /// Dark colours.
    DarkTheme,
    /// Asks how the JSON is to be laid out anew.
    Format,
    /// Shows secret values in the JSON, or masks them.
    ToggleSecrets,
    /// Makes texts larger.
    LargerText,
    /// Makes texts smaller.
    SmallerText,
    /// Gives texts their usual size.
    NormalText,
}

impl UiCommand {
    /// All of them, as menus show them.
    pub const ALL: [Self; 41] = [
        Self::New,
        Self::Open,
        Self::OpenFromEcs,
        Self::Save,
        Self::SaveAs,
        Self::SaveAll,
        Self::Revert,
        Self::CloseDocument,
        Self::Undo,
        Self::Redo,
        Self::NextDocument,
        Self::PreviousDocument,
        Self::Find,
        Self::Replace,
        Self::GoToLine,
        Self::Format,
        Self::ToggleSecrets,
        Self::NextProblem,
        Self::PreviousProblem,
        Self::ShowFixes,
        Self::FillIn,
        Self::Register,
        Self::CheckLive,
        Self::Palette,
        Self::Settings,
        Self::About,
        Self::Welcome,
        Self::Quit,
        Self::ToggleOutline,
        Self::ShowJson,
        Self::ShowProblems,
        Self::ShowLearn,
        Self::Help,
        Self::NextRegion,
        Self::PreviousRegion,
        Self::SystemTheme,
        Self::LightTheme,
        Self::DarkTheme,
        Self::LargerText,
        Self::SmallerText,
        Self::NormalText,
    ];

    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::New => "command-new",
            Self::Open => "command-open",
            Self::OpenFromEcs => "command-open-from-ecs",
            Self::Save => "command-save",
            Self::SaveAs => "command-save-as",
            Self::SaveAll => "command-save-all",
            Self::Revert => "command-revert",
            Self::CloseDocument => "command-close",
            Self::Undo => "command-undo",
            Self::Redo => "command-redo",
            Self::NextDocument => "command-next-document",
            Self::PreviousDocument => "command-previous-document",
            Self::Find => "command-find",
            Self::Replace => "command-replace",
            Self::GoToLine => "command-go-to-line",
            Self::Format => "command-format",
            Self::ToggleSecrets => "command-secrets",
            Self::NextProblem => "command-next-problem",
            Self::PreviousProblem => "command-previous-problem",
            Self::ShowFixes => "command-show-fixes",
            Self::FillIn => "command-fill-in",
            Self::Register => "command-register",
            Self::CheckLive => "command-check-live",
            Self::Palette => "command-palette",
            Self::Settings => "command-settings",
            Self::About => "command-about",
            Self::Welcome => "command-welcome",
            Self::Quit => "command-quit",
            Self::ToggleOutline => "command-outline",
            Self::ShowJson => "command-json",
            Self::ShowProblems => "command-problems",
            Self::ShowLearn => "command-learn",
            Self::Help => "command-help",
            Self::NextRegion => "command-next-region",
            Self::PreviousRegion => "command-previous-region",
            Self::SystemTheme => "command-theme-system",
            Self::LightTheme => "command-theme-light",
            Self::DarkTheme => "command-theme-dark",
            Self::LargerText => "command-larger",
            Self::SmallerText => "command-smaller",
            Self::NormalText => "command-normal-size",
        }
    }

    /// The key of the sentence that says what it does.
    pub fn tooltip_key(self) -> &'static str {
        match self {
            Self::New => "command-new-tooltip",
            Self::Open => "command-open-tooltip",
            Self::OpenFromEcs => "command-open-from-ecs-tooltip",
            Self::Save => "command-save-tooltip",
            Self::SaveAs => "command-save-as-tooltip",
            Self::SaveAll => "command-save-all-tooltip",
            Self::Revert => "command-revert-tooltip",
            Self::CloseDocument => "command-close-tooltip",
            Self::Undo => "command-undo-tooltip",
            Self::Redo => "command-redo-tooltip",
            Self::NextDocument => "command-next-document-tooltip",
            Self::PreviousDocument => "command-previous-document-tooltip",
            Self::Find => "command-find-tooltip",
            Self::Replace => "command-replace-tooltip",
            Self::GoToLine => "command-go-to-line-tooltip",
            Self::Format => "command-format-tooltip",
            Self::ToggleSecrets => "command-secrets-tooltip",
            Self::NextProblem => "command-next-problem-tooltip",
            Self::PreviousProblem => "command-previous-problem-tooltip",
            Self::ShowFixes => "command-show-fixes-tooltip",
            Self::FillIn => "command-fill-in-tooltip",
            Self::Register => "command-register-tooltip",
            Self::CheckLive => "command-check-live-tooltip",
            Self::Palette => "command-palette-tooltip",
            Self::Settings => "command-settings-tooltip",
            Self::About => "command-about-tooltip",
            Self::Welcome => "command-welcome-tooltip",
            Self::Quit => "command-quit-tooltip",
            Self::ToggleOutline => "command-outline-tooltip",
            Self::ShowJson => "command-json-tooltip",
            Self::ShowProblems => "command-problems-tooltip",
            Self::ShowLearn => "command-learn-tooltip",
            Self::Help => "command-help-tooltip",
            Self::NextRegion => "command-next-region-tooltip",
            Self::PreviousRegion => "command-previous-region-tooltip",
            Self::SystemTheme => "command-theme-system-tooltip",
            Self::LightTheme => "command-theme-light-tooltip",
            Self::DarkTheme => "command-theme-dark-tooltip",
            Self::LargerText => "command-larger-tooltip",
            Self::SmallerText => "command-smaller-tooltip",
            Self::NormalText => "command-normal-size-tooltip",
        }
    }

    /// The keys that do it; menus show the first.
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        const fn plain(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::NONE, key)
        }
        const fn shift(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::SHIFT, key)
        }
        const fn command(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND, key)
        }
        const fn command_shift(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
        }
        match self {
            Self::New => const { &[command(Key::N)] },
            Self::Open => const { &[command(Key::O)] },
            Self::OpenFromEcs => const { &[command_shift(Key::O)] },
            Self::Save => const { &[command(Key::S)] },
            Self::SaveAs => const { &[command_shift(Key::S)] },
            Self::SaveAll => {
                const { &[KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::ALT), Key::S)] }
            }
            Self::Revert => &[],
            Self::CloseDocument => const { &[command(Key::W)] },
            Self::Undo => const { &[command(Key::Z)] },
            Self::Redo => const { &[command_shift(Key::Z), command(Key::Y)] },
            Self::NextDocument => const { &[command(Key::Tab)] },
            Self::PreviousDocument => const { &[command_shift(Key::Tab)] },
            Self::Find => const { &[command(Key::F)] },
            Self::Replace => const { &[command(Key::H)] },
            Self::GoToLine => const { &[command(Key::G)] },
            Self::Format | Self::ToggleSecrets | Self::FillIn | Self::CheckLive => &[],
            Self::Register => const { &[command(Key::R)] },
            Self::NextProblem => const { &[KeyboardShortcut::new(Modifiers::NONE, Key::F8)] },
            Self::PreviousProblem => const { &[KeyboardShortcut::new(Modifiers::SHIFT, Key::F8)] },
            // IBus takes the first.
            Self::ShowFixes => {
                const { &[command(Key::Period), KeyboardShortcut::new(Modifiers::ALT, Key::Enter)] }
            }
            Self::Palette => const { &[command(Key::K)] },
            Self::Settings => const { &[command(Key::Comma)] },
            Self::About | Self::Welcome => &[],
            Self::Quit => const { &[command(Key::Q)] },
            Self::ToggleOutline => const { &[command(Key::B)] },
            Self::ShowJson => const { &[command(Key::Num1)] },
            Self::ShowProblems => const { &[command(Key::Num2)] },
            Self::ShowLearn => const { &[command(Key::Num6)] },
            Self::Help => const { &[plain(Key::F1)] },
            Self::NextRegion => const { &[plain(Key::F6)] },
            Self::PreviousRegion => const { &[shift(Key::F6)] },
            Self::SystemTheme => &[],
            Self::LightTheme => &[],
            Self::DarkTheme => &[],
            Self::LargerText => {
                const { &[command(Key::Plus), command(Key::Equals), command_shift(Key::Equals)] }
            }
            Self::SmallerText => const { &[command(Key::Minus)] },
            Self::NormalText => const { &[command(Key::Num0)] },
        }
    }

    /// Whether it would do something now.
    pub fn is_enabled(self, workspace: &Workspace) -> bool {
        if self.is_for_document() && workspace.shows_welcome() {
            return false;
        }
        match self {
            Self::SaveAll => workspace.documents().iter().any(|open| open.document.is_dirty()),
            Self::Revert => workspace.active().file.is_some() && workspace.active().document.is_dirty(),
            Self::Undo => workspace.active().document.history().undo_name().is_some(),
            Self::Redo => workspace.active().document.history().redo_name().is_some(),
            Self::CloseDocument if workspace.shows_welcome() => true,
            Self::CloseDocument => workspace.documents().len() > 1 || !workspace.active().is_untouched(),
            Self::NextDocument | Self::PreviousDocument => workspace.documents().len() > 1,
            Self::Format => {
                let derived = workspace.active().derived();
                derived.parsed().is_some() && !derived.is_large()
            }
            Self::FillIn => fill_in::count(workspace.active().derived()) > 0,
            Self::Register | Self::CheckLive => workspace.active().derived().parsed().is_some(),
            Self::Find | Self::Replace | Self::GoToLine | Self::ToggleSecrets => true,
            Self::New
            | Self::Open
            | Self::OpenFromEcs
            | Self::Save
            | Self::SaveAs
            | Self::NextProblem
            | Self::PreviousProblem
            | Self::ShowFixes => true,
            Self::Palette | Self::Settings | Self::About => true,
            Self::Welcome => !workspace.shows_welcome(),
            Self::Quit => true,
            Self::ToggleOutline | Self::ShowJson | Self::ShowProblems | Self::ShowLearn | Self::Help => true,
            Self::NextRegion | Self::PreviousRegion => true,
            Self::SystemTheme | Self::LightTheme | Self::DarkTheme => true,
            Self::LargerText | Self::SmallerText | Self::NormalText => true,
        }
    }

    /// Whether it is about the document in front, which the welcome page hides.
    fn is_for_document(self) -> bool {
        let changes =
            matches!(self, Self::Save | Self::SaveAs | Self::Revert | Self::Undo | Self::Redo | Self::FillIn);
        let sends = matches!(self, Self::Register | Self::CheckLive);
        let searches = matches!(self, Self::Find | Self::Replace | Self::GoToLine);
        let shows = matches!(self, Self::Format | Self::ToggleSecrets);
        let problems = matches!(self, Self::NextProblem | Self::PreviousProblem | Self::ShowFixes);
        let panes = matches!(
            self,
            Self::ToggleOutline | Self::ShowJson | Self::ShowProblems | Self::ShowLearn | Self::Help
        );
        changes || sends || searches || shows || problems || panes
    }

    /// Whether what it switches is on; `None` where it switches nothing.
    pub fn is_on(self, workspace: &Workspace, preferences: &Preferences) -> Option<bool> {
        let view = &workspace.view;
        match self {
            Self::ToggleOutline => Some(view.outline_spot() != Spot::Away),
            Self::ShowJson => Some(view.shows(SidePane::Json)),
            Self::ShowProblems => Some(view.shows(SidePane::Problems)),
            Self::ShowLearn => Some(view.shows(SidePane::Learn)),
            Self::ToggleSecrets => Some(workspace.active().shows_secrets),
            Self::SystemTheme => Some(preferences.theme == ThemeChoice::System),
            Self::LightTheme => Some(preferences.theme == ThemeChoice::Light),
            Self::DarkTheme => Some(preferences.theme == ThemeChoice::Dark),
            _ => None,
        }
    }

    /// How the first of its keys is written.
    pub fn shortcut_text(self, context: &egui::Context) -> Option<String> {
        self.shortcuts().first().map(|shortcut| context.format_shortcut(shortcut))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut all: Vec<_> = UiCommand::ALL.iter().flat_map(|command| command.shortcuts()).collect();
        let count = all.len();
        all.sort_by_key(|shortcut| format!("{shortcut:?}"));
        all.dedup();
        assert_eq!(all.len(), count);
    }
}

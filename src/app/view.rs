//! How the window is arranged, whatever is open in it: which panes are shown. What is remembered from one start to the
//! next are preferences.

use super::workspace::Pane;
use crate::ui::theme::width;

/// The arrangement of the window. What finds no room beside the form lies over it while it is wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    has_outline: bool,
    has_side: bool,
    side: SidePane,
    over: Option<Over>,
    /// Whether the pane stands beside the form where the window is narrow too, as long as the form keeps its room.
    is_pinned: bool,
    /// Of the window, in points.
    width: f32,
}

/// What lies over the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Over {
    Outline,
    Side,
}

/// Where a part of the window is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Beside the form.
    Beside,
    /// Over the form, beside which it has no room.
    Over,
    /// Nowhere; a rail of icons stands for it where it has no room.
    Away,
}

/// What the pane on the right can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SidePane {
    /// The text.
    Json,
    /// The list of findings.
    Problems,
    /// What the field does at which the user is, and what words mean.
    Learn,
}

/// The narrowest window with a pane beside the form, in points.
const ROOM_FOR_SIDE: f32 = 1200.0;
/// The narrowest with an outline beside it.
const ROOM_FOR_OUTLINE: f32 = 1060.0;

impl Default for View {
    fn default() -> Self {
        Self {
            has_outline: true,
            has_side: true,
            side: SidePane::Json,
            over: None,
            is_pinned: false,
            width: f32::INFINITY,
        }
    }
}

impl View {
    /// Learns how wide the window is, in points. What has room again lies over nothing.
    pub(super) fn fit(&mut self, width: f32) {
        self.width = width;
        self.over = self.over.filter(|over| match over {
            Over::Outline => !self.has_room_for_outline(),
            Over::Side => !self.has_room_for_side(),
        });
    }

    /// Whether a pane has its place beside the form: the window is wide enough, or the user pinned it there.
    pub fn has_room_for_side(&self) -> bool {
        self.width >= ROOM_FOR_SIDE || (self.is_pinned && self.can_pin())
    }

    /// Whether a pane that lies over the form could stand beside it.
    pub fn can_pin(&self) -> bool {
        let outline = if self.has_room_for_outline() { width::OUTLINE } else { width::OUTLINE_COLLAPSED };
        self.width < ROOM_FOR_SIDE && self.width >= outline + width::CENTRE_MIN + width::RIGHT_PANE_MIN
    }

    /// Whether the pane stands beside the form by the user's wish alone.
    pub fn is_pinned(&self) -> bool {
        self.is_pinned && self.can_pin()
    }

    /// Puts the pane beside the form, or back over it.
    pub fn toggle_pin(&mut self) {
        self.is_pinned = !self.is_pinned && self.can_pin();
        self.over = None;
        self.show(self.side);
    }

    /// Whether the window is wide enough for an outline beside the form.
    pub fn has_room_for_outline(&self) -> bool {
        self.width >= ROOM_FOR_OUTLINE
    }

    /// Where the outline is.
    pub fn outline_spot(&self) -> Spot {
        match (self.has_room_for_outline(), self.has_outline, self.over) {
            (true, true, _) => Spot::Beside,
            (false, _, Some(Over::Outline)) => Spot::Over,
            _ => Spot::Away,
        }
    }

    /// Where the pane on the right is.
    pub fn side_spot(&self) -> Spot {
        match (self.has_room_for_side(), self.has_side, self.over) {
            (true, true, _) => Spot::Beside,
            (false, _, Some(Over::Side)) => Spot::Over,
            _ => Spot::Away,
        }
    }

    /// What the pane on the right shows when it is there.
    pub fn side(&self) -> SidePane {
        self.side
    }

    /// Shows the outline, or hides it.
    pub fn toggle_outline(&mut self) {
        let is_shown = self.outline_spot() != Spot::Away;
        if self.has_room_for_outline() {
            self.has_outline = !is_shown;
        } else {
            self.over = (!is_shown).then_some(Over::Outline);
        }
    }

    /// Shows a pane, or hides it when it is shown already.
    pub fn toggle(&mut self, pane: SidePane) {
        if !self.shows(pane) {
            self.show(pane);
        } else if self.has_room_for_side() {
            self.has_side = false;
        } else {
            self.over = None;
        }
    }

    /// Shows a pane.
    pub fn show(&mut self, pane: SidePane) {
        self.side = pane;
        if self.has_room_for_side() {
            self.has_side = true;
        } else {
            self.over = Some(Over::Side);
        }
    }

    /// Takes away what lies over the form.
    pub fn clear(&mut self) {
        self.over = None;
    }

    /// Takes away what lies over the form when it has led to a place there. The text leads nowhere: its caret does.
    pub(super) fn uncover_for(&mut self, origin: Pane) {
        if matches!(origin, Pane::Outline | Pane::Problems | Pane::Learn) {
            self.over = None;
        }
    }

    /// Whether a pane is shown.
    pub fn shows(&self, pane: SidePane) -> bool {
        self.side_spot() != Spot::Away && self.side == pane
    }
}

impl SidePane {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 3] = [Self::Json, Self::Problems, Self::Learn];

    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Problems => "problems",
            Self::Learn => "learn",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pane_that_is_asked_for_again_is_hidden() {
        let mut view = View::default();
        view.toggle(SidePane::Problems);
        assert!(view.shows(SidePane::Problems) && !view.shows(SidePane::Json));
        view.toggle(SidePane::Problems);
        assert_eq!(view.side_spot(), Spot::Away);
        view.toggle(SidePane::Json);
        assert!(view.shows(SidePane::Json));
    }

    #[test]
    fn what_has_no_room_lies_over_the_form_when_it_is_wanted() {
        let mut view = View::default();
        view.fit(1000.0);
        assert_eq!((view.outline_spot(), view.side_spot()), (Spot::Away, Spot::Away));
        view.toggle(SidePane::Problems);
        assert_eq!((view.outline_spot(), view.side_spot()), (Spot::Away, Spot::Over));
        view.toggle_outline();
        assert_eq!((view.outline_spot(), view.side_spot()), (Spot::Over, Spot::Away));
        view.clear();
        assert_eq!(view.outline_spot(), Spot::Away);
        view.show(SidePane::Problems);
        view.fit(1440.0);
        assert_eq!((view.outline_spot(), view.side_spot()), (Spot::Beside, Spot::Beside));
        view.fit(1000.0);
        assert_eq!(view.side_spot(), Spot::Away, "nothing comes over the form by itself");
    }

    #[test]
    fn a_pinned_pane_stands_beside_the_form_while_the_form_keeps_its_room() {
        let mut view = View::default();
        view.fit(1000.0);
        view.show(SidePane::Problems);
        assert!(view.can_pin());
        view.toggle_pin();
        assert_eq!(view.side_spot(), Spot::Beside);
        view.fit(860.0);
        assert_eq!(view.side_spot(), Spot::Away, "the form would have less than its room");
        assert!(!view.can_pin());
        view.fit(1000.0);
        assert_eq!(view.side_spot(), Spot::Beside);
        view.toggle(SidePane::Problems);
        assert_eq!(view.side_spot(), Spot::Away, "what is asked for again is hidden");
        view.show(SidePane::Problems);
        view.toggle_pin();
        assert_eq!(view.side_spot(), Spot::Over);
    }
}

//! The parts of the window that F6 goes through, and where the keyboard was in each of them.

use std::collections::HashMap;

use eframe::egui::{Context, Id, LayerId, Rect, WidgetRect};

/// Within this distance of its edge a part has a splitter, which is no place to begin.
const SPLITTER: f32 = 4.0;

/// A part of the window with controls of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Region {
    Outline,
    Form,
    Side,
    StatusBar,
}

/// A part of the window as a frame shows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    pub(super) region: Region,
    pub(super) rect: Rect,
    pub(super) layer: LayerId,
    /// The control that gets the keyboard at first, where that is not the first one.
    pub(super) first: Option<Id>,
}

/// Where the keyboard was, and where it is wanted.
#[derive(Debug, Default)]
pub(super) struct Regions {
    last: HashMap<Region, Id>,
    steps: isize,
}

impl Regions {
    /// Takes the keyboard so many parts further, once they are drawn.
    pub(super) fn move_keyboard(&mut self, steps: isize) {
        self.steps = steps;
    }

    /// Notes where the keyboard is and takes it where it is wanted. `shown` are the parts of this frame, in their order.
    pub(super) fn update(&mut self, context: &Context, shown: &[Shown]) {
        let focused = context.memory(eframe::egui::Memory::focused);
        let present = focused.and_then(|id| {
            let widget = context.viewport(|viewport| viewport.this_pass.widgets.get(id).copied())?;
            let index = shown.iter().position(|part| part.has(&widget))?;
            self.last.insert(shown.get(index)?.region, id);
            Some(index)
        });
        let steps = std::mem::take(&mut self.steps);
        if steps == 0 {
            return;
        }
        let count = shown.len() as isize;
        let start = present.map_or(if steps > 0 { -1 } else { count }, |index| index as isize);
        // A part without a control is passed by.
        let targets = (1..=count).map(|turn| (start + turn * steps).rem_euclid(count) as usize);
        let goal = targets.filter_map(|index| shown.get(index)).find_map(|part| {
            let last = self.last.get(&part.region).copied();
            part.entry(context, [last, part.first])
        });
        if let Some(goal) = goal {
            context.memory_mut(|memory| memory.request_focus(goal));
            context.request_repaint();
        }
    }
}

impl Shown {
    fn has(&self, widget: &WidgetRect) -> bool {
        widget.layer_id == self.layer && self.rect.contains(widget.interact_rect.center())
    }

    /// The control that gets the keyboard: one of the `wanted` ones, else the first.
    fn entry(&self, context: &Context, wanted: [Option<Id>; 2]) -> Option<Id> {
        let inside = self.rect.shrink(SPLITTER);
        let takes_keyboard = |widget: &&WidgetRect| {
            widget.enabled
                && widget.sense.is_focusable()
                && widget.interact_rect.is_positive()
                && widget.layer_id == self.layer
                && inside.contains(widget.interact_rect.center())
        };
        context.viewport(|viewport| {
            let widgets = &viewport.this_pass.widgets;
            let wanted = wanted.into_iter().flatten().filter_map(|id| widgets.get(id)).find(takes_keyboard);
            let mut all = widgets.get_layer(self.layer);
            wanted.or_else(|| all.find(takes_keyboard)).map(|widget| widget.id)
        })
    }
}

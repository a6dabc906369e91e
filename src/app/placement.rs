//! Where the window goes when the monitor that it was left on is gone, or has become smaller.
//!
//! eframe bounds a remembered size by the largest monitor and takes a remembered position as it is. A desktop that
//! places windows itself (Wayland) tells no position, and nothing is done there.

use eframe::egui::{Context, Rect, Vec2, pos2, vec2};
use winit::dpi::{PhysicalPosition, PhysicalSize};
use winit::window::Window;

/// So much of the upper edge of a window must be on a monitor for a pointer to take it: less is lost to the eye.
const HANDLE: Vec2 = vec2(64.0, 16.0);

/// Moves the window to where it can be seen. Answers whether that is settled: a window that fills the screen or is
/// minimised has its place only later.
pub(super) fn settle(context: &Context, window: &Window) -> bool {
    let has_place = context.input(|input| {
        let viewport = input.viewport();
        [viewport.maximized, viewport.minimized, viewport.fullscreen].iter().all(|is| *is != Some(true))
    });
    if !has_place {
        return false;
    }
    let Ok(position) = window.outer_position() else { return true };
    let (inner, outer) = (size(window.inner_size()), size(window.outer_size()));
    let monitors: Vec<Rect> = window
        .available_monitors()
        .map(|monitor| Rect::from_min_size(corner(monitor.position()), size(monitor.size())))
        .collect();
    if let Some(place) = place(Rect::from_min_size(corner(position), outer), &monitors) {
        if place.size() != outer {
            let wanted = place.size() - (outer - inner).max(Vec2::ZERO);
            // The desktop may know better; either answer is a size that it can show.
            let _granted = window.request_inner_size(PhysicalSize::new(wanted.x as u32, wanted.y as u32));
        }
        window.set_outer_position(PhysicalPosition::new(place.min.x as i32, place.min.y as i32));
    }
    true
}

fn corner(position: PhysicalPosition<i32>) -> eframe::egui::Pos2 {
    pos2(position.x as f32, position.y as f32)
}

fn size(size: PhysicalSize<u32>) -> Vec2 {
    vec2(size.width as f32, size.height as f32)
}

/// Where a window must go, all in pixels of the desktop; `None` where it can stay. A window whose upper edge can be
/// taken stays, however much of the rest is beyond the monitor: somebody put it there.
fn place(window: Rect, monitors: &[Rect]) -> Option<Rect> {
    let handle = Rect::from_min_size(window.min, vec2(window.width(), HANDLE.y));
    let is_reachable = |monitor: &Rect| {
        let seen = monitor.intersect(handle);
        seen.width() >= HANDLE.x && seen.height() >= HANDLE.y
    };
    // What fills a monitor has one place on it: eframe cuts the size down and leaves the corner where it was.
    let fits_along =
        |from: f32, length: f32, start: f32, room: f32| length < room || (length, from) == (room, start);
    let fits = |monitor: &Rect| {
        fits_along(window.left(), window.width(), monitor.left(), monitor.width())
            && fits_along(window.top(), window.height(), monitor.top(), monitor.height())
    };
    if monitors.iter().any(|monitor| is_reachable(monitor) && fits(monitor)) {
        return None;
    }
    let distance = |monitor: &&Rect| {
        let is_empty = monitor.width() <= 0.0 || monitor.height() <= 0.0;
        // The one with the upper edge on it comes first, else the nearest.
        if is_empty { f32::INFINITY } else { monitor.distance_sq_to_pos(handle.center()) }
    };
    let monitor = monitors.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
    let size = window.size().min(monitor.size());
    let moved = Rect::from_min_size(window.min.clamp(monitor.min, monitor.max - size), size);
    (moved != window && distance(&monitor).is_finite()).then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(left: f32, top: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(left, top), vec2(width, height))
    }

    const LAPTOP: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(1440.0, 900.0) };
    /// To the left of the laptop, as a second monitor may be.
    const LEFT: Rect = Rect { min: pos2(-1920.0, -100.0), max: pos2(0.0, 980.0) };

    #[test]
    fn a_window_that_can_be_taken_stays() {
        for window in [
            rect(0.0, 0.0, 1440.0, 900.0),
            rect(200.0, 100.0, 800.0, 600.0),
            // Pushed aside on purpose.
            rect(1300.0, 800.0, 1000.0, 700.0),
            rect(-700.0, 20.0, 1000.0, 700.0),
        ] {
            assert_eq!(place(window, &[LAPTOP]), None, "{window:?}");
        }
        assert_eq!(place(rect(-1900.0, -50.0, 1800.0, 1000.0), &[LAPTOP, LEFT]), None);
    }

    #[test]
    fn a_window_on_a_monitor_that_is_gone_comes_to_the_nearest_one() {
        let window = rect(-1900.0, -50.0, 1000.0, 700.0);
        assert_eq!(place(window, &[LAPTOP]), Some(rect(0.0, 0.0, 1000.0, 700.0)));
        let window = rect(5000.0, 3000.0, 1000.0, 700.0);
        assert_eq!(place(window, &[LEFT, LAPTOP]), Some(rect(440.0, 200.0, 1000.0, 700.0)));
        // The body alone can be seen, and nothing to take it by.
        let window = rect(100.0, -400.0, 1000.0, 700.0);
        assert_eq!(place(window, &[LAPTOP]), Some(rect(100.0, 0.0, 1000.0, 700.0)));
        let window = rect(1400.0, 100.0, 1000.0, 700.0);
        assert_eq!(place(window, &[LAPTOP]), Some(rect(440.0, 100.0, 1000.0, 700.0)));
    }

    #[test]
    fn a_window_larger_than_its_monitor_becomes_as_large_as_that() {
        assert_eq!(place(rect(-300.0, 50.0, 3000.0, 2000.0), &[LAPTOP]), Some(LAPTOP));
        assert_eq!(place(rect(100.0, 50.0, 800.0, 2000.0), &[LAPTOP]), Some(rect(100.0, 0.0, 800.0, 900.0)));
        // As eframe cuts it down.
        assert_eq!(place(rect(200.0, 100.0, 1440.0, 900.0), &[LAPTOP]), Some(LAPTOP));
        // The other monitor is large enough for it, and it is not there.
        assert_eq!(place(rect(10.0, 10.0, 1800.0, 1000.0), &[LAPTOP, LEFT]), Some(LAPTOP));
    }

    #[test]
    fn without_a_monitor_there_is_nowhere_to_go() {
        for monitors in [&[][..], &[Rect::ZERO]] {
            assert_eq!(place(rect(5000.0, 0.0, 100.0, 100.0), monitors), None);
        }
    }
}

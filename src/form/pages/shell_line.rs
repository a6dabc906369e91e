//! A popup that takes the arguments of a list from a line of a shell.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{
    Button, Frame, Key, KeyboardShortcut, Label, Modifiers, Popup, PopupCloseBehavior, RectAlign, Response,
    Stroke, TextEdit, Ui, text_edit::TextEditState,
};
use serde_json::Value;

use crate::app::ctx::Ctx;
use crate::document::{Edit, Path, StepName};
use crate::form::FormState;
use crate::form::row::{Row, field_id};
use crate::task::shell_words::{self, Unclosed};
use crate::text::Args;
use crate::ui::theme::{Type, colors, spacing, stroke};

/// The width of the popup.
const WIDTH: f32 = 420.0;

/// The line that is being written.
#[derive(Debug)]
pub(in crate::form) struct ShellLine {
    list: Path,
    text: String,
    /// The keyboard is not there yet.
    is_new: bool,
}

/// Draws the popup below its button while it is open. Answers whether the arguments were replaced.
pub(super) fn popup_ui(
    ctx: &Ctx<'_>,
    state: &mut FormState,
    button: &Response,
    row: &Row<'_>,
    now: &[&str],
) -> bool {
    let slot = &mut state.pages.shell_line;
    let name = ctx.texts.with("arguments-shell-line", "field", row.name);
    let shown = Popup::from_toggle_button_response(button)
        .align(RectAlign::BOTTOM_START)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(Frame::popup(&button.ctx.global_style()).inner_margin(spacing::MD))
        .accessible_name(name.as_str())
        .show(|ui| {
            let line = slot.take().filter(|line| line.list == *row.path).unwrap_or_else(|| ShellLine {
                list: row.path.clone(),
                text: shell_words::quote(now.iter().copied()),
                is_new: true,
            });
            line_ui(ui, ctx, slot.insert(line), row, &name)
        });
    match shown {
        Some(shown) => shown.inner,
        None => {
            slot.take_if(|line| line.list == *row.path);
            false
        }
    }
}

fn line_ui(ui: &mut Ui, ctx: &Ctx<'_>, line: &mut ShellLine, row: &Row<'_>, name: &str) -> bool {
    let palette = colors(ui);
    ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 4.0 * spacing::XL));
    ui.spacing_mut().item_spacing.y = spacing::SM;
    let help = Type::SMALL.text(&*ctx.texts.get("arguments-shell-help")).color(palette.text_secondary);
    ui.add(Label::new(help).wrap());
    let id = field_id(row.path).with("shell");
    // The pass in which the popup finds its size has no keyboard.
    if !ui.is_sizing_pass() && std::mem::take(&mut line.is_new) {
        // What is pasted takes the place of what stands there.
        let mut selection = TextEditState::default();
        let all = CCursorRange::two(CCursor::new(0), CCursor::new(line.text.chars().count()));
        selection.cursor.set_char_range(Some(all));
        selection.store(ui.ctx(), id);
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let is_entered = !ctx.is_composing
        && ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let words = shell_words::split(&line.text);
    if words.is_err() {
        let tone = stroke(palette.error_fill);
        ui.visuals_mut().widgets.inactive.bg_stroke = tone;
        ui.visuals_mut().widgets.hovered.bg_stroke = tone;
    }
    let edit = TextEdit::multiline(&mut line.text)
        .id(id)
        .font(eframe::egui::TextStyle::Monospace)
        .desired_rows(3)
        .desired_width(f32::INFINITY)
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
    ui.add(edit).accessible_name(name);
    let words = shell_words::split(&line.text);
    let (message, color) = match &words {
        Ok(words) => (ctx.texts.with("arguments-count", "count", words.len()), palette.text_muted),
        Err(Unclosed::Single) => (ctx.texts.get("arguments-unclosed-single").to_string(), palette.error_text),
        Err(Unclosed::Double) => (ctx.texts.get("arguments-unclosed-double").to_string(), palette.error_text),
    };
    ui.add(Label::new(Type::SMALL.text(message).color(color)).wrap());
    let use_name = match &words {
        Ok(words) => {
            let args = Args::new().with("count", words.len()).with("field", row.name);
            ctx.texts.catalog().format("arguments-use", &args)
        }
        Err(_) => ctx.texts.get("arguments-use-none").to_string(),
    };
    let is_used = ui.horizontal(|ui| use_button(ui, &use_name, words.is_ok()).clicked()).inner;
    let Some(words) = words.ok().filter(|_| is_used || is_entered) else { return false };
    let now = row.value.and_then(Value::as_array).map(Vec::as_slice);
    let edits = replace(row.path, now, &words);
    if !edits.is_empty() {
        ctx.edit(StepName::Change(row.path.clone()), edits);
    }
    ui.close();
    true
}

/// The main button of the popup.
fn use_button(ui: &mut Ui, name: &str, is_enabled: bool) -> Response {
    let palette = colors(ui);
    let color = if is_enabled { palette.accent_on } else { palette.text_disabled };
    let fill = if is_enabled { palette.accent_fill } else { palette.bg_disabled };
    let text = Type::LABEL.text(name).color(color);
    ui.add_enabled(is_enabled, Button::new(text).fill(fill).stroke(Stroke::NONE))
}

/// The edits that make the list at `path` hold `words`. What stays the same keeps its line.
fn replace(path: &Path, now: Option<&[Value]>, words: &[String]) -> Vec<Edit> {
    let path = path.clone();
    let Some(now) = now.filter(|now| !now.is_empty()) else {
        return if words.is_empty() { Vec::new() } else { vec![Edit::Set { path, value: words.into() }] };
    };
    if words.is_empty() {
        return vec![Edit::Remove { path }];
    }
    let same = |pair: &(&Value, &String)| pair.0 == pair.1.as_str();
    let start = now.iter().zip(words).take_while(same).count();
    let (now, words) = (&now[start..], &words[start..]);
    let end = now.iter().rev().zip(words.iter().rev()).take_while(same).count();
    let (now, words) = (&now[..now.len() - end], &words[..words.len() - end]);
    let both = now.len().min(words.len());
    let set = (0..both)
        .filter(|at| now[*at] != words[*at].as_str())
        .map(|at| Edit::Set { path: path.index(start + at), value: words[at].as_str().into() });
    let surplus = (both..now.len()).map(|_| Edit::Remove { path: path.index(start + both) });
    let missing = (both..words.len()).map(|at| Edit::Insert {
        path: path.clone(),
        index: start + at,
        value: words[at].as_str().into(),
    });
    set.chain(surplus).chain(missing).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::document::edit::{Append, apply_all};

    fn words(line: &str) -> Vec<String> {
        shell_words::split(line).unwrap()
    }

    fn replaced(now: &[&str], line: &str) -> String {
        let now: Vec<Value> = now.iter().map(|text| json!(text)).collect();
        let path = Path::root().key("command");
        let text = json!({ "command": &now }).to_string();
        apply_all(&text, &replace(&path, Some(&now), &words(line)), &Append).unwrap()
    }

    proptest! {
        #[test]
        fn the_list_holds_the_words(now in "[abc]( [abc]){0,5}", line in "[abc]( [abc]){0,5}") {
            let now: Vec<&str> = now.split(' ').collect();
            let after: Value = serde_json::from_str(&replaced(&now, &line)).unwrap();
            prop_assert_eq!(after, json!({ "command": words(&line) }));
        }
    }

    #[test]
    fn what_stays_is_not_edited() {
        let path = Path::root().key("command");
        let now = [json!("npm"), json!("run"), json!("dev"), json!("--x")];
        let edits = replace(&path, Some(&now), &words("npm run start --x"));
        assert_eq!(edits, [Edit::Set { path: path.index(2), value: "start".into() }]);
        assert_eq!(replace(&path, Some(&now), &words("npm run dev --x")), []);
        assert_eq!(replace(&path, Some(&now), &[]), [Edit::Remove { path: path.clone() }]);
        assert_eq!(replace(&path, None, &[]), []);
    }
}

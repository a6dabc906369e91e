//! A long line whose change would be out of sight, without the part before the change.

use unicode_width::UnicodeWidthStr;

use crate::app::compare::Line;

const ELLIPSIS: &str = "…";
/// What is left out ends before one of these, where one is near enough.
const SEPARATORS: [char; 6] = ['/', ':', ',', '=', '|', ' '];

/// The line with an ellipsis, so that its first changed word, or where that is too long its beginning, stands within
/// so many columns; `None` where it does anyway, or where nothing can be left out.
pub(super) fn shortened(line: &Line, room: usize) -> Option<Line> {
    let text = &line.text;
    let first = line.words.first()?;
    if text.get(..first.end)?.width() <= room {
        return None;
    }
    // What leads to the value stays, up to its quote.
    let before = text.get(..first.start)?;
    let mut quotes = before.rmatch_indices('"').map(|(at, quote)| at + quote.len());
    let changed = text.get(first.clone())?.width();
    let fits = |end: &usize| {
        let head = text.get(..*end).map_or(room, UnicodeWidthStr::width);
        // Where the change itself has no room, its beginning and the name before it tell more than its end.
        head + 1 + changed <= room || head * 2 < room
    };
    let head_end = quotes.find(fits).unwrap_or(before.len() - before.trim_start().len());
    let head = text.get(..head_end)?;
    let left = room.saturating_sub(head.width() + 1);
    let is_near = |at: usize| text.get(at..first.end).is_some_and(|part| part.width() <= left);
    let cuts = before.char_indices().filter(|(at, _)| *at > head_end && is_near(*at));
    let is_separator = |(_, character): &(usize, char)| SEPARATORS.contains(character);
    let separator = cuts.clone().find(is_separator);
    let cut = separator.or_else(|| cuts.clone().next()).map_or(first.start, |(at, _)| at);
    let saved = cut.checked_sub(head_end + ELLIPSIS.len())?;
    let words = line.words.iter().map(|word| word.start - saved..word.end - saved).collect();
    Some(Line { text: [head, ELLIPSIS, text.get(cut..)?].concat(), words })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is shown of a line, its changed words in brackets there and here.
    fn shown(marked: &str, room: usize) -> Option<String> {
        let (mut text, mut words) = (String::new(), Vec::new());
        for (number, part) in marked.split(['[', ']']).enumerate() {
            if number % 2 == 1 {
                words.push(text.len()..text.len() + part.len());
            }
            text += part;
        }
        let mut line = shortened(&Line { text, words }, room)?;
        for word in line.words.iter().rev() {
            line.text.replace_range(word.clone(), &format!("[{}]", &line.text[word.clone()]));
        }
        Some(line.text)
    }

    #[test]
    fn the_change_comes_into_sight() {
        let image = "  \"image\": \"111122223333.dkr.example.com/team/web:[1.4.1]\",";
        assert_eq!(shown(image, 80), None);
        assert_eq!(shown(image, 40).as_deref(), Some("  \"image\": \"…/team/web:[1.4.1]\","));
        assert_eq!(shown(image, 24).as_deref(), Some("  \"image\": \"…/web:[1.4.1]\","));
        // No separator is near enough, or no room for anything.
        assert_eq!(
            shown("\"a\": \"aaaaaaaaaaaaaaaaaaaaaaaaaa[b]\"", 20).as_deref(),
            Some("\"a\": \"…aaaaaaaaaaaa[b]\"")
        );
        assert_eq!(shown("\"a\": \"aaaaaaaaaaaaaaaaaaaaaaaaaa[b]\"", 2).as_deref(), Some("…[b]\""));
        // The name before the value stays where it has room.
        let entry = "{ \"name\": \"NAME\", \"value\": \"aaaaaaaaaaaaaaa [b]\" }";
        assert_eq!(shown(entry, 40).as_deref(), Some("{ \"name\": \"NAME\", \"value\": \"… [b]\" }"));
        // So it does where the change is longer than the room.
        let image = "  \"image\": \"a/b/[111122223333.dkr.example.com/team/web]:1\"";
        let expected = "  \"image\": \"…[111122223333.dkr.example.com/team/web]:1\"";
        assert_eq!(shown(image, 30).as_deref(), Some(expected));
        // Behind a value, and several changes.
        assert_eq!(shown("\"a\": \"b/cccccccccccccccccccc/d\"[,]", 20).as_deref(), Some("\"a\": \"…/d\"[,]"));
        assert_eq!(
            shown("\"a\": \"bbbbbbbbbbbbbbb/[c]/d[e]\"", 14).as_deref(),
            Some("\"a\": \"…/[c]/d[e]\"")
        );
        assert_eq!(shown("\"설명\": \"가나다라 마바사 [아]\"", 16).as_deref(), Some("\"설명\": \"… [아]\""));
    }

    #[test]
    fn what_is_not_long_or_has_no_change_stays() {
        assert_eq!(shown("[abcdefgh]", 4), None);
        assert_eq!(shown("abcdefgh", 4), None);
        assert_eq!(shown("", 0), None);
    }
}

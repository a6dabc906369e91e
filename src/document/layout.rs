//! How the members of one list or object stand in the text, with their commas, comments and line ends; and how to
//! add, take away and move one so that everything else stays byte for byte.

use std::ops::Range;

/// Where a line comment ends. A lone carriage return does too.
pub(super) const LINE_END: [char; 2] = ['\n', '\r'];

/// A piece of the text to replace.
type Change = (Range<usize>, String);

/// The members of one container and what stands between them.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    text: &'a str,
    /// The container with its brackets.
    whole: Range<usize>,
    items: Vec<Item>,
}

/// One member or element. What stands before it and behind it moves with it.
#[derive(Debug, Clone)]
struct Item {
    /// Where its white space and the comments above it begin.
    lead: usize,
    /// Key to value, or the element.
    own: Range<usize>,
    /// The comma behind it.
    comma: Option<usize>,
    /// The end of what belongs to it: its comma and a comment on its line.
    tail: usize,
}

/// How a new member is to be written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spacing<'a> {
    /// `\n` or `\r\n`.
    pub newline: &'a str,
    /// The white space of the line on which the container begins.
    pub indent: &'a str,
    /// The white space of one level.
    pub unit: &'a str,
    /// Whether the text has no space after commas.
    pub is_tight: bool,
    /// Whether the first member of an empty container gets a line of its own.
    pub opens: bool,
}

/// Where a member is about to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// Beside others on their line.
    Inline,
    /// On a line of its own with this indent.
    Line(String),
}

impl<'a> Layout<'a> {
    pub(super) fn new(text: &'a str, whole: Range<usize>, members: &[Range<usize>]) -> Self {
        let mut items: Vec<Item> = Vec::with_capacity(members.len());
        let mut lead =
            after_bracket(text, &whole, members.first().map_or(whole.end - 1, |first| first.start));
        for (at, own) in members.iter().enumerate() {
            let next = members.get(at + 1).map_or(whole.end - 1, |next| next.start);
            let (comma, tail) = split_gap(text, own.end..next, at + 1 == members.len());
            items.push(Item { lead, own: own.clone(), comma, tail });
            lead = tail;
        }
        Self { text, whole, items }
    }

    /// Where a new member at `index` would stand.
    pub(super) fn place(&self, index: usize, spacing: Spacing<'_>) -> Place {
        let Some(neighbour) = self.items.get(index.saturating_sub(1)) else {
            let inside = &self.text[self.whole.start + 1..self.whole.end - 1];
            let has_line = inside.contains(LINE_END) || (spacing.opens && inside.trim().is_empty());
            return if has_line {
                Place::Line([spacing.indent, spacing.unit].concat())
            } else {
                Place::Inline
            };
        };
        let lead = &self.text[neighbour.lead..neighbour.own.start];
        match lead.rsplit_once(LINE_END) {
            // In `\n  , "b"` the comma stands before its member.
            Some((_, indent)) => Place::Line(indent.chars().take_while(|c| c.is_whitespace()).collect()),
            None => Place::Inline,
        }
    }

    /// Adds `member`, already printed for its [`Layout::place`].
    pub(super) fn insert(&self, index: usize, member: &str, spacing: Spacing<'_>) -> Vec<Change> {
        let place = self.place(index, spacing);
        let Some(last) = self.items.len().checked_sub(1) else {
            return vec![self.insert_first(member, &place, spacing)];
        };
        let (before, after) = match &place {
            Place::Line(indent) => ([spacing.newline, indent].concat(), ""),
            Place::Inline if spacing.is_tight => (String::new(), ""),
            Place::Inline => (" ".to_owned(), " "),
        };
        let Some(previous) = index.checked_sub(1) else {
            let first = &self.items[0];
            let at = if place == Place::Inline { first.own.start } else { first.lead };
            return match place {
                Place::Inline => vec![(at..at, format!("{member},{after}"))],
                Place::Line(_) => vec![(at..at, format!("{before}{member},"))],
            };
        };
        let item = &self.items[previous.min(last)];
        match item.comma {
            Some(comma) if comma < item.tail => {
                // Beside others, directly behind the comma; on a line of its own, behind the comment too.
                let at = if place == Place::Inline { comma + 1 } else { item.tail };
                vec![(at..at, format!("{before}{member},"))]
            }
            _ => {
                let at = if place == Place::Inline { item.own.end } else { item.tail };
                let end = item.own.end;
                if at == end {
                    return vec![(end..end, format!(",{before}{member}"))];
                }
                vec![(end..end, ",".to_owned()), (at..at, format!("{before}{member}"))]
            }
        }
    }

    fn insert_first(&self, member: &str, place: &Place, spacing: Spacing<'_>) -> Change {
        let inside = self.whole.start + 1..self.whole.end - 1;
        let pieces = trivia(self.text, inside.clone());
        let comment_end =
            pieces.iter().rev().find(|piece| piece.kind.is_comment()).map(|piece| piece.range.end);
        let start = comment_end.unwrap_or(inside.start);
        let keeps_end = comment_end.is_some() && self.text[start..inside.end].contains(LINE_END);
        let range = if keeps_end { start..start } else { start..inside.end };
        let is_padded =
            comment_end.is_some() || (self.text[self.whole.clone()].starts_with('{') && !spacing.is_tight);
        let text = match place {
            Place::Line(indent) if keeps_end => format!("{}{indent}{member}", spacing.newline),
            Place::Line(indent) => {
                format!("{}{indent}{member}{}{}", spacing.newline, spacing.newline, spacing.indent)
            }
            Place::Inline if is_padded => format!(" {member} "),
            Place::Inline => member.to_owned(),
        };
        (range, text)
    }

    /// Takes the member at `index` away with its comma and the comment behind it. A comment above it stays.
    pub(super) fn remove(&self, index: usize) -> Vec<Change> {
        let Some(item) = self.items.get(index) else { return Vec::new() };
        let inside = self.whole.start + 1..self.whole.end - 1;
        if self.items.len() == 1
            && is_blank(self.text, inside.start..item.own.start)
            && is_blank(self.text, item.tail..inside.end)
        {
            return vec![(inside, String::new())];
        }
        let mut range = self.removed(index, item);
        let previous = index.checked_sub(1).and_then(|at| self.items[at].comma);
        let is_last = index + 1 == self.items.len();
        let gone = |comma: Option<usize>| comma.is_some_and(|at| range.contains(&at));
        // Of the commas around the member exactly one goes with it.
        let extra = match (gone(previous), gone(item.comma)) {
            (true, true) if !is_last => {
                range.start = previous.map_or(range.start, |at| at + 1);
                None
            }
            (false, false) if is_last => previous.or(item.comma),
            (false, false) => item.comma,
            _ => None,
        };
        let extra = extra.map(|at| (self.comma_with_space(at), String::new()));
        std::iter::once((range, String::new())).chain(extra).collect()
    }

    /// The bytes that go with a member: its line, or its part of the line.
    fn removed(&self, index: usize, item: &Item) -> Range<usize> {
        let lead = item.lead..item.own.start;
        let line_start = self.text[lead.clone()].rfind(LINE_END).map(|at| {
            let at = item.lead + at;
            if self.text[..at + 1].ends_with("\r\n") { at - 1 } else { at }
        });
        let rest = &self.text[item.tail..self.whole.end];
        let following = rest.trim_start_matches([' ', '\t']);
        let begins_line = line_start.is_some() || index == 0;
        if begins_line && !following.starts_with(LINE_END) {
            // What follows on the line moves to its place: on the line before, a comment could swallow it.
            return item.own.start..item.tail + rest.len() - following.len();
        }
        if line_start.is_none() && index == 0 {
            return item.own.start..item.tail;
        }
        let comments = trivia(self.text, lead);
        let comment_end =
            comments.iter().rev().find(|piece| piece.kind.is_comment()).map(|piece| piece.range.end);
        line_start.max(comment_end).unwrap_or(item.lead)..item.tail
    }

    /// A comma that begins its line goes with the space behind it.
    fn comma_with_space(&self, at: usize) -> Range<usize> {
        let before = self.text[..at].trim_end_matches([' ', '\t']);
        let is_first = before.ends_with(LINE_END);
        if is_first && self.text[at + 1..].starts_with(' ') { at..at + 2 } else { at..at + 1 }
    }

    /// Moves the member at `from` to the index `to`; its comments move with it.
    pub(super) fn shift(&self, from: usize, to: usize, newline: &str) -> Vec<Change> {
        let (low, high) = (from.min(to), from.max(to));
        let Some(region) = self.items.get(low..=high) else { return Vec::new() };
        let mut order: Vec<usize> = (low..=high).collect();
        let moved = order.remove(from - low);
        order.insert(to - low, moved);
        // A comma that stands before the first of them belongs to the member before it and stays.
        let before = low.checked_sub(1).and_then(|at| self.items[at].comma);
        let start = before.map_or(self.items[low].lead, |comma| self.items[low].lead.max(comma + 1));
        let lead_of = |at: usize| {
            let lead = if at == low { start } else { self.items[at].lead };
            self.without_comma(lead..self.items[at].own.start)
        };
        // Without comments the white space belongs to the place; a comment takes its lines along.
        let travels = region.iter().any(|item| {
            trivia(self.text, item.lead..item.own.start).iter().any(|piece| piece.kind.is_comment())
        });
        let ends_with_comma = self.items[high].comma.is_some();
        let mut out = String::new();
        for (place, at) in (low..).zip(&order) {
            let item = &self.items[*at];
            let lead = lead_of(if travels { *at } else { place });
            let lead_and_own = lead + &self.text[item.own.clone()];
            if place == low && ends_line_comment(&self.text[..start], &lead_and_own) {
                out += newline;
            }
            append(&mut out, &lead_and_own, newline);
            if place < high || ends_with_comma {
                out.push(',');
            }
            out += &self.without_comma(item.own.end..item.tail);
        }
        let mut end = self.items[high].tail;
        if let Some(comma) = self.items[high].comma.filter(|comma| *comma >= end) {
            // The comma stood on the next line, before its successor: it has been written already.
            append(&mut out, &self.text[end..comma], newline);
            end = comma + 1;
        }
        if ends_line_comment(&out, &self.text[end..]) {
            out += newline;
        }
        vec![(start..end, out)]
    }

    fn without_comma(&self, range: Range<usize>) -> String {
        let commas = trivia(self.text, range.clone());
        let mut out = self.text[range.clone()].to_owned();
        for comma in commas.iter().rev().filter(|piece| piece.kind == Kind::Comma) {
            out.remove(comma.range.start - range.start);
        }
        out
    }
}

/// Applies changes that do not overlap.
pub(super) fn apply(text: &str, mut changes: Vec<Change>) -> String {
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = text.to_owned();
    for (range, new) in changes.into_iter().rev() {
        out.replace_range(range, &new);
    }
    out
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Comment,
    LineComment,
    Comma,
}

impl Kind {
    fn is_comment(self) -> bool {
        matches!(self, Self::Comment | Self::LineComment)
    }
}

#[derive(Debug)]
struct Piece {
    kind: Kind,
    range: Range<usize>,
}

/// What stands between two members: white space, comments, commas.
fn trivia(text: &str, range: Range<usize>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let (kind, length) = if rest.starts_with("//") {
            (Kind::LineComment, rest.find(LINE_END).unwrap_or(rest.len()))
        } else if let Some(comment) = rest.strip_prefix("/*") {
            (Kind::Comment, comment.find("*/").map_or(rest.len(), |end| end + 4))
        } else if rest.starts_with(',') {
            (Kind::Comma, 1)
        } else {
            (Kind::Space, rest.find(['/', ',']).unwrap_or(rest.len()).max(1))
        };
        pieces.push(Piece { kind, range: at..at + length });
        at += length;
    }
    pieces
}

/// Whether there is nothing but white space.
fn is_blank(text: &str, range: Range<usize>) -> bool {
    text[range].trim().is_empty()
}

/// Appends `next`, on a new line where a line comment would swallow it.
fn append(out: &mut String, next: &str, newline: &str) {
    if !next.is_empty() && ends_line_comment(out, next) {
        *out += newline;
    }
    *out += next;
}

/// Whether `text` ends inside a line comment that `next` would be a part of.
fn ends_line_comment(text: &str, next: &str) -> bool {
    open_line_comment(text) && !next.trim_start_matches([' ', '\t']).starts_with(LINE_END)
}

/// Whether `text` ends inside a line comment.
fn open_line_comment(text: &str) -> bool {
    let line = text.rsplit(LINE_END).next().unwrap_or(text);
    let (mut in_string, mut escaped) = (false, false);
    let mut bytes = line.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'/' if !in_string && bytes.peek() == Some(&b'/') => return true,
            _ => {}
        }
    }
    false
}

/// Where the lead of the first member begins: behind the bracket, and behind a comment on the bracket's line.
fn after_bracket(text: &str, whole: &Range<usize>, first: usize) -> usize {
    let (_, tail) = split_gap(text, whole.start + 1..first, false);
    tail
}

/// The comma in a gap, and where the part of the gap ends that belongs to the member before it.
fn split_gap(text: &str, gap: Range<usize>, is_last: bool) -> (Option<usize>, usize) {
    let pieces = trivia(text, gap.clone());
    let comma = pieces.iter().find(|piece| piece.kind == Kind::Comma).map(|piece| piece.range.start);
    let has_line_end = text[gap.clone()].contains(LINE_END);
    let mut tail = gap.start;
    for piece in &pieces {
        let is_multi_line = text[piece.range.clone()].contains(LINE_END);
        match piece.kind {
            // White space at the end of the line is part of the line.
            Kind::Space if is_multi_line => {
                let space = &text[piece.range.clone()];
                tail = piece.range.start + space.find(LINE_END).unwrap_or(0);
                break;
            }
            Kind::Space => {}
            Kind::Comma => tail = piece.range.end,
            Kind::Comment if is_multi_line => break,
            // On a line with its successor, a comment behind the comma speaks of the successor.
            Kind::Comment | Kind::LineComment
                if has_line_end || is_last || comma.is_none_or(|at| at > piece.range.start) =>
            {
                tail = piece.range.end;
            }
            Kind::Comment | Kind::LineComment => {}
        }
    }
    (comma, tail)
}

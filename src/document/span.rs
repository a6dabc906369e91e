//! Which bytes of the text a path stands for, and which path the bytes belong to.

use std::ops::Range;

use super::path::{Path, Segment};

/// A tree parallel to the value tree that knows the range of each value in the text.
#[derive(Debug, Clone, Default)]
pub struct SpanMap {
    /// In document order, parents before children; the first is the whole value.
    nodes: Vec<Node>,
}

#[derive(Debug, Clone)]
struct Node {
    segment: Segment,
    key: Option<Range<usize>>,
    value: Range<usize>,
    children: Vec<u32>,
}

/// A node of the map while it is being built.
#[derive(Debug, Clone, Copy)]
pub(super) struct NodeId(u32);

impl SpanMap {
    pub(super) fn with_root(value: Range<usize>) -> (Self, NodeId) {
        let root = Node { segment: Segment::Index(0), key: None, value, children: Vec::new() };
        (Self { nodes: vec![root] }, NodeId(0))
    }

    pub(super) fn add(
        &mut self,
        parent: NodeId,
        segment: Segment,
        key: Option<Range<usize>>,
        value: Range<usize>,
    ) -> NodeId {
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(Node { segment, key, value, children: Vec::new() });
        self.nodes[parent.0 as usize].children.push(id);
        NodeId(id)
    }

    fn find(&self, path: &Path) -> Option<&Node> {
        path.segments().iter().try_fold(self.nodes.first()?, |node, segment| self.child(node, segment))
    }

    /// Of a key that stands twice, the last one: it is the one that readers keep.
    fn child(&self, node: &Node, segment: &Segment) -> Option<&Node> {
        let mut children = node.children.iter().rev().filter_map(|id| self.nodes.get(*id as usize));
        children.find(|child| child.segment == *segment)
    }

    /// The bytes of the value at `path`.
    pub fn value(&self, path: &Path) -> Option<Range<usize>> {
        self.find(path).map(|node| node.value.clone())
    }

    /// The bytes of the key of the member at `path`, quotes included; `None` for list elements.
    pub fn key(&self, path: &Path) -> Option<Range<usize>> {
        self.find(path)?.key.clone()
    }

    /// What to underline for a finding at `path`: the value, or the key of the member when the value is a list
    /// or an object. For a path that is not there, the nearest existing ancestor.
    pub fn underline(&self, path: &Path, text: &str) -> Range<usize> {
        let Some(mut node) = self.nodes.first() else { return 0..0 };
        for segment in path.segments() {
            match self.child(node, segment) {
                Some(child) => node = child,
                None => break,
            }
        }
        let opens = text.get(node.value.clone()).is_some_and(|value| value.starts_with(['{', '[']));
        match &node.key {
            Some(key) if opens => key.clone(),
            _ if opens => node.value.start..node.value.start + 1,
            _ => node.value.clone(),
        }
    }

    /// The deepest path whose key or value holds the byte at `offset`.
    pub fn path_at(&self, offset: usize) -> Path {
        let mut segments = Vec::new();
        let mut at = self.nodes.first();
        while let Some(node) = at {
            at = node.children.iter().filter_map(|id| self.nodes.get(*id as usize)).find(|child| {
                let start = child.key.as_ref().map_or(child.value.start, |key| key.start);
                (start..=child.value.end).contains(&offset)
            });
            segments.extend(at.map(|child| child.segment.clone()));
        }
        segments.into()
    }

    /// The ranges of the members or elements directly inside `path`, in document order, keys included.
    pub fn children(&self, path: &Path) -> Vec<(Segment, Range<usize>)> {
        let Some(node) = self.find(path) else { return Vec::new() };
        let children = node.children.iter().filter_map(|id| self.nodes.get(*id as usize));
        children
            .map(|child| {
                let start = child.key.as_ref().map_or(child.value.start, |key| key.start);
                (child.segment.clone(), start..child.value.end)
            })
            .collect()
    }
}

/// Turns byte offsets into lines and columns.
#[derive(Debug, Clone)]
pub struct LineTable {
    starts: Vec<usize>,
}

/// A place as editors count: line and column from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl LineTable {
    /// Finds the line starts of `text`.
    pub fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The place of the byte at `offset`.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = text.get(start..offset).map_or(0, |before| before.chars().count());
        Position { line, column: column + 1 }
    }

    /// The bytes of a line (from 1) without its line end.
    pub fn line<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let start = self.starts.get(line.wrapping_sub(1)).copied().unwrap_or(text.len());
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        text.get(start..end).unwrap_or("").trim_end_matches('\r')
    }

    /// How many lines there are, at least 1.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never: an empty text has one line.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters() {
        let text = "{\r\n  \"가나\": 1\r\n}";
        let lines = LineTable::new(text);
        let at = text.find('1').unwrap();
        assert_eq!(lines.position(text, at), Position { line: 2, column: 9 });
        assert_eq!(lines.line(text, 2), "  \"가나\": 1");
        assert_eq!(lines.position(text, 999), Position { line: 3, column: 2 });
        assert_eq!(lines.line(text, 99), "");
    }
}

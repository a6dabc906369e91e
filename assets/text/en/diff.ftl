# Two texts side by side, and one below the other.

diff-side-by-side = Side by side
diff-inline = Inline
diff-name = Differences of { $old } and { $new }
diff-none = No line differs
diff-line-ends = Only line ends differ
diff-added = { $count ->
    [one] { $count } line added
   *[other] { $count } lines added
}
diff-removed = { $count ->
    [one] { $count } line removed
   *[other] { $count } lines removed
}
diff-unchanged = { $count ->
    [one] { $count } unchanged line
   *[other] { $count } unchanged lines
}
diff-line-same = Line { $number }: { $text }
diff-line-removed = Line { $number } removed: { $text }
diff-line-added = Line { $number } added: { $text }

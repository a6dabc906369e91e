# Texts of the window: problems.

problems-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
problems-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
problems-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
problems-filter = Filter: { $name }
problems-hide = Hide these findings
problems-show = Show these findings
problems-sort = Sort
problems-sort-severity = Severity
problems-sort-line = Line
problems-sort-place = Place
problems-search = Find in problems
problems-search-clear = Clear the search
problems-not-found = No finding fits
problems-not-found-help = Words are looked for in the sentence, the place, the rule and what ECS answers.
problems-only-notes = No errors, no warnings
problems-only-notes-help = Only advice, which is hidden.
problems-show-notes = Show notes
problems-none-help = Every change is checked against the rules of Amazon ECS.
problems-large-help = ECS takes less than 64 KiB.
problems-broken = The JSON does not parse. The pale findings are about the last text that did.
problems-hidden = All findings are hidden
problems-hidden-help = The switches above hide them.
problems-show-all = Show all findings
problems-include = Include the fix: { $message }
problems-asks = Needs a value from you
problems-answer = What ECS answers
problems-go = Go to field
problems-preview = Fix preview
problems-preview-count = { $count ->
    [one] { $count } fix
   *[other] { $count } fixes
}
problems-apply = { $count ->
    [one] Apply { $count } fix
   *[other] Apply { $count } fixes
}
problems-copy = Copy patch
problems-one-step = One undo step, { $keys }
problems-fixes-of-field = Fixes of this field
problems-no-fix = No fix for this field
toast-fixes = { $count ->
    [one] { $count } fix applied.
   *[other] { $count } fixes applied.
}
command-next-problem = Next problem
command-next-problem-tooltip = Go to the next problem of the document
command-previous-problem = Previous problem
command-previous-problem-tooltip = Go to the problem before
command-show-fixes = Fixes of this field…
command-show-fixes-tooltip = Show the fixes of the field that has the keyboard

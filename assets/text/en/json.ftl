# Texts of the window: the JSON pane.

json-follows = Follows the form
json-broken = JSON has an error at line { $line }
json-large = Text only: larger than 1 MiB
json-line = Ln { $line }
json-example = Example: { $example }
json-copy = Copy JSON
json-show-secrets = Show secrets
json-hide-secrets = Hide secrets

json-format = Format
json-format-tooltip = Lay the text out anew, in its own indent
json-format-broken = The text must parse before it can be laid out
json-format-count = { $count ->
    [one] This changes { $count } line. Comments and values stay as they are.
   *[other] This changes { $count } lines. Comments and values stay as they are.
}
json-format-nothing = No line changes: the text is laid out already.
json-format-apply = Format now

command-find = Find in JSON
command-find-tooltip = Look for words in the JSON
command-replace = Replace in JSON
command-replace-tooltip = Find words in the JSON and replace them
command-go-to-line = Go to line…
command-go-to-line-tooltip = Go to a line of the JSON
command-format = Format JSON…
command-format-tooltip = Lay the text out anew, after showing how many lines change
command-secrets = Show secrets
command-secrets-tooltip = Show secret values in the JSON, or mask them

json-find = Find
json-find-count = { $number } of { $count }
json-find-none = None
json-find-next = Next match
json-find-previous = Previous match
json-find-case = Match case
json-find-close = Close the search
json-replace-with = Replace with
json-replace-one = Replace
json-replace-all = Replace all
json-line-number = Line number
json-line-count = of { $count }
json-line-go = Go to line

json-completion = Completions
json-completion-required = { $key }, required

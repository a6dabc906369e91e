# Why a text is not JSON: what stands there and what must stand there.

syntax-empty = The document must not be empty.
syntax-unclosed-object = This { "{" } must be closed by a { "}" }.
syntax-unclosed-list = This [ must be closed by a ].
syntax-unclosed-string = This string must end with a quote: { $found }
syntax-unclosed-comment = This comment must end with */.
syntax-missing-comma = A comma must stand before { $found }.
syntax-missing-colon = A colon must stand before { $found }.
syntax-missing-value = A value must stand before { $found }.
syntax-unquoted-key = The key must be in double quotes: { $found }
syntax-single-quotes = Quotes must be double: { $found }
syntax-unknown-word = No value begins like this: { $found }
syntax-unexpected-sign = A key, value or end must stand here, not { $found }.
syntax-number-form = JSON has no number like this: { $found }
syntax-bad-escape = JSON has no escape like this: { $found }
syntax-control-character = { $found } must be escaped in a string.
syntax-foreign-space = White space must be ASCII, not { $found }.
syntax-text-after-value = Nothing may follow the end: { $found }
syntax-too-deep = Lists and objects may nest 128 deep at most.

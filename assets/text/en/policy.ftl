# What is wrong with taskwright.toml, and what the window says of its settings.

policy-syntax = { $file }, line { $line }: this is not TOML. A line looks like "ecs/task-untagged" = "off", below [rules].
policy-key = { $file }, line { $line }: { $name } has no key { $key }. It takes packs and [rules].
policy-rule = { $file }, line { $line }: there is no rule { $rule }. docs/rules.md lists all rules.
policy-rule-near = { $file }, line { $line }: there is no rule { $rule }. Did you mean { $nearest }?
policy-must-stay = { $file }, line { $line }: { $rule } must stay an error. Without it a text that nobody can read would pass.
policy-level = { $file }, line { $line }: a rule cannot be "{ $level }". It takes off, info, warning, error or default.
policy-pack = { $file }, line { $line }: there is no pack { $pack }. The packs are { $packs }.
policy-type = { $file }, line { $line }: { $key } has a value of the wrong type. packs takes a list of names, each of the [rules] a word in quotes.
policy-unused = None of its settings is used.

policy-off = off
policy-origin = In this folder: { $level } ({ $file }, line { $line })
policy-origin-pack = In this folder: { $level } ({ $file }, line { $line }, pack { $pack })
policy-summary = { $file }: { $parts }
policy-changed = { $count ->
    [one] { $count } rule changed
   *[other] { $count } rules changed
}
policy-switched-off = { $count ->
    [one] { $count } rule off
   *[other] { $count } rules off
}
policy-not-shown = { $count ->
    [one] { $count } finding not shown
   *[other] { $count } findings not shown
}

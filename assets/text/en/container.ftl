# Texts of the window: the page of a container.

# Behind the switch: the first part is emphasized.
container-essential = Essential:
container-essential-what = if it stops, the task stops
container-not-essential = Not essential:
container-not-essential-what = the task goes on
container-essential-default = if it stops, the task stops (default)

# The image in its parts.
image-tag = Tag
image-digest = Digest
image-tag-name = Image tag
image-digest-name = Image digest
image-tag-latest = latest (default)
image-no-pin = None
image-replaces-tag = Replaces the tag
image-replaces-digest = Replaces the digest
image-use-both = Use { $region } for logs and { $account } for roles
image-use-region = Use { $region } for logs
image-use-account = Use { $account } for roles

# Entry point and command.
arguments-drag = Drag to another place, or press Alt+Up and Alt+Down
arguments-duplicate = Duplicate { $field } { $number }
arguments-paste = Paste shell line
arguments-paste-name = Paste shell line into { $field }
arguments-copy = Copy as shell line
arguments-copy-name = Copy { $field } as shell line
arguments-shell-line = { $field } as shell line
arguments-shell-help = Quotes and backslashes are read as in a shell. $NAME stays as it is.
arguments-unclosed-single = A single quote (') is not closed.
arguments-unclosed-double = A double quote (") is not closed.
arguments-count = { $count ->
    [0] No argument
    [one] { $count } argument
   *[other] { $count } arguments
}
arguments-use-none = Use arguments
arguments-use = { $count ->
    [0] Remove { $field }
    [one] Use { $count } argument
   *[other] Use { $count } arguments
}

# CPU and memory of a container.
size-hard = Memory hard limit
size-soft = Soft limit
size-of-both = Killed above { $hard } MiB; { $soft } MiB are reserved.
size-of-hard = Killed above { $hard } MiB; all of it is reserved.
size-of-soft = { $soft } MiB are reserved; more is used while memory is free.
size-of-task = No limit of its own: it shares the memory of the task.

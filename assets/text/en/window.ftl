# The window: commands, form, panes, dialogs.

untitled = Untitled
language = Language
cancel = Cancel
close = Close

command-new = New
command-new-tooltip = Start with an empty definition
command-open = Open…
command-open-tooltip = Open a file
command-save = Save
command-save-tooltip = Write the file
command-save-as = Save as…
command-save-as-tooltip = Write another file
command-undo = Undo
command-undo-tooltip = Take the last change back
command-redo = Redo
command-redo-tooltip = Make the change again

node-task = Task
node-tags = Tags
node-container = Container { $number }
node-volume = Volume { $number }
outline-containers = Containers
outline-volumes = Volumes
outline-none = None
outline-add-container = Add container

place-task = Task
place-port = port { $number }
place-element = { $label } { $number }

form-none = This text is no JSON yet
form-none-help = The form opens when it is. The finding on the right says what is missing.
form-large = This text is larger than 1 MiB
form-large-help = It opens as text, without form and findings. ECS takes less than 64 KiB.
form-broken = JSON has an error at line { $line }. The form shows the last text without one.
form-back-to-good = Back to the last text that parses
form-not-set = Not set
form-on = On
form-off = Off
form-unset = Unset { $field }
form-show-json = Show in JSON
form-show-json-of = Show { $field } in JSON
form-remove-container = Remove container { $name }
form-port = Port { $number }
form-add-port = Add port
form-remove-port = Remove port { $number }
form-tag = Tag { $number }
form-add-tag = Add tag
form-remove-tag = Remove tag { $number }

splitter-outline = Width of the outline
splitter-right-pane = Width of the JSON pane

json = JSON
problems = Problems
problems-none = No problems found
problems-large = Not checked: the text is larger than 1 MiB
problems-line = line { $line }
problems-fix = Fix: { $fix }
severity-error = Error
severity-warning = Warning
severity-note = Note

status-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
status-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
status-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
status-unsaved = Unsaved changes
status-saved = Saved

notice-saved = { $file } is saved.
notice-saved-broken = { $file } is saved as it is. Its JSON has an error.
notice-broken = The form changes nothing until the JSON parses again.
notice-does-not-fit = The value at { $path } has another type. Change it in the JSON.

unsaved = Save the changes first?
unsaved-text = { $file } has changes that are not saved.
unsaved-save = Save
unsaved-discard = Discard changes
overwrite = Replace the file?
overwrite-text = { $file } exists already. Its content will be lost.
overwrite-replace = Replace file

question-places = { $count ->
    [one] The value goes into the document once.
   *[other] The value goes into { $count } places.
}
question-apply = Apply

file-dialog-open-title = Open a task definition
file-dialog-save-title = Save the task definition as
file-dialog-open = Open
file-dialog-save = Save
file-dialog-name = File name
file-dialog-up = Parent folder
file-dialog-empty = This folder is empty

# Undo and redo with what they would do.
command-undo-step = Undo: { $step }
command-redo-step = Redo: { $step }
step-change = change { $place }
step-add = add { $place }
step-remove = remove { $place }
step-move = move { $place }
step-rename = rename { $place }
step-type = typing
step-format = format
step-replace = replace in the JSON
step-fix = fix
step-fixes = { $count } fixes
step-back = back to the last text that parses
step-reload = reload from the file
notice-copied = Copied to the clipboard.

# Texts of the window: shell.

command-close = Close document
command-close-tooltip = Close the document
command-next-document = Next document
command-next-document-tooltip = Show the document in the next tab
command-previous-document = Previous document
command-previous-document-tooltip = Show the document in the tab before

menu-file = File
menu-edit = Edit
menu-view = View
menu-task = Task
menu-help = Help
menu-theme = Theme

command-quit = Quit
command-quit-tooltip = Close the window
command-outline = Outline
command-outline-tooltip = Show or hide the outline
command-json = JSON
command-json-tooltip = Show or hide the JSON pane
command-problems = Problems
command-problems-tooltip = Show or hide the list of problems
command-next-region = Next part of the window
command-next-region-tooltip = Take the keyboard to the next part: outline, form, pane, status bar
command-previous-region = Previous part of the window
command-previous-region-tooltip = Take the keyboard to the part before
command-theme-system = System theme
command-theme-system-tooltip = Light or dark as the system has it
command-theme-light = Light theme
command-theme-light-tooltip = Light colors
command-theme-dark = Dark theme
command-theme-dark-tooltip = Dark colors
command-larger = Larger text
command-larger-tooltip = Make all texts larger
command-smaller = Smaller text
command-smaller-tooltip = Make all texts smaller
command-normal-size = Normal text size
command-normal-size-tooltip = Give all texts their usual size

tab-unsaved = { $file }, unsaved changes
tab-close = Close { $file }
tab-close-others = Close others
tab-copy-path = Copy path

pane-problems = { $count ->
    [one] Problems, { $count } error
   *[other] Problems, { $count } errors
}

toast-undo = Undo
toast-close = Close message
toast-fixed = Fix applied.
toast-fewer-errors = { $count ->
    [one] { $count } error fewer.
   *[other] { $count } errors fewer.
}

pane-pin = Keep the pane beside the form
pane-unpin = Put the pane back over the form
pane-close = Close the pane

# Texts of the window: fill.
# The sheet that asks for placeholders.

command-fill-in = Fill in placeholders…
command-fill-in-tooltip = Asks for each placeholder once and puts the values in all their places

fill-title = Fill in placeholders
fill-status = { $filled ->
    [one] { $filled } value to put in
   *[other] { $filled } values to put in
}, { $left ->
    [0] none stays
    [one] { $left } placeholder stays
   *[other] { $left } placeholders stay
}
fill-field = Value for { $placeholder }
fill-more-places = { $places } and { $count } more
fill-apply = Fill in
fill-number = A whole number is needed here.
fill-switch = It must be true or false.
fill-one-of = It must be one of { $values }.
fill-account = An account ID has 12 digits.
fill-region = A region looks like ap-northeast-2.
fill-done = { $count ->
    [one] { $count } placeholder filled in
   *[other] { $count } placeholders filled in
}, { $left ->
    [0] none left
   *[other] { $left } left
}
step-fill-in = { $count ->
    [one] Fill in { $count } placeholder
   *[other] Fill in { $count } placeholders
}

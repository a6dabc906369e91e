# The rules of the category `ulimits`.

ulimit-soft-over-hard = The soft limit of { $name } must not be above the hard one.
    .why = In { $container } it is { $soft }, and the hard limit { $hard } is as far as a process may raise it.
    .fix = Lower the soft limit to { $hard }
    .fix-raise = Raise the hard limit to { $soft }
ulimit-duplicate = { $container } should set { $name } only once.
    .why = Docker takes the last of several limits with one name.

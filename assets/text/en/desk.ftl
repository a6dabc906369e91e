# Texts of the window: desk.
# The welcome page, the palette, settings, about.

command-palette = Find
command-palette-tooltip = Find a field, action or term
palette-hint = Find a field, action or term
palette-results = Results
palette-actions = Actions
palette-fields = Fields
palette-terms = Terms
palette-none = Nothing found for “{ $text }”
palette-none-help = Try the name of a field, a JSON key such as hostPort, or a word such as sidecar

command-settings = Settings…
command-settings-tooltip = Choose language, theme and text size
settings = Settings
settings-language = Language
settings-as-system = System
settings-theme = Theme
settings-theme-light = Light
settings-theme-dark = Dark
settings-text-size = Text size
settings-text-smaller = Smaller text
settings-text-larger = Larger text
settings-text-reset = Text at 100%
settings-percent = { $percent }%
settings-motion = Motion
settings-motion-full = Full
settings-motion-reduced = Reduced
settings-dialogs = Built-in file dialogs

command-about = About Taskwright
command-about-tooltip = Show version, licences and log folder
about-version = Taskwright { $version }
about-purpose = Designs Amazon ECS task definitions. It sends nothing anywhere.
about-licences = Licences
about-licences-own = Taskwright is under MIT or Apache-2.0, as you choose.
about-libraries = Its libraries (egui, eframe, winit, AccessKit, Fluent, serde and others) are under MIT, Apache-2.0, BSD, ISC, Zlib, Unicode-3.0 or MPL-2.0.
about-log-folder = Log folder
about-copy = Copy diagnostics
about-copy-tooltip = Version, system and looks of the window; no document, no paths

command-welcome = Welcome
command-welcome-tooltip = Show the page with recent files
welcome = Welcome
welcome-title = Design a task definition
welcome-about = Bring what you already have, open a file, or start with an empty definition.
welcome-paste = Bring what you have
welcome-paste-hint = Paste a task definition, or what aws ecs describe-task-definition prints
welcome-shapes = Paste any of
welcome-recognised = Recognised: { $kind }
welcome-kind-definition = task definition
welcome-kind-reply = answer of DescribeTaskDefinition
welcome-kind-containers = list of containers
welcome-containers = { $count ->
    [one] 1 container
   *[other] { $count } containers
}
welcome-ports = { $count ->
    [one] 1 port
   *[other] { $count } ports
}
welcome-variables = { $count ->
    [one] 1 variable
   *[other] { $count } variables
}
welcome-no-container = No container yet
welcome-broken = Recognised: JSON with an error
welcome-broken-help = It opens as it is. The window shows where the error stands.
welcome-open = Open
welcome-open-foreign = Open…
welcome-start = Start
welcome-open-file = Open file…
welcome-empty = Empty definition
welcome-recent = Recent
welcome-recent-none = Files that you open are listed here
welcome-no-problems = No problems
welcome-close = Close the welcome page
welcome-no-document = No document open
welcome-documents = { $count ->
    [one] 1 document open
   *[other] { $count } documents open
}

# The Learn pane: what a field does, its rules, and the glossary.

learn = Learn
command-learn = Learn
command-learn-tooltip = Show or hide the Learn pane
command-help = Learn about this field
command-help-tooltip = Explain the field that has the keyboard
learn-about = About { $field }

learn-search = Search the glossary
learn-language = Read in { $language }
learn-results = Terms found
learn-none = No term found for “{ $text }”
learn-none-help = Try a shorter word, the same word in Korean, or one of Docker or Kubernetes such as pod.
learn-clear = Clear the search
learn-back = Back to { $field }

learn-type = Type
learn-kind-text = Text
learn-kind-choice = One of the allowed values
learn-kind-number = Whole number
learn-kind-switch = true or false
learn-kind-map = Object with keys of your own
learn-kind-object = Object
learn-kind-list-of-texts = List of texts
learn-kind-list-of-choices = List of allowed values
learn-kind-list-of-numbers = List of whole numbers
learn-kind-list-of-objects = List of objects
learn-values = Allowed values
learn-required = Required
learn-required-yes = Yes
learn-required-inside = Where { $object } is set
learn-required-fargate = On Fargate
learn-required-no = No
learn-unit = Unit
learn-default = Default
learn-place = In JSON
learn-example = Example
learn-deprecated = ECS no longer uses this field: leave it out of new definitions.

learn-rules = Rules about it
learn-terms = Related terms
learn-guide = AWS guide: Task definition parameters

learn-root = A task definition says which containers run together, and how. Choose a field in the form, the outline or the JSON, and this pane explains it.
learn-root-keys = { $keys } explains the field that has the keyboard. The search above knows the terms of ECS in English and Korean.
learn-unknown = ECS knows no field with this key here. Taskwright keeps it as it stands, but ECS refuses a definition with keys that it does not know.
learn-unknown-nearest = The known key nearest to it is { $nearest }.

learn-size = How much CPU and memory the whole task gets. All containers of the task share it. Fargate needs both, and takes only fixed pairs.
learn-written = How it is written
learn-size-written = In JSON both are strings. "512" and "0.5 vCPU" mean the same. ECS stores the plain number.
learn-choose = How to choose
learn-size-choose = Start with the smallest size that holds your containers. Watch MemoryUtilization for a day, then change it: a new revision costs nothing.
learn-share = How your containers share it
learn-share-free = free
learn-share-over = too much
learn-share-unset = not set
learn-share-mib = { $count } MiB
learn-share-cpu = { $count } CPU units

learn-also = Also called
learn-analog = Comparable to
learn-fields = Fields

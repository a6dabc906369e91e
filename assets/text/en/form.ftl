# Texts of the window: form.
# Outline and form: sections, counts, buttons of rows.

outline-add = Add to the task definition
outline-add-volume = Add volume
outline-no-family = No family yet
outline-copy-path = Copy path
outline-copy-json = Copy JSON

section-identity = Identity
section-runs = Where it runs
section-runs-help = Launch types: ECS checks the definition against each one you tick
section-size = Task size
section-roles = Roles
section-ephemeral = Ephemeral storage
section-placement = Placement
section-proxy = Proxy
section-advanced = Advanced
section-image = Image
section-ports = Ports
section-environment = Environment
section-command = Command
section-health = Health check
section-logging = Logging
section-storage = Storage
section-order = Start order
section-limits = Limits
section-security = Security
section-volume = Volume
section-host = Bind mount
section-efs = Amazon EFS
section-s3files = Amazon S3 Files
section-fsx = Amazon FSx for Windows File Server
section-docker = Docker volume
section-tags = Tags
section-more = More fields

launch-fargate = AWS runs the host, you pick a size.
launch-ec2 = Instances in your own cluster.
launch-managed = EC2 hosts that AWS patches.
launch-external = Your own servers with ECS Anywhere.

form-common = Common
form-all = All { $count } settings
form-container-of = Container { $number } of { $count }
form-volume-of = Volume { $number } of { $count }
form-choice = { $field }: { $value }
form-default = { $value } (default)
form-on-default = On (default)
form-off-default = Off (default)
form-add = Add
form-element = { $field } { $number }
form-add-element = Add to { $field }
form-remove-element = Remove { $field } { $number }
form-remove-volume = Remove volume { $name }
form-port-actions = Actions for port { $number }
form-tag-actions = Actions for tag { $number }
form-move-up = Move up
form-move-down = Move down
form-count-mappings = { $count ->
    [one] { $count } mapping
   *[other] { $count } mappings
}
form-count-variables = { $count ->
    [one] { $count } variable
   *[other] { $count } variables
}
form-count-secrets = { $count ->
    [one] { $count } secret
   *[other] { $count } secrets
}
form-count-mounts = { $count ->
    [one] { $count } mount point
   *[other] { $count } mount points
}
form-count-tags = { $count ->
    [one] { $count } tag
   *[other] { $count } tags
}
form-count-entries = { $count ->
    [0] Empty
    [one] { $count } entry
   *[other] { $count } entries
}

unit-mib = MiB
unit-gib = GiB
unit-seconds = s
unit-cpu = units

# Where the outline has no room: the ways to other pages and sections.
form-go-to-node = Go to
form-go-to-section = Section

# Tables of any list, and what can be done with an element.
form-cell = { $own }, { $list } { $number }
form-element-actions = Actions for { $field } { $number }
form-move-handle = Drag { $field } { $number }
form-duplicate = Duplicate
form-map-key = Key { $number }, { $field }
form-map-value = Value { $number }, { $field }
form-map-remove = Remove { $field } { $number }
form-map-head-key = Key
form-map-head-value = Value
form-open-page = Open its page

# The menu of a field.
form-copy-value = Copy value
form-set-empty = Set to empty text
form-unset-value = Unset

# The host port that a mapping has without writing one.
form-host-port-same = same ({ $port })
form-host-port-dynamic = dynamic

# Heads of the table of all containers.
column-essential = Essential
column-hard-limit = Hard limit
column-soft-limit = Soft limit

# The command line: help, usage errors, files, and what `check`, `explain` and `set` print.

cli-error = error
cli-did-you-mean = Did you mean { $name }?
cli-no-window =
    This build of taskwright has no window.
    Use a command, such as `taskwright check FILE`; `taskwright --help` lists them.

cli-no-aws =
    This build of taskwright does not speak with AWS.
    Build it with the feature `aws`, or give the file to `aws ecs register-task-definition --cli-input-json`.

## Severities, as findings and summaries call them

cli-severity-error = error
cli-severity-warning = warning
cli-severity-info = note

## Categories of rules

category-document = Document
category-task = Task
category-compatibility = Launch types
category-resources = CPU and memory
category-fargate = Fargate
category-network = Network
category-ports = Ports
category-container = Containers
category-managed-instances = Managed Instances
category-external = ECS Anywhere
category-windows = Windows
category-image = Image
category-environment = Environment variables
category-secrets = Secrets
category-iam = Roles
category-healthcheck = Health check
category-dependencies = Start order
category-timeouts = Timeouts
category-restart = Restart policy
category-logging = Logging
category-firelens = FireLens
category-volumes = Volumes
category-efs = Amazon EFS
category-fsx = Amazon FSx
category-s3files = Amazon S3 Files
category-linux = Linux parameters
category-ulimits = Resource limits
category-gpu = GPUs and accelerators
category-placement = Placement
category-proxy = Proxy
category-fault-injection = Fault injection
category-trusted-execution = Trusted execution
category-security = Security
category-tags = Tags
category-cost = Cost

## Files: what happened, where, what to do next

file-not-found = There is no file { $file }. Check the name and the folder.
file-not-a-file = { $file } is not a file. Name a file or a folder of files.
file-no-permission = Access to { $file } is denied. Change its permissions or run as its owner.
file-too-large = { $file } has { $size }; { $limit } is the limit. Split it, or check that it is the right file.
file-not-text = { $file } is not { $encoding } text at byte { $at }. Save it as UTF-8.
file-other = { $file } could not be read or written: { $reason }. Remove the cause and run the command again.

## Help

cli-help-usage = Usage:
cli-help-commands = Commands
cli-help-arguments = Arguments
cli-help-options = Options
cli-help-taskwright =
    Designs and checks Amazon ECS task definitions.
    Without a command it opens the files in a window. No command needs a display.
    `-` as a file is standard input. Results go to standard output, messages to standard error.
cli-help-check =
    Find what ECS would refuse, and what would go wrong after it
    A folder is searched for files that look like task definitions.
    Exit code: 0 nothing at that severity, 1 findings at that severity, 2 wrong usage or a file that cannot be read.
cli-help-explain =
    Say what a rule asks for, why, and how to fix it
    Exit code: 0 done, 2 no such rule.
cli-help-set =
    Change values by their paths and leave every other byte alone
    A value takes the type of its field: cpu=512 is "512" for the task and 512 in a container.
    { "[web]" } in a path is the item of that name, { "[0]" } the first item, { "{key}" } a key with dots in it.
    The file is replaced at once or not at all, and not touched when it is already so.
    Exit code: 0 done, 1 the path leads nowhere or to several places, 2 wrong usage or the value does not fit.
cli-help-register =
    Register a file with ECS, exactly as it stands, and print the ARN of the revision
    What changes against the latest revision goes to standard error, and a terminal is asked before anything is sent.
    Nothing is registered when nothing changes: the ARN is then that of the latest revision.
    Errors that `check` finds, and placeholders, stop it. Nothing is ever registered twice by itself.
    Exit code: 0 registered or nothing to change, 1 refused, 2 wrong usage or a file that cannot be read, 3 ECS may have registered it or not.
cli-help-pull =
    Print a registered task definition as a file to work on
    What only ECS writes, such as the revision, is left out; every other key stays.
    Exit code: 0 done, 1 there is none or AWS refused, 2 wrong usage or a file that cannot be written.
cli-help-help = Print this help, or the help of a command
cli-help-arg-window-files = Files to open in the window
cli-help-arg-command = A command
cli-help-arg-check-files = Files or folders to check
cli-help-arg-rule = Id of a rule, such as ecs/host-port-duplicate; ecs/ may be left out
cli-help-arg-set-file = The file to change; for - the result goes to standard output
cli-help-arg-set-changes = A value, such as containerDefinitions{ "[web]" }.cpu=256, or PATH:=JSON to write JSON as given
cli-help-arg-register-file = The file to register
cli-help-arg-pull-name = A family for its latest revision, or a family and a number, such as web:41
cli-help-opt-profile = Profile of the AWS configuration; default from AWS_PROFILE
cli-help-opt-region = Region, such as ap-northeast-2; default from AWS_REGION or the profile
cli-help-opt-endpoint-url = Address in place of that of AWS, such as http://127.0.0.1:5000
cli-help-opt-dry-run = Print what would change and register nothing
cli-help-opt-yes = Accept what changes without being asked
cli-help-opt-anyway = Go on in spite of errors and placeholders: rules can be wrong
cli-help-opt-pull-output = Write there; default is standard output
cli-help-opt-format = text (default), json, sarif or github
cli-help-opt-clean = First do what opening does: unwrap a reply of ECS, drop read-only keys and empty tags
cli-help-opt-fail-on = Least severity that makes exit code 1: error (default) or warning
cli-help-opt-unset = Remove the value at PATH; may be repeated
cli-help-opt-output = Write there instead of into FILE; - is standard output
cli-help-opt-new-window = Open another window, beside one that runs already
cli-help-opt-lang = en or ko; default from LC_ALL or LANG
cli-help-opt-help = Print this help
cli-help-opt-version = Print the version

## Wrong usage

cli-usage-help = `taskwright --help` and `taskwright COMMAND --help` list what there is.
cli-usage-unknown = There is no argument { $argument }.
cli-usage-value = { $value } is no value of { $argument }. It takes { $values }.
cli-usage-value-missing = { $argument } needs a value.
cli-usage-too-many = { $argument } has too many values.
cli-usage-missing = { $argument } is missing.
cli-usage-conflict = { $argument } cannot stand together with { $other }.
cli-usage-twice = { $argument } stands twice. Leave one of them out.
cli-usage-not-text = An argument is not UTF-8 text.
cli-usage-other = These arguments do not fit together.

## check

check-why = why
check-answer = ECS answers
check-fix = fix
check-fix-review = fix, to be reviewed
check-fix-ask = fix, with a value of yours
check-also = also
check-path = path
check-counts-errors = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
check-counts-warnings = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
check-counts-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
check-counts-off = { $count } off by taskwright.toml
check-counts-unread = { $count ->
    [one] 1 file not read
   *[other] { $count } files not read
}
check-files = { $count ->
    [one] 1 file checked
   *[other] { $count } files checked
}
check-summary = { $files }: { $counts }.
check-summary-clean = { $files }: no findings.
check-no-definitions =
    No file in { $file } looks like a task definition. Name the files themselves to check them anyway.

## explain

explain-unknown = There is no rule { $rule }.
explain-severity = Severity
explain-category = Category
explain-applies = Applies to
explain-applies-all = all launch types
explain-applies-windows = Windows containers only
explain-places = Places
explain-anywhere = anywhere in the document
explain-whole = the document itself
explain-rule = What must be true
explain-why = Why
explain-answer = ECS answers
explain-source = Source
explain-fix = Fix

## set

cli-set-no-value = `{ $path }` gives no value. Write PATH=VALUE, PATH:=JSON or --unset PATH.
cli-set-path = `{ $path }` is no path from character { $at } on. A path looks like containerDefinitions{ "[web]" }.cpu.
cli-set-whole = A path is missing before `=`. The whole document cannot be set.
cli-set-json = What stands after := for { $path } is no JSON at line { $line }, column { $column }.
cli-set-unknown-field = ECS knows no field { $path }.
cli-set-no-type = ECS does not know { $path }, so its type is not known either. Write PATH:=JSON.
cli-set-enum = { $path } cannot be `{ $value }`. It takes { $values }.
cli-set-integer = { $path } takes a whole number of 32 bits, not `{ $value }`.
cli-set-boolean = { $path } takes true or false, not `{ $value }`.
cli-set-parts = { $path } is a list or an object. Set one of its parts, or write PATH:=JSON.
cli-set-no-parts = { $path } holds a plain value: no path leads further.
cli-set-wants-item = `{ $key }` is no item of the list { $path }. Write { "[0]" }, or a name such as { "[web]" }.
cli-set-no-index = The list { $path } has no item { "[" }{ $index }{ "]" }: it has { $count ->
        [0] none
        [one] one
       *[other] { $count }
    }.
cli-set-no-item = The list { $path } has no item named { $name }.
cli-set-ambiguous = The list { $path } has { $count } items named { $name }. Use an index.
cli-set-too-deep = `{ $change }` would nest deeper than 128 levels, which no reader takes.

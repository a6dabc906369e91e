# The rules of the category `document`.

unknown-field = ECS knows no key { $key } here.
    .why = { $similar ->
        [yes] The known key nearest to it is { $nearest }; ECS refuses a definition with keys that it does not know.
       *[no] ECS refuses a definition with keys that it does not know.
    }
    .fix = Remove { $key }
    .fix-rename = Rename to { $nearest }

describe-only-field = { $key } must be left out: only ECS writes it.
    .why = { $count ->
        [one] The document came out of ECS: { $keys } stands only in what DescribeTaskDefinition answers, and registering refuses it.
       *[other] The document came out of ECS: { $keys } stand only in what DescribeTaskDefinition answers, and registering refuses them.
    }
    .fix = { $count ->
        [one] Remove the output key
       *[other] Remove { $count } output keys
    }
    .fix-unwrap = Unwrap { $key }

wrong-type = { $name } must be { $expected }, not { $found }.
    .why = ECS does not convert types; it refuses a definition with a value of another one.
    .fix = Write { $example }

task-size-not-string = Task { $name } must be a string, not the number { $number }.
    .why = Sizes of the task are strings; only those of a container are numbers.
    .fix = Write "{ $number }"

enum-value = { $similar ->
        [yes] { $name } must be { $nearest }, not { $value }.
       *[no] { $name } cannot be "{ $value }".
    }
    .why = ECS takes these values in exactly this spelling: { $allowed }.
    .fix = Change to { $nearest }
    .fix-remove = Remove { $name }

required-field = { $structure } must have { $member }.
    .why = ECS refuses the definition without it; it tells { $member ->
        [command] which command finds out whether the container is healthy
        [condition] which state to wait for
        [containerName] which container is meant
        [containerPath] where in the container the file system is
        [credentialsParameter] which secret holds the user name and password
        [deviceName] which name containers refer to
        [deviceType] which type of accelerator it is
        [domain] which Active Directory domain the file system belongs to
        [enabled] whether the container is restarted at all
        [fileSystemArn] which file system to mount
        [fileSystemId] which file system to mount
        [hardLimit] how far a process may raise its limit
        [hostPath] which device of the host is meant
        [hostname] which name to resolve
        [ipAddress] which address the name resolves to
        [isolationMode] how the task is kept apart from others
        [logDriver] where the logs go
        [memory] how much GPU memory the container may use
        [name] what it is called
        [rootDirectory] which directory is mounted as the root
        [authorizationConfig] which credentials the file system takes
        [size] how large the file system in memory may grow, in MiB
        [sizeInGiB] how large the storage is, in GiB
        [softLimit] which limit a process begins with
        [type] which kind it is
        [value] which file is meant, by its ARN
        [valueFrom] which secret or parameter holds the value
       *[other] what { $member } tells
    }.
    .fix = Enter { $member }

null-container = Container { $number } must be an object, not null.
    .why = Elsewhere ECS takes null as absent, but it refuses a list of containers with a hole.
    .fix = Remove container { $number }

definition-too-large = The definition must be under { $limit } bytes, not { $size }.
    .why = ECS counts it without white space; the longest members are { $largest }.

json-syntax = { $problem }
    .why = As long as the text is not JSON, nothing else can be checked.

json-not-object = The document must be a task definition, not { $found }.
    .why = A task definition is an object with family and containerDefinitions; a list of containers is read as well.

json-duplicate-key = { $key } may stand only once in its object.
    .why = Readers keep the value of line { $kept } and drop that of line { $ignored } without a word.
    .fix = Remove what readers drop

json-not-strict = Strict JSON has no comments and no trailing commas.
    .why = The AWS CLI, the SDKs and the deploy actions refuse the file: it has { $comments ->
        [0] { $commas ->
            [one] a trailing comma
           *[other] { $commas } trailing commas
        }
        [one] { $commas ->
            [0] a comment
            [one] a comment and a trailing comma
           *[other] a comment and { $commas } trailing commas
        }
       *[other] { $commas ->
            [0] { $comments } comments
            [one] { $comments } comments and a trailing comma
           *[other] { $comments } comments and { $commas } trailing commas
        }
    }, the first in line { $line }.
    .fix = Write strict JSON

placeholder-unfilled = { $placeholder } must be replaced by a value.
    .why = { $count ->
        [one] It stands at { $place }; registering waits until it is filled.
       *[other] It stands in { $count } values, the first at { $place }; registering waits until it is filled.
    }
    .fix = Fill in { $placeholder }

# What JSON values are called.

type-null = null
type-boolean = true or false
type-number = a number
type-whole-number = a whole number
type-fraction = a fraction
type-huge-number = a number too large to hold
type-string = a string
type-list = a list
type-object = an object

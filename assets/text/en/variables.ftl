# Texts of the window: environment variables, secrets and environment files.

variables-key = Key
variables-source = Source
variables-content = Value, ARN or parameter name
variables-none = No variables yet
variables-whole-file = All variables of the file

source-value = Value
source-secrets-manager = Secrets Manager
source-ssm = SSM parameter
source-file = Environment file

variables-hint-secret = ARN of the secret
variables-hint-parameter = Parameter name or ARN
variables-hint-file = ARN of the file in S3

variables-number = variable { $number }
variables-key-of = Key { $number }
variables-source-of = Source of { $name }
variables-content-of = Value of { $name }
variables-actions-of = Actions for { $name }
variables-show-of = Show the value of { $name }
variables-hide-of = Hide the value of { $name }
variables-plain = Plain text
variables-plain-of = Plain text: { $name }

variables-paste = Paste .env
variables-add = Add variable
variables-duplicate = Duplicate
variables-build = Build reference…
variables-store = Store outside…
variables-remove = Remove
form-count-values = { $count ->
    [one] { $count } value
   *[other] { $count } values
}
form-count-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}

variables-paste-title = Paste variables
variables-paste-help = A .env file, lines of KEY=value, JSON, arguments of docker run or two columns of a spreadsheet
variables-paste-field = Variables as text
variables-paste-nothing = Nothing pasted yet
variables-found = { $count ->
    [0] No variables found
    [one] { $count } variable
   *[other] { $count } variables
}
variables-found-secrets = { $count ->
    [one] { $count } secret among them
   *[other] { $count } secrets among them
}
variables-replaced = { $count ->
    [one] { $count } replaces
   *[other] { $count } replace
}
variables-unread = Line { $line }: { $problem }
variables-unread-more = { $count ->
    [one] { $count } more line
   *[other] { $count } more lines
}
variables-unread-name = no name that a variable can have
variables-unread-value = a name without a value
variables-unread-quote = the quote is not closed
variables-unread-json = begins like JSON, but does not parse
variables-unread-no-text = the value is neither text nor a number
variables-unread-columns = more than two columns
variables-unread-file = the variables are in another file
variables-apply = { $count ->
    [one] Paste { $count } variable
   *[other] Paste { $count } variables
}

reference-title = Reference of { $name }
reference-help = ECS reads the value from there whenever a task starts
reference-service = Service
reference-service-of = Service: { $value }
reference-region = Region
reference-account = Account
reference-name = Name
reference-json-key = JSON key
reference-stage = Version stage
reference-version = Version ID
reference-hint-name = prod/db-AbCdEf
reference-hint-parameter = /prod/db-password
reference-hint-whole = The whole value
reference-hint-stage = AWSCURRENT
reference-hint-version = The newest
reference-hint-region = Region of the task
reference-hint-account = Account of the task
reference-composed = Reference
reference-apply = Use this reference

store-title = Keep { $name } out of the definition
store-help = Whoever may read the task definition sees this value. Store it in AWS with this line: it asks for the value and shows it nowhere.
store-name = Name in AWS
store-command = Command line
store-copy = Copy command
store-arn = ARN of the secret
store-parameter = Parameter name or ARN
store-arn-help = The command prints the ARN
store-apply-secret = Use the secret's ARN
store-apply-parameter = Use the parameter

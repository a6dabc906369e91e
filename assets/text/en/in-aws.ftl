# The window's side of live checks: the command, the list in the Problems pane, the step of registering.

command-check-live = Check in AWS
command-check-live-tooltip = Looks whether the image, roles, log groups, secrets and file systems exist in the account

in-aws-title = In AWS
in-aws-intro = Whether images, roles, log groups, secrets and file systems exist is known only after a look at the account.
in-aws-checked = checked{"\u00A0"}{ $time }
in-aws-running = Checking in AWS
in-aws-progress = { $done } of { $all }
in-aws-stop = Stop checking
in-aws-show = Show what was checked
in-aws-hide = Hide what was checked
in-aws-mark = In AWS
in-aws-good = There
in-aws-bad = Wrong in AWS
in-aws-unknown-name = Not checked
in-aws-go = Go to { $place }

in-aws-exist = { $count ->
    [one] 1 exists
   *[other] { $count } exist
}
in-aws-missing = { $count ->
    [one] 1 is missing
   *[other] { $count } are missing
}
in-aws-unfit = { $count ->
    [one] 1 does not fit
   *[other] { $count } do not fit
}
in-aws-unknown = { $count } could not be checked ({ $why })
in-aws-changed = { $count } changed since
in-aws-nothing = Nothing outside of the document is named.

in-aws-reason-denied = not allowed
in-aws-reason-placeholder = placeholder
in-aws-reason-made = created by ECS
in-aws-reason-registry = registry outside of AWS accounts
in-aws-reason-account = other account
in-aws-reason-service = service not asked
in-aws-reason-name = unreadable name
in-aws-reason-failed = request failed

in-aws-step = Check what it names
in-aws-heading = What it names in AWS
in-aws-heading-hint = does not stop the registration

### Registering with ECS.

menu-aws = AWS
command-register = Register with ECS…
command-register-tooltip = Compares the document with the latest revision and makes a new one of it

register-broken = The text must be read as JSON before it can be registered.
register-title = Register { $family }
register-subtitle = Adds a revision. Nothing runs until a service uses it.
register-target = Target
aws-profile = Profile
aws-profile-environment = Environment
aws-region = Region
aws-region-of-profile = Region of the profile
aws-endpoint = Endpoint in place of AWS
aws-endpoint-show = Use an emulator…
aws-account = Account { $account }
aws-label-edit = Label this account
aws-label-name = Label of the account
aws-label-hint = Label, such as Production
aws-alarm-none = Plain
aws-alarm-calm = Safe
aws-alarm-careful = Careful
aws-alarm-production = Production

register-plan = Plan
register-plan-count = { $done } of { $all }
register-step-waits = waiting
register-step-runs = in progress
register-step-done = done
register-step-warns = look at this
register-step-stops = stopped
register-step-who = Check who you are
register-who = { $account }, { $who }
register-step-rules = Check the rules
register-rules-clean = No errors
register-placeholders = { $count ->
    [one] 1 placeholder to fill in
   *[other] { $count } placeholders to fill in
}
register-step-compare = Compare with { $name }
register-step-compare-latest = Compare with the latest revision
register-first = { $family } has no revision yet: this will be the first.
register-step-log-groups = { $count ->
    [one] Create the log group
   *[other] Create { $count } log groups
}
register-step-register = Register the revision
register-sending = Connecting to ECS
register-sent = Sent; ECS has not answered yet
register-trying-again = Nothing was sent yet, trying again: { $why }
register-looking = Looking for the revision, { $done } of { $all }
register-created = { $name } created in { $seconds } s
register-found = { $name } is there
register-unknown-short = Not known

register-stopped = { $errors ->
    [0] { $placeholders ->
        [one] 1 placeholder must be filled in first.
       *[other] { $placeholders } placeholders must be filled in first.
    }
    [one] 1 error must be solved first.
   *[other] { $errors } errors must be solved first.
}
register-stopped-text = ECS refuses such a revision, or every task of it fails to start.
register-anyway = Register anyway…
register-anyway-title = Register in spite of the errors?
register-anyway-text = Rules can be wrong. If they are right, ECS refuses the revision, or tasks of it do not start.
register-anyway-yes = Go on in spite of the errors
register-anyway-no = Do not register
register-show-problems = Show the problems
register-newer = { $name } was registered since this document was made from { $base }.
register-newer-by = { $name } was registered since this document was made from { $base }, by { $who }.
register-still-runs = { $family } is being registered. Whoever closes now does not learn whether it was: wait, or close once more.
register-later = { $name } was registered since this document was opened.
register-later-by = { $name } was registered since this document was opened, by { $who }.
register-newer-text = Going on changes back what the newer revision changed, where this document does not have it.
register-newer-go-on = Go on without it
register-newer-stop = Stop here

register-words = AWS says: “{ $words }”
register-request-id = Request ID { $id }
register-copy-command = Copy the command { $command }
register-go-to-field = Go to the field
register-retry = Try again

register-done = Revision { $name } is registered
register-done-notice = { $name } is registered.
register-copy-arn = Copy ARN
register-console = AWS console
register-next = Nothing runs { $name } yet. A service starts it after this command, or in the console under Update service:
register-looking-why = The revision may be there all the same. Nothing is sent again by itself; ECS is asked what there is.
register-unknown-none = No new revision of this family is there so far. ECS may still be making it.
register-unknown-others = { $count ->
    [one] 1 new revision is there, but it differs from what was sent.
   *[other] { $count } new revisions are there, but they differ from what was sent.
}
register-unknown-failed = Looking did not work either: { $why }
register-again-risk = Registering again makes a second, equal revision if the first one is there after all. It runs nowhere until a service uses it.

register-needs = What it needs
register-pass-role = You need iam:PassRole for the roles of this definition.
register-copy-policy = Copy the policy
register-create-log-group = Create log group { $group } first
register-retention = Keep log events
register-retention-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
register-retention-forever = For ever
register-note = Change note
register-note-hint = What this revision is for; kept on this computer
register-json = JSON

register-send = Register { $family }
register-stop = Stop
register-stop-waiting = Stop waiting
register-stop-waiting-hint = The request is on its way and cannot be taken back. Afterwards ECS is asked what came of it.
register-stop-looking = Stop looking
register-to-background = Run in background
register-look-again = Look again
register-again = Register again
register-hint-done = To go back, point the service at the revision before. ECS keeps every revision.
register-hint-out = The request is on its way and cannot be taken back.
register-hint-ready = A revision number is used up each time.

copy = Copy

status-register = Register
status-registering = Registering { $family }…
status-account = Connected: { $account }

register-changes = { $count ->
    [0] Nothing changes
    [one] 1 change
   *[other] { $count } changes
}
register-changes-since = { $count ->
    [0] Nothing changes since { $name }
    [one] 1 change since { $name }
   *[other] { $count } changes since { $name }
}
register-what-changes = What changes
register-hidden = { $count ->
    [one] 1 more difference changes nothing: a default that ECS fills in, or another order or spelling.
   *[other] { $count } more differences change nothing: defaults that ECS fills in, another order or spelling.
}
register-registered-on = registered { $day }
register-this-document = this document
register-body = What is sent, { $bytes } bytes
register-nothing = { $name } is already what this document says.
register-nothing-text = Registering makes an equal revision under a new number.
register-repeat = Register it all the same
register-close-same = Leave it as it is

register-newer-merge = Merge…
register-merge-title = Take over what { $name } changed
register-merge-nothing = The newer revision changed nothing that this document does not have.
register-merge-conflicts = { $count ->
    [one] 1 place was changed on both sides: which is right?
   *[other] { $count } places were changed on both sides: which is right?
}
register-merge-removed = Removed
register-merge-ours = this document:
register-merge-theirs = newer revision:
register-merge-apply = Change the document
register-merge-leave = Leave the document as it is
step-merge = Merge { $name }
register-note-tag = Add the note as a tag
register-note-tag-hint = Writes the tag change-note into the document, so that everyone who sees the revision can read it
register-no-tags = No tags
register-tags = Tags: { $tags }
register-edit-tags = Edit tags

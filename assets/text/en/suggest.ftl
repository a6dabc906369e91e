# Choosing from the account: the list behind a field.

suggest-choose = Choose from AWS: { $field }
suggest-search = Search the list
suggest-results = What there is
suggest-connect-hint = The list comes from your AWS account. Nothing was asked yet.
suggest-connect-profile = As profile { $profile }.
suggest-connect = Connect to AWS
suggest-loading = Asking AWS
suggest-stop = Stop waiting
suggest-count = { $shown } of { $all }, listed { $time }
suggest-incomplete = Only the first { $count } are listed.
suggest-search-aws = Search AWS for “{ $text }”
suggest-all = List all
suggest-refresh = Refresh
suggest-retry = Try again
suggest-none = Nothing in the account fits. Any other text is as good: type it in the field.
suggest-empty = The account has none. Any text is as good: type it in the field.
suggest-not-for = Not built for { $platform }
suggest-copy-command = Copy { $command }

suggest-text = { $text }
suggest-immutable = Tags cannot be moved
suggest-pushed = Pushed { $when }
suggest-archived = Archived
suggest-artifact = Not an image: { $type }
suggest-retention = { $days ->
    [one] Keeps events for 1 day
   *[other] Keeps events for { $days } days
}
suggest-retention-never = Keeps events forever
suggest-secret = Secret
suggest-parameter = Parameter ({ $type })
suggest-encrypted = Encrypted
suggest-not-encrypted = Not encrypted
suggest-state = { $state }
suggest-root = Root { $root }
suggest-user = As user { $user }, group { $group }

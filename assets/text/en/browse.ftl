### Looking at what ECS has.

command-open-from-ecs = Open from ECS…
command-open-from-ecs-tooltip = Look at the task definitions in ECS, open one as a draft, compare or remove revisions

browse-title = Task definitions in ECS
browse-subtitle = Looking changes nothing.
browse-reload = Ask ECS again
browse-search = Find a family
browse-families = Families
browse-with-inactive = Also families without an active revision
browse-loading = Asking ECS…
browse-loading-more = { $count } loaded, asking for more…
browse-count = { $count ->
    [one] 1 family
   *[other] { $count } families
}
browse-count-found = { $count ->
    [one] 1 family fits
   *[other] { $count } families fit
}
browse-more = more…
browse-no-family = No task definition yet
browse-no-family-text = This account has none in this region. Another profile or region may have some.
browse-not-found = No family fits “{ $text }”
browse-not-found-text = Names in ECS are searched by how they begin, with capital and small letters as they are.
browse-unreadable = { $name } cannot be read as a task definition.

browse-choose = Choose a family
browse-choose-text = Its revisions are listed here.
browse-revisions = Revisions of { $family }
browse-status = Status
browse-active = Active
browse-inactive = Inactive
browse-deleting = Deleting
browse-deleting-text = ECS deletes it as soon as no task, service or deployment uses it.
browse-none-active = No active revision
browse-none-inactive = No inactive revision
browse-none-deleting = No revision is being deleted
browse-none-text = This family has none in this account and region.
browse-revision-count = { $count ->
    [one] 1 revision
   *[other] { $count } revisions
}
browse-revision-count-more = { $count ->
    [one] 1 revision loaded, more…
   *[other] { $count } revisions loaded, more…
}

browse-registered = Registered
browse-registered-by = Registered by
browse-note = Change note
browse-size = Task size
browse-launch-types = Launch types
browse-network = Network mode
browse-tags = Tags
browse-containers = { $count ->
    [one] 1 container
   *[other] { $count } containers
}

browse-open = Open as draft
browse-compare-document = Compare with the document
browse-compare-document-hint = Shows what changes from this revision to the document in front
browse-compare-two = Compare { $old } and { $new }
browse-compare-how = To compare two revisions, mark the other one: its box, Ctrl+click or Space.
browse-hint-draft = A draft is a new document. ECS keeps the revision as it is.
browse-hint-marks = { $count ->
    [one] 1 revision is marked.
   *[other] { $count } revisions are marked.
}
browse-back = Back to the list
browse-from-to = { $old } → { $new }

browse-deregister = Deregister { $name }…
browse-delete = Delete { $name }…
browse-delete-several = { $count ->
    [one] Delete 1 revision…
   *[other] Delete { $count } revisions…
}
browse-delete-most = ECS deletes at most { $count } at a time.
browse-several = { $count ->
    [one] 1 revision
   *[other] { $count } revisions
}
browse-keep = Keep it
browse-deregister-title = Deregister { $name }?
browse-deregister-runs = Tasks and services that use it go on, and such a service can still scale up and down.
browse-deregister-new = No new task or service can start from it, and no service can be moved to it. ECS needs up to 10 minutes until that holds.
browse-deregister-back = This cannot be undone. The same text can be registered again, under a new number.
browse-deregister-do = Deregister { $name }
browse-delete-title = Delete { $name }?
browse-delete-gone = It is gone for ever, its text too. Nobody can bring it back.
browse-delete-used = ECS waits until no task, service or deployment uses it. Until then it stands under Deleting.
browse-delete-numbers = Its number is not used again: numbers go on behind the highest one.
browse-delete-do = Delete { $name }

browse-deregistered = { $names } is deregistered.
browse-deregistered-text = What runs from it goes on. It stands under Inactive now.
browse-deleted = { $count ->
    [one] { $names } is being deleted.
   *[other] { $names } are being deleted.
}
browse-deleted-text = ECS deletes as soon as nothing uses it any more.
browse-not-deleted = { $name } is not deleted.
browse-looking = Looking what came of it, { $done } of { $all }
browse-found-active = { $name } is still active.
browse-found-inactive = { $name } is inactive.
browse-found-deleting = { $name } is being deleted.
browse-found-gone = { $name } is gone.
browse-found-unknown = Looking at { $name } did not work either: { $why }
browse-looked = ECS may still be about to do it. Nothing is sent again by itself.

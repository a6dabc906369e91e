# Bringing our document together with a newer revision. { $old } and { $new } are revisions such as foobar:41.

merge-nested = { $outer } › { $inner }
merge-image = image

merge-conflict = { $subject }: you have { $ours }, { $new } has { $theirs }; { $old } had { $base }.
merge-conflict-we-removed = { $subject }: you removed it, { $new } has { $theirs }; { $old } had { $base }.
merge-conflict-they-removed = { $subject }: you have { $ours }, { $new } no longer has it; { $old } had { $base }.
merge-conflict-whole = { $subject }: you and { $new } changed it in different ways.
merge-conflict-we-removed-whole = { $subject }: you removed it, { $new } has it changed.
merge-conflict-they-removed-whole = { $subject }: you changed it, { $new } no longer has it.

merge-taken = { $subject }: { $theirs } instead of { $base }.
merge-taken-whole = { $subject }: changed.
merge-taken-added = { $subject }: added, { $theirs }.
merge-taken-added-whole = { $subject }: added.
merge-taken-removed = { $subject }: removed.

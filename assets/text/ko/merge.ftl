# Bringing our document together with a newer revision. { $old } and { $new } are revisions such as foobar:41.

merge-nested = { $outer } › { $inner }
merge-image = 이미지

merge-conflict = { $subject }: 내 문서는 { $ours }, { JOSA($new, "은/는") } { $theirs }입니다. 원래 값({ $old }): { $base }.
merge-conflict-we-removed = { $subject }: 내 문서에서는 삭제했고 { JOSA($new, "은/는") } { $theirs }입니다. 원래 값({ $old }): { $base }.
merge-conflict-they-removed = { $subject }: 내 문서는 { $ours }입니다. { $new }에는 이제 없습니다. 원래 값({ $old }): { $base }.
merge-conflict-whole = { $subject }: 내 문서와 { $new }에서 서로 다르게 바뀌었습니다.
merge-conflict-we-removed-whole = { $subject }: 내 문서에서는 삭제했고 { $new }에서는 바뀌었습니다.
merge-conflict-they-removed-whole = { $subject }: 내 문서에서는 바꿨고 { $new }에는 이제 없습니다.

merge-taken = { $subject }: { $base } 대신 { $theirs }.
merge-taken-whole = { $subject }: 바뀜.
merge-taken-added = { $subject }: 추가됨, { $theirs }.
merge-taken-added-whole = { $subject }: 추가됨.
merge-taken-removed = { $subject }: 삭제됨.

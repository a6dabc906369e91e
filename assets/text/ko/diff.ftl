# 두 텍스트를 나란히, 또는 위아래로.

diff-side-by-side = 나란히
diff-inline = 위아래로
diff-name = { $old } / { $new } 차이
diff-none = 다른 행 없음
diff-line-ends = 줄 끝만 다름
diff-added = 추가된 행 { $count }개
diff-removed = 삭제된 행 { $count }개
diff-unchanged = 바뀌지 않은 { $count }행
diff-line-same = { $number }행: { $text }
diff-line-removed = { $number }행 삭제: { $text }
diff-line-added = { $number }행 추가: { $text }

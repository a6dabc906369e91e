# Texts of the window: fill.
# The sheet that asks for placeholders.

command-fill-in = 자리 표시자 채우기…
command-fill-in-tooltip = 자리 표시자마다 값을 한 번씩 물어 모든 위치에 넣습니다

fill-title = 자리 표시자 채우기
fill-status = 넣을 값 { $filled }개, { $left ->
    [0] 남는 자리 표시자 없음
   *[other] 남는 자리 표시자 { $left }개
}
fill-field = { $placeholder } 값
fill-more-places = { $places } 외 { $count }곳
fill-apply = 채우기
fill-number = 정수여야 합니다.
fill-switch = true 또는 false여야 합니다.
fill-one-of = { $values } 가운데 하나여야 합니다.
fill-account = 계정 ID는 숫자 12자리입니다.
fill-region = 리전은 ap-northeast-2와 같은 꼴입니다.
fill-done = 자리 표시자 { $count }개를 채웠습니다. { $left ->
    [0] 남은 것이 없습니다.
   *[other] { $left }개가 남았습니다.
}
step-fill-in = 자리 표시자 { $count }개 채우기

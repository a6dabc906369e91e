# Texts of the window: the page of a container.

# Behind the switch: the first part is emphasized.
container-essential = 필수:
container-essential-what = 멈추면 태스크도 멈춤
container-not-essential = 필수 아님:
container-not-essential-what = 멈춰도 태스크는 계속
container-essential-default = 멈추면 태스크도 멈춤(기본값)

# The image in its parts.
image-tag = 태그
image-digest = 다이제스트
image-tag-name = 이미지 태그
image-digest-name = 이미지 다이제스트
image-tag-latest = latest(기본값)
image-no-pin = 없음
image-replaces-tag = 태그를 대체
image-replaces-digest = 다이제스트를 대체
image-use-both = 로그에 { $region }, 역할에 { $account } 적용
image-use-region = 로그에 { $region } 적용
image-use-account = 역할에 { $account } 적용

# Entry point and command.
arguments-drag = 끌거나 Alt+위, Alt+아래를 눌러 옮깁니다
arguments-duplicate = { $field } { $number } 복제
arguments-paste = 셸 명령줄 붙여넣기
arguments-paste-name = { $field }에 셸 명령줄 붙여넣기
arguments-copy = 셸 명령줄로 복사
arguments-copy-name = { $field }, 셸 명령줄로 복사
arguments-shell-line = { $field } 셸 명령줄
arguments-shell-help = 따옴표와 백슬래시는 셸처럼 해석하고, $NAME은 그대로 둡니다.
arguments-unclosed-single = 작은따옴표(')가 닫히지 않았습니다.
arguments-unclosed-double = 큰따옴표(")가 닫히지 않았습니다.
arguments-count = { $count ->
    [0] 인수 없음
   *[other] 인수 { $count }개
}
arguments-use-none = 인수 적용
arguments-use = { $count ->
    [0] { $field } 삭제
   *[other] 인수 { $count }개 적용
}

# CPU and memory of a container.
size-hard = 메모리 하드 제한
size-soft = 소프트 제한
size-of-both = { $hard } MiB를 넘으면 강제 종료되고, { $soft } MiB가 예약됩니다.
size-of-hard = { $hard } MiB를 넘으면 강제 종료되고, 전부 예약됩니다.
size-of-soft = { $soft } MiB가 예약되고, 메모리가 남으면 더 씁니다.
size-of-task = 자체 제한 없이 태스크 메모리를 함께 씁니다.

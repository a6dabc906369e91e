# `ulimits` 범주의 규칙.

ulimit-soft-over-hard = { $name }의 소프트 제한이 하드 제한보다 높습니다.
    .why = { $container } 컨테이너의 값은 { $soft }인데, 프로세스가 올릴 수 있는 하드 제한은 { $hard }입니다.
    .fix = 소프트 제한을 { JOSA($hard, "으로/로") } 내리기
    .fix-raise = 하드 제한을 { JOSA($soft, "으로/로") } 올리기
ulimit-duplicate = { $container }에서 { $name } 제한은 하나만 두는 것이 좋습니다.
    .why = 같은 이름의 제한이 여럿이면 Docker는 마지막 값을 씁니다.

# `restart` 범주의 규칙.

restart-period = 재시작 간격은 { $least }~{ $most }초여야 합니다.
    .why = { $container } 컨테이너의 값은 { $value }입니다. 이만큼 실행된 뒤에 다시 시작하며, 값이 없으면 300초입니다.
    .fix = { $nearest }초로 설정
restart-exit-codes-count = { $container }에서 무시할 종료 코드는 { $limit }개까지입니다.
    .why = 지금은 { $count }개이며, 더 많으면 ECS가 거부합니다.
restart-disabled-with-settings = { $container }의 재시작 정책을 켜는 것이 좋습니다.
    .why = 설정이 있지만, 정책이 꺼져 있으면 쓰이지 않습니다.
    .fix = 설정 지우기
    .fix-enable = 정책 켜기
restart-exit-code-value = 종료 코드 { $value } 값은 0~255여야 합니다.
    .why = Linux 프로세스는 다른 코드로 종료되지 않으므로 { $container } 컨테이너에서 쓰이지 않습니다.

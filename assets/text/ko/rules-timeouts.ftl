# `timeouts` 범주의 규칙.

start-timeout-min = { $container }의 startTimeout은 { $least } 이상이어야 합니다.
    .why = 지금은 { $value }초이며, ECS는 { $least }초보다 짧은 시간을 받지 않습니다.
    .fix = { $least }초로 설정
stop-timeout-min = { $container }의 stopTimeout은 { $least } 이상이어야 합니다.
    .why = 지금은 { $value }초이며, ECS는 { $least }초보다 짧은 시간을 받지 않습니다.
    .fix = { $least }초로 설정
start-timeout-unused = { $container }의 startTimeout은 쓰이지 않습니다.
    .why = 다른 컨테이너가 이 컨테이너를 기다리는 시간을 제한하는 값인데, 기다리는 컨테이너가 없습니다.
stop-timeout-default = { $container } 컨테이너는 30초 안에 중지됩니다.
    .why = 처리 중인 요청이 끝나는 데 걸리는 시간으로 stopTimeout을 정합니다. 대상 그룹의 등록 취소 지연 시간과 비슷하면 됩니다.

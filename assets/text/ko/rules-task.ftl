# 범주 `task`의 규칙.

family-required = 태스크 정의에는 패밀리가 있어야 합니다.
    .why = 패밀리는 ECS가 개정 번호를 매기는 이름입니다.
    .fix = { $family } 패밀리 입력

family-invalid = { $problem ->
        [length] 패밀리는 255자까지 쓸 수 있습니다. 지금은 { $length }자입니다.
       *[characters] 패밀리에 { $characters } 문자는 쓸 수 없습니다.
    }
    .why = ECS는 영문자, 숫자, 하이픈, 밑줄을 255자까지 받습니다. 지금은 { $length }자입니다.
    .fix = { JOSA($family, "으로/로") } 변경

containers-empty = 태스크 정의에는 컨테이너가 있어야 합니다.
    .why = 태스크는 컨테이너를 실행하므로, 컨테이너가 없는 정의는 ECS가 거부합니다.
    .fix = { $name } 컨테이너 추가

too-many-containers = 컨테이너는 { $limit }개까지 쓸 수 있습니다. 지금은 { $count }개입니다.
    .why = 더 많으면 ECS가 거부하므로, 함께 실행하지 않아도 되는 것은 다른 패밀리로 나눕니다.

no-essential-container = 필수 컨테이너가 하나 이상 있어야 합니다.
    .why = 필수 컨테이너가 중지되면 태스크도 중지되는데, { $containers } 컨테이너는 essential 값이 false입니다.
    .fix = { $container } 컨테이너를 필수로 변경

inference-accelerators-retired = Elastic Inference 가속기는 제거해야 합니다.
    .why = Elastic Inference는 2023년 4월에 끝났고, ECS는 이를 요청하는 정의를 거부합니다.
    .fix = 가속기 제거

# `dependencies` 범주의 규칙.

depends-unknown = { $container }에서는 태스크의 컨테이너만 기다릴 수 있습니다.
    .why = { $name } 컨테이너가 태스크에 없어 ECS가 시작 순서를 정할 수 없습니다.
    .fix = { $suggestion } 컨테이너 기다리기
depends-cycle = 서로 기다리는 컨테이너가 없어야 합니다: { $chain }
    .why = 모두 다음 컨테이너를 기다리므로 아무것도 시작되지 않습니다.
depends-complete-on-essential = { $name } 컨테이너는 필수가 아니어야 합니다.
    .why = { $container } 컨테이너가 그 종료를 기다리지만({ $condition }), 필수 컨테이너가 종료되면 태스크가 중지됩니다.
    .fix = { $name } 컨테이너를 필수에서 빼기
depends-healthy-no-check = { $name } 컨테이너에 상태 확인이 있어야 합니다.
    .why = { $container } 컨테이너가 정상 상태를 기다리는데, 이는 태스크 정의의 상태 확인으로만 알 수 있습니다. 이미지에 있는 상태 확인은 쓰지 않습니다.
    .fix = 시작만 기다리기
depends-duplicate = { $container }의 의존성에 { $name } 항목은 하나면 됩니다.
    .why = 조건이 여럿이면 모두 맞아야 하므로, 약한 조건에는 뜻이 없습니다.
    .fix = 약한 조건 지우기

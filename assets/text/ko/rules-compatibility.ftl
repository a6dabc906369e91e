# 범주 `compatibility`의 규칙.

compat-absent = 시작 유형을 적어야 ECS가 그에 맞춰 검사합니다.
    .why = requiresCompatibilities가 없으면 ECS는 검사하지 않고 등록합니다. 여기 규칙으로 보아 맞는 유형: { $fitting }.
    .fix = EC2 지정
    .fix-fargate = FARGATE 지정

compat-duplicate = 시작 유형에 { JOSA($value, "은/는") } 한 번만 쓸 수 있습니다.
    .why = { $count }번 있지만 한 번 있는 것과 같습니다.
    .fix = 반복된 값 제거

compat-fargate-with-external = FARGATE와 EXTERNAL은 함께 쓸 수 없습니다.
    .why = FARGATE에는 네트워크 모드 awsvpc가 필요하고 EXTERNAL에서는 awsvpc를 쓸 수 없습니다.
    .fix = EXTERNAL 제거
    .fix-fargate = FARGATE 제거

compat-mixed-fargate = Fargate의 모든 제한이 { $others }에도 적용됩니다.
    .why = ECS는 정의 하나를 모든 시작 유형에 맞춰 검사하므로 가장 엄격한 제한을 따라야 합니다.

# `secrets` 범주의 규칙. valueFrom은 보안 암호 자체일 수 있으므로 보여 주지 않습니다.

secret-env-collision = { $name } 변수는 보안 암호와 평문 중 하나여야 합니다.
    .why = 둘 다 { $container } 컨테이너의 같은 환경 변수를 정하는데, ECS는 하나만 받습니다.
    .fix = 평문 변수에서 지우기
secret-duplicate = 보안 암호 { JOSA($name, "은/는") } 한 번만 써야 합니다({ $places }).
    .why = 보안 암호는 { $container } 컨테이너의 환경 변수가 되고, 변수에는 값이 하나만 있을 수 있습니다.
    .fix = 첫 번째만 남기기
secret-value-from-format = 보안 암호 { $name }의 위치를 적어야 합니다.
    .why = { $container } 컨테이너에 넣을 값을 ECS는 Secrets Manager 보안 암호나 SSM 파라미터의 ARN, 또는 영문자, 숫자, . - _ /로 된 파라미터 이름으로 찾습니다. Secrets Manager 보안 암호의 이름만 쓰면 파라미터 이름으로 읽습니다.
secret-json-key-form = { $name }: 이름 뒤의 콜론이 { $colons }개가 아니라 3개여야 합니다.
    .why = { $container }에 보안 암호의 키 하나만 넣으려면 arn:…:secret:name-AbCdEf:key::처럼 키, 버전 단계, 버전 ID를 씁니다. 비워 둘 수는 있지만 콜론은 남깁니다.
    .fix = 콜론 3개로 맞추기
secret-bare-name = 보안 암호 { $name }에 파라미터 이름만 적혀 있습니다.
    .why = { $container } 컨테이너에는 태스크의 리전과 계정에서 찾은 이 이름의 SSM 파라미터가 들어갑니다. 전체 ARN은 어느 것인지 분명하고, Secrets Manager에는 ARN이 필요합니다.

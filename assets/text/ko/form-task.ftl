# Texts of the window: form-task.
# The fields of the task page that are laid out by hand.

# The region may stand there as a list to choose from.
size-prices = { $region }의 월 요금(USD), 태스크 1개, { $hours }시간, { $date } 기준
size-prices-unsure = { $region }의 월 요금(USD), 태스크 1개, { $hours }시간, { $date } 기준, 확인되지 않음
size-no-prices = { $region }의 요금 정보가 없습니다
size-price-region = 요금 리전
size-page-small = 4 vCPU까지
size-page-large = 8~32 vCPU
size-page = 태스크 크기: { $page }
size-corner = vCPU \ GB
size-no-price = 요금 없음
size-vcpu = { $cpu } vCPU
size-gb = { $memory } GB
size-name = { $cpu } vCPU, { $memory } GB
size-name-price = { $cpu } vCPU, { $memory } GB, 월 ${ $price }
size-name-none = { $cpu } vCPU, { $memory } GB, Fargate에 없는 크기. { $reason }
size-row-values = { $cpu } vCPU에는 { $values } GB를 쓸 수 있습니다.
size-row-steps = { $cpu } vCPU에는 { $first }~{ $last } GB를 { $step } GB 단위로 쓸 수 있습니다.
size-for-memory = { $memory } GB를 쓰려면 { $values } vCPU를 고릅니다.
size-or = { $values } 또는 { $last }
size-cpu = CPU
size-memory = 메모리
size-near = { $size }에 가까운 크기
size-holds = 컨테이너가 모두 들어갑니다: { $cpu } CPU 유닛, { $memory } MiB
size-too-small = 컨테이너가 들어가지 않습니다: { $cpu } CPU 유닛, { $memory } MiB
size-takes = 컨테이너가 쓰는 양: { $cpu } CPU 유닛, { $memory } MiB
size-open = 컨테이너에 제한이 없어 함께 나눠 씁니다
size-hint-cpu = 1024 CPU 유닛은 1 vCPU입니다
size-hint-memory = MiB 또는 단위와 함께: 2 GB
size-pick = { $size } 사용

platform-label = OS/아키텍처
platform-arm-saves = ARM64를 쓰면 월 ${ $usd } 절약
platform-windows = Windows는 X86_64에서만 실행됩니다.
platform-choice = CPU 아키텍처: { $value }
platform-locked = CPU 아키텍처: { $value }. { $reason }

network-locked = { $name }. { $reason }
network-lock-fargate = Fargate에서는 awsvpc만 쓸 수 있습니다.
network-lock-external = 외부 인스턴스에서는 awsvpc를 쓸 수 없습니다.
network-lock-managed = 관리형 인스턴스에서는 bridge를 쓸 수 없습니다.
network-lock-windows = Windows에서는 awsvpc를 쓰거나, 비워 두고 기본 네트워크를 씁니다.

launch-lock-external = Fargate와 함께 쓸 수 없습니다.
launch-lock-fargate = External과 함께 쓸 수 없습니다.

role-execution = ECS가 태스크를 시작할 때 씁니다
role-code = 컨테이너 안의 코드가 씁니다
role-required = 필수
role-advised = 권장
role-optional = 선택 사항
role-needed = 필요한 곳: { $needs }
role-missing = 비어 있지만 필요한 곳이 있습니다: { $needs }
role-execution-free = 이 정의에는 필요한 곳이 없습니다.
role-code-free = 코드가 AWS를 호출할 때만 필요합니다.
role-need-secrets = 보안 암호 { $count }개
role-need-log-secrets = 로그 드라이버의 보안 암호 { $count }개
role-need-registry = 레지스트리 로그인
role-need-ecr = ECR 이미지
role-need-logs = 로그
role-need-files = 환경 변수 파일
role-need-fsx = FSx 로그인
role-need-efs = IAM을 쓰는 EFS 마운트
role-need-s3files = S3 Files 마운트

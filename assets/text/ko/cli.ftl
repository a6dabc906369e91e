# 명령줄: 도움말, 사용법 오류, 파일, check·explain·set 명령이 출력하는 글.

cli-error = 오류
cli-did-you-mean = 혹시 { $name }?
cli-no-aws =
    이 taskwright 빌드에는 AWS와 통신하는 기능이 없습니다.
    `aws` 기능을 넣어 빌드하거나 파일을 `aws ecs register-task-definition --cli-input-json`에 넘깁니다.
cli-no-window =
    이 taskwright 빌드에는 창이 없습니다.
    `taskwright check FILE` 같은 명령을 씁니다. 명령 목록은 `taskwright --help`에 있습니다.

## 심각도

cli-severity-error = 오류
cli-severity-warning = 경고
cli-severity-info = 참고

## 규칙 분류

category-document = 문서
category-task = 태스크
category-compatibility = 시작 유형
category-resources = CPU와 메모리
category-fargate = Fargate
category-network = 네트워크
category-ports = 포트
category-container = 컨테이너
category-managed-instances = 관리형 인스턴스
category-external = ECS Anywhere(외부)
category-windows = Windows
category-image = 이미지
category-environment = 환경 변수
category-secrets = 보안 암호
category-iam = 역할
category-healthcheck = 상태 확인
category-dependencies = 시작 순서
category-timeouts = 제한 시간
category-restart = 재시작 정책
category-logging = 로그 수집
category-firelens = FireLens
category-volumes = 볼륨
category-efs = Amazon EFS
category-fsx = Amazon FSx
category-s3files = Amazon S3 Files
category-linux = Linux 파라미터
category-ulimits = 리소스 제한
category-gpu = GPU와 가속기
category-placement = 배치
category-proxy = 프록시
category-fault-injection = 장애 주입
category-trusted-execution = 신뢰 실행
category-security = 보안
category-tags = 태그
category-cost = 비용

## 파일: 무슨 일이, 어디서, 다음에 할 일

file-not-found = { $file } 파일이 없습니다. 이름과 폴더를 확인합니다.
file-not-a-file = { JOSA($file, "은/는") } 파일이 아닙니다. 파일이나 파일이 든 폴더를 지정합니다.
file-no-permission = { $file } 파일에 접근할 권한이 없습니다. 권한을 바꾸거나 소유자로 실행합니다.
file-too-large = { $file } 파일은 { $size }로, 제한인 { $limit }를 넘습니다. 나누거나 맞는 파일인지 확인합니다.
file-not-text = { $file } 파일은 바이트 { $at }에서 { $encoding } 텍스트가 아닙니다. UTF-8로 저장합니다.
file-other = { $file } 파일을 읽거나 쓸 수 없습니다: { $reason }. 원인을 없애고 명령을 다시 실행합니다.

## 도움말

cli-help-usage = 사용법:
cli-help-commands = 명령
cli-help-arguments = 인수
cli-help-options = 옵션
cli-help-taskwright =
    Amazon ECS 태스크 정의를 설계하고 검사합니다.
    명령이 없으면 파일을 창에서 엽니다. 모든 명령은 화면 없이 동작합니다.
    파일 자리의 `-`는 표준 입력입니다. 결과는 표준 출력, 메시지는 표준 오류로 나갑니다.
cli-help-check =
    ECS가 거부할 것과 실행 뒤에 잘못될 것을 찾습니다
    폴더에서는 태스크 정의로 보이는 파일을 찾습니다.
    종료 코드: 0 해당 심각도의 문제 없음, 1 해당 심각도의 문제 있음, 2 잘못된 사용법 또는 읽을 수 없는 파일.
cli-help-explain =
    규칙이 요구하는 것, 이유, 수정 방법을 설명합니다
    종료 코드: 0 완료, 2 그런 규칙 없음.
cli-help-set =
    경로로 값을 바꾸고 나머지 바이트는 그대로 둡니다
    값은 필드의 형식을 따릅니다. cpu=512는 태스크에서는 "512", 컨테이너에서는 512입니다.
    경로의 { "[web]" }은 그 이름의 항목, { "[0]" }은 첫 번째 항목, { "{key}" }는 점이 든 키입니다.
    파일은 한 번에 바뀌거나 전혀 바뀌지 않습니다. 이미 그 값이면 건드리지 않습니다.
    종료 코드: 0 완료, 1 경로가 없거나 여러 곳, 2 잘못된 사용법 또는 맞지 않는 값.
cli-help-register =
    파일을 그대로 ECS에 등록하고 개정의 ARN을 출력합니다
    최신 개정과 달라지는 것은 표준 오류로 나가고, 터미널에서는 보내기 전에 물어봅니다.
    달라지는 것이 없으면 등록하지 않습니다. 그때의 ARN은 최신 개정의 것입니다.
    `check`가 찾는 오류와 채우지 않은 자리가 있으면 멈춥니다. 저절로 두 번 등록되는 일은 없습니다.
    종료 코드: 0 등록했거나 바꿀 것이 없음, 1 거부됨, 2 잘못된 사용법 또는 읽을 수 없는 파일, 3 등록되었는지 알 수 없음.
cli-help-pull =
    등록된 태스크 정의를 작업할 파일로 출력합니다
    개정 번호처럼 ECS만 쓰는 것은 빠지고 나머지 키는 모두 그대로입니다.
    종료 코드: 0 완료, 1 없거나 AWS가 거부함, 2 잘못된 사용법 또는 쓸 수 없는 파일.
cli-help-help = 도움말 또는 명령의 도움말을 출력합니다
cli-help-arg-window-files = 창에서 열 파일
cli-help-arg-command = 명령
cli-help-arg-check-files = 검사할 파일 또는 폴더
cli-help-arg-rule = ecs/host-port-duplicate 같은 규칙 ID. ecs/는 뺄 수 있습니다
cli-help-arg-set-file = 바꿀 파일. -이면 결과가 표준 출력으로 나갑니다
cli-help-arg-set-changes = containerDefinitions{ "[web]" }.cpu=256 같은 값. PATH:=JSON은 JSON을 그대로 씁니다
cli-help-arg-register-file = 등록할 파일
cli-help-arg-pull-name = 최신 개정을 가져올 패밀리, 또는 web:41처럼 패밀리와 번호
cli-help-opt-profile = AWS 설정의 프로필. 기본값은 AWS_PROFILE을 따릅니다
cli-help-opt-region = ap-northeast-2 같은 리전. 기본값은 AWS_REGION 또는 프로필을 따릅니다
cli-help-opt-endpoint-url = AWS 대신 쓸 주소. 예: http://127.0.0.1:5000
cli-help-opt-dry-run = 달라지는 것만 출력하고 등록하지 않습니다
cli-help-opt-yes = 달라지는 것을 묻지 않고 받아들입니다
cli-help-opt-anyway = 오류와 채우지 않은 자리가 있어도 계속합니다. 규칙이 틀릴 수 있습니다
cli-help-opt-pull-output = 쓸 파일. 기본값은 표준 출력입니다
cli-help-opt-format = text(기본값), json, sarif, github
cli-help-opt-clean = 먼저 파일을 열 때처럼 ECS 응답을 풀고 읽기 전용 키와 빈 tags를 뺍니다
cli-help-opt-fail-on = 종료 코드 1이 되는 최소 심각도: error(기본값), warning
cli-help-opt-unset = PATH의 값을 지웁니다. 여러 번 쓸 수 있습니다
cli-help-opt-output = FILE 대신 쓸 파일. -는 표준 출력입니다
cli-help-opt-new-window = 이미 열린 창이 있어도 새 창을 엽니다
cli-help-opt-lang = en 또는 ko. 기본값은 LC_ALL 또는 LANG을 따릅니다
cli-help-opt-help = 이 도움말을 출력합니다
cli-help-opt-version = 버전을 출력합니다

## 잘못된 사용법

cli-usage-help = 쓸 수 있는 것은 `taskwright --help`와 `taskwright COMMAND --help`에 있습니다.
cli-usage-unknown = { $argument } 인수는 없습니다.
cli-usage-value = { $argument }의 값으로 { JOSA($value, "은/는") } 쓸 수 없습니다. 쓸 수 있는 값: { $values }.
cli-usage-value-missing = { $argument }에 값이 필요합니다.
cli-usage-too-many = { $argument }의 값이 너무 많습니다.
cli-usage-missing = { $argument } 인수가 없습니다.
cli-usage-conflict = { $argument } 인수는 { $other } 인수와 함께 쓸 수 없습니다.
cli-usage-twice = { $argument } 인수가 두 번 있습니다. 하나를 뺍니다.
cli-usage-not-text = UTF-8 텍스트가 아닌 인수가 있습니다.
cli-usage-other = 함께 쓸 수 없는 인수입니다.

## check

check-why = 이유
check-answer = ECS 응답
check-fix = 수정
check-fix-review = 수정(검토 필요)
check-fix-ask = 수정(값 필요)
check-also = 관련
check-path = 경로
check-counts-errors = 오류 { $count }개
check-counts-warnings = 경고 { $count }개
check-counts-notes = 참고 { $count }개
check-counts-off = taskwright.toml로 끈 것 { $count }개
check-counts-unread = 읽지 못한 파일 { $count }개
check-files = 파일 { $count }개 검사
check-summary = { $files }: { $counts }.
check-summary-clean = { $files }: 문제가 없습니다.
check-no-definitions =
    { $file } 폴더에 태스크 정의로 보이는 파일이 없습니다. 그래도 검사하려면 파일을 직접 지정합니다.

## explain

explain-unknown = { $rule } 규칙은 없습니다.
explain-severity = 심각도
explain-category = 분류
explain-applies = 적용 대상
explain-applies-all = 모든 시작 유형
explain-applies-windows = Windows 컨테이너만
explain-places = 위치
explain-anywhere = 문서의 모든 곳
explain-whole = 문서 자체
explain-rule = 규칙
explain-why = 이유
explain-answer = ECS 응답
explain-source = 출처
explain-fix = 수정

## set

cli-set-no-value = `{ $path }`에 값이 없습니다. PATH=VALUE, PATH:=JSON 또는 --unset PATH로 씁니다.
cli-set-path = `{ $path }`의 { $at }번째 글자부터는 경로가 아닙니다. 경로는 containerDefinitions{ "[web]" }.cpu처럼 씁니다.
cli-set-whole = `=` 앞에 경로가 없습니다. 문서 전체는 바꿀 수 없습니다.
cli-set-json = { $path }의 := 뒤가 { $line }행 { $column }열에서 JSON이 아닙니다.
cli-set-unknown-field = { $path } 필드는 ECS에 없습니다.
cli-set-no-type = { $path } 필드는 ECS에 없어 형식을 알 수 없습니다. PATH:=JSON으로 씁니다.
cli-set-enum = { $path }의 값으로 `{ $value }` 값은 쓸 수 없습니다. 쓸 수 있는 값: { $values }.
cli-set-integer = { $path }의 값은 32비트 정수여야 합니다. `{ $value }` 값은 맞지 않습니다.
cli-set-boolean = { $path }의 값은 true 또는 false여야 합니다. `{ $value }` 값은 맞지 않습니다.
cli-set-parts = { $path } 값은 목록 또는 객체입니다. 그 안의 값을 지정하거나 PATH:=JSON으로 씁니다.
cli-set-no-parts = { $path } 값은 단일 값이라 더 들어갈 수 없습니다.
cli-set-wants-item = { $path } 목록에 `{ $key }` 항목은 없습니다. { "[0]" } 또는 { "[web]" } 같은 이름을 씁니다.
cli-set-no-index = { $path } 목록에 { "[" }{ $index }{ "]" } 항목이 없습니다. { $count ->
        [0] 목록이 비어 있습니다.
       *[other] 항목은 { $count }개입니다.
    }
cli-set-no-item = { $path } 목록에 { $name } 항목이 없습니다.
cli-set-ambiguous = { $path } 목록에 { $name } 항목이 { $count }개 있습니다. 번호로 지정합니다.
cli-set-too-deep = `{ $change }` 변경은 128단계보다 깊어 읽을 수 없는 문서를 만듭니다.

# AWS와의 통신: 무엇이 잘못되었고 어떻게 하면 되는지, `register`와 `pull`이 하는 말.

aws-no-credentials = AWS 자격 증명이 없습니다.
    .advice = 프로필을 지정하거나 AWS_PROFILE 또는 AWS_ACCESS_KEY_ID와 AWS_SECRET_ACCESS_KEY를 설정합니다.
aws-no-credentials-of-profile = { $profile } 프로필에 자격 증명이 없습니다.
    .advice = `aws configure`로 키, 역할 또는 Single Sign-On을 넣거나 다른 프로필을 씁니다.
aws-no-profile = AWS 설정에 { $profile } 프로필이 없습니다.
    .advice = 있는 프로필은 `aws configure list-profiles`로 볼 수 있습니다.
aws-bad-configuration = AWS 설정이 잘못 쓰여 있어 쓸 수 없습니다.
    .advice = ~/.aws/config와 ~/.aws/credentials, 또는 AWS_CONFIG_FILE과 AWS_SHARED_CREDENTIALS_FILE이 가리키는 파일을 확인합니다.
aws-credentials-failed = 자격 증명을 얻지 못했습니다.
    .advice = 같은 환경에서 `aws sts get-caller-identity`를 실행하면 이유가 나옵니다.
aws-credentials-failed-of-profile = { $profile } 프로필에서 자격 증명을 얻지 못했습니다.
    .advice = 그 프로필로 `aws sts get-caller-identity`를 실행하면 이유가 나옵니다.
aws-credentials-process = { $signer } 프로필의 credential_process에 적힌 프로그램에서 자격 증명을 얻지 못했습니다.
    .advice = 그 프로그램만 실행하면 이유가 나옵니다. Version, AccessKeyId, SecretAccessKey가 든 JSON을 출력해야 합니다.
aws-credentials-role = { $profile } 프로필의 역할에서 자격 증명을 얻지 못했습니다.
    .advice = role_arn과 source_profile, 역할의 신뢰 정책을 확인합니다.
aws-no-region = 리전이 지정되지 않았습니다.
    .advice = ap-northeast-2 같은 리전을 지정하거나 AWS_REGION 또는 프로필의 region을 설정합니다.
aws-bad-region = 리전으로 쓸 수 없는 값입니다: { $region }
    .advice = 리전은 ap-northeast-2처럼 영문자, 숫자, 하이픈으로 이루어집니다.
aws-signed-out = 로그인되어 있지 않습니다.
    .advice = 다시 로그인한 뒤 다시 시도합니다.
aws-signed-out-sso = { $signer } 프로필의 로그인이 끝났습니다.
    .advice = 로그인한 뒤 다시 시도합니다:
aws-signed-out-login = { $signer } 프로필의 로그인이 끝났습니다.
    .advice = 로그인한 뒤 다시 시도합니다:
aws-code-expired = 코드를 쓸 수 있는 동안 로그인이 승인되지 않았습니다.
    .advice = 다시 로그인하여 새 코드를 받습니다.
aws-sign-in-refused = 브라우저에서 로그인이 거부되었습니다.
    .advice = 다시 로그인하여 다른 코드를 받습니다.
aws-expired = 자격 증명이 만료되었습니다.
    .advice = 새 자격 증명을 받은 뒤 다시 시도합니다.
aws-wrong-keys = AWS가 모르는 자격 증명입니다.
    .advice = 어느 자격 증명이 쓰이는지 확인합니다. 환경 변수의 키가 AWS_PROFILE보다 먼저입니다. 다른 파티션의 엔드포인트도 이 자격 증명을 모릅니다.
aws-wrong-clock = 이 컴퓨터의 시계가 AWS의 시계와 다릅니다.
    .advice = AWS는 자기 시각과 5분 안에 있는 요청만 받습니다. 시계를 맞춘 뒤 다시 시도합니다.
aws-denied = 이 자격 증명에는 { $action } 권한이 없습니다.
    .advice = { $action } 작업을 허용하는 정책을 요청합니다.
aws-denied-resource = 이 자격 증명에는 { $resource } 리소스에 대한 { $action } 권한이 없습니다.
    .advice = { $resource } 리소스에 { $action } 작업을 허용하는 정책을 요청합니다.
aws-forbidden = 이 자격 증명의 { $action } 작업을 금지하는 정책이 있습니다.
    .advice = 금지하는 정책의 종류: { $policy }. 다른 정책으로는 허용할 수 없으므로 그 정책의 관리자에게 문의합니다.
aws-denied-pass-role = 이 자격 증명으로는 { $resource } 역할을 ECS에 넘길 수 없습니다.
    .advice = 역할이 있는 태스크 정의를 등록하려면 각 역할에 대한 iam:PassRole 권한이 필요합니다. 조건은 iam:PassedToService = ecs-tasks.amazonaws.com입니다.
aws-denied-assume-role = { $profile } 프로필의 역할을 맡을 수 없습니다.
    .advice = 역할의 신뢰 정책에 역할을 맡을 주체가 있어야 하고, 그 주체에는 역할에 대한 sts:AssumeRole 권한이 있어야 합니다.
aws-throttled = AWS가 받을 수 있는 것보다 요청이 많습니다.
    .advice = 잠시 기다린 뒤 다시 시도합니다.
aws-not-found = { $region } 리전에 그런 이름이 없습니다.
    .advice = 이름, 리전, 계정을 확인합니다.
aws-refused = { $host }에서 요청을 거부했습니다.
    .advice = 답에 나온 것을 고친 뒤 다시 시도합니다.
aws-server-fault = { $host }에서 오류가 났습니다.
    .advice = 나중에 다시 시도합니다. 계속되면 AWS 지원에 요청 ID를 알립니다.
aws-no-host = { $host } 이름의 주소를 찾을 수 없습니다.
    .advice = 리전({ $region }), 엔드포인트, 네트워크를 확인합니다.
aws-no-connection = { $host }에 연결할 수 없습니다.
    .advice = 네트워크와 엔드포인트, 중간에서 막는 것이 없는지 확인합니다.
aws-connection-lost = { $host }의 답이 오기 전에 연결이 끊겼습니다.
    .advice = 다시 시도합니다.
aws-no-trust = { $host }에 안전하게 연결할 수 없습니다.
    .advice = 내용을 들여다보는 프록시가 있으면 그 인증서를 시스템이 신뢰해야 합니다.
aws-timed-out = { $host }에서 제때 답이 오지 않았습니다.
    .advice = 다시 시도합니다. 네트워크가 느리면 TASKWRIGHT_AWS_TIMEOUT에 더 긴 시간을 초로 설정합니다.
aws-bad-reply = { $host }에서 읽을 수 없는 답이 왔습니다.
    .advice = 엔드포인트를 확인합니다. AWS가 아닌 것이 있을 수 있습니다.
aws-bad-endpoint = 엔드포인트로 쓸 수 없는 주소입니다: { $host }
    .advice = 엔드포인트는 http://127.0.0.1:5000 같은 주소입니다.
aws-cancelled = 중지했습니다.
    .advice = 바뀐 것은 없습니다.
aws-overtaken = 비교하는 사이에 { $name } 개정이 등록되었습니다.
    .advice = 아무것도 보내지 않았습니다. 다시 시도하면 { $name } 개정과 비교합니다.
aws-broken = AWS와 통신하는 중에 프로그램에서 오류가 났습니다.
    .advice = 다시 시도합니다. 또 오류가 나면 프로그램을 다시 시작합니다.
aws-bad-timeout = TASKWRIGHT_AWS_TIMEOUT에는 초를 숫자로 씁니다. 지금 값: { $value }
aws-lost = AWS와 통신하는 부분이 끝났습니다.
    .advice = 프로그램을 다시 시작합니다.
aws-outcome-unknown = 그래도 처리되었는지는 알 수 없습니다. 되풀이하기 전에 확인합니다.
aws-said = { $host }의 답: { $words }
aws-request-id = 요청 ID: { $id }

## 요청이 가는 곳

aws-connected = 계정 { $account }, { $region }, { $who } 자격.
aws-emulator = 요청은 { $url } 주소로 갑니다. AWS에는 아무것도 전해지지 않습니다.

## 보내는 것

aws-body-comments = ECS는 주석을 받지 않으므로 주석 없이 값만 JSON으로 보냅니다.
aws-body-commas = ECS는 닫는 괄호 앞의 쉼표를 받지 않으므로 쉼표 없이 값만 JSON으로 보냅니다.
aws-body-encoding = ECS는 앞에 표시가 없는 UTF-8을 받으므로 { $encoding } 파일의 내용을 그렇게 보냅니다.

## register

aws-register-blocked = 문제 { $count }개가 있어 등록하지 않았습니다. 파일을 고치거나 --anyway를 붙입니다.
aws-register-broken = 파일이 JSON이 아니어서 보낼 것이 없으므로 등록하지 않았습니다.
aws-register-anyway = 문제 { $count }개가 있지만 --anyway이므로 계속합니다.
aws-register-describe = ECS가 조회 결과로 준 것은 등록할 수 있는 형태가 아닙니다. 창에서 파일을 열어 저장하면 읽기 전용 키가 없어집니다. `taskwright set FILE --unset KEY`로 하나씩 지울 수도 있습니다.
aws-register-no-family = 파일의 맨 위에 family가 없어 어느 패밀리의 개정인지 알 수 없으므로 등록하지 않았습니다.
aws-register-first = { $region } 리전의 { $family } 패밀리에는 활성 개정이 없습니다. 새로 만들어집니다.
aws-register-changes = { $name } 개정과 달라지는 것:
aws-register-same = 바꿀 것이 없습니다. { $name } 개정과 내용이 같습니다.
aws-register-ask = 등록할까요? [y/N]
aws-register-declined = 등록하지 않았습니다.
aws-register-needs-yes = 물어볼 터미널이 없어 등록하지 않았습니다. 달라지는 것을 받아들이려면 --yes를 붙입니다.
aws-register-dry-run = 시험 실행이므로 아무것도 등록하지 않았습니다.
aws-register-again = 아직 아무것도 등록되지 않았습니다. 한 번 더 시도합니다.
aws-register-done = 등록했습니다: { $name }.
aws-register-looking = ECS에 등록되었는지 알 수 없어 개정을 찾아봅니다.
aws-register-found = 등록되어 있습니다: { $name }.
aws-register-unknown = 파일과 같은 개정이 없습니다. ECS가 아직 만드는 중일 수 있습니다.
    .caution = 먼저 taskwright pull로 최신 개정을 확인합니다. 파일에 ECS가 보관하지 않을 수 있는 키가 있어, 같은 명령을 다시 실행하면 같은 개정이 하나 더 생길 수 있습니다.
    .advice = 1분쯤 뒤에 같은 명령을 다시 실행합니다. 먼저 최신 개정과 비교하고, 없을 때만 등록합니다.
aws-register-not-looked = 개정이 있는지 확인하지 못했습니다.
    .caution = 먼저 taskwright pull로 최신 개정을 확인합니다. 파일에 ECS가 보관하지 않을 수 있는 키가 있어, 같은 명령을 다시 실행하면 같은 개정이 하나 더 생길 수 있습니다.
    .advice = 1분쯤 뒤에 같은 명령을 다시 실행합니다. 먼저 최신 개정과 비교하고, 없을 때만 등록합니다.
aws-register-others = 그사이 다른 개정 { $count }개가 등록되었습니다.

## pull

aws-pull-missing = { $region } 리전에 { $name } 개정이 없습니다.
    .advice = 이름, 리전, 계정을 확인합니다. 패밀리 이름만으로는 활성 개정이 있을 때만 찾을 수 있습니다.
aws-pull-done = { $name }: { $arn }
aws-pull-inactive = { $name } 개정의 상태는 { $status }입니다. 새 태스크를 시작할 수 없습니다.

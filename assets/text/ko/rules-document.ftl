# 범주 `document`의 규칙.

unknown-field = 이 자리에 { $key } 키는 쓸 수 없습니다.
    .why = { $similar ->
        [yes] 가장 비슷한 키는 { $nearest }입니다. ECS는 모르는 키가 있는 정의를 거부합니다.
       *[no] ECS는 모르는 키가 있는 정의를 거부합니다.
    }
    .fix = { $key } 제거
    .fix-rename = { JOSA($nearest, "으로/로") } 이름 변경

describe-only-field = { $key } 키는 ECS만 쓰므로 빼야 합니다.
    .why = { $count ->
        [one] ECS에서 가져온 문서입니다. { $keys } 키는 DescribeTaskDefinition 응답에만 있고, 등록할 때는 거부됩니다.
       *[other] ECS에서 가져온 문서입니다. { $keys } 키는 DescribeTaskDefinition 응답에만 있고, 등록할 때는 거부됩니다.
    }
    .fix = { $count ->
        [one] 응답 전용 키 제거
       *[other] 응답 전용 키 { $count }개 제거
    }
    .fix-unwrap = { $key } 안쪽만 남기기

wrong-type = { $name } 값은 { JOSA($found, "이/가") } 아니라 { JOSA($expected, "이어야/여야") } 합니다.
    .why = ECS는 형식을 바꿔 읽지 않고, 형식이 다른 값이 있는 정의를 거부합니다.
    .fix = { $example } 값으로 변경

task-size-not-string = 태스크 { $name } 값은 숫자 { $number } 대신 문자열이어야 합니다.
    .why = 태스크의 크기는 문자열로, 컨테이너의 크기는 숫자로 씁니다.
    .fix = "{ $number }" 값으로 변경

enum-value = { $similar ->
        [yes] { JOSA($name, "은/는") } { $value } 대신 { JOSA($nearest, "이어야/여야") } 합니다.
       *[no] { $name }에 "{ $value }" 값은 쓸 수 없습니다.
    }
    .why = ECS가 받는 값은 대소문자까지 다음과 같습니다: { $allowed }.
    .fix = { JOSA($nearest, "으로/로") } 변경
    .fix-remove = { $name } 제거

required-field = { $structure }에는 { $member } 값이 있어야 합니다.
    .why = ECS는 이 값({ $member ->
        [command] 컨테이너가 정상인지 알려 주는 명령
        [condition] 기다릴 상태
        [containerName] 대상 컨테이너
        [containerPath] 컨테이너 안의 경로
        [credentialsParameter] 사용자 이름과 비밀번호가 든 보안 암호
        [deviceName] 컨테이너가 가리키는 이름
        [deviceType] 가속기의 종류
        [domain] 파일 시스템이 속한 Active Directory 도메인
        [enabled] 컨테이너를 재시작할지 여부
        [fileSystemArn] 마운트할 파일 시스템
        [fileSystemId] 마운트할 파일 시스템
        [hardLimit] 프로세스가 스스로 올릴 수 있는 제한의 상한
        [hostPath] 호스트의 디바이스
        [hostname] 주소를 찾을 이름
        [ipAddress] 이름이 가리키는 주소
        [isolationMode] 다른 태스크와 격리하는 방식
        [logDriver] 로그를 보낼 곳
        [memory] 컨테이너가 쓸 GPU 메모리
        [name] 값을 부르는 이름
        [rootDirectory] 루트로 마운트할 디렉터리
        [authorizationConfig] 파일 시스템의 자격 증명
        [size] 메모리 파일 시스템의 최대 크기
        [sizeInGiB] 스토리지의 크기
        [softLimit] 프로세스가 시작할 때의 제한
        [type] 종류
        [value] 파일의 ARN
        [valueFrom] 값이 든 보안 암호나 파라미터
       *[other] { $member }
    }) 없이는 정의를 받지 않습니다.
    .fix = { $member } 입력

null-container = { $number }번째 컨테이너는 null일 수 없습니다.
    .why = 다른 자리의 null은 없는 값으로 여기지만, 컨테이너 목록에 있으면 ECS가 거부합니다.
    .fix = { $number }번째 컨테이너 제거

definition-too-large = 정의는 { $limit }바이트보다 짧아야 합니다. 지금은 { $size }바이트입니다.
    .why = ECS는 공백을 빼고 셉니다. 가장 긴 항목은 { $largest }입니다.

json-syntax = { $problem }
    .why = JSON이 아닌 동안에는 다른 내용을 검사할 수 없습니다.

json-not-object = 문서는 { JOSA($found, "이/가") } 아니라 태스크 정의여야 합니다.
    .why = 태스크 정의는 family와 containerDefinitions가 든 객체입니다. 컨테이너 목록도 읽을 수 있습니다.

json-duplicate-key = { $key } 키는 한 객체에 한 번만 쓸 수 있습니다.
    .why = 읽는 프로그램은 { $kept }번째 줄의 값만 쓰고 { $ignored }번째 줄의 값은 말없이 버립니다.
    .fix = 버려지는 값 제거

json-not-strict = 엄격한 JSON에는 주석과 끝 쉼표를 쓸 수 없습니다.
    .why = { $comments ->
        [0] 끝 쉼표 { $commas }개가
       *[other] { $commas ->
            [0] 주석 { $comments }개가
           *[other] 주석 { $comments }개와 끝 쉼표 { $commas }개가
        }
    } { $line }번째 줄부터 있어서 AWS CLI, SDK, 배포 액션이 파일을 거부합니다.
    .fix = 엄격한 JSON으로 변경

placeholder-unfilled = { $placeholder } 자리에 실제 값을 넣어야 합니다.
    .why = { $count ->
        [one] { $place }에 있습니다. 값을 넣을 때까지 등록을 미룹니다.
       *[other] 처음 나오는 곳은 { $place }, 모두 { $count }곳입니다. 값을 넣을 때까지 등록을 미룹니다.
    }
    .fix = { $placeholder } 값 입력

# JSON 값의 이름.

type-null = null
type-boolean = 참/거짓 값
type-number = 숫자
type-whole-number = 정수
type-fraction = 소수
type-huge-number = 너무 큰 숫자
type-string = 문자열
type-list = 목록
type-object = 객체

# Texts of the window: environment variables, secrets and environment files.

variables-key = 키
variables-source = 출처
variables-content = 값, ARN 또는 파라미터 이름
variables-none = 아직 변수가 없습니다
variables-whole-file = 파일의 모든 변수

source-value = 값
source-secrets-manager = Secrets Manager
source-ssm = SSM 파라미터
source-file = 환경 변수 파일

variables-hint-secret = 보안 암호의 ARN
variables-hint-parameter = 파라미터 이름 또는 ARN
variables-hint-file = S3에 있는 파일의 ARN

variables-number = 변수 { $number }
variables-key-of = 키 { $number }
variables-source-of = { $name } 출처
variables-content-of = { $name } 값
variables-actions-of = { $name } 작업
variables-show-of = { $name } 값 표시
variables-hide-of = { $name } 값 숨기기
variables-plain = 평문
variables-plain-of = 평문: { $name }

variables-paste = .env 붙여넣기
variables-add = 변수 추가
variables-duplicate = 복제
variables-build = 참조 만들기…
variables-store = 외부에 저장…
variables-remove = 삭제
form-count-values = 값 { $count }개
form-count-files = 파일 { $count }개

variables-paste-title = 변수 붙여넣기
variables-paste-help = .env 파일, KEY=value 형식의 줄, JSON, docker run 인수, 스프레드시트의 두 열을 읽습니다
variables-paste-field = 변수 텍스트
variables-paste-nothing = 아직 붙여넣은 내용이 없습니다
variables-found = { $count ->
    [0] 변수를 찾지 못했습니다
   *[other] 변수 { $count }개
}
variables-found-secrets = 그중 보안 암호 { $count }개
variables-replaced = { $count }개 바꿈
variables-unread = { $line }행: { $problem }
variables-unread-more = 그 밖에 { $count }행
variables-unread-name = 변수 이름으로 쓸 수 있는 것이 없습니다
variables-unread-value = 이름만 있고 값이 없습니다
variables-unread-quote = 따옴표가 닫히지 않았습니다
variables-unread-json = JSON처럼 시작하지만 JSON이 아닙니다
variables-unread-no-text = 값이 문자열이나 숫자가 아닙니다
variables-unread-columns = 열이 두 개보다 많습니다
variables-unread-file = 변수가 다른 파일에 있습니다
variables-apply = 변수 { $count }개 붙여넣기

reference-title = { $name } 참조
reference-help = 태스크를 시작할 때마다 ECS가 이곳에서 값을 읽습니다
reference-service = 서비스
reference-service-of = 서비스: { $value }
reference-region = 리전
reference-account = 계정
reference-name = 이름
reference-json-key = JSON 키
reference-stage = 버전 단계
reference-version = 버전 ID
reference-hint-name = prod/db-AbCdEf
reference-hint-parameter = /prod/db-password
reference-hint-whole = 값 전체
reference-hint-stage = AWSCURRENT
reference-hint-version = 최신 버전
reference-hint-region = 태스크의 리전
reference-hint-account = 태스크의 계정
reference-composed = 참조
reference-apply = 이 참조 사용

store-title = { $name } 값을 정의 밖에 두기
store-help = 태스크 정의를 읽을 수 있는 사람은 누구나 이 값을 볼 수 있습니다. 다음 명령으로 AWS에 저장합니다. 명령이 값을 묻고, 입력한 값은 어디에도 표시하지 않습니다.
store-name = AWS에서 쓸 이름
store-command = 명령
store-copy = 명령 복사
store-arn = 보안 암호의 ARN
store-parameter = 파라미터 이름 또는 ARN
store-arn-help = 명령이 ARN을 출력합니다
store-apply-secret = 보안 암호의 ARN 사용
store-apply-parameter = 파라미터 사용

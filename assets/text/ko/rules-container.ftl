# `container` 범주의 규칙.

container-name-missing = { $container } 컨테이너에 이름이 있어야 합니다.
    .why = 이름이 없으면 ECS가 등록을 거부하며, 시작 순서, 링크, 로드 밸런서에서 이 이름을 참조합니다.
    .fix = 이름을 { JOSA($suggestion, "으로/로") } 지정
container-name-format = { $value } 이름은 영문자, 숫자, -, _ 1~255자여야 합니다.
    .why = 컨테이너 이름에 공백이나 점 같은 다른 문자가 있으면 ECS가 거부합니다.
    .fix = 이름을 { JOSA($suggestion, "으로/로") } 바꾸기
container-name-duplicate = { $name } 이름은 컨테이너 하나에만 써야 합니다({ $containers }).
    .why = 시작 순서, 링크, 로드 밸런서가 두 컨테이너를 구별할 수 없습니다.
    .fix = 이름을 { JOSA($suggestion, "으로/로") } 바꾸기
command-single-string = { $value } 명령은 인수마다 항목을 나누어야 합니다.
    .why = 셸을 거치지 않으면 공백까지 포함한 전체가 프로그램 하나의 이름이 됩니다.
    .fix = 공백에서 나누기
working-directory-relative = 작업 디렉터리 { $value } 값은 절대 경로여야 합니다.
    .why = 절대 경로가 아니면 Docker가 컨테이너를 만들지 않습니다. Linux에서는 /로, Windows에서는 C: 같은 드라이브로 시작합니다.
credential-specs-count = { $container }의 자격 증명 사양은 { $count }개가 아니라 1개여야 합니다.
    .why = ECS는 컨테이너마다 Active Directory 자격 증명 사양을 하나만 받습니다.
    .fix = 첫 번째만 남기기
credential-specs-format = { $container }의 자격 증명 사양은 접두사와 ARN이어야 합니다.
    .why = credentialspec: 또는 credentialspecdomainless: 뒤에 SSM 파라미터나 S3 객체의 ARN이 와야 합니다.
credential-specs-and-security-options = { $container }의 자격 증명 사양은 한 곳에만 적어야 합니다.
    .why = Docker 보안 옵션에도 자격 증명 사양이 있는데, 둘 중 하나만 쓸 수 있습니다.
    .fix = 보안 옵션 지우기
essential-sidecar = 컨테이너 { $count }개가 모두 필수 컨테이너입니다.
    .why = 그중 하나만 중지되어도 태스크 전체가 중지됩니다. 혼자 실패해도 되는 보조 컨테이너는 필수가 아니어도 됩니다.
interactive-in-service = { $container } 컨테이너가 터미널이나 stdin을 열어 둡니다.
    .why = 서비스에는 입력하는 사람이 없고, ECS Exec도 이 설정 없이 작동합니다.

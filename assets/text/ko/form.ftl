# Texts of the window: form.
# Outline and form: sections, counts, buttons of rows.

outline-add = 태스크 정의에 추가
outline-add-volume = 볼륨 추가
outline-no-family = 패밀리 없음
outline-copy-path = 경로 복사
outline-copy-json = JSON 복사

section-identity = 식별 정보
section-runs = 실행 위치
section-runs-help = 시작 유형: 선택한 유형마다 ECS가 정의를 검사합니다
section-size = 태스크 크기
section-roles = 역할
section-ephemeral = 임시 스토리지
section-placement = 배치
section-proxy = 프록시
section-advanced = 고급
section-image = 이미지
section-ports = 포트
section-environment = 환경 변수
section-command = 명령
section-health = 상태 확인
section-logging = 로그 수집
section-storage = 스토리지
section-order = 시작 순서
section-limits = 제한
section-security = 보안
section-volume = 볼륨
section-host = 바인드 마운트
section-efs = Amazon EFS
section-s3files = Amazon S3 Files
section-fsx = Amazon FSx for Windows File Server
section-docker = Docker 볼륨
section-tags = 태그
section-more = 기타 필드

launch-fargate = 호스트는 AWS가 맡고 크기만 고릅니다.
launch-ec2 = 직접 만든 클러스터의 인스턴스입니다.
launch-managed = AWS가 패치하는 EC2 호스트입니다.
launch-external = ECS Anywhere로 등록한 자체 서버입니다.

form-common = 자주 쓰는 항목
form-all = 전체 { $count }개
form-container-of = 컨테이너 { $number }/{ $count }
form-volume-of = 볼륨 { $number }/{ $count }
form-choice = { $field }: { $value }
form-default = { $value }(기본값)
form-on-default = 켬(기본값)
form-off-default = 끔(기본값)
form-add = 추가
form-element = { $field } { $number }
form-add-element = { $field }에 추가
form-remove-element = { $field } { $number } 삭제
form-remove-volume = { $name } 볼륨 삭제
form-port-actions = 포트 { $number } 작업
form-tag-actions = 태그 { $number } 작업
form-move-up = 위로 이동
form-move-down = 아래로 이동
form-count-mappings = 매핑 { $count }개
form-count-variables = 변수 { $count }개
form-count-secrets = 보안 암호 { $count }개
form-count-mounts = 마운트 지점 { $count }개
form-count-tags = 태그 { $count }개
form-count-entries = { $count ->
    [0] 비어 있음
   *[other] 항목 { $count }개
}

unit-mib = MiB
unit-gib = GiB
unit-seconds = 초
unit-cpu = 유닛

# Where the outline has no room: the ways to other pages and sections.
form-go-to-node = 이동
form-go-to-section = 섹션

# Tables of any list, and what can be done with an element.
form-cell = { $own }, { $list } { $number }
form-element-actions = { $field } { $number } 작업
form-move-handle = { $field } { $number } 끌기
form-duplicate = 복제
form-map-key = 키 { $number }, { $field }
form-map-value = 값 { $number }, { $field }
form-map-remove = { $field } { $number } 삭제
form-map-head-key = 키
form-map-head-value = 값
form-open-page = 상세 페이지 열기

# The menu of a field.
form-copy-value = 값 복사
form-set-empty = 빈 텍스트로 설정
form-unset-value = 설정 해제

# The host port that a mapping has without writing one.
form-host-port-same = 동일({ $port })
form-host-port-dynamic = 동적 할당

# Heads of the table of all containers.
column-essential = 필수
column-hard-limit = 하드 제한
column-soft-limit = 소프트 제한

### ECS에 등록.

menu-aws = AWS
command-register = ECS에 등록…
command-register-tooltip = 문서를 최신 개정과 비교하고 새 개정을 만듭니다

register-broken = 등록하려면 텍스트가 올바른 JSON이어야 합니다.
register-title = { $family } 등록
register-subtitle = 개정을 추가합니다. 서비스가 사용하기 전에는 아무것도 실행되지 않습니다.
register-target = 대상
aws-profile = 프로필
aws-profile-environment = 환경 변수
aws-region = 리전
aws-region-of-profile = 프로필의 리전
aws-endpoint = AWS 대신 쓸 엔드포인트
aws-endpoint-show = 에뮬레이터 사용…
aws-account = 계정 { $account }
aws-label-edit = 이 계정에 이름표 붙이기
aws-label-name = 계정 이름표
aws-label-hint = 이름표(예: 프로덕션)
aws-alarm-none = 보통
aws-alarm-calm = 안전
aws-alarm-careful = 주의
aws-alarm-production = 프로덕션

register-plan = 단계
register-plan-count = { $all }개 중 { $done }개
register-step-waits = 대기
register-step-runs = 진행 중
register-step-done = 완료
register-step-warns = 확인 필요
register-step-stops = 중단
register-step-who = 사용자 확인
register-who = { $account }, { $who }
register-step-rules = 규칙 검사
register-rules-clean = 오류 없음
register-placeholders = 채울 자리 표시자 { $count }개
register-step-compare = { $name } 개정과 비교
register-step-compare-latest = 최신 개정과 비교
register-first = { $family } 패밀리의 첫 번째 개정입니다.
register-step-log-groups = 로그 그룹 { $count }개 만들기
register-step-register = 개정 등록
register-sending = ECS에 연결하는 중
register-sent = 보냈습니다. ECS의 응답을 기다리는 중입니다
register-trying-again = 아직 보내지 않았으며 다시 시도합니다: { $why }
register-looking = 개정을 찾는 중({ $all }번 중 { $done }번)
register-created = { $name } 개정을 { $seconds }초 만에 만들었습니다
register-found = { $name } 개정이 있습니다
register-unknown-short = 알 수 없음

register-stopped = { $errors ->
    [0] 자리 표시자 { $placeholders }개를 먼저 채워야 합니다.
   *[other] 오류 { $errors }개를 먼저 해결해야 합니다.
}
register-stopped-text = ECS가 이런 개정을 거부하거나, 만들어져도 태스크가 시작되지 않습니다.
register-anyway = 그래도 등록…
register-anyway-title = 오류가 있어도 등록하시겠습니까?
register-anyway-text = 규칙이 틀릴 수도 있습니다. 규칙이 맞다면 ECS가 개정을 거부하거나 태스크가 시작되지 않습니다.
register-anyway-yes = 오류가 있어도 계속
register-anyway-no = 등록하지 않기
register-show-problems = 문제 보기
register-newer = 이 문서의 바탕인 { $base } 이후에 { $name } 개정이 등록되었습니다.
register-newer-by = 이 문서의 바탕인 { $base } 이후에 { $name } 개정이 등록되었습니다. 등록한 사람: { $who }
register-still-runs = { $family } 등록이 진행 중입니다. 지금 닫으면 등록되었는지 알 수 없습니다. 기다리거나 한 번 더 닫습니다.
register-later = 이 문서를 연 뒤에 { $name } 개정이 등록되었습니다.
register-later-by = 이 문서를 연 뒤에 { $name } 개정이 등록되었습니다. 등록한 사람: { $who }
register-newer-text = 계속하면 새 개정에서 바뀐 내용 가운데 이 문서에 없는 것은 되돌려집니다.
register-newer-go-on = 그대로 계속
register-newer-stop = 여기서 멈추기

register-words = AWS의 답: “{ $words }”
register-request-id = 요청 ID { $id }
register-copy-command = { $command } 명령 복사
register-go-to-field = 필드로 이동
register-retry = 다시 시도

register-done = { $name } 개정이 등록되었습니다
register-done-notice = { $name } 개정이 등록되었습니다.
register-copy-arn = ARN 복사
register-console = AWS 콘솔
register-next = 아직 { $name } 개정을 실행하는 곳이 없습니다. 다음 명령을 쓰거나 콘솔의 서비스 업데이트에서 선택하면 서비스가 시작합니다.
register-looking-why = 그래도 개정이 만들어졌을 수 있습니다. 저절로 다시 보내지 않으며, ECS에 무엇이 있는지 확인합니다.
register-unknown-none = 이 패밀리에 아직 새 개정이 없습니다. ECS가 만드는 중일 수 있습니다.
register-unknown-others = 새 개정이 { $count }개 있지만 보낸 내용과 다릅니다.
register-unknown-failed = 확인도 되지 않았습니다: { $why }
register-again-risk = 첫 번째 개정이 이미 있다면 다시 등록할 때 같은 개정이 하나 더 생깁니다. 서비스가 사용하기 전에는 실행되지 않습니다.

register-needs = 필요한 것
register-pass-role = 이 정의의 역할에 대한 iam:PassRole 권한이 필요합니다.
register-copy-policy = 정책 복사
register-create-log-group = 먼저 { $group } 로그 그룹 만들기
register-retention = 로그 보존 기간
register-retention-days = { $days }일
register-retention-forever = 무기한
register-note = 변경 메모
register-note-hint = 이 개정의 목적(이 컴퓨터에만 저장)
register-json = JSON

register-send = { $family } 등록
register-stop = 중지
register-stop-waiting = 그만 기다리기
register-stop-waiting-hint = 요청이 이미 나가서 되돌릴 수 없습니다. 그 뒤에 결과를 ECS에서 확인합니다.
register-stop-looking = 그만 찾기
register-to-background = 백그라운드에서 계속
register-look-again = 다시 확인
register-again = 다시 등록
register-hint-done = 되돌리려면 서비스를 이전 개정으로 지정하십시오. ECS는 모든 개정을 보관합니다.
register-hint-out = 요청이 이미 나가서 되돌릴 수 없습니다.
register-hint-ready = 등록할 때마다 개정 번호가 하나 늘어납니다.

copy = 복사

status-register = 등록
status-registering = { $family } 등록 중…
status-account = 연결됨: { $account }

register-changes = { $count ->
    [0] 변경 없음
   *[other] 변경 { $count }개
}
register-changes-since = { $count ->
    [0] { $name } 이후 변경 없음
   *[other] { $name } 이후 변경 { $count }개
}
register-what-changes = 바뀌는 내용
register-hidden = ECS가 채우는 기본값이나 순서, 표기만 다른 { $count }개는 아무것도 바꾸지 않습니다.
register-registered-on = { $day } 등록
register-this-document = 이 문서
register-body = 보낼 내용, { $bytes }바이트
register-nothing = { $name } 개정이 이미 이 문서와 같습니다.
register-nothing-text = 등록하면 새 번호로 같은 개정이 하나 더 생깁니다.
register-repeat = 그래도 등록
register-close-same = 그대로 두기

register-newer-merge = 병합…
register-merge-title = { $name } 개정에서 바뀐 내용 가져오기
register-merge-nothing = 새 개정에서 바뀐 내용은 모두 이 문서에 있습니다.
register-merge-conflicts = 양쪽에서 바뀐 곳이 { $count }개 있습니다. 어느 쪽이 맞습니까?
register-merge-removed = 제거됨
register-merge-ours = 이 문서:
register-merge-theirs = 새 개정:
register-merge-apply = 문서 바꾸기
register-merge-leave = 문서 그대로 두기
step-merge = { $name } 병합
register-note-tag = 메모를 태그로 추가
register-note-tag-hint = 개정을 보는 모든 사람이 읽을 수 있도록 문서에 change-note 태그를 씁니다
register-no-tags = 태그 없음
register-tags = 태그: { $tags }
register-edit-tags = 태그 편집

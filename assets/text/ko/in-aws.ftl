# 실시간 확인의 창 쪽 텍스트: 명령, 문제 창의 목록, 등록의 단계.

command-check-live = AWS에서 확인
command-check-live-tooltip = 이미지, 역할, 로그 그룹, 보안 암호, 파일 시스템이 계정에 있는지 확인합니다

in-aws-title = AWS 리소스
in-aws-intro = 이미지, 역할, 로그 그룹, 보안 암호, 파일 시스템이 있는지는 계정을 확인해야 알 수 있습니다.
in-aws-checked = { $time }{"\u00A0"}확인
in-aws-running = AWS에서 확인하는 중
in-aws-progress = { $all }개 중 { $done }개
in-aws-stop = 확인 중지
in-aws-show = 확인한 항목 보기
in-aws-hide = 확인한 항목 숨기기
in-aws-mark = AWS 확인
in-aws-good = 있음
in-aws-bad = AWS에서 문제 있음
in-aws-unknown-name = 확인하지 못함
in-aws-go = { JOSA($place, "으로/로") } 이동

in-aws-exist = { $count }개 있음
in-aws-missing = { $count }개 없음
in-aws-unfit = { $count }개 맞지 않음
in-aws-unknown = { $count }개 확인하지 못함({ $why })
in-aws-changed = { $count }개 이후 바뀜
in-aws-nothing = 문서 밖의 것을 가리키는 값이 없습니다.

in-aws-reason-denied = 권한 없음
in-aws-reason-placeholder = 자리 표시자
in-aws-reason-made = ECS가 만듦
in-aws-reason-registry = AWS 계정 밖의 레지스트리
in-aws-reason-account = 다른 계정
in-aws-reason-service = 조회하지 않는 서비스
in-aws-reason-name = 읽을 수 없는 이름
in-aws-reason-failed = 요청 실패

in-aws-step = 가리키는 리소스 확인
in-aws-heading = AWS에서 가리키는 리소스
in-aws-heading-hint = 등록을 막지 않음

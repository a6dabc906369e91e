# The window: commands, form, panes, dialogs.

untitled = 제목 없음
language = 언어
cancel = 취소
close = 닫기

command-new = 새로 만들기
command-new-tooltip = 빈 정의로 시작합니다
command-open = 열기…
command-open-tooltip = 파일을 엽니다
command-save = 저장
command-save-tooltip = 파일에 저장합니다
command-save-as = 다른 이름으로 저장…
command-save-as-tooltip = 다른 파일에 저장합니다
command-undo = 실행 취소
command-undo-tooltip = 마지막 변경을 되돌립니다
command-redo = 다시 실행
command-redo-tooltip = 되돌린 변경을 다시 적용합니다

node-task = 태스크
node-tags = 태그
node-container = 컨테이너 { $number }
node-volume = 볼륨 { $number }
outline-containers = 컨테이너
outline-volumes = 볼륨
outline-none = 없음
outline-add-container = 컨테이너 추가

place-task = 태스크
place-port = 포트 { $number }
place-element = { $label } { $number }

form-none = 아직 JSON이 아닙니다
form-none-help = JSON이 되면 양식이 열립니다. 무엇이 빠졌는지는 오른쪽 문제 목록에 있습니다.
form-large = 이 텍스트는 1 MiB보다 큽니다
form-large-help = 양식과 문제 없이 텍스트로 열립니다. ECS는 64 KiB 미만만 받습니다.
form-broken = JSON { $line }행에 오류가 있습니다. 양식은 오류가 없던 마지막 텍스트를 보여 줍니다.
form-back-to-good = 오류 없는 마지막 텍스트로 돌아가기
form-not-set = 설정 안 함
form-on = 켬
form-off = 끔
form-unset = { $field } 설정 해제
form-show-json = JSON에서 보기
form-show-json-of = JSON에서 { $field } 보기
form-remove-container = { $name } 컨테이너 삭제
form-port = 포트 { $number }
form-add-port = 포트 추가
form-remove-port = 포트 { $number } 삭제
form-tag = 태그 { $number }
form-add-tag = 태그 추가
form-remove-tag = 태그 { $number } 삭제

splitter-outline = 개요 너비
splitter-right-pane = JSON 창 너비

json = JSON
problems = 문제
problems-none = 문제가 없습니다
problems-large = 검사하지 않았습니다. 텍스트가 1 MiB보다 큽니다
problems-line = { $line }행
problems-fix = 수정: { $fix }
severity-error = 오류
severity-warning = 경고
severity-note = 참고

status-errors = 오류 { $count }개
status-warnings = 경고 { $count }개
status-notes = 참고 { $count }개
status-unsaved = 저장하지 않은 변경
status-saved = 저장됨

notice-saved = { $file } 파일을 저장했습니다.
notice-saved-broken = { $file } 파일을 그대로 저장했습니다. JSON에 오류가 있습니다.
notice-broken = JSON 오류를 고칠 때까지 양식에서 바꿀 수 없습니다.
notice-does-not-fit = { $path } 값의 유형이 다릅니다. JSON에서 바꿔야 합니다.

unsaved = 변경을 먼저 저장할까요?
unsaved-text = { $file } 파일에 저장하지 않은 변경이 있습니다.
unsaved-save = 저장
unsaved-discard = 변경 버리기
overwrite = 파일을 바꿀까요?
overwrite-text = { $file } 파일이 이미 있습니다. 기존 내용은 사라집니다.
overwrite-replace = 파일 바꾸기

question-places = { $count ->
    [one] 값은 한 곳에 들어갑니다.
   *[other] 값은 { $count }곳에 들어갑니다.
}
question-apply = 적용

file-dialog-open-title = 태스크 정의 열기
file-dialog-save-title = 태스크 정의를 다른 이름으로 저장
file-dialog-open = 열기
file-dialog-save = 저장
file-dialog-name = 파일 이름
file-dialog-up = 상위 폴더
file-dialog-empty = 빈 폴더입니다

# Undo and redo with what they would do.
command-undo-step = 실행 취소: { $step }
command-redo-step = 다시 실행: { $step }
step-change = { $place } 변경
step-add = { $place } 추가
step-remove = { $place } 제거
step-move = { $place } 이동
step-rename = { $place } 이름 변경
step-type = 입력
step-format = 서식 맞추기
step-replace = JSON에서 바꾸기
step-fix = 수정 적용
step-fixes = 수정 { $count }개 적용
step-back = 마지막 정상 텍스트로 되돌리기
step-reload = 파일에서 다시 읽기
notice-copied = 클립보드에 복사했습니다.

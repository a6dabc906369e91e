# Texts of the window: the JSON pane.

json-follows = 폼을 따라감
json-broken = JSON { $line }행에 오류가 있습니다
json-large = 텍스트 전용: 1 MiB 초과
json-line = { $line }행
json-example = 예: { $example }
json-copy = JSON 복사
json-show-secrets = 가린 값 표시
json-hide-secrets = 값 가리기

json-format = 서식 맞추기
json-format-tooltip = 파일의 들여쓰기에 맞춰 텍스트를 다시 배치
json-format-broken = JSON 오류를 고쳐야 서식을 맞출 수 있습니다
json-format-count = { $count }개 행이 바뀝니다. 주석과 값은 그대로 둡니다.
json-format-nothing = 바뀌는 행이 없습니다. 이미 서식에 맞습니다.
json-format-apply = 서식 적용

command-find = JSON에서 찾기
command-find-tooltip = JSON에서 낱말 찾기
command-replace = JSON에서 바꾸기
command-replace-tooltip = JSON에서 낱말을 찾아 바꾸기
command-go-to-line = 행으로 이동…
command-go-to-line-tooltip = JSON의 한 행으로 이동
command-format = JSON 서식 맞추기…
command-format-tooltip = 바뀌는 행의 수를 먼저 보여 준 뒤 텍스트를 다시 배치
command-secrets = 가린 값 표시
command-secrets-tooltip = JSON의 보안 값을 표시하거나 가리기

json-find = 찾기
json-find-count = { $count }개 중 { $number }번째
json-find-none = 없음
json-find-next = 다음 결과
json-find-previous = 이전 결과
json-find-case = 대소문자 구분
json-find-close = 찾기 닫기
json-replace-with = 바꿀 내용
json-replace-one = 바꾸기
json-replace-all = 모두 바꾸기
json-line-number = 행 번호
json-line-count = / { $count }
json-line-go = 이동

json-completion = 자동 완성
json-completion-required = { $key }, 필수

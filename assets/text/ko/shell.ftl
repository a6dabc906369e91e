# Texts of the window: shell.

command-close = 문서 닫기
command-close-tooltip = 문서를 닫습니다
command-next-document = 다음 문서
command-next-document-tooltip = 다음 탭의 문서를 보여 줍니다
command-previous-document = 이전 문서
command-previous-document-tooltip = 이전 탭의 문서를 보여 줍니다

menu-file = 파일
menu-edit = 편집
menu-view = 보기
menu-task = 태스크
menu-help = 도움말
menu-theme = 테마

command-quit = 종료
command-quit-tooltip = 창을 닫습니다
command-outline = 개요
command-outline-tooltip = 개요를 보이거나 숨깁니다
command-json = JSON
command-json-tooltip = JSON 창을 보이거나 숨깁니다
command-problems = 문제
command-problems-tooltip = 문제 목록을 보이거나 숨깁니다
command-next-region = 창의 다음 부분
command-next-region-tooltip = 키보드를 다음 부분으로 옮깁니다. 개요, 양식, 오른쪽 창, 상태 표시줄 순서입니다
command-previous-region = 창의 이전 부분
command-previous-region-tooltip = 키보드를 이전 부분으로 옮깁니다
command-theme-system = 시스템 테마
command-theme-system-tooltip = 시스템 설정을 따릅니다
command-theme-light = 밝은 테마
command-theme-light-tooltip = 밝은 색을 씁니다
command-theme-dark = 어두운 테마
command-theme-dark-tooltip = 어두운 색을 씁니다
command-larger = 글자 크게
command-larger-tooltip = 모든 글자를 더 크게 보여 줍니다
command-smaller = 글자 작게
command-smaller-tooltip = 모든 글자를 더 작게 보여 줍니다
command-normal-size = 기본 글자 크기
command-normal-size-tooltip = 모든 글자를 기본 크기로 보여 줍니다

tab-unsaved = { $file }, 저장하지 않은 변경
tab-close = { $file } 닫기
tab-close-others = 다른 문서 닫기
tab-copy-path = 경로 복사

pane-problems = 문제, 오류 { $count }개

toast-undo = 실행 취소
toast-close = 알림 닫기
toast-fixed = 수정을 적용했습니다.
toast-fewer-errors = 오류가 { $count }개 줄었습니다.

pane-pin = 창을 양식 옆에 고정
pane-unpin = 창 고정 해제
pane-close = 창 닫기

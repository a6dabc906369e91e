### 창에서 IAM Identity Center에 로그인.

sign-in = 로그인…
sign-in-begins = AWS에 코드를 요청하는 중
sign-in-compare = 브라우저의 { $host }에서 로그인을 승인합니다. 페이지에 다음 코드가 보일 때만 승인합니다:
sign-in-browser = 브라우저 열기
sign-in-copy = 주소 복사
sign-in-left = 코드는 앞으로 { $minutes }분 동안 쓸 수 있습니다.
sign-in-cancel = 로그인 취소

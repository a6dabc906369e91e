# 계정에서 고르기: 필드 뒤의 목록.

suggest-choose = AWS에서 고르기: { $field }
suggest-search = 목록에서 찾기
suggest-results = 고를 수 있는 것
suggest-connect-hint = 목록은 AWS 계정에서 가져옵니다. 아직 아무것도 묻지 않았습니다.
suggest-connect-profile = { $profile } 프로필로 연결합니다.
suggest-connect = AWS에 연결
suggest-loading = AWS에 묻는 중
suggest-stop = 기다리지 않기
suggest-count = { $all }개 중 { $shown }개, { $time } 조회
suggest-incomplete = 처음 { $count }개만 조회했습니다.
suggest-search-aws = AWS에서 “{ $text }” 찾기
suggest-all = 전체 조회
suggest-refresh = 새로 고침
suggest-retry = 다시 시도
suggest-none = 계정에 맞는 것이 없습니다. 다른 값은 필드에 직접 입력할 수 있습니다.
suggest-empty = 계정에 없습니다. 값은 필드에 직접 입력할 수 있습니다.
suggest-not-for = { $platform }용이 아님
suggest-copy-command = { $command } 복사

suggest-text = { $text }
suggest-immutable = 태그 변경 불가
suggest-pushed = { $when } 푸시
suggest-archived = 보관됨
suggest-artifact = 이미지가 아님: { $type }
suggest-retention = 이벤트를 { $days }일 보관
suggest-retention-never = 이벤트를 계속 보관
suggest-secret = 보안 암호
suggest-parameter = 파라미터({ $type })
suggest-encrypted = 암호화됨
suggest-not-encrypted = 암호화되지 않음
suggest-state = { $state }
suggest-root = 루트 { $root }
suggest-user = 사용자 { $user }, 그룹 { $group }

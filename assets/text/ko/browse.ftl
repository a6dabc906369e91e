### ECS에 있는 것 보기.

command-open-from-ecs = ECS에서 열기…
command-open-from-ecs-tooltip = ECS의 태스크 정의를 보고, 초안으로 열고, 개정을 비교하거나 정리합니다

browse-title = ECS의 태스크 정의
browse-subtitle = 보기만 해서는 아무것도 바뀌지 않습니다.
browse-reload = ECS에 다시 묻기
browse-search = 패밀리 찾기
browse-families = 패밀리
browse-with-inactive = 활성 개정이 없는 패밀리도 보기
browse-loading = ECS에 묻는 중…
browse-loading-more = { $count }개 불러옴, 더 불러오는 중…
browse-count = 패밀리 { $count }개
browse-count-found = 맞는 패밀리 { $count }개
browse-more = 더 보기…
browse-no-family = 아직 태스크 정의 없음
browse-no-family-text = 이 계정의 이 리전에는 없습니다. 다른 프로필이나 리전에는 있을 수 있습니다.
browse-not-found = “{ $text }”에 맞는 패밀리 없음
browse-not-found-text = ECS에서는 이름의 첫머리로 찾으며 대문자와 소문자를 구분합니다.
browse-unreadable = { $name } 개정을 태스크 정의로 읽을 수 없습니다.

browse-choose = 패밀리 선택
browse-choose-text = 선택한 패밀리의 개정이 여기에 나옵니다.
browse-revisions = { $family } 패밀리의 개정
browse-status = 상태
browse-active = 활성
browse-inactive = 비활성
browse-deleting = 삭제 중
browse-deleting-text = 사용하는 태스크, 서비스, 배포가 없어지면 ECS가 삭제합니다.
browse-none-active = 활성 개정 없음
browse-none-inactive = 비활성 개정 없음
browse-none-deleting = 삭제 중인 개정 없음
browse-none-text = 이 계정의 이 리전에서 이 패밀리에는 없습니다.
browse-revision-count = 개정 { $count }개
browse-revision-count-more = 개정 { $count }개 불러옴, 더 있음…

browse-registered = 등록 시각
browse-registered-by = 등록한 사용자
browse-note = 변경 메모
browse-size = 태스크 크기
browse-launch-types = 시작 유형
browse-network = 네트워크 모드
browse-tags = 태그
browse-containers = 컨테이너 { $count }개

browse-open = 초안으로 열기
browse-compare-document = 문서와 비교
browse-compare-document-hint = 이 개정에서 지금 문서까지 무엇이 바뀌는지 보여 줍니다
browse-compare-two = { $old }, { $new } 비교
browse-compare-how = 두 개정을 비교하려면 다른 개정도 표시합니다. 확인란, Ctrl+클릭 또는 스페이스 키를 씁니다.
browse-hint-draft = 초안은 새 문서입니다. ECS의 개정은 그대로입니다.
browse-hint-marks = 개정 { $count }개를 표시했습니다.
browse-back = 목록으로 돌아가기
browse-from-to = { $old } → { $new }

browse-deregister = { $name } 등록 취소…
browse-delete = { $name } 삭제…
browse-delete-several = 개정 { $count }개 삭제…
browse-delete-most = ECS는 한 번에 { $count }개까지 삭제합니다.
browse-several = 개정 { $count }개
browse-keep = 그대로 두기
browse-deregister-title = { JOSA($name, "을/를") } 등록 취소할까요?
browse-deregister-runs = 이 개정을 쓰는 태스크와 서비스는 계속 실행되며, 그런 서비스는 태스크 수를 늘리거나 줄일 수도 있습니다.
browse-deregister-new = 새 태스크나 서비스는 이 개정으로 시작할 수 없고, 서비스를 이 개정으로 바꿀 수도 없습니다. ECS가 적용하는 데 최대 10분이 걸립니다.
browse-deregister-back = 되돌릴 수 없습니다. 같은 내용은 새 번호로 다시 등록할 수 있습니다.
browse-deregister-do = { $name } 등록 취소
browse-delete-title = { JOSA($name, "을/를") } 삭제할까요?
browse-delete-gone = 내용까지 영원히 없어집니다. 아무도 되살릴 수 없습니다.
browse-delete-used = ECS는 사용하는 태스크, 서비스, 배포가 없어질 때까지 기다립니다. 그때까지 ‘삭제 중’에 남습니다.
browse-delete-numbers = 번호는 다시 쓰지 않습니다. 다음 번호는 가장 높은 번호 뒤로 이어집니다.
browse-delete-do = { $name } 삭제

browse-deregistered = { JOSA($names, "을/를") } 등록 취소했습니다.
browse-deregistered-text = 이 개정으로 실행 중인 것은 계속됩니다. 개정은 이제 ‘비활성’에 있습니다.
browse-deleted = { $count ->
   *[other] { JOSA($names, "을/를") } 삭제하는 중입니다.
}
browse-deleted-text = 아무것도 사용하지 않게 되면 ECS가 삭제합니다.
browse-not-deleted = { JOSA($name, "은/는") } 삭제되지 않았습니다.
browse-looking = 어떻게 되었는지 확인 중, { $all }개 중 { $done }개
browse-found-active = { JOSA($name, "은/는") } 아직 활성 상태입니다.
browse-found-inactive = { JOSA($name, "은/는") } 비활성 상태입니다.
browse-found-deleting = { JOSA($name, "은/는") } 삭제되는 중입니다.
browse-found-gone = { JOSA($name, "은/는") } 없습니다.
browse-found-unknown = { $name } 확인도 되지 않았습니다: { $why }
browse-looked = ECS가 아직 처리하는 중일 수 있습니다. 저절로 다시 보내지 않습니다.

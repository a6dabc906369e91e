# The Learn pane: what a field does, its rules, and the glossary.

learn = 배우기
command-learn = 배우기
command-learn-tooltip = 배우기 창을 보이거나 숨깁니다
command-help = 이 필드 알아보기
command-help-tooltip = 키보드가 있는 필드를 설명합니다
learn-about = { $field } 알아보기

learn-search = 용어 찾기
learn-language = { JOSA($language, "으로/로") } 읽기
learn-results = 찾은 용어
learn-none = ‘{ $text }’에 맞는 용어가 없습니다
learn-none-help = 더 짧은 말이나 영어 낱말, pod 같은 Docker나 Kubernetes 용어로도 찾을 수 있습니다.
learn-clear = 검색어 지우기
learn-back = { JOSA($field, "으로/로") } 돌아가기

learn-type = 형식
learn-kind-text = 문자열
learn-kind-choice = 허용되는 값 중 하나
learn-kind-number = 정수
learn-kind-switch = true 또는 false
learn-kind-map = 키를 직접 정하는 객체
learn-kind-object = 객체
learn-kind-list-of-texts = 문자열 목록
learn-kind-list-of-choices = 허용되는 값의 목록
learn-kind-list-of-numbers = 정수 목록
learn-kind-list-of-objects = 객체 목록
learn-values = 허용되는 값
learn-required = 필수 여부
learn-required-yes = 필수
learn-required-inside = { JOSA($object, "을/를") } 쓸 때 필수
learn-required-fargate = Fargate에서 필수
learn-required-no = 선택 사항
learn-unit = 단위
learn-default = 기본값
learn-place = JSON 경로
learn-example = 예
learn-deprecated = ECS가 더는 쓰지 않는 필드입니다. 새 정의에는 넣지 않습니다.

learn-rules = 관련 규칙
learn-terms = 관련 용어
learn-guide = AWS 설명서: 태스크 정의 파라미터

learn-root = 태스크 정의에는 함께 실행할 컨테이너와 그 실행 방법을 적습니다. 양식이나 개요, JSON에서 필드를 고르면 이 창에서 설명합니다.
learn-root-keys = { $keys } 키를 누르면 키보드가 있는 필드를 설명합니다. 위의 검색에서는 ECS 용어를 한국어와 영어로 찾을 수 있습니다.
learn-unknown = ECS가 이 자리에서 모르는 키입니다. Taskwright는 그대로 두지만, ECS는 모르는 키가 있는 정의를 거부합니다.
learn-unknown-nearest = 가장 비슷한 키는 { $nearest }입니다.

learn-size = 태스크 전체가 쓸 CPU와 메모리로, 태스크의 모든 컨테이너가 나누어 씁니다. Fargate에서는 둘 다 필요하고 정해진 조합만 쓸 수 있습니다.
learn-written = 적는 방법
learn-size-written = JSON에서는 둘 다 문자열입니다. "512"와 "0.5 vCPU"는 같은 뜻이고, ECS는 숫자만 저장합니다.
learn-choose = 고르는 방법
learn-size-choose = 컨테이너가 들어가는 가장 작은 크기로 시작합니다. MemoryUtilization 지표를 하루쯤 살펴보고 바꾸면 됩니다. 새 개정을 등록하는 데는 비용이 들지 않습니다.
learn-share = 컨테이너별 몫
learn-share-free = 남음
learn-share-over = 초과
learn-share-unset = 설정 안 함
learn-share-mib = { $count } MiB
learn-share-cpu = { $count } CPU 유닛

learn-also = 다른 이름
learn-analog = 비슷한 개념
learn-fields = 관련 필드

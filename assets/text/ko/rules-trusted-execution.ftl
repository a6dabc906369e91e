# `trusted-execution` 범주의 규칙.

trusted-execution-managed-only = 샌드박스에는 MANAGED_INSTANCES만 쓸 수 있습니다.
    .why = { $mode } 같은 샌드박스는 관리형 인스턴스에만 있으므로, 다른 시작 유형이 함께 있으면 ECS가 거부합니다.
    .fix = MANAGED_INSTANCES만 남기기
trusted-execution-policy-required = 기밀 샌드박스에는 증명 정책이 있어야 합니다.
    .why = base64 텍스트인 이 정책이, 태스크를 시작하기 전에 샌드박스가 증명할 것을 정합니다.
trusted-execution-policy-unused = 증명 정책이 쓰이지 않습니다.
    .why = 이 정책은 CONFIDENTIAL_SANDBOX에서만 쓰이는데, 격리 모드가 { $mode }입니다.
trusted-execution-policy-base64 = 증명 정책은 base64여야 합니다.
    .why = ECS가 정책을 디코딩해서 넘기는데, "{ $value }" 값은 디코딩할 수 없습니다.

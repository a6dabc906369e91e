# 태스크 정의를 등록하는 사람에게 필요한 것.

right-register = 태스크 정의 등록
    .why = 등록할 때마다 새 개정이 생깁니다. ecs:RegisterTaskDefinition 권한이 필요합니다.
right-tag = 태그 지정
    .why = 태그는 등록과 따로 검사합니다. ecs:TagResource 권한이 필요합니다.
right-pass-roles = ECS에 역할 전달
    .why = 태스크 정의에 역할을 쓰면 그 역할을 ECS에 전달하게 됩니다. 역할마다 iam:PassRole 권한이 필요합니다.
right-create-log-groups = 로그 그룹 생성
    .why = 로그 그룹은 등록 전에 만듭니다. logs:CreateLogGroup 권한이 필요하고, 보존 기간에는 logs:PutRetentionPolicy 권한이 필요합니다.
right-placeholders = 정책을 쓰기 전에 { $placeholders } 자리에 실제 값을 넣어야 합니다.

# 실시간 확인이 AWS 계정에서 찾은 것.

live-thing-image = { $name } 이미지
live-thing-role = { $name } 역할
live-thing-log-group = { $name } 로그 그룹
live-thing-secret = { $name } 보안 암호
live-thing-parameter = { $name } 파라미터
live-thing-file-system = { $name } 파일 시스템
live-thing-access-point = { $name } 액세스 포인트
live-thing-object = { $name } S3 객체
live-thing-unknown = { $name }

live-exists = { JOSA($thing, "이/가") } 있습니다.

live-image-missing = { $name } 이미지가 없습니다.
    .why = 리포지토리는 있지만 이 태그나 다이제스트의 이미지가 없어, 모든 태스크가 CannotPullContainerError로 중지됩니다.
    .fix = 이미지를 푸시하거나 있는 태그를 고릅니다.
live-repository-missing = { $name }의 리포지토리가 없습니다.
    .why = 이 주소의 계정과 리전에 있는 ECR에 그런 리포지토리가 없어, 모든 태스크가 CannotPullContainerError로 중지됩니다. 풀스루 캐시에서만 처음 이미지를 가져올 때 만들어집니다.
    .fix = 주소를 확인하거나, 리포지토리를 만들고 이미지를 푸시합니다.
live-image-platform = { $name } 이미지는 { $wants }용으로 빌드되지 않았습니다.
    .why = 이 이미지는 { $has }용입니다. 태스크에는 { $wants }용 이미지가 필요하므로 컨테이너가 시작되지 않습니다.
    .fix = 이미지를 { $wants }용으로 빌드하거나, 태스크의 런타임 플랫폼을 이미지에 맞춥니다.
live-image-artifact = { JOSA($name, "은/는") } 컨테이너 이미지가 아닙니다.
    .why = 유형이 { $type }이며, 이런 것으로는 컨테이너를 시작할 수 없습니다.
    .fix = 컨테이너 이미지의 태그를 고릅니다.
live-image-archived = { $name } 이미지는 보관되어 있습니다.
    .why = 보관된 이미지는 복원하기 전까지 ECR에서 가져올 수 없습니다.
    .fix = ECR에서 이미지를 복원하거나 다른 이미지를 고릅니다.

live-role-missing = { $name } 역할이 없습니다.
    .why = ECS는 맡을 수 없는 역할로는 태스크를 시작하지 않습니다.
    .fix = 역할을 만들거나 있는 역할을 고릅니다.
live-role-untrusting = { $name } 역할은 ECS 태스크를 신뢰하지 않습니다.
    .why = 역할의 신뢰 정책이 ecs-tasks.amazonaws.com에 sts:AssumeRole을 허용해야 ECS가 그 역할을 맡을 수 있습니다.
    .fix = 역할의 신뢰 정책에 ecs-tasks.amazonaws.com을 넣거나, 이미 들어 있는 역할을 고릅니다.

live-log-group-missing = { $name } 로그 그룹이 없습니다.
    .why = awslogs 드라이버는 로그 그룹이 없는 컨테이너를 시작하지 않습니다.
    .fix = 로그 그룹을 만들거나, awslogs-create-group을 true로 하고 역할에 logs:CreateLogGroup을 허용합니다.

live-secret-missing = { $name } 보안 암호가 없습니다.
    .why = ECS는 컨테이너를 시작하기 전에 모든 보안 암호를 읽으며, 하나라도 없으면 태스크를 중지합니다.
    .fix = 보안 암호를 만들거나, 이름과 리전, ARN 끝의 여섯 글자를 확인합니다.
live-secret-deleted = { $name } 보안 암호는 삭제가 예약되어 있습니다.
    .why = 삭제가 예약된 보안 암호는 읽을 수 없어, 새 태스크가 모두 중지됩니다.
    .fix = Secrets Manager에서 보안 암호를 복원하거나 다른 것을 고릅니다.
live-parameter-missing = { $name } 파라미터가 없습니다.
    .why = ECS는 컨테이너를 시작하기 전에 모든 파라미터를 읽으며, 하나라도 없으면 태스크를 중지합니다.
    .fix = 파라미터를 만들거나 이름과 리전을 확인합니다.

live-file-system-missing = { $name } 파일 시스템이 없습니다.
    .why = 볼륨을 마운트할 수 없는 태스크는 시작되지 않습니다.
    .fix = 태스크의 리전에 파일 시스템을 만들거나 있는 것을 고릅니다.
live-access-point-missing = { $name } 액세스 포인트가 없습니다.
    .why = 볼륨을 마운트할 수 없는 태스크는 시작되지 않습니다.
    .fix = 액세스 포인트를 만들거나 있는 것을 고릅니다.
live-access-point-elsewhere = { $name } 액세스 포인트는 다른 파일 시스템의 것입니다.
    .why = { $owner }의 액세스 포인트이므로 볼륨을 마운트할 수 없습니다.
    .fix = 이 볼륨의 파일 시스템에 속한 액세스 포인트를 고르거나, 파일 시스템을 { JOSA($owner, "으로/로") } 바꿉니다.
live-state = { JOSA($thing, "을/를") } 지금 마운트할 수 없습니다. 상태: { $state }
    .why = EFS에서는 상태가 available인 것만 마운트할 수 있습니다.
    .fix = available이 될 때까지 기다리거나 다른 것을 고릅니다.

live-denied = { JOSA($thing, "을/를") } 확인하지 못했습니다. { $action } 권한이 없습니다.
    .why = 로그인한 자격 증명에 볼 권한이 없습니다. 태스크에는 자체 역할이 있으므로, 태스크가 쓸 수 없다는 뜻은 아닙니다.
    .fix = { $action } 권한이 있는 자격 증명으로 로그인하거나 콘솔에서 확인합니다.
live-failed = { JOSA($thing, "을/를") } 확인하지 못했습니다. 요청이 실패했습니다.
    .why = 있는지 알 수 없습니다.
    .fix = 다시 확인합니다.
live-placeholder = { JOSA($thing, "은/는") } 확인하지 않았습니다. 자리 표시자가 들어 있습니다.
    .why = 자리 표시자가 어떤 값이 될지 아직 모릅니다.
live-made = { $name } 로그 그룹은 확인하지 않았습니다. awslogs-create-group이 만듭니다.
    .why = 첫 태스크가 시작되기 전에는 없어도 됩니다. 역할에 logs:CreateLogGroup 권한이 필요합니다.
live-registry = { $name } 이미지는 확인하지 않았습니다. { $host }에서 가져오는 이미지입니다.
    .why = AWS 계정의 ECR 레지스트리에만 물어봅니다.
live-other-account = { JOSA($thing, "은/는") } 확인하지 않았습니다. { $account } 계정의 것입니다.
    .why = 이 서비스는 다른 계정에 무엇이 있는지 알려 주지 않습니다.
live-not-asked = { JOSA($thing, "은/는") } 확인하지 않았습니다. 해당 서비스에는 물어보지 않습니다.
    .why = 실시간 확인은 ECR, IAM, CloudWatch Logs, Secrets Manager, Systems Manager, EFS에 물어봅니다.
live-unreadable = { JOSA($name, "은/는") } 확인하지 않았습니다. 이런 이름은 있을 수 없습니다.
    .why = 무엇이 잘못되었는지는 문제 목록에 있습니다.

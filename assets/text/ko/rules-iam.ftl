# `iam` 범주의 규칙.

task-role-invalid = { $role ->
        [taskRoleArn] 태스크 역할은
       *[other] 태스크 실행 역할은
    } { $form ->
        [empty] 빈 값 대신 생략해야 합니다.
       *[other] IAM 역할의 ARN이어야 합니다.
    }
    .why = { $form ->
        [empty] ECS는 빈 역할을 거부합니다. 역할이 필요 없는 태스크에서는 필드를 생략합니다.
       *[other] { $value } 값은 arn:aws:iam::111122223333:role/name 형식이 아닙니다. 역할이 필요 없는 태스크에서는 필드를 생략합니다.
    }
    .fix = 빈 역할 지우기
fargate-exec-role-awslogs = { $container }의 awslogs에는 태스크 실행 역할이 필요합니다.
    .why = Fargate에서 awslogs 드라이버는 이 역할의 권한으로 로그를 씁니다. 관리형 정책 AmazonECSTaskExecutionRolePolicy에 필요한 권한이 있습니다.
    .fix = 태스크 실행 역할 넣기
fargate-exec-role-ecr = { $container }의 ECR 이미지에는 태스크 실행 역할이 필요합니다.
    .why = Fargate는 이 역할의 권한으로 { $image } 이미지를 가져옵니다. 관리형 정책 AmazonECSTaskExecutionRolePolicy에 필요한 권한이 있습니다. public.ecr.aws의 이미지에는 역할이 필요 없습니다.
    .fix = 태스크 실행 역할 넣기
repository-credentials-exec-role = { $container }의 레지스트리에는 태스크 실행 역할이 필요합니다.
    .why = ECS는 이 역할의 secretsmanager:GetSecretValue 권한으로 프라이빗 레지스트리의 사용자 이름과 비밀번호를 읽습니다.
    .fix = 태스크 실행 역할 넣기
secrets-exec-role = { $container }의 보안 암호에는 태스크 실행 역할이 필요합니다.
    .why = ECS는 컨테이너를 시작하기 전에 이 역할의 secretsmanager:GetSecretValue나 ssm:GetParameters 권한으로 보안 암호를 읽습니다.
    .fix = 태스크 실행 역할 넣기
secret-options-exec-role = { $container }의 로그 보안 암호에는 태스크 실행 역할이 필요합니다.
    .why = ECS는 이 역할의 secretsmanager:GetSecretValue나 ssm:GetParameters 권한으로 로그 드라이버의 보안 암호를 읽습니다.
    .fix = 태스크 실행 역할 넣기
execution-role-not-arn = { $value } 대신 전체 ARN을 써야 합니다.
    .why = 짧은 이름은 태스크 역할에만 쓸 수 있다고 문서에 나와 있습니다. 태스크 실행 역할의 전체 ARN은 arn:aws:iam::111122223333:role/name 형식입니다.
    .fix = 전체 ARN으로 쓰기
env-files-exec-role = { $container }의 환경 변수 파일에는 태스크 실행 역할이 필요합니다.
    .why = ECS는 컨테이너를 시작하기 전에 이 역할의 s3:GetObject와 s3:GetBucketLocation 권한으로 파일을 가져옵니다.
same-role-twice = 태스크 역할과 태스크 실행 역할이 모두 { $name }입니다.
    .why = 태스크 실행 역할은 ECS가, 태스크 역할은 컨테이너 안의 코드가 씁니다. 하나를 같이 쓰면 서로의 권한까지 갖게 됩니다.
awslogs-create-group-permission = { $container }의 로그 그룹을 만들려면 권한이 필요합니다.
    .why = 태스크 실행 역할에 logs:CreateLogGroup 권한이 있어야 하는데, 관리형 정책 AmazonECSTaskExecutionRolePolicy에는 없습니다.
firelens-task-role = 로그 라우터 { $container }의 전송에 쓸 태스크 역할이 없습니다.
    .why = CloudWatch, Kinesis, S3 같은 AWS 서비스로 보낼 때는 태스크 실행 역할이 아니라 태스크 역할을 씁니다.
task-role-missing = 태스크 역할이 없습니다.
    .why = 컨테이너 안의 코드에 AWS 권한이 따로 없습니다. EC2 인스턴스에서는 모든 태스크가 함께 쓰는 인스턴스의 권한을 쓸 수도 있습니다.

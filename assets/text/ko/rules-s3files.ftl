# `s3files` 범주의 규칙.

s3files-arn = { $value }: ARN이어야 합니다.
    .why = { $volume } 볼륨은 S3 Files 파일 시스템을 arn:으로 시작하는 전체 ARN으로 가리킵니다.
s3files-access-point-root-directory = 액세스 포인트가 있으면 루트 디렉터리는 /여야 합니다.
    .why = { $volume } 볼륨에서 마운트할 폴더는 액세스 포인트가 정하므로, ECS가 { $value } 값을 함께 받지 않습니다.
    .fix = rootDirectory 지우기
s3files-needs-task-role = { $volume } 볼륨에는 태스크 역할이 필요합니다.
    .why = 마운트할 때 언제나 태스크 역할의 권한을 쓰므로, 역할이 없는 태스크에서는 S3 Files를 쓸 수 없습니다.
    .fix = 채워 넣을 태스크 역할 추가
s3files-port-range = 암호화 포트는 1~65535여야 합니다(현재 { $port }).
    .why = { $volume } 볼륨에 연결하는 포트이며, 값이 없으면 마운트 도우미가 빈 포트를 고릅니다.
s3files-external = { $volume } 볼륨은 외부 인스턴스에서 쓰지 않는 것이 좋습니다.
    .why = S3 Files는 Fargate와 관리형 인스턴스에서 제공됩니다.
s3files-ec2 = { $volume } 볼륨은 EC2 인스턴스에 마운트할 수 없습니다.
    .why = ECS는 등록하지만 태스크가 시작에 실패합니다. S3 Files는 Fargate와 관리형 인스턴스에서 마운트됩니다.

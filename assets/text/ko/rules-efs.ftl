# `efs` 범주의 규칙.

efs-file-system-id = { $value }: 파일 시스템 ID여야 합니다.
    .why = Amazon EFS의 ID는 fs-0123456789abcdef0처럼 fs-와 16진수입니다. { $volume } 볼륨에는 다른 값이 있습니다.
efs-access-point-id = { $value }: 액세스 포인트 ID여야 합니다.
    .why = ID는 fsap-0123456789abcdef0처럼 fsap-와 16진수입니다. { $volume } 볼륨에는 다른 값이 있습니다.
efs-access-point-root-directory = 액세스 포인트가 있으면 루트 디렉터리는 /여야 합니다.
    .why = { $volume } 볼륨에서 마운트할 폴더는 액세스 포인트가 정하므로, ECS가 { $value } 값을 함께 받지 않습니다.
    .fix = rootDirectory 지우기
efs-iam-needs-tls = { $volume } 볼륨의 IAM에는 전송 중 암호화가 필요합니다.
    .why = 마운트할 때 태스크 역할의 자격 증명이 오가므로, Amazon EFS는 암호화된 연결에서만 받습니다.
    .fix = 전송 중 암호화 켜기
efs-access-point-needs-tls = 액세스 포인트에는 전송 중 암호화가 필요합니다.
    .why = { $volume } 볼륨은 액세스 포인트로 마운트하는데, Amazon EFS는 암호화된 연결에서만 이를 허용합니다.
    .fix = 전송 중 암호화 켜기
efs-tls-port-without-tls = 포트 { $port } 설정에는 전송 중 암호화가 필요합니다.
    .why = 이 포트는 { $volume } 볼륨의 암호화된 연결에 쓰는데, 암호화가 꺼져 있습니다.
    .fix = 전송 중 암호화 켜기
    .fix-port = 포트 지우기
efs-tls-port-range = 암호화 포트는 1~65535여야 합니다(현재 { $port }).
    .why = { $volume } 볼륨에 연결하는 포트이며, 값이 없으면 마운트 도우미가 빈 포트를 고릅니다.
efs-iam-needs-task-role = { $volume } 볼륨의 IAM에는 태스크 역할이 필요합니다.
    .why = 마운트할 때 태스크 역할의 권한을 쓰는데, 태스크 역할이 없습니다.

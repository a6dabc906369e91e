# `fsx` 범주의 규칙.

fsx-needs-windows = { $volume } 볼륨에는 Windows가 필요합니다.
    .why = Amazon FSx for Windows File Server는 Windows 인스턴스의 태스크에서만 마운트할 수 있습니다.
fsx-credentials-arn = { $volume } 볼륨의 보안 암호는 ARN이어야 합니다.
    .why = 도메인 사용자와 비밀번호를 Secrets Manager나 Parameter Store에서 전체 ARN으로 읽습니다.
fsx-execution-role = { $volume } 볼륨에는 태스크 실행 역할이 필요합니다.
    .why = ECS가 컨테이너를 시작하기 전에 이 역할로 파일 시스템의 자격 증명을 읽습니다.

# `external` 범주의 규칙.

efs-external = { $volume } 볼륨에 Amazon EFS를 쓸 수 없습니다.
    .why = 외부 인스턴스는 AWS 밖에 있어 ECS가 EFS 파일 시스템을 마운트하지 않습니다.
external-network-mode = 외부 인스턴스에서는 awsvpc를 쓸 수 없습니다.
    .why = AWS 밖에는 태스크에 줄 네트워크 인터페이스가 없습니다. bridge, host, none을 쓸 수 있습니다.
    .fix = 네트워크 모드를 bridge로 설정
    .fix-remove = 네트워크 모드 지우기
external-proxy = 외부 인스턴스에서는 프록시 설정을 쓸 수 없습니다.
    .why = App Mesh를 쓸 수 없고, 프록시에 필요한 awsvpc 모드도 쓸 수 없습니다.
    .fix = proxyConfiguration 지우기
external-awslogs-exec-role = { $container }의 로그에는 태스크 실행 역할이 필요합니다.
    .why = 외부 인스턴스의 awslogs는 이 역할의 권한으로 CloudWatch Logs에 씁니다.
external-selinux = { $value } 옵션은 외부 인스턴스에서 쓰이지 않습니다.
    .why = 외부 인스턴스의 ECS 에이전트는 SELinux를 지원하지 않습니다.
external-configured-at-launch = { $volume } 볼륨을 연결할 수 없습니다.
    .why = Amazon EBS 볼륨은 AWS 안의 호스트에만 연결되는데, 외부 인스턴스는 AWS 밖에 있습니다.

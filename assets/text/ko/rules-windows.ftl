# `windows` 범주의 규칙.

windows-privileged = Windows에서는 { $container } 컨테이너의 특권 모드를 꺼야 합니다.
    .why = Windows 컨테이너에는 특권 모드가 없어서 Docker가 컨테이너를 만들지 않습니다.
    .fix = 특권 모드 끄기

windows-readonly-root = { $container }의 루트 파일 시스템에 쓸 수 있어야 합니다.
    .why = Windows 컨테이너의 루트 파일 시스템은 읽기 전용으로 둘 수 없어서 Docker가 컨테이너를 만들지 않습니다.
    .fix = 루트 파일 시스템에 쓰기 허용

windows-ulimits = Windows에서는 { $container } 컨테이너의 ulimit을 비워야 합니다.
    .why = ulimit은 Linux 기능이라서, 설정이 있으면 Windows의 Docker가 컨테이너를 만들지 않습니다.
    .fix = ulimit 지우기

windows-pid-ipc-mode = { $field ->
        [pidMode] Windows에서는 PID 모드를 비워야 합니다.
       *[ipcMode] Windows에서는 IPC 모드를 비워야 합니다.
    }
    .why = 프로세스와 메모리 공유는 Linux 컨테이너에만 있습니다. 이 기능이 있는 Windows 인스턴스가 없어 태스크가 배치되지 않습니다.
    .fix = { $field ->
        [pidMode] PID 모드 지우기
       *[ipcMode] IPC 모드 지우기
    }

windows-proxy = Windows에서는 프록시 설정을 비워야 합니다.
    .why = App Mesh 프록시는 Linux에서만 실행됩니다. 이 기능이 있는 Windows 인스턴스가 없어 태스크가 배치되지 않습니다.
    .fix = 프록시 설정 지우기

windows-firelens = { $part ->
        [router] Windows에서 { $container } 컨테이너는 로그 라우터가 될 수 없습니다.
       *[log] { $container } 컨테이너는 FireLens 외의 드라이버를 써야 합니다.
    }
    .why = FireLens는 Linux에서만 실행됩니다. 이 기능이 있는 Windows 인스턴스가 없어 태스크가 배치되지 않습니다. awslogs 드라이버는 Windows에서도 쓸 수 있습니다.
    .fix = 로그를 CloudWatch로 보내기

docker-volume-windows-driver = { $volume } 볼륨의 드라이버는 local이어야 합니다.
    .why = AWS 문서에 따르면 Windows 태스크의 Docker 볼륨에는 { $value } 대신 local 드라이버만 쓸 수 있습니다.
    .fix = 드라이버를 local로 설정

efs-windows = Windows에서 { $volume } 볼륨은 EFS 볼륨이 아니어야 합니다.
    .why = EFS는 Linux의 NFS 클라이언트로 마운트합니다. EC2의 Windows 컨테이너에는 FSx for Windows File Server를 쓸 수 있습니다.

windows-network-mode = 네트워크 모드는 { $value } 대신 awsvpc로 두거나 비워야 합니다.
    .why = Windows 태스크는 awsvpc 모드로 실행되고, 네트워크 모드를 비워 두면 Docker의 NAT 네트워크를 씁니다.
    .fix = 네트워크 모드 지우기

windows-network-mode-bridge = Windows에서는 bridge 대신 네트워크 모드를 비워야 합니다.
    .why = Windows의 Docker에는 bridge가 없습니다. 네트워크 모드를 비워 두면 그 역할을 하는 NAT 네트워크를 씁니다.
    .fix = 네트워크 모드 지우기

windows-linux-parameters = { $container } 컨테이너의 Linux 파라미터를 비워야 합니다.
    .why = Linux 컨테이너의 설정이며, AWS 문서에 따르면 Windows에서는 지원되지 않습니다.
    .fix = Linux 파라미터 지우기

windows-system-controls = { $container } 컨테이너의 시스템 제어를 비워야 합니다.
    .why = Linux 커널의 sysctl 파라미터로, Windows 컨테이너에는 없는 설정입니다.
    .fix = 시스템 제어 지우기

windows-links-dns = { $field ->
        [links] Windows에서는 { $container } 컨테이너의 링크를 비워야 합니다.
        [dnsServers] Windows에서는 { $container }의 DNS 서버를 비워야 합니다.
        [dnsSearchDomains] Windows에서는 { $container }의 DNS 검색 도메인을 비워야 합니다.
        [extraHosts] Windows에서는 { $container }의 추가 호스트를 비워야 합니다.
       *[disableNetworking] Windows에서는 { $container }의 네트워크를 켜 두어야 합니다.
    }
    .why = AWS 문서에 따르면 Windows에서는 링크, DNS 설정, 추가 호스트, 네트워크 끄기가 지원되지 않습니다.
    .fix = { $field ->
        [links] 링크 지우기
        [dnsServers] DNS 서버 지우기
        [dnsSearchDomains] DNS 검색 도메인 지우기
        [extraHosts] 추가 호스트 지우기
       *[disableNetworking] 네트워크 켜기
    }

windows-user = { $container }의 사용자는 Windows 계정이어야 합니다.
    .why = Windows에는 { $value } 같은 번호의 사용자가 없어서 컨테이너가 0x52e 오류로 시작하지 못합니다. { $new } 계정은 모든 이미지에 있습니다.
    .fix = 사용자를 { JOSA($new, "으로/로") } 설정

windows-task-size-ignored = Windows 인스턴스에서는 태스크 CPU와 메모리가 적용되지 않습니다.
    .why = Fargate가 아니면 ECS는 Windows의 태스크 크기를 무시하고, 컨테이너마다 정한 CPU와 메모리만 적용합니다.

windows-memory-reservation = Windows에서는 { $container } 컨테이너에 하드 제한이 필요합니다.
    .why = Windows에는 소프트 제한이 없어서, 예약한 { $value } MiB를 넘어도 막지 못합니다.
    .fix = 소프트 제한을 하드 제한으로 바꾸기

windows-cpu-absent = Windows에서는 { $container } 컨테이너에 CPU 유닛이 필요합니다.
    .why = CPU가 0이거나 비어 있으면 Windows는 컨테이너에 CPU 1개의 1%만 줍니다.

windows-mount-drive = { $container }의 마운트는 { $drive } 대신 { $host } 드라이브여야 합니다.
    .why = Windows 컨테이너는 호스트의 디렉터리를 같은 드라이브 문자에만 마운트할 수 있습니다.

windows-mount-read-only = Windows에서는 { $container }의 마운트를 읽기 전용으로 둘 수 없습니다.
    .why = AWS 문서는 EC2 인스턴스의 Windows 태스크에서 이 설정을 꺼 두라고 합니다.
    .fix = 마운트에 쓰기 허용

windows-arm64 = Windows는 ARM64가 아니라 X86_64에서 실행해야 합니다.
    .why = 등록은 되지만, AWS 문서에 따르면 ARM64는 Linux에서만 쓸 수 있습니다.
    .fix = CPU 아키텍처를 X86_64로 설정

windows-os-retired = 운영 체제는 더 새로운 Windows여야 합니다.
    .why = Microsoft의 { $value } 지원이 끝났거나 곧 끝납니다.
    .fix = 운영 체제를 { JOSA($new, "으로/로") } 설정

windows-fault-injection = Windows에서는 장애 주입을 꺼야 합니다.
    .why = ECS는 Linux 태스크에만 장애를 주입할 수 있습니다.
    .fix = 장애 주입 끄기

# "fargate" 범주의 규칙입니다. 크기는 CPU 유닛 / 메모리로 적습니다.

fargate-network-mode = Fargate에서 네트워크 모드는 awsvpc여야 합니다.
    .why = { $value ->
        [absent] 네트워크 모드가 비어 있는데, ECS는 등록할 때 대신 채워 주지 않습니다.
       *[other] Fargate는 태스크마다 전용 네트워크 인터페이스를 붙여서 { JOSA($value, "을/를") } 쓸 수 없습니다.
    }
    .fix = 네트워크 모드를 awsvpc로 설정

fargate-cpu-required = Fargate에서는 태스크 CPU를 설정해야 합니다.
    .why = Fargate는 컨테이너가 아니라 태스크의 CPU를 따르며, 쓸 수 있는 값은 { $values }유닛입니다.
    .fix = 태스크 크기를 { $size }로 설정

fargate-memory-required = Fargate에서는 태스크 메모리를 설정해야 합니다.
    .why = Fargate는 태스크의 메모리를 따르며, CPU가 { $cpu }유닛일 때 쓸 수 있는 값은 { $values } MiB입니다.
    .fix = 태스크 크기를 { $size }로 설정

fargate-size-invalid = CPU { $cpu }, { $memory } MiB는 Fargate 크기여야 합니다.
    .why = Fargate의 CPU 유닛과 메모리는 정해진 조합만 있고, 가장 가까운 크기는 { $sizes }입니다.
    .fix = 태스크 크기를 { $larger }로 설정
    .fix-smaller = 태스크 크기를 { $smaller }로 설정

fargate-windows-size = CPU { $cpu }, { $memory } MiB는 Windows 크기여야 합니다.
    .why = Fargate의 Windows는 1, 2, 4 vCPU와 정해진 메모리만 있고, 가장 가까운 조합(CPU / 메모리)은 { $sizes }입니다.
    .fix = 태스크 크기를 { $larger }로 설정
    .fix-smaller = 태스크 크기를 { $smaller }로 설정

fargate-windows-arm64 = Fargate의 Windows는 X86_64에서 실행해야 합니다.
    .why = 등록은 되지만, Fargate에는 Windows용 ARM64 호스트가 없습니다.
    .fix = CPU 아키텍처를 X86_64로 설정

fargate-os-family = 운영 체제는 Fargate에서 쓸 수 있는 Windows여야 합니다.
    .why = Fargate의 Windows는 Windows Server 2019, 2022, 2025의 CORE와 FULL이고, { JOSA($value, "은/는") } 없습니다.
    .fix = 운영 체제를 { $new } 값으로 변경

fargate-placement-constraints = Fargate에서는 배치 제약 조건을 비워야 합니다.
    .why = 태스크를 둘 곳은 Fargate가 정하므로 고를 인스턴스가 없습니다.
    .fix = 배치 제약 조건 제거

fargate-privileged = { $container } 컨테이너의 특권 모드를 꺼야 합니다.
    .why = 특권 모드의 컨테이너는 호스트의 권한을 갖는데, Fargate는 그 권한을 내주지 않습니다.
    .fix = 특권 모드 끄기

fargate-ipc-mode = Fargate에서는 IPC 모드를 비워야 합니다.
    .why = Fargate는 none과 task까지 모든 IPC 모드를 거부합니다.
    .fix = IPC 모드 제거

fargate-pid-mode-host = Fargate에서 PID 모드는 task이거나 비어 있어야 합니다.
    .why = Fargate 태스크는 호스트의 프로세스를 볼 수 없고, Linux에서 같은 태스크의 프로세스만 함께 볼 수 있습니다.
    .fix = PID 모드를 task로 설정
    .fix-remove = PID 모드 제거

fargate-windows-pid-mode = Fargate의 Windows에서는 PID 모드를 비워야 합니다.
    .why = 프로세스를 함께 보는 설정은 Linux에만 있어서, 태스크가 시작하지 못할 수 있습니다.
    .fix = PID 모드 제거

fargate-host-source-path = Fargate에서 { $volume } 볼륨의 소스 경로를 비워야 합니다.
    .why = Fargate에는 { $value } 같은 호스트 경로가 없어서, 빈 임시 공간이나 EFS, S3 Files, EBS를 써야 합니다.
    .fix = 빈 임시 공간으로 바꾸기

fargate-docker-volume = { $volume } 볼륨은 Docker 볼륨이 아니어야 합니다.
    .why = Docker 볼륨은 Fargate가 아니라 EC2나 외부 인스턴스에서만 쓸 수 있습니다.
    .fix = Docker 볼륨 설정 제거

fargate-fsx-volume = { $volume } 볼륨은 FSx 볼륨이 아니어야 합니다.
    .why = FSx for Windows File Server는 Fargate가 아니라 EC2나 외부 인스턴스의 Windows에서만 쓸 수 있습니다.

fargate-devices = { $container } 컨테이너에서 디바이스를 빼야 합니다.
    .why = Fargate는 호스트의 디바이스를 컨테이너와 나누지 않습니다.
    .fix = 디바이스 제거

fargate-shared-memory-size = { $container } 컨테이너의 공유 메모리 크기를 비워야 합니다.
    .why = Fargate는 어떤 크기도 거부하므로 tmpfs 마운트나 임시 볼륨을 대신 쓸 수 있습니다.
    .fix = 공유 메모리 크기 제거

fargate-max-swap = { $container } 컨테이너의 최대 스왑을 비워야 합니다.
    .why = Fargate에는 조절할 스왑이 없어서 ECS가 0을 포함한 모든 값을 거부합니다.
    .fix = 최대 스왑 제거

fargate-swappiness = { $container } 컨테이너의 스왑 성향을 비워야 합니다.
    .why = Fargate에는 조절할 스왑이 없어서 ECS가 0을 포함한 모든 값을 거부합니다.
    .fix = 스왑 성향 제거

fargate-capability-add = { $container } 컨테이너에서 { $value } 커널 기능을 빼야 합니다.
    .why = Fargate에서 추가할 수 있는 커널 기능(capability)은 SYS_PTRACE뿐입니다.
    .fix = SYS_PTRACE 외 모두 제거

fargate-docker-security-options = { $container } 컨테이너의 Docker 보안 옵션을 비워야 합니다.
    .why = Fargate에서는 SELinux, AppArmor 같은 Docker 보안 옵션을 쓸 수 없습니다.
    .fix = Docker 보안 옵션 제거

fargate-gpu = { $container } 컨테이너에서 { $value } 요구를 빼야 합니다.
    .why = Fargate에는 GPU도 Neuron 디바이스도 없어서, EC2나 관리형 인스턴스를 써야 합니다.
    .fix = 가속기 제거

fargate-log-driver = Fargate에서 { $value } 로그 드라이버는 쓰지 않아야 합니다.
    .why = { $container } 컨테이너에 쓸 수 있는 로그 드라이버는 { $values }뿐입니다.
    .fix = awslogs로 변경

fargate-awslogs-stream-prefix = { $container } 컨테이너에 로그 스트림 접두사가 있어야 합니다.
    .why = awslogs의 스트림 접두사는 EC2에서는 선택 사항이지만, Fargate는 없으면 거부합니다.
    .fix = 스트림 접두사를 { JOSA($new, "으로/로") } 설정

fargate-stop-timeout = { $container } 컨테이너의 중지 제한 시간은 { $limit }초 이하여야 합니다.
    .why = 지금 값은 { $value }초인데, Fargate는 중지 신호를 보내고 2~{ $limit }초(기본값 30초)만 기다립니다.
    .fix = 중지 제한 시간을 { $limit }초로 설정

fargate-start-timeout = { $container } 컨테이너의 시작 제한 시간은 { $limit }초 이하여야 합니다.
    .why = AWS가 안내하는 Fargate의 범위는 2~{ $limit }초라서, { $value }초로 등록되어도 그만큼 기다린다는 보장이 없습니다.
    .fix = 시작 제한 시간을 { $limit }초로 설정

fargate-ulimit-not-nofile = { $container } 컨테이너의 리소스 제한 { JOSA($value, "을/를") } 빼야 합니다.
    .why = Fargate에서 바꿀 수 있는 제한은 nofile뿐이고, 나머지는 운영 체제의 기본값을 씁니다.
    .fix = nofile 외 모두 제거

fargate-nofile-max = { $container } 컨테이너의 nofile은 { $limit } 이하여야 합니다.
    .why = 지금 값은 { $value }인데, Fargate에서 프로세스 하나가 열 수 있는 파일은 { $limit }개(기본값 65535개)까지입니다.
    .fix = nofile을 { JOSA($limit, "으로/로") } 낮추기

fargate-windows-port-3150 = { $container } 컨테이너는 { $value } 외의 포트를 써야 합니다.
    .why = Fargate가 Windows에서 이 컨테이너 포트를 직접 씁니다.

fargate-windows-efs = Windows에서 { $volume } 볼륨은 EFS 볼륨이 아니어야 합니다.
    .why = EFS를 써도 등록은 되지만, Fargate는 Windows 컨테이너에 마운트하지 못합니다.

fargate-windows-env-files = { $container } 컨테이너의 환경 변수 파일을 비워야 합니다.
    .why = 등록은 되지만 Fargate의 Windows 태스크가 시작하지 못하므로, 환경 변수로 직접 적어야 합니다.
    .fix = 환경 변수 파일 제거

fargate-windows-ephemeral-storage = Windows에서는 임시 스토리지를 먼저 시험해야 합니다.
    .why = AWS 문서마다 달라서, 예전 문서는 Windows에서 쓸 수 없다고 하고 새 문서는 플랫폼 버전 1.0.0 이상이면 된다고 합니다.

fargate-gmsa-domain-joined = { $container } 컨테이너는 도메인 없는 자격 증명 사양을 써야 합니다.
    .why = Fargate 호스트는 Active Directory 도메인에 가입하지 않으므로, 값이 credentialspecdomainless로 시작해야 합니다.

fargate-runtime-platform-absent = 운영 체제와 CPU 아키텍처를 모두 적어야 합니다.
    .why = 비워 두면 LINUX와 X86_64로 실행되는데, 이미지가 맞으면 ARM64의 요금이 더 낮습니다.
    .fix = 기본값을 그대로 적기

fargate-large-size-platform = CPU { $cpu }에는 플랫폼 버전 { $version } 이상을 써야 합니다.
    .why = 플랫폼 버전은 태스크나 서비스를 시작할 때 고르는데, Linux에서 더 낮은 버전은 4 vCPU까지만 있습니다.

fargate-windows-configured-at-launch = Windows에서 { $volume } 볼륨은 EBS를 쓰지 않아야 합니다.
    .why = Fargate는 Linux 태스크에만 EBS를 붙이므로, 시작할 때 설정하는 볼륨은 비어 있게 됩니다.

windows-credential-specs-fargate = { $container } 컨테이너의 자격 증명 사양을 비워야 합니다.
    .why = Fargate에서는 Windows 컨테이너가 Active Directory에 로그인하는 gMSA를 쓸 수 없습니다.
    .fix = 자격 증명 사양 제거

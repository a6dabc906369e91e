# The rules of the category `windows`.

windows-privileged = Privileged mode of { $container } must be off on Windows.
    .why = Docker has no privileged mode for Windows containers and does not create this one.
    .fix = Turn privileged mode off

windows-readonly-root = Root file system of { $container } must be writable on Windows.
    .why = Docker cannot make the root file system of a Windows container read-only and does not create this one.
    .fix = Make root file system writable

windows-ulimits = { $container } must have no ulimits on Windows.
    .why = Ulimits belong to Linux; Docker on Windows creates no container that has them.
    .fix = Remove ulimits

windows-pid-ipc-mode = { $field ->
        [pidMode] PID mode must be left out on Windows.
       *[ipcMode] IPC mode must be left out on Windows.
    }
    .why = Only Linux containers can share processes and memory; no Windows instance offers it, so the task is never placed.
    .fix = { $field ->
        [pidMode] Remove PID mode
       *[ipcMode] Remove IPC mode
    }

windows-proxy = The proxy configuration must be left out on Windows.
    .why = The App Mesh proxy runs on Linux only; no Windows instance offers it, so the task is never placed.
    .fix = Remove proxy configuration

windows-firelens = { $part ->
        [router] { $container } must not be a log router on Windows.
       *[log] { $container } must not log through FireLens on Windows.
    }
    .why = FireLens runs on Linux only; no Windows instance offers it, so the task is never placed. The log driver awslogs runs on both.
    .fix = Send logs to CloudWatch instead

docker-volume-windows-driver = Volume { $volume } should have driver local, not { $value }.
    .why = For Docker volumes of Windows tasks AWS documents the driver local and no other.
    .fix = Set driver to local

efs-windows = Volume { $volume } should not be an EFS volume on Windows.
    .why = EFS is mounted with the NFS client of Linux; on EC2, FSx for Windows File Server holds files for Windows containers.

windows-network-mode = Network mode should be awsvpc or left out, not { $value }.
    .why = A Windows task runs in awsvpc mode or, without a network mode, in the NAT network of Docker.
    .fix = Remove network mode

windows-network-mode-bridge = Network mode should be left out on Windows, not bridge.
    .why = Docker on Windows has no bridge; without a network mode the task gets the NAT network, which stands in for it.
    .fix = Remove network mode

windows-linux-parameters = { $container } should have no Linux parameters on Windows.
    .why = They set up a Linux container, and AWS documents them as not supported on Windows.
    .fix = Remove Linux parameters

windows-system-controls = { $container } should have no system controls on Windows.
    .why = They are sysctl parameters of the Linux kernel, which a Windows container does not have.
    .fix = Remove system controls

windows-links-dns = { $field ->
        [links] { $container } should have no links on Windows.
        [dnsServers] { $container } should have no DNS servers on Windows.
        [dnsSearchDomains] { $container } should have no DNS search domains on Windows.
        [extraHosts] { $container } should have no extra hosts on Windows.
       *[disableNetworking] { $container } should keep its network on Windows.
    }
    .why = AWS documents links, DNS settings, extra hosts and disabled networking as not supported on Windows.
    .fix = { $field ->
        [links] Remove links
        [dnsServers] Remove DNS servers
        [dnsSearchDomains] Remove DNS search domains
        [extraHosts] Remove extra hosts
       *[disableNetworking] Turn on networking
    }

windows-user = User of { $container } should be a Windows account, not { $value }.
    .why = Windows has no user numbers, so the container fails at start with error 0x52e. Every image has { $new }.
    .fix = Set user to { $new }

windows-task-size-ignored = Task CPU and memory have no effect on Windows instances.
    .why = Outside Fargate ECS ignores the task size for Windows; only the CPU and memory of each container count.

windows-memory-reservation = { $container } should have a hard memory limit on Windows.
    .why = Windows has no soft limits, so nothing holds the container to the { $value } MiB that it reserves.
    .fix = Make the soft limit a hard one

windows-cpu-absent = { $container } should have CPU units on Windows.
    .why = With 0 or none, Windows gives the container 1% of one CPU.

windows-mount-drive = { $container } should mount drive { $host } at { $host }, not { $drive }.
    .why = A Windows container gets a directory of its host only under the same drive letter.

windows-mount-read-only = Mounts of { $container } should not be read-only on Windows.
    .why = AWS says to leave this setting off for Windows tasks on EC2 instances.
    .fix = Make the mount writable

windows-arm64 = Windows should run on X86_64, not ARM64.
    .why = The definition registers, but AWS documents ARM64 for Linux only.
    .fix = Set CPU architecture to X86_64

windows-os-retired = Operating system should be a newer Windows.
    .why = Microsoft has ended the updates of { $value } or soon will.
    .fix = Set operating system to { $new }

windows-fault-injection = Fault injection should be off on Windows.
    .why = ECS can inject faults into Linux tasks only.
    .fix = Turn fault injection off

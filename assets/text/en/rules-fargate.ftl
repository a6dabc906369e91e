# The rules of the category "fargate". Sizes are printed as CPU units / memory.

fargate-network-mode = { $value ->
        [absent] Network mode must be set to awsvpc on Fargate.
       *[other] Network mode must be awsvpc on Fargate, not { $value }.
    }
    .why = Each Fargate task gets a network interface of its own, and ECS fills in no network mode at registration.
    .fix = Set network mode to awsvpc

fargate-cpu-required = Task CPU must be set on Fargate.
    .why = Fargate goes by the CPU of the task, not of its containers; it must be one of { $values } units.
    .fix = Set the task size to { $size }

fargate-memory-required = Task memory must be set on Fargate.
    .why = Fargate goes by the memory of the task; with { $cpu } CPU units it must be one of { $values } MiB.
    .fix = Set the task size to { $size }

fargate-size-invalid = CPU { $cpu } and memory { $memory } MiB must be a Fargate size.
    .why = Fargate has fixed pairs of CPU units and memory; the nearest are { $sizes }.
    .fix = Set the task size to { $larger }
    .fix-smaller = Set the task size to { $smaller }

fargate-windows-size = CPU { $cpu } and memory { $memory } MiB must be a Windows size.
    .why = Fargate runs Windows with 1, 2 or 4 vCPU and fixed memory; the nearest CPU / memory pairs are { $sizes }.
    .fix = Set the task size to { $larger }
    .fix-smaller = Set the task size to { $smaller }

fargate-windows-arm64 = Windows on Fargate must run on X86_64, not ARM64.
    .why = The definition registers, but Fargate has no ARM64 hosts for Windows.
    .fix = Set CPU architecture to X86_64

fargate-os-family = Operating system must be a Windows that Fargate hosts.
    .why = Fargate hosts the CORE and FULL editions of Windows Server 2019, 2022 and 2025, but not { $value }.
    .fix = Set operating system to { $new }

fargate-placement-constraints = Placement constraints must be left out on Fargate.
    .why = Fargate places tasks itself, so there are no instances to choose from.
    .fix = Remove placement constraints

fargate-privileged = Privileged mode of { $container } must be off on Fargate.
    .why = A privileged container has the rights of its host, and Fargate does not hand those out.
    .fix = Turn privileged mode off

fargate-ipc-mode = IPC mode must be left out on Fargate.
    .why = Fargate refuses every IPC mode, even none and task.
    .fix = Remove IPC mode

fargate-pid-mode-host = PID mode must be task or left out on Fargate, not host.
    .why = A Fargate task cannot see the processes of its host; on Linux its containers can see those of each other.
    .fix = Set PID mode to task
    .fix-remove = Remove PID mode

fargate-windows-pid-mode = PID mode must be left out for Windows on Fargate.
    .why = Containers can share their processes on Linux only, so the task is likely to fail at start.
    .fix = Remove PID mode

fargate-host-source-path = Volume { $volume } must have no source path on Fargate.
    .why = No host directory such as { $value } exists on Fargate; empty scratch space, EFS, S3 Files and EBS do.
    .fix = Make it empty scratch space

fargate-docker-volume = Volume { $volume } must not be a Docker volume on Fargate.
    .why = Docker volumes need EC2 or external instances.
    .fix = Remove the Docker volume settings

fargate-fsx-volume = Volume { $volume } must not be an FSx volume on Fargate.
    .why = FSx for Windows File Server works with Windows on EC2 or external instances only.

fargate-devices = { $container } must use no host devices on Fargate.
    .why = Fargate shares no device of the host with a container.
    .fix = Remove the devices

fargate-shared-memory-size = { $container } must leave shared memory size out on Fargate.
    .why = ECS refuses any size on Fargate; a tmpfs mount or scratch volume can take its place.
    .fix = Remove shared memory size

fargate-max-swap = { $container } must leave maximum swap out on Fargate.
    .why = Fargate has no swap space to control, so ECS refuses any value, even 0.
    .fix = Remove maximum swap

fargate-swappiness = { $container } must leave swappiness out on Fargate.
    .why = Fargate has no swap space to control, so ECS refuses any value, even 0.
    .fix = Remove swappiness

fargate-capability-add = { $container } must not add { $value } on Fargate.
    .why = Of all Linux capabilities Fargate lets a container add only SYS_PTRACE.
    .fix = Remove all but SYS_PTRACE

fargate-docker-security-options = { $container } must have no Docker security options.
    .why = Fargate does not offer SELinux, AppArmor and the other Docker security options.
    .fix = Remove the security options

fargate-gpu = { $container } must not ask for { $value } on Fargate.
    .why = Fargate has no GPUs and no Neuron devices; EC2 and Managed Instances have them.
    .fix = Remove the accelerators

fargate-log-driver = { $container } must not log with { $value } on Fargate.
    .why = On Fargate the log driver must be one of { $values }.
    .fix = Switch to awslogs

fargate-awslogs-stream-prefix = { $container } must have an awslogs stream prefix.
    .why = The prefix is optional on EC2, but Fargate refuses awslogs without it.
    .fix = Set the stream prefix to { $new }

fargate-stop-timeout = Stop timeout of { $container } must be { $limit } s at most, not { $value }.
    .why = Fargate waits 2 to { $limit } seconds after the stop signal, 30 by default.
    .fix = Set stop timeout to { $limit } s

fargate-start-timeout = Start timeout of { $container } must be { $limit } s at most.
    .why = AWS documents 2 to { $limit } seconds for Fargate; { $value } seconds register, but cannot be relied on.
    .fix = Set start timeout to { $limit } s

fargate-ulimit-not-nofile = Resource limit { $value } of { $container } must be left out.
    .why = Fargate takes only nofile and keeps the defaults of the operating system for the rest.
    .fix = Remove all but nofile

fargate-nofile-max = nofile of { $container } must be { $limit } at most, not { $value }.
    .why = Fargate lets a process open { $limit } files at most, 65535 by default.
    .fix = Lower nofile to { $limit }

fargate-windows-port-3150 = { $container } must use another container port than { $value }.
    .why = Fargate keeps that port for itself on Windows.

fargate-windows-efs = Volume { $volume } must not be an EFS volume on Windows.
    .why = EFS registers, but Fargate cannot mount it for Windows containers.

fargate-windows-env-files = { $container } must use no environment files on Windows.
    .why = They register, but a Windows task on Fargate does not start with them; environment variables work.
    .fix = Remove environment files

fargate-windows-ephemeral-storage = Ephemeral storage must be tested on Windows before use.
    .why = AWS pages disagree: older ones rule it out for Windows, newer ones ask for platform version 1.0.0 or later.

fargate-gmsa-domain-joined = { $container } must use a domainless credential spec.
    .why = Fargate hosts join no Active Directory domain, so the value must begin with credentialspecdomainless.

fargate-runtime-platform-absent = Operating system and CPU architecture must be written out.
    .why = What is left out becomes LINUX and X86_64; ARM64 costs less where the image supports it.
    .fix = Write the defaults out

fargate-large-size-platform = CPU { $cpu } must run on Linux platform version { $version } or later.
    .why = You choose the platform version when a task or service starts, and older ones end at 4 vCPU.

fargate-windows-configured-at-launch = Volume { $volume } must not be an EBS volume on Windows.
    .why = Fargate attaches EBS volumes to Linux tasks only, so a volume configured at launch stays without a disk.

windows-credential-specs-fargate = { $container } must have no credential specs on Fargate.
    .why = Fargate does not offer gMSA, which lets a Windows container sign in to Active Directory.
    .fix = Remove credential specs

# The rules of the category `external`.

efs-external = Volume { $volume } cannot be on Amazon EFS.
    .why = External instances are outside AWS, where ECS mounts no EFS file system.
external-network-mode = External instances do not take awsvpc.
    .why = Outside of AWS there are no network interfaces to give to a task; bridge, host and none work.
    .fix = Set network mode to bridge
    .fix-remove = Remove network mode
external-proxy = External instances do not take proxyConfiguration.
    .why = The App Mesh proxy needs network mode awsvpc, which external instances do not have.
    .fix = Remove proxyConfiguration
external-awslogs-exec-role = Logs of { $container } need a task execution role.
    .why = On external instances awslogs writes to CloudWatch Logs with the rights of that role.
external-selinux = { $value } has no effect on external instances.
    .why = The ECS agent supports no SELinux there.
external-configured-at-launch = Volume { $volume } cannot be attached there.
    .why = An Amazon EBS volume attaches to hosts inside AWS only, and external instances are elsewhere.

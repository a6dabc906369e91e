# The rules of the category "resources".

task-cpu-format = Task CPU must read like 256 or 0.25 vCPU, not "{ $value }".
    .why = ECS takes a whole number of CPU units (1024 are 1 vCPU), or a number followed by vCPU that comes to whole units.
    .fix = Set task CPU to { $new }

task-memory-format = Task memory must read like 512 or 0.5 GB, not "{ $value }".
    .why = ECS takes a whole number of MiB, or a number followed by GB that comes to whole MiB (1 GB is 1024 MiB).
    .fix = Set task memory to { $new }

container-memory-missing = { $container } must have a memory limit.
    .why = Without task memory, ECS refuses a container that has neither a hard nor a soft memory limit.
    .fix = Set its memory soft limit to { $new } MiB

memory-below-reservation = Memory of { $container } must be { $limit } MiB or more, not { $value }.
    .why = The hard limit cannot be lower than the soft limit, which is { $limit } MiB.
    .fix = Raise the hard limit to { $limit } MiB

container-memory-over-task = Memory of { $container } must be { $limit } MiB at most, not { $value }.
    .why = One container cannot have more memory than the whole task, which has { $limit } MiB.
    .fix = Raise task memory to { $new } MiB
    .fix-container = Lower memory of { $container } to { $limit } MiB

reservation-sum-over-task = Memory soft limits must total { $limit } MiB at most, not { $sum }.
    .why = The task has { $limit } MiB, and ECS sets the soft limit of each container aside from it.

cpu-sum-over-task = Container CPU must total { $limit } units at most, not { $sum }.
    .why = The task has { $limit } CPU units, and the containers together cannot take more.

container-cpu-negative = CPU of { $container } must be 0 or more, not { $value }.
    .why = CPU units set a share of processor time aside; 0 sets none aside.
    .fix = Set CPU of { $container } to 0

task-cpu-range = Task CPU must be { $min } to { $max } units, not { $value }.
    .why = Outside Fargate, AWS documents 0.125 to 192 vCPU, and 1 vCPU is 1024 units.
    .fix = Set task CPU to { $new }

memory-sum-over-task = Memory hard limits must total { $limit } MiB at most, not { $sum }.
    .why = The task has { $limit } MiB; when the containers use more together, the task runs out of memory and stops.

container-memory-too-small = Memory of { $container } must be { $limit } MiB or more, not { $value }.
    .why = ECS raises less than 4 MiB to 4, and Docker 20.10 and later refuse less than { $limit }.
    .fix = Raise it to { $limit } MiB

container-memory-below-6 = Memory of { $container } must be { $limit } MiB or more, not { $value }.
    .why = Docker 20.10 and later refuse to start a container with less than { $limit } MiB.
    .fix = Raise it to { $limit } MiB

task-memory-unit = Task memory must be in MiB or GB, not "{ $value }".
    .why = AWS documents a bare number of MiB and the unit GB only, so other units may be refused.
    .fix = Set task memory to { $new }

container-cpu-one = { $container } must reserve CPU to rank above the lowest.
    .why = With 0, 1 or no CPU units a Linux container gets 2 CPU shares, the lowest priority on its instance.

memory-hard-limit-missing = { $container } must have a memory hard limit to be capped.
    .why = Neither the container nor the task limits its memory, so it can starve everything else on the instance.
    .fix = Set its memory hard limit to { $new } MiB

memory-equals-task-with-sidecars = { $container } must leave some of { $limit } MiB to the others.
    .why = It may use all memory of the task, and nothing is left for the other containers under load.

task-size-absent-ec2 = Task CPU and memory must be set to cap the task.
    .why = Without them only the containers' own values count, also for the capacity that Managed Instances picks.

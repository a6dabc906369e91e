# The rules of the category `gpu`.

gpu-value = { $problem ->
        [fraction] External instances must give { $container } whole GPUs, not { $value }.
       *[form] { $container } must ask for whole GPUs, a fraction or ALL, not { $value }.
    }
    .why = A whole number reserves that many GPUs and ALL every one of the instance; 0.125, 0.25 and 0.5 of a GPU exist on G6f instances, on EC2 and Managed Instances.

gpu-value-or-sharing = { $problem ->
        [neither] { $container } must say how many GPUs it takes or how it shares.
       *[both] { $container } must either have GPUs of its own or share one.
    }
    .why = A GPU requirement has exactly one of the two: a value for GPUs of its own, or a sharing strategy.

resource-value-missing = { $type } of container { $container } must have a value.
    .why = The value says how much of the resource the container takes; only GPU can do without one, when it is shared.

gpu-sharing-type = { $problem ->
        [type] { $container } can share a GPU, but no { $type }.
       *[members] Sharing strategy of { $container } must have 1 member, not { $count }.
    }
    .why = The only way to share is NVIDIA MPS (nvidiaMps), and only GPUs have it.

gpu-mps-memory = GPU memory of { $container } must be 1 MiB or more, not { $value }.
    .why = ECS places the container on a GPU with this much free memory and holds the container to it.

gpu-mps-percent = GPU share of { $container } must be { $least } to { $most }%, not { $value }%.
    .why = It is the part of the computing power of the GPU that the container may use at most.
    .fix = Set it to { $nearest }%

gpu-mixed-strategies = { $problem ->
        [fraction] { $container } and { $other } must not both use GPUs: one has a fraction.
       *[sharing] { $container } and { $other } must both share a GPU, or neither.
    }
    .why = All containers of a task get GPUs in the same way, and beside a fraction of a GPU no other container can have one.

gpu-sharing-external = { $container } must not share a GPU on external instances.
    .why = ECS shares GPUs on EC2 and Managed Instances; on external ones a container takes whole GPUs with a value.

neuron-value = { $container } must take ALL Neuron devices, not { $value }.
    .why = ECS gives all Neuron devices of the instance to one container and cannot split them.
    .fix = Take ALL devices

neuron-one-container = { $container } and { $other } must not both have Neuron devices.
    .why = All Neuron devices of the instance go to one container, so nothing is left for a second one.

neuron-managed-only = Neuron devices of { $container } need MANAGED_INSTANCES, not { $launch_type }.
    .why = ECS hands out Neuron devices on Managed Instances only, and this definition asks for another launch type.

gpu-duplicate-type = { $container } must ask for { $type } only once.
    .why = A container has one requirement for each type of resource; two of them belong into one.

gpu-windows = { $container } should not need a GPU on Windows.
    .why = ECS assigns GPUs on Linux instances only.

# The rules of the category `cost`.

fargate-x86-could-be-arm = On ARM64 Fargate costs about { $percent }% less.
    .why = In { $region } a task of this size costs about ${ $then } a month instead of ${ $now }, if all images have ARM64 builds.
oversized-task = The containers would fit into { $size }.
    .why = They ask for { $cpu } CPU units and { $memory } MiB, less than half of the task. The smaller size costs about ${ $then } a month in { $region } instead of ${ $now }.
    .fix = Use { $size }
ephemeral-storage-cost = { $extra } GiB of ephemeral storage is billed.
    .why = 20 GiB are free; the rest costs about ${ $month } a month for each task in { $region }.

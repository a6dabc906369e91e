# The rules of the category `timeouts`.

start-timeout-min = startTimeout of { $container } must be { $least } or more.
    .why = It is { $value } seconds, and ECS takes no less than { $least }.
    .fix = Set { $least } seconds
stop-timeout-min = stopTimeout of { $container } must be { $least } or more.
    .why = It is { $value } seconds, and ECS takes no less than { $least }.
    .fix = Set { $least } seconds
start-timeout-unused = startTimeout of { $container } has no effect.
    .why = It limits how long others wait for this container, and no container waits for it.
stop-timeout-default = { $container } has 30 seconds to stop.
    .why = Set stopTimeout to the time that running requests take to end, about the deregistration delay of its target group.

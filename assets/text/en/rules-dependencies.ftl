# The rules of the category `dependencies`.

depends-unknown = { $container } must wait for a container of the task.
    .why = { $name } is none of them, so ECS cannot tell what to start first.
    .fix = Wait for { $suggestion }
depends-cycle = Containers must not wait in a circle: { $chain }.
    .why = Each waits for the next, so none of them could ever start.
depends-complete-on-essential = { $name } must not be essential to be waited for.
    .why = { $container } waits until it has come to its end ({ $condition }), but a task stops when an essential container ends.
    .fix = Make { $name } non-essential
depends-healthy-no-check = { $name } must have a health check.
    .why = { $container } waits until it is healthy, which only a health check in the task definition tells; one in the image does not count.
    .fix = Wait for its start only
depends-duplicate = { $container } should name { $name } only once.
    .why = Of several conditions all must come true, so the weaker ones say nothing.
    .fix = Remove the weaker one

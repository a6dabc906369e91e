# The rules of the category `volumes`.

ephemeral-storage-range = Ephemeral storage must be { $least } to { $most } GiB, not { $value }.
    .why = Without the setting a task has 20 GiB for images and scratch files, free of charge; only more than that can be asked for.
    .fix = Set { $nearest } GiB
    .fix-remove = Use the 20 GiB without it
ephemeral-storage-not-fargate = Only Fargate takes ephemeralStorage.
    .why = On other launch types a task uses the disk of its instance, so ECS refuses the setting.
    .fix = Remove ephemeralStorage
ephemeral-storage-no-compat = ephemeralStorage should come with FARGATE.
    .why = Only Fargate gives this room. The definition asks for no launch type, and what ECS then makes of the setting is not known.
    .fix = Ask for FARGATE
volume-name-missing = Volume { $volume } must have a name.
    .why = Containers mount a volume by its name, so nothing can use one without.
volume-name-format = { $value } cannot be the name of a volume.
    .why = A name is 1 to 255 letters, digits, hyphens and underscores.
    .fix = Rename to { $suggestion }
volume-name-duplicate = Only one volume should be named { $name }.
    .why = A mount finds its volume by the name; of two with the same one, one is lost.
volume-multiple-types = Volume { $volume } must be of one kind.
    .why = It has { $kinds }, and each of them makes another kind of volume.
mount-unknown-volume = { $length ->
        [0] A mount of { $container } must name a volume.
       *[other] Volume { $name } must be one of the task's volumes.
    }
    .why = { $count ->
        [0] The task has no volume. A volume of that name without any settings is scratch space.
       *[other] The volumes here are { $known }. A volume without any settings is scratch space.
    }
    .fix = Add volume { $name }
    .fix-nearest = Mount { $suggestion }
mount-path-missing = A mount of { $container } must have a container path.
    .why = It is the folder at which the container finds the volume, such as /data.
mount-path-relative = Container path { $value } must be absolute.
    .why = Docker creates no container of { $container } with a mount at a path that does not begin with /.
    .fix = Write { $suggestion }
mount-path-root = A volume should be mounted below /, not over it.
    .why = ECS takes it, but Docker mounts nothing over the root of a container, so the task does not start.
mount-path-duplicate = { $container } can mount one volume at { $path }.
    .why = Docker creates no container with two mounts at one path.
    .fix = Remove the repeat
volume-unused = No container mounts volume { $volume }.
    .why = ECS accepts it, and nothing ever uses it.
    .fix = Remove volume { $volume }
volumes-from-unknown = { $length ->
        [0] volumesFrom of { $container } must name a container.
       *[other] { $name } must be a container of the task.
    }
    .why = volumesFrom gives { $container } the volumes of another container of the same task.
    .fix = Use { $suggestion }
volumes-from-self = { $container } cannot take volumes from itself.
    .why = volumesFrom names another container, which Docker starts first.
    .fix = Remove the entry
host-source-path-blank = The source path of { $volume } must not be empty.
    .why = Without a source path Docker picks a folder on the instance; an empty one is refused.
    .fix = Remove sourcePath
host-source-path-relative = Source path { $value } should be absolute.
    .why = The instance has no folder that { $volume } could be relative to: on Linux the path begins with /, on Windows with a drive.
configured-at-launch-many = Only one volume can be configured at launch.
    .why = { $first } and { $volume } both are, and a task takes one Amazon EBS volume.
configured-at-launch-unmounted = A container must mount volume { $volume }.
    .why = ECS attaches a volume that is configured at launch only for a container that mounts it.
    .fix = Mount it in { $container }
configured-at-launch-with-config = Volume { $volume } gets its kind at launch.
    .why = Beside configuredAtLaunch it cannot have { $kinds }: what it is comes with the service or the run.
    .fix = Remove its other settings
    .fix-launch = Remove configuredAtLaunch
docker-volume-task-autoprovision-false = autoprovision must be left out with scope task.
    .why = Volume { $volume } lives as long as its task, so it is always made for it.
    .fix = Remove autoprovision
    .fix-shared = Set scope to shared
docker-volume-task-autoprovision-true = autoprovision must be left out with scope task.
    .why = ECS registers it, but the agent then does not make volume { $volume }, and the task stops.
    .fix = Remove autoprovision
    .fix-shared = Set scope to shared
docker-volume-autoprovision-no-scope = autoprovision should come with scope shared.
    .why = Without a scope volume { $volume } belongs to its task alone, where the setting means nothing.
    .fix = Set scope to shared

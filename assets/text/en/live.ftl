# What live checks found in the AWS account.

live-thing-image = Image { $name }
live-thing-role = Role { $name }
live-thing-log-group = Log group { $name }
live-thing-secret = Secret { $name }
live-thing-parameter = Parameter { $name }
live-thing-file-system = File system { $name }
live-thing-access-point = Access point { $name }
live-thing-object = S3 object { $name }
live-thing-unknown = { $name }

live-exists = { $thing } exists.

live-image-missing = The image { $name } does not exist.
    .why = The repository exists but has no image with this tag or digest, so every task would stop with CannotPullContainerError.
    .fix = Push the image, or choose a tag that exists.
live-repository-missing = The repository of { $name } does not exist.
    .why = ECR has no such repository in the account and Region of this address, so every task would stop with CannotPullContainerError. Only a pull through cache creates it with the first pull.
    .fix = Check the address, or create the repository and push the image.
live-image-platform = The image { $name } is not built for { $wants }.
    .why = It is built for { $has }. The task needs { $wants }, so the container would not start.
    .fix = Build the image for { $wants }, or set the runtime platform of the task to what the image is built for.
live-image-artifact = { $name } is not a container image.
    .why = Its type is { $type }, and no container can start from that.
    .fix = Choose the tag of a container image.
live-image-archived = The image { $name } is archived.
    .why = ECR lets nobody pull an archived image before it is restored.
    .fix = Restore the image in ECR, or choose another one.

live-role-missing = The role { $name } does not exist.
    .why = ECS starts no task with a role that it cannot assume.
    .fix = Create the role, or choose one that exists.
live-role-untrusting = The role { $name } does not trust ECS tasks.
    .why = ECS can assume a role only when its trust policy allows sts:AssumeRole to ecs-tasks.amazonaws.com.
    .fix = Add ecs-tasks.amazonaws.com to the trust policy of the role, or choose a role that has it.

live-log-group-missing = The log group { $name } does not exist.
    .why = The awslogs driver does not start a container whose log group is missing.
    .fix = Create the log group, or set awslogs-create-group to true and allow the role logs:CreateLogGroup.

live-secret-missing = The secret { $name } does not exist.
    .why = ECS reads all secrets before the container starts, and stops the task when one is missing.
    .fix = Create the secret, or check name, Region and the six characters at the end of the ARN.
live-secret-deleted = The secret { $name } is scheduled for deletion.
    .why = Nobody can read a secret that is scheduled for deletion, so every new task would stop.
    .fix = Restore the secret in Secrets Manager, or choose another one.
live-parameter-missing = The parameter { $name } does not exist.
    .why = ECS reads all parameters before the container starts, and stops the task when one is missing.
    .fix = Create the parameter, or check name and Region.

live-file-system-missing = The file system { $name } does not exist.
    .why = A task whose volume cannot be mounted does not start.
    .fix = Create the file system in the Region of the task, or choose one that exists.
live-access-point-missing = The access point { $name } does not exist.
    .why = A task whose volume cannot be mounted does not start.
    .fix = Create the access point, or choose one that exists.
live-access-point-elsewhere = The access point { $name } belongs to another file system.
    .why = It belongs to { $owner }, so the volume could not be mounted.
    .fix = Choose an access point of the file system of this volume, or change the file system to { $owner }.
live-state = { $thing } cannot be mounted now: { $state }.
    .why = EFS mounts only what is in the state available.
    .fix = Wait until it is available, or choose another one.

live-denied = { $thing } was not checked: { $action } is not allowed.
    .why = The signed-in identity has no permission to look. This says nothing about the task, which has roles of its own.
    .fix = Sign in as someone with { $action }, or look in the console.
live-failed = { $thing } was not checked: the request failed.
    .why = Whether it exists is not known.
    .fix = Check again.
live-placeholder = { $thing } was not checked: it contains a placeholder.
    .why = What the placeholder will become is not known yet.
live-made = The log group { $name } was not checked: awslogs-create-group creates it.
    .why = It need not exist before the first task starts. The role needs logs:CreateLogGroup.
live-registry = The image { $name } was not checked: it comes from { $host }.
    .why = Only registries of ECR in AWS accounts are asked.
live-other-account = { $thing } was not checked: it belongs to account { $account }.
    .why = The service tells nothing about what other accounts have.
live-not-asked = { $thing } was not checked: its service is not asked.
    .why = Live checks ask ECR, IAM, CloudWatch Logs, Secrets Manager, Systems Manager and EFS.
live-unreadable = { $name } was not checked: nothing can have this name.
    .why = The list of problems says what is wrong with it.

# The rules of the category `s3files`.

s3files-arn = { $value } must be the ARN of a file system.
    .why = Volume { $volume } names an S3 Files file system by its full ARN, which begins with arn:.
s3files-access-point-root-directory = With an access point the root directory must be /.
    .why = The access point of volume { $volume } decides which folder is mounted, so ECS refuses { $value } beside it.
    .fix = Remove rootDirectory
s3files-needs-task-role = Volume { $volume } needs a task role.
    .why = The mount always uses the permissions of the task role, so S3 Files takes no task without one.
    .fix = Add a task role to fill in
s3files-port-range = The encryption port must be 1 to 65535, not { $port }.
    .why = Volume { $volume } is reached through it; without a value the mount helper picks a free one.
s3files-external = Volume { $volume } should not be on external instances.
    .why = S3 Files is offered for Fargate and Managed Instances.
s3files-ec2 = Volume { $volume } cannot be mounted on EC2 instances.
    .why = ECS registers it, but the task fails at launch there; Fargate and Managed Instances mount S3 Files.

# The rules of the category `iam`.

task-role-invalid = { $role ->
        [taskRoleArn] Task role
       *[other] Task execution role
    } must be { $form ->
        [empty] left out rather than empty.
       *[other] the ARN of an IAM role.
    }
    .why = { $form ->
        [empty] ECS refuses an empty role; a task that needs none leaves the field out.
       *[other] { $value } does not have the form arn:aws:iam::111122223333:role/name. A task that needs no role leaves the field out.
    }
    .fix = Remove the empty role
fargate-exec-role-awslogs = { $container } needs a task execution role for awslogs.
    .why = On Fargate the driver writes with the permissions of this role; the managed policy AmazonECSTaskExecutionRolePolicy has them.
    .fix = Insert a task execution role
fargate-exec-role-ecr = { $container } needs a task execution role for its ECR image.
    .why = Fargate pulls { $image } with the permissions of this role; the managed policy AmazonECSTaskExecutionRolePolicy has them. Images of public.ecr.aws need no role.
    .fix = Insert a task execution role
repository-credentials-exec-role = { $container } needs a task execution role for its registry.
    .why = ECS reads the user name and password for the private registry with secretsmanager:GetSecretValue of this role.
    .fix = Insert a task execution role
secrets-exec-role = { $container } needs a task execution role for its secrets.
    .why = ECS reads secrets before the container starts, with secretsmanager:GetSecretValue or ssm:GetParameters of this role.
    .fix = Insert a task execution role
secret-options-exec-role = { $container } needs a task execution role for log secrets.
    .why = ECS reads the secrets of the log driver with secretsmanager:GetSecretValue or ssm:GetParameters of this role.
    .fix = Insert a task execution role
execution-role-not-arn = { $value } should be the full ARN of the role.
    .why = Only the task role is documented to take a short name; the full ARN of a task execution role is arn:aws:iam::111122223333:role/name.
    .fix = Write the full ARN
env-files-exec-role = Environment files of { $container } need a task execution role.
    .why = ECS fetches the files with s3:GetObject and s3:GetBucketLocation of this role before the container starts.
same-role-twice = Task role and task execution role are both { $name }.
    .why = ECS itself uses the task execution role, the code in the containers the task role; with one for both, each has the permissions of the other.
awslogs-create-group-permission = Creating the log group of { $container } needs a permission.
    .why = It is logs:CreateLogGroup for the task execution role; the managed policy AmazonECSTaskExecutionRolePolicy does not have it.
firelens-task-role = Log router { $container } has no task role to send with.
    .why = Outputs to AWS services such as CloudWatch, Kinesis or S3 use the task role, not the task execution role.
task-role-missing = No task role is set.
    .why = The code in the containers then has no AWS permissions of its own; on EC2 instances it may use those of the instance, which all tasks there share.

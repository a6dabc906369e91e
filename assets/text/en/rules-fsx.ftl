# The rules of the category `fsx`.

fsx-needs-windows = Volume { $volume } needs Windows.
    .why = Amazon FSx for Windows File Server can be mounted by tasks on Windows instances only.
fsx-credentials-arn = Volume { $volume } must name its secret by an ARN.
    .why = It reads user and password for the domain from Secrets Manager or Parameter Store, by the full ARN.
fsx-execution-role = Volume { $volume } needs a task execution role.
    .why = ECS reads the credentials for the file system with this role before the containers start.

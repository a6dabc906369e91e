# The rules of the category `efs`.

efs-file-system-id = { $value } must be the id of a file system.
    .why = An id of Amazon EFS is fs- and hexadecimal digits, such as fs-0123456789abcdef0. Volume { $volume } has another text there.
efs-access-point-id = { $value } should be the id of an access point.
    .why = It is fsap- and hexadecimal digits, such as fsap-0123456789abcdef0. Volume { $volume } has another text there.
efs-access-point-root-directory = With an access point the root directory must be /.
    .why = The access point of volume { $volume } decides which folder is mounted, so ECS refuses { $value } beside it.
    .fix = Remove rootDirectory
efs-iam-needs-tls = IAM needs transit encryption on volume { $volume }.
    .why = The credentials of the task role travel with the mount, so Amazon EFS takes them over an encrypted connection only.
    .fix = Turn on transit encryption
efs-access-point-needs-tls = An access point needs transit encryption.
    .why = Volume { $volume } is mounted through an access point, which Amazon EFS does over an encrypted connection only.
    .fix = Turn on transit encryption
efs-tls-port-without-tls = Port { $port } needs transit encryption.
    .why = The port is for the encrypted connection of volume { $volume }, and there is none.
    .fix = Turn on transit encryption
    .fix-port = Remove the port
efs-tls-port-range = The encryption port must be 1 to 65535, not { $port }.
    .why = Volume { $volume } is reached through it; without a value the mount helper picks a free one.
efs-iam-needs-task-role = IAM on volume { $volume } needs a task role.
    .why = The mount uses the permissions of the task role, and the task has none.

# What somebody needs who registers a definition.

right-register = Register the task definition
    .why = Each registration makes a new revision. It needs ecs:RegisterTaskDefinition.
right-tag = Give it its tags
    .why = Tags are checked apart from the registration itself. They need ecs:TagResource.
right-pass-roles = Pass its roles to ECS
    .why = Whoever names a role in a task definition hands it to ECS. That needs iam:PassRole on each role.
right-create-log-groups = Create log groups
    .why = They are created before the registration. That needs logs:CreateLogGroup, and logs:PutRetentionPolicy for the retention.
right-placeholders = Replace { $placeholders } with the real values before you use the policy.

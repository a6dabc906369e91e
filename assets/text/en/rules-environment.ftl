# The rules of the category `environment`.

environment-name-missing = Variable { $number } of { $container } must have a name.
    .why = The code in the container finds an environment variable by its name only.
env-files-count = { $container } must have at most { $limit } environment files, not { $count }.
    .why = ECS takes { $limit } for each container; several small files can become one.
env-file-arn = { $value } must be the ARN of a file in S3.
    .why = ECS fetches the environment files of { $container } by ARNs such as arn:aws:s3:::bucket/app.env; addresses that begin with s3:// or https:// are not read.
    .fix = Write it as an ARN
env-file-extension = Environment file { $value } must end in .env.
    .why = ECS takes the environment files of { $container } from S3 only under such names.
environment-name-characters = { $name } should have no = or space and no leading digit.
    .why = Shells and many programs cannot read such a variable, so { $container } may not see it.
environment-value-missing = Variable { $name } of { $container } should have a value.
    .why = Without one it is not clear whether it is to be empty or was left out; an empty text says that it is.
    .fix = Set an empty value
environment-duplicate = { $name } should be set only once ({ $places }).
    .why = Only one of the values reaches { $container }, and ECS does not say which.
    .fix = Keep only the last

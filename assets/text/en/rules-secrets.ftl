# The rules of the category `secrets`. A valueFrom is never printed: it may be the secret itself.

secret-env-collision = { $name } must be a secret or a plain variable, not both.
    .why = Both set this environment variable of { $container }, and ECS lets only one of them do so.
    .fix = Remove it from the plain variables
secret-duplicate = Secret { $name } must be set only once ({ $places }).
    .why = Each secret becomes an environment variable of { $container }, and a variable has one value.
    .fix = Keep only the first
secret-value-from-format = Secret { $name } must name where it is kept.
    .why = ECS finds it for { $container } by the ARN of a Secrets Manager secret or an SSM parameter, or by the name of a parameter in letters, digits and . - _ /. The name of a Secrets Manager secret alone is read as that of a parameter.
secret-json-key-form = Secret { $name } should have 3 colons after its name, not { $colons }.
    .why = { $container } gets one key of the secret with arn:…:secret:name-AbCdEf:key:: (key, version stage, version id); parts may be empty, but the colons stay.
    .fix = Write three colons
secret-bare-name = Secret { $name } has only the name of a parameter.
    .why = { $container } gets the SSM parameter of this name in the Region and account of the task; a full ARN says which one is meant, and Secrets Manager needs one.

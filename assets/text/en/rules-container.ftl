# The rules of the category `container`.

container-name-missing = Container { $container } must have a name.
    .why = ECS refuses a container without one; start order, links and load balancers refer to it.
    .fix = Name it { $suggestion }
container-name-format = { $value } must be 1 to 255 letters, digits, - and _.
    .why = ECS refuses other characters, such as spaces and dots, in the name of a container.
    .fix = Rename to { $suggestion }
container-name-duplicate = Name { $name } must be unique among containers ({ $containers }).
    .why = Start order, links and load balancers could not tell the two containers apart.
    .fix = Rename to { $suggestion }
command-single-string = { $value } should be one item for each argument.
    .why = Without a shell the whole text, spaces included, is taken for the name of one program.
    .fix = Split at spaces
working-directory-relative = Working directory { $value } should be an absolute path.
    .why = Docker creates no container otherwise; the path begins with / on Linux and with a drive such as C: on Windows.
credential-specs-count = Container { $container } must have 1 credential spec, not { $count }.
    .why = ECS takes one Active Directory credential spec for each container.
    .fix = Keep only the first
credential-specs-format = Credential spec of { $container } must be a prefix and an ARN.
    .why = It begins with credentialspec: or credentialspecdomainless:, then comes the ARN of an SSM parameter or S3 object.
credential-specs-and-security-options = { $container } should name its credential spec in one place.
    .why = The Docker security options name another one, and only one of the two can be used.
    .fix = Remove the security option
essential-sidecar = All { $count } containers are essential.
    .why = When any one of them stops, the whole task stops; a helper that may fail alone need not be essential.
interactive-in-service = Container { $container } keeps a terminal or stdin open.
    .why = Nobody is attached to a service, and ECS Exec works without this setting.

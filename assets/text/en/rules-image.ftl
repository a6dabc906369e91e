# The rules of the category `image`.

image-missing = Container { $container } must have an image.
    .why = ECS needs to know what to pull, such as public.ecr.aws/nginx/nginx:1.27.
image-characters = { $value } must be free of { $character ->
        [space] spaces
        [control] tabs and line breaks
       *[other] { $character }
    }.
    .why = ECS takes letters, digits and - _ : . / # @ in an image; other characters are often left of a variable that nothing filled in.
    .fix = Remove spaces around it
image-length = Image of { $container } must be at most { $limit } characters.
    .why = It has { $length }; a digest behind @ does not count.
image-digest-format = Digest { $value } must be sha256: and 64 hex digits.
    .why = The image of { $container } is found by its digest, the checksum that the registry shows for it; a tag follows a colon instead.
image-url-scheme = Image of { $container } must begin without http:// or https://.
    .why = An image is not a web address, and Docker picks the protocol itself: { $value } is enough.
    .fix = Remove the scheme
image-uppercase-repo = Repository { $value } should be in lower case.
    .why = Docker refuses upper-case letters in the name of a repository when the task starts; tags may have them.
    .fix = Write it in lower case
image-latest = Image { $name } should have a fixed { $tag ->
        [latest] tag instead of latest.
       *[other] tag.
    }
    .why = { $tag ->
        [latest] latest means
       *[other] Without a tag it is latest,
    } whatever was pushed last. ECS keeps to one image within a deployment, but the next one may run another.
repository-credentials-on-ecr = { $container } should have no registry login for ECR.
    .why = ECS logs in to ECR with an IAM role; a user name and password from Secrets Manager are for other registries.
    .fix = Remove repositoryCredentials
image-no-digest = Image { $name } is named by a tag only.
    .why = Tag { $tag } can be moved to another image; a digest, as in { $name }@sha256:…, always means the same content.
image-docker-hub = Image { $name } comes from Docker Hub without a login.
    .why = Docker Hub limits the rate of anonymous pulls, so tasks may fail to start. An ECR pull-through cache or repositoryCredentials avoids that.
version-consistency-disabled = Tasks of { $container } may run different images.
    .why = With version consistency off, ECS looks up the tag for each task anew, so one deployment can mix two images.
    .fix = Remove versionConsistency

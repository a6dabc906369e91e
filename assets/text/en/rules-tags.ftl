# The rules of the category `tags`.

tags-empty-list = Tags must be left out rather than an empty list.
    .why = ECS refuses a list of tags without a tag, as DescribeTaskDefinition prints it.
    .fix = Remove tags
tags-too-many = There must be at most { $limit } tags, not { $count }.
    .why = AWS takes { $limit } tags for each resource.
tag-key-invalid = { $problem ->
        [missing] Tag { $name } must have a key.
        [long] Key { $name } must be at most { $limit } characters.
       *[other] Tag key { $name } has characters that tags must not have.
    }
    .why = { $problem ->
        [missing] A tag is found by its key, which has 1 to { $limit } characters; only the value may be empty.
        [long] It has { $length }.
       *[other] Letters, digits, spaces and _ . : / = + - @ are allowed, up to { $limit } of them.
    }
    .fix = Remove the other characters
tag-value-invalid = { $problem ->
        [long] Value of tag { $name } must be at most { $limit } characters.
       *[other] Value of { $name } has characters that tags must not have.
    }
    .why = { $problem ->
        [long] It has { $length }.
       *[other] Letters, digits, spaces and _ . : / = + - @ are allowed, up to { $limit } of them.
    }
tag-key-duplicate = Tag key { $name } must be used only once ({ $places }).
    .why = A resource has one value for each key; keys that differ in letter case are different ones.
    .fix = Keep only the last
tag-key-reserved = Tag { $field ->
        [key] key
       *[other] value
    } { $value } must not begin with aws:.
    .why = AWS keeps this prefix, in any letter case, for tags that it sets itself.
    .fix = Remove the prefix
    .fix-remove = Remove the tag
task-untagged = No tag is set.
    .why = Tags such as owner or cost center show in the bill whose tasks these are; tags that begin with aws: do not count.

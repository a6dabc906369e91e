# The rules of the category `compatibility`.

compat-absent = Launch types must be named to have them checked.
    .why = Without requiresCompatibilities ECS registers the definition unchecked; no rule here speaks against { $fitting }.
    .fix = Require EC2
    .fix-fargate = Require FARGATE

compat-duplicate = { $value } may stand only once in the launch types.
    .why = It stands there { $count } times, which says no more than once.
    .fix = Remove the repeats

compat-fargate-with-external = FARGATE and EXTERNAL cannot stand together.
    .why = FARGATE needs network mode awsvpc and EXTERNAL forbids it, so that no value satisfies both.
    .fix = Drop EXTERNAL
    .fix-fargate = Drop FARGATE

compat-mixed-fargate = Every Fargate limit holds for { $others } too.
    .why = ECS checks one definition against all its launch types, so that the strictest set wins.

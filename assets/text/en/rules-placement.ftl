# The rules of the category `placement`.

placement-count = At most { $limit } placement constraints can stand here.
    .why = There are { $count }, and those of a run count as well.
placement-expression-missing = A memberOf constraint must have an expression.
    .why = It says which instances may run the task, such as attribute:ecs.instance-type =~ t3.*
placement-type = { $length ->
        [0] A placement constraint must have the type memberOf.
       *[other] The type must be memberOf, not { $value }.
    }
    .why = distinctInstance belongs to services and runs; a task definition takes memberOf only.
    .fix = Remove the constraint
    .fix-member = Set memberOf
placement-expression-syntax = { $value } should be a query of instances.
    .why = Such a query is a subject, an operator and a value, joined by and, or, not: attribute:ecs.os-type == linux. The subject is attribute:NAME, agentVersion, runningTasksCount, task:group or the like.
    .fix = Write attribute:

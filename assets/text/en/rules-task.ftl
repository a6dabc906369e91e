# The rules of the category `task`.

family-required = The task definition must have a family.
    .why = The family is the name under which ECS counts revisions.
    .fix = Name it { $family }

family-invalid = { $problem ->
        [length] A family must have at most 255 characters, not { $length }.
       *[characters] A family cannot have { $characters } in it.
    }
    .why = ECS takes 1 to 255 letters, digits, hyphens and underscores; this family has { $length } characters.
    .fix = Rename to { $family }

containers-empty = The task definition must have at least one container.
    .why = A task runs containers, and ECS refuses a definition without any.
    .fix = Add a container { $name }

too-many-containers = The task may have { $limit } containers at most, not { $count }.
    .why = ECS refuses a definition with more; what need not run together can go to another family.

no-essential-container = At least one container must be essential.
    .why = The task stops when an essential container does, and essential is false for { $containers }.
    .fix = Make { $container } essential

inference-accelerators-retired = Elastic Inference accelerators must be removed.
    .why = AWS ended Elastic Inference in April 2023, and ECS refuses what asks for it.
    .fix = Remove the accelerators

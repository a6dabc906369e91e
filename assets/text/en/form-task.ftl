# Texts of the window: form-task.
# The fields of the task page that are laid out by hand.

# The region may stand there as a list to choose from.
size-prices = USD per month in { $region }, one task, { $hours } hours, prices of { $date }
size-prices-unsure = USD per month in { $region }, one task, { $hours } hours, prices of { $date }, not confirmed
size-no-prices = No price is known for { $region }
size-price-region = Region of the prices
size-page-small = Up to 4 vCPU
size-page-large = 8 to 32 vCPU
size-page = Task sizes: { $page }
size-corner = vCPU \ GB
size-no-price = no price
size-vcpu = { $cpu } vCPU
size-gb = { $memory } GB
size-name = { $cpu } vCPU, { $memory } GB
size-name-price = { $cpu } vCPU, { $memory } GB, ${ $price } / month
size-name-none = { $cpu } vCPU, { $memory } GB, not on Fargate. { $reason }
size-row-values = { $cpu } vCPU takes { $values } GB.
size-row-steps = { $cpu } vCPU takes { $first } to { $last } GB in steps of { $step } GB.
size-for-memory = For { $memory } GB pick { $values } vCPU.
size-or = { $values } or { $last }
size-cpu = CPU
size-memory = Memory
size-near = Sizes near { $size }
size-holds = Holds your containers: { $cpu } CPU units, { $memory } MiB
size-too-small = Too small for your containers: { $cpu } CPU units, { $memory } MiB
size-takes = Your containers take { $cpu } CPU units, { $memory } MiB
size-open = Your containers share it: none has a limit of its own
size-hint-cpu = 1024 CPU units are 1 vCPU
size-hint-memory = MiB, or with its unit: 2 GB
size-pick = Use { $size }

platform-label = OS/Architecture
platform-arm-saves = ARM64 saves ${ $usd } a month
platform-windows = Windows runs on X86_64 only.
platform-choice = CPU architecture: { $value }
platform-locked = CPU architecture: { $value }. { $reason }

network-locked = { $name }. { $reason }
network-lock-fargate = Fargate takes awsvpc only.
network-lock-external = External instances have no awsvpc.
network-lock-managed = Managed Instances have no bridge.
network-lock-windows = Windows takes awsvpc, or no mode for its default network.

launch-lock-external = Not together with Fargate.
launch-lock-fargate = Not together with External.

role-execution = ECS uses this to start you
role-code = your code uses this
role-required = Required
role-advised = Advised
role-optional = Optional
role-needed = Needed: { $needs }
role-missing = Not set, but needed: { $needs }
role-execution-free = Nothing here needs it.
role-code-free = Only needed when your code calls AWS.
role-need-secrets = { $count ->
    [one] { $count } secret
   *[other] { $count } secrets
}
role-need-log-secrets = { $count ->
    [one] { $count } secret for the log driver
   *[other] { $count } secrets for the log driver
}
role-need-registry = registry login
role-need-ecr = image from ECR
role-need-logs = logs
role-need-files = environment files
role-need-fsx = FSx login
role-need-efs = EFS mount with IAM
role-need-s3files = S3 Files mount

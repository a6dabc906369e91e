# Texts of the window: runtime.
# Health check, logging, start order, volumes.

health-shell = Shell
health-exec = Exec
health-off = Off
health-off-help = ECS only sees whether the container runs
health-none-help = Switched off by "NONE", which ECS takes like no check
health-add-argument = Add argument
health-timing = Timing
health-timing-help = A check runs every interval and fails when it takes longer than the timeout. After as many failures in a row as there are retries the container is unhealthy. Failures in the start period do not count.
health-no-start-period = off

logging-cloudwatch = CloudWatch Logs
logging-firelens = FireLens
logging-splunk = Splunk
logging-none = None
logging-others = Other log drivers
logging-preset = Preset
logging-preset-choose = Choose…
logging-preset-family = Group per family
logging-preset-container = Group per container
logging-preset-help = Fills in log group, region and stream prefix
logging-field = { $field }, logging
logging-group = Log group
logging-group-help = The group of CloudWatch Logs that the lines go to. It must exist, unless awslogs-create-group is true and the task execution role may create it.
logging-prefix = Stream prefix
logging-prefix-help = The first part of the names of log streams; container name and task ID follow. Fargate needs it.
logging-region = Region
logging-region-help = The region of the log group, such as ap-northeast-2.
logging-splunk-url = Splunk URL
logging-splunk-url-help = The HTTP event collector of Splunk. Its token belongs to the secret log options, under the name splunk-token.

order-sentence = Start after { $container } { $condition }
order-start = has started (START)
order-complete = has ended (COMPLETE)
order-success = has ended with code 0 (SUCCESS)
order-healthy = is healthy (HEALTHY)
order-choose = Choose…
order-container-name = Container to wait for { $number }
order-condition-name = Condition { $number }
order-add = Wait for a container
order-remove = No longer wait for { $container }
order-none = Starts at once
order-alone = There is no other container to wait for

volume-kind = Kind of volume
volume-kind-help = Where the files of the volume are, and how long they stay. Another kind drops the settings of this one; undo brings them back.
volume-bind = Bind mount
volume-bind-help = A folder of the host, or space that goes with the task
volume-efs = Amazon EFS
volume-efs-help = Shared by tasks and kept after them
volume-s3files = Amazon S3 Files
volume-s3files-help = An S3 bucket as a file system
volume-at-launch = Configured at launch
volume-at-launch-help = An EBS volume that the service sets up for each task
volume-docker = Docker volume
volume-docker-help = Managed by a volume driver on EC2 instances
volume-fsx = FSx for Windows
volume-fsx-help = A Windows file share on EC2 instances
volume-not-on-fargate = Not available on Fargate
volume-mounted-by = Mounted by
volume-mounted-by-help = The containers that see the volume, each under a path of its own.
volume-mount-in = Mount in { $container }
volume-mount-in-one = Mount in a container
volume-not-mounted = No container mounts it yet
volume-nameless = A volume needs a name to be mounted
volume-mount-path = Path in { $container }, mount { $number }
volume-go-to-mount = Go to mount { $number } of { $container }
volume-remove-mount = Remove mount { $number } of { $container }
volume-remove-mounted = { $count ->
    [one] Remove volume { $name } and its mount
   *[other] Remove volume { $name } and its { $count } mounts
}

suggest-names = Choose { $field }
health-duplicate = Duplicate { $field } { $number }

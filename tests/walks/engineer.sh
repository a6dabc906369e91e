#!/usr/bin/env bash
# An engineer's walk: what DescribeTaskDefinition printed, with 10 containers, is pasted; the memory of one container is
# raised in the table of all of them, the task grows with it, and the file is saved. Then one with 12 containers, which
# ECS refuses, opens whole with one error. Says how many clicks it took; typing and Tab are free.
#   tests/walks/engineer.sh BINARY
# The binary must be built with the feature `inspection`; window.sh says what else is needed. WALK_PICTURES=FOLDER keeps
# pictures of the window, WALK_PORT=N takes another port than 5729.
set -euo pipefail
[ $# -eq 1 ] || { sed -n '2,7s/^# *//p' "$0" >&2; exit 2; }
binary=$(realpath "$1")
walks=$(dirname "$(realpath "$0")")
port=${WALK_PORT:-5729}
folder=$(mktemp -d)
window=
trap 'if [ -n "$window" ]; then kill "$window" 2>/dev/null || true; fi; rm -rf "$folder"' EXIT
fail() { echo "engineer: $*" >&2; exit 1; }
pictures=${WALK_PICTURES:-$folder}
mkdir -p "$pictures"

# Hard limits of 8064 MiB in a task of 8192 MiB, whatever the number of containers.
python3 - "$folder" <<'PYTHON'
import json, sys
NAMES = "web api worker cron mailer search cache proxy metrics logs audit admin".split()
MEMORY = {10: [1024, 1024, 768, 512, 512, 1024, 1024, 512, 640, 1024],
          12: [1024, 1024, 768, 512, 512, 1024, 768, 512, 640, 640, 320, 320]}
for count, memory in MEMORY.items():
    containers = [{
        "name": name, "image": f"111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/{name}:1.{at}.0", "cpu": 128,
        "memory": memory[at], "essential": True, "mountPoints": [], "volumesFrom": [],
        "environment": [{"name": "LOG_LEVEL", "value": "info"}],
        "logConfiguration": {"logDriver": "awslogs", "options": {
            "awslogs-group": "/ecs/shop", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": name}},
    } for at, name in enumerate(NAMES[:count])]
    described = {"taskDefinition": {
        "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/shop:41", "family": "shop",
        "containerDefinitions": containers, "executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole",
        "networkMode": "awsvpc", "revision": 41, "volumes": [], "status": "ACTIVE", "placementConstraints": [],
        "requiresAttributes": [{"name": "ecs.capability.execution-role-ecr-pull"}],
        "compatibilities": ["EC2", "FARGATE"], "requiresCompatibilities": ["FARGATE"], "cpu": "2048", "memory": "8192",
        "runtimePlatform": {"cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX"},
    }, "tags": []}
    with open(f"{sys.argv[1]}/described-{count}.json", "w", encoding="utf-8") as file:
        json.dump(described, file, indent=4)
PYTHON

for count in 10 12; do
  state=$folder/state-$count
  mkdir "$state"
  echo '{"built_in_dialogs": true}' >"$state/preferences.json"
  window=$(cd "$folder" && LC_ALL=C.UTF-8 TASKWRIGHT_STATE="$state" "$walks/window.sh" -p "$port" "$binary" --lang en)
  if [ "$count" = 12 ]; then
    steps=(
      paste "@$folder/described-$count.json" -- wait "1 error" -- click Containers
      -- wait "The task may have 10 containers at most, not 12. ECS refuses a definition with more; what need not run together can go to another family."
      -- wait "Memory hard limit, containers 12" -- shot "$pictures/engineer-12.png" -- clicks -- unnamed
    )
  else
    steps=(
      paste "@$folder/described-$count.json" -- wait "0 errors" -- click Containers
      -- click "Memory hard limit, containers 3" -- key Ctrl+A -- type 1792
      -- shot "$pictures/engineer-10-too-small.png" -- wait "Too small for your containers: 1280 CPU units, 9088 MiB"
      -- click "Use 2 vCPU, 9 GB" -- wait "Holds your containers: 1280 CPU units, 9088 MiB"
      -- shot "$pictures/engineer-10-holds.png"
      -- key Ctrl+S -- wait "File name" -- fill "File name" "$folder/task-definition.json" -- key Enter -- wait Saved
      -- clicks -- unnamed
    )
  fi
  "$walks/drive.py" --port "$port" "${steps[@]}" | sed "s/^/engineer: $count containers: /"
  kill -0 "$window" || fail "the window closed"
  kill "$window"
  window=
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do sleep 0.1; done
done
"$binary" check "$folder/task-definition.json" >"$folder/checked" 2>&1 || { cat "$folder/checked"; fail "errors"; }
# Against what was opened: the wrapper and the read-only keys are gone, and two values differ.
python3 - "$folder" <<'PYTHON' || fail "other values changed than were meant"
import json, sys
with open(f"{sys.argv[1]}/described-10.json", encoding="utf-8") as file:
    meant = json.load(file)["taskDefinition"]
with open(f"{sys.argv[1]}/task-definition.json", encoding="utf-8") as file:
    made = json.load(file)
for key in ["taskDefinitionArn", "revision", "status", "requiresAttributes", "compatibilities"]:
    del meant[key]
meant["containerDefinitions"][2]["memory"] = 1792
meant["memory"] = "9216"
if made != meant:
    sys.exit(f"made:  {made}\nmeant: {meant}")
PYTHON
echo "engineer: ok"

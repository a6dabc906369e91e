#!/usr/bin/env bash
# A newcomer's walk, in Korean: from the empty definition to a valid one for Fargate, with an image in ECR, a port, a
# role and logs, by pointing and clicking. Says how many clicks it took; typing and Tab are free.
#   tests/walks/newcomer.sh BINARY
# The binary must be built with the feature `inspection`; window.sh says what else is needed. WALK_PICTURES=FOLDER keeps
# pictures of the window, WALK_PORT=N takes another port than 5728.
set -euo pipefail
[ $# -eq 1 ] || { sed -n '2,6s/^# *//p' "$0" >&2; exit 2; }
binary=$(realpath "$1")
walks=$(dirname "$(realpath "$0")")
port=${WALK_PORT:-5728}
folder=$(mktemp -d)
window=
trap 'if [ -n "$window" ]; then kill "$window" 2>/dev/null || true; fi; rm -rf "$folder"' EXIT
fail() { echo "newcomer: $*" >&2; exit 1; }
pictures=${WALK_PICTURES:-$folder}
mkdir -p "$pictures"

mkdir "$folder/state"
echo '{"built_in_dialogs": true}' >"$folder/state/preferences.json"
window=$(cd "$folder" && LC_ALL=C.UTF-8 TASKWRIGHT_STATE="$folder/state" "$walks/window.sh" -p "$port" "$binary" --lang ko)
role=arn:aws:iam::111122223333:role/ecsTaskExecutionRole
image=111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/foobar-api:1.4.2
steps=(
  click "빈 태스크 정의"
  -- fill "태스크 정의 패밀리" foobar
  -- click "시작 유형: FARGATE"
  -- click "네트워크 모드: awsvpc"
  -- shot "$pictures/newcomer-1-size.png"
  -- click "/^0.25 vCPU, 0.5 GB/"
  -- click "태스크 실행 역할" -- type "$role"
  -- click "태스크 정의에 추가" -- click "컨테이너 추가"
  -- fill "이름" foobar-api-prod
  -- fill "이미지 URI" "$image"
  -- click "포트 추가" -- type 8080
  -- shot "$pictures/newcomer-2-container.png"
  -- click "프리셋" -- click "패밀리별 그룹"
  -- wait "오류 0개"
  -- shot "$pictures/newcomer-3-done.png"
  -- clicks
  -- key Ctrl+S -- wait "파일 이름" -- fill "파일 이름" "$folder/task-definition.json" -- key Enter -- wait "저장됨"
  -- clicks -- unnamed
)
"$walks/drive.py" --port "$port" "${steps[@]}" | sed 's/^/newcomer: /'
kill -0 "$window" || fail "the window closed"
"$binary" check "$folder/task-definition.json" || fail "the definition has errors"
cat >"$folder/expected.json" <<JSON
{
  "family": "foobar", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256", "memory": "512",
  "executionRoleArn": "$role",
  "containerDefinitions": [{
    "name": "foobar-api-prod", "image": "$image", "portMappings": [{ "containerPort": 8080 }],
    "logConfiguration": { "logDriver": "awslogs", "options": {
      "awslogs-group": "/ecs/foobar", "awslogs-region": "ap-northeast-2", "awslogs-stream-prefix": "foobar-api-prod"
    } }
  }]
}
JSON
python3 - "$folder/task-definition.json" "$folder/expected.json" <<'PYTHON' || fail "another definition than was meant"
import json, sys
made, meant = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
if made != meant:
    sys.exit(f"made:  {made}\nmeant: {meant}")
PYTHON
echo "newcomer: ok"

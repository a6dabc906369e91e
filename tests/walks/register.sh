#!/usr/bin/env bash
# Registers a definition with a stand-in for ECS, as a person does in the real window, in both languages: what is
# shown, what is made, and pictures of it.
#
#   register.sh BINARY [PICTURES]    BINARY has the feature `inspection`; PICTURES is a folder for the pictures
#
# Needs what smoke.sh needs, and the Python environment that the tests make on first use.
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$1
pictures=${2:-$(mktemp -d)}
mkdir -p "$pictures"
environments=("${XDG_CACHE_HOME:-$HOME/.cache}"/taskwright/moto-*)
moto=${environments[-1]}
[ -d "$moto/moto" ] || { echo 'no test server: run the tests once, they make it' >&2; exit 1; }
folder=$(mktemp -d)
processes=()
trap 'kill "${processes[@]}" 2>/dev/null || true; rm -rf "$folder"' EXIT

server=http://127.0.0.1:5899
PYTHONPATH=$moto python3 -m moto.server -H 127.0.0.1 -p 5899 >"$folder/server.log" 2>&1 &
processes+=($!)
for _ in $(seq 100); do curl -s "$server/moto-api/" >/dev/null && break; sleep 0.2; done

cat >"$folder/config" <<'CONFIG'
[profile staging]
region = ap-northeast-2
aws_access_key_id = AKIAWALKWALKWALKWALK
aws_secret_access_key = walkWalkWalkWalkWalkWalkWalkWalkWalkWalk
CONFIG
export AWS_CONFIG_FILE=$folder/config AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true
cp tests/fixtures/clean.json "$folder/shop.json"

revisions() {
  curl -s -X POST "$server/" -H 'X-Amz-Target: AmazonEC2ContainerServiceV20141113.ListTaskDefinitions' \
    -H 'Content-Type: application/x-amz-json-1.1' \
    -H 'Authorization: AWS4-HMAC-SHA256 Credential=AKIA/20260101/ap-northeast-2/ecs/aws4_request, SignedHeaders=host, Signature=x' \
    -d '{}' | python3 -c 'import json, sys; print(len(json.load(sys.stdin)["taskDefinitionArns"]))'
}

# Waits until the window says so.
until_says() {
  for _ in $(seq 60); do
    tests/walks/drive.py --port "$port" tree >"$folder/tree"
    grep -qF -- "$1" "$folder/tree" && return
    sleep 0.25
  done
  cat "$folder/tree" >&2
  echo "the window does not say: $1" >&2
  exit 1
}

port=5900
walk() {
  local language=$1 theme=$2 ready=$3 register=$4 done=$5 close=$6 same=$7 leave=$8 expected=$9
  port=$((port + 1))
  export TASKWRIGHT_STATE=$folder/state-$language
  mkdir -p "$TASKWRIGHT_STATE"
  printf '{"built_in_dialogs": true, "theme": "%s", "aws": {"profile": "staging", "endpoint_url": "%s"}}' \
    "$theme" "$server" >"$TASKWRIGHT_STATE/preferences.json"
  local window
  window=$(tests/walks/window.sh -p "$port" "$binary" --lang "$language" "$folder/shop.json")
  processes+=("$window")
  local drive="tests/walks/drive.py --port $port"
  $drive key Ctrl+R
  until_says "$ready"
  $drive shot "$pictures/register-$language-before.png" -- unnamed
  $drive click "$register"
  until_says "$done"
  $drive shot "$pictures/register-$language-after.png" -- unnamed
  $drive click "$close"
  [ "$(revisions)" = "$expected" ] || { echo "there are $(revisions) revisions, not $expected" >&2; exit 1; }
  # The same once more is not made unasked.
  $drive key Ctrl+R
  until_says "$same"
  $drive shot "$pictures/register-$language-same.png" -- unnamed
  $drive click "$leave"
  [ "$(revisions)" = "$expected" ] || { echo "there are $(revisions) revisions, not $expected" >&2; exit 1; }
  kill "$window"
}

walk en light 'A revision number is used up each time.' 'Register shop-worker' 'Revision shop-worker:1 is registered' Close \
  'shop-worker:1 is already what this document says.' 'Leave it as it is' 1
sed -i 's/"stopTimeout": 60/"stopTimeout": 90/' "$folder/shop.json"
walk ko dark '등록할 때마다 개정 번호가 하나 늘어납니다.' 'shop-worker 등록' 'shop-worker:2 개정이 등록되었습니다' 닫기 \
  'shop-worker:2 개정이 이미 이 문서와 같습니다.' '그대로 두기' 2
if grep -rqE 'AKIAWALK|walkWalk' "$folder"/state-*; then
  echo 'a credential was written' >&2
  exit 1
fi
echo "registered in both languages; pictures in $pictures"

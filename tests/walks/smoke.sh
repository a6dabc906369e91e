#!/usr/bin/env bash
# A short walk through the real window, as a person would go: open a file, change it by form and by text, apply a
# fix, undo, redo, save. At the end exactly the lines that were meant differ.
#   tests/walks/smoke.sh BINARY
# The binary must be built with the feature `inspection`; window.sh says what else is needed. WALK_PICTURES=FOLDER
# keeps pictures of the window, WALK_PORT=N takes another port than 5726. Where it fails, the last picture and the tree
# of the window stay and are named.
set -euo pipefail
[ $# -eq 1 ] || { sed -n '2,7s/^# *//p' "$0" >&2; exit 2; }
python3 -c 'import msgpack' 2>/dev/null || { echo "smoke.sh: pip install msgpack" >&2; exit 1; }
binary=$(realpath "$1")
walks=$(dirname "$(realpath "$0")")
port=${WALK_PORT:-5726}
folder=$(mktemp -d)
window=
trap 'leave $?' EXIT

# Where something fails, a picture of the window and its tree stay, and the log says where.
leave() {
  if [ "$1" -ne 0 ] && [ -n "$window" ] && kill -0 "$window" 2>/dev/null; then
    local kept=${WALK_PICTURES:-$(mktemp -d)}
    mkdir -p "$kept"
    drive shot "$kept/failed.png" -- tree >"$kept/failed.txt" 2>&1 || true
    echo "smoke: the window as it was: $kept/failed.png, $kept/failed.txt" >&2
    sed -n '1,200p' "$kept/failed.txt" >&2
  fi
  if [ -n "$window" ]; then kill "$window" 2>/dev/null || true; fi
  rm -rf "$folder"
}

drive() { "$walks/drive.py" --port "$port" "$@"; }
picture() { if [ -n "${WALK_PICTURES:-}" ]; then mkdir -p "$WALK_PICTURES"; drive shot "$WALK_PICTURES/smoke-$1.png"; fi; }
step() { echo "smoke: $*"; }
fail() { echo "smoke: $*" >&2; exit 1; }
all_named() {
  drive unnamed >"$folder/unnamed"
  [ "$(tail -n 1 "$folder/unnamed")" = "0 interactive nodes without a name" ] || { cat "$folder/unnamed" >&2; fail "unnamed controls"; }
}

step "without a display one sentence says so"
status=0
env -u DISPLAY -u WAYLAND_DISPLAY -u WAYLAND_SOCKET LC_ALL=C.UTF-8 "$binary" 2>"$folder/bare" || status=$?
if [ "$status" -ne 2 ] || [ "$(wc -l <"$folder/bare")" -ne 1 ]; then
  cat "$folder/bare" >&2
  fail "exit status $status where no window can open"
fi

step "a display that does not answer is one sentence"
status=0
env -u WAYLAND_DISPLAY -u WAYLAND_SOCKET DISPLAY=:4711 LC_ALL=C.UTF-8 "$binary" 2>"$folder/bare" || status=$?
if [ "$status" -ne 2 ] || [ "$(wc -l <"$folder/bare")" -ne 1 ] || ! grep -q 'DISPLAY=:4711' "$folder/bare"; then
  cat "$folder/bare" >&2
  fail "exit status $status where the display does not answer"
fi

file=$folder/web.json
cp "$walks/../fixtures/web.json" "$file"
cp "$file" "$folder/expected.json"
image=111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop-web:1.27.4

step "open the file"
window=$(LC_ALL=C.UTF-8 TASKWRIGHT_STATE="$folder/state" "$walks/window.sh" -p "$port" -s 1440x900 "$binary" "$file")
drive resize 1440 900
drive wait "Problems, 2 errors" -- click web -- wait "Image URI"
picture 1-open
all_named

step "change the image in the form"
drive fill "Image URI" "$image" -- key Tab
sed -i "s|shop-web:1.27.3|shop-web:1.27.4|" "$folder/expected.json"

step "change a port in the text"
# The caret goes from the start of the text to the number, the way it would go by hand.
line=$(grep -n '"containerPort": 8080' "$file" | cut -d: -f1)
text=$(sed -n "${line}p" "$file")
before=${text%%8080*}
keys=(key Ctrl+Home)
for _ in $(seq 2 "$line"); do keys+=(-- key ArrowDown); done
for _ in $(seq ${#before}); do keys+=(-- key ArrowRight); done
for _ in $(seq 4); do keys+=(-- key Shift+ArrowRight); done
# The tab and the text below it have the same name.
drive click JSON 1 -- click JSON 2 -- "${keys[@]}" -- type 9090
sed -i 's|"containerPort": 8080|"containerPort": 9090|' "$folder/expected.json"
[ "$(drive value "Container port")" = 9090 ] || fail "the form does not follow the text"
[ "$(drive value "Image URI")" = "${image%:*}" ] || fail "the image did not stay"
[ "$(drive value "Image tag")" = "${image##*:}" ] || fail "the tag did not stay"
picture 2-changed

step "apply a fix, undo it, redo it"
drive click "Problems, 2 errors" -- wait "Fix: Raise the hard limit to 512 MiB"
picture 3-problem
all_named
drive press "Fix: Raise the hard limit to 512 MiB" -- wait "Problems, 1 error"
drive key Ctrl+Z -- wait "Problems, 2 errors" -- key Ctrl+Shift+Z -- wait "Problems, 1 error"
sed -i 's|"memory": 384|"memory": 512|' "$folder/expected.json"

step "save"
drive wait "Unsaved changes" -- key Ctrl+S -- wait Saved
diff "$folder/expected.json" "$file" || fail "other lines changed than were meant"
picture 4-saved

step "speak Korean"
drive click Language -- click 한국어 -- wait 파일
picture 5-korean
all_named
kill -0 "$window" || fail "the window closed"
echo "smoke: ok"

#!/usr/bin/env bash
# Opens the real window on a virtual screen, for drive.py to look at and to drive.
#   tests/walks/window.sh [-p PORT] [-s WxH] BINARY [ARGS…]     prints the process id of the window
# The binary must be built with the feature `inspection`. Debian packages that it needs:
#   apt-get install --no-install-recommends xvfb libgl1 libegl1 libgl1-mesa-dri \
#     libxkbcommon0 libxkbcommon-x11-0 libx11-6 libx11-xcb1 libxcursor1 libxi6
# TASKWRIGHT_STATE=FOLDER keeps its state there instead of in a new folder. Stop it with `kill PID`; the virtual
# screen stays for the next window. Example:
#   pid=$(tests/walks/window.sh target/debug/taskwright tests/fixtures/web.json)
#   tests/walks/drive.py tree -- shot /tmp/look.png; kill "$pid"
set -eu
port=5719 size=1440x900
while getopts p:s: flag; do
  case $flag in p) port=$OPTARG ;; s) size=$OPTARG ;; *) exit 2 ;; esac
done
shift $((OPTIND - 1))
# One screen for each last digit of the port; another size needs another port.
screen=:7$((port % 10))
# shellcheck source=tests/walks/screen.sh
. "$(dirname "$(realpath "$0")")/screen.sh"
start_screen "$screen" "$size"
log=${TMPDIR:-/tmp}/window-$port.log
if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  echo "window.sh: port $port is taken, by another window perhaps" >&2
  exit 1
fi
# The window neither reads nor changes what the user's own windows remember.
if [ -z "${TASKWRIGHT_STATE:-}" ]; then
  TASKWRIGHT_STATE=$(mktemp -d)
  # A dialog of the desktop is out of reach of drive.py.
  echo '{"built_in_dialogs": true}' >"$TASKWRIGHT_STATE/preferences.json"
fi
export TASKWRIGHT_STATE
DISPLAY=$screen WAYLAND_DISPLAY='' WAYLAND_SOCKET='' EGUI_INSPECTION=127.0.0.1:$port setsid "$@" >"$log" 2>&1 &
pid=$!
for _ in $(seq 300); do
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "$pid"; exit 0; fi
  kill -0 "$pid" 2>/dev/null || { cat "$log" >&2; echo "window.sh: the program ended" >&2; exit 1; }
  sleep 0.1
done
kill "$pid"
echo "window.sh: nothing answers on port $port (built without the feature inspection?); log: $log" >&2
exit 1

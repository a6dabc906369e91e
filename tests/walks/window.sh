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
command -v Xvfb >/dev/null || { echo "window.sh: apt-get install xvfb" >&2; exit 1; }
# One screen for each last digit of the port; another size needs another port.
screen=:7$((port % 10))
socket=/tmp/.X11-unix/X${screen#:}
# A screen that was killed leaves its socket and its lock behind, so that only an answer tells that one is there.
answers() {
  python3 -c 'import socket, sys; socket.socket(socket.AF_UNIX).connect(sys.argv[1])' "$socket" 2>/dev/null
}
if ! answers; then
  rm -f "$socket" "/tmp/.X${screen#:}-lock"
  setsid Xvfb "$screen" -screen 0 "${size}x24" >/dev/null 2>&1 &
  for _ in $(seq 100); do answers && break; sleep 0.1; done
  answers || { echo "window.sh: Xvfb does not start on $screen" >&2; exit 1; }
fi
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

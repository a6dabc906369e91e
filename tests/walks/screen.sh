# What the walks that open a window share: a virtual screen. To be sourced.

# Starts Xvfb on SCREEN, such as :71, unless one answers there: start_screen SCREEN WxH [XVFB OPTION…]
# Leaves its process id in `screen_pid`, which is empty where one was there. Whoever sources this has `set -e`.
start_screen() {
  local name=$1 size=$2
  shift 2
  screen_pid=
  command -v Xvfb >/dev/null || { echo "apt-get install xvfb" >&2; return 1; }
  if screen_answers "$name"; then return 0; fi
  # A screen that was killed leaves its socket and its lock behind, so that only an answer tells that one is there.
  rm -f "/tmp/.X11-unix/X${name#:}" "/tmp/.X${name#:}-lock"
  setsid Xvfb "$name" -screen 0 "${size}x24" "$@" >/dev/null 2>&1 &
  screen_pid=$!
  for _ in $(seq 100); do
    if screen_answers "$name"; then return 0; fi
    sleep 0.1
  done
  echo "Xvfb does not start on $name" >&2
  return 1
}

screen_answers() {
  python3 -c 'import socket, sys; socket.socket(socket.AF_UNIX).connect(sys.argv[1])' \
    "/tmp/.X11-unix/X${1#:}" 2>/dev/null
}

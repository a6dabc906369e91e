#!/usr/bin/env bash
# How long our window takes from its start to its first frame, and how much memory it then has, beside an empty window
# of the same library in the same run: the programs take turns, and medians count.
#   tests/walks/start.sh [-e EMPTY] BINARY [ROUNDS]     10 rounds without a number; prints the figures
# EMPTY is examples/empty_window beside BINARY unless it is named: `cargo build --release --bins --examples` makes
# both. Debian packages that it needs: those of window.sh. Our window opens tests/fixtures/web.json.
# WALK_PORT=N takes another screen than that of port 5728.
set -euo pipefail
empty=
while getopts e: flag; do
  case $flag in e) empty=$OPTARG ;; *) exit 2 ;; esac
done
shift $((OPTIND - 1))
[ $# -ge 1 ] || { sed -n '2,7s/^# *//p' "$0" >&2; exit 2; }
binary=$(realpath "$1")
empty=$(realpath "${empty:-$(dirname "$binary")/examples/empty_window}")
walks=$(dirname "$(realpath "$0")")
folder=$(mktemp -d)
screen_pid=
trap 'if [ -n "$screen_pid" ]; then kill "$screen_pid" 2>/dev/null || true; fi; rm -rf "$folder"' EXIT
screen=:7$((${WALK_PORT:-5728} % 10))
# shellcheck source=tests/walks/screen.sh
. "$walks/screen.sh"
# What is on this screen can be read from a file, so that neither program has to tell when it has drawn.
start_screen "$screen" 1440x900 -fbdir "$folder"
[ -n "$screen_pid" ] || { echo "start.sh: $screen is in use, take another WALK_PORT" >&2; exit 1; }
cp "$walks/../fixtures/web.json" "$folder/web.json"
DISPLAY=$screen WAYLAND_DISPLAY='' WAYLAND_SOCKET='' LC_ALL=C.UTF-8 \
  python3 - "$folder" "${2:-10}" "$empty" "$binary" <<'PYTHON'
import mmap
import os
import re
import statistics
import struct
import subprocess
import sys
import time

folder, rounds, empty, binary = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
# Long enough that nothing of the start is left to do.
SETTLED = 2.0
LIMIT = 60.0


class Screen:
    """The pixels of the virtual screen, in the format of xwd."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.map = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self.map[:100])
        self.size, self.width, self.height = header[0], header[4], header[5]
        self.stride, colours = header[12], header[19]
        self.pixels = self.size + colours * 12

    def samples(self):
        """One pixel of every 16 by 16."""
        rows = range(self.pixels, self.pixels + self.height * self.stride, 16 * self.stride)
        return [self.map[row + at : row + at + 3] for row in rows for at in range(0, self.width * 4, 64)]

    def is_filled(self, background):
        different = sum(sample != background for sample in self.samples())
        return different > self.width * self.height / 256 / 2


def memory(pid):
    """Resident MiB: all of it, and with shared pages as a share."""
    with open(f"/proc/{pid}/smaps_rollup") as file:
        text = file.read()
    return [int(re.search(rf"^{key}:\s+(\d+)", text, re.M)[1]) / 1024 for key in ("Rss", "Pss")]


def measure(command, screen, background):
    while screen.is_filled(background):
        time.sleep(0.01)
    state = f"{folder}/state-{time.monotonic_ns()}"
    begin = time.monotonic()
    process = subprocess.Popen(
        command, env=dict(os.environ, TASKWRIGHT_STATE=state), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        while not screen.is_filled(background):
            if process.poll() is not None or time.monotonic() - begin > LIMIT:
                process.kill()
                sys.exit(f"start.sh: {command[0]} shows no window\n{process.stderr.read().decode()}")
            time.sleep(0.0005)
        first = (time.monotonic() - begin) * 1000
        time.sleep(SETTLED)
        return [first, *memory(process.pid)]
    finally:
        process.kill()
        process.wait()


screen = Screen(f"{folder}/Xvfb_screen0")
background = screen.samples()[0]
commands = {"empty": [empty], "ours": [binary, "--new-window", f"{folder}/web.json"]}
found = {name: [] for name in commands}
for number in range(rounds + 1):
    order = list(commands) if number % 2 else list(reversed(commands))
    for name in order:
        figures = measure(commands[name], screen, background)
        # The first round only brings the programs into memory.
        if number:
            found[name].append(figures)
medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in found.items()}
print(f"start: medians of {rounds} rounds, memory {SETTLED:.0f} s after the first frame")
for number, (what, unit) in enumerate([("first frame", "ms"), ("resident", "MiB"), ("proportional", "MiB")]):
    ours, other = medians["ours"][number], medians["empty"][number]
    spread = [row[number] for row in found["ours"]]
    print(f"start: {what:<12} ours {ours:6.1f} {unit} ({min(spread):.1f} to {max(spread):.1f}), "
          f"empty {other:6.1f} {unit}, ratio {ours / other:.2f}")
PYTHON

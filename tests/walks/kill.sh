#!/usr/bin/env bash
# Kills the window in the middle of work and looks at what the next start brings back: while someone types (at most
# one second of typing may be lost, the file stays as it was) and while it saves (the file is the old or the new one,
# and no temporary file is left once the next start has opened it and saved).
#   tests/walks/kill.sh BINARY [ROUNDS]     50 rounds of each without a number; prints the figures
# The binary must be built with the feature `inspection`; window.sh says what else is needed. WALK_PORT=N takes
# another port than 5727.
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,7s/^# *//p' "$0" >&2; exit 2; }
python3 -c 'import msgpack' 2>/dev/null || { echo "kill.sh: pip install msgpack" >&2; exit 1; }
walks=$(dirname "$(realpath "$0")")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
PYTHONPATH=$walks${PYTHONPATH:+:$PYTHONPATH} python3 - "$(realpath "$1")" "${2:-50}" "${WALK_PORT:-5727}" "$folder" "$walks" <<'PYTHON'
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import threading
import time

import drive

binary, rounds, port, folder, walks = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5]
ORIGINAL = '{\n  "family": "web",\n  "containerDefinitions": [{ "name": "web", "image": "nginx:1" }]\n}\n'


class Window:
    """A window on the file of a folder, with the state of that folder."""

    def __init__(self, home):
        environment = dict(os.environ, TASKWRIGHT_STATE=f"{home}/state", LC_ALL="C.UTF-8")
        command = [f"{walks}/window.sh", "-p", str(port), binary, f"{home}/web.json"]
        self.pid = int(subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout)
        self.app = drive.App(port)

    def editor(self):
        return self.app.find("JSON", roles={"multilineTextInput"})

    def text(self):
        return self.editor()["value"]

    def go_to_end(self):
        # The middle of a long text lies outside of the window.
        left, top, right, _ = self.editor()["bounds"]
        self.app.click({"name": "JSON", "bounds": [left, top, right, top + 40]})
        self.app.key("Ctrl+End")

    def kill(self):
        try:
            os.kill(self.pid, signal.SIGKILL)
            while True:
                os.kill(self.pid, 0)
                time.sleep(0.01)
        except ProcessLookupError:
            return


def home(name):
    path = pathlib.Path(folder) / name
    path.mkdir()
    (path / "web.json").write_text(ORIGINAL)
    return path


def numbers(text):
    return [int(number) for number in re.findall(r"^(\d+)$", text[len(ORIGINAL):], re.M)]


def temporary_files(path):
    """Beside the document and in the state folder."""
    return [str(file.relative_to(path)) for file in path.rglob("*taskwright-*")]


def fail(sentence):
    sys.exit(f"kill.sh: {sentence}")


def typing():
    """Types one number a line and kills at any moment."""
    path, sent, lost, killed = home("typing"), {}, [], None
    number = 0
    for _ in range(rounds + 1):
        window = Window(path)
        if killed is not None:
            kept = numbers(window.text())
            if kept != list(range(1, len(kept) + 1)):
                fail(f"lines are missing in between: {kept}")
            missing = sorted(sent[n] for n in sent if n > len(kept))
            lost.append(killed - missing[0] if missing else 0.0)
            number = len(kept)
            sent = {n: at for n, at in sent.items() if n <= number}
        if len(lost) == rounds:
            window.kill()
            break
        window.go_to_end()
        moment = []

        def end(window=window, moment=moment):
            moment.append(time.time())
            os.kill(window.pid, signal.SIGKILL)

        threading.Timer(random.uniform(0.5, 2.5), end).start()
        try:
            while True:
                at = time.time()
                window.app.type(f"{number + 1}\n")
                # It stands in the window by now.
                number += 1
                sent[number] = at
        except (SystemExit, OSError):
            pass
        killed = moment[0]
        window.kill()
        if (path / "web.json").read_text() != ORIGINAL:
            fail("the file changed although nobody saved")
    longest = max(lost)
    print(f"kill: {rounds} times while typing: {longest:.2f} s of typing lost at most, "
          f"{sum(lost) / len(lost):.2f} s on average, no damaged file")
    if longest > 1.0:
        fail("more than a second of typing is lost")


def saving():
    """Saves and kills in the middle of it."""
    path, old, swept = home("saving"), 0, 0
    for number in range(1, rounds + 1):
        window = Window(path)
        before = (path / "web.json").read_text()
        window.go_to_end()
        window.app.events({"Text": f"{number}\n"})
        window.app.settle()
        wanted = window.text()
        # The journal has it by then.
        time.sleep(1.0)
        # At any moment, or as soon as the temporary file is there.
        pid, delay = window.pid, random.uniform(0.0, 0.06) if number % 2 else None

        def end(pid=pid, delay=delay):
            if delay is None:
                until = time.time() + 1.0
                while not any("taskwright-" in name for name in os.listdir(path)) and time.time() < until:
                    pass
            else:
                time.sleep(delay)
            os.kill(pid, signal.SIGKILL)

        killer = threading.Thread(target=end)
        killer.start()
        try:
            window.app.key("Ctrl+S")
        except (SystemExit, OSError):
            pass
        killer.join()
        window.kill()
        after = (path / "web.json").read_text()
        if after not in (before, wanted):
            fail(f"the file is neither old nor new: {after!r}")
        old += after == before
        swept += len(temporary_files(path))
        window = Window(path)
        if window.text() != wanted:
            fail("the next start does not have the text")
        window.app.key("Ctrl+S")
        window.app.settle()
        window.kill()
        rest = temporary_files(path)
        if rest:
            fail(f"temporary files are left behind: {rest}")
    print(f"kill: {rounds} times while saving: the old file {old} times, the new one {rounds - old} times, "
          f"every text back, {swept} temporary files left by the kill and none by the next start")


typing()
saving()
PYTHON

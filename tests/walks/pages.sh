#!/usr/bin/env bash
# Takes a picture of every page of the form in both languages, both themes and two sizes of the window, for people to look
# at, and fails where a control of one has no name.
#   tests/walks/pages.sh BINARY FOLDER      the pictures go to FOLDER
# The binary must be built with the feature `inspection`; window.sh says what else is needed. Takes the ports 5720 and
# 5721.
set -euo pipefail
[ $# -eq 2 ] || { sed -n '2,6s/^# *//p' "$0" >&2; exit 2; }
binary=$(realpath "$1")
walks=$(dirname "$(realpath "$0")")
mkdir -p "$2"
pictures=$(realpath "$2")
folder=$(mktemp -d)
window=
trap 'if [ -n "$window" ]; then kill "$window" 2>/dev/null || true; fi; rm -rf "$folder"' EXIT

# What a page is called, and how a wide and a narrow window are led there: by a place in the text.
pages=('task:"family"' 'roles:"executionRoleArn"' 'containers:"containerDefinitions"' 'container:"name": "web"'
  'health:"healthCheck"' 'logs:"logConfiguration"' 'limits:"ulimits"' 'volume:"name": "data"' 'tags:"tags"')
count=0
for size in 1440x900 1000x700; do
  port=5720
  [ "$size" = 1440x900 ] || port=5721
  for language in en ko; do
    for theme in light dark; do
      state=$folder/$size-$language-$theme
      mkdir "$state"
      printf '{"built_in_dialogs": true, "theme": "%s"}' "$theme" >"$state/preferences.json"
      window=$(LC_ALL=C.UTF-8 TASKWRIGHT_STATE="$state" "$walks/window.sh" -p "$port" -s "$size" \
        "$binary" --lang "$language" "$walks/../fixtures/pages.json")
      for page in "${pages[@]}"; do
        line=$(grep -n -m 1 -F -- "${page#*:}" "$walks/../fixtures/pages.json" | cut -d: -f1)
        go=(key Ctrl+G -- type "$line" -- key Enter)
        # The pane that led there lies over the form of a narrow window.
        [ "$size" = 1440x900 ] || go+=(-- key Escape -- key Escape)
        "$walks/drive.py" --port "$port" resize "${size%x*}" "${size#*x}" -- "${go[@]}" \
          -- shot "$pictures/$size-$language-$theme-${page%%:*}.png" -- unnamed >"$folder/said"
        grep -qx '0 interactive nodes without a name' "$folder/said" || { cat "$folder/said" >&2; exit 1; }
        count=$((count + 1))
      done
      kill "$window"
      window=
      while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do sleep 0.1; done
    done
  done
done
echo "pages: $count pictures, every control named"

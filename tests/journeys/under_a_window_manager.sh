#!/bin/sh
# The journeys on an X server with a window manager, whose rules of focus and activation the offscreen platform lacks.
#   sh tests/journeys/under_a_window_manager.sh [TEST ...]        (Debian: apt-get install xvfb openbox)
set -eu
cd "$(dirname "$0")/../.."

command -v Xvfb >/dev/null || { echo "Xvfb is not installed (Debian: xvfb)" >&2; exit 2; }
manager=''
for name in openbox icewm metacity matchbox-window-manager twm; do
  if command -v "$name" >/dev/null; then manager=$name; break; fi
done
[ -n "$manager" ] || { echo "No window manager is installed (Debian: openbox)" >&2; exit 2; }

work=$(mktemp -d)
server='' managed=''
finish() {
  for started in $managed $server; do kill "$started" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# the server says its number only when it is ready
mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp 3>"$work/display" 2>"$work/server.log" &
server=$!
read -r number <"$work/display"
DISPLAY=":$number" "$manager" >"$work/manager.log" 2>&1 &
managed=$!

mkdir -m 700 "$work/runtime"
[ $# -gt 0 ] || set -- tests/journeys
python=.venv/bin/python
[ -x "$python" ] || python=python3
DISPLAY=":$number" QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR="$work/runtime" CDS_WINDOW_MANAGER="$manager" \
  "$python" -m pytest -p no:cacheprovider "$@"

#!/bin/sh
# Qt, LightGBM and the window need a few system libraries. Install those that are missing where apt is there and
# permitted; otherwise name them and go on: the program may still work, and the import error will say what lacks.
set -u
[ "$(uname -s)" = Linux ] || exit 0

# library file -> Debian package
wanted='libGL.so.1:libgl1 libEGL.so.1:libegl1 libxkbcommon.so.0:libxkbcommon0 libglib-2.0.so.0:libglib2.0-0
libfreetype.so.6:libfreetype6 libfontconfig.so.1:libfontconfig1 libdbus-1.so.3:libdbus-1-3 libgomp.so.1:libgomp1
libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4 libxcb-image.so.0:libxcb-image0
libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-render-util.so.0:libxcb-render-util0 libxcb-xkb.so.1:libxcb-xkb1
libxkbcommon-x11.so.0:libxkbcommon-x11-0'

missing=''
for pair in $wanted; do
  file=${pair%%:*}
  if ! ldconfig -p 2>/dev/null | grep -q "$file" && ! ls /usr/lib/*/"$file" /usr/lib/"$file" >/dev/null 2>&1; then
    missing="$missing ${pair##*:}"
  fi
done
fc-list 2>/dev/null | grep -q . || missing="$missing fontconfig fonts-dejavu-core"
python3 -c 'import ensurepip' >/dev/null 2>&1 || missing="$missing python3-venv"
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ]; then
    sudo=''
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    sudo='sudo -n'
  else
    sudo='no'
  fi
  if [ "$sudo" != no ]; then
    echo "Installing system libraries:$missing"
    # shellcheck disable=SC2086
    $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing \
      >/dev/null && exit 0
  fi
fi
echo "Please install these system libraries (Debian names) if the program does not start:$missing" >&2
exit 0

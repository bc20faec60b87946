#!/bin/sh
# Install cds-app from this folder alone, without a network and without a question.
#
#     sh install.sh [FOLDER]        # FOLDER: where to (default ~/.local/lib/cds-app); as root, for example /opt/cds-app
#
# Needs Python 3.11 with venv. Run again to repair or upgrade; to remove, delete FOLDER. Stores lie elsewhere and stay.
# Exit codes: 0 done; 11 a file here is not what was released; 13 no Python 3.11; 14 installing failed; 2 wrong usage.
set -u
umask 022
[ $# -le 1 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 2; }
from=$(cd "$(dirname "$0")" && pwd)
to=${1:-$HOME/.local/lib/cds-app}
fail() {
  echo "cds-app: $2" >&2
  exit "$1"
}

(cd "$from" && sha256sum --check --strict --quiet SHA256SUMS) || fail 11 'a file is not what was released; get the bundle again'
python=''
for one in python3.11 python3; do
  "$one" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null && python=$one && break
done
[ -n "$python" ] || fail 13 'Python 3.11 with venv is needed'

new=$to.new
rm -rf "$new"
mkdir -p "$(dirname "$to")" || fail 14 "$to cannot be written"
"$python" -m venv "$new" || fail 14 "$new cannot be made"
"$new/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --find-links "$from/wheels" \
  --no-deps --require-hashes --only-binary=:all: --requirement "$from/requirements.txt" ||
  { rm -rf "$new"; fail 14 'a library could not be installed; what was there before is unchanged'; }
"$new/bin/python" -m pip check --quiet --disable-pip-version-check >/dev/null || { rm -rf "$new"; fail 14 'the libraries do not fit together'; }

# An environment knows its own place: the new one is made at the new place, and moved by making its scripts anew
[ ! -d "$to" ] || { rm -rf "$to.old" && mv "$to" "$to.old"; } || fail 14 "$to cannot be replaced"
mv "$new" "$to" && "$python" -m venv --upgrade "$to" || { [ ! -d "$to.old" ] || mv "$to.old" "$to"; fail 14 'moving it into place failed'; }
printf '#!/bin/sh\nexec "%s/bin/python" -I -m cds_app "$@"\n' "$to" >"$to/cds-app"
chmod 755 "$to/cds-app"
if ! "$to/cds-app" self-check >"$to/install.log" 2>&1; then
  rm -rf "$to.failed" && mv "$to" "$to.failed"
  [ ! -d "$to.old" ] || mv "$to.old" "$to"
  fail 14 "the self-check failed, and what was there before is back; see $to.failed/install.log"
fi
rm -rf "$to.old" "$to.failed"
echo "cds-app: installed; start it with $to/cds-app"

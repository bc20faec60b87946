#!/bin/sh
# Try the offline bundle on a bare Debian without a network: installed, used, installed again, and each refusal.
#
#     sudo installer/offline/try_bundle.sh BUNDLE.tar
#
# Needs root, mmdebstrap, unshare, and a Debian mirror for the bare system alone. Prints one line a check and ends with 1
# at the first that does not hold.
set -eu
bundle=$(readlink -f "$1")
# shellcheck source=installer/linux/bare_system.sh
. "$(dirname "$0")/../linux/bare_system.sh"
folder=$(basename "$bundle" .tar)

bare_system python3,python3-venv,libgl1,libegl1,libxkbcommon0,libglib2.0-0,libfontconfig1,libdbus-1-3,libgomp1,fonts-dejavu-core
tar --extract --file "$bundle" --directory "$root/home/ada"
chown -R 1000:1000 "$root/home/ada/$folder"
given=$root/home/ada/$folder
to=/home/ada/.local/lib/cds-app
openssl pkeyutl -verify -rawin -pubin -inkey "$(dirname "$0")/../../resources/trust/release_key.pem" -sigfile "$given/SHA256SUMS.sig" -in "$given/SHA256SUMS" >/dev/null ||
  fail 'openssl does not verify the list'
ok 'the list verified by openssl'

cd_home() { as_ada sh -c "cd && $1"; }
# Run the script as ada, and compare its code
ends_with() {
  code=0
  cd_home "sh $folder/install.sh" >"$here/install.log" 2>&1 || code=$?
  [ "$code" = "$1" ] || { cat "$here/install.log" >&2; fail "$2: ended with $code instead of $1"; }
  ok "$2 ($1)"
}

one=$(find "$given/wheels" -name 'rfc8785-*.whl')
cp -p "$one" "$here/kept"
printf altered | dd of="$one" bs=1 seek=100 conv=notrunc status=none
ends_with 11 'an altered wheel is refused'
cp -p "$here/kept" "$one"
mv "$root/usr/bin/python3.11" "$here/python3.11"
ends_with 13 'without Python 3.11 it is refused'
mv "$here/python3.11" "$root/usr/bin/python3.11"
ends_with 0 'installed as an ordinary person'
as_ada "$to/cds-app" self-check >"$here/run.log" 2>&1 || { cat "$here/run.log" >&2; fail 'self-check'; }
as_ada "$to/cds-app" demo --output /home/ada/demo >"$here/run.log" 2>&1 || { cat "$here/run.log" >&2; fail 'the demo'; }
as_ada "$to/cds-app" verify-log /home/ada/demo/decision-log.jsonl >"$here/run.log" 2>&1 || { cat "$here/run.log" >&2; fail 'its log'; }
ok "self-check and demo, $(find "$root/home/ada/demo" -name '*.png' | wc -l) pictures, its log verified"
ends_with 0 'installed again over it'
[ ! -e "$root$to.old" ] && [ ! -e "$root$to.new" ] || fail 'something stayed beside it'

# A bundle that is whole by its list, and lacks a library
cp -p "$given/SHA256SUMS" "$here/sums"
rm "$one"
grep -v "$(basename "$one")" "$here/sums" >"$given/SHA256SUMS"
ends_with 14 'a library that is not there is refused'
as_ada "$to/cds-app" self-check >"$here/run.log" 2>&1 || { cat "$here/run.log" >&2; fail 'what was there before does not work any more'; }
ok 'what was there before still works'
cp -p "$here/kept" "$one"
cp -p "$here/sums" "$given/SHA256SUMS"
mkdir -p "$root/etc/cds-app"
echo '{' >"$root/etc/cds-app/policy.json"
ends_with 14 'a self-check that fails is told'
rm "$root/etc/cds-app/policy.json"
as_ada "$to/cds-app" self-check >"$here/run.log" 2>&1 || { cat "$here/run.log" >&2; fail 'what was there before did not come back'; }
ok 'and what was there before is back'
code=0
cd_home "sh $folder/install.sh one two" >/dev/null 2>&1 || code=$?
[ "$code" = 2 ] || fail "wrong usage ended with $code"
ok 'wrong usage (2)'
echo "Everything held. $(du -sm "$root$to" | cut -f1) MB are installed."

#!/bin/sh
# Try the package on a bare Debian: installed, used, upgraded, removed, with no display, no question and no network.
#
#     sudo installer/linux/try_package.sh PACKAGE.deb [OLDER.deb]
#
# Needs root, mmdebstrap, unshare, and a Debian mirror for the bare system alone. Everything after that runs in a network
# namespace without interfaces. Prints one line a check and ends with 1 at the first that does not hold.
# Without OLDER.deb, the version before is the same program with a lower number.
set -eu
package=$(readlink -f "$1")
here=$(mktemp -d)
root=$here/root
older=${2:+$(readlink -f "$2")}
sources=$(find /etc/apt -maxdepth 2 \( -name sources.list -o -path '*/sources.list.d/*.list' -o -path '*/sources.list.d/*.sources' \) -print)

leave() {
  for place in proc dev/shm dev/null dev/urandom; do umount "$root/$place" 2>/dev/null || true; done
  rm -rf --one-file-system "$here"
}
trap leave EXIT
ok() { echo "ok      $1"; }
fail() {
  echo "FAILED  $1" >&2
  exit 1
}
# Inside the bare system, with no network: as root, or as an ordinary person
as_root() { unshare --net -- chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@" </dev/null; }
as_ada() { unshare --net -- chroot --userspec=1000:1000 "$root" env -i PATH=/usr/bin:/bin HOME=/home/ada LANG=C.UTF-8 "$@" </dev/null; }

# --- a bare system with what the package depends on
depends=$(dpkg-deb --field "$package" Depends | sed 's/ *([^)]*)//g; s/, */,/g')
# shellcheck disable=SC2086
cat $sources >"$here/sources"
mmdebstrap --quiet --variant=minbase --include="$depends" "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$root" $sources >"$here/bootstrap.log" 2>&1 ||
  { tail -5 "$here/bootstrap.log" >&2; fail 'the bare system could not be made'; }
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm"
mount -t tmpfs tmpfs "$root/dev/shm"
for device in null urandom; do
  touch "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
as_root useradd --create-home --uid 1000 ada
[ "$(as_root sh -c 'ls /sys/class/net 2>/dev/null; cat /proc/net/dev' | grep -c ': *[1-9]')" = 0 ] || fail 'there is a network'
ok 'a bare system without a network'

# --- the version before, and a store of it
if [ -z "$older" ]; then
  dpkg-deb --raw-extract "$package" "$here/older"
  sed -i 's/^Version: .*/Version: 0.0.9/' "$here/older/DEBIAN/control"
  sed -i "s/^new='.*'/new='0.0.9'/" "$here/older/DEBIAN/preinst"
  older=$here/older.deb
  dpkg-deb --root-owner-group -Znone --build "$here/older" "$older" >/dev/null
  rm -rf "$here/older"
fi
install() {
  cp "$1" "$root/tmp/cds-app.deb"
  as_root dpkg --install /tmp/cds-app.deb >"$here/install.log" 2>&1
}
install "$older" || { cat "$here/install.log" >&2; fail 'the version before does not install'; }
ok 'the version before: installed silently'
as_ada sh -c 'printf "four made-up words here 7\n" >~/passphrase && chmod 600 ~/passphrase'
store='--store /home/ada/store --user ada --passphrase-file /home/ada/passphrase'
# shellcheck disable=SC2086
as_ada cds-app init-store $store --display-name 'Dr Ada Example' --roles clinician,importer,auditor,administrator >"$here/run.log" 2>&1 ||
  { cat "$here/run.log" >&2; fail 'no store could be made'; }
# shellcheck disable=SC2086
as_ada cds-app import-records /usr/lib/cds-app/_internal/_resources/sample_records $store --attest >"$here/run.log" 2>&1 ||
  { cat "$here/run.log" >&2; fail 'records could not be imported'; }
# shellcheck disable=SC2086
patients() { as_ada cds-app list-patients $store --json 2>/dev/null | grep -o '"pseudonym"' | wc -l; }
before=$(patients)
ok "the version before: a store with $before patients"

# --- upgrade over it
code=0
install "$package" || code=$?
[ "$code" = 0 ] || { cat "$here/install.log" >&2; fail "the upgrade ended with $code"; }
[ "$before" -gt 0 ] && [ "$(patients)" = "$before" ] || fail 'the upgrade lost patients'
# shellcheck disable=SC2086
as_ada cds-app self-check $store >"$here/check.log" 2>&1 || { cat "$here/check.log" >&2; fail 'self-check after the upgrade'; }
ok "upgraded: $before patients, self-check holds, log: $(tail -1 "$root/var/log/cds-app-install.log" | cut -c1-60)"

# --- used by an ordinary person
[ -z "$(find "$root/usr/lib/cds-app" ! -type l \( ! -user root -o -perm /022 \) -print -quit)" ] || fail 'the folder is open to others'
if as_ada sh -c 'touch /usr/lib/cds-app/x' 2>/dev/null; then fail 'a person can write to the program folder'; fi
find "$root/usr/lib/cds-app" -printf '%P %s %T@\n' | sort >"$here/files.before"
as_ada cds-app demo --output /home/ada/demo >"$here/demo.log" 2>&1 || { cat "$here/demo.log" >&2; fail 'the demo'; }
as_ada cds-app verify-log /home/ada/demo/decision-log.jsonl >"$here/verify.log" 2>&1 || { cat "$here/verify.log" >&2; fail 'its log'; }
find "$root/usr/lib/cds-app" -printf '%P %s %T@\n' | sort >"$here/files.after"
cmp -s "$here/files.before" "$here/files.after" || fail 'running changed the program folder'
ok "demo as an ordinary person, $(find "$root/home/ada/demo" -name '*.png' | wc -l) pictures, its log verified, the program folder as before"
if as_ada LD_LIBRARY_PATH=/usr/lib/cds-app/_internal ldd /usr/lib/cds-app/_internal/PySide6/Qt/plugins/platforms/libqxcb.so | grep 'not found'; then fail 'a library of the window is missing'; fi
ok 'every library that the window needs is there'
as_ada cds-app score /usr/lib/cds-app/_internal/_resources/sample_records --explain --output /home/ada/scored.jsonl >/dev/null 2>&1 || fail 'score'
ok 'score with explanations'

# --- one altered byte, one file too many, one too few
altered() {
  if as_root /usr/bin/cds-app self-check >"$here/check.log" 2>&1; then fail "$1 was not found"; fi
  grep -q "FAILED program_files.*$2" "$here/check.log" || { cat "$here/check.log" >&2; fail "$1: another answer"; }
  ok "$1: found and named"
}
file=$root/usr/lib/cds-app/_internal/_resources/catalogue/rules.json
cp -p "$file" "$here/kept"
printf x | dd of="$file" bs=1 seek=100 conv=notrunc status=none
altered 'one altered byte' 'altered: _internal/_resources/catalogue/rules.json'
cp -p "$here/kept" "$file"
touch "$root/usr/lib/cds-app/_internal/more.py"
altered 'a file too many' 'added: _internal/more.py'
rm "$root/usr/lib/cds-app/_internal/more.py"
mv "$file" "$here/kept"
altered 'a file too few' 'missing: _internal/_resources/catalogue/rules.json'
mv "$here/kept" "$file"
cp -p "$root/usr/lib/cds-app/SHA256SUMS" "$here/kept"
echo "$(sha256sum </dev/null | cut -c1-64)  nothing" >>"$root/usr/lib/cds-app/SHA256SUMS"
altered 'an altered list' 'not signed'
cp -p "$here/kept" "$root/usr/lib/cds-app/SHA256SUMS"
openssl pkeyutl -verify -rawin -pubin -inkey "$root/usr/lib/cds-app/_internal/_resources/trust/release_key.pem" \
  -sigfile "$root/usr/lib/cds-app/SHA256SUMS.sig" -in "$root/usr/lib/cds-app/SHA256SUMS" >/dev/null || fail 'openssl does not verify the list'
(cd "$root/usr/lib/cds-app" && sha256sum --check --strict --quiet SHA256SUMS) || fail 'sha256sum does not verify the files'
ok 'the list and the files verified by openssl and sha256sum'

# --- downgrade, repair, remove, purge
code=0
install "$older" || code=$?
[ "$code" != 0 ] && grep -q 'status 20\|refused (20)' "$here/install.log" || fail 'a downgrade was not refused'
ok 'a downgrade is refused (20)'
printf x | dd of="$file" bs=1 seek=100 conv=notrunc status=none
install "$package" || { cat "$here/install.log" >&2; fail 'repair'; }
as_root /usr/bin/cds-app self-check >"$here/check.log" 2>&1 || { cat "$here/check.log" >&2; fail 'self-check after the repair'; }
ok 'repaired by installing again'
sum=$(find "$root/home/ada/store" -type f -exec sha256sum {} + | sort | sha256sum)
as_root dpkg --remove cds-app >"$here/remove.log" 2>&1 || { cat "$here/remove.log" >&2; fail 'remove'; }
grep -q 'stays where it is' "$here/remove.log" || fail 'remove does not say where the data is'
[ ! -e "$root/usr/lib/cds-app" ] && [ ! -e "$root/usr/bin/cds-app" ] || fail 'remove left files of the program'
as_root dpkg --purge cds-app >"$here/remove.log" 2>&1 || { cat "$here/remove.log" >&2; fail 'purge'; }
[ "$sum" = "$(find "$root/home/ada/store" -type f -exec sha256sum {} + | sort | sha256sum)" ] || fail 'the store changed'
ok 'removed and purged; the store is as it was, byte for byte'
echo 'Everything held.'

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
older=${2:+$(readlink -f "$2")}
# shellcheck source=installer/linux/bare_system.sh
. "$(dirname "$0")/bare_system.sh"
# Process ids of the installed program
program_runs() {
  for link in /proc/[0-9]*/exe; do
    case "$(readlink "$link" 2>/dev/null || true)" in "$root/usr/lib/cds-app/cds-app") link=${link%/exe} && echo "${link#/proc/}" ;;
    esac
  done
}

# --- a bare system with what the package depends on
bare_system "$(dpkg-deb --field "$package" Depends | sed 's/ *([^)]*)//g; s/, */,/g')"

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
as_ada sh -c 'find /usr/lib/cds-app -name "*.so*" -type f | while read -r file; do LD_LIBRARY_PATH=/usr/lib/cds-app/_internal ldd "$file" 2>/dev/null | sed -n "s|not found|$file|p"; done' >"$here/lacking"
[ ! -s "$here/lacking" ] || { sort -u "$here/lacking" >&2; fail 'a library is missing'; }
ok "every library that $(find "$root/usr/lib/cds-app" -name '*.so*' -type f | wc -l) libraries ask for is there"
as_ada cds-app score /usr/lib/cds-app/_internal/_resources/sample_records --explain --output /home/ada/scored.jsonl >/dev/null 2>&1 || fail 'score'
ok 'score with explanations'

# --- nothing that runs is unpacked or changed at start
find "$root" -xdev \( -path "$root/proc" -o -path "$root/dev" \) -prune -o -type f -printf '%P %s %T@ %m\n' | sort >"$here/files.before"
as_ada QT_QPA_PLATFORM=offscreen cds-app >"$here/window.log" 2>&1 &
started=$!
window=''
for _ in $(seq 60); do
  sleep 1
  window=$(program_runs | head -1)
  if [ -n "$window" ] && grep -q libqoffscreen "/proc/$window/maps"; then break; fi
done
[ -n "$window" ] || { cat "$here/window.log" >&2; fail 'the window did not start'; }
sleep 5
outside=$(awk '$2 ~ /x/ && $6 ~ /^\// {print $6}' "/proc/$window/maps" | sort -u | grep -v "^$root/usr/" | grep -v '^/usr/' || true)
kill "$window"
wait "$started" 2>/dev/null || true
[ -z "$outside" ] || fail "the program runs what lies elsewhere: $outside"
find "$root" -xdev \( -path "$root/proc" -o -path "$root/dev" \) -prune -o -type f -printf '%P %s %T@ %m\n' | sort >"$here/files.after"
comm -13 "$here/files.before" "$here/files.after" | cut -d' ' -f1 >"$here/files.new"
if grep -v '^home/ada/' "$here/files.new"; then fail 'a start changed these files outside of the home'; fi
while read -r name; do
  [ ! -x "$root/$name" ] && [ "$(head -c 4 "$root/$name" | tr -d '\0' | od -An -tx1 | tr -d ' ')" != 7f454c46 ] || fail "a start made $name, which can run"
done <"$here/files.new"
ok "a start of the window unpacks nothing: $(wc -l <"$here/files.new") new files, none can run; what runs lies under /usr"

# --- one altered byte, one file too many, one too few
altered() {
  if as_root /usr/bin/cds-app self-check >"$here/check.log" 2>&1; then fail "$1 was not found"; fi
  grep -q "FAILED program_files.*$2" "$here/check.log" || { cat "$here/check.log" >&2; fail "$1: another answer"; }
  ok "$1: found and named"
}
file=$root/usr/lib/cds-app/_internal/_resources/catalogue/rules.json
cp -p "$file" "$here/kept"
printf '\377' | dd of="$file" bs=1 seek=100 conv=notrunc status=none
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
printf '\377' | dd of="$file" bs=1 seek=100 conv=notrunc status=none
install "$package" || { cat "$here/install.log" >&2; fail 'repair'; }
as_root /usr/bin/cds-app self-check >"$here/check.log" 2>&1 || { cat "$here/check.log" >&2; fail 'self-check after the repair'; }
ok 'repaired by installing again'
as_ada QT_QPA_PLATFORM=offscreen cds-app >"$here/window.log" 2>&1 &
started=$!
for _ in $(seq 60); do if [ -n "$(program_runs)" ]; then break; else sleep 1; fi; done
for act in "--install /tmp/cds-app.deb" "--remove cds-app"; do
  # shellcheck disable=SC2086
  if as_root dpkg $act >"$here/running.log" 2>&1; then fail "dpkg $act while the program runs was not refused"; fi
  grep -q 'status 21' "$here/running.log" || { cat "$here/running.log" >&2; fail "dpkg $act: another answer"; }
done
# shellcheck disable=SC2046
kill $(program_runs)
wait "$started" 2>/dev/null || true
ok 'while the program runs, installing and removing are refused (21)'
chmod o+w "$root/usr/lib/cds-app/_internal"
code=0
as_root sh /var/lib/dpkg/info/cds-app.postinst configure >/dev/null 2>&1 || code=$?
[ "$code" = 12 ] || fail "an open folder ended with $code instead of 12"
chmod o-w "$root/usr/lib/cds-app/_internal"
printf '\377' | dd of="$file" bs=1 seek=100 conv=notrunc status=none
code=0
as_root sh /var/lib/dpkg/info/cds-app.postinst configure >/dev/null 2>&1 || code=$?
[ "$code" = 11 ] || fail "an altered file ended with $code instead of 11"
install "$package" || fail 'repair'
ok 'an open folder (12) and an altered file (11) are refused'
sum=$(find "$root/home/ada/store" -type f -exec sha256sum {} + | sort | sha256sum)
as_root dpkg --remove cds-app >"$here/remove.log" 2>&1 || { cat "$here/remove.log" >&2; fail 'remove'; }
grep -q 'stays where it is' "$here/remove.log" || fail 'remove does not say where the data is'
[ ! -e "$root/usr/lib/cds-app" ] && [ ! -e "$root/usr/bin/cds-app" ] || fail 'remove left files of the program'
if as_root env CDS_APP_DELETE_RECORDS=yes dpkg --purge cds-app >"$here/remove.log" 2>&1; then fail 'wrong words deleted'; fi
grep -q 'status 31' "$here/remove.log" || { cat "$here/remove.log" >&2; fail 'wrong words: another answer'; }
as_root dpkg --purge cds-app >"$here/remove.log" 2>&1 || { cat "$here/remove.log" >&2; fail 'purge'; }
[ "$sum" = "$(find "$root/home/ada/store" -type f -exec sha256sum {} + | sort | sha256sum)" ] || fail 'the store changed'
ok 'removed and purged; the store is as it was, byte for byte'

# --- the words that delete, on the usual place only
install "$package" || { cat "$here/install.log" >&2; fail 'installing after a purge'; }
as_ada cds-app init-store --store /home/ada/.local/share/cds-app/store --user ada --passphrase-file /home/ada/passphrase --display-name 'Dr Ada Example' --roles clinician >"$here/run.log" 2>&1 ||
  { cat "$here/run.log" >&2; fail 'no store in the usual place'; }
[ -e "$root/home/ada/.local/share/cds-app/store/store.db" ] || fail 'the usual place is another'
as_root env 'CDS_APP_DELETE_RECORDS=delete all records' dpkg --purge cds-app >"$here/remove.log" 2>&1 || { cat "$here/remove.log" >&2; fail 'purge with the words'; }
[ ! -e "$root/home/ada/.local/share/cds-app" ] || fail 'the words deleted nothing'
[ "$sum" = "$(find "$root/home/ada/store" -type f -exec sha256sum {} + | sort | sha256sum)" ] || fail 'the store in another folder changed'
ok 'with the exact words, purge deletes the usual place, and no other'
echo '--- the log of it all'
cut -d' ' -f2- "$root/var/log/cds-app-install.log" | sort | uniq -c
echo 'Everything held.'

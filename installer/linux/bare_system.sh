#!/bin/sh
# A bare Debian in a folder, and ways to run in it without a network. Read by the trials (`. bare_system.sh`).
#
# Needs root, mmdebstrap and unshare. Sets `here` and `root`, and takes both away again at the end.
here=$(mktemp -d)
root=$here/root

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
# As root, or as an ordinary person
as_root() { unshare --net -- chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@" </dev/null; }
as_ada() { unshare --net -- chroot --userspec=1000:1000 "$root" env -i PATH=/usr/bin:/bin HOME=/home/ada LANG=C.UTF-8 "$@" </dev/null; }

# A system with these packages (with commas) and the person ada
bare_system() {
  sources=$(find /etc/apt -maxdepth 2 \( -name sources.list -o -path '*/sources.list.d/*.list' -o -path '*/sources.list.d/*.sources' \) -print)
  # shellcheck disable=SC1091
  name=$(. /etc/os-release && echo "$VERSION_CODENAME")
  # shellcheck disable=SC2086
  mmdebstrap --quiet --variant=minbase --include="$1" "$name" "$root" $sources >"$here/bootstrap.log" 2>&1 ||
    { tail -5 "$here/bootstrap.log" >&2; fail 'the bare system could not be made'; }
  mount -t proc proc "$root/proc"
  mkdir -p "$root/dev/shm"
  mount -t tmpfs tmpfs "$root/dev/shm"
  for device in null urandom; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
  done
  as_root useradd --create-home --uid 1000 ada
  [ "$(as_root sh -c 'cat /proc/net/dev' | grep -c ': *[1-9]')" = 0 ] || fail 'there is a network'
  ok 'a bare system without a network'
}

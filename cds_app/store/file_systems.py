"""Where a store may lie: on a disk of this machine. No policy can allow more.

Locks and syncs of network file systems are promises of another machine: two people could write at once, and a commit
that was told could be taken back.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath

from cds_app.domain.errors import CdsError

MOUNTS = Path("/proc/self/mounts")
REMOTE = frozenset(
    {
        "nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "coda", "ceph", "glusterfs", "lustre",
        "gfs", "gfs2", "ocfs2", "beegfs", "gpfs", "davfs", "davfs2", "ncpfs", "orangefs", "pvfs2", "vboxsf",
        "vmhgfs", "prl_fs",
    }
)  # fmt: skip
"""Types of file systems whose disk belongs to another machine, or to the host of a virtual one. Not 9p and virtiofs,
which are often the root of a container or the own disk under another system."""
REMOTE_FUSE = frozenset(
    {
        "sshfs", "rclone", "s3fs", "gvfsd-fuse", "glusterfs", "cephfs", "davfs2", "smbnetfs", "curlftpfs", "goofys",
        "gcsfuse", "blobfuse", "blobfuse2", "juicefs", "vmhgfs-fuse", "google-drive-ocamlfuse", "onedriver",
        "kio-fuse", "beegfs", "lizardfs", "moosefs", "nfs",
    }
)  # fmt: skip
"""What stands after "fuse." for the same."""
_REMOTE_DRIVE = 4
"""DRIVE_REMOTE, the answer of GetDriveTypeW."""


def check_local(directory: Path) -> None:
    """Raise `CdsError` "store_on_network" for a folder, there or to be made, on a file system of another machine."""
    kind = remote_kind(directory)
    if kind is not None:
        raise CdsError("store_on_network", path=str(directory), kind=kind)


def remote_kind(directory: Path) -> str | None:
    """The kind of the network file system that a folder lies on, or None when it is local or nothing is known."""
    resolved = directory.resolve()
    if sys.platform == "win32":
        return _remote_drive(resolved)
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    kind = kind_of(PurePosixPath(resolved), mounts)
    return kind if kind is not None and is_remote(kind) else None


def is_remote(kind: str) -> bool:
    """Whether files of this kind lie on another machine."""
    return kind in REMOTE or (kind.startswith("fuse.") and kind.removeprefix("fuse.") in REMOTE_FUSE)


def kind_of(path: PurePosixPath, mounts: str) -> str | None:
    """The file system's type at a path by the system's list of mounts: the innermost counts, of two there the later."""
    found: tuple[int, str] | None = None
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = PurePosixPath(_unescaped(fields[1]))
        if path.is_relative_to(place) and (found is None or len(place.parts) >= found[0]):
            found = (len(place.parts), fields[2])
    return None if found is None else found[1]


def _unescaped(field: str) -> str:
    """Blanks, tabs, line ends and backslashes stand in that list as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match.group(1), 8)), field)


def _remote_drive(path: Path) -> str | None:
    import ctypes

    anchor = path.anchor
    if anchor.startswith("\\\\"):
        return "network share"
    library = getattr(ctypes, "windll", None)
    drive = 0 if library is None else int(library.kernel32.GetDriveTypeW(anchor))
    return "network drive" if drive == _REMOTE_DRIVE else None

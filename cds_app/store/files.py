"""Files of the store's folder: written whole or not at all, and one program at a time."""

from __future__ import annotations

import errno
import json
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from cds_app.domain.errors import CdsError

FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
"""What the systems answer when somebody else holds a lock: the first on Linux and macOS, the others on Windows."""


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn what the system says about a file into a `CdsError`: disk_full, store_read_only or disk_refused."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise CdsError("disk_full") from error
        if error.errno in READ_ONLY:
            raise CdsError("store_read_only", path=str(path)) from error
        raise CdsError("disk_refused") from error


def sync_directory(folder: Path) -> None:
    """Make renames in the folder last through a loss of power. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Make a file's content last through a loss of power."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file so that a reader, or a machine that lost power, finds the old or the new one, never a mixture.

    Only the owner may read it. Raises `CdsError` "disk_full", "store_read_only" or "disk_refused".
    """
    partial = path.with_name(f"{path.name}.partial")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with disk_errors(path):
        try:
            descriptor = os.open(partial, flags, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(partial, path)
        except BaseException:
            with suppress(OSError):
                partial.unlink()
            raise
        sync_directory(path.parent)


def write_quickly(path: Path, content: bytes) -> None:
    """Replace a file for readers, without waiting for the disk: a loss of power may take it back, or empty it.

    For what can be had again. Raises `CdsError` "disk_full", "store_read_only" or "disk_refused".
    """
    partial = path.with_name(f"{path.name}.partial")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with disk_errors(path):
        try:
            with os.fdopen(os.open(partial, flags, 0o600), "wb") as file:
                file.write(content)
            os.replace(partial, path)
        except BaseException:
            with suppress(OSError):
                partial.unlink()
            raise


class FolderLock:
    """Held while a store is open. The system gives it back when the process ends, however it ends.

    The file says who holds it, for the person who is refused: program, process, machine and since when, nothing else.
    """

    def __init__(self, path: Path) -> None:
        """Raises `CdsError` "store_busy", naming the holder, when another copy of the program holds it."""
        with disk_errors(path):
            self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError as error:
            self.release()
            if error.errno in HELD:
                raise CdsError("store_busy", path=str(path.parent), holder=holder(path)) from error
            raise CdsError("disk_refused") from error  # a file system without locks would let two copies in
        self._say_who()

    def _say_who(self) -> None:
        """For courtesy only, so a full disk does not matter: the lock is the system's, not this text."""
        since = datetime.now(UTC).isoformat(timespec="seconds")
        who = {"process": os.getpid(), "machine": platform.node(), "since": since}
        if self._descriptor is not None:
            with suppress(OSError):
                os.ftruncate(self._descriptor, 0)
                os.write(self._descriptor, json.dumps(who).encode())

    def release(self) -> None:
        """Give the folder back. Does nothing the second time."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def holder(path: Path) -> str:
    """Who says in a lock file that it holds it: "process 4711 on ward-3 since …"; vague when the file does not tell."""
    try:
        said = json.loads(path.read_bytes()[:1000])
        return f"process {int(said['process'])} on {str(said['machine'])[:80]} since {str(said['since'])[:40]}"
    except (OSError, ValueError, TypeError, KeyError):
        return "another process on this machine"


if sys.platform == "win32":
    import msvcrt

    _LOCKED_BYTE = 1 << 30
    """A lock on this system is on bytes, and bytes that are locked cannot be read: so on one that is never written."""

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

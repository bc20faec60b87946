"""A file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cds_app.domain.errors import CdsError


@contextlib.contextmanager
def atomic_file(target: Path, *, overwrite: bool = False) -> Iterator[BinaryIO]:
    """Write beside the target under another name, flush to disk, then give it its name in one step.

    Raises `CdsError` "export_not_writable" when the disk refuses (full, no permission, no folder) and
    "export_exists" when the name is taken and may not be overwritten; in both cases nothing is left behind.
    """
    if not overwrite and os.path.lexists(target):
        raise CdsError("export_exists", path=str(target))
    draft = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.part")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _name(draft, target, overwrite)
        _flush_folder(target.parent)
    except FileExistsError as error:
        raise CdsError("export_exists", path=str(target)) from error
    except OSError as error:
        raise CdsError("export_not_writable", path=str(target)) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _name(draft: Path, target: Path, overwrite: bool) -> None:
    if overwrite:
        draft.replace(target)
        return
    try:
        os.link(draft, target)  # fails when the name was taken meanwhile, which a rename would not on every system
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links, such as FAT on a memory stick
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        draft.rename(target)


def _flush_folder(folder: Path) -> None:
    """Make the name itself durable, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

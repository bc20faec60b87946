"""What this process asks of the system for itself: no memory image on disk, no debugger.

Both are asked for and read back, not relied on: an administrator of the machine can undo them, and the security page
says so. Windows and macOS offer no call of the kind that a plain program may make; there `protect` reports it.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from dataclasses import dataclass

_SET_DUMPABLE, _GET_DUMPABLE = 4, 3
"""prctl(2) PR_SET_DUMPABLE and PR_GET_DUMPABLE."""


@dataclass(frozen=True)
class Protection:
    """What holds now: no core dump is written; no other program of this user may attach."""

    no_core_dumps: bool
    no_debugger: bool


def protect() -> Protection:
    """Ask for both, and say what the system granted. Never raises: a clinic's machine may refuse either."""
    if sys.platform == "win32":
        return Protection(no_core_dumps=False, no_debugger=False)
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    none_written = resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
    return Protection(none_written, _not_dumpable() if sys.platform == "linux" else False)


def _not_dumpable() -> bool:
    library = ctypes.CDLL(None)
    library.prctl(_SET_DUMPABLE, 0, 0, 0, 0)
    return bool(library.prctl(_GET_DUMPABLE, 0, 0, 0, 0) == 0)

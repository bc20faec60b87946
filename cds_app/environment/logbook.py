"""The technical log: what went wrong, for IT, without patient data.

Of an unexpected error only its type and the program's own file and line numbers are kept: its message and its
arguments may hold a value, so they are never written.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

LARGEST = 1_000_000


def note_unexpected(path: Path, error: BaseException) -> str:
    """Append an unexpected error and return the reference number that the person is shown."""
    import secrets  # rarely needed, and long to import before the window shows
    import traceback

    reference = secrets.token_hex(4).upper()
    frames = [
        f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    line = (
        f"{datetime.now(UTC).isoformat(timespec='seconds')} {reference} {type(error).__name__} {' < '.join(frames)}\n"
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".old"))
        with path.open("a", encoding="utf-8") as file:
            file.write(line)
    except OSError:
        pass  # a full or read-only disk must not turn one error into two
    return reference

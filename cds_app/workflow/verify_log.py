"""Check an exported log; needs no store and no key."""

from __future__ import annotations

from pathlib import Path

from cds_app.reporting.verification import Verdict, verify


def verify_log(path: Path, anchor: Path | None = None) -> Verdict:
    """The verdict on an export, against a checkpoint kept elsewhere when one is given."""
    return verify(path, anchor)

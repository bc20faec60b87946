"""Check an exported log; needs no store and no key."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cds_app.domain.errors import CdsError
from cds_app.reporting.verification import Verdict, read_receipts, verify


def verify_log(
    path: Path,
    anchor: Path | Sequence[Path] | None = None,
    *,
    receipts: Sequence[str] = (),
    receipts_file: Path | None = None,
    tables: Sequence[Path] = (),
    trusted_key: str | None = None,
) -> Verdict:
    """The verdict on an export: against checkpoints kept elsewhere, receipts from charts, tables that came with it.

    Raises `CdsError` "receipts_unreadable".
    """
    codes = list(receipts)
    if receipts_file is not None:
        try:
            codes += read_receipts(receipts_file)
        except (OSError, ValueError) as error:
            raise CdsError("receipts_unreadable", path=str(receipts_file)) from error
    return verify(path, anchor, trusted_key=trusted_key, receipts=codes, tables=tables)

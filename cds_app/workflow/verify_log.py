"""Check an exported log; needs no store and no key."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cryptography.hazmat.primitives.asymmetric.ed25519  # noqa: F401 - the verifier uses it where it is loaded

from cds_app.domain.errors import CdsError
from cds_app.reporting.folder_verification import LIST, verify_folder
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

    `path` is the exported log; or an export folder, or the signed list in it: then every file of it is checked.
    Raises `CdsError` "receipts_unreadable".
    """
    codes = list(receipts)
    if receipts_file is not None:
        try:
            codes += read_receipts(receipts_file)
        except (OSError, ValueError) as error:
            raise CdsError("receipts_unreadable", path=str(receipts_file)) from error
    folder = path.parent if path.name == LIST else path
    if folder.is_dir():
        return verify_folder(folder, anchor, trusted_key=trusted_key, receipts=codes)
    return verify(path, anchor, trusted_key=trusted_key, receipts=codes, tables=tables)

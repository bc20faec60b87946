"""The log: verifying an export."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path

from cds_app.domain.audit import EventKind
from cds_app.reporting.verification import verify
from cds_app.workflow.export_log import export_log
from tests.bench.measure import Row, measured
from tests.support.world import PASSPHRASE, make_session


def rows() -> list[Row]:
    """Verifying an exported log against parsing and hashing the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        session = make_session(Path(folder) / "store")
        for number in range(2_000):
            with session.store.change(EventKind.LOG_READ, {"n": number}):
                pass
        target = Path(folder) / "log.jsonl"
        export_log(session, target, purpose="bench", recipient="bench", confirm=PASSPHRASE)
        session.close()
        lines = target.read_bytes().splitlines()

        def floor() -> None:
            for line in lines:
                json.loads(line)
                hashlib.sha256(line).digest()

        return [measured("verification of 2,000 entries", lambda: verify(target), floor, "JSON parse and SHA-256", 3.0)]

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cds_app.workflow.import_records import import_records
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.session import Session
from tests.support.world import SAMPLE, SHOWCASE, make_session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A store with the sample records, one person with every role signed in."""
    opened = make_session(tmp_path / "store")
    import_records(opened, SAMPLE, attested=True)
    yield opened
    opened.close()


@pytest.fixture
def record_id(session: Session) -> str:
    return find_patient(session, SHOWCASE)

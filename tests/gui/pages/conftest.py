"""A real session behind fake jobs: pages are tested on true values, without a thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cds_app.workflow.import_records import import_records
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.session import Session, SignedIn, signed_in
from tests.support.fake_jobs import FakeJobs
from tests.support.world import SAMPLE, SHOWCASE, make_session


@pytest.fixture(scope="package")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One store with the sample records for all page tests; each works on what it makes itself."""
    opened = make_session(tmp_path_factory.mktemp("pages") / "store")
    import_records(opened, SAMPLE, attested=True)
    yield opened
    opened.close()


@pytest.fixture
def jobs(qapp: object, session: Session) -> FakeJobs:
    return FakeJobs(session)


@pytest.fixture
def who(session: Session) -> SignedIn:
    return signed_in(session)


@pytest.fixture
def record_id(session: Session) -> str:
    return find_patient(session, SHOWCASE)


@pytest.fixture
def empty_session(tmp_path: Path) -> Iterator[Session]:
    opened = make_session(tmp_path / "store")
    yield opened
    opened.close()

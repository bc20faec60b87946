"""A real session behind fake jobs: pages are tested on true values, without a thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cds_app.domain.decision import Assessment
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.import_records import import_records
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.session import Session, SignedIn, signed_in
from tests.support.fake_jobs import FakeJobs
from tests.support.world import SAMPLE, SHOWCASE, an_own_view, make_session


@pytest.fixture(scope="package")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One store with the sample records for all page tests; each works on what it makes itself."""
    opened = make_session(tmp_path_factory.mktemp("pages") / "store")
    import_records(opened, SAMPLE, attested=True)
    yield opened
    opened.close()


@pytest.fixture(scope="package")
def shown(session: Session) -> Assessment:
    """An assessment of the showcase patient with estimates and an explanation."""
    record_id = find_patient(session, SHOWCASE)
    own = record_own_view(session, record_id, an_own_view("mirtazapine"))
    compare_treatments(session, record_id, own.assessment_id)
    return explain_choice(session, own.assessment_id, "sertraline").assessment


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

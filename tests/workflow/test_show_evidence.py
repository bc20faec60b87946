"""The evidence shown is that of the bundle that made the estimates, and only for those who compare."""

from __future__ import annotations

from pathlib import Path

import pytest

from cds_app.domain.errors import NotAllowed
from cds_app.workflow.show_evidence import evidence_of
from tests.support.world import make_session


def test_it_is_what_the_bundle_in_use_holds(tmp_path: Path):
    session = make_session(tmp_path / "store")
    assert evidence_of(session, session.bundle.ref.sha256) == session.bundle.evidence_quality
    session.close()


def test_of_another_bundle_nothing_is_said(tmp_path: Path):
    session = make_session(tmp_path / "store")
    assert evidence_of(session, "ab" * 32) is None
    session.close()


def test_it_is_for_those_who_compare(tmp_path: Path):
    session = make_session(tmp_path / "store", roles=("administrator", "auditor"))
    with pytest.raises(NotAllowed):
        evidence_of(session, "ab" * 32)
    session.close()

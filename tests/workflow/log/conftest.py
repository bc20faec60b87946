"""One store with two signed decisions, one of them without an estimate, made once; every test works on it or a copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cds_app.domain.decision import Decision, OwnView
from cds_app.store import passphrases
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.session import Session, Surroundings
from cds_app.workflow.sign_decision import sign_decision
from tests.support.clock import FixedClock
from tests.support.factories import make_record
from tests.support.small_bundle import build
from tests.support.world import PASSPHRASE, SHOWCASE, a_draft, an_own_view, make_session, reopen
from tests.workflow.bundles.world import keep_records, surroundings_of

COMMENT = "=cmd|'calc'!A1 as discussed"


@dataclass
class Practice:
    """A store, signed in; two records, the second with no estimate."""

    session: Session
    folder: Path
    surroundings: Surroundings
    records: tuple[str, str]

    @property
    def clock(self) -> FixedClock:
        assert isinstance(self.surroundings.clock, FixedClock)
        return self.surroundings.clock

    def events(self) -> list[dict[str, Any]]:
        return [entry for _, _, entry in self.session.store.entries()]

    def reopened(self, **policy: Any) -> Session:
        """The program started again, under another policy."""
        self.session.close()
        changed = replace(self.surroundings, policy=replace(self.surroundings.policy, **policy))
        self.session = reopen(self.folder, changed)
        return self.session


def decide(session: Session, record_id: str, own: OwnView, drug: str, seconds: float = 300, **changes: Any) -> str:
    """Own view, estimates, the choice explained, signed so many seconds after; returns the assessment's id."""
    begun = record_own_view(session, record_id, own)
    assessment = compare_treatments(session, record_id, begun.assessment_id)
    if "decision" not in changes:
        assessment = explain_choice(session, begun.assessment_id, drug).assessment
    clock = session.clock
    assert isinstance(clock, FixedClock)
    clock.advance(seconds)
    sign_decision(session, begun.assessment_id, a_draft(assessment, drug, **changes), PASSPHRASE)
    return begun.assessment_id


@pytest.fixture(scope="package", autouse=True)
def remembered_derivations() -> Iterator[None]:
    """Argon2id as it is, but the same question is worked out once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))
        yield


@pytest.fixture(scope="package")
def template(remembered_derivations: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Surroundings]:
    """The closed store and its surroundings."""
    folder = tmp_path_factory.mktemp("practice")
    bundle = build(folder / "vendor", draws=2, trees=10, rows=800)
    surroundings, _ = surroundings_of(folder / "program", bundle)
    session = make_session(folder / "store", surroundings=surroundings)
    keep_records(session, make_record(SHOWCASE), make_record("P-0002", values={"age_years": 16}))
    first, second = (session.store.find(name) or "" for name in (SHOWCASE, "P-0002"))
    decide(session, first, an_own_view(), "sertraline", comment=COMMENT)
    decide(session, second, an_own_view(), "", 60, decision=Decision("defer"), comment=None)
    session.close()
    return folder / "store", surroundings


@pytest.fixture
def practice(template: tuple[Path, Surroundings], tmp_path: Path) -> Iterator[Practice]:
    source, surroundings = template
    own = replace(surroundings, clock=FixedClock(surroundings.clock.now()))
    folder = Path(shutil.copytree(source, tmp_path / "store"))
    session = reopen(folder, own)
    records = tuple(session.store.find(name) or "" for name in (SHOWCASE, "P-0002"))
    made = Practice(session, folder, own, (records[0], records[1]))
    yield made
    made.session.close()

"""Scoring all stored patients: a role of its own, a limit over any 24 hours, and an entry before the first line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.domain.messages import sentence
from cds_app.domain.roles import OPERATIONS, ROLES
from cds_app.environment.policy import Policy
from cds_app.store import passphrases
from cds_app.workflow.score_stored import PURPOSES, score_stored, scored_lately
from cds_app.workflow.session import Session
from tests.support.clock import FixedClock
from tests.support.factories import make_record
from tests.support.small_bundle import build
from tests.support.world import make_session
from tests.workflow.bundles.world import keep_records, surroundings_of

pytestmark = pytest.mark.requirement("SCO-16")
PEOPLE = 3


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A store with three patients, and a small bundle; an analyst and nothing else."""
    folder = tmp_path_factory.mktemp("many")
    surroundings, _ = surroundings_of(folder / "program", build(folder / "vendor", draws=2, trees=4, rows=200))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))
        made = make_session(folder / "store", roles=("importer", "administrator"), surroundings=surroundings)
        keep_records(made, *(make_record(f"CANARY-{n}") for n in range(PEOPLE)))
        yield made
        made.close()


@pytest.fixture
def session(standing: Session) -> Session:
    """Two days later, so that nothing of another test counts."""
    standing.store.user = replace(standing.store.user, roles=("analyst",))
    standing.surroundings.policy = Policy()
    clock = standing.clock
    assert isinstance(clock, FixedClock)
    clock.advance(2 * 86_400)
    return standing


def entries(session: Session, first: int = 0) -> list[dict]:
    return [entry for _, _, entry in session.store.entries(first)]


def refused(session: Session, code: str, purpose: str = "validation") -> CdsError:
    size = session.store.head()[0]
    with pytest.raises(CdsError) as error:
        score_stored(session, purpose)
    assert error.value.code == code
    assert session.store.head()[0] == size, "nothing is scored, and nothing is said to have been"
    return error.value


def with_limit(session: Session, limit: int) -> None:
    session.surroundings.policy = replace(session.policy, bulk_scoring_limit=limit)


def test_the_role_is_one_of_its_own_and_permits_nothing_else():
    assert OPERATIONS["score_many"] == {"analyst"}
    assert [name for name, roles in OPERATIONS.items() if "analyst" in roles] == ["score_many"]


@pytest.mark.parametrize("role", [role for role in ROLES if role != "analyst"])
def test_no_other_role_scores_all_patients_at_once(session, role):
    session.store.user = replace(session.store.user, roles=(role,))
    with pytest.raises(NotAllowed):
        score_stored(session, "validation")


def test_the_log_has_it_with_count_and_purpose_before_the_first_line(session):
    size = session.store.head()[0]
    lines = score_stored(session, "quality_review")
    [entry] = entries(session, size)
    assert entry["event"] == EventKind.RECORDS_SCORED
    data = entry["data"]
    assert (data["patients"], data["purpose"], data["explained"]) == (PEOPLE, "quality_review", False)
    assert data["bundle"]["sha256"] == session.bundle.ref.sha256
    assert len(list(lines)) == PEOPLE
    assert "CANARY" not in repr(entry)
    assert session.store.head()[0] == size + 1


def test_lines_carry_a_random_id_and_a_pseudonym_only_for_whom_it_is_theirs_to_see(session):
    ids = {row.record_id for row in session.store.patients(10, 0)}
    lines = list(score_stored(session, "validation"))
    assert {line["record_id"] for line in lines} == ids
    assert "CANARY" not in repr(lines)
    session.store.user = replace(session.store.user, roles=("analyst", "clinician"))
    assert {line["pseudonym"] for line in score_stored(session, "validation")} == {"CANARY-0", "CANARY-1", "CANARY-2"}


def test_explanations_add_up_and_stand_in_the_entry(session):
    line = next(iter(score_stored(session, "validation", explain=True)))
    assert line["explanations"]
    for one in line["explanations"]:
        total = one["base"] + sum(part["points"] for part in one["contributions"])
        assert total == pytest.approx(one["probability"], abs=1e-6)
    assert entries(session)[-1]["data"]["explained"] is True


def test_the_limit_holds_over_any_24_hours_and_says_what_is_left(session):
    with_limit(session, 2 * PEOPLE + 1)
    clock = session.clock
    list(score_stored(session, "validation"))
    clock.advance(23 * 3600)
    list(score_stored(session, "validation"))  # another day of the calendar, the same 24 hours
    assert scored_lately(session) == 2 * PEOPLE
    error = refused(session, "bulk_scoring_limit")
    assert error.params == {"count": PEOPLE, "limit": 2 * PEOPLE + 1, "left": 1}
    assert "3 patients" in sentence(error)
    clock.advance(3600)
    assert scored_lately(session) == PEOPLE
    list(score_stored(session, "validation"))


def test_exactly_the_limit_is_permitted_and_one_less_is_not(session):
    with_limit(session, PEOPLE - 1)
    refused(session, "bulk_scoring_limit")
    with_limit(session, PEOPLE)
    assert len(list(score_stored(session, "validation"))) == PEOPLE
    with_limit(session, 0)
    assert refused(session, "bulk_scoring_limit").params["left"] == 0


def test_who_signs_in_anew_or_as_another_person_has_no_second_limit(session):
    with_limit(session, PEOPLE)
    list(score_stored(session, "validation"))
    session.store.user = replace(session.store.user, user_id="f" * 32)
    refused(session, "bulk_scoring_limit")


def test_a_clock_put_back_does_not_free_the_limit(session):
    with_limit(session, PEOPLE)
    list(score_stored(session, "validation"))
    session.clock.moment = session.clock.moment.replace(year=2020)
    try:
        refused(session, "bulk_scoring_limit")
    finally:
        session.clock.moment = session.clock.moment.replace(year=2026)


def test_a_purpose_is_one_of_the_named_ones(session):
    for purpose in ("", "because", "VALIDATION"):
        refused(session, "bulk_scoring_purpose", purpose)
    assert "validation" in PURPOSES


def test_where_numbers_are_hidden_none_are_given_out_in_bulk(session):
    session.surroundings.policy = replace(session.policy, absolute_numbers="hidden")
    refused(session, "numbers_hidden")


def test_the_default_limit_is_low_and_a_policy_cannot_lift_it_without_end():
    from cds_app.environment.policy_table import BY_KEY

    setting = BY_KEY["bulk_scoring_limit"]
    assert (setting.default, setting.floor) == (500, 20_000)
    assert not setting.accepts(20_001)
    assert setting.accepts(0)

"""After the signature: who is due, one patient's follow-up, and recording what became of the treatment."""

from __future__ import annotations

import dataclasses
import json
from datetime import datetime

import pytest

from cds_app.domain.decision import Decision
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.domain.follow_up_plan import NextVisit
from cds_app.domain.outcome import OUTCOMES
from cds_app.store.decisions import SignedRow
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.follow_up import list_follow_ups, standing_choices
from cds_app.workflow.import_records import import_records
from cds_app.workflow.list_patients import list_patients
from cds_app.workflow.open_follow_up import open_follow_up
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.record_outcome import record_outcome
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.record_rating import record_rating
from cds_app.workflow.sign_decision import amend_decision, sign_decision
from tests.support.clock import FixedClock
from tests.support.follow_up_world import bundle_with_follow_up, surroundings_of, write_records
from tests.support.small_bundle import SmallBundle
from tests.support.world import PASSPHRASE, a_draft, an_own_view, make_session

DAY = 86_400
RATINGS = ("ONE,0,PHQ-9,total,20", "TWO,0,PHQ-9,total,18", "THREE,0,PHQ-9,total,22")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory) -> SmallBundle:
    return bundle_with_follow_up(tmp_path_factory.mktemp("bundle"))


@pytest.fixture
def session(bundle, tmp_path):
    surroundings = dataclasses.replace(surroundings_of(bundle), clock=FixedClock())
    opened = make_session(tmp_path / "store", surroundings=surroundings)
    import_records(opened, write_records(tmp_path / "set", RATINGS), attested=True)
    yield opened
    opened.close()


def decide(session, pseudonym: str, drug: str = "sertraline", decision: Decision | None = None) -> str:
    """Sign a decision; returns the record id."""
    record_id = find_patient(session, pseudonym)
    begun = record_own_view(session, record_id, an_own_view(drug))
    return sign(session, begun, drug, decision)


def sign(session, begun, drug: str, decision: Decision | None = None) -> str:
    shown = compare_treatments(session, begun.record_id, begun.assessment_id)
    if decision is None:
        shown = explain_choice(session, shown.assessment_id, drug).assessment
    changes = {} if decision is None else {"decision": decision}
    sign_decision(session, shown.assessment_id, a_draft(shown, drug, **changes), PASSPHRASE)
    return begun.record_id


def wait(session, days: float) -> None:
    session.clock.advance(days * DAY)


def status(session, pseudonym: str) -> str:
    return next(row.status for row in list_patients(session) if row.pseudonym == pseudonym)


def test_whoever_has_a_signed_decision_is_listed_and_the_longest_overdue_first(session):
    decide(session, "ONE")
    wait(session, 10)
    decide(session, "TWO", "mirtazapine")
    assert [(r.pseudonym, r.visit.state) for r in list_follow_ups(session)] == [("ONE", "not_yet"), ("TWO", "not_yet")]
    wait(session, 14)
    rows = list_follow_ups(session)
    assert [(r.pseudonym, r.visit, r.days_since) for r in rows] == [
        ("ONE", NextVisit(14, "overdue"), 24),
        ("TWO", NextVisit(14, "due"), 14),
    ]
    assert (rows[1].kind, rows[1].drug, rows[1].dose_mg_day) == ("treat", "mirtazapine", 50.0)


def test_a_rating_moves_list_and_worklist_alike_to_the_next_visit(session):
    record_id = decide(session, "ONE")
    wait(session, 14)
    assert status(session, "ONE") == "follow_up_due"
    record_rating(session, record_id, "PHQ-9", 14, total=9)
    row = list_follow_ups(session)[0]
    assert (row.visit, row.total, row.day, row.trend) == (NextVisit(42, "not_yet"), 9, 14, -11)
    assert status(session, "ONE") == "signed"
    wait(session, 28)
    assert status(session, "ONE") == "follow_up_due"
    record_rating(session, record_id, "PHQ-9", 42, total=7)
    assert list_follow_ups(session)[0].visit == NextVisit(None, "seen")
    assert status(session, "ONE") == "signed"


def test_a_follow_up_shows_what_was_signed_beside_what_is_known_by_now(session):
    record_id = decide(session, "ONE")
    wait(session, 15)
    found = open_follow_up(session, record_id)
    assert (found.decision, found.days_since, found.today) == (Decision("treat", "sertraline", 50.0), 15, 15)
    assert [e.outcome for e in found.estimates] == list(OUTCOMES)
    assert {e.drug for e in found.estimates} == {"sertraline"}
    signed = {
        (e["outcome"], e["probability"])
        for e in found.assessment.signed.statement["estimates"]
        if e["drug"] == "sertraline"
    }
    assert {(e.outcome, f"{e.probability:.6f}") for e in found.estimates} == signed
    assert dict(found.observed) == dict.fromkeys(OUTCOMES)
    assert found.update.estimate.reason == "no_follow_up"
    assert found.tested == ()


def test_after_a_visit_the_update_says_what_it_was_tested_on_at_that_time(session):
    record_id = decide(session, "ONE")
    wait(session, 15)
    record_rating(session, record_id, "PHQ-9", 15, total=9)
    found = open_follow_up(session, record_id)
    assert found.update.estimate.status == "estimated"
    settings = {t.setting: t for t in found.tested}
    assert set(settings) == {
        "dia_duloxetine_trial, drug", "dia_duloxetine_trial, placebo", "enrichd_bdi", "reisby_imipramine",
    }  # fmt: skip
    cardiac = settings["enrichd_bdi"]
    assert (cardiac.people, round(cardiac.auc.probability, 2), round(cardiac.observed, 2)) == (322, 0.78, 0.56)
    wait(session, 30)
    record_rating(session, record_id, "PHQ-9", 45, total=4)
    later = open_follow_up(session, record_id)
    assert (later.observed["response"], later.observed["remission"], later.total.value) == (True, True, 4)


def test_what_became_of_the_treatment_is_recorded_beside_what_was_told_before(session):
    record_id = decide(session, "ONE")
    wait(session, 15)
    assessment_id = open_follow_up(session, record_id).assessment.assessment_id
    taken = record_outcome(session, record_id, assessment_id, 15, None)
    assert (taken.course.stopped, taken.course.until_day, taken.observed["early_stop"]) == (False, 15, None)
    stopped = record_outcome(session, record_id, assessment_id, 20, "side_effects")
    assert (stopped.observed["early_stop"], stopped.observed["side_effect_stop"]) == (True, True)
    assert len(session.store.courses(record_id)) == 1


def test_the_log_has_the_decision_and_neither_day_nor_reason(session):
    record_id = decide(session, "ONE")
    assessment_id = open_follow_up(session, record_id).assessment.assessment_id
    record_outcome(session, record_id, assessment_id, 3, "side_effects")
    record_outcome(session, record_id, assessment_id, 4, "side_effects")
    told = [entry["data"] for _, _, entry in session.store.entries() if entry["event"] == "outcome_recorded"]
    assert [set(data) for data in told] == [{"record_id", "assessment_id", "correction", "surface"}] * 2
    assert [data["correction"] for data in told] == [False, True]
    assert "side_effects" not in json.dumps(told)
    assert session.store.verify_chain() is None


def test_a_record_without_known_treatments_keeps_not_knowing_them(session):
    """Otherwise one drug since day 0 would read as "no treatment failed before"."""
    record_id = decide(session, "ONE")
    assessment_id = open_follow_up(session, record_id).assessment.assessment_id
    record_outcome(session, record_id, assessment_id, 15, "no_benefit")
    assert session.store.record(record_id).treatments is None


def test_a_course_stands_in_a_record_that_knows_its_treatments(session, tmp_path):
    folder = write_records(tmp_path / "more", ("KNOWN,0,PHQ-9,total,20",))
    header = "pseudonym,drug,dose_mg_day,start_day,end_day,outcome,stop_reason,same_episode"
    (folder / "treatments.csv").write_text(f"{header}\nKNOWN,fluoxetine,20,-200,-100,none,no_benefit,yes\n")
    import_records(session, folder, attested=True)
    record_id = decide(session, "KNOWN")
    assessment_id = open_follow_up(session, record_id).assessment.assessment_id
    record_outcome(session, record_id, assessment_id, 15, "side_effects")
    treatments = session.store.record(record_id).treatments
    assert [(t.drug, t.start_day, t.end_day) for t in treatments] == [
        ("fluoxetine", -200, -100),
        ("sertraline", 0, 15),
    ]


def test_an_amendment_is_the_same_choice_and_another_decision_a_later_one(session):
    record_id = decide(session, "ONE")
    wait(session, 3)
    first = open_follow_up(session, record_id).assessment
    sign(session, amend_decision(session, first.assessment_id), "mirtazapine")
    found = open_follow_up(session, record_id)
    assert (found.decision.drug, found.days_since, found.later_choice) == ("mirtazapine", 3, False)
    wait(session, 20)
    decide(session, "ONE", "venlafaxine")
    later = open_follow_up(session, record_id)
    assert (later.decision.drug, later.days_since, later.later_choice, later.today) == ("venlafaxine", 0, True, 23)
    assert later.update is None
    assert dict(later.observed) == dict.fromkeys(OUTCOMES)
    assert later.visit == NextVisit(37, "not_yet")


def test_a_decision_without_a_drug_is_followed_without_estimate_and_course(session):
    record_id = decide(session, "ONE", decision=Decision("defer"))
    wait(session, 15)
    found = open_follow_up(session, record_id)
    assert (found.decision.kind, found.estimates, found.update, found.update_problem) == ("defer", (), None, "")
    with pytest.raises(CdsError) as error:
        record_outcome(session, record_id, found.assessment.assessment_id, 3, None)
    assert error.value.code == "no_drug_decided"


@pytest.mark.parametrize(
    ("day", "reason", "code"), [(-1, None, "course_day_outside"), (5, "because", "stop_reason_unknown")]
)
def test_what_cannot_be_is_refused_and_nothing_changes(session, day, reason, code):
    record_id = decide(session, "ONE")
    assessment_id = open_follow_up(session, record_id).assessment.assessment_id
    before = session.store.head()
    with pytest.raises(CdsError) as error:
        record_outcome(session, record_id, assessment_id, day, reason)
    assert error.value.code == code
    assert (session.store.head(), session.store.courses(record_id)) == (before, ())


def test_a_decision_that_was_replaced_meanwhile_is_not_written_to(session):
    record_id = decide(session, "ONE")
    first = open_follow_up(session, record_id).assessment
    sign(session, amend_decision(session, first.assessment_id), "mirtazapine")
    with pytest.raises(CdsError) as error:
        record_outcome(session, record_id, first.assessment_id, 5, None)
    assert error.value.code == "decision_replaced"


def test_without_a_signed_decision_there_is_nothing_to_follow(session):
    with pytest.raises(CdsError) as error:
        open_follow_up(session, find_patient(session, "TWO"))
    assert error.value.code == "nothing_signed"
    with pytest.raises(CdsError) as error:
        open_follow_up(session, "f" * 32)
    assert error.value.code == "patient_unknown"
    assert list_follow_ups(session) == ()


def test_a_bundle_that_cannot_be_used_takes_only_the_update_away(session, bundle, monkeypatch):
    record_id = decide(session, "ONE")
    session.forget_bundle()
    monkeypatch.setattr(session.surroundings, "bundles", bundle.directory)
    found = open_follow_up(session, record_id)
    assert found.update is None
    assert found.update_problem
    assert len(found.estimates) == len(OUTCOMES)


def test_only_a_clinician_follows_up_and_whoever_sees_patients_sees_the_list(bundle, tmp_path):
    session = make_session(
        tmp_path / "store", roles=("importer", "administrator"), surroundings=surroundings_of(bundle)
    )
    import_records(session, write_records(tmp_path / "set", RATINGS), attested=True)
    record_id = find_patient(session, "ONE")
    assert list_follow_ups(session) == ()
    with pytest.raises(NotAllowed):
        open_follow_up(session, record_id)
    with pytest.raises(NotAllowed):
        record_outcome(session, record_id, "a" * 32, 1, None)
    session.close()


def row(assessment_id: str, day: int, amends: str | None = None, record_id: str = "r") -> SignedRow:
    signed_at = datetime(2026, 11, day).isoformat() + "+00:00"
    return SignedRow(record_id, "P", assessment_id, amends, signed_at, "treat", "sertraline", None, *(None,) * 4)


@pytest.mark.parametrize(
    ("rows", "start"),
    [
        ([row("a", 1)], 0),
        ([row("a", 1), row("b", 5, "a")], 0),
        ([row("a", 1), row("b", 5, "a"), row("c", 9, "b")], 0),
        ([row("a", 1), row("b", 5)], 4),
        ([row("a", 1), row("b", 5), row("c", 9, "b")], 4),
        ([row("a", 1), row("b", 1)], 1),
    ],
)
def test_a_choice_begins_with_the_first_of_its_amendments(rows, start):
    found = standing_choices(rows)
    assert [(c.row, c.start_day) for c in found] == [(rows[-1], start)]

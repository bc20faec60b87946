"""A what-if is computed like a comparison, on a copy, within bounds; the store knows only that it was done."""

from __future__ import annotations

import dataclasses
import math
import zlib

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.domain.patient import Condition
from cds_app.domain.rating import Rating, baseline
from cds_app.domain.what_if import CHANGEABLE, LOCKED, changed_record, what_if_inputs
from cds_app.guidance.safety import cautions
from cds_app.scoring.features import PATIENT_INPUTS, patient_inputs
from cds_app.scoring.predictor import compare
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.import_records import import_records
from cds_app.workflow.open_patient import readiness_of
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.record_preferences import record_preferences
from cds_app.workflow.sign_decision import sign_decision
from cds_app.workflow.what_if import WhatIf, what_if
from tests.support.factories import make_record
from tests.support.world import (
    PASSPHRASE,
    SAMPLE,
    a_draft,
    an_own_view,
    make_session,
    one_more_patient,
    real_catalogue,
)

SCALES = real_catalogue().scales


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """One store for all of them; each test has a patient of its own."""
    opened = make_session(tmp_path_factory.mktemp("what_if") / "store")
    import_records(opened, SAMPLE, attested=True)
    yield opened
    opened.close()


@pytest.fixture
def record_id(session, request):
    return one_more_patient(session, f"W-{zlib.crc32(request.node.name.encode())}")


@pytest.fixture
def shown(session, record_id):
    own = record_own_view(session, record_id, an_own_view())
    return compare_treatments(session, record_id, own.assessment_id)


def opposite(record, name):
    """A change of one input away from what is recorded."""
    offer = next(o for o in what_if_inputs(record, SCALES) if o.name == name)
    if offer.kind == "total":
        return offer.high if offer.recorded != offer.high else offer.low
    return next(choice for choice in offer.choices if choice != offer.recorded)


def everything_in(session):
    """Every row of every table but the log's, as the database gives them."""
    rows = session.store._database.rows
    tables = [name for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {table: rows(f"SELECT * FROM {table}") for table in tables if table != "entries"}


def files_in(session):
    return sorted(path.name for path in session.store.directory.rglob("*"))


@pytest.mark.requirement("EXP-06")
def test_nothing_of_it_is_stored_but_the_names_of_what_was_changed(session, shown):
    before, files = everything_in(session), files_in(session)
    size, _ = session.store.head()
    changes = {name: opposite(shown.record, name) for name in CHANGEABLE}
    result = what_if(session, shown.assessment_id, changes)
    assert everything_in(session) == before
    assert files_in(session) == files
    assert session.store.head()[0] == size + 1
    entry = next(session.store.entries(size))[2]
    assert entry["event"] == EventKind.WHAT_IF
    assert entry["data"] == {
        "record_id": shown.record_id,
        "assessment_id": shown.assessment_id,
        "inputs": list(CHANGEABLE),
        "surface": "window",
    }
    assert session.store.assessment(shown.assessment_id) == shown
    assert result.before == shown.comparison


@pytest.mark.requirement("EXP-06")
def test_it_has_nothing_that_could_be_signed_and_what_is_signed_is_what_was_shown(session, shown):
    result = what_if(session, shown.assessment_id, {"anxious_distress": opposite(shown.record, "anxious_distress")})
    names = {field.name for field in dataclasses.fields(WhatIf)}
    assert names == {"pseudonym", "changed", "before", "after"}
    draft = a_draft(shown, decision=dataclasses.replace(a_draft(shown).decision, kind="none", drug=None))
    draft = dataclasses.replace(draft, decision=dataclasses.replace(draft.decision, dose_mg_day=None))
    signed = sign_decision(session, shown.assessment_id, draft, PASSPHRASE)
    assert signed.comparison == result.before != result.after


def test_the_numbers_are_those_of_a_comparison_of_the_changed_record(session, shown):
    changes = {"severity_level": 24, "anxious_distress": "unknown"}
    changes["anxious_distress"] = opposite(shown.record, "anxious_distress")
    result = what_if(session, shown.assessment_id, changes)
    copy = changed_record(shown.record, changes, SCALES)
    again = compare(
        copy,
        session.catalogue,
        session.bundle,
        readiness=readiness_of(session, copy),
        cautions=cautions(copy, session.catalogue),
    )
    assert result.after == again
    assert result.after != result.before
    assert set(result.changed) == {"severity_level", "anxious_distress"}


@pytest.mark.parametrize("name", CHANGEABLE)
def test_each_change_reaches_the_one_input_it_names_and_no_other(name):
    record = make_record(conditions=(), values={"anxious_distress": "yes", "employment": "employed"})
    catalogue = real_catalogue()
    before = patient_inputs(record, catalogue)
    after = patient_inputs(changed_record(record, {name: opposite(record, name)}, SCALES), catalogue)
    both_missing = {i for i in PATIENT_INPUTS if math.isnan(before[i]) and math.isnan(after[i])}
    assert {i for i in PATIENT_INPUTS if before[i] != after[i]} - both_missing == {name}


def test_what_may_be_tried_is_an_input_of_the_model_and_nothing_of_the_past():
    assert set(CHANGEABLE) <= set(PATIENT_INPUTS)
    assert set(PATIENT_INPUTS) - set(CHANGEABLE) <= set(LOCKED)
    assert not set(CHANGEABLE) & set(LOCKED)


@pytest.mark.parametrize("name", [*LOCKED, "employment", "bmi", "pregnancy", "seizure_disorder", "phq9"])
def test_everything_else_is_locked(session, shown, name):
    head = session.store.head()
    with pytest.raises(NotAllowed) as refused:
        what_if(session, shown.assessment_id, {name: "yes"})
    assert refused.value.code == "what_if_locked"
    assert session.store.head() == head


@pytest.mark.parametrize(
    "changes",
    [
        {"severity_level": 28},
        {"severity_level": -1},
        {"severity_level": 17.5},
        {"severity_level": "17"},
        {"severity_level": True},
        {"anxious_distress": "maybe"},
        {"chronic_pain": "unknown"},
        {"anxious_distress": 1},
    ],
)
def test_a_value_beyond_its_bounds_is_refused(session, shown, changes):
    with pytest.raises(NotAllowed) as refused:
        what_if(session, shown.assessment_id, changes)
    assert refused.value.code == "what_if_outside"


def test_what_is_as_recorded_is_no_what_if(session, shown):
    start = baseline(shown.record.ratings, SCALES)
    for changes in ({}, {"severity_level": start.value}):
        with pytest.raises(NotAllowed) as refused:
            what_if(session, shown.assessment_id, changes)
        assert refused.value.code == "what_if_unchanged"


@pytest.mark.requirement("EXP-06")
def test_there_is_none_before_the_reveal(session, record_id):
    own = record_own_view(session, record_id, an_own_view())
    head = session.store.head()
    with pytest.raises(NotAllowed) as refused:
        what_if(session, own.assessment_id, {"anxious_distress": "unknown"})
    assert refused.value.code == "own_view_first"
    assert session.store.head() == head


def test_a_record_that_changed_since_has_to_be_compared_anew_and_preferences_do_not_count(session, shown):
    change = {"anxious_distress": opposite(shown.record, "anxious_distress")}
    record_preferences(session, shown.record_id, (("nausea", 50),))
    what_if(session, shown.assessment_id, change)
    with session.store.change(EventKind.RATING_RECORDED, {"record_id": shown.record_id}) as writing:
        writing.add_ratings(shown.record_id, [Rating(7, "PHQ-9", "total", 9)], SCALES)
    with pytest.raises(NotAllowed) as refused:
        what_if(session, shown.assessment_id, change)
    assert refused.value.code == "stale_assessment"


def test_an_auditor_cannot_try(session, shown, monkeypatch):
    monkeypatch.setattr(session.store, "user", dataclasses.replace(session.user, roles=("auditor",)))
    with pytest.raises(CdsError) as refused:
        what_if(session, shown.assessment_id, {"anxious_distress": "unknown"})
    assert refused.value.code == "role_missing"


def test_another_total_leaves_the_answers_about_self_harm_where_they_are():
    items = tuple(Rating(0, "PHQ-9", str(n), 2) for n in range(1, 10))
    record = make_record(ratings=items)
    changed = changed_record(record, {"severity_level": 5}, SCALES)
    assert set(items) <= set(changed.ratings)
    assert baseline(changed.ratings, SCALES).value == 5
    again = changed_record(changed, {"severity_level": 6}, SCALES)
    assert len(again.ratings) == len(items) + 1


def test_a_condition_is_added_and_taken_away_and_others_stay():
    other = Condition("migraine", "past")
    record = make_record(conditions=(other, Condition("ptsd", "past")))
    added = changed_record(record, {"ptsd": "yes"}, SCALES)
    assert added.conditions == (other, Condition("ptsd", "past"), Condition("ptsd", "current"))
    assert changed_record(added, {"ptsd": "no"}, SCALES) == record


def test_where_conditions_are_not_known_none_is_offered_because_naming_one_denies_the_others():
    offers = {offer.name: offer for offer in what_if_inputs(make_record(conditions=None), SCALES)}
    assert {name: offers[name].fixed for name in ("chronic_pain", "ptsd")} == dict.fromkeys(
        ("chronic_pain", "ptsd"), "conditions_unknown"
    )
    with pytest.raises(NotAllowed):
        changed_record(make_record(conditions=None), {"ptsd": "yes"}, SCALES)


def test_without_a_rating_the_severity_cannot_be_tried():
    offers = {offer.name: offer for offer in what_if_inputs(make_record(phq9=None), SCALES)}
    assert offers["severity_level"].fixed == "no_baseline"

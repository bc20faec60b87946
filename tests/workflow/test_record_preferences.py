"""What a patient wants to avoid: kept, counted in the log, shown, signed as shown, and never a part of an estimate."""

from __future__ import annotations

import dataclasses
import zlib

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import State
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.domain.patient import CONCERNS, Preference
from cds_app.domain.preference import concerns_shown, heaviest_first
from cds_app.domain.rating import Rating
from cds_app.store.change import Change
from cds_app.workflow.compare_treatments import compare_record, compare_treatments
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.import_records import import_records
from cds_app.workflow.manage_users import add_user
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.record_preferences import record_preferences
from cds_app.workflow.sign_decision import abandon_assessment, amend_decision, sign_decision, snapshot_sha256
from tests.support.world import (
    PASSPHRASE,
    SAMPLE,
    SHOWCASE,
    a_draft,
    an_own_view,
    make_session,
    one_more_patient,
    reopen,
)


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """One store for all of them; each test has a patient of its own."""
    opened = make_session(tmp_path_factory.mktemp("preferences") / "store")
    import_records(opened, SAMPLE, attested=True)
    yield opened
    opened.close()


@pytest.fixture
def record_id(session, request):
    return one_more_patient(session, f"T-{zlib.crc32(request.node.name.encode())}")


CHOSEN = (("nausea", 60), ("weight_gain", 90), ("insomnia", 0))


def shown(session, record_id):
    own = record_own_view(session, record_id, an_own_view())
    return compare_treatments(session, record_id, own.assessment_id)


def last_entry(session):
    return list(session.store.entries())[-1][2]


def test_they_count_from_then_on_in_the_patients_own_order_and_not_by_weight(session, record_id):
    recorded = record_preferences(session, record_id, CHOSEN)
    wanted = tuple(Preference(*chosen) for chosen in CHOSEN)
    assert recorded.preferences == wanted
    assert session.store.record(record_id).preferences == wanted
    assert concerns_shown(wanted) == ("nausea", "weight_gain")


def test_what_was_imported_and_every_set_before_is_kept_beside_it(session, record_id):
    imported = session.store.record(record_id).preferences
    assert imported == heaviest_first(imported)
    assert len(imported) >= 2
    record_preferences(session, record_id, CHOSEN)
    record_preferences(session, record_id, ())
    first, second, third = session.store.preference_sets(record_id)
    assert first == imported
    assert second == tuple(Preference(*chosen) for chosen in CHOSEN)
    assert third == ()
    assert session.store.record(record_id).preferences == ()


def test_they_are_there_after_the_store_was_closed(tmp_path):
    session = make_session(tmp_path / "store")
    import_records(session, SAMPLE, attested=True)
    record_preferences(session, find_patient(session, SHOWCASE), CHOSEN)
    session.close()
    again = reopen(tmp_path / "store")
    kept = again.store.record(find_patient(again, SHOWCASE)).preferences
    again.close()
    assert [(p.concern, p.weight) for p in kept] == list(CHOSEN)


@pytest.mark.parametrize("what", ["UPDATE preference_sets SET chosen = '[]'", "DELETE FROM preference_sets"])
def test_a_set_is_never_changed_or_removed(session, record_id, what):
    record_preferences(session, record_id, CHOSEN)
    database = session.store._database
    with pytest.raises(Exception, match="preference_sets: never"), database.transaction():
        database.run(what)


@pytest.mark.requirement("AUD-12")
def test_the_log_has_counts_and_no_value_of_the_patient(session, record_id):
    recorded = record_preferences(session, record_id, CHOSEN, handed_over=True)
    entry = last_entry(session)
    assert entry["event"] == EventKind.PREFERENCES_RECORDED
    assert entry["data"] == {
        "record_id": record_id,
        "concerns": 3,
        "weighing": 2,
        "assessments": [],
        "handed_over": True,
        "surface": "window",
    }
    words = str(entry)
    assert not [concern for concern in CONCERNS if concern in words]
    assert recorded.pseudonym not in words


@pytest.mark.parametrize(
    ("concerns", "code"),
    [
        (tuple((concern, 50) for concern in CONCERNS), "concerns_too_many"),
        ((("nausea", 50), ("nausea", 60)), "concern_twice"),
        ((("taste", 50),), "concern_unknown"),
        ((("nausea", 101),), "weight_outside"),
        ((("nausea", -1),), "weight_outside"),
        ((("nausea", 50.5),), "weight_outside"),
        ((("nausea", True),), "weight_outside"),
    ],
)
def test_what_is_not_a_set_of_preferences_leaves_nothing(session, record_id, concerns, code):
    before = session.store.head(), session.store.record(record_id)
    with pytest.raises(NotAllowed) as refused:
        record_preferences(session, record_id, concerns)
    assert refused.value.code == code
    assert (session.store.head(), session.store.record(record_id)) == before


def test_five_are_allowed(session, record_id):
    chosen = tuple((concern, 100) for concern in reversed(CONCERNS[1:]))
    assert len(record_preferences(session, record_id, chosen).preferences) == 5


def test_a_patient_who_is_not_there_is_said_so(session):
    with pytest.raises(CdsError) as refused:
        record_preferences(session, "0" * 32, CHOSEN)
    assert refused.value.code == "patient_unknown"


def test_only_a_clinician_records_them(tmp_path):
    session = make_session(tmp_path / "store", roles=("administrator", "importer"))
    import_records(session, SAMPLE, attested=True)
    record_id = find_patient(session, SHOWCASE)
    with pytest.raises(NotAllowed) as refused:
        record_preferences(session, record_id, CHOSEN)
    session.close()
    assert refused.value.code == "role_missing"


def test_no_estimate_rests_on_them_and_no_drug_moves(session, record_id):
    record = session.store.record(record_id)
    without = compare_record(session, dataclasses.replace(record, preferences=()))
    heavy = tuple(Preference(concern, 100) for concern in CONCERNS[:5])
    assert compare_record(session, dataclasses.replace(record, preferences=heavy)) == without


@pytest.mark.requirement("SIG-12")
def test_after_the_reveal_the_same_estimates_are_signed_with_the_preferences_that_were_shown(session, record_id):
    before = shown(session, record_id)
    (redrawn,) = record_preferences(session, record_id, CHOSEN).assessments
    assert redrawn.comparison == before.comparison
    assert redrawn.own_view == before.own_view
    assert [p.concern for p in redrawn.record.preferences] == [concern for concern, _ in CHOSEN]
    assert session.store.assessment(before.assessment_id) == redrawn
    assert last_entry(session)["data"]["assessments"] == [before.assessment_id]
    ready = explain_choice(session, before.assessment_id, "sertraline").assessment
    signed = sign_decision(session, before.assessment_id, a_draft(ready), PASSPHRASE)
    assert signed.signed.statement["assessment_sha256"] == snapshot_sha256(ready)
    assert snapshot_sha256(ready) != snapshot_sha256(dataclasses.replace(ready, record=before.record))


def test_between_own_view_and_reveal_the_comparison_takes_them_up(session, record_id):
    own = record_own_view(session, record_id, an_own_view())
    record_preferences(session, record_id, CHOSEN)
    made = compare_treatments(session, record_id, own.assessment_id)
    assert concerns_shown(made.record.preferences) == ("nausea", "weight_gain")


def test_what_was_signed_or_given_up_stays_as_it_was(session, record_id):
    shown(session, record_id)
    given_up = abandon_assessment(session, shown(session, record_id).assessment_id, "not_now")
    ready = explain_choice(session, shown(session, record_id).assessment_id, "sertraline").assessment
    signed = sign_decision(session, ready.assessment_id, a_draft(ready), PASSPHRASE)
    recorded = record_preferences(session, record_id, CHOSEN)
    assert {a.state for a in recorded.assessments} == {State.ESTIMATES_SHOWN}
    assert session.store.assessment(given_up.assessment_id) == given_up
    assert session.store.assessment(signed.assessment_id) == signed


def test_a_signed_decision_can_be_amended_with_them(session, record_id):
    ready = explain_choice(session, shown(session, record_id).assessment_id, "sertraline").assessment
    signed = sign_decision(session, ready.assessment_id, a_draft(ready), PASSPHRASE)
    record_preferences(session, record_id, CHOSEN)
    amended = amend_decision(session, signed.assessment_id)
    assert amended.comparison == signed.comparison
    assert concerns_shown(amended.record.preferences) == ("nausea", "weight_gain")
    sign_decision(session, amended.assessment_id, a_draft(amended), PASSPHRASE)


def test_what_was_stale_before_stays_stale(session, record_id):
    ready = explain_choice(session, shown(session, record_id).assessment_id, "sertraline").assessment
    with session.store.change(EventKind.RATING_RECORDED, {"record_id": record_id}) as change:
        change.add_ratings(record_id, [Rating(7, "PHQ-9", "total", 9)], session.catalogue.scales)
    assert record_preferences(session, record_id, CHOSEN).assessments == ()
    with pytest.raises(NotAllowed) as refused:
        sign_decision(session, ready.assessment_id, a_draft(ready), PASSPHRASE)
    assert refused.value.code == "stale_assessment"


def test_a_change_that_fails_half_way_leaves_neither_preferences_nor_snapshot(session, record_id, monkeypatch):
    before = shown(session, record_id)
    kept = session.store.record(record_id), session.store.head()

    def broken(*_):
        raise RuntimeError("power cut")

    monkeypatch.setattr(Change, "save_assessment", broken)
    with pytest.raises(RuntimeError, match="power cut"):
        record_preferences(session, record_id, CHOSEN)
    monkeypatch.undo()
    assert (session.store.record(record_id), session.store.head()) == kept
    assert session.store.assessment(before.assessment_id) == before


def test_the_person_who_hands_over_is_confirmed_by_passphrase_and_a_wrong_one_is_logged(session):
    with pytest.raises(CdsError) as refused:
        confirm_person(session, "not this one at all")
    assert refused.value.code == "passphrase_wrong"
    entry = last_entry(session)
    assert entry["event"] == EventKind.SIGN_IN_FAILED
    assert entry["data"] == {"count": 1, "during": "hand_over", "surface": "window"}
    head = session.store.head()
    confirm_person(session, PASSPHRASE)
    assert session.store.head() == head


def test_somebody_elses_passphrase_does_not_end_it(session):
    add_user(
        session,
        name="bob",
        display_name="Bob Example",
        credential="",
        roles=("clinician",),
        passphrase="another long passphrase here",
        confirm=PASSPHRASE,
    )
    with pytest.raises(CdsError) as refused:
        confirm_person(session, "another long passphrase here")
    assert refused.value.code == "passphrase_wrong"

"""Stopping leaves everything as it was and a note; what has changed since is named and bars a signature."""

from __future__ import annotations

import dataclasses

import pytest

from cds_app.domain.decision import State
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.import_records import import_records
from cds_app.workflow.open_patient import find_patient, open_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.sign_decision import sign_decision
from cds_app.workflow.staleness import changed_since_shown, what_changed
from tests.support.world import PASSPHRASE, SAMPLE, SHOWCASE, a_draft, an_own_view, make_session


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    opened = make_session(tmp_path_factory.mktemp("stop") / "store")
    import_records(opened, SAMPLE, attested=True)
    yield opened
    opened.close()


@pytest.fixture
def begun(session):
    return record_own_view(session, find_patient(session, SHOWCASE), an_own_view())


def events(session):
    return [entry["event"] for _, _, entry in session.store.entries()]


@pytest.mark.requirement("SCO-15")
@pytest.mark.parametrize("asked", [1, 2], ids=["before the model is asked", "after it answered"])
def test_a_stop_keeps_nothing_and_leaves_the_own_view_and_a_note(session, begun, asked):
    answers = iter([False] * (asked - 1) + [True])
    before = events(session)
    with pytest.raises(CdsError) as stopped:
        compare_treatments(session, begun.record_id, begun.assessment_id, stop=lambda: next(answers))
    assert stopped.value.code == "comparison_stopped"
    kept = session.store.assessment(begun.assessment_id)
    assert kept == begun
    assert kept.state is State.OWN_VIEW_RECORDED
    assert events(session)[len(before) :] == ["comparison_stopped"]
    assert compare_treatments(session, begun.record_id, begun.assessment_id).state is State.ESTIMATES_SHOWN


def test_nobody_stops_it_unless_asked(session, begun):
    assert compare_treatments(session, begun.record_id, begun.assessment_id, progress=lambda *_: None).comparison


@pytest.mark.requirement("SIG-15")
@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("catalogue", {"catalogue_sha256": "0" * 64}),
        ("policy", {"policy_sha256": "0" * 64}),
        ("program", {"program": "0.0.1"}),
    ],
)
def test_each_thing_an_assessment_rests_on_is_named_when_it_changes(session, begun, code, changes):
    shown = compare_treatments(session, begun.record_id, begun.assessment_id)
    assert changed_since_shown(session, shown.assessment_id) == ()
    assert what_changed(session, dataclasses.replace(shown, **changes)) == (code,)


@pytest.mark.requirement("SIG-15")
def test_another_record_or_bundle_is_named_and_preferences_only_where_they_count(session, begun):
    shown = compare_treatments(session, begun.record_id, begun.assessment_id)
    other = dataclasses.replace(shown.record, preferences=())
    assert what_changed(session, dataclasses.replace(shown, record=other)) == ("record",)
    assert what_changed(session, dataclasses.replace(shown, record=other), but_preferences=True) == ()
    bundle = dataclasses.replace(shown.comparison.bundle, sha256="1" * 64)
    with_other = dataclasses.replace(shown, comparison=dataclasses.replace(shown.comparison, bundle=bundle))
    assert what_changed(session, with_other) == ("bundle",)


def test_a_signed_assessment_is_what_it_was_whatever_changes(session, begun):
    compare_treatments(session, begun.record_id, begun.assessment_id)
    shown = explain_choice(session, begun.assessment_id, "sertraline").assessment
    sign_decision(session, shown.assessment_id, a_draft(shown), PASSPHRASE)
    session.store.record(begun.record_id)
    assert changed_since_shown(session, shown.assessment_id) == ()
    assert open_patient(session, begun.record_id).latest.state is State.SIGNED


@pytest.mark.requirement("SIG-09")
@pytest.mark.parametrize(
    "comment", ["spoke to her husband Peter", "tel 030 1234567", f"as for {SHOWCASE.lower()}", "born 4/5/1980"]
)
def test_a_comment_that_tells_who_somebody_is_is_not_signed_and_its_words_are_nowhere(session, begun, comment):
    compare_treatments(session, begun.record_id, begun.assessment_id)
    shown = explain_choice(session, begun.assessment_id, "sertraline").assessment
    before = events(session)
    with pytest.raises(NotAllowed) as refused:
        sign_decision(session, shown.assessment_id, a_draft(shown, comment=comment), PASSPHRASE)
    assert refused.value.code == "comment_identifies"
    assert comment not in str(refused.value) + str(refused.value.params)
    assert events(session) == before
    assert session.store.assessment(shown.assessment_id).signed is None
    signed = sign_decision(session, shown.assessment_id, a_draft(shown, comment="as discussed"), PASSPHRASE)
    assert signed.state is State.SIGNED


def test_every_detail_that_is_opened_stands_in_the_log_also_of_a_drug_without_a_number(session, begun):
    shown = compare_treatments(session, begun.record_id, begun.assessment_id)
    drug = shown.comparison.not_estimated[0]
    opened = explain_choice(session, begun.assessment_id, drug)
    assert opened.explanations == ()
    _, _, last = list(session.store.entries())[-1]
    assert (last["event"], last["data"]["drug"]) == ("explanation_opened", drug)

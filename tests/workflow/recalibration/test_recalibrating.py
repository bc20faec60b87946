"""Proposed by one person, approved by another, shown with every estimate, taken back to the byte."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import Assessment
from cds_app.domain.errors import CdsError
from cds_app.domain.outcome import OUTCOMES
from cds_app.workflow.approve_recalibration import approve_recalibration, withdraw_recalibration
from cds_app.workflow.compare_stored import compare_stored
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.propose_recalibration import preview_recalibration, propose_recalibration
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.replay_assessment import replay_assessment
from cds_app.workflow.score_records import comparison_json
from cds_app.workflow.session import Session
from cds_app.workflow.show_recalibration import recalibration_view
from cds_app.workflow.sign_decision import sign_decision
from tests.support.factories import make_record
from tests.support.small_bundle import build
from tests.support.world import PASSPHRASE, SHOWCASE, a_draft, an_own_view, make_session, reopen
from tests.workflow.bundles.world import keep_records, refused, surroundings_of
from tests.workflow.recalibration.world import BEN, INTERCEPT, PEOPLE, SLOPE, through

ASKED = ("response", "early_stop")


def shown(session: Session) -> str:
    """The showcase patient's comparison, as bytes would be."""
    return json.dumps(comparison_json(compare_stored(session, SHOWCASE)[0]))


def explained(session: Session) -> str:
    """Explanations of one drug's numbers for the showcase patient, to the last digit."""
    record = session.store.record(find_patient(session, SHOWCASE))
    comparison = compare_stored(session, SHOWCASE)[0]
    return repr([session.explainer.explain(record, session.catalogue, "sertraline", o, comparison) for o in ASKED])


def signed_off(session: Session) -> Assessment:
    """Own view, estimates and an explanation: ready to be signed."""
    record_id = find_patient(session, SHOWCASE)
    begun = record_own_view(session, record_id, an_own_view())
    compare_treatments(session, record_id, begun.assessment_id)
    return explain_choice(session, begun.assessment_id, "sertraline").assessment


@pytest.mark.requirement("MOD-12")
def test_the_line_that_the_patients_follow_is_found_and_too_few_have_none(plain):
    found = preview_recalibration(plain.session)
    by = {o.outcome: o for o in found.outcomes}
    response = by["response"]
    assert response.problem is None
    assert response.intercept.low < INTERCEPT < response.intercept.high
    assert response.slope.low < SLOPE < response.slope.high
    assert (response.people, found.people, found.records) == (PEOPLE, PEOPLE, PEOPLE + 1)
    off = [abs(f.predicted - response.observed.value) for f in (response.after, response.before)]
    assert off[0] < 0.01 < off[1]
    assert response.after.brier < response.before.brier
    # stops follow the bundle as it is, and hardly anybody reaches a total of remission
    assert by["early_stop"].problem in ("not_needed", "slope_not_above_0")
    assert [line.outcome for line in found.lines] == ["response"]
    assert not plain.session.store.recalibrations()


@pytest.mark.requirement("MOD-12")
def test_estimates_move_only_after_a_second_person_has_approved(proposed, stages):
    with_nothing = reopen(shutil.copytree(stages[0]["plain"], proposed.folder.parent / "other"), proposed.surroundings)
    before = shown(with_nothing)
    with_nothing.close()
    assert shown(proposed.session) == before
    assert refused(lambda: approve_recalibration(proposed.session, proposed.made, PASSPHRASE)) == "recalibration_own"
    ben = proposed.sign_in(BEN)
    assert refused(lambda: approve_recalibration(ben, proposed.made, "wrong")) == "passphrase_wrong"
    assert shown(ben) == before
    approve_recalibration(ben, proposed.made, PASSPHRASE)
    assert shown(ben) != before
    for kind in ("recalibration_proposed", "recalibration_approved"):
        (event,) = proposed.events(kind)
        assert event["recalibration_id"] == proposed.made
    assert [line["outcome"] for line in proposed.events("recalibration_proposed")[0]["lines"]] == ["response"]


@pytest.mark.requirement("MOD-12")
def test_a_proposal_needs_the_passphrase_and_the_role(plain):
    assert refused(lambda: propose_recalibration(plain.session, "wrong")) == "passphrase_wrong"
    plain.session.store.user = replace(plain.session.user, roles=("auditor",))
    assert refused(lambda: propose_recalibration(plain.session, PASSPHRASE)) == "role_missing"
    assert not plain.session.store.recalibrations()


@pytest.mark.requirement("MOD-12")
def test_not_even_the_table_lets_one_person_do_both(proposed):
    store = proposed.session.store
    with pytest.raises(CdsError) as caught, store.change(EventKind.RECALIBRATION_APPROVED, {}) as change:
        change.approve_recalibration(proposed.made)
    assert caught.value.code == "recalibration_decided"
    assert "by two people" in str(caught.value.__cause__)
    assert store.recalibrations()[-1].approved is None


@pytest.mark.requirement("MOD-12")
def test_each_estimate_goes_through_the_line_and_order_and_groups_stay(approved):
    moved, _ = compare_stored(approved.session, SHOWCASE)
    withdraw_recalibration(approved.session, approved.made, PASSPHRASE)
    plain, _ = compare_stored(approved.session, SHOWCASE)
    line = moved.bundle.recalibration.lines[0]
    for drug in plain.drugs():
        for outcome in OUTCOMES:
            old, new = plain.of(drug, outcome), moved.of(drug, outcome)
            if outcome != "response":
                assert new == old
                continue
            for part in ("probability", "low", "high"):
                expected = through(getattr(old, part), line.intercept, line.slope)
                assert getattr(new, part) == pytest.approx(expected, abs=1e-12)
            assert new.tie_group == old.tie_group
    assert moved.bundle.recalibration.people == PEOPLE
    assert replace(moved.bundle, recalibration=None) == plain.bundle


@pytest.mark.requirement("MOD-12")
def test_what_was_withdrawn_leaves_the_bytes_of_before(approved, stages):
    with_nothing = reopen(shutil.copytree(stages[0]["plain"], approved.folder.parent / "other"), approved.surroundings)
    before = shown(with_nothing), explained(with_nothing)
    with_nothing.close()
    recalibrated = shown(approved.session), explained(approved.session)
    assert not set(recalibrated) & set(before)
    made = approved.made
    assert refused(lambda: withdraw_recalibration(approved.session, made, "wrong")) == "passphrase_wrong"
    withdraw_recalibration(approved.session, made, PASSPHRASE)
    assert (shown(approved.session), explained(approved.session)) == before
    for act in (withdraw_recalibration, approve_recalibration):
        session = approved.sign_in(BEN)
        assert refused(lambda act=act, session=session: act(session, made, PASSPHRASE)) == "recalibration_decided"
    (event,) = approved.events("recalibration_withdrawn")
    assert (event["was"], event["in_use"]) == ("approved", True)


@pytest.mark.requirement("MOD-12")
@pytest.mark.requirement("MOD-16")
def test_a_signed_decision_says_so_adds_up_and_replays_after_the_withdrawal(approved):
    session = approved.session
    assessment = signed_off(session)
    for explanation in assessment.explanations:
        total = explanation.base + sum(c.points for c in explanation.contributions)
        shown_number = assessment.comparison.of(explanation.drug, explanation.outcome).probability
        assert total == pytest.approx(shown_number, abs=1e-6)
    signed = sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE)
    told = signed.signed.statement["bundle"]["recalibration"]
    assert (told["id"], told["people"], told["lines"][0]["outcome"]) == (approved.made, PEOPLE, "response")
    assert approved.events("estimates_shown")[-1]["recalibration_id"] == approved.made
    assert replay_assessment(session, SHOWCASE).bundle_in_use
    withdraw_recalibration(session, approved.made, PASSPHRASE)
    again = replay_assessment(session, SHOWCASE)
    assert again.same
    assert not again.bundle_in_use


@pytest.mark.requirement("MOD-12")
def test_estimates_from_before_the_approval_cannot_be_signed_after_it(proposed):
    ben = proposed.sign_in(BEN)
    assessment = signed_off(ben)
    approve_recalibration(ben, proposed.made, PASSPHRASE)
    draft = a_draft(assessment)
    assert refused(lambda: sign_decision(ben, assessment.assessment_id, draft, PASSPHRASE)) == "stale_assessment"


@pytest.mark.requirement("MOD-12")
def test_another_catalogue_puts_it_out_of_use(approved):
    other = replace(approved.surroundings.catalogue, sha256="0" * 64)
    approved.surroundings = replace(approved.surroundings, read_catalogue=lambda: other)
    session = approved.sign_in(BEN)
    assert compare_stored(session, SHOWCASE)[0].bundle.recalibration is None
    (row,) = recalibration_view(session).shown
    assert (row.in_use, row.fits, row.state) == (False, False, "approved")


@pytest.mark.requirement("MOD-12")
def test_another_bundle_puts_it_out_of_use_and_none_of_it_can_be_approved_there(proposed):
    small = build(proposed.folder.parent / "vendor", draws=2, trees=4, rows=200, seed=9)
    proposed.surroundings, _ = surroundings_of(proposed.folder.parent / "other program", small)
    ben = proposed.sign_in(BEN)
    assert refused(lambda: approve_recalibration(ben, proposed.made, PASSPHRASE)) == "recalibration_other_bundle"
    (row,) = recalibration_view(ben).shown
    assert (row.fits, row.may_approve, row.may_withdraw) == (False, False, True)


@pytest.mark.requirement("MOD-12")
def test_only_the_newest_proposal_for_what_is_in_use_can_be_approved(proposed):
    first, second = proposed.made, proposed.propose_again()
    ben = proposed.sign_in(BEN)
    assert refused(lambda: approve_recalibration(ben, first, PASSPHRASE)) == "recalibration_not_newest"
    assert [(r.recalibration_id, r.may_approve) for r in recalibration_view(ben).shown] == [
        (second, True),
        (first, False),
    ]
    approve_recalibration(ben, second, PASSPHRASE)
    view = recalibration_view(ben)
    assert view.in_use.recalibration_id == second
    assert (view.in_use.proposed.who, view.in_use.approved.who) == ("Dr Ada Example", "Dr Ben Example")
    assert refused(lambda: approve_recalibration(ben, "0" * 32, PASSPHRASE)) == "recalibration_unknown"


@pytest.mark.requirement("MOD-12")
def test_a_later_one_replaces_it_and_its_withdrawal_leads_back_to_the_bundle(approved):
    first, second = approved.made, approved.propose_again()
    approve_recalibration(approved.sign_in("ada"), second, PASSPHRASE)
    states = {r.recalibration_id: r.state for r in recalibration_view(approved.session).shown}
    assert states == {second: "approved", first: "replaced"}
    withdraw_recalibration(approved.session, second, PASSPHRASE)
    assert compare_stored(approved.session, SHOWCASE)[0].bundle.recalibration is None


@pytest.mark.requirement("MOD-12")
def test_with_too_few_patients_nothing_can_be_proposed(plain, tmp_path):
    session = make_session(tmp_path / "small", surroundings=plain.surroundings)
    keep_records(session, make_record(SHOWCASE))
    found = preview_recalibration(session)
    assert {(o.problem, o.people) for o in found.outcomes} == {("too_few", "fewer than 5")}
    assert refused(lambda: propose_recalibration(session, PASSPHRASE)) == "recalibration_nothing"
    assert not session.store.recalibrations()
    session.close()

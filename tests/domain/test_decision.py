import dataclasses
import itertools

import pytest

from cds_app.domain.decision import (
    OWNERS,
    TRANSITIONS,
    Decision,
    OwnView,
    Reason,
    Signer,
    SignOff,
    State,
    agreement,
    check_can_move,
    check_can_show_estimates,
    check_can_sign,
    check_own_view,
    left_to_do,
    required_acknowledgements,
    statement,
)
from cds_app.domain.errors import NotAllowed
from cds_app.domain.roles import ROLES
from tests.support.factories import make_assessment, make_comparison

DRUGS = ("bupropion", "escitalopram", "mirtazapine", "reboxetine")
REASON = Reason("cds-reasons", "side_effects", "Fits the side effects to avoid")
COMPLETE = SignOff(
    Decision("treat", "escitalopram", 10.0), (REASON,), None, ("basis", "inputs_missing", "caution:ssri_bleeding")
)


def test_every_state_has_moves_and_an_owner():
    assert set(TRANSITIONS) == set(State)
    assert set(OWNERS) == set(State)
    assert set(OWNERS.values()) <= set(ROLES)


@pytest.mark.requirement("SIG-01")
def test_only_declared_moves_exist():
    for state, to in itertools.product(State, State):
        if to in TRANSITIONS[state]:
            check_can_move(state, to)
        else:
            with pytest.raises(NotAllowed):
                check_can_move(state, to)


@pytest.mark.requirement("SIG-17")
def test_a_signed_assessment_goes_nowhere():
    assert TRANSITIONS[State.SIGNED] == frozenset()


@pytest.mark.requirement("SCO-11")
def test_estimates_need_the_own_view_where_policy_asks():
    bare = make_assessment(State.OPEN, own_view=None, comparison=None)
    with pytest.raises(NotAllowed) as error:
        check_can_show_estimates(bare, "required")
    assert error.value.code == "own_view_first"
    check_can_show_estimates(bare, "optional")
    check_can_show_estimates(bare, "off")


@pytest.mark.requirement("SIG-02")
@pytest.mark.parametrize(
    "view",
    [
        OwnView((), 3, "x"),
        OwnView(("escitalopram",) * 2, 3, "x"),
        OwnView(("escitalopram", "mirtazapine", "reboxetine", "wait"), 3, "x"),
        OwnView(("aspirin",), 3, "x"),
        OwnView(("escitalopram",), 0, "x"),
        OwnView(("escitalopram",), 6, "x"),
        OwnView(("escitalopram",), 3, ""),
    ],
)
def test_an_incomplete_own_view_is_refused(view):
    with pytest.raises(NotAllowed):
        check_own_view(view, DRUGS)


def test_an_own_view_may_name_no_drug():
    check_own_view(OwnView(("wait", "refer"), 1, "x"), DRUGS)


def test_a_complete_draft_leaves_nothing_to_do():
    assert left_to_do(make_assessment(), COMPLETE, DRUGS) == ()
    check_can_sign(make_assessment(), COMPLETE, DRUGS)


@pytest.mark.requirement("SIG-06")
@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({"decision": None}, "decision"),
        ({"decision": Decision("treat", "aspirin", 10.0)}, "drug"),
        ({"decision": Decision("treat", "escitalopram", None)}, "dose"),
        ({"decision": Decision("treat", "mirtazapine", 15.0)}, "explanation"),
        ({"reasons": ()}, "reason"),
        ({"reasons": (Reason("cds-reasons", "other", "Other"),)}, "comment"),
        ({"acknowledged": ("inputs_missing", "caution:ssri_bleeding")}, "acknowledge:basis"),
        ({"acknowledged": ("basis", "inputs_missing")}, "acknowledge:caution:ssri_bleeding"),
    ],
)
def test_each_missing_part_is_named_and_refused(changes, left):
    draft = dataclasses.replace(COMPLETE, **changes)
    assert left in left_to_do(make_assessment(), draft, DRUGS)
    with pytest.raises(NotAllowed):
        check_can_sign(make_assessment(), draft, DRUGS)


@pytest.mark.requirement("SCO-05")
def test_an_excluded_drug_can_be_chosen_only_with_its_rule_acknowledged_and_words():
    draft = SignOff(Decision("treat", "bupropion", 150.0), (REASON,), None, ("basis", "inputs_missing"))
    assert left_to_do(make_assessment(), draft, DRUGS) == ("comment", "acknowledge:exclude:bupropion_seizure")


def test_agreeing_and_disagreeing_leave_the_same_number_of_things_to_do():
    agreeing = SignOff(Decision("defer"), (), None, ())
    disagreeing = SignOff(Decision("none"), (), None, ())
    assert left_to_do(make_assessment(), agreeing, DRUGS) == left_to_do(make_assessment(), disagreeing, DRUGS)


@pytest.mark.requirement("SCO-09")
def test_where_nothing_was_estimated_the_words_say_it_is_not_evidence_against_treatment():
    bare = make_assessment(comparison=make_comparison(estimates=(), cautions=(), readiness=()))
    assert required_acknowledgements(bare, None) == ("no_estimate_is_not_evidence_against_treatment",)
    assert agreement(bare, Decision("treat", "sertraline", 50.0)) == "no_estimates"


@pytest.mark.parametrize(
    ("decision", "word"),
    [
        (Decision("treat", "mirtazapine", 15.0), "within_best_group"),
        (Decision("treat", "reboxetine", 8.0), "outside_best_group"),
        (Decision("treat", "bupropion", 150.0), "outside_best_group"),
        (Decision("defer"), "outside_best_group"),
    ],
)
def test_agreement_is_told_by_the_tie_group_of_response(decision, word):
    assert agreement(make_assessment(), decision) == word


@pytest.mark.requirement("MOD-16")
@pytest.mark.requirement("SIG-03")
@pytest.mark.requirement("SIG-12")
def test_the_statement_holds_everything_that_was_shown_and_no_pseudonym():
    made = statement(
        make_assessment(), "f" * 64, COMPLETE, meaning="mine", signer=Signer("u", "Dr A", "MD"), signed_at="2026"
    )
    assert made["own_view"]["options"] == ["escitalopram"]
    assert len(made["estimates"]) == 16
    assert made["estimates"][0]["probability"] == "0.540000"
    assert made["decision"] == {"kind": "treat", "drug": "escitalopram", "dose_mg_day": "10.00"}
    assert made["agreement"] == "within_best_group"
    assert "P-0001" not in str(made)
    assert "amends" not in made


@pytest.mark.requirement("SIG-17")
def test_an_amendment_names_what_it_amends():
    made = statement(
        make_assessment(amends="9" * 32),
        "f" * 64,
        COMPLETE,
        meaning="mine",
        signer=Signer("u", "Dr A", "MD"),
        signed_at="2026",
    )
    assert made["amends"] == "9" * 32

"""The kinds of leaf: ages of 90, medicines by code and name, earlier treatments, and the check at loading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.patient import CONDITIONS
from cds_app.domain.treatment import InteractionGroup, Medication
from cds_app.guidance.checking import DEEPEST, FORMS, Vocabulary, is_well_formed
from cds_app.guidance.circumstances import LEAVES, depends_on_drug
from cds_app.guidance.medicines import is_member, treatment_status
from cds_app.guidance.safety import holds
from tests.guidance.support import earlier, has, known, patient, takes


def test_each_kind_of_leaf_can_be_judged_and_is_checked_at_loading():
    assert set(LEAVES) == set(FORMS)


def test_a_circumstance_that_nobody_declared_is_a_bug_and_never_a_no(catalogue):
    with pytest.raises(KeyError):
        holds({"moon": "full"}, patient(), catalogue)


# --- numbers and the age of 90 or more


@pytest.mark.parametrize(
    ("comparison", "bound", "expected"),
    [
        ("at_least", 90, True),
        ("at_least", 65, True),
        ("at_least", 95, None),
        ("more_than", 89, True),
        ("more_than", 90, None),
        ("less_than", 90, False),
        ("less_than", 95, None),
        ("at_most", 89, False),
        ("at_most", 90, None),
    ],
)
def test_an_age_of_90_stands_for_90_or_older(catalogue, comparison, bound, expected):
    assert holds({"number": "age_years", comparison: bound}, patient(**known(age_years=90)), catalogue) is expected


@given(st.integers(18, 89), st.integers(10, 100))
def test_below_90_comparisons_are_the_ordinary_ones(catalogue, age, bound):
    record = patient(**known(age_years=age))
    assert holds({"number": "age_years", "at_least": bound}, record, catalogue) is (age >= bound)
    assert holds({"number": "age_years", "more_than": bound}, record, catalogue) is (age > bound)
    assert holds({"number": "age_years", "at_most": bound}, record, catalogue) is (age <= bound)
    assert holds({"number": "age_years", "less_than": bound}, record, catalogue) is (age < bound)


def test_only_the_age_is_open_above_90(catalogue):
    assert holds({"number": "bmi", "at_least": 95}, patient(**known(bmi=90)), catalogue) is False


def test_two_bounds_must_both_hold(catalogue):
    when = {"number": "qtc_ms", "at_least": 450, "less_than": 500}
    answers = [holds(when, patient(**known(qtc_ms=ms)), catalogue) for ms in (449, 450, 499, 500)]
    assert answers == [False, True, True, False]


def test_a_bound_of_zero_is_a_bound(catalogue):
    assert holds({"number": "crp", "more_than": 0}, patient(**known(crp=0)), catalogue) is False


def test_a_category_of_unknown_is_not_known(catalogue):
    when = {"value": "smoker", "in": ["yes"]}
    assert holds(when, patient(**known(smoker="unknown")), catalogue) is None
    assert holds({"known": "smoker"}, patient(**known(smoker="unknown")), catalogue) is False
    assert holds({"known": "smoker"}, patient(**known(smoker="no")), catalogue) is True


# --- medicines


@pytest.mark.parametrize(
    ("medicine", "group", "expected"),
    [
        ("N06AF03", "maoi", True),
        ("n06af03", "maoi", True),
        ("N06AF", "maoi", True),
        ("Phenelzine", "maoi", True),
        (" phenelzine ", "maoi", True),
        ("N06AX", "strong_cyp2d6_inhibitors", None),
        ("N06AX12", "strong_cyp2d6_inhibitors", True),
        ("bupropion", "strong_cyp2d6_inhibitors", True),
        ("N06AX16", "strong_cyp2d6_inhibitors", False),
        ("N06AB06", "maoi", False),
        ("J01MA", "strong_cyp1a2_inhibitors", None),
        ("J01MA12", "strong_cyp1a2_inhibitors", False),
        ("M01AE", "nsaids", True),
        ("aspirin", "antiplatelets", True),
        ("aspirin", "nsaids", False),
        ("A10BA02", "lithium", False),
    ],
)
def test_a_medicine_belongs_to_a_group_by_code_or_name(catalogue, medicine, group, expected):
    assert is_member(medicine, catalogue.interactions[group], catalogue) is expected


def test_every_member_of_every_group_counts_by_name_and_by_each_prefix(catalogue):
    for group in catalogue.interactions.values():
        when = {"medication": group.code, "status": ["current"]}
        for medicine in (*group.names, *(p for p in group.atc_prefixes if len(p) > 4)):
            assert holds(when, patient(**takes(medicine)), catalogue) is True, (group.code, medicine)


@pytest.mark.parametrize("status", ["current", "stopped_within_14_days", "stopped_within_5_weeks"])
def test_only_the_named_statuses_count(catalogue, status):
    when = {"medication": "maoi", "status": ["current", "stopped_within_14_days"]}
    expected = status != "stopped_within_5_weeks"
    assert holds(when, patient(**takes("moclobemide", status)), catalogue) is expected


@pytest.mark.parametrize(
    ("end_day", "status"),
    [
        (None, "current"),
        (10, "current"),
        (0, "current"),
        (-1, "stopped_within_14_days"),
        (-14, "stopped_within_14_days"),
        (-15, "stopped_within_5_weeks"),
        (-35, "stopped_within_5_weeks"),
        (-36, None),
    ],
)
def test_a_treatments_end_tells_its_status(end_day, status):
    assert treatment_status(earlier("fluoxetine", end_day=end_day)) == status


def test_a_treatment_that_starts_on_day_0_or_later_is_not_yet_taken():
    assert treatment_status(earlier("fluoxetine", start_day=0, end_day=None)) is None
    assert treatment_status(earlier("fluoxetine", start_day=None, end_day=None)) == "current"


def test_treatments_that_were_not_given_leave_groups_with_antidepressants_open(catalogue):
    record = patient(treatments=None)
    assert holds({"medication": "fluoxetine", "status": ["current"]}, record, catalogue) is None
    assert holds({"medication": "lithium", "status": ["current"]}, record, catalogue) is False


def test_a_drug_does_not_interact_with_itself(catalogue):
    when = {"medication": "strong_cyp1a2_inhibitors", "status": ["current"]}
    for record in (patient(**takes("N06AB08")), patient(treatments=(earlier("fluvoxamine", end_day=None),))):
        assert holds(when, record, catalogue, drug="fluvoxamine") is False
        assert holds(when, record, catalogue, drug="duloxetine") is True


def test_one_medicine_of_unclear_membership_leaves_it_open_until_another_settles_it(catalogue):
    when = {"medication": "fluoxetine", "status": ["current"]}
    unclear, sure = Medication("N06AB", "current"), Medication("fluoxetine", "current")
    assert holds(when, patient(medications=(unclear,)), catalogue) is None
    assert holds(when, patient(medications=(unclear, sure)), catalogue) is True


@given(st.text(max_size=12))
def test_no_text_in_a_medicine_cell_breaks_the_look_up(catalogue, text):
    for group in catalogue.interactions.values():
        assert is_member(text, group, catalogue) in (True, False, None)


def test_an_empty_group_has_no_members(catalogue):
    assert is_member("N06AB06", InteractionGroup("none"), catalogue) is False


# --- earlier treatments


def test_facts_of_an_earlier_treatment_must_all_fit_the_same_one(catalogue):
    when = {"past_treatment": "same_drug", "outcome": ["none"], "adequate": True}
    short_failure = earlier("sertraline", outcome="none", end_day=-399)
    long_success = earlier("sertraline", outcome="remission")
    assert holds(when, patient(treatments=(short_failure, long_success)), catalogue, drug="sertraline") is False
    long_failure = earlier("sertraline", outcome="none")
    assert holds(when, patient(treatments=(short_failure, long_failure)), catalogue, drug="sertraline") is True


def test_an_ended_treatment_without_a_stop_reason_leaves_it_open(catalogue):
    when = {"past_treatment": "same_drug", "stop_reason": ["side_effects"]}
    record = patient(treatments=(earlier("sertraline", stop_reason=None),))
    assert holds(when, record, catalogue, drug="sertraline") is None
    assert holds(when, record, catalogue, drug="paroxetine") is False


def test_rules_that_look_at_the_drug_itself_are_told_apart(catalogue):
    assert depends_on_drug({"not": {"any": [{"past_treatment": "same_drug", "outcome": ["none"]}]}}, catalogue)
    assert depends_on_drug({"medication": "antidepressants", "status": ["current"]}, catalogue)
    assert not depends_on_drug({"all": [{"medication": "lithium", "status": ["current"]}]}, catalogue)


# --- the check at loading

WRONG = [
    None,
    [],
    {},
    {"all": []},
    {"all": {}},
    {"any": [{}]},
    {"not": []},
    {"all": [{"known": "sex"}], "any": [{"known": "sex"}]},
    {"condition": "flu", "status": ["current"]},
    {"condition": "dementia"},
    {"condition": "dementia", "status": []},
    {"condition": "dementia", "status": ["ongoing"]},
    {"condition": "dementia", "status": ["current"], "extra": 1},
    {"condition": ["dementia"], "status": ["current"]},
    {"value": "sex", "in": ["unknown"]},
    {"value": "sex", "in": ["f"]},
    {"value": "sex", "in": "female"},
    {"value": "age_years", "in": ["45"]},
    {"value": "shoe_size", "in": ["45"]},
    {"number": "sex", "at_least": 1},
    {"number": "age_years"},
    {"number": "age_years", "at_least": "65"},
    {"number": "age_years", "at_least": True},
    {"number": "age_years", "over": 65},
    {"medication": "herbs", "status": ["current"]},
    {"medication": "maoi", "status": ["past"]},
    {"medication": "maoi"},
    {"past_treatment": "same_drug"},
    {"past_treatment": "any", "outcome": ["none"]},
    {"past_treatment": "same_drug", "outcome": ["unknown"]},
    {"past_treatment": "same_drug", "outcome": ["bad"]},
    {"past_treatment": "same_drug", "adequate": False},
    {"item": 10, "scale": "PHQ-9", "at_least": 1},
    {"item": 0, "scale": "PHQ-9", "at_least": 1},
    {"item": 9, "scale": "PHQ-10", "at_least": 1},
    {"item": 9, "scale": "PHQ-9"},
    {"item": "9", "scale": "PHQ-9", "at_least": 1},
    {"answered": 9, "scale": "C-SSRS"},
    {"answered": 7},
    {"known": "shoe_size"},
    {"known": "sex", "in": ["male"]},
    {"self_harm_item": "negative"},
    {"baseline_rating": "there"},
    {"moon": "full"},
]


@pytest.mark.parametrize("when", WRONG, ids=str)
def test_a_circumstance_that_is_not_well_formed_is_refused(catalogue, when):
    words = Vocabulary(catalogue.scales, catalogue.interactions)
    assert not is_well_formed(when, words)
    assert not is_well_formed({"all": [{"known": "sex"}, when]}, words)
    assert not is_well_formed({"not": when}, words)


def test_a_circumstance_nested_without_end_is_refused(catalogue):
    words = Vocabulary(catalogue.scales, catalogue.interactions)
    when = {"known": "sex"}
    for _ in range(DEEPEST):
        when = {"not": when}
    assert is_well_formed(when, words)
    for _ in range(100_000):
        when = {"not": when}
    assert not is_well_formed(when, words)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_answers_for_itself_alone(catalogue, condition):
    for other in CONDITIONS:
        when = {"condition": other, "status": ["current", "past"]}
        assert holds(when, patient(**has(condition)), catalogue) is (other == condition)

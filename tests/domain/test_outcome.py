from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.outcome import as_known_on_day_0, observed_outcomes, treated_drug
from cds_app.domain.rating import Rating
from tests.support.factories import SCALES, make_record, make_treatment


def course(*later):
    return make_record(ratings=(Rating(0, "PHQ-9", "total", 16), *(Rating(d, "PHQ-9", "total", v) for d, v in later)))


@pytest.mark.parametrize(
    ("later", "response", "remission"),
    [
        ([(42, 8)], True, False),
        ([(42, 9)], False, False),
        ([(84, 4)], True, True),
        ([(41, 0), (50, 12)], False, False),
        ([(45, 12), (60, 2)], False, False),
        ([(41, 0)], None, None),
        ([(85, 0)], None, None),
    ],
)
def test_response_is_read_from_the_first_total_between_day_42_and_84(later, response, remission):
    found = observed_outcomes(course(*later), SCALES)
    assert (found["response"], found["remission"]) == (response, remission)


@pytest.mark.parametrize(
    ("end_day", "reason", "early", "side_effect"),
    [
        (20, "side_effects", True, True),
        (20, "no_benefit", True, False),
        (55, "side_effects", True, True),
        (56, "side_effects", False, False),
        (None, None, False, False),
        (20, "unknown", True, None),
    ],
)
def test_stops_are_read_from_the_treatment_begun_on_day_0(end_day, reason, early, side_effect):
    record = make_record(treatments=(make_treatment(start_day=0, end_day=end_day, stop_reason=reason),))
    found = observed_outcomes(record, SCALES)
    assert (found["early_stop"], found["side_effect_stop"]) == (early, side_effect)


def test_a_reason_for_stopping_without_an_end_leaves_both_stops_open():
    record = make_record(treatments=(make_treatment(start_day=0, end_day=None, stop_reason="side_effects"),))
    found = observed_outcomes(record, SCALES)
    assert (found["early_stop"], found["side_effect_stop"]) == (None, None)


@pytest.mark.parametrize(
    ("days", "drug"), [((), None), ((-3,), None), ((1,), None), ((None,), None), ((0,), "sertraline"), ((0, 0), None)]
)
def test_the_drug_is_that_of_the_one_treatment_begun_on_day_0(days, drug):
    treatments = tuple(make_treatment(start_day=day, end_day=None, dose_mg_day=50.0 + n) for n, day in enumerate(days))
    assert treated_drug(make_record(treatments=treatments)) == drug
    assert treated_drug(make_record(treatments=None)) is None


def test_what_is_known_on_day_0_holds_nothing_of_the_later_course():
    before = make_treatment(start_day=-90, end_day=-10)
    under_way = make_treatment(
        "mirtazapine", start_day=-30, end_day=12, stop_reason="side_effects", outcome="remission"
    )
    begun = make_treatment("citalopram", start_day=0, end_day=20, stop_reason="no_benefit")
    ratings = (Rating(-7, "PHQ-9", "total", 18), Rating(0, "PHQ-9", "total", 16), Rating(14, "PHQ-9", "total", 9))
    known = as_known_on_day_0(make_record(ratings=ratings, treatments=(before, under_way, begun)))
    assert known.ratings == ratings[:2]
    assert known.treatments == (before, replace(under_way, end_day=None, stop_reason=None, outcome="unknown"))


def test_not_knowing_any_treatment_stays_not_knowing():
    assert as_known_on_day_0(make_record(treatments=None)).treatments is None


@given(
    later=st.lists(st.tuples(st.integers(1, 200), st.integers(0, 27)), max_size=4), end=st.none() | st.integers(0, 99)
)
def test_whatever_happens_after_day_0_what_was_known_then_is_the_same(later, end):
    ratings = (Rating(0, "PHQ-9", "total", 16), *(Rating(day, "PHQ-9", "total", value) for day, value in later))
    treatments = (make_treatment(start_day=0, end_day=end, stop_reason=None if end is None else "other"),)
    known = as_known_on_day_0(make_record(ratings=ratings, treatments=treatments))
    assert known == make_record(ratings=ratings[:1], treatments=())

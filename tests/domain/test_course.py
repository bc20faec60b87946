"""What became of a decided treatment, and what it tells about the outcomes by now."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.course import LONGEST_COURSE, Course, as_treatment, check_course, observed_since, with_courses
from cds_app.domain.errors import CdsError
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.patient import STOP_REASONS
from cds_app.domain.rating import Rating
from tests.support.factories import SCALES, make_record, make_treatment

TAKEN = Course("sertraline", 50.0, 0, 15, None)
STOPPED = Course("sertraline", 50.0, 0, 20, "side_effects")


def observed(course: Course | None, **changes):
    return observed_since(make_record(**changes), SCALES, "sertraline", course)


def test_a_course_still_going_on_has_no_end():
    assert as_treatment(TAKEN).end_day is None
    assert as_treatment(STOPPED).end_day == 20
    assert as_treatment(STOPPED).outcome == "unknown"


def test_a_course_stands_in_place_of_the_treatment_of_its_drug_and_first_day_and_keeps_what_it_does_not_tell():
    imported = make_treatment(start_day=0, end_day=None, outcome="partial", stop_reason=None)
    before = make_treatment("fluoxetine")
    found = with_courses((before, imported), (STOPPED,))
    assert found == (before, dataclasses.replace(as_treatment(STOPPED), outcome="partial"))
    assert with_courses((before,), (TAKEN,)) == (before, as_treatment(TAKEN))
    assert with_courses((), (TAKEN, STOPPED)) == (as_treatment(STOPPED),)


def test_an_earlier_trial_of_the_same_drug_stays():
    earlier = make_treatment("sertraline", start_day=-200, end_day=-100)
    assert with_courses((earlier,), (TAKEN,)) == (earlier, as_treatment(TAKEN))


@pytest.mark.parametrize(("until", "known"), [(15, None), (55, None), (56, False), (90, False)])
def test_that_it_was_not_stopped_early_is_known_from_day_56_on(until, known):
    found = observed(dataclasses.replace(TAKEN, until_day=until))
    assert found["early_stop"] is known
    assert found["side_effect_stop"] is known


def test_an_early_stop_is_known_at_once_with_its_reason():
    assert (observed(STOPPED)["early_stop"], observed(STOPPED)["side_effect_stop"]) == (True, True)
    other = observed(dataclasses.replace(STOPPED, stop_reason="no_benefit"))
    assert (other["early_stop"], other["side_effect_stop"]) == (True, False)
    unknown = observed(dataclasses.replace(STOPPED, stop_reason="unknown"))
    assert (unknown["early_stop"], unknown["side_effect_stop"]) == (True, None)


def test_nothing_told_means_nothing_known_about_stops_even_beside_an_open_import():
    assert observed(None)["early_stop"] is None
    open_end = make_treatment(start_day=0, end_day=None, stop_reason=None)
    assert observed(None, treatments=(open_end,))["early_stop"] is None
    ended = make_treatment(start_day=0, end_day=30, stop_reason="no_benefit")
    assert observed(None, treatments=(ended,))["early_stop"] is True


def test_response_is_read_from_the_total_in_the_window():
    early = (Rating(0, "PHQ-9", "total", 20), Rating(14, "PHQ-9", "total", 9))
    assert observed(TAKEN, ratings=early)["response"] is None
    assert observed(TAKEN, ratings=(*early, Rating(45, "PHQ-9", "total", 9)))["response"] is True
    assert observed(TAKEN, ratings=(*early, Rating(45, "PHQ-9", "total", 14)))["response"] is False


def test_outcomes_of_another_drug_are_not_this_ones():
    other = make_treatment("mirtazapine", start_day=0, end_day=20, stop_reason="side_effects")
    assert observed(None, treatments=(other,)) == dict.fromkeys(OUTCOMES)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"until_day": -1}, "course_day_outside"),
        ({"until_day": LONGEST_COURSE + 1}, "course_day_outside"),
        ({"start_day": 16}, "course_day_outside"),
        ({"stop_reason": "because"}, "stop_reason_unknown"),
    ],
)
def test_a_course_that_cannot_be_is_refused(changes, code):
    with pytest.raises(CdsError) as error:
        check_course(dataclasses.replace(TAKEN, **changes))
    assert error.value.code == code


@given(start=st.integers(0, 400), days=st.integers(0, LONGEST_COURSE), reason=st.sampled_from((None, *STOP_REASONS)))
def test_every_course_within_the_bounds_is_taken(start, days, reason):
    course = Course("sertraline", None, start, start + days, reason)
    check_course(course)
    assert course.stopped == (reason is not None)
    assert (as_treatment(course).end_day is None) == (reason is None)

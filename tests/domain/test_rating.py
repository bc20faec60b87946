import dataclasses
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.rating import (
    Rating,
    band_of,
    baseline,
    is_asked,
    left_to_answer,
    of_scale,
    replaced,
    severity_level,
    standing,
    total_of_items,
    totals,
)
from tests.support.factories import PHQ9, QIDS, SCALES

ANSWERS = st.integers(0, 3)


@given(st.lists(ANSWERS, min_size=9, max_size=9))
def test_phq9_total_is_the_sum_of_its_items(answers):
    assert total_of_items(PHQ9, dict(enumerate(answers, 1))) == sum(answers)


@given(st.lists(ANSWERS, min_size=16, max_size=16))
def test_qids_counts_only_the_highest_of_sleep_appetite_and_psychomotor(a):
    slow = max(a[0:4]) + a[4] + max(a[5:9]) + a[9] + a[10] + a[11] + a[12] + a[13] + max(a[14:16])
    assert total_of_items(QIDS, dict(enumerate(a, 1))) == slow
    assert 0 <= slow <= 27


def test_an_incomplete_set_of_items_makes_no_total():
    assert total_of_items(PHQ9, dict.fromkeys(range(1, 9), 1)) is None


def test_a_recorded_total_stands_beside_its_items_once():
    items = tuple(Rating(0, "PHQ-9", str(i), 1) for i in range(1, 10))
    found = totals((*items, Rating(0, "PHQ-9", "total", 9)), SCALES)
    assert [(t.day, t.value) for t in found] == [(0, 9)]


def test_the_baseline_is_the_latest_depression_total_on_or_before_day_0():
    ratings = (
        Rating(-30, "PHQ-9", "total", 20),
        Rating(-2, "PHQ-9", "total", 17),
        Rating(14, "PHQ-9", "total", 9),
    )
    found = baseline(ratings, SCALES)
    assert found is not None
    assert (found.day, found.value) == (-2, 17)


def test_of_two_scales_on_one_day_the_first_of_the_catalogue_is_the_baseline():
    ratings = (Rating(0, "QIDS-SR16", "total", 12), Rating(0, "PHQ-9", "total", 17))
    found = baseline(ratings, SCALES)
    assert found is not None
    assert found.scale == "PHQ-9"


def test_no_total_on_or_before_day_0_is_no_baseline():
    assert baseline((Rating(3, "PHQ-9", "total", 17),), SCALES) is None


@given(st.integers(0, 26))
def test_severity_level_rises_with_the_total(total):
    assert severity_level(PHQ9, total) < severity_level(PHQ9, total + 1) <= 5


def test_severity_level_is_band_plus_the_part_of_the_band_passed():
    assert severity_level(PHQ9, 17) == 3 + 2 / 5
    assert band_of(PHQ9, 17).code == "moderately_severe"


def test_severe_is_the_same_place_on_a_scale_of_four_bands():
    assert severity_level(QIDS, 16) == severity_level(PHQ9, 20) == 4
    assert severity_level(QIDS, 13) == 2 + 2 * 2 / 5


# --- corrections


RATED = st.lists(
    st.builds(
        Rating, st.sampled_from([0, 7]), st.sampled_from(["PHQ-9", "GAD-7"]), st.sampled_from("123"), st.integers(0, 3)
    ),
    max_size=12,
)


def slow_standing(ratings):
    """By sets: an item that is given again throws the set before away."""
    sets = {}
    for rating in ratings:
        mine = sets.setdefault((rating.day, rating.scale), [])
        if rating.item in [r.item for r in mine]:
            mine.clear()
        mine.append(rating)
    return Counter(rating for mine in sets.values() for rating in mine)


@given(RATED)
def test_of_a_corrected_rating_the_later_set_stands_and_nothing_is_lost(ratings):
    stands, gone = standing(ratings), replaced(ratings)
    assert Counter(stands) == slow_standing(ratings)
    assert Counter(stands) + Counter(gone) == Counter(ratings)
    assert standing(stands) == stands
    assert replaced(stands) == ()
    for kept in (stands, gone):
        rest = iter(ratings)
        assert all(rating in rest for rating in kept), "in the order of entry"


def test_ratings_that_repeat_nothing_all_stand():
    ratings = (Rating(0, "PHQ-9", "total", 3), Rating(0, "PHQ-9", "9", 1), Rating(1, "PHQ-9", "9", 1))
    assert standing(ratings) == ratings
    assert of_scale(ratings, "PHQ-9", 0) == ratings[:2]


def test_what_is_left_to_answer_follows_the_skip_rule_and_leaves_out_what_is_recorded_apart():
    scale = dataclasses.replace(
        PHQ9, item_ranges=((0, 1),) * 4, asked_only_if={2: 1}, recorded_apart=(4,), total_range=None
    )
    assert left_to_answer(scale, {}) == (1, 3)
    assert left_to_answer(scale, {1: 1}) == (2, 3)
    assert left_to_answer(scale, {1: 0, 3: 1}) == ()
    assert not is_asked(scale, 4, {1: 1, 2: 1, 3: 1})

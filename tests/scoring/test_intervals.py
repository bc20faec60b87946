from __future__ import annotations

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cds_app.scoring.intervals import (
    CLEARLY,
    combined,
    filled_in,
    interval,
    probability_better,
    tie_groups,
    weighted_spread,
)

logits = st.floats(-4, 4).map(lambda value: round(value, 3))
centrals = arrays(np.float64, 6, elements=logits)
draw_tables = arrays(np.float64, (5, 6), elements=logits)
EVERY = range(6)


def best(central: np.ndarray, more_is_better: bool) -> int:
    return int(central.argmax() if more_is_better else central.argmin())


@pytest.mark.requirement("SCO-07")
@given(centrals, draw_tables, st.booleans())
def test_the_first_option_is_always_in_the_first_group(central, draws, more: bool):
    assert tie_groups(central, draws, EVERY, more_is_better=more)[best(central, more)] == 1


@pytest.mark.requirement("SCO-07")
@given(centrals, draw_tables, st.booleans())
def test_options_that_are_the_same_share_a_group(central, draws, more: bool):
    central[1], draws[:, 1] = central[0], draws[:, 0]
    groups = tie_groups(central, draws, EVERY, more_is_better=more)
    assert groups[0] == groups[1]


@given(centrals, draw_tables, st.permutations(list(EVERY)), st.booleans())
def test_the_order_of_the_drugs_does_not_matter(central, draws, order: list[int], more: bool):
    groups = tie_groups(central, draws, EVERY, more_is_better=more)
    if len(set(central)) == len(central):
        shuffled = tie_groups(central[order], draws[:, order], EVERY, more_is_better=more)
        assert [shuffled[place] for place in EVERY] == [groups[old] for old in order]


@given(centrals, draw_tables)
def test_harms_are_benefits_upside_down(central, draws):
    up = tie_groups(central, draws, EVERY, more_is_better=True)
    assert tie_groups(-central, -draws, EVERY, more_is_better=False) == up


@given(centrals, draw_tables, st.booleans())
def test_the_groups_agree_with_a_plain_loop(central, draws, more: bool):
    first = best(central, more)
    groups = tie_groups(central, draws, EVERY, more_is_better=more)
    for place in EVERY:
        gap = abs(float(central[first]) - float(central[place]))
        spread = statistics.stdev([float(draw[first] - draw[place]) for draw in draws])
        if spread > 1e-9:
            clear = 0.5 * (1 + math.erf(gap / spread / math.sqrt(2))) >= CLEARLY
        else:
            clear = gap > 0
        if not math.isclose(gap, 1.6448536269514722 * spread, rel_tol=1e-9):
            assert groups[place] == (2 if clear else 1)


def test_what_all_drugs_share_does_not_blur_their_difference():
    shared = np.array([-2.0, -1.0, 0.0, 1.0, 2.0]).reshape(-1, 1)
    draws = shared + np.array([0.3, 0.0]) + np.array([[0.01, 0], [0, 0.01], [0.01, 0], [0, 0.01], [0, 0]])
    assert tie_groups(np.array([0.3, 0.0]), draws, [0, 1], more_is_better=True) == {0: 1, 1: 2}


@pytest.mark.requirement("SCO-05")
def test_an_option_that_is_not_offered_neither_leads_nor_gets_a_group():
    central, draws = np.array([5.0, 0.0, -0.1]), np.tile([5.0, 0.0, -0.1], (3, 1))
    draws[0, 2] += 0.5
    assert tie_groups(central, draws, [1, 2], more_is_better=True) == {1: 1, 2: 1}
    assert tie_groups(central, draws, [], more_is_better=True) == {}


@pytest.mark.parametrize(
    ("difference", "spread", "expected"),
    [(0.0, 0.0, 0.5), (1e-12, 0.0, 1.0), (0.0, 1.0, 0.5), (1.6448536269514722, 1.0, 0.95), (-1.0, 0.0, 0.0)],
)
def test_the_probability_of_being_better(difference: float, spread: float, expected: float):
    assert probability_better(difference, spread) == pytest.approx(expected)


def test_an_interval_of_ninety_percent_reaches_1_645_spreads_each_way():
    assert interval(1.0, 2.0, 0.9) == pytest.approx((1 - 2 * 1.6448536, 1 + 2 * 1.6448536), abs=1e-6)
    assert interval(1.0, 0.0, 0.9) == (1.0, 1.0)


def test_independent_spreads_add_as_squares():
    assert combined(3.0, 4.0) == 5.0


@given(st.sets(st.integers(0, 3), min_size=1), arrays(np.float64, (8, 4), elements=st.sampled_from([0.0, 1.0, 2.0])))
def test_filling_in_is_the_same_as_going_through_the_sample_row_by_row(missing: set[int], reference):
    patient = np.array([9.0, 8.0, 7.0, 6.0])
    patient[list(missing)] = np.nan
    rows, counts = filled_in(patient, reference)
    weights = np.array([[1.0], [10.0], [100.0], [0.5]])
    slow = [(np.where(np.isnan(patient), row, patient) @ weights).item() for row in reference]
    assert counts.sum() == 8
    assert weighted_spread(rows @ weights, counts)[0] == pytest.approx(statistics.stdev(slow), abs=1e-9)


def test_nothing_to_fill_in_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="nothing is missing"):
        filled_in(np.zeros(3), np.zeros((2, 3)))

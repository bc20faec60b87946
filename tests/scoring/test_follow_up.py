"""The update from follow-up totals: by hand, by a slow twin, by rule; and tables that are refused."""

from __future__ import annotations

import copy
import dataclasses
import json
import math
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.errors import IntegrityError
from cds_app.domain.follow_up import FollowUpReason
from cds_app.domain.messages import follow_up as words
from cds_app.domain.rating import Rating
from cds_app.scoring.bundle import load_bundle
from cds_app.scoring.follow_up import FollowUpModel, follow_up_model, quantile, response_update
from tests.support.factories import PHQ9, SCALES
from tests.support.small_bundle import TODAY, SmallBundle, write_json

COMMITTED = Path(__file__).resolve().parents[2] / "models" / "evidence" / "follow_up.json"


def a_table(**changes: Any) -> dict[str, Any]:
    """A model of round numbers; its draws move the level by -1 to 1."""
    return {
        "format": 1,
        "central": {
            "intercepts": {"response": -1.0, "fall_of_a_quarter": 0.5, "not_above_baseline": 2.0},
            "fall": 4.0, "log_day": -0.8, "fall_by_log_day": 1.0,
        },
        "draws": [[-1 + u, 0.5 + u, 2 + u, 4.0, -0.8, 1.0] for u in np.linspace(-1, 1, 41).tolist()],
        "coverage": 0.9,
        "days": {"first": 7, "last": 41, "reference": 14},
        "lowest_fall": -0.5,
        "scales": {"PHQ-9": "fitted", "QIDS-SR16": "carried over"},
        "validated_on": ["one", "two"],
        "status": "fitted on real patients",
    } | changes  # fmt: skip


MODEL = follow_up_model(a_table())


def rating(day: int, value: int, scale: str = "PHQ-9") -> Rating:
    return Rating(day, scale, "total", value)


def update(*totals: tuple[int, int], scale: str = "PHQ-9", model: FollowUpModel | None = MODEL):
    return response_update([rating(day, value, scale) for day, value in totals], SCALES, model)


def sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def test_a_fall_from_20_to_15_by_day_14_is_worked_out_by_hand():
    found = update((0, 20), (14, 15))
    assert found.status == "estimated"
    assert (found.scale, found.baseline, found.day, found.fraction_improved) == ("PHQ-9", 20, 14, 0.25)
    # -1 + 4 * 0.25 = 0, 0.5 + 1 = 1.5, 2 + 1 = 3; the interval's ends are 0.9 away
    assert found.response.probability == pytest.approx(0.5)
    assert (found.response.low, found.response.high) == pytest.approx((sigmoid(-0.9), sigmoid(0.9)))
    assert found.non_response.probability == pytest.approx(1 - sigmoid(1.5))
    assert found.worsening.probability == pytest.approx(1 - sigmoid(3))
    assert found.worsening.low == pytest.approx(1 - sigmoid(3.9))


def test_the_day_of_the_visit_counts():
    found = update((0, 20), (28, 10))
    t = math.log(2)
    assert found.response.probability == pytest.approx(sigmoid(-1 - 0.8 * t + (4 + t) * 0.5))


def test_the_latest_usable_visit_decides_and_all_are_named():
    found = update((0, 20), (3, 19), (9, 18), (20, 12), (45, 4))
    assert (found.day, found.days) == (20, (9, 20))
    assert found.fraction_improved == pytest.approx(0.4)
    assert found.outcome_recorded
    assert not update((0, 20), (20, 12), (85, 4)).outcome_recorded


def test_a_total_made_of_items_counts_like_a_recorded_one():
    items = [Rating(14, "PHQ-9", str(item), 1) for item in range(1, 10)]
    assert response_update([rating(0, 18), *items], SCALES, MODEL) == update((0, 18), (14, 9))


def test_a_worsening_beyond_the_models_reach_counts_as_its_edge():
    assert update((0, 10), (14, 27)).response == update((0, 10), (14, 15)).response
    assert update((0, 10), (14, 27)).fraction_improved == pytest.approx(-1.7)


@pytest.mark.parametrize(
    ("totals", "reason"),
    [
        ([], "no_baseline"),
        ([(14, 9)], "no_baseline"),
        ([(0, 4), (14, 2)], "baseline_too_low"),
        ([(0, 0), (14, 2)], "baseline_too_low"),
        ([(0, 20)], "no_follow_up"),
        ([(0, 20), (6, 12)], "no_follow_up"),
        ([(0, 20), (42, 12)], "no_follow_up"),
    ],
)
def test_there_is_no_number_without_its_grounds(totals, reason):
    found = update(*totals)
    assert (found.status, found.reason) == ("abstained", reason)
    assert (found.response, found.non_response, found.worsening, found.day) == (None,) * 4


def test_a_follow_up_on_another_scale_is_not_compared():
    found = response_update([rating(0, 20), rating(14, 5, "QIDS-SR16")], SCALES, MODEL)
    assert found.reason == "no_follow_up"


def test_a_scale_that_the_model_does_not_name_gets_no_number():
    only_phq9 = follow_up_model(a_table(scales={"PHQ-9": "fitted"}))
    assert update((0, 20), (14, 9), scale="QIDS-SR16", model=only_phq9).reason == "scale_not_supported"


def test_an_anxiety_scale_is_no_baseline():
    gad7 = dataclasses.replace(PHQ9, code="GAD-7", measures="anxiety", item_ranges=((0, 3),) * 7)
    found = response_update([rating(0, 15, "GAD-7"), rating(14, 5, "GAD-7")], {"GAD-7": gad7}, MODEL)
    assert found.reason == "no_baseline"


def test_without_a_model_there_is_no_number():
    assert update((0, 20), (14, 9), model=None).reason == "no_follow_up_model"


def test_a_scale_that_no_course_was_at_hand_for_says_so():
    assert update((0, 20), (14, 9)).scale_fitted
    assert not update((0, 20), (14, 9), scale="QIDS-SR16").scale_fitted


def test_every_reason_has_its_sentence():
    assert set(words.REASONS) == set(get_args(FollowUpReason))


@given(start=st.integers(5, 27), better=st.integers(0, 27), worse=st.integers(0, 27), day=st.integers(7, 41))
def test_more_improvement_never_lowers_response_nor_raises_the_two_others(start, better, worse, day):
    better, worse = sorted((better, worse))
    high, low = update((0, start), (day, better)), update((0, start), (day, worse))
    for part in ("probability", "low", "high"):
        assert getattr(high.response, part) >= getattr(low.response, part)
        assert getattr(high.non_response, part) <= getattr(low.non_response, part)
        assert getattr(high.worsening, part) <= getattr(low.worsening, part)


@given(start=st.integers(5, 27), then=st.integers(0, 27), day=st.integers(7, 41))
def test_numbers_lie_in_their_intervals_and_the_outcomes_do_not_contradict_each_other(start, then, day):
    found = update((0, start), (day, then), model=follow_up_model(json.loads(COMMITTED.read_text(encoding="utf-8"))))
    for chance in (found.response, found.non_response, found.worsening):
        assert 0 < chance.low <= chance.probability <= chance.high < 1
    assert found.worsening.probability <= found.non_response.probability
    assert found.response.probability + found.non_response.probability <= 1


def test_the_program_and_the_training_give_the_same_numbers():
    from models.training.courses.follow_up_fit import probabilities

    content = json.loads(COMMITTED.read_text(encoding="utf-8"))
    draws, model = np.array(content["draws"]), follow_up_model(content)
    for fall, day in ((-0.8, 7), (0.0, 14), (0.2, 14), (0.55, 41)):
        drawn = probabilities(draws, np.array([fall]), np.array([float(day)]))[:, 0, 0]
        shown = model.chance("response", fall, day)
        low, high = np.quantile(np.log(drawn / (1 - drawn)), (0.05, 0.95))
        assert (shown.low, shown.high) == pytest.approx((sigmoid(low), sigmoid(high)))


def test_somebody_who_has_not_moved_by_week_2_is_not_written_off():
    """Published: 29 in 100 of those without improvement respond by week 6 (devries2019); one never sees 0."""
    found = follow_up_model(json.loads(COMMITTED.read_text(encoding="utf-8"))).chance("response", 0.0, 14)
    assert found.low <= 0.29 <= found.high


@given(st.lists(st.floats(-50, 50), min_size=2, max_size=60), st.floats(0, 1))
def test_the_quantile_is_numpys(values, share):
    assert quantile(sorted(values), share) == pytest.approx(float(np.quantile(values, share)), abs=1e-9)


def _with(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    table = copy.deepcopy(a_table())
    inner = table
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return table


BROKEN = {
    "another form": _with(("format",), 2),
    "a number as text": _with(("central", "fall"), "4.0"),
    "a yes for a number": _with(("central", "fall"), True),
    "not a number": _with(("central", "fall"), math.nan),
    "endless": _with(("central", "log_day"), math.inf),
    "huge": _with(("central", "log_day"), 1e300),
    "an intercept missing": _with(("central", "intercepts"), {"response": -1.0}),
    "thresholds out of order": _with(("central", "intercepts", "response"), 1.0),
    "more improvement, less chance": _with(("central", "fall"), -4.0),
    "less chance at the last day": _with(("central", "fall_by_log_day"), -9.0),
    "less chance in one draw": _with(("draws", 7), [-1, 0.5, 2, -4.0, -0.8, 1.0]),
    "a short draw": _with(("draws", 7), [-1, 0.5, 2, 4.0, -0.8]),
    "a long draw": _with(("draws", 7), [-1, 0.5, 2, 4.0, -0.8, 1.0, 0.0]),
    "a draw that is no list": _with(("draws", 7), "-1 0.5"),
    "too few draws": _with(("draws",), a_table()["draws"][:5]),
    "no draws": _with(("draws",), []),
    "a coverage of 1": _with(("coverage",), 1.0),
    "days reach into the outcome": _with(("days", "last"), 42),
    "days from nought": _with(("days", "first"), 0),
    "days in reverse": _with(("days", "first"), 42),
    "half a day": _with(("days", "reference"), 14.5),
    "reference day nought": _with(("days", "reference"), 0),
    "a positive floor": _with(("lowest_fall",), 0.1),
    "no scales": _with(("scales",), {}),
    "scales as a list": _with(("scales",), ["PHQ-9"]),
    "a scale without words": _with(("scales", "PHQ-9"), ""),
    "validated on nothing": _with(("validated_on",), []),
    "validated on a number": _with(("validated_on",), [3]),
    "validated on a text": _with(("validated_on",), "one"),
    "no status": _with(("status",), ""),
    "a list": [],
    "nothing": None,
    "a number": 3,
    "an empty table": {},
}


@pytest.mark.parametrize("table", BROKEN.values(), ids=BROKEN)
def test_a_table_that_is_malformed_or_could_mislead_is_refused(table):
    with pytest.raises(ValueError, match=r"\w"):
        follow_up_model(table)


def test_a_bundle_without_the_table_has_no_follow_up_model(small: SmallBundle):
    assert load_bundle(small.directory, small.trusted, today=TODAY).follow_up is None


def test_a_bundle_with_the_table_has_one(copied: SmallBundle):
    write_json(copied.directory / "follow_up.json", a_table())
    copied.seal()
    assert load_bundle(copied.directory, copied.trusted, today=TODAY).follow_up == MODEL


@pytest.mark.parametrize("content", [b"{", b"[1]", b'{"format": 1}', b'{"format": NaN}'])
def test_a_bundle_with_a_broken_table_is_refused(copied: SmallBundle, content):
    (copied.directory / "follow_up.json").write_bytes(content)
    copied.seal()
    with pytest.raises(IntegrityError) as error:
        load_bundle(copied.directory, copied.trusted, today=TODAY)
    assert error.value.code == "bundle_table"
    assert error.value.params == {"file": "follow_up.json"}

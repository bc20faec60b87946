"""The scales as shipped: ranges, totals against a slow twin, bands, cuts and self-harm items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.rating import band_of, severity_level, total_of_items

SHAPES = {
    "PHQ-9": (9, (0, 27), 4, 9),
    "QIDS-SR16": (16, (0, 27), 5, 12),
    "HAMD-17": (17, (0, 52), 7, 3),
    "MADRS": (10, (0, 60), 10, 10),
    "BDI-II": (21, (0, 63), 12, 9),
    "GAD-7": (7, (0, 21), 4, None),
    "C-SSRS": (8, None, None, None),
}


def slow_total(code: str, answer: dict[int, int]) -> int:
    if code != "QIDS-SR16":
        return sum(answer.values())
    return (
        max(answer[1], answer[2], answer[3], answer[4])
        + answer[5]
        + max(answer[6], answer[7], answer[8], answer[9])
        + answer[10] + answer[11] + answer[12] + answer[13] + answer[14]
        + max(answer[15], answer[16])
    )  # fmt: skip


def test_the_scales_are_those_of_the_data_dictionary(catalogue):
    found = {
        code: (len(s.item_ranges), s.total_range, s.remission_max, s.self_harm_item)
        for code, s in catalogue.scales.items()
    }
    assert found == SHAPES


def test_phq_9_comes_first_when_two_scales_share_a_day(catalogue):
    assert next(iter(catalogue.scales)) == "PHQ-9"


def test_eight_items_of_the_hamilton_scale_go_to_2_and_the_rest_to_4(catalogue):
    tops = {item: top for item, (_, top) in enumerate(catalogue.scales["HAMD-17"].item_ranges, start=1)}
    assert {item for item, top in tops.items() if top == 2} == {4, 5, 6, 12, 13, 14, 16, 17}
    assert set(tops.values()) == {2, 4}


@pytest.mark.parametrize("code", [code for code in SHAPES if code != "C-SSRS"])
def test_the_highest_answers_make_the_highest_total(catalogue, code):
    scale = catalogue.scales[code]
    highest = {item: top for item, (_, top) in enumerate(scale.item_ranges, start=1)}
    assert total_of_items(scale, highest) == scale.total_range[1]
    assert total_of_items(scale, dict.fromkeys(highest, 0)) == 0


@pytest.mark.parametrize("code", [code for code in SHAPES if code != "C-SSRS"])
@given(data=st.data())
def test_totals_agree_with_a_slow_twin_and_stay_in_range(catalogue, code, data):
    scale = catalogue.scales[code]
    answer = {item: data.draw(st.integers(low, high)) for item, (low, high) in enumerate(scale.item_ranges, start=1)}
    total = total_of_items(scale, answer)
    assert total == slow_total(code, answer)
    assert scale.total_range[0] <= total <= scale.total_range[1]
    dropped = data.draw(st.sampled_from(sorted(answer)))
    assert total_of_items(scale, {item: v for item, v in answer.items() if item != dropped}) is None


@pytest.mark.parametrize("code", [code for code in SHAPES if code != "C-SSRS"])
def test_every_total_has_one_band_and_severity_rises_with_it(catalogue, code):
    scale = catalogue.scales[code]
    low, high = scale.total_range
    levels = [severity_level(scale, total) for total in range(low, high + 1)]
    assert None not in levels
    assert levels == sorted(set(levels))
    assert sum(band_of(scale, total) is not None for total in range(low, high + 1)) == high - low + 1
    assert band_of(scale, high + 1) is None


def test_the_screener_has_no_total_and_skips_as_published(catalogue):
    scale = catalogue.scales["C-SSRS"]
    assert scale.asked_only_if == {3: 2, 4: 2, 5: 2, 7: 6}
    assert not scale.bands
    assert "extension" in scale.note
    assert total_of_items(scale, dict.fromkeys(range(1, 8), 1)) is None


@pytest.mark.parametrize("code", [code for code in SHAPES if code not in ("GAD-7", "C-SSRS")])
def test_only_depression_scales_give_a_baseline(catalogue, code):
    assert catalogue.scales[code].is_depression_scale
    assert catalogue.scales[code].self_harm_item is not None

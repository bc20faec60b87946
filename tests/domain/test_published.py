"""Published figures as values: by drug, by what they rest on, on a base on which nothing rounds away."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.evidence_quality import EvidenceCount, EvidenceQuality
from cds_app.domain.published import (
    MEASURES,
    Against,
    PublishedFigure,
    base_for,
    base_of,
    by_basis,
    figures_for,
    interval_not_read,
    places_of,
)


def figure(name: str = "a", **changes: object) -> PublishedFigure:
    made = PublishedFigure(
        name, "insomnia", ("sertraline",), "", "frequency", "", 12.0, None, None, None, "People", 100, "8 weeks", "",
        "alberti2015", "read",
    )  # fmt: skip
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def test_a_drugs_figures_stand_by_measure_and_then_as_listed():
    figures = (figure("a", measure="sweating"), figure("b"), figure("c", drugs=("paroxetine",)), figure("d"))
    assert [f.id for f in figures_for("sertraline", figures)] == ["b", "d", "a"]
    assert MEASURES.index("insomnia") < MEASURES.index("sweating")


def test_figures_that_rest_on_the_same_people_and_source_stand_together():
    figures = (figure("a"), figure("b", people=7), figure("c"), figure("d", status="memory"))
    assert [[f.id for f in group] for group in by_basis(figures)] == [["a", "c"], ["b"], ["d"]]


@given(st.floats(0.01, 100))
def test_no_percentage_from_a_hundredth_on_rounds_to_nobody(percent: float):
    base = base_for(percent)
    assert percent * base / 100 >= 1 - 1e-9
    assert base == 100 or percent * base / 1000 < 1


def test_both_sides_are_told_of_as_many_people():
    assert base_of(figure(value=1.4, against=Against("placebo", 0.9))) == 1000
    assert base_of(figure(value=31.0, against=Against("placebo", 17.0))) == 100
    assert base_of(figure(value=None, low=25.8, high=80.3)) == 100
    assert base_of(figure(value=0.0)) == 100


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ((9, None, None), 0),
        ((8.5, None, None), 1),
        ((0.41, 0.31, 0.52), 2),
        ((0.2, 0.1, 0.54), 2),
        ((10.0, None, None), 0),
    ],
)
def test_a_difference_has_as_many_decimals_as_its_source(values, places):
    value, low, high = values
    assert places_of(figure(kind="difference", unit="kg", value=value, low=low, high=high)) == places


def test_an_interval_is_missing_only_where_there_are_numbers_without_one():
    finding = figure(kind="finding", value=None, note="Not above placebo.")
    assert interval_not_read((figure(),))
    assert not interval_not_read((figure(), figure(low=10.0, high=14.0)))
    assert not interval_not_read((finding,))


def test_few_trials_are_told_for_the_drug_and_outcome_that_has_them():
    quality = EvidenceQuality(
        (
            EvidenceCount("nefazodone", "response", 9, 430, "few", False),
            EvidenceCount("sertraline", "response", 37, 3553, "many", True),
        )
    )
    assert quality.rests_on_few("nefazodone", "response")
    assert not quality.rests_on_few("sertraline", "response")
    assert not quality.rests_on_few("nefazodone", "remission")
    assert quality.of("sertraline", "response") == quality.counts[1]
    assert quality.of("placebo", "response") is None

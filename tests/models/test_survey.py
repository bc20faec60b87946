"""The survey's tables: joint, weighted, and never resting on fewer than five people."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from models.training.paths import EVIDENCE
from models.training.patients import case_mix, survey

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the raw data sets lie beside the checkout, never in it")


def committed() -> dict:
    return json.loads((EVIDENCE / "survey.json").read_text())


def raw(**changes: object) -> dict[str, object]:
    return {
        "phq9_total": 12, "weight_mec2yr": 1.0, "sex": "F", "age": 40, "education": "High school/GED",
        "antidepressants": None, "income_poverty_ratio": 2.0,
    } | changes  # fmt: skip


def grouped(groups: dict[tuple[str, str], tuple[int, int]]) -> pd.DataFrame:
    """People by two keys, so many with "yes" and so many with "no", all of weight 1."""
    return pd.DataFrame([
        {"a": a, "b": b, "flag": flag, "weight": 1.0}
        for (a, b), counts in groups.items()
        for flag, count in zip(("yes", "no"), counts, strict=True)
        for _ in range(count)
    ])  # fmt: skip


def test_only_the_depressed_count_and_each_has_a_name_for_every_group() -> None:
    people = survey.depressed(pd.DataFrame([
        raw(), raw(phq9_total=9), raw(phq9_total=20, sex="M", age=64, antidepressants="sertraline"),
        raw(age=19, education=None), raw(age=70, income_poverty_ratio=0.2), raw(age=30, income_poverty_ratio=0.9),
        raw(age=50, education=None),
    ]))  # fmt: skip
    assert list(people["severity_band"]) == ["moderate", "severe", "moderate", "moderate", "moderate"]
    assert list(people["age_band"]) == ["30-44", "45-64", "18-29", "65 and over", "30-44"]
    assert list(people["education"][:3]) == ["high school", "high school", survey.NOT_ASKED]
    assert list(people["antidepressant"]) == ["no", "yes", "no", "no", "no"]
    assert list(people["low_income"].fillna("-")) == ["no", "no", "no", "-", "yes"]


def test_a_large_group_keeps_its_own_shares_and_small_ones_are_pooled_with_each_other() -> None:
    people = grouped({("x", "large"): (10, 30), ("x", "small"): (2, 4), ("x", "tiny"): (3, 1)})
    found = {cell["b"]: cell for cell in survey.cells(people, "flag", (("a", "b"), ("a",)))}
    assert found["large"]["shares"]["yes"] == pytest.approx(0.25)
    assert found["small"] == found["tiny"] | {"b": "small"}
    assert found["small"]["shares"]["yes"] == pytest.approx(0.5)
    assert (found["small"]["people"], found["small"]["rests_on"]) == (10, ["a"])


def test_what_is_left_over_takes_the_shares_of_the_whole_group() -> None:
    people = grouped({("x", "large"): (10, 30), ("x", "tiny"): (1, 2)})
    found = {cell["b"]: cell for cell in survey.cells(people, "flag", (("a", "b"), ("a",)))}
    assert found["tiny"]["people"] == 43
    assert found["tiny"]["shares"]["yes"] == pytest.approx(11 / 43, abs=1e-6)


def test_a_whole_group_that_is_too_small_is_refused() -> None:
    with pytest.raises(ValueError, match="fewer people"):
        survey.cells(grouped({("x", "tiny"): (1, 2)}), "flag", (("a", "b"), ("a",)))
    with pytest.raises(ValueError, match="fewer people"):
        survey.demographics(survey.depressed(pd.DataFrame([raw()])))


def test_pooling_keeps_the_overall_share() -> None:
    """Small groups borrow from one another only, so nothing is added to or taken from the whole."""
    people = grouped({("x", "large"): (10, 30), ("x", "small"): (2, 4), ("x", "tiny"): (3, 1), ("y", "z"): (7, 9)})
    found = {(cell["a"], cell["b"]): cell for cell in survey.cells(people, "flag", (("a", "b"), ("a",)))}
    sizes = people.groupby(["a", "b"]).size()
    overall = sum(found[key]["shares"]["yes"] * size for key, size in sizes.items()) / sizes.sum()
    assert overall == pytest.approx((people["flag"] == "yes").mean(), abs=1e-6)


def test_no_committed_cell_rests_on_single_persons() -> None:
    tables = committed()["tables"]
    assert min(row["people"] for row in tables["demographics"]) >= survey.LEAST_PEOPLE
    assert sum(row["people"] for row in tables["demographics"]) == committed()["people"]
    assert sum(row["share"] for row in tables["demographics"]) == pytest.approx(1, abs=1e-4)
    for column in survey.CHAIN:
        for cell in tables[column]["cells"]:
            assert cell["people"] >= survey.LEAST_PEOPLE * len(cell["shares"])
            assert sum(cell["shares"].values()) == pytest.approx(1, abs=1e-4)
            assert min(cell["shares"].values()) > 0


def test_a_combination_that_nobody_holds_takes_the_shares_of_a_wider_group() -> None:
    people = grouped({("x", "large"): (10, 30), ("y", "large"): (20, 20)})
    found = survey.cells(people, "flag", (("a", "b"), ("a",)), {("x", "large"), ("x", "nobody")})
    nobody = next(cell for cell in found if cell["b"] == "nobody")
    assert (nobody["shares"]["yes"], nobody["rests_on"]) == (0.25, ["a"])


def test_every_person_of_the_chain_has_a_cell_but_for_the_income_of_the_old() -> None:
    tables = committed()["tables"]
    people = [{name: row[name] for name in survey.DEMOGRAPHICS} for row in tables["demographics"]]
    for column in survey.CHAIN:
        keys = tables[column]["keys"]
        cells = {tuple(cell[key] for key in keys): cell["shares"] for cell in tables[column]["cells"]}
        if column == "low_income":
            people = [person for person in people if person["age_band"] != "65 and over"]
        people = [person | {column: value} for person in people for value in cells[tuple(person[k] for k in keys)]]
    assert len(people) > 1000


def test_the_tables_say_where_they_come_from() -> None:
    table = committed()
    assert "NHANES" in table["source"]
    assert table["status"] == "computed"
    assert len(table["input_sha256"]) == 64


def test_shares_of_the_case_mix_are_those_of_the_chain() -> None:
    mix = json.loads((EVIDENCE / "case_mix.json").read_text())
    tables = committed()["tables"]
    assert mix["distribution"]["severity_level"]["share"] == case_mix.overall(tables, "phq9_total")
    assert mix["distribution"]["unemployed"]["share"] == case_mix.overall(tables, "low_income")["yes"]
    assert "stand-in" in mix["distribution"]["unemployed"]["status"]
    for name in ("previous_treatment", "unemployed"):
        assert mix["reference"][name]["value"] == mix["distribution"][name]["share"]


@needs_data
def test_the_committed_tables_come_out_again_and_keep_the_raw_shares() -> None:
    assert survey.build(DATA) == committed()
    people = survey.depressed(pd.read_csv(DATA / survey.SURVEY_FILE, low_memory=False))
    for column, value in (("antidepressant", "yes"), ("severity_band", "severe")):
        raw_share = np.average(people[column] == value, weights=people["weight"])
        assert case_mix.overall(committed()["tables"], column)[value] == pytest.approx(raw_share, abs=0.01)

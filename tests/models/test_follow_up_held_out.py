"""Held-out predictions and the rivals: nobody is predicted by a model that saw their data set."""

from __future__ import annotations

import numpy as np
import pytest

from models.training.courses import follow_up_held_out as held
from models.training.courses.follow_up_data import Course, Visit
from models.training.courses.follow_up_fit import fit, probabilities, rows_of
from models.training.courses.follow_up_rivals import questions_of, rivals
from models.training.paths import SEED
from tests.models.follow_up_courses import make_courses


@pytest.fixture(scope="module")
def courses() -> tuple[Course, ...]:
    return make_courses()


@pytest.fixture(scope="module")
def table(courses) -> list[dict]:
    return held.held_out(courses, 0.5)


def test_a_data_set_is_predicted_from_the_treated_people_of_the_others(courses, table):
    others = [c for c in courses if c.data_set != "two"]
    model = fit(rows_of(others), tau_scale=0.5, draws=20, seed=SEED)
    rows = [row for row in table if row["data_set"] == "two"]
    assert {row["setting"] for row in rows} == {"two, drug", "two, placebo"}
    for row in rows[:20]:
        course = next(
            c
            for c in courses
            if c.setting == row["setting"]
            and any(v.day == row["day"] and round(c.fall(v), 2) == row["fraction_improved"] for v in c.early)
        )
        fall = next(course.fall(v) for v in course.early if v.day == row["day"])
        expected = probabilities(model.central, np.array([fall]), np.array([float(row["day"])]))[0, 0]
        assert row["predicted"] == pytest.approx(expected, abs=0.02)  # another visit may round to the same fall


def test_the_placebo_arm_is_predicted_but_never_learnt_from(courses):
    assert {c.setting for c in held.on_treatment(courses)} == {"one", "two, drug", "three"}


def test_one_row_a_person_and_stretch_of_days_by_the_latest_visit(courses):
    visits = (Visit(8, 20.0), Visit(11, 18.0), Visit(19, 12.0))
    one = Course("one", "one", "HAMD-17", 24, visits, Visit(50, 10.0), Visit(50, 10.0))
    rows = [
        r for r in held.held_out((one, *(c for c in courses if c.data_set != "one")), 0.5) if r["data_set"] == "one"
    ]
    assert [(row["window"], row["day"]) for row in rows] == [("day_7_to_9", 8), ("day_10_to_20", 19)]
    assert rows[1]["fraction_improved"] == 0.5
    assert (rows[1]["observed"], rows[1]["observed_non_response"], rows[1]["observed_worsening"]) == (1, 0, 0)


def test_a_dropout_has_no_outcome_but_a_last_total(table):
    left = [row for row in table if row["observed"] == ""]
    assert left
    assert {row["last_seen"] for row in left} <= {0, 1}
    assert all(row["last_seen"] == "" for row in table if row["observed"] != "")


def test_the_table_comes_back_as_written_and_in_an_order_that_says_nothing(table, tmp_path):
    path = tmp_path / "table.csv"
    held.write_table(path, table)
    again = held.read_table(path)
    assert sorted(tuple(str(v) for v in row.values()) for row in table) == [tuple(row.values()) for row in again]
    assert "patient" not in again[0]


def test_every_rival_answers_with_chances_that_follow_improvement(courses):
    found = rivals(held.on_treatment(courses))
    end = Visit(42, 5.0)
    asked = [
        (Course("x", "x", "HAMD-17", 20, (Visit(14, 20.0 - fall),), end, end), 0) for fall in (-4, 0, 4, 8, 12, 16)
    ]
    for name, rival in found.items():
        answer = rival(asked)
        assert ((answer >= 0) & (answer <= 1)).all(), name
        assert (np.diff(answer) >= 0).all(), name
    assert len(set(found["base_rate"](asked))) == 1


def test_the_base_rate_counts_each_person_once(courses):
    known = [c for c in courses if c.outcome is not None]
    share = np.mean([c.fall(c.outcome) >= 0.5 for c in known])
    assert rivals(courses)["base_rate"](questions_of(courses)[:1])[0] == pytest.approx(share)

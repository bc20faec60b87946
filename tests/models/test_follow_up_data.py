"""Raw courses: whose total counts as the baseline, as an early visit, as the outcome."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.training.courses import follow_up_data as data
from models.training.courses.follow_up_data import Course, Visit


def write(folder: Path, name: str, header: str, *rows: str) -> Path:
    path = folder / name / "visits.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def dia(folder: Path, *rows: str) -> list[Course]:
    header = "patient,arm,hamd17_baseline,week,days_since_baseline,hamd17"
    return list(data.read_dia(write(folder, data.DIA, header, *rows)))


def reisby(folder: Path, *rows: str) -> list[Course]:
    return list(data.read_reisby(write(folder, data.REISBY, "patient,week,hamd", *rows)))


def enrichd(folder: Path, *rows: str) -> list[Course]:
    return list(data.read_enrichd(write(folder, data.ENRICHD, "patient,days_since_randomisation,bdi", *rows)))


def test_the_outcome_is_the_first_total_from_day_42_to_84(tmp_path):
    (course,) = enrichd(tmp_path, "1,0,20", "1,14,15", "1,41,12", "1,43,9", "1,60,3")
    assert (course.outcome, course.baseline) == (Visit(43, 9), 20)
    assert course.early == (Visit(14, 15), Visit(41, 12))
    assert course.fall(course.outcome) == pytest.approx(0.55)


def test_a_total_after_day_84_is_no_outcome(tmp_path):
    (course,) = enrichd(tmp_path, "1,0,20", "1,14,15", "1,85,4")
    assert course.outcome is None
    assert course.last_seen == Visit(85, 4)


def test_of_two_totals_on_one_day_the_later_row_counts(tmp_path):
    (course,) = enrichd(tmp_path, "1,0,30", "1,0,20", "1,50,8")
    assert course.baseline == 20


def test_who_has_no_total_on_day_0_or_before_has_no_course(tmp_path):
    assert enrichd(tmp_path, "1,7,20", "1,50,8") == []


def test_an_early_week_6_visit_of_the_duloxetine_trial_is_the_outcome_only_when_nothing_later_is_there(tmp_path):
    rows = ["1,DRUG,20,2,14,12", "1,DRUG,20,6,38,9", "2,PLACEBO,20,2,14,12", "2,PLACEBO,20,4,42,10", "2,PLACEBO,20,6,60,9"]  # fmt: skip  # noqa: E501
    drug, placebo = dia(tmp_path, *rows)
    assert drug.outcome == Visit(38, 9)
    assert drug.early == (Visit(14, 12),)
    assert placebo.outcome == Visit(42, 10)
    assert (drug.setting, placebo.setting) == ("dia_duloxetine_trial, drug", "dia_duloxetine_trial, placebo")


def test_a_dropout_of_the_duloxetine_trial_has_no_outcome(tmp_path):
    (course,) = dia(tmp_path, "1,DRUG,20,1,7,18", "1,DRUG,20,4,28,9")
    assert course.outcome is None
    assert course.last_seen == Visit(28, 9)


def test_the_imipramine_study_counts_from_week_1_and_ends_on_day_28(tmp_path):
    (course,) = reisby(tmp_path, "1,0,30", "1,1,24", "1,2,20", "1,3,16", "1,4,12", "1,5,10")
    assert course.baseline == 24
    assert course.early == (Visit(7, 20), Visit(14, 16))
    assert course.outcome == Visit(28, 10)


def test_a_missing_week_1_leaves_the_week_before_as_baseline(tmp_path):
    (course,) = reisby(tmp_path, "1,0,30", "1,1,", "1,2,20", "1,5,10")
    assert course.baseline == 30


def test_people_in_the_lowest_band_are_left_out(tmp_path):
    dia(tmp_path, "1,DRUG,7,2,14,3", "2,DRUG,8,2,14,3")
    reisby(tmp_path, "3,1,7", "4,1,8")
    enrichd(tmp_path, "5,0,9", "6,0,10")
    assert [course.baseline for course in data.read_courses(tmp_path)] == [8, 8, 10]

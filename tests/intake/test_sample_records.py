"""The sample records: made up, reproducible to the byte, without a finding, and wide enough to show everything."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.outcome import observed_outcomes
from cds_app.domain.patient import PatientRecord
from cds_app.domain.rating import baseline, totals
from cds_app.domain.treatment import failed_trials
from cds_app.guidance.formulary import load_catalogue
from cds_app.guidance.readiness import assess_readiness
from cds_app.guidance.safety import cautions
from cds_app.intake.record_set import RecordSet, read_record_set

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
SAMPLE = RESOURCES / "sample_records"


@cache
def catalogue() -> Catalogue:
    return load_catalogue(RESOURCES / "catalogue")


@cache
def sample() -> RecordSet:
    return read_record_set(SAMPLE, catalogue())


def record(pseudonym: str) -> PatientRecord:
    return next(r for r in sample().records if r.pseudonym == pseudonym)


def test_they_import_without_any_finding():
    assert sample().findings == ()
    assert len(sample().records) >= 60
    assert {"README.txt", "make_sample_records.py"} <= set(sample().not_read)
    assert not [name for name in sample().not_read if name.endswith(".csv") or ":" in name]


def test_the_script_writes_them_again_byte_for_byte(tmp_path):
    command = [sys.executable, str(SAMPLE / "make_sample_records.py"), str(tmp_path)]
    subprocess.run(command, check=True, env={"PYTHONHASHSEED": "123"})
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == sorted(path.name for path in SAMPLE.iterdir() if path.suffix in (".csv", ".txt"))
    for name in names:
        assert (tmp_path / name).read_bytes() == (SAMPLE / name).read_bytes(), name


def test_they_are_labelled_as_made_up_and_each_says_what_it_shows():
    label = (SAMPLE / "README.txt").read_text(encoding="utf-8")
    assert label.startswith("MADE-UP RECORDS")
    assert all(f"{r.pseudonym}  " in label for r in sample().records)


@pytest.mark.requirement("SCO-04")
def test_every_stop_is_there_except_the_age_that_the_dictionary_refuses():
    stops = {f.code for r in sample().records for f in assess_readiness(r, catalogue()) if f.severity == "stop"}
    assert stops == {stop.code for stop in catalogue().stops} - {"age_under_18"}


@pytest.mark.requirement("SCO-05")
def test_nine_of_ten_safety_rules_fire_for_somebody():
    fired = {caution.rule for r in sample().records for caution in cautions(r, catalogue())}
    rules = {rule.id for rule in catalogue().rules}
    assert len(rules & fired) >= 0.9 * len(rules), rules - fired


def test_every_scale_of_the_dictionary_is_used():
    assert {rating.scale for r in sample().records for rating in r.ratings} == set(catalogue().scales)


def test_the_courses_hold_every_outcome_and_its_opposite():
    seen = [observed_outcomes(r, catalogue().scales) for r in sample().records]
    for outcome in ("response", "remission", "early_stop", "side_effect_stop"):
        assert {found[outcome] for found in seen} == {True, False, None}, outcome


def test_somebody_gets_worse_and_somebody_is_90_or_older():
    assert any(r.value("age_years") == 90 for r in sample().records)
    assert any(
        later.value > start.value
        for r in sample().records
        if (start := baseline(r.ratings, catalogue().scales))
        for later in totals(r.ratings, catalogue().scales)
        if later.scale == start.scale and later.day > 0
    )


def test_most_columns_are_unknown_for_somebody_and_known_for_somebody():
    columns = {name for r in sample().records for name in r.values}
    unknown = {name for r in sample().records for name in columns - set(r.values)}
    assert len(columns) == 31
    assert len(unknown) >= 28


def test_the_showcase_is_ready_has_a_trend_two_treatments_wishes_and_one_caution():
    showcase = record("P-0412")
    scales = catalogue().scales
    start = baseline(showcase.ratings, scales)
    assert start is not None
    assert (start.scale, start.day, start.value) == ("PHQ-9", 0, 17)
    assert len([t for t in totals(showcase.ratings, scales) if t.scale == "PHQ-9"]) >= 4
    assert 40 <= (showcase.number("age_years") or 0) <= 49
    assert showcase.text("anxious_distress") == "yes"
    assert len(showcase.treatments or ()) == 2
    assert failed_trials(showcase.treatments or (), catalogue().drugs) == 1
    assert len(showcase.preferences) >= 2
    assert not [f for f in assess_readiness(showcase, catalogue()) if f.severity != "information"]
    fired = {c.rule for c in cautions(showcase, catalogue()) if c.severity != "information"}
    assert fired == {"raised_blood_pressure"}

"""From files to a cohort: who counts, with which outcomes, and what is refused."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from models.training.site.cohort import SiteCohort
from models.training.site.records import Reading, read_cohort
from models.training.site.refusal import NotTrained
from tests.support.cohorts import pseudonym, write_cohort
from tests.support.world import real_catalogue


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def change(path: Path, edit) -> None:
    rows = rows_of(path)
    rows = [row for row in (edit(row) for row in rows) if row is not None]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    write_cohort(tmp_path / "records", 80, np.random.default_rng(1))
    return tmp_path / "records"


def read(records: Path, order: Path | None = None) -> tuple[SiteCohort, Reading]:
    return read_cohort(records, real_catalogue(), order)


def test_the_cohort_holds_what_was_drawn(tmp_path: Path) -> None:
    drawn = write_cohort(tmp_path / "records", 150, np.random.default_rng(2))
    cohort, reading = read(tmp_path / "records")
    assert len(cohort) == reading.patients == 150
    assert [cohort.drugs[place] for place in cohort.drug] == list(drawn.drug)
    assert (cohort.outcomes["early_stop"] == drawn.happened["early_stop"]).all()
    assert (cohort.outcomes["side_effect_stop"] == drawn.happened["side_effect_stop"]).all()
    assert (~np.isnan(cohort.outcomes["response"]) == drawn.rated).all()
    for outcome in ("response", "remission"):
        assert (cohort.outcomes[outcome][drawn.rated] == drawn.happened[outcome][drawn.rated]).all()
    assert list(cohort.groups["sex"]) == list(drawn.columns["sex"])


def test_a_column_that_is_not_of_the_format_is_named_and_changes_nothing(records: Path) -> None:
    before, _ = read(records)
    change(records / "patients.csv", lambda row: row | {"responded_in_the_end": "1"})
    after, reading = read(records)
    assert reading.not_read == ("patients.csv: responded_in_the_end",)
    assert np.array_equal(before.inputs, after.inputs, equal_nan=True)


def test_a_drug_that_the_catalogue_lacks_is_refused_with_its_place(records: Path) -> None:
    change(records / "treatments.csv", lambda row: row | {"drug": "wonderpill"} if row["start_day"] == "0" else row)
    with pytest.raises(NotTrained) as refused:
        read(records)
    assert any("treatments.csv, row" in reason and "drug" in reason for reason in refused.value.reasons)
    assert not any("wonderpill" in reason for reason in refused.value.reasons)


def test_what_happened_after_day_0_is_no_input(records: Path) -> None:
    before, _ = read(records)

    def with_earlier_treatment(**cells: str) -> SiteCohort:
        change(records / "treatments.csv", lambda row: row | cells if row["start_day"] == "-200" else row)
        return read(records)[0]

    with_later_end = with_earlier_treatment(end_day="30", outcome="unknown")
    with_later_outcome = with_earlier_treatment(outcome="remission")
    assert np.array_equal(with_later_end.inputs, with_later_outcome.inputs, equal_nan=True)
    assert not np.array_equal(before.inputs, with_later_end.inputs, equal_nan=True)


def test_patients_without_one_treatment_on_day_0_are_counted_and_left_out(records: Path) -> None:
    again = {"pseudonym": pseudonym(1), "drug": "paroxetine", "dose_mg_day": "", "start_day": "0", "end_day": "",
             "outcome": "unknown", "stop_reason": "", "same_episode": "yes"}  # fmt: skip
    rows = [row for row in rows_of(records / "treatments.csv") if row["pseudonym"] != pseudonym(0)] + [again]
    with (records / "treatments.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    cohort, reading = read(records)
    assert len(cohort) == 78
    assert reading.left_out == {"no_treatment_on_day_0": 1, "several_treatments_on_day_0": 1}


def test_patients_whom_the_program_would_not_score_are_left_out(records: Path) -> None:
    bad = {pseudonym(k) for k in range(5)}
    change(records / "patients.csv",
           lambda row: row | {"psychotic": "yes" if row["pseudonym"] in bad else "no"})  # fmt: skip
    cohort, reading = read(records)
    assert len(cohort) == 75
    assert reading.left_out == {"stop:psychosis": 5}


def test_contradictory_outcomes_are_counted_by_kind_and_not_trained_on(records: Path) -> None:
    kinds = {
        pseudonym(k): kind
        for k, kind in enumerate([{"end_day": "20", "stop_reason": "completed"}] * 3 + [{"stop_reason": "other"}])
    }

    def contradict(row):
        if row["start_day"] == "0" and row["pseudonym"] in kinds:
            return row | {"end_day": ""} | kinds[row["pseudonym"]]
        return row

    change(records / "treatments.csv", contradict)
    cohort, reading = read(records)
    assert reading.contradictory == {"completed_early": 3, "reason_without_end": 1}
    assert reading.patients_contradictory == 4
    assert len(cohort) == 76


def test_a_recorded_result_that_the_totals_deny_is_a_contradiction(tmp_path: Path) -> None:
    drawn = write_cohort(tmp_path / "records", 60, np.random.default_rng(3))
    change(tmp_path / "records" / "treatments.csv",
           lambda row: row | {"outcome": "remission"} if row["start_day"] == "0" else row)  # fmt: skip
    _, reading = read(tmp_path / "records")
    denied = int((drawn.rated & ~drawn.happened["response"]).sum())
    assert reading.contradictory == {"recorded_better": denied}


def test_without_treatments_nobody_counts_and_the_reason_is_said(records: Path) -> None:
    (records / "treatments.csv").unlink()
    with pytest.raises(NotTrained, match="no_treatment_on_day_0: 80"):
        read(records)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("pseudonym,when\nC-00000,1\n", "needs the header"),
        ("pseudonym,period\nC-00000,2024-05-01\n", "dates are not taken"),
        ("pseudonym,period\nC-00000,20240501\n", "dates are not taken"),
        ("pseudonym,period\nC-00000,1\nC-00000,2\n", "two periods"),
        ("pseudonym,period\nC-00000,1\n", "no period for 79 of 80"),
    ],
)
def test_an_order_file_that_is_no_order_is_refused(records: Path, content: str, said: str) -> None:
    order = records.parent / "order.csv"
    order.write_text(content, encoding="utf-8")
    with pytest.raises(NotTrained, match=said):
        read(records, order)


def test_periods_come_with_their_patients(records: Path) -> None:
    order = records.parent / "order.csv"
    order.write_text("pseudonym,period\n" + "".join(f"{pseudonym(k)},{k // 10}\n" for k in range(80)), "utf-8")
    cohort, _ = read(records, order)
    assert list(cohort.period) == [k // 10 for k in range(80)]

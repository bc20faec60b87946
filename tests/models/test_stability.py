"""The committed measurements: made on the committed evidence, for the numbers in use, and within what is allowed."""

import json

from models.training.paths import EVIDENCE, OUTCOMES
from models.training.patients import stability
from models.training.patients.train import DRAWS, PARAMETERS, TREES


def committed() -> dict:
    return json.loads((EVIDENCE / "stability.json").read_text())


def test_stability_was_measured_on_the_committed_evidence_and_for_the_numbers_in_use() -> None:
    table = committed()
    assert table["evidence_sha256"] == stability.evidence_hashes()
    assert table["chosen"]["draws"] == DRAWS
    assert table["chosen"]["rounds"] == TREES


def test_another_seed_changes_no_probability_by_more_than_a_point() -> None:
    chosen = committed()["by_number_of_draws"][str(DRAWS)]
    assert set(chosen) == set(OUTCOMES)
    largest = max(row["probability_points_largest_change"] for row in chosen.values())
    assert largest == committed()["chosen"]["largest_change_points"]
    assert largest <= stability.LARGEST_CHANGE_POINTS


def test_the_draws_in_use_change_intervals_and_tie_groups_less_than_few_draws_do() -> None:
    by_number = committed()["by_number_of_draws"]
    few, used = by_number[str(min(map(int, by_number)))], by_number[str(DRAWS)]
    for outcome in OUTCOMES:
        assert used[outcome]["end_points_largest_change"] < few[outcome]["end_points_largest_change"]
        assert used[outcome]["tie_groups_changed"] <= 0.05


def test_the_settings_in_use_are_nearly_as_accurate_as_four_times_the_trees_in_half_the_bytes() -> None:
    for outcome, rows in committed()["by_settings"].items():
        first = rows[0]
        used = next(
            row for row in rows
            if row["rounds"] == TREES[outcome] and row["num_leaves"] == PARAMETERS["num_leaves"]
            and row["learning_rate"] == PARAMETERS["learning_rate"]
        )  # fmt: skip
        assert used["rmse_logit"] <= first["rmse_logit"] + 0.01
        assert used["bytes_compact"] < 0.5 * first["bytes_compact"]

"""The sensitivity to selective publication: ratios by hand, effects under them."""

import numpy as np
import pandas as pd
import pytest

from models.training.drugs.arm_table import DRUGS
from models.training.drugs.publication_bias import clear_pairs, publication_bias, ratio


def trials(drug: str, fda: list[float], journal: list[float]) -> pd.DataFrame:
    return pd.DataFrame({
        "drug": drug, "study": range(len(fda)), "published": [int(j == j) for j in journal], "fda_effect_size_g": fda,
        "fda_se": 0.1, "journal_effect_size_g": journal, "journal_se": [0.1 if j == j else np.nan for j in journal],
    })  # fmt: skip


def test_the_ratio_is_all_registered_trials_over_the_published_ones() -> None:
    nan = float("nan")
    assert ratio(trials("citalopram", [0.3, 0.3, 0.0], [0.4, 0.4, nan])) == pytest.approx(0.2 / 0.4, abs=0.01)


def test_every_effect_shrinks_by_its_own_ratio_or_the_common_one() -> None:
    table = pd.concat([
        trials("paroxetine CR", [0.3, 0.3, 0.3], [0.4, 0.4, 0.4]),
        trials("sertraline", [0.2, 0.2, 0.2], [0.4, 0.4, 0.4]),
    ])  # fmt: skip
    mean, covariance = np.linspace(0.3, 0.6, len(DRUGS)), 0.001 * np.eye(len(DRUGS))
    found = publication_bias(table, mean, covariance, 0.3)
    assert found["ratio_all_drugs"] == pytest.approx(0.25 / 0.4, abs=0.01)
    assert found["drugs"]["paroxetine"]["ratio"] == pytest.approx(0.75, abs=0.01)
    effects = np.array(found["own_ratios"]["effects"]) / mean
    assert effects[DRUGS.index("paroxetine")] == pytest.approx(0.75, abs=0.01)
    assert effects[DRUGS.index("sertraline")] == pytest.approx(0.5, abs=0.01)
    assert effects[DRUGS.index("agomelatine")] == pytest.approx(found["ratio_all_drugs"])
    assert np.array(found["one_ratio"]["effects"]) == pytest.approx(mean * found["ratio_all_drugs"])
    assert found["one_ratio"]["rank_correlation"] == pytest.approx(1)


def test_one_ratio_for_all_drugs_changes_no_clear_pair() -> None:
    mean, covariance = np.linspace(0, 1, len(DRUGS)), 0.01 * np.eye(len(DRUGS))
    table = trials("citalopram", [0.2, 0.3, 0.1, 0.2], [0.4, 0.3, 0.3, 0.4])
    found = publication_bias(table, mean, covariance, 0.0)["one_ratio"]
    assert found["pairs_clearly_different_before"] > 0
    assert found["pairs_that_change"] == []


def test_a_pair_is_clear_when_its_difference_is_1_645_errors_away() -> None:
    found = clear_pairs(np.array([0.0, 0.24, 0.22]), np.diag([0.01, 0.01, 0.01]))
    assert found.tolist() == [[False, True, False], [True, False, False], [False, False, False]]

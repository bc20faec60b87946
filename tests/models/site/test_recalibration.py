"""Recalibration: an intercept and a slope where patients show the need, nothing where they do not."""

from dataclasses import replace

import numpy as np
import pytest

from models.training.site.boosters import train_ensemble
from models.training.site.drug_effects import DrugEffects
from models.training.site.recalibration import recalibrated
from tests.models.site.made_cohorts import EFFECTS, made


@pytest.fixture(scope="module")
def ensemble():
    return train_ensemble(made(3000, 1)[0], "response", DrugEffects(EFFECTS, 0.01 * np.eye(3), 0.1), 2, 5)


def happened_by(ensemble, patients: int, intercept: float, slope: float):
    """Patients whose outcomes follow a line through the model's own logits."""
    cohort, _ = made(patients, 2)
    logit = intercept + slope * ensemble.model.central_logits(cohort.inputs, cohort.drug)
    y = (np.random.default_rng(3).random(patients) < 1 / (1 + np.exp(-logit))).astype(float)
    return replace(cohort, outcomes=dict(cohort.outcomes) | {"response": y})


def test_the_line_is_found(ensemble, thresholds) -> None:
    better, line = recalibrated(ensemble, happened_by(ensemble, 20_000, -0.5, 0.5), thresholds)
    assert line.why == "intercept and slope"
    assert line.line.intercept == pytest.approx(-0.5, abs=0.06)
    assert line.line.slope == pytest.approx(0.5, abs=0.06)
    assert better.model.calibration == line.line
    assert better.model.central_text == ensemble.model.central_text


def test_a_level_that_is_off_moves_the_intercept_alone(ensemble, thresholds) -> None:
    _, line = recalibrated(ensemble, happened_by(ensemble, 1500, -0.6, 1.0), thresholds)
    assert line.why.startswith("intercept only")
    assert line.line.slope == 1.0
    assert line.line.intercept == pytest.approx(-0.6, abs=0.2)


def test_a_calibrated_model_is_left_as_trained(ensemble, thresholds) -> None:
    same, line = recalibrated(ensemble, happened_by(ensemble, 1500, 0.0, 1.0), thresholds)
    assert line.why == "left as trained: not clearly off"
    assert same.model.calibration == ensemble.model.calibration


def test_few_patients_recalibrate_nothing(ensemble, thresholds) -> None:
    _, line = recalibrated(ensemble, happened_by(ensemble, 150, -2.0, 1.0), thresholds)
    assert line.why == "left as trained: too few patients to recalibrate on"
    assert (line.line.intercept, line.line.slope) == (0.0, 1.0)

"""Every bundle that ships verifies, scores and explains."""

from __future__ import annotations

import math
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.patient import PatientRecord
from cds_app.domain.rating import Rating
from cds_app.scoring.bundle import Bundle, find_bundles, load_bundle
from cds_app.scoring.explainer import Explainer
from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.scoring.predictor import compare
from cds_app.scoring.support import unlike_training
from tests.scoring.strategies import complete_record
from tests.support.small_bundle import DRUGS, small_catalogue

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = find_bundles(ROOT / "models" / "bundles")
RECORDS = (
    complete_record(),
    complete_record(treatments=None, values={"episode_weeks": None}),
    PatientRecord("P-3", {}, (Rating(0, "PHQ-9", "total", 24),)),
)
every_bundle = pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)


@cache
def loaded(path: Path) -> Bundle:
    return load_bundle(path, ROOT / "resources" / "trust" / "bundle_keys.json", today=date(2026, 11, 30))


@pytest.mark.requirement("MOD-05")
@every_bundle
def test_it_verifies_and_gives_the_answers_to_its_reference_cases(path: Path):
    bundle = loaded(path)
    assert bundle.ref.id == path.name
    assert sorted(bundle.drugs) == sorted(DRUGS)
    assert bundle.reference.shape == (100, len(PATIENT_INPUTS))


@every_bundle
def test_it_says_what_its_numbers_rest_on(path: Path):
    assert "simulated" in loaded(path).ref.basis
    assert loaded(path).manifest["basis_code"] == "simulated"


@pytest.mark.requirement("EXP-01")
@every_bundle
def test_it_compares_and_explains_and_the_parts_add_up(path: Path):
    bundle, catalogue = loaded(path), small_catalogue()
    explainer = Explainer(bundle)
    for record in RECORDS:
        comparison = compare(record, catalogue, bundle, readiness=(), cautions=())
        for drug in bundle.drugs[::4]:
            for outcome in OUTCOMES:
                explanation = explainer.explain(record, catalogue, drug, outcome, comparison)
                total = explanation.base + sum(c.points for c in explanation.contributions)
                assert total == pytest.approx(comparison.of(drug, outcome).probability, abs=1e-12)


@every_bundle
def test_its_intervals_hold_their_number_and_are_wider_when_nothing_is_known(path: Path):
    bundle, catalogue = loaded(path), small_catalogue()
    known, _, unknown = (compare(r, catalogue, bundle, readiness=(), cautions=()).estimates for r in RECORDS)
    for e in (*known, *unknown):
        assert 0 < e.low < e.probability < e.high < 1  # type: ignore[operator]
    width = [
        np.mean([math.log(e.high / (1 - e.high)) - math.log(e.low / (1 - e.low)) for e in some])  # type: ignore[operator]
        for some in (known, unknown)
    ]
    assert width[1] > width[0]


@pytest.mark.requirement("SCO-08")
@every_bundle
def test_few_of_its_reference_sample_are_called_unlike(path: Path):
    bundle = loaded(path)
    found = [unlike_training(dict(zip(PATIENT_INPUTS, row, strict=True)), bundle) for row in bundle.reference.tolist()]
    assert np.mean([bool(findings) for findings in found]) <= 0.15

"""What a sound bundle gives, and how bundles are found."""

from __future__ import annotations

import ast
import hashlib
from pathlib import Path

import numpy as np
import pytest

from cds_app.domain.errors import CdsError
from cds_app.domain.outcome import OUTCOMES
from cds_app.scoring import explainer
from cds_app.scoring.bundle import Bundle, find_bundles, load_bundle
from tests.support.small_bundle import DRUGS, TODAY, SmallBundle, slow_logits


def test_the_reference_names_the_hash_of_the_manifest_and_the_basis(small: SmallBundle, bundle: Bundle):
    digest = hashlib.sha256((small.directory / "manifest.json").read_bytes()).hexdigest()
    assert (bundle.ref.id, bundle.ref.version, bundle.ref.sha256) == ("test-2026-11", "1", digest)
    assert bundle.ref.basis == "simulated from published evidence; not validated on patients"


def test_drugs_weeks_and_coverage_come_from_the_manifest(bundle: Bundle):
    assert bundle.drugs == DRUGS
    assert dict(bundle.weeks) == dict.fromkeys(OUTCOMES, 8)
    assert bundle.coverage == 0.9
    assert bundle.manifest["basis_code"] == "simulated"


def test_base_rates_are_the_plain_mean_over_reference_rows_and_drugs(bundle: Bundle):
    for outcome, rate in bundle.base_rates:
        model = bundle.models[outcome]
        rows = [[*row, effect] for row in bundle.reference.tolist() for effect in model.effects.tolist()]
        line = {"intercept": model.calibration.intercept, "slope": model.calibration.slope}
        logits = np.array(slow_logits(model.central, rows[:60], line))
        some = 1 / (1 + np.exp(-logits))
        fast = 1 / (1 + np.exp(-bundle.reference_logits[outcome].ravel()[:60]))
        assert np.abs(some - fast).max() < 1e-12
        assert rate == pytest.approx((1 / (1 + np.exp(-bundle.reference_logits[outcome]))).mean(), abs=1e-12)


def test_an_unknown_drug_is_named(bundle: Bundle):
    with pytest.raises(CdsError) as caught:
        bundle.drug_place("placebo")
    assert (caught.value.code, caught.value.params) == ("drug_unknown", {"drug": "placebo"})


def test_bundles_are_found_oldest_first_by_the_month_that_ends_their_id(tmp_path: Path):
    for name in ("zeta-2026-11", "alpha-2027-02", "beta-2026-12", "not-a-bundle"):
        (tmp_path / name).mkdir()
        if name != "not-a-bundle":
            (tmp_path / name / "manifest.json").touch()
    assert [path.name for path in find_bundles(tmp_path)] == ["zeta-2026-11", "beta-2026-12", "alpha-2027-02"]


@pytest.mark.parametrize("there", [True, False])
def test_no_bundle_at_all_is_said_in_words(tmp_path: Path, there: bool):
    with pytest.raises(CdsError) as caught:
        find_bundles(tmp_path if there else tmp_path / "nowhere")
    assert caught.value.code == "bundle_none"


def test_loading_twice_gives_the_same_answers(small: SmallBundle, bundle: Bundle):
    again = load_bundle(small.directory, small.trusted, today=TODAY)
    assert again.ref == bundle.ref
    assert again.base_rates == bundle.base_rates


def test_shap_is_imported_only_when_an_explanation_is_asked_for():
    for path in Path(explainer.__file__).parent.glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            assert not (isinstance(node, ast.Import | ast.ImportFrom) and "shap" in ast.unparse(node)), path.name

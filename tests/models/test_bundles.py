"""Every shipped bundle: sealed, self-consistent, and honest about what it can tell apart."""

import base64
import csv
import hashlib
import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from scipy.stats import norm

from cds_app.scoring.bundle import Bundle, load_bundle
from cds_app.scoring.ensemble import OutcomeModel
from cds_app.scoring.features import FEATURES, PATIENT_INPUTS
from models.training.judging.acceptance import failures, stability_failures
from models.training.judging.interval_figures import interval_coverage
from models.training.judging.judged import Sizes
from models.training.judging.separation import reference_patient, separation
from models.training.paths import BUNDLE_ID, BUNDLES, EVIDENCE, OUTCOMES, TRUST
from models.training.patients.cohort import load_evidence
from tests.support.wording import hit

FOLDERS = sorted(path.parent for path in BUNDLES.glob("*/manifest.json"))
CURRENT = BUNDLES / BUNDLE_ID
SIZES = Sizes(coverage_rows=210, worlds=1000)


@cache
def manifest(folder: Path) -> dict:
    return json.loads((folder / "manifest.json").read_text())


@cache
def current() -> Bundle:
    return load_bundle(CURRENT, TRUST, today=None)


def ensemble(outcome: str) -> OutcomeModel:
    return current().models[outcome]


def reference_cases(folder: Path) -> list[dict]:
    return [json.loads(line) for line in (folder / "reference_cases.jsonl").read_text().splitlines()]


def inputs_of(case: dict) -> np.ndarray:
    values = [case["inputs"][name] for name in PATIENT_INPUTS]
    return np.array([[np.nan if value is None else value for value in values]])


def test_there_is_a_bundle() -> None:
    assert CURRENT in FOLDERS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_every_file_is_listed_with_its_hash(folder: Path) -> None:
    found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    listed = manifest(folder)["files"]
    assert found == set(listed) | {"manifest.json", "manifest.sig"}
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_the_signature_holds_over_the_exact_bytes(folder: Path) -> None:
    keys = {key["key_id"]: key for key in json.loads(TRUST.read_text())["keys"]}
    signed = json.loads((folder / "manifest.sig").read_text())
    key = keys[signed["key_id"]]
    raw = base64.b64decode(key["public_key"], validate=True)
    assert key["status"] == "active"
    assert hashlib.sha256(raw).hexdigest()[:16] == signed["key_id"]
    signature = base64.b64decode(signed["signature"], validate=True)
    Ed25519PublicKey.from_public_bytes(raw).verify(signature, (folder / "manifest.json").read_bytes())


@pytest.mark.requirement("MOD-01")
def test_no_private_key_and_no_object_file_lies_among_the_models() -> None:
    for path in BUNDLES.parent.rglob("*"):
        assert path.suffix not in {".pem", ".key", ".pkl", ".pickle", ".joblib", ".npz"}, path
        if path.suffix in {".json", ".txt", ".md"}:
            assert "PRIVATE KEY" not in path.read_text(), path


@pytest.mark.requirement("MOD-06")
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_the_manifest_says_what_the_bundle_is(folder: Path) -> None:
    content = manifest(folder)
    assert content["id"] == folder.name
    assert content["basis"] == "simulated from published evidence; not validated on patients"
    assert content["basis_code"] == "simulated"
    assert content["expires"] > content["created"]
    assert [f["name"] for f in content["features"]] == [f.name for f in FEATURES]
    assert all(content["outcomes"][o]["weeks"] == 8 for o in OUTCOMES)
    assert len(content["drugs"]) == 21


def test_the_bundle_rests_on_the_committed_evidence() -> None:
    for name, digest in manifest(CURRENT)["training_data"]["evidence"].items():
        assert hashlib.sha256((EVIDENCE / name).read_bytes()).hexdigest() == digest, name


def test_sizes_stay_within_their_limits() -> None:
    limits = manifest(CURRENT)["acceptance"]["bundle"]
    sizes = {p: p.stat().st_size for p in CURRENT.rglob("*") if p.is_file()}
    assert sum(sizes.values()) <= limits["largest_bundle_bytes"]
    assert max(s for p, s in sizes.items() if p.suffix == ".txt") <= limits["largest_model_file_bytes"]


@pytest.mark.requirement("MOD-05")
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_reference_cases_come_out_again(outcome: str) -> None:
    model, drugs = ensemble(outcome), manifest(CURRENT)["drugs"]
    mine = [case for case in reference_cases(CURRENT) if case["outcome"] == outcome]
    assert len(mine) == 10
    assert any(value is None for case in mine for value in case["inputs"].values())
    for case in mine:
        drug = np.array([drugs.index(case["drug"])])
        logit, draws = model.central_logits(inputs_of(case), drug)[0], model.draw_logits(inputs_of(case), drug)[:, 0]
        assert 1 / (1 + np.exp(-logit)) == pytest.approx(case["probability"], abs=1e-9)
        assert draws.std(ddof=1) == pytest.approx(case["sd"], abs=1e-9)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_contributions_add_up_to_the_raw_score(outcome: str) -> None:
    model = ensemble(outcome)
    for case in reference_cases(CURRENT)[:12]:
        row = np.column_stack([inputs_of(case), [[0.5]]])
        parts = model.central.predict(row, pred_contrib=True)
        assert parts.sum() == pytest.approx(model.central.predict(row, raw_score=True)[0], abs=1e-9)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_no_pair_of_drugs_is_separated_beyond_the_evidence(outcome: str) -> None:
    evidence, model = load_evidence(outcome), ensemble(outcome)
    person = np.repeat(reference_patient(evidence), 21, axis=0)
    centre, draws = model.central_logits(person, np.arange(21)), model.draw_logits(person, np.arange(21))
    cov = evidence.effect_covariance
    for a in range(21):
        for b in range(a):
            spread = np.std(draws[:, a] - draws[:, b], ddof=1)
            shown = norm.cdf((centre[a] - centre[b]) / spread)
            honest = norm.cdf(
                (evidence.effect[a] - evidence.effect[b]) / np.sqrt(cov[a, a] + cov[b, b] - 2 * cov[a, b])
            )
            assert abs(shown - honest) < 0.06
            if max(shown, 1 - shown) >= 0.95:
                assert max(honest, 1 - honest) >= 0.94


@pytest.mark.parametrize("outcome", ["response", "remission", "early_stop"])
def test_benefits_are_ties(outcome: str) -> None:
    found = separation(load_evidence(outcome), ensemble(outcome))
    assert found["clearly_different_by_ensemble"] == 0


def test_side_effect_stops_tell_some_drugs_apart() -> None:
    found = separation(load_evidence("side_effect_stop"), ensemble("side_effect_stop"))
    assert found["clearly_different_by_ensemble"] > 10


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_intervals_cover_the_simulated_truth(outcome: str) -> None:
    found = interval_coverage(load_evidence(outcome), ensemble(outcome), current().reference, 77, SIZES)
    assert 0.87 <= found["overall"] <= 0.93
    assert 0.87 <= found["overall_missing"] <= 0.93
    assert all(0.82 <= row["complete"]["value"] <= 0.97 for row in found["by"]["drug"].values())


def test_a_fall_in_the_side_effect_stop_never_exceeds_all_early_stops() -> None:
    people = np.genfromtxt(CURRENT / "reference_sample.csv", delimiter=",", skip_header=1)
    for drug in range(21):
        chosen = np.full(len(people), drug)
        assert (
            ensemble("side_effect_stop").central_logits(people, chosen)
            < ensemble("early_stop").central_logits(people, chosen)
        ).all()


def test_the_reference_sample_has_nothing_missing_and_lies_in_the_support() -> None:
    with (CURRENT / "reference_sample.csv").open() as file:
        rows = list(csv.DictReader(file))
    support = json.loads((CURRENT / "support.json").read_text())
    assert len(rows) == 100
    assert tuple(rows[0]) == PATIENT_INPUTS
    for name in PATIENT_INPUTS:
        edges = support["inputs"][name]
        assert all(edges["min"] - 1e-6 <= float(row[name]) <= edges["max"] + 1e-6 for row in rows)
        assert edges["min"] <= edges["p01"] <= edges["p99"] <= edges["max"]


@pytest.mark.requirement("MOD-08")
def test_metrics_meet_the_thresholds_that_were_fixed_before() -> None:
    assert failures(json.loads((CURRENT / "metrics.json").read_text())) == []
    assert stability_failures() == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
@pytest.mark.parametrize("name", ["CARD.md", "card.json"])
def test_the_card_claims_nothing_that_it_may_not(folder: Path, name: str) -> None:
    text = (folder / name).read_text().lower()
    assert hit(text) is None
    assert "not validated on patients" in text


def test_the_card_has_the_31_attributes() -> None:
    attributes = json.loads((CURRENT / "card.json").read_text())["source_attributes"]
    assert [a["number"] for a in attributes] == list(range(1, 32))
    assert all(a["value"] for a in attributes)

"""What a trained ensemble is worth in the simulated truth, against thresholds fixed before training."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
from scipy.stats import norm

from cds_app.scoring.features import PATIENT_FEATURES, PATIENT_INPUTS
from models.training.cohort import (
    COLUMN,
    PERSON_BY_DRUG_SD,
    Evidence,
    draw,
    probability,
    simulate_patients,
    true_logit,
    with_drug,
)
from models.training.network import Array
from models.training.paths import OUTCOMES, SEED, read_json
from models.training.synthesis import COVERAGE, Z90
from models.training.train import Sample, Trained, logistic_twin, sample

ACCEPTANCE = Path(__file__).with_name("acceptance.json")
TEST_ROWS = 40_000
CLEARLY = 0.95


@dataclass(frozen=True)
class Ensemble:
    """One outcome's boosters, loaded. `effects` (K) and `draw_effects` (N, K) feed the drug column."""

    central: lgb.Booster
    members: tuple[lgb.Booster, ...]
    effects: Array
    draw_effects: Array

    def logits(self, patients: Array, drug: np.ndarray) -> Array:
        """Central logits, one per row."""
        return _raw(self.central, with_drug(patients, self.effects[drug]))

    def draw_logits(self, patients: Array, drug: np.ndarray) -> Array:
        """Logits of every draw, (N, rows)."""
        rows = [_raw(b, with_drug(patients, e[drug])) for b, e in zip(self.members, self.draw_effects, strict=True)]
        return np.array(rows)


def _raw(booster: lgb.Booster, rows: Array) -> Array:
    return np.asarray(booster.predict(rows, raw_score=True, num_threads=2), float)


def load(trained: Trained) -> Ensemble:
    """Boosters from the trained texts."""
    return Ensemble(
        lgb.Booster(model_str=trained.central),
        tuple(lgb.Booster(model_str=text) for text in trained.members),
        trained.evidence.effect,
        trained.draws.effect,
    )


def auc(score: Array, happened: np.ndarray) -> float:
    """Area under the curve by ranks."""
    order = np.argsort(score, kind="stable")
    _, inverse, counts = np.unique(score[order], return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    rank = np.empty(len(score))
    rank[order] = ((last - counts + 1 + last) / 2)[inverse]
    positive = happened.sum()
    return float((rank[happened].sum() - positive * (positive + 1) / 2) / (positive * (len(score) - positive)))


def recalibration(logit: Array, happened: Array) -> tuple[float, float]:
    """Intercept and slope of a logistic regression of outcomes (0/1 or probabilities) on the predicted logit."""
    x = np.column_stack([np.ones(len(logit)), logit])
    beta = np.array([0.0, 1.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ beta))
        beta = beta + np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]), x.T @ (happened - p))
    return float(beta[0]), float(beta[1])


def _truth(evidence: Evidence, people: Sample) -> Array:
    return true_logit(evidence, evidence.base, evidence.effect, evidence.beta, people.complete, people.drug)


def discrimination(evidence: Evidence, ensemble: Ensemble, seed: int) -> dict[str, Any]:
    """Metrics on sampled outcomes, person-by-drug variation included, for new people with values missing."""
    rng = np.random.default_rng(seed)
    people = sample(evidence, TEST_ROWS, seed + 1)
    logit = _truth(evidence, people)
    chance = 1 / (1 + np.exp(-(logit + rng.normal(0, PERSON_BY_DRUG_SD, TEST_ROWS))))
    happened = rng.random(TEST_ROWS) < chance
    ours = ensemble.logits(people.patients, people.drug)
    p = 1 / (1 + np.exp(-ours))
    twin, _ = logistic_twin(evidence)
    theirs = twin.predict_proba(with_drug(people.patients, evidence.effect[people.drug]))[:, 1]  # type: ignore[attr-defined]
    intercept, slope = recalibration(ours, happened.astype(float))
    averaged = probability(logit)
    known = ensemble.logits(people.complete, people.drug)
    exact = recalibration(ours, averaged)
    return {
        "rows": TEST_ROWS,
        "rate": float(happened.mean()),
        "auc_truth": auc(averaged, happened),
        "auc_lightgbm": auc(ours, happened),
        "auc_lightgbm_everything_known": auc(known, happened),
        "auc_logistic": auc(theirs, happened),
        "brier_lightgbm": float(np.mean((p - happened) ** 2)),
        "brier_logistic": float(np.mean((theirs - happened) ** 2)),
        "brier_of_the_rate": float(happened.mean() * (1 - happened.mean())),
        "calibration_intercept": intercept,
        "calibration_slope": slope,
        "calibration_against_averaged_outcomes": {"intercept": exact[0], "slope": exact[1]},
        "rmse_logit_against_truth": float(np.sqrt(np.mean((known - np.log(averaged / (1 - averaged))) ** 2))),
        "auc_truth_everything_known": _auc_everything_known(evidence, seed + 2),
    }


def _auc_everything_known(evidence: Evidence, seed: int) -> float:
    rng = np.random.default_rng(seed)
    complete = simulate_patients(TEST_ROWS, rng)
    people = Sample(complete, complete, rng.integers(0, len(evidence.drugs), TEST_ROWS))
    chance = probability(_truth(evidence, people))
    return auc(chance, rng.random(TEST_ROWS) < chance)


def coverage(
    evidence: Evidence, ensemble: Ensemble, truths: int = 400, rows: int = 420, seed: int = 1
) -> dict[str, Any]:
    """Share of simulated truths inside the 90 % interval: new draws of all parameters, new people, every drug.

    The truths come from independent draws, not from those the ensemble was trained on. One truth shares its base
    among all rows, so the share is an average over `truths` states of the world.
    """
    rng = np.random.default_rng(seed)
    patients = simulate_patients(rows, rng)
    drug = np.arange(rows) % len(evidence.drugs)
    centre, sd = ensemble.logits(patients, drug), ensemble.draw_logits(patients, drug).std(axis=0, ddof=1)
    worlds = draw(evidence, truths, rng, exact=False)
    inside = np.empty((truths, rows), bool)
    for k in range(truths):
        p = probability(true_logit(evidence, worlds.base[k], worlds.effect[k], worlds.beta[k], patients, drug))
        inside[k] = np.abs(np.log(p / (1 - p)) - centre) <= Z90 * sd
    share = inside.mean(axis=0)

    def by(groups: np.ndarray) -> dict[str, float]:
        return {str(g): float(share[groups == g].mean()) for g in np.unique(groups)}

    return {
        "truths": truths,
        "overall": float(share.mean()),
        "by_drug": {evidence.drugs[int(k)]: v for k, v in by(drug).items()},
        "by_severity_band": by(np.floor(patients[:, COLUMN["severity_level"]]).astype(int)),
        "by_failed_trials": by(patients[:, COLUMN["failed_trials"]].astype(int)),
        "by_employment": by(patients[:, COLUMN["unemployed"]].astype(int)),
        "median_sd_logit": float(np.median(sd)),
    }


def reference_patient(evidence: Evidence) -> Array:
    """The person at the reference value of every input, (1, inputs); a share of a yes/no input becomes "not known"."""
    shares = {f.name for f in PATIENT_FEATURES if f.unit == "yes/no" and 0 < evidence.reference[f.name] < 1}
    return np.array([[np.nan if name in shares else evidence.reference[name] for name in PATIENT_INPUTS]])


def separation(evidence: Evidence, ensemble: Ensemble) -> dict[str, Any]:
    """How many drug pairs the draws call clearly different, by the ensemble and by the evidence itself."""
    k = len(evidence.drugs)
    person = np.repeat(reference_patient(evidence), k, axis=0)
    drug = np.arange(k)
    centre, draws = ensemble.logits(person, drug), ensemble.draw_logits(person, drug)
    upper = np.triu_indices(k, 1)
    spread = np.std(draws[:, upper[0]] - draws[:, upper[1]], axis=0, ddof=1)
    by_trees = norm.cdf((centre[upper[0]] - centre[upper[1]]) / np.maximum(spread, 1e-12))
    cov = evidence.effect_covariance
    variance = cov[upper[0], upper[0]] + cov[upper[1], upper[1]] - 2 * cov[upper]
    by_evidence = norm.cdf((evidence.effect[upper[0]] - evidence.effect[upper[1]]) / np.sqrt(variance))

    def clear(chance: Array) -> int:
        return int(((chance >= CLEARLY) | (chance <= 1 - CLEARLY)).sum())

    p = 1 / (1 + np.exp(-centre))
    return {
        "pairs": len(upper[0]),
        "clearly_different_by_ensemble": clear(by_trees),
        "clearly_different_by_evidence": clear(by_evidence),
        "largest_gap_in_probability_of_better": float(np.abs(by_trees - by_evidence).max()),
        "reference_person_lowest": float(p.min()),
        "reference_person_highest": float(p.max()),
    }


def evaluate(trained: Trained) -> dict[str, Any]:
    """All metrics of one outcome."""
    evidence, ensemble = trained.evidence, load(trained)
    seed = SEED + 1000 + 10 * OUTCOMES.index(evidence.outcome)
    return {
        "simulated": discrimination(evidence, ensemble, seed),
        "interval": coverage(evidence, ensemble, seed=seed + 5),
        "pairs": separation(evidence, ensemble),
        "model_bytes": max(len(text) for text in (trained.central, *trained.members)),
        "coverage": COVERAGE,
    }


def failures(metrics: dict[str, Any]) -> list[str]:
    """Every threshold of `acceptance.json` that the metrics (by outcome) do not meet, in words."""
    rules = read_json(ACCEPTANCE)
    each, found = rules["each_outcome"], []

    def check(outcome: str, name: str, value: float, low: float, high: float) -> None:
        if not low <= value <= high:
            found.append(f"{outcome}: {name} is {value:.4f}, allowed {low} to {high}")

    for outcome, m in metrics.items():
        s = m["simulated"]
        check(outcome, "error on the logit", s["rmse_logit_against_truth"], 0, each["largest_rmse_logit_against_truth"])
        line = s["calibration_against_averaged_outcomes"]
        check(outcome, "calibration slope", line["slope"], *each["calibration_slope"])
        check(outcome, "calibration intercept", line["intercept"], *each["calibration_intercept"])
        check(outcome, "interval coverage", m["interval"]["overall"], *each["interval_coverage_90"])
        check(outcome, "area under the curve", s["auc_lightgbm"], 0.5, each["largest_auc"])
        loss = s["auc_truth"] - s["auc_lightgbm_everything_known"]
        check(outcome, "loss against truth", loss, -1, each["largest_auc_loss_against_truth"])
        check(outcome, "model bytes", m["model_bytes"], 0, rules["bundle"]["largest_model_file_bytes"])
    pairs = metrics["response"]["pairs"]
    share = pairs["clearly_different_by_ensemble"] / pairs["pairs"]
    largest = rules["benefit_outcomes"]["largest_share_of_pairs_clearly_different_in_response"]
    check("response", "share of clearly different pairs", share, 0, largest)
    return found

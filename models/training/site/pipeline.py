"""The whole way from a cohort to a judged model: screen, split, weigh, estimate, train, recalibrate, judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cds_app.domain.outcome import OUTCOMES, Outcome
from cds_app.scoring.bundle import Bundle
from models.training.site import acceptance, held_out, screening
from models.training.site.boosters import Ensemble, Fit, fit_here, train_ensemble
from models.training.site.cohort import SiteCohort
from models.training.site.drug_effects import DrugEffects, Prior, estimate_effects, prior_from, site_only
from models.training.site.policy import policy_values
from models.training.site.propensity import (
    diagnostics,
    fit_propensity,
    observation_weights,
    overlap_weights,
)
from models.training.site.recalibration import Recalibration, recalibrated
from models.training.site.records import Reading
from models.training.site.refusal import NotTrained
from models.training.site.scorer import Scorer, score_here
from models.training.site.split import Split, split
from models.training.site.thresholds import Thresholds

DRAWS = 20
FEWEST_OF_EACH_CLASS = 10


@dataclass(frozen=True)
class Trained:
    """One outcome: the ensemble, where its drug effects come from, and its recalibration."""

    ensemble: Ensemble
    prior: Prior
    effects: DrugEffects
    recalibration: Recalibration


@dataclass(frozen=True)
class Result:
    """What was trained and what it is worth; `failures` is empty when it may become a bundle."""

    parts: Split
    trained: dict[Outcome, Trained]
    overlap: dict[str, Any]
    left_out_drugs: dict[str, str]
    metrics: dict[str, Any]
    groups: dict[str, Any]
    policy: dict[str, Any]
    failures: tuple[str, ...]


def train_site(
    cohort: SiteCohort,
    reading: Reading,
    bundle: Bundle,
    thresholds: Thresholds,
    *,
    seed: int,
    draws: int = DRAWS,
    fit: Fit = fit_here,
    scorer: Scorer = score_here,
) -> Result:
    """Train and judge. Raises `NotTrained` when the cohort itself is refused."""
    if found := screening.failures_of(cohort, reading, thresholds):
        raise NotTrained(*found)
    parts, overlap, left_out = _comparable(split(cohort, seed), thresholds)
    _check_parts(parts, bundle)
    trained = {
        outcome: _train(parts, outcome, bundle, thresholds, draws=draws, seed=seed + place, fit=fit)
        for place, outcome in enumerate(OUTCOMES)
    }
    metrics: dict[str, Any] = {}
    groups: dict[str, Any] = {}
    for place, (outcome, each) in enumerate(trained.items()):
        model = each.ensemble.model
        scored = held_out.score(model, parts.training, parts.held_out, bundle, scorer)
        rate = float(parts.training.with_outcome(outcome).outcomes[outcome].mean())
        metrics[outcome] = held_out.metrics(scored, rate, seed + 100 + place)
        groups[outcome] = held_out.by_group(model, parts.held_out, scorer)
    policy = policy_values(parts.held_out, parts.training, trained["response"].ensemble.model, seed + 200, scorer)
    failures = acceptance.failures_of(metrics, policy, thresholds)
    return Result(parts, trained, overlap, left_out, metrics, groups, policy, tuple(failures))


def _check_parts(parts: Split, bundle: Bundle) -> None:
    """Raise `NotTrained` unless every part that is learned or judged on has enough of both classes to compare by."""
    shared = tuple(name for name in parts.training.drugs if name in bundle.drugs)
    for name, part in (("trained on", parts.training.on_drugs(shared)), ("held out", parts.held_out.on_drugs(shared))):
        for outcome, (with_it, without) in part.known().items():
            if min(with_it, without) < FEWEST_OF_EACH_CLASS:
                raise NotTrained(
                    f"{outcome}: of the patients {name} on drugs that the bundle in use has as well, {with_it} are "
                    f"known with it and {without} without; {FEWEST_OF_EACH_CLASS} of each are needed."
                )


def _comparable(parts: Split, thresholds: Thresholds) -> tuple[Split, dict[str, Any], dict[str, str]]:
    """The parts on drugs with enough patients and enough overlap; the diagnostics, and why drugs were left out."""
    training = parts.training
    left_out: dict[str, str] = {}
    while True:
        enough = screening.enough_patients(training, thresholds)
        left_out |= {name: "too few patients to train on" for name in training.drugs if name not in enough}
        if len(enough) < 2:
            reasons = ", ".join(f"{name}: {why}" for name, why in sorted(left_out.items()))
            raise NotTrained(f"Fewer than two drugs can be compared ({reasons}).")
        training = training.on_drugs(enough)
        overlap = diagnostics(training, fit_propensity(training))
        apart = {name: why for name, each in overlap.items() if (why := _no_overlap(each, thresholds))}
        if not apart:
            calibration, last = parts.calibration.on_drugs(enough), parts.held_out.on_drugs(enough)
            return Split(training, calibration, last, parts.how), overlap, left_out
        left_out |= apart
        training = training.on_drugs(tuple(name for name in enough if name not in apart))


def _no_overlap(each: dict[str, Any], thresholds: Thresholds) -> str | None:
    """Why a drug's patients cannot stand for the others; an imbalance counts beyond two standard errors of chance."""
    number = each["effective_patients"]
    if number < thresholds.of("overlap", "effective_patients_per_drug"):
        return "too few patients like those on other drugs"
    most = thresholds.of("overlap", "largest_smd_after_weighting") + 2 / np.sqrt(number)
    return "patients unlike those on other drugs, even after weighting" if each["largest_smd_after"] > most else None


def _train(
    parts: Split, outcome: Outcome, bundle: Bundle, thresholds: Thresholds, *, draws: int, seed: int, fit: Fit
) -> Trained:
    training = parts.training
    known = ~np.isnan(training.outcomes[outcome])
    weights = overlap_weights(fit_propensity(training).chances(training.inputs), training.drug)
    prior = prior_from(bundle, outcome, training.drugs)
    effects = estimate_effects(training, outcome, prior, weights * observation_weights(training, known))
    ensemble = train_ensemble(training, outcome, effects, draws, seed, fit)
    ensemble, line = recalibrated(ensemble, parts.calibration, thresholds)
    return Trained(ensemble, prior, effects, line)


def effects_table(result: Result) -> dict[str, Any]:
    """Per outcome and drug: evidence, estimate with its error, and the plain share at the site, to be seen together."""
    found: dict[str, Any] = {}
    for outcome, each in result.trained.items():
        shares = site_only(result.parts.training, outcome)
        spread = np.sqrt(np.diag(each.effects.covariance))
        found[outcome] = {
            "tau": each.effects.tau,
            "drugs": {
                name: {"evidence": float(each.prior.mean[k]), "in_bundle": each.prior.from_evidence[k],
                       "estimate": float(each.effects.mean[k]), "se": float(spread[k]), "share_at_site": shares[name]}
                for k, name in enumerate(result.parts.training.drugs)
            },
        }  # fmt: skip
    return found

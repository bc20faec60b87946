"""What the site's model is worth on patients it has not seen, beside a logistic regression, the bundle in use, and the
bundle in use after a recalibration on the same site.

The last is the modest alternative: where it does as well, an intercept and a slope are all that the site needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from cds_app.domain.outcome import Outcome
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.calibration import Floats
from cds_app.scoring.ensemble import OutcomeModel, matrix
from cds_app.scoring.performance import (
    Measured,
    NoFigure,
    auc,
    auc_measured,
    brier,
    calibration_in_the_large,
    log_loss,
    mean_measured,
    recalibration,
    recalibration_measured,
)
from models.training.site.cohort import SiteCohort
from models.training.site.propensity import inputs_pipeline
from models.training.site.scorer import Scorer, score_here

RESAMPLES = 200
LEVEL = 0.95
SMALL_GROUP = 100
"""Groups with fewer patients are marked and get no figures: these would be mostly chance."""
FEWEST_COUNTED = 10
"""Below this number not even the count is written: a bundle leaves the site, and few are easily known."""


@dataclass(frozen=True)
class Scored:
    """Held-out patients of one outcome: what happened (N,) and the logits of each model (N,) by its name."""

    happened: Floats
    logits: dict[str, Floats]


def score(
    model: OutcomeModel, training: SiteCohort, held_out: SiteCohort, bundle: Bundle, scorer: Scorer = score_here
) -> Scored:
    """Logits of the site's model, its logistic twin, the bundle and the recalibrated bundle.

    Only patients on drugs that the bundle in use has as well, so that all are judged on the same people.
    """
    outcome = model.outcome
    part = _shared(held_out, bundle).with_outcome(outcome)
    learn = _shared(training, bundle).with_outcome(outcome)
    theirs, before = (_by_bundle(bundle, outcome, each) for each in (part, learn))
    intercept, slope = recalibration(before, learn.outcomes[outcome])
    twin = _twin(training.with_outcome(outcome), model)
    own = matrix(part.inputs, model.effects[part.drug])
    return Scored(
        part.outcomes[outcome],
        {
            "site": scorer(model, part.inputs, part.drug),
            "logistic": np.asarray(twin.decision_function(own), dtype=np.float64),
            "bundle": theirs,
            "bundle_recalibrated": intercept + slope * theirs,
        },
    )


def _shared(cohort: SiteCohort, bundle: Bundle) -> SiteCohort:
    inside = np.array([name in bundle.drugs for name in cohort.drugs])
    return cohort.part(inside[cohort.drug])


def _by_bundle(bundle: Bundle, outcome: Outcome, cohort: SiteCohort) -> Floats:
    place = np.array([bundle.drugs.index(name) if name in bundle.drugs else -1 for name in cohort.drugs])
    return bundle.models[outcome].central_logits(cohort.inputs, place[cohort.drug])


def _twin(training: SiteCohort, model: OutcomeModel) -> Any:
    twin = make_pipeline(inputs_pipeline(), LogisticRegression(C=1.0, max_iter=1000))
    return twin.fit(matrix(training.inputs, model.effects[training.drug]), training.outcomes[model.outcome])


def metrics(scored: Scored, rate_before: float, seed: int) -> dict[str, Any]:
    """Each model's figures, and the differences of the site's model from the others with paired intervals.

    `rate_before` is the outcome's rate among the patients trained on: what one would say knowing nothing.
    """
    happened, names = scored.happened, tuple(scored.logits)
    constant = np.full(len(happened), rate_before)
    return {
        "patients": len(happened),
        "rate": float(happened.mean()),
        "log_loss_of_the_rate": log_loss(constant, happened),
        "models": {name: _figures(scored.logits[name], happened) for name in names},
        "differences": {
            f"site_minus_{name}": {
                measure: _table(found)
                for measure, found in differences(
                    scored.logits["site"], scored.logits[name], happened, seed
                ).items()
            }
            for name in names if name != "site"
        },
    }  # fmt: skip


def _figures(logit: Floats, happened: Floats) -> dict[str, Any]:
    p = _chances(logit)
    figures: dict[str, Any] = {"log_loss": log_loss(p, happened), "brier": brier(p, happened)}
    try:
        figures["auc"] = _table(auc_measured(logit, happened))
        figures["in_the_large"] = _table(calibration_in_the_large(logit, happened))
        intercept, slope = recalibration_measured(logit, happened)
        figures |= {"intercept": _table(intercept), "slope": _table(slope)}
    except NoFigure as reason:
        figures["not_had"] = str(reason)
    return figures


def differences(ours: Floats, theirs: Floats, happened: Floats, seed: int) -> dict[str, Measured]:
    """Log loss, Brier score and area under the curve, ours minus theirs on the same patients, 95 % intervals.

    The first two are means over patients, so their intervals come from the patients' own differences; that of the area
    from resampled patients. Takes the logits (N,) of both and what happened (N,).
    """
    first, second = _chances(ours), _chances(theirs)
    loss = [-np.where(happened == 1, np.log(p), np.log1p(-p)) for p in (first, second)]
    return {
        "log_loss": mean_measured(loss[0] - loss[1]),
        "brier": mean_measured((first - happened) ** 2 - (second - happened) ** 2),
        "auc": _auc_difference(ours, theirs, happened, seed),
    }


def _auc_difference(ours: Floats, theirs: Floats, happened: Floats, seed: int) -> Measured:
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(RESAMPLES):
        people = rng.integers(0, len(happened), len(happened))
        if 0 < happened[people].mean() < 1:
            found.append(auc(ours[people], happened[people]) - auc(theirs[people], happened[people]))
    low, high = np.quantile(found, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Measured(auc(ours, happened) - auc(theirs, happened), float(low), float(high))


def by_group(model: OutcomeModel, held_out: SiteCohort, scorer: Scorer = score_here) -> dict[str, dict[str, Any]]:
    """Per group and label: patients, observed and expected rate, area under the curve; small groups are marked."""
    part = held_out.with_outcome(model.outcome)
    logit, happened = scorer(model, part.inputs, part.drug), part.outcomes[model.outcome]
    named = dict(part.groups) | {"drug": np.array(part.drugs)[part.drug]}
    return {
        name: {str(label): _group(logit[labels == label], happened[labels == label]) for label in np.unique(labels)}
        for name, labels in named.items()
    }


def _group(logit: Floats, happened: Floats) -> dict[str, Any]:
    if len(happened) < FEWEST_COUNTED:
        return {"fewer_than": FEWEST_COUNTED, "small": True}
    found: dict[str, Any] = {"patients": len(happened), "small": len(happened) < SMALL_GROUP}
    if found["small"]:
        return found
    measured = auc_measured(logit, happened) if 0 < happened.mean() < 1 else None
    return found | {
        "observed": float(happened.mean()),
        "expected": float(_chances(logit).mean()),
        "auc": None if measured is None else _table(measured),
    }


def _chances(logit: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logit)), dtype=np.float64)


def _table(found: Measured) -> dict[str, float | None]:
    return {"value": found.value, "low": found.low, "high": found.high}

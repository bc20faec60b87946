"""Does ranking help? The value of choosing by the model in the simulated truth, against simpler ways to choose.

The truth holds a person-by-drug part that no input predicts (standard deviation `PERSON_BY_DRUG_SD` on the logit, the
most that the ratio of outcome variances on drug and placebo allows). A perfect ranking of it would gain at most
`expected_best(drugs) * SD * p * (1 - p)`; the published table of modifiers computes the same bound for the best of ten
drugs, 1.54 * SD * p * (1 - p), and that smaller one is the bound that a claimed gain must not exceed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.integrate import quad
from scipy.stats import norm

from cds_app.domain.outcome import BENEFITS
from cds_app.scoring.calibration import Floats
from cds_app.scoring.ensemble import OutcomeModel, all_pairs
from cds_app.scoring.performance import Measured, mean_measured
from models.training.judging.coverage import draw_worlds
from models.training.paths import EVIDENCE, read_json
from models.training.patients.cohort import (
    PERSON_BY_DRUG_SD,
    Evidence,
    design_matrix,
    hide_some,
    probability,
    simulate_people,
)

BOUND_DRUGS = 10
"""The bound's number of drugs in the evidence table ("patient-by-drug interaction size", computed)."""


def expected_best(number: int) -> float:
    """The expected largest of `number` independent standard normal values (1.54 for ten)."""
    return float(quad(lambda x: x * number * norm.pdf(x) * norm.cdf(x) ** (number - 1), -10, 10)[0])


def gain_bound(rate: float, drugs: int = BOUND_DRUGS) -> float:
    """The most that perfect knowledge of the person-by-drug part could add to a rate, as a share of people."""
    return expected_best(drugs) * PERSON_BY_DRUG_SD * rate * (1 - rate)


def policies(evidence: Evidence, model: OutcomeModel, seed: int, people: int, worlds: int) -> dict[str, Any]:
    """Rates under each way to choose, the model's gains with 95 % intervals over worlds, and the bound.

    Values are shares of people with the outcome; `gain` is signed so that more is better for benefits and harms alike.
    """
    rng = np.random.default_rng(seed)
    complete = simulate_people(people, rng).inputs
    sign = 1.0 if evidence.outcome in BENEFITS else -1.0
    choice = by_model(model, hide_some(complete, rng), sign, len(evidence.drugs))
    best = int(np.argmax(sign * evidence.effect))
    trials = trial_mix(evidence)
    value = {name: np.empty(worlds) for name in ("by_model", "best_single_drug", "random", "as_in_trials")}
    drawn = draw_worlds(evidence, worlds, rng)
    for k in range(worlds):
        chance = _chances(evidence, drawn.base[k], drawn.effect[k], drawn.beta[k], complete)
        value["by_model"][k] = chance[np.arange(people), choice].mean()
        value["best_single_drug"][k] = chance[:, best].mean()
        value["random"][k] = chance.mean()
        value["as_in_trials"][k] = (chance @ trials).mean()
    return _table(evidence, value, sign) | {
        "people": people,
        "worlds": worlds,
        "best_single_drug": evidence.drugs[best],
        "drugs_chosen_by_model": len(np.unique(choice)),
        "share_given_the_best_single_drug": float((choice == best).mean()),
    }


def by_model(model: OutcomeModel, shown: Floats, sign: float, drugs: int) -> np.ndarray:
    """The drug of best estimate for each person, (people,) places."""
    patients, places = all_pairs(shown, drugs)
    logit = model.central_logits(patients, places).reshape(len(shown), drugs)
    return np.asarray(np.argmax(sign * logit, axis=1))


def trial_mix(evidence: Evidence) -> Floats:
    """Each drug's share of the people randomised to any of them in the trials: the one choice that was observed."""
    people = read_json(EVIDENCE / "drug_effects.json")["outcomes"][evidence.outcome]["people_per_drug"]
    number = np.array([people[drug] for drug in evidence.drugs], dtype=np.float64)
    return np.asarray(number / number.sum())


def _chances(evidence: Evidence, base: float, effect: Floats, beta: Floats, complete: Floats) -> Floats:
    """Everyone's chance on every drug in one world, person-by-drug variation averaged out, (people, drugs)."""
    person = base + design_matrix(evidence, complete) @ beta
    logit = person[:, None] + (effect - effect.mean())[None, :]
    return probability(logit.ravel()).reshape(logit.shape)


def _table(evidence: Evidence, value: dict[str, Floats], sign: float) -> dict[str, Any]:
    rate = float(value["best_single_drug"].mean())
    over = {name: mean_measured(sign * (value["by_model"] - value[name])) for name in value if name != "by_model"}
    return {
        "value": {name: float(each.mean()) for name, each in value.items()},
        "gain_over": {name: _numbers(found) for name, found in over.items()},
        "claimed_gain_points": 100 * over["best_single_drug"].value,
        "bound_points": 100 * gain_bound(rate),
        "bound_all_drugs_points": 100 * gain_bound(rate, len(evidence.drugs)),
    }


def _numbers(found: Measured) -> dict[str, float | None]:
    return {"value": found.value, "low": found.low, "high": found.high}

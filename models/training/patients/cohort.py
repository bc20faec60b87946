"""Layer 2: a simulated cohort, and the truth that the evidence implies for each of its members.

The truth is additive on the logit:

    logit P = base + (effect of the drug - mean effect) + sum of modifiers (value - reference) + person-by-drug part

Nothing in it favours a drug for a kind of patient, because no such modifier has usable evidence. Outcomes follow from
complete people; values are hidden afterwards, so that not knowing a value stands for the average over it and never
for its absence. People come from `people.py`, the person-by-drug part from `person_by_drug.py`; both are named here
too, so that one import gives the whole layer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.linalg import block_diag

from cds_app.scoring.features import DRUG_FEATURE, FEATURES
from models.training.drugs.network import Array
from models.training.paths import EVIDENCE, OUTCOMES, read_json
from models.training.patients import modifiers
from models.training.patients.joint import (
    base_covariance,
    effects_covariance,
    modifier_correlation,
    normal_draws,
)
from models.training.patients.joint import standard_draws as standard_draws
from models.training.patients.people import COLUMN as COLUMN
from models.training.patients.people import People as People
from models.training.patients.people import as_plausible as as_plausible
from models.training.patients.people import hide_some as hide_some
from models.training.patients.people import simulate_patients as simulate_patients
from models.training.patients.people import simulate_people as simulate_people
from models.training.patients.person_by_drug import PERSON_BY_DRUG_SD as PERSON_BY_DRUG_SD
from models.training.patients.person_by_drug import probability as probability

MONTHS_LIMIT, EPISODES_LIMIT = 24.0, 10.0


@dataclass(frozen=True)
class Evidence:
    """All parameters of one outcome: `base` logit with `base_sd` (error and spread between settings), drug `effect`
    (K) with `effect_covariance`, and the modifiers' names (input, contrast), `beta` (J), `beta_sd` (J) and `sources`.

    A new setting also moves each arm by the heterogeneity tau2 / 2. It belongs to the drugs, and so to their
    differences, unless held-out trials confirmed the differences of the mean effects; then it belongs to the level.
    """

    outcome: str
    drugs: tuple[str, ...]
    base: float
    base_sd: float
    effect: Array
    effect_covariance: Array
    terms: tuple[tuple[str, str], ...]
    beta: Array
    beta_sd: Array
    sources: tuple[str, ...]
    reference: dict[str, float]


@dataclass(frozen=True)
class Draws:
    """N joint draws of the parameters: `base` (N), `effect` (N, K), `beta` (N, J)."""

    base: Array
    effect: Array
    beta: Array


def load_evidence(outcome: str) -> Evidence:
    """The committed evidence for one outcome."""
    effects = read_json(EVIDENCE / "drug_effects.json")
    mine = effects["outcomes"][outcome]
    used = [m for m in modifiers.read() if m.used == "yes" and m.outcome == outcome]
    reference = read_json(EVIDENCE / "case_mix.json")["reference"]
    drugs = tuple(effects["drugs"])
    setting, confirmed = mine["tau2"] / 2, mine["clear_calls_confirmed"]
    base = mine["base"]
    return Evidence(
        outcome, drugs,
        base=base["logit"],
        base_sd=float((base["se"] ** 2 + base["between_trials_sd"] ** 2 + (setting if confirmed else 0)) ** 0.5),
        effect=np.array(mine["mean"]),
        effect_covariance=np.array(mine["covariance"]) + (0 if confirmed else setting) * np.eye(len(drugs)),
        terms=tuple((m.input, m.contrast) for m in used),
        beta=np.array([m.log_or for m in used], float),
        beta_sd=np.array([m.se for m in used], float),
        sources=tuple(m.source_key for m in used),
        reference={name: float(entry["value"]) for name, entry in reference.items()},
    )  # fmt: skip


def draw(evidence: Evidence, number: int, rng: np.random.Generator, exact: bool = True) -> Draws:
    """Joint draws of all parameters of one outcome, see `joint_draws`."""
    return joint_draws({evidence.outcome: evidence}, number, rng, exact)[evidence.outcome]


def joint_draws(
    evidences: Mapping[str, Evidence], number: int, rng: np.random.Generator, exact: bool = True
) -> dict[str, Draws]:
    """Draws of all parameters of all outcomes: draw k of each belongs to one state of the evidence.

    With `exact` and more draws than parameters, the draws' means and covariances are those of the evidence, within
    and between outcomes. Then a modifier's draw that crosses 0 is set to 0, because its sign is evidence.
    """
    some = list(evidences.values())
    mean = np.concatenate([[e.base for e in some], *(e.beta for e in some), *(e.effect for e in some)])
    drawn = normal_draws(mean, state_covariance(evidences), number, rng, exact)
    places = np.cumsum([len(some), *(len(e.beta) for e in some), *(len(e.effect) for e in some)])
    parts = np.split(drawn, places[:-1], axis=1)
    bases, betas, effects = parts[0], parts[1 : 1 + len(some)], parts[1 + len(some) :]
    return {
        e.outcome: Draws(
            base=bases[:, i],
            effect=effects[i],
            beta=np.where(np.sign(betas[i]) == np.sign(e.beta), betas[i], 0.0),
        )
        for i, e in enumerate(some)
    }


def state_covariance(evidences: Mapping[str, Evidence]) -> Array:
    """Covariance of a state of the evidence: bases, then the modifiers, then the drug effects of each outcome."""
    effects = read_json(EVIDENCE / "drug_effects.json")
    outcomes, some = list(evidences), list(evidences.values())
    base = base_covariance(effects, outcomes, [e.base_sd for e in some])
    rows = [
        (e.outcome, term, key, float(sd))
        for e in some
        for term, key, sd in zip(e.terms, e.sources, e.beta_sd, strict=True)
    ]
    correlation = np.array([[modifier_correlation(a, b) for b in rows] for a in rows])
    spread = np.array([row[3] for row in rows])
    whole: Array = block_diag(
        base,
        correlation * np.outer(spread, spread),
        effects_covariance(effects, outcomes, [e.effect_covariance for e in some]),
    )
    return whole


def design_matrix(evidence: Evidence, patients: Array) -> Array:
    """What multiplies each modifier, (rows, J): value minus reference, 0 where not known."""
    columns = []
    for name, contrast in evidence.terms:
        value = patients[:, COLUMN[name]]
        reference = evidence.reference[name]
        if name == "failed_trials":
            part = (value == float(contrast[0])).astype(float)
        elif name == "episode_months":
            part = np.minimum(value, MONTHS_LIMIT) - reference
        elif name == "prior_episodes":
            part = np.minimum(value, EPISODES_LIMIT) - reference
        elif name == "previous_treatment":
            failed = patients[:, COLUMN["failed_trials"]]
            part = np.where(failed > 0, 0.0, value - reference)
        else:
            part = value - reference
        columns.append(np.where(np.isnan(value), 0.0, part))
    return np.column_stack(columns) if columns else np.zeros((len(patients), 0))


def true_logit(evidence: Evidence, base: float, effect: Array, beta: Array, patients: Array, drug: np.ndarray) -> Array:
    """The additive part of the truth for rows of patients and drug numbers, under one set of parameters."""
    return base + effect[drug] - effect.mean() + design_matrix(evidence, patients) @ beta


def with_drug(patients: Array, effect: Array) -> Array:
    """Model rows: the patient inputs and the drug's effect as the last column."""
    return np.column_stack([patients, effect])


def monotone_signs(outcome: str) -> list[int]:
    """The feature table's sign per column for one outcome, in model order."""
    assert outcome in OUTCOMES
    assert FEATURES[-1] is DRUG_FEATURE
    return [int(feature.monotone.get(outcome, 0)) for feature in FEATURES]  # type: ignore[call-overload]

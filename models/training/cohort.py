"""Layer 2: a simulated cohort, and the truth that the evidence implies for each of its members.

The truth is additive on the logit:

    logit P = base + (effect of the drug - mean effect) + sum of modifiers (value - reference) + person-by-drug part

Nothing in it favours a drug for a kind of patient, because no such modifier has usable evidence. Outcomes follow from
complete people; values are hidden afterwards, so that not knowing a value stands for the average over it and never
for its absence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cds_app.scoring.features import DRUG_FEATURE, PATIENT_INPUTS
from models.training import modifiers
from models.training.network import Array
from models.training.paths import EVIDENCE, OUTCOMES, read_json

PERSON_BY_DRUG_SD = 0.2
"""Upper bound on the logit from the ratio of outcome variances on drug and placebo (ploderl2019); taken in full."""
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(9)
MONTHS_LIMIT, EPISODES_LIMIT = 24.0, 10.0
COLUMN = {name: place for place, name in enumerate(PATIENT_INPUTS)}
MISSING_EACH, MISSING_MANY = 0.15, 0.10


@dataclass(frozen=True)
class Evidence:
    """All parameters of one outcome: `base` logit with `base_sd` (error and spread between settings), drug `effect`
    (K) with `effect_covariance`, and the modifiers' names (input, contrast), `beta` (J) and `beta_sd` (J).

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
        reference={name: float(entry["value"]) for name, entry in reference.items()},
    )  # fmt: skip


def standard_draws(number: int, dimensions: int, rng: np.random.Generator) -> Array:
    """Standard normal draws whose sample mean is 0 and whose sample covariance is the identity, (number, dimensions).

    Exact moments keep the spread of a small ensemble from depending on luck. At most number - 1 columns can be made
    exact together; the columns after these are exact among themselves, so the widest parameters should come first.
    """
    blocks = []
    for start in range(0, dimensions, number - 1):
        width = min(number - 1, dimensions - start)
        raw = rng.standard_normal((number, width))
        basis, triangle = np.linalg.qr(raw - raw.mean(axis=0))
        blocks.append(basis * np.sign(np.diag(triangle)) * np.sqrt(number - 1))
    return np.hstack(blocks)


def draw(evidence: Evidence, number: int, rng: np.random.Generator, exact: bool = True) -> Draws:
    """Joint draws of all parameters of an outcome. A modifier's draw does not cross 0: its sign is evidence."""
    k, j = len(evidence.drugs), len(evidence.beta)
    values, vectors = np.linalg.eigh(evidence.effect_covariance)
    order = np.argsort(values)[::-1]
    root = vectors[:, order] * np.sqrt(np.maximum(values[order], 0))
    z = standard_draws(number, 1 + j + k, rng) if exact else rng.standard_normal((number, 1 + j + k))
    beta = evidence.beta + z[:, 1 : 1 + j] * evidence.beta_sd
    return Draws(
        base=evidence.base + z[:, 0] * evidence.base_sd,
        effect=evidence.effect + z[:, 1 + j :] @ root.T,
        beta=np.where(np.sign(beta) == np.sign(evidence.beta), beta, 0.0),
    )


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


def probability(logit: Array) -> Array:
    """Probability with the person-by-drug variation averaged out (Gauss-Hermite quadrature)."""
    spread = logit[:, None] + PERSON_BY_DRUG_SD * NODES[None, :]
    return (1 / (1 + np.exp(-spread))) @ WEIGHTS / WEIGHTS.sum()


def simulate_patients(number: int, rng: np.random.Generator) -> Array:
    """Complete patient inputs from the committed case mix, (number, inputs) in the order of `PATIENT_INPUTS`."""
    distribution: dict[str, Any] = read_json(EVIDENCE / "case_mix.json")["distribution"]
    table = np.empty((number, len(PATIENT_INPUTS)))
    for name in PATIENT_INPUTS:
        table[:, COLUMN[name]] = _column(distribution[name], number, rng)
    table[table[:, COLUMN["failed_trials"]] > 0, COLUMN["previous_treatment"]] = 1.0
    return table


def _column(entry: dict[str, Any], number: int, rng: np.random.Generator) -> Array:
    if entry["kind"] == "yes_no":
        return (rng.random(number) < entry["share"]).astype(float)
    if entry["kind"] == "pieces":
        part = rng.choice(len(entry["share"]), number, p=entry["share"])
        edges = np.array(entry["edges"])
        return rng.uniform(edges[part], edges[part + 1]).round(1)
    share = np.array(entry["share"])
    if entry["kind"] == "values":
        return rng.choice(np.array(entry["values"], float), number, p=share / share.sum())
    bands = np.array(entry["bands"], float)
    total = rng.choice(np.array(entry["phq9_total"], float), number, p=share / share.sum())
    band = np.searchsorted(bands, total, side="right") - 1
    return band + (total - bands[band]) / (bands[band + 1] - bands[band])


def hide_some(patients: Array, rng: np.random.Generator) -> Array:
    """A copy with values missing at random: each input on its own, and in some rows most of them. Severity stays."""
    hidden = rng.random(patients.shape) < MISSING_EACH
    sparse = rng.random(len(patients)) < MISSING_MANY
    hidden[sparse] = rng.random((int(sparse.sum()), patients.shape[1])) < 0.8
    hidden[:, COLUMN["severity_level"]] = False
    # Both come from the list of treatments: without it neither is known (see `features.patient_inputs`).
    hidden[:, COLUMN["failed_trials"]] |= hidden[:, COLUMN["previous_treatment"]]
    return np.where(hidden, np.nan, patients)


def with_drug(patients: Array, effect: Array) -> Array:
    """Model rows: the patient inputs and the drug's effect as the last column."""
    return np.column_stack([patients, effect])


def monotone_signs(outcome: str) -> list[int]:
    """The feature table's sign per column for one outcome, in model order."""
    from cds_app.scoring.features import FEATURES

    assert outcome in OUTCOMES
    assert FEATURES[-1] is DRUG_FEATURE
    return [int(feature.monotone.get(outcome, 0)) for feature in FEATURES]  # type: ignore[call-overload]

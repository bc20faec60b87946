"""Joint draws: one state of the evidence for all outcomes at once, with exact moments.

A state holds, in this order, each outcome's base, each outcome's modifiers and each outcome's drug effects. What ties
the outcomes together: drug effects and bases by the covariance that the drug layer estimated across outcomes (where
`drug_effects.json` carries none, they are independent); a modifier measured once and used for two outcomes by its one
error.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from models.training.drugs.network import Array

NESTED = {"fava2008;fava2008ed", "fava2008"}
"""Keys of one cohort in which response and remission were each counted among the same people."""
RESPONSE_RATE, REMISSION_RATE = 0.47, 0.33
"""Response and remission (QIDS-SR16) in that cohort's first step: trivedi2006, read."""


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


def root_of(covariance: Array) -> Array:
    """A root R (D, rank) with R R' = covariance, widest direction first; directions without spread are left out."""
    values, vectors = np.linalg.eigh(covariance)
    kept = np.flatnonzero(values > 1e-12 * max(float(values.max()), 1e-300))[::-1]
    root: Array = vectors[:, kept] * np.sqrt(values[kept])
    return root


def normal_draws(mean: Array, covariance: Array, number: int, rng: np.random.Generator, exact: bool = True) -> Array:
    """Draws of a normal vector, (number, D). With `exact` and more draws than dimensions, their mean and covariance
    are those asked for."""
    root = root_of(covariance)
    z = standard_draws(number, root.shape[1], rng) if exact else rng.standard_normal((number, root.shape[1]))
    drawn: Array = mean + z @ root.T
    return drawn


def nested_correlation(outer: float, inner: float) -> float:
    """Correlation of two events of which the second happens only within the first, from their rates."""
    return math.sqrt(inner * (1 - outer) / (outer * (1 - inner)))


def modifier_correlation(
    first: tuple[str, tuple[str, str], str, float], second: tuple[str, tuple[str, str], str, float]
) -> float:
    """Correlation of the errors of two modifiers, each (outcome, (input, contrast), source keys, standard error).

    Only the same contrast of the same input has a shared error. From one source it is one error, to which a value
    carried over from response to remission or back adds its own: the correlation is the smaller error over the larger.
    Response and remission counted among the same people, each with its own rates, correlate as the two events do. The
    early stop's error is the side-effect stop's on another scale.
    """
    if first == second:
        return 1.0
    if first[0] == second[0] or first[1] != second[1]:
        return 0.0
    pair = {first[0], second[0]}
    if pair == {"response", "remission"} and {first[2], second[2]} <= NESTED:
        return nested_correlation(RESPONSE_RATE, REMISSION_RATE)
    if not _share_a_source(first, second):
        return 0.0
    if pair == {"early_stop", "side_effect_stop"}:
        return 1.0
    return min(first[3], second[3]) / max(first[3], second[3]) if pair == {"response", "remission"} else 0.0


def _share_a_source(first: tuple[Any, ...], second: tuple[Any, ...]) -> bool:
    return bool(set(first[2].split(";")) & set(second[2].split(";")))


def effects_covariance(effects: dict[str, Any], outcomes: Sequence[str], blocks: Sequence[Array]) -> Array:
    """Covariance of the outcomes' drug effects, outcome by outcome: the outcomes' own `blocks` (K, K) on the diagonal,
    and beside it what `drug_effects.json` says of the outcomes together, 0 where it says nothing."""
    width = len(effects["drugs"])
    whole = np.zeros((width * len(outcomes), width * len(outcomes)))
    for i, block in enumerate(blocks):
        whole[_slice(i, width), _slice(i, width)] = block
    joint = effects.get("joint")
    if joint is None:
        return whole
    order = {name: place for place, name in enumerate(joint["order"])}
    given = np.array(joint["covariance"])
    places = [[order[f"{outcome}:{drug}"] for drug in effects["drugs"]] for outcome in outcomes]
    for i in range(len(outcomes)):
        for j in range(len(outcomes)):
            if i != j:
                whole[_slice(i, width), _slice(j, width)] = given[np.ix_(places[i], places[j])]
    return whole


def base_covariance(effects: dict[str, Any], outcomes: Sequence[str], sds: Sequence[float]) -> Array:
    """Covariance of the outcomes' bases: their own spreads, with the correlation that `drug_effects.json` gives."""
    joint = effects.get("joint") or {}
    correlation = np.eye(len(outcomes))
    if "base_covariance" in joint:
        places = [joint["base_order"].index(outcome) for outcome in outcomes]
        given = np.array(joint["base_covariance"])[np.ix_(places, places)]
        spread = np.sqrt(np.diag(given))
        correlation = given / np.outer(spread, spread)
    scaled: Array = correlation * np.outer(sds, sds)
    return scaled


def _slice(number: int, width: int) -> slice:
    return slice(number * width, (number + 1) * width)

"""Do direct and indirect comparisons agree? Node-splitting per comparison and a design-by-treatment test overall.

Both work on one outcome's linearised logits (`joint_information.linearise`), weights 1 / (v + tau2 / 2), without any
shrinkage. tau2 comes from the consistent model and so already holds some of the inconsistency: the tests are cautious.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2, norm

from models.training.drugs.arm_table import DRUGS
from models.training.drugs.joint_information import Working
from models.training.drugs.network import Array
from models.training.paths import OUTCOMES

LEAST_TRIALS = 2
"""A comparison is split when at least this many trials make it directly."""


def inconsistency(work: Working) -> dict[str, Any]:
    """Per outcome: the overall test, and every comparison with its direct and indirect estimate."""
    return {outcome: _one(Rows.of(work, place)) for place, outcome in enumerate(OUTCOMES)}


class Rows:
    """One outcome's groups: `trial` 0..T-1, `drug` (-1 placebo), `z`, `w`; levels are swept out of any column."""

    def __init__(self, trial: NDArray[np.int64], drug: NDArray[np.int64], z: Array, w: Array) -> None:
        self.trial = np.unique(trial, return_inverse=True)[1]
        self.drug, self.z, self.w = drug, z, w
        self._total = np.bincount(self.trial, w)

    @classmethod
    def of(cls, work: Working, place: int) -> Rows:
        """The groups that inform one outcome."""
        seen = work.seen[:, place]
        weight = 1 / (work.v[seen, place] + work.tau2[place] / 2)
        return cls(work.trial[seen], work.drug[seen], work.z[seen, place], weight)

    def swept(self, columns: Array) -> Array:
        """Columns (G, q) minus their weighted mean within each trial, times the root of the weight."""
        means = np.array([np.bincount(self.trial, self.w * c) / self._total for c in columns.T]).T
        out: Array = (columns - means[self.trial]) * np.sqrt(self.w)[:, None]
        return out

    def drugs(self) -> Array:
        """Indicator columns (G, K); placebo has none."""
        return (self.drug[:, None] == np.arange(len(DRUGS))[None, :]).astype(float)

    def designs(self) -> Array:
        """Indicator columns of drug by set of drugs compared, one trial's set being its design."""
        names = [frozenset(self.drug[self.trial == t]) for t in range(len(self._total))]
        key = {(names[t], d) for t, d in zip(self.trial, self.drug, strict=True) if d != min(names[t])}
        place = {pair: number for number, pair in enumerate(sorted(key, key=str))}
        out = np.zeros((len(self.drug), len(place)))
        for row, (t, d) in enumerate(zip(self.trial, self.drug, strict=True)):
            if (names[t], d) in place:
                out[row, place[names[t], d]] = 1.0
        return out


def _one(rows: Rows) -> dict[str, Any]:
    compared = [c for c in (split(rows, *pair) for pair in _pairs(rows)) if c is not None]
    below = sum(c["p"] < 0.05 for c in compared)
    return {
        "global": global_test(rows),
        "comparisons": len(compared),
        "below_0.05": below,
        "expected_below_0.05": 0.05 * len(compared),
        "splits": sorted(compared, key=lambda c: c["p"]),
    }


def global_test(rows: Rows) -> dict[str, float]:
    """Design-by-treatment interaction: the fall of the weighted squared error when each design has its own effects."""
    z = rows.swept(rows.z[:, None])[:, 0]
    errors, ranks = [], []
    for columns in (rows.drugs(), rows.designs()):
        x = rows.swept(columns)
        beta, _, rank, _ = np.linalg.lstsq(x, z, rcond=1e-9)
        errors.append(float(((z - x @ beta) ** 2).sum()))
        ranks.append(int(rank))
    q, df = errors[0] - errors[1], ranks[1] - ranks[0]
    return {"q": q, "df": df, "p": float(chi2.sf(q, df)) if df else 1.0}


def _pairs(rows: Rows) -> list[tuple[int, int]]:
    trials = [set(rows.trial[rows.drug == d]) for d in range(-1, len(DRUGS))]
    return [
        (a, b)
        for a in range(len(DRUGS)) for b in range(-1, a)
        if len(trials[a + 1] & trials[b + 1]) >= LEAST_TRIALS
    ]  # fmt: skip


def split(rows: Rows, drug: int, reference: int) -> dict[str, Any] | None:
    """Direct and indirect log odds ratio of one comparison; None when nothing indirect informs it.

    Trials of both get an extra difference, half on each arm, so that a third arm is treated alike from both sides.
    """
    both = np.intersect1d(rows.trial[rows.drug == drug], rows.trial[rows.drug == reference])
    here = np.isin(rows.trial, both)
    extra = np.where(here & (rows.drug == drug), 0.5, 0.0) - np.where(here & (rows.drug == reference), 0.5, 0.0)
    present = np.isin(np.arange(len(DRUGS)), rows.drug)
    x = rows.swept(np.column_stack([rows.drugs()[:, present], extra]))
    information = x.T @ x
    if np.linalg.matrix_rank(information, hermitian=True, rtol=1e-9) < len(information):
        return None
    covariance = np.linalg.inv(information)
    beta = covariance @ (x.T @ rows.swept(rows.z[:, None])[:, 0])
    place = np.cumsum(present) - 1
    indirect = beta[place[drug]] - (beta[place[reference]] if reference >= 0 else 0.0)
    se = float(covariance[-1, -1] ** 0.5)
    names = [*DRUGS, "placebo"]
    return {
        "drug": names[drug], "reference": names[reference], "trials": len(both), "direct": float(indirect + beta[-1]),
        "indirect": float(indirect), "difference": float(beta[-1]), "se": se,
        "p": float(2 * norm.sf(abs(beta[-1]) / se)),
    }  # fmt: skip

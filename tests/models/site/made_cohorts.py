"""Cohorts as arrays, without files, with a truth that tests know."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cds_app.domain.outcome import OUTCOMES
from cds_app.scoring.features import PATIENT_INPUTS
from models.training.patients.cohort import hide_some, simulate_patients
from models.training.site.cohort import GROUPS, SiteCohort
from models.training.site.records import Reading

DRUGS = ("bupropion", "mirtazapine", "sertraline")
EFFECTS = np.array([-0.4, 0.5, 0.0])
ANXIOUS, SEVERITY = PATIENT_INPUTS.index("anxious_distress"), PATIENT_INPUTS.index("severity_level")
CLEAN = Reading("ab" * 32, 0, {}, {}, 0, ())


@dataclass(frozen=True)
class Truth:
    """Logit of each outcome: level, less for anxious distress and for severity, plus the drug's effect."""

    effects: np.ndarray
    level: float = 0.4
    anxious: float = -0.8
    severity: float = -0.3

    def logit(self, complete: np.ndarray, drug: np.ndarray) -> np.ndarray:
        inputs = self.anxious * complete[:, ANXIOUS] + self.severity * (complete[:, SEVERITY] - 3)
        return self.level + inputs + self.effects[drug]


def made(
    number: int, seed: int, truth: Truth | None = None, *, confounded: float = 0.0, gaps: bool = False
) -> tuple[SiteCohort, np.ndarray]:
    """A cohort and its complete inputs (n, inputs). `confounded` > 0 gives the severe the second drug."""
    rng = np.random.default_rng(seed)
    truth = truth or Truth(EFFECTS)
    complete = simulate_patients(number, rng)
    lean = np.zeros((number, len(DRUGS)))
    lean[:, 1] = confounded * (complete[:, SEVERITY] - 3)
    share = np.exp(lean) / np.exp(lean).sum(axis=1, keepdims=True)
    drug = (rng.random((number, 1)) > np.cumsum(share, axis=1)[:, :-1]).sum(axis=1)
    happened = rng.random((len(OUTCOMES), number)) < 1 / (1 + np.exp(-truth.logit(complete, drug)))
    cohort = SiteCohort(
        drugs=DRUGS,
        inputs=hide_some(complete, rng) if gaps else complete,
        drug=drug.astype(np.intp),
        outcomes={outcome: happened[place].astype(float) for place, outcome in enumerate(OUTCOMES)},
        groups={name: np.full(number, "all") for name in GROUPS},
    )
    return cohort, complete

"""A site's patients as arrays: inputs, the drug begun on day 0, outcomes, groups, and a period where one was given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cds_app.domain.outcome import OUTCOMES, Outcome
from cds_app.scoring.calibration import Floats

Labels = NDArray[np.str_]
Places = NDArray[np.intp]
GROUPS = ("sex", "age_band", "severity_band", "employment", "education")


@dataclass(frozen=True)
class SiteCohort:
    """N patients. `inputs` (N, inputs) has NaN where not known; `drug` (N,) is a place in `drugs`; each of `outcomes`
    (N,) is 1, 0 or NaN; `groups` (N,) are labels by name; `period` (N,) orders the patients in time, or is None.
    """

    drugs: tuple[str, ...]
    inputs: Floats
    drug: Places
    outcomes: Mapping[Outcome, Floats]
    groups: Mapping[str, Labels]
    period: Places | None = None

    def __len__(self) -> int:
        return len(self.drug)

    def part(self, chosen: NDArray[np.bool_] | Places) -> SiteCohort:
        """The chosen patients, with the same list of drugs."""
        return replace(
            self,
            inputs=self.inputs[chosen],
            drug=self.drug[chosen],
            outcomes={outcome: values[chosen] for outcome, values in self.outcomes.items()},
            groups={name: labels[chosen] for name, labels in self.groups.items()},
            period=None if self.period is None else self.period[chosen],
        )

    def with_outcome(self, outcome: Outcome) -> SiteCohort:
        """The patients of whom this outcome is known."""
        return self.part(~np.isnan(self.outcomes[outcome]))

    def on_drugs(self, drugs: tuple[str, ...]) -> SiteCohort:
        """The patients on these drugs, whose places become those of `drugs`."""
        place = np.array([drugs.index(name) if name in drugs else -1 for name in self.drugs], dtype=np.intp)
        kept = self.part(place[self.drug] >= 0)
        return replace(kept, drugs=drugs, drug=place[kept.drug])

    def patients_per_drug(self) -> dict[str, int]:
        counts = np.bincount(self.drug, minlength=len(self.drugs))
        return {name: int(count) for name, count in zip(self.drugs, counts, strict=True)}

    def known(self) -> dict[Outcome, tuple[int, int]]:
        """Patients with and without each outcome, of those of whom it is known."""
        return {
            outcome: (int((self.outcomes[outcome] == 1).sum()), int((self.outcomes[outcome] == 0).sum()))
            for outcome in OUTCOMES
        }

"""What the comparison holds: an estimate, an abstention or an exclusion for each drug and outcome.

Probabilities are fractions 0–1 everywhere below the window.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from cds_app.domain.outcome import Outcome
from cds_app.domain.recalibration import Recalibration
from cds_app.domain.snapshot import LATER

Status = Literal["estimated", "abstained", "excluded"]
Severity = Literal["stop", "caution", "information"]
RuleSeverity = Literal["exclude", "caution", "information"]


@dataclass(frozen=True)
class Finding:
    """Something about the record that bears on whether it can be scored. `input` names a column or scale."""

    code: str
    severity: Severity
    input: str | None = None


@dataclass(frozen=True)
class Caution:
    """A safety rule that fired for a drug. `known` is False when the rule could not be judged for lack of data."""

    drug: str
    rule: str
    severity: RuleSeverity
    source: str
    known: bool = True


@dataclass(frozen=True)
class Estimate:
    """One drug, one outcome. Numbers are None unless `status` is "estimated"."""

    drug: str
    outcome: Outcome
    status: Status
    reason: str | None = None
    probability: float | None = None
    low: float | None = None
    high: float | None = None
    coverage: float | None = None
    weeks: int | None = None
    tie_group: int | None = None

    @property
    def unnumbered(self) -> bool:
        """Whether it was estimated and its numbers were taken out (`domain.unnumbered`): its tie group stays."""
        return self.status == "estimated" and self.probability is None


@dataclass(frozen=True)
class BundleRef:
    """Which model bundle made the numbers. `basis` is the manifest's sentence about what they rest on.

    `recalibration` is the site's, where one was applied to them.
    """

    id: str
    version: str
    sha256: str
    basis: str
    recalibration: Recalibration | None = field(default=None, metadata=LATER)


@dataclass(frozen=True)
class Comparison:
    """All drugs for one patient at one time, abstentions and exclusions included.

    `base_rates` is the reference population's mean over all drugs per outcome; `not_estimated` lists catalogue
    drugs without trial evidence.
    """

    pseudonym: str
    bundle: BundleRef
    readiness: tuple[Finding, ...]
    cautions: tuple[Caution, ...]
    estimates: tuple[Estimate, ...]
    base_rates: tuple[tuple[Outcome, float], ...]
    not_estimated: tuple[str, ...] = ()

    def of(self, drug: str, outcome: str) -> Estimate:
        """The estimate of one drug and outcome. Raises KeyError when the comparison does not hold it."""
        for estimate in self.estimates:
            if estimate.drug == drug and estimate.outcome == outcome:
                return estimate
        raise KeyError((drug, outcome))

    @property
    def unnumbered(self) -> bool:
        """Whether the numbers of its estimates were taken out (`domain.unnumbered`)."""
        return any(estimate.unnumbered for estimate in self.estimates)

    def base_rate(self, outcome: str) -> float | None:
        return dict(self.base_rates).get(outcome)  # type: ignore[call-overload,no-any-return]

    def drugs(self) -> tuple[str, ...]:
        """The drugs in the comparison, in the order they are listed."""
        return tuple(dict.fromkeys(estimate.drug for estimate in self.estimates))

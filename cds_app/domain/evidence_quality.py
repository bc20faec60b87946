"""How many trials and people stand behind a drug's effect on an outcome, as the bundle's own evidence counts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from cds_app.domain.outcome import Outcome

EvidenceLevel = Literal["many", "some", "few"]
EVIDENCE_LEVELS: tuple[EvidenceLevel, ...] = get_args(EvidenceLevel)


@dataclass(frozen=True)
class EvidenceCount:
    """Trials that inform one drug's effect on one outcome, and people randomised to the drug in them.

    `mostly_indirect` when less than half of what is known of drug against placebo comes from trials of the two.
    """

    drug: str
    outcome: Outcome
    trials: int
    people: int
    level: EvidenceLevel
    mostly_indirect: bool


@dataclass(frozen=True)
class EvidenceQuality:
    """The counts of one bundle."""

    counts: tuple[EvidenceCount, ...]

    def of(self, drug: str, outcome: str) -> EvidenceCount | None:
        """The count of a drug and an outcome; None when the bundle has none."""
        return next((c for c in self.counts if c.drug == drug and c.outcome == outcome), None)

    def rests_on_few(self, drug: str, outcome: str) -> bool:
        """Whether an estimate rests on few trials or few people."""
        found = self.of(drug, outcome)
        return found is not None and found.level == "few"

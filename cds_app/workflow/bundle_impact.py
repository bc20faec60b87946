"""What changing the bundle in use would change for the store's patients: both bundles are asked about every one.

Counts go into the log; pseudonyms do not, and are told only to somebody who may see the worklist.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cds_app.domain.audit import decimal
from cds_app.domain.estimate import Comparison, Estimate
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.patient import PatientRecord
from cds_app.domain.roles import may
from cds_app.guidance.safety import cautions
from cds_app.workflow.open_patient import readiness_of
from cds_app.workflow.session import Session

if TYPE_CHECKING:
    from cds_app.scoring.bundle import Bundle

NOTABLE = 0.05
"""A shift of a probability, as a fraction, that is counted as notable: five people in a hundred. Our choice."""
PAGE = 500


@dataclass(frozen=True)
class OutcomeImpact:
    """One outcome over all patients. Shifts are counted over (patient, drug) pairs that both bundles estimate.

    best_group_changed: patients whose options in tie group 1 are other ones.
    beyond_interval: estimates that leave the interval shown before; beyond_points: those that move by more than
    `NOTABLE`; largest_shift: the largest move, as a fraction.
    """

    outcome: str
    compared: int
    best_group_changed: int
    beyond_interval: int
    beyond_points: int
    largest_shift: float


@dataclass(frozen=True)
class Impact:
    """The whole report. `old` is None when there is no bundle in use to compare with.

    newly_without, no_longer_without: patients for whom nothing is estimated any more, or for whom something is now.
    drugs_gained, drugs_lost: drugs that are estimated for at least one patient by one bundle only.
    affected: pseudonyms of patients with a changed best group, a notable shift or a changed abstention; None for
    somebody whose role does not see pseudonyms.
    """

    old: str | None
    new: str
    patients: int
    patients_affected: int
    outcomes: tuple[OutcomeImpact, ...]
    newly_without: int
    no_longer_without: int
    drugs_gained: tuple[str, ...]
    drugs_lost: tuple[str, ...]
    affected: tuple[str, ...] | None

    def for_the_log(self) -> dict[str, Any]:
        """Counts and drugs as the log writes them: no fraction, no pseudonym."""
        return {
            "patients": self.patients,
            "patients_affected": self.patients_affected,
            "newly_without": self.newly_without,
            "no_longer_without": self.no_longer_without,
            "drugs_gained": list(self.drugs_gained),
            "drugs_lost": list(self.drugs_lost),
            "outcomes": [
                {
                    "outcome": o.outcome,
                    "compared": o.compared,
                    "best_group_changed": o.best_group_changed,
                    "beyond_interval": o.beyond_interval,
                    "beyond_points": o.beyond_points,
                    "largest_shift": decimal(o.largest_shift),
                }
                for o in self.outcomes
            ],
        }


@dataclass
class _Counting:
    compared: Counter[str] = field(default_factory=Counter)
    best: Counter[str] = field(default_factory=Counter)
    outside: Counter[str] = field(default_factory=Counter)
    notable: Counter[str] = field(default_factory=Counter)
    largest: dict[str, float] = field(default_factory=dict)
    drugs: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))
    newly_without: int = 0
    no_longer_without: int = 0
    patients: int = 0
    affected: list[str] = field(default_factory=list)

    def add(self, old: Comparison | None, new: Comparison) -> None:
        """Count one patient."""
        self.patients += 1
        before, after = _estimated(old), _estimated(new)
        for found, drugs in zip((before, after), self.drugs, strict=True):
            drugs.update(drug for drug, _ in found)
        changed = bool(before) != bool(after)
        self.newly_without += bool(before) and not after
        self.no_longer_without += bool(after) and not before
        shared = before.keys() & after.keys()
        for key in shared:
            changed |= self._shift(before[key], after[key])
        for outcome in OUTCOMES if before and after else ():
            if _best(before, outcome) != _best(after, outcome):
                self.best[outcome] += 1
                changed = True
        if changed:
            self.affected.append(new.pseudonym)

    def _shift(self, old: Estimate, new: Estimate) -> bool:
        """Count how far one estimate moved; whether that is notable."""
        assert old.probability is not None
        assert old.low is not None
        assert old.high is not None
        assert new.probability is not None
        size = abs(new.probability - old.probability)
        self.compared[new.outcome] += 1
        self.largest[new.outcome] = max(size, self.largest.get(new.outcome, 0.0))
        outside = not old.low <= new.probability <= old.high
        self.outside[new.outcome] += outside
        self.notable[new.outcome] += size > NOTABLE
        return outside or size > NOTABLE


def impact_of(
    session: Session, old: Bundle | None, new: Bundle, progress: Callable[[int], object] | None = None
) -> Impact:
    """Compare two bundles on every stored patient. Nothing is kept and nothing is logged."""
    counting = _Counting()
    for before, after in _both(session, old, new):
        counting.add(before, after)
        if progress is not None and counting.patients % PAGE == 0:
            progress(counting.patients)
    outcomes = tuple(
        OutcomeImpact(
            outcome,
            counting.compared[outcome],
            counting.best[outcome],
            counting.outside[outcome],
            counting.notable[outcome],
            counting.largest.get(outcome, 0.0),
        )
        for outcome in OUTCOMES
    )
    had, has = counting.drugs
    return Impact(
        old=None if old is None else old.ref.id,
        new=new.ref.id,
        patients=counting.patients,
        patients_affected=len(counting.affected),
        outcomes=outcomes,
        newly_without=counting.newly_without,
        no_longer_without=counting.no_longer_without,
        drugs_gained=tuple(sorted(has - had)),
        drugs_lost=tuple(sorted(had - has)),
        affected=tuple(counting.affected) if may(session.user.roles, "view_patients") else None,
    )


def _both(session: Session, old: Bundle | None, new: Bundle) -> Iterator[tuple[Comparison | None, Comparison]]:
    """Both bundles' comparison of each patient, a page of patients in memory at a time."""
    for page in _pages(session):
        after = _compared(session, page, new)
        before: Iterable[Comparison | None] = [None] * len(page) if old is None else _compared(session, page, old)
        yield from zip(before, after, strict=True)


def _pages(session: Session) -> Iterator[list[PatientRecord]]:
    offset = 0
    while rows := session.store.patients(PAGE, offset):
        yield [session.store.record(row.record_id) for row in rows]
        offset += len(rows)


def _compared(session: Session, records: list[PatientRecord], bundle: Bundle) -> list[Comparison]:
    from cds_app.scoring.predictor import compare_many

    judged = [(r, readiness_of(session, r), cautions(r, session.catalogue)) for r in records]
    return [comparison for _, comparison in compare_many(judged, session.catalogue, bundle)]


def _estimated(comparison: Comparison | None) -> dict[tuple[str, str], Estimate]:
    found = () if comparison is None else comparison.estimates
    return {(e.drug, e.outcome): e for e in found if e.status == "estimated"}


def _best(estimates: dict[tuple[str, str], Estimate], outcome: str) -> set[str]:
    return {drug for (drug, of), e in estimates.items() if of == outcome and e.tie_group == 1}

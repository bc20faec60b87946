"""The clinical catalogue as one value: scales, drugs, rules, stops, notes, reasons, published figures.

Read by `guidance/formulary.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cds_app.domain.decision import Reason
from cds_app.domain.published import PublishedFigure
from cds_app.domain.rating import Scale
from cds_app.domain.safety import EligibilityStop, PatientNote, Rule
from cds_app.domain.suicidality import Suicidality
from cds_app.domain.treatment import Drug, InteractionGroup


@dataclass(frozen=True)
class Reference:
    """A source as it is shown: key, citation, status (read, read-secondary, memory, computed), and how it was seen."""

    key: str
    citation: str
    status: str
    how: str = ""


@dataclass(frozen=True)
class Catalogue:
    """Everything clinical that is data. `sha256` is over the files as they lie on disk, in name order.

    `suicidality` is None only in catalogues made for tests.
    """

    version: str
    sha256: str
    scales: Mapping[str, Scale]
    drugs: Mapping[str, Drug]
    interactions: Mapping[str, InteractionGroup]
    rules: tuple[Rule, ...]
    stops: tuple[EligibilityStop, ...]
    reasons: tuple[Reason, ...]
    own_view_reasons: tuple[Reason, ...]
    references: Mapping[str, Reference]
    notes: tuple[PatientNote, ...] = ()
    published: tuple[PublishedFigure, ...] = ()
    suicidality: Suicidality | None = None

    def drug_named(self, text: str) -> Drug | None:
        """The drug with this generic name or ATC code, whatever the letter case; None when there is none."""
        return self._drugs_by_text.get(text.strip().lower())

    @cached_property
    def _drugs_by_text(self) -> Mapping[str, Drug]:
        """Names and codes in small letters: built once, because batches look up every medicine in every group."""
        codes = {drug.atc.lower(): drug for drug in self.drugs.values()}
        return {**codes, **{drug.name: drug for drug in self.drugs.values()}}

    def estimable(self) -> tuple[str, ...]:
        """The drugs with trial evidence, by name."""
        return tuple(sorted(name for name, drug in self.drugs.items() if drug.has_trial_evidence))

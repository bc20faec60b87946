"""How many trials stand behind each estimate, read from a bundle's own table; a bundle may do without one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from cds_app.domain.errors import IntegrityError
from cds_app.domain.evidence_quality import EVIDENCE_LEVELS, EvidenceCount, EvidenceLevel, EvidenceQuality
from cds_app.domain.outcome import OUTCOMES, Outcome
from cds_app.scoring.sealed_files import SealedFiles

FILE = "evidence_quality.json"


def read_evidence_quality(sealed: SealedFiles) -> EvidenceQuality | None:
    """The counts for every drug of the manifest and every outcome; None when the bundle has no such table.

    Raises `IntegrityError` "bundle_table" when the table does not hold them. Further keys are left to the card.
    """
    if FILE not in sealed.files:
        return None
    table = sealed.json(FILE)
    try:
        drugs = table["drugs"]
        counts = tuple(
            _count(drug, outcome, drugs[drug][outcome]) for drug in sealed.manifest["drugs"] for outcome in OUTCOMES
        )
    except (KeyError, TypeError, ValueError):
        raise IntegrityError("bundle_table", file=FILE) from None
    return EvidenceQuality(counts)


def _count(drug: str, outcome: Outcome, entry: Mapping[str, Any]) -> EvidenceCount:
    trials, people, level, indirect = (entry[key] for key in ("trials", "people", "level", "mostly_indirect"))
    whole = type(trials) is int and type(people) is int and trials >= 0 and people >= 0
    if not whole or level not in EVIDENCE_LEVELS or not isinstance(indirect, bool):
        raise ValueError(outcome)
    return EvidenceCount(drug, outcome, trials, people, cast(EvidenceLevel, level), indirect)

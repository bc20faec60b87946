"""Safety rules as values: which drugs, under which circumstances, how severe, on what source.

A circumstance is judged in three values (holds, does not hold, cannot be told), because in a record an absent
fact is not a denial. The engine is `guidance/safety.py`; the rules are `resources/catalogue/rules.json`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from cds_app.domain.estimate import RuleSeverity

NoteSeverity = Literal["caution", "information"]


@dataclass(frozen=True)
class Rule:
    """One rule. `drugs` are generic names; an eligibility stop has none and applies to the patient.

    `when` is a circumstance: {"all": [...]}, {"any": [...]}, {"not": ...} or a leaf such as
    {"condition": "seizure_disorder", "status": ["current", "past"]}.
    `if_unknown` says what to show when the facts are missing: None (nothing), "information" or "caution".
    """

    id: str
    drugs: tuple[str, ...]
    severity: RuleSeverity
    when: Mapping[str, Any]
    if_unknown: RuleSeverity | None
    title: str
    sentence: str
    source: str
    status: str
    reviewed_on: str | None
    acknowledge: bool = False


@dataclass(frozen=True)
class EligibilityStop:
    """A reason for which no estimate is made for a patient at all.

    `if_unknown` says how to show that it could not be judged (finding `<code>_unknown`); None shows nothing.
    `input` is the column, scale or file that would settle it. `policy_switch` names the policy entry by which a
    site turns the stop into a caution.
    """

    code: str
    when: Mapping[str, Any]
    title: str
    sentence: str
    source: str
    status: str
    policy_switch: str | None = None
    if_unknown: NoteSeverity | None = None
    input: str | None = None
    reviewed_on: str | None = None


@dataclass(frozen=True)
class PatientNote:
    """Something to be said about the patient beside any estimate, without stopping it. Fields as in a stop."""

    code: str
    severity: NoteSeverity
    when: Mapping[str, Any]
    title: str
    sentence: str
    source: str
    status: str
    if_unknown: NoteSeverity | None = None
    input: str | None = None
    reviewed_on: str | None = None

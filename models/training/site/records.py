"""From a record set in the program's own format to a cohort: who counts, on which drug, with which outcomes.

The intake reads only the columns of the data dictionary; outcomes come from `observed_outcomes`, inputs from
`patient_inputs` of what was known on day 0, as in the program. A patient who could not be scored (a stop) is not
trained on either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence
from cds_app.domain.messages.intake import FINDINGS
from cds_app.domain.outcome import OUTCOMES, Outcome, as_known_on_day_0, observed_outcomes, started_on_day_0
from cds_app.domain.patient import PatientRecord, age_band
from cds_app.guidance.readiness import assess_readiness
from cds_app.intake.record_set import ImportFinding, RecordSet, read_record_set
from cds_app.scoring.features import PATIENT_INPUTS, patient_inputs
from models.training.site.cohort import GROUPS, SiteCohort
from models.training.site.contradictions import contradictions
from models.training.site.order import read_order
from models.training.site.refusal import NotTrained

NO_DRUG, SEVERAL_DRUGS, NO_OUTCOME = "no_treatment_on_day_0", "several_treatments_on_day_0", "no_outcome_known"
MOST_SHOWN = 20
SEVERITY_BANDS = ("none", "mild", "moderate", "moderately severe", "severe")


@dataclass(frozen=True)
class Reading:
    """What was read, beside the cohort: counts only. `left_out` is by reason, `contradictory` by kind."""

    sha256: str
    patients: int
    left_out: Mapping[str, int]
    contradictory: Mapping[str, int]
    patients_contradictory: int
    not_read: tuple[str, ...]


@dataclass(frozen=True)
class _Case:
    """One patient who counts."""

    pseudonym: str
    inputs: list[float]
    drug: str
    outcomes: dict[Outcome, bool | None]
    groups: dict[str, str]


def read_cohort(path: Path, catalogue: Catalogue, order: Path | None = None) -> tuple[SiteCohort, Reading]:
    """Read a record set and, where given, the order of its patients.

    Raises `NotTrained` with the intake's own sentences when anything in the records is refused.
    """
    record_set = _read(path, catalogue)
    left_out: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    cases: list[_Case] = []
    contradicted = 0
    for record in record_set.records:
        drug_or_reason = _drug(record, catalogue)
        if drug_or_reason not in catalogue.drugs:
            left_out[drug_or_reason] += 1
            continue
        outcomes = observed_outcomes(record, catalogue.scales)
        found = contradictions(record, outcomes)
        kinds.update(found)
        contradicted += bool(found)
        outcomes = {o: None if found else value for o, value in outcomes.items()}
        if all(value is None for value in outcomes.values()):
            left_out["contradictory" if found else NO_OUTCOME] += 1
            continue
        inputs = patient_inputs(as_known_on_day_0(record), catalogue)
        cases.append(_Case(record.pseudonym, list(inputs.values()), drug_or_reason, outcomes, _groups(record, inputs)))
    if not cases:
        raise NotTrained(*_nobody(left_out))
    reading = Reading(
        record_set.sha256, len(record_set.records), dict(left_out), dict(kinds), contradicted, record_set.not_read
    )
    periods = read_order(order, {record.pseudonym for record in record_set.records}) if order else None
    return _cohort(cases, periods), reading


def _read(path: Path, catalogue: Catalogue) -> RecordSet:
    try:
        record_set = read_record_set(path, catalogue)
    except CdsError as error:
        raise NotTrained(sentence(error)) from None
    errors = [finding for finding in record_set.findings if finding.severity == "error"]
    if errors:
        more = [f"and {len(errors) - MOST_SHOWN} more findings"] if len(errors) > MOST_SHOWN else []
        raise NotTrained(*[_line(finding) for finding in errors[:MOST_SHOWN]], *more)
    return record_set


def _line(finding: ImportFinding) -> str:
    place = (finding.file, f"row {finding.row}" if finding.row else "", finding.column or "")
    return ", ".join(part for part in place if part) + ": " + FINDINGS[finding.code].filled(**finding.params)


def _drug(record: PatientRecord, catalogue: Catalogue) -> str:
    """The drug begun on day 0, or the reason why the patient does not count."""
    findings = assess_readiness(as_known_on_day_0(record), catalogue)
    stop = next((finding.code for finding in findings if finding.severity == "stop"), None)
    if stop is not None:
        return f"stop:{stop}"
    begun = started_on_day_0(record)
    if len(begun) != 1:
        return SEVERAL_DRUGS if begun else NO_DRUG
    return begun[0].drug


def _groups(record: PatientRecord, inputs: Mapping[str, float]) -> dict[str, str]:
    years = record.number("education_years")
    education = "unknown" if years is None else "under 12" if years < 12 else "12–15" if years < 16 else "16 or more"
    values = (
        record.text("sex") or "unknown",
        age_band(record) or "unknown",
        SEVERITY_BANDS[min(int(inputs["severity_level"]), 4)],
        record.text("employment") or "unknown",
        education,
    )
    return dict(zip(GROUPS, values, strict=True))


def _nobody(left_out: Mapping[str, int]) -> list[str]:
    reasons = ", ".join(f"{reason}: {count}" for reason, count in sorted(left_out.items()))
    return [f"No patient of the record set can be used ({reasons or 'the record set is empty'})."]


def _cohort(cases: list[_Case], periods: Mapping[str, int] | None) -> SiteCohort:
    drugs = tuple(sorted({case.drug for case in cases}))

    def column(outcome: Outcome) -> list[float]:
        return [np.nan if (value := case.outcomes[outcome]) is None else float(value) for case in cases]

    return SiteCohort(
        drugs=drugs,
        inputs=np.array([case.inputs for case in cases], dtype=np.float64).reshape(len(cases), len(PATIENT_INPUTS)),
        drug=np.array([drugs.index(case.drug) for case in cases], dtype=np.intp),
        outcomes={outcome: np.array(column(outcome)) for outcome in OUTCOMES},
        groups={name: np.array([case.groups[name] for case in cases]) for name in GROUPS},
        period=None if periods is None else np.array([periods[case.pseudonym] for case in cases], dtype=np.intp),
    )

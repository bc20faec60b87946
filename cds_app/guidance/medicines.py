"""Whether a medicine of an interaction group is being taken, or was stopped recently.

Both medications.csv and the antidepressants of treatments.csv count. A status of "stopped_within_5_weeks" is read
as 15 to 35 days ago, because a shorter time has its own status.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.patient import PatientRecord
from cds_app.domain.treatment import InteractionGroup, Treatment
from cds_app.guidance.logic import disjunction

ATC = re.compile(r"[A-Z]\d{2}[A-Z]{2}(\d{2})?")


def is_member(medicine: str, group: InteractionGroup, catalogue: Catalogue) -> bool | None:
    """Whether a medicine (ATC code or generic name) belongs to a group.

    None for a level-4 ATC code that holds members and others alike.
    """
    drug = catalogue.drug_named(medicine)
    if drug is not None:
        return drug.name in group.members
    code = medicine.strip().upper()
    if ATC.fullmatch(code) is None:
        return medicine.strip().lower() in group.names
    if code.startswith(group.atc_prefixes):
        return True
    return None if any(prefix.startswith(code) for prefix in group.atc_prefixes) else False


def treatment_status(treatment: Treatment) -> str | None:
    """A treatment's status at day 0 in the words of medications.csv; None when it is over, or starts on day 0."""
    if treatment.start_day is not None and treatment.start_day >= 0:
        return None
    if treatment.end_day is None or treatment.end_day >= 0:
        return "current"
    if treatment.end_day >= -14:
        return "stopped_within_14_days"
    return "stopped_within_5_weeks" if treatment.end_day >= -35 else None


def takes(
    record: PatientRecord,
    group: InteractionGroup,
    statuses: Collection[str],
    catalogue: Catalogue,
    drug: str | None = None,
) -> bool | None:
    """Whether the patient takes a member of the group with one of the statuses; None when it cannot be told.

    The drug under consideration itself does not count: it does not interact with itself.
    """
    return disjunction(_answers(record, group, statuses, catalogue, drug))


def _answers(
    record: PatientRecord, group: InteractionGroup, statuses: Collection[str], catalogue: Catalogue, drug: str | None
) -> Iterator[bool | None]:
    if record.medications is None:
        yield None
    for taken in record.medications or ():
        named = catalogue.drug_named(taken.medication)
        if taken.status in statuses and (named is None or named.name != drug):
            yield is_member(taken.medication, group, catalogue)
    if any(member != drug for member in group.members):
        if record.treatments is None:
            yield None
        for treatment in record.treatments or ():
            if treatment.drug != drug and treatment_status(treatment) in statuses:
                yield treatment.drug in group.members

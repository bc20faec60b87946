"""A first mapping of a site's columns, from their names and, where there is one, the site's data dictionary.

It proposes and never decides: a person sees every line of it with examples before anything is read through it. A column
whose name says nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.domain.patient import PATIENT_COLUMNS
from cds_app.intake.mapping import EntryMap, FieldMap, MappingProfile, RatingMap
from cds_app.intake.readers.redcap import RedcapField

PSEUDONYMS = (
    "pseudonym", "record_id", "study_id", "subject_id", "participant_id", "patient_id", "patient_code", "pat_id",
    "case_id", "subject", "participant", "id", "code", "nr",
)  # fmt: skip
_SCALES = {
    "phq": "PHQ-9", "phq9": "PHQ-9", "gad": "GAD-7", "gad7": "GAD-7", "hamd": "HAMD-17", "hamd17": "HAMD-17",
    "hdrs": "HAMD-17", "hdrs17": "HAMD-17", "madrs": "MADRS", "qids": "QIDS-SR16", "qids16": "QIDS-SR16",
    "qidssr": "QIDS-SR16", "qidssr16": "QIDS-SR16", "bdi": "BDI-II", "bdi2": "BDI-II", "bdiii": "BDI-II",
    "cssrs": "C-SSRS",
}  # fmt: skip
_ITEM = re.compile(r"([a-z]+(?:9|7|17|16|2)?)_?(?:item_?|q_?)?0?([1-9][0-9]?)")
_TOTAL = re.compile(r"([a-z]+(?:9|7|17|16|2)?)_?(?:total|score|sum|tot)(?:_score)?")
_ALIASES = {
    "age": "age_years", "age_at_baseline": "age_years", "gender": "sex", "sex_at_birth": "sex",
    "education": "education_years", "smoking": "smoker", "body_mass_index": "bmi", "sbp": "systolic_bp",
    "qtc": "qtc_ms", "na": "sodium", "pregnant": "pregnancy", "employment_status": "employment",
    "age_at_onset": "onset_age_years", "age_onset": "onset_age_years", "episodes_prior": "prior_episodes",
}  # fmt: skip
_DRUG_NAMES = ("drug", "antidepressant", "ad_name", "treatment_drug")
_DAYS = ("day", "study_day", "days_from_baseline")
_VISIT = re.compile(r"visit|assess|rating|interview|survey|phq|completed_on")
_DATED = {
    **{f"date_{order}": "%Y-%m-%d" for order in ("ymd", "dmy", "mdy")},
    **{f"datetime_{order}": "%Y-%m-%d %H:%M" for order in ("ymd", "dmy", "mdy")},
}
"""How a raw export writes a field of this validation, whatever order its form shows."""
_LABELS = {
    "m": "male", "man": "male", "f": "female", "woman": "female", "w": "female", "y": "yes", "n": "no",
    "true": "yes", "false": "no", "1": "yes", "0": "no", "prefer not to say": "unknown", "not known": "unknown",
}  # fmt: skip


def propose(
    header: Iterable[str], catalogue: Catalogue, fields: Iterable[RedcapField] = (), *, delimiter: str = ","
) -> MappingProfile:
    """A profile for a file with these columns. Raises `CdsError` "mapping_not_possible" without a pseudonym."""
    names = {_plain(name): name.strip() for name in header}
    known = {_plain(field.name): field for field in fields}
    pseudonym = next((names[name] for name in PSEUDONYMS if name in names), None)
    if pseudonym is None:
        raise CdsError("mapping_not_possible")
    readable = {plain: name for plain, name in names.items() if plain not in known or known[plain].readable}
    readable.pop(_plain(pseudonym), None)
    return MappingProfile(
        name="",
        pseudonym=pseudonym,
        day=_day(readable, known),
        columns=_columns(readable, known),
        ratings=tuple(_ratings(readable, catalogue)),
        treatments=tuple(_treatments(readable, known)),
        delimiter=delimiter,
    )


def _day(names: Mapping[str, str], fields: Mapping[str, RedcapField]) -> FieldMap | None:
    """A column of days; or the one date that the dictionary has, or the one whose name says that it is a visit's: how
    an export writes it is known from its validation."""
    counted = next((FieldMap(names[name], form="day") for name in _DAYS if name in names), None)
    dated = {plain: field for plain, field in fields.items() if plain in names and field.validation in _DATED}
    visits = [plain for plain in dated if _VISIT.search(plain)] or list(dated)
    if counted is not None or len(visits) != 1:
        return counted
    return FieldMap(names[visits[0]], form=_DATED[dated[visits[0]].validation])


def _columns(names: Mapping[str, str], fields: Mapping[str, RedcapField]) -> dict[str, FieldMap]:
    found: dict[str, FieldMap] = {}
    for column in PATIENT_COLUMNS:
        aliases = [column.name, *(alias for alias, target in _ALIASES.items() if target == column.name)]
        plain = next((alias for alias in aliases if alias in names), None)
        if plain is not None:
            choices = fields[plain].choices if plain in fields else {}
            found[column.name] = FieldMap(names[plain], _values(choices, column.values) if column.values else {})
    return found


def _values(choices: Mapping[str, str], allowed: tuple[str, ...]) -> dict[str, str]:
    """Codes to our words, where a label is one of them; a label that is not stays out and will be asked about."""
    spelled = {_plain(value): value for value in allowed}
    found = {}
    for code, label in choices.items():
        plain = _plain(label)
        value = spelled.get(plain) or spelled.get(_LABELS.get(label.strip().casefold(), ""))
        if value is not None:
            found[code] = value
    return found


def _ratings(names: Mapping[str, str], catalogue: Catalogue) -> Iterable[RatingMap]:
    for plain, name in names.items():
        total = _TOTAL.fullmatch(plain)
        item = _ITEM.fullmatch(plain)
        if total and (scale := _SCALES.get(total.group(1))) in catalogue.scales and scale:
            if catalogue.scales[scale].total_range is not None:
                yield RatingMap(scale, "total", name)
        elif (
            item
            and (scale := _SCALES.get(item.group(1)))
            and scale in catalogue.scales
            and catalogue.scales[scale].item_range(int(item.group(2)))
        ):
            yield RatingMap(scale, str(int(item.group(2))), name)


def _treatments(names: Mapping[str, str], known: Mapping[str, RedcapField]) -> Iterable[EntryMap]:
    drug = next((names[name] for name in _DRUG_NAMES if name in names), None)
    if drug is None:
        return
    fields = {"drug": FieldMap(drug, dict(known[_plain(drug)].choices) if _plain(drug) in known else {})}
    for field, aliases in {
        "dose_mg_day": ("dose_mg_day", "dose_mg", "dose"), "start": ("start_day",), "end": ("end_day",),
    }.items():  # fmt: skip
        column = next((names[alias] for alias in aliases if alias in names), None)
        if column is not None:
            fields[field] = FieldMap(column, form="day" if field in ("start", "end") else "")
    yield EntryMap(fields)


def _plain(name: str) -> str:
    """A name as it is compared: small letters, everything else an underscore."""
    return re.sub(r"[^a-z0-9]+", "_", name.strip().casefold()).strip("_")

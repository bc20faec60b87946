"""A mapping profile line by line, as a person sees it and changes it: each column of the file, and what it is.

What a column is has a code of its own, its target: "" is not read; "pseudonym"; "day"; a column of patients.csv;
"born"; "rating:PHQ-9:3" or "rating:PHQ-9:total"; "treatments:dose_mg_day", "medications:medication",
"conditions:condition"; and "condition:asthma" for a column that says yes or no to one condition. A row may hold more
than one treatment, medicine or diagnosis: "treatments#2:drug" is the drug of its second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.patient import (
    COLUMNS_BY_NAME,
    CONDITION_STATUSES,
    CONDITIONS,
    MEDICATION_STATUSES,
    PATIENT_COLUMNS,
    STOP_REASONS,
    TREATMENT_OUTCOMES,
    YES_NO,
)
from cds_app.domain.rating import TOTAL
from cds_app.intake.mapping import (
    BORN,
    CONDITION_FIELDS,
    DATE_FORMS,
    MEDICATION_FIELDS,
    TREATMENT_FIELDS,
    EntryMap,
    FieldMap,
    MappingProfile,
    RatingMap,
)

NOT_READ, PSEUDONYM, DAY = "", "pseudonym", "day"
_ENTRIES = {"treatments": TREATMENT_FIELDS, "medications": MEDICATION_FIELDS, "conditions": CONDITION_FIELDS}
_WORDS: Mapping[str, tuple[str, ...]] = {
    "outcome": TREATMENT_OUTCOMES,
    "stop_reason": STOP_REASONS,
    "same_episode": YES_NO,
}
_DATED = ("start", "end", "when")
DAY_FORMS = ("day", *DATE_FORMS)
MOST_GROUPS = 9
"""Treatments, medicines or diagnoses of one row that can be mapped by hand."""


@dataclass(frozen=True)
class MappingLine:
    """One column of the file. `allowed` are our words when its cells are codes; `forms` the ways to write its dates.

    `identifier`: the site's data dictionary says that it must not be read.
    """

    column: str
    target: str
    values: Mapping[str, str]
    form: str
    allowed: tuple[str, ...]
    forms: tuple[str, ...]
    identifier: bool = False


def targets(catalogue: Catalogue, profile: MappingProfile | None = None) -> tuple[str, ...]:
    """Everything that a column can be, in the order in which a person looks for it. Of what a row may hold several
    times there is always one more than the profile has."""
    found = [NOT_READ, PSEUDONYM, DAY, *(column.name for column in PATIENT_COLUMNS), BORN]
    for scale in catalogue.scales.values():
        if scale.total_range is not None:
            found.append(f"rating:{scale.code}:{TOTAL}")
        found += [f"rating:{scale.code}:{item}" for item in range(1, len(scale.item_ranges) + 1)]
    for kind, fields in _ENTRIES.items():
        groups = min(len(_groups(getattr(profile, kind, ()))) + 1, MOST_GROUPS)
        found += [_entry_target(kind, number, field) for number in range(1, groups + 1) for field in fields]
    return (*found, *(f"condition:{name}" for name in CONDITIONS))


def lines(profile: MappingProfile, columns: Iterable[str], never_read: Iterable[str] = ()) -> tuple[MappingLine, ...]:
    """The profile over the columns of a file, in their order."""
    never = {name.strip().casefold() for name in never_read}
    return tuple(_line(profile, column, column.strip().casefold() in never) for column in columns)


def with_target(profile: MappingProfile, column: str, target: str) -> MappingProfile:
    """The profile in which a column is something else. Whatever column was that before is not read any more."""
    if target == target_of(profile, column):
        return profile
    taken = next((name for name in profile.columns_read() if target and target_of(profile, name) == target), None)
    for name in (column, taken):
        profile = profile if name is None else _without(profile, name)
    return profile if target == NOT_READ else _with(profile, column, target)


def with_field(
    profile: MappingProfile, column: str, values: Mapping[str, str] | None = None, form: str | None = None
) -> MappingProfile:
    """The profile in which a column's codes mean `values`, or its dates are written in `form`."""

    def changed(found: FieldMap) -> FieldMap:
        if not _same(found.column, column):
            return found
        return FieldMap(
            found.column, dict(found.values if values is None else values), found.form if form is None else form
        )

    def entries(of_kind: tuple[EntryMap, ...]) -> tuple[EntryMap, ...]:
        return tuple(replace(e, fields={name: changed(found) for name, found in e.fields.items()}) for e in of_kind)

    return replace(
        profile,
        day=None if profile.day is None else changed(profile.day),
        columns={name: changed(found) for name, found in profile.columns.items()},
        treatments=entries(profile.treatments),
        medications=entries(profile.medications),
        conditions=entries(profile.conditions),
    )


def target_of(profile: MappingProfile, column: str) -> str:
    """What a column is by the profile."""
    return next((target for name, target, _ in _assigned(profile) if _same(name, column)), NOT_READ)


def _line(profile: MappingProfile, column: str, identifier: bool) -> MappingLine:
    target, found = next(
        ((target, found) for name, target, found in _assigned(profile) if _same(name, column)), (NOT_READ, None)
    )
    return MappingLine(
        column,
        target,
        {} if found is None else found.values,
        "" if found is None else found.form,
        allowed_words(target),
        _forms(target),
        identifier,
    )


def without_number(target: str) -> str:
    """The target as it is for the first of its kind in a row."""
    kind, colon, name = target.partition(":")
    return kind.partition("#")[0] + colon + name


def number_of(target: str) -> int:
    """Which of its kind in a row the target is about, from 1."""
    return int(target.partition(":")[0].partition("#")[2] or 1)


def _entry_target(kind: str, number: int, name: str) -> str:
    return f"{kind}:{name}" if number == 1 else f"{kind}#{number}:{name}"


def _groups(entries: Iterable[EntryMap]) -> list[EntryMap]:
    """The entries that are numbered: those of which no part is the same in each row."""
    return [entry for entry in entries if not entry.fixed]


def allowed_words(target: str) -> tuple[str, ...]:
    """Our words that the codes of such a column can mean; none where it holds numbers, names or dates."""
    kind, _, name = without_number(target).partition(":")
    if kind == "condition":
        return (*CONDITION_STATUSES, "yes", "no")
    if kind in _ENTRIES:
        statuses = {"conditions": CONDITION_STATUSES, "medications": MEDICATION_STATUSES}.get(kind, ())
        return statuses if name == "status" else _WORDS.get(name, ())
    return COLUMNS_BY_NAME[target].values if target in COLUMNS_BY_NAME else ()


def _forms(target: str) -> tuple[str, ...]:
    if target == BORN:
        return DATE_FORMS
    return DAY_FORMS if target == DAY or target.partition(":")[2] in _DATED else ()


def _assigned(profile: MappingProfile) -> Iterable[tuple[str, str, FieldMap | None]]:
    yield profile.pseudonym, PSEUDONYM, None
    if profile.day is not None:
        yield profile.day.column, DAY, profile.day
    for name, found in profile.columns.items():
        yield found.column, name, found
    for rating in profile.ratings:
        yield rating.column, f"rating:{rating.scale}:{rating.item}", None
    for kind in _ENTRIES:
        number = 0
        for entry in getattr(profile, kind):
            number += not entry.fixed
            fixed = entry.fixed.get("condition")
            for name, found in entry.fields.items():
                numbered = _entry_target(kind, 1 if entry.fixed else number, name)
                yield found.column, f"condition:{fixed}" if fixed and name == "status" else numbered, found


def _without(profile: MappingProfile, column: str) -> MappingProfile:
    """Nothing is read from the column; an entry that has lost what it is about goes. The pseudonym's stays."""
    return replace(
        profile,
        day=None if profile.day is None or _same(profile.day.column, column) else profile.day,
        columns={name: found for name, found in profile.columns.items() if not _same(found.column, column)},
        ratings=tuple(rating for rating in profile.ratings if not _same(rating.column, column)),
        treatments=tuple(_entries_without(profile.treatments, column)),
        medications=tuple(_entries_without(profile.medications, column)),
        conditions=tuple(_entries_without(profile.conditions, column)),
    )


def _entries_without(entries: Iterable[EntryMap], column: str) -> Iterable[EntryMap]:
    for entry in entries:
        fields = {name: found for name, found in entry.fields.items() if not _same(found.column, column)}
        if fields:
            yield replace(entry, fields=fields)


def _with(profile: MappingProfile, column: str, target: str) -> MappingProfile:
    kind, _, name = without_number(target).partition(":")
    forms, number = _forms(target), number_of(target)
    found = FieldMap(column, form=forms[0] if forms else "")
    if target == PSEUDONYM:
        return replace(profile, pseudonym=column)
    if target == DAY:
        return replace(profile, day=found)
    if kind == "rating":
        scale, _, item = name.rpartition(":")
        return replace(profile, ratings=(*profile.ratings, RatingMap(scale, item, column)))
    if kind == "condition":
        entry = EntryMap({"status": found}, {"condition": name})
        return replace(profile, conditions=(*profile.conditions, entry))
    if kind == "treatments":
        return replace(profile, treatments=_joined(profile.treatments, number, name, found))
    if kind == "medications":
        return replace(profile, medications=_joined(profile.medications, number, name, found))
    if kind == "conditions":
        return replace(profile, conditions=_joined(profile.conditions, number, name, found))
    return replace(profile, columns={**profile.columns, target: found})


def _joined(entries: tuple[EntryMap, ...], number: int, name: str, found: FieldMap) -> tuple[EntryMap, ...]:
    """The field joins the entry of that number; where there are not so many, it begins a new one."""
    groups = _groups(entries)
    if number > len(groups):
        return (*entries, EntryMap({name: found}))
    chosen = groups[number - 1]
    return tuple(
        replace(entry, fields={**entry.fields, name: found}) if entry is chosen else entry for entry in entries
    )


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()

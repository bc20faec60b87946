"""Any delimited file through a mapping profile: one row a patient, or one row a visit or an entry.

A cell means what the profile says it means and nothing else: a code that the profile does not list is an error with
its row and column, a date is read in the one form that was chosen, a decimal comma only where it was confirmed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from cds_app.domain.errors import CdsError
from cds_app.intake.cells import CellRefused
from cds_app.intake.codes import Codes, Coding
from cds_app.intake.facts import Answer, Course, Diagnosis, Fact, Medicine, Person, Place, When
from cds_app.intake.findings import FileReport
from cds_app.intake.foreign import Outside
from cds_app.intake.mapping import BORN, EntryMap, FieldMap, MappingProfile, RatingMap
from cds_app.intake.readers.delimited import DelimitedFile, Limits
from cds_app.intake.tables import CONDITIONS_FILE, MEDICATIONS, TREATMENTS

_WHOLE_DAY = re.compile(r"-?[0-9]{1,6}")
_YES = ("yes", "true")


@dataclass
class MappedSource:
    """One file and its profile, read as a `foreign.Source`. `skip_columns` are never read."""

    path: Path
    profile: MappingProfile
    codes: Codes
    report: Callable[[str], FileReport]
    limits: Limits
    tick: Callable[[int], None]
    skip_columns: frozenset[str] = frozenset()
    files: list[tuple[str, str, int]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    not_read: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if _folded(self.profile.pseudonym) in self.skip_columns:
            raise CdsError("pseudonym_is_identifier")
        self._columns = tuple(c for c in map(_folded, self.profile.columns_read()) if c not in self.skip_columns)
        self._place = {name: place for place, name in enumerate(self._columns)}
        self._known: dict[str, dict[str, str]] = {}
        self._born: dict[str, date] = {}
        self._first: dict[str, Place] = {}

    @property
    def knows(self) -> set[str]:
        """A kind of entry that has columns is known: no entry then means none."""
        spoken_of = {
            TREATMENTS: self.profile.treatments,
            MEDICATIONS: self.profile.medications,
            CONDITIONS_FILE: self.profile.conditions,
        }
        return {name for name, entries in spoken_of.items() if entries}

    def facts(self) -> Iterator[Fact]:
        """The facts of every row; the people at the end, when all rows that speak of them are in."""
        profile = self.profile
        file = DelimitedFile(
            self.path,
            self._columns,
            self._columns,
            self.report(self.path.name),
            limits=self.limits,
            most_rows=self.limits.rows,
            tick=self.tick,
            delimiter=profile.delimiter,
        )
        with closing(file.rows()) as rows:
            for row, cells in rows:
                yield from self._row(cells, Place(self.path.name, row))
        self.not_read += list(file.not_read)
        if file.sha256 is not None:
            self.files.append((self.path.name, file.sha256, file.size))
        for who, cells_known in self._known.items():
            yield Person(who, self._first[who], cells_known, self._born.get(who))

    def _row(self, cells: tuple[str, ...], place: Place) -> Iterator[Fact]:
        who = cells[0].strip()
        self._first.setdefault(who, place)
        try:
            when = self._when(self.profile.day, cells) if self.profile.day else 0
            self._note_columns(who, cells)
            facts = [*self._ratings(who, cells, when, place), *self._entries(who, cells, place)]
        except CellRefused as why:
            self.report(place.file).refuse(place.row, why.column, why.code, **why.params)
            self._known.setdefault(who, {})
            return
        yield from facts

    def _note_columns(self, who: str, cells: tuple[str, ...]) -> None:
        """Columns of patients.csv: the same in every row of a patient, or empty."""
        known = self._known.setdefault(who, {})
        for name, mapped in self.profile.columns.items():
            text = self._text(mapped, cells)
            if not text:
                continue
            if name == BORN:
                born = _date(text, mapped)
                if self._born.setdefault(who, born) != born:
                    raise CellRefused("value_contradicted", mapped.column)
                continue
            number = self._number(text, mapped.column)
            if known.setdefault(name, number) != number:
                raise CellRefused("value_contradicted", mapped.column)

    def _ratings(self, who: str, cells: tuple[str, ...], when: When, place: Place) -> Iterator[Fact]:
        for rating in self.profile.ratings:
            text = self._cell(rating.column, cells)
            if text:
                yield Answer(who, place, rating.scale, rating.item, _stepped(text, rating), when)

    def _entries(self, who: str, cells: tuple[str, ...], place: Place) -> Iterator[Fact]:
        for entry in self.profile.treatments:
            yield from self._course(who, entry, cells, place)
        for entry in self.profile.medications:
            yield from self._medicine(who, entry, cells, place)
        for entry in self.profile.conditions:
            yield from self._condition(who, entry, cells, place)

    def _course(self, who: str, entry: EntryMap, cells: tuple[str, ...], place: Place) -> Iterator[Fact]:
        name = self._value(entry, "drug", cells)
        if not name:
            return
        drug = self.codes.drug([Coding("atc", name), Coding("", "", name)])
        if drug is None:
            raise CellRefused("drug_unknown", _column(entry, "drug"))
        dose = self._number(self._value(entry, "dose_mg_day", cells), _column(entry, "dose_mg_day"))
        start, end = self._day(entry, "start", cells), self._day(entry, "end", cells)
        said = (self._value(entry, n, cells) for n in ("outcome", "stop_reason", "same_episode"))
        yield Course(who, place, drug, start, end, end is not None, dose, *said)

    def _medicine(self, who: str, entry: EntryMap, cells: tuple[str, ...], place: Place) -> Iterator[Fact]:
        name = self._value(entry, "medication", cells)
        if not name:
            return
        medicine = self.codes.medicine([Coding("atc", name), Coding("", "", name)])
        if medicine is None:
            self.left_out["medicine_not_known"] += 1
            return
        start, end = self._day(entry, "start", cells), self._day(entry, "end", cells)
        yield Medicine(who, place, medicine, start, end, end is not None)

    def _condition(self, who: str, entry: EntryMap, cells: tuple[str, ...], place: Place) -> Iterator[Fact]:
        fixed = entry.fixed.get("condition")
        if fixed is not None:
            answer = self._value(entry, "status", cells).casefold()
            if answer in ("current", "past", *_YES):
                status = answer if answer in ("current", "past") else "current"
                yield Diagnosis(who, place, fixed, status, self._day(entry, "when", cells))
            return
        name = self._value(entry, "condition", cells)
        if not name:
            return
        condition = self.codes.condition([Coding("icd-10", name, name)])
        if condition is None:
            self.left_out["condition_not_known"] += 1
            return
        status = self._value(entry, "status", cells) or "current"
        yield Diagnosis(who, place, condition, status, self._day(entry, "when", cells))

    # -- cells -----------------------------------------------------------------------------------------------------

    def _cell(self, column: str, cells: tuple[str, ...]) -> str:
        place = self._place.get(_folded(column))
        return "" if place is None else cells[place].strip()

    def _text(self, mapped: FieldMap, cells: tuple[str, ...]) -> str:
        """A cell in our words. Raises `CellRefused` "code_not_mapped"."""
        text = self._cell(mapped.column, cells)
        if not text or not mapped.values:
            return text
        if text not in mapped.values:
            raise CellRefused("code_not_mapped", mapped.column)
        return mapped.values[text]

    def _value(self, entry: EntryMap, name: str, cells: tuple[str, ...]) -> str:
        return self._text(entry.fields[name], cells) if name in entry.fields else entry.fixed.get(name, "")

    def _day(self, entry: EntryMap, name: str, cells: tuple[str, ...]) -> When:
        return self._when(entry.fields[name], cells) if name in entry.fields else None

    def _when(self, mapped: FieldMap, cells: tuple[str, ...]) -> When:
        text = self._text(mapped, cells)
        if not text:
            return None
        if mapped.form == "day":
            if not _WHOLE_DAY.fullmatch(text):
                raise CellRefused("whole_number_needed", mapped.column)
            return int(text)
        return _date(text, mapped)

    def _number(self, text: str, column: str | None = None) -> str:
        """A number with a point. Raises `CellRefused` "decimal_mark_other" for the mark that was not confirmed."""
        if re.fullmatch(r"-?[0-9]+\.[0-9]+" if self.profile.decimal_comma else r"-?[0-9]+,[0-9]+", text):
            raise CellRefused("decimal_mark_other", column)
        return text.replace(",", ".") if self.profile.decimal_comma and re.fullmatch(r"-?[0-9]+,[0-9]+", text) else text


def mapped_source(
    path: Path, outside: Outside, report: Callable[[str], FileReport], limits: Limits, tick: Callable[[int], None]
) -> MappedSource:
    """The reader of a delimited file through its profile. Raises `CdsError` "mapping_needed" when there is none."""
    if outside.profile is None:
        raise CdsError("mapping_needed")
    return MappedSource(path, outside.profile, outside.codes, report, limits, tick, outside.never_read)


def _date(text: str, mapped: FieldMap) -> date:
    try:
        return datetime.strptime(text, mapped.form).date()
    except ValueError:
        raise CellRefused("date_form_other", mapped.column) from None


def _stepped(text: str, rating: RatingMap) -> str:
    return str(int(text) + rating.add) if rating.add and re.fullmatch(r"-?[0-9]{1,3}", text) else text


def _column(entry: EntryMap, name: str) -> str | None:
    return entry.fields[name].column if name in entry.fields else None


def _folded(name: str) -> str:
    return name.strip().casefold()

"""Facts of a foreign format to patient records: one pass, little memory, the same checks as our own files.

Each fact is checked by the converter of its cell in the data dictionary when it arrives. Days wait as ordinals, with
ratings packed as in `ratings`, until the index day of their patient is known, which is when the last fact is in.
The same fact told twice is one fact (a questionnaire and the observations made from it say the same); two that
contradict each other refuse the patient.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.patient import PATIENT_COLUMNS, Condition, PatientRecord
from cds_app.domain.rating import Rating
from cds_app.domain.treatment import Medication
from cds_app.intake.cells import CellRefused
from cds_app.intake.chronology import IndexRule, age_cell
from cds_app.intake.courses import treatments_of
from cds_app.intake.deidentification import pseudonym
from cds_app.intake.facts import Answer, Course, Diagnosis, Fact, Measured, Medicine, Person, Place, When
from cds_app.intake.findings import FileReport, Findings
from cds_app.intake.ratings import PackedRatings, RatingRules, disagreements, shifted
from cds_app.intake.tables import CONDITIONS_FILE, FARTHEST_DAY, MEDICATIONS, TREATMENTS, patient_table, side_tables
from cds_app.intake.validation import patient_troubles

BASE = date(1970, 1, 1).toordinal()
"""Ordinals are kept relative to this day while they wait, so that they fit where days do."""

STOPPED_14_DAYS, STOPPED_5_WEEKS = 14, 35
_NAMES = tuple(column.name for column in PATIENT_COLUMNS)


class _Gathered:
    """What is known of one person so far."""

    __slots__ = (
        "counts_days",
        "courses",
        "diagnoses",
        "latest",
        "latest_depression",
        "measured",
        "medicines",
        "person",
        "ratings",
    )

    def __init__(self) -> None:
        self.person: Person | None = None
        self.ratings = PackedRatings()
        self.measured: list[Measured] = []
        self.courses: list[Course] = []
        self.medicines: list[Medicine] = []
        self.diagnoses: list[Diagnosis] = []
        self.latest: int | None = None
        self.latest_depression: int | None = None
        self.counts_days = False


class Gathering:
    """Takes facts with `add` and gives whole patients with `records`. `left_out` counts facts by the reason's code."""

    def __init__(self, catalogue: Catalogue, findings: Findings, rule: IndexRule) -> None:
        self.left_out: Counter[str] = Counter()
        self.knows: set[str] = set()
        """Files of the dictionary of which the source speaks: for these, nothing said means none."""
        self._catalogue, self._findings, self._rule = catalogue, findings, rule
        self._rules = RatingRules(catalogue.scales)
        self._patient_table, self._tables = patient_table(), side_tables(catalogue)
        self._people: dict[str, _Gathered] = {}
        self._refused: set[str] = set()
        self._add = {
            Answer: self._add_answer,
            Measured: self._add_measured,
            Course: self._add_course,
            Medicine: self._add_medicine,
            Diagnosis: self._add_diagnosis,
        }

    @property
    def patient_count(self) -> int:
        return sum(gathered.person is not None for gathered in self._people.values())

    def add_all(self, facts: Iterable[Fact]) -> None:
        """Take every fact. What is said of somebody whom the set does not hold is counted as left out at the end."""
        for fact in facts:
            gathered = self._people.get(fact.who)
            if gathered is None:
                gathered = self._people[fact.who] = _Gathered()
            if isinstance(fact, Person):
                self._add_person(gathered, fact)
            else:
                self._add[type(fact)](gathered, fact)  # type: ignore[operator]

    def records(self) -> Iterator[PatientRecord]:
        """The patients in the order of the source, each forgotten here once handed out, without those in error."""
        for who in list(self._people):
            gathered = self._people.pop(who)
            if gathered.person is None:
                self.left_out["person_not_in_the_set"] += 1
                continue
            record = self._record(gathered, gathered.person)
            if record is not None and who not in self._refused:
                yield record

    # -- taking ----------------------------------------------------------------------------------------------------

    def _add_person(self, gathered: _Gathered, person: Person) -> None:
        report = self._report(person.place)
        try:
            pseudonym(person.who)
        except CellRefused as why:
            report.fault(person.place.row, "pseudonym", why.code, **why.params)
            return
        if gathered.person is not None:
            self._refuse(person, "pseudonym", "duplicate_pseudonym")
            return
        gathered.person = person

    def _add_answer(self, gathered: _Gathered, fact: Answer) -> None:
        when = self._day(gathered, fact, fact.when)
        if when is None:
            self.left_out["without_day"] += 1
            return
        scale = self._catalogue.scales.get(fact.scale)
        try:
            if scale is None:
                raise CellRefused("category_unknown", "scale", allowed=", ".join(self._catalogue.scales))
            value = self._rules.value_of(fact.scale, fact.item, fact.cell)
            gathered.ratings.add(self._rules.pack(when, fact.scale, fact.item, value), fact.place.row or 0)
        except CellRefused as why:
            self._refuse(fact, why.column or fact.scale, why.code, **why.params)
            return
        if scale.is_depression_scale and not isinstance(fact.when, int):
            gathered.latest_depression = max(when, gathered.latest_depression or when)

    def _add_measured(self, gathered: _Gathered, fact: Measured) -> None:
        if self._day(gathered, fact, fact.when) is None:
            self.left_out["without_day"] += 1
            return
        cell = _whole(fact.cell) if fact.column in _WHOLE_COLUMNS else fact.cell
        try:
            self._patient_table.columns[_NAMES.index(fact.column)].value(cell)
        except CellRefused:
            self.left_out["measurement_out_of_range"] += 1
            return
        gathered.measured.append(replace(fact, cell=cell))

    def _add_course(self, gathered: _Gathered, fact: Course) -> None:
        self._day(gathered, fact, fact.start)
        self._day(gathered, fact, fact.end)
        gathered.courses.append(fact)

    def _add_medicine(self, gathered: _Gathered, fact: Medicine) -> None:
        self._day(gathered, fact, fact.start)
        gathered.medicines.append(fact)

    def _add_diagnosis(self, gathered: _Gathered, fact: Diagnosis) -> None:
        self._day(gathered, fact, fact.when)
        gathered.diagnoses.append(fact)

    def _day(self, gathered: _Gathered, fact: Fact, when: When) -> int | None:
        """A day as it waits here; a day after today is an error of the person it is said of."""
        if when is None:
            return None
        if isinstance(when, int):
            gathered.counts_days = True
            return when
        if when > self._rule.today:
            self._refuse(fact, None, "date_in_future")
            return None
        day = when.toordinal() - BASE
        gathered.latest = day if gathered.latest is None else max(day, gathered.latest)
        return day

    # -- handing out -----------------------------------------------------------------------------------------------

    def _record(self, gathered: _Gathered, person: Person) -> PatientRecord | None:
        index = self._index(gathered)
        cells = self._cells(gathered, person, index)
        values = self._patient_table.values(person.place.row or 0, cells, self._report(person.place))
        if values is None:
            self._refused.add(person.who)
            return None
        for column, code, severity in patient_troubles(values):
            if severity == "error":
                self._refuse(person, column, code)
        ratings = self._ratings(gathered, person, index)
        if gathered.counts_days and not index:
            self._drop_dated(gathered)
        courses = [(c, self._from_index(c.start, index), self._from_index(c.end, index)) for c in gathered.courses]
        treatments = treatments_of(courses, self._tables[TREATMENTS], self._catalogue, self._report, self.left_out)
        if treatments is None:
            self._refused.add(person.who)
        return PatientRecord(
            pseudonym=person.who,
            values={n: v for n, v in zip(_NAMES, values, strict=True) if v is not None},
            ratings=ratings,
            treatments=(treatments or ()) if TREATMENTS in self.knows else None,
            conditions=self._conditions(gathered, index) if CONDITIONS_FILE in self.knows else None,
            medications=self._medications(gathered, index) if MEDICATIONS in self.knows else None,
            preferences=(),
        )

    def _drop_dated(self, gathered: _Gathered) -> None:
        """Dates beside days from an index day that nobody named: they cannot be put on one axis, so they go."""
        kept = [c for c in gathered.courses if not isinstance(c.start or c.end, date)]
        medicines = [m for m in gathered.medicines if not isinstance(m.start or m.end, date)]
        lost = len(gathered.courses) + len(gathered.medicines) - len(kept) - len(medicines)
        if lost:
            self.left_out["date_without_day_0"] += lost
        gathered.courses, gathered.medicines = kept, medicines

    def _index(self, gathered: _Gathered) -> int:
        """Day 0 of a patient, as days wait here; 0 for a source whose days count from it already."""
        if self._rule.named is None and (gathered.latest is None or gathered.counts_days):
            return 0
        plain = (gathered.latest_depression, gathered.latest)
        ordinals = (None if day is None else day + BASE for day in plain)
        ordinal = self._rule.ordinal(*ordinals)
        return 0 if ordinal is None else ordinal - BASE

    def _cells(self, gathered: _Gathered, person: Person, index: int) -> tuple[str, ...]:
        found = dict(person.cells)
        newest: dict[str, int] = {}
        for fact in gathered.measured:
            day = self._from_index(fact.when, index)
            if day is not None and day <= 0 and day >= newest.get(fact.column, -FARTHEST_DAY):
                newest[fact.column], found[fact.column] = day, fact.cell
        if person.born is not None:
            try:
                day_0 = date.fromordinal(index + BASE) if index else self._rule.today
                found["age_years"] = age_cell(person.born, day_0, self._rule.today)
            except CellRefused as why:
                self._refuse(person, "age_years", why.code)
        return tuple(found.get(name, "") for name in _NAMES)

    def _ratings(self, gathered: _Gathered, person: Person, index: int) -> tuple[Rating, ...]:
        pairs = _told_once(shifted(gathered.ratings.sorted(), 0 if gathered.counts_days else -index))
        for _row, code, scale in disagreements(pairs, self._rules):
            self._refuse(person, None, code, scale=scale)
        within = [pair[0] for pair in pairs if pair[0] >= 0]
        if len(within) < len(pairs):
            self.left_out["too_long_ago"] += len(pairs) - len(within)
        return tuple(self._rules.rating(packed) for packed in within)

    def _conditions(self, gathered: _Gathered, index: int) -> tuple[Condition, ...]:
        status: dict[str, str] = {}
        for fact in gathered.diagnoses:
            day = self._from_index(fact.when, index)
            if day is not None and day > 0:
                self.left_out["after_index_day"] += 1
                continue
            if status.get(fact.condition) != "current":
                status[fact.condition] = fact.status
        return tuple(Condition(name, status[name]) for name in sorted(status))

    def _medications(self, gathered: _Gathered, index: int) -> tuple[Medication, ...]:
        found: dict[str, str] = {}
        for fact in gathered.medicines:
            status = self._status(fact, index)
            if status is None:
                self.left_out["medicine_not_at_index_day"] += 1
            elif _ORDER.index(status) <= _ORDER.index(found.get(fact.medication, _ORDER[-1])):
                found[fact.medication] = status
        return tuple(Medication(name, found[name]) for name in sorted(found))

    def _status(self, fact: Medicine, index: int) -> str | None:
        start, end = self._from_index(fact.start, index), self._from_index(fact.end, index)
        if start is not None and start > 0:
            return None
        if not fact.ended and (end is None or end >= 0):
            return "current"
        last = end if end is not None else start
        if last is None or last < -STOPPED_5_WEEKS:
            return None
        if last >= 0:
            return "current"
        return "stopped_within_14_days" if last >= -STOPPED_14_DAYS else "stopped_within_5_weeks"

    def _from_index(self, when: When, index: int) -> int | None:
        if when is None or isinstance(when, int):
            return when
        day = when.toordinal() - BASE - index
        return day if abs(day) <= FARTHEST_DAY else None

    def _refuse(self, fact: Fact, column: str | None, code: str, **params: str | int) -> None:
        self._report(fact.place).refuse(fact.place.row, column, code, **params)
        self._refused.add(fact.who)

    def _report(self, place: Place) -> FileReport:
        return FileReport(self._findings, place.file)


_WHOLE_COLUMNS = frozenset(column.name for column in PATIENT_COLUMNS if column.kind == "integer")


def _whole(cell: str) -> str:
    """A measured number without its decimals, for the columns that are kept in whole units."""
    try:
        return str(round(Decimal(cell)))
    except InvalidOperation:
        return cell


_ORDER = ("current", "stopped_within_14_days", "stopped_within_5_weeks")


def _told_once(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted pairs of packed rating and line, each rating once."""
    return [pair for place, pair in enumerate(pairs) if place == 0 or pairs[place - 1][0] != pair[0]]

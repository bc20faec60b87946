"""OMOP CDM 5.4 as CSV: person, condition_occurrence, drug_exposure, measurement and observation of one folder.

Concept ids are looked up in a `concept.csv` beside them (commas, or tabs as the vocabulary is handed out), of which
only the concepts that the record has a place for are kept. Without that file the source values are read as codes.
Nothing of a note, a name, a place or a provider is read: the columns are a closed list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cds_app.intake.cells import CellRefused
from cds_app.intake.chronology import whole_day
from cds_app.intake.codes import Codes, Coding, RatingItem
from cds_app.intake.facts import Answer, Course, Diagnosis, Fact, Measured, Medicine, Person, Place
from cds_app.intake.findings import FileReport
from cds_app.intake.readers.delimited import DelimitedFile, Limits
from cds_app.intake.tables import CONDITIONS_FILE, MEDICATIONS, TREATMENTS

TABLES: dict[str, tuple[str, ...]] = {
    "person": ("person_id", "gender_concept_id", "year_of_birth", "month_of_birth", "day_of_birth"),
    "condition_occurrence": (
        "person_id", "condition_concept_id", "condition_start_date", "condition_end_date", "condition_source_value",
    ),
    "drug_exposure": (
        "person_id", "drug_concept_id", "drug_exposure_start_date", "drug_exposure_end_date", "drug_source_value",
    ),
    "measurement": (
        "person_id", "measurement_concept_id", "measurement_date", "value_as_number", "value_as_concept_id",
        "unit_source_value", "measurement_source_value",
    ),
    "observation": (
        "person_id", "observation_concept_id", "observation_date", "value_as_number", "value_as_concept_id",
        "unit_source_value", "observation_source_value",
    ),
}  # fmt: skip
"""The tables that are read and the columns that are read of them; the person comes first, then what, then when."""

CONCEPT = "concept"
_CONCEPT_COLUMNS = ("concept_id", "concept_name", "vocabulary_id", "concept_code")
_SEXES = {"8507": "male", "8532": "female"}
"""Gender concepts of the standard vocabulary."""


@dataclass
class OmopSource:
    """One folder of OMOP tables, read as a `foreign.Source`."""

    path: Path
    codes: Codes
    report: Callable[[str], FileReport]
    limits: Limits
    tick: Callable[[int], None]
    files: list[tuple[str, str, int]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    not_read: list[str] = field(default_factory=list)
    knows: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._concepts: dict[str, Coding] = {}

    def facts(self) -> Iterator[Fact]:
        """The facts of every table that is there. Faults go to the reports; raises as `DelimitedFile.rows`."""
        present = {file.stem.casefold(): file for file in sorted(self.path.iterdir()) if is_table(file)}
        self.not_read += sorted(file.name for name, file in present.items() if name not in (*TABLES, CONCEPT))
        if CONCEPT in present:
            self._read_concepts(present[CONCEPT])
        readers = {
            "person": self._person,
            "condition_occurrence": self._condition,
            "drug_exposure": self._drug,
            "measurement": self._value,
            "observation": self._value,
        }
        for name, columns in TABLES.items():
            if name in present:
                for row, cells in self._rows(present[name], columns, columns[:1] if name == "person" else columns[:3]):
                    yield from readers[name](cells, Place(present[name].name, row))
        if "condition_occurrence" in present:
            self.knows.add(CONDITIONS_FILE)
        if "drug_exposure" in present:
            self.knows |= {TREATMENTS, MEDICATIONS}

    def _rows(
        self, path: Path, columns: tuple[str, ...], required: tuple[str, ...], *, tabs: bool = False
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        file = DelimitedFile(
            path,
            columns,
            required,
            self.report(path.name),
            limits=self.limits,
            most_rows=self.limits.rows,
            tick=self.tick,
            delimiter="\t" if tabs else ",",
            quoted=not tabs,
        )
        with closing(file.rows()) as rows:
            yield from rows
        self.not_read += [f"{path.name}: {column}" for column in file.not_read]
        if file.sha256 is not None:
            self.files.append((path.name, file.sha256, file.size))

    def _read_concepts(self, path: Path) -> None:
        """Keep the concepts that say something here."""
        with path.open("rb") as stream:
            tabs = b"\t" in stream.readline(self.limits.row)
        for _, (concept, name, vocabulary, code) in self._rows(path, _CONCEPT_COLUMNS, _CONCEPT_COLUMNS, tabs=tabs):
            coding = Coding(vocabulary, code, name)
            if self._says_something(coding):
                self._concepts[concept] = coding

    def _says_something(self, coding: Coding) -> bool:
        known = self.codes
        return (
            coding.code in known.rating_items
            or coding.code in known.measurements
            or coding.code in known.answers
            or known.drug([coding]) is not None
            or known.medicine([coding]) is not None
            or known.condition([coding]) is not None
        )

    def _codings(self, concept: str, source_value: str) -> tuple[Coding, ...]:
        """What a row says its subject is: the concept, and the source's own value as a code or as words."""
        found = [self._concepts[concept]] if concept in self._concepts else []
        if source_value:
            found += [Coding("icd-10", source_value), Coding("atc", source_value), Coding("", "", source_value)]
        return tuple(found)

    # -- tables ----------------------------------------------------------------------------------------------------

    def _person(self, cells: tuple[str, ...], place: Place) -> Iterator[Fact]:
        who, gender, year, month, day = cells
        coding = self._concepts.get(gender)
        sex = _SEXES.get(gender) or (coding.display.casefold() if coding else "")
        yield Person(who, place, {"sex": sex if sex in ("male", "female") else ""}, _born(year, month, day))

    def _condition(self, cells: tuple[str, ...], place: Place) -> Iterator[Fact]:
        who, concept, start, end, source = cells
        condition = self.codes.condition(self._codings(concept, source))
        if condition is None:
            self.left_out["condition_not_known"] += 1
            return
        when = self._day(start, "condition_start_date", place)
        over = bool(end)
        if not (over and condition == "recent_myocardial_infarction"):
            yield Diagnosis(who, place, condition, "past" if over else "current", when)

    def _drug(self, cells: tuple[str, ...], place: Place) -> Iterator[Fact]:
        who, concept, start, end, source = cells
        codings = self._codings(concept, source)
        first = self._day(start, "drug_exposure_start_date", place)
        last = self._day(end, "drug_exposure_end_date", place)
        drug = self.codes.drug(codings)
        if drug is not None:
            yield Course(who, place, drug, first, last, ended=bool(end))
            return
        medicine = self.codes.medicine(codings)
        if medicine is None:
            self.left_out["medicine_not_known"] += 1
        else:
            yield Medicine(who, place, medicine, first, last, ended=bool(end))

    def _value(self, cells: tuple[str, ...], place: Place) -> Iterator[Fact]:
        who, concept, day, number, answer, unit, source = cells
        code = self._concepts[concept].code if concept in self._concepts else source
        item = self.codes.rating_items.get(code)
        measurement = self.codes.measurements.get(code)
        if item is None and measurement is None:
            self.left_out["observation_not_known"] += 1
            return
        when = self._day(day, "measurement_date", place)
        if item is not None:
            yield from self._answer(who, item, number or self._answered(answer), when, place)
        elif measurement is not None and number:
            if unit not in measurement.units:
                self.left_out["unit_not_known"] += 1
                return
            yield Measured(who, place, measurement.column, number, when)

    def _answer(self, who: str, item: RatingItem, cell: str, when: date | None, place: Place) -> Iterator[Fact]:
        if cell:
            yield Answer(who, place, item.scale, item.item, cell, when)

    def _answered(self, concept: str) -> str:
        coding = self._concepts.get(concept)
        return self.codes.answers.get(coding.code, "") if coding else ""

    def _day(self, text: str, column: str, place: Place) -> date | None:
        try:
            return whole_day(text) if text else None
        except CellRefused as why:
            self.report(place.file).fault(place.row, column, why.code)
            return None


def is_table(file: Path) -> bool:
    """Whether a file may be one of the tables, by its name."""
    return file.suffix.casefold() == ".csv"


def looks_like_omop(folder: Path) -> bool:
    """Whether a folder holds a person table and at least one table of what happened."""
    names = {file.stem.casefold() for file in folder.iterdir() if is_table(file)}
    return "person" in names and bool(names & (TABLES.keys() - {"person"}))


def _born(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None

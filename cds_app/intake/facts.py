"""What a foreign format says about people: one small value a statement, with where it stood and when it was true.

A reader of a foreign format yields these and nothing else. It decides what is a fact (a refuted diagnosis is none);
`gathering` decides what the facts make together. Texts are cells in the form of the data dictionary, still unchecked.
`when` is a calendar day, which never leaves intake, or whole days from the index day; None is "not known".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

When = date | int | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stood: file, and line or entry (1 is the first)."""

    file: str
    row: int | None


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the source. `cells` are columns of patients.csv; `born` is the first day the person can be born on.

    `pseudonym` is the code the source gives, and what the other facts name in `who`.
    """

    who: str
    place: Place
    cells: Mapping[str, str] = field(default_factory=dict)
    born: date | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A value of one column of patients.csv at a time; the latest on or before the index day counts."""

    who: str
    place: Place
    column: str
    cell: str
    when: When


@dataclass(frozen=True, slots=True)
class Answer:
    """An item of a rating scale, or its total."""

    who: str
    place: Place
    scale: str
    item: str
    cell: str
    when: When


@dataclass(frozen=True, slots=True)
class Course:
    """An antidepressant, ordered or taken. `ended` with `end` None: it ended on a day that the source does not say."""

    who: str
    place: Place
    drug: str
    start: When
    end: When = None
    ended: bool = False
    dose_mg_day: str = ""
    outcome: str = ""
    stop_reason: str = ""
    same_episode: str = ""


@dataclass(frozen=True, slots=True)
class Medicine:
    """Any other medicine that an interaction rule knows: an ATC code or a name of the catalogue's list."""

    who: str
    place: Place
    medication: str
    start: When
    end: When = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A comorbid condition of the data dictionary. `status` is current or past, as of when the source was written."""

    who: str
    place: Place
    condition: str
    status: str
    when: When = None


Fact = Person | Measured | Answer | Course | Medicine | Diagnosis

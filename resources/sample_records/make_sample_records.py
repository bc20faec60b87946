"""Writes the sample records: made-up patients that show what the program can and cannot do. Nobody is described.

Run it from anywhere; it rewrites the files beside it, byte for byte the same each time. Each patient is drawn from a
generator seeded with the pseudonym, so that adding one changes no other. What a patient is meant to show is stated by
hand in `people`; everything that is left open there is filled in plausibly, or left unknown.
"""

from __future__ import annotations

import csv
import io
import random
import sys
from dataclasses import dataclass, field
from pathlib import Path

COLUMNS = (
    "pseudonym", "age_years", "sex", "bmi", "education_years", "employment", "partnered", "smoker", "episode_type",
    "prior_episodes", "episode_weeks", "onset_age_years", "care_setting", "anxious_distress", "melancholic", "atypical",
    "psychotic", "peripartum", "mixed_features", "childhood_maltreatment", "family_history_depression",
    "family_history_bipolar", "suicide_attempt", "pregnancy", "cyp2d6", "cyp2c19", "hepatic_impairment",
    "renal_impairment", "qtc_ms", "systolic_bp", "sodium", "crp",
)  # fmt: skip
HEADERS = {
    "ratings": ("pseudonym", "day", "scale", "item", "value"),
    "treatments": (
        "pseudonym", "drug", "dose_mg_day", "start_day", "end_day", "outcome", "stop_reason", "same_episode",
    ),
    "conditions": ("pseudonym", "condition", "status"),
    "medications": ("pseudonym", "medication", "status"),
    "preferences": ("pseudonym", "concern", "weight"),
}  # fmt: skip
HAMD_MAXIMA = (4, 4, 4, 2, 2, 2, 4, 4, 4, 4, 4, 2, 2, 2, 4, 2, 2)
MAXIMA = {"PHQ-9": (3,) * 9, "GAD-7": (3,) * 7, "HAMD-17": HAMD_MAXIMA, "MADRS": (6,) * 10, "BDI-II": (3,) * 21}
HARM_ITEM = {"PHQ-9": 9, "HAMD-17": 3, "MADRS": 10, "BDI-II": 9}
QIDS_DOMAINS = ((1, 2, 3, 4), (5,), (6, 7, 8, 9), (10,), (11,), (12,), (13,), (14,), (15, 16))
README = """\
MADE-UP RECORDS

These {count} patients do not exist and never did. They were written for demonstrations and tests of the program.
Nothing here may be used to judge a treatment or a person.

The folder has the form of the data dictionary; make_sample_records.py writes it. What each patient shows:

"""

Row = tuple[str, ...]


@dataclass
class Person:
    """One made-up patient while being written down."""

    pseudonym: str
    shows: str
    columns: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in HEADERS})

    @property
    def chance(self) -> random.Random:
        """A generator of this patient's own; asking again starts it anew."""
        return random.Random(self.pseudonym)

    def add(self, table: str, *cells: object) -> Person:
        self.rows[table].append((self.pseudonym, *("" if cell is None else str(cell) for cell in cells)))
        return self

    def has(self, *conditions: str) -> Person:
        """Conditions, current unless written "name:past"."""
        for text in conditions:
            name, _, status = text.partition(":")
            self.add("conditions", name, status or "current")
        return self

    def takes(self, *medications: str) -> Person:
        """ATC codes, current unless written "code:status"."""
        for text in medications:
            code, _, status = text.partition(":")
            self.add("medications", code, status or "current")
        return self

    def tried(
        self, drug: str, mg: float | None, start: int | None, end: int | None, outcome: str = "unknown",
        reason: str | None = None, same_episode: str = "yes",
    ) -> Person:  # fmt: skip
        """An antidepressant treatment; no end means that it goes on."""
        return self.add("treatments", drug, mg, start, end, outcome, reason, same_episode)

    def avoids(self, **weights: int) -> Person:
        for concern, weight in weights.items():
            self.add("preferences", concern, weight)
        return self

    def total(self, day: int, scale: str, value: int) -> Person:
        return self.add("ratings", day, scale, "total", value)

    def items(self, day: int, scale: str, value: int, *, harm: int = 0) -> Person:
        """All answers that make a total, and the total beside them; `harm` is the answer about self-harm."""
        chance = random.Random(f"{self.pseudonym} {scale} {day}")
        answers = _qids(value, harm, chance) if scale == "QIDS-SR16" else _answers(scale, value, harm, chance)
        for item, answer in enumerate(answers, start=1):
            self.add("ratings", day, scale, item, answer)
        return self.total(day, scale, value)

    def screened(self, day: int, *answers: int) -> Person:
        """C-SSRS items 1 to 7 in order; 3, 4 and 5 are left out, and not asked, when 2 is no."""
        asked = range(1, 8) if answers[1] else (1, 2, 6, 7)
        for item, answer in zip(asked, answers, strict=True):
            self.add("ratings", day, "C-SSRS", item, answer)
        return self

    def course(self, scale: str, **totals: int) -> Person:
        """Totals after day 0: d14=12 is a total of 12 on day 14."""
        for day, value in totals.items():
            self.total(int(day[1:]), scale, value)
        return self


def _answers(scale: str, value: int, harm: int, chance: random.Random) -> list[int]:
    maxima = list(MAXIMA[scale])
    answers = [0] * len(maxima)
    fixed = HARM_ITEM.get(scale, 0) - 1
    if fixed >= 0:
        answers[fixed] = maxima[fixed] = harm
    share = max(0, value - harm) / (sum(maxima) - harm)
    for place, most in enumerate(maxima):  # most complaints rise together; the rest is chance
        if place != fixed:
            answers[place] = int(0.8 * share * most)
    while sum(answers) < value:
        place = chance.choice([i for i, most in enumerate(maxima) if answers[i] < most])
        answers[place] += 1
    return answers


def _qids(value: int, harm: int, chance: random.Random) -> list[int]:
    scores = dict.fromkeys(QIDS_DOMAINS, 0)
    scores[(12,)] = harm
    while sum(scores.values()) < value:
        scores[chance.choice([d for d, score in scores.items() if score < 3 and d != (12,)])] += 1
    answers = [0] * 16
    for domain, score in scores.items():
        highest = chance.choice(domain)
        for item in domain:
            answers[item - 1] = score if item == highest else chance.randint(0, score)
    return answers


def known(pseudonym: str, shows: str, age: int | str, sex: str, **columns: object) -> Person:
    """A patient whose open columns are filled in plausibly; about one in eight stays unknown."""
    person = Person(pseudonym, shows)
    chance = person.chance
    years = int(str(age).rstrip("+"))
    episodes = chance.choice((0, 0, 1, 1, 2, 3))
    mother_to_be = sex == "female" and years < 50
    working = chance.choice(("employed", "employed", "employed", "unemployed", "homemaker", "unable_to_work"))
    guesses: dict[str, object] = {
        "bmi": f"{chance.uniform(20, 29):.1f}",
        "education_years": chance.randint(9, 18),
        "employment": "retired" if years >= 66 else ("student" if years < 23 else working),
        "partnered": chance.choice(("yes", "yes", "no")),
        "smoker": "no",
        "episode_type": "recurrent" if episodes else "single",
        "prior_episodes": episodes,
        "episode_weeks": chance.randint(4, 60),
        "onset_age_years": max(14, min(years - 2, chance.randint(16, 45))) if episodes else max(14, years - 1),
        "care_setting": "outpatient",
        "anxious_distress": chance.choice(("yes", "no")),
        "melancholic": chance.choice(("no", "no", "yes")),
        "atypical": "no",
        "psychotic": "no",
        "peripartum": "no",
        "mixed_features": "no",
        "childhood_maltreatment": chance.choice(("none", "none", "moderate", "severe")),
        "family_history_depression": chance.choice(("yes", "no")),
        "family_history_bipolar": "no",
        "suicide_attempt": "never",
        "pregnancy": "no" if mother_to_be else "not_applicable",
        "cyp2d6": chance.choice(("unknown", "unknown", "normal", "intermediate")),
        "cyp2c19": chance.choice(("unknown", "unknown", "normal", "rapid")),
        "hepatic_impairment": "none",
        "renal_impairment": "none",
        "qtc_ms": chance.randint(390, 438),
        "systolic_bp": chance.randint(108, 136),
        "sodium": chance.randint(136, 144),
        "crp": f"{chance.uniform(0.3, 6):.1f}",
    }
    kept = {"psychotic", "suicide_attempt", "pregnancy"}  # asked of everyone
    for name, guess in guesses.items():
        person.columns[name] = str(guess) if name in kept or chance.random() > 0.12 else ""
    person.columns |= {"age_years": str(age), "sex": sex} | {name: str(value) for name, value in columns.items()}
    return person


def bare(pseudonym: str, shows: str, **columns: object) -> Person:
    """A patient of whom only what is named is known."""
    return Person(pseudonym, shows, {name: str(value) for name, value in columns.items()})


def write(folder: Path, patients: list[Person]) -> None:
    """Write the folder's files: UTF-8, LF, sorted by pseudonym."""
    patients = sorted(patients, key=lambda person: person.pseudonym)
    tables = {"patients": [COLUMNS]} | {name: [header] for name, header in HEADERS.items()}
    for person in patients:
        cells = person.columns | {"pseudonym": person.pseudonym}
        tables["patients"].append(tuple(cells.get(column, "") for column in COLUMNS))
        for name, rows in person.rows.items():
            tables[name] += rows
    for name, rows in tables.items():
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        (folder / f"{name}.csv").write_text(text.getvalue(), encoding="utf-8", newline="\n")
    lines = "".join(f"{person.pseudonym}  {person.shows}\n" for person in patients)
    label = README.format(count=len(patients)) + lines
    (folder / "README.txt").write_text(label, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.dont_write_bytecode = True  # nothing but the records belongs beside the records
    here = Path(__file__).resolve().parent
    sys.path.insert(0, str(here))
    from people import everyone

    write(Path(sys.argv[1]) if len(sys.argv) > 1 else here, everyone())

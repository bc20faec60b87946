"""A small catalogue and record sets on disk, so that a test writes only the cell it is about."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.patient import PATIENT_COLUMNS
from cds_app.domain.rating import Scale
from cds_app.domain.treatment import InteractionGroup
from cds_app.intake.record_set import RecordSet, read_record_set
from tests.support.factories import make_drug


def _scale(
    code: str,
    items: Sequence[tuple[int, int]],
    total: tuple[int, int] | None,
    domains: tuple[tuple[int, ...], ...] = (),
    measures: str = "depression",
) -> Scale:
    return Scale(code, measures, tuple(items), total, domains, (), None, None, "made for a test", "memory")


HAMD_ITEMS = [(0, 2) if item in (4, 5, 6, 12, 13, 14, 16, 17) else (0, 4) for item in range(1, 18)]
SCALES = {
    scale.code: scale
    for scale in (
        _scale("PHQ-9", [(0, 3)] * 9, (0, 27)),
        _scale("QIDS-SR16", [(0, 3)] * 16, (0, 27), ((1, 2, 3, 4), (6, 7, 8, 9), (15, 16))),
        _scale("HAMD-17", HAMD_ITEMS, (0, 52)),
        _scale("MADRS", [(0, 6)] * 10, (0, 60)),
        _scale("BDI-II", [(0, 3)] * 21, (0, 63)),
        _scale("GAD-7", [(0, 3)] * 7, (0, 21), measures="anxiety"),
        _scale("C-SSRS", [(0, 1)] * 7, None, measures="suicidality"),
    )
}
DRUGS = {
    drug.name: drug
    for drug in (
        make_drug(),
        make_drug("venlafaxine", atc="N06AX16", dose_usual_min=75.0, dose_usual_max=225.0, dose_max=375.0),
        make_drug("nortriptyline", atc="N06AA10", dose_usual_min=None, dose_usual_max=None, dose_max=None),
    )
}
CATALOGUE = Catalogue(
    version="test",
    sha256="0" * 64,
    scales=SCALES,
    drugs=DRUGS,
    interactions={
        "maoi": InteractionGroup("maoi", ("N06AF",), ("phenelzine", "Methylene blue")),
        "nsaids": InteractionGroup("nsaids", ("M01A",), ("ibuprofen",)),
    },
    rules=(),
    stops=(),
    reasons=(),
    own_view_reasons=(),
    references={},
)

PATIENT_NAMES = ("pseudonym", *(column.name for column in PATIENT_COLUMNS))
HEADERS = {
    "patients.csv": PATIENT_NAMES,
    "ratings.csv": ("pseudonym", "day", "scale", "item", "value"),
    "treatments.csv": (
        "pseudonym", "drug", "dose_mg_day", "start_day", "end_day", "outcome", "stop_reason", "same_episode",
    ),
    "conditions.csv": ("pseudonym", "condition", "status"),
    "medications.csv": ("pseudonym", "medication", "status"),
    "preferences.csv": ("pseudonym", "concern", "weight"),
}  # fmt: skip


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A CSV text as RFC 4180 has it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def patient(pseudonym: str = "P-1", **cells: str) -> Mapping[str, str]:
    """A row of patients.csv that is not known beyond what is named."""
    return {"pseudonym": pseudonym, **cells}


def write_folder(
    folder: Path,
    *,
    patients: Iterable[Mapping[str, str]] = ({"pseudonym": "P-1", "age_years": "45"},),
    ratings: Iterable[Sequence[str]] = (("P-1", "0", "PHQ-9", "total", "17"),),
    **files: Iterable[Sequence[str]],
) -> Path:
    """A canonical folder: one patient with one rating unless told otherwise; further files by name."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [[row.get(name, "") for name in PATIENT_NAMES] for row in patients]
    (folder / "patients.csv").write_text(table(PATIENT_NAMES, rows), encoding="utf-8", newline="")
    for name, content in {"ratings": ratings, **files}.items():
        text = table(HEADERS[f"{name}.csv"], content)
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    return folder


def read(path: Path, **options: object) -> RecordSet:
    return read_record_set(path, CATALOGUE, **options)  # type: ignore[arg-type]


def codes(found: RecordSet) -> list[str]:
    return [finding.code for finding in found.findings]


def places(found: RecordSet) -> list[tuple[str, int | None, str | None, str]]:
    return [(f.file, f.row, f.column, f.code) for f in found.findings]

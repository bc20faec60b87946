"""Importing: 100,000 patients against reading and inserting alone, a million ratings' memory, broken files' time."""

from __future__ import annotations

import shutil
import sqlite3  # noqa: TID251 - the floor: a plain bulk insert, no product code
import statistics
import subprocess
import sys
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from cds_app.intake.record_set import read_record_set
from cds_app.workflow.import_records import import_records
from tests.bench.measure import Row, milliseconds
from tests.support.broken_files import TEXTS
from tests.support.cohorts import write_cohort
from tests.support.world import make_session, real_catalogue

PATIENTS = 100_000
VISITS = 10
ROUNDS = 3
MOST_MB = 300
BROKEN_ROWS = 60_000
"""Rows of the broken file: about a megabyte and a half."""


def rows() -> list[Row]:
    """The three rows of the table."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        return [_import_row(base), _memory_row(base), _broken_row(base)]


def _import_row(base: Path) -> Row:
    folder = base / "cohort"
    write_cohort(folder, PATIENTS, np.random.default_rng(1))
    mine, least = [], []
    for number in range(ROUNDS):
        with closing(make_session(base / f"store-{number}")) as session:
            mine.append(milliseconds(partial(import_records, session, folder, attested=True)))
        shutil.rmtree(base / f"store-{number}")
        least.append(milliseconds(lambda: _read_and_insert(folder, base / "plain.db")))
    return Row(
        "import of 100,000 patients with ratings and treatments",
        statistics.median(mine),
        statistics.median(least),
        "pandas.read_csv and a plain sqlite3 insert",
        3.0,
    )


def _read_and_insert(folder: Path, database: Path) -> None:
    """The same files by pandas, the same rows into plain tables without key, index, rule or check."""
    connection = sqlite3.connect(database)
    for file in sorted(folder.glob("*.csv")):
        table = pd.read_csv(file)
        connection.execute(f"CREATE TABLE {file.stem} ({', '.join(table.columns)})")
        places = ", ".join("?" * len(table.columns))
        connection.executemany(f"INSERT INTO {file.stem} VALUES ({places})", table.itertuples(index=False, name=None))
    connection.commit()
    connection.close()
    database.unlink()


def _memory_row(base: Path) -> Row:
    folder = base / "million"
    write_cohort(folder, PATIENTS, np.random.default_rng(2))
    lines = ["pseudonym,day,scale,item,value\n"]
    lines += [
        f"C-{place:05d},{-7 * visit},PHQ-9,total,{visit + 3}\n" for visit in range(VISITS) for place in range(PATIENTS)
    ]
    (folder / "ratings.csv").write_text("".join(lines))
    del lines
    measured = subprocess.run(
        [sys.executable, "-m", "tests.bench.importing", str(folder), str(base / "measured")],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    return Row("growth while a million ratings are imported", float(measured.stdout), MOST_MB, "aim", 1.0, "MB")


def grown(folder: Path, store: Path) -> float:
    """Megabytes by which the peak of this process grows while a set is imported."""
    session = make_session(store)
    before = _status("VmRSS")
    import_records(session, folder, attested=True)
    session.close()
    return _status("VmHWM") - before


def _status(name: str) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:"))


def _broken_row(base: Path) -> Row:
    """The slowest of the corpus of broken files, each put in the place of a megabyte of ratings."""
    folder = base / "broken"
    folder.mkdir()
    people = "".join(f"A-{place},44,female\n" for place in range(BROKEN_ROWS // 10))
    (folder / "patients.csv").write_text("pseudonym,age_years,sex\n" + people)
    ratings = "".join(f"A-{place // 10},{-(place % 10)},PHQ-9,total,17\n" for place in range(BROKEN_ROWS))
    good = ("pseudonym,day,scale,item,value\n" + ratings).encode()
    slowest, what = 0.0, ""
    for name, broken in TEXTS.items():
        content = broken(good)
        (folder / "ratings.csv").write_bytes(content)
        megabytes = max(1.0, len(content) / (1 << 20))
        took = milliseconds(lambda: read_record_set(folder, real_catalogue())) / megabytes
        slowest, what = max((slowest, what), (took, name))
    return Row("a broken file's sentence, per megabyte, the slowest", slowest, 1000.0, "aim: a second", 1.0, note=what)


if __name__ == "__main__":
    print(grown(Path(sys.argv[1]), Path(sys.argv[2])))

"""An encrypted store with many patients, written past the import: the bench is about what comes after it."""

from __future__ import annotations

import random
from pathlib import Path

from cds_app.domain.audit import EventKind
from cds_app.domain.patient import PatientRecord
from cds_app.domain.rating import Rating
from tests.support.world import make_session

PATIENTS = 100_000


def make_large_store(folder: Path, patients: int = PATIENTS) -> None:
    """A store of ada's with that many patients; most have two totals of one scale."""
    rng = random.Random(4)
    session = make_session(folder)
    counts = {"patients": patients}
    with session.store.change(EventKind.RECORDS_IMPORTED, {"batch_id": "0" * 32, "counts": counts}) as change:
        change.add_batch("0" * 32, "0" * 64, "canonical", (("patients.csv", "0" * 64, 1),), counts)
        change.add_records((_record(number, rng) for number in range(patients)), "0" * 32, session.catalogue.scales)
    session.close()


def _record(number: int, rng: random.Random) -> PatientRecord:
    scale = rng.choice(("PHQ-9", "PHQ-9", "QIDS-SR16"))
    days = (-14, 0) if rng.random() < 0.9 else ()
    return PatientRecord(
        f"P-{number:06d}",
        {"age_years": rng.randrange(18, 95), "sex": rng.choice(("female", "male"))},
        ratings=tuple(Rating(day, scale, "total", rng.randrange(28)) for day in days),
    )

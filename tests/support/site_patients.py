"""Patients of a site whose course is over, made up: what a store holds once outcomes were recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from cds_app.domain.patient import Condition, PatientRecord
from cds_app.domain.rating import Rating
from cds_app.domain.treatment import Treatment
from tests.support.factories import make_record

Chance = Callable[[PatientRecord], float]


def person(rng: np.random.Generator, name: str) -> PatientRecord:
    """Somebody as they come on day 0, with differences that the model looks at."""
    values = {
        "anxious_distress": str(rng.choice(["yes", "no"])),
        "childhood_maltreatment": str(rng.choice(["none", "severe"])),
        "employment": str(rng.choice(["employed", "unemployed"])),
        "episode_weeks": int(rng.integers(3, 90)),
        "prior_episodes": int(rng.integers(0, 7)),
    }
    pain = (Condition("chronic_pain", "current"),) if rng.random() < 0.3 else ()
    return make_record(name, phq9=int(rng.integers(10, 27)), values=values, conditions=pain, treatments=())


def with_course(record: PatientRecord, *, response: bool, stopped: bool = False) -> PatientRecord:
    """Sertraline from day 0 on; a total on day 50 that shows the response, and an end on day 30 or none."""
    start = int(record.ratings[0].value)
    later = start // 2 if response else start
    end = 30 if stopped else None
    taken = Treatment("sertraline", 100.0, 0, end, "unknown", "side_effects" if stopped else None, "yes")
    ratings = (*record.ratings, Rating(50, "PHQ-9", "total", later), Rating(60, "PHQ-9", "total", later))
    return replace(record, ratings=ratings, treatments=(taken,))


def site_patients(
    number: int, seed: int, response: Chance, stop: Chance = lambda _record: 0.2, *, prefix: str = "S"
) -> tuple[PatientRecord, ...]:
    """People whose outcomes have the chances given."""
    rng = np.random.default_rng(seed)
    people = [person(rng, f"{prefix}-{place:05d}") for place in range(number)]
    return tuple(
        with_course(one, response=rng.random() < response(one), stopped=rng.random() < stop(one)) for one in people
    )

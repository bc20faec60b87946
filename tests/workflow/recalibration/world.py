"""A store of two people and several hundred treated patients, whose outcomes follow the bundle through a known line."""

from __future__ import annotations

import math
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from cds_app.domain.audit import EventKind
from cds_app.domain.outcome import as_known_on_day_0
from cds_app.domain.patient import PatientRecord
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.one_drug import for_one_drug
from cds_app.scoring.predictor import compare_many
from cds_app.workflow.session import Session, Surroundings
from tests.support.clock import FixedClock
from tests.support.site_patients import person, with_course
from tests.support.world import real_catalogue, reopen

ADA, BEN = "ada", "ben"
PEOPLE = 450
INTERCEPT, SLOPE = -0.7, 0.7
"""The line that response follows in these patients."""


@dataclass
class TwoPeople:
    """One store that one of two people is signed in to at a time."""

    folder: Path
    surroundings: Surroundings
    session: Session

    def sign_in(self, name: str) -> Session:
        """The other person at the same machine."""
        self.session.close()
        self.session = reopen(self.folder, self.surroundings, name)
        return self.session

    @property
    def made(self) -> str:
        """The id of the newest proposal."""
        return self.session.store.recalibrations()[-1].recalibration_id

    def propose_again(self) -> str:
        """The same figures proposed once more by who is signed in: another proposal."""
        made = uuid.uuid4().hex
        with self.session.store.change(EventKind.RECALIBRATION_PROPOSED, {}) as change:
            change.propose_recalibration(made, self.session.store.recalibrations()[-1].proposal)
        return made

    def events(self, kind: str) -> list[dict[str, Any]]:
        return [e["data"] for _, _, e in self.session.store.entries() if e["event"] == kind]


def treated(bundle: Bundle, number: int, seed: int, *, prefix: str = "S") -> tuple[PatientRecord, ...]:
    """People on sertraline: response through the line, stops as the bundle says."""
    rng = np.random.default_rng(seed)
    people = [person(rng, f"{prefix}-{place:05d}") for place in range(number)]
    return tuple(
        with_course(
            one,
            response=rng.random() < through(chance["response"], INTERCEPT, SLOPE),
            stopped=rng.random() < chance["early_stop"],
        )
        for one, chance in zip(people, estimates(bundle, people), strict=True)
    )


def estimates(bundle: Bundle, people: Iterable[PatientRecord]) -> Iterator[dict[str, float]]:
    """The bundle's probabilities for sertraline, by outcome."""
    judged = [(as_known_on_day_0(one), (), ()) for one in people]
    for _, found in compare_many(judged, real_catalogue(), for_one_drug(bundle, "sertraline")):
        yield {e.outcome: e.probability or 0.0 for e in found.estimates}


def through(p: float, intercept: float, slope: float) -> float:
    """A probability moved by a line on the logit: plain arithmetic, to hold the program's own against."""
    return 1 / (1 + math.exp(-(intercept + slope * math.log(p / (1 - p)))))


def later(surroundings: Surroundings) -> Surroundings:
    """The same surroundings with a clock of their own."""
    return replace(surroundings, clock=FixedClock(surroundings.clock.now()))

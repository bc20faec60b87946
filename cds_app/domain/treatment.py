"""Drugs as the catalogue lists them, treatments as the record holds them, and when a trial was adequate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

ADEQUATE_WEEKS = 6
"""Weeks at the usual minimum dose that make a trial adequate (data dictionary, treatments.csv)."""


@dataclass(frozen=True)
class SideEffect:
    """One side effect of one drug: a published frequency, an ordinal level 0–3, or both.

    `percent` is a product-monograph frequency, not placebo-adjusted; `level` an ordinal grading awaiting review.
    `source` and `status` belong to the percentage, or to the level where there is no percentage; `level_source` and
    `level_status` always belong to the level. `note` says what the figure leaves out.
    """

    concern: str
    percent: float | None
    level: float | None
    source: str
    status: str
    level_source: str = ""
    level_status: str = ""
    note: str = ""


@dataclass(frozen=True)
class PublishedEffect:
    """A published pooled odds ratio against placebo with its 95 % interval; shown beside ours, never an input."""

    outcome: str
    odds_ratio: float
    low: float
    high: float
    source: str
    status: str


@dataclass(frozen=True)
class Drug:
    """A drug of the catalogue. Doses in mg per day; None where no usable figure is at hand.

    `status` and `group_sources` hold the status and the reference keys (joined by ";") by field group: "dose",
    "dose_max", "codes", "percentages", "levels", "published", and each key of `facts`.
    """

    name: str
    drug_class: str
    atc: str
    rxnorm: str | None
    has_trial_evidence: bool
    dose_start: str
    dose_usual_min: float | None
    dose_usual_max: float | None
    dose_max: float | None
    side_effects: tuple[SideEffect, ...]
    facts: Mapping[str, str]
    status: Mapping[str, str]
    sources: tuple[str, ...]
    guideline_line: int | None = None
    group_sources: Mapping[str, str] = field(default_factory=dict)
    published: tuple[PublishedEffect, ...] = ()
    reviewed_on: str | None = None


COUNTED_IN_MEN = ("sexual_dysfunction",)
"""Concerns whose published frequencies at hand are of men only (evidence column ae_male_sexual_dysfunction_pct)."""


def effects_for(drug: Drug | None, sex: str | None) -> tuple[SideEffect, ...]:
    """A drug's side effects as they may be shown for one patient: a frequency among men is shown to men only."""
    return tuple(
        replace(effect, percent=None) if effect.concern in COUNTED_IN_MEN and sex != "male" else effect
        for effect in (drug.side_effects if drug is not None else ())
    )


@dataclass(frozen=True)
class Treatment:
    """One antidepressant treatment. Days count from the index day; `end_day` None means ongoing."""

    drug: str
    dose_mg_day: float | None
    start_day: int | None
    end_day: int | None
    outcome: str
    stop_reason: str | None
    same_episode: str


def is_adequate(treatment: Treatment, drugs: Mapping[str, Drug]) -> bool | None:
    """Whether a trial reached the usual minimum dose for at least six weeks; None when a part is not known."""
    drug = drugs.get(treatment.drug)
    if drug is None or drug.dose_usual_min is None or treatment.dose_mg_day is None or treatment.start_day is None:
        return None
    end = treatment.end_day if treatment.end_day is not None else 0
    return treatment.dose_mg_day >= drug.dose_usual_min and end - treatment.start_day >= ADEQUATE_WEEKS * 7


def failed_trials(treatments: Iterable[Treatment], drugs: Mapping[str, Drug]) -> int | None:
    """Adequate trials of this episode, begun before day 0, without response; None when any part is not known."""
    count = 0
    for treatment in treatments:
        if treatment.start_day is not None and treatment.start_day >= 0:
            continue
        if treatment.same_episode == "no" or treatment.outcome in ("remission", "response"):
            continue
        adequate = is_adequate(treatment, drugs)
        if adequate is False:
            continue
        if adequate is None or treatment.same_episode == "unknown" or treatment.outcome == "unknown":
            return None
        count += 1
    return count


@dataclass(frozen=True)
class Medication:
    """Anything else the patient takes: an ATC code or a name of the interaction list."""

    medication: str
    status: str


@dataclass(frozen=True)
class InteractionGroup:
    """A named set of medicines that a rule speaks of, by ATC prefix and by name.

    `members` are the catalogue's own drugs in the set: they also count when they stand in treatments.csv.
    """

    code: str
    atc_prefixes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    source: str = ""
    status: str = ""
    members: tuple[str, ...] = field(default=())

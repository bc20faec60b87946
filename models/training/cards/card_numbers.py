"""What each number on screen rests on: trials, simulation, real courses, or a table; and whether patients tested it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.training.cards.card_text import BASIS, WORDS
from models.training.paths import OUTCOMES

SIMULATED = f"no: {BASIS}"


def rests_on(
    effects: Mapping[str, Any], metrics: Mapping[str, Any], follow_up: Mapping[str, Any] | None
) -> list[dict[str, str]]:
    """One entry per number: its name, what it rests on, whether patients who were not used for it have tested it."""
    return [*(_estimate(o, effects["outcomes"][o]) for o in OUTCOMES), *_beside(metrics), _week_two(follow_up), *TABLES]


def _entry(number: str, rests: str, tested: str) -> dict[str, str]:
    return {"number": number, "rests_on": rests, "tested_on_patients": tested}


def _estimate(outcome: str, mine: Mapping[str, Any]) -> dict[str, str]:
    between = mine["base"]["between_trials_sd"]
    return _entry(
        f"Chance of {WORDS[outcome]}",
        f"drug effect and base rate from {mine['trials']} double-blind trials ({mine['people']:,} people; base "
        f"{100 * mine['base']['rate']:.0f} %, spread between trials {between:.2f} on the logit), shifted by the "
        "published modifiers below; the number shown is the central booster's",
        SIMULATED + "; the drug effects were tested in trials left out of the fit (below)",
    )


def _beside(metrics: Mapping[str, Any]) -> list[dict[str, str]]:
    complete = [100 * m["interval"]["overall"] for m in metrics.values()]
    missing = [100 * m["interval"]["overall_missing"] for m in metrics.values()]
    return [
        _entry("Interval",
               "the spread of boosters trained on joint draws of all evidence parameters, plus the spread over "
               f"plausible values of what is missing; nominal 90 %, in the simulated truth {min(complete):.0f} to "
               f"{max(complete):.0f} % with values complete and {min(missing):.0f} to {max(missing):.0f} % with values "
               "missing", SIMULATED + "; rates of held-out trial arms lie inside as the table below says"),
        _entry("Tie group", "the probability, over paired draws, that the first option is better; below 95 % the two "
                            "are shown as not clearly different", SIMULATED),
        _entry("Explanation points", "Shapley values of the central booster in percentage points against a bundled "
                                     "sample of simulated people; they add up to the number shown. They are "
                                     "associations in the model, not causes",
               "no: they describe the model, not patients"),
    ]  # fmt: skip


def _week_two(follow_up: Mapping[str, Any] | None) -> dict[str, str]:
    name = "Week-2 update"
    if follow_up is None:
        return _entry(name, "not part of this bundle", "not applicable")
    return _entry(
        name,
        "courses of real patients from open studies, fitted on the fraction improved by the visit; coefficients with "
        "their uncertainty lie in follow_up.json",
        "yes: each study predicted by the others, never by itself (table below); small studies, older drugs, not a "
        "sample of today's patients",
    )


TABLES = (
    _entry("Side-effect levels", "a table of the program's catalogue made from published rates, one source and status "
                                 "per row; no model computes them and they are the same for every patient",
           "not a prediction: figures of published studies"),
    _entry("Suicidality figures", "a table of the program's catalogue with published figures by age, from trials that "
                                  "were not made to measure this; shown to everyone of that age, never scored",
           "not a prediction: figures of published studies"),
    _entry("Cautions and exclusions", "rules of the program's catalogue, each with its source and wording; applied to "
                                      "the record as it is, without a model",
           "not a prediction: rules from labels and guidance"),
)  # fmt: skip

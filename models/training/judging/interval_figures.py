"""Figures about the shown interval: how often it holds the simulated truth, and how many draws its width needs."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.stats import norm

from cds_app.scoring.calibration import Floats, probabilities
from cds_app.scoring.ensemble import OutcomeModel, evidence_spread
from models.training.judging import coverage, subgroups
from models.training.judging.judged import FULL, Judged, Sizes, judged_people
from models.training.patients.cohort import Draws, Evidence

COVERAGE = 0.9
DRAWS_SHOWN = (5, 10, 20, 30, 40, 60, 80, 100)
WIDTH_ROWS = 500


def interval_coverage(
    evidence: Evidence, model: OutcomeModel, reference: Floats, seed: int, sizes: Sizes = FULL
) -> dict[str, Any]:
    """Share of truths inside the shown 90 % interval, values complete and missing, overall and by subgroup."""
    rows, people = sizes.coverage_rows, judged_people(evidence, sizes.coverage_rows, seed)
    worlds = coverage.draw_worlds(evidence, sizes.worlds, np.random.default_rng(seed + 1))
    groups, hidden = subgroups.groups_of(people.labels), _where_hidden(people)
    members = np.zeros((rows, 1 + len(groups) + len(hidden)))
    members[:, 0] = 1
    for column, (_, _, places) in enumerate([*groups, *hidden], start=1):
        members[places, column] = 1
    table = _coverage_rows(evidence, model, reference, people, worlds, members)
    rest = zip(hidden, table[1 + len(groups) :], strict=True)
    return table[0] | {
        "worlds": sizes.worlds,
        "people_with_values_missing": int(np.isnan(people.shown).any(axis=1).sum()),
        "overall": table[0]["complete"]["value"],
        "overall_missing": table[0]["missing"]["value"],
        "by": subgroups.nested(people.labels, table[1 : 1 + len(groups)]),
        "where_hidden": [{"group": name, "label": label} | row for (name, label, _), row in rest],
    }


def _where_hidden(people: Judged) -> list[tuple[str, str, np.ndarray]]:
    """The true subgroups among those whose defining value is hidden from the model."""
    return [
        (name, str(label), np.flatnonzero(true == label))
        for name, true in people.hidden.items()
        for label in np.unique(true[true != ""])
    ]


def _coverage_rows(
    evidence: Evidence,
    model: OutcomeModel,
    reference: Floats,
    people: Judged,
    worlds: Draws,
    members: Floats,
) -> list[dict[str, Any]]:
    """Number and coverage of each group of `members` (rows, groups), values complete and values missing."""
    found = {}
    for name, patients in (("complete", people.complete), ("missing", people.shown)):
        bounds = coverage.shown_intervals(model, patients, people.drug, reference, COVERAGE)
        inside = coverage.share_inside(evidence, worlds, people.complete, people.drug, bounds)
        found[name] = [subgroups.as_numbers(each) for each in coverage.covered(inside, members)]
    return [
        {"people": int(number), "complete": complete, "missing": missing}
        for number, complete, missing in zip(members.sum(axis=0), found["complete"], found["missing"], strict=True)
    ]


def interval_by_draws(
    evidence: Evidence, model: OutcomeModel, seed: int, rows: int = WIDTH_ROWS
) -> list[dict[str, float]]:
    """Median width of the shown interval, in percentage points, had only the first draws been trained."""
    people = judged_people(evidence, rows, seed)
    central, draws = model.central_logits(people.complete, people.drug), model.draw_logits(people.complete, people.drug)
    half = float(norm.ppf((1 + COVERAGE) / 2))
    found = []
    for number in sorted({n for n in (*DRAWS_SHOWN, len(draws)) if 2 <= n <= len(draws)}):
        sd = evidence_spread(draws[:number])
        width = probabilities(central + half * sd) - probabilities(central - half * sd)
        found.append({"draws": number, "median_width_points": 100 * float(np.median(width)),
                      "median_sd_logit": float(np.median(sd))})  # fmt: skip
    return found

"""How many draws, how many trees: measured on reference cases, written to `evidence/stability.json`.

Two builds from different seeds differ in their simulated people, in what is hidden of them and in their draws of the
evidence. What of this reaches the screen is measured for ten people with every drug: the shown probability, the ends
of its interval and the tie groups. A probability may differ by at most one percentage point.

Run by `python -m models.training.patients.stability` (about a quarter of an hour on one core).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import lightgbm as lgb
import numpy as np

from cds_app.domain.outcome import is_benefit
from cds_app.scoring.calibration import Floats, probabilities
from cds_app.scoring.ensemble import OutcomeModel, all_pairs
from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.scoring.intervals import tie_groups
from models.training.judging.coverage import shown_intervals
from models.training.judging.evaluate import load
from models.training.paths import EVIDENCE, OUTCOMES, SEED, sha256_of, write_json
from models.training.patients.cohort import (
    COLUMN,
    hide_some,
    load_evidence,
    probability,
    simulate_people,
    true_logit,
    with_drug,
)
from models.training.patients.model_text import compact
from models.training.patients.train import DRAWS, ROWS, TREES, Trained, fit_booster, sample, train_all_outcomes

COVERAGE = 0.9
NUMBERS = (20, 40, 80, 120)
OTHER_SEED = SEED + 5_000
LARGEST_CHANGE_POINTS = 1.0
MEASURED_ON = ("drug_effects.json", "modifiers.csv", "case_mix.json", "survey.json")
SETTINGS: tuple[dict[str, float], ...] = (
    {"learning_rate": 0.3, "num_leaves": 4, "lambda_l2": 1.0, "share_of_rounds": 4.0},
    {"learning_rate": 0.3, "num_leaves": 4, "lambda_l2": 1.0, "share_of_rounds": 1.0},
    {"learning_rate": 0.5, "num_leaves": 8, "lambda_l2": 0.1, "share_of_rounds": 1.5},
    {"learning_rate": 0.7, "num_leaves": 16, "lambda_l2": 0.1, "share_of_rounds": 0.5},
    {"learning_rate": 0.7, "num_leaves": 16, "lambda_l2": 0.1, "share_of_rounds": 1.0},
    {"learning_rate": 0.7, "num_leaves": 16, "lambda_l2": 0.1, "share_of_rounds": 2.0},
    {"learning_rate": 1.0, "num_leaves": 16, "lambda_l2": 0.1, "share_of_rounds": 1.0},
)
"""Settings compared; `share_of_rounds` multiplies the rounds of `train.TREES`. The fifth is in use."""


@dataclass(frozen=True)
class Shown:
    """What is shown of one outcome: per case and drug (cases, drugs) probability, interval ends and tie group."""

    probability: Floats
    low: Floats
    high: Floats
    group: np.ndarray


def reference_people() -> Floats:
    """Ten people, (10, inputs): five complete, four with values missing, and one of whom only severity is known."""
    rng = np.random.default_rng(SEED + 9)
    complete = simulate_people(9, rng).inputs
    nothing = np.full((1, len(PATIENT_INPUTS)), np.nan)
    nothing[0, COLUMN["severity_level"]] = 3.0
    return np.vstack([complete[:5], hide_some(complete, rng)[5:], nothing])


def shown(model: OutcomeModel, people: Floats, reference: Floats) -> Shown:
    """Everything shown for `people` with every drug; `reference`: the sample for what is missing."""
    many = len(model.effects)
    patients, drugs = all_pairs(people, many)
    central = model.central_logits(patients, drugs).reshape(len(people), many)
    draws = model.draw_logits(patients, drugs).reshape(-1, len(people), many)
    bounds = shown_intervals(model, patients, drugs, reference, COVERAGE)
    better = is_benefit(model.outcome)
    groups = [tie_groups(central[i], draws[:, i], range(many), more_is_better=better) for i in range(len(people))]
    return Shown(
        probabilities(central),
        probabilities(bounds.low).reshape(len(people), many),
        probabilities(bounds.high).reshape(len(people), many),
        np.array([[group[place] for place in range(many)] for group in groups]),
    )


def between(first: Shown, second: Shown) -> dict[str, float]:
    """How far two builds lie apart, in percentage points, and the share of tie groups that differ."""

    def points(one: Floats, other: Floats) -> float:
        return round(100 * float(np.abs(one - other).max()), 3)

    half_widths = [50 * (build.high - build.low) for build in (first, second)]
    return {
        "half_width_points_mean": round(float(np.mean(half_widths)), 3),
        "half_width_points_largest_change": round(float(np.abs(half_widths[0] - half_widths[1]).max()), 3),
        "probability_points_largest_change": points(first.probability, second.probability),
        "end_points_largest_change": max(points(first.low, second.low), points(first.high, second.high)),
        "tie_groups_changed": round(float((first.group != second.group).mean()), 4),
    }


def compare_builds(one: dict[str, Trained], other: dict[str, Trained]) -> dict[str, dict[str, float]]:
    """`between` for each outcome on the reference people, by outcome."""
    people, reference = reference_people(), simulate_people(100, np.random.default_rng(SEED + 8)).inputs
    return {
        outcome: between(*(shown(load(build[outcome]), people, reference) for build in (one, other))) for outcome in one
    }


def by_number_of_draws(numbers: Sequence[int] = NUMBERS) -> dict[str, dict[str, dict[str, float]]]:
    """Two builds with different seeds for each number of draws: how far they lie apart, by number and outcome."""
    found = {}
    for number in numbers:
        builds = [train_all_outcomes(number, seed=seed) for seed in (SEED, OTHER_SEED)]
        found[str(number)] = compare_builds(*builds)
    return found


def by_settings(outcome: str, rows: int = ROWS) -> list[dict[str, float]]:
    """Error against the truth and bytes of the central booster under each of `SETTINGS`, on people drawn anew."""
    evidence = load_evidence(outcome)
    train_people, test_people = sample(evidence, rows, SEED), sample(evidence, rows, SEED + 1)

    def truth(complete: Floats, drug: np.ndarray) -> Floats:
        return probability(true_logit(evidence, evidence.base, evidence.effect, evidence.beta, complete, drug))

    target, wanted = (truth(people.complete, people.drug) for people in (train_people, test_people))
    x, known = (
        with_drug(patients, evidence.effect[people.drug])
        for patients, people in ((train_people.patients, train_people), (test_people.complete, test_people))
    )
    table = []
    for setting in SETTINGS:
        rounds = round(TREES[outcome] * setting["share_of_rounds"])
        changed = {name: value for name, value in setting.items() if name != "share_of_rounds"}
        text = fit_booster(x, target, outcome, rounds, changed)
        error = lgb.Booster(model_str=text).predict(known, raw_score=True) - np.log(wanted / (1 - wanted))
        table.append(changed | {
            "rounds": rounds,
            "rmse_logit": round(float(np.sqrt(np.mean(np.asarray(error) ** 2))), 4),
            "bytes": len(text),
            "bytes_compact": len(compact(text)),
        })  # fmt: skip
    return table


def evidence_hashes() -> dict[str, str]:
    """The evidence that the figures rest on, by file name."""
    return {name: sha256_of(EVIDENCE / name) for name in MEASURED_ON}


def main() -> None:
    """Measure everything and write the table. Raises SystemExit when the evidence changes meanwhile."""
    measured_on = evidence_hashes()
    draws = by_number_of_draws()
    settings = {outcome: by_settings(outcome) for outcome in OUTCOMES}
    if evidence_hashes() != measured_on:
        raise SystemExit("the evidence changed while stability was measured; measure again")
    chosen = draws[str(DRAWS)]
    write_json(EVIDENCE / "stability.json", {
        "what": "differences between two builds from different seeds on ten reference people with every drug, "
                "simulated from published evidence; and accuracy by size of the boosters",
        "status": "computed",
        "evidence_sha256": measured_on,
        "seeds": [SEED, OTHER_SEED],
        "chosen": {
            "draws": DRAWS, "rounds": TREES, "largest_change_allowed_points": LARGEST_CHANGE_POINTS,
            "largest_change_points": max(row["probability_points_largest_change"] for row in chosen.values()),
            "why": "above the number of free parameters of the evidence the moments of all draws are exact together, "
                   "so that the spread that is shown no longer depends on the draws' luck",
        },
        "by_number_of_draws": draws,
        "by_settings": settings,
    })  # fmt: skip


if __name__ == "__main__":
    main()

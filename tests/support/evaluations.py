"""Evaluations made up from vectors, without records or a bundle."""

from __future__ import annotations

from typing import Any

import numpy as np

from cds_app.domain.estimate import BundleRef
from cds_app.domain.evaluation import Evaluation, OutcomeEvaluation, Step
from cds_app.domain.outcome import OUTCOMES
from cds_app.workflow.evaluation_cases import Columns
from cds_app.workflow.judge_outcome import judge_outcome

BASIS = "simulated from published evidence; not validated on patients"


def make_columns(
    people: int, *, slope: float = 1.0, shift: float = 0.0, unknown: float = 0.1, seed: int = 1
) -> Columns:
    """People whose log odds are `slope` times what the estimates say, plus `shift`; some without an outcome."""
    rng = np.random.default_rng(seed)
    logit = rng.normal(-0.2, 0.8, people)
    happened = (rng.random(people) < 1 / (1 + np.exp(-(shift + slope * logit)))).astype(float)
    happened[rng.random(people) < unknown] = -1
    columns = Columns()
    columns.probability.extend((1 / (1 + np.exp(-logit))).tolist())
    columns.low.extend((1 / (1 + np.exp(-(logit - 0.4)))).tolist())
    columns.high.extend((1 / (1 + np.exp(-(logit + 0.4)))).tolist())
    columns.plain.extend([0.45] * people)
    columns.happened.extend(happened.tolist())
    return columns


def make_labels(people: int, seed: int = 1) -> dict[str, list[str]]:
    """Two families: one with a group of three people, one without a small group."""
    rng = np.random.default_rng(seed)
    sex = rng.choice(["female", "male"], people)
    sex[:3] = "other"
    return {"sex": sex.tolist(), "drug": rng.choice(["sertraline", "mirtazapine"], people).tolist()}


def make_outcome(columns: Columns, outcome: Any = "response") -> OutcomeEvaluation:
    return judge_outcome(outcome, 8, columns, make_labels(len(columns.happened)), 0.45)


def make_evaluation(people: int = 400, **changes: Any) -> Evaluation:
    """All four outcomes of as many people, the first of them with a remark, and some records left out."""
    columns = {outcome: make_columns(people, seed=place) for place, outcome in enumerate(OUTCOMES)}
    columns["response"].remarks["rated_after_end"] = 7
    values: dict[str, Any] = {
        "bundle": BundleRef("test-bundle", "1.2.0", "ab" * 32, BASIS),
        "site_bundle": False,
        "program": "0.1.0",
        "evaluated_at": "2026-11-02T09:00:00+00:00",
        "records": people + 12,
        "estimated": people,
        "steps": (Step("no_treatment_on_day_0", 9), Step("stopped", 3)),
        "stops": ("bipolar",),
        "outcomes": tuple(make_outcome(columns[outcome], outcome) for outcome in OUTCOMES),
    }
    return Evaluation(**{**values, **changes})

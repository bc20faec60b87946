"""The same figures by group, small groups marked, groups of fewer than five people without a number.

Where a family has a hidden group, the counts of its other groups are rounded to the nearest ten and their rates to
the nearest hundredth, or the hidden number would be the total minus the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cds_app.domain.evaluation import FEWER, LEAST_SHOWN, Figure, Subgroup, shown_events
from cds_app.workflow.cohort_groups import in_order
from cds_app.workflow.outcome_figures import Floats, figures_of

ROUNDED_TO = 10


def judge_subgroups(p: Floats, happened: Floats, labels: Mapping[str, NDArray[np.str_]]) -> tuple[Subgroup, ...]:
    """Every group of every family, families and labels in their order."""
    found: list[Subgroup] = []
    for family, of_family in labels.items():
        groups = [
            _judge(family, label, p, happened, of_family == label) for label in in_order(np.unique(of_family).tolist())
        ]
        if any(isinstance(group.people, str) or isinstance(group.events, str) for group in groups):
            groups = [_rounded(group) for group in groups]
        found += groups
    return tuple(found)


def _judge(family: str, label: str, p: Floats, happened: Floats, mine: NDArray[np.bool_]) -> Subgroup:
    """A group in which fewer than five had, or did not have, the outcome shows its number of people only."""
    from cds_app.scoring.performance import is_small

    people, events = int(mine.sum()), int(happened[mine].sum())
    if people < LEAST_SHOWN:
        return Subgroup(family, label, FEWER, FEWER, rounded=False, small=True, why="figure_too_few")
    predicted = float(p[mine].mean())
    shown = shown_events(people, events)
    if isinstance(shown, str):
        return Subgroup(
            family, label, people, shown, rounded=False, small=True, predicted=predicted, why="figure_too_few"
        )
    found, small = figures_of(p[mine], happened[mine]), is_small(people, events)
    return Subgroup(family, label, people, events, rounded=False, small=small, predicted=predicted, figures=found)


def _rounded(group: Subgroup) -> Subgroup:
    def near(count: int | str) -> int | str:
        return count if isinstance(count, str) else max(round(count / ROUNDED_TO) * ROUNDED_TO, LEAST_SHOWN)

    def blurred(figure: Figure) -> Figure:
        low, high = (None if end is None else round(end, 2) for end in (figure.low, figure.high))
        return replace(figure, value=None if figure.value is None else round(figure.value, 2), low=low, high=high)

    return replace(
        group,
        people=near(group.people),
        events=near(group.events),
        rounded=True,
        predicted=None if group.predicted is None else round(group.predicted, 2),
        figures=replace(
            group.figures, observed=blurred(group.figures.observed), difference=blurred(group.figures.difference)
        ),
    )

"""The manual's chapter on the model in use, every figure of it from the bundle's own manifest and card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cds_app.domain.card import Figure, OutcomePerformance, Subgroup
from cds_app.reporting.html import cell, heading, items, paragraph, table
from cds_app.reporting.numbers import DASH, count, fixed, people
from cds_app.reporting.performance_words import FAMILIES
from cds_app.reporting.words import outcome_name, sentence_case

HEADINGS = ("What it is made for", "For whom", "What goes in", "How accurate it is", "By group", "How long it holds")
OFF_BY = "Off by: how many more of 100 people had the outcome than was estimated, with its 95 % interval."
SIMULATED = "All of this is in a simulated truth, on simulated people. It has not been validated on patients."


def model_chapter(manifest: Mapping[str, Any], performance: Sequence[OutcomePerformance], *, simulated: bool) -> str:
    """HTML. `manifest` is that of a verified bundle; `simulated`: its figures are of a simulated truth."""
    warning = paragraph(SIMULATED, "caution") if simulated else ""
    name = f"Model {manifest['id']}, version {manifest['version']}, made by {manifest['developer']}."
    purpose, whom, inputs, accuracy, groups, lifetime = (heading(words) for words in HEADINGS)
    parts = (
        heading("The model in this program", 1),
        paragraph(name),
        paragraph(f"Its estimates are {manifest['basis']}."),
        purpose + paragraph(manifest["intended_use"]),
        whom + paragraph(manifest["eligibility"]),
        inputs + items(_input(feature) for feature in manifest["features"]),
        accuracy + warning + _accuracy(performance),
        groups + warning + paragraph(OFF_BY) + "".join(_groups(one) for one in performance if one.subgroups),
        lifetime
        + paragraph(f"It was made on {manifest['created']}, and gives no estimate after {manifest['expires']}."),
    )
    return "".join(parts)


def _input(feature: Mapping[str, Any]) -> str:
    return f"{feature['meaning']}. When it is not known: {feature['missing_rule']}."


def _accuracy(performance: Sequence[OutcomePerformance]) -> str:
    told = paragraph(
        "Ranking is the area under the curve: 0.5 is chance, 1 is without a fault. Slope is 1 where high and low "
        "estimates are as far apart as they should be. Each with its 95 % interval."
    )
    rows = [
        cell(sentence_case(outcome_name(one.outcome)))
        + cell(DASH if one.people is None else count(one.people))
        + cell(DASH if one.rate is None else f"{people(one.rate)} of 100")
        + cell(_figure(one.auc))
        + cell(_figure(one.slope))
        for one in performance
    ]
    return told + table(rows, ("Outcome", "People", "Happened to", "Ranking", "Slope"))


def _groups(one: OutcomePerformance) -> str:
    rows = [
        cell(_group(group))
        + cell(count(group.people))
        + cell(f"{people(group.rate)} of 100")
        + cell(_figure(group.auc))
        + cell(_figure(group.observed_minus_predicted, 100, 1))
        for group in one.subgroups
    ]
    heads = ("Group", "People", "Happened to", "Ranking", "Off by")
    return heading(sentence_case(outcome_name(one.outcome)), 3) + table(rows, heads, padding=3)


def _group(group: Subgroup) -> str:
    family = FAMILIES.get(group.family, sentence_case(group.family.replace("_", " ")))
    few = " (few people)" if group.small else ""
    return f"{family}: {group.label.replace('_', ' ')}{few}"


def _figure(found: Figure | None, factor: float = 1, places: int = 2) -> str:
    """ "0.65 (0.64 to 0.66)"; a dash where there is none."""
    if found is None:
        return DASH
    shown = fixed(factor * found.value, places)
    if found.low is None or found.high is None:
        return shown
    return f"{shown} ({fixed(factor * found.low, places)} to {fixed(factor * found.high, places)})"

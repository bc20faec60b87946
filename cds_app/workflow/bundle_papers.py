"""What there is to read in a verified bundle: its source attributes, performance figures and pictures.

Takes the bytes that the signature was checked on, and never a path. Cards of other makers have other forms: a part
that is missing or of another form is left out, so that the page can say that the bundle holds none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from cds_app.domain.card import (
    ATTRIBUTES,
    NOT_AVAILABLE,
    BenefitPoint,
    CurvePoint,
    Figure,
    OutcomePerformance,
    Picture,
    Skill,
    SourceAttribute,
    Subgroup,
    Third,
    WidthPoint,
)
from cds_app.domain.follow_up import Chance
from cds_app.domain.outcome import OUTCOMES

T = TypeVar("T")
CARD = "card.json"
FIGURES, SVG = "figures/", ".svg"
CONTRASTS = ("drug_against_placebo", "drug_against_drug")


@dataclass(frozen=True)
class BundlePapers:
    """Everything readable of one bundle; all of it empty for a bundle that did not verify.

    `effects` are log odds ratios against placebo, by outcome and drug. `simulated`: judged in a simulated truth.
    """

    attributes: tuple[SourceAttribute, ...] = ()
    performance: tuple[OutcomePerformance, ...] = ()
    thirds: tuple[Third, ...] = ()
    pictures: tuple[Picture, ...] = ()
    effects: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    simulated: bool = False


NOTHING = BundlePapers()


def read_papers(papers: Mapping[str, bytes], effects: Mapping[str, Mapping[str, float]]) -> BundlePapers:
    """Read verified bytes by path. Nothing is raised: whatever cannot be read is left out.

    `effects` are the bundle's central drug effects (log odds ratio against placebo), by outcome and drug.
    """
    card = _card(papers)
    return BundlePapers(
        attributes=_attributes(card),
        performance=_performance(card),
        thirds=_or_none(lambda: _thirds(card["follow_up"])) or (),
        pictures=_pictures(papers, card),
        effects=effects,
        simulated=card.get("basis_code") == "simulated",
    )


def _card(papers: Mapping[str, bytes]) -> dict[str, Any]:
    try:
        found = json.loads(papers[CARD].decode("utf-8"))
    except (KeyError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _or_none(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return None


# --- the 31 attributes


def _attributes(card: Mapping[str, Any]) -> tuple[SourceAttribute, ...]:
    """All 31 in order; one that the bundle does not state is there without a name. None at all without a card."""
    if not card:
        return ()
    stated = {}
    entries = card.get("source_attributes")
    for entry in entries if isinstance(entries, list) else ():
        found = _or_none(partial(_attribute, entry))
        if found is not None:
            stated[found.number] = found
    return tuple(stated.get(number, SourceAttribute(number, "")) for number in range(1, ATTRIBUTES + 1))


def _attribute(entry: Mapping[str, Any]) -> SourceAttribute:
    number, name, value = int(entry["number"]), str(entry["attribute"]), entry["value"]
    if not isinstance(value, str):
        return SourceAttribute(number, name, available=bool(value), figures=bool(value))
    stated, missing, why = value.strip().partition(NOT_AVAILABLE)
    if not missing or stated.strip():
        return SourceAttribute(number, name, value.strip(), available=bool(value.strip()))
    return SourceAttribute(number, name, why=why.strip(" :;,.\N{EN DASH}"))


# --- performance


def _performance(card: Mapping[str, Any]) -> tuple[OutcomePerformance, ...]:
    found = []
    for outcome in OUTCOMES:
        made = _or_none(partial(_outcome, card, outcome)) or _or_none(partial(_few_figures, card, outcome))
        found += [] if made is None else [made]
    return tuple(found)


def _few_figures(card: Mapping[str, Any], outcome: str) -> OutcomePerformance:
    """The first cards hold no more than these, without intervals."""
    mine = card["metrics"][outcome]
    auc, slope = Figure(float(mine["auc_lightgbm"])), Figure(float(mine["calibration_slope"]))
    return OutcomePerformance(outcome, None, float(mine["rate"]), auc, slope)


def _outcome(card: Mapping[str, Any], outcome: str) -> OutcomePerformance:
    mine = card["metrics"][outcome]
    simulated = mine["simulated"]
    return OutcomePerformance(
        outcome=outcome,
        people=_or_none(lambda: int(simulated["people"])),
        rate=_or_none(lambda: float(simulated["rate"])),
        auc=_figure(simulated.get("auc")),
        slope=_figure(simulated.get("calibration_slope")),
        calibration=_or_none(lambda: tuple(_curve_point(row) for row in mine["calibration_curve"])) or (),
        benefit=_or_none(lambda: tuple(_benefit_point(row) for row in mine["decision_curve"])) or (),
        subgroups=_or_none(lambda: tuple(_subgroups(outcome, mine))) or (),
        widths=_or_none(
            lambda: tuple(WidthPoint(int(r["draws"]), float(r["median_width_points"])) for r in mine["draws"])
        )
        or (),
        skills=_or_none(lambda: tuple(_skills(card["drug_layer"]["outcomes"][outcome]["leave_trials_out"]))) or (),
    )


def _figure(found: Any) -> Figure | None:
    def read() -> Figure:
        low, high = found["low"], found["high"]
        return Figure(float(found["value"]), None if low is None else float(low), None if high is None else float(high))

    return _or_none(read)


def _needed(found: Any) -> Figure:
    figure = _figure(found)
    if figure is None:
        raise ValueError("a figure was expected")
    return figure


def _curve_point(row: Mapping[str, Any]) -> CurvePoint:
    return CurvePoint(int(row["people"]), float(row["predicted"]), _needed(row["observed"]))


def _benefit_point(row: Mapping[str, Any]) -> BenefitPoint:
    return BenefitPoint(float(row["threshold"]), float(row["model"]), float(row["everyone"]), _needed(row["gain"]))


def _subgroups(outcome: str, mine: Mapping[str, Any]) -> list[Subgroup]:
    by = _or_none(lambda: dict(mine["interval"]["by"])) or {}
    return [
        _subgroup(outcome, family, label, row, by.get(family, {}).get(label) or {})
        for family, labels in mine["subgroups"].items()
        for label, row in labels.items()
    ]


def _subgroup(outcome: str, family: str, label: str, row: Mapping[str, Any], inside: Mapping[str, Any]) -> Subgroup:
    return Subgroup(
        outcome=outcome,
        family=family,
        label=label,
        people=int(row["people"]),
        events=int(row["events"]),
        small=bool(row["small"]),
        rate=float(row["rate"]),
        auc=_figure(row.get("auc")),
        observed_minus_predicted=_figure(row.get("observed_minus_predicted")),
        slope=_figure(row.get("calibration_slope")),
        coverage_people=int(inside.get("people", 0)),
        coverage=_figure(inside.get("complete")),
        coverage_missing=_figure(inside.get("missing")),
    )


def _skills(left_out: Mapping[str, Any]) -> list[Skill]:
    return [
        Skill(name, int(left_out[name]["contrasts"]), float(left_out[name]["skill"]))
        for name in CONTRASTS
        if name in left_out
    ]


# --- the week-2 update elsewhere, and pictures


def _thirds(validation: Mapping[str, Any]) -> tuple[Third, ...]:
    """Of the stretch of days that the validation puts together, settings by name."""
    window = validation["together"]["window"]
    groups = {name: rows[window] for name, rows in sorted(validation["by_setting"].items()) if window in rows}
    return tuple(_third(name, row) for name, group in groups.items() for row in group["thirds"])


def _third(setting: str, row: Mapping[str, Any]) -> Third:
    return Third(
        setting,
        int(row["n"]),
        Chance(float(row["predicted"]), float(row["low"]), float(row["high"])),
        Figure(float(row["observed"]), float(row["observed_low"]), float(row["observed_high"])),
    )


def _pictures(papers: Mapping[str, bytes], card: Mapping[str, Any]) -> tuple[Picture, ...]:
    captions = _or_none(lambda: {str(f["file"]): str(f["caption"]) for f in card["figures"]}) or {}
    paths = [path for path in papers if path.startswith(FIGURES) and path.endswith(SVG)]
    order: Sequence[str] = list(captions)
    return tuple(
        Picture(path.removeprefix(FIGURES).removesuffix(SVG), captions.get(path, ""), papers[path])
        for path in sorted(paths, key=lambda p: (order.index(p) if p in order else len(order), p))
    )

"""A model card's figures in words and table rows: the twins of its pictures, and the figures by group."""

from __future__ import annotations

from collections.abc import Mapping

from cds_app.domain.card import Figure, OutcomePerformance, SourceAttribute, Subgroup, Third
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui.text.follow_up import setting_name
from cds_app.gui.text.names import drug_name, outcome_name, sentence_case, tr
from cds_app.gui.text.numbers import DASH, count, number, percent

Rows = tuple[tuple[str, ...], ...]
FAMILIES: Mapping[str, str] = {
    "drug": QT_TRANSLATE_NOOP("card", "Drug"),
    "sex": QT_TRANSLATE_NOOP("card", "Sex"),
    "age_band": QT_TRANSLATE_NOOP("card", "Age"),
    "severity_band": QT_TRANSLATE_NOOP("card", "Severity"),
    "employment": QT_TRANSLATE_NOOP("card", "Employment"),
    "education": QT_TRANSLATE_NOOP("card", "Education"),
    "failed_trials": QT_TRANSLATE_NOOP("card", "Failed trials"),
}
PICTURES: Mapping[str, str] = {
    "calibration": QT_TRANSLATE_NOOP("card", "Calibration"),
    "coverage": QT_TRANSLATE_NOOP("card", "Intervals"),
    "decision_curve": QT_TRANSLATE_NOOP("card", "Decision curve"),
    "drug_effects": QT_TRANSLATE_NOOP("card", "Drug effects"),
    "carry_over": QT_TRANSLATE_NOOP("card", "Other trials"),
    "interval_width": QT_TRANSLATE_NOOP("card", "Interval width"),
    "follow_up": QT_TRANSLATE_NOOP("card", "Week-2 update"),
}
"""Short names of the pictures that this program knows."""
LABELS: Mapping[str, str] = {
    "female": QT_TRANSLATE_NOOP("card", "female"),
    "male": QT_TRANSLATE_NOOP("card", "male"),
    "65 and over": QT_TRANSLATE_NOOP("card", "65 and over"),
    "moderate": QT_TRANSLATE_NOOP("card", "moderate"),
    "moderately severe": QT_TRANSLATE_NOOP("card", "moderately severe"),
    "severe": QT_TRANSLATE_NOOP("card", "severe"),
    "unemployed": QT_TRANSLATE_NOOP("card", "unemployed"),
    "not unemployed": QT_TRANSLATE_NOOP("card", "not unemployed"),
    "3 or more": QT_TRANSLATE_NOOP("card", "3 or more"),
    "not known": QT_TRANSLATE_NOOP("card", "not known"),
    "not asked below age 20": QT_TRANSLATE_NOOP("card", "not asked below age 20"),
    "below high school": QT_TRANSLATE_NOOP("card", "below high school"),
    "high school": QT_TRANSLATE_NOOP("card", "high school"),
    "some college": QT_TRANSLATE_NOOP("card", "some college"),
    "college graduate": QT_TRANSLATE_NOOP("card", "college graduate"),
}
"""Groups that the bundles of this program report on; ages and counts in digits need no words."""
_CONTRASTS = {
    "drug_against_placebo": QT_TRANSLATE_NOOP("card", "drug against placebo"),
    "drug_against_drug": QT_TRANSLATE_NOOP("card", "drug against drug"),
}
SIMULATED = QT_TRANSLATE_NOOP(
    "card", "All of this is in a simulated truth, on simulated people. It has not been validated on patients."
)


def said(sentence: str, **params: str | int) -> str:
    """A sentence about a card, translated."""
    return tr("card", sentence, **params)


def family_name(code: str) -> str:
    """What people are grouped by; a grouping of another maker is shown as it stands."""
    return said(FAMILIES[code]) if code in FAMILIES else code.replace("_", " ")


def picture_name(code: str) -> str:
    return said(PICTURES[code]) if code in PICTURES else code.replace("_", " ")


def group_name(group: Subgroup) -> str:
    """ "Age: 30-44"."""
    return f"{family_name(group.family)}: {group_label(group.family, group.label)}"


def group_label(family: str, label: str) -> str:
    """One group's name; numbers stay, and so do the words of a maker whose groups are not known here."""
    if family == "drug":
        return drug_name(label, inside=True)
    plain = label.replace("_", " ")
    return said(LABELS[plain]) if plain in LABELS else plain


def figure_text(figure: Figure | None, places: int = 2, factor: float = 1) -> str:
    """ "0.65 (0.64–0.65)"; a dash where there is none."""
    if figure is None:
        return DASH
    shown = number(factor * figure.value, places)
    if figure.low is None or figure.high is None:
        return shown
    between = QT_TRANSLATE_NOOP("card", "{value} ({low} to {high})")
    return said(
        between, value=shown, low=number(factor * figure.low, places), high=number(factor * figure.high, places)
    )


def attribute_text(attribute: SourceAttribute) -> str:
    """What the bundle states; or that it is not available, and why."""
    if attribute.figures:
        return said(QT_TRANSLATE_NOOP("card", "Figures: see Performance."))
    if attribute.available:
        return sentence_case(attribute.value)
    missing = said(QT_TRANSLATE_NOOP("card", "Not available"))
    if attribute.why:
        return f"{missing}: {attribute.why}"
    if attribute.name:
        no_reason = said(QT_TRANSLATE_NOOP("card", "the bundle gives no reason"))
        return f"{missing}: {no_reason}"
    not_stated = said(QT_TRANSLATE_NOOP("card", "the bundle does not state it"))
    return f"{missing}: {not_stated}"


def attribute_name(attribute: SourceAttribute) -> str:
    return attribute.name or said(QT_TRANSLATE_NOOP("card", "Source attribute {n}"), n=attribute.number)


def overview_rows(performance: tuple[OutcomePerformance, ...]) -> Rows:
    """One row an outcome, headings first."""
    heads = (
        said(QT_TRANSLATE_NOOP("card", "Outcome")),
        said(QT_TRANSLATE_NOOP("card", "People")),
        said(QT_TRANSLATE_NOOP("card", "With the outcome")),
        said(QT_TRANSLATE_NOOP("card", "AUC")),
        said(QT_TRANSLATE_NOOP("card", "Calibration slope")),
    )
    return (
        heads,
        *(
            (
                outcome_name(p.outcome),
                DASH if p.people is None else count(p.people),
                DASH if p.rate is None else percent(p.rate),
                figure_text(p.auc),
                figure_text(p.slope),
            )
            for p in performance
        ),
    )


def calibration_rows(performance: tuple[OutcomePerformance, ...]) -> Rows:
    heads = (_outcome(), _people(), _predicted(), _observed())
    return (
        heads,
        *(
            (
                outcome_name(p.outcome),
                count(row.people),
                number(100 * row.predicted, 1),
                figure_text(row.observed, 1, 100),
            )
            for p in performance
            for row in p.calibration
        ),
    )


def benefit_rows(performance: tuple[OutcomePerformance, ...]) -> Rows:
    heads = (
        _outcome(),
        said(QT_TRANSLATE_NOOP("card", "Threshold")),
        said(QT_TRANSLATE_NOOP("card", "By the prediction, of 100")),
        said(QT_TRANSLATE_NOOP("card", "Everyone, of 100")),
        said(QT_TRANSLATE_NOOP("card", "Gain, of 100")),
    )
    return (
        heads,
        *(
            (
                outcome_name(p.outcome),
                percent(row.threshold, 1),
                number(100 * row.model, 1),
                number(100 * row.everyone, 1),
                figure_text(row.gain, 1, 100),
            )
            for p in performance
            for row in p.benefit
        ),
    )


def coverage_rows(performance: tuple[OutcomePerformance, ...]) -> Rows:
    heads = (
        _outcome(),
        said(QT_TRANSLATE_NOOP("card", "Group")),
        _people(),
        said(QT_TRANSLATE_NOOP("card", "Truths inside, values complete, %")),
        said(QT_TRANSLATE_NOOP("card", "Truths inside, values missing, %")),
    )
    return (
        heads,
        *(
            (
                outcome_name(group.outcome),
                group_name(group),
                count(group.coverage_people),
                figure_text(group.coverage, 1, 100),
                figure_text(group.coverage_missing, 1, 100),
            )
            for p in performance
            for group in p.subgroups
        ),
    )


def width_rows(performance: tuple[OutcomePerformance, ...]) -> Rows:
    heads = (
        _outcome(),
        said(QT_TRANSLATE_NOOP("card", "Draws")),
        said(QT_TRANSLATE_NOOP("card", "Median width, points of 100")),
    )
    return (
        heads,
        *(
            (outcome_name(p.outcome), count(row.draws), number(row.width_points, 1))
            for p in performance
            for row in p.widths
        ),
    )


def skill_rows(performance: tuple[OutcomePerformance, ...]) -> Rows:
    heads = (
        _outcome(),
        said(QT_TRANSLATE_NOOP("card", "Contrast")),
        said(QT_TRANSLATE_NOOP("card", "Contrasts left out")),
        said(QT_TRANSLATE_NOOP("card", "Squared error removed")),
    )
    return (
        heads,
        *(
            (outcome_name(p.outcome), said(_CONTRASTS[row.contrast]), count(row.contrasts), percent(row.share, 1))
            for p in performance
            for row in p.skills
        ),
    )


def effect_rows(effects: Mapping[str, Mapping[str, float]]) -> Rows:
    """Log odds ratios against placebo: one row a drug, one column an outcome."""
    outcomes = [outcome for outcome in OUTCOMES if outcome in effects]
    drugs = sorted({drug for outcome in outcomes for drug in effects[outcome]})
    heads = (said(QT_TRANSLATE_NOOP("card", "Drug")), *(outcome_name(outcome) for outcome in outcomes))
    return (
        heads,
        *((drug_name(drug), *(number(effects[outcome][drug], 2) for outcome in outcomes)) for drug in drugs),
    )


def third_rows(thirds: tuple[Third, ...]) -> Rows:
    heads = (said(QT_TRANSLATE_NOOP("card", "Data set")), _people(), _predicted(), _observed())
    return (
        heads,
        *(
            (
                setting_name(third.setting),
                count(third.people),
                figure_text(Figure(third.predicted.probability, third.predicted.low, third.predicted.high), 0, 100),
                figure_text(third.observed, 0, 100),
            )
            for third in thirds
        ),
    )


def _outcome() -> str:
    return said(QT_TRANSLATE_NOOP("card", "Outcome"))


def _people() -> str:
    return said(QT_TRANSLATE_NOOP("card", "People"))


def _predicted() -> str:
    return said(QT_TRANSLATE_NOOP("card", "Predicted, %"))


def _observed() -> str:
    return said(QT_TRANSLATE_NOOP("card", "Observed, %"))

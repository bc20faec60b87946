"""The tables of an evaluation. Each says in words or figures all that its picture shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cds_app.domain.evaluation import Count, Evaluation, Figure, OutcomeEvaluation, Subgroup
from cds_app.reporting.html import escaped
from cds_app.reporting.numbers import bracketed, count, fixed, of_100, people, points
from cds_app.reporting.performance_charts import group_label
from cds_app.reporting.performance_words import FAMILIES, NOT_KNOWN, STEPS, area, number, rate
from cds_app.reporting.words import OUTCOMES, sentence_case

DASH = "–"
SHOWN_THRESHOLDS = tuple(round(0.1 * k, 1) for k in range(1, 10))
Row = tuple[str, ...]
_SMALL = 'style="font-size:small"'


def grid(heads: Row, rows: Iterable[Row], *, widths: Sequence[int]) -> str:
    """A small table: the first column is text, the others stand right-aligned; a row of one cell is a title."""

    def one(words: str, place: int, tag: str) -> str:
        side = ' align="right"' if place else ""
        return f'<{tag} width="{widths[place]}%"{side} {_SMALL}>{escaped(words)}</{tag}>'

    def line(row: Row) -> str:
        if len(row) == 1:
            return f'<tr><td colspan="{len(widths)}" {_SMALL}><b>{escaped(row[0])}</b></td></tr>'
        return f"<tr>{''.join(one(words, place, 'td') for place, words in enumerate(row))}</tr>"

    head = "".join(one(words, place, "th") for place, words in enumerate(heads))
    body = "".join(line(row) for row in rows)
    first = f"<tr>{head}</tr>" if heads else ""
    style = 'width="100%" border="0" cellspacing="0" cellpadding="2" style="margin-bottom:6px"'
    return f"<table {style}>{first}{body}</table>"


def summary_table(evaluation: Evaluation) -> str:
    """One line an outcome."""
    rows = [
        (
            OUTCOMES[found.outcome],
            counted(found.people),
            counted(found.events),
            DASH if found.predicted is None else str(people(found.predicted)),
            rate(found.figures.observed),
            area(found.figures.auc),
            number(found.figures.slope),
        )
        for found in evaluation.outcomes
    ]
    heads = ("", "People", "With it", "Estimated", "Observed", "Area", "Calibration slope")
    return grid(heads, rows, widths=(21, 9, 9, 12, 13, 17, 19))


def flow_table(evaluation: Evaluation) -> str:
    """From all records to those behind each outcome's figures; the numbers add up."""
    rows: list[Row] = [("Records in the set", count(evaluation.records))]
    rows += [(STEPS[step.code], f"− {count(step.people)}") for step in evaluation.steps]
    rows.append(("With an estimate for the drug that was begun", count(evaluation.estimated)))
    for found in evaluation.outcomes:
        rows.append((OUTCOMES[found.outcome],))
        if found.not_known:
            rows.append((f"Not known: {NOT_KNOWN[found.outcome]}", f"− {count(found.not_known)}"))
        rows.append(("Used", counted(found.people)))
    return grid(("", "People"), rows, widths=(84, 16))


def calibration_table(found: OutcomeEvaluation) -> str:
    """Groups of similar estimate."""
    rows = [
        (
            f"Group {place}",
            count(band.people),
            str(people(band.predicted)),
            bracketed(band.low, band.high),
            rate(band.observed),
            "yes" if band.inside else "no",
        )
        for place, band in enumerate(found.calibration, 1)
    ]
    heads = ("By rising estimate", "People", "Estimated", "Its own range", "Observed", "Inside the range")
    return grid(heads, rows, widths=(22, 12, 14, 16, 16, 20))


def accuracy_table(found: OutcomeEvaluation) -> str:
    """The bundle beside two plain ways of estimating."""
    if found.accuracy is None:
        return ""
    mine, own_rate = found.accuracy, of_100(found.figures.observed.value or 0.0)
    rows = [
        ("The bundle's estimates", number(mine.brier, 4), ""),
        (
            f"These people's own rate for everybody ({own_rate})",
            fixed(mine.rate_brier, 4),
            number(mine.gain_over_rate, 4),
        ),
        ("The bundle's mean for the drug, whoever takes it", fixed(mine.drug_brier, 4), number(mine.gain_over_drug, 4)),
    ]
    return grid(("Way of estimating", "Brier score", "Saved by the bundle"), rows, widths=(46, 26, 28))


def benefit_table(found: OutcomeEvaluation) -> str:
    """Net benefit at round thresholds, in people of 100."""
    rows = [
        (of_100(at.threshold), _net(at.model), _net(at.everyone), "0.0", _net_gain(at.gain))
        for at in found.decision_curve
        if at.threshold in SHOWN_THRESHOLDS
    ]
    heads = ("Threshold", "On the estimates", "On everyone", "On no one", "Gain over the better of these")
    return grid(heads, rows, widths=(16, 19, 18, 15, 32))


def subgroup_table(found: OutcomeEvaluation) -> str:
    """Every group of every family; hidden numbers say so."""
    rows: list[Row] = []
    for family in dict.fromkeys(group.family for group in found.subgroups):
        rows.append((FAMILIES[family],))
        rows += [_group_row(group) for group in found.subgroups if group.family == family]
    heads = ("Group", "People", "With it", "Estimated", "Observed", "Area", "Calibration slope")
    return grid(heads, rows, widths=(17, 12, 12, 11, 12, 17, 19))


def _group_row(group: Subgroup) -> Row:
    about = "about " if group.rounded else ""
    return (
        f"{group_label(group)}{' *' if group.small else ''}",
        counted(group.people, about),
        counted(group.events, about),
        DASH if group.predicted is None else str(people(group.predicted)),
        rate(group.figures.observed),
        area(group.figures.auc),
        number(group.figures.slope),
    )


def counted(number_of: Count, about: str = "") -> str:
    """A count, or the words that stand in its place."""
    return number_of if isinstance(number_of, str) else f"{about}{count(number_of)}"


def in_points(difference: Figure) -> str:
    """ "−3 (−6 to −1)", in people of 100."""
    if difference.value is None or difference.low is None or difference.high is None:
        return DASH
    return f"{points(difference.value)} ({points(difference.low)} to {points(difference.high)})"


def _net(value: float) -> str:
    return fixed(100 * value, 1)


def _net_gain(gain: Figure) -> str:
    if gain.value is None or gain.low is None or gain.high is None:
        return DASH
    scaled = Figure(100 * gain.value, 100 * gain.low, 100 * gain.high)
    return number(scaled, 1)


def stops_in_words(titles: Sequence[str]) -> str:
    """The reasons for which no estimate is made, without numbers."""
    return "; ".join(sentence_case(title) for title in titles)

"""Words of the model page's part on recalibration: a table of figures, who took which step."""

from __future__ import annotations

from cds_app.domain.evaluation import FEWER, LEAST_SHOWN
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.monitoring import MonitoringLimits
from cds_app.domain.recalibration_proposal import Proposal
from cds_app.gui import text
from cds_app.gui.text import recalibration as words
from cds_app.workflow.show_recalibration import ShownRecalibration

STATES = {
    "proposed": QT_TRANSLATE_NOOP("recalibration", "Proposed by {who} on {day}; not in use. It takes a second person."),
    "approved": QT_TRANSLATE_NOOP("recalibration", "Proposed by {who} on {day}, approved by {other} on {then}."),
    "withdrawn": QT_TRANSLATE_NOOP("recalibration", "Proposed by {who} on {day}, withdrawn by {other} on {then}."),
    "replaced": QT_TRANSLATE_NOOP("recalibration", "Proposed by {who} on {day}; a later one stands in its place."),
}


def tr(sentence: str, **params: str) -> str:
    """A sentence of this part, translated."""
    return text.translate("recalibration", sentence).format(**params)


def figure_rows(proposal: Proposal, limits: MonitoringLimits) -> list[tuple[str, ...]]:
    """Headings, then a row an outcome: people, observed, estimated and Brier score before and after, the line."""
    rows: list[tuple[str, ...]] = [
        tuple(
            tr(head)
            for head in (
                QT_TRANSLATE_NOOP("recalibration", "Outcome"),
                QT_TRANSLATE_NOOP("recalibration", "People, with it"),
                QT_TRANSLATE_NOOP("recalibration", "Observed, of 100"),
                QT_TRANSLATE_NOOP("recalibration", "Estimated, before → after"),
                QT_TRANSLATE_NOOP("recalibration", "Brier score, before → after"),
                QT_TRANSLATE_NOOP("recalibration", "Intercept and slope (95 %)"),
            )
        )
    ]
    for found in proposal.outcomes:
        people = f"{_counted(found.people)}, {_counted(found.events)}"
        stays = tr(QT_TRANSLATE_NOOP("recalibration", "Stays as it is: {why}."), why=words.problem_words(found, limits))
        line = f"{words.figure_words(found.intercept)}; {words.figure_words(found.slope)}"
        if found.before is None or found.after is None or found.observed.value is None:
            rows.append((text.outcome_name(found.outcome), people, "", "", "", stays))
            continue
        both = (found.before, found.after)
        rows.append(
            (
                text.outcome_name(found.outcome),
                people,
                words.of_100_exactly(found.observed.value),
                " → ".join(words.of_100_exactly(figures.predicted) for figures in both),
                " → ".join(text.number(figures.brier, 4) for figures in both),
                line if found.problem is None else stays,
            )
        )
    return rows


def _counted(number: int | str) -> str:
    if not isinstance(number, str):
        return text.count(number)
    if number == FEWER:
        return tr(QT_TRANSLATE_NOOP("recalibration", "fewer than {k}"), k=text.count(LEAST_SHOWN))
    return tr(QT_TRANSLATE_NOOP("recalibration", "all but fewer than {k}"), k=text.count(LEAST_SHOWN))


def step_words(found: ShownRecalibration) -> str:
    """Who did what and when; that it was made for something else than is in use."""
    other = found.withdrawn or found.approved
    said = tr(
        STATES[found.state],
        who=found.proposed.who,
        day=text.date_text(found.proposed.at[:10]),
        other="" if other is None else other.who,
        then="" if other is None else text.date_text(other.at[:10]),
    )
    if found.fits or found.state == "withdrawn":
        return said
    elsewhere = tr(QT_TRANSLATE_NOOP("recalibration", "It was made for a model or a catalogue that is not in use."))
    return f"{said} {elsewhere}"

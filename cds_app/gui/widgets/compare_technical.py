"""The numbers behind the sentence, to four digits, and which files they come from."""

from __future__ import annotations

import math

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import Assessment
from cds_app.domain.estimate import Estimate
from cds_app.domain.explanation import Explanation
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.treatment import Drug
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import theme
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import words
from cds_app.gui.widgets.compare_plot import WaterfallView
from cds_app.gui.widgets.compare_words import CAUSES, short_sources, status_words, tr

DIGITS = 4
WIDEST = 960
Line = tuple[str, str, str]
"""Name, value, and what the line adds."""


def technical_columns() -> tuple[Column, ...]:
    return (
        Column(tr(QT_TRANSLATE_NOOP("compare", "Part")), lambda line: line[0], sortable=False),
        Column(tr(QT_TRANSLATE_NOOP("compare", "Value")), lambda line: line[1], sortable=False),
        Column(tr(QT_TRANSLATE_NOOP("compare", "Probability")), lambda line: line[2], align="right", sortable=False),
    )


def technical_lines(estimate: Estimate, explanation: Explanation | None) -> tuple[Line, ...]:
    """Base, every contribution in order of size, and the sum that they make."""
    lines: list[Line] = []
    if explanation is not None:
        base = QT_TRANSLATE_NOOP("compare", "Base: mean of the reference population for this drug")
        lines.append((tr(base), "", text.number(explanation.base, DIGITS)))
        for part in sorted(explanation.contributions, key=lambda c: (-abs(c.points), c.input)):
            value = text.feature_value(part.input, part.value)
            lines.append((text.feature_name(part.input), value, signed(part.points)))
    if estimate.probability is None:
        return tuple(lines)
    numbers = (
        (QT_TRANSLATE_NOOP("compare", "Probability: base and all parts"), estimate.probability),
        (QT_TRANSLATE_NOOP("compare", "Low end of the interval"), estimate.low),
        (QT_TRANSLATE_NOOP("compare", "High end of the interval"), estimate.high),
        (QT_TRANSLATE_NOOP("compare", "Nominal coverage of the interval"), estimate.coverage),
    )
    lines += [(tr(name), "", text.number(value, DIGITS)) for name, value in numbers if value is not None]
    odds = QT_TRANSLATE_NOOP("compare", "Log-odds of the probability")
    lines.append((tr(odds), "", signed(log_odds(estimate.probability))))
    return tuple(lines)


def log_odds(probability: float) -> float:
    """The logit of a probability strictly between 0 and 1."""
    return math.log(probability / (1 - probability))


def signed(value: float) -> str:
    """A number with its sign, to four digits: "+0.0416", "−0.0446"."""
    shown = text.number(value, DIGITS)
    return f"+{shown}" if value > 0 and float(shown) > 0 else shown


def origin_lines(assessment: Assessment, estimate: Estimate | None) -> tuple[tuple[str, str], ...]:
    """Which bundle, catalogue and program made the numbers."""
    comparison = assessment.comparison
    if comparison is None:
        return ()
    bundle = comparison.bundle
    lines = [
        (QT_TRANSLATE_NOOP("compare", "Model bundle"), f"{bundle.id}, {bundle.version}"),
        (QT_TRANSLATE_NOOP("compare", "Its SHA-256"), in_groups(bundle.sha256)),
        (QT_TRANSLATE_NOOP("compare", "Catalogue's SHA-256"), in_groups(assessment.catalogue_sha256)),
        (QT_TRANSLATE_NOOP("compare", "Program"), assessment.program),
    ]
    if estimate is not None and estimate.tie_group is not None:
        lines.append((QT_TRANSLATE_NOOP("compare", "Tie group"), text.number(estimate.tie_group)))
    return tuple((tr(name), value) for name, value in lines)


def in_groups(digest: str) -> str:
    """A hash in groups of 16, so that it wraps and can be read out."""
    return " ".join(digest[place : place + 16] for place in range(0, len(digest), 16))


def published_lines(drug: Drug | None, catalogue: Catalogue) -> tuple[str, ...]:
    """Published pooled odds ratios against placebo, to stand beside our figures; never an input of the model."""
    if drug is None:
        return ()
    return tuple(
        tr(
            QT_TRANSLATE_NOOP(
                "compare",
                "Published odds ratio against placebo, {outcome}: {ratio} ({low}–{high}). {source}: {status}. "
                "Not an input of the model.",
            ),
            outcome=text.outcome_name(effect.outcome).lower(),
            ratio=text.number(effect.odds_ratio, 2),
            low=text.number(effect.low, 2),
            high=text.number(effect.high, 2),
            source=short_sources([effect.source], catalogue),
            status=status_words("reviewed" if drug.reviewed_on else effect.status),
        )
        for effect in drug.published
    )


class TechnicalCard(Card):
    """Everything to four digits, and where it comes from."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("compare", "Technical")), parent)
        self.plot = WaterfallView(jobs)
        self._drawn: Explanation | None = None
        self.lines = RowsModel(technical_columns())
        name = tr(QT_TRANSLATE_NOOP("compare", "Base, contributions and probability"))
        self.table = Table(self.lines, name, dense=True)
        self._origin = words()
        for part in (self.plot, self.table, self._origin):
            self.add(part)
        self.plot.hide()

    def show_numbers(
        self, assessment: Assessment, estimate: Estimate, explanation: Explanation | None, catalogue: Catalogue
    ) -> None:
        """One outcome of one drug. The picture is drawn once the card is on screen.

        Where numbers are not shown nothing is left of it.
        """
        if estimate.unnumbered:
            self._drawn = None
            self.lines.set_rows(())
            return
        if explanation != self._drawn:
            self._drawn = explanation
            self.plot.show_explanation(None)
        self._draw()
        lines = technical_lines(estimate, explanation)
        self.lines.set_rows(lines)
        look = theme()
        self.table.setMaximumWidth(look.px(WIDEST))
        self.table.setFixedHeight(look.size("row_dense") * (len(lines) + 2) + look.px(8))
        title = QT_TRANSLATE_NOOP("compare", "Technical: {outcome}")
        self.set_title(tr(title, outcome=text.outcome_name(estimate.outcome).lower()))
        origin = [f"{name}: {value}" for name, value in origin_lines(assessment, estimate)]
        published = published_lines(catalogue.drugs.get(estimate.drug), catalogue)
        self._origin.setText("\n".join((*origin, *published, tr(CAUSES))))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        if self.isVisible() and self.plot.explanation != self._drawn:
            self.plot.show_explanation(self._drawn)

    def as_text(self) -> str:
        return self._origin.text()

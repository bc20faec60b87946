"""One estimate to be read: the sentence first, then a hundred people, and what speaks for it and against it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cds_app.domain.estimate import Estimate
from cds_app.domain.evidence_quality import EvidenceCount
from cds_app.domain.explanation import Contribution, Explanation
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import words
from cds_app.gui.widgets.compare_rows import Row
from cds_app.gui.widgets.compare_words import NOT_AGAINST, tr
from cds_app.gui.widgets.contribution_bar import ContributionBars, reasons_text
from cds_app.gui.widgets.icon_array import IconArray
from cds_app.gui.widgets.painted import text_width
from cds_app.gui.widgets.twins import Twins

WIDEST_BARS = 960


class EstimateCard(Card):
    """The explanation may come later than the estimate; until then its place is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("compare", "Estimate")))
        self._shown: tuple[Contribution, ...] = ()
        self._fits: bool | None = None
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._parts, gap=24)
        self.body.addLayout(self._parts)  # first: what is in it would be dressed anew for each parent it gets
        column = QVBoxLayout()
        space(column)
        self._parts.addLayout(column, 100)
        self.sentence, self.average = words("", "sentence"), words("", "muted")
        self.bars = ContributionBars()
        self.reasons = Twins(self.bars, tr(QT_TRANSLATE_NOOP("compare", "For and against")))
        self.evidence = words("", "muted")
        self._said = words("", "muted")
        for widget in (self.sentence, self.average, self.evidence, self._said, self.reasons):
            column.addWidget(widget)
        column.addStretch(1)
        self.people = IconArray()
        self._parts.addWidget(self.people, 0, Qt.AlignmentFlag.AlignTop)
        self._parts.addStretch(1)
        self.clear()

    def clear(self) -> None:
        self.sentence.setText("")
        self.average.setText("")
        self.show_evidence(None)
        self._shown = ()
        for chart in (self.people, self.reasons, self._said):
            chart.hide()

    def show_estimate(self, estimate: Estimate, base_rate: float | None, explanation: Explanation | None) -> None:
        """A number with its interval, both frames, and the parts that make it; its group where no number is shown."""
        if estimate.unnumbered:
            self._show_unnumbered(estimate, explanation)
            return
        self.sentence.setText(text.estimate_sentence(estimate))
        about = [_average(base_rate), _coverage(estimate.coverage)]
        self.people.set_estimate(estimate)
        self.people.show()
        self.reasons.setVisible(explanation is not None)
        if explanation is not None:
            raising, lowering = explanation.for_and_against()
            self.bars.set_contributions(raising, lowering, estimate.outcome, explanation.contributions)
            self._shown = (*raising, *lowering)
            about.append(_sum(explanation))
        self.average.setText(" ".join(filter(None, about)))

    def _show_unnumbered(self, estimate: Estimate, explanation: Explanation | None) -> None:
        """The group, and which inputs speak for more and for less: nothing whose length could be read as a number."""
        self.clear()
        self.sentence.setText(text.estimate_sentence(estimate))
        if explanation is not None:
            self._said.setText(reasons_text(estimate.outcome, *explanation.for_and_against()))
            self._said.show()

    def show_evidence(self, found: EvidenceCount | None) -> None:
        """How many trials and people the drug's effect rests on; nothing where the bundle does not say."""
        self.evidence.setText("" if found is None else text.evidence_sentence(found))
        self.evidence.setVisible(found is not None)

    def show_none(self, row: Row) -> None:
        """A drug without a number: why, and where nothing excludes it, that this does not speak against treatment."""
        self.clear()
        why = f"{row.reason} ({row.source})" if row.source else row.reason
        name = text.drug_name(row.drug, inside=True)
        if row.group == "excluded":
            excluded = QT_TRANSLATE_NOOP(
                "compare", "No estimate is shown for {drug}: a rule excludes it for this patient. {why}."
            )
            self.sentence.setText(tr(excluded, drug=name, why=why))
            return
        none = QT_TRANSLATE_NOOP("compare", "No estimate for {drug}. {against}")
        self.sentence.setText(tr(none, drug=name, against=tr(NOT_AGAINST)))
        self.average.setText(text.sentence_case(f"{why}." if why else ""))

    def fit_into(self, width: int) -> None:
        """People beside the reasons where there is room; where a name would be cut beside its bar, words first."""
        look = theme()
        inside = width - look.px(2 * 16)
        beside = self.reasons.minimumSizeHint().width() + self.people.sizeHint().width() + look.px(24) <= inside
        directions = QBoxLayout.Direction
        self._parts.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._parts.setStretch(0, 100 if beside else 0)
        self.reasons.setMaximumWidth(look.px(WIDEST_BARS))
        room = inside - (self.people.sizeHint().width() + look.px(24) if beside else 0)
        fits = _needed(self._shown) <= min(room, look.px(WIDEST_BARS))
        if self._shown and fits != self._fits:
            self._fits = fits
            self.reasons.show_view("picture" if fits else "text")


def _needed(shown: Iterable[Contribution]) -> float:
    """The width at which no name and no value is cut beside its bar."""
    look = theme()
    names = (f"{text.feature_name(c.input)}  {text.feature_value(c.input, c.value)}" for c in shown)
    widest = max((text_width(look.font(), name) for name in names), default=0.0)
    return 2 * (widest + text_width(look.font(strong=True), "+88") + look.px(36))


def _average(base_rate: float | None) -> str:
    return "" if base_rate is None else f"{text.sentence_case(text.base_rate_text(base_rate))}."


def _coverage(coverage: float | None) -> str:
    if coverage is None:
        return ""
    sentence = QT_TRANSLATE_NOOP("compare", "The interval is made to hold the true number {n} times of 100.")
    return tr(sentence, n=text.people(coverage))


def _sum(explanation: Explanation) -> str:
    sentence = QT_TRANSLATE_NOOP(
        "compare", "With {drug}, {base} of 100 on average; this patient's inputs together make it {n}."
    )
    return tr(
        sentence,
        drug=text.drug_name(explanation.drug, inside=True),
        base=text.people(explanation.base),
        n=text.people(explanation.probability),
    )

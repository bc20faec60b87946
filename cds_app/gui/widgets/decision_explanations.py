"""The explanations that were opened before a decision was signed, one after another, as they were on screen."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_app.domain.decision import Assessment
from cds_app.domain.explanation import Explanation
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_estimate import EstimateCard
from cds_app.gui.widgets.compare_label import words
from cds_app.gui.widgets.fields import ChoiceField
from cds_app.gui.widgets.form_row import FormRow

WIDEST_CHOICE = 420


class OpenedExplanations(QWidget):
    """One drug and outcome at a time, chosen from those that were opened; the first is the decided drug's, if any."""

    def __init__(self) -> None:
        super().__init__()
        self._assessment: Assessment | None = None
        self._shown: tuple[Explanation, ...] = ()
        column = QVBoxLayout(self)
        space(column, gap=12)
        self.choice = ChoiceField()
        self.choice.setMaximumWidth(theme().px(WIDEST_CHOICE))
        self.choice.currentIndexChanged.connect(self._draw)
        self._row = FormRow(self.tr("Explanations that were opened"), self.choice)
        column.addWidget(self._row)
        self.card = EstimateCard()
        column.addWidget(self.card)
        self._none = Card()
        self._none.add(words(self.tr("No explanation was opened before this decision was signed.")))
        column.addWidget(self._none)
        column.addStretch(1)

    def show_assessment(self, assessment: Assessment, drug: str | None) -> None:
        """What was opened of it; `drug` is what was decided on, None for a decision without a drug."""
        self._assessment = assessment
        opened = {(e.drug, e.outcome): e for e in assessment.explanations}
        self._shown = tuple(sorted(opened.values(), key=lambda e: (e.drug != drug, text.drug_name(e.drug))))
        self.choice.blockSignals(True)
        self.choice.clear()
        for explanation in self._shown:
            self.choice.addItem(f"{text.drug_name(explanation.drug)}: {text.outcome_name(explanation.outcome)}")
        self.choice.setCurrentIndex(0 if self._shown else -1)
        self.choice.blockSignals(False)
        for widget in (self._row, self.card):
            widget.setVisible(bool(self._shown))
        self._none.setVisible(not self._shown)
        self._draw()

    def fit_into(self, width: int) -> None:
        """For a page of this width, without its margins."""
        self.card.fit_into(width)

    def _draw(self) -> None:
        place = self.choice.currentIndex()
        if self._assessment is None or self._assessment.comparison is None or not 0 <= place < len(self._shown):
            return
        explanation, comparison = self._shown[place], self._assessment.comparison
        estimate = comparison.of(explanation.drug, explanation.outcome)
        self.card.show_estimate(estimate, comparison.base_rate(explanation.outcome), explanation)

"""What is read about one drug: the estimate over the whole width, and under it what the model says beside the rules."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cds_app.domain.decision import Assessment
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.compare_contrast import ContrastCard
from cds_app.gui.widgets.compare_estimate import EstimateCard
from cds_app.gui.widgets.compare_facts import EffectsCard, FactsCard, SafetyCard
from cds_app.gui.widgets.compare_rows import Row, concerns_of
from cds_app.gui.widgets.compare_similar import SimilarCard
from cds_app.gui.widgets.problem_card import ProblemCard
from cds_app.gui.widgets.published_card import PublishedCard
from cds_app.gui.widgets.suicidality_card import SuicidalityCard
from cds_app.workflow.session import SignedIn


class DetailReading(QWidget):
    """Holds the cards and their places. What needs an explanation from the model is told by the page."""

    def __init__(self, who: SignedIn) -> None:
        super().__init__()
        self._catalogue = who.catalogue
        column = QVBoxLayout(self)
        space(column, gap=16)
        self.estimate = EstimateCard()
        column.addWidget(self.estimate)
        self.safety, self.facts, self.effects = SafetyCard(), FactsCard(), EffectsCard()
        self.published = PublishedCard()
        self.suicidality = SuicidalityCard(who.catalogue, who.policy.item9_wording)
        self.contrast = ContrastCard()
        self.similar, self.problem = SimilarCard(), ProblemCard()
        # what is published comes last, so that one under the other the rules are not pushed out of sight
        self._columns = (
            _beside((self.contrast, self.effects), (self.safety, self.facts)),
            _beside((self.published,), (self.suicidality,)),
        )
        for pair in self._columns:
            column.addLayout(pair)
        for card in (self.similar, self.problem):
            column.addWidget(card)

    def show_drug(self, assessment: Assessment, row: Row) -> None:
        """The cautions of this comparison and what the catalogue knows, which need no number."""
        entry = self._catalogue.drugs.get(row.drug)
        self.safety.show_rules(row.cautions, entry, self._catalogue)
        self.facts.show_drug(entry, self._catalogue)
        self.effects.show_drug(entry, concerns_of(assessment), self._catalogue)
        self.published.show_drug(row.drug, self._catalogue)

    def with_numbers(self, on: bool, *, unnumbered: bool = False) -> None:
        """Whether the cards about an estimate are there; `unnumbered` leaves out the one that is made of figures."""
        estimated = on and not unnumbered
        for card, shown in ((self.estimate, True), (self.contrast, on), (self.problem, on), (self.similar, estimated)):
            if card.isVisibleTo(self) != shown:  # to be told so again, a card is laid out at once, and again on screen
                card.setVisible(shown)

    def fit(self, room: int, *, wide: bool) -> None:
        """Two columns where both can be read (`wide`), one under the other where not; `room` is in pixels."""
        directions = QBoxLayout.Direction
        for pair in self._columns:
            pair.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self.estimate.fit_into(room - theme().px(8))
        self.similar.fit_into(room - theme().px(8))


def _beside(*sides: tuple[QWidget, ...]) -> QBoxLayout:
    """Columns of cards, equally wide, each as high as its cards are."""
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    space(row, gap=16)
    for cards in sides:
        side = QVBoxLayout()
        space(side, gap=16)
        for card in cards:
            side.addWidget(card)
        side.addStretch(1)
        row.addLayout(side, 1)
    return row

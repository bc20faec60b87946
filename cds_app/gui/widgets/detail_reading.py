"""What is read about one drug: the estimate over the whole width, and under it what the model says beside the rules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cds_app.domain.decision import Assessment
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.box import Box
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_contrast import ContrastCard
from cds_app.gui.widgets.compare_estimate import EstimateCard
from cds_app.gui.widgets.compare_facts import EffectsCard, FactsCard, SafetyCard
from cds_app.gui.widgets.compare_rows import Row, concerns_of
from cds_app.gui.widgets.compare_similar import SimilarCard
from cds_app.gui.widgets.problem_card import ProblemCard
from cds_app.gui.widgets.published_card import PublishedCard
from cds_app.gui.widgets.suicidality_card import SuicidalityCard
from cds_app.workflow.session import SignedIn

FURTHER = ("facts", "effects", "published", "suicidality", "similar", "problem")
"""The cards below the first screenful, in their order. Each is made when it is first asked for."""

GAP = 16
"""Pixels between cards at 100 %."""
_Card = TypeVar("_Card", bound=Card)


class DetailReading(Box):
    """Holds the cards and their places. What needs an explanation from the model is told by the page."""

    report_wanted = Signal(str)
    save_wanted = Signal(object, object)
    """As of the card with which a problem is reported."""

    def __init__(self, who: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who = who
        self._room, self._wide = 0, False
        self._column = QVBoxLayout(self)
        space(self._column, gap=GAP)
        self.estimate, self.contrast, self.safety = EstimateCard(self), ContrastCard(self), SafetyCard(self)
        self._column.addWidget(self.estimate)
        self._pairs = tuple(_pair(self._column) for _ in range(2))
        (self._beside, self._rules), (self._figures, self._class) = (sides for _pair, sides in self._pairs)
        self._beside.insertWidget(0, self.contrast)
        self._rules.insertWidget(0, self.safety)

    # --- cards that come later; what is published comes last, so that one under the other no rule is out of sight

    @cached_property
    def facts(self) -> FactsCard:
        return _placed(FactsCard(self), self._rules, 1)

    @cached_property
    def effects(self) -> EffectsCard:
        card = EffectsCard(self)
        card.stackUnder(self.safety)  # a screen reader goes down the left column first
        return _placed(card, self._beside, 1)

    @cached_property
    def published(self) -> PublishedCard:
        return _placed(PublishedCard(self), self._figures, 0)

    @cached_property
    def suicidality(self) -> SuicidalityCard:
        card = SuicidalityCard(self._who.catalogue, self._who.policy.item9_wording, self)
        return _placed(card, self._class, 0)

    @cached_property
    def similar(self) -> SimilarCard:
        card = SimilarCard(self)
        card.fit_into(self._room)
        return _placed(card, self._column, 1 + len(self._pairs))

    @cached_property
    def problem(self) -> ProblemCard:
        card = ProblemCard(self)
        card.wanted.connect(self.report_wanted)
        card.save_wanted.connect(self.save_wanted)
        return _placed(card, self._column, self._column.count())

    def make_ahead(self) -> Iterator[None]:
        """All cards, one each time it is asked for the next."""
        for name in FURTHER:
            getattr(self, name)
            yield
        yield from self.suicidality.made()

    def _made(self) -> Iterator[Card]:
        yield from (self.estimate, self.contrast, self.safety)
        yield from (getattr(self, name) for name in FURTHER if name in self.__dict__)

    def controls(self) -> tuple[QWidget, ...]:
        """What can be reached by Tab, in the order of reading."""
        return *self.estimate.reasons.controls(), self.contrast.choice, self.similar.table, *self.problem.controls()

    # --- what they show

    def clear(self) -> None:
        """Only the place of the estimate is left, and nothing in it."""
        for card in self._made():
            card.setVisible(card is self.estimate)
        self.estimate.clear()
        if "similar" in self.__dict__:
            self.similar.show_performance(None, OUTCOMES[0])
        if "problem" in self.__dict__:
            self.problem.clear()

    def show_further(self, assessment: Assessment, row: Row) -> Iterator[None]:
        """What follows the estimate, in parts: the cautions of this comparison and what the catalogue knows, which need
        no number, then what else there is about an estimate.
        """
        catalogue, numbers = self._who.catalogue, bool(row.estimates)
        entry = catalogue.drugs.get(row.drug)
        self.safety.show_rules(row.cautions, entry, catalogue)
        yield from self._measure(self.safety)
        self._show(self.safety, *([self.contrast] if numbers else []))
        yield
        self.facts.show_drug(entry, catalogue)
        yield from self._measure(self.facts)
        self._show(self.facts)
        yield
        self.effects.show_drug(entry, concerns_of(assessment), catalogue)
        yield from self._measure(self.effects)
        self._show(self.effects)
        yield
        self.published.show_drug(row.drug, catalogue)
        yield from self.suicidality.made()
        # these two at once: either of them alone would take the whole width
        yield from self._measure(self.published, self.suicidality)
        self._show(self.published, self.suicidality)
        yield
        if numbers:
            self._show(*([] if row.unnumbered else [self.similar]), self.problem)
            yield

    def _measure(self, *cards: Card) -> Iterator[None]:
        """Dress and lay out cards while they are out of sight: on screen the page would be laid out with them each
        time, and first at a width that is not theirs.
        """
        width = self.estimate.width()
        if self._wide:
            width = (width - theme().px(GAP)) // 2
        for card in cards:
            yield
            card.resize(width, card.height())
            for part in card.findChildren(QWidget):
                part.ensurePolished()
            card.body.activate()
            yield

    def _show(self, *cards: Card) -> None:
        for card in cards:
            card.show()

    def fit(self, room: int, *, wide: bool) -> None:
        """Two columns where both can be read (`wide`), one under the other where not; `room` is in pixels."""
        directions = QBoxLayout.Direction
        for pair, _sides in self._pairs:
            pair.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._room, self._wide = room - theme().px(8), wide
        self.estimate.fit_into(self._room)
        if "similar" in self.__dict__:
            self.similar.fit_into(self._room)


def _pair(column: QVBoxLayout) -> tuple[QBoxLayout, tuple[QVBoxLayout, QVBoxLayout]]:
    """Two columns of cards, equally wide, each as high as its cards are: their row, and both."""
    row, left, right = QBoxLayout(QBoxLayout.Direction.LeftToRight), QVBoxLayout(), QVBoxLayout()
    space(row, gap=GAP)
    for side in (left, right):
        space(side, gap=GAP)
        side.addStretch(1)
        row.addLayout(side, 1)
    column.addLayout(row)
    return row, (left, right)


def _placed(card: _Card, column: QVBoxLayout, place: int) -> _Card:
    """Out of sight until it is filled: what is filled on screen is laid out for every word of it."""
    card.hide()
    column.insertWidget(place, card)
    return card

"""What is known about suicidal thoughts and behaviour for the class: the same words for every drug and patient."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.messages import evidence
from cds_app.domain.suicidality import StatementCode, Suicidality
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words, words
from cds_app.gui.widgets.compare_words import short_sources, status_words
from cds_app.gui.widgets.labels import separator

TOP = Qt.AlignmentFlag.AlignTop


class SuicidalityCard(Card):
    """Label facts, odds by age, class rates and their limits, and where the site's own pathway stands.

    Built once: there is nothing in it that a patient or a drug could change, and nothing that calls for attention.
    """

    def __init__(self, catalogue: Catalogue, wording: str, parent: QWidget | None = None) -> None:
        """`wording` is the site's sentence for a positive self-harm item."""
        super().__init__(parent=parent)
        title = text.said(evidence.SUICIDALITY_TITLE)
        self.setAccessibleName(title)
        self.add(Words(title, "heading", wide=True))  # a card's own title does not wrap, and this one is long
        self._catalogue = catalogue
        self.add(words(text.said(evidence.SUICIDALITY_NOTE), "muted"))
        self._rest = self._built(wording)

    def made(self) -> Iterator[None]:
        """What is still missing, a part each time it is asked to go on: all at once takes longer than a turn may.

        Whoever stops asking ends this iterator and not the one behind it, so that the next one goes on from there.
        """
        for _part in self._rest:
            yield

    def _built(self, wording: str) -> Iterator[None]:
        known = self._catalogue.suicidality
        if known is not None:
            self._statements(known, "label", "monitoring")
            self._age_bands(known)
            yield
            self._class_rates(known)
            yield
            self._statements(known, "rates_below_practice", "dispute")
            self._ideation(known)
            yield
            self._statements(known, "emergence", "no_ranking")
        self._heading(evidence.PATHWAY_TITLE)
        self.add(words(text.said(evidence.PATHWAY, wording=wording)))

    def _heading(self, sentence: str) -> None:
        self.add(separator())
        self.add(Words(text.said(sentence), "subheading"))

    def _statements(self, known: Suicidality, *codes: StatementCode) -> None:
        for code in codes:
            found = known.statement(code)
            self.add(words(found.sentence, parent=self))
            self.add(words(self._source(found.source, found.status), "small", self))

    def _age_bands(self, known: Suicidality) -> None:
        first = known.age_bands[0]
        self._heading(evidence.AGE_TITLE)
        note = text.said(evidence.AGE_NOTE, trials=text.count(first.trials), people=text.count(first.people))
        self.add(words(note, "small", self))
        grid = self._grid(3, 2, 3)
        for row, band in enumerate(known.age_bands):
            self._fill(grid, row, (text.age_band_name(band), text.age_band_value(band)))
            grid.addWidget(words(self._source(band.source, band.status), "small", self), row, 2, TOP)

    def _class_rates(self, known: Suicidality) -> None:
        self._heading(evidence.RATES_TITLE)
        self.add(words(text.said(evidence.RATES_NOTE), "small", self))
        grid = self._grid(4, 3, 3, 3)
        self._fill(
            grid, 0, ("", *map(text.said, (evidence.ON_DRUG, evidence.ON_PLACEBO, evidence.RATIO))), role="small"
        )
        for row, rate in enumerate(known.class_rates):
            numbers = (text.class_rate_name(rate), text.arm_rate(rate.drug), text.arm_rate(rate.placebo))
            self._fill(grid, 2 * row + 1, (*numbers, text.ratio_text(rate)))
            counts = (text.arm_counts(rate.drug), text.arm_counts(rate.placebo), "")
            self._fill(grid, 2 * row + 2, (text.said(evidence.PROGRAMMES, n=rate.programmes), *counts), role="small")
        rates = known.class_rates[0]
        self.add(words(self._source(rates.source, rates.status), "small", self))

    def _ideation(self, known: Suicidality) -> None:
        self._heading(evidence.IDEATION_TITLE)
        grid = self._grid(1, 3)
        for row, rate in enumerate(known.ideation):
            self._fill(grid, 2 * row, (rate.what, text.ideation_value(rate)))
            basis = f"{text.ideation_basis(rate)} {self._source(rate.source, rate.status)}"
            grid.addWidget(words(basis, "small", self), 2 * row + 1, 0, 1, 2)

    def _grid(self, *stretches: int) -> QGridLayout:
        grid = QGridLayout()
        space(grid, gap=8)
        grid.setVerticalSpacing(theme().px(4))
        for column, stretch in enumerate(stretches):
            grid.setColumnStretch(column, stretch)
        self.body.addLayout(grid)
        return grid

    def _source(self, source: str, status: str) -> str:
        return f"{short_sources([source], self._catalogue)}: {status_words(status)}"

    def _fill(self, grid: QGridLayout, row: int, cells: Iterable[str], role: str = "base") -> None:
        """Words side by side."""
        for column, cell in enumerate(cells):
            grid.addWidget(words(cell, role, self), row, column, TOP)

"""Published figures about one drug: value and interval, who was studied, source, and how well it is founded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.messages import evidence
from cds_app.domain.published import PublishedFigure, by_basis, figures_for
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words, empty, words
from cds_app.gui.widgets.compare_words import short_sources, status_words
from cds_app.gui.widgets.labels import separator

TOP = Qt.AlignmentFlag.AlignTop


class PublishedCard(Card):
    """Not from the model. Figures that rest on the same people stand under each other, above what they rest on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(text.said(evidence.PUBLISHED_TITLE), parent)
        self.add(words(text.said(evidence.PUBLISHED_NOTE), "muted"))
        self._grid = QGridLayout()
        space(self._grid, gap=8)
        self._grid.setVerticalSpacing(theme().px(2))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.body.addLayout(self._grid)

    def show_drug(self, drug: str, catalogue: Catalogue) -> None:
        """All figures of a drug; a drug without one says so."""
        empty(self._grid)
        for line in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(line, 0)
        groups = by_basis(figures_for(drug, catalogue.published))
        row = 0
        for group in groups:
            row = self._add(group, catalogue, row)
        if not groups:
            self._grid.addWidget(words(text.said(evidence.PUBLISHED_NOTHING)), 0, 0, 1, 2)

    def _add(self, group: tuple[PublishedFigure, ...], catalogue: Catalogue, row: int) -> int:
        """One group from a row on; returns the next free row."""
        self._grid.addWidget(separator(), row, 0, 1, 2)
        self._grid.setRowMinimumHeight(row, theme().px(9))
        for figure in group:
            row += 1
            self._grid.addWidget(Words(text.measure_name(figure), parent=self), row, 0, TOP)
            self._grid.addWidget(words(text.published_value(figure), parent=self), row, 1, TOP)
        self._grid.addWidget(words(text.basis_text(group), "small", self), row + 1, 0, 1, 2)
        self._grid.addWidget(words(_source(group[0], catalogue), "small", self), row + 2, 0, 1, 2)
        return row + 3


def _source(figure: PublishedFigure, catalogue: Catalogue) -> str:
    return f"{short_sources([figure.source], catalogue)}: {status_words(figure.status)}"

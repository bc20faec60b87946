"""A small table of words that wrap: a line of headings, a row a fact, separators between, read in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cds_app.gui.style import space, theme
from cds_app.gui.widgets.box import Box, out_of_sight
from cds_app.gui.widgets.compare_label import Words, empty
from cds_app.gui.widgets.labels import separator

TOP = Qt.AlignmentFlag.AlignTop
ROWS_AT_ONCE = 8


class FactGrid(Box):
    """`stretch` shares out the width. The first column is what the row is about."""

    def __init__(self, name: str, stretch: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._grid = QGridLayout(self)
        space(self._grid, gap=8)
        self._grid.setHorizontalSpacing(theme().px(16))
        for column, part in enumerate(stretch):
            self._grid.setColumnStretch(column, part)

    def set_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Headings first."""
        for _part in self.fill(rows):
            pass

    def fill(self, rows: Sequence[Sequence[str]]) -> Iterator[None]:
        """The same for a long table, some rows each time it is asked to go on; they are seen once all are there."""
        self._rows = tuple(tuple(row) for row in rows)
        self.setAccessibleDescription(self.as_text())
        return self._filled(*self._rows)

    def _filled(self, heads: tuple[str, ...], *facts: tuple[str, ...]) -> Iterator[None]:
        with out_of_sight(self):
            empty(self._grid)
            for column, head in enumerate(heads):
                self._add(Words(head, "small", wide=True, parent=self), 0, column)
            for place, fact in enumerate(facts):
                if place and place % ROWS_AT_ONCE == 0:
                    yield
                self._grid.addWidget(separator(), 2 * place + 1, 0, 1, len(heads))
                for column, words in enumerate(fact):
                    role = "subheading" if column == 0 else "base"
                    self._add(Words(words, role, wide=True, parent=self), 2 * place + 2, column)

    def _add(self, words: Words, row: int, column: int) -> None:
        words.ensurePolished()  # here and not as the table is shown: all at once would take longer than a turn may
        self._grid.addWidget(words, row, column, TOP)

    def as_rows(self) -> tuple[tuple[str, ...], ...]:
        return self._rows

    def as_text(self) -> str:
        """The table read row by row."""
        heads, *facts = self._rows
        return "\n".join(
            "; ".join(f"{head}: {words}" for head, words in zip(heads, fact, strict=True)) for fact in facts
        )

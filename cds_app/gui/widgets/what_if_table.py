"""The what-if as a table: both figures side by side, both bars on one axis, and a shape and a word where they differ.

Nothing can be copied out of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import theme
from cds_app.gui.tables import ROW_ROLE, Column, RowsModel, Table
from cds_app.gui.widgets.compare_words import tr
from cds_app.gui.widgets.interval_bar import paint_interval
from cds_app.gui.widgets.what_if_rows import WhatIfRow

LEAST_COLUMN = 60
"""Pixels at 100 %: what a column keeps where large text leaves no room for the bars."""


class WhatIfTable(Table):
    """Rows by drug name. The upper bar is as recorded, the lower one the what-if."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows = RowsModel(_columns(), key=lambda row: row.drug)
        super().__init__(self._rows, tr(QT_TRANSLATE_NOOP("compare", "What if: figures beside those of the record")))
        self._bars = _Bars(self)
        self.setItemDelegateForColumn(len(self._rows.columns) - 1, self._bars)
        self.horizontalHeader().setMinimumSectionSize(theme().px(LEAST_COLUMN))

    def show_rows(self, rows: Sequence[WhatIfRow], base_rate: float | None) -> None:
        self._bars.base_rate = base_rate
        self._rows.set_rows(rows)
        self.clearSelection()

    def as_rows(self) -> tuple[tuple[str, ...], ...]:
        return self._rows.as_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            event.accept()  # a figure that is nobody's must not reach a letter or a chart
            return
        super().keyPressEvent(event)


class _Bars(QStyledItemDelegate):
    base_rate: float | None = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        row: WhatIfRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        half = place.height() / 2
        for number, estimate in enumerate((row.before, row.after)):
            part = QRectF(place.left(), place.top() + number * half, place.width(), half)
            if estimate.probability is not None:
                paint_interval(painter, part, theme(), estimate, self.base_rate)
        painter.restore()


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr(QT_TRANSLATE_NOOP("compare", "Drug")), lambda row: row.name, sortable=False),
        Column(
            tr(QT_TRANSLATE_NOOP("compare", "As recorded")), lambda row: row.shown_before, align="right", sortable=False
        ),
        Column(
            tr(QT_TRANSLATE_NOOP("compare", "What if")),
            lambda row: f"→ {row.shown_after}",
            align="right",
            spoken=lambda row: row.shown_after,
            sortable=False,
        ),
        Column(
            tr(QT_TRANSLATE_NOOP("compare", "Of 100 people")),
            lambda row: row.difference(),
            icon=lambda row: "changed" if row.changed else "",
            sortable=False,
        ),
        Column(
            tr(QT_TRANSLATE_NOOP("compare", "Recorded above, what if below")),
            lambda row: "",
            spoken=lambda row: f"{row.shown_before}; {row.shown_after}",
            width=-1,
            sortable=False,
        ),
    )

"""A chart with its twins: the same value as picture, as table and as text, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.buttons import Button
from cds_app.gui.widgets.labels import label, paragraph
from cds_app.gui.widgets.painted import Painted

MOST_ROWS = 10
VIEWS = (
    ("picture", QT_TRANSLATE_NOOP("twins", "Picture")),
    ("table", QT_TRANSLATE_NOOP("twins", "Table")),
    ("text", QT_TRANSLATE_NOOP("twins", "Text")),
)


class Twins(QWidget):
    """Title, a switch of three, and whichever view is wanted. All three are made from the chart's one value."""

    def __init__(self, chart: Painted, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self._table, self._words = QTableWidget(), paragraph()
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.setAccessibleName(title or chart.accessibleName())
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        space(head, gap=0)
        head.addWidget(label(title, "subheading"), 1)
        self._switch = QButtonGroup(self)
        for number, (code, words) in enumerate(VIEWS):
            made = Button(text.tr("twins", words), "segment", code)
            made.setCheckable(True)
            made.setProperty("place", ("first", "middle", "last")[number])
            self._switch.addButton(made, number)
            head.addWidget(made)
        column = QVBoxLayout(self)
        space(column)
        column.addLayout(head)
        self._views: tuple[QWidget, ...] = (chart, self._table, self._words)
        for view in self._views:
            column.addWidget(view)
        column.addStretch(1)
        self._switch.idClicked.connect(self._show)
        self._switch.button(0).setChecked(True)
        chart.updated.connect(self._refresh)
        self._refresh()
        self._show(0)

    def controls(self) -> tuple[QWidget, ...]:
        """What can be reached by Tab, in the order of reading."""
        return (*self._switch.buttons(), self.chart, self._table)

    def show_view(self, code: str) -> None:
        """Show "picture", "table" or "text"."""
        number = [view for view, _words in VIEWS].index(code)
        self._switch.button(number).setChecked(True)
        self._show(number)

    def _show(self, number: int) -> None:
        for place, view in enumerate(self._views):
            view.setVisible(place == number)

    def _refresh(self) -> None:
        self._words.setText(self.chart.as_text())
        heads, *rows = self.chart.as_rows()
        self._table.setColumnCount(len(heads))
        self._table.setHorizontalHeaderLabels(heads)
        self._table.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                self._table.setItem(row, column, QTableWidgetItem(words))
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_views"):
            self._fit()

    def _fit(self) -> None:
        """Rows of the usual height; as tall as its rows, up to ten of them."""
        row = theme().size("row")
        self._table.verticalHeader().setDefaultSectionSize(row)
        shown = min(MOST_ROWS, self._table.rowCount())
        self._table.setFixedHeight(shown * row + self._table.horizontalHeader().sizeHint().height() + 4)

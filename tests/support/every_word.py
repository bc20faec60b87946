"""Everything that a page says in any way: painted, in the accessibility tree, in models, tips and hidden parts."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from cds_app.gui.widgets.painted import Painted
from tests.support.heard import one_line, painted_words
from tests.support.turns import all_made

ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.StatusTipRole,
)  # fmt: skip


def every_word(page: QWidget) -> str:
    """On one line. What is hidden counts too: a part that can be brought into sight is a surface."""
    return one_line(" ".join((painted_words(all_made(page)), *_kept(page))))


def _kept(page: QWidget) -> Iterator[str]:
    for widget in (page, *page.findChildren(QWidget)):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip())
        yield widget.whatsThis()
        if isinstance(widget, QLabel | QLineEdit | QPushButton):
            yield widget.text()
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(n) for n in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _of_model(widget.model())
        elif isinstance(widget, Painted):
            yield widget.as_text()
            yield from (cell for row in widget.as_rows() for cell in row)


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            index = model.index(row, column)
            yield from (str(found) for role in ROLES if (found := model.data(index, role)) is not None)
    for column in range(columns):
        found = (model.headerData(column, Qt.Orientation.Horizontal, role) for role in ROLES)
        yield from (str(words) for words in found if words is not None)

"""Qt item models over tuples of frozen rows, and the table they are shown in.

Filtering and sorting keep lists of row numbers of their own: a proxy model takes thirty times as long to filter
100,000 rows and freezes the window while it sorts them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cds_app.gui import style

_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
}
_DISPLAY, _DECORATION, _TIP = (
    int(r) for r in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ToolTipRole)
)
_ALIGNMENT, _SPOKEN, _SPOKEN_MORE = (
    int(r)
    for r in (
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    )
)
_SERVED = frozenset((_DISPLAY, _DECORATION, _TIP, _ALIGNMENT, _SPOKEN))
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The row's own value, for delegates that paint it."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `get` makes the shown text; `sort_by` a key to sort by (the shown text without it; None sorts last); `spoken`
    what a screen reader says instead of the shown text; `icon` a name of `resources/icons`; `tip` a longer text.
    `width` is in pixels at 100 % text; 0 takes what the content needs, -1 a share of what is left.
    """

    header: str
    get: Callable[[Any], str]
    align: Literal["left", "right", "centre"] = "left"
    sort_by: Callable[[Any], Any] | None = None
    spoken: Callable[[Any], str] | None = None
    tip: Callable[[Any], str] | None = None
    icon: Callable[[Any], str] | None = None
    width: int = 0
    sortable: bool = True


class RowsModel(QAbstractTableModel):
    """Rows as they come, or as filtered and sorted. `key` names a row over a change of filter (a record id)."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Any] = (),
        *,
        search_in: Callable[[Any], str] | None = None,
        key: Callable[[Any], Hashable] | None = None,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.key = key
        self._search_in = search_in or (lambda row: " ".join(column.get(row) for column in self.columns))
        self._words = ""
        self._where: Callable[[Any], bool] | None = None
        self._sorted_by: tuple[int, bool] | None = None
        self._icons: dict[str, QIcon] = {}
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; filter and order stay."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._haystack: list[str] | None = None
        self._orders: dict[int, list[int]] = {}
        self._shown = self._find()
        self.endResetModel()

    def set_filter(self, words: str = "", where: Callable[[Any], bool] | None = None) -> None:
        """Show only rows that hold all the words, in any letter case, and for which `where` holds."""
        self.beginResetModel()
        self._words, self._where = words.casefold(), where
        self._shown = self._find()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 goes back to the order the rows came in."""
        self.beginResetModel()
        wanted = 0 <= column < len(self.columns) and self.columns[column].sortable
        self._sorted_by = (column, order == Qt.SortOrder.DescendingOrder) if wanted else None
        self._shown = self._find()
        self.endResetModel()

    def row_at(self, shown: int) -> Any:
        """The row that stands at a shown place. Raises IndexError."""
        return self.rows[self._shown[shown]]

    def place_of(self, key: Hashable) -> int | None:
        """Where the row with a key is shown; None when it is not."""
        if self.key is None:
            return None
        return next((place for place, n in enumerate(self._shown) if self.key(self.rows[n]) == key), None)

    def shown_rows(self) -> tuple[Any, ...]:
        return tuple(self.rows[n] for n in self._shown)

    def as_rows(self) -> tuple[tuple[str, ...], ...]:
        """The shown table as text, headings first."""
        heads = tuple(column.header for column in self.columns)
        return (heads, *(tuple(column.get(row) for column in self.columns) for row in self.shown_rows()))

    def _find(self) -> list[int]:
        order: Sequence[int] = range(len(self.rows)) if self._sorted_by is None else self._order(*self._sorted_by)
        found = list(order)
        words = self._words.split()
        if words:
            if self._haystack is None:
                self._haystack = [self._search_in(row).casefold() for row in self.rows]
            haystack = self._haystack
            for word in words:
                found = [n for n in found if word in haystack[n]]
        if self._where is not None:
            where, rows = self._where, self.rows
            found = [n for n in found if where(rows[n])]
        return found

    def _order(self, column: int, descending: bool) -> list[int]:
        if column not in self._orders:
            key = self.columns[column].sort_by or self.columns[column].get
            keys = [key(row) for row in self.rows]
            known = [n for n, value in enumerate(keys) if value is not None]
            known.sort(key=keys.__getitem__)
            self._orders[column] = known
        known = self._orders[column]
        unknown = sorted(set(range(len(self.rows))) - set(known)) if len(known) < len(self.rows) else []
        return [*(reversed(known) if descending else known), *unknown]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == ROW_ROLE:
            return self.rows[self._shown[index.row()]]
        if role not in _SERVED or not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == _ALIGNMENT:
            return _ALIGN[column.align]
        row = self.rows[self._shown[index.row()]]
        if role == _DISPLAY:
            return column.get(row)
        if role == _SPOKEN:
            return f"{column.header}: {(column.spoken or column.get)(row)}"
        if role == _TIP:
            return column.tip(row) if column.tip else None
        return self._icon(column.icon(row)) if column.icon else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (_DISPLAY, _SPOKEN):
            return self.columns[section].header
        return _ALIGN[self.columns[section].align] if role == _ALIGNMENT else None

    def forget_icons(self) -> None:
        """After a change of theme: the next painting makes them in its colours."""
        self._icons.clear()

    def _icon(self, name: str) -> QIcon | None:
        if not name:
            return None
        if name not in self._icons:
            self._icons[name] = style.icon(name, "muted")
        return self._icons[name]


class Table(QTableView):
    """Whole rows are chosen; Enter or a double click opens one. The choice follows its row over filter and order."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: RowsModel, name: str, *, dense: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._dense = model, dense
        self._wanted: Hashable | None = None
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsMovable(False)
        if any(column.sortable for column in model.columns):
            self.horizontalHeader().setSortIndicatorClearable(True)
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._choose_again)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.row_at(index.row())))
        self._measure()

    def current_row(self) -> Any | None:
        """The chosen row; None when there is none."""
        indexes = self.selectionModel().selectedRows()
        return self._model.row_at(indexes[0].row()) if indexes else None

    def choose(self, key: Hashable) -> bool:
        """Choose the row with a key and bring it into view; False when it is not shown."""
        place = self._model.place_of(key)
        if place is None:
            return False
        self.selectRow(place)
        self.scrollTo(self._model.index(place, 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row)
            event.accept()
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        super().selectionChanged(selected, deselected)
        row = self.current_row()
        if row is not None:
            self.chosen.emit(row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_model"):
            self._model.forget_icons()
            self._measure()

    def _measure(self) -> None:
        look = style.theme()
        self.verticalHeader().setDefaultSectionSize(look.size("row_dense" if self._dense else "row"))
        header = self.horizontalHeader()
        for place, column in enumerate(self._model.columns):
            if column.width > 0:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(place, look.px(column.width))
            elif column.width < 0:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)

    def _remember(self) -> None:
        row = self.current_row()
        if row is not None and self._model.key is not None:
            self._wanted = self._model.key(row)

    def _choose_again(self) -> None:
        if self._wanted is not None:
            self.choose(self._wanted)

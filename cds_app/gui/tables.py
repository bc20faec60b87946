"""Qt item models over tuples of frozen rows, and the table they are shown in.

Filtering and sorting keep arrays of row numbers of their own: a proxy model takes thirty times as long to filter
100,000 rows and freezes the window while it sorts them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cds_app.gui import style
from cds_app.gui.cells import PlainCells
from cds_app.gui.haystack import Haystack

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
_SHORT = 1 << 15
"""Places up to this many fit into two bytes."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The row's own value, for delegates that paint it."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `get` makes the shown text; `sort_by` a key to sort by (the shown text without it; None sorts last); `spoken`
    what a screen reader says instead of the shown text; `icon` a name of `resources/icons`; `tip` a longer text.
    `of` is the value that the shown text is made of, where many rows share one: sorting then makes each text once.
    `in_order`: the rows come in the order of this column, and sorting by it has nothing to do.
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
    of: Callable[[Any], Hashable] | None = None
    in_order: bool = False


class RowsModel(QAbstractTableModel):
    """Rows as they come, or as filtered and sorted. `key` names a row over a change of filter (a record id); `kind`
    is what a filter can choose rows by besides words (a status).
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Any] = (),
        *,
        search_in: Callable[[Any], str] | None = None,
        key: Callable[[Any], Hashable] | None = None,
        kind: Callable[[Any], str] | None = None,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.key, self._kind = key, kind
        self._search_in = search_in or (lambda row: " ".join(column.get(row) for column in self.columns))
        self._words = ""
        self._where: Callable[[Any], bool] | None = None
        self._wanted: tuple[str, ...] = ()
        self._sorted_by: tuple[int, bool] | None = None
        self._icons: dict[str, QIcon] = {}
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; filter and order stay."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._asked: dict[Hashable, int] = {}
        """Keys that were looked for, with their rows' numbers: a chosen row is, after each filter and sort."""
        self._haystack: Haystack | None = None
        self._kinds = [] if self._kind is None else [self._kind(row) for row in self.rows]
        self._orders: dict[int, tuple[np.ndarray, np.ndarray]] = {}
        self._shown = self._find()
        self.endResetModel()

    def set_filter(
        self, words: str = "", where: Callable[[Any], bool] | None = None, kinds: Collection[str] = ()
    ) -> None:
        """Show only rows that hold all the words, in any letter case, for which `where` holds, and that are of one of
        the kinds where any are named.
        """
        self.beginResetModel()
        self._words, self._where, self._wanted = words.casefold(), where, tuple(kinds)
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
        name = self.key
        if name is None:
            return None
        if key not in self._asked:
            # few are ever looked for, mostly near the beginning: a table of all of them would stop the window
            self._asked[key] = next((number for number, row in enumerate(self.rows) if name(row) == key), -1)
        places = np.flatnonzero(self._shown == self._asked[key])
        return int(places[0]) if len(places) else None

    def count_kinds(self) -> Counter[str]:
        """How many rows there are of each kind, whatever is shown."""
        return Counter(self._kinds)

    def shown_rows(self) -> tuple[Any, ...]:
        return tuple(self.rows[n] for n in self._shown)

    def as_rows(self) -> tuple[tuple[str, ...], ...]:
        """The shown table as text, headings first."""
        heads = tuple(column.header for column in self.columns)
        return (heads, *(tuple(column.get(row) for column in self.columns) for row in self.shown_rows()))

    def _find(self) -> np.ndarray:
        """The numbers of the rows that are shown, in their order."""
        found = np.ones(len(self.rows), dtype=bool)
        for word in self._words.split():
            if self._haystack is None:
                self._haystack = Haystack(self._search_in(row).casefold() for row in self.rows)
            found &= self._haystack.holding(word)
        if self._wanted:
            found &= _truths(map(self._wanted.__contains__, self._kinds))
        if self._where is not None:
            found &= _truths(bool(self._where(row)) for row in self.rows)
        if self._sorted_by is None:
            return np.flatnonzero(found)
        order = self._order(*self._sorted_by)
        shown: np.ndarray = order[found[order]]
        return shown

    def _order(self, column: int, descending: bool) -> np.ndarray:
        """All row numbers by a column; unknown values come last both ways."""
        if column not in self._orders:
            self._orders[column] = self._ordered(self.columns[column])
        known, unknown = self._orders[column]
        return np.concatenate((known[::-1] if descending else known, unknown))

    def _ordered(self, column: Column) -> tuple[np.ndarray, np.ndarray]:
        """Row numbers by a column, ascending, and those of unknown values."""
        if column.in_order:
            return np.arange(len(self.rows)), np.arange(0)
        ranks = self._ranks(column)
        unknown = np.flatnonzero(ranks < 0)
        if len(ranks) and ranks.max() < _SHORT:
            ranks = ranks.astype(np.int16)  # short numbers are counted into their places, not compared
        return np.argsort(ranks, kind="stable")[len(unknown) :], unknown

    def _ranks(self, column: Column) -> np.ndarray:
        """Each row's place among the column's different values, (rows,) whole numbers, -1 for an unknown one."""
        key, of = column.sort_by or column.get, column.of
        shared = list(map(of or key, self.rows))
        # in the order they came: what is in order already is sorted at once
        if of is None:
            keys = {value: value for value in shared}
        else:
            keys = {value: key(row) for value, row in dict(zip(shared, self.rows, strict=True)).items()}
        different = sorted({value: None for value in keys.values() if value is not None})
        places = {value: place for place, value in enumerate(different)}
        rank = {value: places.get(made, -1) for value, made in keys.items()}
        return np.fromiter(map(rank.__getitem__, shared), dtype=np.int32, count=len(shared))

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


def _truths(found: Iterable[bool]) -> np.ndarray:
    """Truths as an array, (n,), by way of bytes: a list of as many takes three times as long."""
    return np.frombuffer(bytes(found), dtype=bool)


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
        self._cells = PlainCells(self)
        self.setItemDelegate(self._cells)
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
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "_cells"):
            self._cells.forget_look()
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

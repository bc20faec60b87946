"""The centre of the program: all drugs in one look, on one axis, in groups; by keyboard as well as by mouse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.estimate import Comparison
from cds_app.domain.evidence_quality import EvidenceQuality
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui.style import Theme, theme
from cds_app.gui.widgets.compare_header import CompareHeader
from cds_app.gui.widgets.compare_model import DRUG, CompareModel, Index
from cds_app.gui.widgets.compare_paint import PAD, ComparePainter, title_lines
from cds_app.gui.widgets.compare_rows import Row, Section
from cds_app.gui.widgets.compare_widths import ColumnWidths

LEAST_ROW, TALLEST_ROW, TITLE_ROW = 23, 36, 28
"""Rows are 26 px where they can be; a hair less than that is better than a drug that nobody sees."""
NARROWEST_GUTTER, WIDEST_GUTTER = 96, 168
_AS_LITTLE = QAbstractItemView.ScrollHint.EnsureVisible


class CompareTable(QTableView):
    """Up and Down choose a drug, Enter opens it, Space pins it as A or B, letters find it by name.

    By mouse, a double click opens and a click on the pin beside a drug's name pins. Where all rows fit under their
    group titles they stand so; where they fit only without, the titles move into a gutter on the left; otherwise the
    table scrolls. Scrolled sideways, the drugs' names stay.
    """

    opened = Signal(str)
    chosen = Signal(str)
    pin_wanted = Signal(str)
    order_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed, self._typing = "", QElapsedTimer()
        self._laid_out = QSize()
        self.lines = CompareModel()
        self.painter_of_cells = ComparePainter(self.lines, self)
        self.head = CompareHeader(self.lines, self.painter_of_cells, self)
        self._widths = ColumnWidths(self.lines, self.painter_of_cells, self.head)
        self.setHorizontalHeader(self.head)
        self.setModel(self.lines)
        self.setItemDelegate(self.painter_of_cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._open)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.head.sectionClicked.connect(lambda section: self.order_wanted.emit(self.lines.columns[section]))

    # --- what is shown

    def show_sections(
        self,
        sections: tuple[Section, ...],
        concerns: tuple[str, ...],
        comparison: Comparison,
        catalogue: Catalogue,
        evidence: EvidenceQuality | None = None,
    ) -> None:
        """Show rows in groups, or in one section without a title. The drug chosen before stays chosen."""
        before = self.current_drug()
        weeks: dict[str, int] = {e.outcome: e.weeks for e in comparison.estimates if e.weeks is not None}
        self.clearSpans()
        self.lines.show(sections, concerns, dict(comparison.base_rates), weeks, catalogue)
        self.show_evidence(evidence)
        self.choose(before or "")

    def show_evidence(self, evidence: EvidenceQuality | None) -> None:
        """Mark quietly which estimates rest on few trials; in sight where there is room on every line, else in tips."""
        self.lines.set_evidence(evidence)
        self._lay_out()

    def show_order(self, column: str) -> None:
        """Mark the column by which the reader ordered; "" for the groups."""
        self.head.ordered_by = column
        self.head.viewport().update()

    def current_drug(self) -> str | None:
        """The chosen drug; None when there is none."""
        row = self.row_at(self.currentIndex())
        return row.drug if row else None

    def choose(self, drug: str) -> None:
        """Choose a drug; the first one when it is not shown."""
        line, first = self.lines.line_of(drug), self.lines.first_line()
        if line is None:
            line = first
        if line is not None:
            self.setCurrentIndex(self.lines.index(line, self.lines.columns.index(DRUG)))
            if line == first:  # with its group's title, also where the table has not got its height yet
                self.scrollToTop()

    def row_at(self, index: Index) -> Row | None:
        return self.lines.lines[index.row()].row if index.isValid() else None

    @property
    def in_gutter(self) -> bool:
        """Whether the group titles stand in the gutter."""
        return bool(self.lines.lines) and not self.isColumnHidden(0)

    # --- scrolled sideways, the names stay

    @property
    def _name_column(self) -> int:
        return self.lines.columns.index(DRUG)

    def _sticks(self) -> bool:
        """Whether the names would have been scrolled out of sight."""
        return bool(self.lines.lines) and self.columnViewportPosition(self._name_column) < 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._sticks():
            return
        painter = QPainter(self.viewport())
        width, bottom = self.columnWidth(self._name_column), self.viewport().height()
        line = self.rowAt(0)
        while 0 <= line < len(self.lines.lines) and self.rowViewportPosition(line) < bottom:
            if not self.isRowHidden(line):
                title = self.lines.lines[line].row is None
                top, height = self.rowViewportPosition(line), self.rowHeight(line)
                self._paint_again(painter, line, QRect(0, top, self.viewport().width() if title else width, height))
                if not title:
                    painter.setPen(theme().colour("line_strong"))
                    painter.drawLine(width, top, width, top + height - 1)
            line += 1
        painter.end()

    def drawn_up(self) -> Iterator[None]:
        """Draw up the cells in sight, a line of them each time it is asked to go on."""
        seen, chosen = self.viewport().rect(), self.selectionModel()
        for number in range(len(self.lines.lines)):
            for place in range(len(self.lines.columns)):
                index = self.lines.index(number, place)
                cell = self.visualRect(index)
                begins = QPoint(self.columnViewportPosition(place), self.rowViewportPosition(number)) == cell.topLeft()
                if begins and cell.intersects(seen):  # not one that another runs through
                    self.painter_of_cells.cell(cell.size(), number, place, selected=chosen.isSelected(index))
            yield

    def _paint_again(self, painter: QPainter, line: int, place: QRect) -> None:
        option = QStyleOptionViewItem()
        option.rect = place
        if self.selectionModel().isRowSelected(line, QModelIndex()):
            option.state |= QStyle.StateFlag.State_Selected
        self.painter_of_cells.paint(painter, option, self.lines.index(line, self._name_column))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.head.viewport().update()

    def indexAt(self, position: QPoint) -> QModelIndex:
        if self._sticks() and 0 <= position.x() < self.columnWidth(self._name_column):
            line = self.rowAt(position.y())
            return self.lines.index(line, self._name_column) if line >= 0 else QModelIndex()
        return super().indexAt(position)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _AS_LITTLE) -> None:
        """Going from drug to drug moves nothing sideways; a cell of another column comes out from behind the names."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if not index.isValid() or index.column() == self._name_column:
            bar.setValue(before)
            return
        hidden = self.columnWidth(self._name_column) - self.columnViewportPosition(index.column())
        if self._sticks() and hidden > 0 and index.column() > self._name_column:
            bar.setValue(bar.value() - hidden)

    # --- keyboard and mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self.indexAt(event.position().toPoint()).row()
        row = self.lines.lines[line].row if line >= 0 else None
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if row is not None and left and self.pin_place(line).contains(event.position().toPoint()):
            self.pin_wanted.emit(row.drug)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a pin pins and unpins; it opens nothing."""
        line = self.indexAt(event.position().toPoint()).row()
        if line >= 0 and self.pin_place(line).contains(event.position().toPoint()):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def pin_place(self, line: int) -> QRect:
        """Where a drug's pin is drawn and can be hit."""
        row = self.lines.lines[line].row
        if row is None:
            return QRect()
        left = max(0, self.columnViewportPosition(self._name_column))
        cell = QRect(left, self.rowViewportPosition(line), self.columnWidth(self._name_column), self.rowHeight(line))
        side = theme().px(4)
        return self.painter_of_cells.pin_box(theme(), cell, row).toRect().adjusted(-side, -side, side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        drug = self.current_drug()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and drug:
            self.opened.emit(drug)
        elif event.key() == Qt.Key.Key_Space and drug:
            self.pin_wanted.emit(drug)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and drug:
            named = [found.row.drug for found in self.lines.lines if found.row is not None]
            self.choose(named[0 if event.key() == Qt.Key.Key_Home else -1])
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Letters find a drug by the start of its name: typed quickly they add up, after a pause they begin anew."""
        quick = self._typing.isValid() and self._typing.elapsed() < QApplication.keyboardInputInterval()
        self._typing.restart()
        self._typed = self._typed + search.lower() if quick else search.lower()
        names = [(n, found.row.name.lower()) for n, found in enumerate(self.lines.lines) if found.row is not None]
        here = self.currentIndex().row()
        from_here = here if quick else here + 1
        after = [entry for entry in names if entry[0] >= from_here] + [entry for entry in names if entry[0] < from_here]
        for number, name in after:
            if name.startswith(self._typed):
                self.setCurrentIndex(self.lines.index(number, self.lines.columns.index(DRUG)))
                return

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = self.row_at(current)
        if row is not None:
            self.chosen.emit(row.drug)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self._hover(-1)

    def _hover(self, line: int) -> None:
        if line != self.painter_of_cells.hovered:
            self.painter_of_cells.hovered = line
            self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        row = self.row_at(index)
        if row is not None:
            self.opened.emit(row.drug)

    # --- places

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bars that laying out puts on or takes away resize what they stand beside, and not the table."""
        super().resizeEvent(event)
        if self.size() != self._laid_out:
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "head"):
            self.head.updateGeometry()
            self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Its head, a title and two rows: with large text the page around it need not scroll too."""
        look = theme()
        rows = look.px(TITLE_ROW) + 2 * look.size("row_dense")
        return QSize(look.px(320), self.head.sizeHint().height() + rows)

    def _lay_out(self) -> None:
        """Row heights, then column widths, then which cells run together."""
        self._laid_out = self.size()
        if not self.lines.lines:
            return
        look = theme()
        rows = sum(found.row is not None for found in self.lines.lines)
        # each line names its section; by identity, since to hash one goes through every estimate of its rows
        sections = {id(found.section): found.section for found in self.lines.lines}
        titles = [section for section in sections.values() if section.title]
        free = self.height() - 2 * self.frameWidth() - self.head.sizeHint().height()
        scrolls = self._lay_out_in(look, rows, titles, free)
        sideways = self.head.length() > self.width() - 2 * self.frameWidth()
        if sideways:
            scrolls = self._lay_out_in(look, rows, titles, free - self.horizontalScrollBar().sizeHint().height())
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.viewport().update()

    def _lay_out_in(self, look: Theme, rows: int, titles: Sequence[Section], free: int) -> bool:
        """Lay out in a height; whether the rows need more than that."""
        height, gutter = self._height_and_gutter(look, rows, titles, free)
        for number, found in enumerate(self.lines.lines):
            hide = found.row is None and (gutter > 0 or not found.section.title)
            self.setRowHidden(number, hide)
            self.setRowHeight(number, look.px(TITLE_ROW) if found.row is None else height)
        self.setColumnHidden(0, gutter == 0)
        shown = height * rows + (0 if gutter else look.px(TITLE_ROW) * len(titles))
        scrolls = shown > free
        bar = self.verticalScrollBar().sizeHint().width() if scrolls else 0
        self._set_widths(look, gutter, self.width() - 2 * self.frameWidth() - bar)
        self._set_spans(gutter > 0)
        return scrolls

    def _height_and_gutter(self, look: Theme, rows: int, titles: Sequence[Section], free: int) -> tuple[int, int]:
        least, good, most = look.px(LEAST_ROW), look.size("row_dense"), look.px(TALLEST_ROW)
        under_titles = (free - look.px(TITLE_ROW) * len(titles)) // max(1, rows)
        if under_titles >= good:
            return min(under_titles, most), 0
        in_gutter = free // max(1, rows)
        if titles and in_gutter >= least:
            height = min(in_gutter, good)
            gutter = self._gutter(look, titles, height)
            if gutter:
                return height, gutter
        if not titles and in_gutter >= least:
            return min(in_gutter, good), 0
        return good, 0

    def _gutter(self, look: Theme, titles: Sequence[Section], height: int) -> int:
        """The narrowest gutter in which every title fits beside its rows; 0 when none does."""
        line_height = self.fontMetrics().lineSpacing() * 12 / 14
        for width in range(look.px(NARROWEST_GUTTER), look.px(WIDEST_GUTTER) + 1, look.px(4)):
            room = width - look.px(PAD) - look.px(4)
            if all(title_lines(look, s.title, room) * line_height + look.px(5) <= len(s.rows) * height for s in titles):
                return width
        return 0

    def _set_widths(self, look: Theme, gutter: int, width: int) -> None:
        widths = self._widths.of(look, gutter, width)
        for number, column in enumerate(self.lines.columns):
            self.setColumnWidth(number, widths[column])

    def _set_spans(self, gutter: bool) -> None:
        self.clearSpans()
        columns = self.lines.columns
        outcomes = sum(column in OUTCOMES for column in columns)
        response = columns.index(OUTCOMES[0]) if outcomes else 0
        for number, found in enumerate(self.lines.lines):
            if found.row is None:
                if not gutter:
                    self.setSpan(number, 1, 1, len(columns) - 1)
                elif len(found.section.rows) > 1:
                    self.setSpan(number + 1, 0, len(found.section.rows), 1)
            elif not found.row.estimates and outcomes:
                # a reason needs the room more than the concerns of a drug that is excluded anyway
                many = len(columns) - response if found.row.group == "excluded" else outcomes
                self.setSpan(number, response, 1, many)

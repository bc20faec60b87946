"""The four views of one comparison: bars on one axis, a table of words, people of 100, and plain text.

All are drawn from the same sections, so that a number reads the same in each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import Assessment
from cds_app.domain.estimate import Comparison
from cds_app.domain.evidence_quality import EvidenceQuality
from cds_app.gui.style import space
from cds_app.gui.tables import RowsModel, Table
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_people import LEGEND, PeopleView
from cds_app.gui.widgets.compare_rows import Section, concerns_of
from cds_app.gui.widgets.compare_table import CompareTable
from cds_app.gui.widgets.compare_twin import comparison_text, twin_columns, twin_rows
from cds_app.gui.widgets.compare_words import tr
from cds_app.gui.widgets.drawn_first import DrawnFirst

BARS, TABLE, PEOPLE, TEXT = VIEWS = "bars", "table", "people", "text"


class CompareViews(QStackedWidget):
    """`opened` and `pin_wanted` name a drug, `order_wanted` a column."""

    opened = Signal(str)
    pin_wanted = Signal(str)
    order_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = CompareTable(self)
        self.table.setAccessibleName(self.tr("Comparison: Enter opens a drug, Space pins it"))
        self.table.order_wanted.connect(self.order_wanted)
        self.people = PeopleView()
        for view in (self.table, self.people):
            view.opened.connect(self.opened)
            view.pin_wanted.connect(self.pin_wanted)
        self.plain = _TextWhenSeen()
        self.plain.setReadOnly(True)
        self.plain.setTabChangesFocus(True)
        self.plain.setAccessibleName(self.tr("Comparison as text"))
        self._twin: QWidget = QWidget()
        self._twin_is_old = False
        self._shown = BARS
        self._drawn_first = DrawnFirst(self)
        for made in (self.table, self._twin, self._people_with_legend(), self.plain):
            self.addWidget(made)

    def _people_with_legend(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        space(column, gap=4)
        column.addWidget(self.people, 1)
        column.addWidget(Words(tr(LEGEND), "small", wide=True))
        return whole

    def show_sections(
        self,
        assessment: Assessment,
        comparison: Comparison,
        shown: tuple[Section, ...],
        catalogue: Catalogue,
        evidence: EvidenceQuality | None,
    ) -> None:
        """Draw the groups in every view; `evidence` marks what rests on few trials, None marks nothing."""
        self.table.show_sections(shown, concerns_of(assessment), comparison, catalogue, evidence)
        self.people.show_sections(shown)
        self._say_in_words(assessment, shown, catalogue, evidence)

    def show_evidence(
        self,
        assessment: Assessment,
        shown: tuple[Section, ...],
        catalogue: Catalogue,
        evidence: EvidenceQuality,
    ) -> None:
        """Mark what rests on few trials in the groups that are shown; whoever reads them stays where they are."""
        self.table.show_evidence(evidence)
        before, read, place = self._twin, self._twin.hasFocus(), self.plain.verticalScrollBar().value()
        self._say_in_words(assessment, shown, catalogue, evidence)
        self.plain.verticalScrollBar().setValue(place)
        if isinstance(before, _Twin) and isinstance(self._twin, _Twin) and self._twin is not before:
            self._twin.take_over(before)
            if read:
                self._twin.setFocus()

    def _say_in_words(
        self,
        assessment: Assessment,
        shown: tuple[Section, ...],
        catalogue: Catalogue,
        evidence: EvidenceQuality | None,
    ) -> None:
        self.words = RowsModel(
            twin_columns(concerns_of(assessment), evidence), twin_rows(shown), key=lambda found: found.row.drug
        )
        self._twin_is_old = True
        self.plain.show_later(partial(comparison_text, assessment, shown, catalogue, evidence))
        self.show_view(self._shown)

    def _replace_twin(self) -> None:
        """Only when it is looked at: a table measures every cell, and the rows are drawn twice for each comparison."""
        self._twin_is_old = False
        table = _Twin(self.words, self.tr("Comparison as a table of words"), self)
        table.ensurePolished()  # or its columns would be measured in the plain font first
        table.opened.connect(lambda found: self.opened.emit(found.row.drug))
        self.removeWidget(self._twin)
        self._twin.deleteLater()
        self._twin = table
        self.insertWidget(VIEWS.index(TABLE), table)
        QWidget.setTabOrder(self.people, table)

    def set_pins(self, pins: tuple[str, ...]) -> None:
        """Mark the pinned drugs, in the order in which they were pinned."""
        self.table.lines.set_pins(pins)
        self.people.cards.set_pins(pins)

    def show_view(self, code: str) -> None:
        """Put one of the four in front; the one before stays in sight until it is drawn up."""
        if code != self._shown:
            self._drawn_first.begin(self.drawn_up)
        self._shown = code
        if code == TABLE and self._twin_is_old:
            self._replace_twin()
        elif code == TEXT:
            self.plain.write()
        self.setCurrentIndex(VIEWS.index(code))

    def drawn_up(self) -> Iterator[None]:
        """Draw up what is painted of the view in front, a part each time it is asked to go on."""
        if self._shown == BARS:
            yield from self.table.drawn_up()
        elif self._shown == PEOPLE:
            yield from self.people.drawn_up()

    def first(self) -> QWidget:
        """What takes the focus in the view in front."""
        return {BARS: self.table, TABLE: self._twin, PEOPLE: self.people, TEXT: self.plain}[self._shown]


class _Twin(Table):
    """The rows stay as they are, so that a column is measured once for each look: Qt asks three times while a table
    comes on screen."""

    def __init__(self, model: RowsModel, name: str, parent: QWidget) -> None:
        self._hints: dict[int, int] = {}
        super().__init__(model, name, dense=True, parent=parent)

    def take_over(self, before: _Twin) -> None:
        """Chosen row and what is in sight, from the table in whose place this one stands."""
        chosen = before.current_row()
        if chosen is not None:
            self.choose(chosen.row.drug)
        self.updateGeometries()  # or there would be nothing to scroll yet
        for bar, old in (
            (self.verticalScrollBar(), before.verticalScrollBar()),
            (self.horizontalScrollBar(), before.horizontalScrollBar()),
        ):
            bar.setValue(old.value())

    def sizeHintForColumn(self, column: int) -> int:
        if column not in self._hints:
            self._hints[column] = super().sizeHintForColumn(column)
        return self._hints[column]

    def changeEvent(self, event: QEvent) -> None:
        self._hints = {}
        super().changeEvent(event)


class _TextWhenSeen(QPlainTextEdit):
    """Text that is written when it is first looked at or asked for."""

    _words: Callable[[], str] | None = None

    def show_later(self, words: Callable[[], str]) -> None:
        self._words = words

    def toPlainText(self) -> str:
        self.write()
        return super().toPlainText()

    def write(self) -> None:
        words, self._words = self._words, None
        if words is not None:
            self.setPlainText(words())

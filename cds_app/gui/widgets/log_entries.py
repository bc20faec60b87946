"""The entries of the log: filter, one page of them as a table, and the chosen one beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets import log_words
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.flow import STACKED_FROM
from cds_app.gui.widgets.labels import label
from cds_app.gui.widgets.log_entry import LogEntryView
from cds_app.gui.widgets.log_filters import LogFilters
from cds_app.gui.widgets.log_words import tr
from cds_app.workflow.read_log import LogQuery, LogView

LEAST, LEAST_STACKED = 280, 420
"""Pixels at 100 % that table and entry need beside and below each other; a smaller page scrolls."""


class LogEntries(QWidget):
    """`wanted` asks for a page: the query, and the index before which it begins (None for the newest)."""

    wanted = Signal(object, object)
    decision_wanted = Signal(str)
    unreadable = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: LogView | None = None
        self.query = LogQuery()
        self._way: list[int | None] = [None]
        """Where each page began, from the newest to the one on screen."""
        self._then: int | None = None
        self.filters = LogFilters()
        self.model = RowsModel(self._columns(), key=lambda entry: entry["index"])
        self.table = Table(self.model, tr(QT_TRANSLATE_NOOP("log", "Log entries")))
        self.entry = LogEntryView()
        self.count = label("", "muted")
        self.later = button(tr(QT_TRANSLATE_NOOP("log", "&Newer")), self._go_later, icon_name="arrow_left")
        self.earlier = button(tr(QT_TRANSLATE_NOOP("log", "&Older")), self._go_earlier, icon_name="arrow_right")
        self._lay_out()
        self.filters.changed.connect(self._look_for)
        self.filters.unreadable.connect(self.unreadable)
        self.table.chosen.connect(self._choose)
        self.entry.decision_wanted.connect(self.decision_wanted)
        self._allow()

    def refresh(self) -> None:
        """Ask for the newest entries that match."""
        self._way = [None]
        self.wanted.emit(self.query, None)

    def show_view(self, view: LogView) -> None:
        """One page of entries; the first is chosen, unless the one that was chosen is still there."""
        self.view = view
        self.filters.set_people(view.users)
        self.model.set_rows(view.entries)
        if not view.entries:
            self.entry.show_nothing()
        elif (self._then is None or not self.table.choose(self._then)) and self.table.current_row() is None:
            self.table.selectRow(0)
        self._then = None
        self._say_count(view)
        self._allow()

    def show_entry(self, index: int) -> None:
        """Bring one entry on screen, whatever was looked for until now."""
        self.filters.blockSignals(True)
        self.filters.reset()
        self.filters.blockSignals(False)
        self.query, self._then = LogQuery(), index
        self._way = [None, index + 1]
        self.wanted.emit(self.query, index + 1)

    def _look_for(self, query: LogQuery) -> None:
        self.query = query
        self.refresh()

    def _go_earlier(self) -> None:
        if self.view is not None and self.view.earlier is not None:
            self._way.append(self.view.earlier)
            self.wanted.emit(self.query, self._way[-1])

    def _go_later(self) -> None:
        if len(self._way) > 1:
            self._way.pop()
            self.wanted.emit(self.query, self._way[-1])

    def _allow(self) -> None:
        self.later.setEnabled(len(self._way) > 1)
        self.earlier.setEnabled(self.view is not None and self.view.earlier is not None)

    def _choose(self, entry: dict[str, object]) -> None:
        if self.view is not None:
            self.entry.show_entry(entry, self.view.users)

    def _say_count(self, view: LogView) -> None:
        shown = [entry["index"] for entry in view.entries]
        if not shown:
            words = tr(QT_TRANSLATE_NOOP("log", "No entry matches; the log has {all}."), all=text.count(view.size))
        elif self.query == LogQuery():
            words = tr(
                QT_TRANSLATE_NOOP("log", "#{last} to #{first} of {all} entries"),
                last=text.count(shown[0]),
                first=text.count(shown[-1]),
                all=text.count(view.size),
            )
        else:
            more = QT_TRANSLATE_NOOP("log", "{n} that match, and older ones; the log has {all}")
            all_there = QT_TRANSLATE_NOOP("log", "{n} that match; the log has {all}")
            words = tr(
                all_there if view.earlier is None and len(self._way) == 1 else more,
                n=text.count(len(shown)),
                all=text.count(view.size),
            )
        self.count.setText(words)

    def _lay_out(self) -> None:
        left = QWidget()
        self.table.setMinimumWidth(0)
        listed = QVBoxLayout(left)
        space(listed)
        listed.addWidget(self.table, 1)
        pages = QHBoxLayout()
        space(pages)
        pages.addWidget(self.count, 1)
        pages.addWidget(self.later)
        pages.addWidget(self.earlier)
        listed.addLayout(pages)
        parts = self._parts = QSplitter()
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        space(column, (0, 12, 0, 0), 12)
        column.addWidget(self.filters)
        column.addWidget(parts, 1)
        for part in (left, self.entry):  # last: what a splitter takes in is dressed at once, and again with each parent
            parts.addWidget(part)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        self._fit()

    def _fit(self) -> None:
        """The chosen entry beside the table, or below it where large text leaves no room for both."""
        tall = theme().scale >= STACKED_FROM
        self._parts.setOrientation(Qt.Orientation.Vertical if tall else Qt.Orientation.Horizontal)
        self._parts.setMinimumHeight(theme().px(LEAST_STACKED if tall else LEAST))
        space(self.entry.column, (0, 12, 0, 0) if tall else (16, 0, 0, 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_parts"):
            self._fit()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("#", lambda e: str(e["index"]), "right", lambda e: e["index"], width=64),
            Column(
                tr(QT_TRANSLATE_NOOP("log", "Time")),
                lambda e: text.moment(e["time"]),
                sort_by=lambda e: e["index"],
                width=170,
            ),
            Column(tr(QT_TRANSLATE_NOOP("log", "Event")), lambda e: log_words.event_words(e["event"]), width=-1),
            Column(tr(QT_TRANSLATE_NOOP("log", "Who")), self._who, width=150),
        )

    def _who(self, entry: dict[str, object]) -> str:
        return log_words.who_did(entry, self.view.users if self.view is not None else {})

"""What of the log to look at: kind, person, days, record, words. Asked once an answer is complete, not at each key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import theme
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.fields import ChoiceField
from cds_app.gui.widgets.flow import FlowLayout
from cds_app.gui.widgets.scaled import exactly_wide
from cds_app.workflow.read_log import GROUPS, PROGRAM, LogQuery

GROUP_WORDS = {
    "": QT_TRANSLATE_NOOP("log", "Every kind"),
    "decisions": QT_TRANSLATE_NOOP("log", "Comparing and deciding"),
    "records": QT_TRANSLATE_NOOP("log", "Records and ratings"),
    "people": QT_TRANSLATE_NOOP("log", "People and keys"),
    "log": QT_TRANSLATE_NOOP("log", "The log itself"),
    "models": QT_TRANSLATE_NOOP("log", "Models"),
    PROGRAM: QT_TRANSLATE_NOOP("log", "Program and store"),
}
CHOICE, FIELD, DAY = 175, 185, 160
"""Widths in pixels at 100 %."""


def tr(sentence: str, **params: str) -> str:
    return text.tr("log", sentence, **params)


class LogFilters(QWidget):
    """`changed` carries the query; `unreadable` what is wrong with a day that was typed."""

    changed = Signal(object)
    unreadable = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = LogQuery()
        groups = ("", *GROUPS, PROGRAM)
        self.group = ChoiceField(tuple((code, tr(GROUP_WORDS[code])) for code in groups))
        self.person = ChoiceField()
        self.first = self._line(tr(QT_TRANSLATE_NOOP("log", "From 2026-01-31")), DAY)
        self.last = self._line(tr(QT_TRANSLATE_NOOP("log", "To 2026-12-31")), DAY)
        self.record = self._line(tr(QT_TRANSLATE_NOOP("log", "Record or patient code")), FIELD)
        self.words = self._line(tr(QT_TRANSLATE_NOOP("log", "Search codes (Ctrl+F)")), FIELD)
        self.clear = button(tr(QT_TRANSLATE_NOOP("log", "&Clear")), self.reset, role="quiet")
        names = (
            (self.group, QT_TRANSLATE_NOOP("log", "Kind of event"), CHOICE),
            (self.person, QT_TRANSLATE_NOOP("log", "Person"), CHOICE),
            (self.first, QT_TRANSLATE_NOOP("log", "First day, year-month-day, by UTC"), DAY),
            (self.last, QT_TRANSLATE_NOOP("log", "Last day, year-month-day, by UTC"), DAY),
            (self.record, QT_TRANSLATE_NOOP("log", "Record or patient code"), FIELD),
            (self.words, QT_TRANSLATE_NOOP("log", "Search the codes of entries"), FIELD),
        )
        row = FlowLayout(theme().px(8), self)
        for widget, name, width in names:
            widget.setAccessibleName(tr(name))
            widget.setToolTip(tr(name))
            exactly_wide(widget, width)
            row.addWidget(widget)
        row.addWidget(self.clear)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.group.setCurrentIndex(0)
        self.set_people({})
        self._connect()

    def set_people(self, users: Mapping[str, str]) -> None:
        """Whose entries can be asked for: display names by user id. The choice stays."""
        chosen = self.person.code()
        named = sorted(users.items(), key=lambda item: item[1].casefold())
        everybody = ("", tr(QT_TRANSLATE_NOOP("log", "Everybody")))
        self.person.set_choices((everybody, *named))
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))

    def query(self) -> LogQuery | None:
        """What the fields ask for; None when a day cannot be read."""
        try:
            return LogQuery(
                self.group.code(),
                self.person.code(),
                _day(self.first.text()),
                _day(self.last.text()),
                self.record.text().strip(),
                self.words.text().strip(),
            )
        except ValueError:
            return None

    def reset(self) -> None:
        """Ask for everything."""
        for field in (self.first, self.last, self.record, self.words):
            field.clear()
        self.group.setCurrentIndex(0)
        self.person.setCurrentIndex(0)
        self._ask()

    def _ask(self) -> None:
        """Tell of a query that is not the one told last."""
        query = self.query()
        if query is None:
            self.unreadable.emit(tr(QT_TRANSLATE_NOOP("log", "Type days as year-month-day, for example 2026-11-02.")))
        elif query != self._asked:
            self._asked = query
            self.changed.emit(query)

    def _connect(self) -> None:
        for choice in (self.group, self.person):
            choice.activated.connect(lambda _place: self._ask())
        for field in (self.first, self.last, self.record, self.words):
            field.editingFinished.connect(self._ask)
        QShortcut(QKeySequence.StandardKey.Find, self, self.words.setFocus)

    def _line(self, hint: str, width: int) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(hint)
        made.setClearButtonEnabled(width != DAY)
        made.setMaxLength(80)
        return made


def _day(typed: str) -> date | None:
    """A day as year-month-day; None for nothing. Raises ValueError."""
    return date.fromisoformat(typed.strip()) if typed.strip() else None

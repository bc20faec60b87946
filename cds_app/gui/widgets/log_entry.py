"""One entry of the log: what happened in words, its facts, and all of its codes below."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets import log_words
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_switch import Switch
from cds_app.gui.widgets.log_words import tr
from cds_app.gui.widgets.reading import Reading

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~])")


class LogEntryView(QWidget):
    """`decision_wanted` carries the assessment whose decision is to be shown as the clinician saw it."""

    decision_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assessment: str | None = None
        self.said = Words("", "subheading", wide=True)
        self.when = Words("", "muted", wide=True)
        self.facts = Reading(tr(QT_TRANSLATE_NOOP("log", "What the entry says")))
        words = QT_TRANSLATE_NOOP("log", "&Show the decision as it was seen")
        self.decision = button(tr(words), self._show_decision, icon_name="detail")
        self.codes = QPlainTextEdit()
        self.codes.setReadOnly(True)
        self.codes.setTabChangesFocus(True)
        self.codes.setAccessibleName(tr(QT_TRANSLATE_NOOP("log", "The chosen entry in full, as codes")))
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        names = {
            "words": tr(QT_TRANSLATE_NOOP("log", "In &words")),
            "codes": tr(QT_TRANSLATE_NOOP("log", "In co&des")),
        }
        self.form = Switch(names, tr(QT_TRANSLATE_NOOP("log", "How the entry is shown")))
        self.form.choose("words")
        views = QStackedWidget()
        views.addWidget(self.facts)
        views.addWidget(self.codes)
        self.form.chosen.connect(lambda code: views.setCurrentIndex(list(names).index(code)))
        self.column = QVBoxLayout(self)
        space(self.column)
        self.column.addWidget(self.said)
        self.column.addWidget(self.when)
        for widget in (self.form, self.decision):
            row = QHBoxLayout()
            space(row)
            row.addWidget(widget)
            row.addStretch(1)
            self.column.addLayout(row)
        self.column.insertWidget(3, views, 1)

    def show_nothing(self) -> None:
        """No entry is chosen."""
        self._assessment = None
        self.said.setText(tr(QT_TRANSLATE_NOOP("log", "No entry is chosen.")))
        self.when.clear()
        self.facts.show_plain("")
        self.codes.clear()
        self.decision.hide()

    def show_entry(self, entry: Mapping[str, Any], users: Mapping[str, str]) -> None:
        """Show an entry; `users` are display names by user id."""
        self.said.setText(log_words.sentence(entry, users))
        roles = [text.role_name(role) for role in entry["role"].split(",") if role]
        parts = (f"#{entry['index']}", text.moment(entry["time"]), ", ".join(roles))
        self.when.setText(" · ".join(part for part in parts if part))
        self.facts.show_markdown(_table(log_words.facts(entry, users)))
        self.codes.setPlainText(json.dumps(entry, ensure_ascii=False, indent=1))
        self._assessment = log_words.assessment_of(entry)
        self.decision.setVisible(self._assessment is not None)

    def _show_decision(self) -> None:
        if self._assessment is not None:
            self.decision_wanted.emit(self._assessment)


def _table(facts: tuple[tuple[str, str], ...]) -> str:
    """The facts as a table; nothing in a value is taken for markup."""
    if not facts:
        return tr(QT_TRANSLATE_NOOP("log", "It says nothing more."))
    heads = (tr(QT_TRANSLATE_NOOP("log", "What")), tr(QT_TRANSLATE_NOOP("log", "Value")))
    lines = [heads, ("---", "---"), *((_plain(name), _plain(value)) for name, value in facts)]
    return "\n".join(f"| {name} | {value} |" for name, value in lines)


def _plain(words: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))

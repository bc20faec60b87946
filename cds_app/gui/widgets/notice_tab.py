"""The patient notice as it prints, and above it what became of it: whether the patient has it or did not want it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QComboBox, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.notice import WAYS, GivenNotice
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.compare_label import words
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.paper_view import PaperView
from cds_app.gui.widgets.sign_words import moment_with_offset

NOTHING = QT_TRANSLATE_NOOP("notice", "Nothing was compared for this patient, so there is no notice.")
NOT_YET = QT_TRANSLATE_NOOP("notice", "It is not recorded yet that the patient has this notice.")
GIVEN = {
    "handed_over": QT_TRANSLATE_NOOP("notice", "Handed over on {moment} by {name}."),
    "read_out": QT_TRANSLATE_NOOP("notice", "Read out on {moment} by {name}."),
    "declined": QT_TRANSLATE_NOOP("notice", "Offered on {moment} by {name}; the patient did not want it."),
}


def tr(sentence: str, **params: str) -> str:
    return text.tr("notice", sentence, **params)


def given_sentences(given: Iterable[GivenNotice]) -> str:
    """ "Handed over on 2 Nov 2026, 10:00 (UTC+01:00) by Dr Ada Example.", one line each; empty without any."""
    return "\n".join(tr(GIVEN[one.how], moment=moment_with_offset(one.given_at), name=one.given_by) for one in given)


class NoticeTab(QWidget):
    """`record_wanted` carries how the notice reached the patient; `copied` comes when the page is on the clipboard."""

    record_wanted = Signal(str)
    copied = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PaperView(name)
        self.how = QComboBox()
        self.how.setAccessibleName(tr(QT_TRANSLATE_NOOP("notice", "What became of the notice")))
        self.how.setPlaceholderText(tr(QT_TRANSLATE_NOOP("notice", "choose what happened")))
        self.how.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for way in WAYS:
            self.how.addItem(text.notice_way(way), way)
        record = QT_TRANSLATE_NOOP("notice", "Record what &happened")
        self.record = button(tr(record), self._record, icon_name="check")
        self.copy = button(tr(QT_TRANSLATE_NOOP("notice", "Copy the &notice")), self._copy, icon_name="copy")
        self.given = words("", "muted")
        self._line = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        space(self._line, gap=8)
        for made in (self.how, self.record, self.copy):
            self._line.addWidget(made)
        self._line.addStretch(1)
        column = QVBoxLayout(self)
        space(column, (0, 8, 0, 0), 8)
        column.addWidget(self.given)
        column.addLayout(self._line)
        column.addWidget(self.view, 1)
        self.how.currentIndexChanged.connect(self._say)
        self.clear()

    def clear(self) -> None:
        """Nothing of a patient stays."""
        self.show_given(None)
        self.given.setText("")
        self.view.clear()

    def show_given(self, given: tuple[GivenNotice, ...] | None) -> None:
        """What was recorded so far; None where there is no notice. Nothing is chosen for the next time."""
        self._there = given is not None
        self.how.setCurrentIndex(-1)
        self.given.setText(given_sentences(given or ()) or tr(NOT_YET if self._there else NOTHING))
        self._say()

    def allow_again(self) -> None:
        """Recording did not work; it can be tried again."""
        self._say()

    def _say(self, _index: int = 0) -> None:
        self.how.setEnabled(self._there)
        self.copy.setEnabled(self._there)
        self.record.setEnabled(self._there and self.how.currentIndex() >= 0)

    def _record(self) -> None:
        self.record.setEnabled(False)
        self.record_wanted.emit(self.how.currentData())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.view.toPlainText())
        self.copied.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_line"):
            self._line.setDirection(stacked(QBoxLayout.Direction.LeftToRight))

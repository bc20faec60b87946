"""The card of the other ways into a store: recovery sheets of two people, and the sealed sheet for an emergency."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.labels import Label, label
from cds_app.gui.widgets.unlock_emergency import Emergency, EmergencyForm
from cds_app.gui.widgets.unlock_recovery import Recovery, RecoveryForm
from cds_app.gui.widgets.unlock_words import tr
from cds_app.workflow.emergency import open_emergency
from cds_app.workflow.recovery import open_with_recovery
from cds_app.workflow.session import Session, Surroundings, signed_in


class OtherWays(QFrame):
    """`entered` carries who is in, and the user name to be remembered ("" in an emergency: that is nobody's account);
    `left` goes back to the passphrase.
    """

    entered = Signal(object, str)
    left = Signal()

    def __init__(self, jobs: Jobs, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._surroundings = jobs, surroundings
        self._store = Path()
        self.setProperty("role", "card")
        self.recovery, self.emergency = RecoveryForm(), EmergencyForm()
        self.recovery.wanted.connect(self._recover)
        self.emergency.wanted.connect(self._open_in_emergency)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr(QT_TRANSLATE_NOOP("unlock", "Other ways in")))
        self.tabs.addTab(self.recovery, tr(QT_TRANSLATE_NOOP("unlock", "Reco&very sheets")))
        self.tabs.addTab(self.emergency, tr(QT_TRANSLATE_NOOP("unlock", "Emergenc&y access")))
        self._problem = Label("", "problem", wrap=True)
        self._problem.setAccessibleDescription(tr(QT_TRANSLATE_NOOP("unlock", "Problem")))
        self._busy = Label("", "small")
        self.back = button(tr(QT_TRANSLATE_NOOP("unlock", "&Back to the passphrase")), self.left.emit, role="quiet")
        column = QVBoxLayout(self)
        space(column, (24, 24, 24, 24), 8)
        column.addWidget(label(tr(QT_TRANSLATE_NOOP("unlock", "Other ways in")), "title"))
        column.addWidget(self.tabs)
        column.addWidget(self._problem)
        column.addWidget(self._busy)
        column.addWidget(self.back)
        self.tabs.currentChanged.connect(lambda _place: self.say(""))
        self.say("")

    def begin(self, store: Path) -> None:
        """Empty, with the first way in front."""
        self._store = store
        self.forget()
        self.tabs.setCurrentIndex(0)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self.recovery.forget()
        self.emergency.forget()
        self.say("")

    def _recover(self, given: Recovery) -> None:
        surroundings, store = self._surroundings, self._store
        self._open(
            lambda: open_with_recovery(surroundings, store, given.halves, name=given.name, passphrase=given.passphrase),
            given.name,
        )

    def _open_in_emergency(self, given: Emergency) -> None:
        surroundings, store = self._surroundings, self._store
        self._open(
            lambda: open_emergency(surroundings, store, given.code, person=given.person, reason=given.reason), ""
        )

    def _open(self, factory: Callable[[], Session], name: str) -> None:
        """One opening at a time."""
        self.say("")
        self._set_busy(True)
        self._jobs.open(factory, describe=signed_in, done=partial(self._opened, name), failed=self._refused)

    def _opened(self, name: str, who: object) -> None:
        self._set_busy(False)
        self.forget()
        self.entered.emit(who, name)

    def _refused(self, error: Exception) -> None:
        """It did not open: what was wrong, in words; the form decides what has to be typed again."""
        self._set_busy(False)
        self.say(text.error_sentence(error))
        form = self.recovery if self.tabs.currentIndex() == 0 else self.emergency
        form.refused(getattr(error, "code", ""))

    def say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def problem(self) -> str:
        """What is said to be wrong; empty when nothing is."""
        return self._problem.text()

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.tabs, self.back):
            widget.setEnabled(not busy)
        self._busy.setText(tr(QT_TRANSLATE_NOOP("unlock", "Opening the encrypted store …")) if busy else "")

"""A backup takes the place of the closed store; what came of it is said where people sign in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.widgets.labels import Label
from cds_app.gui.widgets.unlock_words import tr
from cds_app.workflow.restore import RestoreWanted, restore
from cds_app.workflow.session import Surroundings

MADE = QT_TRANSLATE_NOOP(
    "unlock",
    "The backup was brought back: {people} people, {patients} patients, {entries} log entries. The store that was here "
    "is kept in {aside}.",
)
REOPENED = QT_TRANSLATE_NOOP("unlock", "Accounts that had been closed since are open again: {count}.")
REKEY = QT_TRANSLATE_NOOP("unlock", "The store gets a new key when an administrator signs in.")


class RestoringLine(Label):
    """`ended` carries what to say once it is done, and nothing when it failed (then the line says why)."""

    ended = Signal(str)

    def __init__(self, jobs: Jobs, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("", wrap=True, parent=parent)
        self._jobs, self._surroundings = jobs, surroundings
        self.hide()

    def say(self, words: str) -> None:
        """Say this, or nothing."""
        self.setText(words)
        self.setVisible(bool(words))

    def begin(self, wanted: RestoreWanted) -> None:
        """Bring it back; no session may have the store open."""
        self.say(tr(QT_TRANSLATE_NOOP("unlock", "Bringing the backup back …")))
        self._jobs.call(
            restore,
            self._surroundings,
            wanted.backup,
            wanted.directory,
            name=wanted.name,
            passphrase=wanted.passphrase,
            done=self._done,
            failed=self._failed,
            slot="restore",
        )

    def _done(self, found) -> None:
        said = [
            tr(
                MADE,
                people=text.count(found.people),
                patients=text.count(found.patients),
                entries=text.count(found.entries),
                aside="–" if found.aside is None else str(found.aside),
            )
        ]
        if found.reopened:
            said.append(tr(REOPENED, count=text.count(len(found.reopened))))
        if found.rekey_due:
            said.append(tr(REKEY))
        self.say(" ".join(said))
        self.ended.emit(self.text())

    def _failed(self, error: Exception) -> None:
        why = text.error_sentence(error)
        self.say(
            tr(QT_TRANSLATE_NOOP("unlock", "The backup was not brought back; the store is as it was. {why}"), why=why)
        )
        self.ended.emit("")

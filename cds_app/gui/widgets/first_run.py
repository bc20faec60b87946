"""What a store that was just made still needs: said in a strip over the pages, which stands in nothing's way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.roles import may
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space
from cds_app.gui.widgets.admin_words import check_name
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.unlock_words import tr
from cds_app.workflow.self_check import Check, first_look
from cds_app.workflow.session import SignedIn

SHEETS = QT_TRANSLATE_NOOP(
    "unlock",
    "This store is new. Make recovery sheets now: without them a forgotten passphrase of the only administrator loses "
    "every record.",
)
NOBODY = QT_TRANSLATE_NOOP(
    "unlock",
    "This store is new, and nobody is its administrator: no person can be added, and no backup or recovery sheet can "
    "be made. If that is not what you want, make the store anew.",
)


class FirstRunStrip(QFrame):
    """`sheets_wanted` leads to the recovery sheets. What was found on this machine is added when it is known."""

    sheets_wanted = Signal()

    def __init__(self, jobs: Jobs, who: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "information")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        makes = may(who.user.roles, "make_sheets")
        self._who = who
        self._said = tr(SHEETS if makes else NOBODY)
        self.words = Words(wide=True)
        self.sheets = button(tr(QT_TRANSLATE_NOOP("unlock", "Make recovery sheets …")), self.sheets_wanted.emit)
        self.later = button(tr(QT_TRANSLATE_NOOP("unlock", "Later")), self.hide, role="quiet")
        rows, row = QVBoxLayout(self), QHBoxLayout()
        space(rows, (24, 4, 24, 6), 4)
        space(row, gap=12)
        rows.addWidget(self.words)
        for control in self.controls():
            row.addWidget(control)
        row.addStretch(1)
        rows.addLayout(row)
        self.sheets.setVisible(makes)  # once it has its place: shown before, it would be a window of its own
        self._say(self._said)
        jobs.run(first_look, done=self._show, slot="first_look")

    def controls(self) -> tuple[QWidget, ...]:
        """What can be pressed, in the order of Tab."""
        return (self.sheets, self.later)

    def _show(self, checks: tuple[Check, ...]) -> None:
        self._say(f"{self._said} {self._policy_words()} {_check_words(checks)}")

    def _policy_words(self) -> str:
        """Which policy was found when the program started."""
        policy = self._who.policy
        if not policy.laid:
            return tr(QT_TRANSLATE_NOOP("unlock", "Policy: none is laid down on this machine; the defaults hold."))
        words = QT_TRANSLATE_NOOP("unlock", "Policy: {file} lays down {count} of the settings.")
        return tr(words, count=text.count(len(policy.laid)), file=policy.source)

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.setAccessibleName(words)


def _check_words(checks: tuple[Check, ...]) -> str:
    failed = [check for check in checks if not check.passed]
    if not failed:
        words = QT_TRANSLATE_NOOP("unlock", "Self-check: {count} checks passed.")
        return tr(words, count=text.count(len(checks)))
    words = QT_TRANSLATE_NOOP("unlock", "Self-check failed: {which}.")
    return tr(words, which="; ".join(f"{check_name(check.code)} ({check.detail.rstrip('.')})" for check in failed))

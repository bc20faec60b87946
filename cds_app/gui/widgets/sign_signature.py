"""The legal part: what the signature stands for, whose it is, when, and the passphrase again."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.jobs import Jobs
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import words
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.sign_summary import PairsView
from cds_app.gui.widgets.sign_words import moment_with_offset, tr
from cds_app.workflow.session import SignedIn


class SignatureCard(Card):
    """Says at every moment what still stands before a signature. Enter in the passphrase does nothing."""

    def __init__(self, who: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("sign", "Signature")), parent)
        user = who.user
        self._name = f"{user.display_name}, {user.credential}".rstrip(", ")
        self._meaning = words(who.policy.signature_meaning)
        self._signer = PairsView()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._row = FormRow(tr(QT_TRANSLATE_NOOP("sign", "Your passphrase, again")), self.passphrase)
        self._left = words("", "muted")
        self._left.setAccessibleDescription(tr(QT_TRANSLATE_NOOP("sign", "What is left to do")))
        self._busy = BusyLabel(tr(QT_TRANSLATE_NOOP("sign", "Signing…")))
        self._busy.hide()
        for widget in (self._meaning, self._signer, self._row, self._left, self._busy):
            self.add(widget)

    def follow(self, jobs: Jobs, slot: str) -> None:
        """Say so in words while a signature is under way."""
        self._busy.follow(jobs, slot)

    def say_time(self, now: datetime) -> None:
        """Printed name and time with its offset, as they will be signed."""
        self._signer.show_pairs(
            (
                (tr(QT_TRANSLATE_NOOP("sign", "Name")), self._name),
                (tr(QT_TRANSLATE_NOOP("sign", "Time")), moment_with_offset(now)),
            )
        )

    def say_left(self, sentence: str, *, signing: bool) -> None:
        """What still has to be done; while signing, the wait takes its place."""
        self._left.setText(sentence)
        self._left.setVisible(not signing)
        self._busy.setVisible(signing)

    def left(self) -> str:
        return self._left.text()

    def set_problem(self, sentence: str) -> None:
        """What is wrong with the passphrase; "" for nothing."""
        self._row.set_problem(sentence)

    def problem(self) -> str:
        return self._row.problem()

    def as_text(self) -> str:
        return "\n".join((self._meaning.text(), self._signer.as_text(), self._left.text()))

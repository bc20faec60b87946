"""A store that is not the newest: what is wrong with it, what to do, and going on with it for a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.widgets.admin_confirm import ConfirmAct
from cds_app.gui.widgets.admin_words import tr
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.notice import Notice
from cds_app.gui.widgets.sign_radios import Answers

WRONG = {
    "older": QT_TRANSLATE_NOOP("admin", "This store was newer before: an older copy of it was put in its place."),
    "pages": QT_TRANSLATE_NOOP(
        "admin", "A part of this store is older than the rest, or another program has written into it."
    ),
    "mark_missing": QT_TRANSLATE_NOOP(
        "admin", "What marks the newest state of this store is gone. So nobody can tell whether it is the newest."
    ),
    "other_history": QT_TRANSLATE_NOOP("admin", "This store's log is not the one that was in use here before."),
}
"""By the code that the store gives."""
REASONS = {
    "backup_copied_back": QT_TRANSLATE_NOOP("admin", "A backup was copied back by hand"),
    "machine_replaced": QT_TRANSLATE_NOOP("admin", "The store was moved to another machine"),
    "marks_lost": QT_TRANSLATE_NOOP("admin", "Files beside the store were lost"),
    "no_newer_copy": QT_TRANSLATE_NOOP("admin", "There is no newer copy"),
}
"""By the code that the log keeps."""


class StateCard(Card):
    """Shown only while something is wrong. `accepted` carries the own passphrase and the reason, as a code."""

    accepted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("admin", "This store is not known to be the newest")), parent)
        question = tr(QT_TRANSLATE_NOOP("admin", "Why you go on with it"))
        self._said = Notice("stop", "")
        self.reason = Answers([(code, tr(words)) for code, words in REASONS.items()], question)
        self._reason_row = FormRow(question, self.reason)
        self.confirm = ConfirmAct(tr(QT_TRANSLATE_NOOP("admin", "&Go on with this store")), cancel=False)
        self.confirm.confirmed.connect(self._ask)
        for widget in (self._said, self._reason_row, self.confirm):
            self.add(widget)
        self.hide()

    def show_state(self, found: str | None) -> None:
        """What is wrong, as the store's code; None for nothing."""
        self.setVisible(found is not None)
        if found is None:
            self.forget()
            return
        what = WRONG.get(found, QT_TRANSLATE_NOOP("admin", "This store is not in the state in which it was left."))
        todo = QT_TRANSLATE_NOOP(
            "admin",
            "Nothing can be signed. Look for a newer copy or bring a backup back below. Only if there is none, go on "
            "with this one: that stands in the log, and signing is possible again.",
        )
        self._said.set_words(f"{tr(what)} {tr(todo)}")

    def said(self) -> str:
        return self._said.as_text()

    def problem(self) -> str:
        """What is missing from the answer; empty when nothing is."""
        return self._reason_row.problem()

    def forget(self) -> None:
        """Nothing half answered stays."""
        self.confirm.forget()
        self.reason.clear()
        self._reason_row.set_problem()

    def _ask(self, typed: str) -> None:
        reason = self.reason.code()
        words = tr(QT_TRANSLATE_NOOP("admin", "Choose a reason. It becomes part of the log."))
        self._reason_row.set_problem("" if reason else words)
        if reason:
            self.accepted.emit(typed, reason)
        else:
            next(iter(self.reason.buttons.values())).setFocus()

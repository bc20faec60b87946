"""Emergency access: the code from the sealed sheet, who opens it and why. It opens for reading only, and loudly."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import space
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.notice import Notice
from cds_app.gui.widgets.sign_radios import Answers
from cds_app.gui.widgets.unlock_words import REASONS, secret_field, show_secrets, tr
from cds_app.workflow.emergency import LONGEST_PERSON


@dataclass(frozen=True)
class Emergency:
    """What stands on the sheet, who opens it, and why (of `emergency.REASONS`)."""

    code: str
    person: str
    reason: str

    def __repr__(self) -> str:
        return f"Emergency({self.reason!r})"


class EmergencyForm(QWidget):
    """`wanted` carries an `Emergency` once all three are there; no reason is chosen beforehand."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = secret_field()
        self.person = QLineEdit()
        self.person.setMaxLength(LONGEST_PERSON)
        question = tr(QT_TRANSLATE_NOOP("unlock", "Why you open it"))
        self.reason = Answers([(code, tr(words)) for code, words in REASONS.items()], question)
        self.show_typed = QCheckBox(tr(QT_TRANSLATE_NOOP("unlock", "S&how what is typed")))
        self.show_typed.toggled.connect(lambda on: show_secrets((self.code,), on))
        self.work = button(tr(QT_TRANSLATE_NOOP("unlock", "Open for &reading")), self._ask)
        self._lay_out(question)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        for field in (self.code, self.person):
            field.clear()
        self.reason.clear()
        self.show_typed.setChecked(False)
        for row in self._rows:
            row.set_problem()

    def refused(self, code: str) -> None:
        """The code goes, unless it was only mistyped."""
        if code == "sheet_refused":
            self.code.clear()
        self.code.setFocus()

    def first_field(self) -> QLineEdit:
        return self.code

    def _ask(self) -> None:
        given = (self.code.text().strip(), " ".join(self.person.text().split()), self.reason.code())
        words = (
            tr(QT_TRANSLATE_NOOP("unlock", "Type what stands on the sheet.")),
            tr(QT_TRANSLATE_NOOP("unlock", "Say who you are. It becomes part of the log.")),
            tr(QT_TRANSLATE_NOOP("unlock", "Choose a reason. It becomes part of the log.")),
        )
        for row, value, said in zip(self._rows, given, words, strict=True):
            row.set_problem("" if value else said)
        if all(given):
            self.wanted.emit(Emergency(*given))
            return
        firsts = (self.code, self.person, next(iter(self.reason.buttons.values())))
        next(field for field, value in zip(firsts, given, strict=True) if not value).setFocus()

    def _lay_out(self, question: str) -> None:
        about = QT_TRANSLATE_NOOP(
            "unlock",
            "Patients can be looked at, and nothing can be changed. Your name, the reason and whatever you open stand "
            "in the log. The store gets a new key afterwards, and the sheet is used up.",
        )
        hint = tr(QT_TRANSLATE_NOOP("unlock", "16 groups of four letters. Spaces and small letters do not matter."))
        self._rows = (
            FormRow(tr(QT_TRANSLATE_NOOP("unlock", "Code on the &emergency sheet")), self.code, hint=hint),
            FormRow(tr(QT_TRANSLATE_NOOP("unlock", "Your na&me")), self.person),
            FormRow(question, self.reason),
        )
        self.code.setAccessibleName(tr(QT_TRANSLATE_NOOP("unlock", "Code on the emergency sheet")))
        self.person.setAccessibleName(tr(QT_TRANSLATE_NOOP("unlock", "Your name, which becomes part of the log")))
        column = QVBoxLayout(self)
        space(column, (0, 12, 0, 0), 8)
        column.addWidget(Notice("caution", tr(about)))
        for row in (self._rows[0],):
            column.addWidget(row)
        column.addWidget(self.show_typed)
        for row in self._rows[1:]:
            column.addWidget(row)
        column.addWidget(self.work)
        column.addStretch(1)

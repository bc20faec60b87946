"""Back in with both recovery sheets: two people type one each, then the administrator chooses a new passphrase."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import space
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.labels import paragraph
from cds_app.gui.widgets.unlock_words import LONGEST, secret_field, show_secrets, tr


@dataclass(frozen=True)
class Recovery:
    """What both sheets say, whom they let in, and the passphrase to be."""

    halves: tuple[str, str]
    name: str
    passphrase: str

    def __repr__(self) -> str:
        return f"Recovery({self.name!r})"


class RecoveryForm(QWidget):
    """`wanted` carries a `Recovery` once every question has an answer; Enter in a field does nothing."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets = (secret_field(), secret_field())
        self.user = QLineEdit()
        self.user.setMaxLength(LONGEST)
        self.passphrase, self.again = secret_field(), secret_field()
        self.show_typed = QCheckBox(tr(QT_TRANSLATE_NOOP("unlock", "S&how what is typed")))
        self.show_typed.toggled.connect(lambda on: show_secrets((*self.sheets, self.passphrase, self.again), on))
        self.work = button(tr(QT_TRANSLATE_NOOP("unlock", "&Let the administrator in")), self._ask)
        self._rows: list[FormRow] = []
        self._lay_out()

    def forget(self) -> None:
        """Nothing that was typed stays."""
        for field in (*self.sheets, self.user, self.passphrase, self.again):
            field.clear()
        self.show_typed.setChecked(False)
        self._say_missing(())

    def refused(self, code: str) -> None:
        """The passphrases go; so do the sheets, unless one was only mistyped."""
        for field in (self.passphrase, self.again):
            field.clear()
        if code in ("sheet_refused", "sheet_halves_apart"):
            for field in self.sheets:
                field.clear()
        (self.sheets[0] if code.startswith("sheet_") else self.passphrase).setFocus()

    def first_field(self) -> QLineEdit:
        return self.sheets[0]

    def _ask(self) -> None:
        fields = (*self.sheets, self.user, self.passphrase, self.again)
        missing = tuple(field for field in fields if not field.text().strip())
        self._say_missing(missing)
        if missing:
            missing[0].setFocus()
        elif self.passphrase.text() != self.again.text():
            self._rows[-1].set_problem(tr(QT_TRANSLATE_NOOP("unlock", "The two passphrases are not the same.")))
            self.again.setFocus()
        else:
            one, other = (field.text() for field in self.sheets)
            self.wanted.emit(Recovery((one, other), self.user.text().strip(), self.passphrase.text()))

    def _say_missing(self, missing: tuple[QLineEdit, ...]) -> None:
        words = tr(QT_TRANSLATE_NOOP("unlock", "Fill this in."))
        for row in self._rows:
            row.set_problem(words if row.field in missing else "")

    def _lay_out(self) -> None:
        about = QT_TRANSLATE_NOOP(
            "unlock",
            "For an administrator who has forgotten the passphrase. Two people each type the sheet that they keep. The "
            "store gets a new key, and both sheets are used up.",
        )
        hint = tr(QT_TRANSLATE_NOOP("unlock", "16 groups of four letters. Spaces and small letters do not matter."))
        rule = tr(QT_TRANSLATE_NOOP("unlock", "At least 15 characters. A sentence of your own works well."))
        questions = (
            (QT_TRANSLATE_NOOP("unlock", "What stands on sheet &1"), self.sheets[0], hint),
            (QT_TRANSLATE_NOOP("unlock", "What stands on sheet &2"), self.sheets[1], ""),
            (QT_TRANSLATE_NOOP("unlock", "The administrator's user na&me"), self.user, ""),
            (QT_TRANSLATE_NOOP("unlock", "The administrator's &new passphrase"), self.passphrase, rule),
            (QT_TRANSLATE_NOOP("unlock", "New passphrase a&gain"), self.again, ""),
        )
        column = QVBoxLayout(self)
        space(column, (0, 12, 0, 0), 8)
        column.addWidget(paragraph(tr(about), "muted"))
        for words, field, said in questions:
            row = FormRow(tr(words), field, hint=said)
            field.setAccessibleName(tr(words).replace("&", ""))
            self._rows.append(row)
            column.addWidget(row)
        column.addWidget(self.show_typed)
        column.addWidget(self.work)
        column.addStretch(1)

"""A new person: name, roles, and a first passphrase that the person types here; the administrator never learns it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.roles import ROLES
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.admin_confirm import ConfirmAct
from cds_app.gui.widgets.admin_words import ROLE_WORDS, tr
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.labels import label, paragraph
from cds_app.gui.widgets.sign_choice import WrappingCheckBox

PASSPHRASE_RULES = QT_TRANSLATE_NOOP(
    "admin",
    "At least 15 characters, as long as you like. A sentence of your own works well. Not your name, not keys in a row, "
    "not what many people use. It never expires, and nobody can look it up.",
)


@dataclass(frozen=True)
class NewPerson:
    """What was typed for a new account. The first passphrase is the person's own."""

    name: str
    display_name: str
    credential: str
    roles: tuple[str, ...]
    passphrase: str

    def __repr__(self) -> str:
        return f"NewPerson({self.name!r})"


class RoleBoxes(QWidget):
    """The four roles with what each may do; none is chosen beforehand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        space(column, gap=4)
        for role in ROLES:
            box = WrappingCheckBox(f"{text.role_name(role)}: {tr(ROLE_WORDS[role])}")
            self.boxes[role] = box
            column.addWidget(box)

    def roles(self) -> tuple[str, ...]:
        return tuple(role for role, box in self.boxes.items() if box.isChecked())

    def set_roles(self, roles: tuple[str, ...]) -> None:
        for role, box in self.boxes.items():
            box.setChecked(role in roles)


class NewPassphrase(QWidget):
    """A passphrase that its owner types twice, with the rules for it."""

    def __init__(self, words: str, again: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.again = QLineEdit(), QLineEdit()
        for secret in (self.first, self.again):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._first_row = FormRow(words, self.first, hint=tr(PASSPHRASE_RULES))
        self._again_row = FormRow(again, self.again)
        column = QVBoxLayout(self)
        space(column, gap=12)
        hand_over = QT_TRANSLATE_NOOP("admin", "Let the person type it here, unseen by you.")
        column.addWidget(paragraph(tr(hand_over), "muted"))
        column.addWidget(self._first_row)
        column.addWidget(self._again_row)

    def forget(self) -> None:
        for secret, row in ((self.first, self._first_row), (self.again, self._again_row)):
            secret.clear()
            row.set_problem()

    def complete(self) -> bool:
        """Whether both are there and the same; what is wrong is said beside the field."""
        same = self.first.text() == self.again.text()
        missing = tr(QT_TRANSLATE_NOOP("admin", "The person types it here."))
        differ = tr(QT_TRANSLATE_NOOP("admin", "The two are not the same. Type them again."))
        self._first_row.set_problem("" if self.first.text() else missing)
        self._again_row.set_problem("" if same else differ)
        return bool(self.first.text()) and same

    def take(self) -> str:
        """What was typed; the fields are empty afterwards."""
        typed = self.first.text()
        self.forget()
        return typed


class PersonForm(QWidget):
    """`wanted` carries the new person and the administrator's passphrase; `cancelled` gives the form up."""

    wanted = Signal(object, str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.display_name, self.credential = QLineEdit(), QLineEdit(), QLineEdit()
        self.secret = NewPassphrase(
            tr(QT_TRANSLATE_NOOP("admin", "First passphrase")),
            tr(QT_TRANSLATE_NOOP("admin", "First passphrase, again")),
        )
        self.roles = RoleBoxes()
        self.rows = {
            "name": FormRow(tr(QT_TRANSLATE_NOOP("admin", "User name, for signing in")), self.name),
            "display_name": FormRow(tr(QT_TRANSLATE_NOOP("admin", "Name printed with signatures")), self.display_name),
            "credential": FormRow(
                tr(QT_TRANSLATE_NOOP("admin", "Credential, for example MD (optional)")), self.credential
            ),
        }
        self.confirm = ConfirmAct(tr(QT_TRANSLATE_NOOP("admin", "A&dd this person")))
        self.confirm.confirmed.connect(self._confirmed)
        self.confirm.cancelled.connect(self.cancelled)
        self._problem = paragraph("", "problem")
        self._lay_out()

    def begin(self) -> None:
        """An empty form."""
        for code, row in self.rows.items():
            getattr(self, code).clear()
            row.set_problem()
        self.secret.forget()
        self.roles.set_roles(())
        self._problem.hide()
        self.confirm.forget()

    def _confirmed(self, passphrase: str) -> None:
        if not self._complete():
            return
        person = NewPerson(
            self.name.text().strip(),
            self.display_name.text().strip(),
            self.credential.text().strip(),
            self.roles.roles(),
            self.secret.take(),
        )
        self.wanted.emit(person, passphrase)

    def _complete(self) -> bool:
        """Whether everything is answered; what is not is said beside its field."""
        wrong = {
            "name": "" if self.name.text().strip() else tr(QT_TRANSLATE_NOOP("admin", "Enter a user name.")),
            "display_name": ""
            if self.display_name.text().strip()
            else tr(QT_TRANSLATE_NOOP("admin", "Enter the name; it is printed with signatures.")),
        }
        for code, words in wrong.items():
            self.rows[code].set_problem(words)
        roles = bool(self.roles.roles())
        self._problem.setText("" if roles else tr(QT_TRANSLATE_NOOP("admin", "Choose at least one role.")))
        self._problem.setVisible(not roles)
        return self.secret.complete() and roles and not any(wrong.values())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        space(column, gap=12)
        for code in ("name", "display_name", "credential"):
            column.addWidget(self.rows[code])
        column.addWidget(label(tr(QT_TRANSLATE_NOOP("admin", "Roles")), "subheading"))
        column.addWidget(self.roles)
        column.addWidget(self._problem)
        column.addWidget(self.secret)
        column.addWidget(self.confirm)
        self._problem.hide()

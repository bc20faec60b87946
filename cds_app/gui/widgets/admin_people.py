"""The people of the store: who may do what, when they were last here; add one, change roles, close an account."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import space, theme
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets import admin_words
from cds_app.gui.widgets.admin_confirm import ConfirmAct
from cds_app.gui.widgets.admin_person_form import NewPassphrase, PersonForm, RoleBoxes
from cds_app.gui.widgets.admin_words import tr
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.flow import STACKED_FROM, stacked
from cds_app.gui.widgets.labels import paragraph
from cds_app.gui.widgets.scaled import at_least_high
from cds_app.workflow.show_administration import Person

TABLE_HEIGHT = 260
SHOWN, ADDING, ROLES, RESETTING, CLOSING = range(5)


class PeoplePanel(QWidget):
    """`add_wanted` carries a `NewPerson` and the administrator's passphrase; `roles_wanted` user name, roles and
    passphrase; `reset_wanted` user name, the new passphrase and the administrator's; `close_wanted` user name and
    passphrase.
    """

    add_wanted = Signal(object, str)
    roles_wanted = Signal(str, object, str)
    reset_wanted = Signal(str, str, str)
    close_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person: Person | None = None
        self.model = RowsModel(self._columns(), key=lambda person: person.user.user_id)
        self.table = Table(self.model, tr(QT_TRANSLATE_NOOP("admin", "People")))
        self.table.chosen.connect(self._choose)
        self.add = button(tr(QT_TRANSLATE_NOOP("admin", "&Add a person …")), self.begin_adding, icon_name="add")
        self.change = button(tr(QT_TRANSLATE_NOOP("admin", "Change &roles …")), lambda: self._turn(ROLES))
        self.reset = button(tr(QT_TRANSLATE_NOOP("admin", "&New passphrase …")), lambda: self._turn(RESETTING))
        self.close_account = button(tr(QT_TRANSLATE_NOOP("admin", "&Close the account …")), lambda: self._turn(CLOSING))
        for act in (self.change, self.reset, self.close_account):
            act.setEnabled(False)  # until somebody is chosen
        self.form = PersonForm()
        self.roles = RoleBoxes()
        self.confirm_roles = ConfirmAct(tr(QT_TRANSLATE_NOOP("admin", "Change the r&oles")))
        self.secret = NewPassphrase(
            tr(QT_TRANSLATE_NOOP("admin", "New passphrase")), tr(QT_TRANSLATE_NOOP("admin", "New passphrase, again"))
        )
        self.confirm_reset = ConfirmAct(tr(QT_TRANSLATE_NOOP("admin", "&Give the new passphrase")))
        self.confirm_close = ConfirmAct(tr(QT_TRANSLATE_NOOP("admin", "C&lose the account")))
        self._about, self._closing, self._resetting = paragraph(), paragraph(), paragraph()
        self._refusal = paragraph("", "muted")
        self._lay_out()
        self._connect()

    def show_people(self, people: Sequence[Person]) -> None:
        """The list anew; what was being asked is given up."""
        self.model.set_rows(tuple(people))
        if people and self.table.current_row() is None:
            self.table.selectRow(0)
        chosen = self.table.current_row()
        if chosen is not None:
            self._choose(chosen)

    def begin_adding(self) -> None:
        self.form.begin()
        self._turn(ADDING)
        self.form.name.setFocus()

    def forget(self) -> None:
        """Give up what was being asked; nothing that was typed stays."""
        self.form.begin()
        if self.person is not None:
            self._choose(self.person)
        else:
            self._turn(SHOWN)

    def _choose(self, person: Person) -> None:
        self.person = person
        user = person.user
        self._card.set_title(user.display_name)
        named = QT_TRANSLATE_NOOP("admin", "Signs in as {name}. {credential}")
        self._about.setText(tr(named, name=user.name, credential=user.credential).strip())
        self.roles.set_roles(user.roles)
        closing = QT_TRANSLATE_NOOP(
            "admin",
            "{name} will not be able to sign in again. Past signatures stay readable, and the user name is never used "
            "again. The store gets a new key, so that an old copy of the key opens nothing; this takes a while.",
        )
        resetting = QT_TRANSLATE_NOOP(
            "admin",
            "For {name}, who has forgotten the passphrase. Who signs decisions gets a new signing key, which everybody "
            "can see in the log; what was signed with the old one stays checkable.",
        )
        self._resetting.setText(tr(resetting, name=user.display_name))
        self._closing.setText(tr(closing, name=user.display_name))
        self.change.setEnabled(user.enabled)
        for act in (self.reset, self.close_account):
            act.setEnabled(user.enabled and not person.is_self)
        self._refusal.setText(self._why_not(person))
        self._refusal.setVisible(bool(self._refusal.text()))
        self._turn(SHOWN)

    def _why_not(self, person: Person) -> str:
        if not person.user.enabled:
            return tr(QT_TRANSLATE_NOOP("admin", "This account is closed for good. Past signatures stay readable."))
        if person.is_self:
            return tr(QT_TRANSLATE_NOOP("admin", "Only another administrator can close your own account."))
        return ""

    def _turn(self, page: int) -> None:
        """Put one of the four on the card; the others take no room."""
        if page == ADDING:
            self._card.set_title(tr(QT_TRANSLATE_NOOP("admin", "Add a person")))
        for kept in (self.confirm_roles, self.confirm_reset, self.confirm_close, self.secret):
            kept.forget()
        for number, part in enumerate(self._parts):
            part.setVisible(number == page)
        # with large text the card stands below the list: what is being asked takes the whole page then
        self._left.setVisible(page == SHOWN or theme().scale < STACKED_FROM)
        first = {
            ROLES: next(iter(self.roles.boxes.values())),
            RESETTING: self.secret.first,
            CLOSING: self.confirm_close.passphrase,
        }.get(page)
        if first is not None:
            first.setFocus()

    def _back(self) -> None:
        if self.person is not None:
            self._choose(self.person)

    def _connect(self) -> None:
        self.form.wanted.connect(self.add_wanted)
        for asked in (self.form, self.confirm_roles, self.confirm_reset, self.confirm_close):
            asked.cancelled.connect(self._back)
        self.confirm_roles.confirmed.connect(self._change_roles)
        self.confirm_reset.confirmed.connect(self._reset)
        self.confirm_close.confirmed.connect(self._close_account)

    def _change_roles(self, passphrase: str) -> None:
        if self.person is not None:
            self.roles_wanted.emit(self.person.user.name, self.roles.roles(), passphrase)

    def _reset(self, passphrase: str) -> None:
        if self.person is not None and self.secret.complete():
            self.reset_wanted.emit(self.person.user.name, self.secret.take(), passphrase)

    def _close_account(self, passphrase: str) -> None:
        if self.person is not None:
            self.close_wanted.emit(self.person.user.name, passphrase)

    def _lay_out(self) -> None:
        self._card = Card(tr(QT_TRANSLATE_NOOP("admin", "Person")))
        shown = _Column(self._about, self._refusal)
        for act in (self.change, self.reset, self.close_account):
            row = QHBoxLayout()
            space(row)
            row.addWidget(act)
            row.addStretch(1)
            shown.body.addLayout(row)
        self._parts = (
            shown,
            self.form,
            _Column(self.roles, self.confirm_roles),
            _Column(self._resetting, self.secret, self.confirm_reset),
            _Column(self._closing, self.confirm_close),
        )
        for part in self._parts:
            self._card.add(part)
        self._card.body.addStretch(1)
        left = self._left = QWidget()
        listed = QVBoxLayout(left)
        space(listed)
        head = QHBoxLayout()
        space(head)
        head.addWidget(self.add)
        head.addStretch(1)
        listed.addLayout(head)
        listed.addWidget(self.table, 1)
        self._row = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight), self)
        space(self._row, (0, 12, 0, 0), 16)
        self._row.addWidget(left, 3)
        self._row.addWidget(self._card, 2)
        at_least_high(self.table, TABLE_HEIGHT)
        self._fit()
        self._turn(SHOWN)

    def _fit(self) -> None:
        self._row.setDirection(stacked(QBoxLayout.Direction.LeftToRight))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_row"):
            self._fit()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(tr(QT_TRANSLATE_NOOP("admin", "Name")), lambda p: p.user.display_name, width=170),
            Column(tr(QT_TRANSLATE_NOOP("admin", "Roles")), lambda p: admin_words.roles_words(p.user.roles), width=-1,
                   tip=lambda p: admin_words.roles_words(p.user.roles)),
            Column(tr(QT_TRANSLATE_NOOP("admin", "State")), admin_words.state_words, width=80),
            Column(tr(QT_TRANSLATE_NOOP("admin", "Last sign-in")), admin_words.last_sign_in,
                   sort_by=lambda p: p.last_sign_in, width=170),
        )  # fmt: skip


class _Column(QWidget):
    """What stands below each other on the card."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        space(self.body, gap=12)
        for widget in widgets:
            self.body.addWidget(widget)

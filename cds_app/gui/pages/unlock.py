"""Unlock a store, or set up a new one with its first person. It is what shows first, and imports little.

What is not there at the first sight is named through Qt's module or imported where it is used: Python's class of each
part of Qt is made when it is first named, and cipher and store come while the passphrase is typed.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cds_app.domain.roles import ROLES
from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs
from cds_app.gui.widgets import unlock_work
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.by_number import selectable
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.unlock_form import centred, framed, keep_whole, labelled, line, running_text, scrolled
from cds_app.gui.widgets.unlock_words import secret_field, show_secrets
from cds_app.workflow.surroundings import Surroundings, store_exists

if TYPE_CHECKING:
    from cds_app.gui.widgets.labels import Label
    from cds_app.gui.widgets.unlock_ways import OtherWays
    from cds_app.workflow.restore import RestoreWanted

FORM_WIDTH, FIRST_RUN_WIDTH, WAYS_WIDTH, ROOM = 440, 720, 560, 24
"""Pixels at 100 %; ROOM is round the card's parts and between its columns."""


class UnlockPage(QWidget):
    """Asks for user and passphrase; in a folder without a store it offers to create one."""

    help_topic = "unlock"
    recognised = Signal(object)
    """Who it will be; nothing may be shown yet."""
    seen_early = Signal(object, object)
    """Who it is and the beginning of the worklist; `signed_in` follows when the store is proved, or `withdrawn`."""
    signed_in = Signal(object)
    withdrawn = Signal()
    remember = Signal(str, str)
    help_wanted = Signal()
    tour_wanted = Signal()
    sample_entered = Signal(object)
    sample_failed = Signal()
    restored = Signal(str)

    def __init__(self, jobs: Jobs, surroundings: Surroundings, store: Path, user: str = "") -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.jobs, self.surroundings, self.store = jobs, surroundings, store
        self.ways: OtherWays | None = None
        self._told: Label | None = None
        self._opening: object | None = None
        self._running: list[QLabel] = []
        self._build()
        self.user.setText(user)
        self.begin()

    def begin(self) -> None:
        """Empty the secret fields and show what this folder needs: unlocking, or a first person."""
        self._opening = None
        for field in (self.passphrase, self.again):
            field.clear()
        self._say("")
        self._set_busy(False)
        self._show_ways(False)
        new = not store_exists(self.store)
        self._title.setText(self.tr("Set up a new store") if new else self.tr("Unlock"))
        self._lead.setText(
            self.tr("Patient records will be kept here, encrypted. You become the first person who can open it.")
            if new
            else self.tr("Patient records are encrypted until you unlock them.")
        )
        for widget in self._first_run_only:
            widget.setVisible(new)
        self.other_ways.setVisible(not new)
        self._work.setText(self.tr("Create the store") if new else self.tr("Unlock"))
        self._folder.setText(str(self.store))
        self._folder.setToolTip(str(self.store))
        self._folder.setCursorPosition(0)
        self._fit()
        self._put_focus()

    def _put_focus(self) -> None:
        """In the first field; whoever gives the focus to the page as such gives it to that.

        Not to a field of the other ways in: Tab would jump over the tabs that stand before it.
        """
        field = self._first_field()
        in_form = self.ways is None or self.ways.isHidden()
        self.setFocusProxy(field if in_form else None)  # type: ignore[arg-type]  # Qt takes none, its stub does not
        field.setFocus()

    def _first_field(self) -> QLineEdit:
        if self.ways is not None and not self.ways.isHidden():
            return self.ways.recovery.first_field()
        return self.passphrase if self.user.text() and store_exists(self.store) else self.user

    def problem(self) -> str:
        """What is said to be wrong; empty when nothing is."""
        return self._problem.text()

    def choose(self, store: Path) -> None:
        """Use another folder."""
        self.store = store
        self.begin()

    def unlock(self) -> None:
        """Unlock or create with what the fields hold; one opening at a time."""
        if not self._work.isEnabled():
            return
        name, passphrase = self.user.text().strip(), self.passphrase.text()
        if not name or not passphrase:
            self._say(self.tr("Enter your user name and your passphrase."))
            return
        if store_exists(self.store):
            factory = partial(unlock_work.session, self.surroundings, self.store, name=name, passphrase=passphrase)
            self._open(factory, early=True)
            return
        roles = tuple(role for role, box in self.roles.items() if box.isChecked())
        if passphrase != self.again.text():
            self._say(self.tr("The two passphrases are not the same. Type them again."))
            return
        if not self.display_name.text().strip() or not roles:
            self._say(self.tr("Enter the name to print with your signature, and choose at least one role."))
            return
        self._open(
            partial(
                unlock_work.first_session,
                self.surroundings,
                self.store,
                name=name,
                display_name=self.display_name.text().strip(),
                credential=self.credential.text().strip(),
                roles=roles,
                passphrase=passphrase,
            )
        )

    def open_sample(self, folder: Path) -> None:
        """Make a store of made-up patients in a folder and enter it; what is remembered stays as it is."""
        self._say("")
        self._set_busy(True)
        self.jobs.open(
            lambda: unlock_work.sample(self.surroundings, folder),
            describe=unlock_work.signed_in,
            done=self._sample_made,
            failed=self._sample_refused,
        )

    # --- without the passphrase, and after a restore

    def show_other_ways(self) -> None:
        """Sheets of paper in the place of the passphrase; the forms are made the first time they are asked for."""
        if self.ways is None:
            from cds_app.gui.widgets.unlock_ways import OtherWays

            self.ways = OtherWays(self.jobs, self.surroundings)
            self.ways.entered.connect(self._entered_otherwise)
            self.ways.left.connect(self.begin)
            self._card_row.insertWidget(1, self.ways)
        self.ways.begin(self.store)
        self._show_ways(True)
        self._fit()
        self._put_focus()

    def _show_ways(self, shown: bool) -> None:
        if self.ways is not None:
            self.ways.setVisible(shown)
            if not shown:
                self.ways.forget()
        for widget in (self._card, self._asides_row):
            widget.setVisible(not shown)

    def _entered_otherwise(self, who: object, name: str) -> None:
        self.begin()
        if name:
            self.user.setText(name)
            self.remember.emit(str(self.store), name)
        self.signed_in.emit(who)

    def restore(self, wanted: RestoreWanted) -> None:
        """Let a backup take the place of the closed store; `restored` carries what came of it."""
        from cds_app.gui.widgets.unlock_restoring import RestoringLine

        line = RestoringLine(self.jobs, self.surroundings)
        self.tell("", line)
        line.ended.connect(self._restored)
        self._set_busy(True)
        line.begin(wanted)

    def _restored(self, words: str) -> None:
        self._set_busy(False)
        if words:
            self.restored.emit(words)

    def tell(self, words: str, line: Label | None = None) -> None:
        """Say something over the form until the next sign-in."""
        from cds_app.gui.widgets.labels import Label

        if self._told is not None:
            self._told.deleteLater()
        self._told = line or Label(words, wrap=True)
        self._form.insertWidget(1, self._told)

    def _sample_made(self, who: object) -> None:
        self._set_busy(False)
        self.sample_entered.emit(who)

    def _sample_refused(self, error: Exception) -> None:
        self.sample_failed.emit()
        self._refused(error)

    def _open(self, factory, *, early: bool = False) -> None:
        self._say("")
        self._set_busy(True)
        opening = self._opening = object()
        told = partial(self._hear_early, opening) if early else None
        done, failed = partial(self._entered, opening), partial(self._not_opened, opening)
        self.jobs.open(factory, describe=unlock_work.signed_in, done=done, failed=failed, progress=told)

    def _hear_early(self, opening: object, who: object, first: object) -> None:
        """What a sign-in tells while it is under way."""
        if opening is not self._opening:
            return
        if first is None:
            self.recognised.emit(who)
        else:
            self.seen_early.emit(who, first)

    def _not_opened(self, opening: object, error: Exception) -> None:
        if opening is self._opening:
            self.withdrawn.emit()
            self._refused(error)

    def _entered(self, opening: object, who: object) -> None:
        if opening is not self._opening:
            return  # the window was locked again before the store was open
        self.passphrase.clear()
        self.again.clear()
        self._set_busy(False)
        if self._told is not None:
            self._told.hide()
        self.remember.emit(str(self.store), self.user.text().strip())
        self.signed_in.emit(who)

    def _refused(self, error: Exception) -> None:
        self._set_busy(False)
        self._say(text.error_sentence(error))
        if getattr(error, "code", "") == "user_name_invalid":  # nothing is wrong with the passphrase
            self.user.setFocus()
            return
        self.passphrase.clear()
        self.again.clear()
        self.passphrase.setFocus()

    def _set_busy(self, busy: bool) -> None:
        for widget in (self._work, self._try, self.other_ways):
            widget.setEnabled(not busy)
        self._busy.setText(self.tr("Opening the encrypted store …") if busy else "")

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _choose_folder(self) -> None:
        chosen = QtWidgets.QFileDialog.getExistingDirectory(self, self.tr("The store's folder"), str(self.store.parent))
        if chosen:
            self.choose(Path(chosen))

    # --- layout

    def look_settled(self) -> None:
        """Called by `style.apply`."""
        self._fit()

    def _fit(self) -> None:
        """Two columns for a first run, below each other where the text is large; the form never needs more room."""
        look = style.theme()
        direction = stacked(QBoxLayout.Direction.LeftToRight)
        self._columns.setDirection(direction)
        two = direction == QBoxLayout.Direction.LeftToRight and not self._person_part.isHidden()
        self._card.setFixedWidth(look.px(FIRST_RUN_WIDTH if two else FORM_WIDTH))
        column = (look.px(FIRST_RUN_WIDTH) - 3 * look.px(ROOM)) // 2 if two else look.px(FORM_WIDTH) - 2 * look.px(ROOM)
        for words in self._running:
            keep_whole(words, column)
        if self.ways is not None:
            self.ways.setFixedWidth(look.px(WAYS_WIDTH))
        self._basis.setFixedWidth(look.px(FORM_WIDTH))
        keep_whole(self._basis, self._basis.width())

    def _build(self) -> None:
        card = self._card = framed("card")
        form = self._form = QVBoxLayout(card)
        style.space(form, (ROOM, ROOM, ROOM, ROOM), 8)
        self._title, self._lead = line("", "title"), running_text("", "muted")
        form.addWidget(self._title)
        form.addWidget(self._lead)
        form.addSpacing(8)
        columns = self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        style.space(columns, gap=ROOM)
        entry, person = QVBoxLayout(), QVBoxLayout()
        style.space(entry)
        self.user = self._field(entry, self.tr("&User name"))
        self.passphrase = self._field(entry, self.tr("&Passphrase"), secret=True)
        self._again_part = QWidget()
        again = QVBoxLayout(self._again_part)
        style.space(again)
        self.again = self._field(again, self.tr("Passphrase &again"), secret=True)
        hint = self.tr("At least 15 characters, and not easy to guess. A sentence of your own works well.")
        advice = running_text(hint, "small")
        self._running.append(advice)
        selectable(advice)
        again.addWidget(advice)
        entry.addWidget(self._again_part)
        self.show_passphrase = QCheckBox(self.tr("&Show the passphrase"))
        self.show_passphrase.toggled.connect(partial(show_secrets, (self.passphrase, self.again)))
        entry.addWidget(self.show_passphrase)
        entry.addStretch(1)
        self._person_part = QWidget()
        self._person_part.setLayout(person)
        style.space(person)
        self.display_name = self._field(person, self.tr("&Name printed with your signature"))
        self.credential = self._field(person, self.tr("&Credential, for example MD (optional)"))
        person.addWidget(QLabel(self.tr("Your roles")))
        self.roles = {role: QCheckBox(text.role_name(role)) for role in ROLES}
        for box in self.roles.values():
            person.addWidget(box)
        person.addStretch(1)
        self._first_run_only = (self._again_part, self._person_part)
        columns.addLayout(entry, 1)
        columns.addWidget(self._person_part, 1)
        form.addLayout(columns)
        self._problem = running_text("", "problem")
        self._problem.setAccessibleDescription(self.tr("Problem"))
        form.addWidget(self._problem)
        self._work = QPushButton()
        self._work.setProperty("role", "primary")
        self._work.clicked.connect(self.unlock)
        form.addWidget(self._work)
        self._busy = line("", "small")
        form.addWidget(self._busy)
        form.addWidget(framed("separator"))
        place = QHBoxLayout()
        self._folder = QLineEdit()
        self._folder.setReadOnly(True)
        self._folder.setAccessibleName(self.tr("The store's folder"))
        other = QPushButton(self.tr("&Other folder …"))
        other.clicked.connect(self._choose_folder)
        place.addWidget(self._folder, 1)
        place.addWidget(other)
        form.addWidget(line(self.tr("The store's folder"), "small"))
        form.addLayout(place)
        for field in (self.user, self.passphrase, self.again, self.display_name, self.credential):
            field.returnPressed.connect(self.unlock)
        self._around(card)

    def _around(self, card: QWidget) -> None:
        middle = QWidget()
        middle.setProperty("role", "content")
        column = QVBoxLayout(middle)
        style.space(column, (24, 24, 24, 24))
        self._basis = running_text(
            self.tr(
                "Informs a decision that you make and sign. The bundled estimates are simulated from published "
                "evidence and not validated on patients."
            ),
            "small",
        )
        column.addStretch(1)
        self._asides_row = self._asides()
        centred(column, line(self.tr("Antidepressant comparison"), "heading"))
        self._card_row = centred(column, card)
        centred(column, self._basis)
        centred(column, self._asides_row)
        column.addStretch(2)
        scrolled(self, middle)

    def _asides(self) -> QWidget:
        """What can be had before anybody has signed in."""
        asides = QWidget()
        row = QHBoxLayout(asides)
        style.space(row)
        self.other_ways = button(self.tr("Other &ways in …"), self.show_other_ways, role="quiet")
        row.addWidget(self.other_ways)
        self._try = button(self.tr("&Try it on made-up patients"), self.tour_wanted.emit, role="quiet")
        row.addWidget(self._try)
        row.addWidget(button(self.tr("&Help (F1)"), self.help_wanted.emit, role="quiet"))
        return asides

    def _field(self, form: QVBoxLayout, words: str, *, secret: bool = False) -> QLineEdit:
        label, field = labelled(form, words, secret_field() if secret else QLineEdit())
        if not secret:  # a passphrase is never cut off
            field.setMaxLength(400)
        self._running.append(label)
        return field

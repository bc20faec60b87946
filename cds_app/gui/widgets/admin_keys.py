"""The keys: a new key for the store, sheets for recovery and emergencies, and who signs with what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets.admin_confirm import ConfirmAct
from cds_app.gui.widgets.admin_sheets import Sheet, SheetsView
from cds_app.gui.widgets.admin_words import tr
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.labels import paragraph
from cds_app.gui.widgets.sign_choice import WrappingCheckBox
from cds_app.gui.widgets.stop_line import StopLine
from cds_app.workflow.emergency import EmergencySheet, EmergencyState
from cds_app.workflow.recovery import RecoverySheet, SheetState
from cds_app.workflow.show_administration import KeyRow

TABLE_HEIGHT = 170
REASON_WORDS = {
    "danger_to_patient": QT_TRANSLATE_NOOP("admin", "danger to a patient"),
    "nobody_can_sign_in": QT_TRANSLATE_NOOP("admin", "nobody could sign in"),
    "urgent_request": QT_TRANSLATE_NOOP("admin", "an urgent request"),
    "drill": QT_TRANSLATE_NOOP("admin", "a drill"),
}


class KeysPanel(QWidget):
    """`rotate_wanted` carries the passphrase and whether people who would have to sign in first are left behind;
    `recovery_wanted` and `emergency_wanted` the passphrase; `stop_wanted` ends a change of key early.
    """

    rotate_wanted = Signal(str, bool)
    stop_wanted = Signal()
    recovery_wanted = Signal(str)
    emergency_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rotating = tr(QT_TRANSLATE_NOOP("admin", "Writing the store anew …"))
        stopping = tr(QT_TRANSLATE_NOOP("admin", "Stopping; the old key stays …"))
        self.rotating = StopLine(rotating, stopping)
        self.rotating.stopped.connect(self.stop_wanted)
        self.rotate = ConfirmAct(tr(QT_TRANSLATE_NOOP("admin", "Give the store a &new key")), cancel=False)
        self.rotate.confirmed.connect(lambda typed: self.rotate_wanted.emit(typed, self.drop.isChecked()))
        drop = QT_TRANSLATE_NOOP("admin", "Do it without them; each then needs a new passphrase from you")
        self.drop: QCheckBox = WrappingCheckBox(tr(drop))
        self.waits, self.rotated = paragraph(), paragraph()
        self.recovery_said, self.emergency_said = paragraph(), paragraph()
        self.recovery = ConfirmAct(tr(QT_TRANSLATE_NOOP("admin", "Make &recovery sheets")), cancel=False)
        self.recovery.confirmed.connect(self.recovery_wanted)
        self.emergency = ConfirmAct(tr(QT_TRANSLATE_NOOP("admin", "Make an &emergency sheet")), cancel=False)
        self.emergency.confirmed.connect(self.emergency_wanted)
        self.recovery_sheets, self.emergency_sheets = SheetsView(), SheetsView()
        self.recovery_sheets.finished.connect(self.recovery.show)
        self.emergency_sheets.finished.connect(self.emergency.show)
        self.model = RowsModel(self._columns(), key=lambda row: row.key.key_id)
        self.table = Table(self.model, tr(QT_TRANSLATE_NOOP("admin", "Signing keys")), dense=True)
        self._lay_out()
        self.show_waiting(())

    def show_keys(self, rows: Sequence[KeyRow]) -> None:
        self.model.set_rows(tuple(rows))

    def show_waiting(self, names: Sequence[str]) -> None:
        """User names of people whom a new key cannot be given to yet."""
        words = QT_TRANSLATE_NOOP("admin", "These people have to sign in once before: {names}.")
        self.waits.setText(tr(words, names=", ".join(names)) if names else "")
        self.drop.setChecked(False)
        for widget in (self.waits, self.drop):
            widget.setVisible(bool(names))

    def begin_rotation(self) -> None:
        self.rotated.clear()
        self.rotate.hide()
        self.rotating.begin()

    def show_progress(self, done: int, total: int) -> None:
        """How much of the store is written anew."""
        if total > 0:
            words = QT_TRANSLATE_NOOP("admin", "Writing the store anew: {share} done …")
            self.rotating.say(tr(words, share=text.percent(min(done / total, 1))))

    def end_rotation(self, words: str = "") -> None:
        self.rotating.end()
        self.rotate.show()
        self.rotated.setText(words)

    def show_recovery_state(self, state: SheetState) -> None:
        none = QT_TRANSLATE_NOOP("admin", "There are no recovery sheets yet. Without them, a lost passphrase of the "
                                 "only administrator loses the store.")  # fmt: skip
        self.recovery_said.setText(_made(state) or tr(none))

    def show_emergency_state(self, state: EmergencyState) -> None:
        none = QT_TRANSLATE_NOOP("admin", "There is no emergency sheet that opens this store.")
        said = [_made(state.sheet) or tr(none)]
        used = QT_TRANSLATE_NOOP("admin", "Opened on {moment} by {person}: {why}.")
        for use in state.uses:
            why = tr(REASON_WORDS.get(use.reason, use.reason))
            said.append(tr(used, moment=text.moment(use.time), person=use.person, why=why))
        if state.rekey_due:
            said.append(tr(QT_TRANSLATE_NOOP("admin", "The store still has the key of then: give it a new one.")))
        self.emergency_said.setText(" ".join(said))

    def show_recovery(self, made: RecoverySheet) -> None:
        """Both halves, one after the other, for two people."""
        first = QT_TRANSLATE_NOOP("admin", "Recovery sheet 1 of 2")
        second = QT_TRANSLATE_NOOP("admin", "Recovery sheet 2 of 2")
        advice = QT_TRANSLATE_NOOP(
            "admin", "For one of two people. Keep it in a sealed envelope, apart from the other one. Both together let "
            "an administrator back in; one alone opens nothing.",
        )  # fmt: skip
        self.recovery.hide()
        self.recovery_sheets.show_sheets(
            [
                Sheet(tr(name), tr(advice), half, made.made_at)
                for name, half in zip((first, second), made.halves, strict=True)
            ]
        )

    def show_emergency(self, made: EmergencySheet) -> None:
        name = tr(QT_TRANSLATE_NOOP("admin", "Emergency sheet"))
        advice = QT_TRANSLATE_NOOP(
            "admin", "Seal it in an envelope. Whoever opens it can look at patients and change nothing. Name and "
            "reason stand in the log, and the store gets a new key afterwards.",
        )  # fmt: skip
        self.emergency.hide()
        self.emergency_sheets.show_sheets([Sheet(name, tr(advice), made.code, made.made_at)])

    def forget(self) -> None:
        """Nothing secret stays on the page."""
        for kept in (self.rotate, self.recovery, self.emergency, self.recovery_sheets, self.emergency_sheets):
            kept.forget()
        for confirm in (self.recovery, self.emergency):
            confirm.show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        space(column, (0, 12, 0, 0), 16)
        store = _card(
            QT_TRANSLATE_NOOP("admin", "The store's key"),
            QT_TRANSLATE_NOOP(
                "admin", "Writes the whole store anew under a new random key. Everybody keeps the passphrase, sheets "
                "of paper stay good, and old copies of the key open nothing. Make a backup afterwards.",
            ),
            self.waits, self.drop, self.rotate, self.rotating, self.rotated,
        )  # fmt: skip
        recovery = _card(
            QT_TRANSLATE_NOOP("admin", "Recovery sheets for two people"),
            QT_TRANSLATE_NOOP(
                "admin", "Two sheets of paper that together let an administrator back in who has forgotten the "
                "passphrase. They are shown once. New ones make the old ones worthless.",
            ),
            self.recovery_said, self.recovery, self.recovery_sheets,
        )  # fmt: skip
        emergency = _card(
            QT_TRANSLATE_NOOP("admin", "Emergency access"),
            QT_TRANSLATE_NOOP(
                "admin", "A sealed sheet with which anybody at this machine can look at patients when nobody else can. "
                "It opens for reading only, asks for a name and a reason, and every use stands in the log.",
            ),
            self.emergency_said, self.emergency, self.emergency_sheets,
        )  # fmt: skip
        signing = _card(
            QT_TRANSLATE_NOOP("admin", "Signing keys"),
            QT_TRANSLATE_NOOP(
                "admin", "Each clinician signs with an own key that only the own passphrase opens; the installation "
                "signs exports. A retired key stays here, so that what it signed can be checked.",
            ),
            self.table,
        )  # fmt: skip
        self._two = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        space(self._two, gap=16)
        for cards in ((store, emergency), (recovery, signing)):
            half = QVBoxLayout()
            space(half, gap=16)
            for card in cards:
                half.addWidget(card)
            half.addStretch(1)
            self._two.addLayout(half, 1)
        column.addLayout(self._two)
        column.addStretch(1)
        self._fit()

    def _fit(self) -> None:
        self._two.setDirection(stacked(QBoxLayout.Direction.LeftToRight))
        self.table.setFixedHeight(theme().px(TABLE_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_two"):
            self._fit()

    def _columns(self) -> tuple[Column, ...]:
        installation = QT_TRANSLATE_NOOP("admin", "this installation")

        def owner(row: KeyRow) -> str:
            return row.key.display_name if row.key.user_id else tr(installation)

        def retired(row: KeyRow) -> str:
            return tr(QT_TRANSLATE_NOOP("admin", "in use")) if row.retired is None else text.date_text(row.retired)

        return (
            Column(tr(QT_TRANSLATE_NOOP("admin", "Whose")), owner, width=-1),
            Column(tr(QT_TRANSLATE_NOOP("admin", "Key")), lambda row: row.key.key_id, width=160),
            Column(tr(QT_TRANSLATE_NOOP("admin", "Enrolled")), lambda row: text.date_text(row.enrolled), width=116,
                   sort_by=lambda row: row.enrolled),
            Column(tr(QT_TRANSLATE_NOOP("admin", "Retired")), retired, width=116, sort_by=lambda row: row.retired),
        )  # fmt: skip


def _made(state: SheetState) -> str:
    if state.made_at is None:
        return ""
    words = QT_TRANSLATE_NOOP("admin", "Made on {moment} by {person}.")
    return tr(words, moment=text.moment(state.made_at), person=state.made_by or "")


def _card(title: str, about: str, *widgets: QWidget) -> Card:
    card = Card(tr(title))
    card.add(paragraph(tr(about), "muted"))
    for widget in widgets:
        card.add(widget)
    return card

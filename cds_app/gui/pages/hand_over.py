"""The window in the patient's hands: the questions alone, until the clinician's passphrase ends it.

Nothing else of the program is there: no code, no rail, no menu. The window puts this page in the place of everything
and turns every shortcut off but the one that locks.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cds_app.domain.errors import CdsError
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_tools import scroll_by_key
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.preference_draft import Draft
from cds_app.gui.widgets.preference_form import PreferencesForm
from cds_app.gui.widgets.preference_words import QUESTION, plain_name, tr
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.record_preferences import RecordedPreferences, record_preferences

SLOT = "hand_over"
MOST_TRIES = 5
"""Wrong passphrases after which the program locks; the unlock page makes each further try wait longer."""
SAVED = QT_TRANSLATE_NOOP("patient", "Saved. Thank you. Please give the computer back now.")
STILL = QT_TRANSLATE_NOOP("patient", "Please still say how much it matters: {what}.")
NOT_SAVED = QT_TRANSLATE_NOOP("patient", "Press “I am done” when you are done.")


class HandOverPage(QWidget):
    """`ended` carries the draft and what was recorded (or None); `lock_wanted` comes after too many wrong tries."""

    help_topic = "preferences"
    ended = Signal(object, object)
    lock_wanted = Signal()

    def __init__(self, jobs: Jobs, record_id: str, draft: Draft) -> None:
        super().__init__()
        self.jobs = jobs
        self._record_id = record_id
        self._saved: Draft | None = None
        self._recorded: RecordedPreferences | None = None
        self._wrong = 0
        self._build()
        self.form.begin(draft)
        self._say()

    def save(self) -> None:
        """What the patient chose is recorded; it can still be changed and saved again."""
        if self.form.draft().left():
            self._say()
            return
        self._set_enabled(False)
        self.jobs.run(
            record_preferences,
            self._record_id,
            self.form.draft().pairs(),
            handed_over=True,
            done=self._done,
            failed=self._failed,
            slot=SLOT,
        )

    def end(self) -> None:
        """Ask for the clinician's passphrase to be checked."""
        given = self.passphrase.text()
        if not given:
            return
        self.passphrase.clear()
        self._row.set_problem()
        self._set_enabled(False)
        self.jobs.run(confirm_person, given, done=self._confirmed, failed=self._refused, slot=SLOT)

    # --- answers

    def _done(self, recorded: RecordedPreferences) -> None:
        self._set_enabled(True)
        self._recorded, self._saved = recorded, self.form.draft()
        self._say()

    def _failed(self, error: Exception) -> None:
        self._set_enabled(True)
        self._frame.show_notice("stop", text.error_sentence(error))

    def _confirmed(self, _nothing: object) -> None:
        self.ended.emit(self.form.draft(), self._recorded)

    def _refused(self, error: Exception) -> None:
        self._set_enabled(True)
        self._row.set_problem(text.error_sentence(error))
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(error, CdsError) and error.code in ("passphrase_wrong", "confirm_wait"):
            self._wrong += 1
            if self._wrong >= MOST_TRIES:
                self.lock_wanted.emit()

    # --- what is seen

    def _changed(self) -> None:
        self._frame.clear_notice()
        self._say()

    def _say(self) -> None:
        draft = self.form.draft()
        left = [plain_name(concern).lower() for concern in draft.left()]
        if left:
            words = tr(STILL, what=", ".join(left))
        else:
            words = tr(SAVED if draft == self._saved else NOT_SAVED)
        self.form.say(words)
        self._save.setEnabled(not left and draft != self._saved)
        self._save.setAccessibleDescription(words)

    def _set_enabled(self, on: bool) -> None:
        for widget in (self.form, self._save, self.passphrase, self._end):
            widget.setEnabled(on)
        if on:
            self._say()

    # --- places

    def _build(self) -> None:
        self._frame = PageFrame(tr(QUESTION))
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(self._frame)
        done = QT_TRANSLATE_NOOP("patient", "I am &done")
        self._save = self._frame.set_primary(primary(tr(done), self.save))
        self.form = PreferencesForm()
        self.form.changed.connect(self._changed)
        asked = Card()
        asked.setAccessibleName(tr(QUESTION))
        asked.add(self.form)
        body = self._frame.body
        space(body, (24, 0, 24, 16), 12)
        body.addWidget(asked)
        body.addStretch(1)
        body.addWidget(self._staff())

    def _staff(self) -> QWidget:
        card = Card()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.passphrase.returnPressed.connect(self.end)
        self._row = FormRow(self.tr("For the clinician: your passphrase ends the hand-over"), self.passphrase)
        self._end = button(self.tr("&End the hand-over"), self.end, icon_name="lock")
        line = self._line = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        space(line, gap=12)
        line.addWidget(self._row, 1)
        line.addWidget(self._end, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        card.body.addLayout(line)
        return card

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_line"):
            self._line.setDirection(stacked(QBoxLayout.Direction.LeftToRight))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the page the focus means its first control."""
        super().focusInEvent(event)
        next(iter(self.form.ticks.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self._frame.findChild(QScrollArea), event):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(240))

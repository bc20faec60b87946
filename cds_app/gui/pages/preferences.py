"""What the patient wants to avoid, asked together; or handed over, so that the patient answers alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cds_app.domain.decision import State
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_tools import scroll_by_key
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.preference_draft import Draft
from cds_app.gui.widgets.preference_effect import EffectCard
from cds_app.gui.widgets.preference_form import PreferencesForm
from cds_app.gui.widgets.preference_words import QUESTION, plain_name, tr
from cds_app.workflow.open_patient import PatientView
from cds_app.workflow.record_preferences import RecordedPreferences, record_preferences
from cds_app.workflow.session import SignedIn

SLOT = "preferences"


class PreferencesPage(QWidget):
    """`saved` carries what was recorded, `hand_over_wanted` the record and the draft, `back` nothing."""

    help_topic = "preferences"
    saved = Signal(object)
    hand_over_wanted = Signal(str, object)
    back = Signal()

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.view: PatientView | None = None
        self._saved = Draft()
        self._build()
        self._say()

    # --- what the window asks for

    def begin(self, view: PatientView) -> None:
        """Show what is recorded for a patient; what was chosen for the same patient and not saved yet stays."""
        same = self.view is not None and self.view.record_id == view.record_id
        unsaved = same and self.form.draft() != self._saved
        self.view, self._saved = view, Draft.of(view.record.preferences)
        self._frame.clear_notice()
        if not unsaved:
            self.form.begin(self._saved)
        self._say()

    def take_back(self, draft: Draft, recorded: RecordedPreferences | None) -> None:
        """After a hand-over: what the patient chose, saved or not."""
        if recorded is not None:
            self._done(recorded)
        self.form.begin(draft)
        self._say()

    def show_error(self, error: Exception) -> None:
        """Say inline what went wrong; what was chosen stays."""
        self.form.setEnabled(True)
        self._say()
        self._frame.show_notice("stop", text.error_sentence(error))

    def save(self) -> None:
        """Record the choice as it stands."""
        if self.view is None or self.form.draft().left() or not self._unsaved():
            return
        self._frame.clear_notice()
        self.form.setEnabled(False)
        self._save.setEnabled(False)
        self.jobs.run(
            record_preferences,
            self.view.record_id,
            self.form.draft().pairs(),
            done=self._done,
            failed=self.show_error,
            slot=SLOT,
        )

    # --- inside

    def _done(self, recorded: RecordedPreferences) -> None:
        self.form.setEnabled(True)
        if self.view is None or recorded.record_id != self.view.record_id:
            return  # a late answer about somebody else
        self._saved = Draft.of(recorded.preferences)
        self.form.begin(self._saved)
        self._say()
        self._frame.show_notice("information", self.tr("Saved."))
        self.saved.emit(recorded)
        self.jobs.assessment_changed.emit(recorded.pseudonym)

    def _unsaved(self) -> bool:
        return self.form.draft() != self._saved

    def _say(self) -> None:
        """What is left to do, and what saving would change."""
        draft = self.form.draft()
        left = [plain_name(concern).lower() for concern in draft.left()]
        if left:
            words = self.tr("Still to say how much it matters: {what}.").format(what=", ".join(left))
        elif self._unsaved():
            words = self.tr("Not saved yet.")
        else:
            words = self.tr("This is what is recorded.")
        self.form.say(words)
        ready = self.view is not None and not left and self._unsaved()
        self._save.setEnabled(ready)
        self._save.setAccessibleDescription(words)
        self._hand_over.setEnabled(self.view is not None)
        record = self.view.record if self.view is not None else None
        latest = self.view.latest if self.view is not None else None
        self._effect.show_change(
            self._saved.shown(),
            draft.shown(),
            drawn=latest is not None and latest.state is State.ESTIMATES_SHOWN,
            sex=record.text("sex") if record is not None else None,
        )

    def _changed(self) -> None:
        self._frame.clear_notice()
        self._say()

    def _want_hand_over(self) -> None:
        if self.view is not None:
            self.hand_over_wanted.emit(self.view.record_id, self.form.draft())

    # --- places

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Preferences"))
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(self._frame)
        self._frame.add_action(BusyLabel(self.tr("Saving…")).follow(self.jobs, SLOT))
        self._frame.add_action(button(self.tr("&Back"), self.back.emit, role="quiet"))
        self._hand_over = button(self.tr("&Hand over to the patient"), self._want_hand_over, icon_name="handover")
        self._hand_over.setToolTip(self.tr("Shows these questions alone. Your passphrase ends it."))
        self._frame.add_action(self._hand_over)
        self._save = self._frame.set_primary(primary(self.tr("&Save preferences"), self.save))
        body = self._frame.body
        space(body, (24, 0, 24, 16), 8)
        self._columns = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        space(self._columns, gap=16)
        body.addLayout(self._columns, 1)  # first: what is in it would be dressed anew for each parent it gets
        asked = Card(tr(QUESTION))
        self._columns.addWidget(asked, 3)
        self.form = PreferencesForm()
        self.form.changed.connect(self._changed)
        asked.add(self.form)
        asked.body.addStretch(1)
        self._effect = EffectCard(self.who.catalogue, body.parentWidget())
        self._columns.addWidget(self._effect, 2)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_columns"):
            self._columns.setDirection(stacked(QBoxLayout.Direction.LeftToRight))

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

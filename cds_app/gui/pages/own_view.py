"""The clinician's own view, asked before anything is computed, and as short whether one later agrees or not."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cds_app.domain.decision import Assessment, OwnView
from cds_app.domain.draft import Draft, OwnViewDraft, own_view_draft
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space, theme
from cds_app.gui.undo import Undo
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_tools import scroll_by_key
from cds_app.gui.widgets.labels import label
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.sign_options import OptionPicker
from cds_app.gui.widgets.sign_radios import Answers
from cds_app.workflow.keep_draft import keep_draft, open_draft
from cds_app.workflow.open_patient import PatientView
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.session import SignedIn

SLOT, DRAFT_SLOT = "assessment", "own_view_draft"
PAGE_MARGIN = 24
THREE_COLUMNS_FROM = 1000
STEPS = range(1, 6)


class OwnViewPage(QWidget):
    """`recorded` carries the new assessment; `skipped` the patient, where the policy leaves the own view open."""

    help_topic = "own_view"
    recorded = Signal(object)
    skipped = Signal(object)

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.view: PatientView | None = None
        self._amends: str | None = None
        self._recording = False
        self._last, self._putting = OwnViewDraft(), False
        self._undo = Undo(self, self._put)
        self._build()
        self._say_what_is_left()

    # --- what the window asks for

    def begin(self, view: PatientView, amends: str | None = None) -> None:
        """Ask for a patient, with nothing chosen and nothing carried over from the one before.

        What was answered about this patient and not recorded stays; about another one it is kept for the way back.
        """
        left = self.to_keep()
        if left is not None and not left.empty:
            if left.subject == view.record_id and amends == self._amends:
                self.view = view
                return
            self.jobs.run(keep_draft, left)
        self.view, self._amends, self._recording = view, amends, False
        self._frame.clear_notice()
        self._code.setText(view.pseudonym)
        self.options.clear()
        self.confidence.clear()
        self.reason.clear()
        self._last = OwnViewDraft()
        self._undo.forget()
        self._skip.setVisible(self.who.policy.own_view == "optional")
        self._set_enabled(True)
        self._say_what_is_left()
        self.jobs.run(open_draft, "own_view", view.record_id, done=self._take_up, slot=DRAFT_SLOT)

    def entered(self) -> OwnViewDraft:
        """What has been answered so far."""
        confidence = self.confidence.code()
        return OwnViewDraft(self.options.options(), int(confidence) if confidence else None, self.reason.code())

    def to_keep(self) -> Draft | None:
        """What the window keeps over a lock; nothing for what is recorded or being recorded."""
        if self.view is None or self._recording:
            return None
        return own_view_draft(self.view.record_id, self.entered())

    def show_error(self, error: Exception) -> None:
        """Say inline what went wrong; what was entered stays."""
        self._recording = False
        self._set_enabled(True)
        self._say_what_is_left()
        self._frame.show_notice("stop", text.error_sentence(error))

    def record(self) -> None:
        """Lock the own view; from then on it cannot be changed."""
        if self.view is None or self._recording or self.what_is_left():
            return
        self._recording = True
        made = OwnView(self.options.options(), int(self.confidence.code()), self.reason.code())
        self._frame.clear_notice()
        self._set_enabled(False)
        self.jobs.run(
            record_own_view,
            self.view.record_id,
            made,
            amends=self._amends,
            done=self._done,
            failed=self.show_error,
            slot=SLOT,
        )

    def what_is_left(self) -> tuple[str, ...]:
        """What has still to be answered, in words, in the order of the page."""
        parts = (
            (self.options.options(), self.tr("one to three options")),
            (self.confidence.code(), self.tr("how sure you are")),
            (self.reason.code(), self.tr("the main reason")),
        )
        return tuple(words for given, words in parts if not given)

    # --- inside

    def _take_up(self, draft: Draft | None) -> None:
        """What had been answered before the page was left or the window locked, if nothing was answered since."""
        mine = self.view is not None and draft is not None and draft.subject == self.view.record_id
        if draft is None or draft.own_view is None or not mine or self.entered() != OwnViewDraft():
            return
        self._put(draft.own_view)
        self._undo.forget()
        words = self.tr("What you had answered before is here again. Nothing is recorded yet.")
        self._frame.show_notice("information", words)

    def _answered(self) -> None:
        """An answer is a step that Ctrl+Z takes back, until the own view is recorded."""
        if self._putting:
            return
        now = self.entered()
        self._undo.remember(self._last, now)
        self._last = now
        self._say_what_is_left()

    def _put(self, entered: OwnViewDraft) -> None:
        if self._recording:
            return
        self._putting = True
        self.options.clear()
        for option in entered.options:
            self.options.toggle(option)
        self.confidence.choose(str(entered.confidence or ""))
        self.reason.choose(entered.reason)
        self._putting, self._last = False, entered
        self._say_what_is_left()

    def _done(self, assessment: Assessment) -> None:
        if self.view is None or assessment.record_id != self.view.record_id:
            return  # a late answer about somebody else
        self.jobs.assessment_changed.emit(assessment.pseudonym)
        self.recorded.emit(assessment)

    def _say_what_is_left(self) -> None:
        left = self.what_is_left()
        if self.view is None:
            self._left.setText(self.tr("Open a patient first."))
        elif left:
            self._left.setText(self.tr("Still to answer: {what}.").format(what=", ".join(left)))
        else:
            self._left.setText(self.tr("All answered. Once recorded, it cannot be changed."))
        self._record.setEnabled(self.view is not None and not left)
        self._record.setAccessibleDescription(self._left.text())

    def _set_enabled(self, on: bool) -> None:
        for widget in (self.options, self.confidence, self.reason, self._skip):
            widget.setEnabled(on)
        self._record.setEnabled(on)

    def _want_skip(self) -> None:
        if self.view is not None:
            self.skipped.emit(self.view)

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Your own view"))
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(self._frame)
        self._skip = button(self.tr("S&kip and compare"), self._want_skip, role="quiet")
        self._skip.hide()
        self._frame.add_action(self._skip)
        self._record = self._frame.set_primary(primary(self.tr("&Record own view"), self.record))
        body = self._frame.body
        space(body, (PAGE_MARGIN, 0, PAGE_MARGIN, 16), 8)
        self._code = label("", "subheading")
        self._code.setAccessibleDescription(self.tr("Patient code"))
        self._why = Words(
            self.tr(
                "Asked first, so that no estimate can pull it: nothing is computed before you record your own view."
            ),
            wide=True,
        )
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._head, gap=12)
        self._head.addWidget(self._code)
        self._head.addWidget(self._why, 1)
        body.addLayout(self._head)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._columns, gap=16)
        body.addLayout(self._columns, 1)  # first: what is in it would be dressed anew for each parent it gets
        self._build_cards()
        self._left = Words("", "muted", wide=True)
        body.addWidget(self._left)
        body.addWidget(BusyLabel(self.tr("Recording your own view…")).follow(self.jobs, SLOT))

    def _build_cards(self) -> None:
        look = theme()
        self.options = OptionPicker(self.who.catalogue.drugs.values())
        steps = [(str(step), text.confidence_name(step)) for step in STEPS]
        self.confidence = Answers(steps, self.tr("How sure are you?"))
        reasons = [(reason.code, text.reason_name(reason.display)) for reason in self.who.catalogue.own_view_reasons]
        self.reason = Answers(reasons, self.tr("What is your main reason?"))
        cards = (
            (self.tr("What would you do?"), self.options, 5),
            (self.tr("How sure are you?"), self.confidence, 3),
            (self.tr("What is your main reason?"), self.reason, 5),
        )
        for title, asked, share in cards:
            card = Card(title)
            self._columns.addWidget(card, share)
            card.body.addWidget(asked, 1 if asked is self.options else 0)
            if asked is not self.options:
                card.body.addStretch(1)
        self.options.changed.connect(self._answered)
        for answers in (self.confidence, self.reason):
            answers.changed.connect(lambda _code: self._answered())
        order = (
            self.options.search,
            self.options.list,
            *self.options.chips.values(),
            *self.confidence.buttons.values(),
            *self.reason.buttons.values(),
            self._skip,
            self._record,
        )
        self._order = order
        self.options.list.setMinimumHeight(look.px(180))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        look = theme()
        wide = self.width() >= look.px(THREE_COLUMNS_FROM)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._head.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        for one, following in itertools.pairwise(self._order):
            QWidget.setTabOrder(one, following)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the page the focus means its first control; a focus proxy would be one more stop for Tab."""
        super().focusInEvent(event)
        self.options.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self._frame.findChild(QScrollArea), event):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(240))

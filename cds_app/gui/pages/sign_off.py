"""The decision and its signature: what was decided, why, what is known, and the passphrase again.

What is entered is in `sign_form.py`, the signature in `sign_signature.py`, both views beside each other and a signed
decision in `sign_summary.py`, where they stand in `sign_sheet.py`; here is what follows from what, and what is asked of
the store.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from cds_app.domain.decision import Assessment, SignOff, State, left_to_do, required_acknowledgements
from cds_app.domain.draft import Draft, sign_off_draft
from cds_app.domain.errors import CdsError
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.buttons import primary
from cds_app.gui.widgets.compare_tools import scroll_by_key
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.sign_checks import Checks
from cds_app.gui.widgets.sign_decision_form import DecisionForm
from cds_app.gui.widgets.sign_form import SignForm
from cds_app.gui.widgets.sign_sheet import PAGE_MARGIN, SignSheet
from cds_app.gui.widgets.sign_signature import SignatureCard
from cds_app.gui.widgets.sign_words import (
    IDENTIFIES,
    PASSPHRASE,
    acknowledgement_words,
    amended_words,
    identifier_words,
    left_words,
)
from cds_app.workflow.check_comment import identifiers_in_comment
from cds_app.workflow.keep_draft import open_draft
from cds_app.workflow.open_patient import open_assessment
from cds_app.workflow.own_agreement import own_agreement
from cds_app.workflow.session import SignedIn
from cds_app.workflow.sign_decision import sign_decision

SLOT, AGREEMENT_SLOT, DRAFT_SLOT = "assessment", "sign_off_agreement", "sign_off_draft"
AMENDED_SLOT = "sign_off_amended"
CLOCK_MS = 15_000


class SignOffPage(QWidget):
    """`drug_opened` wants a drug's explanation on screen; coming back with the same assessment loses nothing."""

    help_topic = "sign_off"
    signed = Signal(object)
    amend_wanted = Signal(object)
    abandon_wanted = Signal(object)
    documents_wanted = Signal(object)
    drug_opened = Signal(object, str, object)
    back = Signal()

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.assessment: Assessment | None = None
        self._signing = False
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(lambda: self.signature.say_time(datetime.now(UTC)))
        self._build()
        self._clear()

    # --- what is entered, made when it is first asked for: it is more than half of the page

    @cached_property
    def _form(self) -> SignForm:
        made = SignForm(self.who.catalogue)
        made.changed.connect(self._refresh)
        made.decision.explanation_wanted.connect(self._open_explanation)
        return self.sheet.keep(made)

    @property
    def decision(self) -> DecisionForm:
        return self._form.decision

    @property
    def reasons(self) -> Checks:
        return self._form.reasons

    @property
    def known(self) -> Checks:
        return self._form.known

    @property
    def comment(self) -> QPlainTextEdit:
        return self._form.comment

    @property
    def signature(self) -> SignatureCard:
        return self.sheet.signature

    @property
    def passphrase(self) -> QLineEdit:
        return self.sheet.signature.passphrase

    # --- what the window asks for

    def begin(self, assessment: Assessment, drug: str | None = None) -> None:
        """Show a signed assessment to be read, or ask for the decision of an open one.

        A draft of the same assessment stays; for another one everything is empty. `drug` is offered first and is
        not chosen.
        """
        list(self.make_ahead())
        same = self.assessment is not None and self.assessment.assessment_id == assessment.assessment_id
        if not same:
            self._clear()
        self.assessment, self._signing = assessment, False
        self._frame.clear_notice()
        self.sheet.code.setText(assessment.pseudonym)
        self.sheet.basis.setVisible(assessment.comparison is not None)
        if assessment.comparison is not None:
            self.sheet.basis.set_bundle(assessment.comparison.bundle)
        self.sheet.amends.setVisible(assessment.amends is not None)
        self.sheet.amends.setText(amended_words(None))
        if assessment.amends is not None:
            self.jobs.run(open_assessment, assessment.amends, done=self._say_amended, slot=AMENDED_SLOT)
        if assessment.state is State.SIGNED:
            self._show_signed(assessment)
            return
        self.decision.offer(assessment, drug)
        self.sheet.beside.remind(None)
        self.jobs.run(own_agreement, done=self.sheet.beside.remind, slot=AGREEMENT_SLOT)
        self._show_form()
        if not same:
            self.jobs.run(
                open_draft,
                "sign_off",
                assessment.assessment_id,
                done=self._take_up,
                slot=DRAFT_SLOT,
            )

    def make_ahead(self) -> Iterator[None]:
        """Make what is not there yet and put the parts into their places, one at a time."""
        form = self._form
        yield
        yield from self.sheet.take_in(form)
        self._arrange()

    def show_error(self, error: Exception) -> None:
        """Say inline what went wrong; everything entered stays."""
        self._frame.show_notice("stop", text.error_sentence(error))

    def forget(self) -> None:
        """Nothing that was entered stays."""
        self._clear()

    def to_keep(self) -> Draft | None:
        """What the window keeps over a lock; nothing for what is signed or being signed."""
        assessment = self.assessment
        if assessment is None or self._signing or assessment.state is not State.ESTIMATES_SHOWN:
            return None
        return sign_off_draft(assessment.assessment_id, self.draft())

    def draft(self) -> SignOff:
        """What has been entered, without the passphrase."""
        return self._form.draft()

    def what_is_left(self) -> tuple[str, ...]:
        """Codes of everything that still stands before a signature, the passphrase last."""
        if self.assessment is None:
            return ("state",)
        draft = self.draft()
        left = left_to_do(self.assessment, draft, tuple(self.who.catalogue.drugs))
        if identifiers_in_comment(draft.comment, self.assessment):
            left = (*left, IDENTIFIES)
        return left if self.passphrase.text() else (*left, PASSPHRASE)

    def sign(self) -> None:
        """Sign, if nothing is left to do."""
        if self.assessment is None or self._signing or self.what_is_left():
            return
        self._signing = True
        self._frame.clear_notice()
        self.signature.set_problem("")
        passphrase = self.passphrase.text()
        self.passphrase.clear()
        self._form.setEnabled(False)
        self._refresh()
        self.jobs.run(
            sign_decision,
            self.assessment.assessment_id,
            self.draft(),
            passphrase,
            done=self._done,
            failed=self._failed,
            slot=SLOT,
        )

    # --- answers

    def _done(self, assessment: Assessment) -> None:
        if self.assessment is None or assessment.assessment_id != self.assessment.assessment_id:
            return  # a late answer about another patient
        self._signing = False
        self.assessment = assessment
        self._show_signed(assessment)
        if self.isVisible():
            self._first_control().setFocus(Qt.FocusReason.OtherFocusReason)
        self.jobs.assessment_changed.emit(assessment.pseudonym)
        self.signed.emit(assessment)

    def _say_amended(self, amended: Assessment) -> None:
        if self.assessment is not None and self.assessment.amends == amended.assessment_id:
            self.sheet.amends.setText(amended_words(amended))

    def _take_up(self, draft: Draft | None) -> None:
        """What had been entered before the window was locked, if nothing has been entered since."""
        mine = self.assessment is not None and draft is not None and draft.subject == self.assessment.assessment_id
        if draft is None or draft.sign_off is None or not mine or self.draft() != SignOff():
            return
        self._form.take_up(draft.sign_off)
        words = self.tr("What you had entered before the window was locked is here again. Read it before you sign.")
        self._frame.show_notice("information", words)

    def _failed(self, error: Exception) -> None:
        self._signing = False
        self._form.setEnabled(True)
        if isinstance(error, CdsError) and error.code == "passphrase_wrong":
            self.signature.set_problem(text.error_sentence(error))
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.show_error(error)
        self._refresh()

    # --- drawing

    def _clear(self) -> None:
        """Nothing of one patient's decision is carried over to the next."""
        self.assessment = None
        self.jobs.forget(DRAFT_SLOT)
        self._frame.clear_notice()
        if "_form" in self.__dict__:
            self._form.clear()
        self.passphrase.clear()
        self.signature.set_problem("")
        self.sheet.show_nothing()
        self._sign.hide()

    def _show_form(self) -> None:
        self._frame.set_title(self.tr("Sign decision"))
        self.sheet.show_form()
        self._sign.show()
        self._form.setEnabled(True)
        self._refresh()
        self.signature.say_time(datetime.now(UTC))

    def _show_signed(self, assessment: Assessment) -> None:
        self._frame.set_title(self.tr("Signed decision"))
        self.passphrase.clear()
        self._sign.hide()
        self.sheet.read.show_signed(assessment)
        self.sheet.show_signed()
        self._arrange()

    def _refresh(self) -> None:
        """Everything that follows from what has been entered."""
        assessment = self.assessment
        if assessment is None or assessment.state is State.SIGNED:
            return
        draft, comparison, catalogue = self.draft(), assessment.comparison, self.who.catalogue
        needed = required_acknowledgements(assessment, draft.decision)
        self._form.ask_known({code: acknowledgement_words(code, comparison, catalogue) for code in needed})
        self.sheet.beside.show_both(assessment, draft.decision, catalogue)
        left = self.what_is_left()
        self.decision.set_explanation_needed("explanation" in left)
        drug = draft.decision.drug if draft.decision else None
        self.signature.say_left(left_words(left, drug), signing=self._signing)
        problem = identifier_words(identifiers_in_comment(draft.comment, assessment))
        self._form.say_comment(needed="comment" in left, problem=problem)
        self._sign.setEnabled(not left and not self._signing)
        self._sign.setAccessibleDescription(self.signature.left())
        self.sheet.order_tabs(self._form, self._sign)

    # --- what the clinician does beside the form

    def _want(self, signal: SignalInstance) -> None:
        if self.assessment is not None:
            signal.emit(self.assessment)

    def _open_explanation(self, drug: str) -> None:
        if self.assessment is not None:
            self.drug_opened.emit(self.assessment, drug, None)

    # --- places

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Sign decision"), scroll=False)
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(self._frame)
        body = self._frame.body
        space(body, (PAGE_MARGIN, 0, PAGE_MARGIN, 12), 0)
        sheet = self.sheet = SignSheet(self._frame, self.who)
        body.addWidget(sheet, 1)
        self._sign = self._frame.set_primary(primary(self.tr("&Sign decision"), self.sign))
        sheet.back.clicked.connect(self.back)
        sheet.abandon.clicked.connect(lambda: self._want(self.abandon_wanted))
        sheet.documents.clicked.connect(lambda: self._want(self.documents_wanted))
        sheet.amend.clicked.connect(lambda: self._want(self.amend_wanted))
        sheet.signature.follow(self.jobs, SLOT)
        sheet.signature.passphrase.textChanged.connect(self._refresh)

    def _arrange(self) -> None:
        if "_form" in self.__dict__:
            self.sheet.arrange(self.width(), self._form, self._sign)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        list(self.make_ahead())
        super().showEvent(event)
        self._clock.start()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """A passphrase does not wait on a page that nobody sees."""
        self._clock.stop()
        self.passphrase.clear()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _first_control(self) -> QWidget:
        """A signed decision is only read; an open one begins with the decision."""
        if self.assessment is not None and self.assessment.state is State.SIGNED:
            return self.sheet.documents
        return next(iter(self.decision.kind.buttons.values()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the page the focus means its first control; a focus proxy would be one more stop for Tab."""
        super().focusInEvent(event)
        self._first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self.sheet.read_now(), event):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(240))

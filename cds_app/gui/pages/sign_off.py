"""The decision and its signature: what was decided, why, what is known, and the passphrase again.

What is entered is in `sign_form.py`, the signature in `sign_signature.py`, both views beside each other and a signed
decision in `sign_summary.py`; here is what follows from what, what is asked of the store, and where it all stands.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from cds_app.domain.decision import Assessment, SignOff, State, left_to_do, required_acknowledgements
from cds_app.domain.draft import Draft, sign_off_draft
from cds_app.domain.errors import CdsError
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.compare_info import BasisLine
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_tools import TitleTools, scroll_by_key
from cds_app.gui.widgets.labels import label
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.scrolled import fill, scrolled
from cds_app.gui.widgets.sign_checks import Checks
from cds_app.gui.widgets.sign_columns import SignColumns
from cds_app.gui.widgets.sign_decision_form import DecisionForm
from cds_app.gui.widgets.sign_form import SignForm
from cds_app.gui.widgets.sign_signature import SignatureCard
from cds_app.gui.widgets.sign_summary import BesideCard, SignedView
from cds_app.gui.widgets.sign_words import (
    IDENTIFIES,
    PASSPHRASE,
    acknowledgement_words,
    identifier_words,
    left_words,
)
from cds_app.workflow.check_comment import identifiers_in_comment
from cds_app.workflow.keep_draft import open_draft
from cds_app.workflow.own_agreement import own_agreement
from cds_app.workflow.session import SignedIn
from cds_app.workflow.sign_decision import sign_decision

SLOT, AGREEMENT_SLOT, DRAFT_SLOT = "assessment", "sign_off_agreement", "sign_off_draft"
PAGE_MARGIN = 24
CLOCK_MS = 15_000
_Part = TypeVar("_Part", bound=QWidget)


class SignOffPage(QWidget):
    """`drug_opened` wants a drug's explanation on screen; coming back with the same assessment loses nothing."""

    help_topic = "sign_off"
    signed = Signal(object)
    amend_wanted = Signal(object)
    abandon_wanted = Signal(object)
    documents_wanted = Signal(object)
    drug_opened = Signal(object, str, object)
    back = Signal()
    _whole = False  # whether every part is made and has its place

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
        return self._keep(made)

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
        self._code.setText(assessment.pseudonym)
        self._basis.setVisible(assessment.comparison is not None)
        if assessment.comparison is not None:
            self._basis.set_bundle(assessment.comparison.bundle)
        self._amends.setVisible(assessment.amends is not None)
        if assessment.state is State.SIGNED:
            self._show_signed(assessment)
            return
        self.decision.offer(assessment, drug)
        self._beside.remind(None)
        self.jobs.run(own_agreement, done=self._beside.remind, slot=AGREEMENT_SLOT)
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
        if not self._whole:
            yield from self._placed(((self._form_area, self._form), *self._parts))
        self._whole = True
        self._arrange()

    def _placed(self, parts: Iterable[tuple[QScrollArea, QWidget]]) -> Iterator[None]:
        yield
        for area, part in parts:
            if part.parentWidget() is None:
                fill(area, part)
                yield

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
        self.jobs.assessment_changed.emit(assessment.pseudonym)
        self.signed.emit(assessment)

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
        self._amends.hide()
        self._frame.clear_notice()
        if "_form" in self.__dict__:
            self._form.clear()
        self.passphrase.clear()
        self.signature.set_problem("")
        for area in (self._form_area, self._side_area, self._read_area):
            area.verticalScrollBar().setValue(0)
        for widget in (self._columns_box, self._read_area, self._tools_box, self._sign, *self._signed_only):
            widget.hide()

    def _show_form(self) -> None:
        self._frame.set_title(self.tr("Sign decision"))
        self._read_area.hide()
        for made in self._signed_only:
            made.hide()
        for widget in (self._columns_box, self._tools_box, self._sign, self._abandon):
            widget.show()
        self._form.setEnabled(True)
        self._refresh()
        self.signature.say_time(datetime.now(UTC))

    def _show_signed(self, assessment: Assessment) -> None:
        self._frame.set_title(self.tr("Signed decision"))
        self.passphrase.clear()
        for of_the_form in (self._columns_box, self._sign, self._abandon):
            of_the_form.hide()
        self._read.show_signed(assessment)
        for widget in (self._read_area, self._tools_box, *self._signed_only):
            widget.show()
        self._arrange()

    def _refresh(self) -> None:
        """Everything that follows from what has been entered."""
        assessment = self.assessment
        if assessment is None or assessment.state is State.SIGNED:
            return
        draft, comparison, catalogue = self.draft(), assessment.comparison, self.who.catalogue
        needed = required_acknowledgements(assessment, draft.decision)
        self._form.ask_known({code: acknowledgement_words(code, comparison, catalogue) for code in needed})
        self._beside.show_both(assessment, draft.decision, catalogue)
        left = self.what_is_left()
        self.decision.set_explanation_needed("explanation" in left)
        drug = draft.decision.drug if draft.decision else None
        self.signature.say_left(left_words(left, drug), signing=self._signing)
        problem = identifier_words(identifiers_in_comment(draft.comment, assessment))
        self._form.say_comment(needed="comment" in left, problem=problem)
        self._sign.setEnabled(not left and not self._signing)
        self._sign.setAccessibleDescription(self.signature.left())
        self._set_tab_order()

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
        space(body, (PAGE_MARGIN, 0, PAGE_MARGIN, 12), 8)
        self._build_tools()
        self._sign = self._frame.set_primary(primary(self.tr("&Sign decision"), self.sign))
        self._documents = button(self.tr("&Documents"), lambda: self._want(self.documents_wanted))
        self._amend = button(self.tr("A&mend…"), lambda: self._want(self.amend_wanted))
        self._amend.setToolTip(self.tr("Make a new record that names this one; this one stays as it is"))
        self._signed_only = (self._documents, self._amend)
        for made in self._signed_only:
            self._tools_row.addWidget(made)
        self._tools_row.addStretch(1)
        head = QHBoxLayout()
        space(head, gap=12)
        self._code, self._basis = label("", "subheading"), BasisLine()
        self._code.setAccessibleDescription(self.tr("Patient code"))
        self._amends = Words(self.tr("Amends a signed decision, which stays in the log."), "muted", wide=True)
        head.addWidget(self._code)
        head.addWidget(self._basis)
        head.addWidget(self._amends, 1)
        head.addStretch(0)
        body.addLayout(head)
        self._build_side()
        self._read_area, self._columns_box = scrolled(), SignColumns()
        self._form_area, self._side_area = self._columns_box.form_area, self._columns_box.side_area
        body.addWidget(self._read_area, 1)
        body.addWidget(self._columns_box, 1)
        self._read = self._keep(SignedView(self.who.catalogue))
        self._parts = ((self._side_area, self._side), (self._read_area, self._read))

    def _keep(self, part: _Part) -> _Part:
        """Until it has its place a part has no parent that would end it."""
        self.destroyed.connect(part.deleteLater)
        return part

    def _build_tools(self) -> None:
        self._tools_box = QWidget()
        self._tools_row = QHBoxLayout(self._tools_box)
        space(self._tools_row)
        self._back = button(self.tr("&Back to the comparison"), self.back.emit, icon_name="arrow_left")
        self._abandon = button(self.tr("Do &not decide now"), lambda: self._want(self.abandon_wanted), role="quiet")
        self._abandon.setToolTip(self.tr("End this assessment without a decision"))
        for made in (self._back, self._abandon):
            self._tools_row.addWidget(made)
        self._tools = TitleTools(self._frame, self._tools_box, self._frame.body)

    def _build_side(self) -> None:
        self._side = self._keep(QWidget())
        side = QVBoxLayout(self._side)
        space(side, gap=16)
        self._beside = BesideCard()
        self.signature = SignatureCard(self.who)
        self.passphrase = self.signature.passphrase
        self.signature.follow(self.jobs, SLOT)
        self.passphrase.textChanged.connect(self._refresh)
        side.addWidget(self._beside)
        side.addWidget(self.signature)
        side.addStretch(1)

    def _set_tab_order(self) -> None:
        order = (self._back, self._abandon, *self._signed_only, *self._form.controls(), self.passphrase, self._sign)
        for one, following in itertools.pairwise(order):
            QWidget.setTabOrder(one, following)

    def _arrange(self) -> None:
        if not self._whole:
            return  # a part without its place would be shown as a window of its own
        look = theme()
        self._columns_box.arrange(self.width(), self._form, self._side)
        self._basis.fit_into(self.width() - look.px(2 * PAGE_MARGIN + 12) - self._code.sizeHint().width())
        self._tools.arrange(self.width(), look.px(260), self._sign)

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
            return self._documents
        return next(iter(self.decision.kind.buttons.values()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the page the focus means its first control; a focus proxy would be one more stop for Tab."""
        super().focusInEvent(event)
        self._first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self._read_area if self._read_area.isVisible() else self._form_area, event):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(240))

"""A signed decision as the clinician saw it: to be read, printed or amended, and never changed.

Three parts, each drawn from the signed assessment alone: the signature with what was decided beside the own view and
the cautions of the chosen drug; the comparison as it stood; the explanations that were opened.
"""

from __future__ import annotations

import itertools

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cds_app.domain.decision import Assessment
from cds_app.domain.roles import may
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_facts import SafetyCard
from cds_app.gui.widgets.compare_info import BasisLine
from cds_app.gui.widgets.compare_label import Words, words
from cds_app.gui.widgets.compare_rows import rows_of, sections
from cds_app.gui.widgets.compare_switch import Switch
from cds_app.gui.widgets.compare_tools import TitleTools, scroll_by_key
from cds_app.gui.widgets.compare_views import BARS, TABLE, TEXT, CompareViews
from cds_app.gui.widgets.decision_explanations import OpenedExplanations
from cds_app.gui.widgets.labels import label
from cds_app.gui.widgets.notice import Notice
from cds_app.gui.widgets.notice_tab import given_sentences
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.scrolled import fill, scrolled
from cds_app.gui.widgets.sign_summary import SignedView
from cds_app.gui.widgets.sign_words import signed_decision
from cds_app.workflow.open_decision import SignedDecisionView, open_decision
from cds_app.workflow.session import SignedIn

SLOT = "decision"
PAGE_MARGIN = 24
DECIDED, COMPARED, EXPLAINED = PARTS = "decided", "compared", "explained"


class DecisionPage(QWidget):
    """`amend_wanted` and `documents_wanted` carry the assessment; `back` goes to where the decision was opened."""

    help_topic = "decision"
    back = Signal()
    amend_wanted = Signal(object)
    documents_wanted = Signal(object)

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.view: SignedDecisionView | None = None
        self._signed, self._cautions = SignedView(who.catalogue), SafetyCard()
        self._views, self._explained = CompareViews(), OpenedExplanations()
        self._build()
        self._clear()

    # --- what the window asks for

    def show_decision(self, assessment_id: str) -> None:
        """Open a signed decision; whatever was on screen before goes first."""
        self._clear()
        self.jobs.run(open_decision, assessment_id, done=self._opened, failed=self.show_error, slot=SLOT)

    def forget(self) -> None:
        """Nothing of a patient stays; an answer that is still under way is dropped."""
        self.jobs.forget(SLOT)
        self._clear()

    def show_error(self, error: Exception) -> None:
        """Say inline what went wrong."""
        self._frame.show_notice("stop", text.error_sentence(error))

    # --- answers

    def _opened(self, view: SignedDecisionView) -> None:
        self.view, assessment = view, view.assessment
        self._code.setText(assessment.pseudonym)
        self._code.setVisible(bool(assessment.pseudonym))
        self._basis.setVisible(assessment.comparison is not None)
        if assessment.comparison is not None:
            self._basis.set_bundle(assessment.comparison.bundle)
        self._signed.show_signed(assessment)
        self._show_cautions(assessment)
        self._show_comparison(assessment)
        decision = signed_decision(assessment)
        self._explained.show_assessment(assessment, decision.drug if decision else None)
        self._say_amendments(view)
        self._told.setText(given_sentences(view.notices))
        self._told_card.setVisible(bool(view.notices))
        self._broken.setVisible(not view.intact)
        clinician = may(self.who.user.roles, "compare")
        self._documents.setVisible(clinician)
        self._amend.setVisible(view.may_amend)
        self._show_part(DECIDED)
        self._parts.choose(DECIDED)
        self._content.show()
        self._arrange()

    def _show_cautions(self, assessment: Assessment) -> None:
        """The rules that fired for the drug that was decided on."""
        decision, comparison = signed_decision(assessment), assessment.comparison
        drug = decision.drug if decision is not None else None
        fired = [c for c in comparison.cautions if c.drug == drug] if comparison is not None and drug else []
        catalogue = self.who.catalogue
        self._cautions.setVisible(drug is not None)
        self._cautions.show_rules(fired, catalogue.drugs.get(drug) if drug else None, catalogue)

    def _show_comparison(self, assessment: Assessment) -> None:
        if assessment.comparison is None:
            return
        found = sections(rows_of(assessment, self.who.catalogue))
        self._views.show_sections(assessment, assessment.comparison, found, self.who.catalogue, None)
        self._view_switch.choose(BARS)
        self._views.show_view(BARS)

    def _say_amendments(self, view: SignedDecisionView) -> None:
        self._amended.setVisible(view.amended_by is not None)
        self._amends.setVisible(view.amends is not None)

    # --- what the reader does

    def _open_other(self, which: str) -> None:
        if self.view is not None:
            other = self.view.amended_by if which == "later" else self.view.amends
            if other is not None:
                self.show_decision(other)

    def _want(self, signal) -> None:
        if self.view is not None:
            signal.emit(self.view.assessment)

    def _show_part(self, code: str) -> None:
        self._stack.setCurrentIndex(PARTS.index(code))
        self._view_switch.setVisible(code == COMPARED)

    # --- drawing

    def _clear(self) -> None:
        self.view = None
        self._frame.clear_notice()
        self._content.hide()
        for action in (self._documents, self._amend):
            action.hide()

    # --- places

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Signed decision"))
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(self._frame)
        self._frame.add_action(BusyLabel(self.tr("Opening the decision…")).follow(self.jobs, SLOT))
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        space(self._column, gap=8)
        space(self._frame.body, (PAGE_MARGIN, 0, PAGE_MARGIN, 12), 8)
        self._frame.body.addWidget(self._content, 1)
        self._build_tools()
        self._build_head()
        self._build_parts()
        order = (
            self._documents, self._amend, self._back, *self._parts.buttons(), *self._view_switch.buttons(),
            self._explained.choice,
        )  # fmt: skip
        for one, following in itertools.pairwise(order):
            QWidget.setTabOrder(one, following)
        QShortcut(
            QKeySequence(Qt.Key.Key_Escape), self, self.back.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    def _build_tools(self) -> None:
        tools = QWidget()
        row = QHBoxLayout(tools)
        space(row, gap=8)
        self._documents = button(self.tr("&Documents"), lambda: self._want(self.documents_wanted), icon_name="report")
        self._amend = button(self.tr("A&mend…"), lambda: self._want(self.amend_wanted))
        self._amend.setToolTip(self.tr("Make a new record that names this one; this one stays as it is"))
        self._back = button(self.tr("&Back"), self.back.emit, icon_name="arrow_left")
        for made in (self._documents, self._amend, self._back):
            row.addWidget(made)
        row.addStretch(1)
        self._tools = TitleTools(self._frame, tools, self._frame.body)

    def _build_head(self) -> None:
        head = QHBoxLayout()
        space(head, gap=12)
        self._code, self._basis = label("", "subheading"), BasisLine()
        self._code.setAccessibleDescription(self.tr("Patient code"))
        head.addWidget(self._code)
        head.addWidget(self._basis)
        head.addStretch(1)
        self._column.addLayout(head)
        self._broken = Notice(
            "stop",
            self.tr(
                "What is kept is not what was signed. Rely on nothing here and call whoever looks after the program."
            ),
        )
        self._amended = Notice(
            "information", self.tr("A later signed decision amends this one."), self.tr("Open the &later one")
        )
        self._amended.acted.connect(lambda: self._open_other("later"))
        self._amends = Notice(
            "information",
            self.tr("This decision amends an earlier one, which stays."),
            self.tr("Open the &earlier one"),
        )
        self._amends.acted.connect(lambda: self._open_other("earlier"))
        for notice in (self._broken, self._amended, self._amends):
            self._column.addWidget(notice)

    def _build_parts(self) -> None:
        names = {
            DECIDED: self.tr("&Decision"),
            COMPARED: self.tr("&Comparison"),
            EXPLAINED: self.tr("E&xplanations"),
        }
        self._parts = Switch(names, self.tr("Part of the decision"))
        self._parts.chosen.connect(self._show_part)
        views = {BARS: self.tr("&Bars"), TABLE: self.tr("&Table"), TEXT: self.tr("Te&xt")}
        self._view_switch = Switch(views, self.tr("View"))
        self._view_switch.chosen.connect(lambda code: self._views.show_view(code))
        row = QHBoxLayout()
        space(row, gap=16)
        row.addWidget(self._parts)
        row.addWidget(self._view_switch)
        row.addWidget(Words(self.tr("As it was when it was signed. Nothing here can be changed."), "small"), 1)
        self._column.addLayout(row)
        decided = QWidget()
        inside = QVBoxLayout(decided)
        space(inside, gap=16)
        inside.addWidget(self._signed)
        self._told, self._told_card = words(), Card(self.tr("Patient notice"))
        self._told_card.add(self._told)
        inside.addWidget(self._told_card)
        inside.addWidget(self._cautions)
        inside.addStretch(1)
        self._areas = (scrolled(), scrolled())
        self._stack = QStackedWidget()
        self._column.addWidget(self._stack, 1)
        for part in (self._areas[0], self._views, self._areas[1]):
            self._stack.addWidget(part)
        for area, content in zip(self._areas, (decided, self._explained), strict=True):
            fill(area, content)

    def _arrange(self) -> None:
        look = theme()
        room = self.width() - look.px(2 * PAGE_MARGIN)
        self._basis.fit_into(room - self._code.sizeHint().width() - look.px(12))
        self._explained.fit_into(room - look.px(16))
        self._tools.arrange(self.width(), look.px(260))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_areas"):
            self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the page the focus means its first control; a focus proxy would be one more stop for Tab."""
        super().focusInEvent(event)
        self._parts.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        area = next((area for area in self._areas if area.isVisible()), None)
        if not scroll_by_key(area, event):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(240))

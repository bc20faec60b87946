"""One drug for one patient: the sentence, what speaks for and against, why this rather than another, and the rules."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cds_app.domain.decision import NOT_A_DRUG, Assessment, State
from cds_app.domain.errors import IntegrityError
from cds_app.domain.estimate import Estimate
from cds_app.domain.explanation import Explanation
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.compare_contrast import ContrastCard
from cds_app.gui.widgets.compare_estimate import EstimateCard
from cds_app.gui.widgets.compare_facts import EffectsCard, FactsCard, SafetyCard
from cds_app.gui.widgets.compare_info import BasisLine
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_rows import Row, concerns_of, rows_of
from cds_app.gui.widgets.compare_switch import Switch
from cds_app.gui.widgets.compare_technical import TechnicalCard
from cds_app.gui.widgets.compare_tools import TitleTools, scroll_by_key
from cds_app.gui.widgets.compare_words import group_title
from cds_app.gui.widgets.labels import label
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.workflow.explain_choice import ChoiceExplanation, explain_choice
from cds_app.workflow.session import SignedIn

SLOT = "assessment"
PAGE_MARGIN = 24
TWO_COLUMNS_FROM, WIDEST_BARS = 1080, 960
READING, TECHNICAL = "reading", "technical"


class DetailPage(QWidget):
    """`opened` carries the assessment with the explanations that were shown, for whoever holds an older copy."""

    back = Signal()
    sign_wanted = Signal(object, object)
    opened = Signal(object)

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.assessment: Assessment | None = None
        self.drug = ""
        self.other: str | None = None
        self._row: Row | None = None
        self.answer: ChoiceExplanation | None = None
        self._build()
        self._clear()

    # --- what the window asks for

    def show_choice(self, assessment: Assessment, drug: str, other: str | None = None) -> None:
        """Open a drug; beside it the other one, or else the clinician's own pick."""
        self._clear()
        self.assessment, self.drug = assessment, drug
        self._row = next((row for row in rows_of(assessment, self.who.catalogue) if row.drug == drug), None)
        self.other = other if other in self._others() else self._own_pick()
        self._draw_drug()
        if self._row is not None and self._row.estimates:
            self._ask()

    def show_error(self, error: Exception) -> None:
        """Say inline what went wrong; what is on screen stays."""
        self._frame.show_notice("stop", text.error_sentence(error))

    # --- asking and answers

    def _ask(self) -> None:
        assert self.assessment is not None
        self.jobs.run(
            explain_choice,
            self.assessment.assessment_id,
            self.drug,
            self.other,
            done=self._explained,
            failed=self._not_explained,
            slot=SLOT,
        )

    def _explained(self, answer: ChoiceExplanation) -> None:
        mine = self.assessment
        if mine is None or answer.assessment.assessment_id != mine.assessment_id or answer.drug != self.drug:
            return  # a late answer about another patient or drug
        self.answer, self.assessment = answer, answer.assessment
        self._draw_outcome()
        self._frame.clear_notice()
        self.opened.emit(answer.assessment)

    def _not_explained(self, error: Exception) -> None:
        """An estimate whose parts do not add up is not shown either."""
        if isinstance(error, IntegrityError):
            self.estimate.clear()
            for widget in (self.estimate, self.contrast, self.outcomes, self._view, self._sign):
                widget.hide()
        self.show_error(error)

    def _choose_other(self, other: str) -> None:
        self.other = other
        self._ask()

    def _own_pick(self) -> str | None:
        """The first drug of the clinician's own view that can stand beside this one."""
        view = self.assessment.own_view if self.assessment else None
        others = self._others()
        return next((option for option in view.options if option in others), None) if view else None

    def _others(self) -> tuple[str, ...]:
        """The drugs with a number, apart from this one."""
        comparison = self.assessment.comparison if self.assessment else None
        if comparison is None:
            return ()
        estimated = (e.drug for e in comparison.estimates if e.status == "estimated" and e.drug != self.drug)
        return tuple(dict.fromkeys(estimated))

    # --- drawing

    def _clear(self) -> None:
        self.assessment, self._row, self.answer = None, None, None
        self.drug, self.other = "", None
        self._frame.clear_notice()
        self._frame.set_title(self.tr("Detail"))
        self._content.hide()
        self.estimate.clear()

    def _draw_drug(self) -> None:
        """Everything that needs no explanation from the model."""
        assessment, row = self.assessment, self._row
        if assessment is None or assessment.comparison is None or row is None:
            return
        catalogue = self.who.catalogue
        entry = catalogue.drugs.get(self.drug)
        self._frame.set_title(text.drug_name(self.drug))
        self._code.setText(assessment.pseudonym)
        self._basis.set_basis(assessment.comparison.bundle.basis)
        self._class.setText(" · ".join(part for part in (row.full_class, self._place(row)) if part))
        self.safety.show_rules(row.cautions, entry, catalogue)
        self.facts.show_drug(entry, catalogue)
        self.effects.show_drug(entry, concerns_of(assessment), catalogue)
        self.contrast.offer(self.drug, self._others(), self._own_choice())
        self._sign.setVisible(assessment.state is State.ESTIMATES_SHOWN)
        numbers = bool(row.estimates)
        self.estimate.show()
        for widget in (self.outcomes, self._view, self.contrast):
            widget.setVisible(numbers)
        if numbers:
            self.outcomes.choose(OUTCOMES[0])
        self._show_view(READING)
        self._draw_outcome()
        self._content.show()

    def _own_choice(self) -> str | None:
        """The first drug of the own view, to be named as such in the list."""
        view = self.assessment.own_view if self.assessment else None
        return next((option for option in view.options if option not in NOT_A_DRUG), None) if view else None

    def _place(self, row: Row) -> str:
        """The sentence of the drug's group, without the count."""
        return group_title(row.group, 0).rsplit(" (", 1)[0]

    def _draw_outcome(self) -> None:
        row, assessment = self._row, self.assessment
        if row is None or assessment is None or assessment.comparison is None:
            return
        estimate = row.estimate(self.outcomes.code() or OUTCOMES[0])
        if estimate is None:
            self.estimate.show_none(row)
            return
        explanation = self._explanation(estimate.outcome)
        self.estimate.show_estimate(estimate, assessment.comparison.base_rate(estimate.outcome), explanation)
        self._draw_contrast(estimate)
        self.technical.show_numbers(assessment, estimate, explanation, self.who.catalogue)
        self._arrange()

    def _explanation(self, outcome: str) -> Explanation | None:
        found = self.answer.explanations if self.answer else ()
        return next((e for e in found if e.outcome == outcome), None)

    def _draw_contrast(self, estimate: Estimate) -> None:
        assert self.assessment is not None
        assert self.assessment.comparison is not None
        found = self.answer.contrasts if self.answer else ()
        contrast = next((c for c in found if c.outcome == estimate.outcome), None)
        if contrast is not None:
            self.contrast.show_contrast(contrast, self.assessment.comparison)
        elif self.other is None:
            self.contrast.show_nothing(self._why_no_contrast())
        else:
            self.contrast.show_nothing("")

    def _why_no_contrast(self) -> str:
        own = self._own_choice()
        if own is None:
            return self.tr("Choose a drug to see what makes the difference.")
        if own == self.drug:
            return self.tr("This is your own first choice. Choose another drug to see what makes the difference.")
        sentence = self.tr("Your own choice, {drug}, has no estimate for this patient. Choose another drug.")
        return sentence.format(drug=text.drug_name(own, inside=True))

    def _show_view(self, code: str) -> None:
        self._view.choose(code)
        self._reading.setVisible(code == READING)
        self.technical.setVisible(code == TECHNICAL)

    def _want_sign(self) -> None:
        if self.assessment is not None:
            self.sign_wanted.emit(self.assessment, self.drug)

    # --- places

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Detail"))
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(self._frame)
        self._view = Switch({READING: self.tr("&Reading"), TECHNICAL: self.tr("&Technical")}, self.tr("View"))
        self._view.chosen.connect(self._show_view)
        self._back = button(self.tr("&Back to the comparison"), self.back.emit, icon_name="arrow_left")
        tools = QWidget()
        row = QHBoxLayout(tools)
        space(row, gap=8)
        row.addWidget(self._view)
        row.addWidget(self._back)
        row.addStretch(1)
        QShortcut(
            QKeySequence(Qt.Key.Key_Escape), self, self.back.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self._sign = self._frame.set_primary(primary(self.tr("&Sign decision…"), self._want_sign))
        self._busy = BusyLabel(self.tr("Explaining the estimate…")).follow(self.jobs, SLOT)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        space(column, gap=12)
        self._tools = TitleTools(self._frame, tools, column)
        column.addLayout(self._build_head())
        column.addLayout(self._build_switch())
        column.addWidget(self._build_reading())
        self.technical = TechnicalCard()
        column.addWidget(self.technical)
        column.addStretch(1)
        space(self._frame.body, (PAGE_MARGIN, 0, PAGE_MARGIN, 16), 12)
        self._frame.body.addWidget(self._content, 1)
        order = (
            *self.outcomes.buttons(),
            self.estimate.bars,
            self.contrast.choice,
            *self._view.buttons(),
            self._back,
            self._sign,
        )
        for one, following in itertools.pairwise(order):
            QWidget.setTabOrder(one, following)

    def _build_head(self) -> QBoxLayout:
        self._code, self._class, self._basis = label("", "subheading"), Words(wide=True), BasisLine()
        self._code.setAccessibleName(self.tr("Patient code"))
        self._head_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._head_row, gap=8)
        first = QHBoxLayout()
        space(first, gap=12)
        first.addWidget(self._code)
        first.addWidget(self._class, 1)
        self._head_row.addLayout(first, 1)
        self._head_row.addWidget(self._basis)
        return self._head_row

    def _build_switch(self) -> QHBoxLayout:
        """Which outcome is shown, in words and in digits."""
        self.outcomes = Switch({o: text.outcome_name(o) for o in OUTCOMES}, self.tr("Outcome"))
        self.outcomes.chosen.connect(lambda _code: self._draw_outcome())
        row = QHBoxLayout()
        row.addWidget(self.outcomes)
        row.addWidget(self._busy)
        row.addStretch(1)
        return row

    def _build_reading(self) -> QWidget:
        """The estimate over the whole width, and under it what the model says beside what the rules say."""
        self._reading = QWidget()
        column = QVBoxLayout(self._reading)
        space(column, gap=16)
        self.estimate = EstimateCard()
        column.addWidget(self.estimate)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._columns, gap=16)
        self.safety, self.facts, self.effects = SafetyCard(), FactsCard(), EffectsCard()
        self.contrast = ContrastCard()
        self.contrast.other_chosen.connect(self._choose_other)
        for cards in ((self.contrast, self.effects), (self.safety, self.facts)):
            side = QVBoxLayout()
            space(side, gap=16)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            self._columns.addLayout(side, 1)
        column.addLayout(self._columns)
        return self._reading

    def _arrange(self) -> None:
        """Two columns where both can be read, one under the other where not."""
        look = theme()
        directions = QBoxLayout.Direction
        wide = self.width() >= look.px(TWO_COLUMNS_FROM)
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self.estimate.fit_into(self.width() - look.px(2 * PAGE_MARGIN + 8))
        self._head_row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._basis.fit_into(self.width() - 2 * look.size("page_margin") - look.px(16))
        self._tools.arrange(self.width(), look.px(220), self._sign)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the page the focus means its first control; a focus proxy would be one more stop for Tab."""
        super().focusInEvent(event)
        first = self.outcomes.buttons()[0] if self.outcomes.isVisibleTo(self) else self._back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self._frame.findChild(QScrollArea), event):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(240))

"""One drug for one patient: the sentence, what speaks for and against, why this rather than another, and the rules.

The cards that are read and their places are in `detail_reading.py`; here is what is asked, and what is drawn of it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cds_app.domain.decision import Assessment, State
from cds_app.domain.errors import IntegrityError
from cds_app.domain.estimate import Estimate
from cds_app.domain.evidence_quality import EvidenceCount, EvidenceQuality
from cds_app.domain.explanation import Explanation
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.box import Box
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.compare_rows import Row, rows_of
from cds_app.gui.widgets.compare_switch import Switch
from cds_app.gui.widgets.compare_technical import TechnicalCard
from cds_app.gui.widgets.compare_tools import TitleTools, in_a_row, scroll_by_key
from cds_app.gui.widgets.detail_choice import others_than, own_choice, own_pick, why_none_beside
from cds_app.gui.widgets.detail_head import DetailHead
from cds_app.gui.widgets.detail_reading import DetailReading
from cds_app.gui.widgets.in_turn import InTurn
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.workflow.explain_choice import ChoiceExplanation, explain_choice
from cds_app.workflow.report_problem import ProblemReport, problem_report, save_problem_report
from cds_app.workflow.session import SignedIn
from cds_app.workflow.show_evidence import evidence_of
from cds_app.workflow.similar_people import Performance, performance_for

SLOT, EVIDENCE_SLOT = "assessment", "detail_evidence"
PERFORMANCE_SLOT, REPORT_SLOT = "detail_performance", "detail_report"
PAGE_MARGIN = 24
TWO_COLUMNS_FROM = 1080
READING, TECHNICAL = "reading", "technical"


class DetailPage(QWidget):
    """`opened` carries the assessment with the explanations that were shown, for whoever holds an older copy.

    `record_wanted` tells that the reader wants to see an input in the record.
    """

    help_topic = "detail"
    back = Signal()
    sign_wanted = Signal(object, object)
    opened = Signal(object)
    record_wanted = Signal()

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.assessment: Assessment | None = None
        self.drug = ""
        self.other: str | None = None
        self._row: Row | None = None
        self.answer: ChoiceExplanation | None = None
        self._quality: EvidenceQuality | None = None
        self._beside = False
        self._turns = InTurn(self)
        self._build()
        self._clear()

    # --- what the window asks for

    def show_choice(self, assessment: Assessment, drug: str, other: str | None = None) -> None:
        """Open a drug; beside it the other one, or else the clinician's own pick."""
        self._clear()
        self.assessment, self.drug = assessment, drug
        self._row = next((row for row in rows_of(assessment, self.who.catalogue) if row.drug == drug), None)
        self.other = other if other in others_than(assessment, drug) else own_pick(assessment, drug)
        self._draw_drug()
        if self._row is not None:
            self._ask()  # also without a number: that it was opened stands in the log
        if self._row is not None and self._row.estimates:
            self._ask_evidence()
            self._ask_performance()

    def set_beside(self, beside: bool) -> None:
        """Whether it stands beside the comparison, which then holds the one primary action."""
        self._beside = beside
        self._back.setText(self.tr("&Close") if beside else self.tr("&Back to the comparison"))
        self._back.set_icon("close" if beside else "arrow_left")

    def forget(self) -> None:
        """Nothing of a patient stays."""
        self._clear()

    def show_error(self, error: Exception) -> None:
        """Say inline what went wrong; what is on screen stays."""
        self._frame.show_notice("stop", text.error_sentence(error))

    # --- asking and answers

    def _ask(self) -> None:
        assert self.assessment is not None
        assert self._row is not None
        self.jobs.run(
            explain_choice,
            self.assessment.assessment_id,
            self.drug,
            self.other if self._row.estimates else None,
            done=self._explained,
            failed=self._not_explained,
            slot=SLOT,
        )

    def _ask_evidence(self) -> None:
        """How much evidence there is stands beside the estimate; where it cannot be told, nothing stands there."""
        assert self.assessment is not None
        comparison = self.assessment.comparison
        assert comparison is not None
        self.jobs.run(evidence_of, comparison.bundle.sha256, done=self._show_evidence, slot=EVIDENCE_SLOT)

    def _show_evidence(self, quality: EvidenceQuality | None) -> None:
        self._quality = quality
        self._draw_evidence()

    def _ask_performance(self) -> None:
        """How the model did for such people; where the bundle does not say, a sentence says so."""
        assert self.assessment is not None
        self.jobs.run(
            performance_for,
            self.assessment.assessment_id,
            self.drug,
            done=self._show_performance,
            slot=PERFORMANCE_SLOT,
        )

    def _show_performance(self, found: Performance | None) -> None:
        self.reading.similar.show_performance(found, self._outcome())

    def _ask_report(self, problem: str) -> None:
        if self.assessment is not None:
            self.jobs.run(
                problem_report,
                self.assessment.assessment_id,
                self.drug,
                self._outcome(),
                problem,
                done=self.reading.problem.show_report,
                failed=self.show_error,
                slot=REPORT_SLOT,
            )

    def _save_report(self, report: ProblemReport, target: Path) -> None:
        self.jobs.run(
            save_problem_report,
            report,
            target,
            done=self._report_saved,
            failed=self._report_not_saved,
            slot=REPORT_SLOT,
        )

    def _report_saved(self, path: Path) -> None:
        saved = self.tr("Saved as {name}. Give it to your IT or send it to the vendor.")
        self.reading.problem.say(saved.format(name=path.name))

    def _report_not_saved(self, error: Exception) -> None:
        self.reading.problem.say(text.error_sentence(error))

    def _outcome(self) -> str:
        return self.outcomes.code() or OUTCOMES[0]

    def _choose_outcome(self) -> None:
        """Another outcome: what is drawn of it, and no report of the one before."""
        self._turns.finish()
        self.reading.problem.clear()
        self._draw_outcome()
        self.reading.similar.show_outcome(self._outcome())

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
            self._turns.finish()
            self._show_view(READING)  # the technical card holds the same numbers
            self.estimate.clear()
            for widget in (self.estimate, self.contrast, self.outcomes, self._view, self._sign):
                widget.hide()
        self.show_error(error)

    def _choose_other(self, other: str) -> None:
        self.other = other
        self._ask()

    # --- drawing

    def _clear(self) -> None:
        self.assessment, self._row, self.answer = None, None, None
        self.drug, self.other, self._quality = "", None, None
        for slot in (EVIDENCE_SLOT, PERFORMANCE_SLOT, REPORT_SLOT):
            self.jobs.forget(slot)
        self._turns.forget()
        self._frame.clear_notice()
        self._frame.set_title(self.tr("Detail"))
        self._content.hide()
        self.reading.clear()

    def _draw_drug(self) -> None:
        """Everything that needs no explanation from the model: the estimate, and what stands below it in turn."""
        assessment, row = self.assessment, self._row
        if assessment is None or assessment.comparison is None or row is None:
            return
        self._frame.set_title(text.drug_name(self.drug))
        self._head.show_drug(assessment, row)
        self.contrast.offer(self.drug, others_than(assessment, self.drug), own_choice(assessment))
        self._sign.setVisible(assessment.state is State.ESTIMATES_SHOWN and not self._beside)
        numbers = bool(row.estimates)
        self.outcomes.setVisible(numbers)
        self._view.setVisible(numbers and not row.unnumbered)
        if numbers:
            self.outcomes.choose(OUTCOMES[0])
        self._show_view(READING)
        self._turns.begin(self._draw_further(assessment, row))
        self._draw_outcome()
        self._frame.unfold(self._content)

    def _draw_further(self, assessment: Assessment, row: Row) -> Iterator[None]:
        yield from self.reading.show_further(assessment, row)
        self._draw_technical()
        self._order_tabs()

    def _draw_outcome(self) -> None:
        row, assessment = self._row, self.assessment
        if row is None or assessment is None or assessment.comparison is None:
            return
        estimate = row.estimate(self._outcome())
        if estimate is None:
            self.estimate.show_none(row)
            return
        explanation = self._explanation(estimate.outcome)
        self.estimate.show_estimate(estimate, assessment.comparison.base_rate(estimate.outcome), explanation)
        self._draw_contrast(estimate)
        self._draw_evidence()
        if not self._turns.isActive():
            self._draw_technical()
        self._arrange()

    def _draw_technical(self) -> None:
        assessment, outcome = self.assessment, self._outcome()
        estimate = None if self._row is None else self._row.estimate(outcome)
        if assessment is not None and estimate is not None:
            self.technical.show_numbers(assessment, estimate, self._explanation(outcome), self.who.catalogue)

    def _explanation(self, outcome: str) -> Explanation | None:
        found = self.answer.explanations if self.answer else ()
        return next((e for e in found if e.outcome == outcome), None)

    def _draw_evidence(self) -> None:
        """Beside the numbers that are shown, and only there."""
        if not self.estimate.isVisibleTo(self):
            return
        outcome = self._outcome()
        self.estimate.show_evidence(self._count(self.drug, outcome))
        compared = self.answer is not None and bool(self.answer.contrasts)
        self.contrast.show_evidence(self._count(self.other, outcome) if compared else None)

    def _count(self, drug: str | None, outcome: str) -> EvidenceCount | None:
        return self._quality.of(drug, outcome) if self._quality is not None and drug is not None else None

    def _draw_contrast(self, estimate: Estimate) -> None:
        assert self.assessment is not None
        assert self.assessment.comparison is not None
        found = self.answer.contrasts if self.answer else ()
        contrast = next((c for c in found if c.outcome == estimate.outcome), None)
        if contrast is not None:
            self.contrast.show_contrast(contrast, self.assessment.comparison)
        elif self.other is None:
            self.contrast.show_nothing(why_none_beside(self.assessment, self.drug))
        else:
            self.contrast.show_nothing("")

    def _show_view(self, code: str) -> None:
        self._view.choose(code)
        if code == TECHNICAL:
            self._turns.finish()  # its card may still hold the drug before
        made = code == TECHNICAL or "technical" in self.__dict__
        for part in (self.reading, self.technical) if made else (self.reading,):
            shown = (part is self.reading) == (code == READING)
            if part.isVisibleTo(self._content) != shown:  # to be told so again, a part is laid out at once, and again
                part.setVisible(shown)

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
        QShortcut(
            QKeySequence(Qt.Key.Key_Escape), self, self.back.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self._sign = self._frame.set_primary(primary(self.tr("&Sign decision…"), self._want_sign))
        self._busy = BusyLabel(self.tr("Explaining the estimate…")).follow(self.jobs, SLOT)
        # in its place before there is anything in it: what stands in it would be dressed anew for each of its parents
        self._content = Box()
        space(self._frame.body, (PAGE_MARGIN, 0, PAGE_MARGIN, 16), 12)
        self._frame.body.addWidget(self._content, 1)
        column = self._column = QVBoxLayout(self._content)
        space(column, gap=12)
        self._tools = TitleTools(self._frame, in_a_row(self._view, self._back), column)
        self._head = DetailHead(self.tr("Patient code"))
        self._code = self._head.code
        column.addLayout(self._head)
        column.addLayout(self._build_switch())
        column.addWidget(self._build_reading())
        column.addStretch(1)

    def _build_switch(self) -> QHBoxLayout:
        """Which outcome is shown, in words and in digits."""
        self.outcomes = Switch({o: text.outcome_name(o) for o in OUTCOMES}, self.tr("Outcome"))
        self.outcomes.chosen.connect(lambda _code: self._choose_outcome())
        row = QHBoxLayout()
        row.addWidget(self.outcomes)
        row.addWidget(self._busy)
        row.addStretch(1)
        return row

    def _build_reading(self) -> QWidget:
        """The cards by the names they have here, and what each is answered with."""
        reading = self.reading = DetailReading(self.who, self._content)
        self.estimate, self.contrast, self.safety = reading.estimate, reading.contrast, reading.safety
        self.estimate.bars.input_chosen.connect(lambda _input: self.record_wanted.emit())
        self.contrast.other_chosen.connect(self._choose_other)
        reading.report_wanted.connect(self._ask_report)
        reading.save_wanted.connect(self._save_report)
        return reading

    @cached_property
    def technical(self) -> TechnicalCard:
        card = TechnicalCard(self.jobs, self._content)
        card.hide()
        self._column.insertWidget(self._column.indexOf(self.reading) + 1, card)
        return card

    def make_ahead(self) -> Iterator[None]:
        """The cards below the first screenful, a part at a time."""
        yield from self.reading.make_ahead()
        _ = self.technical
        self._order_tabs()
        yield

    def _order_tabs(self) -> None:
        before = (*self._view.buttons(), self._back, *self.outcomes.buttons())
        for one, following in itertools.pairwise((*before, *self.reading.controls(), self._sign)):
            QWidget.setTabOrder(one, following)

    def _arrange(self) -> None:
        """Two columns where both can be read, one under the other where not."""
        look = theme()
        wide = self.width() >= look.px(TWO_COLUMNS_FROM)
        self.reading.fit(self.width() - look.px(2 * PAGE_MARGIN), wide=wide)
        self._head.fit(self.width(), wide=wide)
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

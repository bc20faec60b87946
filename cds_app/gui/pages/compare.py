"""All drugs for one patient in one look: estimates in groups, safety and the patient's own concerns beside them.

What is asked and answered is here; the four views are in `compare_views.py`, the tools in `compare_bar.py`, the line
over them in `compare_context.py`, and where all of them stand in `compare_sheet.py`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cached_property, partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cds_app.domain.decision import Assessment
from cds_app.domain.evidence_quality import EvidenceQuality
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui import text
from cds_app.gui.jobs import Jobs, Ticket
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.compare_absent import CompareAbsent
from cds_app.gui.widgets.compare_arrangement import Arrangement, Arranging
from cds_app.gui.widgets.compare_model import CLASS, DRUG, SAFETY
from cds_app.gui.widgets.compare_order import GROUPED
from cds_app.gui.widgets.compare_rows import Row, Section, concerns_of, has_estimates, rows_of, sections, sorted_rows
from cds_app.gui.widgets.compare_sheet import ROOM_BESIDE, CompareSheet
from cds_app.gui.widgets.compare_table import CompareTable
from cds_app.gui.widgets.compare_tools import scroll_by_key, tighten
from cds_app.gui.widgets.compare_views import BARS, PEOPLE, CompareViews
from cds_app.gui.widgets.compare_words import changed_words, unknown_of, unknown_words
from cds_app.gui.widgets.drawn_first import DrawnFirst
from cds_app.gui.widgets.finding_words import finding_words
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.session import SignedIn
from cds_app.workflow.show_evidence import evidence_of
from cds_app.workflow.staleness import changed_since_shown

SLOT, EVIDENCE_SLOT, CHANGES_SLOT = "assessment", "compare_evidence", "compare_changes"
PAGE_MARGIN = 24


class ComparePage(QWidget):
    """Everything on it is drawn from one assessment. `sign_wanted` names a drug only when one was pinned.

    `revealed` carries an assessment whose estimates came on screen; `again_wanted` one that cannot be signed any more
    because something it rests on has changed.
    """

    help_topic = "compare"
    drug_opened = Signal(object, str, object)
    sign_wanted = Signal(object, object)
    abandon_wanted = Signal(object)
    preferences_wanted = Signal()
    what_if_wanted = Signal(object)
    revealed = Signal(object)
    again_wanted = Signal(object)

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.assessment: Assessment | None = None
        self._record_id = ""
        self._rows: tuple[Row, ...] = ()
        self._arranging = Arranging(self)
        self._arranging.changed.connect(self._rearranged)
        self._hidden_id: str | None = None
        self._ticket: Ticket | None = None
        self._evidence: EvidenceQuality | None = None
        self._drawn_first = DrawnFirst(self)
        self._build()
        self._clear()

    # --- all that stands under the title, made when it is first asked for: it is more than half of the page

    @cached_property
    def sheet(self) -> CompareSheet:
        body = self._frame.body
        made = CompareSheet(self._in_title, body.parentWidget())
        tools, views = made.tools, made.views
        tools.view_chosen.connect(self._show_view)
        tools.order_chosen.connect(self._arranging.choose_order)
        tools.contrast_wanted.connect(self._open_contrast)
        tools.more.preferences_wanted.connect(self.preferences_wanted)
        tools.more.what_if_wanted.connect(lambda: self._want(self.what_if_wanted))
        made.context.unknown.asked.connect(self._show_unknown)
        made.order_line.back.connect(lambda: self._arranging.choose_order(GROUPED))
        views.opened.connect(self._open)
        views.pin_wanted.connect(self._arranging.toggle_pin)
        views.order_wanted.connect(self._arranging.order_by)
        self._hide(made)
        body.addWidget(made, 1)
        self._order_tabs(made)
        return made

    @property
    def views(self) -> CompareViews:
        return self.sheet.views

    @property
    def table(self) -> CompareTable:
        return self.sheet.views.table

    def make_ahead(self) -> Iterator[None]:
        """The sheet, which waits for the first comparison."""
        if not self._has_sheet():
            self._arrange_sheet(self.sheet)
            yield

    def _has_sheet(self) -> bool:
        return "sheet" in self.__dict__

    # --- what the window asks for

    def show_estimates(self, record_id: str, assessment_id: str | None) -> None:
        """Ask for the estimates of an assessment; whatever was on screen before goes first."""
        list(self.make_ahead())
        self._clear()
        self._record_id = record_id
        self._absent.say_waiting()
        self._ticket = self.jobs.run(
            compare_treatments,
            record_id,
            assessment_id,
            done=self._done,
            failed=self._failed,
            slot=SLOT,
            stoppable=True,
        )

    def forget(self) -> None:
        """Nothing of a patient stays; an answer that is still under way is dropped."""
        self.jobs.forget(SLOT)
        self._clear()

    def keep_hidden(self, assessment: Assessment) -> None:
        """Estimates that were shown before the window was locked stay hidden until they are asked for again."""
        self._clear()
        self._record_id, self._hidden_id = assessment.record_id, assessment.assessment_id
        self._absent.say_hidden()

    def room_beside(self) -> bool:
        """Whether a drug's detail has room beside the table."""
        return self.width() >= theme().px(ROOM_BESIDE)

    def put_beside(self, detail: QWidget) -> None:
        """Show a drug's detail beside the table; `take_away` ends that."""
        self._drawn_first.begin(self.views.drawn_up)  # narrower, every cell is another
        self.sheet.put_beside(detail)
        self._arrange()

    def shows_beside(self) -> bool:
        """Whether a detail stands beside the table."""
        return self.sheet.shows_beside()

    def take_away(self) -> None:
        """The table has the whole width again."""
        self._drawn_first.begin(self.views.drawn_up)
        self.sheet.take_away()

    def show_assessment(self, assessment: Assessment) -> None:
        """Draw an assessment as it is, or take up what was opened in it since; pins and order stay for the same one.

        With other preferences the same estimates are drawn again beside other columns.
        """
        before = self.assessment
        same = before is not None and before.assessment_id == assessment.assessment_id
        unchanged = same and before is not None and before.comparison == assessment.comparison
        self.assessment, self._record_id = assessment, assessment.record_id
        if unchanged and before is not None and concerns_of(before) == concerns_of(assessment):
            return
        now = self._arranging.now
        self._arranging.begin(now.with_columns(concerns_of(assessment)) if unchanged else Arrangement())
        self._draw()

    def show_error(self, error: Exception) -> None:
        """Say inline what went wrong; what is on screen stays."""
        self._frame.show_notice("stop", text.error_sentence(error))

    # --- answers

    def _done(self, assessment: Assessment) -> None:
        if assessment.record_id != self._record_id:
            return  # a late answer about somebody else
        self._drawn_first.begin(self.views.drawn_up)  # until then it stays in sight that it is waited for
        self._absent.say_nothing()
        self.show_assessment(assessment)
        self.revealed.emit(assessment)
        if self.isVisible():
            self._focus_first()  # not by way of the page, which holds the focus while it waits

    def _failed(self, error: Exception) -> None:
        self._absent.say_nothing()
        self.show_error(error)

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.stop()

    def _show_hidden(self) -> None:
        self.show_estimates(self._record_id, self._hidden_id)

    def _ask_changes(self) -> None:
        """Whether what is on screen still rests on what is there now."""
        if self.assessment is not None:
            asked = self.assessment.assessment_id
            self.jobs.run(changed_since_shown, asked, done=partial(self._mark_changed, asked), slot=CHANGES_SLOT)

    def _mark_changed(self, assessment_id: str, changes: tuple[str, ...]) -> None:
        """Estimates whose ground has changed stay to be read, say so, and cannot be signed."""
        if self.assessment is None or self.assessment.assessment_id != assessment_id:
            return
        self._sign.setEnabled(not changes)
        self._sign.setToolTip(changed_words(changes))
        if changes:
            self._frame.show_notice(
                "caution", changed_words(changes), self.tr("Start &again"), lambda: self._want(self.again_wanted)
            )

    def _clear(self) -> None:
        """No number of one patient stays while another one's are computed, nor in sight until there are others."""
        self._drawn_first.forget()
        self.assessment, self._rows = None, ()
        self._arranging.begin(Arrangement())
        self._record_id, self._hidden_id, self._evidence = "", None, None
        self.jobs.forget(EVIDENCE_SLOT)
        self.jobs.forget(CHANGES_SLOT)
        self._frame.clear_notice()
        self._frame.set_title(self.tr("Compare"))
        self._sign.setEnabled(True)
        self._absent.say_nobody()
        for widget in (self._abandon, self._sign):
            widget.hide()
        if self._has_sheet():
            self._hide(self.sheet)

    def _hide(self, sheet: CompareSheet) -> None:
        sheet.take_away()
        for widget in (sheet.tools, sheet.facts, sheet):
            widget.hide()

    # --- drawing

    def _draw(self) -> None:
        assessment = self.assessment
        if assessment is None or assessment.comparison is None:
            return
        comparison, sheet, tools = assessment.comparison, self.sheet, self.sheet.tools
        self._drawn_first.begin(self.views.drawn_up)
        self._rows = rows_of(assessment, self.who.catalogue)
        numbers = has_estimates(self._rows)
        self._frame.clear_notice()
        sheet.context.show_assessment(assessment, comparison)
        sheet.calm.setVisible(not numbers)
        sheet.calm.show_reasons(comparison, self.who.catalogue)
        tools.contrast.setVisible(numbers)
        tools.more.offer(what_if=numbers)
        tools.switch.offer(PEOPLE, on=not comparison.unnumbered)
        tools.order.offer((DRUG, CLASS, SAFETY, *(OUTCOMES if numbers else ()), *concerns_of(assessment)))
        self._show_view(BARS)
        for widget in (tools, self._abandon, self._sign, sheet.facts, sheet):
            widget.show()
        self._absent.say_nothing()
        self._draw_rows()  # in their place, where the rows are laid out once
        self._arrange()
        self._ask_changes()
        self._evidence = None
        if numbers:
            self.jobs.run(evidence_of, comparison.bundle.sha256, done=self._show_evidence, slot=EVIDENCE_SLOT)

    def _show_evidence(self, evidence: EvidenceQuality | None) -> None:
        """Mark what rests on few trials; where that cannot be told, nothing is marked."""
        if evidence is not None and self.assessment is not None:
            self._evidence = evidence
            self._drawn_first.begin(self.views.drawn_up)
            self.views.show_evidence(self.assessment, self._sections(), self.who.catalogue, evidence)

    def _draw_rows(self) -> None:
        """The rows as they were stay in sight until the others are drawn up."""
        self._drawn_first.begin(self.views.drawn_up)
        assessment = self.assessment
        if assessment is None or assessment.comparison is None:
            return
        self.views.show_sections(
            assessment, assessment.comparison, self._sections(), self.who.catalogue, self._evidence
        )
        order = self._arranging.now.order
        self.table.show_order(order)
        self.sheet.order_line.say(order)
        self.sheet.tools.order.mark(order)
        self._mark_pins()

    def _mark_pins(self) -> None:
        self.views.set_pins(self._arranging.now.pins)
        self.sheet.tools.say_pins(self._arranging.now.pins)

    def _sections(self) -> tuple[Section, ...]:
        order = self._arranging.now.order
        return (Section(None, "", sorted_rows(self._rows, order)),) if order else sections(self._rows)

    # --- what the reader does

    def _open(self, drug: str) -> None:
        if self.assessment is not None:
            self.drug_opened.emit(self.assessment, drug, self._arranging.now.other_pin(drug))

    def _open_contrast(self) -> None:
        pins = self._arranging.now.pins
        if self.assessment is not None and len(pins) == 2:
            self.drug_opened.emit(self.assessment, *pins)

    def _rearranged(self, before: Arrangement) -> None:
        if self._arranging.now.order != before.order:
            self._draw_rows()
            self._arrange()
        else:
            self._mark_pins()

    def _show_view(self, code: str) -> None:
        self.sheet.tools.switch.choose(code)
        self.views.show_view(code)

    def _show_unknown(self) -> None:
        """All inputs that are not known and all cautions about the record, in full, under the title."""
        if self.assessment is None or self.assessment.comparison is None:
            return
        comparison = self.assessment.comparison
        parts = [unknown_words(comparison, most=99) + "."] if unknown_of(comparison) else []
        parts += [finding_words(f) for f in comparison.readiness if f.severity == "caution"]
        self._frame.show_notice("information", " ".join(parts), self.tr("Close"), self._frame.clear_notice)

    def _want(self, signal: SignalInstance) -> None:
        if self.assessment is not None:
            signal.emit(self.assessment)

    def _want_sign(self) -> None:
        if self.assessment is not None:
            self.sign_wanted.emit(self.assessment, next(iter(self._arranging.now.pins), None))

    # --- places

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Compare"))
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(self._frame)
        self._in_title = self._frame.add_action(QWidget())
        self._abandon = button(self.tr("Do &not decide"), lambda: self._want(self.abandon_wanted), role="quiet")
        self._abandon.setToolTip(self.tr("End this assessment without a decision"))
        self._frame.add_action(self._abandon)
        self._sign = self._frame.set_primary(primary(self.tr("&Sign decision…"), self._want_sign))
        self._build_body()
        tighten(self._frame, PAGE_MARGIN)

    def _order_tabs(self, sheet: CompareSheet) -> None:
        """The tools were made after what follows them: they are taken to it first, and it is taken behind them then."""
        views = sheet.views
        after = (*self._absent.controls(), sheet.order_line.button, views.people, views.plain)
        order = (self._abandon, *sheet.tools.controls(), self._abandon, views.table, self._sign, *after)
        for one, following in itertools.pairwise(order):
            QWidget.setTabOrder(one, following)

    def _build_body(self) -> None:
        body = self._frame.body
        space(body, (PAGE_MARGIN, 0, PAGE_MARGIN, 4), 4)
        self._absent = CompareAbsent()
        self._absent.stopped.connect(self._stop)
        self._absent.reveal_wanted.connect(self._show_hidden)
        body.addWidget(self._absent, 1)

    def _arrange(self) -> None:
        """The table has every pixel that the notes, tools and buttons over it can spare."""
        tighten(self._frame, PAGE_MARGIN)
        if self._has_sheet():
            self._arrange_sheet(self.sheet)

    def _arrange_sheet(self, sheet: CompareSheet) -> None:
        fixed = self._abandon.sizeHint().width() + self._sign.sizeHint().width() + theme().px(5 * 12)
        sheet.arrange(self.width(), fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_absent"):
            if self.assessment is not None and self.assessment.comparison is not None:
                self.sheet.context.unknown.set_comparison(self.assessment.comparison)
            self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.assessment is not None:
            self._drawn_first.begin(self.views.drawn_up)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask_changes()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the page the focus means its first control; a focus proxy would be one more stop for Tab."""
        super().focusInEvent(event)
        self._focus_first()

    def _focus_first(self) -> None:
        first = self._absent.first() or self.views.first()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self._frame.findChild(QScrollArea), event):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(240))

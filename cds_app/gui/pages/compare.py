"""All drugs for one patient in one look: estimates in groups, safety and the patient's own concerns beside them."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cds_app.domain.decision import Assessment
from cds_app.domain.evidence_quality import EvidenceQuality
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.patient import CONCERNS
from cds_app.gui import text
from cds_app.gui.jobs import Jobs, Ticket
from cds_app.gui.style import space, theme
from cds_app.gui.tables import RowsModel, Table
from cds_app.gui.widgets.buttons import Button, button, primary
from cds_app.gui.widgets.compare_calm import CalmPanel
from cds_app.gui.widgets.compare_info import LARGE_TEXT, BasisLine, UnknownLine
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_model import CLASS, DRUG, GROUP, NOTE, SAFETY
from cds_app.gui.widgets.compare_more import MoreButton
from cds_app.gui.widgets.compare_order import GROUPED, OrderButton, OrderLine
from cds_app.gui.widgets.compare_people import LEGEND, PeopleView
from cds_app.gui.widgets.compare_rows import Row, Section, concerns_of, has_numbers, rows_of, sections, sorted_rows
from cds_app.gui.widgets.compare_switch import Switch
from cds_app.gui.widgets.compare_table import CompareTable
from cds_app.gui.widgets.compare_tools import scroll_by_key
from cds_app.gui.widgets.compare_twin import comparison_text, twin_columns, twin_rows
from cds_app.gui.widgets.compare_words import INTENDED_USE, changed_words, tr, unknown_of, unknown_words
from cds_app.gui.widgets.empty_state import EmptyState
from cds_app.gui.widgets.finding_words import finding_words
from cds_app.gui.widgets.labels import label
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.stop_line import StopLine
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.session import SignedIn
from cds_app.workflow.show_evidence import evidence_of
from cds_app.workflow.staleness import changed_since_shown

SLOT, EVIDENCE_SLOT, CHANGES_SLOT = "assessment", "compare_evidence", "compare_changes"
PAGE_MARGIN = 24
FACTS_WIDTH = 230
ROOM_BESIDE = 1400
"""Pixels at 100 % from which a drug's detail stands beside the table: a window of 1600 px less the rail."""
LEAST_BESIDE, WIDEST_BESIDE, SHARE_BESIDE = 552, 720, 0.38
BARS, TABLE, PEOPLE, TEXT = VIEWS = "bars", "table", "people", "text"
_ICONS = {BARS: "picture", TABLE: "table", PEOPLE: "patient", TEXT: "text"}


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
        self._pins: tuple[str, ...] = ()
        self._order = ""
        self._hidden_id: str | None = None
        self._ticket: Ticket | None = None
        self._evidence: EvidenceQuality | None = None
        self._twin: QWidget = QWidget()
        self._first: QWidget = self._twin
        self._build()
        self._clear()

    # --- what the window asks for

    def show_estimates(self, record_id: str, assessment_id: str | None) -> None:
        """Ask for the estimates of an assessment; whatever was on screen before goes first."""
        self._clear()
        self._record_id = record_id
        self._nobody.hide()
        self._waiting.begin()
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
        self._nobody.hide()
        self._hidden.show()

    def room_beside(self) -> bool:
        """Whether a drug's detail has room beside the table."""
        return self.width() >= theme().px(ROOM_BESIDE)

    def put_beside(self, detail: QWidget) -> None:
        """Show a drug's detail beside the table; `take_away` ends that."""
        self._beside_row.addWidget(detail)
        detail.show()
        self._beside.show()
        self._arrange()

    def shows_beside(self) -> bool:
        """Whether a detail stands beside the table."""
        return self._beside.isVisibleTo(self)

    def take_away(self) -> None:
        """The table has the whole width again."""
        self._beside.hide()

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
        if not unchanged:
            self._pins, self._order = (), ""
        elif self._order in CONCERNS and self._order not in concerns_of(assessment):
            self._order = ""
        self._draw()

    def show_error(self, error: Exception) -> None:
        """Say inline what went wrong; what is on screen stays."""
        self._frame.show_notice("stop", text.error_sentence(error))

    # --- answers

    def _done(self, assessment: Assessment) -> None:
        if assessment.record_id != self._record_id:
            return  # a late answer about somebody else
        self._waiting.end()
        self.show_assessment(assessment)
        self.revealed.emit(assessment)
        if self.isVisible():
            self._focus_first()  # not by way of the page, which holds the focus while it waits

    def _failed(self, error: Exception) -> None:
        self._waiting.end()
        self._nobody.hide()
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
            self.jobs.run(
                changed_since_shown, asked, done=lambda found: self._mark_changed(asked, found), slot=CHANGES_SLOT
            )

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
        """No number of one patient stays while another one's are computed."""
        self.assessment, self._rows, self._pins, self._order = None, (), (), ""
        self._record_id, self._hidden_id, self._evidence = "", None, None
        self.jobs.forget(EVIDENCE_SLOT)
        self.jobs.forget(CHANGES_SLOT)
        self._frame.clear_notice()
        self._frame.set_title(self.tr("Compare"))
        self._content.hide()
        self._waiting.end()
        self._hidden.hide()
        self._beside.hide()
        self._sign.setEnabled(True)
        self._nobody.show()
        for widget in (self._tools, self._abandon, self._sign, self._facts):
            widget.hide()

    # --- drawing

    def _draw(self) -> None:
        assessment = self.assessment
        if assessment is None or assessment.comparison is None:
            return
        comparison = assessment.comparison
        self._rows = rows_of(assessment, self.who.catalogue)
        numbers = has_numbers(self._rows)
        self._frame.clear_notice()
        self._code.setText(assessment.pseudonym)
        self._basis.set_basis(comparison.bundle.basis)
        self._unknown.set_comparison(comparison)
        self._calm.setVisible(not numbers)
        self._calm.show_reasons(comparison, self.who.catalogue)
        self._contrast.setVisible(numbers)
        self._more.offer(what_if=numbers)
        columns = (DRUG, CLASS, SAFETY, *(OUTCOMES if numbers else ()), *concerns_of(assessment))
        self._order_button.offer(columns)
        self._show_view(BARS)
        self._draw_rows()
        for widget in (self._tools, self._abandon, self._sign, self._facts, self._content):
            widget.show()
        self._nobody.hide()
        self._arrange()
        self._ask_changes()
        self._evidence = None
        if numbers:
            self.jobs.run(evidence_of, comparison.bundle.sha256, done=self._show_evidence, slot=EVIDENCE_SLOT)

    def _show_evidence(self, evidence: EvidenceQuality | None) -> None:
        """Mark what rests on few trials; where that cannot be told, nothing is marked."""
        if evidence is not None:
            self._evidence = evidence
            self._draw_rows()

    def _draw_rows(self) -> None:
        assessment = self.assessment
        if assessment is None or assessment.comparison is None:
            return
        concerns = concerns_of(assessment)
        shown = self._sections()
        self.table.show_sections(shown, concerns, assessment.comparison, self.who.catalogue)
        self.table.show_evidence(self._evidence)
        self.table.show_order(self._order)
        self.table.lines.set_pins(self._pins)
        self.people.show_sections(shown)
        self.people.cards.set_pins(self._pins)
        self._words = RowsModel(
            twin_columns(concerns, self._evidence), twin_rows(shown), key=lambda found: found.row.drug
        )
        self._replace_twin()
        self._plain.setPlainText(comparison_text(assessment, shown, self.who.catalogue, self._evidence))
        self._sorted.say(self._order)
        self._order_button.mark(self._order)
        self._say_pins()

    def _sections(self) -> tuple[Section, ...]:
        if not self._order:
            return sections(self._rows)
        return (Section(None, "", sorted_rows(self._rows, self._order)),)

    def _replace_twin(self) -> None:
        table = Table(self._words, self.tr("Comparison as a table of words"), dense=True)
        table.opened.connect(lambda found: self._open(found.row.drug))
        self._views.removeWidget(self._twin)
        self._twin.deleteLater()
        if self._first is self._twin:
            self._first = table
        self._twin = table
        self._views.insertWidget(VIEWS.index(TABLE), table)
        QWidget.setTabOrder(self.people, table)
        self._views.setCurrentIndex(VIEWS.index(self._switch.code() or BARS))

    # --- what the reader does

    def _open(self, drug: str) -> None:
        if self.assessment is not None:
            other = next((pin for pin in self._pins if pin != drug), None) if drug in self._pins else None
            self.drug_opened.emit(self.assessment, drug, other)

    def _toggle_pin(self, drug: str) -> None:
        if drug in self._pins:
            self._pins = tuple(pin for pin in self._pins if pin != drug)
        else:
            self._pins = (*self._pins[:1], drug)
        self.table.lines.set_pins(self._pins)
        self.people.cards.set_pins(self._pins)
        self._say_pins()

    def _say_pins(self) -> None:
        both = len(self._pins) == 2
        self._contrast.setEnabled(both)
        if both:
            one, other = (text.drug_name(pin, inside=True) for pin in self._pins)
            sentence = self.tr("Why {one} rather than {other}").format(one=one, other=other)
        else:
            sentence = self.tr(
                "Pin two drugs, by Space or the pin beside a name, to see why one differs from the other"
            )
        self._contrast.setToolTip(sentence)
        self._contrast.setAccessibleName(sentence)

    def _open_contrast(self) -> None:
        if self.assessment is not None and len(self._pins) == 2:
            self.drug_opened.emit(self.assessment, *self._pins)

    def _order_by(self, column: str) -> None:
        if column in (GROUP, NOTE):
            column = ""
        self._order = "" if column == self._order else column
        self._draw_rows()
        self._arrange()

    def _choose_order(self, column: str) -> None:
        self._order = ""
        self._order_by(column)

    def _show_view(self, code: str) -> None:
        self._switch.choose(code)
        self._views.setCurrentIndex(VIEWS.index(code))
        self._first = {BARS: self.table, TABLE: self._twin, PEOPLE: self.people, TEXT: self._plain}[code]

    def _show_unknown(self) -> None:
        """All inputs that are not known and all cautions about the record, in full, under the title."""
        if self.assessment is None or self.assessment.comparison is None:
            return
        comparison = self.assessment.comparison
        parts = []
        if unknown_of(comparison):
            parts.append(unknown_words(comparison, most=99) + ".")
        parts += [finding_words(f) for f in comparison.readiness if f.severity == "caution"]
        self._frame.show_notice("information", " ".join(parts), self.tr("Close"), self._frame.clear_notice)

    def _want(self, signal: SignalInstance) -> None:
        if self.assessment is not None:
            signal.emit(self.assessment)

    def _want_sign(self) -> None:
        if self.assessment is not None:
            self.sign_wanted.emit(self.assessment, self._pins[0] if self._pins else None)

    # --- places

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Compare"))
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(self._frame)
        self._in_title = QWidget()
        self._title_row = _row(12)
        self._in_title.setLayout(self._title_row)
        self._facts = Words(tr(INTENDED_USE), "small")
        self._facts.setAccessibleName(self.tr("Intended use"))
        self._facts.setAccessibleDescription(tr(INTENDED_USE))
        self._tools = self._build_tools()
        self._frame.add_action(self._in_title)
        self._abandon = button(self.tr("Do &not decide"), lambda: self._want(self.abandon_wanted), role="quiet")
        self._abandon.setToolTip(self.tr("End this assessment without a decision"))
        self._frame.add_action(self._abandon)
        self._sign = self._frame.set_primary(primary(self.tr("&Sign decision…"), self._want_sign))
        self._build_body()
        _tighten(self._frame)
        self._place(True)
        tools = (*self._switch.buttons(), self._order_button, self._contrast, self._more)
        order = (self.table, *tools, self._abandon, self._sign)
        for one, following in itertools.pairwise(order):
            QWidget.setTabOrder(one, following)

    def _build_tools(self) -> QWidget:
        tools = QWidget()
        row = _row(8)
        tools.setLayout(row)
        names = {
            BARS: self.tr("&Bars"),
            TABLE: self.tr("&Table"),
            PEOPLE: self.tr("&People"),
            TEXT: self.tr("Te&xt"),
        }
        self._switch = Switch(names, self.tr("View"), _ICONS)
        self._switch.chosen.connect(self._show_view)
        row.addWidget(self._switch)
        self._order_button = OrderButton()
        self._order_button.chosen.connect(self._choose_order)
        row.addWidget(self._order_button)
        self._contrast = button(self.tr("Why &A, not B"), self._open_contrast)
        row.addWidget(self._contrast)
        self._more = MoreButton()
        self._more.preferences_wanted.connect(self.preferences_wanted)
        self._more.what_if_wanted.connect(lambda: self._want(self.what_if_wanted))
        row.addWidget(self._more)
        row.addStretch(1)
        return tools

    def _build_body(self) -> None:
        body = self._frame.body
        space(body, (PAGE_MARGIN, 0, PAGE_MARGIN, 4), 4)
        self._waiting = StopLine(self.tr("Comparing the drugs for this patient…"), self.tr("Stopping…"))
        self._waiting.stopped.connect(self._stop)
        body.addWidget(self._waiting)
        self._nobody = EmptyState(
            "compare",
            self.tr("Nothing to compare yet"),
            self.tr("Open a patient from the worklist and record your own view; the comparison follows it."),
        )
        self._hidden = EmptyState(
            "lock",
            self.tr("The comparison is hidden"),
            self.tr("Its estimates were shown before the window was locked. They stay hidden until you ask for them."),
            button(self.tr("Show the &estimates"), self._show_hidden),
        )
        for state in (self._nobody, self._hidden):
            body.addWidget(state, 1)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        space(self._column, gap=4)
        self._info = QGridLayout()
        space(self._info, gap=8)
        self._code = label("", "subheading")
        self._code.setAccessibleName(self.tr("Patient code"))
        self._basis, self._unknown = BasisLine(), UnknownLine()
        self._unknown.asked.connect(self._show_unknown)
        self._column.addLayout(self._info)
        self._calm, self._sorted = CalmPanel(), OrderLine()
        self._sorted.back.connect(lambda: self._choose_order(GROUPED))
        self._column.addWidget(self._calm)
        self._column.addWidget(self._sorted)
        self.table = CompareTable()
        self.table.setAccessibleName(self.tr("Comparison: Enter opens a drug, Space pins it"))
        self.table.opened.connect(self._open)
        self.table.pin_wanted.connect(self._toggle_pin)
        self.table.order_wanted.connect(self._order_by)
        self._plain = QPlainTextEdit()
        self._plain.setReadOnly(True)
        self._plain.setTabChangesFocus(True)
        self._plain.setAccessibleName(self.tr("Comparison as text"))
        self._views = QStackedWidget()
        self.people = PeopleView()
        self.people.opened.connect(self._open)
        self.people.pin_wanted.connect(self._toggle_pin)
        people = QWidget()
        with_legend = QVBoxLayout(people)
        space(with_legend, gap=4)
        with_legend.addWidget(self.people, 1)
        with_legend.addWidget(Words(tr(LEGEND), "small", wide=True))
        for view in (self.table, self._twin, people, self._plain):
            self._views.addWidget(view)
        self._beside = QWidget()
        self._beside_row = _row(0)
        self._beside.setLayout(self._beside_row)
        both = _row(8)
        both.addWidget(self._views, 1)
        both.addWidget(self._beside)
        self._column.addLayout(both, 1)
        body.addWidget(self._content, 1)

    def _arrange(self) -> None:
        """Tools and intended use stand in the title line where they fit, otherwise over the table; so do the notes."""
        look = theme()
        _tighten(self._frame)
        large = look.scale >= LARGE_TEXT  # then every pixel is the table's
        self._column.setSpacing(0 if large else look.px(4))
        self._info.setVerticalSpacing(0 if large else look.px(8))
        margins = 2 * look.size("page_margin")
        fixed = self._abandon.sizeHint().width() + self._sign.sizeHint().width() + look.px(5 * 12)
        taken = look.px(140 + FACTS_WIDTH) + fixed + margins
        self._switch.set_compact(look.scale < LARGE_TEXT and self.width() < look.px(ROOM_BESIDE))
        self._place(taken + self._tools.sizeHint().width() <= self.width())
        share = min(max(SHARE_BESIDE * self.width(), look.px(LEAST_BESIDE)), look.px(WIDEST_BESIDE))
        self._beside.setFixedWidth(round(share))
        code = self._code.sizeHint().width()
        one_line = code + self._basis.width_wanted() + look.px(24 + 320) + margins <= self.width()
        for widget in (self._code, self._basis, self._unknown):
            self._info.removeWidget(widget)
        self._info.addWidget(self._code, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._info.addWidget(self._basis, 0, 1)
        if one_line:
            self._info.addWidget(self._unknown, 0, 2)
        else:
            self._info.addWidget(self._unknown, 1, 0, 1, 3)
        self._basis.fit_into(self.width() - margins - code - look.px(12))
        self._info.setColumnStretch(2, 1)

    def _place(self, in_title: bool) -> None:
        look = theme()
        if in_title:
            self._facts.setFixedWidth(look.px(FACTS_WIDTH))
            self._title_row.addWidget(self._facts)
            self._title_row.addWidget(self._tools)
        else:
            self._facts.setMinimumWidth(0)
            self._facts.setMaximumWidth(look.px(2000))
            self._column.insertWidget(0, self._tools)
            self._column.insertWidget(1, self._facts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "table"):
            if self.assessment is not None and self.assessment.comparison is not None:
                self._unknown.set_comparison(self.assessment.comparison)
            self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask_changes()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the page the focus means its first control; a focus proxy would be one more stop for Tab."""
        super().focusInEvent(event)
        self._focus_first()

    def _focus_first(self) -> None:
        first = self._hidden.findChild(Button) if self._hidden.isVisibleTo(self) else self._first
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self._frame.findChild(QScrollArea), event):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(240))


def _row(gap: int) -> QHBoxLayout:
    row = QHBoxLayout()
    space(row, gap=gap)
    return row


def _tighten(frame: PageFrame) -> None:
    """Give the table the few pixels that let all drugs stand in one look on the smallest window."""
    outer = frame.layout()
    assert outer is not None
    parts = [item for item in map(outer.itemAt, range(outer.count())) if item is not None]
    title = parts[0].widget()
    if title is not None:
        title.setProperty("role", "tight_titleline")
        title.setMinimumHeight(theme().px(48))
    for notices in filter(None, (part.layout() for part in parts)):
        space(notices, (PAGE_MARGIN, 0, PAGE_MARGIN, 0), 0)

"""What if an input were different: the same model on a changed copy of the record, never the patient's data."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cds_app.domain.decision import Assessment
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.what_if import what_if_inputs
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_info import BasisLine
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_switch import Switch
from cds_app.gui.widgets.compare_tools import scroll_by_key
from cds_app.gui.widgets.compare_words import tr
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.notice import Notice
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.watermark import Watermark
from cds_app.gui.widgets.what_if_inputs import InputsCard
from cds_app.gui.widgets.what_if_rows import NOTHING_KEPT, WATERMARK, beside_sentences, changed_count, what_if_rows
from cds_app.gui.widgets.what_if_table import WhatIfTable
from cds_app.workflow.session import SignedIn
from cds_app.workflow.what_if import WhatIf, what_if

SLOT = "what_if"
LEAST_ROWS = 8


class WhatIfPage(QWidget):
    """It has one way out, back to the comparison: no signal of it carries anything that could be signed or printed."""

    help_topic = "what_if"
    back = Signal()

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self._assessment: Assessment | None = None
        self._result: WhatIf | None = None
        self._build()
        self._clear()

    # --- what the window asks for

    def begin(self, assessment: Assessment) -> None:
        """Start from the record of an assessment whose estimates were shown; nothing stays from before."""
        self._assessment = assessment
        self.inputs.show_inputs(what_if_inputs(assessment.record, self.who.catalogue.scales))
        for one, following in itertools.pairwise((self._compute, *self.inputs.fields.values())):
            QWidget.setTabOrder(one, following)
        if assessment.comparison is not None:
            self._basis.set_bundle(assessment.comparison.bundle)
        self._clear()

    def compute(self) -> None:
        """Ask for the comparison with what was changed."""
        changes = self.inputs.changes()
        if self._assessment is None or not changes:
            return
        self._clear()
        self._compute.setEnabled(False)
        self.jobs.run(what_if, self._assessment.assessment_id, changes, done=self._done, failed=self._failed, slot=SLOT)

    # --- inside

    def _done(self, result: WhatIf) -> None:
        self._allow()
        if self._assessment is None or result.before != self._assessment.comparison:
            return  # a late answer about another comparison
        self._result = result
        self._draw()

    def _failed(self, error: Exception) -> None:
        self._allow()
        self._frame.show_notice("stop", text.error_sentence(error))

    def _changed(self) -> None:
        """What was computed belongs to other values: it goes, and an answer under way is not waited for."""
        self.jobs.forget(SLOT)
        self._clear()

    def _clear(self) -> None:
        self._result = None
        self._frame.clear_notice()
        self._results.hide()
        self._nothing.show()
        self._allow()

    def _allow(self) -> None:
        ready = bool(self._assessment and self.inputs.changes())
        self._compute.setEnabled(ready)
        self._reset.setEnabled(ready)
        words = self.tr("Change at least one input, then compare.") if not ready else self.tr("Not compared yet.")
        self._nothing.setText(words)
        self._compute.setAccessibleDescription("" if ready else words)

    def _draw(self) -> None:
        result = self._result
        if result is None:
            return
        outcome = self._switch.code() or OUTCOMES[0]
        rows = what_if_rows(result, outcome)
        self.table.show_rows(rows, result.before.base_rate(outcome))
        changed = changed_count(result, outcome)
        count = self.tr("{outcome}: {n} of {all} drugs show other figures.").format(
            outcome=text.outcome_name(outcome), n=changed, all=len(rows)
        )
        said = (self.inputs.change_words(result.changed) + ".", count, *beside_sentences(result, self.who.catalogue))
        self._said.setText("\n".join(said))
        self._nothing.hide()
        self._results.show()

    # --- places

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("What if"))
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(self._frame)
        self._frame.add_action(BusyLabel(self.tr("Comparing with the changes…")).follow(self.jobs, SLOT))
        self._frame.add_action(button(self.tr("&Back to the comparison"), self.back.emit, role="quiet"))
        self.inputs = InputsCard()
        self.inputs.changed.connect(self._changed)
        self._reset = self._frame.add_action(button(self.tr("As &recorded"), self.inputs.as_recorded, icon_name="undo"))
        self._compute = self._frame.set_primary(primary(self.tr("&Compare with the changes"), self.compute))
        body = self._frame.body
        space(body, (24, 0, 24, 16), 8)
        self._basis = BasisLine()
        self._top = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        space(self._top, gap=12)
        self._top.addWidget(Notice("caution", tr(NOTHING_KEPT)), 1)
        self._top.addWidget(self._basis)
        body.addLayout(self._top)
        self._columns = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        space(self._columns, gap=16)
        body.addLayout(self._columns, 1)  # first: what is in it would be dressed anew for each parent it gets
        self._columns.addWidget(self.inputs, 2)
        results = Card(self.tr("Figures with the changes, beside those of the record"))
        self._columns.addWidget(results, 6)
        self._build_results(results)

    def _build_results(self, card: Card) -> None:
        self._nothing = Words("", "muted", wide=True)
        card.add(self._nothing)
        self._results = QWidget()
        card.body.addWidget(self._results, 1)
        column, head = QVBoxLayout(self._results), QHBoxLayout()
        space(column, gap=8)
        space(head)
        names: dict[str, str] = {outcome: text.outcome_name(outcome) for outcome in OUTCOMES}
        self._switch = Switch(names, self.tr("Outcome"))
        self._switch.choose(OUTCOMES[0])
        self._switch.chosen.connect(lambda _code: self._draw())
        head.addWidget(self._switch)
        head.addStretch(1)
        self._said = Words("", wide=True)
        self.table = WhatIfTable()
        self.table.setMinimumHeight(theme().size("row") * LEAST_ROWS)
        column.addLayout(head)
        column.addWidget(self._said)
        column.addWidget(self.table, 1)
        card.body.addStretch(0)
        self.watermark = Watermark(tr(WATERMARK), card)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_columns"):
            for side_by_side in (self._columns, self._top):
                side_by_side.setDirection(stacked(QBoxLayout.Direction.LeftToRight))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the page the focus means its first control."""
        super().focusInEvent(event)
        for field in self.inputs.fields.values():
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            break

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self._frame.findChild(QScrollArea), event):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(240))

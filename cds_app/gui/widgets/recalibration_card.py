"""Recalibration on the model page: what is in use, what is proposed with its figures, and each step by its person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.monitoring import MonitoringLimits
from cds_app.domain.recalibration_proposal import Proposal
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.admin_confirm import ConfirmAct
from cds_app.gui.widgets.buttons import Button, button
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.fact_grid import FactGrid
from cds_app.gui.widgets.labels import paragraph
from cds_app.gui.widgets.recalibration_words import figure_rows, step_words, tr
from cds_app.workflow.show_recalibration import RecalibrationView, ShownRecalibration


class RecalibrationCard(Card):
    """`preview_wanted`; `propose_wanted` carries the passphrase; `approve_wanted` and `withdraw_wanted` id and
    passphrase. Nothing is done without the person's own passphrase.
    """

    preview_wanted = Signal()
    propose_wanted = Signal(str)
    approve_wanted = Signal(str, str)
    withdraw_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("recalibration", "Recalibration by two people")), parent)
        self.view: RecalibrationView | None = None
        self.shown: ShownRecalibration | None = None
        self.preview: Proposal | None = None
        self.confirm: ConfirmAct | None = None
        lead = QT_TRANSLATE_NOOP(
            "recalibration",
            "An intercept and a slope for each outcome, fitted on patients of this store whose outcome is known. Order "
            "and groups of drugs stay. One person proposes, another approves, and it can be taken back exactly.",
        )
        self.body.addWidget(paragraph(tr(lead)))
        self.state, self.about = paragraph(), paragraph("", "muted")
        self.grid = FactGrid(tr(QT_TRANSLATE_NOOP("recalibration", "Figures of the recalibration")), (3, 2, 2, 3, 3, 4))
        for widget in (self.state, self.about, self.grid):
            self.body.addWidget(widget)
        self.work_out = button(tr(QT_TRANSLATE_NOOP("recalibration", "&Work out a proposal")), self._ask_preview)
        self.propose = button(tr(QT_TRANSLATE_NOOP("recalibration", "&Propose it …")), self._ask_propose)
        self.approve = button(tr(QT_TRANSLATE_NOOP("recalibration", "&Approve it …")), self._ask_approve)
        self.withdraw = button(tr(QT_TRANSLATE_NOOP("recalibration", "With&draw it …")), self._ask_withdraw)
        self._lay_out()
        self.grid.hide()

    def show_view(self, view: RecalibrationView) -> None:
        """The store's state anew: what is open comes first, then what is in use, then the last one."""
        self.view, self.preview = view, None
        self._end_asking()
        opened = next((found for found in view.shown if found.state == "proposed" and found.fits), None)
        self.shown = opened or view.in_use or next(iter(view.shown), None)
        self._say_state(view)
        if self.shown is None:
            self.about.setText("")
            self.grid.hide()
        else:
            self.about.setText(step_words(self.shown))
            self._show_figures(self.shown.proposal, view.limits)
        self._allow()

    def show_preview(self, found: Proposal) -> None:
        """What could be proposed now."""
        assert self.view is not None
        self.preview = found
        one = QT_TRANSLATE_NOOP(
            "recalibration", "Worked out now, from {n} patient. Nothing is kept before it is proposed."
        )
        many = QT_TRANSLATE_NOOP(
            "recalibration", "Worked out now, from {n} patients. Nothing is kept before it is proposed."
        )
        self.about.setText(text.plural("recalibration", one, many, found.records))
        self._show_figures(found, self.view.limits)
        self._allow()

    def set_idle(self, idle: bool) -> None:
        """Nothing can be asked for while something is under way."""
        if idle:
            self._allow()
        else:
            for act in self._acts:
                act.setEnabled(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab, or a locked window: what is half asked goes."""
        super().hideEvent(event)
        self._end_asking()

    def _say_state(self, view: RecalibrationView) -> None:
        used = view.in_use
        if view.bundle_id is None:
            said = tr(QT_TRANSLATE_NOOP("recalibration", "No model can be used, so nothing can be recalibrated."))
        elif used is None:
            said = tr(
                QT_TRANSLATE_NOOP(
                    "recalibration", "No recalibration is in use: estimates are those of {id}, as it was signed."
                ),
                id=view.bundle_id,
            )
        else:
            outcomes = ", ".join(text.outcome_name(line.outcome).lower() for line in used.proposal.lines)
            said = tr(
                QT_TRANSLATE_NOOP("recalibration", "In use for {id}: {outcomes}, on {n} of this store's patients."),
                id=view.bundle_id,
                outcomes=outcomes,
                n=text.count(used.proposal.people),
            )
        self.state.setText(said)

    def _show_figures(self, proposal: Proposal, limits: MonitoringLimits) -> None:
        self.grid.set_rows(figure_rows(proposal, limits))
        self.grid.show()

    def _allow(self) -> None:
        view, shown = self.view, self.shown
        may_act = view is not None and view.may_propose
        stored = shown if self.preview is None else None
        self.work_out.setVisible(may_act)
        self.propose.setVisible(self.preview is not None and bool(self.preview.lines))
        self.approve.setVisible(stored is not None and stored.may_approve)
        self.withdraw.setVisible(stored is not None and stored.may_withdraw)
        for act in self._acts:
            act.setEnabled(True)

    def _ask_preview(self) -> None:
        self._end_asking()
        self.preview_wanted.emit()

    def _ask_propose(self) -> None:
        words_ = QT_TRANSLATE_NOOP("recalibration", "P&ropose the recalibration")
        self._ask(tr(words_), self.propose_wanted.emit)

    def _ask_approve(self) -> None:
        shown = self.shown
        if shown is not None:
            words_ = QT_TRANSLATE_NOOP("recalibration", "App&rove the recalibration")
            self._ask(tr(words_), lambda typed: self.approve_wanted.emit(shown.recalibration_id, typed))

    def _ask_withdraw(self) -> None:
        shown = self.shown
        if shown is not None:
            words_ = QT_TRANSLATE_NOOP("recalibration", "Withd&raw the recalibration")
            self._ask(tr(words_), lambda typed: self.withdraw_wanted.emit(shown.recalibration_id, typed))

    def _ask(self, act: str, confirmed: Callable[[str], object]) -> None:
        """The person's own passphrase, under the figures that it is about."""
        self._end_asking()
        self.confirm = ConfirmAct(act)
        self.confirm.confirmed.connect(confirmed)
        self.confirm.cancelled.connect(self._end_asking)
        self.body.addWidget(self.confirm)
        before: QWidget = self.withdraw
        for field in self.confirm.findChildren(QWidget):  # made later than what stands below it
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, field)
                before = field
        self.confirm.passphrase.setFocus()

    def _end_asking(self) -> None:
        if self.confirm is not None:
            self.confirm.hide()
            self.confirm.deleteLater()
            self.confirm = None

    @property
    def _acts(self) -> tuple[Button, ...]:
        return self.work_out, self.propose, self.approve, self.withdraw

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        space(row)
        for act in self._acts:
            row.addWidget(act)
            act.hide()
        row.addStretch(1)
        self.body.addLayout(row)

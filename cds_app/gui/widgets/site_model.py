"""The model at this site: recalibration by two people, and drift; one tab of the model page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_app.domain.drift import DriftReport
from cds_app.domain.roles import may
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space
from cds_app.gui.widgets.drift_card import DriftCard
from cds_app.gui.widgets.recalibration_card import RecalibrationCard
from cds_app.workflow.approve_recalibration import approve_recalibration, withdraw_recalibration
from cds_app.workflow.measure_drift import measure_drift
from cds_app.workflow.propose_recalibration import preview_recalibration, propose_recalibration
from cds_app.workflow.session import SignedIn
from cds_app.workflow.show_recalibration import recalibration_view

SLOT, DRIFT = "recalibration", "drift"


class SiteModel(QWidget):
    """`failed` carries what went wrong; `settled` that something was done and earlier words about it are over."""

    failed = Signal(object)
    settled = Signal()

    def __init__(self, jobs: Jobs, who: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.recalibration, self.drift = RecalibrationCard(), DriftCard()
        self.drift.measure.setVisible(may(who.user.roles, "measure_drift"))
        column = QVBoxLayout(self)
        space(column, (0, 12, 8, 12), 12)
        column.addWidget(self.recalibration)
        column.addWidget(self.drift)
        column.addStretch(1)
        card = self.recalibration
        card.preview_wanted.connect(lambda: self._run(preview_recalibration, done=self._previewed))
        card.propose_wanted.connect(lambda typed: self._run(propose_recalibration, typed))
        card.approve_wanted.connect(lambda made, typed: self._run(approve_recalibration, made, typed))
        card.withdraw_wanted.connect(lambda made, typed: self._run(withdraw_recalibration, made, typed))
        self.drift.measure_wanted.connect(self._measure)

    def refresh(self) -> None:
        """What the store holds of recalibration."""
        self.jobs.run(recalibration_view, done=self.recalibration.show_view, failed=self._fail, slot=SLOT)

    def forget(self) -> None:
        """Another bundle is in use: what is shown is asked for anew when somebody looks."""
        self.recalibration.view = None
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Asked for only when somebody looks: the bundle in use has to be there for it."""
        super().showEvent(event)
        if self.recalibration.view is None:
            self.refresh()

    def _run(self, use_case: Any, *given: str, done: Any = None) -> None:
        self.recalibration.set_idle(False)
        self.jobs.run(use_case, *given, done=done or self._changed, failed=self._fail, slot=SLOT)

    def _previewed(self, found: Any) -> None:
        self.settled.emit()
        self.recalibration.show_preview(found)

    def _changed(self, _made: object) -> None:
        self.settled.emit()
        self.refresh()

    def _measure(self) -> None:
        self.drift.measure.setEnabled(False)
        self.jobs.run(measure_drift, done=self._measured, failed=self._fail, slot=DRIFT)

    def _measured(self, report: DriftReport) -> None:
        self.settled.emit()
        self.drift.measure.setEnabled(True)
        self.drift.show_report(report)

    def _fail(self, error: Exception) -> None:
        self.recalibration.set_idle(True)
        self.drift.measure.setEnabled(True)
        self.failed.emit(error)

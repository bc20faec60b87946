"""Readiness: what stops a comparison, what each input is, and which missing one would narrow the estimate most."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cds_app.domain.roles import may
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space
from cds_app.gui.widgets.box import Box
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words, empty
from cds_app.gui.widgets.finding_words import finding_words
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.input_table import InputTable, narrowing_words
from cds_app.gui.widgets.notice import Notice
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.workflow.open_patient import PatientView
from cds_app.workflow.session import SignedIn
from cds_app.workflow.show_readiness import Readiness, show_readiness

SLOT = "readiness"


class ReadinessPage(QWidget):
    """Nothing is estimated here. `compare_wanted` carries the patient."""

    help_topic = "readiness"
    back = Signal()
    rating_wanted = Signal(object)
    compare_wanted = Signal(object)

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.view: PatientView | None = None
        self.readiness: Readiness | None = None
        self._build()
        self.jobs.assessment_changed.connect(self._changed)

    def show_patient(self, view: PatientView) -> None:
        """Judge a patient; what was on screen of another one goes first."""
        self.view, self.readiness = view, None
        self._content.hide()
        self._frame.clear_notice()
        self._frame.set_title(self.tr("Readiness of {code}").format(code=view.pseudonym))
        self.jobs.run(show_readiness, view.record_id, done=self._loaded, failed=self._failed, slot=SLOT)

    def _changed(self, pseudonym: str) -> None:
        """What is shown is of a record that has changed; it is judged anew when the page is asked for."""
        if self.view is not None and self.view.pseudonym == pseudonym:
            self.view, self.readiness = None, None
            self.jobs.forget(SLOT)
            self._content.hide()

    def _loaded(self, found: Readiness) -> None:
        if self.view is None or found.record_id != self.view.record_id:
            return  # a late answer about somebody else
        self.readiness = found
        self._say_whether(found)
        self._say_inputs(found)
        self._say_severity(found)
        self._say_rest(found)
        self._frame.unfold(self._content)

    def _failed(self, error: Exception) -> None:
        self._frame.show_notice("stop", text.error_sentence(error))

    # --- what the page says

    def _say_whether(self, found: Readiness) -> None:
        empty(self._stops)
        stops = [f for f in found.findings if f.severity == "stop"]
        for finding in stops:
            self._stops.addWidget(Notice("stop", finding_words(finding)))
        self._stops_area.setVisible(bool(stops))
        if stops:
            words = self.tr("No estimate is made for this patient, for the reason given here.")
            more = self.tr("No estimate is made for this patient, for the reasons given here.")
            self._whether.setText(words if len(stops) == 1 else more)
        else:
            self._whether.setText(self.tr("Nothing on the record stands in the way of a comparison."))

    def _say_inputs(self, found: Readiness) -> None:
        used = sum(state.state == "used" for state in found.inputs)
        words = self.tr("{used} of {all} inputs are known. What is missing is not guessed; it makes the ranges wider.")
        parts = [words.format(used=used, all=len(found.inputs)), self._narrowing(found)]
        if found.model is None:
            parts.append(self.tr("Whether the values are unlike the cases of the model was not judged."))
        self._known.setText(" ".join(part for part in parts if part))
        self.table.show_inputs(found.inputs)

    def _narrowing(self, found: Readiness) -> str:
        most = found.narrows_most
        if most is None or most.narrows is None:
            return ""
        words = self.tr(
            "Of what is missing, {input} would narrow the range of the response estimate most: by {n} on average over "
            "the people the model keeps for reference. The figure belongs to the model, not to this patient."
        )
        return words.format(input=f"“{text.feature_name(most.name)}”", n=narrowing_words(most.narrows))

    def _say_severity(self, found: Readiness) -> None:
        start = found.baseline
        if start is None:
            self._rating.setText(self.tr("No rating of depression on or before day 0."))
        else:
            band = text.band_name(found.band) if found.band else ""
            words = self.tr("{scale} {n} on {day}: {band}.")
            self._rating.setText(
                words.format(scale=start.scale, n=text.number(start.value), day=text.day(start.day), band=band)
            )
        self._gate.setText(
            {
                "at_least_moderate": self.tr(
                    "The estimates are made for a current episode of at least moderate severity. This rating is in "
                    "that range."
                ),
                "below_moderate": self.tr(
                    "The estimates are made for a current episode of at least moderate severity. This rating is below "
                    "that range, so they describe other people than this one."
                ),
                "in_remission": self.tr(
                    "The estimates are made for a current episode of at least moderate severity. This rating is in "
                    "the range of remission, so they describe other people than this one."
                ),
                "not_known": self.tr(
                    "The estimates are made for a current episode of at least moderate severity. Without a rating no "
                    "estimate is made."
                ),
            }[found.severity]
        )

    def _say_rest(self, found: Readiness) -> None:
        empty(self._rest)
        shown = {finding for state in found.inputs for finding in state.remarks}
        rest = [f for f in found.findings if f.severity != "stop" and f not in shown]
        for finding in rest:
            self._rest.addWidget(Words(f"{text.severity_name(finding.severity)}: {finding_words(finding)}"))
        if not rest:
            self._rest.addWidget(Words(self.tr("Nothing else."), "muted"))

    # --- building

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Readiness"))
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(self._frame)
        self._frame.add_action(BusyLabel(self.tr("Looking at the inputs …")).follow(self.jobs, SLOT))
        self.back_button = button(self.tr("&Back to the patient"), self.back.emit, icon_name="arrow_left")
        self._frame.add_action(self.back_button)
        clinician = may(self.who.user.roles, "compare")
        rate = button(self.tr("Enter a ra&ting"), self._want_rating)
        self._frame.add_action(rate)  # first into the page: a button without a parent would open a window
        rate.setVisible(may(self.who.user.roles, "record_ratings"))
        compare = self._frame.set_primary(primary(self.tr("&Compare treatments"), self._want_compare))
        compare.setVisible(clinician)
        self._content = Box()
        self._content.hide()
        self._frame.body.addWidget(self._content)  # in its place before there is anything in it (see `detail`)
        self._frame.body.addStretch(1)
        column = QVBoxLayout(self._content)
        space(column, gap=16)
        self._whether = Words("", "sentence")
        column.addWidget(self._whether)
        self._stops_area = QWidget()
        self._stops = QVBoxLayout(self._stops_area)
        space(self._stops, gap=8)
        column.addWidget(self._stops_area)
        inputs = Card(self.tr("Inputs of the model"))
        self._known = Words("", "muted")
        inputs.add(self._known)
        self.table = InputTable()
        inputs.add(self.table)
        column.addWidget(inputs)
        column.addLayout(self._below())
        column.addStretch(1)

    def _below(self) -> QBoxLayout:
        self._columns = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        space(self._columns, gap=16)
        severity = Card(self.tr("Severity"))
        self._rating, self._gate = Words("", "number"), Words()
        severity.add(self._rating)
        severity.add(self._gate)
        severity.body.addStretch(1)
        others = Card(self.tr("Also to know"))
        self._rest = QVBoxLayout()
        space(self._rest, gap=8)
        others.body.addLayout(self._rest)
        others.body.addStretch(1)
        self._columns.addWidget(severity, 1)
        self._columns.addWidget(others, 1)
        return self._columns

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_columns"):
            self._columns.setDirection(stacked(QBoxLayout.Direction.LeftToRight))

    def _want_rating(self) -> None:
        if self.view is not None:
            self.rating_wanted.emit(self.view)

    def _want_compare(self) -> None:
        if self.view is not None:
            self.compare_wanted.emit(self.view)

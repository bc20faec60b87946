"""One patient seen again: what the course says, what was estimated beside what happened, and what is recorded today."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cds_app.domain.messages import follow_up as words
from cds_app.domain.outcome import BENEFITS
from cds_app.domain.roles import may
from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs
from cds_app.gui.text import follow_up as said
from cds_app.gui.widgets.box import Box
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.course_card import CourseCard
from cds_app.gui.widgets.fact_grid import FactGrid
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.update_card import UpdateCard
from cds_app.workflow.open_follow_up import FollowUp, open_follow_up
from cds_app.workflow.record_outcome import record_outcome
from cds_app.workflow.session import SignedIn

SLOT = "visit"


class VisitPage(QWidget):
    """`opened` carries the patient's view for the top bar; `rating_wanted` the view, a scale and today's day."""

    help_topic = "follow_up"
    opened = Signal(object)
    back = Signal()
    rating_wanted = Signal(object, str, int)
    patient_wanted = Signal(str)

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.found: FollowUp | None = None
        self._build()
        self.jobs.assessment_changed.connect(self._changed)

    def show_patient(self, record_id: str) -> None:
        """Load a patient's follow-up; the one before disappears at once."""
        self._clear()
        self.jobs.run(open_follow_up, record_id, done=self._loaded, failed=self._failed, slot=SLOT)

    def _changed(self, pseudonym: str) -> None:
        """What is on screen is loaded again; what is not is forgotten, so that nothing is noted as looked at."""
        if self.found is None or self.found.patient.pseudonym != pseudonym:
            return
        if self.isVisible():
            self.show_patient(self.found.patient.record_id)
        else:
            self._clear()

    def _loaded(self, found: FollowUp) -> None:
        self.found = found
        self._frame.clear_notice()
        self._frame.set_title(self.tr("Follow-up of {code}").format(code=found.patient.pseudonym))
        self._decided.setText(self._decided_words(found))
        self._due.setText(said.visit_words(found.visit))
        self._say_what_to_know(found)
        self.update_card.show_update(found)
        self.course.show_course(found.course, found.start_day, found.today)
        self.course.setVisible(found.decision.drug is not None and may(self.who.user.roles, "record_outcomes"))
        self.outcomes.set_rows(self._outcome_rows(found))
        self._basis.setText(self._basis_words(found))
        self._show_tested(found)
        self._frame.unfold(self._content)
        for action in (self.rate, self._record_button):
            action.show()
        self.opened.emit(found.patient)

    def _failed(self, error: Exception) -> None:
        self._frame.show_notice("stop", text.error_sentence(error))

    def _clear(self) -> None:
        self.found = None
        self._content.hide()
        for action in (self.rate, self._record_button):
            action.hide()
        self._frame.clear_notice()
        self._frame.set_title(self.tr("Follow-up"))

    # --- words

    def _decided_words(self, found: FollowUp) -> str:
        signed = found.assessment.signed
        name = signed.statement["signer"]["printed_name"] if signed is not None else ""
        return self.tr("{decision}, signed {when} ({date}) by {name}.").format(
            decision=said.decided_words(found.decision.kind, found.decision.drug, found.decision.dose_mg_day),
            when=said.days_ago(found.days_since),
            date=text.date_text(found.signed_at),
            name=name,
        )

    def _say_what_to_know(self, found: FollowUp) -> None:
        notes = []
        if found.later_choice:
            notes.append(
                self.tr(
                    "An earlier decision was signed for this record, and its days count from that one. What happened "
                    "after this decision can be seen here but not told as an outcome; for that, import the patient "
                    "anew with this decision's day as day 0."
                )
            )
        if found.other_drug is not None:
            notes.append(
                self.tr("The record names {drug} from day 0 on, another drug than the one that was signed.").format(
                    drug=text.drug_name(found.other_drug, inside=True)
                )
            )
        self._to_know.setText(" ".join(notes))
        self._to_know.setVisible(bool(notes))

    def _outcome_rows(self, found: FollowUp) -> list[tuple[str, ...]]:
        rows: list[tuple[str, ...]] = [(self.tr("Outcome"), self.tr("Estimated when signed"), self.tr("Known by now"))]
        for outcome, happened in found.observed.items():
            estimate = next((e for e in found.estimates if e.outcome == outcome), None)
            rows.append((text.outcome_name(outcome), self._estimated(estimate), self._known(found, outcome, happened)))
        return rows

    def _estimated(self, estimate) -> str:
        if estimate is not None and estimate.unnumbered:
            return text.sentence_case(text.group_word(estimate))
        if estimate is None or estimate.probability is None:
            return self.tr("no estimate was signed")
        shown = f"{text.of_100(estimate.probability)} {text.bracketed(estimate.low, estimate.high)}"
        return self.tr("{n} within {weeks} weeks").format(n=shown, weeks=estimate.weeks)

    def _known(self, found: FollowUp, outcome: str, happened: bool | None) -> str:
        if found.decision.drug is None:
            return self.tr("No drug was decided")
        if found.later_choice:
            return self.tr("Cannot be told: days count from an earlier decision")
        if found.other_drug is not None and happened is None:
            return self.tr("Cannot be told: the record names another drug")
        if outcome in BENEFITS:
            return said.rated_outcome(outcome, happened, found.patient.baseline, found.total, found.today)
        return said.stop_outcome(outcome, happened, found.course)

    def _basis_words(self, found: FollowUp) -> str:
        if not found.estimates or found.assessment.comparison is None:
            return self.tr("No estimate was signed with this decision.")
        basis = text.rests_on(found.assessment.comparison.bundle)
        one = self.tr("One person's outcome neither confirms nor refutes an estimate about many.")
        return f"{basis}. {one}"

    def _show_tested(self, found: FollowUp) -> None:
        estimated = found.update is not None and found.update.estimate.response is not None
        self.tested_card.setVisible(estimated)
        self.tested.setVisible(bool(found.tested))
        if found.tested:
            self.tested.set_rows(said.tested_rows(found.tested))
            self._limits.setText(said.limits_sentence(found.tested))
        else:
            self._limits.setText(said.said(words.NOT_TESTED))
        self._how_tested.setVisible(bool(found.tested))

    # --- what is asked for

    def _wants_rating(self) -> None:
        if self.found is not None:
            start = self.found.patient.baseline
            scale = start.scale if start is not None else "PHQ-9"
            self.rating_wanted.emit(self.found.patient, scale, self.found.today)

    def _wants_patient(self) -> None:
        if self.found is not None:
            self.patient_wanted.emit(self.found.patient.record_id)

    def _record(self, until_day: int, reason: str) -> None:
        if self.found is None:
            return
        self.course.record.setEnabled(False)
        found = self.found
        self.jobs.run(
            record_outcome,
            found.patient.record_id,
            found.assessment.assessment_id,
            until_day,
            reason or None,
            done=self._recorded,
            failed=self._not_recorded,
            slot=SLOT,
        )

    def _recorded(self, found: FollowUp) -> None:
        self._loaded(found)
        self._frame.show_notice("information", self.tr("Recorded. What was told before is kept beside it."))

    def _not_recorded(self, error: Exception) -> None:
        self._failed(error)
        self.course.record.setEnabled(True)

    # --- layout

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Follow-up"))
        self._frame.add_action(BusyLabel(self.tr("Opening the follow-up …")).follow(self.jobs, SLOT))
        self._frame.add_action(button(self.tr("&All follow-ups"), self.back.emit, icon_name="arrow_left"))
        self._record_button = button(self.tr("&Patient's page"), self._wants_patient, icon_name="patient")
        self._frame.add_action(self._record_button)
        self.rate = self._frame.set_primary(primary(self.tr("Enter a ra&ting"), self._wants_rating))
        outer = QVBoxLayout(self)
        style.space(outer, gap=0)
        outer.addWidget(self._frame)
        self._content = Box()
        content = QVBoxLayout(self._content)
        style.space(content, gap=16)
        self._decided, self._due, self._to_know = Words("", "subheading", wide=True), Words("", "muted"), Words()
        head = QVBoxLayout()
        style.space(head, gap=4)
        for part in (self._decided, self._due, self._to_know):
            head.addWidget(part)
        content.addLayout(head)
        self._columns = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        style.space(self._columns, gap=16)
        self.update_card, self.course = UpdateCard(self.who.catalogue), CourseCard()
        self.course.recorded.connect(self._record)
        self._columns.addWidget(self.update_card, 5)
        self._columns.addWidget(self.course, 2)
        content.addLayout(self._columns)
        content.addWidget(self._outcome_card())
        content.addWidget(self._tested_card())
        self._frame.body.addWidget(self._content)
        self._frame.body.addStretch(1)
        self._clear()

    def _outcome_card(self) -> Card:
        card = Card(self.tr("Estimate beside outcome"))
        self.outcomes = FactGrid(self.tr("Estimate beside outcome"), (2, 3, 5))
        self._basis = Words("", "small", wide=True)
        card.add(self.outcomes)
        card.add(self._basis)
        return card

    def _tested_card(self) -> Card:
        card = self.tested_card = Card(self.tr("Where this update was tested"))
        self.tested = FactGrid(self.tr("Where this update was tested"), (4, 1, 2, 2, 2))
        self._limits = Words("", "base", wide=True)
        self._how_tested = Words(said.said(words.TESTED), "small", wide=True)
        for part in (self.tested, self._limits, self._how_tested):
            card.add(part)
        return card

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_columns"):
            self._columns.setDirection(stacked(QBoxLayout.Direction.LeftToRight))

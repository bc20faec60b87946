"""One patient: what stops a comparison, the course over time, what the model would use and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from cds_app.domain.decision import Assessment, State
from cds_app.domain.estimate import Finding
from cds_app.domain.rating import totals
from cds_app.domain.roles import may
from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import theme
from cds_app.gui.widgets.box import Box
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words, empty
from cds_app.gui.widgets.compare_label import words as running_text
from cds_app.gui.widgets.evaluation_card import EvaluationCard
from cds_app.gui.widgets.finding_words import finding_words
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.in_turn import InTurn
from cds_app.gui.widgets.labels import Label, label, paragraph
from cds_app.gui.widgets.notice import Notice
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.rating_trend import RatingTrend
from cds_app.gui.widgets.twins import Twins
from cds_app.workflow.open_patient import PatientView, open_patient
from cds_app.workflow.record_rating import record_evaluation
from cds_app.workflow.session import SignedIn

SLOT = "patient"
SCREENER = "C-SSRS"
ORDER = {"stop": 0, "caution": 1, "information": 2}
ROWS_AT_ONCE = 12


class PatientPage(QWidget):
    """`opened` carries the patient that is now on screen, for the top bar."""

    help_topic = "patient"
    opened = Signal(object)
    compare_wanted = Signal(object)
    documents_wanted = Signal(object)
    decision_wanted = Signal(str)
    """The assessment whose signed decision is to be read."""
    readiness_wanted = Signal(object)
    rating_wanted = Signal(object, str)
    """The patient, and the scale to begin with."""

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.view: PatientView | None = None
        self._turns = InTurn(self)
        self._build()
        self.jobs.assessment_changed.connect(self._changed)

    def show_patient(self, record_id: str) -> None:
        """Load a patient; the one before disappears at once."""
        self._clear()
        self.jobs.run(open_patient, record_id, done=self._loaded, failed=self._failed, slot=SLOT)

    def reload(self) -> None:
        """Load the same patient again."""
        if self.view is not None:
            self.jobs.run(open_patient, self.view.record_id, done=self._loaded, failed=self._failed, slot=SLOT)

    def _changed(self, pseudonym: str) -> None:
        if self.view is not None and self.view.pseudonym == pseudonym:
            self.reload()

    def _loaded(self, view: PatientView) -> None:
        self._clear()
        self.view = view
        self._frame.set_title(self.tr("Patient {code}").format(code=view.pseudonym))
        self._actions(view)
        if self.isVisible():
            self._draw(view)
        self.opened.emit(view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.view is not None and self._content.isHidden():
            self._draw(self.view)

    def _draw(self, view: PatientView) -> None:
        """When it is seen: a patient is loaded anew after each step of a decision, while another page is on screen."""
        self._show_notices(view)
        self._trend.set_course(
            view.record.ratings, view.record.treatments, self.who.catalogue.scales, self.who.catalogue.drugs
        )
        self._show_corrections(view)
        self._content.show()
        # what stops a comparison and the course are on screen first; all in one go would hold the window up
        self._turns.begin(self._further(view))

    def _failed(self, error: Exception) -> None:
        self._frame.show_notice("stop", text.error_sentence(error))

    def _clear(self) -> None:
        self.view = None
        self._turns.forget()
        for part in (self._content, self._ready_card, self._facts_card):
            part.hide()
        self._frame.clear_notice()
        self._frame.set_title(self.tr("Patient"))
        for place in (self._notices, self._inputs, self._facts):
            empty(place)
        for action in (self.compare, self._documents, self._sign, self._rate, self._ready):
            action.hide()
        self._notice_area.hide()
        self.evaluation.hide()

    def _actions(self, view: PatientView) -> None:
        clinician = may(self.who.user.roles, "compare")
        latest = view.latest
        under_way = latest is not None and latest.state in (State.OWN_VIEW_RECORDED, State.ESTIMATES_SHOWN)
        under_way = under_way and not view.begun_before_a_change
        self.compare.setVisible(clinician)
        self.compare.setText(self.tr("Continue the &comparison") if under_way else self.tr("&Compare treatments"))
        self._ready.show()
        self._rate.setVisible(self._may_rate())
        shown = latest is not None and latest.comparison is not None
        self._documents.setVisible(clinician and shown and latest is not None and latest.state is not State.ABANDONED)
        self._sign.setVisible(clinician and last_signed(view) is not None)

    def _may_rate(self) -> bool:
        return may(self.who.user.roles, "record_ratings")

    def _show_notices(self, view: PatientView) -> None:
        for finding in sorted(view.readiness, key=lambda f: ORDER[f.severity]):
            if finding.severity != "information":
                self._notices.addWidget(self._notice(finding))
        if view.begun_before_a_change and may(self.who.user.roles, "compare"):
            words = self.tr(
                "The record has changed since the comparison under way was begun, so that one can be neither shown nor "
                "signed. A new one begins with your own view."
            )
            self._notices.addWidget(Notice("information", words))
        self._notice_area.setVisible(self._notices.count() > 0)
        waits = any(finding.code == "screener_high" for finding in view.readiness)
        self.evaluation.clear()
        self.evaluation.setVisible(waits and self._may_rate())

    def _notice(self, finding: Finding) -> Notice:
        """A finding in words; a self-harm answer in the site's words too, with the way to the screener."""
        if finding.code != "self_harm_item_positive":
            return Notice(finding.severity, finding_words(finding))
        words = f"{finding_words(finding)} {self.who.policy.item9_wording}"
        made = Notice(finding.severity, words, self.tr("&Fill in the C-SSRS screener") if self._may_rate() else "")
        made.acted.connect(lambda: self._wants_rating(SCREENER))
        return made

    def _show_corrections(self, view: PatientView) -> None:
        """What was on the record before a correction."""
        before = {(t.scale, t.day): t.value for t in totals(view.corrected, self.who.catalogue.scales)}
        parts = []
        for scale, day in dict.fromkeys((r.scale, r.day) for r in view.corrected):
            words = self.tr("{scale} of {day}").format(scale=scale, day=text.day(day))
            if (scale, day) in before:
                total = self.tr("total {n} before").format(n=text.number(before[scale, day]))
                words = f"{words} ({total})"
            parts.append(words)
        self._corrections.setText(self.tr("Corrected: {list}.").format(list=", ".join(parts)) if parts else "")
        self._corrections.setVisible(bool(parts))

    def _further(self, view: PatientView) -> Iterator[None]:
        """The two cards below the course, each on screen when it is filled."""
        yield
        for card, filled in ((self._ready_card, self._fill_inputs), (self._facts_card, self._fill_facts)):
            yield from filled(view)
            yield
            card.resize(self._width_of_a_card(), card.height())  # on screen every word would be laid out twice
            card.body.activate()
            yield
            card.show()
            yield

    def _width_of_a_card(self) -> int:
        beside = self._columns.direction() == QBoxLayout.Direction.LeftToRight
        return (self._content.width() - self._columns.spacing()) // 2 if beside else self._content.width()

    def _fill_inputs(self, view: PatientView) -> Iterator[None]:
        heads = (self.tr("Input"), self.tr("Value"), self.tr("In the estimate"))
        for column, head in enumerate(heads):
            _add(self._inputs, label(head, "small"), 0, column)
        for row, given in enumerate(view.inputs, 1):
            if row % ROWS_AT_ONCE == 0:
                yield
            known = given.value is not None
            value = label(text.feature_value(given.name, given.value), "number" if known else "muted")
            use = self.tr("used") if known else self.tr("missing")
            for column, made in enumerate((label(text.feature_name(given.name)), value, label(use, "muted"))):
                _add(self._inputs, made, row, column)
        notes = [f for f in view.readiness if f.severity == "information" and f.code != "input_missing"]
        for offset, finding in enumerate(notes):
            _add(self._inputs, Words(finding_words(finding), "muted"), len(view.inputs) + 1 + offset, 0, 3)

    def _fill_facts(self, view: PatientView) -> Iterator[None]:
        record = view.record
        known = [
            (text.column_name(name), text.column_value(name, value))
            for name, value in record.values.items()
            if value is not None
        ]
        conditions = self._listed(
            record.conditions,
            lambda c: f"{text.condition_name(c.condition)} ({text.condition_status(c.status)})",
        )
        medications = self._listed(record.medications, lambda m: f"{m.medication} ({text.medication_status(m.status)})")
        preferences = ", ".join(
            # in the record's order, which is the patient's
            f"{text.concern_name(p.concern)} {p.weight}"
            for p in record.preferences
        )
        rules = sum(c.severity != "information" for c in view.cautions)
        rows = [
            (text.column_name("conditions"), conditions),
            (text.column_name("medications"), medications),
            (self.tr("Wants to avoid (0–100)"), preferences or self.tr("not asked yet")),
            (self.tr("Safety rules that fire"), text.count(rules)),
            *known,
        ]
        for row, (name, value) in enumerate(rows, 1):
            if row % ROWS_AT_ONCE == 0:
                yield
            _add(self._facts, label(name, "muted"), row, 0)
            _add(self._facts, running_text(value), row, 1)

    def _listed(self, values, words) -> str:
        if values is None:
            return self.tr("not known")
        return ", ".join(words(v) for v in values) or self.tr("none recorded")

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Patient"))
        self._sign = button(self.tr("&Signed decision"), self._wants_decision, icon_name="sign")
        self._documents = button(self.tr("&Documents"), self._wants_documents, icon_name="report")
        self.compare = primary(self.tr("&Compare treatments"), self._wants_compare)
        self._frame.add_action(BusyLabel(self.tr("Opening the record …")).follow(self.jobs, SLOT))
        self._rate = button(self.tr("Enter a ra&ting"), self._wants_rating)
        self._ready = button(self.tr("&Readiness"), self._wants_readiness, icon_name="readiness")
        for action in (self._sign, self._documents, self._ready, self._rate):
            self._frame.add_action(action)
        self._frame.set_primary(self.compare)
        outer = QVBoxLayout(self)
        style.space(outer, gap=0)
        outer.addWidget(self._frame)
        # in its place before there is anything in it: what stands in it would be dressed anew for each of its parents
        self._content = Box()
        self._frame.body.addWidget(self._content)
        self._frame.body.addStretch(1)
        content = QVBoxLayout(self._content)
        style.space(content, gap=16)
        self._notice_area = Box()
        self._notices = QVBoxLayout(self._notice_area)
        style.space(self._notices, gap=8)
        content.addWidget(self._notice_area)
        self.evaluation = EvaluationCard()
        self.evaluation.recorded.connect(self._record_evaluation)
        content.addWidget(self.evaluation)
        course = Card()
        content.addWidget(course)
        self._trend = RatingTrend()
        course.add(Twins(self._trend, self.tr("Ratings and treatments"), course))
        self._corrections = paragraph("", "small")
        course.add(self._corrections)
        columns = self._columns = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        style.space(columns, gap=16)
        content.addLayout(columns)
        ready = self._ready_card = Card(self.tr("What the estimate would use"))
        columns.addWidget(ready, 1)
        ready.add(paragraph(self.tr("What is missing is not guessed; it makes the ranges wider."), "muted"))
        self._inputs = _grid(ready)
        facts = self._facts_card = Card(self.tr("The record"))
        columns.addWidget(facts, 1)
        self._facts = _grid(facts)
        self._facts.setColumnStretch(1, 1)
        self._clear()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_columns"):
            self._columns.setDirection(stacked(QBoxLayout.Direction.LeftToRight))

    def _record_evaluation(self) -> None:
        if self.view is not None:
            self.evaluation.record.setEnabled(False)
            self.jobs.run(record_evaluation, self.view.record_id, done=self._evaluated, failed=self._failed, slot=SLOT)

    def _evaluated(self, view: PatientView) -> None:
        self._loaded(view)
        self.jobs.assessment_changed.emit(view.pseudonym)

    def _wants_readiness(self) -> None:
        if self.view is not None:
            self.readiness_wanted.emit(self.view)

    def _wants_rating(self, scale: str = "PHQ-9") -> None:
        if self.view is not None:
            self.rating_wanted.emit(self.view, scale)

    def _wants_compare(self) -> None:
        if self.view is not None:
            self.compare_wanted.emit(self.view)

    def _wants_documents(self) -> None:
        if self.view is not None and self.view.latest is not None:
            self.documents_wanted.emit(self.view.latest)

    def _wants_decision(self) -> None:
        signed = last_signed(self.view) if self.view is not None else None
        if signed is not None:
            self.decision_wanted.emit(signed.assessment_id)


def last_signed(view: PatientView) -> Assessment | None:
    """The decision that was signed last; what was begun or ended without one afterwards does not hide it."""
    return next((found for found in reversed(view.history) if found.state is State.SIGNED), None)


def _grid(card: Card) -> QGridLayout:
    grid, look = QGridLayout(), theme()
    grid.setHorizontalSpacing(look.px(24))
    grid.setVerticalSpacing(look.px(4))
    card.body.addLayout(grid)
    card.body.addStretch(1)
    return grid


def _add(grid: QGridLayout, words: Label, row: int, column: int, span: int = 1) -> None:
    """Dressed here and not as the card is shown: all at once would take longer than a turn may."""
    grid.addWidget(words, row, column, 1, span)
    words.ensurePolished()

"""What surrounds the pages once somebody is signed in: rail, top bar, status line, and the way from page to page."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cds_app.domain.decision import Assessment, State
from cds_app.domain.patient import PatientRecord, age_band
from cds_app.domain.roles import may
from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs
from cds_app.gui.pages.compare import ComparePage
from cds_app.gui.pages.detail import DetailPage
from cds_app.gui.pages.follow_up import FollowUpPage
from cds_app.gui.pages.import_records import ImportPage
from cds_app.gui.pages.log import LogPage
from cds_app.gui.pages.model import ModelPage
from cds_app.gui.pages.output import OutputPage
from cds_app.gui.pages.own_view import OwnViewPage
from cds_app.gui.pages.patient import PatientPage
from cds_app.gui.pages.preferences import PreferencesPage
from cds_app.gui.pages.rating import RatingPage
from cds_app.gui.pages.readiness import ReadinessPage
from cds_app.gui.pages.sign_off import SignOffPage
from cds_app.gui.pages.visit import VisitPage
from cds_app.gui.pages.what_if import WhatIfPage
from cds_app.gui.pages.worklist import WorklistPage
from cds_app.gui.widgets.buttons import IconButton, RailButton
from cds_app.gui.widgets.command_palette import Command
from cds_app.gui.widgets.flow import STACKED_FROM
from cds_app.gui.widgets.help_pages import START
from cds_app.gui.widgets.preference_draft import Draft
from cds_app.workflow.open_patient import PatientView, open_assessment
from cds_app.workflow.record_preferences import RecordedPreferences
from cds_app.workflow.session import SignedIn, load_bundle_now
from cds_app.workflow.sign_decision import abandon_assessment, amend_decision

PAGES = ("worklist", "patient", "compare", "follow_up", "log", "model")
OPERATIONS = {
    "worklist": "view_patients", "patient": "view_patients", "compare": "compare", "follow_up": "compare",
    "log": "read_log",
}  # fmt: skip
WORDS_IN_RAIL_FROM, BASIS_WIDTH = 1360, 450


class SignedInFrame(QWidget):
    """One person's sitting. Pages ask for each other by signal; only this class knows them all."""

    lock_wanted = Signal()
    help_wanted = Signal()
    hand_over_wanted = Signal(str, object)
    """Record and draft: the window gives the preferences into the patient's hands."""
    topic_changed = Signal(str)
    """What the page now on screen is called in the help."""

    def __init__(self, jobs: Jobs, who: SignedIn, settings_menu: Callable[[], QMenu]) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self._view: PatientView | None = None
        self._revealed: set[str] = set()
        """Assessments whose estimates were on screen in this sitting; those of one before stay hidden at first."""
        self._preferences_from: QWidget | None = None
        self._rated_from: QWidget | None = None
        self.worklist = WorklistPage(jobs, who)
        self.import_page = ImportPage(jobs, who)
        self.patient = PatientPage(jobs, who)
        self.readiness = ReadinessPage(jobs, who)
        self.rating = RatingPage(jobs, who)
        self.own_view = OwnViewPage(jobs, who)
        self.compare = ComparePage(jobs, who)
        self.preferences = PreferencesPage(jobs, who)
        self.what_if = WhatIfPage(jobs, who)
        self.detail = DetailPage(jobs, who)
        self.sign_off = SignOffPage(jobs, who)
        self.output = OutputPage(jobs, who)
        self.follow_up = FollowUpPage(jobs, who)
        self.visit = VisitPage(jobs, who)
        self.log = LogPage(jobs, who)
        self.model = ModelPage(jobs, who)
        self.pages = QStackedWidget()
        for page in (
            self.worklist, self.import_page, self.patient, self.readiness, self.rating, self.own_view, self.compare,
            self.preferences, self.what_if, self.detail, self.sign_off, self.output, self.follow_up,
            self.visit, self.log, self.model,
        ):  # fmt: skip
            self.pages.addWidget(page)
        self._first_controls: dict[QWidget, QWidget] = {
            self.worklist: self.worklist.table,
            self.import_page: self.import_page.path,
            self.patient: self.patient.compare,
            self.readiness: self.readiness.back_button,
            self.output: self.output.tabs,
            self.follow_up: self.follow_up.table,
            self.visit: self.visit.rate,
            self.log: self.log.table,
            self.model: self.model.table,
        }
        self._rail_buttons: dict[str, QToolButton] = {}
        self._lay_out(settings_menu)
        self._connect()
        self._show_patient(None)

    # --- help

    def help_topic(self) -> str:
        """What the page on screen is called in the help."""
        return str(getattr(self.pages.currentWidget(), "help_topic", START))

    def put_above(self, strip: QWidget, controls: Sequence[QWidget]) -> None:
        """Something that stands between the top bar and the pages; Tab reaches its controls there."""
        self._above.addWidget(strip)
        strip.show()
        for one, following in itertools.pairwise((self.lock_button, *controls)):
            QWidget.setTabOrder(one, following)

    # --- navigation

    def start(self) -> None:
        """The first page that this person's roles show."""
        first = next((n for n in PAGES if n not in OPERATIONS or may(self.who.user.roles, OPERATIONS[n])), "model")
        self.go(first)
        if may(self.who.user.roles, "compare"):
            self.jobs.run(load_bundle_now, done=self._say_basis, failed=self._say_no_model)

    def go(self, name: str) -> None:
        """Show a page of the rail, if its button is there and enabled."""
        button = self._rail_buttons.get(name)
        if button is None or not button.isEnabled():
            return
        if name == "worklist":
            self.worklist.refresh()
            self._show(self.worklist, name)
        elif name == "patient":
            self._show_open_patient()
        elif name == "follow_up":
            self.follow_up.refresh()
            self._show(self.follow_up, name)
        elif name == "compare" and self._view is not None:
            self._begin_comparison(self._view)
        elif name == "log":
            self.log.refresh()
            self._show(self.log, name)
        elif name == "model":
            self.model.refresh()
            self._show(self.model, name)

    def commands(self) -> tuple[Command, ...]:
        """The rail's pages that can be shown just now, and what belongs to them."""
        go_to = self.tr("Go to {page}")
        found = [
            Command(go_to.format(page=button.text()), partial(self.go, name), f"Ctrl+{PAGES.index(name) + 1}")
            for name, button in self._rail_buttons.items()
            if button.isEnabled()
        ]
        if self._view is not None and may(self.who.user.roles, "record_preferences"):
            found.append(Command(self.tr("What the patient wants to avoid"), self.ask_preferences))
        if may(self.who.user.roles, "import_records"):
            found.append(Command(self.tr("Import records"), self._import))
        return tuple(found)

    def shows_patients(self) -> bool:
        """Whether this person may open patients."""
        return "patient" in self._rail_buttons

    def shows_estimates(self) -> bool:
        """Whether this person may compare treatments."""
        return "compare" in self._rail_buttons

    def open_patient(self, record_id: str) -> None:
        """Show a patient; what was on screen of another one goes first."""
        self._show_patient(None)
        for page in (self.compare, self.detail):
            page.forget()
        self.patient.show_patient(record_id)
        self._show(self.patient, "patient")

    def open_follow_up(self, record_id: str) -> None:
        """Show a patient's follow-up; what was on screen of another one goes first."""
        self._show_patient(None)
        self.visit.show_patient(record_id)
        self._show(self.visit, "follow_up")

    def _show_open_patient(self) -> None:
        """The page of the patient in the top bar, who may have been opened at the follow-up."""
        shown = self.patient.view
        if self._view is not None and (shown is None or shown.record_id != self._view.record_id):
            self.patient.show_patient(self._view.record_id)
        self._show(self.patient, "patient")

    def _begin_comparison(self, view: PatientView) -> None:
        latest = view.latest
        mine = latest is not None and latest.user_id == self.who.user.user_id
        under_way = latest is not None and latest.state in (State.OWN_VIEW_RECORDED, State.ESTIMATES_SHOWN)
        if latest is not None and mine and under_way and not view.begun_before_a_change:
            self._compare(latest)
        elif self.who.policy.own_view == "off":
            self._compare_at_once(view)
        else:
            self.own_view.begin(view)
            self._show(self.own_view, "compare")

    def _show_readiness(self, view: PatientView) -> None:
        self.readiness.show_patient(view)
        self._show(self.readiness, "patient")

    def _show_inputs(self) -> None:
        if self._view is not None:
            self._show_readiness(self._view)

    def _rate(self, view: PatientView, scale: str = "PHQ-9") -> None:
        self._rated_from = None
        self._show(self.rating, "patient")
        self.rating.begin(view, scale)

    def _rate_at_visit(self, view: PatientView, scale: str, day: int) -> None:
        self._rated_from = self.visit
        self._show(self.rating, "follow_up")
        self.rating.begin(view, scale)
        self.rating.day.setValue(day)

    def _rated(self, record_id: str) -> None:
        """Back to where the rating was begun."""
        if self._rated_from is self.visit:
            self.open_follow_up(record_id)
        else:
            self.go("patient")

    def ask_preferences(self) -> None:
        """What the open patient wants to avoid."""
        if self._view is not None and may(self.who.user.roles, "record_preferences"):
            self._preferences_from = self.pages.currentWidget()
            self.preferences.begin(self._view)
            self._show(self.preferences, "compare" if self._preferences_from is self.compare else "patient")

    def take_back(self, draft: Draft, recorded: RecordedPreferences | None) -> None:
        """The window is in the clinician's hands again, with what the patient chose."""
        self.preferences.take_back(draft, recorded)
        self._show(self.preferences, "patient")

    def _leave_preferences(self) -> None:
        from_compare = self._preferences_from is self.compare and self.compare.assessment is not None
        self._show(self.compare if from_compare else self.patient, "compare" if from_compare else "patient")

    def _preferences_saved(self, recorded: RecordedPreferences) -> None:
        """A comparison on screen takes them up: the same estimates beside the patient's columns."""
        on_screen = self.compare.assessment
        for assessment in recorded.assessments:
            if on_screen is not None and assessment.assessment_id == on_screen.assessment_id:
                self.compare.show_assessment(assessment)

    def _try_what_if(self, assessment: Assessment) -> None:
        self.what_if.begin(assessment)
        self._show(self.what_if, "compare")

    def _compare_at_once(self, view: PatientView) -> None:
        self.compare.show_estimates(view.record_id, None)
        self._show(self.compare, "compare")

    def _compare(self, assessment: Assessment) -> None:
        if assessment.state is State.ESTIMATES_SHOWN and assessment.assessment_id not in self._revealed:
            self.compare.keep_hidden(assessment)
        else:
            self.compare.show_estimates(assessment.record_id, assessment.assessment_id)
        self._show(self.compare, "compare")

    def _compare_again(self, assessment: Assessment) -> None:
        """Begin anew for the patient whose comparison cannot be signed any more."""
        if self._view is not None and self._view.record_id == assessment.record_id:
            if self.who.policy.own_view == "off":
                self._compare_at_once(self._view)
            else:
                self.own_view.begin(self._view)
                self._show(self.own_view, "compare")

    def _open_detail(self, assessment: Assessment, drug: str, other: str | None) -> None:
        self._place_detail(beside=self.pages.currentWidget() is self.compare and self.compare.room_beside())
        self.detail.show_choice(assessment, drug, other)

    def _take_up(self, assessment: Assessment) -> None:
        """The comparison on screen learns which explanations were opened; one of another assessment stays as it is."""
        on_screen = self.compare.assessment
        if on_screen is not None and on_screen.assessment_id == assessment.assessment_id:
            self.compare.show_assessment(assessment)

    def _leave_sign_off(self) -> None:
        """Back to the comparison that is being decided on, and to no other patient's."""
        deciding, on_screen = self.sign_off.assessment, self.compare.assessment
        if deciding is None or (on_screen is not None and on_screen.assessment_id == deciding.assessment_id):
            self._show(self.compare, "compare")
        elif deciding.state is State.ESTIMATES_SHOWN:
            self._revealed.add(deciding.assessment_id)
            self._compare(deciding)
        else:
            self.go("patient")

    def _close_detail(self) -> None:
        self.compare.take_away()
        self._show(self.compare, "compare")

    def _place_detail(self, *, beside: bool) -> None:
        """A drug's detail stands beside the comparison where there is room, and over it where there is not."""
        self.detail.set_beside(beside)
        if beside:
            self.compare.put_beside(self.detail)
            self._show(self.compare, "compare")
        else:
            self.compare.take_away()
            if self.pages.indexOf(self.detail) < 0:
                self.pages.addWidget(self.detail)
            self._show(self.detail, "compare")

    def _sign(self, assessment: Assessment, drug: str | None = None) -> None:
        """Sign what the store holds, which knows every explanation that was opened on whichever page."""

        def begin(stored: Assessment) -> None:
            self.sign_off.begin(stored, drug)
            self._show(self.sign_off, "compare")

        self.jobs.run(
            open_assessment, assessment.assessment_id, done=begin, failed=self.compare.show_error, slot="assessment"
        )

    def _amend(self, assessment: Assessment) -> None:
        self.jobs.run(
            amend_decision,
            assessment.assessment_id,
            done=self._sign,
            failed=self.sign_off.show_error,
            slot="assessment",
        )

    def _abandon(self, assessment: Assessment) -> None:
        self.jobs.run(
            abandon_assessment,
            assessment.assessment_id,
            "not_now",
            done=lambda done: self.open_patient(done.record_id),
            failed=self.compare.show_error,
            slot="assessment",
        )

    def _documents(self, assessment: Assessment) -> None:
        self.output.show_documents(assessment.assessment_id)
        self._show(self.output, "compare")

    def _import(self) -> None:
        self.import_page.begin()
        self._show(self.import_page, "worklist")

    def _show(self, page: QWidget, rail: str) -> None:
        self.pages.setCurrentWidget(page)
        button = self._rail_buttons.get(rail)
        if button is not None:
            button.setChecked(True)
        self._place_basis()
        # not a focus proxy: Tab would then jump over whatever stands before that control
        first = self._first_controls.get(page)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what is on top

    def basis(self) -> str:
        """What the top bar says of the model; empty until the bundle was verified."""
        return self._basis.text()

    def _say_basis(self, basis: str) -> None:
        self._basis.setText(self.tr("Model: {basis}").format(basis=basis))
        self._place_basis()

    def _say_no_model(self, error: Exception) -> None:
        self._basis.setText(self.tr("Model unavailable. {why}").format(why=text.error_parts(error)[0]))
        self._place_basis()

    def _show_patient(self, view: PatientView | None) -> None:
        self._view = view
        for name in ("patient", "compare"):
            if name in self._rail_buttons:
                self._rail_buttons[name].setEnabled(view is not None)
        self._wishes.setVisible(view is not None and may(self.who.user.roles, "record_preferences"))
        if view is None:
            self._code.setText(self.tr("No patient open"))
            self._facts.setText("")
            return
        self._code.setText(view.pseudonym)
        self._facts.setText(patient_line(view))

    def _connect(self) -> None:
        self.pages.currentChanged.connect(lambda _place: self.topic_changed.emit(self.help_topic()))
        self.worklist.patient_chosen.connect(self.open_patient)
        self.worklist.import_wanted.connect(self._import)
        self.import_page.imported.connect(partial(self.go, "worklist"))
        self.import_page.back.connect(partial(self.go, "worklist"))
        self.patient.opened.connect(self._show_patient)
        self.patient.compare_wanted.connect(self._begin_comparison)
        self.patient.readiness_wanted.connect(self._show_readiness)
        self.patient.rating_wanted.connect(self._rate)
        self.readiness.back.connect(partial(self.go, "patient"))
        self.readiness.rating_wanted.connect(self._rate)
        self.readiness.compare_wanted.connect(self._begin_comparison)
        self.rating.finished.connect(self._rated)
        self.worklist.follow_up_wanted.connect(self.open_follow_up)
        self.follow_up.opened.connect(self.open_follow_up)
        self.visit.opened.connect(self._show_patient)
        self.visit.back.connect(partial(self.go, "follow_up"))
        self.visit.patient_wanted.connect(self.open_patient)
        self.visit.rating_wanted.connect(self._rate_at_visit)
        self.patient.documents_wanted.connect(self._documents)
        self.patient.sign_wanted.connect(self._sign)
        self.own_view.recorded.connect(self._compare)
        self.own_view.skipped.connect(self._compare_at_once)
        self.compare.drug_opened.connect(self._open_detail)
        self.compare.sign_wanted.connect(self._sign)
        self.compare.abandon_wanted.connect(self._abandon)
        self.compare.preferences_wanted.connect(self.ask_preferences)
        self.compare.what_if_wanted.connect(self._try_what_if)
        self.what_if.back.connect(partial(self._show, self.compare, "compare"))
        self.preferences.saved.connect(self._preferences_saved)
        self.preferences.hand_over_wanted.connect(self.hand_over_wanted)
        self.preferences.back.connect(self._leave_preferences)
        self.compare.revealed.connect(lambda assessment: self._revealed.add(assessment.assessment_id))
        self.compare.again_wanted.connect(self._compare_again)
        self.detail.back.connect(self._close_detail)
        self.detail.opened.connect(self._take_up)
        self.detail.record_wanted.connect(self._show_inputs)
        self.detail.sign_wanted.connect(self._sign)
        self.sign_off.amend_wanted.connect(self._amend)
        self.sign_off.abandon_wanted.connect(self._abandon)
        self.sign_off.documents_wanted.connect(self._documents)
        self.sign_off.drug_opened.connect(self._open_detail)
        self.sign_off.back.connect(self._leave_sign_off)
        self.output.back.connect(partial(self.go, "patient"))
        self.model.activated.connect(self._say_basis)

    # --- layout

    def _lay_out(self, settings_menu: Callable[[], QMenu]) -> None:
        columns = QHBoxLayout()
        style.space(columns, gap=0)
        columns.addWidget(self._rail())
        right = QVBoxLayout()
        style.space(right, gap=0)
        right.addWidget(self._top_bar(settings_menu))
        self._above = QVBoxLayout()
        right.addLayout(self._above)
        right.addWidget(self.pages, 1)
        columns.addLayout(right, 1)
        whole = QVBoxLayout(self)
        style.space(whole, gap=0)
        whole.addLayout(columns, 1)
        whole.addWidget(self._status_line())

    def _rail(self) -> QFrame:
        rail = QFrame()
        rail.setProperty("role", "rail")
        layout = QVBoxLayout(rail)
        style.space(layout, (0, 8, 0, 8), 0)
        names = {
            "worklist": self.tr("Worklist"),
            "patient": self.tr("Patient"),
            "compare": self.tr("Compare"),
            "follow_up": self.tr("Follow-up"),
            "log": self.tr("Log"),
            "model": self.tr("Model"),
        }
        for number, name in enumerate(PAGES, 1):
            if name in OPERATIONS and not may(self.who.user.roles, OPERATIONS[name]):
                continue
            button = RailButton(name, names[name])
            button.setToolTip(f"{names[name]} (Ctrl+{number})")
            button.clicked.connect(partial(self.go, name))
            layout.addWidget(button)
            self._rail_buttons[name] = button
        layout.addStretch(1)
        self._rail_frame = rail
        return rail

    def _top_bar(self, settings_menu: Callable[[], QMenu]) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "topbar")
        self._bar_rows = QVBoxLayout(bar)
        style.space(self._bar_rows, (24, 4, 12, 4), 4)
        layout = self._bar_row = QHBoxLayout()
        style.space(layout, gap=12)
        self._bar_rows.addLayout(layout)
        self._code = QLabel()
        self._code.setProperty("role", "subheading")
        self._code.setAccessibleName(self.tr("Patient code"))
        self._facts = QLabel()
        self._basis = QLabel()
        self._basis.setProperty("role", "basis")
        self._basis.setWordWrap(True)
        self._basis.setAccessibleName(self.tr("What the model's estimates rest on"))
        self._basis.hide()
        layout.addWidget(self._code)
        layout.addWidget(self._facts)
        self._wishes = IconButton("preferences", self.tr("What the patient wants to avoid"))
        self._wishes.clicked.connect(self.ask_preferences)
        layout.addWidget(self._wishes)
        layout.addStretch(1)
        self._helps = helps = IconButton("help", self.tr("Help (F1)"))
        helps.clicked.connect(self.help_wanted)
        layout.addWidget(helps)
        look = IconButton("theme", self.tr("Theme and text size"))
        look.clicked.connect(lambda: settings_menu().popup(look.mapToGlobal(look.rect().bottomLeft())))
        layout.addWidget(look)
        lock = IconButton("lock", self.tr("Lock (Ctrl+L)"))
        lock.clicked.connect(self.lock_wanted)
        layout.addWidget(lock)
        self.lock_button = lock
        return bar

    def _status_line(self) -> QFrame:
        line = QFrame()
        line.setProperty("role", "status")
        layout = QHBoxLayout(line)
        style.space(layout, (24, 2, 24, 2), 8)
        layout.addWidget(QLabel(self.tr("Encrypted · no network connection")))
        layout.addStretch(1)
        roles = ", ".join(text.role_name(role) for role in self.who.user.roles)
        layout.addWidget(QLabel(f"{self.who.user.display_name} · {roles}"))
        return line

    def _fit(self) -> None:
        """Words in the rail where there is room for them, icons alone (with tool tips) where there is not; what the
        estimates rest on beside the patient, or under it where the text is large.
        """
        look = style.theme()
        wide = self.width() >= look.px(WORDS_IN_RAIL_FROM)
        shown = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        self._rail_frame.setFixedWidth(look.px(200 if wide else 56))
        self._basis.setMinimumWidth(look.px(BASIS_WIDTH))
        if look.scale >= STACKED_FROM:
            self._bar_rows.addWidget(self._basis, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._bar_row.removeWidget(self._basis)  # or it would count in the place of the next one
            beside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self._bar_row.insertWidget(self._bar_row.indexOf(self._helps), self._basis, 3, beside)
        for button in self._rail_buttons.values():
            button.setToolButtonStyle(shown)

    def _place_basis(self) -> None:
        """The pages that show estimates say what they rest on beside them; everywhere else the top bar does."""
        saying_it_themselves = (self.compare, self.what_if, self.detail, self.sign_off)
        self._basis.setVisible(bool(self._basis.text()) and self.pages.currentWidget() not in saying_it_themselves)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
        self._fit_detail()

    def _fit_detail(self) -> None:
        """An open detail goes where there is room for it now."""
        room, page = self.compare.room_beside(), self.pages.currentWidget()
        if page is self.compare and self.compare.shows_beside() and not room:
            self._place_detail(beside=False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_rail_frame"):
            self._fit()


def patient_line(view: PatientView) -> str:
    """Age band and baseline rating, from the same value as the page below shows."""
    parts = [age_of(view.record)]
    if view.baseline is not None:
        parts.append(f"{text.scale_name(view.baseline.scale)} {view.baseline.value}")
    return " · ".join(part for part in parts if part)


def age_of(record: PatientRecord) -> str:
    return age_band(record) or ""

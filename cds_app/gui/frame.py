"""What surrounds the pages once somebody is signed in, and the way from page to page of the rail.

The rail is in `rail.py`, the lines over and under the pages in `top_bar.py`, the way of one decision from the own view
to its documents in `decision_path.py`; here are the pages outside a decision, and which one is on screen.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from cds_app.domain.roles import may
from cds_app.gui import style
from cds_app.gui.ahead import Ahead
from cds_app.gui.decision_path import PAGES_OF_A_DECISION, SAYING_THE_BASIS, DecisionPath
from cds_app.gui.following import following
from cds_app.gui.jobs import Jobs
from cds_app.gui.pages.administration import BACKUP, KEYS, AdministrationPage
from cds_app.gui.pages.follow_up import FollowUpPage
from cds_app.gui.pages.import_records import ImportPage
from cds_app.gui.pages.log import LogPage
from cds_app.gui.pages.model import ModelPage
from cds_app.gui.pages.patient import PatientPage
from cds_app.gui.pages.rating import RatingPage
from cds_app.gui.pages.readiness import ReadinessPage
from cds_app.gui.pages.visit import VisitPage
from cds_app.gui.pages.worklist import WorklistPage
from cds_app.gui.rail import PAGES, Rail, pages_for
from cds_app.gui.top_bar import StatusLine, TopBar
from cds_app.gui.widgets.command_palette import Command
from cds_app.gui.widgets.help_pages import START
from cds_app.gui.widgets.kept_focus import KeptFocus
from cds_app.gui.widgets.preference_draft import Draft
from cds_app.workflow.open_patient import PatientView
from cds_app.workflow.record_preferences import RecordedPreferences
from cds_app.workflow.session import SignedIn, load_bundle_now

WORDS_IN_RAIL_FROM = 1360
_Page = TypeVar("_Page", bound=QWidget)


class SignedInFrame(QWidget):
    """One person's sitting. Pages ask by signal; only this class and the path of a decision know them."""

    lock_wanted = Signal()
    help_wanted = Signal()
    tour_wanted = Signal()
    restore_wanted = Signal(object)
    """A backup is to take the store's place, once this session is closed."""
    state_accepted = Signal()
    hand_over_wanted = Signal(str, object)
    """Record and draft: the window gives the preferences into the patient's hands."""
    topic_changed = Signal(str)
    """What the page now on screen is called in the help."""

    def __init__(self, jobs: Jobs, who: SignedIn, settings_menu: Callable[[], QMenu]) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self._view: PatientView | None = None
        self._rated_from: QWidget | None = None
        self._first_controls: dict[QWidget, Callable[[], QWidget]] = {}
        self.pages = QStackedWidget()
        KeptFocus(self.pages, self._first_control)
        self.path = DecisionPath(jobs, who, self)
        self.path.setParent(self)
        self._ahead = Ahead(jobs.idle, partial(following, who), partial(getattr, self), self._place_ahead, self)
        self.rail = Rail(who.user.roles)
        self.bar = TopBar(settings_menu)
        self.lock_button = self.bar.lock_button
        self._lay_out()
        self._connect()
        self._show_patient(None)

    # --- pages: each is made when it is first asked for

    @cached_property
    def worklist(self) -> WorklistPage:
        page = WorklistPage(self.jobs, self.who)
        page.patient_chosen.connect(self.open_patient)
        page.import_wanted.connect(self._import)
        page.tour_wanted.connect(self.tour_wanted)
        page.follow_up_wanted.connect(self.open_follow_up)
        return self.hold(page, lambda: page.table)

    @cached_property
    def import_page(self) -> ImportPage:
        page = ImportPage(self.jobs, self.who)
        page.imported.connect(self.worklist.refresh)
        page.undone.connect(self.worklist.refresh)
        page.back.connect(partial(self.go, "worklist"))
        return self.hold(page, lambda: page.path)

    @cached_property
    def patient(self) -> PatientPage:
        page = PatientPage(self.jobs, self.who)
        page.opened.connect(self._show_patient)
        page.compare_wanted.connect(self.path.begin)
        page.readiness_wanted.connect(self._show_readiness)
        page.rating_wanted.connect(self._rate)
        page.documents_wanted.connect(self.path.documents)
        page.decision_wanted.connect(self.path.show_decision)
        return self.hold(page, lambda: page.compare)

    @cached_property
    def readiness(self) -> ReadinessPage:
        page = ReadinessPage(self.jobs, self.who)
        page.back.connect(partial(self.go, "patient"))
        page.compare_wanted.connect(self.path.begin)
        page.rating_wanted.connect(self._rate)
        return self.hold(page, lambda: page.back_button)

    @cached_property
    def rating(self) -> RatingPage:
        page = RatingPage(self.jobs, self.who)
        page.finished.connect(self._rated)
        return self.hold(page)

    @cached_property
    def follow_up(self) -> FollowUpPage:
        page = FollowUpPage(self.jobs, self.who)
        page.opened.connect(self.open_follow_up)
        return self.hold(page, lambda: page.table)

    @cached_property
    def visit(self) -> VisitPage:
        page = VisitPage(self.jobs, self.who)
        page.opened.connect(self._show_patient)
        page.back.connect(partial(self.go, "follow_up"))
        page.patient_wanted.connect(self.open_patient)
        page.rating_wanted.connect(self._rate_at_visit)
        return self.hold(page, lambda: page.rate)

    @cached_property
    def log(self) -> LogPage:
        page = LogPage(self.jobs, self.who)
        page.decision_wanted.connect(partial(self.path.show_decision, rail="log"))
        return self.hold(page, lambda: page.table)

    @cached_property
    def model(self) -> ModelPage:
        page = ModelPage(self.jobs, self.who)
        page.activated.connect(self._say_basis)
        return self.hold(page, lambda: page.table)

    @cached_property
    def administration(self) -> AdministrationPage:
        page = AdministrationPage(self.jobs, self.who)
        page.models_wanted.connect(partial(self.go, "model"))
        page.restore_wanted.connect(self.restore_wanted)
        page.state_accepted.connect(self.state_accepted)
        return self.hold(page, lambda: page.tabs.tabBar())

    def __getattr__(self, name: str) -> Any:
        """The pages of a decision, which `path` makes."""
        if name in PAGES_OF_A_DECISION:
            return getattr(self.path, name)
        raise AttributeError(name)

    # --- help

    def help_topic(self) -> str:
        """What the page on screen is called in the help."""
        return str(getattr(self.pages.currentWidget(), "help_topic", START))

    def put_above(self, strip: QWidget, controls: Sequence[QWidget]) -> None:
        """Something that stands between the top bar and the pages; Tab reaches its controls there."""
        self._above.addWidget(strip)
        strip.show()
        for one, after in itertools.pairwise((self.lock_button, *controls)):
            QWidget.setTabOrder(one, after)

    # --- navigation

    def start(self) -> None:
        """The first page that this person's roles show."""
        self.go(pages_for(self.who.user.roles)[0])
        if may(self.who.user.roles, "compare"):
            self.jobs.run(load_bundle_now, done=self._say_basis, failed=self._say_no_model)

    def go(self, name: str) -> None:
        """Show a page of the rail, if its button is there and enabled."""
        if not self.rail.allows(name):
            return
        if name == "patient":
            self._show_open_patient()
        elif name == "compare":
            if self._view is not None:
                self.path.begin(self._view)
        else:
            page = getattr(self, name)
            page.refresh()
            self.show_page(page, name)

    def commands(self) -> tuple[Command, ...]:
        """The rail's pages that can be shown just now, and what belongs to them."""
        go_to = self.tr("Go to {page}")
        found = [
            Command(go_to.format(page=button.text()), partial(self.go, name), f"Ctrl+{PAGES.index(name) + 1}")
            for name, button in self.rail.buttons.items()
            if button.isEnabled()
        ]
        if self._view is not None and may(self.who.user.roles, "record_preferences"):
            found.append(Command(self.tr("What the patient wants to avoid"), self.ask_preferences))
        if may(self.who.user.roles, "import_records"):
            found.append(Command(self.tr("Import records"), self._import))
        return tuple(found)

    def shows_patients(self) -> bool:
        """Whether this person may open patients."""
        return "patient" in self.rail.buttons

    def shows_estimates(self) -> bool:
        """Whether this person may compare treatments."""
        return "compare" in self.rail.buttons

    @property
    def view(self) -> PatientView | None:
        """The patient in the top bar."""
        return self._view

    def current_page(self) -> QWidget:
        """The page on screen; their empty place before there is one."""
        return self.pages.currentWidget() or self.pages

    def hold(self, page: _Page, first: Callable[[], QWidget] | None = None) -> _Page:
        """Take a page among those that can be put on screen; what `first` gives, when it is shown, gets the focus."""
        if not self._ahead.making:
            self._place(page)
        if first is not None:
            self._first_controls[page] = first
        return page

    def _place(self, page: QWidget) -> None:
        """Every widget of a page is dressed again as it gets its place, which takes as long as a part of it."""
        if self.pages.indexOf(page) < 0:
            page.move(self.pages.width(), 0)  # beside what is on screen, which would be painted anew otherwise
            self.pages.addWidget(page)

    def _place_ahead(self, page: QWidget) -> None:
        """A page that stands somewhere already, as a detail beside the comparison does, stays there."""
        if page.parentWidget() is None:
            self._place(page)

    def show_page(self, page: QWidget, rail: str) -> None:
        """Put a page on screen and mark the button of the rail it belongs to."""
        self._place(page)
        self.pages.setCurrentWidget(page)
        self.rail.mark(rail)
        self._place_basis()
        # not a focus proxy: Tab would then jump over whatever stands before that control
        first = self._first_control(page)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ahead.begin(page)

    def _first_control(self, page: QWidget) -> QWidget | None:
        first = self._first_controls.get(page)
        return None if first is None else first()

    def open_patient(self, record_id: str) -> None:
        """Show a patient; what was on screen of another one goes first."""
        self._show_patient(None)
        self.path.forget()
        self.patient.show_patient(record_id)
        self.show_page(self.patient, "patient")

    def open_follow_up(self, record_id: str) -> None:
        """Show a patient's follow-up; what was on screen of another one goes first."""
        self._show_patient(None)
        self.visit.show_patient(record_id)
        self.show_page(self.visit, "follow_up")

    def _show_open_patient(self) -> None:
        """The page of the patient in the top bar, who may have been opened at the follow-up."""
        shown = self.patient.view
        if self._view is not None and (shown is None or shown.record_id != self._view.record_id):
            self.patient.show_patient(self._view.record_id)
        self.show_page(self.patient, "patient")

    def _show_readiness(self, view: PatientView) -> None:
        self.readiness.show_patient(view)
        self.show_page(self.readiness, "patient")

    def _show_inputs(self) -> None:
        if self._view is not None:
            self._show_readiness(self._view)

    def _rate(self, view: PatientView, scale: str = "PHQ-9") -> None:
        self._rated_from = None
        self.show_page(self.rating, "patient")
        self.rating.begin(view, scale)

    def _rate_at_visit(self, view: PatientView, scale: str, day: int) -> None:
        self._rated_from = self.visit
        self.show_page(self.rating, "follow_up")
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
        self.path.ask_preferences()

    def take_back(self, draft: Draft, recorded: RecordedPreferences | None) -> None:
        """The window is in the clinician's hands again, with what the patient chose."""
        self.path.take_back(draft, recorded)

    def keep_drafts(self) -> None:
        """Before the window is locked or closed: what was entered and not signed waits for the same person."""
        self.path.keep_drafts()

    def look_into_store(self) -> None:
        """What an administrator does about a store with which something is wrong."""
        self.go("administration")
        self.administration.show_tab(BACKUP)

    def make_sheets(self) -> None:
        """Where an administrator makes recovery sheets."""
        self.go("administration")
        self.administration.show_tab(KEYS)

    def _import(self) -> None:
        self.import_page.begin()
        self.show_page(self.import_page, "worklist")

    # --- what is on top

    def basis(self) -> str:
        """What the top bar says of the model; empty until the bundle was verified."""
        return self.bar.basis()

    def _say_basis(self, basis: str) -> None:
        self.bar.say_basis(basis)
        self._place_basis()

    def _say_no_model(self, error: Exception) -> None:
        self.bar.say_no_model(error)
        self._place_basis()

    def _place_basis(self) -> None:
        """The pages that show estimates say what they rest on beside them; everywhere else the top bar does."""
        self.bar.show_basis(not isinstance(self.current_page(), SAYING_THE_BASIS))

    def _show_patient(self, view: PatientView | None) -> None:
        self._view = view
        for name in ("patient", "compare"):
            self.rail.allow(name, view is not None)
        self.bar.show_patient(view, wishes=may(self.who.user.roles, "record_preferences"))

    # --- who asks for whom

    def _connect(self) -> None:
        self.rail.wanted.connect(self.go)
        self.bar.help_wanted.connect(self.help_wanted)
        self.bar.lock_wanted.connect(self.lock_wanted)
        self.bar.preferences_wanted.connect(self.ask_preferences)
        self.pages.currentChanged.connect(lambda _place: self.topic_changed.emit(self.help_topic()))
        self.path.inputs_wanted.connect(self._show_inputs)
        self.path.hand_over_wanted.connect(self.hand_over_wanted)

    # --- layout

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        style.space(columns, gap=0)
        columns.addWidget(self.rail)
        right = QVBoxLayout()
        style.space(right, gap=0)
        right.addWidget(self.bar)
        self._above = QVBoxLayout()
        right.addLayout(self._above)
        right.addWidget(self.pages, 1)
        columns.addLayout(right, 1)
        whole = QVBoxLayout(self)
        style.space(whole, gap=0)
        whole.addLayout(columns, 1)
        whole.addWidget(StatusLine(self.who))

    def _fit(self) -> None:
        self.rail.fit(wide=self.width() >= style.theme().px(WORDS_IN_RAIL_FROM))
        self.bar.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
        self.path.fit_detail()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "bar"):
            self._fit()

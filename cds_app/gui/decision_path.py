"""The way of one decision from page to page: own view, comparison, detail, what-if, preferences, sign-off, documents.

The pages know nothing of each other; this module joins them, and asks the frame to put one of them on screen.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from cds_app.domain.decision import Assessment, State
from cds_app.domain.roles import may
from cds_app.gui.jobs import Jobs
from cds_app.gui.pages.compare import ComparePage
from cds_app.gui.pages.decision import DecisionPage
from cds_app.gui.pages.detail import DetailPage
from cds_app.gui.pages.output import OutputPage
from cds_app.gui.pages.own_view import OwnViewPage
from cds_app.gui.pages.preferences import PreferencesPage
from cds_app.gui.pages.sign_off import SignOffPage
from cds_app.gui.pages.what_if import WhatIfPage
from cds_app.gui.widgets.preference_draft import Draft
from cds_app.workflow.keep_draft import keep_draft
from cds_app.workflow.open_patient import PatientView, open_assessment
from cds_app.workflow.record_preferences import RecordedPreferences
from cds_app.workflow.session import SignedIn
from cds_app.workflow.sign_decision import abandon_assessment, amend_decision

PAGES_OF_A_DECISION = (
    "own_view", "compare", "preferences", "what_if", "detail", "sign_off", "output", "decision",
)  # fmt: skip
SAYING_THE_BASIS = (ComparePage, WhatIfPage, DetailPage, SignOffPage, DecisionPage)
"""The pages that show estimates say beside them what they rest on."""
_Page = TypeVar("_Page", bound=QWidget)


class Stage(Protocol):
    """What this module needs of the frame around it."""

    @property
    def view(self) -> PatientView | None:
        """The patient in the top bar."""

    def current_page(self) -> QWidget:
        """The page on screen."""

    def show_page(self, page: QWidget, rail: str) -> None:
        """Put a page on screen and mark the button of the rail it belongs to."""

    def hold(self, page: _Page, first: Callable[[], QWidget] | None = None) -> _Page:
        """Take a page among those that can be put on screen; what `first` gives, when it is shown, gets the focus."""

    def go(self, name: str) -> None:
        """Show a page of the rail."""

    def open_patient(self, record_id: str) -> None:
        """Show a patient; what was on screen of another one goes first."""


class DecisionPath(QObject):
    """Holds the pages of a decision. `inputs_wanted` asks for the readiness page of the patient who is open."""

    inputs_wanted = Signal()
    hand_over_wanted = Signal(str, object)
    signed = Signal(object)

    def __init__(self, jobs: Jobs, who: SignedIn, stage: Stage) -> None:
        super().__init__()
        self.jobs, self.who, self._stage = jobs, who, stage
        self._revealed: set[str] = set()
        """Assessments whose estimates were on screen in this sitting; those of one before stay hidden at first."""
        self._preferences_from: QWidget | None = None
        self._decision_from = "patient"

    # --- pages: each is made when it is first asked for

    @cached_property
    def own_view(self) -> OwnViewPage:
        page = OwnViewPage(self.jobs, self.who)
        page.recorded.connect(self._compare)
        page.skipped.connect(self.compare_at_once)
        return self._stage.hold(page)

    @cached_property
    def compare(self) -> ComparePage:
        page = ComparePage(self.jobs, self.who)
        page.drug_opened.connect(self._open_detail)
        page.sign_wanted.connect(self.sign)
        page.abandon_wanted.connect(self._abandon)
        page.preferences_wanted.connect(self.ask_preferences)
        page.what_if_wanted.connect(self._try_what_if)
        page.revealed.connect(lambda assessment: self._revealed.add(assessment.assessment_id))
        page.again_wanted.connect(self._compare_again)
        return self._stage.hold(page)

    @cached_property
    def what_if(self) -> WhatIfPage:
        page = WhatIfPage(self.jobs, self.who)
        page.back.connect(lambda: self._stage.show_page(self.compare, "compare"))
        return self._stage.hold(page)

    @cached_property
    def preferences(self) -> PreferencesPage:
        page = PreferencesPage(self.jobs, self.who)
        page.saved.connect(self._preferences_saved)
        page.hand_over_wanted.connect(self.hand_over_wanted)
        page.back.connect(self._leave_preferences)
        return self._stage.hold(page)

    @cached_property
    def detail(self) -> DetailPage:
        page = DetailPage(self.jobs, self.who)
        page.back.connect(self._close_detail)
        page.opened.connect(self._take_up)
        page.record_wanted.connect(self.inputs_wanted)
        page.sign_wanted.connect(self.sign)
        return self._stage.hold(page)

    @cached_property
    def sign_off(self) -> SignOffPage:
        page = SignOffPage(self.jobs, self.who)
        page.amend_wanted.connect(self._amend)
        page.abandon_wanted.connect(self._abandon)
        page.documents_wanted.connect(self.documents)
        page.drug_opened.connect(self._open_detail)
        page.back.connect(self._leave_sign_off)
        page.signed.connect(self.signed)
        return self._stage.hold(page)

    @cached_property
    def output(self) -> OutputPage:
        page = OutputPage(self.jobs, self.who)
        page.back.connect(lambda: self._stage.go("patient"))
        return self._stage.hold(page, lambda: page.tabs)

    @cached_property
    def decision(self) -> DecisionPage:
        page = DecisionPage(self.jobs, self.who)
        page.back.connect(lambda: self._stage.go(self._decision_from))
        page.amend_wanted.connect(self._amend)
        page.documents_wanted.connect(self.documents)
        return self._stage.hold(page)

    def _compared(self) -> Assessment | None:
        """What the comparison shows; None as well while nothing was compared in this sitting."""
        return self.compare.assessment if "compare" in self.__dict__ else None

    # --- own view and comparison

    def begin(self, view: PatientView) -> None:
        """Go on with the clinician's own comparison that is under way, or begin with the own view."""
        latest = view.latest
        mine = latest is not None and latest.user_id == self.who.user.user_id
        under_way = latest is not None and latest.state in (State.OWN_VIEW_RECORDED, State.ESTIMATES_SHOWN)
        if latest is not None and mine and under_way and not view.begun_before_a_change:
            self._compare(latest)
        else:
            self._begin_anew(view)

    def _begin_anew(self, view: PatientView) -> None:
        if self.who.policy.own_view == "off":
            self.compare_at_once(view)
        else:
            self.own_view.begin(view)
            self._stage.show_page(self.own_view, "compare")

    def compare_at_once(self, view: PatientView) -> None:
        """Compare without an own view, where the policy allows it."""
        self.compare.show_estimates(view.record_id, None)
        self._stage.show_page(self.compare, "compare")

    def _compare(self, assessment: Assessment) -> None:
        if assessment.state is State.ESTIMATES_SHOWN and assessment.assessment_id not in self._revealed:
            self.compare.keep_hidden(assessment)
        else:
            self.compare.show_estimates(assessment.record_id, assessment.assessment_id)
        self._stage.show_page(self.compare, "compare")

    def _compare_again(self, assessment: Assessment) -> None:
        """Begin anew for the patient whose comparison cannot be signed any more."""
        view = self._stage.view
        if view is not None and view.record_id == assessment.record_id:
            self._begin_anew(view)

    def _try_what_if(self, assessment: Assessment) -> None:
        self.what_if.begin(assessment)
        self._stage.show_page(self.what_if, "compare")

    def forget(self) -> None:
        """Nothing of a patient stays on the pages that show estimates."""
        for name in ("compare", "detail", "decision"):
            if name in self.__dict__:
                getattr(self, name).forget()

    # --- what the patient wants to avoid

    def ask_preferences(self) -> None:
        """What the open patient wants to avoid."""
        view = self._stage.view
        if view is not None and may(self.who.user.roles, "record_preferences"):
            self._preferences_from = self._stage.current_page()
            self.preferences.begin(view)
            self._stage.show_page(self.preferences, "compare" if self._from_comparison() else "patient")

    def take_back(self, draft: Draft, recorded: RecordedPreferences | None) -> None:
        """The window is in the clinician's hands again, with what the patient chose."""
        self.preferences.take_back(draft, recorded)
        self._stage.show_page(self.preferences, "patient")

    def _from_comparison(self) -> bool:
        return isinstance(self._preferences_from, ComparePage)

    def _leave_preferences(self) -> None:
        if self._from_comparison() and self._compared() is not None:
            self._stage.show_page(self.compare, "compare")
        else:
            self._stage.go("patient")

    def _preferences_saved(self, recorded: RecordedPreferences) -> None:
        """A comparison on screen takes them up: the same estimates beside the patient's columns."""
        on_screen = self._compared()
        for assessment in recorded.assessments:
            if on_screen is not None and assessment.assessment_id == on_screen.assessment_id:
                self.compare.show_assessment(assessment)

    # --- one drug's detail

    def _open_detail(self, assessment: Assessment, drug: str, other: str | None) -> None:
        self._place_detail(beside=self._compares() and self.compare.room_beside())
        self.detail.show_choice(assessment, drug, other)
        self.detail.setFocus(Qt.FocusReason.OtherFocusReason)  # now that its first control is there

    def _take_up(self, assessment: Assessment) -> None:
        """The comparison on screen learns which explanations were opened; one of another assessment stays as it is."""
        on_screen = self._compared()
        if on_screen is not None and on_screen.assessment_id == assessment.assessment_id:
            self.compare.show_assessment(assessment)

    def _close_detail(self) -> None:
        self.compare.take_away()
        self._stage.show_page(self.compare, "compare")

    def _compares(self) -> bool:
        return isinstance(self._stage.current_page(), ComparePage)

    def _place_detail(self, *, beside: bool) -> None:
        """A drug's detail stands beside the comparison where there is room, and over it where there is not."""
        self.detail.set_beside(beside)
        if beside:
            self.compare.put_beside(self.detail)
            self._stage.show_page(self.compare, "compare")
        else:
            self.compare.take_away()
            self._stage.hold(self.detail)
            self._stage.show_page(self.detail, "compare")

    def fit_detail(self) -> None:
        """An open detail goes where there is room for it now."""
        if self._compares() and self.compare.shows_beside() and not self.compare.room_beside():
            self._place_detail(beside=False)

    # --- signing and afterwards

    def sign(self, assessment: Assessment, drug: str | None = None) -> None:
        """Sign what the store holds, which knows every explanation that was opened on whichever page."""
        self.jobs.run(
            open_assessment,
            assessment.assessment_id,
            done=partial(self._begin_to_sign, drug),
            failed=self._say,
            slot="assessment",
        )

    def _begin_to_sign(self, drug: str | None, stored: Assessment) -> None:
        self.sign_off.begin(stored, drug)
        self._stage.show_page(self.sign_off, "compare")

    def _say(self, error: Exception) -> None:
        self.compare.show_error(error)

    def keep_drafts(self) -> None:
        """Before the window is locked or closed: what was entered and not signed waits for the same person."""
        for name in ("own_view", "sign_off"):
            draft = getattr(self, name).to_keep() if name in self.__dict__ else None
            if draft is not None:
                self.jobs.run(keep_draft, draft)

    def _leave_sign_off(self) -> None:
        """Back to the comparison that is being decided on, and to no other patient's."""
        deciding, on_screen = self.sign_off.assessment, self._compared()
        if deciding is None or (on_screen is not None and on_screen.assessment_id == deciding.assessment_id):
            self._stage.show_page(self.compare, "compare")
        elif deciding.state is State.ESTIMATES_SHOWN:
            self._revealed.add(deciding.assessment_id)
            self._compare(deciding)
        else:
            self._stage.go("patient")

    def show_decision(self, assessment_id: str, rail: str = "patient") -> None:
        """A signed decision as the clinician saw it; `rail` names the page it was opened from, where Back leads."""
        self._decision_from = rail
        self.decision.show_decision(assessment_id)
        self._stage.show_page(self.decision, rail)

    def _amend(self, assessment: Assessment) -> None:
        page = self.decision if isinstance(self._stage.current_page(), DecisionPage) else self.sign_off
        self.jobs.run(
            amend_decision,
            assessment.assessment_id,
            done=self.sign,
            failed=page.show_error,
            slot="assessment",
        )

    def _abandon(self, assessment: Assessment) -> None:
        self.jobs.run(
            abandon_assessment,
            assessment.assessment_id,
            "not_now",
            done=self._abandoned,
            failed=self._say,
            slot="assessment",
        )

    def _abandoned(self, assessment: Assessment) -> None:
        self.sign_off.forget()
        self._stage.open_patient(assessment.record_id)

    def documents(self, assessment: Assessment) -> None:
        """What leaves the program for this assessment."""
        self.output.show_documents(assessment.assessment_id)
        self._stage.show_page(self.output, "compare")

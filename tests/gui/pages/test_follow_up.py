"""The follow-up pages: who is due, what the course says, estimate beside outcome, and what is recorded at a visit."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from cds_app.domain.course import Course
from cds_app.domain.decision import Decision
from cds_app.domain.errors import CdsError
from cds_app.domain.follow_up import Chance, FollowUpEstimate, HeldOutSetting
from cds_app.domain.follow_up_plan import NextVisit
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.rating import Total
from cds_app.gui.pages.follow_up import FollowUpPage
from cds_app.gui.pages.visit import VisitPage
from cds_app.gui.text import follow_up as said
from cds_app.workflow.follow_up import FollowUpRow, list_follow_ups
from cds_app.workflow.import_records import import_records
from cds_app.workflow.open_follow_up import FollowUp, open_follow_up
from cds_app.workflow.record_outcome import record_outcome
from cds_app.workflow.record_rating import record_rating
from cds_app.workflow.session import Session, signed_in
from tests.support.clock import FixedClock
from tests.support.fake_jobs import FakeJobs
from tests.support.follow_up_world import bundle_with_follow_up, surroundings_of, write_records
from tests.support.world import make_session
from tests.workflow.test_follow_up import decide, wait

NBSP = "\N{NO-BREAK SPACE}"


def make_row(pseudonym: str, state, visit_day: int | None, days: int, **changes) -> FollowUpRow:
    values = {
        "record_id": f"r-{pseudonym}", "pseudonym": pseudonym, "kind": "treat", "drug": "sertraline",
        "dose_mg_day": 50.0, "signed_at": "2026-11-02T09:00:00+00:00", "days_since": days,
        "visit": NextVisit(visit_day, state), "scale": "PHQ-9", "total": 12, "day": 0, "trend": None,
    }  # fmt: skip
    return FollowUpRow(**{**values, **changes})


ROWS = (
    make_row("P-0001", "overdue", 14, 30),
    make_row("P-0002", "due", 42, 44, total=9, day=15, trend=-7),
    make_row("P-0003", "not_yet", 14, 3, kind="defer", drug=None, dose_mg_day=None),
    make_row("P-0004", "seen", None, 60),
)


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Iterator[Session]:
    """Two patients two weeks after their decision, one of them seen on day 15."""
    bundle = bundle_with_follow_up(tmp_path_factory.mktemp("bundle"))
    surroundings = dataclasses.replace(surroundings_of(bundle), clock=FixedClock())
    opened = make_session(tmp_path_factory.mktemp("store") / "store", surroundings=surroundings)
    records = tmp_path_factory.mktemp("records") / "set"
    import_records(opened, write_records(records, ("SEEN,0,PHQ-9,total,20", "LATE,0,PHQ-9,total,18")), attested=True)
    for pseudonym in ("SEEN", "LATE"):
        decide(opened, pseudonym)
    wait(opened, 15)
    record_rating(opened, opened.store.find("SEEN"), "PHQ-9", 15, total=9)
    yield opened
    opened.close()


@pytest.fixture
def jobs(qapp, session) -> FakeJobs:
    return FakeJobs(session)


@pytest.fixture
def who(session):
    return signed_in(session)


def list_page(qtbot, who, jobs) -> FollowUpPage:
    page = FollowUpPage(jobs, who)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


def visit_page(qtbot, who, jobs, record_id: str = "r") -> VisitPage:
    page = VisitPage(jobs, who)
    qtbot.addWidget(page)
    page.show()
    page.show_patient(record_id)
    return page


# --- the list


def test_the_list_says_who_is_due_for_what_and_since_when(qtbot, who, jobs):
    jobs.answers[list_follow_ups] = ROWS
    page = list_page(qtbot, who, jobs)
    shown = page.model.as_rows()[1:]
    assert shown[0][:3] == ("P-0001", "Day 14: overdue", "30 days ago")
    assert shown[1] == ("P-0002", "Day 42: due", "44 days ago", "PHQ-9", "9", "−7", "15", f"Sertraline 50{NBSP}mg")
    assert (shown[2][1], shown[2][-1]) == ("Day 14: not due yet", "Defer the decision")
    assert shown[3][1] == "Seen"


def test_filter_and_search_leave_what_was_asked_for(qtbot, who, jobs):
    jobs.answers[list_follow_ups] = ROWS
    page = list_page(qtbot, who, jobs)
    page.filters.set_on(("overdue", "due"))
    assert [row.pseudonym for row in page.model.shown_rows()] == ["P-0001", "P-0002"]
    page.filters.set_on(())
    page.search.setText("0003")
    page._filter()
    assert [row.pseudonym for row in page.model.shown_rows()] == ["P-0003"]
    assert page._shown.text() == "1 of 4 patients"


def test_opening_a_row_asks_for_that_patient(qtbot, who, jobs):
    jobs.answers[list_follow_ups] = ROWS
    page = list_page(qtbot, who, jobs)
    page.table.choose("r-P-0002")
    with qtbot.waitSignal(page.opened) as signal:
        page._open_chosen.click()
    assert signal.args == ["r-P-0002"]


def test_nobody_to_follow_up_is_said_in_words(qtbot, who, jobs):
    jobs.answers[list_follow_ups] = ()
    page = list_page(qtbot, who, jobs)
    assert page._views.currentIndex() == 0
    assert not page._open_chosen.isVisible()


# --- the update


def test_the_sentence_has_both_frames_and_the_interval_first(qtbot, who, jobs, session):
    page = visit_page(qtbot, who, jobs, session.store.find("SEEN"))
    chance = page.found.update.estimate.response
    assert page.update_card.sentence.text() == said.chance_sentence("response", chance)
    assert "of 100 people with this course respond by week 6 to 12;" in page.update_card.sentence.text()
    assert page.update_card.people.as_text() == page.update_card.sentence.text()
    assert "PHQ-9 20 at the start, 9 on day 15: 55" in page.update_card.as_text()
    assert "No course on this scale was at hand" in page.update_card.as_text()


def test_a_slow_start_is_never_turned_into_advice_to_change(qtbot, who, jobs, session):
    page = visit_page(qtbot, who, jobs, session.store.find("SEEN"))
    words = page.update_card.as_text()
    assert "29 still responded by week 6 and 43 by week 12" in words
    assert "de Vries 2019" in words
    assert "does not say that a change of treatment would help" in words


@pytest.mark.requirement("EXP-08")
def test_where_it_was_tested_has_people_auc_prediction_and_observation(qtbot, who, jobs, session):
    page = visit_page(qtbot, who, jobs, session.store.find("SEEN"))
    rows = page.tested.as_rows()
    assert rows[0] == ("Data set", "People", "AUC", "Predicted, of 100", "Responded, of 100")
    placebo = next(row for row in rows if row[0] == "Duloxetine trial, on placebo")
    assert placebo[1:] == ("65", "0.70 (0.56–0.81)", "47 (32–58)", "29")
    limits = page._limits.text()
    assert "on placebo: too high, 47 of 100 predicted and 29 responded" in limits
    assert "(ENRICHD): too low, 46 of 100 predicted and 56 responded" in limits


def test_without_a_visit_the_page_says_what_is_missing(qtbot, who, jobs, session):
    page = visit_page(qtbot, who, jobs, session.store.find("LATE"))
    assert page.update_card.sentence.text().startswith("There is no total on the baseline's scale between day 7")
    assert not page.update_card.people.isVisible()
    assert not page.tested_card.isVisible()
    assert "not evidence against the treatment" in page.update_card.as_text()


# --- estimate beside outcome


def test_the_signed_estimate_stands_beside_what_is_known(qtbot, who, jobs, session):
    page = visit_page(qtbot, who, jobs, session.store.find("SEEN"))
    head, *rows = page.outcomes.as_rows()
    assert head == ("Outcome", "Estimated when signed", "Known by now")
    assert [row[0] for row in rows] == ["Response", "Remission", "Early stop", "Stop for side effects"]
    assert all(" within 8 weeks" in row[1] for row in rows)
    assert rows[0][2] == "Not known yet: the first PHQ-9 total between day 42 and day 84 decides"
    assert rows[2][2] == "Not known yet: record whether it is still taken"
    assert "not validated on patients" in page._basis.text()


def changed(found: FollowUp, **changes) -> FollowUp:
    return dataclasses.replace(found, **changes)


def known(qtbot, who, session, **changes) -> list[str]:
    """The column "known by now" of a follow-up with changes."""
    found = changed(open_follow_up(session, session.store.find("SEEN")), **changes)
    page = visit_page(qtbot, who, FakeJobs(answers={open_follow_up: found}))
    return [row[2] for row in page.outcomes.as_rows()[1:]]


def test_outcomes_are_told_with_what_they_rest_on(qtbot, who, session):
    happened = {"response": True, "remission": False, "early_stop": True, "side_effect_stop": True}
    stopped = Course("sertraline", 50.0, 0, 20, "side_effects")
    words = known(qtbot, who, session, observed=happened, total=Total(45, "PHQ-9", 9), course=stopped)
    assert words == [
        "Responded: PHQ-9 20 on day 0, PHQ-9 9 on day 45",
        "Not in remission: PHQ-9 9 on day 45",
        "Stopped before day 56 (stopped on day 20: side effects)",
        "Stopped before day 56 because of side effects (stopped on day 20: side effects)",
    ]


def test_what_can_never_be_told_is_not_called_not_yet(qtbot, who, session):
    nothing = dict.fromkeys(OUTCOMES)
    over = known(qtbot, who, session, observed=nothing, days_since=90)
    assert over[0] == "Cannot be told: no PHQ-9 total between day 42 and day 84"
    unknown = Course("sertraline", 50.0, 0, 20, "unknown")
    assert known(qtbot, who, session, observed={**nothing, "early_stop": True}, course=unknown)[3] == (
        "Cannot be told: stopped early, the reason is not known"
    )
    later = known(qtbot, who, session, observed=nothing, start_day=20)
    assert set(later) == {"Cannot be told: days count from an earlier decision"}
    other = known(qtbot, who, session, observed=nothing, other_drug="mirtazapine")
    assert set(other) == {"Cannot be told: the record names another drug"}
    none = known(qtbot, who, session, observed=nothing, decision=Decision("defer"), estimates=())
    assert set(none) == {"No drug was decided"}


# --- what is recorded


def test_nothing_is_chosen_beforehand_and_a_stop_needs_its_reason(qtbot, who, jobs, session):
    page = visit_page(qtbot, who, jobs, session.store.find("LATE"))
    course = page.course
    assert course.answer.code() == ""
    assert not course.record.isEnabled()
    course.answer.buttons["stopped"].click()
    assert course.day_row.isVisible()
    assert not course.record.isEnabled()
    course.reason.set_code("side_effects")
    assert course.record.isEnabled()
    course.answer.buttons["taken"].click()
    assert not course.reason_row.isVisible()
    assert course.record.isEnabled()


def test_a_course_is_recorded_and_shown_at_once(qtbot, who, jobs, session):
    record_id = session.store.find("LATE")
    page = visit_page(qtbot, who, jobs, record_id)
    page.course.answer.buttons["stopped"].click()
    page.course.day.setValue(12)
    page.course.reason.set_code("side_effects")
    page.course.record.click()
    asked = jobs.asked[-1]
    assert (asked[0], asked[1][0], asked[1][2:]) == (record_outcome, record_id, (12, "side_effects"))
    assert page.course._told.text() == "Stopped on day 12: side effects"
    assert page.outcomes.as_rows()[3][2].startswith("Stopped before day 56")
    assert "kept beside it" in page._frame._notice.as_text()


def test_a_refusal_is_told_and_the_answer_can_be_given_again(qtbot, who, jobs, session):
    page = visit_page(qtbot, who, jobs, session.store.find("SEEN"))
    jobs.answers[record_outcome] = CdsError("decision_replaced")
    page.course.answer.buttons["taken"].click()
    page.course.record.click()
    assert "newer decision" in page._frame._notice.as_text()
    assert page.course.record.isEnabled()


def test_a_rating_begins_on_the_baselines_scale_with_todays_day(qtbot, who, jobs, session):
    page = visit_page(qtbot, who, jobs, session.store.find("SEEN"))
    with qtbot.waitSignal(page.rating_wanted) as signal:
        page.rate.click()
    assert signal.args == [page.found.patient, "PHQ-9", 15]


def test_a_page_that_is_not_on_screen_forgets_a_changed_patient_instead_of_opening_it(qtbot, who, jobs, session):
    page = visit_page(qtbot, who, jobs, session.store.find("SEEN"))
    page.hide()
    before = len(jobs.asked)
    jobs.assessment_changed.emit("SEEN")
    assert page.found is None
    assert len(jobs.asked) == before
    page.show()
    page.show_patient(session.store.find("SEEN"))
    jobs.assessment_changed.emit("LATE")
    assert page.found is not None


# --- words


def test_a_prediction_that_was_right_everywhere_is_said_to_be():
    fine = HeldOutSetting("reisby_imipramine", 57, Chance(0.8, 0.7, 0.9), Chance(0.5, 0.4, 0.6), 0.52)
    assert said.limits_sentence([fine]) == "In no data set was it off by 5 of 100 or more."
    assert said.setting_name("a_new_set") == "a new set"


@pytest.mark.parametrize("code", ["response", "non_response", "worsening"])
def test_both_frames_add_up_to_a_hundred(code):
    words = said.chance_sentence(code, Chance(0.38, 0.2, 0.6))
    assert words.startswith("38 of 100")
    assert "62 " in words
    assert "between 20 and 60" in words


def test_an_update_without_numbers_has_no_picture():
    empty = FollowUpEstimate("abstained", "no_baseline")
    assert empty.response is None
    with pytest.raises(ValueError, match="no numbers"):
        said.course_sentence(dataclasses.replace(said.course_estimate(Chance(0.5, 0.4, 0.6)), low=None))

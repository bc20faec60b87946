"""The own view: nothing chosen beforehand, short, by keyboard, locked before anything is computed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cds_app.domain.decision import OwnView, State
from cds_app.domain.errors import NotAllowed
from cds_app.gui.pages.own_view import OwnViewPage
from cds_app.workflow.keep_draft import open_draft
from cds_app.workflow.open_patient import PatientView, open_patient
from cds_app.workflow.record_own_view import record_own_view
from tests.gui.pages.scenes import PAGE, assessment, cut, gone, reach, shown, who, without_a_name
from tests.support.factories import make_record
from tests.support.fake_jobs import FakeJobs
from tests.support.world import real_catalogue

__all__ = ["gone"]
Key = Qt.Key


def a_view(pseudonym="P-0001"):
    record = make_record(pseudonym)
    return PatientView(f"r-{pseudonym}", pseudonym, record, None, (), (), False, (), (), None, ())


def a_page(qtbot, answers=None, **policy):
    page = OwnViewPage(FakeJobs(answers=answers or {record_own_view: assessment()}), who(**policy))
    qtbot.addWidget(page)
    page.begin(a_view())
    return page


def fill(page, drug="escitalopram", sure="2", reason="past_response"):
    page.options.toggle(drug)
    page.confidence.buttons[sure].click()
    page.reason.buttons[reason].click()


def recordings(page):
    """What was asked beside the draft of an earlier sitting."""
    return [asked for asked in page.jobs.asked if asked[0] is not open_draft]


def heard(signal):
    caught = []
    signal.connect(lambda *values: caught.append(values))
    return caught


@pytest.mark.requirement("SIG-04")
def test_nothing_is_chosen_beforehand(qtbot):
    page = a_page(qtbot)
    assert page.options.options() == ()
    assert page.confidence.code() == ""
    assert page.reason.code() == ""
    assert not page._record.isEnabled()
    assert page._left.text() == "Still to answer: one to three options, how sure you are, the main reason."


def test_the_page_says_why_it_is_asked_first(qtbot):
    assert "nothing is computed before you record your own view" in a_page(qtbot)._why.text()


def test_every_drug_and_the_three_that_are_none_can_be_chosen(qtbot):
    page = a_page(qtbot)
    assert set(page.options._items) == set(real_catalogue().drugs)
    assert [chip.text() for chip in page.options.chips.values()] == ["No drug treatment", "Refer", "Wait and see"]


@pytest.mark.requirement("SIG-02")
def test_it_can_be_recorded_once_all_three_are_answered(qtbot):
    page = a_page(qtbot)
    page.options.toggle("refer")
    assert page.what_is_left() == ("how sure you are", "the main reason")
    page.confidence.buttons["5"].click()
    assert page.what_is_left() == ("the main reason",)
    page.reason.buttons["severity"].click()
    assert page._record.isEnabled()
    page._record.click()
    ((use_case, args, kwargs, slot),) = recordings(page)
    assert (use_case, slot) == (record_own_view, "assessment")
    assert args == ("r-P-0001", OwnView(("refer",), 5, "severity"))
    assert kwargs == {"amends": None}


def test_the_whole_page_can_be_answered_by_keyboard(qtbot):
    page = a_page(qtbot)
    recorded = heard(page.recorded)
    with shown(qtbot, page):
        assert QApplication.focusWidget() is page.options.search
        qtbot.keyClicks(page.options.search, "mirt")
        qtbot.keyClick(page.options.search, Key.Key_Return)
        qtbot.keyClicks(page.options.search, "snri")
        qtbot.keyClick(page.options.search, Key.Key_Down)
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
        assert page.options.options() == ("mirtazapine", "desvenlafaxine")
        for answer in (page.confidence.buttons["1"], page.reason.buttons["patient_preference"], page._record):
            reach(qtbot, answer)
            qtbot.keyClick(answer, Key.Key_Space)
    assert recorded == [(assessment(),)]


def test_enter_in_the_search_takes_a_drug_and_records_nothing(qtbot):
    page = a_page(qtbot)
    fill(page)
    qtbot.keyClick(page.options.search, Key.Key_Return)
    qtbot.keyClicks(page.options.search, "xyz")
    qtbot.keyClick(page.options.search, Key.Key_Return)
    assert page.options.options() == ("escitalopram",)
    assert recordings(page) == []


def test_the_search_finds_by_name_and_by_class(qtbot):
    page = a_page(qtbot)
    page.options.search.setText("tca")
    found = [name for name, item in page.options._items.items() if not item.isHidden()]
    assert sorted(found) == ["amitriptyline", "clomipramine", "nortriptyline"]
    page.options.search.setText("sert")
    assert [name for name, item in page.options._items.items() if not item.isHidden()] == ["sertraline"]
    assert [head.text() for head, _ in page.options._heads if not head.isHidden()] == ["SSRI"]


def test_a_fourth_option_is_refused_in_words(qtbot):
    page = a_page(qtbot)
    for option in ("escitalopram", "wait", "mirtazapine", "sertraline"):
        page.options.toggle(option)
    assert page.options.options() == ("escitalopram", "wait", "mirtazapine")
    assert "3 options at most" in page.options._summary.text()
    assert page.options._items["sertraline"].checkState() == Qt.CheckState.Unchecked
    page.options.toggle("wait")
    page.options.chips["refer"].click()
    assert page.options.options() == ("escitalopram", "mirtazapine", "refer")


@pytest.mark.requirement("SIG-04")
def test_nothing_is_carried_over_to_the_next_patient(qtbot):
    page = a_page(qtbot)
    fill(page)
    page.begin(a_view("P-0002"))
    assert page.what_is_left() == ("one to three options", "how sure you are", "the main reason")
    assert page._code.text() == "P-0002"
    assert not any(item.checkState() == Qt.CheckState.Checked for item in page.options._items.values())


def test_an_error_is_said_inline_and_loses_nothing(qtbot):
    page = a_page(qtbot, {record_own_view: NotAllowed("role_missing", operation="compare", roles="clinician")})
    fill(page)
    page._record.click()
    assert "Your roles do not include this." in page._frame._notice.as_text()
    assert page.options.options() == ("escitalopram",)
    assert page._record.isEnabled()


@pytest.mark.requirement("SCO-14")
def test_a_late_answer_about_another_patient_is_ignored(qtbot):
    page = a_page(qtbot, {record_own_view: assessment("P-0009")})
    recorded = heard(page.recorded)
    fill(page)
    page._record.click()
    assert recorded == []


def test_while_it_is_recorded_nothing_can_be_changed(qtbot):
    page = a_page(qtbot)
    page.jobs.hold = True
    fill(page)
    page.record()
    page.record()
    assert len(recordings(page)) == 1
    assert not page.options.isEnabled()


@pytest.mark.parametrize(("policy", "offered"), [("required", False), ("optional", True)])
def test_it_can_be_skipped_only_where_the_policy_leaves_it_open(qtbot, policy, offered):
    page = a_page(qtbot, own_view=policy)
    skipped = heard(page.skipped)
    assert page._skip.isVisibleTo(page) is offered
    if offered:
        page._skip.click()
        assert skipped == [(page.view,)]


@pytest.mark.requirement("SCO-11")
def test_recording_locks_the_view_and_computes_nothing(qtbot, session, jobs, record_id):
    from tests.gui.pages.scenes import who as signed_in_by

    page = OwnViewPage(jobs, signed_in_by())
    qtbot.addWidget(page)
    recorded, changed = heard(page.recorded), heard(jobs.assessment_changed)
    page.begin(open_patient(session, record_id))
    fill(page)
    page._record.click()
    ((made,),) = recorded
    assert made.state is State.OWN_VIEW_RECORDED
    assert made.comparison is None
    assert session.store.assessment(made.assessment_id).own_view == OwnView(("escitalopram",), 2, "past_response")
    assert changed == [(made.pseudonym,)]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_each_drug_of_the_list_can_be_hit(qtbot, scale):
    page = a_page(qtbot)
    with shown(qtbot, page, *PAGE, scale):
        heights = {page.options.list.visualItemRect(item).height() for item in page.options._items.values()}
        assert min(heights) >= 24 * scale


@pytest.mark.requirement("INS-15")
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_has_a_name_and_no_word_is_cut(qtbot, scale):
    page = a_page(qtbot)
    fill(page)
    with shown(qtbot, page, *PAGE, scale):
        assert without_a_name(page) == []
        assert cut(page) == []

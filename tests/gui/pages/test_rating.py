"""Entering a rating, and the way from a self-harm answer to the screener, by keyboard, on a real store."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.rating import of_scale
from cds_app.gui.pages.patient import PatientPage
from cds_app.gui.pages.rating import RatingPage
from cds_app.gui.widgets.notice import Notice
from cds_app.workflow.open_patient import open_patient
from cds_app.workflow.record_rating import record_rating
from tests.gui.pages.scenes import cut, gone, reach, shown, without_a_name
from tests.support.factories import make_record
from tests.support.world import real_catalogue

__all__ = ["gone"]
Key = Qt.Key
NUMBERS = itertools.count(1)


@pytest.fixture
def view(session):
    """A patient with a PHQ-9 total of 17 on day 0, nobody else's."""
    number = next(NUMBERS)
    record = make_record(f"Q-{number:04d}", conditions=(), medications=(), treatments=())
    with session.store.change(EventKind.RECORDS_IMPORTED, {}) as change:
        change.add_batch(f"rating-{number}", f"{number + 10_000:064x}", "flat_csv", (), {})
        (record_id,) = change.add_records([record], f"rating-{number}", real_catalogue().scales)
    return open_patient(session, record_id)


@pytest.fixture
def page(qtbot, jobs, who, view):
    made = RatingPage(jobs, who)
    qtbot.addWidget(made)
    made.resize(1224, 648)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.begin(view)
    return made


def heard(signal):
    caught = []
    signal.connect(lambda *values: caught.append(values))
    return caught


def test_made_ahead_the_first_form_is_there_and_shows_nothing(qtbot, jobs, who, view):
    made = RatingPage(jobs, who)
    qtbot.addWidget(made)
    list(made.make_ahead())
    (form,) = made.forms.values()
    assert not form.isVisibleTo(made)
    made.begin(view)
    assert made.forms["PHQ-9"] is form
    assert form.isVisibleTo(made)
    assert form.answers() == {}


def type_in(qtbot, keys):
    for key in keys:
        qtbot.keyClicks(QApplication.focusWidget(), key)


def recorded(session, view, scale, day):
    ratings = of_scale(session.store.record(view.record_id).ratings, scale, day)
    return {r.item: r.value for r in ratings}


def test_nothing_is_filled_in_and_nothing_can_be_saved_beforehand(page):
    assert page._scale == "PHQ-9"
    assert page.day_number() == 0
    assert not page._save.isEnabled()
    assert not page._undo.isEnabled()
    assert "the day the treatment is being chosen" in page.day.accessibleDescription()


def test_a_gad_7_is_entered_and_saved_by_keyboard_alone(page, qtbot, session, view):
    finished = heard(page.finished)
    page.choose("GAD-7")
    type_in(qtbot, "1230121")
    assert QApplication.focusWidget() is page._save
    assert page._total.text() == "Total 10 of 21"
    assert page._band.text() == "Severity band: moderate"
    qtbot.keyClick(page._save, Key.Key_Space)
    assert finished == [(view.record_id,)]
    assert recorded(session, view, "GAD-7", 0) == {str(i): int(v) for i, v in enumerate("1230121", 1)}


def test_total_and_what_is_left_are_said_while_it_is_filled_in(page, qtbot):
    type_in(qtbot, "22")
    assert page._total.text() == "Total: not complete"
    assert page._left.text() == "Still to answer: 3, 4, 5, 6, 7, 8, 9."
    page._undo.click()
    assert page._left.text() == "Still to answer: 2, 3, 4, 5, 6, 7, 8, 9."


@pytest.mark.parametrize("scale", ["PHQ-9", "GAD-7", "MADRS"])
def test_tab_comes_from_the_choice_of_scale_to_its_form_and_then_to_the_day(page, scale):
    page.choose(scale)
    chain, at = [], page.choices["PHQ-9"]
    while at is not page.day:
        chain.append(at)
        at = at.nextInFocusChain()
    places = [chain.index(part) for part in (page.choices[scale], page.forms[scale].first_control(), page.correction)]
    assert places == sorted(places)


def test_enter_does_not_save(page, qtbot, session, view):
    page.choose("GAD-7")
    type_in(qtbot, "0000000")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert recorded(session, view, "GAD-7", 0) == {}


def test_what_is_recorded_already_is_said_and_saved_only_as_a_correction(page, qtbot, session, view):
    assert page._there.isVisible()
    assert "PHQ-9 of day 0 is recorded already. Its total is 17." in page._there.as_text()
    type_in(qtbot, "111111110")
    assert not page._save.isEnabled()
    reach(qtbot, page.correction)
    qtbot.keyClick(page.correction, Key.Key_Space)
    page.save()
    assert recorded(session, view, "PHQ-9", 0)["total"] == 8
    after = open_patient(session, view.record_id)
    assert [r.value for r in after.corrected] == [17]


def test_another_day_needs_no_correction(page, session, view):
    page.day.setValue(-7)
    assert not page._there.isVisible()
    for item in range(1, 10):
        page.forms["PHQ-9"].answer(item, 0)
    page.save()
    assert len(recorded(session, view, "PHQ-9", -7)) == 9


def test_a_scale_with_licensed_words_asks_for_its_total(page, session, view, qtbot):
    page.choose("MADRS")
    qtbot.keyClicks(QApplication.focusWidget(), "28")
    assert page._band.text() == "Severity band: moderate"
    assert "Montgomery" in page._origin.text()
    page.save()
    assert recorded(session, view, "MADRS", 0) == {"total": 28}


def test_such_a_scale_can_be_copied_item_by_item(page, session, view, qtbot):
    page.choose("QIDS-SR16")
    page._by_item.click()
    type_in(qtbot, "1" * 16)
    assert page._total.text() == "Total 9 of 27"
    page.save()
    assert len(recorded(session, view, "QIDS-SR16", 0)) == 16


@pytest.mark.requirement("SCO-17")
def test_a_self_harm_answer_above_0_leads_to_the_screener_with_the_sites_words(qtbot, jobs, who, session, view):
    who = dataclasses.replace(who, policy=dataclasses.replace(who.policy, item9_wording="Call the duty doctor."))
    page = RatingPage(jobs, who)
    qtbot.addWidget(page)
    page.begin(view)
    finished, changed = heard(page.finished), heard(jobs.assessment_changed)
    page.day.setValue(2)
    for item in range(1, 10):
        page.forms["PHQ-9"].answer(item, 1)
    page.save()
    assert finished == []
    assert changed == [(view.pseudonym,)]
    assert page._scale == "C-SSRS"
    assert page.day_number() == 2
    assert "Call the duty doctor." in page._frame.findChild(Notice).as_text()
    for item, value in {1: 1, 2: 1, 3: 0, 4: 1, 5: 0, 6: 0}.items():
        page.forms["C-SSRS"].answer(item, value)
    page.save()
    assert finished == [(view.record_id,)]
    assert "screener_high" in {f.code for f in open_patient(session, view.record_id).readiness}


def test_a_self_harm_answer_of_0_leads_nowhere_and_says_nothing_of_risk(page, view):
    finished = heard(page.finished)
    page.day.setValue(2)
    for item in range(1, 10):
        page.forms["PHQ-9"].answer(item, 0)
    page.save()
    assert finished == [(view.record_id,)]


def test_not_now_leaves_the_finding_on_the_patients_page(qtbot, page, jobs, who, session, view):
    page.day.setValue(2)
    for item in range(1, 10):
        page.forms["PHQ-9"].answer(item, 3)
    page.save()
    finished = heard(page.finished)
    page._later.click()
    assert finished == [(view.record_id,)]
    patient = PatientPage(jobs, who)
    qtbot.addWidget(patient)
    patient.show()
    patient.show_patient(view.record_id)
    said = [w.as_text() for w in patient.findChildren(Notice)]
    assert any("self-harm item is above 0" in words and who.policy.item9_wording in words for words in said)


def test_a_refusal_is_said_in_words_and_loses_nothing(qtbot, jobs, who, view):
    jobs.answers[record_rating] = CdsError("rating_changed", scale="GAD-7")
    page = RatingPage(jobs, who)
    qtbot.addWidget(page)
    page.begin(view, "GAD-7")
    for item in range(1, 8):
        page.forms["GAD-7"].answer(item, 1)
    page.save()
    assert "Nothing was changed" in page._frame.findChild(Notice).as_text()
    assert len(page.forms["GAD-7"].answers()) == 7
    assert page._save.isEnabled()


def test_saving_twice_asks_once(page, jobs, view):
    page.choose("GAD-7")
    for item in range(1, 8):
        page.forms["GAD-7"].answer(item, 1)
    jobs.hold = True
    page.save()
    page.save()
    assert sum(use_case is record_rating for use_case, *_ in jobs.asked) == 1
    jobs.release()


def test_the_next_patient_starts_with_empty_forms(page, view):
    page.forms["PHQ-9"].answer(1, 3)
    page.begin(dataclasses.replace(view, record_id="other", pseudonym="P-OTHER"))
    assert page.forms["PHQ-9"].answers() == {}
    assert "P-OTHER" in page._frame.accessibleName()


@pytest.mark.requirement("INS-15")
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("code", ["PHQ-9", "C-SSRS", "HAMD-17"])
def test_every_control_has_a_name_and_no_word_is_cut(qtbot, jobs, who, view, code, scale):
    page = RatingPage(jobs, who)
    qtbot.addWidget(page)
    page.begin(view, code)
    with shown(qtbot, page, scale=scale):
        assert without_a_name(page) == []
        assert cut(page) == []

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from cds_app.domain.patient import Preference
from cds_app.gui import text
from cds_app.gui.pages.patient import PatientPage
from cds_app.gui.pages.worklist import WorklistPage
from cds_app.workflow.list_patients import FirstLook, list_patients
from cds_app.workflow.open_patient import open_patient
from cds_app.workflow.session import signed_in
from tests.support.fake_jobs import FakeJobs
from tests.support.world import SHOWCASE


@pytest.fixture
def worklist(qtbot, jobs, who):
    page = WorklistPage(jobs, who)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    page.refresh()
    return page


@pytest.fixture
def patient(qtbot, jobs, who):
    page = PatientPage(jobs, who)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    return page


def test_all_patients_are_listed_with_what_comes_next(worklist, session):
    assert worklist.model.rowCount() == session.store.count_patients()
    assert all(worklist.next_action(row) for row in worklist.model.rows)


def test_search_and_filters_narrow_the_list_and_say_so(worklist, qtbot):
    worklist.search.setText(SHOWCASE)
    qtbot.waitUntil(lambda: worklist.model.rowCount() == 1)
    assert "1 of" in worklist._shown.text()
    worklist.search.clear()
    worklist.filters.set_on(["incomplete"])
    qtbot.waitUntil(lambda: {r.status for r in worklist.model.shown_rows()} == {"incomplete"})


def test_the_beginning_of_a_long_list_shows_with_the_number_of_all_and_stays_where_it_was_looked_at(
    qtbot, jobs, who, session
):
    page = WorklistPage(jobs, who)
    qtbot.addWidget(page)
    page.resize(1280, 400)
    page.show()
    rows = list_patients(session)
    page.begin(FirstLook(rows[:30], len(rows)))
    assert page.model.rowCount() == 30
    assert page._shown.text() == text.patients_shown(len(rows), len(rows))
    page.table.selectRow(3)
    page.table.verticalScrollBar().setValue(12)
    page.refresh()
    assert page.model.rowCount() == len(rows)
    assert page._shown.text() == text.patients_shown(len(rows), len(rows))
    assert page.table.current_row() == rows[3]
    assert page.table.verticalScrollBar().value() == 12


def test_the_code_sorts_as_it_is_read_though_the_list_comes_in_that_order(worklist):
    shown = sorted(row.pseudonym for row in worklist.model.rows)
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        worklist.table.sortByColumn(0, order)
        wanted = shown if order == Qt.SortOrder.AscendingOrder else shown[::-1]
        assert [row.pseudonym for row in worklist.model.shown_rows()] == wanted


def test_a_list_that_is_there_is_not_taken_back_to_its_beginning(worklist, session):
    rows = list_patients(session)
    worklist.begin(FirstLook(rows[:2], len(rows)))
    assert worklist.model.rowCount() == len(rows)


def test_a_patient_opens_with_the_keyboard_alone(worklist, qtbot):
    worklist.search.setFocus()
    qtbot.keyClicks(worklist.search, SHOWCASE)
    qtbot.waitUntil(lambda: worklist.model.rowCount() == 1)
    qtbot.keyClick(worklist.search, Qt.Key.Key_Return)
    with qtbot.waitSignal(worklist.patient_chosen) as signal:
        qtbot.keyClick(worklist.table, Qt.Key.Key_Return)
    assert signal.args == [worklist.model.row_at(0).record_id]


@pytest.mark.parametrize("roles", [("importer", "clinician"), ("clinician",)])
def test_an_empty_worklist_offers_the_tour_and_to_an_importer_the_import_but_writes_nothing(
    qtbot, empty_session, roles
):
    who = signed_in(empty_session)
    page = WorklistPage(
        FakeJobs(empty_session), dataclasses.replace(who, user=dataclasses.replace(who.user, roles=roles))
    )
    qtbot.addWidget(page)
    page.refresh()
    nobody = page._views.currentWidget()
    offered = [made.text().replace("&", "") for made in nobody.findChildren(QPushButton)]
    assert not page._open_one.isEnabled()
    assert offered == (["Import records", "Take the tour"] if "importer" in roles else ["Take the tour"])
    with qtbot.waitSignal(page.tour_wanted):
        nobody.findChildren(QPushButton)[-1].click()
    assert empty_session.store.count_patients() == 0


def test_one_patient_is_one_and_not_one_patients():
    assert text.patients_shown(1, 1) == "1 patient"
    assert text.patients_shown(0, 1) == "0 of 1 patient"
    assert text.patients_shown(3, 12) == "3 of 12 patients"
    assert text.patients_shown(0, 0) == "0 patients"


def test_the_patients_concerns_keep_the_order_in_which_they_were_given(patient, session, record_id):
    found = open_patient(session, record_id)
    lightest_first = tuple(Preference(c, w) for c, w in (("nausea", 10), ("weight_gain", 90), ("sedation", 50)))
    record = dataclasses.replace(found.record, preferences=lightest_first)
    patient._loaded(dataclasses.replace(found, record=record))
    patient._turns.finish()
    words = next(made.text() for made in patient.findChildren(QLabel) if "90" in made.text() and "10" in made.text())
    assert [words.index(weight) for weight in ("10", "90", "50")] == sorted(
        words.index(weight) for weight in ("10", "90", "50")
    )


@pytest.mark.requirement("SCO-14")
def test_a_late_answer_for_another_patient_is_not_shown(patient, session, jobs):
    first, second = (row.record_id for row in list_patients(session)[:2])
    jobs.hold = True
    patient.show_patient(first)
    patient.show_patient(second)
    jobs.release()
    assert patient.view.record_id == second


@pytest.mark.requirement("SCO-14")
def test_while_one_patient_loads_nothing_of_the_other_is_left(patient, session, jobs, record_id):
    patient.show_patient(record_id)
    jobs.hold = True
    other = next(r.record_id for r in list_patients(session) if r.record_id != record_id)
    patient.show_patient(other)
    assert patient.view is None
    assert not patient._content.isVisible()
    assert not patient._turns.isActive()
    jobs.release()
    assert patient.view.record_id == other


@pytest.mark.requirement("SCO-14")
def test_the_cards_are_filled_in_turns_and_never_with_two_patients(patient, session, qtbot):
    first, second = (row.record_id for row in list_patients(session)[:2])
    patient.show_patient(first)
    patient._turns._make_one()
    patient._turns._make_one()  # some rows of the first patient are there, out of sight
    assert patient._inputs.count() > 0
    assert not patient._ready_card.isVisible()
    patient.show_patient(second)
    assert patient._inputs.count() == patient._facts.count() == 0
    qtbot.waitUntil(patient._facts_card.isVisible)
    assert patient._ready_card.isVisible()
    values = [patient._inputs.itemAtPosition(row, 1) for row in range(1, len(patient.view.inputs) + 1)]
    shown = [item.widget().text() for item in values]
    assert shown == [text.feature_value(given.name, given.value) for given in patient.view.inputs]
    notes = [f for f in patient.view.readiness if f.severity == "information" and f.code != "input_missing"]
    assert patient._inputs.count() == 3 * (1 + len(patient.view.inputs)) + len(notes)


def test_every_sample_patient_can_be_shown(patient, session):
    for row in list_patients(session):
        patient.show_patient(row.record_id)
        assert patient.view.pseudonym == row.pseudonym
        assert row.pseudonym in patient._frame.accessibleName()


@pytest.mark.requirement("SCO-04")
def test_what_stops_a_comparison_is_said_in_words(patient, session):
    stopped = 0
    for row in list_patients(session):
        view = open_patient(session, row.record_id)
        if view.stopped:
            stopped += 1
            patient.show_patient(row.record_id)
            assert patient._notices.count() >= 1
            assert patient._notices.itemAt(0).widget().as_text()
    assert stopped >= 6


@pytest.mark.requirement("EXP-04")
def test_each_input_is_shown_as_used_or_missing(patient, record_id):
    patient.show_patient(record_id)
    patient._turns.finish()
    rows = patient._inputs.rowCount()
    assert rows >= len(patient.view.inputs) + 1
    words = [patient._inputs.itemAtPosition(r, 2).widget().text() for r in range(1, len(patient.view.inputs) + 1)]
    for given, word in zip(patient.view.inputs, words, strict=True):
        assert word.startswith("missing" if given.value is None else "used")


def test_somebody_who_may_not_compare_sees_no_button_for_it(qtbot, tmp_path, jobs):
    from tests.support.world import make_session

    importer = make_session(tmp_path / "other", roles=("importer",))
    page = PatientPage(FakeJobs(importer), signed_in(importer))
    qtbot.addWidget(page)
    page.show()
    assert not page.compare.isVisible()
    importer.close()

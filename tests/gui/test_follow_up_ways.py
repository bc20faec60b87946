"""The ways through the window to a follow-up and back: rail, worklist, rating, the patient's page."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from cds_app.environment.settings import Settings
from cds_app.gui.frame import SignedInFrame
from cds_app.gui.main_window import MainWindow
from cds_app.gui.pages.unlock import UnlockPage
from cds_app.gui.rail import PAGES
from cds_app.workflow.import_records import import_records
from cds_app.workflow.session import Session, load_bundle_now, signed_in
from tests.support.clock import FixedClock
from tests.support.fake_jobs import FakeJobs
from tests.support.follow_up_world import bundle_with_follow_up, surroundings_of, write_records
from tests.support.world import make_session
from tests.workflow.test_follow_up import decide, wait


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Iterator[Session]:
    bundle = bundle_with_follow_up(tmp_path_factory.mktemp("bundle"))
    surroundings = dataclasses.replace(surroundings_of(bundle), clock=FixedClock())
    opened = make_session(tmp_path_factory.mktemp("store") / "store", surroundings=surroundings)
    records = tmp_path_factory.mktemp("records") / "set"
    import_records(opened, write_records(records, ("DUE,0,PHQ-9,total,20", "NEW,0,PHQ-9,total,18")), attested=True)
    decide(opened, "DUE")
    wait(opened, 15)
    yield opened
    opened.close()


@pytest.fixture
def frame(qtbot, session) -> SignedInFrame:
    jobs = FakeJobs(session, {load_bundle_now: "a basis"})
    made = SignedInFrame(jobs, signed_in(session), QMenu)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.start()
    return made


def on_screen(frame) -> str:
    return type(frame.pages.currentWidget()).__name__


def test_the_rail_leads_from_compare_to_follow_up_to_the_log():
    assert PAGES == ("worklist", "patient", "compare", "follow_up", "log", "model", "administration")


def test_the_fourth_page_of_the_rail_is_reached_by_its_number(qtbot, session, tmp_path):
    jobs = FakeJobs(session, {load_bundle_now: "a basis"})
    window = MainWindow(jobs, UnlockPage(jobs, session.surroundings, tmp_path / "new"), Settings(), lambda _: None)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.enter(signed_in(session))
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert on_screen(window.frame) == "FollowUpPage"


def test_whoever_is_due_opens_from_the_worklist_at_the_follow_up(frame, session):
    worklist = frame.worklist
    worklist.table.choose(session.store.find("DUE"))
    worklist._open_chosen()
    assert on_screen(frame) == "VisitPage"
    assert frame.bar.code.text() == "DUE"
    frame.go("worklist")
    worklist.table.choose(session.store.find("NEW"))
    worklist._open_chosen()
    assert on_screen(frame) == "PatientPage"
    assert frame.bar.code.text() == "NEW"


def test_a_rating_begun_at_a_visit_has_todays_day_and_leads_back_there(frame, session):
    frame.open_follow_up(session.store.find("DUE"))
    frame.visit.rate.click()
    assert on_screen(frame) == "RatingPage"
    assert frame.rating.day_number() == 15
    frame.rating._later.click()
    assert on_screen(frame) == "VisitPage"
    assert frame.visit.found is not None


def test_a_rating_begun_at_the_patient_leads_back_to_the_patient(frame, session):
    frame.open_follow_up(session.store.find("DUE"))
    frame.visit._wants_patient()
    assert on_screen(frame) == "PatientPage"
    frame.patient._wants_rating()
    assert frame.rating.day_number() == 0
    frame.rating._later.click()
    assert on_screen(frame) == "PatientPage"


def test_the_patients_page_is_that_of_the_patient_in_the_top_bar(frame, session):
    frame.open_patient(session.store.find("NEW"))
    frame.open_follow_up(session.store.find("DUE"))
    frame.go("patient")
    assert on_screen(frame) == "PatientPage"
    assert frame.patient.view.pseudonym == frame.bar.code.text() == "DUE"


def test_only_who_may_compare_has_the_page_in_the_rail(qtbot, session):
    who = signed_in(session)
    importer = dataclasses.replace(who, user=dataclasses.replace(who.user, roles=("importer",)))
    frame = SignedInFrame(FakeJobs(session), importer, QMenu)
    qtbot.addWidget(frame)
    assert "follow_up" not in frame.rail.buttons
    with qtbot.waitSignal(frame.worklist.patient_chosen):
        frame.worklist.refresh()
        frame.worklist.table.choose(session.store.find("DUE"))
        frame.worklist._open_chosen()

"""The guard: what locks, what begins anew, and where the person is afterwards."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cds_app.environment import restart as restarting
from cds_app.environment.policy import Policy
from cds_app.environment.restart import Place, own_command, taken_place
from cds_app.environment.settings import Settings
from cds_app.gui import main_window
from cds_app.gui.desktop import DesktopSignals
from cds_app.gui.guard import Guard
from cds_app.gui.idle import IdleWatch
from cds_app.gui.main_window import MainWindow
from cds_app.workflow.check_store import check_store
from tests.support.stub_frame import StubFrame


class Unlock(QWidget):
    """Stands in for the unlock page."""

    help_topic = "unlock"
    signed_in, recognised = Signal(object), Signal(object)
    seen_early, withdrawn = Signal(object, object), Signal()
    help_wanted = Signal()
    tour_wanted = Signal()
    sample_entered = Signal(object)
    sample_failed = Signal()
    restored = Signal(str)
    begun = sampled = 0

    def __init__(self):
        super().__init__()
        self.restoring, self.told = [], []

    def restore(self, wanted):
        self.restoring.append(wanted)

    def tell(self, words):
        self.told.append(words)

    def begin(self):
        self.begun += 1

    def open_sample(self, folder):
        self.sampled += 1


WHO = SimpleNamespace(
    user=SimpleNamespace(user_id="u", roles=()),
    policy=Policy(),
    catalogue=None,
    patients=0,
    after_emergency=False,
    first_run=False,
)


@pytest.fixture
def guarded(qtbot, fake_jobs, monkeypatch):
    """A window with a guard, somebody signed in; `places` are those that the program began anew with."""
    monkeypatch.setattr("cds_app.gui.frame.SignedInFrame", StubFrame)
    monkeypatch.setattr(main_window.text, "in_language", lambda who: who)
    fake_jobs.session = SimpleNamespace(close=lambda **_: None)
    fake_jobs.answers.update({check_store: ()})
    window = MainWindow(fake_jobs, Unlock(), Settings(theme="light", tour_offered=True), lambda _: None)
    qtbot.addWidget(window)
    clock, places = [0.0], []
    guard = Guard(window, places.append, IdleWatch(lambda: clock[0]), DesktopSignals())
    guard.places, guard.clock, guard.window = places, clock, window
    window.enter(WHO)
    yield guard
    guard.idle.end()


@pytest.mark.requirement("STO-15")
@pytest.mark.parametrize("how", ["button", "idle", "session", "suspended", "screen_locked"])
def test_every_way_of_leaving_closes_the_session_and_begins_anew(guarded, how):
    frame = guarded.window.frame
    frame.open_patient("r-1")
    if how == "button":
        frame.lock_wanted.emit()
    elif how in ("idle", "session"):
        guarded.clock[0] += 13 * 3600 if how == "session" else 600
        guarded.idle.look()
    else:
        guarded.desktop.left.emit(how)
    assert guarded.places == [Place("u", "patient", "r-1")]
    assert guarded.window.frame is None
    assert frame.kept == 1
    assert not guarded.window.unlock.isEnabled()  # the next process asks for the passphrase
    guarded.clock[0] += 10**6
    guarded.idle.look()
    assert len(guarded.places) == 1


@pytest.mark.requirement("STO-17")
def test_the_limits_are_the_policys(guarded):
    guarded.window.lock()
    guarded.window.enter(SimpleNamespace(**{**vars(WHO), "policy": Policy(idle_lock_minutes=2, session_hours=1)}))
    guarded.clock[0] += 119
    guarded.idle.look()
    assert len(guarded.places) == 1
    guarded.clock[0] += 1
    guarded.idle.look()
    assert len(guarded.places) == 2


@pytest.mark.requirement("STO-17")
def test_the_window_locks_in_the_patients_hands_as_well(guarded):
    guarded.window._handed = SimpleNamespace(end=lambda: None)
    assert guarded.window.handed_over
    guarded.clock[0] += 600
    guarded.idle.look()
    assert not guarded.window.handed_over
    assert len(guarded.places) == 1


@pytest.mark.requirement("STO-18")
def test_the_same_person_comes_back_to_the_same_patient_and_another_does_not(guarded):
    for user_id, went in (("u", [("start",), ("patient", "r-1")]), ("somebody else", [("start",)])):
        guarded.resume(Place(user_id, "patient", "r-1"))
        guarded.window.enter(WHO)
        assert guarded.window.frame.went == went
    guarded.window.enter(WHO)
    assert guarded.window.frame.went == [("start",)]  # once


@pytest.mark.requirement("STO-18")
def test_whoever_was_comparing_comes_back_to_that_page_once_the_patient_is_there(guarded, qtbot):
    frame = guarded.window.frame
    guarded.window.return_to(Place("u", "compare", "r-1"))
    qtbot.waitUntil(lambda: ("go", "compare") in frame.went)
    assert frame.went == [("start",), ("patient", "r-1"), ("go", "compare")]
    frame.open_patient("r-2")
    guarded.window.lock()
    assert guarded.places[-1] == Place("u", "patient", "r-2")


def test_other_pages_are_come_back_to_as_well(guarded):
    guarded.window.return_to(Place("u", "log"))
    guarded.window.return_to(Place("u", "follow_up", "r-1"))
    assert guarded.window.frame.went == [("start",), ("go", "log"), ("follow_up", "r-1")]
    guarded.window.lock()
    guarded.window.return_to(Place("u", "log"))  # nobody is signed in: nothing happens
    assert guarded.window.frame is None


def test_the_tour_begins_in_the_new_process(guarded):
    guarded.window.take_tour()
    assert guarded.window.unlock.sampled == 0
    [place] = guarded.places
    assert place.tour
    guarded.resume(place)
    assert guarded.window.unlock.sampled == 1


def test_the_store_is_checked_at_the_sign_in_and_on_a_schedule(guarded, fake_jobs):
    assert [request[0] for request in fake_jobs.asked].count(check_store) == 1
    guarded._checks.timeout.emit()
    assert [request[0] for request in fake_jobs.asked].count(check_store) == 2
    assert guarded.window.frame.said == []


@pytest.mark.requirement("STO-10")
def test_what_the_check_finds_is_said_over_the_page(guarded, fake_jobs):
    fake_jobs.answers[check_store] = ("store_not_newest",)
    guarded.check()
    [words] = guarded.window.frame.said
    assert "store_not_newest" in words
    assert "nothing can be signed" in words
    assert guarded._notice.findChildren(QPushButton) == []  # only an administrator can do something about it


@pytest.mark.requirement("STO-10")
def test_an_administrator_is_led_to_what_is_wrong_and_the_notice_goes_with_it(guarded, fake_jobs):
    guarded.window.frame.who.user.roles = ("administrator",)
    fake_jobs.answers[check_store] = ("store_not_newest",)
    guarded.check()
    [look] = guarded._notice.findChildren(QPushButton)
    look.click()
    assert guarded.window.frame.went[-1] == ("look_into_store",)
    fake_jobs.answers[check_store] = ()
    guarded.window.frame.state_accepted.emit()
    assert guarded._notice is None


@pytest.mark.requirement("STO-15")
def test_after_a_restore_the_program_begins_anew_and_says_what_came_of_it(guarded):
    guarded.window._restore("wanted")
    assert guarded.places == []  # not before the backup has taken the store's place
    assert guarded.window.unlock.restoring == ["wanted"]
    guarded.window.unlock.restored.emit("It is back.")
    assert guarded.places == [Place(said="It is back.")]
    guarded.resume(Place(said="It is back."))
    assert guarded.window.unlock.told == ["It is back."]


# -- the place ---------------------------------------------------------------------------------------------------------


def test_a_place_survives_the_exchange_of_processes_once(monkeypatch):
    begun = []
    monkeypatch.setattr(restarting.os, "execv", lambda program, command: begun.append((program, command)))
    monkeypatch.setenv(restarting.VARIABLE, "")
    restarting.restart(Place("u", "patient", "r"))
    assert begun == [(own_command()[0], own_command())]
    assert taken_place() == Place("u", "patient", "r")
    assert taken_place() is None


@pytest.mark.parametrize("nonsense", ["", "[]", "{", '{"page": 1}', '{"other": ""}', '{"tour": "yes"}', "null"])
def test_a_place_that_is_none_is_passed_over(monkeypatch, nonsense):
    monkeypatch.setenv(restarting.VARIABLE, nonsense)
    assert taken_place() is None


def test_a_frozen_program_begins_anew_by_itself(monkeypatch):
    monkeypatch.setattr(restarting.sys, "frozen", True, raising=False)
    monkeypatch.setattr(restarting.sys, "argv", ["cds-app", "--x"])
    assert own_command() == [restarting.sys.executable, "--x"]

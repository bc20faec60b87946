"""The idle limit, the limit of a sitting, and what the desktop says: with a clock that moves when it is told to."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow

from cds_app.domain.errors import CdsError
from cds_app.environment.policy import Policy, load_policy
from cds_app.gui.desktop import DesktopSignals, bus_label, windows_reason
from cds_app.gui.idle import LONGEST_WAIT_MS, IdleWatch, seconds


class Clock:
    moment = 1000.0

    def __call__(self):
        return self.moment


@pytest.fixture
def watch(qapp):
    clock = Clock()
    made = IdleWatch(clock)
    made.clock, made.reasons = clock, []
    made.due.connect(made.reasons.append)
    yield made
    made.end()


@pytest.mark.requirement("STO-17")
def test_after_ten_minutes_by_default_the_window_locks_once(watch):
    watch.begin(Policy().idle_lock_minutes, Policy().session_hours)
    watch.clock.moment += 599
    watch.look()
    assert watch.reasons == []
    watch.clock.moment += 1
    watch.look()
    watch.look()
    assert watch.reasons == ["idle"]


@pytest.mark.requirement("STO-17")
def test_a_touch_begins_the_count_anew_and_one_that_comes_too_late_does_not(watch):
    watch.begin(10, 12)
    for _ in range(5):
        watch.clock.moment += 599
        watch.touched()
    assert watch.reasons == []
    watch.clock.moment += 3600  # the notebook was closed: no timer ran meanwhile
    watch.touched()
    assert watch.reasons == ["idle"]


@pytest.mark.requirement("STO-17")
def test_a_sitting_ends_however_busy_it_is(watch):
    watch.begin(30, 1)
    for _ in range(59):
        watch.clock.moment += 60
        watch.touched()
    assert watch.reasons == []
    watch.clock.moment += 60
    watch.look()
    assert watch.reasons == ["session"]


def test_nobody_signed_in_is_nothing_to_lock(watch):
    watch.clock.moment += 10**6
    watch.look()
    watch.begin(10, 12)
    watch.end()
    watch.clock.moment += 10**6
    watch.look()
    assert watch.reasons == []
    watch.begin(10, 12)
    watch.look()
    assert watch.reasons == []


@pytest.mark.parametrize("limits", [(0, 12), (10, 0), (-1, 1)])
def test_a_limit_that_never_comes_is_a_bug(watch, limits):
    with pytest.raises(ValueError, match="never"):
        watch.begin(*limits)


def test_the_clock_is_looked_at_again_before_the_limit_and_at_least_three_times_a_minute(watch):
    watch.begin(10, 12)
    assert 0 < watch._timer.interval() <= LONGEST_WAIT_MS
    watch.clock.moment += 598
    watch.look()
    assert watch._timer.interval() <= 2000


def test_keys_and_pointer_in_any_window_count_as_touches(qtbot, watch):
    window = QMainWindow()
    field = QLineEdit()
    window.setCentralWidget(field)
    qtbot.addWidget(window)
    window.show()
    watch.begin(10, 12)
    handle = window.windowHandle()
    for act in (
        lambda: QTest.keyClick(handle, Qt.Key.Key_A),
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton),
    ):
        watch.clock.moment += 599
        before = watch._touched
        act()
        qtbot.waitUntil(lambda before=before: watch._touched > before)
    assert watch.reasons == []
    watch.eventFilter(handle, QEvent(QEvent.Type.Expose))
    watch.clock.moment += 600
    watch.eventFilter(handle, QEvent(QEvent.Type.Expose))
    watch.look()
    assert watch.reasons == ["idle"]
    window.close()


def test_a_window_that_comes_later_is_watched_too(qtbot, watch):
    watch.begin(10, 12)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    watch._watch_window(window.windowHandle())
    watch._watch_window(None)
    watch.clock.moment += 599
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert watch._touched == watch.clock.moment
    window.close()


def test_the_real_clock_runs_forward():
    assert seconds() <= seconds()


@pytest.mark.requirement("STO-17")
@pytest.mark.parametrize("key", ["idle_lock_minutes", "session_hours"])
@pytest.mark.parametrize("value", [0, -1, True, False, 31, 1.5, "10", None, 10**9])
def test_the_policy_cannot_turn_the_lock_off(tmp_path, key, value):
    file = tmp_path / "policy.json"
    file.write_text(json.dumps({key: value}))
    with pytest.raises(CdsError) as error:
        load_policy(file)
    assert error.value.code == "policy_invalid"


@pytest.mark.requirement("STO-17")
def test_the_policy_sets_the_limits_and_the_defaults_leave_its_hash(tmp_path):
    file = tmp_path / "policy.json"
    for minutes in (1, 10, 30):
        file.write_text(json.dumps({"idle_lock_minutes": minutes, "session_hours": 24}))
        policy = load_policy(file)
        assert (policy.idle_lock_minutes, policy.session_hours) == (minutes, 24)
        assert policy.sha256 != Policy().sha256
    assert (Policy().idle_lock_minutes, Policy().session_hours) == (10, 12)
    file.write_text("{}")
    assert load_policy(file).sha256 == Policy().sha256


# -- the desktop -------------------------------------------------------------------------------------------------------


class Bus:
    """A bus that remembers what was subscribed to."""

    def __init__(self, connected=True, accepts=True):
        self.connected, self.accepts, self.asked = connected, accepts, []

    def isConnected(self):
        return self.connected

    def connect(self, service, path, interface, name, receiver, slot):
        self.asked.append((service, path, name, str(slot)))
        return self.accepts


@pytest.fixture
def desktop(qapp):
    made = DesktopSignals()
    made.reasons = []
    made.left.connect(made.reasons.append)
    return made


@pytest.mark.requirement("STO-15")
def test_sleep_the_screen_lock_and_the_login_manager_lock_the_window(desktop, monkeypatch):
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    system, session = Bus(), Bus()
    desktop.listen(buses=(system, session))
    assert {(path, name) for _, path, name, _ in system.asked} == {
        ("/org/freedesktop/login1", "PrepareForSleep"),
        ("/org/freedesktop/login1/session/_32", "Lock"),
    }
    assert {name for _, _, name, _ in session.asked} == {"ActiveChanged"}
    assert desktop.sources == len(system.asked) + len(session.asked)
    desktop.sleeping(False)
    desktop.saving(False)
    assert desktop.reasons == []
    desktop.sleeping(True)
    desktop.saving(True)
    desktop.locking()
    assert desktop.reasons == ["suspended", "screen_locked", "screen_locked"]


@pytest.mark.parametrize(("system", "session"), [(None, None), (Bus(connected=False), Bus(accepts=False))])
def test_a_desktop_that_tells_nothing_is_an_ordinary_desktop(desktop, system, session):
    desktop.listen(buses=(system, session))
    assert desktop.sources == 0


def test_the_slots_can_be_found_by_the_bus(desktop):
    meta = desktop.metaObject()
    for signature in ("sleeping(bool)", "saving(bool)", "locking()"):
        assert meta.indexOfMethod(signature) >= 0, signature


@pytest.mark.requirement("STO-15")
@pytest.mark.parametrize(
    ("message", "parameter", "reason"),
    [
        (0x02B1, 7, "screen_locked"),
        (0x02B1, 8, None),
        (0x02B1, 2, "switched"),
        (0x0218, 4, "suspended"),
        (0x0218, 7, None),
        (0x0100, 7, None),
    ],
)
def test_messages_of_windows_that_mean_leaving(message, parameter, reason):
    assert windows_reason(message, parameter) == reason


@pytest.mark.parametrize(("text", "label"), [("2", "_32"), ("c1", "c1"), ("a-b", "a_2db"), ("", "")])
def test_a_sittings_number_as_a_path_of_the_bus(text, label):
    assert bus_label(text) == label

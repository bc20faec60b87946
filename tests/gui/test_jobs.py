from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer
from PySide6.QtWidgets import QLabel

from cds_app.domain.errors import CdsError
from cds_app.domain.messages import ERRORS
from cds_app.gui.jobs import TURN_SECONDS, Jobs, UnexpectedError
from tests.support.fake_jobs import FakeJobs


class Session:
    """Remembers on which thread it was made, used and closed."""

    def __init__(self) -> None:
        self.made_on = threading.get_ident()
        self.closed_on: int | None = None

    def close(self) -> None:
        self.closed_on = threading.get_ident()


class Answers:
    def __init__(self) -> None:
        self.done: list[Any] = []
        self.failed: list[Any] = []
        self.threads: list[int] = []

    def on_done(self, value: Any) -> None:
        self.threads.append(threading.get_ident())
        self.done.append(value)

    def on_failed(self, error: Any) -> None:
        self.threads.append(threading.get_ident())
        self.failed.append(error)


@pytest.fixture
def noted() -> list[Exception]:
    return []


@pytest.fixture
def jobs(qapp, noted: list[Exception]) -> Iterator[Jobs]:
    def note(error: Exception) -> str:
        noted.append(error)
        return f"REF{len(noted)}"

    made = Jobs(note)
    made.open(Session)
    yield made
    made.close()


@pytest.fixture
def answers() -> Answers:
    return Answers()


def wait_for(qtbot, condition) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=5000)


def test_a_use_case_runs_on_the_worker_and_answers_on_the_gui_thread(jobs, answers, qtbot):
    def use_case(session, a, b=0):
        return session.made_on, threading.get_ident(), a + b

    jobs.run(use_case, 2, b=3, done=answers.on_done)
    wait_for(qtbot, lambda: answers.done)
    made_on, ran_on, total = answers.done[0]
    assert total == 5
    assert made_on == ran_on != threading.get_ident()
    assert answers.threads == [threading.get_ident()]


def test_fifty_starts_and_stops_are_clean(qapp):
    sessions = []
    for _ in range(50):
        jobs = Jobs(lambda error: "R")
        jobs.open(lambda: sessions.append(Session()) or sessions[-1])
        jobs.run(lambda session: None)
        jobs.close()
        assert not jobs.findChild(QThread).isRunning()
    assert len(sessions) == 50
    assert all(session.closed_on == session.made_on for session in sessions)


@pytest.mark.requirement("SCO-14")
def test_of_one_slot_only_the_newest_is_answered(jobs, answers, qtbot):
    gate, ran = threading.Event(), []

    def slow(session, n):
        gate.wait(5)
        ran.append(n)
        return n

    for n in (1, 2, 3):
        jobs.run(slow, n, done=answers.on_done, slot="assessment")
    jobs.run(slow, 9, done=answers.on_done, slot="worklist")
    gate.set()
    wait_for(qtbot, lambda: 9 in answers.done)
    assert answers.done == [3, 9]
    assert ran == [1, 2, 3, 9], "what was asked for is done even where its answer is dropped"


@pytest.mark.requirement("SCO-14")
def test_what_an_answer_draws_is_seen_before_the_next_is_heard(jobs, qtbot):
    """Both are there already when the window comes to them; a beat that is due by then comes in between."""
    heard, both_there = [], threading.Event()
    beat = QTimer()
    beat.timeout.connect(lambda: heard.append("beat"))

    def first(_value):
        heard.append("first")
        beat.start(0)

    jobs.run(lambda session: None, done=first)
    jobs.run(lambda session: None, done=lambda _value: heard.append("second"))
    jobs.call(both_there.set)
    both_there.wait()
    qtbot.waitUntil(jobs.idle)
    beat.stop()
    assert heard[0] == "first"
    assert heard[1] == "beat"
    assert "second" in heard


def test_a_failure_of_an_older_request_is_dropped_too(jobs, answers, qtbot):
    def fails(session):
        raise CdsError("own_view_first")

    jobs.run(fails, failed=answers.on_failed, slot="s")
    jobs.run(lambda session: "new", done=answers.on_done, failed=answers.on_failed, slot="s")
    wait_for(qtbot, lambda: answers.done)
    assert answers.failed == []


def test_a_forgotten_slot_is_not_answered(jobs, answers, qtbot):
    gate = threading.Event()
    jobs.run(lambda session: gate.wait(5), done=answers.on_done, slot="s")
    jobs.forget("s")
    gate.set()
    jobs.run(lambda session: "end", done=answers.on_done)
    wait_for(qtbot, lambda: answers.done)
    assert answers.done == ["end"]


def test_errors_arrive_on_the_gui_thread_as_what_they_are(jobs, answers, noted, qtbot):
    def refused(session):
        raise CdsError("own_view_first")

    def broken(session):
        return 1 / 0

    jobs.run(refused, failed=answers.on_failed)
    jobs.run(broken, failed=answers.on_failed)
    wait_for(qtbot, lambda: len(answers.failed) == 2)
    first, second = answers.failed
    assert first.code == "own_view_first"
    assert isinstance(second, UnexpectedError)
    assert second.reference == "REF1"
    assert isinstance(noted[0], ZeroDivisionError)
    assert set(answers.threads) == {threading.get_ident()}


def test_an_error_brings_no_frame_out_of_the_worker(jobs, answers, qtbot):
    def refused(session):
        try:
            raise ValueError("inner")
        except ValueError as error:
            raise CdsError("own_view_first") from error

    jobs.run(refused, failed=answers.on_failed)
    wait_for(qtbot, lambda: answers.failed)
    error = answers.failed[0]
    assert error.__traceback__ is None
    assert error.__cause__ is None
    assert error.__context__ is None


def test_nothing_is_called_after_close(qapp, answers):
    jobs = Jobs(lambda error: "R")
    jobs.open(Session, done=answers.on_done)
    for _ in range(20):
        jobs.run(lambda session: 1, done=answers.on_done, progress=answers.on_done)
    jobs.close()
    jobs.run(lambda session: 2, done=answers.on_done)
    QCoreApplication.processEvents()
    assert answers.done == []
    jobs.close()


def test_what_was_asked_before_close_is_done(qapp):
    jobs, ran = Jobs(lambda error: "R"), []
    jobs.open(Session)
    for n in range(5):
        jobs.run(lambda session, n=n: ran.append(n))
    jobs.close()
    assert ran == [0, 1, 2, 3, 4]


def test_close_stops_what_can_stop(qapp):
    jobs, seen = Jobs(lambda error: "R"), []

    def long(session, progress, stop):
        while not stop():
            time.sleep(0.001)
        seen.append("stopped")

    jobs.open(Session)
    jobs.run(long, stoppable=True)
    jobs.close()
    assert seen == ["stopped"]


@pytest.mark.requirement("SCO-15")
def test_a_ticket_stops_its_own_request_and_progress_arrives(jobs, answers, qtbot):
    def long(session, progress, stop):
        progress(1)
        while not stop():
            time.sleep(0.001)
        return "stopped"

    seen = []
    ticket = jobs.run(long, done=answers.on_done, progress=seen.append, stoppable=True)
    wait_for(qtbot, lambda: seen)
    ticket.stop()
    wait_for(qtbot, lambda: answers.done)
    assert seen == [1]
    assert answers.done == ["stopped"]


def test_without_a_session_a_request_is_refused_in_words(qapp, answers, qtbot):
    jobs = Jobs(lambda error: "R")
    jobs.run(lambda session: 1, failed=answers.on_failed)
    wait_for(qtbot, lambda: answers.failed)
    assert answers.failed[0].code in ERRORS
    jobs.close()


def test_closing_the_session_leaves_the_worker_without_one(jobs, answers, qtbot):
    sessions = []
    jobs.run(sessions.append)
    jobs.close_session(done=answers.on_done)
    jobs.run(lambda session: 1, failed=answers.on_failed)
    wait_for(qtbot, lambda: answers.failed)
    assert sessions[0].closed_on == sessions[0].made_on
    assert answers.done == [None]
    assert answers.failed[0].code == "session_closed"


def test_opening_again_closes_the_session_before(jobs, answers, qtbot):
    sessions = []
    jobs.run(sessions.append)
    jobs.open(Session, describe=lambda session: "who", done=answers.on_done)
    wait_for(qtbot, lambda: answers.done)
    assert answers.done == ["who"]
    assert sessions[0].closed_on is not None


def test_a_factory_that_fails_leaves_no_session(jobs, answers, qtbot):
    def wrong():
        raise CdsError("own_view_first")

    jobs.open(wrong, failed=answers.on_failed)
    jobs.run(lambda session: 1, failed=answers.on_failed)
    wait_for(qtbot, lambda: len(answers.failed) == 2)
    assert [error.code for error in answers.failed] == ["own_view_first", "session_closed"]
    jobs.open(Session, done=answers.on_done)
    wait_for(qtbot, lambda: answers.done)


def test_work_without_a_session_runs_on_the_same_worker(jobs, answers, qtbot):
    jobs.call(threading.get_ident, done=answers.on_done)
    jobs.run(lambda session: session.made_on, done=answers.on_done)
    wait_for(qtbot, lambda: len(answers.done) == 2)
    assert answers.done[0] == answers.done[1]


def test_busy_tells_begin_and_end_of_a_slot_once(jobs, answers, qtbot):
    told = []
    jobs.busy.connect(lambda slot, busy: told.append((slot, busy)) if slot else None)
    gate = threading.Event()
    for _ in range(3):
        jobs.run(lambda session: gate.wait(5), slot="s", done=answers.on_done)
    gate.set()
    wait_for(qtbot, lambda: answers.done)
    assert told == [("s", True), ("s", False)]


def test_a_widget_that_is_gone_is_not_called(jobs, answers, qtbot):
    class Page(QObject):
        def show(self, value):
            answers.done.append(value)

    page, gate = Page(), threading.Event()
    jobs.run(lambda session: gate.wait(5), done=page.show)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, 52)  # DeferredDelete
    gate.set()
    jobs.run(lambda session: "end", done=answers.on_done)
    wait_for(qtbot, lambda: answers.done)
    assert answers.done == ["end"]


def test_a_closing_session_that_fails_is_noted_and_does_not_hang(qapp):
    noted = []

    class Bad(Session):
        def close(self):
            raise OSError("disk")

    jobs = Jobs(lambda error: noted.append(error) or "R")
    jobs.open(Bad)
    jobs.close()
    assert [type(error) for error in noted] == [OSError]


def test_qt_calls_do_not_lose_references_to_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("x")
        label.update()
    assert abs(sys.getrefcount(None) - before) < 200


def test_garbage_is_collected_on_the_windows_thread_alone_and_never_while_a_job_is_under_way(qtbot, noted):
    """On the worker, Qt's timers and widgets in a ring of references would be destroyed on the wrong thread."""
    places: list[int] = []
    look = lambda phase, _info: places.append(threading.get_ident()) if phase == "start" else None  # noqa: E731
    jobs = Jobs(lambda error: noted.append(error) or "ref")
    gc.callbacks.append(look)
    try:
        answers = Answers()
        jobs.call(lambda: [[n] for n in range(200_000)] and None, done=answers.on_done)
        jobs._collector.look()
        assert places == []
        qtbot.waitUntil(lambda: answers.done == [None])
        assert places == []
        kept = [[n] for n in range(20_000)]
        jobs._collector.look()
        assert set(places) == {threading.get_ident()}
        assert len(kept) == 20_000
    finally:
        gc.callbacks.remove(look)
        jobs.close()
    assert gc.isenabled()


def test_the_fake_has_every_method_and_signal_of_the_real_one():
    own = {name for name in vars(Jobs) if not name.startswith("_")}
    assert own <= set(dir(FakeJobs)) | {"staticMetaObject"}


def test_the_fake_answers_at_once_and_in_the_same_words(qapp, answers):
    jobs = FakeJobs(session="S")

    def refused(session):
        raise CdsError("own_view_first")

    jobs.run(lambda session, a: (session, a), 1, done=answers.on_done)
    jobs.run(refused, failed=answers.on_failed)
    jobs.run(lambda session: 1 / 0, failed=answers.on_failed)
    assert answers.done == [("S", 1)]
    assert [type(error) for error in answers.failed] == [CdsError, UnexpectedError]


def test_the_fake_can_hold_answers_back_and_drops_the_older_ones(qapp, answers):
    jobs = FakeJobs(session="S")
    jobs.hold = True
    jobs.run(lambda session: 1, done=answers.on_done, slot="s")
    jobs.run(lambda session: 2, done=answers.on_done, slot="s")
    assert answers.done == []
    jobs.release()
    assert answers.done == [2]


def test_the_worker_gives_way_to_the_window_soon_and_leaves_the_interpreter_as_it_was(qapp):
    before = sys.getswitchinterval()
    jobs = Jobs(lambda error: "")
    assert sys.getswitchinterval() == pytest.approx(TURN_SECONDS)
    jobs.close()
    assert sys.getswitchinterval() == before

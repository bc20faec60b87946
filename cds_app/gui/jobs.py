"""All the threading there is: one worker that owns the unlocked session. Pages hold `Jobs` and never a session.

Whatever was asked for is done, in the order asked; what is dropped is the answer: when a newer request holds the
same slot, when `Jobs` was closed, or when the widget that wanted it is gone.
"""

from __future__ import annotations

import gc
import sys
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Event
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QThread, QTimer, Signal

from cds_app.domain.errors import CdsError


class UnexpectedError(Exception):
    """A bug, as the window sees it: `reference` finds it in the technical log."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


@dataclass(eq=False)
class Ticket:
    """One request. `stop` asks it to end early, which it does when it was started as stoppable."""

    work: Callable[[Ticket], Any]
    done: Callable[..., Any] | None = None
    failed: Callable[..., Any] | None = None
    progress: Callable[..., Any] | None = None
    slot: str = ""
    stopped: Event = field(default_factory=Event)

    def stop(self) -> None:
        self.stopped.set()


class Jobs(QObject):
    """The worker, seen from the window. `busy` tells a slot and whether anything is under way for it."""

    busy = Signal(str, bool)
    assessment_changed = Signal(str)
    """A page that changed an assessment emits its patient's pseudonym; pages that show it load again."""
    _answered = Signal(object, str, object)

    def __init__(self, unexpected: Callable[[Exception], str], parent: QObject | None = None) -> None:
        """`unexpected` notes an exception that is a bug and returns its reference; it is called on the worker."""
        super().__init__(parent)
        self._unexpected = unexpected
        self._queue: SimpleQueue[Ticket | None] = SimpleQueue()
        self._newest: dict[str, Ticket] = {}
        self._under_way: Counter[str] = Counter()
        self._open: list[Ticket] = []
        self._session: Any = None
        self._closed = False
        self._answers: deque[tuple[Ticket, str, Any]] = deque()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._hand_out)
        self._answered.connect(self._arrived)  # emitted on the worker only, so it is queued
        self._worker = _Worker(self._work_off, self)
        self._collector = _Collector(self, self.idle)
        self._turn = sys.getswitchinterval()
        sys.setswitchinterval(TURN_SECONDS)
        self._worker.start()

    def open(self, factory: Callable[..., Any], *, done=None, failed=None, describe=None, progress=None) -> Ticket:
        """Make the session on the worker with `factory()`; `done` gets `describe(session)`, or None without it.

        A session that is open already is closed first. With `progress` the factory is given `progress=`, as in `run`.
        """

        def work(ticket: Ticket) -> Any:
            self._close_session()
            self._session = factory(**self._extras(ticket, stoppable=False))
            return describe(self._session) if describe else None

        return self._ask(Ticket(work, done, failed, progress))

    def close_session(self, *, locked: bool = False, done=None, failed=None) -> Ticket:
        """Close the session after everything asked before, in the log as the end or as a lock; `done` gets None."""
        return self._ask(Ticket(lambda _ticket: self._close_session(locked=locked), done, failed))

    def run(
        self, use_case: Callable[..., Any], *args: Any,
        done=None, failed=None, slot: str | None = None, progress=None, stoppable: bool = False, **kwargs: Any,
    ) -> Ticket:  # fmt: skip
        """Call `use_case(session, *args, **kwargs)` on the worker; `done(value)` or `failed(error)` follows here.

        Of several requests with one `slot` only the newest is answered. With `progress` the use case is given
        `progress=` whose calls arrive here; `stoppable` gives it `stop=` as well, true once the ticket's `stop`
        or `close` was called. `failed` gets a `CdsError`, or an `UnexpectedError` for everything else.
        """

        def work(ticket: Ticket) -> Any:
            if self._session is None:
                raise CdsError("session_closed")
            return use_case(self._session, *args, **kwargs, **self._extras(ticket, stoppable))

        return self._ask(Ticket(work, done, failed, progress, slot or ""))

    def call(
        self, function: Callable[..., Any], *args: Any,
        done=None, failed=None, slot: str | None = None, progress=None, stoppable: bool = False, **kwargs: Any,
    ) -> Ticket:  # fmt: skip
        """The same for work that needs no session: warming up, checking the machine, verifying a file."""

        def work(ticket: Ticket) -> Any:
            return function(*args, **kwargs, **self._extras(ticket, stoppable))

        return self._ask(Ticket(work, done, failed, progress, slot or ""))

    def idle(self) -> bool:
        """Whether nothing is under way and no answer is still to come."""
        return not self._open

    def forget(self, slot: str) -> None:
        """Drop the answers still under way for a slot, for instance because its page now shows something else."""
        self._newest.pop(slot, None)

    def close(self) -> None:
        """Ask what can stop to stop, finish the rest, close the session, end the thread. Nothing is called after."""
        if self._closed:
            return
        self._closed = True
        for ticket in self._open:
            ticket.stop()
        self._queue.put(None)
        self._worker.wait()
        self._next.stop()
        self._answers.clear()
        self._collector.end()
        sys.setswitchinterval(self._turn)

    def _ask(self, ticket: Ticket) -> Ticket:
        if self._closed:
            return ticket
        if ticket.slot:
            self._newest[ticket.slot] = ticket
        self._open.append(ticket)
        self._under_way[ticket.slot] += 1
        if self._under_way[ticket.slot] == 1:
            self.busy.emit(ticket.slot, True)
        self._queue.put(ticket)
        return ticket

    def _extras(self, ticket: Ticket, stoppable: bool) -> dict[str, Any]:
        extras: dict[str, Any] = {}
        if ticket.progress is not None or stoppable:
            extras["progress"] = lambda *value: self._answered.emit(ticket, "progress", value)
        if stoppable:
            extras["stop"] = ticket.stopped.is_set
        return extras

    def _work_off(self) -> None:
        """On the worker: one ticket after another until None comes."""
        while (ticket := self._queue.get()) is not None:
            try:
                value = ticket.work(ticket)
            except CdsError as error:
                self._answered.emit(ticket, "failed", _without_frames(error))
            except Exception as error:
                self._answered.emit(ticket, "failed", UnexpectedError(self._unexpected(error)))
            else:
                self._answered.emit(ticket, "done", value)
            del ticket
        try:
            self._close_session()
        except Exception as error:
            self._unexpected(error)

    def _close_session(self, *, locked: bool = False) -> None:
        session, self._session = self._session, None
        if session is not None:
            if locked:
                session.close(locked=True)
            else:
                session.close()

    def _arrived(self, ticket: Ticket, kind: str, value: Any) -> None:
        """Answers are handed out in turns: what the first one draws is seen, and clicks are heard, before the next."""
        if self._closed:
            return
        if kind != "progress":
            self._answers.append((ticket, kind, value))
            self._hand_out_next()
        elif self._is_wanted(ticket) and _alive(ticket.progress):
            ticket.progress(*value)  # type: ignore[misc]

    def _hand_out(self) -> None:
        answer = self._answers.popleft()
        self._hand_out_next()  # also if what is called now opens a dialog and waits in it
        self._answer(*answer)
        self._hand_out_next()  # later than whatever else is due by now

    def _hand_out_next(self) -> None:
        if self._answers:
            self._next.start()

    def _is_wanted(self, ticket: Ticket) -> bool:
        return not ticket.slot or self._newest.get(ticket.slot) is ticket

    def _answer(self, ticket: Ticket, kind: str, value: Any) -> None:
        if self._closed:
            return
        wanted = self._is_wanted(ticket)
        self._open.remove(ticket)
        if wanted:
            self._newest.pop(ticket.slot, None)
        self._under_way[ticket.slot] -= 1
        if not self._under_way[ticket.slot]:
            self.busy.emit(ticket.slot, False)
        callback = ticket.done if kind == "done" else ticket.failed
        if wanted and _alive(callback):
            callback(value)  # type: ignore[misc]


class _Collector(QTimer):
    """Python's search for garbage, on the window's thread and between jobs only.

    Left to itself it runs on whichever thread makes the next object. On the worker it would destroy parts of the window
    there, which Qt does not survive, and during an import it would stop everything for a third of a second at a time.
    """

    EVERY_MS, ENOUGH, WHOLE = 1000, 5_000, 20

    def __init__(self, parent: QObject, idle: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._idle, self._times = idle, 0
        gc.disable()
        self.timeout.connect(self.look)
        self.start(self.EVERY_MS)

    def look(self) -> None:
        """Collect what is young when there is enough of it; now and then everything."""
        if self._idle() and gc.get_count()[0] > self.ENOUGH:
            self._times += 1
            gc.collect(2 if self._times % self.WHOLE == 0 else 1)

    def end(self) -> None:
        self.stop()
        gc.enable()


TURN_SECONDS = 0.0002
"""For how long the worker may keep the interpreter while the window waits for it.

With Python's own 5 ms a repaint, which asks for it a hundred times, waited 280 ms during an import of 5,000 patients;
with this 105 ms. Alone, the worker is as fast as before.
"""


class _Worker(QThread):
    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        self._work()


def _without_frames(error: CdsError) -> CdsError:
    """The error alone: the frames it came through hold the session, which must not leave the worker."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _alive(callback: Callable[..., Any] | None) -> bool:
    """Whether there is somebody to call: a widget's method is not called once the widget is gone."""
    owner = getattr(getattr(callback, "func", callback), "__self__", None)
    return callback is not None and not (isinstance(owner, QObject) and not shiboken6.isValid(owner))

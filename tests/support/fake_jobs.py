"""Jobs for page tests: everything runs at once, on the test's own thread, with a session that the test supplies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from cds_app.domain.errors import CdsError
from cds_app.gui.jobs import Ticket, UnexpectedError


class FakeJobs(QObject):
    """Same methods and signals as `Jobs`. `asked` lists (function, args, kwargs, slot) of every request.

    `answers` maps a use case to the value it answers with, or the error it fails with, instead of being called.
    With `hold = True` answers wait until `release()`, to look at a page while it is busy.
    """

    busy = Signal(str, bool)
    assessment_changed = Signal(str)

    def __init__(self, session: Any = None, answers: dict[Callable[..., Any], Any] | None = None) -> None:
        super().__init__()
        self.session = session
        self.answers = dict(answers or {})
        self.asked: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any], str]] = []
        self.hold = False
        self.closed = False
        self._held: list[tuple[Ticket, Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = []
        self._newest: dict[str, Ticket] = {}

    def idle(self) -> bool:
        return not self._held

    def open(self, factory, *, done=None, failed=None, describe=None, progress=None) -> Ticket:
        def make(**extras: Any) -> Any:
            self.session = factory(**extras)
            return describe(self.session) if describe else None

        return self._ask(make, (), {}, done, failed, progress, "", False)

    def close_session(self, *, locked: bool = False, done=None, failed=None) -> Ticket:
        def close() -> None:
            session, self.session = self.session, None
            if hasattr(session, "close"):
                session.close()

        return self._ask(close, (), {}, done, failed, None, "", False)

    def run(
        self, use_case, *args, done=None, failed=None, slot=None, progress=None, stoppable=False, **kwargs
    ) -> Ticket:
        self.asked.append((use_case, args, kwargs, slot or ""))
        return self._ask(use_case, (self.session, *args), kwargs, done, failed, progress, slot or "", stoppable)

    def call(
        self, function, *args, done=None, failed=None, slot=None, progress=None, stoppable=False, **kwargs
    ) -> Ticket:
        self.asked.append((function, args, kwargs, slot or ""))
        return self._ask(function, args, kwargs, done, failed, progress, slot or "", stoppable)

    def forget(self, slot: str) -> None:
        self._newest.pop(slot, None)

    def close(self) -> None:
        self.closed = True
        self._held.clear()

    def release(self) -> None:
        """Answer everything that was held back, in order; of one slot only the newest."""
        held, self._held = self._held, []
        for request in held:
            self._answer(*request)

    def _ask(self, function, args, kwargs, done, failed, progress, slot, stoppable) -> Ticket:
        ticket = Ticket(lambda _ticket: None, done, failed, progress, slot)
        if self.closed:
            return ticket
        if slot:
            self._newest[slot] = ticket
        extras: dict[str, Any] = {}
        if progress is not None or stoppable:
            extras["progress"] = progress or (lambda *_value: None)
        if stoppable:
            extras["stop"] = ticket.stopped.is_set
        self.busy.emit(slot, True)
        request = (ticket, function, args, {**kwargs, **extras})
        if self.hold:
            self._held.append(request)
        else:
            self._answer(*request)
        return ticket

    def _answer(self, ticket: Ticket, function, args, kwargs) -> None:
        try:
            value = self._value_of(function, args, kwargs)
        except CdsError as error:
            callback, value = ticket.failed, error
        except AssertionError:
            raise  # a test's own check inside a use case must not look like an answer
        except Exception:
            callback, value = ticket.failed, UnexpectedError("TEST0001")
        else:
            callback = ticket.done
        wanted = not ticket.slot or self._newest.get(ticket.slot) is ticket
        if wanted:
            self._newest.pop(ticket.slot, None)
        self.busy.emit(ticket.slot, False)
        if wanted and callback is not None:
            callback(value)

    def _value_of(self, function, args, kwargs) -> Any:
        try:
            known = function in self.answers
        except TypeError:  # an unhashable callable
            known = False
        if not known:
            return function(*args, **kwargs)
        answer = self.answers[function]
        if isinstance(answer, Exception):
            raise answer
        return answer

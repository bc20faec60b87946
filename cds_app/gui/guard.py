"""Locks the window when it should, and then begins the program anew: nothing stays in memory behind the lock.

Only the real program has a guard; a window in a test locks without one and stays in its process.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton

from cds_app.domain.roles import may
from cds_app.environment.restart import Place
from cds_app.gui.desktop import DesktopSignals
from cds_app.gui.idle import IdleWatch
from cds_app.gui.main_window import MainWindow
from cds_app.gui.widgets.notice import Notice
from cds_app.workflow.check_store import check_store
from cds_app.workflow.session import SignedIn

CHECK_EVERY_MS = 60 * 60 * 1000
"""Between two checks of the whole store while it is open."""


class Guard(QObject):
    """`begin_anew` is called with the place once the session is closed, and does not come back."""

    def __init__(
        self,
        window: MainWindow,
        begin_anew: Callable[[Place], object],
        idle: IdleWatch | None = None,
        desktop: DesktopSignals | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._begin_anew = window, begin_anew
        self._place: Place | None = None
        self._notice: Notice | None = None
        self.idle = idle or IdleWatch(parent=self)
        self.desktop = desktop or DesktopSignals(self)
        self._checks = QTimer(self)
        self._checks.setInterval(CHECK_EVERY_MS)
        self._checks.timeout.connect(self.check)
        window.restarts = True
        window.entered.connect(self._entered)
        window.locking.connect(self._locking)
        window.locked.connect(self._locked)
        self.idle.due.connect(lambda _reason: window.lock())
        self.desktop.left.connect(lambda _reason: window.lock())

    def resume(self, place: Place | None) -> None:
        """Go on where the process before this one was: once the same person has signed in."""
        self._place = place
        if place is not None and place.said:
            self._window.unlock.tell(place.said)
        if place is not None and place.tour:
            self._place = None
            self._window.take_tour()

    def check(self) -> None:
        """Check the whole store, behind whatever else is asked of it. What is found is noted and blocks signing."""
        self._window.jobs.run(check_store, done=self._say, slot="check_store")

    def _say(self, found: tuple[str, ...]) -> None:
        frame = self._window.frame
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if not found or frame is None:
            return
        words = self.tr(
            "The check of the store found a problem ({what}). Look at what is there, but nothing can be signed "
            "until an administrator has looked into it."
        )
        looks = may(frame.who.user.roles, "restore")
        self._notice = Notice("stop", words.format(what=", ".join(found)), self.tr("Look into it") if looks else "")
        self._notice.acted.connect(frame.look_into_store)
        frame.put_above(self._notice, self._notice.findChildren(QPushButton))

    def _entered(self, who: SignedIn) -> None:
        if self._window.frame is not None:
            self._window.frame.state_accepted.connect(self.check)
        self.idle.begin(who.policy.idle_lock_minutes, who.policy.session_hours)
        place, self._place = self._place, None
        if place is not None and place.user_id == who.user.user_id:
            self._window.return_to(place)
        self._checks.start()
        self.check()

    def _locking(self) -> None:
        self.idle.end()
        self._checks.stop()
        self._notice = None  # it goes with its frame

    def _locked(self, place: object) -> None:
        if isinstance(place, Place):
            self._begin_anew(place)

"""Somebody on the way in: their frame is made while the store opens, and shown while its pages are still being proved.

Nobody can reach a frame that was only made. One that shows early holds the beginning of the worklist and nothing else:
whatever is asked for waits until the store is open, and if it does not open, the frame goes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cds_app.domain.roles import may

if TYPE_CHECKING:
    from cds_app.gui.frame import SignedInFrame
    from cds_app.gui.pages.unlock import UnlockPage
    from cds_app.workflow.list_patients import FirstLook
    from cds_app.workflow.session import SignedIn


class Arriving:
    """Stands between the unlock page and the window. `early` is whether a frame shows that is not signed in yet."""

    def __init__(
        self,
        make: Callable[[SignedIn], SignedInFrame],
        throw_away: Callable[[SignedInFrame], None],
        enter: Callable[[SignedIn], SignedInFrame],
        send_away: Callable[[], None],
    ) -> None:
        """What the window does: make a frame and throw it away unseen, enter it, and take it off the screen again."""
        self._make, self._throw_away, self._enter, self._send_away = make, throw_away, enter, send_away
        self._coming: tuple[SignedIn, SignedInFrame] | None = None
        self.early = False

    def follow(self, unlock: UnlockPage) -> None:
        unlock.recognised.connect(self._prepare)
        unlock.seen_early.connect(self._show)
        unlock.signed_in.connect(self._complete)
        unlock.withdrawn.connect(self._withdraw)

    def frame_for(self, who: SignedIn) -> SignedInFrame:
        """The frame that was made for somebody ahead, or a new one."""
        coming, self._coming = self._coming, None
        return coming[1] if coming is not None and coming[0] == who else self._make(who)

    def _prepare(self, who: SignedIn) -> None:
        frame = self._make(who)
        if may(who.user.roles, "view_patients"):
            _ = frame.worklist  # made now, and so ready when its first rows come
        self._coming = (who, frame)

    def _show(self, who: SignedIn, first: FirstLook) -> None:
        self._enter(who).worklist.begin(first)
        self.early = True

    def _complete(self, who: SignedIn) -> None:
        if self.early:
            self.early = False
        else:
            self._enter(who)

    def _withdraw(self) -> None:
        if self._coming is not None:
            self._throw_away(self._coming[1])
            self._coming = None
        if self.early:
            self.early = False
            self._send_away()

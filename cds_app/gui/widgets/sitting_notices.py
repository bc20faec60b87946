"""What stands over every page for as long as a sitting lasts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from cds_app.domain.roles import EMERGENCY
from cds_app.gui.widgets.first_run import FirstRunStrip
from cds_app.gui.widgets.notice import Notice
from cds_app.gui.widgets.unlock_words import AFTER_EMERGENCY, READING_ONLY, tr
from cds_app.workflow.session import SignedIn

if TYPE_CHECKING:
    from cds_app.gui.jobs import Jobs


class Frame(Protocol):
    """What surrounds the pages, as far as it is asked here."""

    def put_above(self, strip: QWidget, controls: Sequence[QWidget]) -> None: ...

    def make_sheets(self) -> None: ...


def put_sitting_notices(jobs: Jobs, frame: Frame, who: SignedIn, sample: bool) -> None:
    """Put them over the frame's pages; and in a store that was just made, and is no sample, what it still needs."""
    for notice in sitting_notices(who):
        frame.put_above(notice, ())
    if who.first_run and not sample:
        strip = FirstRunStrip(jobs, who)
        strip.sheets_wanted.connect(frame.make_sheets)
        strip.sheets_wanted.connect(strip.hide)
        frame.put_above(strip, strip.controls())


def sitting_notices(who: SignedIn) -> tuple[Notice, ...]:
    """One for each thing that has to be known all the time; none for most sittings."""
    found = []
    if EMERGENCY in who.user.roles:
        found.append(Notice("stop", tr(READING_ONLY)))
    if who.after_emergency:
        found.append(Notice("caution", tr(AFTER_EMERGENCY)))
    return tuple(found)

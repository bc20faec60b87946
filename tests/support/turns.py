"""What comes a part at a time, at once: for tests that look at a page when everything on it is made."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from cds_app.gui.widgets.in_turn import InTurn

_Page = TypeVar("_Page", bound=QWidget)


def all_made(page: _Page) -> _Page:
    """The page, with nothing still to come."""
    for turns in page.findChildren(InTurn):
        turns.finish()
    return page

"""Settings of Qt made by the number of their enum, for what the first page is made of.

To name one of `Qt.…` makes Python's classes of all its 93 enums, a tenth of the whole start. Once a page is on screen
that is done (see `app`), and everything else names them.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

SELECTABLE_BY_MOUSE, ALIGN_CENTRE, NO_FOCUS = 1, 0x84, 0
"""`Qt.TextInteractionFlag.TextSelectableByMouse`, `Qt.AlignmentFlag.AlignCenter` and `Qt.FocusPolicy.NoFocus`."""


def selectable(label: QLabel) -> None:
    """Can be marked with the mouse and copied."""
    label.setProperty("textInteractionFlags", SELECTABLE_BY_MOUSE)


def centred(label: QLabel) -> None:
    """In the middle of its room."""
    label.setProperty("alignment", ALIGN_CENTRE)


def without_focus(widget: QWidget) -> None:
    """Passed over by Tab and by clicks."""
    widget.setProperty("focusPolicy", NO_FOCUS)

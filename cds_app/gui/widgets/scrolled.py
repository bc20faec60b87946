"""A part of a page that scrolls by itself, up and down only, and takes no focus of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(content: QWidget | None = None) -> QScrollArea:
    """An area without an edge around a widget, which is as wide as the area is.

    A page with much in it puts the area in its place first and fills it with `fill`: what is in an area is dressed at
    once, and dressed anew for every parent that the area gets.
    """
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if content is not None:
        fill(area, content)
    return area


def fill(area: QScrollArea, content: QWidget) -> None:
    """Put a widget into an area."""
    content.setProperty("role", "content")
    area.setWidget(content)

"""Sizes in pixels at 100 % that follow the text size while the program runs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from cds_app.gui.style import theme


class _Follower(QObject):
    """Sets a size anew at each change of the look; it lives as long as its widget."""

    def __init__(self, widget: QWidget, fit: Callable[[], None]) -> None:
        super().__init__(widget)
        self._fit = fit
        widget.installEventFilter(self)
        fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        return super().eventFilter(watched, event)


def at_most_wide(widget: QWidget, pixels: int) -> None:
    _Follower(widget, lambda: widget.setMaximumWidth(theme().px(pixels)))


def exactly_wide(widget: QWidget, pixels: int) -> None:
    _Follower(widget, lambda: widget.setFixedWidth(theme().px(pixels)))


def at_least_high(widget: QWidget, pixels: int) -> None:
    _Follower(widget, lambda: widget.setMinimumHeight(theme().px(pixels)))


def lines_high(widget: QWidget, lines: int) -> None:
    """As high as so many lines of its own text."""
    _Follower(widget, lambda: widget.setFixedHeight(lines * widget.fontMetrics().lineSpacing() + theme().px(16)))

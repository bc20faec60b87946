"""The keys that work on every page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cds_app.gui.rail import PAGES


def add_keys(window: QWidget, works: Mapping[str, Callable[[], None]], go: Callable[[str], None]) -> dict[str, QAction]:
    """Give the window what its keys do, by key, and the numbers that `go` to the rail's pages."""
    pages: dict[str, Callable[[], None]] = {f"Ctrl+{n}": partial(go, name) for n, name in enumerate(PAGES, 1)}
    return {keys: _action(window, keys, work) for keys, work in {**works, **pages}.items()}


def _action(window: QWidget, keys: str, work: Callable[[], None]) -> QAction:
    action = QAction(window)
    action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda: work())
    window.addAction(action)
    return action

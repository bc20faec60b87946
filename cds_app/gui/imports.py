"""While the passphrase is typed, the rest of the program is imported: below the window by the worker, the window itself
by the window, a few modules between one key and the next.

PySide makes Python's classes of Qt when they are first named, and two threads that do so at once bring the process
down. So nothing that knows Qt is ever imported on the worker.
"""

from __future__ import annotations

import pkgutil
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from types import ModuleType

from PySide6.QtCore import QObject, QTimer

TURN_SECONDS = 0.01
"""After so long the next module waits until what was typed has been shown."""
ASKED_BY_MANY = ("labels", "chip", "painted", "fields", "sign_choice", "card", "compare_model", "compare_order")
"""Widgets whose own import takes long: each in a turn of its own, not together with the first that asks for it."""


def import_below() -> None:
    """On the worker: everything under the window that a page may ask for, so that the window waits for none of it."""
    from cds_app import workflow

    for name in _names_in(workflow):
        import_module(name)


class ImportPages(QTimer):
    """On the window's thread, once all below is there. Whoever signs in sooner imports what is left at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = _window_modules()
        self.timeout.connect(self._turn)
        self.start(0)

    def _turn(self) -> None:
        until = time.monotonic() + TURN_SECONDS
        while time.monotonic() < until:
            name = next(self._left, None)
            if name is None:
                self.stop()
                return
            import_module(name)


def _window_modules() -> Iterator[str]:
    """From the small to the large, so that no single one takes long."""
    from cds_app.gui import pages, text, widgets

    first = (f"{widgets.__name__}.{name}" for name in ASKED_BY_MANY)
    return chain(_names_in(text), first, _names_in(widgets), _names_in(pages), ("cds_app.gui.frame",))


def _names_in(package: ModuleType) -> Iterator[str]:
    return (found.name for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."))

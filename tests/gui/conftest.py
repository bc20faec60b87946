"""The window's tests: no display needed, the light look applied, no window left open behind a test."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from cds_app.gui import style
from cds_app.gui.style import Theme
from cds_app.gui.widgets import focus_ring
from tests.support.fake_jobs import FakeJobs

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Theme:
    """The light look at 100 %, applied anew where a test before changed it."""
    wanted = style.load(RESOURCES)
    try:
        in_use = style.theme()
    except RuntimeError:
        in_use = None
    if in_use != wanted:
        style.apply(qapp, wanted)
    focus_ring.install(qapp)
    return wanted


@pytest.fixture(autouse=True)
def _no_window_left(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves a window open: give it to `qtbot.addWidget`."""
    yield
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    _sweep(qapp)
    assert left == []


ENOUGH = 400
_kept = 0


def _sweep(qapp: QApplication) -> None:
    """Remove what is closed and waits for the collector: every change of look would go through all of it."""
    global _kept
    if len(qapp.allWidgets()) > _kept + ENOUGH:
        gc.collect()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        _kept = len(qapp.allWidgets())


@pytest.fixture
def fake_jobs(qapp: QApplication) -> FakeJobs:
    """Jobs that run at once on the test's own thread; give it a session with `.session = …`."""
    return FakeJobs()

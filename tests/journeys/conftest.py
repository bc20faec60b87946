"""The real window on a temporary store, with the real worker; keys go to whatever has the focus, as on a desk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cds_app.environment.settings import Settings
from cds_app.gui.app import Program, build, make_application
from cds_app.workflow.session import Surroundings

PATIENCE_MS, PRESSED_MS = 60_000, 200


class Keyboard:
    """Types into the window; `until` lets the window live without polling the worker's data."""

    def __init__(self, program: Program, qtbot) -> None:
        self.program, self.qtbot = program, qtbot

    @property
    def window(self):
        return self.program.window

    def type(self, words: str) -> None:
        QTest.keyClicks(self._target(), words)

    def press(
        self, key: Qt.Key, times: int = 1, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        for _ in range(times):
            QTest.keyClick(self._target(), key, modifier)

    def alt(self, letter: str) -> None:
        """A button's underlined letter; Qt shows the button pressed for a tenth of a second before it acts."""
        QTest.keyClick(self.window, getattr(Qt.Key, f"Key_{letter.upper()}"), Qt.KeyboardModifier.AltModifier)
        self.qtbot.wait(PRESSED_MS)

    def ctrl(self, letter: str) -> None:
        QTest.keyClick(self.window, getattr(Qt.Key, f"Key_{letter.upper()}"), Qt.KeyboardModifier.ControlModifier)

    def tab_to(self, widget) -> None:
        """Press Tab until a control has the focus; fails when it cannot be reached by keyboard."""
        for _ in range(150):
            if QApplication.focusWidget() is widget:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"not reachable by Tab: {widget.accessibleName() or widget.objectName() or widget}")

    def until(self, happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(happened, timeout=PATIENCE_MS)

    def _target(self):
        return QApplication.focusWidget() or self.window


@pytest.fixture
def program(qtbot, tmp_path: Path, monkeypatch) -> Iterator[Program]:
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    app = make_application()
    made = build(
        app, Surroundings.of_this_machine(), Settings(theme="light"), tmp_path / "settings.json", tmp_path / "store"
    )
    made.window.show()
    made.window.activateWindow()
    qtbot.waitExposed(made.window)
    qtbot.waitUntil(made.window.isActiveWindow, timeout=PATIENCE_MS)  # a window manager gives it the keys when it likes
    yield made
    made.window.close()


@pytest.fixture
def keyboard(program: Program, qtbot) -> Keyboard:
    return Keyboard(program, qtbot)

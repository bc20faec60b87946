"""The window around the pages: what it remembers, and what goes away when it locks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from cds_app.environment.settings import Settings
from cds_app.gui import main_window
from cds_app.gui.main_window import MainWindow
from cds_app.gui.widgets.command_palette import CommandPalette
from tests.support.stub_frame import StubFrame


class Unlock(QWidget):
    """Stands in for the unlock page: the signals the window listens to, and a note of being begun again."""

    signed_in = Signal(object)
    recognised = Signal(object)
    seen_early = Signal(object, object)
    withdrawn = Signal()
    help_wanted = Signal()
    tour_wanted = Signal()
    sample_entered = Signal(object)
    sample_failed = Signal()
    restored = Signal(str)

    def begin(self):
        self.begun = True


@pytest.fixture
def window(qtbot, fake_jobs):
    saved = []
    made = MainWindow(fake_jobs, Unlock(), Settings(), saved.append)
    made.saved = saved
    made.complete()
    qtbot.addWidget(made)
    return made


def test_where_the_window_stood_is_remembered(qtbot, fake_jobs, window):
    window.resize(1280, 750)
    window.show()
    window.close()
    remembered = window.saved[-1]
    again = MainWindow(fake_jobs, Unlock(), remembered, lambda _: None)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1280, 750)


@pytest.mark.parametrize("nonsense", ["", "%%%", "AAAA", "é"])
def test_a_place_that_makes_no_sense_is_passed_over(qtbot, fake_jobs, nonsense):
    made = MainWindow(fake_jobs, Unlock(), Settings(window=nonsense), lambda _: None)
    qtbot.addWidget(made)
    assert (made.width(), made.height()) == (1280, 720)


def test_before_anybody_signed_in_the_palette_offers_comfort_only(window):
    words = [command.words for command in window.commands()]
    assert "Look: dark" in words
    assert "Keyboard shortcuts" in words
    assert not any(word.startswith("Go to") or word == "Lock" for word in words)


def test_control_k_opens_the_palette(qtbot, window):
    window.show()
    window.open_palette()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    assert palette.focusWidget() is palette.field
    palette.reject()


def test_locking_closes_every_dialog(window):
    window.show_keys()
    window.frame = StubFrame()
    assert window.findChildren(QDialog)
    window.lock()
    assert not any(dialog.isVisible() for dialog in window.findChildren(QDialog))
    assert window.unlock.begun


def test_the_systems_look_is_followed_while_the_program_runs_unless_another_was_chosen(window, monkeypatch, qapp):
    applied = []
    monkeypatch.setattr(main_window, "apply_settings", applied.append)
    chosen, followed = Settings(theme="light", text_scale=125), Settings(theme="system", text_scale=150)
    for window.settings in (chosen, followed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert followed in applied
    assert chosen not in applied

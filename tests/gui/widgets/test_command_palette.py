"""The command palette: found by words, run by Enter, and nothing late into it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cds_app.gui.widgets.command_palette import Command, CommandPalette, KeyList, matching


def commands(ran=None):
    run = (lambda name: lambda: ran.append(name)) if ran is not None else (lambda name: lambda: None)
    return [
        Command(name, run(name), keys)
        for name, keys in (("Go to Worklist", "Ctrl+1"), ("Lock", "Ctrl+L"), ("Look: dark", ""), ("Import records", ""))
    ]


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_every_word_must_be_there_and_what_begins_with_the_first_comes_first():
    assert [c.words for c in matching(commands(), "lo")] == ["Lock", "Look: dark"]
    assert [c.words for c in matching(commands(), "dark LOOK")] == ["Look: dark"]
    assert matching(commands(), "imp")[0].words == "Import records"
    assert len(matching(commands(), "  ")) == 4
    assert matching(commands(), "sign everything") == []


def test_enter_runs_what_is_marked_and_the_arrows_move_the_mark(qtbot, parent):
    ran = []
    palette = CommandPalette(commands(ran), parent)
    qtbot.keyClicks(palette.field, "lo")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert ran == ["Look: dark"]
    assert palette.result() == CommandPalette.DialogCode.Accepted


def test_the_mark_goes_round(qtbot, parent):
    ran = []
    palette = CommandPalette(commands(ran), parent)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert ran == ["Import records"]


def test_enter_on_nothing_does_nothing(qtbot, parent):
    ran = []
    palette = CommandPalette(commands(ran), parent)
    qtbot.keyClicks(palette.field, "zzz")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert ran == []


def test_an_answer_to_what_was_typed_before_is_dropped(qtbot, parent):
    palette = CommandPalette(commands(), parent)
    qtbot.keyClicks(palette.field, "P-04")
    palette.add("P-0", [Command("Open patient P-0999", lambda: None)])
    assert palette.shown() == ()
    palette.add("P-04", [Command("Open patient P-0412", lambda: None)])
    assert [c.words for c in palette.shown()] == ["Open patient P-0412"]
    qtbot.keyClicks(palette.field, "1")
    assert palette.shown() == ()


def test_a_screen_reader_hears_the_words_without_the_keys(parent):
    palette = CommandPalette(commands(), parent)
    assert palette.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Go to Worklist"
    assert "Ctrl+1" in palette.list.item(0).text()
    assert KeyList([("Ctrl+L", "Lock")], parent).accessibleName() == "Keyboard shortcuts"

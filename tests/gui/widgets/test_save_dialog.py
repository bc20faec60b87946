from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from cds_app.gui.widgets.save_dialog import file_to_save


@pytest.fixture
def dialog(monkeypatch):
    """What is typed in the dialog, one time after the other; notes which names it came up with."""
    typed, offered = [], []

    def come_up(_parent, _title, name, _kinds):
        offered.append(name)
        return typed.pop(0), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", come_up)
    return typed, offered


@pytest.fixture
def asked(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return lambda: file_to_save(widget, "Save", "suggested.pdf", "PDF (*.pdf)", ".pdf")


@pytest.mark.parametrize(
    ("typed", "saved"),
    [("a.pdf", "a.pdf"), ("A.PDF", "A.PDF"), ("a", "a.pdf"), ("3.10.2026", "3.10.2026.pdf"), ("a.txt", "a.txt.pdf")],
)
def test_a_name_without_the_ending_gets_it_and_loses_nothing(tmp_path, dialog, asked, typed, saved):
    dialog[0].append(str(tmp_path / typed))
    assert asked() == tmp_path / saved
    assert dialog[1] == ["suggested.pdf"]


def test_a_file_that_nobody_was_asked_about_is_asked_about(tmp_path, dialog, asked):
    (tmp_path / "3.10.pdf").touch()
    (tmp_path / "3.10.2026.pdf").touch()
    dialog[0].extend([str(tmp_path / "3.10.2026"), str(tmp_path / "3.10.2026.pdf")])
    assert asked() == tmp_path / "3.10.2026.pdf"
    assert dialog[1] == ["suggested.pdf", str(tmp_path / "3.10.2026.pdf")]


def test_whoever_leaves_it_then_saves_nothing(tmp_path, dialog, asked):
    (tmp_path / "a.pdf").touch()
    dialog[0].extend([str(tmp_path / "a"), ""])
    assert asked() is None
    assert not dialog[0]

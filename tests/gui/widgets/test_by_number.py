"""Settings made by number are those of the names."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea

from cds_app.gui.widgets import by_number


def test_a_setting_by_number_is_the_one_of_its_name(qtbot):
    label, area = QLabel("words"), QScrollArea()
    qtbot.addWidget(label)
    qtbot.addWidget(area)
    by_number.selectable(label)
    by_number.centred(label)
    by_number.without_focus(area)
    assert label.textInteractionFlags() == Qt.TextInteractionFlag.TextSelectableByMouse
    assert label.alignment() == Qt.AlignmentFlag.AlignCenter
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus

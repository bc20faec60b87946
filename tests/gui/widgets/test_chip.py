from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from cds_app.gui import style, text
from cds_app.gui.widgets.chip import SHAPES, FilterChip, FilterChips, SeverityChip, paint_severity


@pytest.mark.requirement("EXP-10")
@pytest.mark.parametrize("name", style.THEMES)
def test_each_severity_has_its_own_shape(qapp, look, name):
    style.apply(qapp, look.variant(name))
    now, seen = style.theme(), set()
    for severity in ("stop", "caution", "information"):
        image = QImage(16, 16, QImage.Format.Format_RGB32)
        image.fill(now.colour("surface"))
        painter = QPainter(image)
        paint_severity(painter, QRectF(0, 0, 16, 16), severity, now)
        painter.end()
        seen.add(tuple(image.pixelColor(x, y) == now.colour("surface") for x in range(16) for y in range(16)))
    assert len(seen) == 3


def test_a_chip_says_its_severity_in_a_word(qtbot):
    for severity in SHAPES:
        chip = SeverityChip(severity)
        qtbot.addWidget(chip)
        assert chip.as_text() == text.severity_name(severity)
        assert chip.accessibleName() == chip.as_text()


def test_a_filter_that_is_on_has_a_mark_and_room_for_its_words(qtbot, look):
    chip = FilterChip("Awaiting decision")
    qtbot.addWidget(chip)
    width = chip.sizeHint().width()
    assert chip.icon().isNull()
    chip.setChecked(True)
    assert not chip.icon().isNull()
    assert chip.sizeHint().width() > width
    chip.setChecked(False)
    assert chip.icon().isNull()


@pytest.fixture
def chips(qtbot) -> FilterChips:
    made = FilterChips(("incomplete", "ready", "signed"), text.status_name)
    qtbot.addWidget(made)
    made.show()
    return made


def test_any_number_of_filters_can_be_on(chips, qtbot):
    told = []
    chips.changed.connect(told.append)
    first, second, _ = chips.findChildren(FilterChip)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert told == [("incomplete",), ("incomplete", "ready")]
    assert chips.on() == ("incomplete", "ready")
    chips.set_on(("signed",))
    assert chips.on() == ("signed",)
    chips.set_count("signed", "Signed (3)")
    assert chips.findChildren(FilterChip)[2].text() == "Signed (3)"


def test_of_exclusive_filters_one_or_none_is_on(qtbot):
    made = FilterChips(("ready", "signed"), text.status_name, exclusive=True)
    qtbot.addWidget(made)
    told = []
    made.changed.connect(told.append)
    first, second = made.findChildren(FilterChip)
    first.click()
    second.click()
    second.click()
    assert told == [("ready",), ("signed",), ()]
    assert first.icon().isNull()

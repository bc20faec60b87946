from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from cds_app.gui import style
from cds_app.gui.widgets.interval_bar import AxisHeader, IntervalBar, axis_x, paint_interval
from tests.gui.widgets.values import estimate

WIDTH = 424
"""400 px of axis between its two edges: 4 px for each of 100."""


def bar(qtbot, *args) -> IntervalBar:
    made = IntervalBar(*args)
    qtbot.addWidget(made)
    made.resize(WIDTH, 26)
    return made


def columns_of(image: QImage, colour: str, y: int) -> list[int]:
    return [x for x in range(image.width()) if image.pixelColor(x, y).name() == colour.lower()]


def test_the_dot_the_band_and_the_tick_stand_where_the_numbers_are(qtbot, look):
    image = bar(qtbot, estimate(), 0.3).grab().toImage()
    dot = columns_of(image, look.colours["estimate"], 13)
    assert sum(dot) / len(dot) == pytest.approx(12 + 4 * 54, abs=4)
    band = columns_of(image, look.colours["interval"], 9)
    assert band[0] == pytest.approx(12 + 4 * 47, abs=2)
    assert band[-1] == pytest.approx(12 + 4 * 61, abs=2)
    tick = columns_of(image, look.colours["muted"], 2)
    assert tick
    assert sum(tick) / len(tick) == pytest.approx(12 + 4 * 30, abs=1)


def test_the_tick_stays_visible_on_the_band(qtbot, look):
    image = bar(qtbot, estimate(), 0.5).grab().toImage()
    assert columns_of(image, look.colours["muted"], 9)


@given(st.floats(0, 1), st.integers(100, 900))
def test_every_bar_and_header_of_one_width_share_the_axis(p, width):
    from tests.gui.conftest import RESOURCES

    look = style.load(RESOURCES)
    x = axis_x(QRectF(0, 0, width, 26), p, look)
    assert 12 <= x <= width - 12
    assert x == pytest.approx(axis_x(QRectF(0, 40, width, 34), p, look))


def test_the_headers_ticks_stand_over_the_axis(qtbot, look):
    header = AxisHeader("Respond")
    qtbot.addWidget(header)
    header.resize(WIDTH, header.sizeHint().height())
    image = header.grab().toImage()
    ticks = columns_of(image, look.colours["line_strong"], image.height() - 2)
    assert ticks == [12, 112, 212, 312, 412]


def test_the_twins_hold_the_same_numbers(qtbot):
    widget = bar(qtbot, estimate(), 0.48)
    assert widget.as_rows()[1] == ("Response", "54", "47", "61", "48")
    assert widget.as_text() == (
        "54 of 100 people like this respond within 8 weeks; 46 do not. It could be between 47 and 61. "
        "Average of all people and drugs: 48 of 100."
    )


def test_without_an_estimate_nothing_looks_like_one(qtbot, look):
    widget = bar(qtbot, estimate(status="abstained"), 0.48)
    image = widget.grab().toImage()
    assert not columns_of(image, look.colours["estimate"], 13)
    assert "not evidence against treatment" in widget.as_text()
    assert len(widget.as_rows()) == 1


def test_a_new_value_changes_picture_and_twins_together(qtbot):
    widget = bar(qtbot, estimate())
    before, told = widget.grab().toImage(), []
    widget.updated.connect(lambda: told.append(1))
    widget.set_estimate(estimate(0.3, 0.2, 0.4))
    assert widget.grab().toImage() != before
    assert widget.as_rows()[1][1] == "30"
    assert widget.accessibleDescription() == widget.as_text()
    assert told == [1]


def test_on_a_chosen_row_in_high_contrast_the_inks_turn(qapp, look):
    style.apply(qapp, look.variant(style.HIGH_CONTRAST))
    now = style.theme()
    image = QImage(WIDTH, 26, QImage.Format.Format_RGB32)
    image.fill(now.colour("selected"))
    painter = QPainter(image)
    paint_interval(painter, QRectF(0, 0, WIDTH, 26), now, estimate(), 0.3, selected=True)
    painter.end()
    assert columns_of(image, now.colours["on_selected"], 13)


def test_estimates_keep_their_hue_whatever_their_value(qtbot, look):
    inks = set()
    for p in (0.05, 0.5, 0.95):
        image = bar(qtbot, estimate(p, p - 0.04, p + 0.04)).grab().toImage()
        inks.add(image.pixelColor(round(12 + 400 * p), 13).name())
    assert inks == {look.colours["estimate"].lower()}

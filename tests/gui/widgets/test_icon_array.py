from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from cds_app.gui import style
from cds_app.gui.widgets.icon_array import LIGHT, OUTLINE, SOLID, STRIPED, IconArray, kinds, paint_person
from tests.gui.widgets.values import estimate


@given(st.lists(st.integers(0, 100), min_size=3, max_size=3).map(sorted))
def test_a_hundred_people_are_drawn_and_as_many_filled_as_the_estimate_says(three):
    low, n, high = three
    drawn = Counter(kinds(low, n, high))
    assert sum(drawn.values()) == 100
    assert drawn[SOLID] == low
    assert drawn[SOLID] + drawn[LIGHT] == n
    assert drawn[SOLID] + drawn[LIGHT] + drawn[STRIPED] == high
    assert drawn[OUTLINE] == 100 - high


def test_people_are_filled_in_order():
    order = [SOLID, LIGHT, STRIPED, OUTLINE]
    places = [order.index(kind) for kind in kinds(47, 54, 61)]
    assert places == sorted(places)


@pytest.mark.requirement("EXP-10")
@pytest.mark.parametrize("name", style.THEMES)
def test_the_four_kinds_differ_by_shape_not_by_colour_alone(qapp, look, name):
    style.apply(qapp, look.variant(name))
    now, seen = style.theme(), []
    for kind in (SOLID, LIGHT, STRIPED, OUTLINE):
        image = QImage(40, 46, QImage.Format.Format_RGB32)
        image.fill(now.colour("surface"))
        painter = QPainter(image)
        paint_person(painter, QRectF(0, 0, 40, 46), kind, now)
        painter.end()
        ground = now.colour("surface")
        seen.append(
            tuple(style.contrast(image.pixelColor(x, y), ground) > 2.5 for x in range(0, 40) for y in range(0, 46))
        )
    assert len(set(seen)) == 4


def test_the_twins_hold_the_same_numbers(qtbot):
    widget = IconArray(estimate(0.22, 0.17, 0.28, "early_stop"))
    qtbot.addWidget(widget)
    assert dict(widget.as_rows()[1:]) == {
        "stop early": "22",
        "do not": "78",
        "low end of the interval": "17",
        "high end of the interval": "28",
    }
    assert widget.as_text().startswith("22 of 100 people like this stop early")


def test_the_legend_counts_what_is_drawn(qtbot):
    widget = IconArray(estimate())
    qtbot.addWidget(widget)
    assert [words for _kind, words in widget._legend()] == [
        "47: low end of the interval",
        "54: estimate",
        "61: high end of the interval",
        "the others: do not",
    ]
    widget.set_estimate(estimate(0.54, 0.54, 0.61))
    assert next(iter(widget._legend())) == (SOLID, "54: estimate")
    widget.set_estimate(None)
    assert widget._legend() == ()

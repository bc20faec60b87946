from __future__ import annotations

import pytest

from cds_app.domain.rating import Band, Rating, Scale
from cds_app.domain.treatment import Treatment
from cds_app.gui.widgets.rating_trend import LANE, PANEL, RatingTrend, lanes, panels
from tests.gui.widgets.values import CATALOGUE_DRUGS
from tests.support.factories import PHQ9

GAD7 = Scale("GAD-7", "anxiety", ((0, 3),) * 7, (0, 21), (), (Band("minimal", 0, 4),), None, None, "", "")
CSSRS = Scale("C-SSRS", "suicidality", ((0, 1),) * 6, None, (), (), None, None, "", "")
SCALES = {"PHQ-9": PHQ9, "GAD-7": GAD7, "C-SSRS": CSSRS}
RATINGS = [
    *(Rating(day, "PHQ-9", "total", value) for day, value in ((-84, 19), (0, 17), (42, 8))),
    Rating(0, "GAD-7", "total", 11),
    Rating(0, "C-SSRS", "1", 1),
]
TREATMENTS = [
    Treatment("sertraline", 100.0, -84, -10, "partial", "no_benefit", "yes"),
    Treatment("venlafaxine", 37.5, -8, -1, "unknown", "side_effects", "yes"),
    Treatment("sertraline", None, 0, None, "unknown", None, "yes"),
    Treatment("citalopram", 20.0, None, -90, "none", None, "yes"),
]


@pytest.fixture
def trend(qtbot) -> RatingTrend:
    made = RatingTrend()
    qtbot.addWidget(made)
    made.set_course(RATINGS, TREATMENTS, SCALES, CATALOGUE_DRUGS)
    made.resize(800, made.sizeHint().height())
    return made


def test_each_scale_with_a_total_has_its_own_panel(trend):
    assert [panel.scale for panel in panels(RATINGS, SCALES)] == ["PHQ-9", "GAD-7"]
    assert trend.sizeHint().height() >= 2 * PANEL + 4 * LANE


def test_response_and_remission_belong_to_the_baseline_scale():
    phq, gad = panels(RATINGS, SCALES)
    assert phq.response_at == 8.5
    assert phq.remission_at == 4
    assert gad.response_at is None
    assert gad.remission_at is None
    assert phq.highest == 27


def test_a_total_made_of_items_is_drawn_like_a_recorded_one():
    items = [Rating(7, "PHQ-9", str(n), 1) for n in range(1, 10)]
    (panel,) = panels(items, SCALES)
    assert [(t.day, t.value) for t in panel.totals] == [(7, 9)]


def test_lanes_tell_dose_and_adequacy_in_order_of_their_days():
    found = lanes(TREATMENTS, CATALOGUE_DRUGS)
    assert [lane.start for lane in found] == [None, -84, -8, 0]
    assert [lane.adequate for lane in found] == [None, True, False, None]
    assert found[1].label.replace("\u00a0", " ") == "Sertraline 100 mg"


def test_the_axis_holds_every_day_and_day_zero(trend):
    first, last = trend.days()
    assert first < -90
    assert last > 42
    empty = RatingTrend()
    assert empty.days()[0] < 0 < empty.days()[1]


def test_a_higher_total_stands_higher_on_the_page(trend, look):
    image = trend.grab().toImage()
    ink = look.colours["estimate"].lower()

    def height_at(day: int) -> float:
        x = round(trend._x(_inner(trend, look), day))
        ys = [y for y in range(PANEL) if image.pixelColor(x, y).name() == ink]
        return sum(ys) / len(ys)

    assert height_at(-84) < height_at(0) < height_at(42)


def _inner(trend, look):
    from PySide6.QtCore import QRectF

    left = trend._gutter(look)
    return QRectF(left, 0, trend.width() - look.px(24) - left, 0)


@pytest.mark.requirement("EXP-10")
def test_the_twins_hold_every_rating_and_treatment(trend):
    words = trend.as_text()
    for part in ("day −84: 19", "day 0: 17", "day 42: 8", "response at 8 or below", "remission at 4 or below"):
        assert part in words
    assert "adequate trial" in words
    assert "dose or time below adequate" in words
    rows = trend.as_rows()[1:]
    assert len(rows) == 4 + 4
    assert [row[2] for row in rows if row[1] == "PHQ-9"] == ["19", "17", "8"]
    assert any("from day 0, ongoing" in row[3] for row in rows)


def test_an_empty_course_says_so(qtbot):
    made = RatingTrend()
    qtbot.addWidget(made)
    made.set_course((), None, SCALES, {})
    assert made.as_text() == "No ratings and no treatments are recorded."
    assert len(made.as_rows()) == 1


def test_one_rating_on_one_day_draws(qtbot):
    made = RatingTrend()
    qtbot.addWidget(made)
    made.set_course([Rating(0, "PHQ-9", "total", 0)], (), SCALES, {})
    made.resize(360, made.sizeHint().height())
    assert not made.grab().isNull()

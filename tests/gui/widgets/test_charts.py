"""What every painted widget keeps to, whatever it shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage

from cds_app.domain.rating import Rating
from cds_app.domain.treatment import Treatment
from cds_app.gui import style
from cds_app.gui.widgets.chip import SeverityChip
from cds_app.gui.widgets.contribution_bar import ContributionBars
from cds_app.gui.widgets.icon_array import IconArray
from cds_app.gui.widgets.interval_bar import AxisHeader, IntervalBar
from cds_app.gui.widgets.painted import Painted
from cds_app.gui.widgets.rating_trend import RatingTrend
from tests.gui.widgets.values import CATALOGUE_DRUGS, contributions, estimate
from tests.support.factories import SCALES


def trend() -> RatingTrend:
    made = RatingTrend()
    ratings = [Rating(day, "PHQ-9", "total", value) for day, value in ((-84, 19), (-28, 18), (0, 17), (42, 8))]
    treatments = [Treatment("sertraline", 100.0, -84, -10, "partial", "no_benefit", "yes")]
    made.set_course(ratings, treatments, SCALES, CATALOGUE_DRUGS)
    return made


CHARTS: dict[str, Callable[[], Painted]] = {
    "interval bar": lambda: IntervalBar(estimate(), 0.48),
    "interval bar without estimate": lambda: IntervalBar(estimate(status="abstained")),
    "interval bar of nothing": IntervalBar,
    "axis header": lambda: AxisHeader("Respond within 8 weeks", 0.48),
    "icon array": lambda: IconArray(estimate()),
    "icon array of nothing": IconArray,
    "contributions": lambda: ContributionBars(*contributions()),
    "contributions of nothing": ContributionBars,
    "trend": trend,
    "trend of nothing": RatingTrend,
    "stop chip": lambda: SeverityChip("stop"),
    "caution chip": lambda: SeverityChip("caution", "2 cautions"),
}


def picture(widget: Painted) -> QImage:
    return widget.grab().toImage()


@pytest.mark.requirement("INS-15")
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", style.THEMES)
@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_draws_in_every_look(qapp, qtbot, look, chart, name, scale):
    style.apply(qapp, look.variant(name, scale))
    widget = CHARTS[chart]()
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    image = picture(widget)
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 5) for y in range(0, image.height(), 3)}
    assert len(colours) > 1, "something is drawn"
    widget.resize(widget.minimumSizeHint())
    picture(widget)


@pytest.mark.requirement("EXP-10")
@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_has_a_name_and_says_in_words_what_it_shows(qtbot, chart):
    widget = CHARTS[chart]()
    qtbot.addWidget(widget)
    assert widget.accessibleName()
    assert widget.as_text()
    assert widget.as_text() in (widget.accessibleDescription(), widget.accessibleName())
    heads, *rows = widget.as_rows()
    assert all(len(row) == len(heads) for row in rows)


@pytest.mark.requirement("EXP-10")
@pytest.mark.parametrize("chart", ["interval bar", "icon array", "contributions", "trend", "stop chip"])
def test_no_chart_needs_its_colours(qapp, qtbot, look, chart):
    """In a look of two colours, what is drawn still differs from the same chart without its value."""
    style.apply(qapp, look.variant(style.HIGH_CONTRAST))
    full = CHARTS[chart]()
    empty = {"stop chip": CHARTS["caution chip"], "trend": RatingTrend, "contributions": ContributionBars}.get(
        chart, type(full)
    )()
    for widget in (full, empty):
        qtbot.addWidget(widget)
        widget.resize(full.sizeHint())
    assert picture(full) != picture(empty)


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_grows_with_the_text(qapp, qtbot, look, chart):
    widget = CHARTS[chart]()
    qtbot.addWidget(widget)
    small = widget.sizeHint()
    style.apply(qapp, look.variant(scale=2.0))
    large = widget.sizeHint()
    assert large.height() >= 1.7 * small.height()


def test_a_chart_that_says_nothing_in_words_is_refused():
    with pytest.raises(AttributeError, match="as_text"):
        Painted("x").value_changed()

"""Contrast as it is used: every ink on its ground in the stylesheet, and the strokes of what is painted by hand."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QImage

from cds_app.gui import style
from cds_app.gui.style import Theme
from cds_app.gui.widgets.contribution_bar import ContributionBars
from cds_app.gui.widgets.painted import Painted
from tests.gui.conftest import RESOURCES
from tests.gui.widgets.test_charts import CHARTS
from tests.gui.widgets.values import contributions

TEXT, GRAPHICS = 4.5, 3.0
STROKES: dict[str, tuple[str, ...]] = {
    "interval bar": ("estimate", "muted"),
    "axis header": ("line_strong", "muted"),
    "icon array": ("estimate", "line_strong"),
    "contributions": ("for", "against", "line_strong"),
    "trend": ("estimate", "line_strong"),
    "stop chip": ("stop_text",),
    "caution chip": ("caution_text",),
}
"""What carries the value of each chart."""


def rules(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Selector and declarations of every rule; a rule of several selectors once for each."""
    for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)):
        pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
        found = {name.strip(): value.strip() for name, value in pairs}
        for selector in selectors.split(","):
            yield " ".join(selector.split()), found


def inks_and_grounds() -> dict[tuple[str, str], str]:
    """Every pair of ink and ground tokens that the stylesheet puts on each other, with a selector that does so.

    A state (":hover", ":checked") that changes one of them has the other from the control itself.
    """
    plain: dict[str, dict[str, str]] = {}
    found: dict[tuple[str, str], str] = {}
    for selector, body in rules((RESOURCES / "style" / "program.qss").read_text(encoding="utf-8")):
        if "::" in selector and "item" not in selector and "section" not in selector and "tab" not in selector:
            continue  # a part without words: a handle, a groove, a mark
        control = re.sub(r"(?<!:):[\w!-]+", "", selector)
        own = plain.setdefault(control, dict(plain.get(re.sub(r"\[[^]]*\]", "", control), {})))
        ink = body.get("color", own.get("color", "$text"))
        ground = body.get("background", own.get("background", "transparent"))
        if selector == control:
            own.update(body)
        if 'role="separator"' in selector:
            continue
        chosen = (body.get("selection-color"), body.get("selection-background-color"))
        for one, under in ((ink, ground), chosen):
            if one and under and one.startswith("$") and under.startswith("$"):
                found[one[1:], under[1:]] = selector
    return found


@pytest.mark.requirement("INS-15")
@pytest.mark.parametrize("name", style.THEMES)
def test_every_text_of_the_stylesheet_is_readable_where_it_stands(qapp, name):
    look, dim = style.load(RESOURCES, name), []
    for (ink, ground), selector in inks_and_grounds().items():
        least = GRAPHICS if ink == "disabled" else TEXT  # what is off must still be seen
        ratio = style.contrast(look.colour(ink), look.colour(ground))
        if ratio < least:
            dim.append(f"{selector}: {ink} on {ground} {ratio:.2f}")
    assert dim == []


def test_the_pairs_are_really_found():
    pairs = inks_and_grounds()
    assert len(pairs) >= 18
    assert {("on_accent", "accent"), ("muted", "sunken"), ("disabled", "window"), ("text", "hover")} <= set(pairs)


@pytest.mark.requirement("INS-15")
@pytest.mark.parametrize("name", style.THEMES)
def test_the_edge_of_every_control_is_seen(qapp, name):
    look = style.load(RESOURCES, name)
    for selector, body in rules((RESOURCES / "style" / "program.qss").read_text(encoding="utf-8")):
        border = re.match(r"\d+px solid \$(\w+)$", body.get("border", ""))
        if border is None or border[1] == "line" or "QToolTip" in selector:
            continue
        for ground in ("window", "surface"):
            assert style.contrast(look.colour(border[1]), look.colour(ground)) >= GRAPHICS, selector


def picture(make: Callable[[], Painted], look: Theme) -> QImage:
    widget = make()
    widget.resize(widget.sizeHint())
    ground = widget.palette()
    ground.setColor(widget.backgroundRole(), look.colour("surface"))  # charts stand on cards
    widget.setPalette(ground)
    widget.setAutoFillBackground(True)
    return widget.grab().toImage()


@pytest.mark.requirement("INS-15")
@pytest.mark.parametrize("name", style.THEMES)
@pytest.mark.parametrize("chart", STROKES)
def test_the_strokes_that_carry_a_value_stand_out_where_they_are_painted(qapp, look, chart, name):
    style.apply(qapp, look.variant(name))
    now = style.theme()
    image = picture(CHARTS[chart], now)
    colours = Counter(image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height()))
    ground = colours.most_common(1)[0][0]
    for token in STROKES[chart]:
        ink = now.colour(token)
        assert colours[ink.name()] >= 12, f"{token} is not painted"
        assert style.contrast(ink, QColor(ground)) >= GRAPHICS, token


@pytest.mark.parametrize("name", style.THEMES)
def test_for_and_against_differ_without_any_colour(qapp, look, name):
    """For is a whole area, against a striped one: seen in grey, along the middle of the bars beside their zero."""
    style.apply(qapp, look.variant(name))
    now, bars = style.theme(), ContributionBars(*contributions())
    image = picture(lambda: bars, now)
    row, middle = bars.row_rect(1, 0), image.width() // 2
    y = round(row.top() + now.px(4 + 4 + 5) + QFontMetricsF(now.font()).height())
    solid, striped = range(middle + 4, middle + 84), range(middle - 84, middle - 4)
    assert changes(image, y, solid) == 0
    assert changes(image, y, striped) >= 20


def changes(image: QImage, y: int, columns: range) -> int:
    """How often the grey changes along a line of the picture."""
    grey = [image.pixelColor(x, y).lightness() // 32 for x in columns]
    return sum(one != other for one, other in itertools.pairwise(grey))

"""What is drawn again from kept calls is what drawing it plainly would give, whatever has changed in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from cds_app.domain.decision import Assessment
from cds_app.domain.evidence_quality import EvidenceCount, EvidenceQuality
from cds_app.domain.explanation import Contribution
from cds_app.domain.unnumbered import unnumbered_assessment
from cds_app.gui import style, text
from cds_app.gui.widgets import compare_people
from cds_app.gui.widgets.compare_paint import ComparePainter
from cds_app.gui.widgets.compare_people import PeopleView
from cds_app.gui.widgets.compare_rows import concerns_of, rows_of, sections
from cds_app.gui.widgets.compare_table import CompareTable
from cds_app.gui.widgets.contribution_bar import ContributionBars
from cds_app.gui.widgets.drawing import Drawing, Drawings, draw_as_picture, draw_later
from cds_app.gui.widgets.icon_array import IconArray, kinds, paint_hundred
from cds_app.gui.widgets.interval_bar import AxisHeader, IntervalBar
from cds_app.gui.widgets.painted import Painted
from cds_app.gui.widgets.rating_trend import RatingTrend
from cds_app.gui.widgets.watermark import LINE_GAP, WORD_GAP, Watermark
from tests.gui.pages.scenes import assessment
from tests.gui.widgets.test_charts import CHARTS
from tests.gui.widgets.values import contributions, estimate
from tests.support.world import real_catalogue

Step = Callable[[], object]


class _Plain:
    """Stands where a kept drawing does, and draws anew each time."""

    def __init__(self, draw: Callable[[QPainter], None]) -> None:
        self.draw_on = draw


@contextmanager
def plainly() -> Iterator[None]:
    """Nothing is kept and nothing that was kept is used."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Drawings, "of", lambda _self, _rests_on, _shown, draw: _Plain(draw))
        yield


def picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def assert_never_stale(widget: QWidget, steps: dict[str, Step]) -> None:
    """After each step, there and back, the kept picture is the one drawn plainly; each step can be seen."""
    before = picture(widget)
    for number, (name, step) in enumerate([*steps.items(), *reversed(steps.items())]):
        step()
        kept = picture(widget)
        with plainly():
            assert kept == picture(widget), f"after {name}"
        assert kept != before or number >= len(steps), f"{name} is to be seen, else it would prove nothing"
        before = kept


def looks(qapp: QApplication, look: style.Theme) -> dict[str, Step]:
    return {
        "dark, large": lambda: style.apply(qapp, look.variant(style.DARK, 2.0)),
        "high contrast": lambda: style.apply(qapp, look.variant(style.HIGH_CONTRAST, 1.0)),
        "light": lambda: style.apply(qapp, look),
    }


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_is_drawn_from_its_calls_as_it_is_drawn_plainly(qapp, qtbot, look, chart):
    widget = CHARTS[chart]()
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    assert_never_stale(
        widget,
        {**looks(qapp, look), "another size": lambda: widget.resize(widget.width() - 9, widget.height() + 3)},
    )


def another(widget: Painted) -> Step:
    if isinstance(widget, IntervalBar | IconArray):
        return lambda: widget.set_estimate(estimate(0.3, 0.2, 0.4))
    if isinstance(widget, AxisHeader):
        return lambda: widget.set_title("Reach remission", 0.31)
    if isinstance(widget, ContributionBars):
        return lambda: widget.set_contributions([Contribution("unemployed", "yes", 0.05)], (), "early_stop")
    assert isinstance(widget, RatingTrend)
    return lambda: widget.set_course((), None, {}, {})


@pytest.mark.parametrize("chart", [name for name in CHARTS if "chip" not in name and name != "trend of nothing"])
def test_another_value_is_drawn_at_once(qtbot, chart):
    widget = CHARTS[chart]()
    qtbot.addWidget(widget)
    widget.resize(560, 240)
    before = picture(widget)
    another(widget)()
    kept = picture(widget)
    assert kept != before
    with plainly():
        assert kept == picture(widget)


def test_what_is_pointed_at_and_focused_is_drawn_in_a_chart_of_contributions(qtbot):
    bars = ContributionBars(*contributions())
    qtbot.addWidget(bars)
    bars.resize(600, bars.sizeHint().height())
    bars.show()
    bars.activateWindow()
    QApplication.processEvents()
    bars.clearFocus()
    assert_never_stale(
        bars,
        {
            "the pointer": lambda: qtbot.mouseMove(bars, bars.row_rect(0, 1).center().toPoint()),
            "the focus": lambda: bars.setFocus(),
            "an arrow": lambda: qtbot.keyClick(bars, Qt.Key.Key_Up),
            "no focus": lambda: bars.clearFocus(),
        },
    )


FIRST = assessment()
FEWER = assessment(
    comparison=replace(
        FIRST.comparison,
        estimates=tuple(
            replace(e, probability=0.2, low=0.1, high=0.3) if e.probability else e for e in FIRST.comparison.estimates
        ),
    )
)
DATA = {"other numbers": FEWER, "no numbers": unnumbered_assessment(FIRST), "the first numbers": FIRST}


def shown_in(table: CompareTable, found: Assessment) -> Step:
    shown = sections(rows_of(found, real_catalogue()))
    return lambda: table.show_sections(shown, concerns_of(found), found.comparison, real_catalogue())


def test_the_bars_are_never_an_old_picture(qapp, qtbot, look):
    table = CompareTable()
    qtbot.addWidget(table)
    table.resize(1100, 260)
    table.show()
    shown_in(table, FIRST)()
    drugs = [found.row.drug for found in table.lines.lines if found.row is not None]
    few = EvidenceQuality(tuple(EvidenceCount(drug, "response", 1, 90, "few", False) for drug in drugs))
    assert_never_stale(
        table.viewport(),
        {
            "another drug": lambda: table.choose(drugs[3]),
            "the pointer": lambda: table._hover(5),
            "few trials": lambda: table.show_evidence(few),
            "pins": lambda: table.lines.set_pins((drugs[4], drugs[2])),
            "other pins": lambda: table.lines.set_pins((drugs[2],)),
            **{name: shown_in(table, found) for name, found in DATA.items()},
            "less room": lambda: table.resize(420, 260),
            "scrolled": lambda: table.verticalScrollBar().setValue(7),
            "sideways": lambda: table.horizontalScrollBar().setValue(90),
            "more room": lambda: table.resize(1200, 240),
            **looks(qapp, look),
        },
    )


def test_the_people_are_never_an_old_picture(qapp, qtbot, look):
    people = PeopleView()
    qtbot.addWidget(people)
    people.resize(560, 260)
    people.show()
    shown = {name: sections(rows_of(found, real_catalogue())) for name, found in DATA.items()}
    people.show_sections(shown["the first numbers"])
    first = people.current_drug()
    assert_never_stale(
        people.viewport(),
        {
            "another drug": lambda: people.choose("fluoxetine"),
            "the first drug": lambda: people.choose(first),
            "pins": lambda: people.cards.set_pins((first,)),
            "as the second": lambda: people.cards.set_pins(("mirtazapine", first)),
            **{name: (lambda rows=rows: people.show_sections(rows)) for name, rows in shown.items()},
            "scrolled": lambda: people.verticalScrollBar().setValue(31),
            "more room": lambda: people.resize(600, 240),
            **looks(qapp, look),
        },
    )


def counted(monkeypatch, owner, name: str) -> list[object]:
    made, plain = [], getattr(owner, name)
    monkeypatch.setattr(owner, name, lambda *values, **named: (made.append(values), plain(*values, **named))[1])
    return made


@pytest.mark.parametrize("size", [(1100, 640), (1100, 260), (420, 260)])
def test_bars_that_are_drawn_up_are_painted_without_drawing_any(qtbot, monkeypatch, size):
    table = CompareTable()
    qtbot.addWidget(table)
    table.resize(*size)
    table.show()
    shown_in(table, FIRST)()
    QApplication.processEvents()
    table.painter_of_cells._drawings = Drawings(most=1000)
    made = counted(monkeypatch, ComparePainter, "draw")
    for _line in table.drawn_up():
        pass
    drawn_up = len(made)
    assert drawn_up
    picture(table.viewport())
    assert len(made) == drawn_up


def test_the_first_drug_comes_with_its_groups_title_although_the_table_had_no_height_yet(qtbot):
    table = CompareTable()
    qtbot.addWidget(table)
    table.resize(1100, 60)
    table.show()
    shown_in(table, FIRST)()
    table.resize(1100, 260)
    QApplication.processEvents()
    assert table.lines.lines[0].row is None, "a title"
    assert table.verticalScrollBar().maximum() > 0
    assert table.rowViewportPosition(0) == 0


def test_only_the_names_are_drawn_anew_for_a_pin_and_for_the_evidence(qtbot, monkeypatch):
    table = CompareTable()
    qtbot.addWidget(table)
    table.resize(1100, 640)
    table.show()
    shown_in(table, FIRST)()
    picture(table.viewport())
    drug = table.lines.lines[4].row.drug
    made = counted(monkeypatch, ComparePainter, "draw")

    def drawn() -> list[object]:
        made.clear()
        picture(table.viewport())
        return [(number, column) for _cells, _painter, _size, number, column in made]

    table.lines.set_pins((drug,))
    assert drawn() == [(4, "drug")]
    table.show_evidence(EvidenceQuality((EvidenceCount(drug, "response", 1, 90, "few", False),)))
    assert {column for _number, column in drawn()} <= {"drug"}


def test_people_that_are_drawn_up_are_painted_without_drawing_any_scrolled_or_not(qtbot, monkeypatch):
    people = PeopleView()
    qtbot.addWidget(people)
    people.resize(560, 700)
    people.show()
    people.show_sections(sections(rows_of(FIRST, real_catalogue())))
    QApplication.processEvents()
    made = counted(monkeypatch, compare_people, "paint_hundred")
    people.itemDelegate()._drawings = Drawings(most=32)
    for _card in people.drawn_up():
        pass
    drawn_up = len(made)
    assert drawn_up
    before = picture(people.viewport())
    people.verticalScrollBar().setValue(5)
    assert picture(people.viewport()) != before
    assert len(made) == drawn_up


def furthest(one: QImage, other: QImage) -> int:
    """By how much of 255 any pixel's ink differs."""
    return max(abs(a - b) for a, b in zip(bytes(one.constBits()), bytes(other.constBits()), strict=True))


@pytest.mark.parametrize("ratio", [1.0, 2.0, 1.5])
def test_a_picture_has_the_pixels_of_what_it_is_a_picture_of(ratio):
    def people(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_hundred(painter, QRectF(205, 107, 10, 12), kinds(20, 40, 70), style.theme())

    def on_screen(draw: Callable[[QPainter], None]) -> QImage:
        screen = QImage(round(500 * ratio), round(300 * ratio), QImage.Format.Format_RGB32)
        screen.setDevicePixelRatio(ratio)
        screen.fill(Qt.GlobalColor.white)
        painter = QPainter(screen)
        draw(painter)
        painter.end()
        return screen

    drawing = Drawing()
    draw_as_picture(drawing, QRect(205, 107, 100, 120), QColor("white"), people)
    kept, plain, empty = on_screen(drawing.draw_on), on_screen(people), on_screen(lambda _painter: None)
    assert kept == on_screen(drawing.draw_on)
    # Qt reckons a slanted line from the edges of what it is drawn on: a few of its pixels are a shade lighter or darker
    assert furthest(kept, plain) <= 3 < 100 < furthest(plain, empty)


def test_another_language_is_drawn_in_its_own_words(qapp, qtbot):
    bars = ContributionBars()
    qtbot.addWidget(bars)
    bars.resize(600, bars.sizeHint().height())
    english = picture(bars)
    try:
        text.use_language(qapp, "es")
        spanish = picture(bars)
        with plainly():
            assert picture(bars) == spanish != english
    finally:
        text.use_language(qapp, "en")


def on_paper(draw: Callable[[QPainter], None]) -> QImage:
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def scene(painter: QPainter) -> None:
    """Sets what is set already, moves a rectangle on after drawing in it, and restores what it saved."""
    place, red, blue = QRectF(4, 4, 20, 10), QColor("red"), QColor("blue")
    for ink in (red, red, blue):
        painter.setPen(QPen(ink, 3))
        painter.drawRect(place)
        place.translate(10, 12)
    painter.save()
    painter.setPen(QPen(red, 3))
    painter.setClipRect(place)
    painter.setFont(QFont("Noto Sans", 7))
    painter.restore()
    painter.setPen(QPen(red, 3))  # it is blue again
    painter.drawLine(2, 50, 70, 50)
    draw_later(painter, lambda painter: painter.fillRect(60, 4, 9, 9, blue))


def test_calls_are_kept_as_they_were_when_they_were_made():
    drawing = Drawing()
    scene(drawing)
    assert on_paper(drawing.draw_on) == on_paper(drawing.draw_on) == on_paper(scene)
    assert on_paper(scene) != on_paper(lambda _painter: None)


def test_no_more_drawings_are_kept_than_wanted():
    kept, made = Drawings(most=3), []
    for shown in (0, 1, 2, 0, 1, 2, 3, 3, 0):
        kept.of((), shown, lambda _drawing, shown=shown: made.append(shown))
        assert len(kept._made) <= 3
    assert made == [0, 1, 2, 3, 0]


def everywhere(mark: Watermark, width: float, _height: float) -> Iterator[QPointF]:
    """The places of a watermark's words without leaving any out."""
    look, reach = style.theme(), mark.width() + mark.height()
    step = width + look.px(WORD_GAP)
    for number, y in enumerate(range(0, 2 * reach, look.px(LINE_GAP))):
        for n in range(int(2 * reach / step) + 2):
            yield QPointF(-reach + (step / 2 if number % 2 else 0) + n * step, y)


@pytest.mark.parametrize("size", [(640, 300), (90, 400), (200, 150)])
def test_what_a_watermark_leaves_out_is_not_to_be_seen(qapp, qtbot, look, monkeypatch, size):
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(*size)
    bare = picture(over)
    mark = Watermark("What if: not this patient", over)
    kept = picture(over)
    assert kept != bare
    monkeypatch.setattr(Watermark, "_places", everywhere)
    with plainly():
        assert picture(over) == kept
        style.apply(qapp, look.variant(style.DARK, 2.0))
        large = picture(over)
    monkeypatch.undo()
    mark.update()
    assert picture(over) == large != kept

from __future__ import annotations

import gc
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QFocusFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cds_app.gui import style, system_look, tokens
from cds_app.gui.widgets.buttons import Button, RailButton
from cds_app.gui.widgets.painted import Painted
from tests.gui.conftest import RESOURCES

GUI = Path(style.__file__).parent


def palette(window: str, text: str, highlight: str, highlighted: str) -> QPalette:
    made = QPalette()
    role = QPalette.ColorRole
    for places, colour in (
        ((role.Window, role.Base, role.Button), window),
        ((role.WindowText, role.Text, role.ButtonText), text),
        ((role.Highlight,), highlight),
        ((role.HighlightedText,), highlighted),
    ):
        for place in places:
            made.setColor(place, QColor(colour))
    return made


SYSTEMS = {
    "aquatic": palette("#202020", "#FFFFFF", "#8EE3F0", "#263B50"),
    "desert": palette("#FFFAEF", "#3D3D3D", "#903909", "#FFF5E3"),
    "night sky": palette("#000000", "#FFFFFF", "#D6B4FD", "#2B2B2B"),
    "plain": palette("#EFEFEF", "#000000", "#308CC6", "#FFFFFF"),
    "useless": palette("#808080", "#7F7F7F", "#818181", "#808080"),
}


def problems(colours: dict[str, str], tokens) -> list[tuple]:
    found = []
    for kind, least in (("text", 4.5), ("graphics", 3.0)):
        for ink, grounds in tokens["contrast"][kind]:
            for ground in grounds:
                ratio = style.contrast(QColor(colours[ink]), QColor(colours[ground]))
                if ratio < least:
                    found.append((kind, ink, ground, round(ratio, 2)))
    return found


@pytest.mark.requirement("INS-15")
@pytest.mark.parametrize("name", [style.LIGHT, style.DARK])
def test_every_ink_is_readable_on_every_ground_it_stands_on(look, name):
    assert problems(look.tokens["colours"][name], look.tokens) == []


def test_both_themes_have_the_same_tokens(look):
    light, dark = (set(look.tokens["colours"][name]) for name in (style.LIGHT, style.DARK))
    assert light == dark


@pytest.mark.requirement("INS-15")
@pytest.mark.parametrize("system", SYSTEMS)
def test_high_contrast_is_made_of_the_systems_palette_and_readable(look, system):
    colours = style.colours_of(SYSTEMS[system])
    assert set(colours) == set(look.tokens["colours"][style.LIGHT])
    accents = {"selected", "on_selected", "hover", "disabled"}
    on_plain_ground = {
        **look.tokens,
        "contrast": {
            kind: [
                (ink, [g for g in grounds if g not in accents])
                for ink, grounds in look.tokens["contrast"][kind]
                if ink not in accents
            ]
            for kind in ("text", "graphics")
        },
    }
    assert problems(colours, on_plain_ground) == []
    assert style.contrast(QColor(colours["on_selected"]), QColor(colours["selected"])) >= 4.5
    assert style.contrast(QColor(colours["text"]), QColor(colours["surface"])) >= 7


def test_contrast_is_measured_as_the_standard_does():
    assert style.contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert style.contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", style.THEMES)
def test_the_stylesheet_fills_every_placeholder(name, scale):
    sheet = style.stylesheet(style.load(RESOURCES, name, scale))
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    for file in re.findall(r'url\("([^"]+)"\)', sheet):
        assert Path(file).is_file()


def test_nothing_sets_a_colour_by_hand():
    offenders = []
    for file in [*GUI.rglob("*.py"), RESOURCES / "style" / "program.qss"]:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r"#[0-9A-Fa-f]{6}\b|QColor\(\d|setStyleSheet\((?!stylesheet|sheet\)|\"\"\))", line):
                offenders.append(f"{file.name}:{number}")
    assert offenders == []


def test_every_font_size_row_and_padding_grows_with_the_text_size():
    plain, large = style.load(RESOURCES), style.load(RESOURCES, scale=2.0)
    for role in plain.tokens["type_px"]:
        assert large.points(role) == pytest.approx(2 * plain.points(role))
    assert large.size("row") == 2 * plain.size("row")
    assert large.px(24) == 48
    pairs = [[int(n) for n in re.findall(r"padding: 0 (\d+)px", style.stylesheet(look))] for look in (plain, large)]
    assert pairs[1] == [2 * n for n in pairs[0]]


def test_sizes_are_those_of_the_visual_language():
    look = style.load(RESOURCES)
    assert [look.points(r) for r in ("small", "base", "large", "sentence", "title")] == [9, 10.5, 12, 15, 19.5]


@pytest.mark.parametrize(("name", "scale"), [("blue", 1.0), ("light", 0.9), ("light", 2.1)])
def test_an_unknown_look_is_refused(name, scale):
    with pytest.raises(ValueError, match=r".*"):
        style.load(RESOURCES, name, scale)


def test_figures_have_equal_width(look):
    from PySide6.QtGui import QFontMetricsF

    for role in ("small", "base", "title"):
        metrics = QFontMetricsF(look.font(role))
        assert len({round(metrics.horizontalAdvance(digit), 3) for digit in "0123456789"}) == 1


def test_the_system_is_asked_for_its_wishes():
    def app(contrast, scheme):
        hints = SimpleNamespace(
            accessibility=lambda: SimpleNamespace(contrastPreference=lambda: contrast), colorScheme=lambda: scheme
        )

        class App:  # a namespace cannot be remembered
            def styleHints(self):
                return hints

        return App()

    none, high = Qt.ContrastPreference.NoPreference, Qt.ContrastPreference.HighContrast
    assert style.system_theme(app(high, Qt.ColorScheme.Dark)) == style.HIGH_CONTRAST
    assert style.system_theme(app(none, Qt.ColorScheme.Dark)) == style.DARK
    assert style.system_theme(app(none, Qt.ColorScheme.Light)) == style.LIGHT
    assert style.system_theme(app(none, Qt.ColorScheme.Unknown)) == style.LIGHT


@pytest.mark.parametrize(
    ("name", "theme", "asked"),
    [("plain", style.LIGHT, 0), ("desert", style.LIGHT, 0), ("aquatic", style.DARK, 0), ("night sky", "answer", 1)],
)
def test_at_first_sight_the_systems_palette_tells_and_only_one_of_high_contrast_has_the_system_asked(
    monkeypatch, name, theme, asked
):
    calls = []
    monkeypatch.setattr(system_look, "system_theme", lambda _app: calls.append(1) or "answer")
    assert style.at_first_sight(SimpleNamespace(palette=lambda: SYSTEMS[name])) == theme
    assert len(calls) == asked


def test_the_system_can_be_asked_again_and_again(qapp):
    for _ in range(3):
        assert style.system_theme(qapp) in style.THEMES
        gc.collect()


def test_a_change_of_look_reaches_what_is_on_screen(qapp, qtbot, look):
    class Chart(Painted):
        def as_text(self):
            return ""

    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    style.space(layout, (8, 8, 8, 8), 4)
    label, chart = QLabel("words"), Chart("chart")
    layout.addWidget(label)
    layout.addWidget(chart)
    button = RailButton("log", "Log")
    layout.addWidget(button)
    page.show()
    before, icon = label.sizeHint().height(), button.icon().cacheKey()
    style.apply(qapp, look.variant(style.DARK, 2.0))
    assert style.theme().name == style.DARK
    assert label.sizeHint().height() > 1.7 * before
    assert layout.contentsMargins().left() == 16
    assert layout.spacing() == 8
    assert button.icon().cacheKey() != icon
    assert page.palette().window().color() == style.theme().colour("window")


def test_a_widget_hears_once_of_a_change_of_look_and_keeps_no_mark_of_it(qapp, qtbot, look):
    class Counting(QLabel):
        heard = 0

        def changeEvent(self, event):
            self.heard += event.type() == QEvent.Type.StyleChange
            super().changeEvent(event)

    label = Counting("words")
    qtbot.addWidget(label)
    label.show()
    label.heard = 0
    style.apply(qapp, look.variant(style.DARK, 2.0))
    assert label.heard == 1
    assert not label.testAttribute(Qt.WidgetAttribute.WA_SetStyle)
    made_in_it = QLabel("words")
    qtbot.addWidget(made_in_it)
    made_in_it.show()
    label.adjustSize()
    assert label.grab().toImage() == made_in_it.grab().toImage()


def test_where_the_system_is_in_high_contrast_its_own_palette_holds(qapp, look, monkeypatch):
    monkeypatch.setattr(system_look, "asks_for_contrast", lambda _app: True)
    system = style.system_palette()
    chosen = look.variant(style.HIGH_CONTRAST)
    style.apply(qapp, chosen)
    assert chosen.colours == style.colours_of(system)
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Highlight, QPalette.ColorRole.Text):
        assert qapp.palette().color(role) == system.color(role)


@pytest.mark.requirement("INS-15")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_where_it_is_not_high_contrast_is_black_and_white_and_readable(qapp, look, monkeypatch, scheme):
    monkeypatch.setattr(system_look, "system_theme", lambda _app: scheme)
    chosen = look.variant(style.HIGH_CONTRAST)
    ground, ink = ("#ffffff", "#000000") if scheme == "light" else ("#000000", "#ffffff")
    assert (chosen.colours["window"], chosen.colours["surface"], chosen.colours["text"]) == (ground, ground, ink)
    for other in ("accent", "disabled", "on_accent", "on_selected"):
        on = {"on_accent": "accent", "on_selected": "selected"}.get(other, "window")
        assert style.contrast(chosen.colour(other), chosen.colour(on)) >= 7, other


def test_the_look_in_use_costs_nothing(qapp, look, monkeypatch):
    touched = []
    monkeypatch.setattr(QApplication, "setStyleSheet", lambda *_: touched.append("sheet"))
    style.apply(qapp, look.variant())
    assert touched == []


def test_without_a_look_nothing_is_guessed(qapp, monkeypatch):
    monkeypatch.setattr(tokens, "_IN_USE", "never_set")
    with pytest.raises(RuntimeError):
        style.theme()


# --- icons

ICONS = sorted((RESOURCES / "icons").glob("*.svg"))


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_each_icon_is_drawn_in_the_one_style(file):
    svg = file.read_text(encoding="utf-8")
    assert QSvgRenderer(svg.replace("currentColor", "black").encode()).isValid()
    assert 'viewBox="0 0 20 20"' in svg
    assert 'stroke="currentColor"' in svg
    assert 'stroke-width="1.5"' in svg
    assert not re.search(r"#[0-9A-Fa-f]{3,6}\b|rgb\(|<script|href|<style", svg)


def test_every_icon_that_is_named_is_there():
    there, asked = {file.stem for file in ICONS}, set()
    for file in GUI.rglob("*.py"):
        asked |= set(re.findall(r'icon_name="(\w+)"', file.read_text(encoding="utf-8")))
    assert asked - there == set()
    for needed in (
        "worklist", "patient", "compare", "follow_up", "log", "model", "administration", "import", "lock", "search",
        "caution", "stop", "information", "check", "pin", "print", "export", "sign", "theme", "close", "undo",
    ):  # fmt: skip
        assert needed in there


def ink_of(pixmap: QPixmap) -> set[str]:
    image = pixmap.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_an_icon_takes_the_colour_of_its_token(look):
    assert ink_of(style.icon("stop", "stop_text").pixmap(20, 20)) == {look.colours["stop_text"].lower()}


def test_an_icon_turns_with_its_control(look):
    from PySide6.QtGui import QIcon

    made = style.icon("stop", "text")
    disabled = made.pixmap(20, 20, QIcon.Mode.Disabled)
    assert ink_of(disabled) == {look.colours["disabled"].lower()}


# --- focus


def ring_of(window: QWidget) -> QFocusFrame | None:
    rings = [ring for ring in window.findChildren(QFocusFrame) if ring.isVisible()]
    return rings[0] if rings else None


@pytest.fixture
def form(qtbot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    style.space(layout, (24, 24, 24, 24), 12)
    page.first, page.second = QPushButton("first"), Button("second", "primary")
    layout.addWidget(page.first)
    layout.addWidget(page.second)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.mark.requirement("INS-15")
def test_the_focus_has_a_ring_with_a_gap(form, qtbot, look):
    form.first.setFocus()
    ring = ring_of(form)
    assert ring is not None
    assert ring.geometry() == form.first.geometry().adjusted(-4, -4, 4, 4)
    form.second.setFocus()
    assert ring_of(form).geometry() == form.second.geometry().adjusted(-4, -4, 4, 4)
    image = form.grab().toImage()
    middle = form.second.geometry().center().y()
    edge = form.second.mapTo(form, QPoint(0, 0)).x()
    assert image.pixelColor(edge - 3, middle).name() == look.colours["accent"].lower()
    assert image.pixelColor(edge - 1, middle).name() == look.colours["window"].lower()


def test_the_ring_goes_with_the_focus_and_survives_its_window(form, qtbot):
    form.first.setFocus()
    form.first.clearFocus()
    assert ring_of(form) is None
    other = QPushButton("alone")
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.addWidget(other)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    other.setFocus()
    assert ring_of(holder) is not None
    holder.close()
    holder.deleteLater()
    QApplication.sendPostedEvents(holder, 52)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.second.setFocus()
    assert ring_of(form) is not None


def test_in_a_scrolling_part_the_ring_is_cut_with_its_widget(qtbot):
    window, area, content = QWidget(), QScrollArea(), QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(area)
    layout = QVBoxLayout(content)
    fields = [QPushButton(str(n)) for n in range(30)]
    for field in fields:
        layout.addWidget(field)
    area.setWidget(content)
    window.resize(200, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    fields[2].setFocus()
    ring = ring_of(window)
    assert ring.parentWidget() is area.viewport()
    before = ring.geometry().top()
    area.verticalScrollBar().setValue(10)
    assert ring.geometry().top() == before - 10


@pytest.mark.parametrize("file", [*ICONS, *sorted((RESOURCES / "style").glob("*.svg"))], ids=lambda file: file.stem)
def test_every_drawing_is_rendered_without_a_complaint(qtlog, file):
    renderer = QSvgRenderer(file.read_text(encoding="utf-8").replace("currentColor", "black").encode())
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert [record.message for record in qtlog.records] == []
    assert ink_of(QPixmap.fromImage(image))


@pytest.mark.qt_log_level_fail("CRITICAL")
def test_a_broken_drawing_would_be_noticed(qtlog):
    QSvgRenderer(b'<svg viewBox="0 0 20 20"><path d="M1 1 L 2"/></svg>')
    assert qtlog.records

"""Labels, buttons, fields, cards, notices, page frame: plain pieces without behaviour of their own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cds_app.gui import style
from cds_app.gui.jobs import Jobs
from cds_app.gui.widgets.busy_label import DELAY_MS, BusyLabel
from cds_app.gui.widgets.buttons import Button, IconButton, RailButton, button, primary
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.empty_state import EmptyState
from cds_app.gui.widgets.fields import ChoiceField, NumberField
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.labels import ROLES, Label, label, paragraph, separator
from cds_app.gui.widgets.notice import Notice
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.tab_part import TabPart
from cds_app.gui.widgets.twins import Twins
from tests.gui.widgets.values import contributions, estimate
from tests.support.turns import all_made

LONG = "The estimate rests on published trials and was not validated on patients of this site. " * 4


@pytest.fixture
def shown(qtbot):
    """Puts a widget into a window of a width and shows it."""

    windows = []  # held here: the test's widgets live as long as their windows

    def show(widget: QWidget, width: int = 900, height: int = 500) -> QWidget:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(widget)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return show


# --- labels


def test_what_stands_in_a_record_is_never_markup(qtbot):
    made = label("<b>bold</b> <img src='file:///x'>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText


def test_roles_have_their_sizes(shown, look):
    sizes = {}
    for role in ROLES:
        made = label("words", role)
        shown(made)
        sizes[role] = made.fontInfo().pointSizeF()
    assert sizes["title"] > sizes["sentence"] > sizes["heading"] > sizes["base"] > sizes["small"]
    with pytest.raises(ValueError, match="shouting"):
        label("words", "shouting")


@pytest.mark.parametrize("role", ["base", "sentence", "small"])
def test_running_text_is_never_longer_than_72_characters_a_line(shown, role):
    made = paragraph(LONG, role)
    shown(made, 1900)
    metrics = QFontMetricsF(made.font())
    assert made.width() <= 73 * metrics.averageCharWidth()
    assert made.height() >= 3 * metrics.height(), "and nothing of it is cut"
    assert made.heightForWidth(made.width()) <= made.height()


def test_running_text_keeps_its_measure_when_the_text_grows(qapp, shown, look):
    made = paragraph(LONG)
    shown(made, 1900)
    before = made.maximumWidth()
    style.apply(qapp, look.variant(scale=2.0))
    assert made.maximumWidth() > 1.8 * before


# --- buttons


def test_enter_never_presses_a_button_by_itself(qtbot):
    made = button("Sign decision")
    qtbot.addWidget(made)
    assert not made.autoDefault()
    assert not made.isDefault()


def test_a_button_does_what_it_was_given(qtbot):
    done = []
    made = primary("Sign decision", lambda: done.append(1), icon_name="sign")
    qtbot.addWidget(made)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert not made.icon().isNull()
    with pytest.raises(ValueError, match="loud"):
        Button("x", "loud")


@pytest.mark.requirement("INS-15")
def test_a_button_of_an_icon_has_a_name(qtbot):
    for made in (IconButton("lock", "Lock"), RailButton("log", "Log")):
        qtbot.addWidget(made)
        assert made.accessibleName()
        assert made.toolTip()
        assert made.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.requirement("INS-15")
@pytest.mark.parametrize(
    "make", [lambda: button("x"), lambda: IconButton("lock", "Lock"), lambda: RailButton("log", "L")]
)
def test_targets_are_at_least_24_pixels_each_way(shown, make):
    made = make()
    shown(made)
    assert min(made.sizeHint().width(), made.sizeHint().height()) >= 24


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_words_on_checked_buttons_are_not_cut(qapp, shown, look, scale):
    style.apply(qapp, look.variant(scale=scale))
    for role in ("segment", "chip", "secondary", "primary"):
        made = Button("Awaiting decision", role, "check")
        made.setCheckable(True)
        made.setChecked(True)
        shown(made)
        words = QFontMetricsF(made.font()).horizontalAdvance(made.text())
        assert made.sizeHint().width() >= words + look.size("icon")


# --- fields


@pytest.mark.requirement("EXP-09")
def test_a_number_reads_the_same_under_every_locale(qtbot):
    try:
        QLocale.setDefault(QLocale("de_DE"))
        made = NumberField(0, 400, places=1)
        qtbot.addWidget(made)
        made.setValue(37.5)
        assert made.text() == "37.5"
        assert made.valueFromText("12.5") == 12.5
    finally:
        QLocale.setDefault(QLocale("C"))


def wheel(widget: QWidget) -> None:
    here = QPointF(5, 5)
    event = QWheelEvent(
        here, widget.mapToGlobal(here), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_a_turning_wheel_changes_no_dose_unless_the_field_has_the_focus(shown, qtbot):
    page = QWidget()
    layout = QVBoxLayout(page)
    dose, drug, other = NumberField(0, 400), ChoiceField((("a", "A"), ("b", "B"))), QPushButton("x")
    for widget in (dose, drug, other):
        layout.addWidget(widget)
    shown(page)
    dose.setValue(10)
    drug.set_code("b")
    other.setFocus()
    wheel(dose)
    wheel(drug)
    assert (dose.value(), drug.code()) == (10, "b")
    dose.setFocus()
    wheel(dose)
    assert dose.value() == 11


def test_nothing_is_chosen_beforehand(qtbot):
    made = ChoiceField((("a", "A"), ("b", "B")))
    qtbot.addWidget(made)
    assert made.code() == ""
    made.set_code("b")
    assert (made.code(), made.currentText()) == ("b", "B")
    made.set_code("")
    assert made.code() == ""
    with pytest.raises(ValueError, match="c"):
        made.set_code("c")


@pytest.mark.requirement("INS-15")
def test_a_field_is_named_by_its_label_and_tells_its_problem(shown, qtbot):
    field = QLineEdit()
    row = FormRow("Dose", field, hint="Up to 20", unit="mg per day")
    shown(row)
    assert field.accessibleName() == "Dose, mg per day"
    assert field.accessibleDescription() == "Up to 20"
    row.set_problem("Above the largest dose.")
    assert row.problem() == "Above the largest dose."
    assert row._problem.isVisible()
    assert field.accessibleDescription() == "Above the largest dose. Up to 20"
    row.set_problem()
    assert not row._problem.isVisible()
    assert field.accessibleDescription() == "Up to 20"


# --- containers


def test_a_card_has_a_title_and_takes_content_and_actions(shown):
    card = Card("Decision")
    inner = card.add(QLabel("content"))
    card.add_action(button("Change"))
    shown(card)
    assert card.accessibleName() == "Decision"
    assert inner.isVisible()
    card.set_title("Choice")
    assert card.accessibleName() == "Choice"
    assert Card().accessibleName() == ""
    assert separator().property("role") == "separator"


def test_a_notice_says_how_severe_it_is_and_what_to_do(shown, qtbot):
    acted = []
    notice = Notice("caution", "QTc was measured 40 days ago.", "Open record")
    notice.acted.connect(lambda: acted.append(1))
    shown(notice)
    assert notice.as_text() == "Caution: QTc was measured 40 days ago."
    assert notice.accessibleName() == "Caution"
    qtbot.mouseClick(notice.findChild(Button), Qt.MouseButton.LeftButton)
    assert acted == [1]


def test_a_page_has_one_primary_action(shown):
    page = PageFrame("Compare")
    page.set_primary(primary("Record own view"))
    page.add_action(button("Print"))
    shown(page)
    with pytest.raises(ValueError, match="one primary"):
        page.set_primary(primary("Sign"))
    assert page.accessibleName() == "Compare"
    page.set_title("Other")
    assert page.accessibleName() == "Other"


@pytest.mark.parametrize("rows", [1, 40])
def test_the_content_ends_under_the_primary_action_with_and_without_scroll_bar(shown, qtbot, rows):
    page = PageFrame("Compare")
    action = page.set_primary(primary("Record own view"))
    cards = [Card(f"Card {n}") for n in range(rows)]
    for card in cards:
        page.body.addWidget(card)
    window = shown(page)

    def right(widget: QWidget) -> int:
        return widget.mapTo(window, QPoint(widget.width(), 0)).x()

    qtbot.waitUntil(lambda: right(cards[0]) == right(action), timeout=2000)
    assert cards[0].mapTo(window, QPoint(0, 0)).x() == 24


def test_a_page_shows_one_notice_at_a_time(shown, qtbot):
    page, acted = PageFrame("Compare", scroll=False), []
    shown(page)
    page.show_notice("information", "first")
    page.show_notice("stop", "second", "Undo", lambda: acted.append(1))
    visible = [notice for notice in page.findChildren(Notice) if notice.isVisible()]
    assert [notice.as_text() for notice in visible] == ["Stop: second"]
    qtbot.mouseClick(visible[0].findChild(Button), Qt.MouseButton.LeftButton)
    assert acted == [1]
    page.clear_notice()
    assert not [notice for notice in page.findChildren(Notice) if notice.isVisible()]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_an_empty_page_shows_all_its_words(qapp, shown, look, scale):
    style.apply(qapp, look.variant(scale=scale))
    state = EmptyState("worklist", "No patients yet", LONG, button("Import records"))
    shown(state, 1280, 720)
    words = next(found for found in state.findChildren(Label) if found.text() == LONG)
    assert words.heightForWidth(words.width()) <= words.height()
    assert state.accessibleDescription() == LONG


# --- busy


def test_a_short_wait_is_not_mentioned(shown, qtbot):
    busy = BusyLabel("Comparing …")
    shown(busy)
    busy.set_busy(True)
    busy.set_busy(False)
    qtbot.wait(DELAY_MS + 50)
    assert busy.text() == ""


def test_a_long_wait_says_so_after_300_ms_and_stops_with_the_wait(shown, qtbot):
    busy = BusyLabel("Comparing …")
    shown(busy)
    height = busy.height()
    busy.set_busy(True)
    assert busy.text() == ""
    qtbot.waitUntil(lambda: busy.text() == "Comparing …", timeout=2000)
    busy.set_words("Comparing, 12 of 21 …")
    assert busy.text() == "Comparing, 12 of 21 …"
    assert busy.height() == height, "nothing jumps"
    busy.set_busy(False)
    assert busy.text() == ""


def test_a_busy_label_follows_its_slot_only(qtbot, fake_jobs):
    fake_jobs.hold = True
    busy = BusyLabel("Comparing …").follow(fake_jobs, "assessment")
    qtbot.addWidget(busy)
    fake_jobs.run(lambda session: None, slot="worklist")
    assert not busy._timer.isActive()
    fake_jobs.run(lambda session: None, slot="assessment")
    assert busy._timer.isActive()
    fake_jobs.release()
    assert not busy._timer.isActive()
    assert Jobs.busy is not None


# --- twins


@pytest.mark.requirement("EXP-10")
def test_a_chart_is_one_click_from_its_table_and_its_text(shown, qtbot):
    from cds_app.gui.widgets.contribution_bar import ContributionBars

    chart = ContributionBars(*contributions())
    twins = Twins(chart, "Why this number")
    shown(twins)
    assert chart.isVisible()
    table_button, text_button = twins.findChildren(Button)[1:]
    qtbot.mouseClick(table_button, Qt.MouseButton.LeftButton)
    assert twins._table.isVisible()
    assert not chart.isVisible()
    shown_cells = tuple(
        tuple(twins._table.item(row, column).text() for column in range(twins._table.columnCount()))
        for row in range(twins._table.rowCount())
    )
    assert shown_cells == chart.as_rows()[1:]
    text_button.setFocus()
    qtbot.keyClick(text_button, Qt.Key.Key_Space)
    assert twins._words.isVisible()
    assert twins._words.text() == chart.as_text()
    twins.show_view("picture")
    assert chart.isVisible()


def test_the_twins_follow_the_chart(shown):
    from cds_app.gui.widgets.icon_array import IconArray

    chart = IconArray(estimate())
    twins = Twins(chart)
    shown(twins)
    chart.set_estimate(estimate(0.3, 0.2, 0.4))
    assert "30 of 100" in twins._words.text()
    assert twins._table.item(0, 1).text() == "30"


@pytest.mark.requirement("INS-15")
def test_everything_is_reached_by_tab_in_the_order_of_the_page(shown, qtbot):
    page = PageFrame("Sign-off")
    secondary = page.add_action(button("Back"))
    main = page.set_primary(primary("Sign decision"))
    field = QLineEdit()
    page.body.addWidget(FormRow("Comment", field))
    last = IconButton("pin", "Pin")
    page.body.addWidget(last)
    shown(page)
    secondary.setFocus()
    order = [QApplication.focusWidget()]
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    assert order == [secondary, main, field, last]


def test_a_tab_makes_its_part_and_takes_it_in_while_the_window_answers(qtbot):
    made = []

    def content() -> QWidget:
        made.append(QWidget())
        return made[-1]

    part = TabPart(content)
    qtbot.addWidget(part)
    part.show()
    assert (made, part.widget()) == ([], None), "whoever clicked sees the tab before its part is made"
    qtbot.waitUntil(lambda: part.widget() is not None)
    part.hide()
    part.show()
    all_made(part)
    assert [part.widget()] == made, "made once"

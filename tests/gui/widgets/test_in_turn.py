"""Parts that come in turn: all at once where nobody looks, one by one on screen, none after they are forgotten."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_app.gui.widgets.box import Box, out_of_sight
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.in_turn import InTurn
from cds_app.gui.widgets.on_demand import OnDemand


def three(made):
    for number in range(3):
        made.append(number)
        yield


def on_screen(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_where_nobody_looks_all_parts_come_at_once(qtbot):
    page, made = QWidget(), []
    qtbot.addWidget(page)
    InTurn(page).begin(three(made))
    assert made == [0, 1, 2]


def test_on_screen_they_come_one_by_one_after_what_was_asked_is_answered(qtbot):
    made = []
    turns = InTurn(on_screen(qtbot))
    turns.begin(three(made))
    assert made == []
    qtbot.waitUntil(lambda: not turns.isActive())
    assert made == [0, 1, 2]


def test_those_still_to_come_can_be_made_at_once_or_dropped(qtbot):
    page, made, dropped = on_screen(qtbot), [], []
    turns = InTurn(page)
    turns.begin(three(made))
    turns.finish()
    assert made == [0, 1, 2]
    turns.begin(three(dropped))
    turns.forget()
    assert not turns.isActive()
    assert dropped == []


def test_parts_begun_anew_take_the_place_of_the_ones_before(qtbot):
    before, made = [], []
    turns = InTurn(on_screen(qtbot))
    turns.begin(three(before))
    turns.begin(three(made))
    qtbot.waitUntil(lambda: not turns.isActive())
    assert (before, made) == ([], [0, 1, 2])


def test_a_part_is_made_when_it_is_asked_for_and_once(qtbot):
    asked = []
    parts = OnDemand(lambda name: asked.append(name) or f"part {name}")
    assert not parts
    assert parts["a"] == parts["a"] == "part a"
    assert asked == ["a"]


def test_what_is_filled_out_of_sight_is_as_visible_afterwards_as_it_was(qtbot):
    page = on_screen(qtbot)
    shown, hidden = Box(page), Box(page)
    shown.show()
    hidden.hide()
    for box in (shown, hidden):
        with out_of_sight(box):
            Words("words", parent=box)
    assert (shown.isVisible(), hidden.isVisible()) == (True, False)


def test_what_is_filled_before_it_has_a_place_comes_in_sight_with_its_place(qtbot):
    page, box = QWidget(), Box()
    qtbot.addWidget(page)
    with out_of_sight(box):
        Words("words", parent=box)
    assert not box.isVisible(), "not as a window of its own"
    QVBoxLayout(page).addWidget(box)
    page.show()
    assert box.isVisible()

"""The questionnaire on screen: digits answer and move on, Backspace goes back, what is not asked cannot be answered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton

from cds_app.gui.text.questionnaires import QUESTIONNAIRES
from cds_app.gui.widgets.answer_grid import AnswerGrid
from cds_app.gui.widgets.rating_total import TotalForm
from tests.support.world import real_catalogue

Key = Qt.Key
SCALES = real_catalogue().scales


def a_grid(qtbot, code, printed=True):
    made = AnswerGrid(SCALES[code], QUESTIONNAIRES[code] if printed else None)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.first_control().setFocus()
    return made


def type_in(qtbot, *keys):
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(QApplication.focusWidget(), key)
        else:
            qtbot.keyClick(QApplication.focusWidget(), key)


def row():
    return QApplication.focusWidget().property("item")


def heard(signal):
    caught = []
    signal.connect(lambda *values: caught.append(values))
    return caught


@pytest.mark.parametrize("code", QUESTIONNAIRES)
def test_the_words_are_as_many_as_the_items_and_answers(code):
    scale, printed = SCALES[code], QUESTIONNAIRES[code]
    asked = [n for n in range(1, len(scale.item_ranges) + 1) if n not in scale.recorded_apart]
    assert len(printed.items) == len(asked)
    assert {scale.item_ranges[n - 1] for n in asked} == {(0, len(printed.answers) - 1)}
    assert printed.origin


def test_the_free_questionnaires_name_their_origin_and_the_screener_says_that_its_words_are_ours():
    for code in ("PHQ-9", "GAD-7"):
        assert "No permission required to reproduce" in QUESTIONNAIRES[code].origin
    assert "this program's own" in QUESTIONNAIRES["C-SSRS"].origin
    assert "your own C-SSRS screener form" in QUESTIONNAIRES["C-SSRS"].lead


def test_nothing_is_answered_beforehand(qtbot):
    grid = a_grid(qtbot, "PHQ-9")
    assert grid.answers() == {}
    assert not any(made.isChecked() for made in grid.findChildren(QRadioButton))
    assert grid.left() == tuple(range(1, 10))


def test_nine_digits_fill_it_and_the_last_one_says_so(qtbot):
    grid = a_grid(qtbot, "PHQ-9")
    done = heard(grid.completed)
    for place, digit in enumerate("012301230", 1):
        assert row() == place
        assert not done
        type_in(qtbot, digit)
    assert grid.answers() == dict(enumerate((0, 1, 2, 3, 0, 1, 2, 3, 0), 1))
    assert len(done) == 1


def test_a_digit_outside_the_range_and_a_letter_answer_nothing(qtbot):
    grid = a_grid(qtbot, "PHQ-9")
    type_in(qtbot, "4", "9", "x")
    assert grid.answers() == {}
    assert row() == 1


def test_backspace_goes_back_and_empties_the_answer(qtbot):
    grid = a_grid(qtbot, "PHQ-9")
    type_in(qtbot, "2", "3", Key.Key_Backspace)
    assert (grid.answers(), row()) == ({1: 2}, 2)
    type_in(qtbot, Key.Key_Backspace, Key.Key_Backspace)
    assert (grid.answers(), row()) == ({}, 1)
    type_in(qtbot, "1")
    assert (grid.answers(), row()) == ({1: 1}, 2)


def test_an_answer_can_be_changed_and_every_change_taken_back(qtbot):
    grid = a_grid(qtbot, "GAD-7")
    type_in(qtbot, "1", "2", Key.Key_Up, "3")
    assert grid.answers() == {1: 1, 2: 3}
    for left in ({1: 1, 2: 2}, {1: 1}, {}):
        assert grid.can_undo()
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert grid.answers() == left
    assert not grid.can_undo()


def test_arrows_go_from_row_to_row_and_answer_nothing(qtbot):
    grid = a_grid(qtbot, "PHQ-9")
    type_in(qtbot, Key.Key_Down, Key.Key_Down)
    assert (grid.answers(), row()) == ({}, 3)


def test_a_click_answers_like_a_key(qtbot):
    grid = a_grid(qtbot, "PHQ-9")
    wanted = next(b for b in grid.findChildren(QRadioButton) if b.property("item") == 4 and b.text() == "2")
    wanted.click()
    assert grid.answers() == {4: 2}


def test_tab_stops_once_a_row(qtbot):
    grid = a_grid(qtbot, "PHQ-9")
    grid.answer(2, 3)
    stops = [b for b in grid.findChildren(QRadioButton) if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [b.property("item") for b in stops] == list(range(1, 10))
    assert next(b for b in stops if b.property("item") == 2).isChecked()


def test_the_screener_leaves_out_what_a_no_makes_needless(qtbot):
    grid = a_grid(qtbot, "C-SSRS")
    type_in(qtbot, "1", "0")
    assert row() == 6
    type_in(qtbot, "0")
    assert grid.answers() == {1: 1, 2: 0, 6: 0}
    assert grid.left() == ()
    off = {b.property("item") for b in grid.findChildren(QRadioButton) if not b.isEnabled()}
    assert off == {3, 4, 5, 7}


def test_answers_to_what_is_not_asked_any_more_go_and_come_back_with_undo(qtbot):
    grid = a_grid(qtbot, "C-SSRS")
    type_in(qtbot, "1", "1", "0", "1", "0", "1", "0")
    full = {1: 1, 2: 1, 3: 0, 4: 1, 5: 0, 6: 1, 7: 0}
    assert grid.answers() == full
    grid.answer(2, 0)
    assert grid.answers() == {1: 1, 2: 0, 6: 1, 7: 0}
    grid.undo()
    assert grid.answers() == full


def test_the_item_recorded_apart_has_no_row(qtbot):
    grid = a_grid(qtbot, "C-SSRS")
    assert {b.property("item") for b in grid.findChildren(QRadioButton)} == set(range(1, 8))


def test_without_printed_words_the_items_go_by_number_with_their_own_ranges(qtbot):
    grid = a_grid(qtbot, "HAMD-17", printed=False)
    found = {}
    for made in grid.findChildren(QRadioButton):
        found.setdefault(made.property("item"), []).append(int(made.text()))
    assert {n: (v[0], v[-1]) for n, v in found.items()} == dict(enumerate(SCALES["HAMD-17"].item_ranges, 1))
    assert all(made.accessibleName().startswith("Item ") for made in grid.findChildren(QRadioButton))
    type_in(qtbot, "4", "4", "4", "4")
    assert grid.answers() == {1: 4, 2: 4, 3: 4}, "item 4 ends at 2"


def test_each_answer_is_named_with_its_question(qtbot):
    grid = a_grid(qtbot, "PHQ-9")
    first = grid.findChildren(QRadioButton)[1]
    assert first.accessibleName() == "Little interest or pleasure in doing things: 1, Several days"


# --- the total alone


def test_a_total_counts_only_inside_its_range(qtbot):
    form = TotalForm(SCALES["MADRS"])
    qtbot.addWidget(form)
    assert form.total() is None
    for words, total in (("0", 0), ("60", 60), ("61", None), ("", None), ("-1", None)):
        form.field.setText(words)
        assert form.total() == total
    assert form.answers() == {}
    form.self_harm.set_code("2")
    assert form.answers() == {10: 2}
    form.clear()
    assert (form.total(), form.answers()) == (None, {})


def test_a_scale_without_a_self_harm_item_does_not_ask_for_one(qtbot):
    form = TotalForm(SCALES["GAD-7"])
    qtbot.addWidget(form)
    assert not form.self_harm.isVisibleTo(form)
    assert form.answers() == {}

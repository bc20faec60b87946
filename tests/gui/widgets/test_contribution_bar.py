from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from cds_app.domain.explanation import Contribution, Explanation
from cds_app.gui.widgets.contribution_bar import ContributionBars
from tests.gui.widgets.values import contributions


@pytest.fixture
def bars(qtbot) -> ContributionBars:
    made = ContributionBars(*contributions())
    qtbot.addWidget(made)
    made.resize(600, made.sizeHint().height())
    made.show()
    return made


@pytest.mark.requirement("EXP-02")
def test_for_and_against_have_equal_room_and_height(bars):
    for row in range(3):
        left, right = bars.row_rect(0, row), bars.row_rect(1, row)
        assert left.size() == right.size()
        assert left.top() == right.top()
    assert bars.width() - bars.row_rect(1, 0).right() == pytest.approx(bars.row_rect(0, 0).left())


@pytest.mark.requirement("EXP-02")
def test_the_same_points_make_bars_of_the_same_length_on_both_sides(qtbot, look):
    made = ContributionBars([Contribution("ptsd", "no", 0.03)], [Contribution("chronic_pain", "yes", -0.03)])
    qtbot.addWidget(made)
    made.resize(600, made.sizeHint().height())
    image = made.grab().toImage()
    y = next(y for y in range(image.height()) if image.pixelColor(450, y).name() == look.colours["for"].lower()) + 3
    solid = [x for x in range(600) if image.pixelColor(x, y).name() == look.colours["for"].lower()]
    y_edge = next(
        y for y in range(image.height()) if image.pixelColor(150, y).name() == look.colours["against"].lower()
    )
    hatched = [x for x in range(600) if image.pixelColor(x, y_edge).name() == look.colours["against"].lower()]
    assert abs((solid[-1] - solid[0]) - (hatched[-1] - hatched[0])) <= 3
    assert solid[0] == pytest.approx(300, abs=2), "for begins at the common zero and goes right"
    assert hatched[-1] == pytest.approx(300, abs=2), "against begins at the same zero and goes left"


@pytest.mark.requirement("EXP-10")
def test_against_is_hatched_and_for_is_solid(bars, look):
    image = bars.grab().toImage()
    for colour, even in (("for", True), ("against", False)):
        name = look.colours[colour].lower()
        rows = [y for y in range(image.height()) for x in (250, 350) if image.pixelColor(x, y).name() == name]
        y = rows[len(rows) // 2]
        xs = range(302, 380) if colour == "for" else range(220, 298)
        share = sum(image.pixelColor(x, y).name() == name for x in xs) / len(xs)
        assert (share > 0.95) is even


@pytest.mark.requirement("EXP-05")
def test_the_words_call_them_associations_not_causes(bars):
    assert "not causes" in bars.as_text()
    assert "For, raises the estimate" in bars.as_text()
    assert "Against, lowers the estimate" in bars.as_text()


@pytest.mark.requirement("EXP-03")
def test_the_table_twin_has_every_input_with_value_and_sign(bars):
    rows = bars.as_rows()[1:]
    assert len(rows) == 6
    assert rows[0][1:] == ("Severity of depression", "3.2 of 5", "+4")
    assert rows[3][1:] == ("Adequate trials failed this episode", "2 trials", "−6")


def test_what_raises_a_harm_is_called_against(qtbot):
    made = ContributionBars([Contribution("anxious_distress", "yes", 0.02)], (), "side_effect_stop")
    qtbot.addWidget(made)
    assert made.as_rows()[1][0].startswith("Against")


def test_an_input_is_chosen_by_mouse_and_by_keyboard(bars, qtbot):
    chosen = []
    bars.input_chosen.connect(chosen.append)
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=bars.row_rect(0, 1).center().toPoint())
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(300, 2))
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert chosen == ["episode_months", "episode_months"] or chosen == ["episode_months"]
    chosen.clear()
    bars.set_contributions(*contributions())
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(bars, key)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Space):
        qtbot.keyClick(bars, key)
    assert chosen == ["unemployed", "failed_trials"]


def test_the_tip_has_the_sentence_of_the_input_under_the_pointer(bars, qtbot):
    qtbot.mouseMove(bars, bars.row_rect(1, 0).center().toPoint())
    qtbot.waitUntil(lambda: "4 more of 100" in bars.toolTip(), timeout=2000)


def test_it_draws_what_the_explanation_offers(qtbot):
    raising, lowering = contributions()
    points = sum(c.points for c in (*raising, *lowering))
    explanation = Explanation("escitalopram", "response", 0.5, 0.5 + points, (*raising, *lowering))
    explanation.check()
    made = ContributionBars(*explanation.for_and_against())
    qtbot.addWidget(made)
    assert [row[3] for row in made.as_rows()[1:]] == ["+4", "+2", "+0.4", "−6", "−3", "−1"]


def test_a_side_without_inputs_says_so(qtbot):
    made = ContributionBars([Contribution("ptsd", "no", 0.03)], ())
    qtbot.addWidget(made)
    assert "Against, lowers the estimate: nothing of weight" in made.as_text()

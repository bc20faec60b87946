"""What follows a page is made before it is asked for: between jobs, a part at a time, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from cds_app.gui.ahead import EVERY_MS, LATE_MS, PATIENCE, Ahead


class Page(QWidget):
    """Says which of its parts were made."""

    def __init__(self, parts: int = 0) -> None:
        super().__init__()
        self.parts, self.made = parts, 0

    def make_ahead(self) -> Iterator[None]:
        for _ in range(self.parts):
            self.made += 1
            yield


class Stage:
    """Two pages, the second of which follows the first; notes in which order it was asked for what."""

    def __init__(self, qtbot) -> None:
        self.idle, self.asked = True, []
        self.first, self.second = Page(2), Page(1)
        for page in (self.first, self.second):
            qtbot.addWidget(page)
        self.ahead = Ahead(lambda: self.idle, self.following, self.make, self.place, self.first)  # ends with it
        self.late = False
        self.ahead._late = lambda: self.late

    def following(self, page: QWidget) -> tuple[str, ...]:
        return ("second",) if page is self.first else ()

    def make(self, name: str) -> QWidget:
        self.asked.append(("make", self.ahead.making))
        return self.second

    def place(self, page: QWidget) -> None:
        assert page is self.second
        self.asked.append(("place", self.ahead.making))

    def turn(self) -> None:
        self.ahead.timeout.emit()


@pytest.fixture
def stage(qtbot):
    return Stage(qtbot)


def test_the_rest_of_the_page_comes_first_then_what_follows_one_part_a_turn(stage):
    stage.ahead.begin(stage.first)
    seen = []
    for _ in range(6):
        stage.turn()
        seen.append((stage.first.made, len(stage.asked), stage.second.made))
    assert seen == [(1, 0, 0), (2, 0, 0), (2, 1, 0), (2, 2, 0), (2, 2, 1), (2, 2, 1)]
    assert stage.asked == [("make", True), ("place", False)]


def test_it_ends_when_everything_is_made(stage):
    stage.ahead.begin(stage.first)
    assert stage.ahead.isActive()
    for _ in range(7):
        stage.turn()
    assert not stage.ahead.isActive()


@pytest.mark.parametrize(("what", "busy"), [("idle", False), ("late", True)], ids=["a job", "a long turn"])
def test_nothing_is_made_while_a_job_is_under_way_nor_in_a_turn_that_came_late(stage, what, busy):
    setattr(stage, what, busy)
    stage.ahead.begin(stage.first)
    stage.turn()
    assert stage.first.made == 0
    assert stage.ahead.isActive()
    setattr(stage, what, not busy)
    stage.turn()
    assert stage.first.made == 1


def test_on_a_machine_that_is_always_late_it_is_made_all_the_same(stage):
    stage.late = True
    stage.ahead.begin(stage.first)
    for _ in range(PATIENCE):
        stage.turn()
    assert stage.first.made == 0
    stage.turn()
    assert stage.first.made == 1
    stage.turn()
    assert stage.first.made == 1, "it waits anew"


def test_a_beat_after_a_long_turn_is_late_and_one_in_its_time_is_not(qtbot):
    page = Page()
    qtbot.addWidget(page)
    ahead = Ahead(lambda: True, lambda _page: (), lambda _name: page, lambda _page: None, page)

    class Since:
        def elapsed(self) -> int:
            return self.milliseconds

    ahead._since = Since()
    found = []
    for ahead._since.milliseconds in (EVERY_MS, EVERY_MS + LATE_MS, EVERY_MS + LATE_MS + 1):
        found.append(ahead._late())
    assert found == [False, False, True]


def test_another_page_on_screen_drops_what_belonged_to_the_one_before(stage):
    stage.ahead.begin(stage.first)
    stage.turn()
    stage.ahead.begin(stage.second)
    for _ in range(4):
        stage.turn()
    assert (stage.first.made, stage.second.made, stage.asked) == (1, 1, [])


def test_a_page_that_cannot_be_made_leaves_nothing_half_made(stage):
    stage.ahead.begin(stage.first)
    stage.ahead._make = lambda _name: 1 / 0
    stage.turn(), stage.turn()
    with pytest.raises(ZeroDivisionError):
        stage.ahead._beat()
    assert not stage.ahead.making

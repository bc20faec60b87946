from __future__ import annotations

import dataclasses
import random
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester

from cds_app.gui import style
from cds_app.gui.tables import ROW_ROLE, Column, RowsModel, Table

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True)
class Row:
    code: str
    total: int | None
    status: str = "ready"


COLUMNS = (
    Column("Code", lambda row: row.code, width=120),
    Column(
        "PHQ-9",
        lambda row: "" if row.total is None else str(row.total),
        "right",
        sort_by=lambda row: row.total,
        spoken=lambda row: "not known" if row.total is None else f"{row.total} of 27",
    ),
    Column("Status", lambda row: row.status, icon=lambda row: "check" if row.status == "signed" else "", width=-1),
)
ROWS = (Row("P-3", 17), Row("P-1", None, "signed"), Row("P-2", 4), Row("P-10", 17))


def codes(model: RowsModel) -> list[str]:
    return [row.code for row in model.shown_rows()]


@pytest.fixture
def model(qapp) -> RowsModel:
    return RowsModel(COLUMNS, ROWS, key=lambda row: row.code)


def test_the_model_is_a_proper_qt_model(model):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_filter("p-1")
    model.sort(1, DESCENDING)
    model.set_rows(ROWS[:2])
    assert tester.model() is model


def test_rows_come_in_their_own_order_first(model):
    assert codes(model) == ["P-3", "P-1", "P-2", "P-10"]
    assert model.rowCount() == 4
    assert model.columnCount() == 3
    assert model.rowCount(model.index(0, 0)) == 0


def test_unknown_values_come_last_both_ways(model):
    model.sort(1, ASCENDING)
    assert codes(model) == ["P-2", "P-3", "P-10", "P-1"]
    model.sort(1, DESCENDING)
    assert codes(model)[-1] == "P-1"
    assert codes(model)[-2] == "P-2"
    model.sort(-1)
    assert codes(model) == ["P-3", "P-1", "P-2", "P-10"]


def test_filter_and_order_hold_together(model):
    model.sort(0, ASCENDING)
    model.set_filter("P-1")
    assert codes(model) == ["P-1", "P-10"]
    model.set_filter("p- READY")
    assert codes(model) == ["P-10", "P-2", "P-3"]
    model.set_filter("", lambda row: row.total == 17)
    assert codes(model) == ["P-10", "P-3"]
    model.set_rows((*ROWS, Row("P-0", 17)))
    assert codes(model) == ["P-0", "P-10", "P-3"]
    model.set_filter()
    assert model.rowCount() == 5


def test_every_filter_agrees_with_a_slow_obvious_one(model):
    rng = random.Random(5)
    rows = [Row(f"P-{rng.randrange(500)}", rng.choice([None, *range(28)]), rng.choice("abc")) for _ in range(300)]
    model.set_rows(rows)
    for _ in range(50):
        words, least = str(rng.randrange(50)), rng.randrange(20)
        model.set_filter(words, lambda row, least=least: (row.total or 0) >= least)
        expected = [
            row
            for row in rows
            if words in f"{row.code} {'' if row.total is None else row.total} {row.status}".lower()
            and (row.total or 0) >= least
        ]
        assert sorted(map(str, model.shown_rows())) == sorted(map(str, expected))


def test_each_role_is_served_or_answered_with_nothing(model):
    index = model.index(0, 1)
    assert model.data(index) == "17"
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "PHQ-9: 17 of 27"
    assert model.data(index, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.data(index, ROW_ROLE) is ROWS[0]
    for role in (Qt.ItemDataRole.EditRole, Qt.ItemDataRole.FontRole, Qt.ItemDataRole.BackgroundRole):
        assert model.data(index, role) is None
    assert model.data(QModelIndex()) is None
    assert model.data(model.index(1, 2), Qt.ItemDataRole.DecorationRole) is not None
    assert model.data(model.index(0, 2), Qt.ItemDataRole.DecorationRole) is None
    assert model.headerData(1, Qt.Orientation.Horizontal) == "PHQ-9"
    assert model.headerData(1, Qt.Orientation.Vertical) is None


def test_the_table_has_a_text_twin(model):
    model.sort(0, ASCENDING)
    assert model.as_rows()[:2] == (("Code", "PHQ-9", "Status"), ("P-1", "", "signed"))


# --- a hundred thousand


@pytest.fixture(scope="module")
def many() -> list[Row]:
    rng = random.Random(1)
    return [Row(f"P-{n:06d}", rng.choice([None, *range(28)]), rng.choice(("ready", "signed"))) for n in range(100_000)]


def test_a_hundred_thousand_rows_filter_to_what_a_plain_search_finds(many):
    model = RowsModel(COLUMNS, many, search_in=lambda row: row.code, key=lambda row: row.code)
    for words in ("x", "p-0", "p-0123", "9 5", "p-099999"):
        model.set_filter(words)
        assert codes(model) == [row.code for row in many if all(word in row.code.lower() for word in words.split())]
    model.set_filter("", lambda row: row.status == "signed")
    assert model.rowCount() == sum(row.status == "signed" for row in many)


def test_a_hundred_thousand_rows_sort_and_keep_their_order_over_a_filter(qapp, many):
    model = RowsModel(COLUMNS, many, search_in=lambda row: row.code)
    model.sort(1, ASCENDING)
    model.sort(1, DESCENDING)
    totals = [row.total for row in model.shown_rows()]
    known = [total for total in totals if total is not None]
    assert known == sorted(known, reverse=True)
    assert totals[len(known) :] == [None] * (len(totals) - len(known))


def test_rows_of_as_many_different_values_sort_as_a_plain_sort_does(many):
    shuffled = random.Random(2).sample(many, len(many))
    model = RowsModel(COLUMNS, shuffled)
    model.sort(0, ASCENDING)
    assert model.shown_rows() == tuple(many)


def test_a_column_the_rows_come_in_order_of_sorts_both_ways_and_over_a_filter(qapp):
    rows = sorted(ROWS, key=lambda row: row.code)
    model = RowsModel((dataclasses.replace(COLUMNS[0], in_order=True), *COLUMNS[1:]), rows)
    model.sort(0, DESCENDING)
    assert codes(model) == ["P-3", "P-2", "P-10", "P-1"]
    model.set_filter("p-1")
    assert codes(model) == ["P-10", "P-1"]
    model.sort(0, ASCENDING)
    assert codes(model) == ["P-1", "P-10"]


def test_values_made_of_what_rows_share_sort_as_each_rows_own_would():
    rng = random.Random(6)
    rows = [Row(f"P-{n}", rng.choice([None, *range(9)])) for n in range(300)]
    made = {place: f"{9 - place % 4}" for place in range(9)}  # several share one text, in another order
    own = Column("Word", lambda row: made.get(row.total, ""), sort_by=lambda row: made.get(row.total))
    for order in (ASCENDING, DESCENDING):
        found = []
        for column in (own, dataclasses.replace(own, of=lambda row: row.total)):
            model = RowsModel((column,), rows)
            model.sort(0, order)
            found.append(codes(model))
        assert found[0] == found[1]
        words = [made[row.total] for row in model.shown_rows() if row.total is not None]
        assert words == sorted(words, reverse=order == DESCENDING)


# --- the view


@pytest.fixture
def table(qtbot, model) -> Table:
    made = Table(model, "Patients")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def test_the_choice_follows_its_row_over_filter_and_order(table, model):
    assert table.choose("P-2")
    model.sort(0, DESCENDING)
    assert table.current_row().code == "P-2"
    model.set_filter("P-1")
    assert table.current_row() is None
    model.set_filter()
    assert table.current_row().code == "P-2"
    assert not table.choose("P-99")


def test_enter_opens_the_chosen_row_and_only_that(table, model, qtbot):
    opened, chosen = [], []
    table.opened.connect(opened.append)
    table.chosen.connect(chosen.append)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == []
    table.choose("P-1")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == [ROWS[1]]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert chosen == [ROWS[1], ROWS[2]]


def test_a_click_on_a_heading_sorts_and_the_third_goes_back(table, model, qtbot):
    header = table.horizontalHeader()
    place = QPoint(header.sectionPosition(0) + 10, 10)
    seen = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        seen.append(codes(model))
    assert seen[0] == ["P-1", "P-10", "P-2", "P-3"]
    assert seen[1] == ["P-3", "P-2", "P-10", "P-1"]
    assert seen[2] == ["P-3", "P-1", "P-2", "P-10"]


def test_rows_grow_with_the_text_size(table, qapp, look):
    assert table.rowHeight(0) == look.size("row")
    style.apply(qapp, look.variant(scale=2.0))
    assert table.rowHeight(0) == 2 * look.size("row")
    assert table.columnWidth(0) == 240


def test_tab_leaves_the_table(table):
    assert not table.tabKeyNavigation()
    assert table.accessibleName() == "Patients"


def test_kinds_choose_rows_beside_the_words_and_are_counted_whatever_is_shown(qapp):
    model = RowsModel(COLUMNS, ROWS, kind=lambda row: row.status)
    model.set_filter(kinds=("signed",))
    assert codes(model) == ["P-1"]
    model.set_filter("p-1", kinds=("ready", "signed"))
    assert codes(model) == ["P-1", "P-10"]
    assert model.count_kinds() == {"ready": 3, "signed": 1}
    model.set_filter()
    assert model.rowCount() == len(ROWS)


def test_a_text_that_many_rows_share_is_made_once_to_sort_by(qapp):
    made = []
    shared = Column("Status", lambda row: made.append(row) or row.status, of=lambda row: row.status)
    model = RowsModel((shared,), ROWS)
    model.sort(0, ASCENDING)
    assert codes(model) == ["P-3", "P-2", "P-10", "P-1"]
    assert len(made) == 2

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF
from PySide6.QtGui import QFontMetricsF, QHoverEvent, QImage
from PySide6.QtWidgets import QStyledItemDelegate

from cds_app.gui import style, text
from cds_app.gui.cells import PlainCells, _Look
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets.admin_people import PeoplePanel
from cds_app.gui.widgets.import_batches import ImportBatches
from cds_app.gui.widgets.log_entries import LogEntries
from cds_app.gui.widgets.log_receipts import LogReceipts
from tests.gui.conftest import RESOURCES

COLUMNS = (
    Column("Code", lambda row: row[0], width=150),
    Column("Total", lambda row: row[1], "right", width=70),
    Column("Sign", lambda row: row[2], "centre", width=90),
    Column("Long", lambda row: f"{row[0]} {row[2] * 9}", width=70),
    Column("Marked", lambda row: row[0], icon=lambda row: "check", width=90),
)
# words that look like markup must be shown as they are
ROWS = tuple((f"P-{n:04d}", str(n * 37 % 100) if n % 3 else "", f"<b>Ä</b>g{n}") for n in range(7))


def picture(table: Table) -> np.ndarray:
    """Its cells: bars and headings are not ours. They hang on events that come when they like."""
    image = table.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, :3].copy()


def both(table: Table) -> tuple[np.ndarray, np.ndarray]:
    """The table as it is, and as the style sheet alone paints it."""
    ours, slow = table.itemDelegate(), QStyledItemDelegate(table)
    mine = picture(table)
    table.setItemDelegate(slow)
    sheet = picture(table)
    table.setItemDelegate(ours)
    return mine, sheet


@pytest.fixture
def table(qapp, qtbot) -> Table:
    made = Table(RowsModel(COLUMNS, ROWS), "Patients")
    qtbot.addWidget(made)
    made.resize(560, 380)
    made.show()
    return made


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("name", style.THEMES)
def test_cells_look_as_the_style_sheet_has_them(table, qapp, name, scale):
    style.apply(qapp, style.load(RESOURCES, name, scale))
    QCoreApplication.processEvents()
    table.selectRow(2)
    mine, sheet = both(table)
    assert np.array_equal(mine, sheet)
    assert len(np.unique(mine.reshape(-1, 3), axis=0)) > 8  # words, line and choice are there at all


def test_a_new_look_is_taken_up_at_once(table, qapp):
    light = picture(table)
    style.apply(qapp, style.load(RESOURCES, style.DARK, 1.5))
    QCoreApplication.processEvents()
    mine, sheet = both(table)
    assert np.array_equal(mine, sheet)
    assert not np.array_equal(mine, light)


def test_the_cell_under_the_pointer_is_lit_as_the_sheet_has_it(table):
    view, seen = table.viewport(), []
    for row in (1, 3):  # wherever the pointer was left by a test before
        place = QPointF(table.visualRect(table.model().index(row, 0)).center())
        hover = QHoverEvent(QEvent.Type.HoverMove, place, view.mapToGlobal(QPointF(place)), QPointF(QPoint(0, 0)))
        QCoreApplication.sendEvent(view, hover)
        mine, sheet = both(table)
        assert np.array_equal(mine, sheet)
        seen.append(mine)
    assert not np.array_equal(*seen)


def test_a_disabled_table_is_left_to_the_sheet(table):
    table.setEnabled(False)
    mine, sheet = both(table)
    assert np.array_equal(mine, sheet)


def test_a_table_paints_its_cells_so(table):
    assert isinstance(table.itemDelegate(), PlainCells)


def test_only_so_many_laid_out_texts_are_kept_and_they_go_with_the_table(table):
    picture(table)
    kept = table.itemDelegate()._look.laid_out.cache_info()
    assert 0 < kept.currsize <= len(ROWS) * len(COLUMNS)
    assert kept.maxsize is not None


@pytest.mark.parametrize(
    ("make", "heading"),
    [(LogEntries, "Time"), (LogReceipts, "Time"), (PeoplePanel, "Last sign-in"), (ImportBatches, "When")],
)
def test_no_moment_of_the_year_is_cut(qtbot, look, make, heading):
    made = make()
    qtbot.addWidget(made)
    column = next(column for column in made.table.model().columns if column.header == heading)
    metrics = QFontMetricsF(look.font())
    first = datetime(2028, 1, 1, 20, 48, tzinfo=UTC)
    widest = max(metrics.horizontalAdvance(text.moment(first + timedelta(days=day), UTC)) for day in range(366))
    assert widest <= look.px(column.width) - 2 * _Look(look, look.font()).side

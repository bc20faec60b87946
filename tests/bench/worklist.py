"""The worklist with 100,000 rows."""

from __future__ import annotations

import os

from tests.bench.measure import Row, measured


def rows() -> list[Row]:
    """Filtering a worklist of 100,000 rows against the same search over a plain list."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from cds_app.gui.tables import Column, RowsModel

    app = QApplication.instance() or QApplication([])
    patients = tuple((f"P-{n:06d}", n % 28) for n in range(100_000))
    model = RowsModel((Column("Code", lambda row: row[0]),), patients, search_in=lambda row: row[0])
    folded = [row[0].casefold() for row in patients]
    work = lambda: model.set_filter("p-01")  # noqa: E731
    found = measured(
        "filter of 100,000 rows", work, lambda: [n for n, t in enumerate(folded) if "p-01" in t], "plain search", 2.0
    )
    del app
    return [found]

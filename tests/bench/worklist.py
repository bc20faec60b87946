"""The worklist with 100,000 patients: from the passphrase to its first rows, then filter, sort and scroll."""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from argon2.low_level import Type, hash_secret_raw
from PySide6.QtCore import QCoreApplication, Qt
from sqlcipher3 import dbapi2 as cipher

from cds_app.environment.settings import Settings
from cds_app.gui.app import Program, build, make_application
from cds_app.gui.pages.worklist import WorklistPage
from cds_app.workflow.list_patients import FIRST
from cds_app.workflow.session import Surroundings
from tests.bench.large_store import PATIENTS, make_large_store
from tests.bench.measure import Row, measured, milliseconds
from tests.support.world import PASSPHRASE, make_surroundings, reopen

UNLOCKS, SCROLLS, SCREEN_MS = 3, 300, 16.0


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        make_large_store(folder)
        program, surroundings = _program(folder)
        try:
            return [_unlock(program, folder), *_working(program.window.frame.worklist)]  # type: ignore[union-attr]
        finally:
            program.window.close()
            del surroundings


def _program(folder: Path) -> tuple[Program, Surroundings]:
    surroundings = make_surroundings()
    program = build(
        make_application(), surroundings, Settings(tour_offered=True), folder.parent / "settings.json", folder
    )
    program.window.show()
    _until(lambda: program.window._lock_action is not None and not program.jobs._open)  # what scoring needs is imported
    return program, surroundings


def _until(true: Callable[[], bool]) -> None:
    while not true():
        QCoreApplication.processEvents()
        time.sleep(0.001)  # a loop that never sleeps would slow the worker, which no real window does


def _unlock(program: Program, folder: Path) -> Row:
    """From the click to the first rows painted, against the same key derivation and a bare look at the same file.

    While the first rows show, every page is proved, and only then can anything be done (see `open_session`).
    """
    ours, floor = [], []
    session = reopen(folder)
    key = session.store._key
    session.close()
    for _ in range(UNLOCKS):
        program.window.lock()
        _until(lambda: not program.jobs._open)
        floor.append(milliseconds(lambda: _least(folder, key)))
        ours.append(milliseconds(lambda: _sign_in(program)))
        frame = program.window.frame
        assert frame is not None
        _until(lambda: frame.worklist.model.rowCount() == PATIENTS)  # noqa: B023
        _until(lambda: not program.jobs._open)
    note = "Argon2id, open, first 200 rows"
    return Row("unlock to worklist, 100,000 patients", statistics.median(ours), statistics.median(floor), note, 2.0)


def _sign_in(program: Program) -> None:
    page = program.window.unlock
    page.user.setText("ada")
    page.passphrase.setText(PASSPHRASE)
    page.unlock()
    _until(lambda: program.window.frame is not None and program.window.frame.worklist.model.rowCount() > 0)
    program.window.frame.worklist.table.viewport().repaint()  # type: ignore[union-attr]


def _least(folder: Path, key: bytes) -> None:
    """The passphrase's key at the slot's own cost, the file opened, and its first rows; no page is checked ahead."""
    kdf = json.loads((folder / "slots.json").read_text())["slots"][0]["kdf"]
    cost = (kdf["passes"], kdf["memory_kib"], kdf["lanes"])
    hash_secret_raw(PASSPHRASE.encode(), b"0" * 16, *cost, 32, Type.ID)
    connection = cipher.connect(str(folder / "store.db"))
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"SELECT * FROM patients ORDER BY pseudonym LIMIT {FIRST}").fetchall()
    connection.close()


def _working(page: WorklistPage) -> list[Row]:
    """Filter and sort of the page's own table against the same of plain arrays, each with one repaint."""
    view, model = page.table.viewport(), page.model
    code = np.array([row.pseudonym.casefold() for row in model.rows])
    total = np.array([-1 if row.total is None else row.total for row in model.rows])
    orders = iter([Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder] * 50)
    words = iter(["p-01", "p-09"] * 50)

    def filters() -> None:
        page.search.setText(next(words))
        page._filter()
        view.repaint()

    def least_filter() -> None:
        np.flatnonzero(np.strings.find(code, "p-01") >= 0)
        view.repaint()

    def sorts() -> None:
        page.table.sortByColumn(3, next(orders))
        view.repaint()

    def least_sort() -> None:
        np.argsort(total, kind="stable")
        view.repaint()

    found = [measured("worklist filter, 100,000 rows", filters, least_filter, "numpy, one repaint", 2.0)]
    page.search.clear()
    page._filter()
    found.append(measured("worklist sort, 100,000 rows", sorts, least_sort, "numpy, one repaint", 2.0))
    return [*found, _scroll(page)]


def _scroll(page: WorklistPage) -> Row:
    """Frames of a scroll through the whole list, each painted at once."""
    bar, view = page.table.verticalScrollBar(), page.table.viewport()
    frames = []
    for step in range(SCROLLS):
        place = step * bar.maximum() // SCROLLS if step % 2 else bar.value() + 3
        frames.append(milliseconds(lambda: (bar.setValue(place), view.repaint())))  # noqa: B023
    slow = float(np.percentile(frames, 99))
    return Row("worklist scroll, 99th percentile of a frame", slow, SCREEN_MS, "a screen of 60 Hz", 1.0)

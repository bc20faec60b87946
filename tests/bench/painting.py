"""A repaint of the comparison and of a contribution chart, against the same painter calls one after another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from cds_app.domain.explanation import Contribution
from cds_app.gui.app import make_application
from cds_app.gui.pages.compare import ComparePage
from cds_app.gui.widgets.compare_views import BARS, PEOPLE
from cds_app.gui.widgets.contribution_bar import ContributionBars
from tests.bench.measure import Row, measured
from tests.gui.pages.scenes import assessment, who
from tests.support.fake_jobs import FakeJobs

Calls = list[tuple[Any, tuple[Any, ...]]]
_RECORDED = tuple(
    name
    for name in vars(QPainter)
    if name.startswith(("draw", "fill", "erase", "set", "save", "restore", "translate", "rotate", "scale", "shear"))
)
INPUTS = 15


def rows() -> list[Row]:
    app = make_application()
    page = ComparePage(FakeJobs(), who())  # type: ignore[arg-type]
    page.resize(1224, 648)
    page.show()
    page.show_assessment(assessment())
    parts = [Contribution("unemployed", "yes", (-1) ** n * (n + 1) / 300) for n in range(INPUTS)]
    chart = ContributionBars(parts[::2], parts[1::2])
    chart.resize(chart.sizeHint())
    chart.show()
    found = []
    for work, view, shown in (
        ("repaint of the comparison, bars", page.views.table.viewport(), BARS),
        ("repaint of the comparison, people", page.views.people.viewport(), PEOPLE),
        (f"repaint of a contribution chart, {INPUTS} inputs", chart, BARS),
    ):
        page.views.show_view(shown)
        QApplication.processEvents()
        while not view.updatesEnabled():  # the page draws up its first picture a part at a time
            QApplication.processEvents()
        found.append(_repaint(work, view))
    del app
    return found


def _repaint(work: str, widget: QWidget) -> Row:
    with _recorded() as calls:
        widget.repaint()
    bare = _Bare(calls)
    bare.resize(widget.size())
    bare.show()
    QApplication.processEvents()
    return measured(work, widget.repaint, bare.repaint, "the bare painter calls", 3.0, rounds=31)


class _Bare(QWidget):
    """Makes the recorded calls, and nothing else."""

    def __init__(self, calls: Calls) -> None:
        super().__init__()
        self._calls = calls

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for call, arguments in self._calls:
            call(painter, *arguments)
        painter.end()


@contextmanager
def _recorded() -> Iterator[Calls]:
    """Every call of Python code to a painter while it lasts, whoever made the painter, and every sign drawn with it."""
    calls: Calls = []
    plain = {name: getattr(QPainter, name) for name in _RECORDED}
    render = QSvgRenderer.render

    def sign(renderer: QSvgRenderer, painter: QPainter, place: Any) -> None:
        calls.append((lambda bare, there: render(renderer, bare, there), (copy(place),)))
        render(renderer, painter, place)

    def noting(name: str) -> Any:
        def noted(self: QPainter, *arguments: Any) -> Any:
            # copies: what belongs to Qt is gone after the repaint
            calls.append((plain[name], tuple(copy(one) for one in arguments)))
            return plain[name](self, *arguments)

        return noted

    for name in _RECORDED:
        setattr(QPainter, name, noting(name))
    QSvgRenderer.render = sign
    try:
        yield calls
    finally:
        for name, function in plain.items():
            setattr(QPainter, name, function)
        QSvgRenderer.render = render

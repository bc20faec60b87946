"""The model's inputs one by one: value, day, whether it is used, what to look at, what knowing it would bring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.box import Box
from cds_app.gui.widgets.compare_label import Words, empty
from cds_app.gui.widgets.finding_words import finding_words
from cds_app.gui.widgets.labels import IconMark, label, separator
from cds_app.workflow.show_readiness import InputState

HEADS = (
    QT_TRANSLATE_NOOP("readiness", "Input"),
    QT_TRANSLATE_NOOP("readiness", "Value"),
    QT_TRANSLATE_NOOP("readiness", "Day"),
    QT_TRANSLATE_NOOP("readiness", "In the estimate"),
    QT_TRANSLATE_NOOP("readiness", "To look at"),
)
STATES = {
    "used": QT_TRANSLATE_NOOP("readiness", "used"),
    "missing": QT_TRANSLATE_NOOP("readiness", "missing"),
    "out_of_range": QT_TRANSLATE_NOOP("readiness", "outside its range"),
}
ICONS = {"used": "check", "missing": "help", "out_of_range": "caution"}
TOP = Qt.AlignmentFlag.AlignTop


class InputTable(Box):
    """A row an input, in the order of the feature table. `as_rows` is the same in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_tr(QT_TRANSLATE_NOOP("readiness", "Inputs of the model")))
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._grid = QGridLayout(self)
        space(self._grid, gap=6)
        for column, stretch in ((0, 3), (1, 2), (5, 5)):
            self._grid.setColumnStretch(column, stretch)

    def as_rows(self) -> tuple[tuple[str, ...], ...]:
        """Headings first."""
        return (tuple(_tr(head) for head in HEADS), *self._rows)

    def show_inputs(self, inputs: Iterable[InputState]) -> None:
        """Replace what is shown."""
        empty(self._grid)
        found = tuple(inputs)
        self._rows = tuple(_cells(state) for state in found)
        for column, head in enumerate(HEADS):
            self._grid.addWidget(label(_tr(head), "small"), 0, column + (column > 2))
        for number, (state, cells) in enumerate(zip(found, self._rows, strict=True), 1):
            self._add(2 * number, state, cells)
        self.setAccessibleDescription(" ".join(f"{', '.join(filter(None, cells))}." for cells in self._rows))

    def _add(self, row: int, state: InputState, cells: tuple[str, ...]) -> None:
        self._grid.addWidget(separator(), row - 1, 0, 1, len(HEADS) + 1)
        roles = ("base", "number" if state.state == "used" else "muted", "muted", "muted", "muted")
        for column, (words, role) in enumerate(zip(cells, roles, strict=True)):
            wraps = column in (0, 1, 4)
            made = Words(words, role, wide=True, parent=self) if wraps else label(words, role)
            self._grid.addWidget(made, row, column + (column > 2), TOP)
        self._grid.addWidget(IconMark(ICONS[state.state], "muted", 16), row, 3, TOP)


def narrowing_words(points: float) -> str:
    """A narrowing in people of 100: "about 6 of 100"."""
    if text.people(points) < 1:
        return _tr(QT_TRANSLATE_NOOP("readiness", "less than 1 of 100"))
    return text.tr("readiness", QT_TRANSLATE_NOOP("readiness", "about {n} of 100"), n=text.people(points))


def _cells(state: InputState) -> tuple[str, ...]:
    day = "" if state.day is None else text.day(state.day)
    return (
        text.feature_name(state.name),
        text.feature_value(state.name, state.value),
        day,
        _tr(STATES[state.state]),
        " ".join(_remarks(state)),
    )


def _remarks(state: InputState) -> list[str]:
    found = [finding_words(replace(finding, input=None)) for finding in state.remarks]
    if state.state == "missing" and state.narrows is not None:
        words = QT_TRANSLATE_NOOP("readiness", "Knowing it narrows the range by {n} on average.")
        found.append(text.tr("readiness", words, n=narrowing_words(state.narrows)))
    return found


def _tr(words: str) -> str:
    return text.tr("readiness", words)

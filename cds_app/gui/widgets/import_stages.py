"""The steps of an import in one place, each made when it is first asked for: most imports see three of the five."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_app.gui.style import space
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.import_batches import ImportBatches, TakeBack
from cds_app.gui.widgets.import_check import ImportCheck
from cds_app.gui.widgets.import_mapping import ImportMapping
from cds_app.gui.widgets.import_source import ImportSource
from cds_app.gui.widgets.import_steps import CHECK, COLUMNS, DONE, EARLIER, SOURCE

_Part = TypeVar("_Part", bound=QWidget)


class ImportStages(QWidget):
    """What each part tells is told on from here, so that whoever listens need not know whether it is there yet."""

    change_wanted = Signal(object)
    delimiter_wanted = Signal(str)
    save_wanted = Signal(str)
    confirmed = Signal()
    skip_changed = Signal(bool)
    attested = Signal()
    undo_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        space(self._column, gap=0)
        self.source = self._add(SOURCE, ImportSource())

    @cached_property
    def columns(self) -> ImportMapping:
        made = self._add(COLUMNS, ImportMapping())
        made.change_wanted.connect(self.change_wanted)
        made.delimiter_wanted.connect(self.delimiter_wanted)
        made.save_wanted.connect(self.save_wanted)
        made.confirmed.connect(self.confirmed)
        return made

    @cached_property
    def check(self) -> ImportCheck:
        made = self._add(CHECK, ImportCheck())
        made.skip.toggled.connect(self.skip_changed)
        made.attest.toggled.connect(lambda _on: self.attested.emit())
        return made

    @cached_property
    def done_words(self) -> Words:
        """What came in, with the way back under it."""
        part, said = QWidget(), Words("", "sentence")
        column = QVBoxLayout(part)
        space(column, gap=16)
        column.addWidget(said)
        column.addWidget(self.take_back)
        self._add(DONE, part)
        return said

    @cached_property
    def take_back(self) -> TakeBack:
        made = TakeBack()
        made.wanted.connect(self.undo_wanted)
        return made

    @cached_property
    def batches(self) -> ImportBatches:
        made = self._add(EARLIER, ImportBatches())
        made.take_back.wanted.connect(self.undo_wanted)
        return made

    def show_step(self, step: str) -> None:
        """Put one step on screen."""
        self._make(step)
        for name, part in self._made.items():
            part.setVisible(name == step)

    def set_busy(self, busy: bool, *, columns: bool) -> None:
        """Nothing is changed while something is read; the check has its own word on when it may be answered.

        `columns`: what is under way follows from a change of the columns, and more of them can be changed. A field that
        could not be used for that moment would lose the focus of whoever goes on.
        """
        self.source.set_busy(busy)
        for step in {COLUMNS, DONE, EARLIER} & self._made.keys():
            self._made[step].setEnabled(not busy or (columns and step == COLUMNS))

    def allow(self, *, attest: bool, skip: bool) -> None:
        """What can be ticked of the check."""
        if CHECK in self._made:
            self.check.attest.setEnabled(attest)
            self.check.skip.setEnabled(skip)

    def untick(self, *, skip: bool) -> None:
        """Nothing is attested any more; with `skip`, nobody is left out either."""
        if CHECK in self._made:
            self.check.attest.setChecked(False)
            if skip:
                self.check.skip.setChecked(False)

    def skips(self) -> bool:
        """Whether patients in whom something is wrong are left out."""
        return CHECK in self._made and self.check.skip.isChecked()

    def attests(self) -> bool:
        return CHECK in self._made and self.check.attest.isChecked()

    def make_ahead(self) -> Iterator[None]:
        """What every import comes to, a part at a time."""
        for step in (CHECK, DONE):
            self._make(step)
            yield

    def _make(self, step: str) -> None:
        names = {COLUMNS: "columns", CHECK: "check", DONE: "done_words", EARLIER: "batches"}
        if step not in self._made:
            getattr(self, names[step])

    def _add(self, step: str, part: _Part) -> _Part:
        """Put a part in its place, not on screen yet."""
        part.hide()
        self._column.addWidget(part)
        self._made[step] = part
        return part

"""How one reader has arranged the comparison: which two drugs are pinned, which column it is sorted by, and back."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cds_app.domain.patient import CONCERNS
from cds_app.gui.undo import Undo
from cds_app.gui.widgets.compare_model import GROUP, NOTE


@dataclass(frozen=True)
class Arrangement:
    """`pins` in the order in which they were set, two at most; `order` is a column or empty for the groups."""

    pins: tuple[str, ...] = ()
    order: str = ""

    def toggled(self, drug: str) -> Arrangement:
        """Pin a drug, or take its pin away; a third pin takes the place of the second."""
        if drug in self.pins:
            return dataclasses.replace(self, pins=tuple(pin for pin in self.pins if pin != drug))
        return dataclasses.replace(self, pins=(*self.pins[:1], drug))

    def ordered_by(self, column: str) -> Arrangement:
        """Sorted by a column, or in groups again where it was so already."""
        order = "" if column in (GROUP, NOTE, self.order) else column
        return dataclasses.replace(self, order=order)

    def with_columns(self, concerns: Collection[str]) -> Arrangement:
        """The same where the patient's columns are others now; sorting by one that is gone ends."""
        gone = self.order in CONCERNS and self.order not in concerns
        return dataclasses.replace(self, order="") if gone else self

    def other_pin(self, drug: str) -> str | None:
        """What a pinned drug is compared with."""
        return next((pin for pin in self.pins if pin != drug), None) if drug in self.pins else None


class Arranging(QObject):
    """The arrangement a page shows `now`, and the reader's steps in it, which Ctrl+Z takes back on that page.

    `changed` carries the arrangement before.
    """

    changed = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.now = Arrangement()
        self._undo = Undo(page, self._put)

    def begin(self, arrangement: Arrangement) -> None:
        """What is on screen is another: no step leads back beyond it, and nothing is told."""
        self.now = arrangement
        self._undo.forget()

    def toggle_pin(self, drug: str) -> None:
        """Pin a drug, or take its pin away."""
        self._take_step(self.now.toggled(drug))

    def order_by(self, column: str) -> None:
        """From a column's head, which sorts by it or back."""
        self._take_step(self.now.ordered_by(column))

    def choose_order(self, column: str) -> None:
        """From the menu, where a column that is chosen stays chosen."""
        if column != self.now.order:
            self.order_by(column)

    def _take_step(self, wanted: Arrangement) -> None:
        self._undo.remember(self.now, wanted)
        self._put(wanted)

    def _put(self, wanted: Arrangement) -> None:
        before, self.now = self.now, wanted
        self.changed.emit(before)

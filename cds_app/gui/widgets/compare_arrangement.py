"""How one reader has arranged the comparison: which two drugs are pinned and which column it is sorted by."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass

from cds_app.domain.patient import CONCERNS
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

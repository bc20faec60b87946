"""The comparison's tools: which of the four views, the order, why A and not B, and the two ways on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.compare_more import MoreButton
from cds_app.gui.widgets.compare_order import OrderButton
from cds_app.gui.widgets.compare_switch import Switch
from cds_app.gui.widgets.compare_views import BARS, PEOPLE, TABLE, TEXT

_ICONS = {BARS: "picture", TABLE: "table", PEOPLE: "patient", TEXT: "text"}


class CompareBar(QWidget):
    """`view_chosen` and `order_chosen` carry codes; `contrast_wanted` comes only while two drugs are pinned."""

    view_chosen = Signal(str)
    order_chosen = Signal(str)
    contrast_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        space(row, gap=8)
        names = {
            BARS: self.tr("&Bars"),
            TABLE: self.tr("&Table"),
            PEOPLE: self.tr("&People"),
            TEXT: self.tr("Te&xt"),
        }
        self.switch = Switch(names, self.tr("View"), _ICONS)
        self.switch.chosen.connect(self.view_chosen)
        self.order = OrderButton()
        self.order.chosen.connect(self.order_chosen)
        self.contrast = button(self.tr("Why &A, not B"), self.contrast_wanted.emit)
        self.more = MoreButton()
        for made in (self.switch, self.order, self.contrast, self.more):
            row.addWidget(made)
        row.addStretch(1)

    def controls(self) -> tuple[QWidget, ...]:
        """From left to right, for Tab."""
        return (*self.switch.buttons(), self.order, self.contrast, self.more)

    def say_pins(self, pins: tuple[str, ...]) -> None:
        """The button says which two it compares, or how two are chosen."""
        both = len(pins) == 2
        self.contrast.setEnabled(both)
        if both:
            one, other = (text.drug_name(pin, inside=True) for pin in pins)
            sentence = self.tr("Why {one} rather than {other}").format(one=one, other=other)
        else:
            sentence = self.tr(
                "Pin two drugs, by Space or the pin beside a name, to see why one differs from the other"
            )
        self.contrast.setToolTip(sentence)
        self.contrast.setAccessibleName(sentence)

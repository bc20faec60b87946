"""The line over the comparison: whose it is, what it rests on, what is not known; on one row where that fits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cds_app.domain.decision import Assessment
from cds_app.domain.estimate import Comparison
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.compare_info import LARGE_TEXT, BasisLine, UnknownLine
from cds_app.gui.widgets.labels import label

ROOM_FOR_UNKNOWN = 320


class ContextLine(QWidget):
    """Code and basis beside each other, and what is not known beside or under them."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        space(self._grid, gap=8)
        self.code = label("", "subheading")
        self.code.setAccessibleDescription(self.tr("Patient code"))
        self.basis, self.unknown = BasisLine(), UnknownLine()

    def show_assessment(self, assessment: Assessment, comparison: Comparison) -> None:
        """Everything here is about this one comparison."""
        self.code.setText(assessment.pseudonym)
        self.basis.set_bundle(comparison.bundle)
        self.unknown.set_comparison(comparison)

    def fit_into(self, width: int) -> None:
        """`width` in pixels, without the page's margins."""
        look = theme()
        self._grid.setVerticalSpacing(0 if look.scale >= LARGE_TEXT else look.px(8))
        code = self.code.sizeHint().width()
        one_line = code + self.basis.width_wanted() + look.px(24 + ROOM_FOR_UNKNOWN) <= width
        for widget in (self.code, self.basis, self.unknown):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.code, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self.basis, 0, 1)
        if one_line:
            self._grid.addWidget(self.unknown, 0, 2)
        else:
            self._grid.addWidget(self.unknown, 1, 0, 1, 3)
        self.basis.fit_into(width - code - look.px(12))
        self._grid.setColumnStretch(2, 1)

"""Over the detail of a drug: whose it is, the drug's class and group, and what the estimates rest on."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from cds_app.domain.decision import Assessment
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.compare_info import BasisLine
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_rows import Row
from cds_app.gui.widgets.compare_words import group_title
from cds_app.gui.widgets.labels import label


class DetailHead(QBoxLayout):
    """One line where there is room, two where there is not."""

    def __init__(self, code_is: str) -> None:
        """`code_is` says what the first word is, for screen readers."""
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.code, self._class, self._basis = label("", "subheading"), Words(wide=True), BasisLine()
        self.code.setAccessibleDescription(code_is)
        space(self, gap=8)
        first = QHBoxLayout()
        space(first, gap=12)
        first.addWidget(self.code)
        first.addWidget(self._class, 1)
        self.addLayout(first, 1)
        self.addWidget(self._basis)

    def show_drug(self, assessment: Assessment, row: Row) -> None:
        """Needs a comparison."""
        assert assessment.comparison is not None
        self.code.setText(assessment.pseudonym)
        self._basis.set_bundle(assessment.comparison.bundle)
        group = group_title(row.group, 0).rsplit(" (", 1)[0]  # its sentence, without the count
        self._class.setText(" · ".join(part for part in (row.full_class, group) if part))

    def fit(self, width: int, *, wide: bool) -> None:
        """Into a page of this width in pixels; `wide` when it has room for two columns."""
        look, directions = theme(), QBoxLayout.Direction
        self.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._basis.fit_into(width - 2 * look.size("page_margin") - look.px(16))

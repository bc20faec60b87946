"""The form of a decision, and beside it what belongs to the signature."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_app.gui.style import space, theme
from cds_app.gui.widgets.scrolled import scrolled
from cds_app.gui.widgets.sign_form import SignForm

TWO_COLUMNS_FROM, SIDE = 1080, 400


class SignColumns(QWidget):
    """The page fills both areas, `form` and `side`, before it has them arranged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form_area, self.side_area = scrolled(), scrolled()
        row = QHBoxLayout(self)
        space(row, gap=16)
        row.addWidget(self.form_area, 1)
        row.addWidget(self.side_area)

    def arrange(self, width: int, form: SignForm, side: QWidget) -> None:
        """Beside the form, so that meaning and passphrase stay in sight; under it where there is no room beside."""
        look, column = theme(), form.column
        wide, inside = width >= look.px(TWO_COLUMNS_FROM), column.indexOf(side) >= 0
        if wide and inside:
            column.removeWidget(side)
            self.side_area.setWidget(side)
        elif not wide and not inside:
            self.side_area.takeWidget()
            column.insertWidget(column.count() - 1, side)
        side.show()
        self.side_area.setVisible(wide)
        self.side_area.setFixedWidth(look.px(SIDE))
        form.fit(width)

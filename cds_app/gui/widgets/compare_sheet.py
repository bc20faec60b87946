"""Where the parts of the comparison stand: in the title line or under it, one over the other, a detail beside them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_app.gui.style import space, theme
from cds_app.gui.widgets.compare_bar import CompareBar
from cds_app.gui.widgets.compare_calm import CalmPanel
from cds_app.gui.widgets.compare_context import ContextLine
from cds_app.gui.widgets.compare_info import LARGE_TEXT
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_order import OrderLine
from cds_app.gui.widgets.compare_views import CompareViews
from cds_app.gui.widgets.compare_words import INTENDED_USE, tr

ROOM_BESIDE = 1400
"""Pixels at 100 % from which a drug's detail stands beside the table: a window of 1600 px less the rail."""
LEAST_BESIDE, WIDEST_BESIDE, SHARE_BESIDE = 552, 720, 0.38
TITLE_WIDTH, FACTS_WIDTH = 140, 230


class CompareSheet(QWidget):
    """Holds the parts and their places; what is in them is told by the page."""

    def __init__(self, in_title: QWidget, parent: QWidget | None = None) -> None:
        """`in_title` is an empty place in the title line."""
        super().__init__(parent)
        self.facts = Words(tr(INTENDED_USE), "small")
        self.facts.setAccessibleName(self.tr("Intended use"))
        self.facts.setAccessibleDescription(tr(INTENDED_USE))
        self.tools = CompareBar()
        self.context, self.calm, self.order_line = ContextLine(), CalmPanel(), OrderLine()
        self._title_row = QHBoxLayout(in_title)
        space(self._title_row, gap=12)
        self._column = QVBoxLayout(self)
        space(self._column, gap=4)
        for widget in (self.context, self.calm, self.order_line):
            self._column.addWidget(widget)
        self.views = CompareViews(self)
        self._beside = QWidget()
        self._beside_row = QHBoxLayout(self._beside)
        space(self._beside_row, gap=0)
        both = QHBoxLayout()
        space(both, gap=8)
        both.addWidget(self.views, 1)
        both.addWidget(self._beside)
        self._column.addLayout(both, 1)
        self._place(True)

    # --- a detail beside the views

    def put_beside(self, detail: QWidget) -> None:
        """Show a drug's detail beside the table; `take_away` ends that."""
        self._beside_row.addWidget(detail)
        detail.show()
        self._beside.show()

    def shows_beside(self) -> bool:
        """Whether a detail stands beside the table."""
        return self._beside.isVisibleTo(self)

    def take_away(self) -> None:
        """The table has the whole width again."""
        self._beside.hide()

    # --- places

    def arrange(self, width: int, fixed: int) -> None:
        """For a page of this width whose own buttons in the title line take `fixed` pixels.

        Tools and intended use stand in the title line where they fit, otherwise over the table.
        """
        look = theme()
        large = look.scale >= LARGE_TEXT  # then every pixel is the table's
        self._column.setSpacing(0 if large else look.px(4))
        margins = 2 * look.size("page_margin")
        taken = look.px(TITLE_WIDTH + FACTS_WIDTH) + fixed + margins
        self.tools.switch.set_compact(not large and width < look.px(ROOM_BESIDE))
        self._place(taken + self.tools.sizeHint().width() <= width)
        share = min(max(SHARE_BESIDE * width, look.px(LEAST_BESIDE)), look.px(WIDEST_BESIDE))
        self._beside.setFixedWidth(round(share))
        self.context.fit_into(width - margins)

    def _place(self, in_title: bool) -> None:
        look = theme()
        if in_title:
            self.facts.setFixedWidth(look.px(FACTS_WIDTH))
            self._title_row.addWidget(self.facts)
            self._title_row.addWidget(self.tools)
        else:
            self.facts.setMinimumWidth(0)
            self.facts.setMaximumWidth(look.px(2000))
            self._column.insertWidget(0, self.tools)
            self._column.insertWidget(1, self.facts)

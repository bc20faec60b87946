"""Where the parts of the sign-off stand: tools, whose decision it is, the form beside its signature, a signed one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cds_app.gui.style import space, theme
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.compare_info import BasisLine
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_tools import TitleTools
from cds_app.gui.widgets.labels import label
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.scrolled import fill, scrolled
from cds_app.gui.widgets.sign_columns import SignColumns
from cds_app.gui.widgets.sign_form import SignForm
from cds_app.gui.widgets.sign_signature import SignatureCard
from cds_app.gui.widgets.sign_summary import BesideCard, SignedView
from cds_app.workflow.session import SignedIn

PAGE_MARGIN = 24
_Part = TypeVar("_Part", bound=QWidget)


class SignSheet(QWidget):
    """Holds the parts and their places; what is in them, and what follows from it, is the page's."""

    def __init__(self, frame: PageFrame, who: SignedIn) -> None:
        super().__init__(frame.body.parentWidget())
        self._whole = False
        column = QVBoxLayout(self)
        space(column, gap=8)
        self._build_tools(frame, column)
        column.addLayout(self._build_head())
        self._build_side(who)
        self.read_area, self._columns = scrolled(), SignColumns()
        self.form_area = self._columns.form_area
        column.addWidget(self.read_area, 1)
        column.addWidget(self._columns, 1)
        self.read = self.keep(SignedView(who.catalogue))

    def keep(self, part: _Part) -> _Part:
        """Until it has its place a part has no parent that would end it."""
        self.destroyed.connect(part.deleteLater)
        return part

    def take_in(self, form: SignForm) -> Iterator[None]:
        """Put into their places what has none yet, one part at a time."""
        if self._whole:
            return
        side_area = self._columns.side_area
        for area, part in ((self.form_area, form), (side_area, self._side), (self.read_area, self.read)):
            if part.parentWidget() is None:
                fill(area, part)
                yield
        self._whole = True

    # --- what is in sight

    def show_nothing(self) -> None:
        """Neither a form nor a signed decision; whatever comes next is read from its top."""
        for area in (self.form_area, self._columns.side_area, self.read_area):
            area.verticalScrollBar().setValue(0)
        for widget in (self._columns, self.read_area, self._tools_box, self.amends, *self._signed_only):
            widget.hide()

    def show_form(self) -> None:
        """What is decided and signed here."""
        for of_a_signed_one in (self.read_area, *self._signed_only):
            of_a_signed_one.hide()
        for widget in (self._columns, self._tools_box, self.abandon):
            widget.show()

    def show_signed(self) -> None:
        """What was signed, to be read."""
        for of_the_form in (self._columns, self.abandon):
            of_the_form.hide()
        for widget in (self.read_area, self._tools_box, *self._signed_only):
            widget.show()

    def read_now(self) -> QScrollArea:
        """What the keys for scrolling move."""
        return self.read_area if self.read_area.isVisible() else self.form_area

    # --- places

    def arrange(self, width: int, form: SignForm, sign: QWidget) -> None:
        """For a page of this width, whose own button in the title line is `sign`."""
        if not self._whole:
            return  # a part without its place would be shown as a window of its own
        look = theme()
        self._columns.arrange(width, form, self._side)
        self.basis.fit_into(width - look.px(2 * PAGE_MARGIN + 12) - self.code.sizeHint().width())
        self._tools.arrange(width, look.px(260), sign)

    def order_tabs(self, form: SignForm, sign: QWidget) -> None:
        """From top to bottom; which sentences have to be acknowledged depends on the decision."""
        passphrase = self.signature.passphrase
        order = (self.back, self.abandon, *self._signed_only, *form.controls(), passphrase, sign)
        for one, following in itertools.pairwise(order):
            QWidget.setTabOrder(one, following)

    def _build_tools(self, frame: PageFrame, column: QVBoxLayout) -> None:
        self.back = button(self.tr("&Back to the comparison"), icon_name="arrow_left")
        self.abandon = button(self.tr("Do &not decide now"), role="quiet")
        self.abandon.setToolTip(self.tr("End this assessment without a decision"))
        self.documents = button(self.tr("&Documents"))
        self.amend = button(self.tr("A&mend…"))
        self.amend.setToolTip(self.tr("Make a new record that names this one; this one stays as it is"))
        self._signed_only = (self.documents, self.amend)
        self._tools_box = QWidget()
        row = QHBoxLayout(self._tools_box)
        space(row)
        for made in (self.back, self.abandon, *self._signed_only):
            row.addWidget(made)
        row.addStretch(1)
        self._tools = TitleTools(frame, self._tools_box, column)

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        space(head, gap=12)
        self.code, self.basis = label("", "subheading"), BasisLine()
        self.code.setAccessibleDescription(self.tr("Patient code"))
        self.amends = Words("", "muted", wide=True)
        head.addWidget(self.code)
        head.addWidget(self.basis)
        head.addWidget(self.amends, 1)
        head.addStretch(0)
        return head

    def _build_side(self, who: SignedIn) -> None:
        self._side = self.keep(QWidget())
        side = QVBoxLayout(self._side)
        space(side, gap=16)
        self.beside, self.signature = BesideCard(), SignatureCard(who)
        side.addWidget(self.beside)
        side.addWidget(self.signature)
        side.addStretch(1)

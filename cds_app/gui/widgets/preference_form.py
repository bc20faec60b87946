"""The form that the patient fills in: tick up to five concerns, put them in order, say how much each matters.

Nothing is ticked and no weight stands that the patient did not give, or that was not recorded before. The same form
stands beside the clinician and, alone, in the hand-over; it holds nothing of the patient but these answers.
"""

from __future__ import annotations

import itertools
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.patient import CONCERNS
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.on_demand import OnDemand
from cds_app.gui.widgets.preference_draft import Draft
from cds_app.gui.widgets.preference_row import ConcernRow
from cds_app.gui.widgets.preference_words import (
    FULL,
    HOW_MUCH,
    LEAD,
    NONE_YET,
    ORDER,
    plain_meaning,
    plain_name,
    tr,
)
from cds_app.gui.widgets.sign_choice import WrappingCheckBox

TICK_WIDTH, MOST_COLUMNS = 210, 3


class PreferencesForm(QWidget):
    """`changed` follows every step, also one taken back with Undo (Ctrl+Z)."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = Draft()
        self._before: list[Draft] = []
        self._weighing = ""
        self._columns = 0
        self.ticks = {concern: WrappingCheckBox(plain_name(concern)) for concern in CONCERNS}
        self.rows = OnDemand(self._make_row)
        self._build()
        self._show()

    # --- what a page asks

    def begin(self, draft: Draft) -> None:
        """Start from a draft; there is nothing to take back yet."""
        self._draft, self._before, self._weighing = draft, [], ""
        self._show()

    def draft(self) -> Draft:
        return self._draft

    def say(self, words: str) -> None:
        """What is left to do, or that all is done."""
        self._state.setText(words)

    def said(self) -> str:
        return self._state.text()

    def undo(self) -> None:
        """Take the last step back."""
        if self._before:
            self._draft, self._weighing = self._before.pop(), ""
            self._show()
            self.changed.emit()

    # --- steps

    def _step(self, draft: Draft, weighing: str = "") -> None:
        """Take a step; moving one mark up and down is one step, however many places it passes."""
        if draft == self._draft:
            return
        if not weighing or weighing != self._weighing:
            self._before.append(self._draft)
        self._draft, self._weighing = draft, weighing
        self._show()
        self.changed.emit()

    def _ticked(self, concern: str, on: bool) -> None:
        self._step(self._draft.with_concern(concern) if on else self._draft.without(concern))

    def _moved(self, concern: str, by: int) -> None:
        place = self._draft.concerns.index(concern) + by
        if 0 <= place < len(self._draft.choices):
            self._step(self._draft.moved(concern, place))

    def _dragged(self, concern: str, height: float) -> None:
        """The row goes to where the pointer is among the rows as they stand."""
        middles = [self.rows[other].geometry().center().y() for other in self._draft.concerns if other != concern]
        self._step(self._draft.moved(concern, sum(middle < height for middle in middles)), f"drag {concern}")

    def _weighed(self, concern: str, weight: int) -> None:
        self._step(self._draft.weighed(concern, weight), f"weight {concern}")

    # --- what is seen

    def _show(self) -> None:
        draft = self._draft
        for concern, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(concern in draft.concerns)
            tick.blockSignals(False)
            tick.setEnabled(concern in draft.concerns or not draft.full)
        self._full.setVisible(draft.full)
        self._none.setVisible(not draft.choices)
        for words in (self._order, self._how_much):
            words.setVisible(bool(draft.choices))
        self._show_rows(draft)
        self._undo.setEnabled(bool(self._before))

    def _show_rows(self, draft: Draft) -> None:
        for concern, row in self.rows.items():
            if concern not in draft.concerns:
                row.hide()
        for place, (concern, weight) in enumerate(draft.choices):
            row = self.rows[concern]
            if self._list.indexOf(row) != place:
                self._list.removeWidget(row)
                self._list.insertWidget(place, row)
            row.show_place(place + 1, len(draft.choices))
            row.show_weight(weight)
            row.show()
        self._order_tabs()

    def _order_tabs(self) -> None:
        order: list[QWidget] = list(self.ticks.values())
        for concern in self._draft.concerns:
            order += self.rows[concern].controls()
        order.append(self._undo)
        for one, following in itertools.pairwise(order):
            QWidget.setTabOrder(one, following)

    # --- places

    def _build(self) -> None:
        column = QVBoxLayout(self)
        space(column, gap=8)
        column.addWidget(Words(tr(LEAD), wide=True))
        self._grid = QGridLayout()
        space(self._grid, gap=8)
        self._boxes = [self._tick_box(concern) for concern in CONCERNS]
        column.addLayout(self._grid)
        self._full, self._none = Words(tr(FULL), "muted", wide=True), Words(tr(NONE_YET), "muted", wide=True)
        self._order, self._how_much = Words(tr(ORDER), "subheading", wide=True), Words(tr(HOW_MUCH), wide=True)
        for words in (self._full, self._none, self._order, self._how_much):
            column.addWidget(words)
        self._list = QVBoxLayout()
        space(self._list, gap=6)
        column.addLayout(self._list)
        foot = QHBoxLayout()
        space(foot, gap=12)
        self._undo = button(tr(QT_TRANSLATE_NOOP("patient", "&Undo")), self.undo, icon_name="undo")
        self._undo.setToolTip(tr(QT_TRANSLATE_NOOP("patient", "Take the last step back (Ctrl+Z)")))
        self._state = Words("", "subheading", wide=True)
        foot.addWidget(self._undo)
        foot.addWidget(self._state, 1)
        column.addLayout(foot)
        back = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.undo)
        self._arrange()

    def _make_row(self, concern: str) -> ConcernRow:
        row = ConcernRow(concern, self)
        row.hide()
        row.moved.connect(self._moved)
        row.dragged.connect(self._dragged)
        row.weighed.connect(self._weighed)
        row.removed.connect(self._removed)
        return row

    def _tick_box(self, concern: str) -> QWidget:
        box, tick = QWidget(), self.ticks[concern]
        column = QVBoxLayout(box)
        space(column, gap=4)
        tick.setProperty("role", "large")
        tick.setAccessibleDescription(plain_meaning(concern))
        tick.toggled.connect(partial(self._ticked, concern))
        column.addWidget(tick)
        line = QHBoxLayout()
        space(line, (26, 0, 0, 0), 0)
        line.addWidget(Words(plain_meaning(concern), "muted", wide=True))
        column.addLayout(line)
        column.addStretch(1)
        return box

    def _removed(self, concern: str) -> None:
        self.ticks[concern].setFocus(Qt.FocusReason.OtherFocusReason)
        self._step(self._draft.without(concern))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """As many concerns side by side as there is room for."""
        columns = max(1, min(MOST_COLUMNS, self.width() // theme().px(TICK_WIDTH)))
        if columns == self._columns:
            return
        self._columns = columns
        for box in self._boxes:
            self._grid.removeWidget(box)
        for number, box in enumerate(self._boxes):
            self._grid.addWidget(box, number // columns, number % columns)
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

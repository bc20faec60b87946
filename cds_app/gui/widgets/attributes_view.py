"""The 31 source attributes of a bundle, in order; what is not available says so, and why."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cds_app.domain.card import SourceAttribute
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import space, theme
from cds_app.gui.text import card as words
from cds_app.gui.widgets.compare_label import Words, empty
from cds_app.gui.widgets.compare_label import words as selectable
from cds_app.gui.widgets.flow import STACKED_FROM
from cds_app.gui.widgets.labels import separator

TOP = Qt.AlignmentFlag.AlignTop
NAME_WIDTH = 300


class AttributesView(QWidget):
    """Number and name beside what is stated; below it where large text leaves no room."""

    _scale: float | None = None
    """The text size that the rows were laid out for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: tuple[SourceAttribute, ...] = ()
        self._summary = Words("", "muted", wide=True)
        inner = QWidget()
        inner.setProperty("role", "content")
        self._grid = QGridLayout(inner)
        space(self._grid, (0, 0, 16, 0), 8)
        self._grid.setColumnStretch(1, 10)
        self._grid.setColumnStretch(2, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(words.said(QT_TRANSLATE_NOOP("card", "Source attributes")))
        area.setWidget(inner)
        column = QVBoxLayout(self)
        space(column, (0, 12, 0, 0), 12)
        column.addWidget(self._summary)
        column.addWidget(area, 1)
        self.show_attributes(())

    def show_attributes(self, attributes: tuple[SourceAttribute, ...]) -> None:
        """All of them; none at all for a bundle without a card that can be read."""
        self.shown = attributes
        self._summary.setText(self.summary())
        empty(self._grid)
        self._scale = theme().scale
        stacked = self._scale >= STACKED_FROM
        row = 0
        for attribute in attributes:
            name = Words(f"{attribute.number}. {words.attribute_name(attribute)}", "subheading")
            value = selectable(words.attribute_text(attribute), "base" if attribute.available else "muted")
            self._grid.addWidget(separator(), row, 0, 1, 3)
            if stacked:
                self._grid.addWidget(name, row + 1, 0, 1, 3, TOP)
                self._grid.addWidget(value, row + 2, 0, 1, 3, TOP)
                row += 3
            else:
                name.setFixedWidth(theme().px(NAME_WIDTH))
                self._grid.addWidget(name, row + 1, 0, TOP)
                self._grid.addWidget(value, row + 1, 1, TOP)
                row += 2

    def summary(self) -> str:
        """How many there are, and how many of them are not available."""
        if not self.shown:
            return words.said(QT_TRANSLATE_NOOP("card", "This bundle holds no source attributes that can be shown."))
        missing = sum(not attribute.available for attribute in self.shown)
        counted = QT_TRANSLATE_NOOP("card", "{all} source attributes; {n} are not available, as each of them says.")
        return words.said(counted, all=len(self.shown), n=missing)

    def as_rows(self) -> tuple[tuple[str, str], ...]:
        return tuple((f"{a.number}. {words.attribute_name(a)}", words.attribute_text(a)) for a in self.shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._scale not in (None, theme().scale):
            self.show_attributes(self.shown)

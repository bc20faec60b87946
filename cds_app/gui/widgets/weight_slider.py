"""A scale from 0 to 100 on which nothing stands until somebody has put the mark there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from cds_app.domain.preference import HEAVIEST
from cds_app.gui.style import theme

STEP, PAGE = 1, 10
_KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip


class WeightSlider(QSlider):
    """Arrows move by 1, Page Up and Down by 10, Home and End to the ends; a click puts the mark where it is.

    `weighed` carries the weight whenever the patient gives one, also when it is the 0 that a slider starts with.
    """

    weighed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, HEAVIEST)
        self.setSingleStep(STEP)
        self.setPageStep(PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._given: int | None = None
        self._mark()
        self._fit()

    def weight(self) -> int | None:
        """What was given; None before that."""
        return self._given

    def set_weight(self, weight: int | None) -> None:
        """Show a weight without telling anybody."""
        self._given = weight
        self.setValue(weight or 0)
        self._mark()

    def _give(self, weight: int) -> None:
        if weight != self._given:
            self.set_weight(weight)
            self.weighed.emit(weight)

    def _mark(self) -> None:
        """The handle is hollow while nothing stands."""
        self.setProperty("unset", self._given is None)
        self.style().unpolish(self)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in _KEYS and plain:
            super().keyPressEvent(event)
            self._give(self.value())
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._follow(event)
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)
        else:
            super().mouseMoveEvent(event)

    def _follow(self, event: QMouseEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part, control = QStyle.SubControl, QStyle.ComplexControl.CC_Slider
        handle = self.style().subControlRect(control, option, part.SC_SliderHandle, self).width()
        groove = self.style().subControlRect(control, option, part.SC_SliderGroove, self)
        at = round(event.position().x()) - groove.left() - handle // 2
        self._give(QStyle.sliderValueFromPosition(0, HEAVIEST, at, groove.width() - handle))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that turns over a page must not change an answer."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumWidth(theme().px(140))
        self.setMinimumHeight(theme().size("target"))

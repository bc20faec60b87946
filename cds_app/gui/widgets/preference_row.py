"""One chosen concern: its place, its plain name, how much it matters, and the ways to move it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import paint_icon, space, theme
from cds_app.gui.widgets.buttons import IconButton
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.labels import label
from cds_app.gui.widgets.painted import start
from cds_app.gui.widgets.preference_words import NOT_AT_ALL, VERY_MUCH, plain_name, tr
from cds_app.gui.widgets.weight_slider import WeightSlider

NOT_SET = "–"
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ConcernRow(QFrame):
    """`moved` carries the concern and by how many places; `dragged` the height of the pointer over the list."""

    moved = Signal(str, int)
    dragged = Signal(str, float)
    removed = Signal(str)
    weighed = Signal(str, int)

    def __init__(self, concern: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.concern = concern
        self.setProperty("role", "well")
        name = plain_name(concern)
        self.setAccessibleName(name)
        self.grip = _Grip()
        self.grip.at.connect(lambda at: self.dragged.emit(concern, self.mapToParent(at.toPoint()).y()))
        self._place, self._number = label("", "heading"), label(NOT_SET, "heading")
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._name = Words(name, "heading", wide=True)
        self.slider = WeightSlider()
        self.slider.weighed.connect(lambda weight: self._weighed(weight))
        self.up = IconButton("arrow_up", tr(QT_TRANSLATE_NOOP("patient", "Move up: {name}"), name=name))
        self.down = IconButton("arrow_down", tr(QT_TRANSLATE_NOOP("patient", "Move down: {name}"), name=name))
        self.away = IconButton("close", tr(QT_TRANSLATE_NOOP("patient", "Take away: {name}"), name=name))
        self.up.clicked.connect(lambda: self.moved.emit(concern, -1))
        self.down.clicked.connect(lambda: self.moved.emit(concern, 1))
        self.away.clicked.connect(lambda: self.removed.emit(concern))
        for control in self.controls():
            control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            control.installEventFilter(self)
        self._lay_out()
        self._fit()

    def controls(self) -> tuple[QWidget, ...]:
        """What takes the focus, in the order of reading."""
        return self.slider, self.up, self.down, self.away

    def show_place(self, place: int, of: int) -> None:
        """Say the place, counted from 1, and stop at the ends."""
        self._place.setText(f"{place}.")
        self.setAccessibleDescription(tr(QT_TRANSLATE_NOOP("patient", "Place {n} of {all}"), n=place, all=of))
        self.up.setEnabled(place > 1)
        self.down.setEnabled(place < of)

    def show_weight(self, weight: int | None) -> None:
        if self.slider.weight() != weight:
            self.slider.set_weight(weight)
        self._number.setText(NOT_SET if weight is None else str(weight))
        unset = tr(QT_TRANSLATE_NOOP("patient", "not set yet"))
        words = QT_TRANSLATE_NOOP("patient", "How much it matters: {name}, 0 to 100")
        self.slider.setAccessibleName(tr(words, name=plain_name(self.concern)))
        self.slider.setAccessibleDescription(unset if weight is None else str(weight))

    def shown_weight(self) -> str:
        return self._number.text()

    def _weighed(self, weight: int) -> None:
        self.show_weight(weight)
        self.weighed.emit(self.concern, weight)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with Up or Down moves the row, whichever of its controls has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt and event.key() in _MOVES:
                self.moved.emit(self.concern, _MOVES[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        space(head, gap=8)
        head.addWidget(self.grip)
        head.addWidget(self._place)
        head.addWidget(self._name, 1)
        scale, ends = QVBoxLayout(), QHBoxLayout()
        space(scale, gap=0)
        space(ends, gap=8)
        ends.addWidget(label(tr(NOT_AT_ALL), "small"))
        ends.addStretch(1)
        ends.addWidget(label(tr(VERY_MUCH), "small"))
        scale.addWidget(self.slider)
        scale.addLayout(ends)
        tail = QHBoxLayout()
        space(tail, gap=8)
        tail.addLayout(scale, 1)
        tail.addWidget(self._number)
        for control in (self.up, self.down, self.away):
            tail.addWidget(control)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(self._halves, (8, 6, 8, 6), 12)
        self._halves.addLayout(head, 5)
        self._halves.addLayout(tail, 6)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_halves"):
            self._fit()

    def _fit(self) -> None:
        self._halves.setDirection(stacked(QBoxLayout.Direction.LeftToRight))
        self._number.setFixedWidth(theme().px(36))
        self._place.setFixedWidth(theme().px(24))


class _Grip(QWidget):
    """Where the pointer takes hold of a row. The keyboard has Alt with the arrows, and the buttons."""

    at = Signal(QPointF)

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tr(QT_TRANSLATE_NOOP("patient", "Drag up or down (Alt with the arrow keys)")))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme().size("target"), theme().size("target"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            parent = self.parentWidget()
            assert parent is not None
            self.at.emit(self.mapTo(parent, event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, side = start(self), theme().size("icon")
        middle = QRectF(self.rect()).center()
        place = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        paint_icon(painter, place, "grip", theme().colours["muted"])
        painter.end()

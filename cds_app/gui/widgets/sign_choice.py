"""Check boxes and radio buttons whose words wrap instead of being cut, however large the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from cds_app.gui import style

_GAP = 8
_INDENT = 18
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic | Qt.AlignmentFlag.AlignLeft


class _Wrapping:
    """The words to the right of the mark, in as many lines as they need; the whole area can be clicked."""

    _mark: QStyle.PrimitiveElement

    def _prepare(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words.replace("&&", "\0").replace("&", "").replace("\0", "&"))  # type: ignore[attr-defined]
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)  # type: ignore[attr-defined]

    def hasHeightForWidth(self) -> bool:
        return True

    def setText(self, words: str) -> None:
        self._heights: dict[int, int] = {}
        super().setText(words)  # type: ignore[misc]

    def changeEvent(self, event: QEvent) -> None:
        self._heights = {}
        super().changeEvent(event)  # type: ignore[misc]

    def heightForWidth(self, width: int) -> int:
        """Kept until words or look change: nested layouts ask hundreds of times while a page is made."""
        height = self._heights.get(width)
        if height is None:
            look = style.theme()
            words = self._words_rect(QRect(0, 0, width, 10_000)).height()
            height = self._heights[width] = int(max(look.size("target"), words + look.px(6)))
        return height

    def sizeHint(self) -> QSize:
        look = style.theme()
        metrics: QFontMetrics = self.fontMetrics()  # type: ignore[attr-defined]
        widest = look.px(360)
        text = self.text()  # type: ignore[attr-defined]
        wanted = metrics.size(Qt.TextFlag.TextShowMnemonic, text).width() + self._indent() + look.px(4)
        width = min(wanted, widest)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        look = style.theme()
        width = look.px(120)
        return QSize(width, look.size("target"))

    def hitButton(self, position: QPoint) -> bool:
        return bool(self.rect().contains(position))  # type: ignore[attr-defined]

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)  # type: ignore[attr-defined]
        look, painter = style.theme(), QPainter(self)  # type: ignore[call-overload]
        metrics: QFontMetrics = self.fontMetrics()  # type: ignore[attr-defined]
        side = look.px(_INDENT)
        words = self._words_rect(self.rect())  # type: ignore[attr-defined]
        top = words.top() + max(0, (metrics.height() - side) // 2)
        option.rect = QRect(0, top, side, side)
        self.style().drawPrimitive(self._mark, option, painter, self)  # type: ignore[attr-defined]
        enabled = self.isEnabled()  # type: ignore[attr-defined]
        painter.setPen(look.colour("text" if enabled else "disabled"))
        painter.drawText(words, int(_FLAGS), self.text())  # type: ignore[attr-defined]
        painter.end()

    def _indent(self) -> int:
        look = style.theme()
        return look.px(_INDENT) + look.px(_GAP)

    def _words_rect(self, area: QRect) -> QRect:
        metrics: QFontMetrics = self.fontMetrics()  # type: ignore[attr-defined]
        free = area.adjusted(self._indent(), 0, 0, 0)
        needed = metrics.boundingRect(QRect(0, 0, free.width(), 10_000), int(_FLAGS), self.text())  # type: ignore[attr-defined]
        top = style.theme().px(3)
        return QRect(free.left(), top, free.width(), needed.height())


class WrappingCheckBox(_Wrapping, QCheckBox):
    """A check box with a sentence."""

    _mark = QStyle.PrimitiveElement.PE_IndicatorCheckBox

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prepare(words)


class WrappingRadioButton(_Wrapping, QRadioButton):
    """A radio button with a sentence."""

    _mark = QStyle.PrimitiveElement.PE_IndicatorRadioButton

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prepare(words)

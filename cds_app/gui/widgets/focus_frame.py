"""The frame that is drawn as the focus ring. Its style is large in Qt, so that the first window shows without it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFocusFrame, QProxyStyle, QScrollArea, QStyle, QWidget

from cds_app.gui.style import theme


class Ring(QFocusFrame):
    def __init__(self) -> None:
        super().__init__()
        self._margins = _RingMargins()
        self.setStyle(self._margins)

    def bring_in(self) -> None:
        """Scroll the widget into sight and show its ring. Qt does neither where Tab comes from outside the scrolling
        part, and hides the ring of what it scrolls in.
        """
        widget = self.widget()
        if widget is None or not widget.isVisible():
            return
        around = widget.parentWidget()
        while around is not None and widget.visibleRegion().isEmpty():
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget)
            around = around.parentWidget()
        self.show()

    def paintEvent(self, _event: object) -> None:
        look = theme()
        width = look.tokens["size_px"]["ring"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent"), width))
        inset = width / 2
        radius = look.px(look.tokens["radius_px"]) + look.tokens["size_px"]["ring_gap"]
        # at the edge of the window or of a scrolling part the ring moves inwards instead of being cut
        around = self.parentWidget()
        seen = QRectF(self.rect() if around is None else self.rect() & around.rect().translated(-self.pos()))
        painter.drawRoundedRect(seen.adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()


class _RingMargins(QProxyStyle):
    """Only the ring itself has this style; it places the ring outside its widget, with the gap."""

    def pixelMetric(self, metric: QStyle.PixelMetric, option: Any = None, widget: QWidget | None = None) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            sizes = theme().tokens["size_px"]
            return int(sizes["ring"] + sizes["ring_gap"])
        return super().pixelMetric(metric, option, widget)

    def styleHint(self, hint: QStyle.StyleHint, *rest: Any) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, *rest)

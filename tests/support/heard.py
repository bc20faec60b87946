"""Every word that a widget and its parts paint, without a picture: a paint device keeps the text and drops the rest."""

from __future__ import annotations

import unicodedata
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPaintDevice, QPaintEngine, QPainter
from PySide6.QtWidgets import QWidget

_Metric = QPaintDevice.PaintDeviceMetric
_DOTS_PER_INCH, _MILLIMETRES = 96, 300


def painted_words(widget: QWidget) -> str:
    """What a widget writes when it is painted, in the order of painting, with every space the same."""
    widget.grab()  # the first painting finds the layout
    device = _Ear(widget)
    painter = QPainter(device)
    widget.render(painter, QPoint())
    painter.end()
    return one_line(" ".join(device.engine.words))


def one_line(words: str) -> str:
    """Ligatures as letters, and every space the same."""
    return " ".join(unicodedata.normalize("NFKC", words).split())


class _Engine(QPaintEngine):
    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.words: list[str] = []

    def drawTextItem(self, _place: Any, item: Any) -> None:
        self.words.append(item.text())

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def begin(self, _device: Any) -> bool:
        return True

    def end(self) -> bool:
        return True

    def _nothing(self, *_drawn: Any) -> None:
        """Whatever is not text."""

    updateState = drawPath = drawRects = drawLines = drawPolygon = drawEllipse = drawPoints = _nothing  # noqa: N815
    drawPixmap = drawImage = drawTiledPixmap = _nothing  # noqa: N815


class _Ear(QPaintDevice):
    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.engine = _Engine()
        self._size = {_Metric.PdmWidth: widget.width(), _Metric.PdmHeight: widget.height()}

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, wanted: QPaintDevice.PaintDeviceMetric) -> int:
        dots = (_Metric.PdmDpiX, _Metric.PdmDpiY, _Metric.PdmPhysicalDpiX, _Metric.PdmPhysicalDpiY)
        fixed = {_Metric.PdmWidthMM: _MILLIMETRES, _Metric.PdmHeightMM: _MILLIMETRES, _Metric.PdmDepth: 32,
                 _Metric.PdmNumColors: 1 << 24, _Metric.PdmDevicePixelRatioScaled: 1 << 16}  # fmt: skip
        return {**dict.fromkeys(dots, _DOTS_PER_INCH), **fixed, **self._size}.get(wanted, 1)

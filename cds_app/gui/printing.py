"""Documents to paper and PDF: A4, the light look, a header and a page number on every page, DRAFT across a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QLineF,
    QMarginsF,
    QObject,
    QRectF,
    QSaveFile,
    QSizeF,
    Qt,
    QUrl,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from cds_app.domain.errors import CdsError
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import LIGHT, Theme, theme

DOTS_PER_INCH = 1200
MARGINS_MM = QMarginsF(18, 14, 18, 14)
HEAD_MM, FOOT_MM = 11.0, 10.0
"""Height of header and footer with their distance from the text."""


_PICTURE = re.compile(r'<img src="(?P<name>[^"]+)" width="(?P<width>[0-9]+)"')


class Printable(Protocol):
    """What can be printed: HTML with its pictures by name, a header (the patient's code), a footer, draft or not."""

    @property
    def title(self) -> str: ...
    @property
    def html(self) -> str: ...
    @property
    def images(self) -> Mapping[str, bytes]: ...
    @property
    def header(self) -> str: ...
    @property
    def footer(self) -> str: ...
    @property
    def draft(self) -> bool: ...


def make_text_document(document: Printable, parent: QObject | None = None) -> QTextDocument:
    """The document for a view on the screen, as it will print; its letters grow with the window's text."""
    return Paper(document, parent, on_screen=theme().scale)


class Paper(QTextDocument):
    """A document that knows only the pictures it was given: nothing is ever read from a disk or a network."""

    def __init__(self, document: Printable, parent: QObject | None = None, on_screen: float = 0.0) -> None:
        """`on_screen` is how large letters and pictures are on a screen; 0 for paper."""
        super().__init__(parent)
        look, scale = theme().variant(LIGHT, 1.0), on_screen or 1.0
        self.draft, self.header, self.footer = document.draft, document.header, document.footer
        self._images = {name: QImage.fromData(data) for name, data in document.images.items()}
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        self._nothing.fill(Qt.GlobalColor.transparent)
        self.setUndoRedoEnabled(False)
        font = QFont(look.font())
        font.setPointSizeF(look.tokens["print_points"] * scale)
        self.setDefaultFont(font)
        self.setDefaultStyleSheet(_styles(look, look.tokens["print_points"] * scale))
        self.setDocumentMargin(0)
        self.setHtml(self._for_a_screen(document.html, scale) if on_screen else document.html)

    def _for_a_screen(self, html: str, scale: float) -> str:
        """Pictures as wide as they are shown: a view draws a wider one with ragged letters."""

        def shown(found: re.Match[str]) -> str:
            name, width = found["name"], round(int(found["width"]) * scale)
            if name in self._images:
                smooth = Qt.TransformationMode.SmoothTransformation
                self._images[name] = self._images[name].scaledToWidth(width, smooth)
            return f'<img src="{name}" width="{width}"'

        return _PICTURE.sub(shown, html)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        # without an answer Qt would go and load the name from the disk
        return self._images.get(name if isinstance(name, str) else name.toString(), self._nothing)


def page_layout() -> QPageLayout:
    """A4, upright, with the margins of every document."""
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, MARGINS_MM,
                       QPageLayout.Unit.Millimeter)  # fmt: skip


def pdf_bytes(document: Printable) -> bytes:
    """The document as PDF."""
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(document.title)
    writer.setPageLayout(page_layout())
    print_on(document, writer)
    buffer.close()
    return bytes(array.data())


def write_pdf(document: Printable, path: Path) -> None:
    """Write the document as PDF, whole or not at all. Raises `CdsError` "not_writable"."""
    data = pdf_bytes(document)
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly) or file.write(data) != len(data) or not file.commit():
        raise CdsError("not_writable", path=str(path))


def print_on(document: Printable, device: QPagedPaintDevice) -> int:
    """Paint the pages on a printer or PDF writer whose page layout is set; returns how many there were."""
    paper, look = Paper(document), theme().variant(LIGHT, 1.0)
    dots = device.logicalDpiY() / 25.4
    page = QRectF(0, 0, device.width(), device.height())
    head, foot = HEAD_MM * dots, FOOT_MM * dots
    body = page.adjusted(0, head, 0, -foot)
    paper.documentLayout().setPaintDevice(device)
    paper.setPageSize(QSizeF(body.width(), body.height()))
    pages = paper.pageCount()
    painter = QPainter(device)
    for number in range(pages):
        if number:
            device.newPage()
        if paper.draft:
            _paint_draft(painter, page, look)
        _paint_edges(painter, page, look, paper, number + 1, pages)
        _paint_body(painter, body, look, paper, number)
    painter.end()
    return pages


def _paint_body(painter: QPainter, body: QRectF, look: Theme, paper: Paper, number: int) -> None:
    painter.save()
    painter.translate(body.left(), body.top() - number * body.height())
    visible = QRectF(0, number * body.height(), body.width(), body.height())
    painter.setClipRect(visible)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = visible
    palette = QPalette(context.palette)
    palette.setColor(QPalette.ColorRole.Text, look.colour("text"))
    context.palette = palette
    paper.documentLayout().draw(painter, context)
    painter.restore()


def _paint_edges(painter: QPainter, page: QRectF, look: Theme, paper: Paper, number: int, pages: int) -> None:
    small = look.font("small")
    painter.setFont(small)
    height = QFontMetricsF(small, painter.device()).height()
    top = QRectF(page.left(), page.top(), page.width(), height)
    bottom = QRectF(page.left(), page.bottom() - height, page.width(), height)
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    painter.setPen(look.colour("muted"))
    painter.drawText(top, left, paper.header)
    if paper.draft:
        painter.drawText(top, right, text.tr("print", QT_TRANSLATE_NOOP("print", "DRAFT, not signed")))
    painter.drawText(bottom, left, paper.footer)
    words = text.tr("print", QT_TRANSLATE_NOOP("print", "Page {n} of {pages}"), n=number, pages=pages)
    painter.drawText(bottom, right, words)
    painter.setPen(look.colour("line"))
    gap = height * 0.5
    painter.drawLine(QLineF(top.left(), top.bottom() + gap, top.right(), top.bottom() + gap))
    painter.drawLine(QLineF(bottom.left(), bottom.top() - gap, bottom.right(), bottom.top() - gap))


def _paint_draft(painter: QPainter, page: QRectF, look: Theme) -> None:
    """Across the page and under the text, light enough to read the text on it."""
    words = text.tr("print", QT_TRANSLATE_NOOP("print", "DRAFT"))
    font = look.font(strong=True)
    font.setPointSizeF(110)
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(look.colours["sunken"]))
    painter.translate(page.center())
    painter.rotate(-52)
    box = QRectF(-page.height() / 2, -page.width() / 2, page.height(), page.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def _styles(look: Theme, size: float) -> str:
    """The document's own style sheet, from the same tokens as the window.

    Headings take Qt's named sizes (1.5, 1.2 and 1 times the text): it scales them by its own factor otherwise.
    """
    colours = look.colours
    return f"""
        body, p, td, li {{ color: {colours["text"]}; font-size: {size}pt; }}
        h1 {{ font-size: x-large; font-weight: 600; margin-top: 0; margin-bottom: 6px; }}
        h2 {{ font-size: large; font-weight: 600; margin-top: 14px; margin-bottom: 4px; }}
        h3 {{ font-size: medium; font-weight: 600; margin-top: 10px; margin-bottom: 2px; }}
        p {{ margin-top: 0; margin-bottom: 6px; }}
        th {{ color: {colours["muted"]}; font-size: {size * 0.85:.1f}pt; font-weight: 600; text-align: left; }}
        .muted, .small {{ color: {colours["muted"]}; }}
        .small {{ font-size: {size * 0.85:.1f}pt; }}
        .sentence {{ font-size: {size * 1.3:.1f}pt; }}
        .stop {{ color: {colours["stop_text"]}; background-color: {colours["stop_ground"]}; }}
        .caution {{ color: {colours["caution_text"]}; background-color: {colours["caution_ground"]}; }}
        .information {{ color: {colours["information_text"]}; background-color: {colours["information_ground"]}; }}
        a {{ color: {colours["accent"]}; }}
    """

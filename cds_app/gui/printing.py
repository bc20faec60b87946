"""Documents to paper and PDF: A4, the light look, a header and a page number on every page, DRAFT across a draft.

A report takes longer than a window may stand still: its pictures, its layout and its pages each want some time of Qt's.
So everything here is done in steps, and the window answers keys and clicks between two of them. `at_once` takes all
steps together, for whoever has no window.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QLineF,
    QMarginsF,
    QObject,
    QRectF,
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

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import LIGHT, Theme, theme

DOTS_PER_INCH = 1200
MARGINS_MM = QMarginsF(18, 14, 18, 14)
HEAD_MM, FOOT_MM = 11.0, 10.0
"""Height of header and footer with their distance from the text."""


_Made = TypeVar("_Made")
Steps = Generator[None, None, _Made]
"""Work in steps, and what it has made in the end."""

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


def at_once(steps: Steps[_Made]) -> _Made:
    """Every step, one after the other; returns what they make."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: _Made = end.value
            return made


def make_text_document(document: Printable, parent: QObject | None = None) -> Steps[QTextDocument]:
    """The document for a view on the screen, as it will print; its letters grow with the window's text."""
    paper = Paper(parent, on_screen=theme().scale)
    yield from paper.write(document)
    return paper


class Paper(QTextDocument):
    """A document that knows only the pictures it was given: nothing is ever read from a disk or a network."""

    def __init__(self, parent: QObject | None = None, on_screen: float = 0.0) -> None:
        """Empty until it is written. `on_screen` is how large letters and pictures are on a screen; 0 for paper."""
        super().__init__(parent)
        look, scale = theme().variant(LIGHT, 1.0), on_screen or 1.0
        self._on_screen = on_screen
        self._images: dict[str, QImage] = {}
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        self._nothing.fill(Qt.GlobalColor.transparent)
        self.setUndoRedoEnabled(False)
        font = QFont(look.font())
        font.setPointSizeF(look.tokens["print_points"] * scale)
        self.setDefaultFont(font)
        self.setDefaultStyleSheet(_styles(look, look.tokens["print_points"] * scale))
        self.setDocumentMargin(0)

    def write(self, document: Printable) -> Iterator[None]:
        """A picture in each step, then the words: decoding one picture takes longer than all words."""
        for name, data in document.images.items():
            self._images[name] = QImage.fromData(data)
            yield
        self.setHtml(self._for_a_screen(document.html, self._on_screen) if self._on_screen else document.html)
        yield

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
    return at_once(make_pdf(document))


def make_pdf(document: Printable) -> Steps[bytes]:
    """The document as PDF, a page in each step."""
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(document.title)
    writer.setPageLayout(page_layout())
    yield from print_pages(document, writer)
    buffer.close()
    return bytes(array.data())


def print_on(document: Printable, device: QPagedPaintDevice) -> int:
    """Paint the pages on a printer or PDF writer whose page layout is set; returns how many there were."""
    return at_once(print_pages(document, device))


def print_pages(document: Printable, device: QPagedPaintDevice) -> Steps[int]:
    """The same with a page in each step; before the first, the paper is written, measured and laid out."""
    paper, look = Paper(), theme().variant(LIGHT, 1.0)
    yield from paper.write(document)
    dots = device.logicalDpiY() / 25.4
    page = QRectF(0, 0, device.width(), device.height())
    head, foot = HEAD_MM * dots, FOOT_MM * dots
    body = page.adjusted(0, head, 0, -foot)
    paper.documentLayout().setPaintDevice(device)
    yield
    paper.setPageSize(QSizeF(body.width(), body.height()))
    pages = paper.pageCount()
    yield
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # by JPEG it would be blurred, larger and later
    try:
        for number in range(pages):
            if number:
                device.newPage()
            if document.draft:
                _paint_draft(painter, page, look)
            _paint_edges(painter, page, look, document, number + 1, pages)
            _paint_body(painter, body, look, paper, number)
            yield
    finally:  # also when nobody wants the rest: a device must not go while it is painted on
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


def _paint_edges(painter: QPainter, page: QRectF, look: Theme, document: Printable, number: int, pages: int) -> None:
    small = look.font("small")
    painter.setFont(small)
    height = QFontMetricsF(small, painter.device()).height()
    top = QRectF(page.left(), page.top(), page.width(), height)
    bottom = QRectF(page.left(), page.bottom() - height, page.width(), height)
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    painter.setPen(look.colour("muted"))
    painter.drawText(top, left, document.header)
    if document.draft:
        painter.drawText(top, right, text.tr("print", QT_TRANSLATE_NOOP("print", "DRAFT, not signed")))
    painter.drawText(bottom, left, document.footer)
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

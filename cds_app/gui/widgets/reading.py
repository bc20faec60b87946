"""Markdown as it is read: headings with room, tables with lines, in the program's own colours; no link is followed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import (
    QFont,
    QShowEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from cds_app.gui.style import Theme, theme

HEADINGS = {1: "title", 2: "large", 3: "base"}
"""The type role of each level of heading."""


class Reading(QTextBrowser):
    """A page of text. Nothing in it is fetched: pictures and links of the text stay words.

    A long card takes a second to set, so it is set when it is first looked at, and again only in another look.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(name)
        self._shown: tuple[str, str] = ("", "")
        self._drawn: tuple[tuple[str, str], Theme] | None = None

    def show_markdown(self, words: str) -> None:
        self._show("markdown", words)

    def show_plain(self, words: str) -> None:
        self._show("plain", words)

    def toPlainText(self) -> str:
        self._draw()
        return super().toPlainText()

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing from anywhere."""
        return None

    def _show(self, kind: str, words: str) -> None:
        self._shown = (kind, words)
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        if self._drawn == (self._shown, theme()):
            return
        place = self.verticalScrollBar().value() if self._drawn and self._drawn[0] == self._shown else 0
        self._drawn = (self._shown, theme())
        # set apart from the browser, which would lay the page out anew at every change
        document = QTextDocument(self)
        document.setDefaultFont(theme().font())
        document.setDocumentMargin(theme().px(16))
        kind, words = self._shown
        if kind == "markdown":
            document.setMarkdown(words)
            dress(document)
        else:
            document.setPlainText(words)
        self.setDocument(document)
        self.verticalScrollBar().setValue(place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and getattr(self, "_drawn", None) and self.isVisible():
            self._draw()


def dress(document: QTextDocument) -> None:
    """Give headings and tables the program's sizes and colours."""
    edit = QTextCursor(document)
    edit.beginEditBlock()
    block = document.begin()
    while block.isValid():
        _dress_block(block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame)
    edit.endEditBlock()


def _dress_block(block: QTextBlock) -> None:
    level = block.blockFormat().headingLevel()
    if not level:
        return
    look, cursor = theme(), QTextCursor(block)
    around = block.blockFormat()
    around.setTopMargin(look.px(0 if level == 1 else 20 if level == 2 else 12))
    around.setBottomMargin(look.px(6))
    cursor.setBlockFormat(around)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    font = cursor.charFormat()
    font.setFontPointSize(look.points(HEADINGS.get(level, "base")))
    font.setFontWeight(QFont.Weight.DemiBold)
    cursor.setCharFormat(font)


def _dress_table(table: QTextTable) -> None:
    look, form = theme(), table.format()
    form.setCellPadding(look.px(6))
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(look.colour("line"))
    form.setTopMargin(look.px(4))
    form.setBottomMargin(look.px(12))
    form.setHeaderRowCount(1)
    # columns share the page instead of running out of it
    even = QTextLength(QTextLength.Type.PercentageLength, 100 / max(1, table.columns()))
    form.setColumnWidthConstraints([even] * table.columns())
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
    for column in range(table.columns()):
        head = table.cellAt(0, column)
        ground = head.format()
        ground.setBackground(look.colour("sunken"))
        head.setFormat(ground)

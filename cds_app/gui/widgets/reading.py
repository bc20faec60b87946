"""Markdown as it is read: headings with room, tables with lines, in the program's own colours; no link is followed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFont, QTextBlock, QTextCursor, QTextFrameFormat, QTextLength, QTextTable
from PySide6.QtWidgets import QTextBrowser, QWidget

from cds_app.gui.style import theme

HEADINGS = {1: "title", 2: "large", 3: "base"}
"""The type role of each level of heading."""


class Reading(QTextBrowser):
    """A page of text. Nothing in it is fetched: pictures and links of the text stay words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(name)
        self._shown: tuple[str, str] = ("", "")

    def show_markdown(self, words: str) -> None:
        self._shown = ("markdown", words)
        self._draw()

    def show_plain(self, words: str) -> None:
        self._shown = ("plain", words)
        self._draw()

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing from anywhere."""
        return None

    def _draw(self) -> None:
        kind, words = self._shown
        place = self.verticalScrollBar().value()
        self.document().setDefaultFont(theme().font())
        self.document().setDocumentMargin(theme().px(16))
        if kind == "markdown":
            self.setMarkdown(words)
            self._dress()
        else:
            self.setPlainText(words)
        self.verticalScrollBar().setValue(place)

    def _dress(self) -> None:
        document = self.document()
        block = document.begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def _dress_block(self, block: QTextBlock) -> None:
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

    def _dress_table(self, table: QTextTable) -> None:
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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and getattr(self, "_shown", ("", ""))[0]:
            self._draw()

"""The help beside the work: contents, search, one page at a time, back and forward; also before anybody signed in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cds_app.gui.style import space, theme
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.help_pages import START, HelpPage, find, load_sections, pages_by_topic
from cds_app.gui.widgets.help_text import PICTURES, HelpText

WIDTH, HEIGHT, CONTENTS_WIDTH = 980, 680, 280
TOUR_LINK = "tour:"
_ADDRESS = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """`tour_wanted` tells that the tour was asked for. An address is a topic or "pictures/NAME"."""

    tour_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self.setAccessibleName(self.tr("Help"))
        self.setModal(False)
        self._pages = pages_by_topic()
        self._past: list[str] = []
        self._future: list[str] = []
        self.address = ""
        self._build()
        self._list_contents()

    @property
    def topic(self) -> str:
        """The topic that is open; empty while a picture is shown large."""
        return "" if self.address.startswith(PICTURES) else self.address

    def open_at(self, topic: str) -> None:
        """Show a topic, or the first page where there is no such topic, and go to the window."""
        self.follow(topic if topic in self._pages else START)
        self.show()
        self.activateWindow()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, address: str) -> None:
        """Go to an address inside the help; anything else is passed over."""
        if address.startswith(TOUR_LINK):
            self.tour_wanted.emit()
            return
        address = address.removesuffix(".html")
        if address == self.address or not (address in self._pages or address.startswith(PICTURES)):
            return
        if self.address:
            self._past.append(self.address)
        self._future.clear()
        self._show(address)

    def go_back(self) -> None:
        if self._past:
            self._future.append(self.address)
            self._show(self._past.pop())

    def go_forward(self) -> None:
        if self._future:
            self._past.append(self.address)
            self._show(self._future.pop())

    def sizeHint(self) -> QSize:
        look, screen = theme(), self.screen().availableSize()
        return QSize(look.px(WIDTH), look.px(HEIGHT)).boundedTo(screen * 0.95)

    def showEvent(self, event: QShowEvent) -> None:
        """The contents as wide as their titles; where there is little room, no more than a third."""
        super().showEvent(event)
        left = min(theme().px(CONTENTS_WIDTH), self.width() // 3)
        self._parts.setSizes([left, self.width() - left])

    # --- inside

    def _show(self, address: str) -> None:
        self.address = address
        if address.startswith(PICTURES):
            self.text.show_picture(address.removeprefix(PICTURES))
        else:
            page = self._pages[address]
            self.text.show_page(page.html)
            self.text.setAccessibleName(self.tr("Help: {title}").format(title=page.title))
            self.setWindowTitle(self.tr("Help: {title}").format(title=page.title))
        self.text.verticalScrollBar().setValue(0)
        self._back.setEnabled(bool(self._past))
        self._forward.setEnabled(bool(self._future))
        self._mark()

    def _mark(self) -> None:
        for row in range(self.contents.count()):
            if self.contents.item(row).data(_ADDRESS) == self.address:
                self.contents.setCurrentRow(row)
                return

    def _list_contents(self) -> None:
        self.contents.clear()
        for section in load_sections():
            self._add_head(section.title)
            for page in section.pages:
                self._add_page(page)
        self._mark()

    def _search(self, typed: str) -> None:
        if not typed.strip():
            self._list_contents()
            return
        found = find(tuple(self._pages.values()), typed)
        self.contents.clear()
        if not found:
            self._add_head(self.tr("Nothing found. Try another word, or fewer words."))
        for page in found:
            self._add_page(page)
        self.contents.setCurrentRow(0)

    def _add_head(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = theme().font("small", strong=True)
        item.setFont(font)
        self.contents.addItem(item)

    def _add_page(self, page: HelpPage) -> None:
        item = QListWidgetItem(page.title)
        item.setData(_ADDRESS, page.topic)
        self.contents.addItem(item)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        address = item.data(_ADDRESS) if item is not None else None
        if address:
            self.follow(address)
            typed = self.search.text().split()
            if typed:
                self.text.find(typed[0])

    def _open_first(self) -> None:
        self._chosen(self.contents.currentItem())
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the help (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search the help"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._open_first)
        self.contents = QListWidget()
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.itemActivated.connect(self._chosen)
        self.contents.itemClicked.connect(self._chosen)
        self.text = HelpText()
        self.text.followed.connect(self.follow)
        left = QWidget()
        column = QVBoxLayout(left)
        space(column)
        column.addWidget(self.search)
        column.addWidget(self.contents, 1)
        self._parts = QSplitter()
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(left)
        self._parts.addWidget(self._reading())
        self._parts.setStretchFactor(0, 0)
        self._parts.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        space(outer, (16, 16, 16, 16), 8)
        outer.addWidget(self._parts, 1)
        self._shortcuts()

    def _reading(self) -> QWidget:
        self._back = button(self.tr("&Back"), self.go_back, icon_name="arrow_left")
        self._forward = button(self.tr("&Forward"), self.go_forward, icon_name="arrow_right")
        close = button(self.tr("&Close"), self.reject)
        reading = QWidget()
        column = QVBoxLayout(reading)
        space(column, (8, 0, 0, 0))
        tools, line = QHBoxLayout(), QHBoxLayout()
        for row in (tools, line):
            space(row)
        tools.addWidget(self._back)
        tools.addWidget(self._forward)
        tools.addStretch(1)
        tools.addWidget(close)
        line.addWidget(self.text, 100)
        line.addStretch(1)
        column.addLayout(tools)
        column.addLayout(line, 1)
        return reading

    def _shortcuts(self) -> None:
        for keys, work in (
            (QKeySequence.StandardKey.Find, self.search.setFocus),
            (QKeySequence("Alt+Left"), self.go_back),
            (QKeySequence("Alt+Right"), self.go_forward),
        ):
            QShortcut(keys, self, work)

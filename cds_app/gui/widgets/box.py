"""Plain parts of a page: a widget that only holds a layout, and how such a part is filled while it is on screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class Box(QWidget):
    """Its height follows from its width.

    Qt's own hint holds the height at the width that it would like to have, for which every word inside is laid out;
    no layout uses that height. With cards in columns in pages this was most of what it took to lay out a page.
    """

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()


@contextmanager
def out_of_sight(widget: QWidget) -> Iterator[None]:
    """While a widget without a control in it is filled: on screen the whole page is laid out for each word that comes.

    Nobody sees it go: nothing is painted meanwhile.
    """
    if widget.isHidden():  # so is one that has no place yet, and it is to come in sight with its place
        yield
        return
    widget.hide()
    try:
        yield
    finally:
        widget.show()

"""What stands where there is nothing yet: why, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_app.gui.style import theme
from cds_app.gui.widgets.labels import IconMark, label, paragraph


class EmptyState(QWidget):
    """Icon, title, a sentence or two and, where there is something to do, its buttons."""

    def __init__(self, icon: str, title: str, words: str, *actions: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        outer = QVBoxLayout(self)
        outer.setSpacing(look.px(8))
        outer.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        outer.addWidget(IconMark(icon, "muted", 40), 0, centre)
        outer.addSpacing(look.px(4))
        outer.addWidget(label(title, "heading"), 0, centre)
        text = paragraph(words, "muted")
        text.setAlignment(centre)
        text.setMinimumWidth(look.px(420))
        outer.addWidget(text, 0, centre)
        if actions:
            row = QHBoxLayout()
            row.setSpacing(look.px(8))
            row.addStretch(1)
            for action in actions:
                row.addWidget(action)
            row.addStretch(1)
            outer.addSpacing(look.px(8))
            outer.addLayout(row)
        outer.addStretch(3)

"""What stands where there is nothing yet: why, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_app.gui.style import space, theme
from cds_app.gui.widgets.labels import IconMark, label, paragraph


class EmptyState(QWidget):
    """Icon, title, a sentence or two and, where there is something to do, its buttons."""

    def __init__(self, icon: str, title: str, words: str, *actions: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        outer = QVBoxLayout(self)
        space(outer, gap=8)
        outer.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        outer.addWidget(IconMark(icon, "muted", 40), 0, centre)
        outer.addWidget(label(title, "heading"), 0, centre)
        explanation = paragraph(words, "muted")
        explanation.setAlignment(centre)
        explanation.setMinimumWidth(theme().px(400))
        outer.addLayout(_centred(explanation))
        if actions:
            outer.addSpacing(theme().px(8))
            outer.addLayout(_centred(*actions))
        outer.addStretch(3)


def _centred(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    space(row)
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row

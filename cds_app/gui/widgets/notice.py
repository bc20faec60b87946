"""A notice bar: how severe by shape and ground, what it is in words, and at most one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.chip import SHAPES
from cds_app.gui.widgets.labels import IconMark, paragraph


class Notice(QFrame):
    """`severity` is "stop", "caution" or "information". `acted` tells that the action was chosen."""

    acted = Signal()

    def __init__(self, severity: str, words: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind = SHAPES[severity]
        self.setProperty("role", kind)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._severity = severity
        row = QHBoxLayout(self)
        space(row, (12, 8, 12, 8), 8)
        row.addWidget(IconMark(kind, f"{kind}_text"), 0, Qt.AlignmentFlag.AlignTop)
        self._words = paragraph()
        row.addWidget(self._words, 1)
        row.addStretch(0)
        if action:
            row.addWidget(button(action, self.acted.emit), 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(text.severity_name(self._severity))
        self.setAccessibleDescription(words)

    def as_text(self) -> str:
        return f"{text.severity_name(self._severity)}: {self._words.text()}"

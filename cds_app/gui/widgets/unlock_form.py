"""The parts of the unlock page's form. They need less of Qt than `labels` and `form_row`, so that it shows sooner."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cds_app.gui import style
from cds_app.gui.widgets.by_number import without_focus


def labelled(form: QVBoxLayout, words: str, field: QLineEdit) -> tuple[QLabel, QLineEdit]:
    """Add a field under its label; a screen reader reads the same words."""
    label = running_text(words)
    label.setBuddy(field)
    field.setAccessibleName(words.replace("&", ""))
    form.addWidget(label)
    form.addWidget(field)
    return label, field


def line(words: str, role: str) -> QLabel:
    """Words that stay on one line."""
    made = QLabel(words)
    made.setProperty("role", role)
    return made


def running_text(words: str, role: str = "base") -> QLabel:
    """A line that may become two; `keep_whole` gives it the height it then needs."""
    made = line(words, role)
    made.setWordWrap(True)
    return made


def keep_whole(words: QLabel, width: int) -> None:
    """A layout that is short of room squeezes wrapped text to fewer lines than it has; this forbids it."""
    words.ensurePolished()
    words.setMinimumHeight(0)
    words.setMinimumHeight(words.heightForWidth(width))


def centred(column: QVBoxLayout, widget: QWidget) -> QHBoxLayout:
    """Add a widget as wide as it wants to be, with the same room on both sides."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    column.addLayout(row)
    return row


def framed(role: str) -> QFrame:
    """A frame as the stylesheet has it for the role: "card", or "separator" for the line between two parts."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def scrolled(page: QWidget, middle: QWidget) -> None:
    """Lay the page out as one part that scrolls where the window is too small for it."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    without_focus(scroll)
    scroll.setWidget(middle)
    outer = QVBoxLayout(page)
    style.space(outer, gap=0)
    outer.addWidget(scroll)

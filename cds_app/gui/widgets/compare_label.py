"""Running text that is never cut: its height is reckoned for the width it is allowed, not for the page's."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cds_app.gui.widgets.labels import Label


class Words(Label):
    """A wrapping label. A layout asks for the height at its own width, which may exceed the longest line."""

    def __init__(self, words: str = "", role: str = "base") -> None:
        super().__init__(words, role, wrap=True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(min(width, self.maximumWidth()))


def words(text: str = "", role: str = "base") -> Words:
    """Running text that can be selected and copied."""
    made = Words(text, role)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made

"""What waits, in words, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button


class StopLine(QWidget):
    """`stopped` tells that the person wants it to stop; the words then say so until it has."""

    stopped = Signal()

    def __init__(self, words: str, stopping: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._stopping = words, stopping
        row = QHBoxLayout(self)
        space(row, gap=12)
        self._label = BusyLabel(words)
        self.stop = button(text.tr("stop_line", QT_TRANSLATE_NOOP("stop_line", "&Stop")), self._stop, icon_name="stop")
        row.addWidget(self._label)
        row.addWidget(self.stop)
        row.addStretch(1)
        self.hide()

    def begin(self) -> None:
        """Show that something is under way and can be stopped."""
        self._label.set_words(self._words)
        self._label.set_busy(True)
        self.stop.setEnabled(True)
        self.show()

    def say(self, words: str) -> None:
        """How far it is, until the person stops it."""
        if self.stop.isEnabled():
            self._label.set_words(words)

    def end(self) -> None:
        self._label.set_busy(False)
        self.hide()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._label.set_words(self._stopping)
        self.stopped.emit()

"""What stands in the place of a comparison: nobody is open, one is being computed, or one is hidden until asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.empty_state import EmptyState
from cds_app.gui.widgets.stop_line import StopLine


class CompareAbsent(QWidget):
    """At most one of the three is on screen. `stopped` ends the computing, `reveal_wanted` shows what is hidden."""

    stopped = Signal()
    reveal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.waiting = StopLine(self.tr("Comparing the drugs for this patient…"), self.tr("Stopping…"))
        self.waiting.stopped.connect(self.stopped)
        self.nobody = EmptyState(
            "compare",
            self.tr("Nothing to compare yet"),
            self.tr("Open a patient from the worklist and record your own view; the comparison follows it."),
        )
        self._reveal = button(self.tr("Show the &estimates"), self.reveal_wanted.emit)
        self.hidden = EmptyState(
            "lock",
            self.tr("The comparison is hidden"),
            self.tr("Its estimates were shown before the window was locked. They stay hidden until you ask for them."),
            self._reveal,
        )
        column.addWidget(self.waiting)
        for state in (self.nobody, self.hidden):
            column.addWidget(state, 1)
        self.say_nobody()

    def say_nobody(self) -> None:
        """Nobody is open."""
        self._appear()
        self._say(self.nobody)

    def say_waiting(self) -> None:
        """A comparison is being computed."""
        self._appear()
        self._say(None)
        self.waiting.begin()

    def say_hidden(self) -> None:
        """There is one, and it is not shown before it is asked for."""
        self._appear()
        self._say(self.hidden)

    def say_nothing(self) -> None:
        """The comparison itself is there, or an error says why it is not."""
        self.hide()  # first: shown once more, it would take its room from what is there, and all would be laid out anew
        self._say(None)

    def controls(self) -> tuple[QWidget, ...]:
        """From top to bottom, for Tab."""
        return self.waiting.stop, self._reveal

    def first(self) -> QWidget | None:
        """What takes the focus: only the hidden comparison has something to press."""
        return self._reveal if self.hidden.isVisibleTo(self) and not self.isHidden() else None

    def _appear(self) -> None:
        if self.parentWidget() is not None:  # shown before it has its place it would be a window, and take the focus
            self.show()

    def _say(self, state: QWidget | None) -> None:
        self.waiting.end()
        for one in (self.nobody, self.hidden):
            one.setVisible(one is state)

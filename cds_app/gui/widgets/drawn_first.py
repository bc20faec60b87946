"""New pictures are drawn up before they come on screen, a few at a time; until then stands what stood there.

Drawn up all at once when they are painted, those of a comparison take longer than a window may stand still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from cds_app.gui.widgets.in_turn import InTurn


class DrawnFirst:
    """A widget is painted anew when all parts of its next picture are there. One that is not on screen is left alone:
    what was not drawn up is drawn when it is painted."""

    def __init__(self, widget: QWidget) -> None:
        self._widget, self._turns = widget, InTurn(widget)

    def begin(self, parts: Callable[[], Iterator[None]]) -> None:
        """`parts` draws up one part each time it is asked for the next. It is called once the layouts have settled, so
        that the parts are drawn in the size they will have. Begin before anything changes: that stays in sight."""
        if not self._widget.isVisible():
            self.forget()
            return
        if not self._turns.isActive():
            # all that is still to be painted, of whatever size, is painted now, so that nothing older stays in sight
            self._widget.repaint(0, 0, 1, 1)
            self._widget.setUpdatesEnabled(False)
        self._turns.begin(self._drawn(parts))

    def forget(self) -> None:
        """Paint what there is."""
        self._turns.forget()
        self._widget.setUpdatesEnabled(True)

    def _drawn(self, parts: Callable[[], Iterator[None]]) -> Iterator[None]:
        try:
            yield
            yield from parts()
        except Exception:
            self._widget.setUpdatesEnabled(True)
            raise
        self._widget.setUpdatesEnabled(True)

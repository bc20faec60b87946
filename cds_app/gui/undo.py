"""Taking back what was neither signed nor logged: one stack a page, on Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y).

A step is the value before and after; the page puts either back. Text fields keep their own undo while they have the
focus.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

Value = TypeVar("Value")


class _Step(QUndoCommand, Generic[Value]):
    def __init__(self, before: Value, after: Value, put: Callable[[Value], None]) -> None:
        super().__init__()
        self._before, self._after, self._put = before, after, put
        self._done = True

    def undo(self) -> None:
        self._done = False
        self._put(self._before)

    def redo(self) -> None:
        """Called once on pushing, when the change is already on screen."""
        if not self._done:
            self._put(self._after)
        self._done = True


class Undo(Generic[Value]):
    """`put` shows a value without remembering it. `done` and `undone` are what the keys do."""

    def __init__(self, page: QWidget, put: Callable[[Value], None]) -> None:
        self._stack, self._put = QUndoStack(page), put
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page, self.undo, context=inside)
        again = QShortcut(page)
        again.setContext(inside)
        again.setKeys([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        again.activated.connect(self.redo)

    def remember(self, before: Value, after: Value) -> None:
        """A step that a person took and may take back."""
        if before != after:
            self._stack.push(_Step(before, after, self._put))

    def forget(self) -> None:
        """No step leads back to what was entered for somebody else, or before it was saved."""
        self._stack.clear()

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        self._stack.undo()

    def redo(self) -> None:
        """Take a step that was taken back once more."""
        self._stack.redo()

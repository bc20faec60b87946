"""Everything the window can do just now, found by typing a part of its name (Ctrl+K); and the list of its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cds_app.gui.style import space, theme
from cds_app.gui.widgets.labels import label

WIDTH, ROWS_HEIGHT = 560, 320


@dataclass(frozen=True)
class Command:
    """One thing to do: its words, the keys that do it without the palette, and what runs."""

    words: str
    run: Callable[[], None]
    keys: str = ""

    def shown_keys(self) -> str:
        """The keys as this system writes them."""
        return QKeySequence(self.keys).toString(QKeySequence.SequenceFormat.NativeText) if self.keys else ""


def matching(commands: Sequence[Command], typed: str) -> list[Command]:
    """The commands that hold every typed word, in any letter case; those that begin with the first come first."""
    parts = typed.casefold().split()
    found = [c for c in commands if all(part in c.words.casefold() for part in parts)]
    return sorted(found, key=lambda c: not (parts and c.words.casefold().startswith(parts[0])))


class CommandPalette(QDialog):
    """A field and a list under it. Enter runs what is marked, the arrows move the mark, Escape leaves.

    `search` answers what was typed with further commands later (patients by code); `add` takes the answer.
    """

    typed = Signal(str)

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Commands"))
        self.setAccessibleName(self.tr("Commands"))
        self._commands, self._found = tuple(commands), tuple[Command, ...]()
        self._more: tuple[Command, ...] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("What do you want to do? Type a part of it, or a patient's code"))
        self.field.setAccessibleName(self.tr("What do you want to do?"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Commands that match"))
        layout = QVBoxLayout(self)
        space(layout, (12, 12, 12, 12), 8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.setMinimumWidth(theme().px(WIDTH))
        self.list.setMinimumHeight(theme().px(ROWS_HEIGHT))
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.field.setFocus()
        self.list.itemActivated.connect(lambda _item: self._run())
        self.list.itemClicked.connect(lambda _item: self._run())
        self._find("")

    def add(self, typed: str, commands: Sequence[Command]) -> None:
        """Further commands for what was typed; nothing when something else has been typed since."""
        if typed == self.field.text():
            self._more = tuple(commands)
            self._show()

    def shown(self) -> tuple[Command, ...]:
        """What the list holds, in its order."""
        return self._found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + step) % max(1, self.list.count()))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _find(self, typed: str) -> None:
        self._more = ()
        self._show()
        self.typed.emit(typed)

    def _show(self) -> None:
        self._found = (*matching(self._commands, self.field.text()), *self._more)
        self.list.clear()
        for command in self._found:
            keys = command.shown_keys()
            item = QListWidgetItem(f"{command.words}   {keys}" if keys else command.words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, command.words)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._found):
            # closed first: what runs may lock the window and throw everything away, this dialog with it
            command = self._found[place]
            self.accept()
            command.run()


class KeyList(QDialog):
    """All keys that do something, with what they do."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """`keys` are pairs of key sequence and words."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAccessibleName(self.tr("Keyboard shortcuts"))
        form = QFormLayout(self)
        space(form, (24, 24, 24, 24), 8)
        for sequence, words in keys:
            shown = QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)
            row = label(words)
            row.setAccessibleName(f"{shown}: {words}")
            form.addRow(label(shown, "number"), row)
        self.setMinimumWidth(theme().px(WIDTH))

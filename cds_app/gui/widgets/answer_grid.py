"""A questionnaire as on paper: a row a question, a column an answer. Digits answer and move on, Backspace goes back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.rating import Scale, is_asked, left_to_answer
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.text.questionnaires import Questionnaire
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.labels import Label, separator

LINES, HEAD = 2, 2
"""Grid rows for a question (a line above it, and the question), and for what stands above the first."""
ANSWERS_FROM = 2
"""Grid columns before the answers: the number, the question."""
NUMBER_WIDTH, ANSWER_WIDTH = 24, 84
"""Least widths at 100 %."""


class AnswerGrid(QWidget):
    """`changed` follows each change, `completed` the last answer. Nothing is answered beforehand.

    Without printed words the items have their numbers only, to be copied from the form on paper.
    """

    changed = Signal()
    completed = Signal()

    def __init__(self, scale: Scale, printed: Questionnaire | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale = scale
        self._printed = printed
        self._answers: dict[int, int] = {}
        self._undone: list[dict[int, int]] = []
        self._groups: dict[int, QButtonGroup] = {}
        self._texts: dict[int, Words] = {}
        self._grid = QGridLayout(self)
        space(self._grid, gap=4)
        self._grid.setColumnStretch(1, 1)
        self._items = tuple(n for n in range(1, len(scale.item_ranges) + 1) if n not in scale.recorded_apart)
        self._add_head()
        for item in self._items:
            self._add_item(item)
        self._fit()
        self._show()

    # --- what the page asks

    def answers(self) -> dict[int, int]:
        """Item numbers to values, in the order of the items."""
        return {item: self._answers[item] for item in self._items if item in self._answers}

    def left(self) -> tuple[int, ...]:
        """The items that are asked and have no answer yet."""
        return left_to_answer(self.scale, self._answers)

    def can_undo(self) -> bool:
        return bool(self._undone)

    def answer(self, item: int, value: int) -> None:
        """Answer an item that is asked, as by its key."""
        if self._is_asked(item):
            self._set({**self._answers, item: value})

    def undo(self) -> None:
        """Take back the last change."""
        if self._undone:
            before = self._undone.pop()
            changed = [i for i in self._items if before.get(i) != self._answers.get(i)]
            self._answers = before
            self._show()
            self._go_to(changed[0] if changed else self._items[0])
            self.changed.emit()

    def clear(self) -> None:
        """Nothing is answered, and nothing can be taken back."""
        self._answers, self._undone = {}, []
        self._show()
        self.changed.emit()

    def first_control(self) -> QWidget:
        """The row to begin with."""
        return self._control(self._items[0])

    # --- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            item = watched.property("item")
            if item is not None and self._key(int(item), event):
                return True
        return super().eventFilter(watched, event)

    def _key(self, item: int, event: QKeyEvent) -> bool:
        low, high = self.scale.item_ranges[item - 1]
        typed = event.text()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif typed.isascii() and typed.isdigit() and low <= int(typed) <= high:
            self.answer(item, int(typed))
            self._move_on(item)
        elif event.key() == Qt.Key.Key_Backspace:
            self._back(item)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(item, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            return False
        return True

    def _move_on(self, item: int) -> None:
        following = [i for i in self._items if i > item and self._is_asked(i)]
        if following:
            self._go_to(following[0])
        elif not self.left():
            self.completed.emit()

    def _back(self, item: int) -> None:
        """Empty this row, or when it is empty the one before, and stand there."""
        if item not in self._answers:
            earlier = [i for i in self._items if i < item and self._is_asked(i)]
            item = earlier[-1] if earlier else item
        if item in self._answers:
            self._set({i: value for i, value in self._answers.items() if i != item})
        self._go_to(item)

    def _step(self, item: int, way: int) -> None:
        asked = [i for i in self._items if self._is_asked(i)]
        place = asked.index(item) + way if item in asked else 0
        if 0 <= place < len(asked):
            self._go_to(asked[place])

    # --- the answers

    def _is_asked(self, item: int) -> bool:
        return is_asked(self.scale, item, self._answers)

    def _set(self, answers: Mapping[int, int]) -> None:
        """Take new answers; those to what is not asked any more go."""
        kept = {item: value for item, value in answers.items() if is_asked(self.scale, item, answers)}
        if kept == self._answers:
            return
        self._undone.append(dict(self._answers))
        self._answers = kept
        self._show()
        self.changed.emit()

    def _clicked(self, item: int, value: int) -> None:
        self.answer(item, value)

    def _show(self) -> None:
        for item, group in self._groups.items():
            asked, given = self._is_asked(item), self._answers.get(item)
            group.setExclusive(False)
            for made in group.buttons():
                made.setChecked(group.id(made) == given)
                made.setEnabled(asked)
            group.setExclusive(True)
            self._one_stop(group, given)
            self._texts[item].setEnabled(asked)

    def _one_stop(self, group: QButtonGroup, given: int | None) -> None:
        """Tab goes from row to row: to its answer, or to the first one while there is none."""
        for made in group.buttons():
            stop = group.id(made) == given or (given is None and made is group.buttons()[0])
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def _control(self, item: int) -> QRadioButton:
        group = self._groups[item]
        checked = group.checkedButton() or group.buttons()[0]
        assert isinstance(checked, QRadioButton)
        return checked

    def _go_to(self, item: int) -> None:
        self._control(item).setFocus(Qt.FocusReason.OtherFocusReason)

    # --- building

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_groups"):
            self._fit()

    def _fit(self) -> None:
        """Room for the numbers and the answers at this text size."""
        self._grid.setColumnMinimumWidth(0, theme().px(NUMBER_WIDTH))
        if self._printed is not None:
            for column in range(len(self._printed.answers)):
                self._grid.setColumnMinimumWidth(ANSWERS_FROM + column, theme().px(ANSWER_WIDTH))

    def _add_head(self) -> None:
        printed = self._printed
        if printed is None:
            return
        self._grid.addWidget(Words(text.tr("forms", printed.lead)), 0, 0, 1, ANSWERS_FROM + len(printed.answers))
        for column, words in enumerate(printed.answers):
            head = Words(words, "small", parent=self)
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(head, 1, ANSWERS_FROM + column)

    def _add_item(self, item: int) -> None:
        row = self._items.index(item) * LINES + HEAD
        low, high = self.scale.item_ranges[item - 1]
        widest = max(most for _least, most in self.scale.item_ranges) + 1
        self._grid.addWidget(separator(), row, 0, 1, ANSWERS_FROM + widest)
        self._grid.addWidget(Label(str(item), "muted", parent=self), row + 1, 0)
        words = Words(self.item_words(item), parent=self)
        self._texts[item] = words
        self._grid.addWidget(words, row + 1, 1)
        group = QButtonGroup(self)
        for value in range(low, high + 1):
            made = QRadioButton(str(value), self)
            made.setProperty("item", item)
            made.setAccessibleName(f"{words.text()}: {self._answer_words(value)}")
            made.installEventFilter(self)
            made.clicked.connect(lambda _on=False, i=item, v=value: self._clicked(i, v))
            group.addButton(made, value)
            self._grid.addWidget(made, row + 1, ANSWERS_FROM + value, Qt.AlignmentFlag.AlignCenter)
        self._groups[item] = group

    def item_words(self, item: int) -> str:
        """An item as it is printed, or its number."""
        if self._printed is None:
            return text.tr("forms", QT_TRANSLATE_NOOP("forms", "Item {n}"), n=item)
        return self._printed.items[item - 1]

    def _answer_words(self, value: int) -> str:
        if self._printed is None:
            return str(value)
        return f"{value}, {self._printed.answers[value]}"

"""One question of a form: its label over the field, unit beside it, a hint, and what is wrong with the answer."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_app.gui.style import space
from cds_app.gui.widgets.labels import IconMark, Label, label, paragraph


class FormRow(QWidget):
    """The label names the field for screen readers; a problem is told in words, by a shape and by the field's edge."""

    def __init__(
        self, words: str, field: QWidget, *, hint: str = "", unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint = hint
        column = QVBoxLayout(self)
        space(column, gap=4)
        heading = label(words, "subheading")
        heading.setBuddy(field)
        field.setAccessibleName(words if not unit else f"{words}, {unit}")
        field.setAccessibleDescription(hint)
        column.addWidget(heading)
        row = QHBoxLayout()
        space(row)
        row.addWidget(field, 1)
        if unit:
            row.addWidget(label(unit, "muted"))
        row.addStretch(0)  # what a field of limited width leaves over; it would stand in the middle
        column.addLayout(row)
        if hint:
            column.addWidget(paragraph(hint, "small"))
        self._problem: Label | None = None
        self._problem_line = QWidget(self)
        self._problem_line.hide()
        column.addWidget(self._problem_line)

    def set_problem(self, words: str = "") -> None:
        """Say what is wrong with the answer, or nothing when it is right."""
        if words or self._problem is not None:
            self._say(words)
        self.field.setAccessibleDescription(" ".join(part for part in (words, self._hint) if part))
        self.field.setProperty("problem", bool(words))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)

    def problem(self) -> str:
        return "" if self._problem is None else self._problem.text()

    def _say(self, words: str) -> None:
        """The line is made when there is a first problem: a form has many questions, and most never have one."""
        if self._problem is None:
            self._problem = Label("", "problem", wrap=True)
            line = QHBoxLayout(self._problem_line)
            space(line, gap=4)
            line.addWidget(IconMark("stop", "stop_text", 14))
            line.addWidget(self._problem, 1)
            line.addStretch(0)
        self._problem.setText(words)
        self._problem_line.setVisible(bool(words))

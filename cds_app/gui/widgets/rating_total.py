"""A scale whose questions may not be printed here: its total from the form on paper, and its self-harm item."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.rating import Scale
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.fields import ChoiceField
from cds_app.gui.widgets.form_row import FormRow

WIDTH = 420


class TotalForm(QWidget):
    """Nothing is filled in beforehand. `changed` follows each change."""

    changed = Signal()

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale = scale
        low, high = scale.total_range or (0, 0)
        self.field = QLineEdit()
        self.field.setValidator(QIntValidator(low, high, self))
        column = QVBoxLayout(self)
        space(column, gap=16)
        hint = text.tr(
            "forms",
            QT_TRANSLATE_NOOP("forms", "A whole number from {low} to {high}, as added up on the form."),
            low=low,
            high=high,
        )
        self._row = FormRow(text.tr("forms", QT_TRANSLATE_NOOP("forms", "Total")), self.field, hint=hint)
        column.addWidget(self._row)
        self.setMaximumWidth(theme().px(WIDTH))
        self.self_harm = ChoiceField()
        if scale.self_harm_item is not None:
            column.addWidget(self._self_harm_row(scale.self_harm_item))
        column.addStretch(1)
        self.field.textChanged.connect(lambda _words: self._changed())
        self.self_harm.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def total(self) -> int | None:
        """The total; None while there is none, or none in its range."""
        return int(self.field.text()) if self.field.hasAcceptableInput() else None

    def answers(self) -> dict[int, int]:
        """The self-harm item, where it was given."""
        item, code = self.scale.self_harm_item, self.self_harm.code()
        return {} if item is None or not code else {item: int(code)}

    def clear(self) -> None:
        self.field.clear()
        self.self_harm.setCurrentIndex(-1)

    def can_undo(self) -> bool:
        return self.field.isUndoAvailable()

    def undo(self) -> None:
        """Take back what was typed last."""
        self.field.undo()

    def first_control(self) -> QWidget:
        return self.field

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setMaximumWidth(theme().px(WIDTH))

    def _changed(self) -> None:
        wrong = bool(self.field.text()) and not self.field.hasAcceptableInput()
        outside = text.tr("forms", QT_TRANSLATE_NOOP("forms", "Outside the range of this scale."))
        self._row.set_problem(outside if wrong else "")
        self.changed.emit()

    def _self_harm_row(self, item: int) -> FormRow:
        low, high = self.scale.item_ranges[item - 1]
        left_out = text.tr("forms", QT_TRANSLATE_NOOP("forms", "not at hand"))
        self.self_harm.set_choices((("", left_out), *((str(n), str(n)) for n in range(low, high + 1))))
        words = text.tr("forms", QT_TRANSLATE_NOOP("forms", "Item {n}, about self-harm"), n=item)
        hint = text.tr("forms", QT_TRANSLATE_NOOP("forms", "The total alone does not tell what was answered there."))
        return FormRow(words, self.self_harm, hint=hint)

"""Fields that a turning wheel over a page cannot change, and numbers that read the same under every locale."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QWidget

from cds_app.gui.style import theme

_WRITTEN = re.compile(r"-?[0-9]*(\.[0-9]*)?")
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


class NumberField(QDoubleSpinBox):
    """A number between `low` and `high` with a point as decimal mark, whatever the machine's locale."""

    def __init__(
        self, low: float, high: float, *, places: int = 0, step: float = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        locale = QLocale(QLocale.Language.C)
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator | QLocale.NumberOption.RejectGroupSeparator)
        self.setLocale(locale)
        self.setDecimals(places)
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel gives no focus, so it cannot change a dose unseen
        self.lineEdit().setProperty("no_tab", True)  # the field is the stop for Tab, not the line inside it
        self._inset()

    def validate(self, typed: str, place: int) -> tuple[QValidator.State, str, int]:
        """Only digits 0 to 9, a point and a minus sign can be typed. Qt drops a comma: 37,5 would be read as 375."""
        if _WRITTEN.fullmatch(typed) is None:
            return QValidator.State.Invalid, typed, place
        return super().validate(typed, place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._inset()

    def _inset(self) -> None:
        """The stylesheet's padding does not reach the text of a spin box."""
        self.lineEdit().setTextMargins(theme().px(7), 0, 0, 0)


class ChoiceField(QComboBox):
    """One of a list, each with its code. `code` is empty until something was chosen: nothing is chosen beforehand."""

    def __init__(self, choices: tuple[tuple[str, str], ...] = (), parent: QWidget | None = None) -> None:
        """`choices` are pairs of code and words."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # without one, the first entry is chosen as it comes in, for which Qt makes the list's window: nine widgets more
        self.setPlaceholderText(" ")
        self.set_choices(choices)

    def set_choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        self.clear()
        for code, words in choices:
            self.addItem(words, code)
        self.setCurrentIndex(-1)

    def code(self) -> str:
        return str(self.currentData() or "")

    def set_code(self, code: str) -> None:
        """Choose by code; an empty one chooses nothing. Raises ValueError for a code that is not in the list."""
        place = self.findData(code) if code else -1
        if code and place < 0:
            raise ValueError(code)
        self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ListedField(ChoiceField):
    """A choice that changes more than itself: keys open the list, so that what is passed over is not chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alone = not event.modifiers() & _COMMANDS
        letter = alone and event.text().isprintable() and bool(event.text().strip())
        if not (letter or (alone and event.key() in _STEPS)):
            super().keyPressEvent(event)
            return
        self.showPopup()
        if letter:
            self.view().keyboardSearch(event.text())

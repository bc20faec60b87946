"""The inputs that a what-if may change, each with what is recorded; and those that it may not, by name."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.what_if import LOCKED, SEVERITY, WhatIfInput
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words, empty
from cds_app.gui.widgets.compare_words import input_name, tr
from cds_app.gui.widgets.fields import ChoiceField, NumberField
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.what_if_rows import value_words

_FIXED = {
    "no_baseline": QT_TRANSLATE_NOOP("compare", "no rating to start from"),
    "conditions_unknown": QT_TRANSLATE_NOOP("compare", "conditions are not known: naming one would deny all others"),
}
_LOCKED = QT_TRANSLATE_NOOP("compare", "Locked, because they are facts: {names}.")


class InputsCard(Card):
    """`changed` follows every field. It starts with what is recorded."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("compare", "What could be different")), parent)
        self.fields: dict[str, NumberField | ChoiceField] = {}
        self._offers: dict[str, WhatIfInput] = {}
        self._place = QVBoxLayout()
        space(self._place, gap=8)
        self.body.addLayout(self._place)
        names = ", ".join(_inside(name) for name in LOCKED)
        self.add(Words(tr(_LOCKED, names=names), "small", wide=True))
        self.body.addStretch(1)

    def show_inputs(self, offers: Sequence[WhatIfInput]) -> None:
        """Offer other inputs, at what is recorded."""
        empty(self._place)
        self._offers, self.fields = {offer.name: offer for offer in offers}, {}
        for offer in offers:
            field = _field(offer)
            self._place.addWidget(FormRow(_title(offer), field, unit=_recorded(offer), hint=_why_fixed(offer)))
            if offer.fixed:
                field.setEnabled(False)
                continue
            self.fields[offer.name] = field
            if isinstance(field, NumberField):
                field.valueChanged.connect(lambda _value: self.changed.emit())
            else:
                field.currentIndexChanged.connect(lambda _place: self.changed.emit())
        for one, following in itertools.pairwise(self.fields.values()):
            QWidget.setTabOrder(one, following)

    def as_recorded(self) -> None:
        """Put every field back to what is recorded."""
        for name, field in self.fields.items():
            recorded = self._offers[name].recorded
            if isinstance(field, NumberField):
                field.setValue(float(recorded))
            else:
                field.set_code(str(recorded))

    def changes(self) -> dict[str, str | int]:
        """The values that differ from what is recorded."""
        return {name: value for name, value in self._values().items() if value != self._offers[name].recorded}

    def change_words(self, names: Sequence[str]) -> str:
        """ "Anxious distress: yes → no", for the named inputs."""
        parts = []
        for name in names:
            before, after = value_words(name, self._offers[name].recorded), value_words(name, self._values()[name])
            parts.append(f"{input_name(name)}: {before} → {after}")
        return "; ".join(parts)

    def _values(self) -> dict[str, str | int]:
        return {
            name: round(field.value()) if isinstance(field, NumberField) else field.code()
            for name, field in self.fields.items()
        }


def _field(offer: WhatIfInput) -> NumberField | ChoiceField:
    if offer.kind == "total":
        number = NumberField(offer.low, offer.high)
        number.setValue(0 if offer.fixed else float(offer.recorded))
        return number
    choice = ChoiceField(tuple((code, value_words(offer.name, code)) for code in offer.choices))
    if not offer.fixed:
        choice.set_code(str(offer.recorded))
    return choice


def _title(offer: WhatIfInput) -> str:
    if offer.name == SEVERITY and offer.scale:
        scale = text.scale_name(offer.scale)
        words = QT_TRANSLATE_NOOP("compare", "{scale} total, {low} to {high}")
        return tr(words, scale=scale, low=offer.low, high=offer.high)
    return input_name(offer.name)


def _recorded(offer: WhatIfInput) -> str:
    recorded = value_words(offer.name, offer.recorded)
    return "" if offer.fixed else tr(QT_TRANSLATE_NOOP("compare", "recorded: {value}"), value=recorded)


def _why_fixed(offer: WhatIfInput) -> str:
    return text.sentence_case(tr(_FIXED[offer.fixed])) if offer.fixed else ""


def _inside(name: str) -> str:
    words = input_name(name)
    return words[:1].lower() + words[1:]

"""What was decided: a drug and its dose, another treatment, later, or none. Nothing is chosen beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import NOT_A_DRUG, Assessment, Decision
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.chip import SeverityChip
from cds_app.gui.widgets.compare_facts import dose_words
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_words import status_words
from cds_app.gui.widgets.fields import ChoiceField
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.sign_radios import Answers
from cds_app.gui.widgets.sign_words import tr

KINDS = ("treat", "other_treatment", "defer", "none")
_DOSE = r"\d{0,4}([.,]\d{0,2})?"


class DecisionForm(QWidget):
    """`changed` tells that the decision is another; `explanation_wanted` names the drug whose explanation to open."""

    changed = Signal()
    explanation_wanted = Signal(str)

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        column = QVBoxLayout(self)
        space(column, gap=8)
        self.kind = Answers([(k, text.decision_kind(k)) for k in KINDS], tr(QT_TRANSLATE_NOOP("sign", "Decision")))
        self.kind.changed.connect(lambda _code: self._changed())
        column.addWidget(self.kind)
        self._treatment = QWidget()
        inside = QVBoxLayout(self._treatment)
        space(inside, (26, 0, 0, 0), 8)
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._fields, gap=16)
        self.drug = ChoiceField()
        self.drug.setPlaceholderText(tr(QT_TRANSLATE_NOOP("sign", "choose a drug")))
        self.drug.setMaxVisibleItems(14)
        self.drug.currentIndexChanged.connect(lambda _n: self._changed())
        self.dose = QLineEdit()
        self.dose.setValidator(QRegularExpressionValidator(QRegularExpression(_DOSE), self.dose))
        self.dose.textChanged.connect(lambda _t: self._changed())
        self._drug_row = FormRow(tr(QT_TRANSLATE_NOOP("sign", "Drug")), self.drug)
        unit = tr(QT_TRANSLATE_NOOP("sign", "mg a day"))
        self._dose_row = FormRow(tr(QT_TRANSLATE_NOOP("sign", "Dose")), self.dose, unit=unit)
        self._fields.addWidget(self._drug_row, 3, Qt.AlignmentFlag.AlignTop)
        self._fields.addWidget(self._dose_row, 2, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(self._fields)
        self._usual = Words("", "small", wide=True)
        inside.addWidget(self._usual)
        self._above = SeverityChip("caution", tr(QT_TRANSLATE_NOOP("sign", "Above the catalogue's highest dose")))
        inside.addWidget(self._above)
        self._open = button(tr(QT_TRANSLATE_NOOP("sign", "Open the e&xplanation")), self._want_explanation)
        inside.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._treatment)
        self.clear()

    def offer(self, assessment: Assessment, first: str | None) -> None:
        """Which drugs can be chosen: the one the clinician comes from, the own view, then all by name. None is."""
        own = assessment.own_view.options if assessment.own_view else ()
        wanted = [first or "", *(option for option in own if option not in NOT_A_DRUG), *sorted(self._catalogue.drugs)]
        order = dict.fromkeys(name for name in wanted if name in self._catalogue.drugs)
        comparison = assessment.comparison
        excluded = {c.drug for c in comparison.cautions if c.severity == "exclude" and c.known} if comparison else set()
        chosen = self.drug.code()
        self.drug.set_choices(tuple((name, self._offered(name, name in excluded)) for name in order))
        if chosen in order:
            self.drug.set_code(chosen)

    def clear(self) -> None:
        """Nothing is decided."""
        self.kind.clear()
        self.drug.setCurrentIndex(-1)
        self.dose.clear()
        self._changed()

    def decision(self) -> Decision | None:
        """What has been entered so far; None before anything was."""
        kind = self.kind.code()
        if not kind:
            return None
        if kind != "treat":
            return Decision(kind)  # type: ignore[arg-type]
        return Decision("treat", self.drug.code() or None, self.dose_mg())

    def take_up(self, decision: Decision | None) -> None:
        """Enter again what had been entered; a drug that is not offered any more is left out."""
        self.clear()
        if decision is None:
            return
        self.kind.choose(decision.kind)
        if decision.drug is not None:
            self.drug.set_code(decision.drug)
        if decision.dose_mg_day is not None:
            self.dose.setText(text.number(decision.dose_mg_day, 2).rstrip("0").rstrip(".,"))
        self._changed()

    def dose_mg(self) -> float | None:
        """The dose in mg a day; None while there is no number."""
        try:
            return float(self.dose.text().replace(",", "."))
        except ValueError:
            return None

    def set_explanation_needed(self, needed: bool) -> None:
        """Whether the chosen drug's explanation has still to be opened."""
        self._open.setVisible(needed)

    def set_direction(self, direction: QBoxLayout.Direction) -> None:
        """Drug and dose beside each other, or one under the other."""
        self._fields.setDirection(direction)

    def controls(self) -> Sequence[QWidget]:
        """In the order of the page."""
        return (*self.kind.buttons.values(), self.drug, self.dose, self._open)

    def _offered(self, name: str, excluded: bool) -> str:
        if not excluded:
            return text.drug_name(name)
        return tr(QT_TRANSLATE_NOOP("sign", "{drug} (excluded by a rule)"), drug=text.drug_name(name))

    def _want_explanation(self) -> None:
        if self.drug.code():
            self.explanation_wanted.emit(self.drug.code())

    def _changed(self) -> None:
        self._treatment.setVisible(self.kind.code() == "treat")
        entry = self._catalogue.drugs.get(self.drug.code())
        dose = self.dose_mg()
        self._usual.setText(
            "" if entry is None else f"{dose_words(entry)} ({status_words(entry.status.get('dose', ''))})."
        )
        self._usual.setVisible(entry is not None)
        above = entry is not None and entry.dose_max is not None and dose is not None and dose > entry.dose_max
        self._above.setVisible(above)
        self.dose.setMinimumWidth(theme().px(96))
        self.changed.emit()

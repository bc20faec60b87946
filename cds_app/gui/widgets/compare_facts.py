"""What stands beside the model and does not come from it: rules that fired, practical facts, side effects."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.estimate import Caution
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.treatment import Drug, SideEffect
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.box import Box
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.chip import SeverityChip
from cds_app.gui.widgets.compare_label import Words, empty, words
from cds_app.gui.widgets.compare_words import (
    effect_words,
    rule_of,
    rule_title,
    short_sources,
    status_words,
    tr,
    usual_dose,
)
from cds_app.gui.widgets.labels import label, separator

SEVERITY_ORDER = ("exclude", "caution", "information")
_FACTS = {
    "dose_limits": QT_TRANSLATE_NOOP("compare", "Limits of dose"),
    "monitoring": QT_TRANSLATE_NOOP("compare", "Monitoring"),
    "discontinuation_grade": QT_TRANSLATE_NOOP("compare", "Stopping"),
    "contraindications": QT_TRANSLATE_NOOP("compare", "Contraindications"),
    "warnings": QT_TRANSLATE_NOOP("compare", "Warnings"),
    "boxed_warning": QT_TRANSLATE_NOOP("compare", "Boxed warning"),
    "maoi_washout": QT_TRANSLATE_NOOP("compare", "Washout"),
    "metabolism": QT_TRANSLATE_NOOP("compare", "Metabolism"),
    "genotype": QT_TRANSLATE_NOOP("compare", "Genotype"),
    "older_people": QT_TRANSLATE_NOOP("compare", "Older people"),
    "qtc_grade": QT_TRANSLATE_NOOP("compare", "QTc"),
    "blood_pressure": QT_TRANSLATE_NOOP("compare", "Blood pressure"),
    "blood_pressure_grade": QT_TRANSLATE_NOOP("compare", "Blood pressure"),
    "seizure_grade": QT_TRANSLATE_NOOP("compare", "Seizures"),
    "overdose_toxicity": QT_TRANSLATE_NOOP("compare", "Overdose"),
    "anticholinergic_grade": QT_TRANSLATE_NOOP("compare", "Anticholinergic"),
    "gastrointestinal_grade": QT_TRANSLATE_NOOP("compare", "Gut"),
    "use_note": QT_TRANSLATE_NOOP("compare", "Use"),
    "mechanism": QT_TRANSLATE_NOOP("compare", "Mechanism"),
    "indication": QT_TRANSLATE_NOOP("compare", "Approval"),
    "side_effect_note": QT_TRANSLATE_NOOP("compare", "Side effects"),
}

GRADED = (
    "discontinuation_grade",
    "overdose_toxicity",
    "qtc_grade",
    "blood_pressure_grade",
    "seizure_grade",
    "anticholinergic_grade",
    "gastrointestinal_grade",
)


class SafetyCard(Card):
    """Rules of the catalogue that fired, each with shape, title, sentence, source and how well it is founded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("compare", "Safety and guideline")), parent)
        self.add(words(tr(QT_TRANSLATE_NOOP("compare", "From the catalogue's rules, not from the model.")), "muted"))
        self._rows = QVBoxLayout()
        space(self._rows, gap=12)
        self.body.addLayout(self._rows)

    def show_rules(self, cautions: Sequence[Caution], drug: Drug | None, catalogue: Catalogue) -> None:
        """Excluding rules first, then cautions, then notes; a rule that cannot be judged says so."""
        empty(self._rows)
        for caution in sorted(cautions, key=lambda c: SEVERITY_ORDER.index(c.severity)):
            self._rows.addWidget(_caution(caution, catalogue, self))
        if not cautions:
            nothing = tr(QT_TRANSLATE_NOOP("compare", "No rule of the catalogue fires for this patient and this drug."))
            self._rows.addWidget(words(nothing))
        line = drug.guideline_line if drug else None
        if line is None:
            sentence = tr(QT_TRANSLATE_NOOP("compare", "The catalogue names no guideline line for this drug."))
        else:
            sentence = tr(QT_TRANSLATE_NOOP("compare", "Guideline line {n} in the catalogue."), n=line)
        self._rows.addWidget(separator())
        self._rows.addWidget(words(sentence, "muted"))


def _caution(caution: Caution, catalogue: Catalogue, parent: QWidget) -> QWidget:
    rule = rule_of(caution.rule, catalogue)
    box = Box(parent)
    column = QVBoxLayout(box)
    space(column, gap=2)
    head = QHBoxLayout()
    space(head, gap=8)
    head.addWidget(SeverityChip(caution.severity), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(Words(rule_title(caution.rule, catalogue), "subheading", wide=True), 1)
    column.addLayout(head)
    sentences = [rule.sentence] if rule else []
    if not caution.known:
        sentences.append(tr(QT_TRANSLATE_NOOP("compare", "It cannot be told from this record whether this holds.")))
    column.addWidget(words(" ".join(sentences), parent=box))
    status = status_words("reviewed" if rule and rule.reviewed_on else rule.status if rule else "")
    source = short_sources([caution.source], catalogue)
    column.addWidget(words(f"{source}: {status}", "small", box))
    box.setAccessibleName(f"{text.severity_name(caution.severity)}: {rule_title(caution.rule, catalogue)}")
    box.setAccessibleDescription(" ".join((*sentences, source, status)))
    return box


class FactsCard(Card):
    """Dose, monitoring, stopping, interactions and the rest, each with its source and how well it is founded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("compare", "Practical facts")), parent)
        self._grid = QGridLayout()
        space(self._grid, gap=8)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)

    def show_drug(self, drug: Drug | None, catalogue: Catalogue) -> None:
        empty(self._grid)
        if drug is None:
            return
        for row, (name, sentence, group) in enumerate(fact_rows(drug)):
            self._grid.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(_with_source(sentence, drug, group, catalogue, self), row, 1)


def fact_rows(drug: Drug) -> tuple[tuple[str, str, str], ...]:
    """Name, words and field group of each fact; gradings that rest on one source stand together at the end."""
    apart = drug.dose_max is not None and drug.group_sources.get("dose_max") != drug.group_sources.get("dose")
    rows = [(tr(QT_TRANSLATE_NOOP("compare", "Dose a day")), dose_words(drug, highest=not apart), "dose")]
    if apart and drug.dose_max is not None:
        rows.append((tr(QT_TRANSLATE_NOOP("compare", "Highest dose")), text.dose(drug.dose_max), "dose_max"))
    known = (*_FACTS, *(key for key in drug.facts if key not in _FACTS))
    rows += [(fact_name(key), drug.facts[key], key) for key in known if key in drug.facts and key not in GRADED]
    graded: dict[tuple[str, str], list[str]] = {}
    for key in GRADED:
        if key in drug.facts:
            graded.setdefault((drug.group_sources.get(key, ""), drug.status.get(key, "")), []).append(key)
    name = tr(QT_TRANSLATE_NOOP("compare", "Gradings"))
    rows += [(name, " ".join(drug.facts[key] for key in keys), keys[0]) for keys in graded.values()]
    return tuple(rows)


def fact_name(key: str) -> str:
    """The name of a practical fact; one that nobody named shows its key in words."""
    return tr(_FACTS[key]) if key in _FACTS else text.sentence_case(key.replace("_", " "))


def dose_words(drug: Drug, *, highest: bool = True) -> str:
    """Start, usual range and, where wanted, the highest dose in one line."""
    amount, _, how = drug.dose_start.partition(" ")
    start = f"{amount.replace('-', '–')} mg {how}".strip()
    parts = [tr(QT_TRANSLATE_NOOP("compare", "start with {dose}"), dose=start)]
    if usual_dose(drug):
        parts.append(usual_dose(drug))
    if highest and drug.dose_max is not None:
        parts.append(tr(QT_TRANSLATE_NOOP("compare", "at most {dose}"), dose=text.dose(drug.dose_max)))
    return text.sentence_case("; ".join(parts))


def _with_source(sentence: str, drug: Drug, group: str, catalogue: Catalogue, parent: QWidget) -> QWidget:
    box = Box(parent)
    column = QVBoxLayout(box)
    space(column, gap=1)
    column.addWidget(words(sentence, parent=box))
    status = "reviewed" if drug.reviewed_on else drug.status.get(group, "")
    source = short_sources([drug.group_sources.get(group, "")], catalogue)
    column.addWidget(words(f"{source}: {status_words(status)}" if source else status_words(status), "small", box))
    return box


class EffectsCard(Card):
    """The published side effects; those that the patient wants to avoid stand first and say so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("compare", "Side effects by concern")), parent)
        note = QT_TRANSLATE_NOOP(
            "compare", "Published: of 100 people who took it, not set against placebo; graded from none to high."
        )
        self.add(words(tr(note), "muted"))
        self._grid = QGridLayout()
        space(self._grid, gap=8)
        for column, share in enumerate((3, 3, 5)):
            self._grid.setColumnStretch(column, share)
        self.body.addLayout(self._grid)

    def show_drug(self, drug: Drug | None, concerns: Sequence[str], catalogue: Catalogue) -> None:
        empty(self._grid)
        if drug is None:
            return
        order = {concern: place for place, concern in enumerate(concerns)}
        effects = sorted(drug.side_effects, key=lambda e: order.get(e.concern, len(order)))
        top = Qt.AlignmentFlag.AlignTop
        for row, effect in enumerate(effects):
            self._grid.addWidget(_effect_name(effect, effect.concern in order, self), row, 0, top)
            self._grid.addWidget(Words(effect_words(effect), parent=self), row, 1, top)
            self._grid.addWidget(words(_effect_sources(effect, drug, catalogue), "small", self), row, 2, top)


def _effect_name(effect: SideEffect, own: bool, parent: QWidget) -> QWidget:
    box = Box(parent)
    column = QVBoxLayout(box)
    space(column, gap=0)
    column.addWidget(Words(text.concern_name(effect.concern), "subheading" if own else "base", parent=box))
    if own:
        column.addWidget(Words(tr(QT_TRANSLATE_NOOP("compare", "the patient's own concern")), "small", parent=box))
    return box


def _effect_sources(effect: SideEffect, drug: Drug, catalogue: Catalogue) -> str:
    sources = [effect.source, *([effect.level_source] if effect.level is not None else [])]
    status = "reviewed" if drug.reviewed_on else effect.level_status if effect.percent is None else effect.status
    parts = [f"{short_sources(sources, catalogue)}: {status_words(status)}."]
    return " ".join((*parts, effect.note)).strip()

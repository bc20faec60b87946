"""The comparison as a Qt table: rows, columns, and for every cell the words that a screen reader says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cds_app.domain.evidence_quality import EvidenceQuality
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui import text
from cds_app.gui.widgets.compare_rows import ConcernCell, Row, Section
from cds_app.gui.widgets.compare_words import NOT_REVIEWED, caution_words, short_concern, tr

Index = QModelIndex | QPersistentModelIndex
NOTHING = QModelIndex()
GROUP, SAFETY, DRUG, CLASS, NOTE = "group", "safety", "drug", "class", "note"
"""Columns beside the outcomes and concerns. The class shares the drug's cell and is a column to order by only;
a note stands where nothing was estimated at all."""
_HEADS = {
    GROUP: QT_TRANSLATE_NOOP("compare", "Group"),
    SAFETY: QT_TRANSLATE_NOOP("compare", "Safety"),
    DRUG: QT_TRANSLATE_NOOP("compare", "Drug"),
    CLASS: QT_TRANSLATE_NOOP("compare", "Class"),
    NOTE: QT_TRANSLATE_NOOP("compare", "Usual dose, or why it is excluded"),
}
_SHORT_OUTCOMES = {"side_effect_stop": QT_TRANSLATE_NOOP("compare", "Side-effect\nstop")}


def short_outcome(outcome: str) -> str:
    """An outcome's name where there is little room, on one line."""
    return tr(_SHORT_OUTCOMES[outcome]).replace("\n", " ") if outcome in _SHORT_OUTCOMES else text.outcome_name(outcome)


@dataclass(frozen=True)
class Line:
    """One line of the table: the title of a section, or one of its drugs."""

    section: Section
    row: Row | None = None
    first: bool = False


_CAN_BE_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class CompareModel(QAbstractTableModel):
    """Sections of rows, each under a title line. Shown figures are those of the rows and no others."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[str, ...] = (GROUP, SAFETY, DRUG, *OUTCOMES)
        self.lines: tuple[Line, ...] = ()
        self.base_rates: Mapping[str, float] = {}
        self.weeks: Mapping[str, int] = {}
        self.pins: tuple[str, ...] = ()
        self.evidence: EvidenceQuality | None = None
        self.unnumbered = False
        """Whether the estimates are shown without their numbers, by their groups alone."""
        self._catalogue: Any = None

    def show(
        self,
        sections: tuple[Section, ...],
        concerns: tuple[str, ...],
        base_rates: Mapping[str, float],
        weeks: Mapping[str, int],
        catalogue: Any,
    ) -> None:
        """Replace everything that is shown."""
        self.beginResetModel()
        numbers = any(row.estimates for section in sections for row in section.rows)
        self.columns = (GROUP, SAFETY, DRUG, *(OUTCOMES if numbers else (NOTE,)), *concerns)
        self.unnumbered = any(row.unnumbered for section in sections for row in section.rows)
        self.lines = tuple(
            line
            for section in sections
            for line in (Line(section), *(Line(section, row, row is section.rows[0]) for row in section.rows))
        )
        self.base_rates, self.weeks, self._catalogue = base_rates, weeks, catalogue
        self.endResetModel()

    def set_pins(self, pins: tuple[str, ...]) -> None:
        """Mark up to two drugs as A and B."""
        self.pins = pins
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self.columns) - 1))

    def set_evidence(self, evidence: EvidenceQuality | None) -> None:
        """Take up how many trials stand behind the estimates; None where the bundle does not say."""
        self.evidence = evidence
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self.columns) - 1))

    def few_trials(self, row: Row) -> str:
        """Which of a drug's estimates rest on few trials, in words; nothing where none does or none is shown."""
        return text.few_trials_outcomes(row.drug, self.evidence) if row.estimates else ""

    def line_of(self, drug: str) -> int | None:
        """The line on which a drug stands."""
        return next((n for n, line in enumerate(self.lines) if line.row is not None and line.row.drug == drug), None)

    def first_line(self) -> int | None:
        """The line of the first drug, which may stand under a title."""
        return next((n for n, line in enumerate(self.lines) if line.row is not None), None)

    def rowCount(self, parent: Index = NOTHING) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOTHING) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].row is None or self.columns[index.column()] == GROUP:
            return Qt.ItemFlag.NoItemFlags
        return _CAN_BE_CHOSEN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _SERVED or not index.isValid():
            return None
        line, column = self.lines[index.row()], self.columns[index.column()]
        if line.row is None or column == GROUP:
            return line.section.title
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(line.row, column)
        words = self.said(line.row, column)
        if role == Qt.ItemDataRole.ToolTipRole or column == DRUG:
            return words
        return f"{line.row.name}, {words}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in _SERVED or section >= len(self.columns):
            return None
        return self.head(self.columns[section], full=role != Qt.ItemDataRole.DisplayRole)

    def head(self, column: str, *, full: bool = False) -> str:
        """A column's title; in full with the period, the unit and the mark of what nobody has reviewed."""
        if column in _HEADS:
            return tr(_HEADS[column])
        if column in OUTCOMES:
            name = text.outcome_name(column)
            weeks = self.weeks.get(column)
            if not full:
                return tr(_SHORT_OUTCOMES[column]) if column in _SHORT_OUTCOMES else name
            if weeks is None:
                return name
            if self.unnumbered:
                return tr(QT_TRANSLATE_NOOP("compare", "{outcome} within {n} weeks"), outcome=name, n=weeks)
            words = tr(QT_TRANSLATE_NOOP("compare", "{outcome} within {n} weeks, of 100 people"), outcome=name, n=weeks)
            base = self.base_rates.get(column)
            return words if base is None else f"{words}; {text.base_rate_text(base)}"
        if not full:
            return short_concern(column)
        return tr(
            QT_TRANSLATE_NOOP(
                "compare", "{concern}: published frequency of 100 people, and graded from none to high; {mark}"
            ),
            concern=text.concern_name(column),
            mark=tr(NOT_REVIEWED),
        )

    def shown(self, row: Row, column: str) -> str:
        """The words in a cell, as short as the picture shows them."""
        if column == SAFETY:
            return str(row.count("caution") or "")
        if column == DRUG:
            return row.name
        if column == NOTE or (column == OUTCOMES[0] and row.reason):
            return f"{row.reason} · {row.source}" if row.source else row.reason
        if column in OUTCOMES:
            return row.figure(column)
        cell = self.cell(row, column)
        return "" if cell is None or not cell.known else cell.words()

    def said(self, row: Row, column: str) -> str:
        """A cell in full words, for screen readers and tips."""
        if column == SAFETY:
            fired = [caution_words(c, self._catalogue) for c in row.cautions] if self._catalogue else []
            return "\n".join((row.safety_words(), *fired))
        if column == DRUG:
            few = self.few_trials(row)
            return f"{row.name}, {row.full_class}{', ' if few else ''}{few}{self._pin_words(row.drug)}"
        if column == NOTE:
            return self.shown(row, NOTE)
        if column in OUTCOMES:
            estimate = row.estimate(column)
            if estimate is None:
                return self.shown(row, OUTCOMES[0])
            return f"{text.outcome_name(column)}: {text.estimate_sentence(estimate)}{self._evidence_words(row, column)}"
        cell = self.cell(row, column)
        return f"{text.concern_name(column)}: {cell.words() if cell else ''}"

    @staticmethod
    def cell(row: Row, concern: str) -> ConcernCell | None:
        return next((c for c in row.concerns if c.concern == concern), None)

    def _evidence_words(self, row: Row, outcome: str) -> str:
        """A quiet mark behind an estimate that rests on few trials."""
        found = self.evidence.of(row.drug, outcome) if self.evidence is not None else None
        return f" {text.few_trials_sentence(found)}" if found is not None and found.level == "few" else ""

    def _pin_words(self, drug: str) -> str:
        if drug not in self.pins:
            return ""
        return tr(QT_TRANSLATE_NOOP("compare", ", pinned as {letter}"), letter="AB"[self.pins.index(drug)])


_SERVED = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
)  # fmt: skip

"""What a patient's preferences change in the comparison: which columns stand there, and what is published of the first.

They change no estimate and rank no drug, and the card says so. Drugs stand by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.treatment import SideEffect, effects_for
from cds_app.gui import text
from cds_app.gui.style import theme
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_words import short_sources, status_words, tr

NO_RANKING = QT_TRANSLATE_NOOP(
    "compare",
    "Preferences change no estimate and rank no drug. They choose which side effects stand beside the estimates, and "
    "in which order.",
)
LEAST_ROWS = 6


@dataclass(frozen=True)
class EffectRow:
    """One drug with a published level or frequency of one concern."""

    drug: str
    effect: SideEffect
    reviewed: bool

    @property
    def level(self) -> str:
        return "" if self.effect.level is None else text.level_text(self.effect.level)

    @property
    def percent(self) -> str:
        return "" if self.effect.percent is None else text.number(self.effect.percent)


def effect_rows(catalogue: Catalogue, concern: str, sex: str | None) -> tuple[EffectRow, ...]:
    """The drugs for which a level above 0, or a frequency, is published for a concern, by name."""
    found = []
    for name in sorted(catalogue.drugs):
        drug = catalogue.drugs[name]
        for effect in effects_for(drug, sex):
            if effect.concern == concern and (effect.level or effect.percent):
                found.append(EffectRow(text.drug_name(name), effect, drug.reviewed_on is not None))
    return tuple(found)


def source_sentences(rows: Sequence[EffectRow], catalogue: Catalogue) -> tuple[str, ...]:
    """Where levels and frequencies come from and how well they are founded, each source and status once."""
    levels = {
        (row.effect.level_source or row.effect.source, _status(row, row.effect.level_status or row.effect.status))
        for row in rows
        if row.effect.level
    }
    counts = {(row.effect.source, _status(row, row.effect.status)) for row in rows if row.effect.percent is not None}
    kinds = (
        (QT_TRANSLATE_NOOP("compare", "Gradings: {source}: {status}."), levels),
        (QT_TRANSLATE_NOOP("compare", "Of 100 who took it, not set against placebo: {source}: {status}."), counts),
    )
    return tuple(
        tr(words, source=short_sources([source], catalogue), status=status_words(status))
        for words, found in kinds
        for source, status in sorted(found)
    )


def _status(row: EffectRow, status: str) -> str:
    return "reviewed" if row.reviewed else status


def column_sentences(before: Sequence[str], after: Sequence[str], *, drawn: bool) -> tuple[str, ...]:
    """What happens to the columns of side effects. `drawn`: the comparison's estimates were shown already."""
    if tuple(before) == tuple(after):
        same = QT_TRANSLATE_NOOP("compare", "The comparison's side-effect columns: {names}.")
        return (tr(same, names=_names(after)),)
    parts = [
        tr(QT_TRANSLATE_NOOP("compare", "Columns until now: {names}."), names=_names(before)),
        tr(QT_TRANSLATE_NOOP("compare", "Once saved: {names}."), names=_names(after)),
    ]
    if drawn:
        again = QT_TRANSLATE_NOOP("compare", "The comparison is then drawn again with the same estimates.")
        parts.append(tr(again))
    return tuple(parts)


def _names(concerns: Sequence[str]) -> str:
    if not concerns:
        return tr(QT_TRANSLATE_NOOP("compare", "none"))
    return ", ".join(text.concern_name(concern).lower() for concern in concerns)


class EffectCard(Card):
    """Follows the draft: columns before and after, and the published facts about the first concern."""

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("compare", "What changes in the comparison")), parent)
        self._catalogue = catalogue
        self.add(Words(tr(NO_RANKING), "muted", wide=True))
        self._columns = Words("", wide=True)
        self.add(self._columns)
        self._about, self._rest = Words("", "subheading", wide=True), Words("", "small", wide=True)
        self.add(self._about)
        self._model = RowsModel(_columns(), key=lambda row: row.drug)
        self.table = Table(self._model, "", dense=True, parent=self)
        self.table.setMinimumHeight(theme().size("row_dense") * LEAST_ROWS)
        self.body.addWidget(self.table, 1)
        self.add(self._rest)

    def show_change(self, before: Sequence[str], after: Sequence[str], *, drawn: bool, sex: str | None) -> None:
        """The columns as they are and as they would be; `sex` decides which frequencies may be shown."""
        self._columns.setText("\n".join(column_sentences(before, after, drawn=drawn)))
        rows = effect_rows(self._catalogue, after[0], sex) if after else ()
        self._model.set_rows(rows)
        for part in (self._about, self.table, self._rest):
            part.setVisible(bool(after))
        if after:
            name = text.concern_name(after[0])
            about = tr(QT_TRANSLATE_NOOP("compare", "{name}: what is published, by drug"), name=name)
            self._about.setText(about)
            self.table.setAccessibleName(about)
            rest = QT_TRANSLATE_NOOP("compare", "The other {n} drugs: graded none, or nothing at hand.")
            others = len(self._catalogue.drugs) - len(rows)
            said = [tr(rest, n=others)] if others else []
            self._rest.setText("\n".join((*said, *source_sentences(rows, self._catalogue))))

    def as_text(self) -> str:
        cells = "\n".join(" ".join(row) for row in self._model.as_rows())
        return "\n".join((self._columns.text(), self._about.text(), cells, self._rest.text()))


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr(QT_TRANSLATE_NOOP("compare", "Drug")), lambda row: row.drug, width=-1, sortable=False),
        Column(tr(QT_TRANSLATE_NOOP("compare", "Grading")), lambda row: row.level, sortable=False),
        Column(tr(QT_TRANSLATE_NOOP("compare", "Of 100")), lambda row: row.percent, align="right", sortable=False),
    )

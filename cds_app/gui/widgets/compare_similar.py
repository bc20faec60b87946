"""How the model did for people like this one: the patient's own groups in the bundle's card, each with its number."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cds_app.domain.messages.evidence import CONTEXT, RANGE
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import theme
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.text.card import group_label
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import words
from cds_app.gui.widgets.compare_words import tr
from cds_app.workflow.similar_people import Measured, Performance, SimilarPeople

_FAMILIES = {
    "sex": QT_TRANSLATE_NOOP("compare", "Sex"),
    "age_band": QT_TRANSLATE_NOOP("compare", "Age"),
    "severity_band": QT_TRANSLATE_NOOP("compare", "Severity"),
    "employment": QT_TRANSLATE_NOOP("compare", "Work"),
    "education": QT_TRANSLATE_NOOP("compare", "School"),
    "drug": QT_TRANSLATE_NOOP("compare", "Drug"),
}
NARROWEST_TABLE, WIDEST = 720, 960
"""Pixels at 100 % that the table's columns need, and that it never exceeds."""
ABOUT = QT_TRANSLATE_NOOP(
    "compare",
    "The model's own test, by the groups that this patient belongs to. Happened and estimated are of 100; the area "
    "under the curve is 0.5 for chance and 1 for always right. In brackets 95 % intervals. Basis: {basis}.",
)
NONE = QT_TRANSLATE_NOOP("compare", "The model bundle that made this estimate holds no figures by group.")
SMALL = QT_TRANSLATE_NOOP("compare", "{n}, too few to tell")


def similar_columns() -> tuple[Column, ...]:
    return (
        Column(tr(QT_TRANSLATE_NOOP("compare", "Group")), group_words, sortable=False),
        Column(tr(QT_TRANSLATE_NOOP("compare", "People")), people_words, align="right", sortable=False),
        Column(
            tr(QT_TRANSLATE_NOOP("compare", "Happened")), lambda r: str(text.people(r.rate)), "right", sortable=False
        ),
        Column(tr(QT_TRANSLATE_NOOP("compare", "More than estimated")), difference_words, "right", sortable=False),
        Column(tr(QT_TRANSLATE_NOOP("compare", "Area under the curve")), auc_words, "right", sortable=False),
    )


def group_words(row: SimilarPeople) -> str:
    """ "Age: 45-64"."""
    label = text.drug_name(row.label) if row.family == "drug" else group_label(row.family, row.label)
    return f"{tr(_FAMILIES[row.family])}: {label.replace('-', '–')}"


def people_words(row: SimilarPeople) -> str:
    number = text.count(row.people)
    return tr(SMALL, n=number) if row.small else number


def difference_words(row: SimilarPeople) -> str:
    """What happened less what was estimated, in people of 100, with its interval."""
    found = row.difference
    if found is None:
        return "–"
    ends = text.tr(CONTEXT, RANGE, low=text.points(found.low), high=text.points(found.high))
    return f"{text.points(found.value)} ({ends})"


def auc_words(row: SimilarPeople) -> str:
    return "–" if row.auc is None else _interval(row.auc)


def _interval(found: Measured) -> str:
    return f"{text.number(found.value, 2)} ({text.number(found.low, 2)}–{text.number(found.high, 2)})"


def sentence(row: SimilarPeople) -> str:
    """A row in words, for a page on which the table would be cut."""
    words_of = QT_TRANSLATE_NOOP(
        "compare",
        "{group}. {people} people; happened to {n} of 100, {difference} more than estimated; area under the curve "
        "{auc}.",
    )
    return tr(
        words_of,
        group=group_words(row),
        people=people_words(row),
        n=text.people(row.rate),
        difference=difference_words(row),
        auc=auc_words(row),
    )


class SimilarCard(Card):
    """A table where it fits, the same in sentences where it does not, or the sentence that there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = tr(QT_TRANSLATE_NOOP("compare", "How the model did for people like this one"))
        super().__init__(title, parent)
        self.rows = RowsModel(similar_columns())
        self._about = words("", "muted")
        self.table = Table(self.rows, title, dense=True)
        self._sentences = words()
        for part in (self._about, self.table, self._sentences):
            self.add(part)
        self._wide = True
        self._performance: Performance | None = None

    def show_performance(self, performance: Performance | None, outcome: str) -> None:
        """The rows of one outcome."""
        self._performance = performance
        found = performance.rows.get(outcome, ()) if performance is not None else ()
        self.rows.set_rows(found)
        self._sentences.setText("\n".join(map(sentence, found)))
        self.table.setVisible(bool(found) and self._wide)
        self._sentences.setVisible(bool(found) and not self._wide)
        basis = text.basis_words(performance.basis) if performance is not None else ""
        self._about.setText(tr(ABOUT, basis=basis) if found else tr(NONE))
        look = theme()
        self.table.setMaximumWidth(look.px(WIDEST))
        self.table.setFixedHeight(look.size("row_dense") * (len(found) + 2) + look.px(8))

    def fit_into(self, width: int) -> None:
        """The table from a width on in which nothing of it is cut."""
        wide = width >= theme().px(NARROWEST_TABLE)
        if wide != self._wide:
            self._wide = wide
            self.table.setVisible(bool(self.rows.rows) and wide)
            self._sentences.setVisible(bool(self.rows.rows) and not wide)

    def show_outcome(self, outcome: str) -> None:
        """The same answer for another outcome."""
        self.show_performance(self._performance, outcome)

    def as_text(self) -> str:
        return "\n".join((self._about.text(), *(" ".join(row) for row in self.rows.as_rows())))

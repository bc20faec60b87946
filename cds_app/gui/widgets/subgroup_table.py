"""Figures by group of people, each with its number and interval; small groups are marked by a shape and a word."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_app.domain.card import Figure, Subgroup
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.text import card as words
from cds_app.gui.widgets.chip import FilterChips
from cds_app.gui.widgets.compare_label import Words
from cds_app.workflow.bundle_papers import BundlePapers

LEAST_HEIGHT = 160


class SubgroupTable(QWidget):
    """All outcomes and groups of a bundle; chips leave one outcome, or the small groups only."""

    def __init__(self, papers: BundlePapers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        found = [group for performance in papers.performance for group in performance.subgroups]
        column = QVBoxLayout(self)
        space(column, gap=12)
        self.model = RowsModel(_columns(), found)
        if not found:
            none = QT_TRANSLATE_NOOP("card", "This bundle holds no figures by group of people that can be shown.")
            column.addWidget(Words(words.said(none)))
            column.addStretch(1)
            return
        self.outcomes = FilterChips(OUTCOMES, text.outcome_name, exclusive=True)
        self.outcomes.changed.connect(lambda _codes: self._filter())
        column.addWidget(self.outcomes)
        marked = QT_TRANSLATE_NOOP(
            "card", "Rows of small groups: {n} of {all}. Small: fewer than 100 people with or without the outcome."
        )
        small = sum(group.small for group in found)
        remark = words.said(marked, n=text.count(small), all=text.count(len(found)))
        if papers.simulated:
            remark = f"{remark} {words.said(words.SIMULATED)}"
        column.addWidget(Words(remark, "muted", wide=True))
        self.table = Table(self.model, words.said(QT_TRANSLATE_NOOP("card", "Performance by group")))
        self.table.setMinimumHeight(theme().px(LEAST_HEIGHT))
        column.addWidget(self.table, 1)

    def _filter(self) -> None:
        wanted = set(self.outcomes.on())
        self.model.set_filter("", (lambda group: group.outcome in wanted) if wanted else None)


def _columns() -> tuple[Column, ...]:
    return (
        Column(words.said(QT_TRANSLATE_NOOP("card", "Group")), words.group_name, icon=_mark, width=230),
        Column(words.said(QT_TRANSLATE_NOOP("card", "Outcome")), lambda g: text.outcome_name(g.outcome), width=150),
        Column(
            words.said(QT_TRANSLATE_NOOP("card", "People")),
            lambda g: text.count(g.people), "right", lambda g: g.people, spoken=_people_spoken, width=90,
        ),
        Column(
            words.said(QT_TRANSLATE_NOOP("card", "With it")),
            lambda g: text.count(g.events), "right", lambda g: g.events, width=90,
        ),
        Column(words.said(QT_TRANSLATE_NOOP("card", "Small")), _small_word, width=80),
        Column(
            words.said(QT_TRANSLATE_NOOP("card", "AUC (95 %)")),
            lambda g: words.figure_text(g.auc), sort_by=lambda g: _value(g.auc), width=170,
        ),
        Column(
            words.said(QT_TRANSLATE_NOOP("card", "Observed − predicted, points")),
            lambda g: words.figure_text(g.observed_minus_predicted, 1, 100),
            sort_by=lambda g: _value(g.observed_minus_predicted), width=240,
        ),
        Column(
            words.said(QT_TRANSLATE_NOOP("card", "Slope (95 %)")),
            lambda g: words.figure_text(g.slope), sort_by=lambda g: _value(g.slope), width=170,
        ),
        Column(
            words.said(QT_TRANSLATE_NOOP("card", "People for intervals")),
            lambda g: text.count(g.coverage_people), "right", lambda g: g.coverage_people, width=150,
        ),
        Column(
            words.said(QT_TRANSLATE_NOOP("card", "Truths inside, %")),
            lambda g: words.figure_text(g.coverage, 1, 100), sort_by=lambda g: _value(g.coverage), width=180,
        ),
        Column(
            words.said(QT_TRANSLATE_NOOP("card", "Values missing, %")),
            lambda g: words.figure_text(g.coverage_missing, 1, 100),
            sort_by=lambda g: _value(g.coverage_missing), width=180,
        ),
    )  # fmt: skip


def _value(figure: Figure | None) -> float | None:
    return None if figure is None else figure.value


def _mark(group: Subgroup) -> str:
    return "caution" if group.small else ""


def _small_word(group: Subgroup) -> str:
    return words.said(QT_TRANSLATE_NOOP("card", "few")) if group.small else ""


def _people_spoken(group: Subgroup) -> str:
    shown = text.count(group.people)
    small = words.said(QT_TRANSLATE_NOOP("card", "a small group"))
    return f"{shown}, {small}" if group.small else shown

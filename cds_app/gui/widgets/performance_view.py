"""How a bundle performs: its figures at a glance, each of its pictures with its table, and people by group."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from cds_app.domain.card import Picture
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import space, theme
from cds_app.gui.text import card as words
from cds_app.gui.widgets.bundle_picture import WIDEST, BundlePicture
from cds_app.gui.widgets.buttons import Button
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.fact_grid import FactGrid
from cds_app.gui.widgets.flow import FlowLayout
from cds_app.gui.widgets.painted import Rows
from cds_app.gui.widgets.subgroup_table import SubgroupTable
from cds_app.gui.widgets.twins import Twins
from cds_app.workflow.bundle_papers import NOTHING, BundlePapers

OVERVIEW, GROUPS = "overview", "by_group"
TABLES: dict[str, Callable[[BundlePapers], Rows]] = {
    "calibration": lambda papers: words.calibration_rows(papers.performance),
    "coverage": lambda papers: words.coverage_rows(papers.performance),
    "decision_curve": lambda papers: words.benefit_rows(papers.performance),
    "interval_width": lambda papers: words.width_rows(papers.performance),
    "carry_over": lambda papers: words.skill_rows(papers.performance),
    "drug_effects": lambda papers: words.effect_rows(papers.effects),
    "follow_up": lambda papers: words.third_rows(papers.thirds),
}
"""The table of each picture, from the card that was signed with it."""


class PerformanceView(QWidget):
    """One part at a time, chosen above. `chosen` carries the part's code."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._papers = NOTHING
        self.choices: dict[str, Button] = {}
        self._parts: dict[str, QWidget] = {}
        self._group = QButtonGroup(self)
        self._line_place = QWidget()
        self._line = FlowLayout(theme().px(8), self._line_place)
        # a layout and no stack of pages: that would be as tall as its tallest page
        inner = QWidget()
        inner.setProperty("role", "content")
        self._place = QVBoxLayout(inner)
        space(self._place, (0, 12, 8, 0), 12)
        self._place.addWidget(self._line_place)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        space(column, gap=0)
        column.addWidget(area)
        self.show_papers(NOTHING)

    def show_papers(self, papers: BundlePapers) -> None:
        """Another bundle's figures; the part that was being looked at stays where there is one."""
        before = self.part()
        self._papers = papers
        self._empty()
        self.groups = SubgroupTable(papers)
        self._add(OVERVIEW, words.said(QT_TRANSLATE_NOOP("card", "At a glance")), self._overview(papers))
        for picture in papers.pictures:
            self._add(picture.name, words.picture_name(picture.name))
        self._add(GROUPS, words.said(QT_TRANSLATE_NOOP("card", "By group")), self.groups)
        self.show_part(before if before in self.choices else OVERVIEW)

    def part(self) -> str:
        """The code of what is shown."""
        return next((code for code, made in self.choices.items() if made.isChecked()), OVERVIEW)

    def show_part(self, code: str) -> None:
        """A picture is drawn when it is first looked at."""
        if code not in self._parts:
            picture = next(picture for picture in self._papers.pictures if picture.name == code)
            self._keep(code, self._picture(picture))
        self.choices[code].setChecked(True)
        for other, page in self._parts.items():
            page.setVisible(other == code)
        self.chosen.emit(code)

    def _keep(self, code: str, page: QWidget) -> None:
        page.hide()
        self._parts[code] = page
        self._place.addWidget(page, 1)

    def _empty(self) -> None:
        for made in self.choices.values():
            self._group.removeButton(made)
            self._line.removeWidget(made)
            made.hide()
            made.deleteLater()
        for page in self._parts.values():
            self._place.removeWidget(page)
            page.hide()
            page.deleteLater()
        self.choices, self._parts = {}, {}

    def _add(self, code: str, name: str, page: QWidget | None = None) -> None:
        made = Button(name, "chip")
        made.setCheckable(True)
        made.clicked.connect(lambda _on=False: self.show_part(code))
        self._group.addButton(made)
        self._line.addWidget(made)
        made.show()
        self.choices[code] = made
        if page is not None:
            self._keep(code, page)

    def _overview(self, papers: BundlePapers) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        space(column, gap=12)
        if papers.performance:
            facts = FactGrid(words.said(QT_TRANSLATE_NOOP("card", "Performance by outcome")), (3, 2, 2, 3, 3))
            facts.set_rows(words.overview_rows(papers.performance))
            column.addWidget(facts)
        for sentence in _remarks(papers):
            column.addWidget(Words(sentence))
        column.addStretch(1)
        return page

    def _picture(self, picture: Picture) -> QWidget:
        table = TABLES.get(picture.name)
        rows: Rows = ((),) if table is None else table(self._papers)
        page = QWidget()
        column = QVBoxLayout(page)
        space(column, gap=8)
        if picture.caption:
            column.addWidget(Words(f"{picture.caption}."))
        if picture.name == "drug_effects":
            only = QT_TRANSLATE_NOOP("card", "The table holds the effects; the intervals are in the picture.")
            column.addWidget(Words(words.said(only), "muted"))
        shown = BundlePicture(picture, rows)
        if not shown.is_drawn():
            unread = QT_TRANSLATE_NOOP("card", "This program cannot draw the picture; its table has the figures.")
            column.addWidget(Words(words.said(unread)))
        twins = Twins(shown)
        twins.setMaximumWidth(theme().px(WIDEST))
        column.addWidget(twins)
        column.addStretch(1)
        return page


def _remarks(papers: BundlePapers) -> list[str]:
    """What the figures mean, and what this bundle does not hold."""
    said = []
    if not papers.performance:
        said.append(
            words.said(QT_TRANSLATE_NOOP("card", "This bundle holds no performance figures that can be shown."))
        )
    elif papers.simulated:
        said.append(words.said(words.SIMULATED))
    if papers.performance:
        auc = QT_TRANSLATE_NOOP(
            "card",
            "AUC: how often the one of two people who has the outcome got the higher number; 0.5 is chance, 1 is "
            "always. Calibration slope: 1 where numbers are neither too extreme nor too timid. Intervals are 95 %.",
        )
        said.append(words.said(auc))
    if not papers.pictures:
        said.append(words.said(QT_TRANSLATE_NOOP("card", "This bundle holds no pictures of its performance.")))
    if not papers.thirds:
        said.append(words.said(QT_TRANSLATE_NOOP("card", "This bundle holds no test of a week-2 update.")))
    return said

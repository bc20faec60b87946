"""Why A rather than B: both estimates on one axis, the drugs' own effect first, then what the inputs add."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cds_app.domain.estimate import Comparison
from cds_app.domain.evidence_quality import EvidenceCount
from cds_app.domain.explanation import Contrast
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words, empty, words
from cds_app.gui.widgets.compare_rows import figure
from cds_app.gui.widgets.compare_words import CAUSES, tr
from cds_app.gui.widgets.interval_bar import AxisHeader, IntervalBar
from cds_app.gui.widgets.labels import label

MOST_PARTS = 3


class ContrastCard(Card):
    """`other_chosen` carries the drug that the reader wants to see beside this one."""

    other_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("compare", "Why this drug rather than another")), parent)
        row = QHBoxLayout()
        space(row, gap=8)
        ask = label(tr(QT_TRANSLATE_NOOP("compare", "&Rather than")), "base")
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr(QT_TRANSLATE_NOOP("compare", "Drug to compare with")))
        self.choice.setPlaceholderText(tr(QT_TRANSLATE_NOOP("compare", "choose a drug")))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.activated.connect(lambda _n: self.other_chosen.emit(self.choice.currentData()))
        ask.setBuddy(self.choice)
        row.addWidget(ask)
        row.addWidget(self.choice)
        row.addStretch(1)
        self.body.addLayout(row)
        self._sentence = words()
        self.add(self._sentence)
        self._parts = QWidget()
        column = QVBoxLayout(self._parts)
        space(column, gap=12)
        self._bars, self._grid = QGridLayout(), QGridLayout()
        for grid in (self._bars, self._grid):
            space(grid, gap=8)
            column.addLayout(grid)
        self._bars.setColumnStretch(2, 1)
        self._grid.setColumnStretch(1, 1)
        self.add(self._parts)
        self._evidence = words("", "muted")
        self.add(self._evidence)

    def offer(self, drug: str, others: Sequence[str], own_pick: str | None) -> None:
        """Which drugs can stand beside this one; the clinician's own pick is named as such and stands first."""
        title = tr(QT_TRANSLATE_NOOP("compare", "Why {drug} rather than another drug"))
        self.set_title(title.format(drug=text.drug_name(drug, inside=True)))
        self.choice.clear()
        for other in sorted(others, key=lambda name: (name != own_pick, name)):
            name = text.drug_name(other)
            own = tr(QT_TRANSLATE_NOOP("compare", "{drug} (your own view)"), drug=name)
            self.choice.addItem(own if other == own_pick else name, other)
        self.choice.setCurrentIndex(-1)

    def show_nothing(self, why: str) -> None:
        """Say in words why there is nothing to set beside this drug."""
        self._sentence.setText(why)
        self._empty()

    def show_contrast(self, contrast: Contrast, comparison: Comparison) -> None:
        """The two drugs for one outcome."""
        self.choice.setCurrentIndex(self.choice.findData(contrast.other))
        names = {drug: text.drug_name(drug, inside=True) for drug in (contrast.drug, contrast.other)}
        title = tr(QT_TRANSLATE_NOOP("compare", "Why {drug} rather than {other}"))
        self.set_title(title.format(drug=names[contrast.drug], other=names[contrast.other]))
        self._sentence.setText(f"{text.contrast_sentence(contrast)} {tr(CAUSES)}")
        self._empty()
        if comparison.unnumbered:
            self._sentence.setText(f"{_groups(contrast, comparison)} {self._sentence.text()}")
            return
        self._add_bars(contrast, comparison)
        self._add_parts(contrast)
        self._parts.show()

    def show_evidence(self, found: EvidenceCount | None) -> None:
        """How many trials and people the other drug's effect rests on; nothing where the bundle does not say."""
        self._evidence.setText("" if found is None else text.evidence_sentence(found))
        self._evidence.setVisible(found is not None)

    def as_text(self) -> str:
        """Everything the card says."""
        return " ".join(filter(None, (self._sentence.text(), self._evidence.text())))

    def _add_bars(self, contrast: Contrast, comparison: Comparison) -> None:
        base = comparison.base_rate(contrast.outcome)
        self._bars.addWidget(AxisHeader("", base), 0, 2)
        for row, drug in enumerate((contrast.drug, contrast.other), 1):
            estimate = comparison.of(drug, contrast.outcome)
            self._bars.addWidget(label(text.drug_name(drug), "subheading"), row, 0)
            self._bars.addWidget(_right(figure(estimate)), row, 1)
            self._bars.addWidget(IntervalBar(estimate, base), row, 2)

    def _add_parts(self, contrast: Contrast) -> None:
        """The drugs' own effect first, then the inputs whose part differs most, then all others in one line."""
        ordered = sorted(contrast.contributions, key=lambda c: -abs(c.points))
        rows = [(tr(QT_TRANSLATE_NOOP("compare", "the drugs themselves, from trials")), contrast.drug_effect)]
        rows += [
            (f"{text.feature_name(c.input)}, {text.feature_value(c.input, c.value)}", c.points)
            for c in ordered[:MOST_PARTS]
        ]
        if len(ordered) > MOST_PARTS:
            rows.append((text.other_inputs(len(ordered) - MOST_PARTS), sum(c.points for c in ordered[MOST_PARTS:])))
        head = tr(QT_TRANSLATE_NOOP("compare", "What makes the difference, in points of 100"))
        self._grid.addWidget(label(head, "small"), 0, 0, 1, 2)
        for row, (name, points) in enumerate(rows, 1):
            self._grid.addWidget(_right(text.points(points), "number"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Words(name, "subheading" if row == 1 else "base", wide=True), row, 1)

    def _empty(self) -> None:
        empty(self._bars)
        empty(self._grid)
        self.show_evidence(None)
        self._parts.hide()


def _groups(contrast: Contrast, comparison: Comparison) -> str:
    """Where both stand, in words."""
    said = (
        f"{text.drug_name(drug)}: {text.group_word(comparison.of(drug, contrast.outcome))}."
        for drug in (contrast.drug, contrast.other)
    )
    return " ".join(said)


def _right(shown: str, role: str = "base") -> QWidget:
    made = label(shown, role)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made

"""How wide the comparison's columns are: words first, then as many bars as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.patient import CONCERNS
from cds_app.gui import text
from cds_app.gui.style import Theme
from cds_app.gui.widgets.compare_header import CompareHeader
from cds_app.gui.widgets.compare_model import DRUG, GROUP, NOTE, SAFETY, CompareModel
from cds_app.gui.widgets.compare_paint import PAD, ComparePainter, concern_width, figure_width
from cds_app.gui.widgets.compare_rows import Row
from cds_app.gui.widgets.painted import text_width

LEAST_BAR, FAIR_BAR, GOOD_BAR, WIDEST_BAR = 96, 180, 300, 460
"""Pixels at 100 % that a response bar needs, wants, and never exceeds."""
LEAST_OTHER_BAR, WIDEST_OTHER_BAR = 120, 220
LEAST_NOTE = 200


class ColumnWidths:
    """Reckons with what the model holds, and with the fonts that painter and header draw in."""

    def __init__(self, lines: CompareModel, cells: ComparePainter, head: CompareHeader) -> None:
        self._lines, self._cells, self._head = lines, cells, head

    def of(self, look: Theme, gutter: int, width: int) -> dict[str, int]:
        """Pixels by column in so much room; the painter is told which outcomes have a bar, and what else has room."""
        columns = self._lines.columns
        rows = [found.row for found in self._lines.lines if found.row is not None]
        plain = max((text_width(look.font(strong=True), row.name) for row in rows), default=0) + look.px(2 * PAD + 22)
        both = max(plain, self._widest_pair(look, rows))
        widths = {GROUP: gutter, SAFETY: self._safety_width(look), DRUG: round(both)}
        widths |= self._concern_widths(look, tuple(c for c in columns if c in CONCERNS))
        outcomes = tuple(c for c in columns if c in OUTCOMES)
        words = self._widest_word(look.font("small", strong=True), outcomes) + look.px(2 * PAD) + 2
        figure = self._group_width(look, rows) or figure_width(look) + look.px(PAD)
        widths |= dict.fromkeys(outcomes, max(figure, words))
        widths |= dict.fromkeys((c for c in columns if c == NOTE), look.px(LEAST_NOTE))
        spare = width - sum(widths.values())
        self._cells.with_class = spare >= look.px(LEAST_BAR)
        if not self._cells.with_class:
            spare += round(both) - round(plain)
            widths[DRUG] = round(plain)
        marked = round(self._widest_pair(look, rows, few=True))
        self._cells.with_few = self._cells.with_class and spare - marked + both >= look.px(FAIR_BAR)
        if self._cells.with_few and marked > both:
            spare -= marked - round(both)
            widths[DRUG] = marked
        drawn = outcomes and not self._lines.unnumbered
        bars = self._share(look, max(spare, look.px(LEAST_BAR))) if drawn else {}
        for outcome, bar in bars.items():
            widths[outcome] = figure + bar
        self._cells.with_bar = frozenset(bars)
        left = width - sum(widths.values())
        if left > 0:  # what nobody needs goes where words stand, so that the table ends where the page does
            widths[DRUG if outcomes else NOTE] += left
        return widths

    def _group_width(self, look: Theme, rows: Sequence[Row]) -> int:
        """What the words need that stand in the place of numbers; 0 where there are numbers."""
        if not self._lines.unnumbered:
            return 0
        shown = {text.group_word(e) for row in rows for e in row.estimates}
        return round(max(text_width(look.font("small"), word) for word in shown)) + look.px(2 * PAD) + 2

    def _widest_pair(self, look: Theme, rows: Sequence[Row], *, few: bool = False) -> float:
        """A name, room for its pin, and its class, with or without the mark of few trials."""
        strong, small = look.font(strong=True), look.font("small")
        classes = {row.drug: self._cells.class_words(row, few=few) for row in rows}
        widest = max((text_width(strong, r.name) + text_width(small, classes[r.drug]) for r in rows), default=0)
        return widest + look.px(2 * PAD + 28)

    def _concern_widths(self, look: Theme, concerns: tuple[str, ...]) -> dict[str, int]:
        """Room for squares and frequency under the short name, and in sum for what the head says of them all."""
        if not concerns:
            return {}
        head = look.font("small", strong=True)
        names = {c: text_width(head, self._lines.head(c)) for c in concerns}
        mark = text_width(look.font("small"), self._head.least_mark()) / len(concerns)
        pads = look.px(2 * PAD)
        return {c: round(max(concern_width(look), names[c], mark)) + pads for c in concerns}

    @staticmethod
    def _share(look: Theme, spare: int) -> dict[str, int]:
        """How wide each outcome's bar is: the response first, the others when there is room for all three."""
        good, least = look.px(GOOD_BAR), look.px(LEAST_OTHER_BAR)
        others = len(OUTCOMES) - 1
        if spare - good < others * least:
            return {OUTCOMES[0]: min(spare, look.px(WIDEST_BAR))}
        other = min((spare - good) // others, look.px(WIDEST_OTHER_BAR))
        response = min(spare - others * other, look.px(WIDEST_BAR))
        return {OUTCOMES[0]: response, **dict.fromkeys(OUTCOMES[1:], other)}

    def _safety_width(self, look: Theme) -> int:
        shape = look.px(16 + 4) + text_width(look.font(strong=True), "88")
        title = text_width(look.font("small", strong=True), self._lines.head(SAFETY))
        return round(max(shape, title)) + look.px(2 * PAD)

    def _widest_word(self, font: object, outcomes: Sequence[str]) -> int:
        words = [word for outcome in outcomes for word in self._lines.head(outcome).split("\n")]
        return round(max((text_width(font, word) for word in words), default=0))  # type: ignore[arg-type]

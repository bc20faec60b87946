"""One drug for one patient: the sentence, what speaks for and against, why this rather than another, and the rules."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from cds_app.domain.decision import NOT_A_DRUG, Assessment, State
from cds_app.domain.estimate import Estimate
from cds_app.domain.explanation import Contribution, Explanation
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import space, theme
from cds_app.gui.tables import RowsModel, Table
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_contrast import ContrastCard
from cds_app.gui.widgets.compare_facts import EffectsCard, FactsCard, SafetyCard
from cds_app.gui.widgets.compare_info import BasisLine
from cds_app.gui.widgets.compare_label import Words, words
from cds_app.gui.widgets.compare_rows import Row, concerns_of, rows_of
from cds_app.gui.widgets.compare_switch import Switch
from cds_app.gui.widgets.compare_technical import origin_lines, published_lines, technical_columns, technical_lines
from cds_app.gui.widgets.compare_tools import TitleTools
from cds_app.gui.widgets.compare_words import CAUSES, NOT_AGAINST, group_title, tr
from cds_app.gui.widgets.contribution_bar import ContributionBars
from cds_app.gui.widgets.icon_array import IconArray
from cds_app.gui.widgets.labels import label
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.painted import text_width
from cds_app.gui.widgets.twins import Twins
from cds_app.workflow.explain_choice import ChoiceExplanation, explain_choice
from cds_app.workflow.session import SignedIn

SLOT = "assessment"
PAGE_MARGIN = 24
TWO_COLUMNS_FROM, WIDEST_BARS = 1080, 960
READING, TECHNICAL = "reading", "technical"


class DetailPage(QWidget):
    """`opened` carries the assessment with the explanations that were shown, for whoever holds an older copy."""

    back = Signal()
    sign_wanted = Signal(object, object)
    opened = Signal(object)

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.assessment: Assessment | None = None
        self.drug = ""
        self.other: str | None = None
        self._row: Row | None = None
        self.answer: ChoiceExplanation | None = None
        self._bars_fit: bool | None = None
        self._build()
        self._clear()

    # --- what the window asks for

    def show_choice(self, assessment: Assessment, drug: str, other: str | None = None) -> None:
        """Open a drug; beside it the other one, or else the clinician's own pick."""
        self._clear()
        self.assessment, self.drug = assessment, drug
        self._row = next((row for row in rows_of(assessment, self.who.catalogue) if row.drug == drug), None)
        self.other = other if other in self._others() else self._own_pick()
        self._draw_drug()
        if self._row is not None and self._row.estimates:
            self._ask()

    def show_error(self, error: Exception) -> None:
        """Say inline what went wrong; what is on screen stays."""
        self._frame.show_notice("stop", text.error_sentence(error))

    # --- asking and answers

    def _ask(self) -> None:
        assert self.assessment is not None
        self.jobs.run(
            explain_choice,
            self.assessment.assessment_id,
            self.drug,
            self.other,
            done=self._explained,
            failed=self.show_error,
            slot=SLOT,
        )

    def _explained(self, answer: ChoiceExplanation) -> None:
        mine = self.assessment
        if mine is None or answer.assessment.assessment_id != mine.assessment_id or answer.drug != self.drug:
            return  # a late answer about another patient or drug
        self.answer, self.assessment = answer, answer.assessment
        self._draw_outcome()
        self.opened.emit(answer.assessment)

    def _choose_other(self, other: str) -> None:
        self.other = other
        self._ask()

    def _own_pick(self) -> str | None:
        """The first drug of the clinician's own view that can stand beside this one."""
        view = self.assessment.own_view if self.assessment else None
        others = self._others()
        return next((option for option in view.options if option in others), None) if view else None

    def _others(self) -> tuple[str, ...]:
        """The drugs with a number, apart from this one."""
        comparison = self.assessment.comparison if self.assessment else None
        if comparison is None:
            return ()
        estimated = (e.drug for e in comparison.estimates if e.status == "estimated" and e.drug != self.drug)
        return tuple(dict.fromkeys(estimated))

    # --- drawing

    def _clear(self) -> None:
        self.assessment, self._row, self.answer = None, None, None
        self.drug, self.other = "", None
        self._frame.clear_notice()
        self._frame.set_title(self.tr("Detail"))
        self._content.hide()
        for chart in (self._people, self._bars):
            chart.hide()
        self._sentence.setText("")

    def _draw_drug(self) -> None:
        """Everything that needs no explanation from the model."""
        assessment, row = self.assessment, self._row
        if assessment is None or assessment.comparison is None or row is None:
            return
        catalogue = self.who.catalogue
        entry = catalogue.drugs.get(self.drug)
        self._frame.set_title(text.drug_name(self.drug))
        self._code.setText(assessment.pseudonym)
        self._basis.set_basis(assessment.comparison.bundle.basis)
        self._class.setText(" · ".join(part for part in (row.full_class, self._place(row)) if part))
        self._safety.show_rules(row.cautions, entry, catalogue)
        self._facts.show_drug(entry, catalogue)
        self._effects.show_drug(entry, concerns_of(assessment), catalogue)
        self._contrast.offer(self.drug, self._others(), self._own_choice())
        self._sign.setVisible(assessment.state is State.ESTIMATES_SHOWN)
        numbers = bool(row.estimates)
        for widget in (self._outcomes, self._view, self._contrast):
            widget.setVisible(numbers)
        if numbers:
            self._outcomes.choose(OUTCOMES[0])
        self._show_view(READING)
        self._draw_outcome()
        self._content.show()
        self._arrange()

    def _own_choice(self) -> str | None:
        """The first drug of the own view, to be named as such in the list."""
        view = self.assessment.own_view if self.assessment else None
        return next((option for option in view.options if option not in NOT_A_DRUG), None) if view else None

    def _place(self, row: Row) -> str:
        """The sentence of the drug's group, without the count."""
        return group_title(row.group, 0).rsplit(" (", 1)[0]

    def _draw_outcome(self) -> None:
        row, assessment = self._row, self.assessment
        if row is None or assessment is None or assessment.comparison is None:
            return
        estimate = row.estimate(self._outcomes.code() or OUTCOMES[0])
        if estimate is None:
            self._draw_none(row)
            return
        self._sentence.setText(text.estimate_sentence(estimate))
        self._average.setText(self._average_words(estimate))
        self._people.set_estimate(estimate)
        self._people.show()
        explanation = self._explanation(estimate.outcome)
        self._bars.setVisible(explanation is not None)
        if explanation is not None:
            raising, lowering = explanation.for_and_against()
            self._bars_chart.set_contributions(raising, lowering, estimate.outcome)
            self._words_instead_of_bars((*raising, *lowering))
            self._average.setText(f"{self._average_words(estimate)} {self._sum_words(explanation)}")
        self._draw_contrast(estimate)
        self._draw_technical(estimate, explanation)

    def _words_instead_of_bars(self, shown: tuple[Contribution, ...]) -> None:
        """Where a name would be cut beside its bar the words stand first; the picture stays one step away."""
        look = theme()
        base = look.font()
        widest = max(
            (text_width(base, f"{text.feature_name(c.input)}  {text.feature_value(c.input, c.value)}") for c in shown),
            default=0,
        )
        needed = 2 * (widest + text_width(look.font(strong=True), "+88") + look.px(40))
        room = self.width() - 2 * look.size("page_margin") - look.px(2 * 16 + 14)
        fits = needed <= room
        if fits != self._bars_fit:
            self._bars_fit = fits
            self._bars.show_view("picture" if fits else "text")

    def _draw_none(self, row: Row) -> None:
        """A drug without a number: why, and that this does not speak against treatment."""
        why = f"{row.reason} ({row.source})" if row.source else row.reason
        name = text.drug_name(row.drug, inside=True)
        if row.group == "excluded":
            sentence = self.tr("No estimate is shown for {drug}: a rule excludes it for this patient. {why}.")
            self._sentence.setText(sentence.format(drug=name, why=why))
            self._average.setText("")
            return
        sentence = self.tr("No estimate for {drug}. {against}")
        self._sentence.setText(sentence.format(drug=name, against=tr(NOT_AGAINST)))
        self._average.setText(text.sentence_case(why))

    def _explanation(self, outcome: str) -> Explanation | None:
        found = self.answer.explanations if self.answer else ()
        return next((e for e in found if e.outcome == outcome), None)

    def _average_words(self, estimate: Estimate) -> str:
        assert self.assessment is not None
        assert self.assessment.comparison is not None
        base = self.assessment.comparison.base_rate(estimate.outcome)
        parts = []
        if base is not None:
            parts.append(f"{text.sentence_case(text.base_rate_text(base))}.")
        if estimate.coverage is not None:
            coverage = self.tr("The interval is made to hold the true number {n} times of 100.")
            parts.append(coverage.format(n=text.people(estimate.coverage)))
        return " ".join(parts)

    def _sum_words(self, explanation: Explanation) -> str:
        sentence = self.tr("With {drug}, {base} of 100 on average; this patient's inputs together make it {n}.")
        return sentence.format(
            drug=text.drug_name(explanation.drug, inside=True),
            base=text.people(explanation.base),
            n=text.people(explanation.probability),
        )

    def _draw_contrast(self, estimate: Estimate) -> None:
        assert self.assessment is not None
        assert self.assessment.comparison is not None
        found = self.answer.contrasts if self.answer else ()
        contrast = next((c for c in found if c.outcome == estimate.outcome), None)
        if contrast is not None:
            self._contrast.show_contrast(contrast, self.assessment.comparison)
        elif self.other is None:
            self._contrast.show_nothing(self._why_no_contrast())
        else:
            self._contrast.show_nothing("")

    def _why_no_contrast(self) -> str:
        own = self._own_choice()
        if own is None:
            return self.tr("Choose a drug to see what makes the difference.")
        if own == self.drug:
            return self.tr("This is your own first choice. Choose another drug to see what makes the difference.")
        sentence = self.tr("Your own choice, {drug}, has no estimate for this patient. Choose another drug.")
        return sentence.format(drug=text.drug_name(own, inside=True))

    def _draw_technical(self, estimate: Estimate, explanation: Explanation | None) -> None:
        assert self.assessment is not None
        lines = technical_lines(estimate, explanation)
        self._lines.set_rows(lines)
        row = theme().size("row_dense")
        self._table.setFixedHeight(row * (len(lines) + 2) + theme().px(8))
        origin = [f"{name}: {value}" for name, value in origin_lines(self.assessment, estimate)]
        published = published_lines(self.who.catalogue.drugs.get(self.drug), self.who.catalogue)
        self._origin.setText("\n".join((*origin, *published, tr(CAUSES))))

    def _show_view(self, code: str) -> None:
        self._view.choose(code)
        self._reading.setVisible(code == READING)
        self._technical.setVisible(code == TECHNICAL)

    def _want_sign(self) -> None:
        if self.assessment is not None:
            self.sign_wanted.emit(self.assessment, self.drug)

    # --- places

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Detail"))
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(self._frame)
        self._view = Switch({READING: self.tr("&Reading"), TECHNICAL: self.tr("&Technical")}, self.tr("View"))
        self._view.chosen.connect(self._show_view)
        self._back = button(self.tr("&Back to the comparison"), self.back.emit, icon_name="arrow_left")
        tools = QWidget()
        row = QHBoxLayout(tools)
        space(row, gap=8)
        row.addWidget(self._view)
        row.addWidget(self._back)
        row.addStretch(1)
        QShortcut(
            QKeySequence(Qt.Key.Key_Escape), self, self.back.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self._sign = self._frame.set_primary(primary(self.tr("&Sign decision…"), self._want_sign))
        self._busy = BusyLabel(self.tr("Explaining the estimate…")).follow(self.jobs, SLOT)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        space(column, gap=12)
        self._tools = TitleTools(self._frame, tools, column)
        column.addLayout(self._build_head())
        column.addLayout(self._build_switch())
        column.addWidget(self._build_reading())
        column.addWidget(self._build_technical())
        column.addStretch(1)
        space(self._frame.body, (PAGE_MARGIN, 0, PAGE_MARGIN, 16), 12)
        self._frame.body.addWidget(self._content, 1)
        order = (
            *self._outcomes.buttons(),
            self._bars,
            self._contrast.choice,
            *self._view.buttons(),
            self._back,
            self._sign,
        )
        for one, following in itertools.pairwise(order):
            QWidget.setTabOrder(one, following)
        self.setFocusProxy(self._outcomes.buttons()[0])

    def _build_head(self) -> QBoxLayout:
        self._code, self._class, self._basis = label("", "subheading"), Words(wide=True), BasisLine()
        self._code.setAccessibleName(self.tr("Patient code"))
        self._head_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._head_row, gap=8)
        first = QHBoxLayout()
        space(first, gap=12)
        first.addWidget(self._code)
        first.addWidget(self._class, 1)
        self._head_row.addLayout(first, 1)
        self._head_row.addWidget(self._basis)
        return self._head_row

    def _build_switch(self) -> QHBoxLayout:
        """Which outcome is shown, in words and in digits."""
        self._outcomes = Switch({o: text.outcome_name(o) for o in OUTCOMES}, self.tr("Outcome"))
        self._outcomes.chosen.connect(lambda _code: self._draw_outcome())
        row = QHBoxLayout()
        row.addWidget(self._outcomes)
        row.addWidget(self._busy)
        row.addStretch(1)
        return row

    def _build_reading(self) -> QWidget:
        """The estimate over the whole width, and under it what the model says beside what the rules say."""
        self._reading = QWidget()
        column = QVBoxLayout(self._reading)
        space(column, gap=16)
        column.addWidget(self._build_estimate())
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._columns, gap=16)
        self._safety, self._facts, self._effects = SafetyCard(), FactsCard(), EffectsCard()
        self._contrast = ContrastCard()
        self._contrast.other_chosen.connect(self._choose_other)
        for cards in ((self._contrast, self._effects), (self._safety, self._facts)):
            side = QVBoxLayout()
            space(side, gap=16)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            self._columns.addLayout(side, 1)
        column.addLayout(self._columns)
        return self._reading

    def _build_estimate(self) -> Card:
        look = theme()
        card = Card()
        card.setAccessibleName(self.tr("Estimate"))
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._parts, gap=24)
        column = QVBoxLayout()
        space(column, gap=8)
        self._sentence, self._average = words("", "sentence"), words("", "muted")
        self._bars_chart = ContributionBars()
        self._bars = Twins(self._bars_chart, self.tr("For and against"))
        for widget in (self._sentence, self._average, self._bars):
            column.addWidget(widget)
        column.addStretch(1)
        self._people = IconArray()
        self._bars.setMaximumWidth(look.px(WIDEST_BARS))
        self._parts.addLayout(column, 100)
        self._parts.addWidget(self._people, 0, Qt.AlignmentFlag.AlignTop)
        self._parts.addStretch(1)
        card.body.addLayout(self._parts)
        return card

    def _build_technical(self) -> Card:
        self._technical = Card(self.tr("Technical"))
        self._lines = RowsModel(technical_columns())
        self._table = Table(self._lines, self.tr("Base, contributions and probability"), dense=True)
        self._origin = words()
        self._table.setMaximumWidth(theme().px(WIDEST_BARS))
        self._technical.add(self._table)
        self._technical.add(self._origin)
        return self._technical

    def _arrange(self) -> None:
        """Two columns where both can be read, one under the other where not."""
        look = theme()
        directions = QBoxLayout.Direction
        wide = self.width() >= look.px(TWO_COLUMNS_FROM)
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        beside = self._bars.minimumSizeHint().width() + self._people.sizeHint().width() + look.px(24 + 32)
        people = beside + 2 * look.size("page_margin") + look.px(16) <= self.width()
        self._parts.setDirection(directions.LeftToRight if people else directions.TopToBottom)
        self._parts.setStretch(0, 100 if people else 0)
        self._head_row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._basis.fit_into(self.width() - 2 * look.size("page_margin") - look.px(16))
        explanation = self._explanation(self._outcomes.code())
        if explanation is not None:
            raising, lowering = explanation.for_and_against()
            self._words_instead_of_bars((*raising, *lowering))
        self._tools.arrange(self.width(), look.px(220), self._sign)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(240))

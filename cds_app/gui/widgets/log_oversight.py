"""The oversight report: do estimates inform, or do they lead? Plain counts in words, never a mark for a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.oversight import BURST_SECONDS, FAST_SECONDS, Figures, OversightReport, Share
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.fields import ChoiceField
from cds_app.gui.widgets.flow import FlowLayout
from cds_app.gui.widgets.labels import paragraph
from cds_app.gui.widgets.log_words import tr
from cds_app.gui.widgets.scaled import exactly_wide

SHARES = {
    "agreeing": QT_TRANSLATE_NOOP("log", "The decision was one of the own view's options"),
    "towards": QT_TRANSLATE_NOOP("log", "Own view outside the best group, decision inside it"),
    "away": QT_TRANSLATE_NOOP("log", "Own view inside the best group, decision outside it"),
    "other_reason": QT_TRANSLATE_NOOP("log", "The reason was \"other\""),
    "repeated": QT_TRANSLATE_NOOP("log", "The same reasons as in the decision before"),
    "in_bursts": QT_TRANSLATE_NOOP("log", "Signed within {n} seconds of the decision before"),
    "fast": QT_TRANSLATE_NOOP("log", "Signed within {n} seconds of seeing the estimates"),
}  # fmt: skip
_SECONDS = {"in_bursts": BURST_SECONDS, "fast": FAST_SECONDS}
FOLLOWED = {
    "abandoned": QT_TRANSLATE_NOOP("log", "Left without a decision"),
    "nothing": QT_TRANSLATE_NOOP("log", "Nothing yet"),
}
DAY, PERSON = 170, 220
Row = tuple[str, str, str]


class LogOversight(QWidget):
    """`wanted` carries the first and the last day, each a date or None; `unreadable` what is wrong with one."""

    wanted = Signal(object, object)
    unreadable = Signal(str)

    def __init__(self, reason_words: Callable[[str], str], parent: QWidget | None = None) -> None:
        """`reason_words` gives the words of a reason's code."""
        super().__init__(parent)
        self.report: OversightReport | None = None
        self._reason_words = reason_words
        self.first, self.last = QLineEdit(), QLineEdit()
        self.person = ChoiceField()
        self.person.activated.connect(lambda _place: self._show())
        self.make = button(tr(QT_TRANSLATE_NOOP("log", "&Make the report")), self._ask, icon_name="report")
        self.copy = button(tr(QT_TRANSLATE_NOOP("log", "Cop&y as text")), self._copy, icon_name="copy")
        self.said = paragraph("", "muted")
        self.model = RowsModel(self._columns())
        self.table = Table(self.model, tr(QT_TRANSLATE_NOOP("log", "Oversight report")))
        self._lay_out()
        nothing_yet = QT_TRANSLATE_NOOP(
            "log", "No report yet. Name days, or leave them empty for the whole log, and make it."
        )
        self.said.setText(tr(nothing_yet))
        self.copy.setEnabled(False)
        self.person.setEnabled(False)

    def show_report(self, report: OversightReport) -> None:
        self.report = report
        everybody = ("", tr(QT_TRANSLATE_NOOP("log", "Everybody")))
        self.person.set_choices((everybody, *((name, name) for name, _ in report.people)))
        self.person.setCurrentIndex(0)
        self.person.setEnabled(bool(report.people))
        self.copy.setEnabled(True)
        self._show()

    def as_text(self) -> str:
        """The table as it stands, a line a row."""
        rows = self.model.as_rows()
        return "\n".join((self.said.text(), *("\t".join(row) for row in rows)))

    def _show(self) -> None:
        if self.report is None:
            return
        report, name = self.report, self.person.code()
        shown = dict(report.people).get(name, report.everybody)
        one = QT_TRANSLATE_NOOP("log", "{n} signed decision.")
        many = QT_TRANSLATE_NOOP("log", "{n} signed decisions.")
        amended = tr(QT_TRANSLATE_NOOP("log", "Amended: {n}."), n=text.count(shown.amended))
        hidden = tr(QT_TRANSLATE_NOOP("log", "Groups of fewer than {k} are hidden."), k=text.count(report.k))
        self.said.setText(" ".join((text.plural("log", one, many, shown.decisions), amended, hidden)))
        self.model.set_rows((*self._rows(shown), *(self._after() if not name else ())))

    def _rows(self, shown: Figures) -> tuple[Row, ...]:
        rows: list[Row] = []
        for code, words in SHARES.items():
            rows.append((tr(words, n=str(_SECONDS.get(code, ""))), *_share(getattr(shown, code))))
        if shown.seconds_to_sign is not None:
            name = tr(QT_TRANSLATE_NOOP("log", "From seeing the estimates to the signature, median"))
            rows.append((name, text.number(shown.seconds_to_sign, 0, "s"), ""))
        reason = QT_TRANSLATE_NOOP("log", "Reason: {reason}")
        of = text.count(shown.decisions)
        rows += [(tr(reason, reason=self._reason_words(code)), text.count(n), of) for code, n in shown.reasons]
        return tuple(rows)

    def _after(self) -> tuple[Row, ...]:
        """What followed "no estimate"."""
        assert self.report is not None
        words = QT_TRANSLATE_NOOP("log", "After no estimate: {what}")
        return tuple(
            (tr(words, what=_followed(code)), _hidden() if n is None else text.count(n), "")
            for code, n in self.report.after_no_estimate
        )

    def _ask(self) -> None:
        try:
            days = [_day(field.text()) for field in (self.first, self.last)]
        except ValueError:
            self.unreadable.emit(tr(QT_TRANSLATE_NOOP("log", "Type days as year-month-day, for example 2026-11-02.")))
            return
        self.wanted.emit(*days)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.as_text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        space(column, (0, 12, 0, 0), 12)
        lead = QT_TRANSLATE_NOOP(
            "log", "How signed decisions stand to the own view and to the estimates. It asks whether estimates inform "
            "or lead; it judges nobody.",
        )  # fmt: skip
        column.addWidget(paragraph(tr(lead)))
        tools = QWidget()
        row = FlowLayout(theme().px(8), tools)
        fields = (
            (self.first, QT_TRANSLATE_NOOP("log", "First day, year-month-day, by UTC"), "From 2026-01-31"),
            (self.last, QT_TRANSLATE_NOOP("log", "Last day, year-month-day, by UTC"), "To 2026-12-31"),
        )
        for field, name, hint in fields:
            field.setAccessibleName(tr(name))
            field.setToolTip(tr(name))
            field.setPlaceholderText(tr(hint))
            exactly_wide(field, DAY)
            row.addWidget(field)
        self.person.setAccessibleName(tr(QT_TRANSLATE_NOOP("log", "Whose decisions")))
        self.person.setPlaceholderText(tr(QT_TRANSLATE_NOOP("log", "Everybody")))
        exactly_wide(self.person, PERSON)
        for widget in (self.make, self.person, self.copy):
            row.addWidget(widget)
        column.addWidget(tools)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(tr(QT_TRANSLATE_NOOP("log", "What")), lambda r: r[0], width=-1, sortable=False),
            Column(tr(QT_TRANSLATE_NOOP("log", "Decisions")), lambda r: r[1], "right", width=130, sortable=False),
            Column(tr(QT_TRANSLATE_NOOP("log", "Of")), lambda r: r[2], "right", width=100, sortable=False),
        )


def _share(share: Share) -> tuple[str, str]:
    return (_hidden() if share.count is None else text.count(share.count)), text.count(share.of)


def _hidden() -> str:
    return tr(QT_TRANSLATE_NOOP("log", "too few"))


def _followed(code: str) -> str:
    return tr(FOLLOWED[code]) if code in FOLLOWED else text.decision_kind(code)


def _day(typed: str) -> date | None:
    return date.fromisoformat(typed.strip()) if typed.strip() else None

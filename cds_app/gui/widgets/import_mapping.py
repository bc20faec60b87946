"""The mapping of a file, to be looked through: every column with what it is, the marks of the file, and the yes of the
person who knows the file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.fields import ChoiceField
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.import_line import ImportLine
from cds_app.gui.widgets.import_words import delimiter_name, form_name, problem_name, target_name, tr
from cds_app.gui.widgets.scaled import at_least_high, at_most_wide
from cds_app.gui.widgets.sign_choice import WrappingCheckBox
from cds_app.workflow.look_through import DELIMITERS, MappingDraft, MappingLine

TABLE_HIGH, NARROW = 240, 260
POINT, COMMA = "point", "comma"


class ImportMapping(QWidget):
    """`change_wanted` carries what `change_draft` takes, `delimiter_wanted` a mark, `save_wanted` a name.

    `confirmed` tells when the box is ticked or not; any change takes the tick away.
    """

    change_wanted = Signal(object)
    delimiter_wanted = Signal(str)
    save_wanted = Signal(str)
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft: MappingDraft | None = None
        self.model = RowsModel(self._columns(), key=lambda line: line.column)
        self.table = Table(self.model, tr(QT_TRANSLATE_NOOP("import", "Columns of the file")))
        self.table.chosen.connect(self._show_line)
        at_least_high(self.table, TABLE_HIGH)
        self.line = ImportLine()
        self.delimiter = ChoiceField(tuple((mark, delimiter_name(mark)) for mark in DELIMITERS))
        self.delimiter.activated.connect(lambda _place: self.delimiter_wanted.emit(self.delimiter.code()))
        self.decimal = ChoiceField(
            (
                (POINT, tr(QT_TRANSLATE_NOOP("import", "Point, as in 24.5"))),
                (COMMA, tr(QT_TRANSLATE_NOOP("import", "Comma, as in 24,5"))),
            )
        )
        self.decimal.activated.connect(
            lambda _place: self.change_wanted.emit({"decimal_comma": self.decimal.code() == COMMA})
        )
        looked = QT_TRANSLATE_NOOP(
            "import", "I &have looked through the columns, their codes, dates and decimal mark; they are right."
        )
        self.confirm = WrappingCheckBox(tr(looked))
        self.confirm.toggled.connect(lambda _on: self.confirmed.emit())
        self.name = QLineEdit()
        self.name.setMaxLength(60)
        self.save = button(tr(QT_TRANSLATE_NOOP("import", "Sa&ve mapping")), self._save)
        self._left = Words("", wide=True)
        self._lay_out()

    def show_draft(self, draft: MappingDraft) -> None:
        """Another file, or the same one after a change."""
        chosen = self.table.current_row()
        self.line.offer(draft.targets)
        self.draft = draft
        self.confirm.setChecked(False)
        self.delimiter.set_code(draft.profile.delimiter)
        self.decimal.set_code(COMMA if draft.profile.decimal_comma else POINT)
        self.model.set_rows(draft.lines)
        self._left.setText(self._what_is_left(draft))
        key = None if chosen is None else chosen.column
        if key is None or not self.table.choose(key):
            self.table.choose(next((column for column, _ in draft.problems), draft.columns[0]))

    def _change(self, **change: object) -> None:
        row = self.table.current_row()
        if row is not None:
            self.change_wanted.emit({"column": row.column, **change})

    def _show_line(self, line: MappingLine) -> None:
        if self.draft is not None:
            self.line.show_line(line, self.draft.previews.get(line.column.strip().casefold()))

    def _save(self) -> None:
        if self.name.text().strip():
            self.save_wanted.emit(self.name.text().strip())
        else:
            self._name_row.set_problem(tr(QT_TRANSLATE_NOOP("import", "Give the mapping a name.")))
            self.name.setFocus()

    def _what_is_left(self, draft: MappingDraft) -> str:
        read = sum(bool(line.target) and not line.identifier for line in draft.lines)
        words = QT_TRANSLATE_NOOP("import", "{read} of {all} columns are read. Everything else is never looked at.")
        return tr(words, read=text.count(read), all=text.count(len(draft.columns)))

    def _problem_of(self, line: MappingLine) -> str:
        if self.draft is None:
            return ""
        return ", ".join(problem_name(code) for column, code in self.draft.problems if column == line.column)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(tr(QT_TRANSLATE_NOOP("import", "Column")), lambda line: line.column, width=220,
                   sortable=False),
            Column(tr(QT_TRANSLATE_NOOP("import", "Is")), _target_words, width=300, sortable=False),
            Column(tr(QT_TRANSLATE_NOOP("import", "To look at")), self._problem_of,
                   icon=lambda line: "caution" if self._problem_of(line) else "", width=260, sortable=False),
            Column(tr(QT_TRANSLATE_NOOP("import", "Codes and dates")), _detail_words, width=-1, sortable=False),
        )  # fmt: skip

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        space(outer, gap=16)
        card = Card(tr(QT_TRANSLATE_NOOP("import", "What each column is")))
        card.add(self._left)
        card.add(self.table)
        outer.addWidget(card)
        self.line.target_changed.connect(lambda code: self._change(target=code))
        self.line.form_changed.connect(lambda code: self._change(form=code))
        self.line.values_changed.connect(lambda values: self._change(values=values))
        outer.addWidget(self.line)
        marks = Card(tr(QT_TRANSLATE_NOOP("import", "Marks of the whole file")))
        for words, field in (
            (QT_TRANSLATE_NOOP("import", "Separator"), self.delimiter),
            (QT_TRANSLATE_NOOP("import", "Decimal mark"), self.decimal),
        ):
            row = FormRow(tr(words), field)
            at_most_wide(row, NARROW)
            marks.add(row)
        outer.addWidget(marks)
        keep = Card(tr(QT_TRANSLATE_NOOP("import", "Use this mapping again")))
        hint = QT_TRANSLATE_NOOP("import", "It holds names of columns and codes, nothing of a patient.")
        self._name_row = FormRow(tr(QT_TRANSLATE_NOOP("import", "Name of the mapping")), self.name, hint=tr(hint))
        at_most_wide(self._name_row, NARROW * 2)
        keep.add(self._name_row)
        line = QHBoxLayout()
        space(line)
        line.addWidget(self.save)
        line.addStretch(1)
        keep.body.addLayout(line)
        outer.addWidget(keep)
        outer.addWidget(self.confirm)
        outer.addStretch(1)


def _target_words(line: MappingLine) -> str:
    if line.identifier:
        return tr(QT_TRANSLATE_NOOP("import", "Never read: flagged in the dictionary"))
    return target_name(line.target)


def _detail_words(line: MappingLine) -> str:
    if line.form:
        return form_name(line.form)
    return ", ".join(f"{code} = {word}" for code, word in line.values.items())

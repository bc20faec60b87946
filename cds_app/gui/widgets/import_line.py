"""One column of the file: what it is, what its codes mean or how its dates are written, and how the first cells come
out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import space
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words, empty
from cds_app.gui.widgets.fields import ListedField
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.import_words import form_name, target_name, tr, word_name
from cds_app.gui.widgets.scaled import at_most_wide
from cds_app.workflow.look_through import ColumnPreview, MappingLine

WIDEST = 480
NOT_READ, NOT_EXPLAINED = "not read", "not explained"
"""What the fields hold for nothing: an empty code would be no choice."""


class ImportLine(Card):
    """`target_changed`, `form_changed` carry a code, `values_changed` the site's codes with what they mean."""

    target_changed = Signal(str)
    form_changed = Signal(str)
    values_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self.target = ListedField()
        self.target.activated.connect(self._target_chosen)
        self.form = ListedField()
        self.form.activated.connect(lambda _place: self.form_changed.emit(self.form.code()))
        self._target_row = FormRow(tr(QT_TRANSLATE_NOOP("import", "This column is")), self.target)
        self._form_row = FormRow(tr(QT_TRANSLATE_NOOP("import", "Its dates are written")), self.form)
        for row in (self._target_row, self._form_row):
            at_most_wide(row, WIDEST)
            self.add(row)
        self._said = Words("", wide=True)
        self.add(self._said)
        holder = QWidget()
        column = QVBoxLayout(holder)
        space(column)
        self._codes = QGridLayout()
        space(self._codes, gap=8)
        self._codes.setColumnStretch(2, 1)
        column.addLayout(self._codes)
        self.add(holder)
        self.fields: dict[str, ListedField] = {}
        self._asked: tuple[object, ...] = ()
        self._offered: tuple[str, ...] = ()
        self._line: MappingLine | None = None
        self.hide()

    def offer(self, targets: tuple[str, ...]) -> None:
        """What a column can be."""
        if targets != self._offered:
            self._offered = targets
            self.target.set_choices(tuple((code or NOT_READ, target_name(code)) for code in targets))

    def show_line(self, line: MappingLine, seen: ColumnPreview | None) -> None:
        """Another line, or the same one after a change."""
        self._line = line
        self.set_title(line.column)
        self.target.set_code(line.target or NOT_READ)
        self.target.setEnabled(not line.identifier)
        self._form_row.setVisible(bool(line.forms))
        if line.forms:
            self.form.set_choices(tuple((code, form_name(code)) for code in line.forms))
            self.form.set_code(line.form)
        self._said.setText(_how_it_comes_out(line, seen))
        self._said.setVisible(bool(self._said.text()))
        self._show_codes(line, seen)
        self.show()

    def _show_codes(self, line: MappingLine, seen: ColumnPreview | None) -> None:
        found = () if seen is None or seen.codes is None else seen.codes
        codes = tuple(dict.fromkeys((*found, *line.values))) if line.allowed else ()
        asked = codes, line.allowed, line.target
        if asked != self._asked:  # after an answer the fields stay, and so does the focus
            self._asked = asked
            self._ask_codes(line, codes)
        for code, field in self.fields.items():
            meant = line.values.get(code, "" if line.values else code)
            field.set_code(meant if meant in line.allowed else NOT_EXPLAINED)

    def _ask_codes(self, line: MappingLine, codes: tuple[str, ...]) -> None:
        empty(self._codes)
        self.fields = {}
        nothing = (NOT_EXPLAINED, tr(QT_TRANSLATE_NOOP("import", "not explained")))
        last: QWidget = self.form
        for place, code in enumerate(codes):
            field = ListedField((nothing, *((word, word_name(line, word)) for word in line.allowed)))
            spoken = QT_TRANSLATE_NOOP("import", "What the code {code} means")
            field.setAccessibleName(tr(spoken, code=code))
            field.activated.connect(self._codes_chosen)
            self._codes.addWidget(Words(code, "number", wide=True), place, 0)
            self._codes.addWidget(field, place, 1)
            QWidget.setTabOrder(last, field)
            self.fields[code] = last = field

    def _target_chosen(self, _place: int) -> None:
        code = self.target.code()
        self.target_changed.emit("" if code == NOT_READ else code)

    def _codes_chosen(self, _place: int) -> None:
        chosen = {code: field.code() for code, field in self.fields.items()}
        self.values_changed.emit({code: word for code, word in chosen.items() if word != NOT_EXPLAINED})


def _how_it_comes_out(line: MappingLine, seen: ColumnPreview | None) -> str:
    if line.identifier:
        words = QT_TRANSLATE_NOOP("import", "The data dictionary says that this must not be read, so it never is.")
        return tr(words)
    if seen is None or not line.target:
        return ""
    if seen.codes is None:
        words = QT_TRANSLATE_NOOP(
            "import", "This column holds too many different texts to be codes. It would be refused."
        )
        return tr(words)
    said = [tr(QT_TRANSLATE_NOOP("import", "{cell} is read as {value}."), cell=c, value=v) for c, v in seen.examples]
    if seen.other_mark:
        said.append(tr(QT_TRANSLATE_NOOP("import", "Some numbers have the other decimal mark. They would be refused.")))
    elif seen.unread:
        said.append(tr(QT_TRANSLATE_NOOP("import", "Some cells cannot be read so. They would be refused.")))
    return " ".join(said)

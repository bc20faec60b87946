"""Where records come from: folder or file, what it is, its mapping and dictionary, and which day is day 0."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.fields import ChoiceField
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.import_words import tr
from cds_app.gui.widgets.scaled import at_most_wide, exactly_wide
from cds_app.gui.widgets.sign_choice import WrappingRadioButton
from cds_app.workflow.look_through import Source

WIDEST, DATE = 860, 180
PROPOSE = "propose"


class ImportSource(QWidget):
    """`changed` when another path stands there, `wanted` when it was chosen or entered, `dictionary_changed` likewise.

    What belongs to one kind of source only is shown once `set_source` has told what lies there.
    """

    changed = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = QLineEdit()
        self.path.setAccessibleName(tr(QT_TRANSLATE_NOOP("import", "Folder or file to import")))
        self.path.setPlaceholderText(tr(QT_TRANSLATE_NOOP("import", "Folder or file")))
        self.path.textChanged.connect(self._path_changed)
        self.path.returnPressed.connect(self.wanted.emit)
        self.folder = button(tr(QT_TRANSLATE_NOOP("import", "&Folder …")), self._pick_folder, icon_name="folder")
        self.file = button(tr(QT_TRANSLATE_NOOP("import", "Fi&le …")), self._pick_file)
        self.format = Words("", "subheading", wide=True)
        self.profile = ChoiceField()
        self.dictionary = QLineEdit()
        self.dictionary.setPlaceholderText(tr(QT_TRANSLATE_NOOP("import", "Not needed for a saved mapping")))
        self.by_rating = WrappingRadioButton(
            tr(QT_TRANSLATE_NOOP("import", "The day of each patient's latest depression rating"))
        )
        self.by_date = WrappingRadioButton(tr(QT_TRANSLATE_NOOP("import", "The same day for everybody:")))
        self.by_rating.setChecked(True)
        self.date = QLineEdit()
        self.date.setPlaceholderText("2026-01-31")
        self.date.setAccessibleName(tr(QT_TRANSLATE_NOOP("import", "Day 0, as year-month-day")))
        exactly_wide(self.date, DATE)
        self._source: Source | None = None
        self._lay_out()

    def clear(self, path: Path | None) -> None:
        """Start anew, with a path already named if there is one."""
        self.dictionary.clear()
        self.date.clear()
        self.by_rating.setChecked(True)
        self.path.setText("" if path is None else str(path))
        self._path_changed()

    def chosen(self) -> Path | None:
        """The path that stands there, if one does."""
        typed = self.path.text().strip()
        return Path(typed) if typed else None

    def chosen_dictionary(self) -> Path | None:
        typed = self.dictionary.text().strip()
        return Path(typed) if typed and self._source is not None and self._source.mapped else None

    def chosen_profile(self) -> Path | None:
        """The file of the saved mapping that was chosen; None to have one proposed."""
        code = self.profile.code()
        return None if code in ("", PROPOSE) else Path(code)

    def index_day(self) -> str | None:
        """The date of day 0 when one was named for everybody."""
        dated = self._source is not None and self._source.dated
        return self.date.text().strip() if dated and self.by_date.isChecked() else None

    def set_source(self, source: Source) -> None:
        """Say what lies at the path, and ask what that kind needs."""
        self._source = source
        words = QT_TRANSLATE_NOOP("import", "Found: {form}")
        self.format.setText(tr(words, form=text.format_name(source.format)))
        self._mapping.setVisible(source.mapped)
        self._day.setVisible(source.dated)

    def set_profiles(self, kept: tuple[tuple[Path, str], ...]) -> None:
        """The saved mappings; a proposal from the names of the columns stands first."""
        proposal = (PROPOSE, tr(QT_TRANSLATE_NOOP("import", "Propose one from the names of the columns")))
        self.profile.set_choices((proposal, *((str(path), name) for path, name in kept)))
        self.profile.set_code(PROPOSE)

    def set_busy(self, busy: bool) -> None:
        for part in (self.path, self.folder, self.file, self._mapping, self._day):
            part.setEnabled(not busy)

    def _path_changed(self) -> None:
        self._source = None
        self.format.setText("")
        self._mapping.hide()
        self._day.hide()
        self.changed.emit()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        space(outer, gap=16)
        where = Card(tr(QT_TRANSLATE_NOOP("import", "Where the records are")))
        explained = QT_TRANSLATE_NOOP(
            "import",
            "A folder or file in the program's own format, a REDCap export, FHIR R4 as JSON, a folder of OMOP tables, "
            "or a table of your own as CSV. What it is, is told from what it holds.",
        )
        where.add(Words(tr(explained), "muted"))
        row = QHBoxLayout()
        space(row)
        row.addWidget(self.path, 1)
        row.addWidget(self.folder)
        row.addWidget(self.file)
        where.body.addLayout(row)
        where.add(self.format)
        outer.addWidget(where)
        self._mapping = self._mapping_card()
        self._day = self._day_card()
        outer.addWidget(self._mapping)
        outer.addWidget(self._day)
        outer.addStretch(1)

    def _mapping_card(self) -> Card:
        card = Card(tr(QT_TRANSLATE_NOOP("import", "What its columns mean")))
        profile = FormRow(tr(QT_TRANSLATE_NOOP("import", "Mapping")), self.profile)
        hint = QT_TRANSLATE_NOOP(
            "import", "Fields that it flags as identifiers, notes and files are then never read, and codes have labels."
        )
        dictionary = FormRow(
            tr(QT_TRANSLATE_NOOP("import", "REDCap's data dictionary")), self.dictionary, hint=tr(hint)
        )
        for made in (profile, dictionary):
            at_most_wide(made, WIDEST)
            card.add(made)
        row = QHBoxLayout()
        space(row)
        choose = QT_TRANSLATE_NOOP("import", "Choose the &dictionary …")
        row.addWidget(button(tr(choose), self._pick_dictionary))
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _day_card(self) -> Card:
        card = Card(tr(QT_TRANSLATE_NOOP("import", "Which day is day 0")))
        explained = QT_TRANSLATE_NOOP(
            "import", "Dates become days from day 0, the day a treatment is being chosen. No date is kept."
        )
        card.add(Words(tr(explained), "muted"))
        self._rules = QButtonGroup(self)
        for rule in (self.by_rating, self.by_date):
            self._rules.addButton(rule)
        card.add(self.by_rating)
        row = QHBoxLayout()
        space(row)
        row.addWidget(self.by_date)
        row.addWidget(self.date)
        row.addStretch(1)
        card.body.addLayout(row)
        self.date.textEdited.connect(lambda _typed: self.by_date.setChecked(True))
        return card

    def _pick_folder(self) -> None:
        self._picked(self.path, QFileDialog.getExistingDirectory(self))

    def _pick_file(self) -> None:
        names = QT_TRANSLATE_NOOP("import", "Records (*.csv *.tsv *.txt *.json *.ndjson)")
        self._picked(self.path, QFileDialog.getOpenFileName(self, filter=tr(names))[0])

    def _pick_dictionary(self) -> None:
        names = QT_TRANSLATE_NOOP("import", "CSV files (*.csv)")
        chosen = QFileDialog.getOpenFileName(self, filter=tr(names))[0]
        if chosen:
            self.dictionary.setText(chosen)

    def _picked(self, field: QLineEdit, path: str) -> None:
        if path:
            field.setText(path)
            self.wanted.emit()

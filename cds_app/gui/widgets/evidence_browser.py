"""Rules and evidence of the catalogue, with source, status and date of review; filter, search, and each in full."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.chip import FilterChips
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_words import status_words
from cds_app.gui.widgets.evidence_entries import KINDS, Entry, entries_of, kind_name, said
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.reading import Reading

SOURCE_WORDS = {
    "read": QT_TRANSLATE_NOOP("sources", "seen"),
    "read-secondary": QT_TRANSLATE_NOOP("sources", "seen second-hand"),
    "computed": QT_TRANSLATE_NOOP("sources", "computed"),
    "reviewed": QT_TRANSLATE_NOOP("sources", "seen"),
    "memory": QT_TRANSLATE_NOOP("sources", "not seen"),
}
"""Whether the source was looked at for an entry, by its status."""


class EvidenceBrowser(QWidget):
    """The catalogue's own entries; nothing here depends on a patient or on a bundle."""

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self.model = RowsModel(_columns(), entries_of(catalogue), search_in=self._haystack)
        self.table = Table(self.model, said(QT_TRANSLATE_NOOP("sources", "Evidence and rules")))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.chosen.connect(self._show)
        self.search = QLineEdit()
        self.search.setPlaceholderText(said(QT_TRANSLATE_NOOP("sources", "Drug, word or author")))
        self.search.setAccessibleName(said(QT_TRANSLATE_NOOP("sources", "Search evidence and rules")))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _words: self._filter())
        self.kinds = FilterChips(tuple(KINDS), kind_name, exclusive=True)
        self.kinds.changed.connect(lambda _codes: self._filter())
        self.kinds.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.counted = Words("", "muted", wide=True)
        self.full = Reading(said(QT_TRANSLATE_NOOP("sources", "The chosen entry in full")))
        self._lay_out()
        self._filter()
        self.table.selectRow(0)

    def shown_text(self) -> str:
        """The chosen entry as it is read."""
        return self.full.toPlainText()

    def _haystack(self, entry: Entry) -> str:
        citations = (self._citation(key) for key in entry.sources)
        return " ".join((entry.title, entry.words, entry.about, *citations))

    def _citation(self, key: str) -> str:
        found = self._catalogue.references.get(key)
        return key if found is None else found.citation

    def _filter(self) -> None:
        wanted = set(self.kinds.on())
        self.model.set_filter(self.search.text(), (lambda entry: entry.kind in wanted) if wanted else None)
        reviewed = sum(entry.reviewed_on is not None for entry in self.model.shown_rows())
        counted = QT_TRANSLATE_NOOP("sources", "{n} entries; reviewed by a clinician: {reviewed}. Catalogue {version}.")
        self.counted.setText(
            said(
                counted,
                n=text.count(self.model.rowCount()),
                reviewed=text.count(reviewed),
                version=self._catalogue.version,
            )
        )
        if self.model.rowCount() and self.table.current_row() is None:
            self.table.selectRow(0)

    def _show(self, entry: Entry) -> None:
        lines = [f"## {entry.title}", entry.words, f"**{review_words(entry)}**"]
        lines += [self._source(key) for key in entry.sources]
        self.full.show_markdown("\n\n".join(_plain(line) if place == 1 else line for place, line in enumerate(lines)))

    def _source(self, key: str) -> str:
        found = self._catalogue.references.get(key)
        if found is None:
            return f"- {_plain(key)}"
        return f"- {_plain(found.citation)}: {status_words(found.status)}"

    def _lay_out(self) -> None:
        self._columns = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        space(self._columns, gap=12)
        self._columns.addWidget(self.table, 3)
        side = Card()
        side.add(self.full)
        self.full.setProperty("role", "reading")
        self.full.setMinimumHeight(theme().px(120))
        self._columns.addWidget(side, 2)
        inner = QWidget()
        inner.setProperty("role", "content")
        column = QVBoxLayout(inner)
        space(column, (0, 12, 0, 0), 8)
        self._tools = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        space(self._tools, gap=12)
        self.search.setFixedWidth(theme().px(220))
        self._tools.addWidget(self.search)
        self._tools.addWidget(self.kinds, 1)
        column.addLayout(self._tools)
        column.addWidget(self.counted)
        column.addLayout(self._columns, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(area)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_tools"):
            self._columns.setDirection(stacked(QBoxLayout.Direction.LeftToRight))
            self._tools.setDirection(stacked(QBoxLayout.Direction.LeftToRight))


def review_words(entry: Entry) -> str:
    """How well an entry is founded, and when a clinician reviewed it."""
    if entry.reviewed_on is None:
        return text.sentence_case(status_words(entry.status))
    reviewed = QT_TRANSLATE_NOOP("sources", "Clinically reviewed on {date}")
    return said(reviewed, date=text.date_text(entry.reviewed_on))


def _plain(words: str) -> str:
    """What would be markup in Markdown stays what it is."""
    for mark in "\\`*_[]<>#|":
        words = words.replace(mark, f"\\{mark}")
    return words


def _columns() -> tuple[Column, ...]:
    return (
        Column(said(QT_TRANSLATE_NOOP("sources", "Kind")), lambda e: kind_name(e.kind), width=140),
        Column(said(QT_TRANSLATE_NOOP("sources", "About")), lambda e: e.title, tip=lambda e: e.words, width=300),
        Column(said(QT_TRANSLATE_NOOP("sources", "Reviewed")), _reviewed, width=100),
        Column(said(QT_TRANSLATE_NOOP("sources", "Source")), _source_word, tip=review_words, width=120),
    )


def _reviewed(entry: Entry) -> str:
    if entry.reviewed_on is None:
        return said(QT_TRANSLATE_NOOP("sources", "not yet"))
    return text.date_text(entry.reviewed_on)


def _source_word(entry: Entry) -> str:
    return said(SOURCE_WORDS.get(entry.status, SOURCE_WORDS["memory"]))

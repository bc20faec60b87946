"""What a check found, grouped by cause: how often, what it is, what to do, and where; never what stood in a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cds_app.domain.messages import intake as words
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP, Message
from cds_app.gui import text
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.import_words import tr
from cds_app.gui.widgets.scaled import at_least_high, lines_high
from cds_app.workflow.import_records import ImportFinding

SHOWN, TABLE_HIGH, PLACES = 200, 150, 3
IDENTIFIER = "pseudonym_like_"
"""What the codes begin with that say a patient code may name somebody."""


@dataclass(frozen=True)
class Cause:
    """All findings of one code."""

    code: str
    severity: str
    count: int
    happened: str
    to_do: str
    places: tuple[str, ...]

    @property
    def identifier(self) -> bool:
        return self.code.startswith(IDENTIFIER)


class ImportFindings(Card):
    """A table of causes, those that refuse the set first, identifiers before them; below it the chosen one in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("import", "What the check found")), parent)
        self.model = RowsModel(
            (
                Column(tr(QT_TRANSLATE_NOOP("import", "Times")), lambda c: text.count(c.count), "right", width=90,
                       icon=lambda c: "stop" if c.severity == "error" else "information", sortable=False),
                Column(tr(QT_TRANSLATE_NOOP("import", "What it is")), lambda c: c.happened, width=-1, sortable=False),
            ),
            key=lambda cause: cause.code,
        )  # fmt: skip
        self.table = Table(self.model, tr(QT_TRANSLATE_NOOP("import", "Findings by cause")))
        self.table.chosen.connect(self._show)
        at_least_high(self.table, TABLE_HIGH)
        self.said = Words("", wide=True)
        self.places = QPlainTextEdit()
        self.places.setReadOnly(True)
        self.places.setTabChangesFocus(True)
        self.places.setAccessibleName(tr(QT_TRANSLATE_NOOP("import", "Where it is")))
        lines_high(self.places, PLACES)
        self.nothing = Words(tr(QT_TRANSLATE_NOOP("import", "Nothing speaks against these records.")))
        for part in (self.nothing, self.table, self.said, self.places):
            self.add(part)

    def show_findings(self, findings: Sequence[ImportFinding]) -> None:
        """Other findings; the first cause is chosen."""
        causes = causes_of(findings)
        self.model.set_rows(causes)
        for part in (self.table, self.said, self.places):
            part.setVisible(bool(causes))
        self.nothing.setVisible(not causes)
        if causes:
            self.table.choose(causes[0].code)

    def as_text(self) -> str:
        """Every cause with its places, as it is read."""
        return "\n".join(
            "\n".join((f"{text.count(c.count)} × {c.happened} {c.to_do}".rstrip(), *(f"    {p}" for p in c.places)))
            for c in self.model.rows
        )

    def _show(self, cause: Cause) -> None:
        self.said.setText(f"{cause.happened} {cause.to_do}".rstrip())
        self.places.setPlainText("\n".join(cause.places))
        self.places.setVisible(bool(cause.places))


def causes_of(findings: Sequence[ImportFinding]) -> tuple[Cause, ...]:
    """The findings by their code: identifiers first, then errors, then notes; the most frequent first."""
    by_code: dict[str, list[ImportFinding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    found = [_cause(code, group) for code, group in by_code.items()]
    return tuple(sorted(found, key=lambda c: (not c.identifier, c.severity != "error", -c.count, c.code)))


def _cause(code: str, group: Sequence[ImportFinding]) -> Cause:
    message: Message = words.FINDINGS[code]
    params = group[0].params
    happened, to_do = (text.tr("findings", part).format(**params) for part in (message.happened, message.to_do))
    places = tuple(filter(None, map(_place, group[:SHOWN])))
    if len(group) > SHOWN:
        more = QT_TRANSLATE_NOOP("import", "and {n} more places")
        places = (*places, tr(more, n=text.count(len(group) - SHOWN)))
    severity = "error" if any(f.severity == "error" for f in group) else "information"
    return Cause(code, severity, len(group), happened, to_do, places)


def _place(finding: ImportFinding) -> str:
    parts = [finding.file] if finding.file else []
    if finding.row is not None:
        parts.append(tr(QT_TRANSLATE_NOOP("import", "row {n}"), n=finding.row))
    if finding.column:
        parts.append(finding.column)
    return ", ".join(parts)

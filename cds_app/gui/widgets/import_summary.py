"""What an import would bring in, where it comes from, and how many people share what an outsider could know."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.fact_grid import FactGrid
from cds_app.gui.widgets.import_words import SHORT_HASH, counted_name, tr
from cds_app.workflow.import_records import ImportReport, Uniqueness

FILES = 8
"""Files that are named one by one."""


class ImportSummary(QWidget):
    """Three cards: what comes in, what is not read, and the groups of the uniqueness report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = FactGrid(tr(QT_TRANSLATE_NOOP("import", "What would be imported")), (1, 3))
        self.not_read, self.unique = Words("", wide=True), Words("", wide=True)
        self._said = {
            "facts": self._card(QT_TRANSLATE_NOOP("import", "What would be imported"), self.facts),
            "not_read": self._card(
                QT_TRANSLATE_NOOP("import", "Not in the data dictionary, so not read"), self.not_read
            ),
            "unique": self._card(QT_TRANSLATE_NOOP("import", "How many people are alike"), self.unique),
        }
        column = QVBoxLayout(self)
        space(column, gap=16)
        for card in self._said.values():
            column.addWidget(card)

    def show_report(self, report: ImportReport, day_0: str, mapping: str) -> None:
        """`day_0` and `mapping` are the words for how they were chosen, empty where they do not apply."""
        self._said["facts"].setVisible(report.status != "refused")
        self.facts.set_rows(_facts(report, day_0, mapping))
        self.not_read.setText(", ".join(report.not_read))
        self._said["not_read"].setVisible(bool(report.not_read))
        self._said["unique"].setVisible(report.uniqueness is not None)
        if report.uniqueness is not None:
            self.unique.setText(uniqueness_text(report.uniqueness))

    def _card(self, title: str, content: QWidget) -> Card:
        card = Card(tr(title))
        card.add(content)
        return card


def uniqueness_text(found: Uniqueness) -> str:
    """The report of the groups in sentences: what is compared, the smallest group, and what the policy asks for."""
    names = ", ".join(text.column_name(column) for column in found.columns)
    about = QT_TRANSLATE_NOOP(
        "import",
        "Somebody who knows a patient could know: {names} (age and education in bands). In the store after this "
        "import, the smallest group of patients with the same answers has {smallest}.",
    )
    said = [tr(about, names=names, smallest=text.patients_text(found.smallest))]
    alone = QT_TRANSLATE_NOOP("import", "{alone} of {all} are the only one of their group and so easier to recognise.")
    if found.alone:
        said.append(tr(alone, alone=text.count(found.alone), all=text.patients_text(found.people)))
    if found.k > 1:
        policy = QT_TRANSLATE_NOOP("import", "Your policy asks for groups of {k} or more; {below} are in smaller ones.")
        said.append(tr(policy, k=text.count(found.k), below=text.patients_text(found.below)))
    return " ".join(said)


def _facts(report: ImportReport, day_0: str, mapping: str) -> list[tuple[str, str]]:
    rows = [
        (tr(QT_TRANSLATE_NOOP("import", "What")), tr(QT_TRANSLATE_NOOP("import", "How many, or where from"))),
        (counted_name("patients"), text.count(report.patients)),
    ]
    if report.left_out:
        left = QT_TRANSLATE_NOOP("import", "Patients left out, because something is wrong in them")
        rows.append((tr(left), text.count(report.left_out)))
    rows += [(counted_name(name), text.count(n)) for name, n in report.counts.items() if name != "patients"]
    rows.append((tr(QT_TRANSLATE_NOOP("import", "Format")), text.format_name(report.format)))
    if day_0:
        rows.append((tr(QT_TRANSLATE_NOOP("import", "Day 0")), day_0))
    if mapping:
        rows.append((tr(QT_TRANSLATE_NOOP("import", "Mapping")), mapping))
    rows += [
        (name, tr(QT_TRANSLATE_NOOP("import", "{size}, SHA-256 {hash} …"), size=text.size_text(size),
                  hash=digest[:SHORT_HASH]))
        for name, digest, size in report.files[:FILES]
    ]  # fmt: skip
    if len(report.files) > FILES:
        more = QT_TRANSLATE_NOOP("import", "{n} more files")
        whole = QT_TRANSLATE_NOOP("import", "all together SHA-256 {hash} …")
        rows.append((tr(more, n=text.count(len(report.files) - FILES)), tr(whole, hash=report.sha256[:SHORT_HASH])))
    return rows

"""What an export asks for: why, for whom, all of it or a part, in which forms, and the passphrase again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import space
from cds_app.gui.widgets.buttons import primary
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.fields import ChoiceField
from cds_app.gui.widgets.flow import stacked
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.labels import label, paragraph
from cds_app.gui.widgets.log_words import tr
from cds_app.gui.widgets.scaled import at_most_wide
from cds_app.gui.widgets.sign_choice import WrappingCheckBox
from cds_app.workflow.export_log import FORMATS

FORMAT_WORDS = {
    "csv": QT_TRANSLATE_NOOP("log", "Tables of entries and decisions (CSV), for reading"),
    "fhir": QT_TRANSLATE_NOOP("log", "FHIR R4: audit events and provenance"),
    "feedback": QT_TRANSLATE_NOOP("log", "Feedback on decisions, with reasons and outcomes"),
    "verifier": QT_TRANSLATE_NOOP("log", "The verifier, one Python file that needs nothing else"),
}
FILE, FOLDER = "file", "folder"
WIDEST = 960
WHOLE, SHOWN = "whole", "shown"


class LogExport(QWidget):
    """`wanted` asks for a place to write to; the page takes the answers from here."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.purpose, self.recipient, self.passphrase = QLineEdit(), QLineEdit(), QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.scope = ChoiceField(
            (
                (WHOLE, tr(QT_TRANSLATE_NOOP("log", "The whole log"))),
                (SHOWN, tr(QT_TRANSLATE_NOOP("log", "Only what the filter of the entries shows"))),
            )
        )
        self.scope.setCurrentIndex(0)
        self.form = ChoiceField(
            (
                (FILE, tr(QT_TRANSLATE_NOOP("log", "The signed log as one file"))),
                (FOLDER, tr(QT_TRANSLATE_NOOP("log", "A folder that explains itself, with one signed list"))),
            )
        )
        self.form.setCurrentIndex(0)
        self.form.currentIndexChanged.connect(self._fit_form)
        self._closed = paragraph("", "muted")
        self._closed.hide()
        self.formats = {code: WrappingCheckBox(tr(FORMAT_WORDS[code])) for code in FORMATS}
        words = {
            "purpose": (self.purpose, QT_TRANSLATE_NOOP("log", "Purpose"), ""),
            "recipient": (self.recipient, QT_TRANSLATE_NOOP("log", "Recipient"), ""),
            "scope": (
                self.scope,
                QT_TRANSLATE_NOOP("log", "How much"),
                QT_TRANSLATE_NOOP(
                    "log", "Of what is left out, place and hash go along, so that nobody can drop an entry unseen. A "
                    "search for words does not count here.",
                ),
            ),
            "form": (
                self.form,
                QT_TRANSLATE_NOOP("log", "File or folder"),
                QT_TRANSLATE_NOOP(
                    "log", "The folder holds every form below, keys, settings, model cards and an explanation.",
                ),
            ),
            "passphrase": (self.passphrase, QT_TRANSLATE_NOOP("log", "Your passphrase"), ""),
        }  # fmt: skip
        self._rows = {
            code: FormRow(tr(name), field, hint=tr(hint) if hint else "") for code, (field, name, hint) in words.items()
        }
        self._lay_out()

    def chosen_formats(self) -> tuple[str, ...]:
        return tuple(code for code, box in self.formats.items() if box.isChecked())

    def offer_only(self, formats: Sequence[str], by_role: bool = True) -> None:
        """Grey out, and explain, the forms that the machine's policy closed, or all of it for this person's roles."""
        self.export.setEnabled(by_role)
        closed = [code for code in self.formats if code not in formats]
        for code, box in self.formats.items():
            box.setEnabled(code not in closed)
            box.setChecked(box.isChecked() and code not in closed)
        words = QT_TRANSLATE_NOOP("log", "IT has closed what is grey here, by the policy of this machine.")
        if not by_role:
            words = QT_TRANSLATE_NOOP("log", "By the policy of this machine, your roles do not export the log.")
        self._closed.setText(tr(words) if closed or not by_role else "")
        self._closed.setVisible(bool(closed) or not by_role)

    def as_folder(self) -> bool:
        """Whether the export is to be a folder with everything in it."""
        return self.form.code() == FOLDER

    def _fit_form(self) -> None:
        self._optional.setEnabled(not self.as_folder())

    def offer_part(self, on: bool) -> None:
        """Whether there is a filter of entries that a part could be chosen by."""
        if self._rows["scope"].isHidden() == on:
            self._rows["scope"].setVisible(on)

    def take_passphrase(self) -> str:
        """What was typed; the field is empty afterwards."""
        typed = self.passphrase.text()
        self.passphrase.clear()
        return typed

    def complete(self) -> bool:
        """Whether everything is answered; what is not is said beside its field."""
        missing = {
            "purpose": QT_TRANSLATE_NOOP("log", "Enter what the export is for. It becomes part of the log."),
            "recipient": QT_TRANSLATE_NOOP("log", "Enter who receives it. It becomes part of the log."),
            "passphrase": QT_TRANSLATE_NOOP("log", "Enter your passphrase."),
        }
        empty = [code for code in missing if not getattr(self, code).text().strip()]
        for code, words in missing.items():
            self._rows[code].set_problem(tr(words) if code in empty else "")
        return not empty

    def _lay_out(self) -> None:
        card = Card(tr(QT_TRANSLATE_NOOP("log", "Export the log")))
        lead = QT_TRANSLATE_NOOP(
            "log", "The export is signed, names purpose and recipient, and is itself an entry. Patients stand in it "
            "with their record ids.",
        )  # fmt: skip
        card.add(paragraph(tr(lead), "muted"))
        two = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        space(two, gap=12)
        two.addWidget(self._rows["purpose"], 1)
        two.addWidget(self._rows["recipient"], 1)
        card.body.addLayout(two)
        card.add(self._rows["scope"])
        card.add(self._rows["form"])
        self._optional = QWidget()
        optional = QVBoxLayout(self._optional)
        space(optional, gap=4)
        optional.addWidget(label(tr(QT_TRANSLATE_NOOP("log", "Beside the log itself (optional)")), "subheading"))
        boxes = list(self.formats.values())
        beside = QBoxLayout(stacked(QBoxLayout.Direction.LeftToRight))
        space(beside, gap=12)
        for half in (boxes[::2], boxes[1::2]):
            part = QVBoxLayout()
            space(part, gap=4)
            for box in half:
                part.addWidget(box)
            beside.addLayout(part, 1)
        optional.addLayout(beside)
        card.add(self._optional)
        card.add(self._closed)
        card.add(self._rows["passphrase"])
        self.export = primary(tr(QT_TRANSLATE_NOOP("log", "&Export …")), self.wanted.emit)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(row)
        row.addStretch(1)
        row.addWidget(self.export)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        space(column, (0, 12, 0, 0), 0)
        at_most_wide(card, WIDEST)
        column.addWidget(card)
        column.addStretch(1)

"""What a check found and what would come in, whom to leave out, and the attestation."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.import_findings import ImportFindings
from cds_app.gui.widgets.import_summary import ImportSummary
from cds_app.gui.widgets.sign_choice import WrappingCheckBox

_tr = partial(text.tr, "ImportPage")


class ImportCheck(QWidget):
    """`skip` stands under the findings, `attest` at the end; it can be ticked once a check was passed.

    `findings` can have the focus, without a ring: it is read from there, scrolled by key, and Tab goes on to a box.
    """

    def __init__(self) -> None:
        super().__init__()
        self.findings, self.summary = ImportFindings(), ImportSummary()
        self.findings.setProperty("own_focus", True)
        self.skip = WrappingCheckBox(
            _tr(QT_TRANSLATE_NOOP("ImportPage", "&Leave out the patients in whom something is wrong"))
        )
        nothing_else = QT_TRANSLATE_NOOP(
            "ImportPage", "I &know of nothing else in these files that identifies a person."
        )
        self.attest = WrappingCheckBox(_tr(nothing_else))
        self.attest.setEnabled(False)
        attest = Card(_tr(QT_TRANSLATE_NOOP("ImportPage", "Attest")))
        attest.add(self.attest)
        self.findings.add(self.skip)
        column = QVBoxLayout(self)
        space(column, gap=16)
        for part in (self.findings, self.summary, attest):
            column.addWidget(part)

"""Drift on the model page: measured when somebody asks, told in sentences, nothing more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_app.domain.drift import DriftReport
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.text import recalibration as words
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.labels import Label, paragraph
from cds_app.gui.widgets.recalibration_words import tr


class DriftCard(Card):
    """No mark, no colour: a paragraph a sentence, for those who answer for the model."""

    measure_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("recalibration", "Drift")), parent)
        lead = QT_TRANSLATE_NOOP(
            "recalibration",
            "Whether patients, gaps in records, scores, patients without an estimate, or outcomes have moved, against "
            "limits that are fixed. What is found is for those who answer for the model here; nobody is alerted.",
        )
        self.body.addWidget(paragraph(tr(lead)))
        self.said = paragraph("", "muted")
        self.body.addWidget(self.said)
        self._lines = QVBoxLayout()
        space(self._lines)
        self.body.addLayout(self._lines)
        self.lines: list[Label] = []
        self.measure = button(tr(QT_TRANSLATE_NOOP("recalibration", "&Measure now")), self.measure_wanted.emit)
        row = QHBoxLayout()
        space(row)
        row.addWidget(self.measure)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_report(self, report: DriftReport) -> None:
        """On how many patients it rests, and what was found."""
        self.said.setText(_rests_on(report))
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [paragraph(sentence) for sentence in words.drift_sentences(report)]
        for line in self.lines:
            self._lines.addWidget(line)


def _rests_on(report: DriftReport) -> str:
    said = QT_TRANSLATE_NOOP(
        "recalibration",
        "Measured for {id} on {day}: {cases} patients compared with it, {outcomes} with a known outcome. Groups of "
        "{window} are compared.",
    )
    return tr(
        said,
        id=report.bundle_id,
        day=text.date_text(report.measured_at[:10]),
        cases=text.count(report.cases),
        outcomes=text.count(report.with_outcome),
        window=text.count(report.window),
    )

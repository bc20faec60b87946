"""Report a problem with an estimate: one of a few kinds, read as it will be saved, then saved as a file."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import words
from cds_app.gui.widgets.fields import ChoiceField
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.save_dialog import file_to_save
from cds_app.workflow.report_problem import PROBLEMS, ProblemReport

PROBLEM_WORDS = {
    "too_high": QT_TRANSLATE_NOOP("problem", "The estimate seems too high"),
    "too_low": QT_TRANSLATE_NOOP("problem", "The estimate seems too low"),
    "range": QT_TRANSLATE_NOOP("problem", "The range seems wrong"),
    "explanation": QT_TRANSLATE_NOOP("problem", "The explanation makes no sense"),
    "safety_rule": QT_TRANSLATE_NOOP("problem", "A safety rule fires wrongly, or does not fire"),
    "side_effect": QT_TRANSLATE_NOOP("problem", "A side effect is given wrongly"),
    "words": QT_TRANSLATE_NOOP("problem", "The words mislead"),
    "not_shown": QT_TRANSLATE_NOOP("problem", "Something is cut off or not shown"),
    "other": QT_TRANSLATE_NOOP("problem", "Something else"),
}
FILE = "problem-report.json"


def tr(sentence: str, **params: str | int) -> str:
    return text.tr("problem", sentence, **params)


class ProblemCard(Card):
    """`wanted` carries the kind of problem whose report to make; `save_wanted` the report and the file for it."""

    wanted = Signal(str)
    save_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("problem", "Report a problem with this estimate")), parent)
        self.report: ProblemReport | None = None
        about = QT_TRANSLATE_NOOP(
            "problem", "Makes a file for your IT or the vendor. It holds versions and codes, nothing of any patient."
        )
        self.add(words(tr(about), "muted"))
        self.problem = ChoiceField(tuple((code, tr(PROBLEM_WORDS[code])) for code in PROBLEMS))
        self.problem.setPlaceholderText(tr(QT_TRANSLATE_NOOP("problem", "choose what is wrong")))
        self.problem.activated.connect(lambda _n: self.wanted.emit(self.problem.code()))
        self.add(FormRow(tr(QT_TRANSLATE_NOOP("problem", "What is wrong")), self.problem))
        self.problem.setMaximumWidth(theme().px(480))
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(tr(QT_TRANSLATE_NOOP("problem", "The file as it will be saved")))
        self.add(self.preview)
        self._save = button(tr(QT_TRANSLATE_NOOP("problem", "Sa&ve this file…")), self._choose, icon_name="export")
        row = QHBoxLayout()
        space(row)
        row.addWidget(self._save)
        row.addStretch(1)
        self.body.addLayout(row)
        self._said = words("", "muted")
        self.add(self._said)
        self.clear()

    def clear(self) -> None:
        """Nothing is chosen and nothing is shown."""
        self.report = None
        self.problem.setCurrentIndex(-1)
        self.preview.clear()
        self._said.setText("")
        for widget in (self.preview, self._save, self._said):
            widget.hide()

    def show_report(self, report: ProblemReport) -> None:
        """The whole file, to be read before it is saved."""
        self.report = report
        self.preview.setPlainText(report.content)
        self._fit()
        self._said.hide()
        for widget in (self.preview, self._save):
            widget.show()

    def say(self, sentence: str) -> None:
        """What became of it."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def controls(self) -> tuple[QWidget, ...]:
        return (self.problem, self.preview, self._save)

    def _choose(self) -> None:
        if self.report is None:
            return
        title = tr(QT_TRANSLATE_NOOP("problem", "Save the report"))
        target = file_to_save(self, title, FILE, "JSON (*.json)", ".json")
        if target is not None:
            self.save_wanted.emit(self.report, target)

    def _fit(self) -> None:
        lines = min(self.preview.blockCount(), 18) + 1
        self.preview.setFixedHeight(lines * self.preview.fontMetrics().lineSpacing() + theme().px(16))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_said"):
            self._fit()

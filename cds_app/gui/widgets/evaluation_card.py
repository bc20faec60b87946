"""After a screener at its high level: that the person's risk was evaluated. The comparison waits for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.sign_choice import WrappingCheckBox


class EvaluationCard(Card):
    """`recorded` asks to record it. Nothing is ticked beforehand, and without the tick nothing can be recorded."""

    recorded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_tr(QT_TRANSLATE_NOOP("screener", "Evaluation after the C-SSRS screener")), parent)
        self.add(
            Words(
                _tr(
                    QT_TRANSLATE_NOOP(
                        "screener",
                        "The comparison waits until this is recorded. It says that an evaluation was made, not what it "
                        "found; that belongs in the chart. A newer screener at this level asks for it again.",
                    )
                )
            )
        )
        self.done = WrappingCheckBox(
            _tr(
                QT_TRANSLATE_NOOP(
                    "screener", "I have evaluated this person's risk of suicide, and the evaluation is in the chart."
                )
            )
        )
        self.add(self.done)
        self.record = button(_tr(QT_TRANSLATE_NOOP("screener", "Record &evaluation")), self.recorded.emit)
        self.body.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)
        self.done.toggled.connect(self.record.setEnabled)
        self.clear()

    def clear(self) -> None:
        """Nothing is ticked."""
        self.done.setChecked(False)
        self.record.setEnabled(False)


def _tr(words: str) -> str:
    return text.tr("screener", words)

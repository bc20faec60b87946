"""The explanation as a waterfall, drawn from its own values; the table under it is its twin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cds_app.domain.explanation import Explanation
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.style import theme
from cds_app.gui.widgets.compare_words import tr
from cds_app.reporting.waterfall import Colours, Step, Words, waterfall

SLOT = "detail_plot"
SCREEN = 108
"""Pixels an inch of the picture takes at 100 %: its letters of 8 points are then 12 px high."""
NARROWEST, WIDEST = 4.2, 8.4
"""Inches."""


class WaterfallView(QLabel):
    """Asks for the picture in the colours of the look, and again when the look changes."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.explanation: Explanation | None = None
        self._picture = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("compare", "How the parts add up")))

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Draw an explanation; nothing for None."""
        self.explanation = explanation
        self._jobs.forget(SLOT)
        self._picture = QPixmap()
        self.clear()
        self.setVisible(explanation is not None)
        if explanation is None:
            return
        self.setAccessibleDescription(described(explanation))
        look = theme().colours
        self._jobs.call(
            waterfall,
            explanation.base,
            steps(explanation),
            Words(
                tr(QT_TRANSLATE_NOOP("compare", "Average with this drug")),
                tr(QT_TRANSLATE_NOOP("compare", "This patient")),
                tr(QT_TRANSLATE_NOOP("compare", "of 100 people")),
            ),
            Colours(look["surface"], look["text"], look["muted"], look["line_strong"], look["for"], look["against"]),
            width=self._inches(),
            dots_per_inch=round(SCREEN * theme().scale * self.devicePixelRatioF()),
            done=self._drawn,
            slot=SLOT,
        )

    def _drawn(self, png: bytes) -> None:
        self._picture.loadFromData(png)
        self._fit()

    def _inches(self) -> float:
        """The width at which the picture's letters are as large as the page's small ones."""
        return min(max(self.width() / (SCREEN * theme().scale), NARROWEST), WIDEST)

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        shown = self._picture
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        if shown.deviceIndependentSize().width() > self.width():
            shown = shown.scaledToWidth(
                round(self.width() * self.devicePixelRatioF()), Qt.TransformationMode.SmoothTransformation
            )
        self.setPixmap(shown)
        self.setFixedHeight(round(shown.deviceIndependentSize().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.explanation is not None and self.isVisible():
            self.show_explanation(self.explanation)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(280), theme().px(120))


def steps(explanation: Explanation) -> tuple[Step, ...]:
    """One step an input, named as everywhere."""
    return tuple(
        Step(f"{text.feature_name(c.input)}, {text.feature_value(c.input, c.value)}", c.points)
        for c in explanation.contributions
    )


def described(explanation: Explanation) -> str:
    """The picture in a sentence."""
    sentence = QT_TRANSLATE_NOOP(
        "compare", "From {base} of 100 on average with this drug, {n} inputs lead to {result} of 100. See the table."
    )
    return tr(
        sentence,
        base=text.people(explanation.base),
        n=len(explanation.contributions),
        result=text.people(explanation.probability),
    )

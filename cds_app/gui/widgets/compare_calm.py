"""When nothing was estimated: why, and that this does not speak against treatment."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.estimate import Comparison
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import space
from cds_app.gui.widgets.compare_label import Words, words
from cds_app.gui.widgets.compare_words import NOT_AGAINST, reason_of_no_estimate, stop_sentences, tr


class CalmPanel(QFrame):
    """A panel on the ground of an information: no alarm, no icon, two sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "information")
        column = QVBoxLayout(self)
        space(column, (16, 10, 16, 12), 4)
        self._title, self._words = Words("", "heading"), words()
        column.addWidget(self._title)
        column.addWidget(self._words)

    def show_reasons(self, comparison: Comparison, catalogue: Catalogue) -> None:
        """The stops of the readiness findings, or else what the estimates themselves give as reason."""
        stops = stop_sentences(comparison.readiness, catalogue)
        titles = [title for title, _, _ in stops]
        if not titles:
            codes = dict.fromkeys(e.reason for e in comparison.estimates if e.status == "abstained")
            titles = [reason_of_no_estimate(code, catalogue) for code in codes]
        title = QT_TRANSLATE_NOOP("compare", "No estimate: {reason}")
        self._title.setText(tr(title, reason="; ".join(titles) or reason_of_no_estimate(None, catalogue)))
        details = [f"{sentence} ({source})" if source else sentence for _, sentence, source in stops]
        self._words.setText(" ".join((tr(NOT_AGAINST), *filter(None, details))))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._words.text())

    def as_text(self) -> str:
        return f"{self._title.text()}\n{self._words.text()}"

"""What stands over the comparison and the detail: whose it is, what it rests on, what is not known."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from cds_app.domain.estimate import BundleRef, Comparison
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_words import MOST_NAMES, tr, unknown_of, unknown_words
from cds_app.gui.widgets.labels import IconMark

_ABOUT = (
    QT_TRANSLATE_NOOP("compare", "{n} caution about this record"),
    QT_TRANSLATE_NOOP("compare", "{n} cautions about this record"),
)


LARGE_TEXT = 1.5
"""From this text size on."""


class BasisLine(QFrame):
    """What the numbers rest on, always in sight; wraps where it must and is otherwise no wider than its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "caution")
        row = QHBoxLayout(self)
        space(row, (8, 3, 10, 3), 6)
        row.addWidget(IconMark("caution", "caution_text", 16))
        self._words = Words("", "small")
        row.addWidget(self._words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_bundle(self, bundle: BundleRef) -> None:
        """The sentence of the model's manifest, and that the estimates were recalibrated here."""
        words = text.rests_on(bundle)
        self._words.setText(words)
        self.fit_into(self.width_wanted())
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("compare", "What the estimates rest on")))
        self.setAccessibleDescription(words)

    def words(self) -> str:
        return self._words.text()

    def width_wanted(self) -> int:
        """What it takes on one line."""
        look = theme()
        self._words.ensurePolished()
        words = QFontMetricsF(self._words.font()).horizontalAdvance(self._words.text())
        return round(words) + look.px(16 + 6 + 18) + 6

    def fit_into(self, width: int) -> None:
        """Take one line where it fits into a width, otherwise that width and more lines."""
        self.setFixedWidth(min(width, self.width_wanted()))


class UnknownLine(QLabel):
    """How many inputs are not known and which, and how many cautions the record raises. `asked` wants them in full."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.linkActivated.connect(lambda _link: self.asked.emit())
        self._plain = ""

    def set_comparison(self, comparison: Comparison) -> None:
        """With large text they are counted, and named one step away: the comparison needs the room."""
        most = MOST_NAMES if theme().scale < LARGE_TEXT else 0
        self._plain = unknown_words(comparison, most)
        cautions = sum(f.severity == "caution" for f in comparison.readiness)
        link = tr(QT_TRANSLATE_NOOP("compare", "What is not known"))
        if cautions:
            link = text.plural("compare", *_ABOUT, cautions)
        ink = theme().colours["accent"]
        shown = self._plain.replace("&", "&amp;").replace("<", "&lt;")
        needed = bool(cautions) or len(unknown_of(comparison)) > most
        if needed:
            shown = (
                f'{shown}. <a href="all" style="color: {ink}">{link}…</a>'
                if shown
                else (f'<a href="all" style="color: {ink}">{link}…</a>')
            )
        elif shown:
            shown += "."
        self.setText(shown)
        self.setAccessibleName(f"{self._plain}. {link}" if needed else self._plain)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if needed else Qt.FocusPolicy.NoFocus)

    def words(self) -> str:
        """The sentence without the link."""
        return self._plain

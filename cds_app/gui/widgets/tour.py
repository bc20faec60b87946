"""The tour on made-up patients: a strip over the pages that says what to do next.

It knows no page. The window tells it which topic is on screen; a step is there when its page is reached.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.labels import label

SIGNED = "signed"
"""The last step: not a page, but that the decision on it was signed."""
STEPS = {
    "worklist": QT_TRANSLATE_NOOP(
        "tour", "Every patient here is made up. Press Ctrl+F, type 0412 and press Enter. "
        "Enter once more opens the patient."
    ),
    "patient": QT_TRANSLATE_NOOP(
        "tour", "The course stands on top. Below it: what the estimate would use, and what is missing. "
        "Then choose Compare treatments."
    ),
    "own_view": QT_TRANSLATE_NOOP(
        "tour", "Say what you would do before you see a number: an option, how sure you are, and why. "
        "Then choose Record own view."
    ),
    "compare": QT_TRANSLATE_NOOP(
        "tour", "Drugs that cannot be told apart stand in one group. The arrow keys mark a drug; Enter opens it."
    ),
    "detail": QT_TRANSLATE_NOOP(
        "tour", "First the sentence, then what lowers and raises it, then the rules. Then choose Sign decision."
    ),
    "sign_off": QT_TRANSLATE_NOOP(
        "tour", "Choose a decision and a reason, and tick what you know. The passphrase here is: {passphrase}"
    ),
    SIGNED: QT_TRANSLATE_NOOP(
        "tour", "Signed, and in the log: that was the whole way. Documents shows what the patient takes home."
    ),
}  # fmt: skip
OFFER = QT_TRANSLATE_NOOP(
    "tour", "New here? A tour of a few minutes goes from the worklist to a signed decision on made-up patients. "
    "Your own store is locked meanwhile."
)  # fmt: skip


class TourStrip(QFrame):
    """One sentence and what to do about it. It takes no focus by itself and stands in nothing's way."""

    taken = Signal()
    left = Signal()
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "information")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.topic = ""
        rows, first = QVBoxLayout(self), QHBoxLayout()
        space(rows, (24, 4, 24, 6), 0)
        space(first, gap=12)
        self._place, self._words = label("", "subheading"), Words(wide=True)
        self._take = button(self.tr("Take the tour"), self.taken.emit)
        self._help = button(self.tr("About this page"), self.help_wanted.emit, role="quiet")
        self._leave = button("", self.left.emit, role="quiet")
        first.addWidget(self._place, 1)
        for made in self.controls():
            first.addWidget(made)
        rows.addLayout(first)
        rows.addWidget(self._words)

    def offer(self) -> None:
        """Ask once whether the tour is wanted."""
        self._say(self.tr("Tour"), text.tr("tour", OFFER))
        self._take.show()
        self._help.hide()
        self._leave.setText(self.tr("Not now"))

    def show_step(self, topic: str, passphrase: str = "") -> None:
        """The step of a topic; on a page that is no step of the tour, the one before stays."""
        if topic not in STEPS:
            topic = self.topic or next(iter(STEPS))
        self.topic = topic
        n = list(STEPS).index(topic) + 1
        place = self.tr("Made-up patients, step {n} of {all}").format(n=n, all=len(STEPS))
        self._say(place, text.tr("tour", STEPS[topic], passphrase=passphrase))
        self._take.hide()
        self._help.setVisible(topic != SIGNED)
        self._leave.setText(self.tr("Leave the tour"))

    def controls(self) -> tuple[QWidget, ...]:
        """What can be reached by Tab, in its order."""
        return (self._take, self._help, self._leave)

    def said(self) -> str:
        """What stands in the strip."""
        return self._words.text()

    def _say(self, place: str, words: str) -> None:
        self._place.setText(place)
        self._words.setText(words)
        self.setAccessibleName(place)
        self.setAccessibleDescription(words)

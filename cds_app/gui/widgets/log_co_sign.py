"""A second person signs for the state of the log: what it means, and the passphrase again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.admin_confirm import ConfirmAct
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.labels import paragraph
from cds_app.gui.widgets.log_words import tr
from cds_app.gui.widgets.scaled import at_most_wide
from cds_app.workflow.co_sign_log import CoSigned

WIDEST = 960


class LogCoSign(QWidget):
    """`wanted` carries the passphrase; the page signs with it and forgets it."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(tr(QT_TRANSLATE_NOOP("log", "Sign for the state of the log")))
        lead = QT_TRANSLATE_NOOP(
            "log", "The program computes the whole chain anew. Then you sign, with your own key, for how many entries "
            "there are and what they lead to. Whoever wants to write the log anew needs your key too. You do not sign "
            "for any decision in it.",
        )  # fmt: skip
        card.add(paragraph(tr(lead)))
        second = QT_TRANSLATE_NOOP("log", "It takes a second person: somebody else has to stand in the log since.")
        card.add(paragraph(tr(second), "muted"))
        self.confirm = ConfirmAct(tr(QT_TRANSLATE_NOOP("log", "Sign for the &log")), cancel=False)
        self.confirm.confirmed.connect(self.wanted)
        card.add(self.confirm)
        column = QVBoxLayout(self)
        space(column, (0, 12, 0, 0), 0)
        at_most_wide(card, WIDEST)
        column.addWidget(card)
        column.addStretch(1)


def signed_words(signed: CoSigned) -> str:
    """What was signed, in a sentence."""
    words = QT_TRANSLATE_NOOP("log", "You signed for {n} entries. Head: {head} … Receipt: {receipt}")
    return tr(words, n=text.count(signed.size), head=signed.head[:16], receipt=signed.receipt)

"""The model in use: whether it verified, what it rests on, its card."""

from __future__ import annotations

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.workflow.session import SignedIn
from cds_app.workflow.show_models import ModelCard, card_in_use

SLOT = "model"


class ModelPage(QWidget):
    """Reads the card of the bundle in use, after verifying the bundle."""

    def __init__(self, jobs: Jobs, _who: SignedIn) -> None:
        super().__init__()
        self.jobs = jobs
        self.shown: ModelCard | None = None
        self._frame = PageFrame(self.tr("Model"), scroll=False)
        self.card = QTextBrowser()
        self.card.setOpenLinks(False)
        self.card.setAccessibleName(self.tr("Model card"))
        self.card.setProperty("role", "paper")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._frame.add_action(BusyLabel(self.tr("Verifying the model …")).follow(jobs, SLOT))
        self._frame.body.addWidget(self.card, 1)

    def refresh(self) -> None:
        """Verify and show the bundle in use."""
        self.jobs.run(card_in_use, done=self._show, failed=self._failed, slot=SLOT)

    def _show(self, card: ModelCard) -> None:
        self.shown = card
        self._frame.show_notice(
            "information",
            self.tr("{id}: signature, files and reference cases hold. {basis}.").format(
                id=card.id, basis=card.basis[:1].upper() + card.basis[1:]
            ),
        )
        self.card.setMarkdown(card.markdown)

    def _failed(self, error: Exception) -> None:
        self.card.clear()
        self._frame.show_notice("stop", text.error_sentence(error))

"""What a decision is made of before it is signed: the decision, its reasons, a comment, and what is known."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import SignOff
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.undo import Undo
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import words
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.sign_checks import Checks
from cds_app.gui.widgets.sign_decision_form import DecisionForm

COMMENT_HEIGHT = 72


class SignForm(QWidget):
    """`changed` tells that something was entered; `draft` is all of it, without the passphrase."""

    changed = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self.column = QVBoxLayout(self)
        space(self.column, (0, 0, 6, 0), 16)
        self._ask_decision(self._card(self.tr("What do you decide?")))
        self._ask_reasons(self._card(self.tr("Why? At least one reason")))
        self._ask_comment(self._card())
        self._ask_acknowledged(self._card(self.tr("What I know")))
        self.column.addStretch(1)
        for part in (self.decision, self.reasons, self.known):
            part.changed.connect(self._follow)
        self.comment.textChanged.connect(self._follow)
        self._last, self._putting = SignOff(), False
        self._undo = Undo(self, self._put)

    def draft(self) -> SignOff:
        """What has been entered so far."""
        chosen = set(self.reasons.checked())
        return SignOff(
            decision=self.decision.decision(),
            reasons=tuple(r for r in self._catalogue.reasons if r.code in chosen),
            comment=self.comment.toPlainText().strip() or None,
            acknowledged=self.known.checked(),
        )

    def take_up(self, draft: SignOff) -> None:
        """Enter again what had been entered. What is acknowledged comes last: it depends on the decision."""
        self.comment.setPlainText(draft.comment or "")
        self._put(draft)
        self._undo.forget()

    def clear(self) -> None:
        """Nothing of one patient's decision is carried over to the next."""
        self.decision.clear()
        self.reasons.clear()
        self.comment.clear()
        self.known.clear()
        self.known.offer({})
        self._last = SignOff()
        self._undo.forget()

    def ask_known(self, sentences: Mapping[str, str]) -> None:
        """The sentences that this decision has to be acknowledged with, by code."""
        self.known.offer(dict(sentences))

    def say_comment(self, *, needed: bool, problem: str) -> None:
        """Whether the comment is still needed, and what must not stand in it."""
        self._comment_hint.setVisible(needed)
        self.comment_row.set_problem(problem)

    def controls(self) -> tuple[QWidget, ...]:
        """From top to bottom, for Tab."""
        return (*self.decision.controls(), *self.reasons.controls(), self.comment, *self.known.controls())

    def fit(self, width: int) -> None:
        """For a page of this width."""
        look, directions = theme(), QBoxLayout.Direction
        self.comment.setFixedHeight(look.px(COMMENT_HEIGHT))
        self.reasons.set_columns(2 if width >= look.px(900) else 1)
        self.decision.set_direction(directions.LeftToRight if width >= look.px(700) else directions.TopToBottom)

    # --- one step back

    def _follow(self) -> None:
        """A choice is a step that Ctrl+Z takes back; typing is taken back by the field it is typed into."""
        now = self.draft()
        if not self._putting and _choices(now) != _choices(self._last):
            self._undo.remember(self._last, now)
        self._last = now
        self.changed.emit()

    def _put(self, draft: SignOff) -> None:
        if not self.isEnabled():
            return
        self._putting = True
        self.decision.take_up(draft.decision)
        self.reasons.choose(reason.code for reason in draft.reasons)
        self._follow()  # whoever hears it offers what this decision has to be acknowledged with
        self.known.choose(draft.acknowledged)
        self._putting = False
        self._follow()

    # --- cards

    def _card(self, title: str = "") -> Card:
        """In its place before there is anything in it, which would be dressed anew for each parent it gets."""
        card = Card(title)
        self.column.addWidget(card)
        return card

    def _ask_decision(self, card: Card) -> None:
        self.decision = DecisionForm(self._catalogue, card)
        card.add(self.decision)

    def _ask_reasons(self, card: Card) -> None:
        self.reasons = Checks(self.tr("Reasons"), 2, card)
        self.reasons.offer({reason.code: text.reason_name(reason.display) for reason in self._catalogue.reasons})
        card.add(self.reasons)

    def _ask_acknowledged(self, card: Card) -> None:
        self.known = Checks(self.tr("Acknowledged"), parent=card)
        card.add(self.known)

    def _ask_comment(self, card: Card) -> None:
        self.comment = QPlainTextEdit()
        self.comment.setTabChangesFocus(True)
        hint = self.tr("Goes into the log: write nothing that tells who the patient is.")
        self.comment_row = FormRow(self.tr("Comment"), self.comment, hint=hint)
        card.add(self.comment_row)
        self._comment_hint = words(self.tr("This choice or reason needs a comment in words."), "small")
        card.add(self._comment_hint)


def _choices(draft: SignOff) -> tuple[object, ...]:
    """What is chosen, without what is typed."""
    decision = draft.decision
    return (decision and (decision.kind, decision.drug), draft.reasons, draft.acknowledged)

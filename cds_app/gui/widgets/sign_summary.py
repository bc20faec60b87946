"""The first view beside the decision in neutral words, and a signature as it is kept."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import PRIMARY_OUTCOME, Assessment, Decision, agreement
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.unnumbered import seen_without_numbers
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words, empty, words
from cds_app.gui.widgets.compare_rows import figure
from cds_app.gui.widgets.compare_words import own_view_words
from cds_app.gui.widgets.labels import label
from cds_app.gui.widgets.sign_words import (
    acknowledgement_words,
    decision_words,
    moment_with_offset,
    receipt,
    reminder_words,
    signed_decision,
    tr,
)
from cds_app.workflow.own_agreement import OwnAgreement

Pairs = Iterable[tuple[str, str]]


class PairsView(QWidget):
    """Names on the left, words on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        space(self._grid, gap=4)
        self._grid.setColumnStretch(1, 100)
        self._grid.setColumnStretch(2, 1)
        self._pairs: tuple[tuple[str, str], ...] = ()

    def show_pairs(self, pairs: Pairs) -> None:
        wanted = tuple(pairs)
        if wanted == self._pairs:
            return
        self._pairs = wanted
        empty(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        for row, (name, value) in enumerate(wanted):
            self._grid.addWidget(label(f"{name}  ", "muted"), row, 0, top)
            self._grid.addWidget(words(value), row, 1, top)

    def as_text(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in self._pairs)


class BesideCard(Card):
    """What the clinician would have done before, and what is decided now. Neither is called better."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("sign", "Before and now")), parent)
        self._pairs = PairsView()
        self.add(self._pairs)
        self._reminder = words("", "muted")
        self.add(self._reminder)
        self.remind(None)

    def remind(self, found: OwnAgreement | None) -> None:
        """How this person's decisions stood to the own view so far; nothing as long as there are too few."""
        self._reminder.setText(reminder_words(found))
        self._reminder.setVisible(found is not None)

    def show_both(self, assessment: Assessment, decision: Decision | None, catalogue: Catalogue) -> None:
        self._pairs.show_pairs(both(assessment, decision, catalogue))

    def as_text(self) -> str:
        return "\n".join(filter(None, (self._pairs.as_text(), self._reminder.text())))


def both(
    assessment: Assessment, decision: Decision | None, catalogue: Catalogue, *, signed: bool = False
) -> list[tuple[str, str]]:
    """The own view, the decision, how they stand to each other and to the comparison, and the estimate.

    A `signed` one is also read by others, to whom the own view is the signer's.
    """
    view = assessment.own_view
    rows = [(tr(QT_TRANSLATE_NOOP("sign", "Own view")), own_view_words(view))]
    if view is not None:
        reason = next((r.display for r in catalogue.own_view_reasons if r.code == view.reason), view.reason)
        reason = text.reason_name(reason)
        rows.append((tr(QT_TRANSLATE_NOOP("sign", "How sure")), text.confidence_name(view.confidence)))
        rows.append((tr(QT_TRANSLATE_NOOP("sign", "Because")), reason))
    rows.append((tr(QT_TRANSLATE_NOOP("sign", "Decision")), decision_words(decision)))
    if decision is None or (decision.kind == "treat" and decision.drug is None):
        return rows
    if view is not None:
        rows.append(
            (tr(QT_TRANSLATE_NOOP("sign", "Beside it")), _beside(view.options, decision, _SIGNERS if signed else _OWN))
        )
    rows.append((tr(QT_TRANSLATE_NOOP("sign", "Comparison")), text.agreement_name(agreement(assessment, decision))))
    found = assessment.comparison.estimates if assessment.comparison is not None else ()
    for estimate in found:
        if (estimate.drug, estimate.outcome, estimate.status) == (decision.drug, PRIMARY_OUTCOME, "estimated"):
            of_100 = tr(QT_TRANSLATE_NOOP("sign", "{figure} of 100"), figure=figure(estimate))
            rows.append((text.outcome_name(estimate.outcome), figure(estimate) if estimate.unnumbered else of_100))
    return rows


_OWN = (
    QT_TRANSLATE_NOOP("sign", "the first option of your own view"),
    QT_TRANSLATE_NOOP("sign", "an option of your own view"),
    QT_TRANSLATE_NOOP("sign", "not among the options of your own view"),
)
_SIGNERS = (
    QT_TRANSLATE_NOOP("sign", "the first option of the signer's own view"),
    QT_TRANSLATE_NOOP("sign", "an option of the signer's own view"),
    QT_TRANSLATE_NOOP("sign", "not among the options of the signer's own view"),
)


def _beside(options: tuple[str, ...], decision: Decision, said: tuple[str, str, str]) -> str:
    """Where the decision stands to the own view: the same, one of several, or another."""
    same = {"none": "no_drug", "defer": "wait"}.get(decision.kind, decision.drug)
    if options and options[0] == same:
        return tr(said[0])
    return tr(said[1] if same in options else said[2])


class SignedView(QWidget):
    """A signed assessment, to be read: the decision, everything acknowledged, and the signature block."""

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        column = QVBoxLayout(self)
        space(column, gap=16)
        self._decision, self._signature = PairsView(), PairsView()
        decided = Card(tr(QT_TRANSLATE_NOOP("sign", "Decision")))
        decided.add(self._decision)
        block = Card(tr(QT_TRANSLATE_NOOP("sign", "Signature")))
        self._meaning = Words()
        block.add(self._meaning)
        block.add(self._signature)
        column.addWidget(block)
        column.addWidget(decided)
        column.addStretch(1)

    def show_signed(self, assessment: Assessment) -> None:
        """Draw everything from the signed statement."""
        if assessment.signed is None:
            return
        self._meaning.setText(text.translate("policy", str(assessment.signed.statement["meaning"])))
        self._signature.show_pairs(signature_pairs(assessment))
        self._decision.show_pairs(decided_pairs(assessment, self._catalogue))

    def as_text(self) -> str:
        return "\n".join((self._meaning.text(), self._signature.as_text(), self._decision.as_text()))


def signature_pairs(assessment: Assessment) -> list[tuple[str, str]]:
    """Printed name, credential, time with its offset, and the receipt for the chart."""
    if assessment.signed is None:
        return []
    statement = assessment.signed.statement
    signer = statement["signer"]
    rows = [
        (QT_TRANSLATE_NOOP("sign", "Signed by"), f"{signer['printed_name']}, {signer['credential']}".rstrip(", ")),
        (QT_TRANSLATE_NOOP("sign", "Role"), text.role_name(signer["role"])),
        (QT_TRANSLATE_NOOP("sign", "Time"), moment_with_offset(statement["signed_at"])),
        (QT_TRANSLATE_NOOP("sign", "Receipt"), receipt(assessment.signed)),
        (QT_TRANSLATE_NOOP("sign", "Log entry"), text.count(assessment.signed.entry_index)),
    ]
    return [(tr(name), value) for name, value in rows]


def decided_pairs(assessment: Assessment, catalogue: Catalogue) -> list[tuple[str, str]]:
    """What was decided, why, and what was acknowledged, from the statement."""
    if assessment.signed is None:
        return []
    statement = assessment.signed.statement
    rows = both(assessment, signed_decision(assessment), catalogue, signed=True)
    reasons = "; ".join(text.reason_name(reason["display"]) for reason in statement["reasons"])
    rows.append((tr(QT_TRANSLATE_NOOP("sign", "Reasons")), reasons))
    if seen_without_numbers(assessment):
        none = QT_TRANSLATE_NOOP("sign", "none was shown, by the policy of this site")
        rows.append((tr(QT_TRANSLATE_NOOP("sign", "Absolute numbers")), tr(none)))
    if statement["comment"]:
        rows.append((tr(QT_TRANSLATE_NOOP("sign", "Comment")), statement["comment"]))
    known = tr(QT_TRANSLATE_NOOP("sign", "Acknowledged"))
    rows += [
        (known if place == 0 else "", acknowledgement_words(code, assessment.comparison, catalogue))
        for place, code in enumerate(statement["acknowledged"])
    ]
    return rows

"""Which drug can stand beside the one that is read: the clinician's own pick first, and why there may be none."""

from __future__ import annotations

from cds_app.domain.decision import NOT_A_DRUG, Assessment
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.widgets.compare_words import tr

_CHOOSE = QT_TRANSLATE_NOOP("compare", "Choose a drug to see what makes the difference.")
_OWN = QT_TRANSLATE_NOOP(
    "compare", "This is your own first choice. Choose another drug to see what makes the difference."
)
_OWN_WITHOUT = QT_TRANSLATE_NOOP(
    "compare", "Your own choice, {drug}, has no estimate for this patient. Choose another drug."
)


def others_than(assessment: Assessment | None, drug: str) -> tuple[str, ...]:
    """The drugs with a number, apart from this one."""
    comparison = assessment.comparison if assessment else None
    if comparison is None:
        return ()
    estimated = (e.drug for e in comparison.estimates if e.status == "estimated" and e.drug != drug)
    return tuple(dict.fromkeys(estimated))


def own_choice(assessment: Assessment | None) -> str | None:
    """The first drug of the own view, to be named as such in the list."""
    view = assessment.own_view if assessment else None
    return next((option for option in view.options if option not in NOT_A_DRUG), None) if view else None


def own_pick(assessment: Assessment | None, drug: str) -> str | None:
    """The first drug of the clinician's own view that can stand beside this one."""
    view, others = (assessment.own_view if assessment else None), others_than(assessment, drug)
    return next((option for option in view.options if option in others), None) if view else None


def why_none_beside(assessment: Assessment | None, drug: str) -> str:
    """Why nothing stands beside it at first, and what to do."""
    own = own_choice(assessment)
    if own is None:
        return tr(_CHOOSE)
    if own == drug:
        return tr(_OWN)
    return tr(_OWN_WITHOUT).format(drug=text.drug_name(own, inside=True))

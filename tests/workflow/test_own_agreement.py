"""The reminder of one's own decisions: counts alone, of one person alone, and only once there are enough."""

from __future__ import annotations

import pytest

from cds_app.gui.widgets.sign_words import reminder_words
from cds_app.workflow.own_agreement import LEAST, OwnAgreement, counted


def statement(drug, agreement="within_best_group", own=("sertraline", "wait"), kind="treat"):
    decision = {"kind": kind} if kind != "treat" else {"kind": kind, "drug": drug}
    return {"own_view": None if own is None else {"options": list(own)}, "agreement": agreement, "decision": decision}


@pytest.mark.requirement("EXP-12")
def test_with_one_too_few_there_is_none_and_with_enough_there_is():
    assert counted([statement("sertraline")] * (LEAST - 1)) is None
    assert counted([statement("sertraline")] * LEAST) == OwnAgreement(LEAST, LEAST, 0, 0)


def test_those_without_an_own_view_or_estimates_are_not_counted():
    few = [statement("sertraline")] * (LEAST - 1)
    assert counted([*few, statement("sertraline", own=None), statement("sertraline", "no_estimates")]) is None


def test_each_decision_is_kept_changed_to_the_best_group_or_changed_otherwise():
    found = counted(
        [
            *[statement("sertraline")] * LEAST,
            statement("mirtazapine"),
            statement("mirtazapine"),
            statement("mirtazapine", "outside_best_group"),
            statement(None, "outside_best_group", kind="defer"),
            statement(None, "outside_best_group", kind="none"),
        ]
    )
    assert found == OwnAgreement(LEAST + 5, kept=LEAST + 1, changed_to_best=2, changed_otherwise=2)
    assert sum((found.kept, found.changed_to_best, found.changed_otherwise)) == found.decisions


def test_the_words_hold_the_counts_and_no_mark():
    words = reminder_words(OwnAgreement(40, 31, 6, 3))
    assert all(str(n) in words for n in (40, 31, 6, 3))
    assert not [word for word in ("good", "bad", "should", "score", "%") if word in words]
    assert reminder_words(None) == ""

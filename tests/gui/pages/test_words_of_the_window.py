"""The window says things as its readers know them: no option of a command, and whose own view it was."""

from __future__ import annotations

import dataclasses

import pytest

from cds_app.gui.pages.decision import DecisionPage
from cds_app.gui.pages.log import LogPage
from cds_app.gui.widgets.sign_summary import both
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.sign_decision import sign_decision
from tests.support.world import PASSPHRASE, a_draft, an_own_view, one_more_patient

PATIENT = "P-READ-LATER"


@pytest.fixture(scope="module")
def signed(session):
    record_id = one_more_patient(session, PATIENT)
    own = record_own_view(session, record_id, an_own_view("mirtazapine"))
    compare_treatments(session, record_id, own.assessment_id)
    explained = explain_choice(session, own.assessment_id, "sertraline").assessment
    return sign_decision(session, own.assessment_id, a_draft(explained), PASSPHRASE)


def test_the_verdict_on_an_export_names_no_option_of_a_command(qtbot, jobs, who, tmp_path):
    page = LogPage(jobs, who)
    qtbot.addWidget(page)
    for field, words in ((page.purpose, "audit"), (page.recipient, "audit office"), (page.passphrase, PASSPHRASE)):
        field.setText(words)
    page.export_to(tmp_path / "log.jsonl")
    said = page._frame._notice.as_text()
    assert "--anchor" in page.verdict.sentence, "the verdict of the stand-alone verifier, as it stands"
    assert "Only a checkpoint kept elsewhere can show" in said
    assert "--" not in said


def test_whoever_reads_a_signed_decision_is_not_told_that_the_own_view_was_theirs(qtbot, jobs, who, signed):
    reader = dataclasses.replace(who, user=dataclasses.replace(who.user, user_id="b" * 32, name="ben"))
    page = DecisionPage(jobs, reader)
    qtbot.addWidget(page)
    page.show_decision(signed.assessment_id)
    words = page._signed.as_text()
    assert "the signer's own view" in words
    assert "your own view" not in words


def test_before_it_is_signed_the_own_view_is_the_persons_own(who, signed):
    rows = dict(both(signed, a_draft(signed).decision, who.catalogue))
    assert rows["Beside it"].endswith("your own view")

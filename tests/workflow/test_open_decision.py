"""A signed decision can be read as it was signed, by clinicians and auditors, and looking at it is logged."""

from __future__ import annotations

import dataclasses

import pytest

from cds_app.domain.errors import NotAllowed
from cds_app.reporting.verification import receipt
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.open_decision import open_decision
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.sign_decision import amend_decision, sign_decision
from tests.support.world import PASSPHRASE, a_draft, an_own_view


@pytest.fixture
def signed(session, record_id):
    own = record_own_view(session, record_id, an_own_view("mirtazapine"))
    compare_treatments(session, record_id, own.assessment_id)
    explained = explain_choice(session, own.assessment_id, "sertraline").assessment
    return sign_decision(session, own.assessment_id, a_draft(explained), PASSPHRASE)


def as_role(session, *roles):
    session.store.user = dataclasses.replace(session.user, roles=roles)


def last_event(session):
    return list(session.store.entries())[-1][2]


def test_it_holds_what_was_signed_and_says_that_it_is_intact(session, signed):
    view = open_decision(session, signed.assessment_id)
    assert view.assessment == signed
    assert view.assessment.explanations
    assert view.receipt == receipt(signed.signed.signature)
    assert view.intact
    assert view.may_amend
    assert (view.amends, view.amended_by) == (None, None)
    assert last_event(session)["data"]["assessment_id"] == signed.assessment_id


def test_an_amendment_and_what_it_amends_name_each_other(session, signed):
    amended = amend_decision(session, signed.assessment_id)
    assert open_decision(session, signed.assessment_id).amended_by is None, "an amendment counts once it is signed"
    draft = a_draft(amended, dose=100.0)
    second = sign_decision(session, amended.assessment_id, draft, PASSPHRASE)
    first = open_decision(session, signed.assessment_id)
    assert first.amended_by == second.assessment_id
    assert not first.may_amend
    assert open_decision(session, second.assessment_id).amends == signed.assessment_id


@pytest.mark.requirement("AUD-11")
def test_an_auditor_reads_it_without_the_patients_code(session, signed):
    as_role(session, "auditor")
    view = open_decision(session, signed.assessment_id)
    code = signed.pseudonym
    assert view.assessment.pseudonym == view.assessment.record.pseudonym == ""
    assert code not in repr(view)
    assert view.intact
    assert not view.may_amend
    assert last_event(session)["event"] == "log_read"


def test_an_importer_may_not_and_what_is_not_signed_is_no_decision(session, record_id, signed):
    own = record_own_view(session, record_id, an_own_view())
    with pytest.raises(NotAllowed) as refused:
        open_decision(session, own.assessment_id)
    assert refused.value.code == "decision_unsigned"
    as_role(session, "importer")
    with pytest.raises(NotAllowed):
        open_decision(session, signed.assessment_id)


def test_a_snapshot_that_is_not_what_was_signed_is_told(session, signed, monkeypatch):
    altered = dataclasses.replace(signed, own_view=an_own_view("sertraline"))
    monkeypatch.setattr(session.store, "assessment", lambda _id: altered)
    assert not open_decision(session, signed.assessment_id).intact

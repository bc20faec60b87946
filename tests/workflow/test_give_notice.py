"""That a patient was told of the program is recorded once, by a clinician, and never changed."""

from __future__ import annotations

import dataclasses

import pytest

from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.domain.notice import WAYS
from cds_app.reporting.documents import notice_sha256
from cds_app.store.database import ConstraintBroken
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.give_notice import give_notice
from cds_app.workflow.open_decision import open_decision
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.sign_decision import sign_decision
from cds_app.workflow.write_documents import write_documents
from tests.support.world import PASSPHRASE, SHOWCASE, a_draft, an_own_view

pytestmark = pytest.mark.requirement("SIG-22")


@pytest.fixture
def compared(session, record_id):
    own = record_own_view(session, record_id, an_own_view("mirtazapine"))
    return compare_treatments(session, record_id, own.assessment_id)


def last(session):
    return list(session.store.entries())[-1][2]


@pytest.mark.parametrize("how", WAYS)
def test_the_log_holds_who_what_how_and_the_hash_of_the_page_and_nothing_of_the_patient(session, compared, how):
    given = give_notice(session, compared.assessment_id, how, "en")
    documents = write_documents(session, compared.assessment_id)
    entry = last(session)
    assert entry["event"] == "notice_given"
    assert entry["user_id"] == session.user.user_id
    assert entry["data"] == {
        "record_id": compared.record_id,
        "assessment_id": compared.assessment_id,
        "notice_sha256": notice_sha256(documents.notice),
        "language": "en",
        "how": how,
        "surface": session.surface,
    }
    assert SHOWCASE not in str(entry)
    assert documents.given == given
    assert (given[0].how, given[0].given_at, given[0].given_by) == (how, entry["time"], session.user.display_name)


def test_a_second_notice_stands_beside_the_first_and_those_of_others_are_not_mixed_in(session, compared, record_id):
    other = record_own_view(session, record_id, an_own_view())
    compare_treatments(session, record_id, other.assessment_id)
    give_notice(session, other.assessment_id, "declined")
    give_notice(session, compared.assessment_id, "declined")
    spanish = give_notice(session, compared.assessment_id, "handed_over", "es", lambda _, words: f"«{words}»")
    assert [(one.how, one.language) for one in spanish] == [("declined", "en"), ("handed_over", "es")]
    assert spanish[0].sha256 != spanish[1].sha256
    assert [one.how for one in session.store.notices(other.assessment_id)] == ["declined"]


def test_it_is_on_the_signed_decision_for_clinicians_and_auditors(session, compared):
    give_notice(session, compared.assessment_id, "handed_over")
    explained = explain_choice(session, compared.assessment_id, "sertraline").assessment
    sign_decision(session, compared.assessment_id, a_draft(explained), PASSPHRASE)
    after = give_notice(session, compared.assessment_id, "read_out")
    assert len({one.sha256 for one in after}) == 1, "the signature changes nothing on the page"
    assert open_decision(session, compared.assessment_id).notices == after
    person = session.store.user
    session.store.user = dataclasses.replace(person, roles=("auditor",))
    try:
        assert open_decision(session, compared.assessment_id).notices == after
        with pytest.raises(NotAllowed):
            give_notice(session, compared.assessment_id, "read_out")
    finally:
        session.store.user = person


def test_what_cannot_be_recorded_leaves_no_trace(session, compared, record_id):
    begun = record_own_view(session, record_id, an_own_view())
    size = session.store.head()[0]
    for assessment_id, how, code in (
        (compared.assessment_id, "posted", "notice_way_unknown"),
        (begun.assessment_id, "handed_over", "notice_nothing_compared"),
        ("f" * 32, "handed_over", "assessment_unknown"),
    ):
        with pytest.raises(CdsError) as refused:
            give_notice(session, assessment_id, how)
        assert refused.value.code == code
    assert session.store.head()[0] == size
    assert write_documents(session, begun.assessment_id).notice is None


def test_a_record_can_neither_be_changed_nor_removed(session, compared):
    give_notice(session, compared.assessment_id, "handed_over")
    for statement in ("DELETE FROM notices", "UPDATE notices SET entry = entry + 1"):
        with pytest.raises(ConstraintBroken), session.store._database.transaction():
            session.store._database.run(statement)
    assert len(session.store.notices(compared.assessment_id)) == 1

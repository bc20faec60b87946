from __future__ import annotations

import pytest

from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.workflow.back_up import back_up
from cds_app.workflow.change_passphrase import change_passphrase
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.export_log import export_log
from cds_app.workflow.manage_users import add_user, disable_user, list_users
from cds_app.workflow.read_log import read_log
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.self_check import self_check
from cds_app.workflow.sign_decision import sign_decision
from cds_app.workflow.verify_log import verify_log
from cds_app.workflow.write_documents import write_documents
from tests.support.independent_verifier import verify as verify_independently
from tests.support.world import PASSPHRASE, a_draft, an_own_view, make_session, make_surroundings, reopen


@pytest.fixture
def exported(session, record_id, tmp_path):
    own = record_own_view(session, record_id, an_own_view())
    compare_treatments(session, record_id, own.assessment_id)
    assessment = explain_choice(session, own.assessment_id, "sertraline").assessment
    sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE)
    target = tmp_path / "log.jsonl"
    export_log(session, target, purpose="audit", recipient="auditor", confirm=PASSPHRASE)
    return target


def test_an_export_verifies_and_says_that_it_is_not_anchored(exported):
    verdict = verify_log(exported)
    assert (verdict.status, verdict.exit_code) == ("consistent, not anchored", 0)
    assert verify_independently(exported)[0] == "consistent, not anchored"


@pytest.mark.requirement("AUD-03")
def test_a_later_export_is_anchored_by_an_earlier_one(session, exported, tmp_path):
    later = tmp_path / "later.jsonl"
    export_log(session, later, purpose="audit", recipient="auditor", confirm=PASSPHRASE)
    assert verify_log(later, exported).status == "anchored"


@pytest.mark.requirement("AUD-24")
def test_an_export_needs_role_passphrase_purpose_and_recipient(session, tmp_path):
    with pytest.raises(CdsError) as error:
        export_log(session, tmp_path / "x", purpose=" ", recipient="y")
    assert error.value.code == "purpose_missing"
    with pytest.raises(CdsError) as error:
        export_log(session, tmp_path / "x", purpose="a", recipient="y", confirm="not the passphrase")
    assert error.value.code == "passphrase_wrong"
    importer = make_session(tmp_path / "other", roles=("importer",))
    with pytest.raises(NotAllowed):
        export_log(importer, tmp_path / "x", purpose="a", recipient="y", confirm=PASSPHRASE)
    importer.close()
    assert not (tmp_path / "x").exists()


def test_an_export_that_cannot_be_written_leaves_nothing(session, tmp_path):
    with pytest.raises(CdsError) as error:
        export_log(session, tmp_path / "missing" / "log.jsonl", purpose="a", recipient="b", confirm=PASSPHRASE)
    assert error.value.code == "export_not_writable"


@pytest.mark.requirement("AUD-13")
def test_reading_the_log_is_in_the_log(session):
    read_log(session)
    view = read_log(session)
    assert view.first_bad is None
    assert [e["event"] for e in view.entries[:2]] == ["log_read", "log_read"]
    assert view.entries[0]["index"] == view.size - 1


def test_documents_are_drafts_until_signed(session, record_id):
    own = record_own_view(session, record_id, an_own_view())
    compare_treatments(session, record_id, own.assessment_id)
    assessment = explain_choice(session, own.assessment_id, "sertraline").assessment
    assert write_documents(session, own.assessment_id).report.draft
    sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE)
    documents = write_documents(session, own.assessment_id)
    assert not documents.report.draft
    assert not documents.handout.draft


def test_a_changed_passphrase_opens_and_signs_and_the_old_one_does_neither(session, record_id, tmp_path):
    new = "another long passphrase of mine"
    change_passphrase(session, PASSPHRASE, new)
    own = record_own_view(session, record_id, an_own_view())
    compare_treatments(session, record_id, own.assessment_id)
    assessment = explain_choice(session, own.assessment_id, "sertraline").assessment
    with pytest.raises(CdsError):
        sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE)
    sign_decision(session, assessment.assessment_id, a_draft(assessment), new)
    session.store.close()
    with pytest.raises(CdsError) as error:
        reopen(tmp_path / "store")
    assert error.value.code == "sign_in_refused"
    from cds_app.workflow.session import open_session

    session.store = open_session(make_surroundings(), tmp_path / "store", name="ada", passphrase=new).store


def test_users_come_and_go_and_a_disabled_one_cannot_sign_in(session, tmp_path):
    add_user(
        session,
        name="bob",
        display_name="Bob",
        credential="",
        roles=("auditor",),
        passphrase=PASSPHRASE,
        confirm=PASSPHRASE,
    )
    assert {u.name for u in list_users(session)} == {"ada", "bob"}
    disable_user(session, "bob", PASSPHRASE)
    with pytest.raises(CdsError):
        disable_user(session, "carol", PASSPHRASE)
    session.store.close()
    with pytest.raises(CdsError) as error:
        reopen(tmp_path / "store", name="bob")
    assert error.value.code == "sign_in_refused"
    session.store = reopen(tmp_path / "store").store


def test_a_backup_opens_with_the_same_passphrase(session, tmp_path):
    back_up(session, tmp_path / "backup")
    copy = reopen(tmp_path / "backup")
    assert copy.store.count_patients() == session.store.count_patients()
    copy.close()


def test_self_check_passes_on_a_sound_installation(session, tmp_path):
    checks = self_check(tmp_path / "store", session)
    assert {c.code for c in checks} >= {"cipher", "catalogue", "policy", "bundle", "space", "store", "log"}
    assert [c for c in checks if not c.passed] == []

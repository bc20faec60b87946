"""A problem report says which estimate of which version, and nothing of anybody."""

from __future__ import annotations

import json

import pytest

from cds_app.domain.errors import CdsError
from cds_app.gui.widgets.problem_card import PROBLEM_WORDS
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.import_records import import_records
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.report_problem import PROBLEMS, problem_report, save_problem_report
from tests.support.world import SAMPLE, SHOWCASE, an_own_view, make_session, one_more_patient


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    opened = make_session(tmp_path_factory.mktemp("problem") / "store")
    import_records(opened, SAMPLE, attested=True)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def shown(session):
    begun = record_own_view(session, find_patient(session, SHOWCASE), an_own_view())
    return compare_treatments(session, begun.record_id, begun.assessment_id)


def test_it_names_the_estimate_and_the_versions(session, shown):
    said = json.loads(problem_report(session, shown.assessment_id, "sertraline", "response", "too_high").content)
    assert (said["drug"], said["outcome"], said["problem"]) == ("sertraline", "response", "too_high")
    assert said["bundle"]["sha256"] == shown.comparison.bundle.sha256
    assert said["catalogue_sha256"] == shown.catalogue_sha256
    assert said["program"] == shown.program


def test_it_holds_nothing_of_the_patient_or_the_person(session, shown):
    content = problem_report(session, shown.assessment_id, "sertraline", "response", "other").content
    user = session.user
    for secret in (shown.pseudonym, shown.record_id, shown.assessment_id, user.user_id, user.name, user.display_name):
        assert secret not in content
    for value in shown.record.values.values():
        assert f'"{value}"' not in content
    for estimate in shown.comparison.estimates:
        assert estimate.probability is None or f"{estimate.probability:.3f}" not in content
    assert shown.created_at[:10] not in content


def test_it_is_the_same_for_two_patients_with_the_same_versions(session, shown):
    other = one_more_patient(session, "P-9901")
    begun = record_own_view(session, other, an_own_view())
    compare_treatments(session, other, begun.assessment_id)
    mine = problem_report(session, shown.assessment_id, "sertraline", "response", "range")
    assert problem_report(session, begun.assessment_id, "sertraline", "response", "range") == mine


def test_what_is_saved_is_what_was_read_and_the_log_has_a_note(session, shown, tmp_path):
    report = problem_report(session, shown.assessment_id, "sertraline", "response", "words")
    target = save_problem_report(session, report, tmp_path / "report.json")
    assert target.read_text(encoding="utf-8") == report.content
    _, _, last = list(session.store.entries())[-1]
    assert last["event"] == "problem_reported"
    assert shown.record_id not in json.dumps(last["data"])


@pytest.mark.parametrize("wrong", [("sertraline", "response", "my own words"), ("sertraline", "mood", "other")])
def test_what_is_not_in_the_list_is_refused(session, shown, wrong):
    with pytest.raises(CdsError) as refused:
        problem_report(session, shown.assessment_id, *wrong)
    assert refused.value.code == "problem_unknown"


def test_a_place_that_cannot_be_written_leaves_no_note(session, shown, tmp_path):
    report = problem_report(session, shown.assessment_id, "sertraline", "response", "words")
    before = len(list(session.store.entries()))
    with pytest.raises(CdsError):
        save_problem_report(session, report, tmp_path / "nowhere" / "report.json")
    assert len(list(session.store.entries())) == before


def test_every_kind_has_words():
    assert set(PROBLEM_WORDS) == set(PROBLEMS)

"""What leaves the program where the policy hides absolute numbers: the signed log keeps them, no other form does."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest

from cds_app.cli.comparison import comparison_text
from cds_app.domain.errors import CdsError
from cds_app.environment.policy import Policy
from cds_app.reporting.verification import verify
from cds_app.workflow.compare_stored import compare_stored
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.export_log import export_log
from cds_app.workflow.import_records import import_records
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.read_log import LogQuery, check_receipts, read_log
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.score_records import comparison_json, explanation_json, score_records
from cds_app.workflow.sign_decision import sign_decision
from cds_app.workflow.update_estimates import update_records
from tests.support.independent_verifier import verify as verify_independently
from tests.support.world import PASSPHRASE, SAMPLE, SHOWCASE, a_draft, an_own_view, make_session, make_surroundings

pytestmark = pytest.mark.requirement("SCO-10")
FORMS = ("fhir", "feedback")
HIDES = Policy(absolute_numbers="hidden")


@pytest.fixture(scope="module")
def hidden(tmp_path_factory):
    """A store of its own under the policy that hides; what a test changes of the policy it puts back."""
    opened = make_session(tmp_path_factory.mktemp("hidden") / "store", surroundings=make_surroundings(HIDES))
    import_records(opened, SAMPLE, attested=True)
    yield opened
    opened.close()


@pytest.fixture
def shown_again(hidden):
    """The same store under a policy that shows numbers."""
    before = hidden.surroundings
    hidden.surroundings = dataclasses.replace(before, policy=Policy())
    yield hidden
    hidden.surroundings = before


@pytest.fixture(scope="module")
def signed(hidden):
    record_id = find_patient(hidden, SHOWCASE)
    own = record_own_view(hidden, record_id, an_own_view("mirtazapine"))
    compare_treatments(hidden, record_id, own.assessment_id)
    explained = explain_choice(hidden, own.assessment_id, "sertraline").assessment
    sign_decision(hidden, own.assessment_id, a_draft(explained), PASSPHRASE)
    return hidden.store.assessment(own.assessment_id)


def digits(signed) -> set[str]:
    """Every number of the statement, as the log writes it."""
    found = signed.signed.statement["estimates"]
    return {e[name] for e in found for name in ("probability", "low", "high") if e[name] is not None}


def export(session, folder, forms=FORMS):
    return export_log(session, folder / "log.jsonl", purpose="p", recipient="r", confirm=PASSPHRASE, formats=forms)


def test_the_signed_log_keeps_them_and_holds_and_says_that_none_was_shown(hidden, signed, tmp_path):
    path = export(hidden, tmp_path).path
    lines = path.read_text(encoding="utf-8")
    assert all(number in lines for number in digits(signed))
    assert '"absolute_numbers":"hidden"' in lines.replace(" ", "")
    assert verify(path).exit_code == 0
    assert verify_independently(path)[0] == "consistent, not anchored"


def test_a_prediction_in_fhir_names_its_outcome_and_no_number_and_its_provenance_still_fits(hidden, signed, tmp_path):
    export(hidden, tmp_path)
    text = (tmp_path / "log.fhir.json").read_text(encoding="utf-8")
    predictions = [
        prediction
        for entry in json.loads(text)["entry"]
        if entry["resource"]["resourceType"] == "RiskAssessment"
        for prediction in entry["resource"]["prediction"]
    ]
    assert predictions
    assert all(list(prediction) == ["outcome"] for prediction in predictions)
    assert "robability" not in text
    assert signed.signed.signature in text or "statement-sha256" in text


def test_a_decision_seen_without_numbers_stays_without_them_in_fhir_under_another_policy(signed, shown_again, tmp_path):
    export(shown_again, tmp_path)
    assert "probabilityDecimal" not in (tmp_path / "log.fhir.json").read_text(encoding="utf-8")


def test_feedback_has_none_and_tables_which_repeat_the_log_are_closed(hidden, signed, tmp_path):
    export(hidden, tmp_path)
    for name in ("log.feedback.json", "log.feedback.csv"):
        words = (tmp_path / name).read_text(encoding="utf-8")
        assert not [number for number in digits(signed) if number in words]
    with pytest.raises(CdsError) as refused:
        export_log(hidden, tmp_path / "again.jsonl", purpose="p", recipient="r", confirm=PASSPHRASE, formats=("csv",))
    assert refused.value.code == "export_form_closed"
    assert not (tmp_path / "again.jsonl").exists()


def test_where_they_are_shown_tables_are_open_and_have_them(signed, shown_again, tmp_path):
    export(shown_again, tmp_path, ("csv",))
    words = (tmp_path / "log.decisions.csv").read_text(encoding="utf-8")
    assert all(number in words for number in digits(signed))


def test_the_log_on_screen_has_none_and_looking_for_one_finds_nothing(hidden, signed):
    number = next(iter(digits(signed)))
    assert read_log(hidden, LogQuery(words=number)).entries == ()
    view = read_log(hidden)
    assert number not in json.dumps(view.entries)
    entry = next(e for e in view.entries if e["event"] == "decision_signed")
    found = check_receipts(hidden, _receipt(signed))[0].entry
    assert found == entry


def test_where_they_are_shown_the_log_on_screen_has_them(signed, shown_again):
    assert read_log(shown_again, LogQuery(words=next(iter(digits(signed))))).entries


def _receipt(signed) -> str:
    from cds_app.reporting.verification import receipt

    return receipt(signed.signed.signature)


def test_the_command_line_compares_in_words_and_writes_no_file_of_numbers(hidden):
    comparison, explanations = compare_stored(hidden, SHOWCASE, explain=True)
    data = comparison_json(comparison) | {"explanations": [explanation_json(one) for one in explanations]}
    said = comparison_text(hidden, data)
    assert "numbers hidden" in said
    assert "tied" in said
    assert "raises" in said
    assert not re.search(r"\d \(\d+–\d+\)|[+-]\d+\.\d|\binf\b", said)
    json.loads(json.dumps(data, allow_nan=False))
    for made in (score_records, update_records):
        with pytest.raises(CdsError) as refused:
            list(made(hidden.surroundings, SAMPLE))
        assert refused.value.code == "numbers_hidden"

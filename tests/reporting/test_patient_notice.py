"""The patient notice says what the law asks for, in words that a child can read, and its hash is of what it says."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

import pytest

from cds_app.domain.decision import State
from cds_app.domain.notice import GivenNotice
from cds_app.domain.translated import NOT_REVIEWED
from cds_app.reporting.documents import clinician_report, notice_sha256, patient_notice
from cds_app.reporting.words import NOTICE_WAYS
from tests.reporting.assessments import CRISIS_LINE, an_assessment, sign, small_catalogue, words_of
from tests.reporting.test_documents import school_grade
from tests.support.wording import hit

pytestmark = pytest.mark.requirement("SIG-22")
GIVEN = GivenNotice("read_out", "2026-11-02T09:05:00.000Z", "Dr Ada Example", "en", "a" * 64)


def notice(assessment, **changes):
    return patient_notice(assessment, **{"crisis_line": CRISIS_LINE, **changes})


def without_estimates(assessment):
    changed = tuple(
        replace(e, status="abstained", reason="unlike_training", probability=None, low=None, high=None, tie_group=None)
        for e in assessment.comparison.estimates
    )
    return replace(assessment, comparison=replace(assessment.comparison, estimates=changed))


def test_it_says_that_a_model_was_looked_at_what_it_rests_on_who_decides_and_what_may_be_asked_for():
    assessment = an_assessment()
    said = words_of(notice(assessment).html)
    basis = assessment.comparison.bundle.basis
    for part in (
        "A computer model was used",
        "Your clinician looked at these estimates",
        basis[1:],
        "The program decides nothing",
        "signs the decision by name",
        "have its part in the decision explained",
        "looked at again",
        "Ask the clinician who gave you this page",
        "does not leave the clinic",
        f"Call {CRISIS_LINE}.",
    ):
        assert part in said, part
    assert basis in notice(assessment).footer


def test_where_no_estimate_was_made_it_does_not_say_that_one_was_looked_at():
    said = words_of(notice(without_estimates(an_assessment())).html)
    assert "It made no estimate for you." in said
    assert "looked at these estimates" not in said


def test_it_holds_no_number_about_the_patient_no_code_and_no_name():
    page = notice(sign(an_assessment()))
    assert not re.search(r"\d", words_of(page.html).replace(CRISIS_LINE, ""))
    assert "P-0412" not in page.html
    assert page.header.startswith("P-0412")
    assert "Dr Ada Example" not in page.html


def test_it_is_no_draft_and_the_same_page_before_and_after_the_signature():
    before, after = notice(an_assessment()), notice(sign(an_assessment()))
    assert sign(an_assessment()).state is State.SIGNED
    assert before == after
    assert not before.draft
    assert "DRAFT" not in before.html


def test_its_hash_is_that_of_the_page_and_another_page_has_another():
    page = notice(an_assessment())
    assert notice_sha256(page) == hashlib.sha256(page.html.encode()).hexdigest()
    assert notice_sha256(notice(an_assessment(), crisis_line="112")) != notice_sha256(page)
    assert notice_sha256(notice(an_assessment(), language=lambda _, words: f"«{words}»")) != notice_sha256(page)


def test_a_translated_notice_says_that_its_translation_was_not_reviewed():
    assert NOT_REVIEWED in notice(an_assessment(), language=lambda _, words: f"«{words}»").html
    assert NOT_REVIEWED not in notice(an_assessment()).html


def test_a_child_of_twelve_can_read_it_and_no_word_of_it_misleads():
    for assessment in (an_assessment(), without_estimates(an_assessment())):
        said = words_of(notice(assessment).html)
        assert school_grade(said.replace(assessment.comparison.bundle.basis[1:], "")) <= 7
        assert hit(said) is None
        assert not re.search(r"\bbest\b", said, re.IGNORECASE)


def test_what_the_site_wrote_cannot_become_markup():
    assert "<img" not in notice(an_assessment(), crisis_line='<img src="x">').html


def test_the_clinician_report_says_what_was_recorded_and_is_silent_where_nothing_was():
    catalogue, assessment = small_catalogue(), an_assessment()
    silent = words_of(clinician_report(assessment, catalogue).html)
    told = words_of(clinician_report(assessment, catalogue, notices=(GIVEN,)).html)
    assert "Patient notice" not in silent
    assert f"{NOTICE_WAYS['read_out']}, 2 Nov 2026, 09:05 (UTC+00:00), Dr Ada Example" in told

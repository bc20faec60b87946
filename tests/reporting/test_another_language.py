"""Documents in another language: other words, the same numbers, and what the translation is worth."""

from __future__ import annotations

import re
from threading import Thread

import pytest

from cds_app.domain.translated import NOT_REVIEWED
from cds_app.reporting import clinician_report as report_module
from cds_app.reporting import patient_handout as handout_module
from cds_app.reporting.documents import chart_text, clinician_report, patient_handout
from cds_app.reporting.language import translate, written_in
from tests.reporting.assessments import CRISIS_LINE, an_assessment, sign, small_catalogue


def marked(_context: str, words: str) -> str:
    """A language that only shows that it was asked."""
    return f"«{words}»"


@pytest.fixture(autouse=True)
def without_pictures(monkeypatch):
    """Words alone: drawing takes most of the time, and the pictures have tests of their own."""
    monkeypatch.setattr(report_module, "interval_chart", lambda *_: b"")
    monkeypatch.setattr(handout_module, "icon_array", lambda _: b"")


@pytest.fixture(scope="module", params=[sign(an_assessment()), an_assessment()], ids=["signed", "open"])
def assessment(request):
    return request.param


def documents(assessment, **language) -> tuple[str, str, str]:
    catalogue = small_catalogue()
    return (
        clinician_report(assessment, catalogue, **language).html,
        patient_handout(assessment, catalogue, crisis_line=CRISIS_LINE, **language).html,
        chart_text(assessment, catalogue, **language),
    )


def test_every_number_stands_in_the_same_place_in_every_language(assessment):
    for plain, other in zip(documents(assessment), documents(assessment, language=marked), strict=True):
        assert re.findall(r"\d+(?:\.\d+)?", other) == re.findall(r"\d+(?:\.\d+)?", plain)
        assert other.count("«") > 20


def test_a_translated_document_says_that_the_translation_was_not_reviewed_and_an_english_one_need_not(assessment):
    assert all(NOT_REVIEWED in made for made in documents(assessment, language=marked))
    assert not any(NOT_REVIEWED in made for made in documents(assessment))


def test_what_was_signed_is_not_touched_by_the_language_it_is_read_in(assessment):
    before = assessment.signed
    documents(assessment, language=marked)
    assert assessment.signed == before


def test_the_language_ends_with_the_document_and_another_thread_never_sees_it():
    seen = []
    with written_in(marked):
        beside = Thread(target=lambda: seen.append(translate("names", "Response")))
        beside.start()
        beside.join()
        assert translate("names", "Response") == "«Response»"
    assert seen == ["Response"]
    assert translate("names", "Response") == "Response"
    with pytest.raises(ZeroDivisionError), written_in(marked):
        raise ZeroDivisionError
    assert translate("names", "Response") == "Response"

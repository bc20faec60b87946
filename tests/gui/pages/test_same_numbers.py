"""One number, wherever it stands: painted, in words, on paper, in the text for the chart, and in the signed log.

What is on screen is read from what is painted: every word that a label, a table or a picture writes. Papers come from
the program's own print path and are read from the text layer of the PDF.
"""

from __future__ import annotations

import io
import itertools
import random
import re
from collections import Counter
from dataclasses import replace

import pypdf
import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import State
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.rating import Rating
from cds_app.gui import text
from cds_app.gui.pages.compare import ComparePage
from cds_app.gui.pages.detail import DetailPage
from cds_app.gui.printing import pdf_bytes
from cds_app.gui.widgets.compare_views import BARS, PEOPLE, TABLE, TEXT
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.session import signed_in
from cds_app.workflow.sign_decision import sign_decision
from cds_app.workflow.write_documents import write_documents
from tests.scoring.strategies import complete_record, records
from tests.support.fake_jobs import FakeJobs
from tests.support.heard import one_line, painted_words
from tests.support.world import PASSPHRASE, a_draft, an_own_view

PATIENTS = 2
"""Few, for each is compared, signed, painted and printed; the rows of one hold 84 estimates."""
FIGURE = re.compile(r"\d+ \(\d+(?:–\d+)?\)")
ROOM = (1920, 1300)
"""Large enough for every row of every view."""
numbers = itertools.count(1)


@pytest.mark.requirement("EXP-09")
@pytest.mark.requirement("EXP-10")
@pytest.mark.requirement("EXP-11")
@settings(
    max_examples=PATIENTS, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(record=records(), severity=st.integers(5, 27), chance=st.randoms(use_true_random=False))
def test_every_number_is_the_same_on_screen_on_paper_and_in_the_log(qapp, session, record, severity, chance):
    signed, drug = signed_decision(session, record, severity, chance)
    expected = figures(signed)
    assert_the_comparison_shows(session, signed, expected)
    assert_the_detail_shows(session, signed, drug)
    assert_the_papers_show(session, signed, drug, expected)
    assert_the_log_holds(session, signed, expected)


def test_a_number_that_differs_in_any_place_would_be_found(qapp, session):
    """The same reading of the same places, with one estimate moved by one person of 100 behind the page's back."""
    signed, _drug = signed_decision(session, *a_plain_patient())
    estimates = list(signed.comparison.estimates)
    place = next(n for n, e in enumerate(estimates) if e.status == "estimated")
    estimates[place] = replace(estimates[place], probability=estimates[place].probability + 0.01)
    moved = replace(signed, comparison=replace(signed.comparison, estimates=tuple(estimates)))
    for check in (assert_the_comparison_shows, assert_the_log_holds):
        with pytest.raises(AssertionError):
            check(session, signed, figures(moved))
    with pytest.raises(AssertionError):
        assert_the_papers_show(session, signed, _drug, figures(moved))


def signed_decision(session, record, severity, chance):
    """The record in the store, compared, one drug's explanation opened, and signed for."""
    name = f"S-{next(numbers):04d}"
    record = replace(record, pseudonym=name, ratings=(Rating(0, "PHQ-9", "total", severity),))
    with session.store.change(EventKind.RECORDS_IMPORTED, {}) as change:
        change.add_batch(name, f"{next(numbers):064x}", "canonical_folder", [], {"patients": 1})
        record_id = change.add_records([record], name, session.catalogue.scales)[0]
    own = record_own_view(session, record_id, an_own_view())
    shown = compare_treatments(session, record_id, own.assessment_id)
    drugs = sorted({e.drug for e in shown.comparison.estimates if e.status == "estimated"})
    if not drugs:
        reject()  # somebody unlike everybody the model knows has no numbers to compare
    drug = chance.choice(drugs)
    shown = explain_choice(session, own.assessment_id, drug).assessment
    return sign_decision(session, shown.assessment_id, a_draft(shown, drug), PASSPHRASE), drug


def a_plain_patient():
    return complete_record(), 17, random.Random(1)


def figures(assessment):
    """ "54 (47–61)" by drug and outcome, from the estimates themselves."""
    return {
        (e.drug, e.outcome): f"{text.people(e.probability)} {text.bracketed(e.low, e.high)}"
        for e in assessment.comparison.estimates
        if e.status == "estimated"
    }


# --- the places


def assert_the_comparison_shows(session, signed, expected):
    page = ComparePage(FakeJobs(session), signed_in(session))
    page.resize(*ROOM)
    page.show_assessment(signed)
    drugs = sorted({drug for drug, _outcome in expected})
    seen = {}
    for view in (BARS, TABLE, PEOPLE, TEXT):
        page._show_view(view)
        seen[view] = by_drug(painted_words(page), drugs)
    for drug in drugs:
        mine = [expected[drug, outcome] for outcome in OUTCOMES]
        # the picture writes the interval first, to have the numbers under each other
        assert [f"{n} {interval}" for interval, n in re.findall(r"(\(\d+(?:–\d+)?\)) (\d+)", seen[BARS][drug])] == mine
        assert FIGURE.findall(seen[TABLE][drug])[:4] == mine
        assert FIGURE.findall(seen[PEOPLE][drug]) == [mine[0], mine[OUTCOMES.index("side_effect_stop")]]
    plain = page.views.plain.toPlainText()
    for drug, outcome in expected:
        assert said(signed.comparison.of(drug, outcome), expected[drug, outcome]) in plain
    page.deleteLater()


def assert_the_detail_shows(session, signed, drug):
    page = DetailPage(FakeJobs(session), signed_in(session))
    page.resize(*ROOM)
    page.show_choice(signed, drug)
    for outcome in OUTCOMES:
        page.outcomes.choose(outcome)
        page.outcomes.chosen.emit(outcome)
        assert text.estimate_sentence(signed.comparison.of(drug, outcome)) in painted_words(page)
    page.deleteLater()


def assert_the_papers_show(session, signed, drug, expected):
    documents = write_documents(session, signed.assessment_id)
    report, handout = (of_pdf(pdf_bytes(paper)) for paper in (documents.report, documents.handout))
    missing = Counter(expected.values()) - Counter(FIGURE.findall(report))
    assert not missing, missing
    for outcome in OUTCOMES:
        number, low, high = (int(n) for n in re.findall(r"\d+", f"{expected[drug, outcome]} 0")[:3])
        assert f"{number} of 100" in handout
        assert low == high or f"between {low} and {high}" in handout or "–" not in expected[drug, outcome]
    number = expected[drug, "response"].partition(" ")[0]
    assert expected[drug, "response"] in documents.chart_text or f"{number} of 100" in documents.chart_text


def assert_the_log_holds(session, signed, expected):
    assert signed.state is State.SIGNED
    statement = next(
        e["data"]["statement"]
        for _, _, e in session.store.entries()
        if e["event"] == "decision_signed" and e["data"]["statement"]["assessment_id"] == signed.assessment_id
    )
    logged = {(e["drug"], e["outcome"]): e for e in statement["estimates"] if e["status"] == "estimated"}
    assert set(logged) == set(expected)
    for key, entry in logged.items():
        estimate = signed.comparison.of(*key)
        for name in ("probability", "low", "high"):
            # the log keeps six digits of what is shown as people of 100
            assert entry[name] == f"{getattr(estimate, name):.6f}"
        people = f"{text.people(estimate.probability)} {text.bracketed(estimate.low, estimate.high)}"
        assert people == expected[key]


# --- reading them


def said(estimate, figure):
    """The sentence of an estimate, which must begin with the expected number of people."""
    sentence = text.estimate_sentence(estimate)
    assert sentence.startswith(f"{figure.partition(' ')[0]} of 100")
    return sentence


def of_pdf(data: bytes) -> str:
    """The words of the text layer."""
    return one_line(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))


def by_drug(words: str, drugs: list[str]) -> dict[str, str]:
    """What stands behind each drug's name, up to the next one's."""
    names = {text.drug_name(drug): drug for drug in drugs}
    parts = re.split(rf"\b({'|'.join(map(re.escape, names))})\b", words)
    return {names[name]: rest for name, rest in zip(parts[1::2], parts[2::2], strict=True)}

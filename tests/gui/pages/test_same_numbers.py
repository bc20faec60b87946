"""One number, wherever it stands: picture, table, people, text, documents, text for the chart, and the signed log."""

from __future__ import annotations

import random

import pytest

from cds_app.domain.decision import State
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui import text
from cds_app.gui.pages.compare import ComparePage
from cds_app.gui.pages.detail import DetailPage
from cds_app.gui.printing import make_text_document
from cds_app.gui.widgets.compare_model import NOTE
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.list_patients import list_patients
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.sign_decision import sign_decision
from cds_app.workflow.write_documents import write_documents
from tests.support.world import PASSPHRASE, a_draft, an_own_view

PATIENTS = 3
"""Few, for each is signed for; the rows of one hold 84 estimates."""


@pytest.fixture(scope="module")
def decided(session):
    """Signed assessments of random patients who have estimates, each for a random drug whose detail was opened."""
    chance, found = random.Random(20_261_121), []
    rows = list(list_patients(session))
    chance.shuffle(rows)
    for row in rows:
        own = record_own_view(session, row.record_id, an_own_view())
        shown = compare_treatments(session, row.record_id, own.assessment_id)
        drugs = sorted({e.drug for e in shown.comparison.estimates if e.status == "estimated"})
        if not drugs:
            continue
        drug = chance.choice(drugs)
        shown = explain_choice(session, own.assessment_id, drug).assessment
        found.append((drug, sign_decision(session, shown.assessment_id, a_draft(shown, drug), PASSPHRASE)))
        if len(found) == PATIENTS:
            return found
    raise AssertionError("the sample holds too few patients with estimates")


def figures(assessment):
    """ "54 (47–61)" by drug and outcome, from the estimates themselves."""
    return {
        (e.drug, e.outcome): f"{text.people(e.probability)} {text.bracketed(e.low, e.high)}"
        for e in assessment.comparison.estimates
        if e.status == "estimated"
    }


@pytest.mark.requirement("EXP-09")
def test_every_number_is_the_same_in_picture_table_people_and_text(qtbot, jobs, who, decided):
    for _drug, signed in decided:
        page = ComparePage(jobs, who)
        qtbot.addWidget(page)
        page.show_assessment(signed)
        model, expected = page.table.lines, figures(signed)
        assert NOTE not in model.columns
        plain = page._plain.toPlainText()
        heads, *twins = page._words.as_rows()
        people = {line.row.drug: page.people.cards.said(line.row) for line in page.people.cards.lines if line.row}
        for (drug, outcome), figure in expected.items():
            cell = model.index(model.line_of(drug), model.columns.index(outcome))
            assert model.data(cell) == figure
            twin = next(row for row in twins if row[heads.index("Drug")] == text.drug_name(drug))
            assert twin[heads.index(text.outcome_name(outcome))] == figure
            sentence = text.estimate_sentence(signed.comparison.of(drug, outcome))
            assert sentence in plain
            if outcome in ("response", "side_effect_stop"):
                assert sentence in people[drug]


@pytest.mark.requirement("EXP-09")
def test_every_number_on_screen_is_the_one_on_paper_and_in_the_chart(qtbot, jobs, who, session, decided):
    for drug, signed in decided:
        documents = write_documents(session, signed.assessment_id)
        report = make_text_document(documents.report).toPlainText()
        handout = make_text_document(documents.handout).toPlainText()
        detail = DetailPage(jobs, who)
        qtbot.addWidget(detail)
        detail.show_choice(signed, drug)
        for outcome in OUTCOMES:
            estimate = signed.comparison.of(drug, outcome)
            detail.outcomes.choose(outcome)
            detail.outcomes.chosen.emit(outcome)
            assert detail.estimate.sentence.text() == text.estimate_sentence(estimate)
            assert f"{text.people(estimate.probability)} of 100" in handout
            low, high = text.people(estimate.low), text.people(estimate.high)
            assert f"between {low} and {high}" in handout or low == high
        for figure in figures(signed).values():
            assert figure in report
        assert figures(signed)[drug, "response"] in documents.chart_text or (
            f"{text.people(signed.comparison.of(drug, 'response').probability)} of 100" in documents.chart_text
        )


@pytest.mark.requirement("EXP-11")
def test_every_number_on_screen_is_the_one_that_was_signed_and_logged(session, decided):
    entries = {e["data"]["statement"]["assessment_id"]: e for _, _, e in session.store.entries()
               if e["event"] == "decision_signed"}  # fmt: skip
    for _drug, signed in decided:
        assert signed.state is State.SIGNED
        logged = {
            (e["drug"], e["outcome"]): e
            for e in entries[signed.assessment_id]["data"]["statement"]["estimates"]
            if e["status"] == "estimated"
        }
        assert set(logged) == set(figures(signed))
        for (drug, outcome), entry in logged.items():
            estimate = signed.comparison.of(drug, outcome)
            for name in ("probability", "low", "high"):
                # the log keeps six digits of what is shown as people of 100
                assert entry[name] == f"{getattr(estimate, name):.6f}"

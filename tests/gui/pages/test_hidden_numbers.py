"""Where the policy hides absolute numbers, no surface has one: no page, no part that can be brought up, no paper.

The same search over the same surfaces finds them where the policy shows them, so that it can fail.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import itertools
import json
import random
import re
from collections.abc import Iterator

import pypdf
import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import Decision
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.rating import Rating
from cds_app.domain.unnumbered import FIELD, HIDDEN
from cds_app.domain.what_if import changed_record
from cds_app.environment.policy import Policy
from cds_app.gui.pages.compare import ComparePage
from cds_app.gui.pages.decision import DecisionPage
from cds_app.gui.pages.detail import DetailPage
from cds_app.gui.pages.log import LogPage
from cds_app.gui.pages.output import OutputPage
from cds_app.gui.printing import pdf_bytes
from cds_app.gui.text.follow_up import chance_sentence
from cds_app.gui.widgets.compare_rows import rows_of, sections
from cds_app.gui.widgets.compare_twin import comparison_text
from cds_app.gui.widgets.compare_views import BARS, PEOPLE, TABLE, TEXT
from cds_app.gui.widgets.contribution_bar import reasons_text
from cds_app.gui.widgets.log_entry import LogEntryView
from cds_app.gui.widgets.sign_summary import BesideCard
from cds_app.workflow.compare_treatments import compare_record, compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.import_records import import_records
from cds_app.workflow.open_decision import open_decision
from cds_app.workflow.open_follow_up import open_follow_up
from cds_app.workflow.open_patient import find_patient, open_patient
from cds_app.workflow.read_log import LogQuery, read_log
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.session import Session, signed_in
from cds_app.workflow.sign_decision import sign_decision
from cds_app.workflow.update_estimates import update_record
from cds_app.workflow.write_documents import write_documents
from tests.gui.pages import every_page
from tests.scoring.strategies import complete_record, records
from tests.support.every_word import every_word
from tests.support.fake_jobs import FakeJobs
from tests.support.heard import one_line, painted_words
from tests.support.shown_numbers import LEAST, forms, inside, numbers
from tests.support.world import PASSPHRASE, SAMPLE, SHOWCASE, a_draft, an_own_view, make_session, make_surroundings

pytestmark = pytest.mark.requirement("SCO-10")
ABOUT_A_PATIENT = (
    every_page.worklist,
    every_page.patient,
    every_page.readiness,
    every_page.own_view,
    every_page.preferences,
    every_page.hand_over,
    every_page.what_if,
    every_page.sign_off,
    every_page.decision,
    every_page.explanations_of_decision,
    every_page.output,
    every_page.follow_ups,
    every_page.visit,
    every_page.log,
    every_page.receipts_of_log,
    every_page.oversight_of_log,
    every_page.export_of_log,
)
"""Pages on which something of a patient can stand. Those of the models tell of models; of no patient."""
WITH_NUMBERS = (
    every_page.what_if,
    every_page.decision,
    every_page.explanations_of_decision,
    every_page.output,
    every_page.visit,
    every_page.log,
)
"""Where the numbers stand when they are shown."""
SENTENCES = re.compile(
    r"\d of 100 people (?:like this|with this course)|could be between \d|average of all people and drugs: \d"
)
"""What is said of no published figure."""


made_up = itertools.count(1)


def held(found: frozenset[str], line: str) -> list[str]:
    """Which of the forms stand in a line, not as a part of a longer number or word."""
    there = (form for form in sorted(found) if form in line)
    return [form for form in there if re.search(rf"(?<![\w.]){re.escape(form)}(?!\w)", line)]


class Case:
    """A store with the showcase patient compared and explained in it, and all numbers that were computed."""

    def __init__(self, session: Session) -> None:
        self.session = session
        record_id = find_patient(self.session, SHOWCASE)
        own = record_own_view(self.session, record_id, an_own_view("mirtazapine"))
        compare_treatments(self.session, record_id, own.assessment_id)
        self.shown = explain_choice(self.session, own.assessment_id, "sertraline", "mirtazapine").assessment
        self.seen_again = every_page.somebody_seen_again(self.session)
        self.jobs, self.who = Ear(self.session), signed_in(self.session)
        self.jobs.known = frozenset(n for a in self.stored() for n in numbers(a)) - {0.0, 1.0, 0.9}
        self.found = frozenset(map(one_line, self.canaries()))

    def signed_id(self) -> str:
        every = self.session.store.assessments(self.seen_again)
        return next(one.assessment_id for one in every if one.signed is not None)

    def stored(self):
        """The assessments that pages are made of here, as the store has them."""
        yield self.session.store.assessment(self.shown.assessment_id)
        yield self.session.store.assessment(self.signed_id())

    def canaries(self) -> frozenset[str]:
        found = {form for assessment in self.stored() for form in forms(assessment)}
        scales = self.session.catalogue.scales
        tried = changed_record(self.shown.record, {"severity_level": 24}, scales)
        after = dataclasses.replace(self.shown, comparison=compare_record(self.session, tried), explanations=())
        return frozenset(found | forms(after) | set(self.chances()))

    def chances(self) -> Iterator[str]:
        session, record = self.session, self.session.store.record(self.seen_again)
        made = update_record(record, session.catalogue, session.bundle.follow_up, session.bundle.ref, ()).estimate
        for code in ("response", "non_response", "worsening"):
            chance = getattr(made, code)
            if chance is not None:
                yield chance_sentence(code, chance).split(" It could")[0]
                yield chance_sentence(code, chance)


class Ear(FakeJobs):
    """Keeps which of the computed numbers stood in an answer to the window, at any depth."""

    def __init__(self, session) -> None:
        super().__init__(session)
        self.known: frozenset[float] = frozenset()
        self.heard: list[float] = []

    def _value_of(self, function, args, kwargs):
        answer = super()._value_of(function, args, kwargs)
        self.heard += [part for part in inside(answer) if isinstance(part, float) and part in self.known]
        return answer


@pytest.fixture(scope="module")
def shown(session, qapp) -> Case:
    """Under the usual policy: the store of all page tests."""
    return Case(session)


@pytest.fixture(scope="module")
def hidden(tmp_path_factory, session, qapp) -> Iterator[Case]:
    """A store of its own under the policy that hides, with the bundle that is loaded already."""
    surroundings = make_surroundings(Policy(absolute_numbers=HIDDEN))
    opened = make_session(tmp_path_factory.mktemp("hidden") / "store", surroundings=surroundings)
    vars(opened).update(bundle=session.bundle, explainer=session.explainer)
    import_records(opened, SAMPLE, attested=True)
    yield Case(opened)
    opened.close()


def hits(case: Case, words: str) -> list[str]:
    """The numbers that some words hold, and sentences that only a number can fill."""
    line = one_line(words)
    return held(case.found, line) + SENTENCES.findall(line)


def assert_nothing(case: Case, words: str, where: str) -> None:
    """Neither in the words nor, below them, in what the window was given."""
    found = hits(case, words)
    assert found == [], (where, found[:5])
    assert case.jobs.heard == [], where


# --- pages


@pytest.mark.parametrize("make", ABOUT_A_PATIENT, ids=lambda make: make.__name__)
def test_no_page_has_a_number(qtbot, hidden, make, tmp_path):
    assert_nothing(hidden, words_of_page(qtbot, hidden, make, tmp_path), make.__name__)


@pytest.mark.parametrize("make", WITH_NUMBERS, ids=lambda make: make.__name__)
def test_where_numbers_are_shown_the_same_search_finds_them(qtbot, shown, make, tmp_path):
    shown.jobs.heard.clear()
    assert hits(shown, words_of_page(qtbot, shown, make, tmp_path)), make.__name__
    assert shown.jobs.heard or make is every_page.log, "only the log has its numbers in words"


def words_of_page(qtbot, case: Case, make, tmp_path) -> str:
    page = make(case.jobs, case.who, case.shown, tmp_path)
    qtbot.addWidget(page)
    if not isinstance(page, LogPage):
        return every_word(page)
    view = read_log(case.session, LogQuery(words=f"decision_signed {case.signed_id()}"))
    signed = next(entry for entry in view.entries if entry["event"] == "decision_signed")
    entry = LogEntryView()
    qtbot.addWidget(entry)
    entry.show_entry(signed, view.users)
    return f"{every_word(page)} {every_word(entry)}"


def test_no_view_of_the_comparison_has_a_number(qtbot, hidden, shown):
    for view, words in views_of(qtbot, hidden):
        assert_nothing(hidden, words, view)
    for view, words in views_of(qtbot, shown):
        assert hits(shown, words), view


def views_of(qtbot, case: Case) -> Iterator[tuple[str, str]]:
    page = ComparePage(case.jobs, case.who)
    qtbot.addWidget(page)
    page.resize(1920, 1300)
    page.show_estimates(case.shown.record_id, case.shown.assessment_id)
    for view in (BARS, TABLE, PEOPLE, TEXT):
        page._show_view(view)
        yield view, painted_words(page)
    page._arranging.order_by("response")
    yield "in the reader's own order, with every part that is hidden", every_word(page)


def test_the_groups_stay_and_the_picture_of_people_is_not_offered(qtbot, hidden):
    page = ComparePage(hidden.jobs, hidden.who)
    qtbot.addWidget(page)
    page.show_estimates(hidden.shown.record_id, hidden.shown.assessment_id)
    plain = page.views.plain.toPlainText()
    assert "No clear difference from the best" in plain
    assert "Estimated, and shown without its number" in plain
    assert not page.sheet.tools.switch._buttons[PEOPLE].isVisibleTo(page)


def test_no_part_of_the_detail_has_a_number_and_the_inputs_stay_as_words(qtbot, hidden):
    page = a_detail(qtbot, hidden)
    for outcome in OUTCOMES:
        page.outcomes.choose(outcome)
        page.outcomes.chosen.emit(outcome)
        assert_nothing(hidden, every_word(page), outcome)
        assert "Contributions are associations in the model, not causes." in every_word(page.estimate)
    assert not page._view.isVisibleTo(page)
    for part in (page.estimate.people, page.estimate.reasons, page.reading.similar):
        assert part.isHidden()


def test_where_numbers_are_shown_the_detail_has_them_in_both_of_its_views(qtbot, shown):
    page = a_detail(qtbot, shown)
    assert hits(shown, every_word(page.estimate))
    assert hits(shown, every_word(page.contrast))
    page._show_view("technical")
    assert hits(shown, every_word(page.technical))


def a_detail(qtbot, case: Case) -> DetailPage:
    page = DetailPage(case.jobs, case.who)
    qtbot.addWidget(page)
    page.resize(1920, 1300)
    page.show_choice(case.shown, "sertraline", "mirtazapine")
    return page


def test_what_stands_beside_the_own_view_before_signing_has_no_number(qtbot, hidden, shown):
    for case, there in ((hidden, False), (shown, True)):
        card = BesideCard()
        qtbot.addWidget(card)
        card.show_both(case.shown, Decision("treat", "sertraline", 50.0), case.who.catalogue)
        assert bool(hits(case, every_word(card))) == there


# --- papers


def test_no_paper_and_nothing_copied_has_a_number(qtbot, hidden):
    page = OutputPage(hidden.jobs, hidden.who)
    qtbot.addWidget(page)
    for assessment_id in (hidden.shown.assessment_id, hidden.signed_id()):
        page.show_documents(assessment_id)
        for paper in (page.documents.handout, page.documents.report, page.documents.notice):
            assert_nothing(hidden, paper.html, paper.title)
            assert not paper.images
        for browser in (page._handout, page._report):
            assert_nothing(hidden, browser.toPlainText(), "on screen")
        page._copy()
        assert_nothing(hidden, QGuiApplication.clipboard().text(), "copied")
    for paper in (page.documents.handout, page.documents.report):
        assert_nothing(hidden, text_layer(paper), "the text layer")


def test_where_numbers_are_shown_papers_and_the_copied_text_have_them(qtbot, shown):
    page = OutputPage(shown.jobs, shown.who)
    qtbot.addWidget(page)
    page.show_documents(shown.signed_id())
    for words in (text_layer(page.documents.handout), page.documents.report.html, page.documents.chart_text):
        assert hits(shown, words)


def text_layer(paper) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf_bytes(paper))).pages)


# --- made-up patients


@settings(max_examples=2, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records(), severity=st.integers(10, 27), chance=st.randoms(use_true_random=False))
def test_whatever_the_patient_no_answer_no_text_and_no_document_has_a_number(qtbot, hidden, record, severity, chance):
    record = dataclasses.replace(record, ratings=(Rating(0, "PHQ-9", "total", severity),))
    stored, answers, words = one_patient(hidden, record, chance)
    kept = numbers(stored) - {0.0, 1.0, 0.9}
    assert not [part for part in inside(answers) if isinstance(part, float) and part in kept]
    found = frozenset(map(one_line, forms(stored)))
    assert [form for said in words for form in held(found, one_line(said))] == []


def test_where_numbers_are_shown_the_same_walk_finds_them(qtbot, shown):
    stored, answers, words = one_patient(shown, complete_record(), random.Random(1))
    assert [part for part in inside(answers) if isinstance(part, float) and part in numbers(stored)]
    found = frozenset(map(one_line, forms(stored)))
    assert all(held(found, one_line(said)) for said in words)


def one_patient(case: Case, record, chance):
    """Compared, two drugs set against each other, signed, opened again: what was stored, answered, and written."""
    session, name = case.session, f"H-{next(made_up):04d}"
    with session.store.change(EventKind.RECORDS_IMPORTED, {}) as change:
        change.add_batch(name, hashlib.sha256(name.encode()).hexdigest(), "canonical_folder", [], {"patients": 1})
        new = dataclasses.replace(record, pseudonym=name)
        record_id = change.add_records([new], name, session.catalogue.scales)[0]
    own = record_own_view(session, record_id, an_own_view())
    compared = compare_treatments(session, record_id, own.assessment_id)
    drugs = sorted({e.drug for e in compared.comparison.estimates if e.status == "estimated"})
    if len(drugs) < 2:
        reject()  # somebody unlike everybody the model knows has no numbers that could be shown
    drug, other = chance.sample(drugs, 2)
    explained = explain_choice(session, own.assessment_id, drug, other)
    signed = sign_decision(session, own.assessment_id, a_draft(explained.assessment, drug), PASSPHRASE)
    opened, patient = open_decision(session, own.assessment_id), open_patient(session, record_id)
    documents = write_documents(session, own.assessment_id)
    found = sections(rows_of(compared, session.catalogue))
    plain = comparison_text(compared, found, session.catalogue)
    reasons = " ".join(
        reasons_text(one.outcome, *one.for_and_against())
        for one in explained.explanations
        if any(abs(c.points) >= LEAST for c in one.contributions)
    )
    words = (plain, documents.report.html, documents.handout.html, documents.chart_text, reasons)
    answers = (compared, explained, signed, opened, patient, documents, open_follow_up(session, record_id))
    return session.store.assessment(own.assessment_id), answers, words


# --- what was signed


def test_the_signature_is_over_the_numbers_and_says_that_none_was_shown(qtbot, hidden):
    signed = hidden.session.store.assessment(hidden.signed_id()).signed
    assert signed.statement[FIELD] == HIDDEN
    assert re.search(r'"probability": "0\.\d{6}"', json.dumps(signed.statement["estimates"]))
    page = DecisionPage(hidden.jobs, hidden.who)
    qtbot.addWidget(page)
    page.show_decision(hidden.signed_id())
    assert page.view.intact
    assert "none was shown, by the policy of this site" in every_word(page)


def test_where_numbers_are_shown_the_statement_does_not_speak_of_them(shown):
    assert FIELD not in shown.session.store.assessment(shown.signed_id()).signed.statement


def test_a_decision_that_was_signed_without_numbers_is_shown_without_them_under_another_policy(qtbot, hidden):
    before = hidden.session.surroundings
    hidden.session.surroundings = dataclasses.replace(before, policy=Policy())
    try:
        page = DecisionPage(hidden.jobs, signed_in(hidden.session))
        qtbot.addWidget(page)
        page.show_decision(hidden.signed_id())
        assert page.view.intact
        assert_nothing(hidden, every_word(page), "decision")
    finally:
        hidden.session.surroundings = before

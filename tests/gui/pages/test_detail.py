"""One drug: the sentence first, for and against alike, why this rather than that, the rules apart from the model."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel

from cds_app.domain.decision import OwnView
from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.domain.evidence_quality import EvidenceCount, EvidenceQuality
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.published import figures_for
from cds_app.gui import text
from cds_app.gui.pages.detail import DetailPage
from cds_app.gui.widgets.chip import SeverityChip
from cds_app.gui.widgets.compare_rows import figure
from cds_app.gui.widgets.compare_technical import log_odds, technical_lines
from cds_app.gui.widgets.compare_words import CAUSES
from cds_app.gui.widgets.suicidality_card import SuicidalityCard
from cds_app.reporting.waterfall import waterfall
from cds_app.workflow.explain_choice import ChoiceExplanation, explain_choice
from cds_app.workflow.report_problem import ProblemReport, problem_report, save_problem_report
from cds_app.workflow.show_evidence import evidence_of
from cds_app.workflow.similar_people import Measured, Performance, SimilarPeople, performance_for
from tests.gui.pages.scenes import BASIS, PAGE, answer, assessment, cut, explanation, gone, shown, who, without_a_name
from tests.support.factories import make_record
from tests.support.fake_jobs import FakeJobs
from tests.support.turns import all_made
from tests.support.world import real_catalogue

__all__ = ["gone"]
Key = Qt.Key


def a_page(qtbot, drug="escitalopram", other="mirtazapine", found=None, **answers):
    found = found or assessment()
    estimated = found.comparison.drugs() and drug in found.comparison.drugs()
    ready = estimated and found.comparison.of(drug, "response").status == "estimated"
    nothing = ChoiceExplanation(found, drug, None, (), ())
    given = answers.get("given") or (answer(found, drug, other) if ready else nothing)
    known = {explain_choice: given, evidence_of: answers.get("quality"), performance_for: answers.get("performance")}
    page = DetailPage(FakeJobs(answers=known), who())
    qtbot.addWidget(page)
    page.show_choice(found, drug, answers.get("beside"))
    return page


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget) and label.text()]


def heard(signal):
    caught = []
    signal.connect(lambda *values: caught.append(values))
    return caught


def test_the_sentence_says_both_frames_and_the_interval(qtbot):
    page = a_page(qtbot)
    shown_in_it = page.assessment.comparison
    for outcome in OUTCOMES:
        page.outcomes.choose(outcome)
        page.outcomes.chosen.emit(outcome)
        estimate = shown_in_it.of("escitalopram", outcome)
        assert page.estimate.sentence.text() == text.estimate_sentence(estimate)
        assert page.estimate.people.as_text() == text.estimate_sentence(estimate)


def test_the_clinicians_own_pick_stands_beside_it_by_default(qtbot):
    page = a_page(qtbot)
    assert page.jobs.asked[0][1] == ("a-P-0001", "escitalopram", "mirtazapine")
    assert page.contrast.choice.currentData() == "mirtazapine"
    assert page.contrast.choice.currentText() == "Mirtazapine (your own view)"


def test_of_the_own_view_the_second_option_stands_beside_the_first(qtbot):
    page = a_page(qtbot, "mirtazapine", "paroxetine")
    assert page.jobs.asked[0][1][2] == "paroxetine"


def test_another_drug_can_be_chosen_to_stand_beside_it(qtbot):
    page = a_page(qtbot)
    page.jobs.answers[explain_choice] = answer(page.assessment, "escitalopram", "sertraline")
    place = page.contrast.choice.findData("sertraline")
    page.contrast.choice.setCurrentIndex(place)
    page.contrast.choice.activated.emit(place)
    assert page.jobs.asked[-1][1][2] == "sertraline"
    assert "Why escitalopram rather than sertraline" in words_of(page.contrast)


@pytest.mark.requirement("EXP-02")
def test_for_and_against_are_equal_in_number_of_places_size_and_order(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page):
        bars = page.estimate.bars
        lowering, raising = bars._columns
        assert len(lowering) == len(raising) == 3
        for column in (lowering, raising):
            sizes = [abs(c.points) for c in column]
            assert sizes == sorted(sizes, reverse=True)
        left, right = bars.row_rect(0, 0), bars.row_rect(1, 0)
        assert (left.width(), left.height(), left.top()) == (right.width(), right.height(), right.top())


@pytest.mark.requirement("EXP-03")
def test_each_input_is_said_with_its_name_value_and_direction(qtbot):
    page = a_page(qtbot)
    said = page.estimate.bars.as_text()
    assert "Unemployed, yes: 4 fewer of 100, in this model." in said
    assert "Childhood maltreatment, not known" in said
    assert "unemployed_" not in said


@pytest.mark.requirement("EXP-05")
def test_it_says_that_contributions_are_associations(qtbot):
    page = a_page(qtbot)
    assert any(CAUSES in words for words in words_of(page.contrast))
    assert CAUSES in page.technical.as_text()


def test_of_the_contrast_the_drugs_own_effect_stands_first_and_both_have_their_interval(qtbot):
    page = a_page(qtbot)
    found = next(c for c in page.answer.contrasts if c.outcome == "response")
    words = words_of(page.contrast)
    at = words.index("the drugs themselves, from trials")
    parts = words[words.index("What makes the difference, in points of 100") + 1 :]
    assert parts[0] == text.points(found.drug_effect)
    assert at == words.index(parts[0]) + 1
    for drug in ("escitalopram", "mirtazapine"):
        assert figure(page.assessment.comparison.of(drug, "response")) in words
    assert text.contrast_sentence(found) in page.contrast.as_text()


def test_rules_stand_apart_from_the_model_with_source_and_review(qtbot):
    page = a_page(qtbot)
    words = " ".join(words_of(page.safety))
    rule = next(r for r in real_catalogue().rules if r.id == "bleeding_medicine")
    assert "From the catalogue's rules, not from the model." in words
    assert rule.title in words
    assert rule.sentence in words
    assert "not clinically reviewed" in words


def test_practical_facts_name_dose_and_source(qtbot):
    words = " ".join(words_of(a_page(qtbot).reading.facts))
    assert "Start with 10 mg; usually 10–20\xa0mg a day" in words
    assert "not clinically reviewed" in words
    assert "Monitoring" in words


def test_published_figures_stand_apart_from_the_model_with_value_people_source_and_review(qtbot):
    page = a_page(qtbot)
    words = " ".join(words_of(page.reading.published))
    assert page.reading.published.accessibleName() == "Published figures (not from the model)"
    for published in figures_for("escitalopram", real_catalogue().published):
        assert text.measure_name(published) in words
        assert text.published_value(published) in words
        assert text.basis_text((published,)).split(".")[0] in words
    assert "Petimar 2024: seen in the source, not clinically reviewed" in words
    assert "Other US labels: source not seen, not clinically reviewed" in words


def test_published_figures_are_those_of_the_drug_that_is_open(qtbot):
    page = a_page(qtbot)
    page.show_choice(assessment(), "bupropion")
    words = " ".join(words_of(page.reading.published))
    assert "−0.22" in words
    assert "+0.41" not in words


@pytest.mark.requirement("SCO-17")
def test_what_is_known_about_the_class_is_the_same_for_every_drug_and_patient(qtbot):
    young = make_record("P-0002", values={"age_years": 19, "suicide_attempt": "lifetime", "sex": "male"})
    pages = [
        a_page(qtbot),
        a_page(qtbot, "nortriptyline"),
        a_page(qtbot, "bupropion"),
        a_page(qtbot, found=assessment("P-0002", record=young)),
    ]
    said = [words_of(page.reading.suicidality) for page in pages]
    assert said[0]
    assert all(words == said[0] for words in said)


@pytest.mark.requirement("SCO-17")
def test_it_is_whole_although_whoever_had_it_made_ahead_stopped_half_way(qtbot):
    card = SuicidalityCard(who().catalogue, who().policy.item9_wording)
    qtbot.addWidget(card)
    parts = card.made()
    next(parts)
    parts.close()
    half = words_of(card)
    list(card.made())
    assert len(half) < len(words_of(card))
    assert words_of(card) == words_of(a_page(qtbot).reading.suicidality)


@pytest.mark.requirement("SCO-17")
def test_it_names_the_sites_own_text_and_holds_no_chip_button_or_bar(qtbot):
    page = a_page(qtbot)
    words = " ".join(words_of(page.reading.suicidality))
    assert page.who.policy.item9_wording in words
    assert "the program estimates no suicide risk" in words
    assert page.reading.suicidality.findChildren(SeverityChip) == []
    assert page.reading.suicidality.findChildren(QAbstractButton) == []
    assert page.reading.suicidality.property("role") == "card"


QUALITY = EvidenceQuality(
    tuple(
        EvidenceCount(drug, outcome, trials, people, level, indirect)
        for outcome in OUTCOMES
        for drug, trials, people, level, indirect in (
            ("escitalopram", 30, 3760, "many", False),
            ("mirtazapine", 3, 410, "few", True),
        )
    )
)


def test_how_many_trials_the_estimate_rests_on_is_said_for_both_drugs(qtbot):
    page = a_page(qtbot, quality=QUALITY)
    assert page.estimate.evidence.text() == text.evidence_sentence(QUALITY.of("escitalopram", "response"))
    assert text.evidence_sentence(QUALITY.of("mirtazapine", "response")) in page.contrast.as_text()


def test_without_counts_nothing_is_said_about_trials(qtbot):
    page = a_page(qtbot)
    assert page.estimate.evidence.text() == ""
    assert not page.estimate.evidence.isVisibleTo(page)
    assert "trials with" not in page.contrast.as_text()


def test_counts_of_one_assessment_do_not_stay_for_the_next(qtbot):
    page = a_page(qtbot, quality=QUALITY)
    page.jobs.hold = True
    page.show_choice(assessment("P-0002"), "escitalopram")
    assert page.estimate.evidence.text() == ""


def test_counts_that_cannot_be_had_leave_the_estimate_alone(qtbot):
    page = a_page(qtbot, quality=CdsError("bundle_none"))
    assert page.estimate.sentence.text()
    assert page.estimate.evidence.text() == ""


def test_every_fact_of_every_drug_is_shown_once(qtbot):
    from cds_app.gui.widgets.compare_facts import fact_rows

    for drug in real_catalogue().drugs.values():
        words = " ".join(sentence for _, sentence, _ in fact_rows(drug))
        assert all(words.count(fact) >= 1 for fact in drug.facts.values()), drug.name


def test_the_patients_own_concerns_stand_first_among_the_side_effects(qtbot):
    words = words_of(a_page(qtbot).reading.effects)
    names = [w for w in words if w in {text.concern_name(c) for c in ("weight_gain", "sexual_dysfunction", "nausea")}]
    assert names[:2] == ["Weight gain", "Sexual dysfunction"]
    assert words.count("the patient's own concern") == 2


@pytest.mark.requirement("EXP-01")
def test_the_technical_parts_add_up_to_the_number_shown(qtbot):
    page = a_page(qtbot)
    found = page.assessment.comparison.of("escitalopram", "response")
    given = explanation(page.assessment.comparison, "escitalopram", "response")
    lines = technical_lines(found, given)
    numbers = [float(value.replace("−", "-")) for _, _, value in lines[: 1 + len(given.contributions)]]
    assert sum(numbers) == pytest.approx(found.probability, abs=0.0005)
    assert lines[-1][2] == f"{log_odds(found.probability):+.4f}".replace("-", "−").replace("+0.0000", "0.0000")
    assert page.assessment.comparison.bundle.sha256 in page.technical.as_text().replace(" ", "")
    page._show_view("technical")
    assert page.technical.isVisibleTo(page)
    assert not page.reading.isVisibleTo(page)


@pytest.mark.requirement("EXP-01")
def test_an_explanation_that_does_not_add_up_takes_the_estimate_with_it(qtbot):
    page = a_page(qtbot, given=IntegrityError("explanation_does_not_add_up"))
    assert "does not add up" in page._frame._notice.as_text()
    assert page.estimate.sentence.text() == ""
    assert not page.estimate.isVisibleTo(page)
    assert not page._sign.isVisibleTo(page)


@pytest.mark.requirement("EXP-01")
def test_nor_does_its_technical_card_stay_when_that_was_looked_at_meanwhile(qtbot):
    page = a_page(qtbot)
    page.jobs.answers[explain_choice] = IntegrityError("explanation_does_not_add_up")
    page.jobs.hold = True
    page.show_choice(page.assessment, "sertraline")
    page._view.buttons()[1].click()
    assert page.technical.isVisibleTo(page)
    page.jobs.release()
    assert "does not add up" in page._frame._notice.as_text()
    assert not page.technical.isVisibleTo(page)


def test_the_technical_card_is_looked_at_only_with_the_drug_that_was_opened(qtbot):
    page = all_made(a_page(qtbot))
    with shown(qtbot, page, *PAGE):
        before = page.technical.lines.as_rows()
        page.show_choice(page.assessment, "mirtazapine")
        page._view.buttons()[1].click()
        at_once = page.technical.lines.as_rows()
        assert at_once == all_made(page).technical.lines.as_rows()
        assert at_once != before


def test_another_error_is_said_inline_and_leaves_the_estimate(qtbot):
    page = a_page(qtbot, given=CdsError("stale_assessment"))
    assert "Start a new assessment" in page._frame._notice.as_text()
    assert page.estimate.sentence.text()


@pytest.mark.parametrize(("drug", "words"), [("bupropion", "a rule excludes it"), ("nortriptyline", "No estimate for")])
def test_a_drug_without_a_number_is_shown_with_its_reason_and_that_it_was_opened_is_noted(qtbot, drug, words):
    page = a_page(qtbot, drug)
    assert [(asked[0], asked[1]) for asked in page.jobs.asked] == [(explain_choice, ("a-P-0001", drug, None))]
    assert words in page.estimate.sentence.text()
    assert not page.outcomes.isVisibleTo(page)
    assert not page.contrast.isVisibleTo(page)
    assert not page.reading.similar.isVisibleTo(page)
    assert words_of(page.reading.facts)


def test_an_own_pick_without_an_estimate_is_said_so(qtbot):
    found = assessment(own_view=OwnView(("bupropion",), 3, "past_response"))
    page = a_page(qtbot, other=None, found=found)
    assert page.jobs.asked[0][1][2] is None
    assert page.contrast.as_text().startswith("Your own choice, bupropion, has no estimate for this patient.")


@pytest.mark.requirement("SCO-14")
def test_a_late_answer_about_another_patient_or_drug_is_ignored(qtbot):
    page = a_page(qtbot)
    page.jobs.hold = True
    page.show_choice(assessment("P-0002"), "sertraline")
    page._explained(answer(assessment("P-0001"), "sertraline"))
    page._explained(answer(assessment("P-0002"), "duloxetine"))
    assert page.answer is None
    assert page._code.text() == "P-0002"
    assert not page.estimate.reasons.isVisibleTo(page)


def test_what_was_opened_is_told_and_goes_on_to_the_signature(qtbot):
    page = a_page(qtbot)
    told, wanted = heard(page.opened), heard(page.sign_wanted)
    page._ask()
    page._sign.click()
    assert told[0][0].explanations
    assert wanted == [(page.assessment, "escitalopram")]
    assert page.assessment.explanations


def test_a_signed_assessment_offers_no_signature_here(qtbot):
    from cds_app.domain.decision import State

    page = a_page(qtbot, found=dataclasses.replace(assessment(), state=State.SIGNED))
    assert not page._sign.isVisibleTo(page)


def test_escape_goes_back_and_tab_reaches_everything(qtbot):
    page = a_page(qtbot)
    back = heard(page.back)
    with shown(qtbot, page):
        assert QApplication.focusWidget() is page.outcomes.buttons()[0]
        visited = []
        for _ in range(16):
            visited.append(QApplication.focusWidget())
            qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        assert page.contrast.choice in visited
        assert page._sign in visited
        qtbot.keyClick(page._sign, Key.Key_Escape)
    assert back == [()]


def test_page_down_and_end_move_what_is_read(qtbot):
    from PySide6.QtWidgets import QScrollArea

    page = a_page(qtbot)
    with shown(qtbot, page):
        bar = page._frame.findChild(QScrollArea).verticalScrollBar()
        qtbot.keyClick(page._sign, Key.Key_PageDown)
        assert bar.value() > 0
        qtbot.keyClick(page._sign, Key.Key_End)
        assert bar.value() == bar.maximum()
        qtbot.keyClick(page._sign, Key.Key_Home)
        assert bar.value() == 0


@pytest.mark.requirement("INS-15")
@pytest.mark.parametrize("drug", ["escitalopram", "bupropion"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_has_a_name_and_no_word_is_cut(qtbot, scale, drug):
    page = a_page(qtbot, drug, quality=QUALITY)
    with shown(qtbot, page, *PAGE, scale):
        assert without_a_name(page) == []
        assert cut(page) == []


def test_where_names_would_be_cut_beside_their_bars_words_stand_first(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page, *PAGE, 2.0):
        assert not page.estimate.bars.isVisible()
    wide = a_page(qtbot)
    with shown(qtbot, wide):
        assert wide.estimate.bars.isVisible()


# --- everything in the table, the picture of the parts, people like this one, and a problem to report


@pytest.mark.requirement("EXP-10")
def test_of_the_parts_three_a_side_are_drawn_and_the_table_holds_all_of_them(qtbot):
    page = a_page(qtbot)
    found = page._explanation("response")
    drawn = [len(column) for column in page.estimate.bars._columns]
    assert max(drawn) <= 3
    heads, *rows = page.estimate.bars.as_rows()
    named = {row[heads.index("Input")]: row[heads.index("Points of 100")] for row in rows}
    assert named == {text.feature_name(c.input): text.points(c.points) for c in found.contributions}


def test_an_input_leads_to_the_record(qtbot):
    page = a_page(qtbot)
    wanted = heard(page.record_wanted)
    page.estimate.bars.input_chosen.emit("unemployed")
    assert wanted == [()]


def test_the_picture_of_the_parts_is_drawn_when_it_is_looked_at_from_the_explanations_own_values(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page):
        assert not [asked for asked in page.jobs.asked if asked[0] is waterfall]
        page._show_view("technical")
        (asked,) = [asked for asked in page.jobs.asked if asked[0] is waterfall]
        base, drawn = asked[1][:2]
        found = page._explanation("response")
        assert base == found.base
        assert [step.points for step in drawn] == [c.points for c in found.contributions]
        assert not page.technical.plot.pixmap().isNull()
        assert str(text.people(found.probability)) in page.technical.plot.accessibleDescription()


def test_people_like_this_one_stand_with_their_number_and_interval_and_too_few_are_said_so(qtbot):
    rows = (
        SimilarPeople("age_band", "45-64", 9000, 4400, False, 0.51, Measured(0.64, 0.62, 0.66), None),
        SimilarPeople("drug", "escitalopram", 90, 40, True, 0.44, None, Measured(0.02, -0.08, 0.12)),
    )
    page = a_page(qtbot, performance=Performance(BASIS, {"response": rows}))
    said = page.reading.similar.as_text()
    assert "Age: 45–64 9\N{NO-BREAK SPACE}000 51 – 0.64 (0.62–0.66)" in said
    assert "Drug: Escitalopram 90, too few to tell 44 +2 (\N{MINUS SIGN}8 to +12) –" in said
    assert BASIS in said
    page.outcomes.choose("remission")
    page.outcomes.chosen.emit("remission")
    assert page.reading.similar.as_text().startswith(
        "The model bundle that made this estimate holds no figures by group."
    )


def test_a_problem_is_read_as_it_will_be_saved_and_saved_as_it_was_read(qtbot, tmp_path, monkeypatch):
    page = a_page(qtbot)
    report = ProblemReport("escitalopram", "response", "too_high", '{"problem": "too_high"}\n')
    page.jobs.answers[problem_report] = report
    page.reading.problem.problem.set_code("too_high")
    page.reading.problem.problem.activated.emit(0)
    assert page.jobs.asked[-1][1] == ("a-P-0001", "escitalopram", "response", "too_high")
    assert page.reading.problem.preview.toPlainText() == report.content
    page.jobs.answers[save_problem_report] = tmp_path / "report.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "report"), ""))
    page.reading.problem._save.click()
    assert page.jobs.asked[-1][1] == (report, tmp_path / "report.json")
    assert "Saved as report.json" in page.reading.problem._said.text()
    page.outcomes.chosen.emit("remission")
    assert page.reading.problem.report is None, "a report about another outcome does not stay"


def test_beside_the_comparison_there_is_one_signature_button_and_this_one_closes(qtbot):
    page = a_page(qtbot)
    page.set_beside(True)
    page.show_choice(assessment(), "sertraline")
    assert not page._sign.isVisibleTo(page)
    assert page._back.text() == "&Close"
    page.set_beside(False)
    page.show_choice(assessment(), "sertraline")
    assert page._sign.isVisibleTo(page)


# --- what lies below the estimate comes in turn


def test_on_screen_nothing_of_the_drug_before_stands_under_the_name_of_the_next(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page):
        page.show_choice(assessment(), "mirtazapine")
        for card in (page.safety, page.reading.facts, page.reading.effects, page.reading.published):
            assert not card.isVisible()
        qtbot.waitUntil(lambda: page.reading.problem.isVisible())
        dose = " ".join(words_of(page.reading.facts))
        assert "Start with 15 mg" in dose
        assert page.reading.facts.isVisible()


def test_what_comes_in_turn_is_read_and_reached_in_the_order_of_the_page(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page):
        page.show_choice(assessment(), "sertraline")
        qtbot.waitUntil(lambda: page.reading.problem.isVisible())
        left = (page.contrast, page.reading.effects, page.reading.published, page.reading.similar, page.reading.problem)
        places = [page.reading.children().index(card) for card in left]
        assert places == sorted(places)
        following, chain = page.contrast.choice, []
        while following is not page._sign:
            following = following.nextInFocusChain()
            chain.append(following)
        assert page.reading.problem.problem in chain


def test_cards_made_ahead_show_nothing_before_a_drug_is_open(qtbot):
    page = DetailPage(FakeJobs(), who())
    qtbot.addWidget(page)
    for _part in page.make_ahead():
        assert not page._content.isVisibleTo(page)
    assert not page.reading.facts.isVisibleTo(page.reading)

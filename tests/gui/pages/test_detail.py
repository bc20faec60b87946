"""One drug: the sentence first, for and against alike, why this rather than that, the rules apart from the model."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from cds_app.domain.decision import OwnView
from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui import text
from cds_app.gui.pages.detail import DetailPage
from cds_app.gui.widgets.compare_rows import figure
from cds_app.gui.widgets.compare_technical import log_odds, technical_lines
from cds_app.gui.widgets.compare_words import CAUSES
from cds_app.workflow.explain_choice import explain_choice
from tests.gui.pages.scenes import PAGE, answer, assessment, cut, explanation, gone, shown, who, without_a_name
from tests.support.fake_jobs import FakeJobs
from tests.support.world import real_catalogue

__all__ = ["gone"]
Key = Qt.Key


def a_page(qtbot, drug="escitalopram", other="mirtazapine", found=None, **answers):
    found = found or assessment()
    estimated = found.comparison.drugs() and drug in found.comparison.drugs()
    ready = estimated and found.comparison.of(drug, "response").status == "estimated"
    given = answers.get("given") or (answer(found, drug, other) if ready else None)
    page = DetailPage(FakeJobs(answers={explain_choice: given}), who())
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
    words = " ".join(words_of(a_page(qtbot).facts))
    assert "Start with 10 mg; usually 10–20\xa0mg a day" in words
    assert "not clinically reviewed" in words
    assert "Monitoring" in words


def test_every_fact_of_every_drug_is_shown_once(qtbot):
    from cds_app.gui.widgets.compare_facts import fact_rows

    for drug in real_catalogue().drugs.values():
        words = " ".join(sentence for _, sentence, _ in fact_rows(drug))
        assert all(words.count(fact) >= 1 for fact in drug.facts.values()), drug.name


def test_the_patients_own_concerns_stand_first_among_the_side_effects(qtbot):
    words = words_of(a_page(qtbot).effects)
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
    assert page.assessment.comparison.bundle.sha256 in page.technical.as_text()
    page._show_view("technical")
    assert page.technical.isVisibleTo(page)
    assert not page._reading.isVisibleTo(page)


@pytest.mark.requirement("EXP-01")
def test_an_explanation_that_does_not_add_up_takes_the_estimate_with_it(qtbot):
    page = a_page(qtbot, given=IntegrityError("explanation_does_not_add_up"))
    assert "does not add up" in page._frame._notice.as_text()
    assert page.estimate.sentence.text() == ""
    assert not page.estimate.isVisibleTo(page)
    assert not page._sign.isVisibleTo(page)


def test_another_error_is_said_inline_and_leaves_the_estimate(qtbot):
    page = a_page(qtbot, given=CdsError("stale_assessment"))
    assert "Start a new assessment" in page._frame._notice.as_text()
    assert page.estimate.sentence.text()


@pytest.mark.parametrize(("drug", "words"), [("bupropion", "a rule excludes it"), ("nortriptyline", "No estimate for")])
def test_a_drug_without_a_number_is_shown_with_its_reason_and_nothing_is_asked(qtbot, drug, words):
    page = a_page(qtbot, drug)
    assert page.jobs.asked == []
    assert words in page.estimate.sentence.text()
    assert not page.outcomes.isVisibleTo(page)
    assert not page.contrast.isVisibleTo(page)
    assert words_of(page.facts)


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
    page = a_page(qtbot, drug)
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

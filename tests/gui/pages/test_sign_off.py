"""The signature: nothing beforehand, everything by itself, Enter signs nothing, a wrong passphrase loses nothing."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from cds_app.domain.decision import Decision, SignOff, State, left_to_do, required_acknowledgements
from cds_app.domain.errors import CdsError
from cds_app.gui.pages.sign_off import SignOffPage
from cds_app.gui.widgets.sign_form import SignForm
from cds_app.gui.widgets.sign_words import (
    IDENTIFIES,
    LEFT,
    PASSPHRASE,
    acknowledgement_words,
    decision_words,
    left_words,
    moment_with_offset,
    receipt,
)
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.open_patient import open_assessment
from cds_app.workflow.own_agreement import OwnAgreement, own_agreement
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.sign_decision import sign_decision
from tests.gui.pages.scenes import (
    BASIS,
    PAGE,
    assessment,
    cut,
    explained,
    gone,
    reach,
    shown,
    signed,
    who,
    without_a_name,
)
from tests.support.fake_jobs import FakeJobs
from tests.support.world import PASSPHRASE as RIGHT
from tests.support.world import an_own_view, real_catalogue

__all__ = ["gone"]
Key = Qt.Key
EXPLAINED = ("escitalopram", "mirtazapine", "reboxetine", "sertraline")


def an_assessment(**changes):
    return dataclasses.replace(explained(assessment(), *EXPLAINED), **changes)


def a_page(qtbot, found=None, drug=None, jobs=None):
    page = SignOffPage(jobs or FakeJobs(), who())
    qtbot.addWidget(page)
    page.begin(found or an_assessment(), drug)
    return page


def treat(page, drug="mirtazapine", dose="30"):
    page.decision.kind.buttons["treat"].click()
    page.decision.drug.set_code(drug)
    page.decision.dose.setText(dose)


def complete(page, drug="mirtazapine", passphrase="a passphrase"):
    treat(page, drug)
    page.reasons.boxes["patient_preference"].click()
    for box in page.known.boxes.values():
        box.click()
    page.passphrase.setText(passphrase)


def answered_by(page, answer=None):
    page.jobs.answers[sign_decision] = answer or signed(page.assessment, page.draft())


def heard(signal):
    caught = []
    signal.connect(lambda *values: caught.append(values))
    return caught


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget) and label.text()]


# --- made ahead


def test_a_page_that_is_made_in_parts_shows_none_of_them_as_a_window(qtbot, qapp):
    page = SignOffPage(FakeJobs(), who())
    qtbot.addWidget(page)
    parts = page.make_ahead()
    for _ in parts:
        page.resize(1600, 800)
        page.resize(700, 800)
        assert [one for one in qapp.topLevelWidgets() if one.isVisible()] == []
    page.show()
    assert [one for one in qapp.topLevelWidgets() if one.isVisible()] == [page]
    assert page.signature.window() is page


def test_shown_at_once_it_is_whole(qtbot, qapp):
    page = SignOffPage(FakeJobs(), who())
    qtbot.addWidget(page)
    page.resize(1600, 800)
    page.show()
    assert [one for one in qapp.topLevelWidgets() if one.isVisible()] == [page]
    assert page.signature.window() is page


def test_the_form_is_made_when_it_is_first_asked_for_and_then_the_page_is_whole(qtbot):
    page = SignOffPage(FakeJobs(), who())
    qtbot.addWidget(page)
    assert page.findChildren(SignForm) == []
    next(page.make_ahead())
    assert page.draft() == SignOff(), "made, and not in its place yet"
    page.begin(an_assessment())
    assert page.findChildren(SignForm) == [page._form]
    assert page.decision is page._form.decision


# --- nothing beforehand


@pytest.mark.requirement("SIG-04")
def test_nothing_is_chosen_beforehand_also_when_one_comes_from_a_drug(qtbot):
    page = a_page(qtbot, drug="sertraline")
    draft = page.draft()
    assert draft.decision is None
    assert draft.reasons == ()
    assert draft.acknowledged == ()
    assert page.decision.drug.code() == ""
    assert page.decision.drug.itemData(0) == "sertraline"
    assert not page._sign.isEnabled()


def test_after_the_drug_one_comes_from_stand_the_own_view_and_then_all_by_name(qtbot):
    page = a_page(qtbot, drug="sertraline")
    offered = [page.decision.drug.itemData(n) for n in range(page.decision.drug.count())]
    assert offered[:3] == ["sertraline", "mirtazapine", "paroxetine"]
    assert sorted(offered) == sorted(real_catalogue().drugs)
    assert page.decision.drug.itemText(offered.index("bupropion")) == "Bupropion (excluded by a rule)"


@pytest.mark.requirement("SIG-04")
@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_signs_nowhere(qtbot, key):
    page = a_page(qtbot)
    complete(page)
    with shown(qtbot, page):
        page.passphrase.setText("a passphrase")
        assert page._sign.isEnabled()
        for control in (page.passphrase, page.decision.dose, page.decision.drug, *page.reasons.boxes.values()):
            qtbot.keyClick(control, key)
        assert not [asked for asked in page.jobs.asked if asked[0] is sign_decision]


# --- what is left


@pytest.mark.requirement("SIG-06")
def test_the_button_opens_exactly_when_nothing_is_left_and_the_line_names_what_is(qtbot):
    page = a_page(qtbot)
    said = [page.signature.left()]
    treat(page, dose="")
    said.append(page.signature.left())
    page.decision.dose.setText("30")
    page.reasons.boxes["past_response"].click()
    said.append(page.signature.left())
    page.known.boxes["basis"].click()
    page.known.boxes["inputs_missing"].click()
    said.append(page.signature.left())
    assert not page._sign.isEnabled()
    page.passphrase.setText("x")
    assert said == [
        "Before signing: a decision, a reason, 2 acknowledgements, your passphrase.",
        "Before signing: the dose, a reason, 2 acknowledgements, your passphrase.",
        "Before signing: 2 acknowledgements, your passphrase.",
        "Before signing: your passphrase.",
    ]
    assert page.signature.left() == "Nothing is left to do; signing is possible."
    assert page._sign.isEnabled()
    assert left_to_do(page.assessment, page.draft(), tuple(real_catalogue().drugs)) == ()
    page.known.boxes["basis"].click()
    assert not page._sign.isEnabled()


@pytest.mark.requirement("SIG-06")
def test_every_code_of_what_is_left_has_words():
    for code in (*LEFT, "acknowledge:basis"):
        sentence = left_words((code,), "sertraline")
        assert sentence.startswith("Before signing: ")
        assert "{" not in sentence
        assert "_" not in sentence
    with pytest.raises(KeyError):
        left_words(("something_new",), None)


def test_left_to_do_gives_no_code_without_words():
    states = [an_assessment(), an_assessment(state=State.SIGNED), assessment(), assessment(stop="bipolar_disorder")]
    decisions = [None, Decision("treat"), Decision("treat", "escitalopram"), Decision("treat", "bupropion", 1.0)]
    from cds_app.domain.decision import SignOff

    found = {
        code
        for state in states
        for decision in decisions
        for code in left_to_do(state, SignOff(decision), tuple(real_catalogue().drugs))
    }
    plain = {code for code in found if not code.startswith("acknowledge:")}
    assert plain <= set(LEFT)
    assert plain == set(LEFT) - {PASSPHRASE, IDENTIFIES}
    for code in found - plain:
        assert acknowledgement_words(code.removeprefix("acknowledge:"), states[0].comparison, real_catalogue())


def test_every_rule_has_words_to_acknowledge():
    catalogue = real_catalogue()
    for rule in catalogue.rules:
        words = acknowledgement_words(f"{rule.severity}:{rule.id}", None, catalogue)
        assert rule.title in words
        assert rule.sentence in words


@pytest.mark.requirement("SIG-06")
def test_each_acknowledgement_is_a_box_of_its_own_and_follows_the_decision(qtbot):
    page = a_page(qtbot)
    assert list(page.known.boxes) == ["basis", "inputs_missing"]
    assert BASIS in page.known.boxes["basis"].text()
    page.known.boxes["basis"].click()
    treat(page, "escitalopram", "10")
    assert list(page.known.boxes) == list(required_acknowledgements(page.assessment, page.draft().decision))
    assert "caution:bleeding_medicine" in page.known.boxes
    assert page.known.boxes["basis"].isChecked()
    page.decision.drug.set_code("mirtazapine")
    assert "caution:bleeding_medicine" not in page.known.boxes


@pytest.mark.requirement("SIG-05")
def test_agreeing_takes_as_many_inputs_as_disagreeing(qtbot):
    counts = set()
    for drug in ("mirtazapine", "sertraline", "reboxetine"):
        page = a_page(qtbot)
        treat(page, drug)
        counts.add(len(page.what_is_left()))
    assert len(counts) == 1


@pytest.mark.requirement("SIG-08")
def test_an_excluded_drug_and_another_reason_need_a_comment(qtbot):
    page = a_page(qtbot)
    complete(page, "bupropion")
    assert page.what_is_left() == ("comment",)
    assert page._form._comment_hint.isVisibleTo(page)
    page.comment.setPlainText("  ")
    assert page.what_is_left() == ("comment",)
    page.comment.setPlainText("Agreed with neurology")
    assert page.what_is_left() == ()
    other = a_page(qtbot)
    complete(other)
    other.reasons.boxes["other"].click()
    assert other.what_is_left() == ("comment",)


def test_an_estimate_whose_explanation_was_not_opened_is_one_button_away(qtbot):
    page = a_page(qtbot, assessment())
    opened = heard(page.drug_opened)
    complete(page)
    assert page.what_is_left() == ("explanation",)
    assert "opening the explanation of mirtazapine" in page.signature.left()
    page.decision._open.click()
    assert opened == [(page.assessment, "mirtazapine", None)]
    page.begin(explained(page.assessment, "mirtazapine"), "mirtazapine")
    assert page.draft().decision == Decision("treat", "mirtazapine", 30.0)
    assert page.what_is_left() == ()
    assert not page.decision._open.isVisibleTo(page)


@pytest.mark.parametrize(("typed", "dose"), [("37.5", 37.5), ("37,5", 37.5), ("", None), (".", None)])
def test_the_dose_reads_a_point_and_a_comma(qtbot, typed, dose):
    page = a_page(qtbot)
    treat(page, dose="")
    qtbot.keyClicks(page.decision.dose, typed)
    assert page.decision.dose_mg() == dose


def test_a_dose_above_the_catalogues_highest_is_said_and_not_forbidden(qtbot):
    page = a_page(qtbot)
    treat(page, dose="45")
    assert not page.decision._above.isVisibleTo(page)
    page.decision.dose.setText("60")
    assert page.decision._above.isVisibleTo(page)
    assert "dose" not in page.what_is_left()


@pytest.mark.parametrize("kind", ["other_treatment", "defer", "none"])
def test_a_decision_without_a_drug_asks_for_no_drug(qtbot, kind):
    page = a_page(qtbot)
    page.decision.kind.buttons[kind].click()
    assert page.draft().decision == Decision(kind)
    assert not {"drug", "dose", "explanation"} & set(page.what_is_left())
    assert not page.decision.drug.isVisibleTo(page)


@pytest.mark.requirement("SIG-07")
def test_own_view_and_decision_stand_side_by_side_in_neutral_words(qtbot):
    page = a_page(qtbot)
    treat(page, "reboxetine", "8")
    said = page.sheet.beside.as_text()
    assert "Own view: Mirtazapine, Paroxetine" in said
    assert "Decision: Reboxetine, 8" in said
    assert "Beside it: not among the options of your own view" in said
    assert "Comparison: Outside the group without a clear difference from the best" in said
    assert not [word for word in ("wrong", "agree", "mistake", "better", "worse") if word in said.lower()]
    page.decision.drug.set_code("paroxetine")
    assert "Beside it: an option of your own view" in page.sheet.beside.as_text()


# --- signing


@pytest.mark.requirement("SIG-10")
def test_meaning_name_credential_and_time_are_in_sight_where_the_passphrase_is_asked(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page):
        said = page.signature.as_text()
        assert who().policy.signature_meaning in said
        assert "Dr Ada Example, MD" in said
        assert "(UTC" in said
        assert page.signature.isVisible()
        assert page._sign.text().replace("&", "") == "Sign decision"


def test_signing_hands_over_the_draft_and_shows_the_signature_block(qtbot):
    page = a_page(qtbot)
    done, changed = heard(page.signed), heard(page.jobs.assessment_changed)
    complete(page)
    answered_by(page)
    draft = page.draft()
    page._sign.click()
    ((_, args, _, slot),) = [asked for asked in page.jobs.asked if asked[0] is sign_decision]
    assert (args, slot) == (("a-P-0001", draft, "a passphrase"), "assessment")
    assert done[0][0].state is State.SIGNED
    assert changed == [("P-0001",)]
    assert page.passphrase.text() == ""
    block = page.sheet.read.as_text()
    assert "Signed by: Dr Ada Example, MD" in " ".join(block.split())
    digits = hashlib.sha256(base64.b64decode(done[0][0].signed.signature)).hexdigest()[:16]
    assert digits in block


def test_after_signing_the_focus_is_on_what_follows(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page):
        complete(page)
        answered_by(page)
        page._sign.setFocus()
        page._sign.click()
        assert page.focusWidget() is page.sheet.documents


@pytest.mark.requirement("SIG-11")
def test_the_time_is_said_with_its_offset():
    zone = timezone(timedelta(hours=1))
    assert moment_with_offset("2026-11-02T09:00:00+00:00", zone) == "2\xa0Nov\xa02026, 10:00 (UTC+01:00)"
    assert "(UTC-03:30)" in moment_with_offset(datetime(2026, 1, 1, tzinfo=UTC), timezone(-timedelta(hours=3.5)))


def test_a_wrong_passphrase_clears_the_field_says_so_and_loses_nothing(qtbot):
    page = a_page(qtbot)
    complete(page)
    page.comment.setPlainText("as discussed")
    draft = page.draft()
    page.jobs.answers[sign_decision] = CdsError("passphrase_wrong")
    page._sign.click()
    assert page.passphrase.text() == ""
    assert (
        page.signature.problem() == "The passphrase is not right. Nothing was changed. Type your own passphrase again."
    )
    assert page.draft() == draft
    assert page._form.isEnabled()
    assert page.what_is_left() == (PASSPHRASE,)
    page.passphrase.setText("the right one")
    answered_by(page)
    page._sign.click()
    assert page.assessment.state is State.SIGNED


def test_another_error_is_said_inline_and_loses_nothing(qtbot):
    page = a_page(qtbot)
    complete(page)
    page.jobs.answers[sign_decision] = CdsError("stale_assessment")
    draft = page.draft()
    page._sign.click()
    assert "Start a new assessment" in page._frame._notice.as_text()
    assert page.draft() == draft


@pytest.mark.requirement("SCO-14")
def test_a_late_answer_about_another_patient_is_ignored(qtbot):
    page = a_page(qtbot)
    complete(page)
    other = signed(page.assessment, page.draft())
    page.jobs.hold = True
    page._sign.click()
    page.begin(explained(assessment("P-0002"), "mirtazapine"))
    page._done(other)
    assert page.assessment.pseudonym == "P-0002"
    assert page.assessment.state is State.ESTIMATES_SHOWN


def test_a_second_click_while_signing_signs_nothing_twice(qtbot):
    page = a_page(qtbot)
    complete(page)
    page.jobs.hold = True
    page.sign()
    page.passphrase.setText("again")
    page.sign()
    assert len([asked for asked in page.jobs.asked if asked[0] is sign_decision]) == 1


@pytest.mark.requirement("SIG-04")
def test_nothing_is_carried_over_to_the_next_patient_and_a_draft_stays_with_its_own(qtbot):
    page = a_page(qtbot)
    complete(page)
    page.begin(an_assessment(), "sertraline")
    assert page.draft().decision == Decision("treat", "mirtazapine", 30.0)
    page.begin(explained(assessment("P-0002"), "mirtazapine"))
    assert page.draft().decision is None
    assert page.draft().reasons == ()
    assert page.draft().acknowledged == ()
    assert page.passphrase.text() == ""


def test_a_passphrase_does_not_wait_on_a_page_that_nobody_sees(qtbot):
    page = a_page(qtbot)
    with shown(qtbot, page):
        complete(page)
        page.hide()
        assert page.passphrase.text() == ""


@pytest.mark.requirement("SIG-17")
def test_a_signed_decision_is_read_only_and_can_be_amended(qtbot):
    page = a_page(qtbot)
    complete(page)
    found = signed(page.assessment, page.draft())
    read = a_page(qtbot, found)
    amended, documents = heard(read.amend_wanted), heard(read.documents_wanted)
    assert not read.sheet._columns.isVisibleTo(read)
    assert not read._sign.isVisibleTo(read)
    read.sheet.amend.click()
    read.sheet.documents.click()
    assert amended == documents == [(found,)]
    assert "Mirtazapine, 30" in read.sheet.read.as_text()
    assert receipt(found.signed) in read.sheet.read.as_text()


def test_an_amendment_says_that_the_first_record_stays(qtbot):
    page = a_page(qtbot, an_assessment(amends="before"))
    assert page.sheet.amends.isVisibleTo(page)
    assert page.sheet.amends.text() == "Amends a signed decision, which stays in the log."
    assert not a_page(qtbot).sheet.amends.isVisibleTo(page)


@pytest.mark.parametrize("whose", ["before", "another"])
def test_an_amendment_says_what_it_amends(qtbot, whose):
    first = a_page(qtbot)
    complete(first)
    found = dataclasses.replace(signed(first.assessment, first.draft()), assessment_id=whose)
    jobs = FakeJobs(answers={open_assessment: found})
    words = a_page(qtbot, an_assessment(amends="before"), jobs=jobs).sheet.amends.text()
    assert ("Mirtazapine, 30" in words) == (receipt(found.signed) in words) == (whose == "before")


@pytest.mark.requirement("SIG-16")
def test_not_deciding_is_one_step_away(qtbot):
    page = a_page(qtbot)
    left, back = heard(page.abandon_wanted), heard(page.back)
    page.sheet.abandon.click()
    page.sheet.back.click()
    assert left == [(page.assessment,)]
    assert back == [()]


def test_decisions_in_words():
    assert decision_words(None) == "not chosen yet"
    assert decision_words(Decision("treat", "sertraline", 37.5)) == "Sertraline, 37.5\xa0mg a day"
    assert decision_words(Decision("defer")) == "Defer the decision"


# --- with the real store, and looks


@pytest.mark.requirement("SIG-10")
def test_signing_for_real_needs_the_signers_own_passphrase(qtbot, session, jobs, record_id):
    own = record_own_view(session, record_id, an_own_view("mirtazapine"))
    compared = compare_treatments(session, record_id, own.assessment_id)
    opened = explain_choice(session, compared.assessment_id, "sertraline", None).assessment
    page = a_page(qtbot, opened, "sertraline", jobs)
    complete(page, "sertraline", "not this one, certainly")
    page._sign.click()
    assert "not right" in page.signature.problem()
    page.passphrase.setText(RIGHT)
    page._sign.click()
    stored = session.store.assessment(opened.assessment_id)
    assert stored.state is State.SIGNED
    assert stored.signed.statement["decision"] == {"kind": "treat", "drug": "sertraline", "dose_mg_day": "30.00"}
    assert receipt(stored.signed) in page.sheet.read.as_text()


def test_the_whole_page_can_be_filled_by_keyboard(qtbot):
    page = a_page(qtbot, drug="mirtazapine")

    with shown(qtbot, page):
        assert QApplication.focusWidget() is page.decision.kind.buttons["treat"]
        reach(qtbot, page.decision.kind.buttons["treat"])
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
        reach(qtbot, page.decision.drug)
        qtbot.keyClick(page.decision.drug, Key.Key_Down)
        reach(qtbot, page.decision.dose)
        qtbot.keyClicks(page.decision.dose, "30")
        reach(qtbot, page.reasons.boxes["guideline"])
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
        for code in list(page.known.boxes):
            reach(qtbot, page.known.boxes[code])
            qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
        reach(qtbot, page.passphrase)
        qtbot.keyClicks(page.passphrase, "a passphrase")
        answered_by(page)
        reach(qtbot, page._sign)
        qtbot.keyClick(page._sign, Key.Key_Space)
    assert page.assessment.state is State.SIGNED


@pytest.mark.requirement("INS-15")
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_has_a_name_and_no_word_is_cut(qtbot, scale):
    page = a_page(qtbot)
    complete(page, "escitalopram")
    with shown(qtbot, page, *PAGE, scale):
        assert without_a_name(page) == []
        assert cut(page) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_of_a_signed_decision_no_word_is_cut(qtbot, scale):
    page = a_page(qtbot)
    complete(page, "escitalopram")
    read = a_page(qtbot, signed(page.assessment, page.draft()))
    with shown(qtbot, read, *PAGE, scale):
        assert without_a_name(read) == []
        assert cut(read) == []


# --- what a comment may not hold, and the reminder of one's own decisions


@pytest.mark.requirement("SIG-09")
def test_a_comment_that_tells_who_somebody_is_is_named_by_kind_and_bars_the_signature(qtbot):
    page = a_page(qtbot, an_assessment())
    complete(page)
    assert page.what_is_left() == ()
    page.comment.setPlainText("spoke to her husband Peter on 4/5/1980")
    assert page.what_is_left() == (IDENTIFIES,)
    assert not page._sign.isEnabled()
    problem = page._form.comment_row.problem()
    assert "a name" in problem
    assert "a date" in problem
    assert "Peter" not in problem
    assert "1980" not in problem
    asked = len(page.jobs.asked)
    page.sign()
    assert len(page.jobs.asked) == asked
    page.comment.setPlainText("as discussed")
    assert page._form.comment_row.problem() == ""
    assert page._sign.isEnabled()


@pytest.mark.requirement("EXP-12")
def test_the_reminder_of_ones_own_decisions_stands_there_only_once_there_are_enough(qtbot):
    jobs = FakeJobs(answers={own_agreement: None})
    page = a_page(qtbot, an_assessment(), jobs=jobs)
    assert "signed decisions" not in page.sheet.beside.as_text()
    jobs.answers[own_agreement] = OwnAgreement(34, 30, 3, 1)
    page.begin(an_assessment())
    words = page.sheet.beside.as_text()
    assert "Of your 34 signed decisions with estimates, 30 kept to your own view" in words
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def test_for_the_next_patient_the_page_begins_at_its_top(qtbot):
    page = a_page(qtbot, an_assessment())
    with shown(qtbot, page):
        bar = page.sheet.form_area.verticalScrollBar()
        bar.setValue(bar.maximum())
        page.begin(dataclasses.replace(an_assessment(), assessment_id="another"))
        assert bar.value() == 0

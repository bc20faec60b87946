"""The patient's own answers: chosen, ordered, weighed and taken back; what they change, and what they do not."""

from __future__ import annotations

import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cds_app.domain.errors import CdsError
from cds_app.domain.patient import CONCERNS, Preference
from cds_app.gui.pages.compare import ComparePage
from cds_app.gui.pages.preferences import PreferencesPage
from cds_app.gui.widgets.preference_draft import Draft
from cds_app.gui.widgets.preference_effect import NO_RANKING, column_sentences, effect_rows, source_sentences
from cds_app.gui.widgets.preference_form import PreferencesForm
from cds_app.gui.widgets.preference_words import all_words
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.open_patient import open_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.record_preferences import record_preferences
from tests.reporting.test_documents import school_grade
from tests.support.world import an_own_view, one_more_patient, real_catalogue

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def record_id(session, request):
    return one_more_patient(session, f"G-{zlib.crc32(request.node.name.encode())}")


@pytest.fixture
def page(qtbot, jobs, who, session, record_id):
    made = PreferencesPage(jobs, who)
    made.begin(open_patient(session, record_id))
    return shown(qtbot, made)


@pytest.fixture
def form(qtbot):
    return shown(qtbot, PreferencesForm())


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.resize(1224, 648)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def chosen(form, *concerns):
    for concern in concerns:
        form.ticks[concern].click()
    return form


def weigh(form, concern, weight):
    form.rows[concern].slider.setFocus()
    QTest.keyClick(form.rows[concern].slider, Qt.Key.Key_Home)
    for _ in range(weight // 10):
        QTest.keyClick(form.rows[concern].slider, Qt.Key.Key_PageUp)
    for _ in range(weight % 10):
        QTest.keyClick(form.rows[concern].slider, Qt.Key.Key_Right)


# --- the form


def test_nothing_is_chosen_and_nothing_stands_before_the_patient_says_so(form):
    assert form.draft() == Draft()
    assert not any(tick.isChecked() for tick in form.ticks.values())
    chosen(form, "nausea")
    row = form.rows["nausea"]
    assert (row.slider.weight(), row.shown_weight(), row.slider.property("unset")) == (None, "–", True)
    assert row.slider.accessibleDescription() == "not set yet"
    assert form.draft() == Draft((("nausea", None),))


def test_a_sixth_cannot_be_ticked_until_one_is_unticked(form):
    chosen(form, *CONCERNS[:5])
    assert not form.ticks[CONCERNS[5]].isEnabled()
    chosen(form, CONCERNS[0], CONCERNS[5])
    assert form.draft().concerns == CONCERNS[1:]


def test_alt_with_the_arrows_moves_a_row_from_whichever_control_has_the_focus(form):
    chosen(form, "nausea", "insomnia", "sedation")
    for control in form.rows["sedation"].controls():
        form._step(Draft((("nausea", 1), ("insomnia", 2), ("sedation", 3))))
        control.setFocus()
        QTest.keyClick(control, Qt.Key.Key_Up, ALT)
        assert form.draft().concerns == ("nausea", "sedation", "insomnia"), control.accessibleName()
        assert form.draft().weight("sedation") == 3
        QTest.keyClick(control, Qt.Key.Key_Up, ALT)
        QTest.keyClick(control, Qt.Key.Key_Up, ALT)
        assert form.draft().concerns[0] == "sedation"
    slider = form.rows["sedation"].slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Down, ALT)
    assert form.draft().concerns == ("nausea", "sedation", "insomnia")
    assert slider.hasFocus()


def test_buttons_move_and_take_away_and_stop_at_the_ends(form):
    chosen(form, "nausea", "insomnia", "sedation")
    rows = form.rows
    assert not rows["nausea"].up.isEnabled()
    assert not rows["sedation"].down.isEnabled()
    rows["nausea"].down.click()
    assert form.draft().concerns == ("insomnia", "nausea", "sedation")
    rows["insomnia"].away.click()
    assert form.draft().concerns == ("nausea", "sedation")
    assert not form.ticks["insomnia"].isChecked()


def test_a_row_is_dragged_to_where_the_pointer_is(form, qtbot):
    chosen(form, "nausea", "insomnia", "sedation")
    qtbot.wait(10)
    grip, last = form.rows["nausea"].grip, form.rows["sedation"]
    start = grip.rect().center()
    end = grip.mapFrom(form, QPoint(start.x(), last.geometry().bottom() - 2))
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    drag(grip, end)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert form.draft().concerns == ("insomnia", "sedation", "nausea")


def drag(widget, to):
    """A move with the button held down, which `QTest.mouseMove` does not say."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    held, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(to)
    event = QMouseEvent(QEvent.Type.MouseMove, place, widget.mapToGlobal(place), held, held, none)
    QApplication.sendEvent(widget, event)


def test_a_weight_is_given_by_keys_and_by_a_click_and_a_zero_is_given_too(form):
    chosen(form, "nausea", "insomnia")
    weigh(form, "nausea", 73)
    assert form.draft().weight("nausea") == 73
    assert form.rows["nausea"].shown_weight() == "73"
    weigh(form, "insomnia", 0)
    assert form.draft().weight("insomnia") == 0
    slider = form.rows["insomnia"].slider
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, slider.rect().center())
    assert 45 <= form.draft().weight("insomnia") <= 55


def test_every_step_is_taken_back_in_turn_and_moving_a_mark_is_one_step(form):
    chosen(form, "nausea")
    weigh(form, "nausea", 40)
    chosen(form, "insomnia")
    form.rows["insomnia"].up.click()
    QTest.keyClick(form.rows["nausea"].slider, Qt.Key.Key_Z, CTRL)
    assert form.draft() == Draft((("nausea", 40), ("insomnia", None)))
    form._undo.click()
    assert form.draft() == Draft((("nausea", 40),))
    form._undo.click()
    assert form.draft() == Draft((("nausea", None),))
    form._undo.click()
    assert form.draft() == Draft()
    assert not form._undo.isEnabled()


@given(st.lists(st.tuples(st.sampled_from(CONCERNS), st.integers(-2, 8), st.integers(0, 100)), max_size=30))
def test_a_draft_never_holds_more_than_five_or_one_twice_whatever_is_done(steps):
    draft = Draft()
    for concern, place, weight in steps:
        draft = draft.with_concern(concern)
        if concern in draft.concerns:
            draft = draft.moved(concern, place).weighed(concern, weight)
        assert len(set(draft.concerns)) == len(draft.concerns) <= 5
        if place == 8:
            draft = draft.without(concern)
            assert concern not in draft.concerns


def test_the_words_are_easy_to_read():
    """A reading age of 12 is about the sixth school grade."""
    assert school_grade(". ".join(all_words())) < 5
    assert max(len(word) for words in all_words() for word in re.findall(r"[A-Za-z]+", words)) <= 10


# --- the page


def test_it_starts_with_what_is_recorded_and_nothing_to_save(page, session, record_id):
    recorded = session.store.record(record_id).preferences
    assert page.form.draft() == Draft.of(recorded)
    assert not page._save.isEnabled()


def test_it_saves_in_the_patients_order_and_only_once_every_weight_is_given(page, jobs, session, record_id):
    page.form.begin(Draft())
    chosen(page.form, "nausea", "insomnia")
    weigh(page.form, "insomnia", 90)
    assert not page._save.isEnabled()
    assert "feeling sick" in page.form.said()
    page.save()
    assert not [asked for asked in jobs.asked if asked[0] is record_preferences]
    weigh(page.form, "nausea", 20)
    saved, changed = [], []
    page.saved.connect(saved.append)
    jobs.assessment_changed.connect(changed.append)
    page._save.click()
    assert session.store.record(record_id).preferences == (Preference("nausea", 20), Preference("insomnia", 90))
    assert saved[0].record_id == record_id
    assert changed == [saved[0].pseudonym]
    assert not page._save.isEnabled()
    assert "until now" not in page._effect.as_text(), "what was saved is what is now"
    assert "side-effect columns: nausea, insomnia" in page._effect.as_text()


def test_what_goes_wrong_is_said_and_what_was_chosen_stays(page, jobs):
    chosen(page.form, "nausea")
    weigh(page.form, "nausea", 20)
    draft = page.form.draft()
    jobs.answers[record_preferences] = CdsError("session_closed")
    page._save.click()
    assert page.form.draft() == draft
    assert page.form.isEnabled()
    assert page._save.isEnabled()


def test_another_patient_starts_from_their_own_and_the_same_one_keeps_what_is_not_saved(page, session, record_id):
    chosen(page.form, "nausea")
    page.begin(open_patient(session, record_id))
    assert "nausea" in page.form.draft().concerns
    other = one_more_patient(session, "P-9121")
    page.begin(open_patient(session, other))
    assert page.form.draft() == Draft.of(session.store.record(other).preferences)


@pytest.mark.requirement("SCO-14")
def test_a_late_answer_about_somebody_else_changes_nothing(page, jobs, session):
    chosen(page.form, "nausea")
    weigh(page.form, "nausea", 20)
    jobs.hold = True
    page.save()
    other = one_more_patient(session, "P-9122")
    jobs.hold = False
    page.begin(open_patient(session, other))
    wanted = page.form.draft()
    jobs.release()
    assert page.form.draft() == wanted


def test_it_says_which_columns_change_and_that_nothing_is_ranked(page):
    words = page._effect.as_text()
    assert "side-effect columns: weight gain, sexual dysfunction, sedation" in words
    chosen(page.form, "nausea")
    page.form._moved("nausea", -3)
    words = page._effect.as_text()
    assert "Columns until now: weight gain, sexual dysfunction, sedation." in words
    assert "Once saved: nausea, weight gain, sexual dysfunction, sedation." in words
    assert "Nausea: what is published, by drug" in words
    assert "rank no drug" in NO_RANKING
    assert "drawn again" not in words
    assert "drawn again with the same estimates" in " ".join(column_sentences((), ("nausea",), drawn=True))


@pytest.mark.parametrize("concern", CONCERNS)
def test_the_facts_are_those_of_the_catalogue_by_name_with_source_and_status(concern):
    catalogue = real_catalogue()
    rows = effect_rows(catalogue, concern, "male")
    assert [row.drug for row in rows] == sorted(row.drug for row in rows)
    wanted = sum(
        any(e.concern == concern and (e.level or e.percent) for e in drug.side_effects)
        for drug in catalogue.drugs.values()
    )
    assert len(rows) == wanted > 0
    sentences = source_sentences(rows, catalogue)
    assert sentences
    assert all("clinically reviewed" in sentence for sentence in sentences)


def test_a_frequency_among_men_is_shown_to_men_only():
    catalogue = real_catalogue()
    men = {row.drug: row.percent for row in effect_rows(catalogue, "sexual_dysfunction", "male")}
    women = [row.percent for row in effect_rows(catalogue, "sexual_dysfunction", "female")]
    assert any(men.values())
    assert not any(women)


# --- and the comparison on screen


def test_a_comparison_on_screen_takes_up_the_columns_and_keeps_estimates_and_pins(qtbot, jobs, who, session, record_id):
    own = record_own_view(session, record_id, an_own_view())
    assessment = compare_treatments(session, record_id, own.assessment_id)
    compare = ComparePage(jobs, who)
    compare.show_estimates(record_id, assessment.assessment_id)
    shown(qtbot, compare)
    compare._arranging.toggle_pin("sertraline")
    compare._arranging.order_by("sedation")
    figures = {r.drug: r.estimates for r in compare._rows}
    (redrawn,) = record_preferences(session, record_id, (("nausea", 10), ("weight_gain", 90))).assessments
    compare.show_assessment(redrawn)
    assert compare.table.lines.columns[-2:] == ("nausea", "weight_gain")
    assert {r.drug: r.estimates for r in compare._rows} == figures
    assert compare._arranging.now.pins == ("sertraline",)
    assert compare._arranging.now.order == ""
    assert compare.assessment == session.store.assessment(assessment.assessment_id)


def test_more_offers_preferences_always_and_the_what_if_only_beside_estimates(qtbot, jobs, who, session, record_id):
    compare = ComparePage(jobs, who)
    own = record_own_view(session, record_id, an_own_view())
    compare.show_estimates(record_id, own.assessment_id)
    shown(qtbot, compare)
    asked = []
    compare.preferences_wanted.connect(lambda: asked.append("preferences"))
    compare.what_if_wanted.connect(asked.append)
    compare.sheet.tools.more.preferences.trigger()
    compare.sheet.tools.more.what_if.trigger()
    assert asked == ["preferences", compare.assessment]
    compare.sheet.tools.more.offer(what_if=False)
    assert not compare.sheet.tools.more.what_if.isVisible()

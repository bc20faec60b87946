"""The readiness page, and what the patient's page says of ratings, the screener and a comparison that was overtaken."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt

from cds_app.domain.audit import EventKind
from cds_app.domain.rating import of_scale
from cds_app.gui.pages.patient import PatientPage
from cds_app.gui.pages.readiness import ReadinessPage
from cds_app.gui.widgets.input_table import HEADS
from cds_app.gui.widgets.notice import Notice
from cds_app.workflow.list_patients import list_patients
from cds_app.workflow.open_patient import open_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.record_rating import record_rating
from cds_app.workflow.session import signed_in
from tests.gui.pages.scenes import cut, gone, shown, without_a_name
from tests.support.factories import make_record
from tests.support.fake_jobs import FakeJobs
from tests.support.world import an_own_view, make_session, real_catalogue

__all__ = ["gone"]
NUMBERS = itertools.count(1)
HIGH = {1: 1, 2: 1, 3: 0, 4: 1, 5: 0, 6: 0}


def a_patient(session, **said):
    number = next(NUMBERS)
    record = make_record(f"R-{number:04d}", **{"conditions": (), "treatments": (), **said})
    with session.store.change(EventKind.RECORDS_IMPORTED, {}) as change:
        change.add_batch(f"ready-{number}", f"{number + 20_000:064x}", "flat_csv", (), {})
        (record_id,) = change.add_records([record], f"ready-{number}", real_catalogue().scales)
    return open_patient(session, record_id)


@pytest.fixture
def page(qtbot, jobs, who):
    made = ReadinessPage(jobs, who)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def patient(qtbot, jobs, who):
    made = PatientPage(jobs, who)
    qtbot.addWidget(made)
    made.resize(1224, 648)
    made.show()
    return made


def notices(page):
    return [w.as_text() for w in page.findChildren(Notice) if w.isVisibleTo(page)]


# --- readiness


@pytest.mark.requirement("EXP-04")
def test_each_input_has_its_row(page, session):
    page.show_patient(a_patient(session, values={"prior_episodes": 3}))
    heads, *rows = page.table.as_rows()
    assert heads == HEADS
    assert len(rows) == 11
    found = {row[0]: row for row in rows}
    assert found["Earlier depressive episodes"][1:4] == ("3 episodes", "", "used")
    assert found["Severity of depression"][2] == "day 0"
    assert found["Childhood maltreatment"][1:4] == ("not known", "", "missing")
    assert "narrows the range by about" in found["Childhood maltreatment"][4]
    assert "Childhood maltreatment, not known, missing" in page.table.accessibleDescription()


def test_the_missing_input_that_narrows_most_is_named_as_the_models_figure(page, session):
    page.show_patient(a_patient(session))
    words = page._known.text()
    most = page.readiness.narrows_most
    assert "would narrow the range of the response estimate most" in words
    assert "belongs to the model, not to this patient" in words
    assert most.state == "missing"


def test_a_complete_record_names_no_missing_input(page, session):
    known = {"prior_episodes": 1, "episode_weeks": 20, "childhood_maltreatment": "none"}
    page.show_patient(a_patient(session, values=known))
    assert "would narrow" not in page._known.text()
    assert page._known.text().startswith("11 of 11 inputs are known.")


@pytest.mark.requirement("SCO-04")
def test_stops_are_said_with_their_reasons(page, session):
    page.show_patient(a_patient(session, phq9=None))
    assert "No estimate is made" in page._whether.text()
    (said,) = notices(page)
    assert "Until then no estimate is made" in said
    assert ".csv" not in said, "no file name in front of a clinician"


@pytest.mark.parametrize(
    ("phq9", "words"), [(17, "is in that range"), (7, "is below that range"), (3, "range of remission")]
)
def test_the_gate_of_severity_is_said(page, session, phq9, words):
    page.show_patient(a_patient(session, phq9=phq9))
    assert words in page._gate.text()
    assert page._rating.text().startswith(f"PHQ-9 {phq9} on day 0: ")


@pytest.mark.requirement("SCO-14")
def test_a_late_answer_about_somebody_else_is_not_shown(page, session, jobs):
    first, second = a_patient(session), a_patient(session, phq9=7)
    jobs.hold = True
    page.show_patient(first)
    page.show_patient(second)
    jobs.release()
    assert page.readiness.pseudonym == second.pseudonym


def test_a_changed_record_is_not_shown_as_it_was(page, session, jobs):
    view = a_patient(session)
    page.show_patient(view)
    jobs.assessment_changed.emit(view.pseudonym)
    assert page.readiness is None
    assert not page._content.isVisibleTo(page)


def test_an_importer_sees_no_way_to_compare_or_rate(qtbot, tmp_path):
    importer = make_session(tmp_path / "other", roles=("importer",))
    made = ReadinessPage(FakeJobs(importer), signed_in(importer))
    qtbot.addWidget(made)
    made.show_patient(a_patient(importer))
    words = [b.text() for b in made.findChildren(type(made.back_button)) if b.isVisibleTo(made)]
    assert words == ["&Back to the patient"]
    assert "was not judged" in made._known.text()
    importer.close()


def test_every_sample_patient_can_be_judged(page, session):
    for row in list_patients(session)[:12]:
        page.show_patient(open_patient(session, row.record_id))
        assert page.readiness.pseudonym == row.pseudonym


@pytest.mark.requirement("INS-15")
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_has_a_name_and_no_word_is_cut(qtbot, page, session, scale):
    values = {"prior_episodes": 4, "episode_type": "single", "episode_weeks": 2900, "onset_age_years": 40}
    page.show_patient(a_patient(session, values=values, conditions=None))
    with shown(qtbot, page, scale=scale):
        assert without_a_name(page) == []
        assert cut(page) == []


# --- the patient's page


@pytest.mark.requirement("SCO-17")
def test_a_high_screener_is_said_calmly_and_waits_for_an_evaluation(qtbot, patient, session):
    view = a_patient(session)
    record_rating(session, view.record_id, "C-SSRS", 0, HIGH)
    patient.show_patient(view.record_id)
    assert any("follow the local pathway" in words for words in notices(patient))
    assert not any("!" in words for words in notices(patient))
    assert patient.evaluation.isVisible()
    assert not patient.evaluation.done.isChecked()
    assert not patient.evaluation.record.isEnabled()
    patient.evaluation.record.click()
    assert open_patient(session, view.record_id).stopped
    qtbot.keyClick(patient.evaluation.done, Qt.Key.Key_Space)
    patient.evaluation.record.click()
    assert not open_patient(session, view.record_id).stopped
    assert not patient.evaluation.isVisible()
    assert any("an evaluation was recorded after it" in words for words in notices(patient))


def test_a_self_harm_answer_offers_the_screener(patient, session):
    view = a_patient(session)
    record_rating(session, view.record_id, "PHQ-9", 1, {**dict.fromkeys(range(1, 9), 1), 9: 2})
    patient.show_patient(view.record_id)
    caught = []
    patient.rating_wanted.connect(lambda *values: caught.append(values))
    notice = next(w for w in patient.findChildren(Notice) if "self-harm" in w.as_text())
    notice.acted.emit()
    assert [(found.record_id, scale) for found, scale in caught] == [(view.record_id, "C-SSRS")]


def test_a_comparison_that_a_rating_overtook_is_not_continued(patient, session):
    view = a_patient(session)
    record_own_view(session, view.record_id, an_own_view())
    patient.show_patient(view.record_id)
    assert patient.compare.text() == "Continue the &comparison"
    record_rating(session, view.record_id, "GAD-7", 0, total=9)
    patient.show_patient(view.record_id)
    assert patient.compare.text() == "&Compare treatments"
    assert any("A new one begins with your own view" in words for words in notices(patient))


def test_what_was_corrected_is_said(patient, session):
    view = a_patient(session)
    stands = of_scale(view.record.ratings, "PHQ-9", 0)
    record_rating(session, view.record_id, "PHQ-9", 0, total=12, corrects=stands)
    patient.show_patient(view.record_id)
    assert patient._corrections.text() == "Corrected: PHQ-9 of day 0 (total 17 before)."

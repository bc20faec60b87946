from __future__ import annotations

import pytest

from cds_app.gui.pages.import_records import ImportPage
from cds_app.gui.pages.log import LogPage
from cds_app.gui.pages.model import ModelPage
from cds_app.gui.pages.output import OutputPage
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.session import signed_in
from tests.support.fake_jobs import FakeJobs
from tests.support.world import PASSPHRASE, SAMPLE, an_own_view


@pytest.fixture
def importing(qtbot, empty_session):
    page = ImportPage(FakeJobs(empty_session), signed_in(empty_session))
    qtbot.addWidget(page)
    page.show()
    page.begin(SAMPLE)
    return page


@pytest.mark.requirement("IMP-24")
def test_import_needs_a_check_and_the_attestation_first(importing):
    assert not importing._import.isEnabled()
    importing.check()
    assert not importing._import.isEnabled()
    assert not importing.attest.isChecked()
    importing.attest.setChecked(True)
    assert importing._import.isEnabled()


def test_a_checked_and_attested_set_is_imported(importing, qtbot, empty_session):
    importing.check()
    importing.attest.setChecked(True)
    with qtbot.waitSignal(importing.imported):
        importing.start_import()
    assert empty_session.store.count_patients() >= 55


def test_another_path_needs_another_check(importing):
    importing.check()
    importing.attest.setChecked(True)
    importing.path.setText("/elsewhere")
    assert not importing._import.isEnabled()


def test_findings_name_the_row_and_never_the_value(importing, tmp_path):
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "patients.csv").write_text("pseudonym,age_years\nCANARY-7,450\n", encoding="utf-8")
    (folder / "ratings.csv").write_text("pseudonym,day,scale,item,value\n", encoding="utf-8")
    importing.begin(folder)
    importing.check()
    shown = importing._report.toPlainText()
    assert "row 2" in shown
    assert "CANARY" not in shown
    assert "450" not in shown
    assert not importing._import.isEnabled()


def test_a_path_that_is_not_there_is_one_sentence(importing, tmp_path):
    importing.begin(tmp_path / "absent")
    importing.check()
    assert importing._frame._notice.as_text()


def test_the_log_shows_every_entry_and_exports_with_the_passphrase(qtbot, jobs, who, session, tmp_path):
    page = LogPage(jobs, who)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert page.model.rowCount() == session.store.head()[0]
    target = tmp_path / "log.jsonl"
    page.purpose.setText("audit")
    page.recipient.setText("auditor")
    page.export_to(target)
    assert not target.exists()
    page.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(page.exported):
        page.export_to(target)
    assert target.exists()
    assert "anchored" in page._frame._notice.as_text()
    assert page.passphrase.text() == ""


def test_an_altered_file_is_told_on_the_log_page(qtbot, jobs, who, tmp_path):
    page = LogPage(jobs, who)
    qtbot.addWidget(page)
    (tmp_path / "junk").write_bytes(b"junk")
    page.verify_file(tmp_path / "junk")
    assert page._frame._notice.as_text().lower().startswith("stop")


def test_documents_are_shown_as_drafts_and_saved_as_pdf(qtbot, jobs, who, session, record_id, tmp_path):
    own = record_own_view(session, record_id, an_own_view())
    compare_treatments(session, record_id, own.assessment_id)
    explain_choice(session, own.assessment_id, "sertraline")
    page = OutputPage(jobs, who)
    qtbot.addWidget(page)
    page.show()
    page.show_documents(own.assessment_id)
    assert "draft" in page._frame._notice.as_text().lower()
    assert page.save_pdf(tmp_path / "handout.pdf")
    assert (tmp_path / "handout.pdf").read_bytes().startswith(b"%PDF")
    assert not page.save_pdf(tmp_path / "absent" / "handout.pdf")
    assert page._chart.toPlainText()


def test_the_model_page_shows_the_card_of_the_verified_bundle(qtbot, jobs, who):
    page = ModelPage(jobs, who)
    qtbot.addWidget(page)
    page.refresh()
    assert "simulated" in page.card.toPlainText().lower()

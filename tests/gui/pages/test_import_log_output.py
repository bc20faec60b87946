from __future__ import annotations

from cds_app.gui.pages.log import LogPage
from cds_app.gui.pages.model import ModelPage
from cds_app.gui.pages.output import OutputPage
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.read_log import MOST
from cds_app.workflow.record_own_view import record_own_view
from tests.support.world import PASSPHRASE, an_own_view


def test_the_log_shows_every_entry_and_exports_with_the_passphrase(qtbot, jobs, who, session, tmp_path):
    page = LogPage(jobs, who)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert page.model.rowCount() == min(MOST, session.store.head()[0])
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
    with qtbot.waitSignal(page.saved) as told:
        page.save_pdf(tmp_path / "handout.pdf")
    assert told.args == [True]
    assert (tmp_path / "handout.pdf").read_bytes().startswith(b"%PDF")
    with qtbot.waitSignal(page.saved) as told:
        page.save_pdf(tmp_path / "absent" / "handout.pdf")
    assert told.args == [False]
    assert page._chart.toPlainText()


def test_the_model_page_shows_the_card_of_the_verified_bundle(qtbot, jobs, who):
    page = ModelPage(jobs, who)
    qtbot.addWidget(page)
    page.refresh()
    assert "simulated" in page.card.toPlainText().lower()

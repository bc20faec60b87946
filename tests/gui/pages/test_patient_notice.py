"""The notice on the Documents page: shown, printed, copied, and recorded with nothing chosen beforehand."""

from __future__ import annotations

import io

import pypdf
import pytest
from PySide6.QtGui import QGuiApplication

from cds_app.gui.pages.decision import DecisionPage
from cds_app.gui.pages.output import OutputPage
from cds_app.gui.printing import pdf_bytes
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.give_notice import give_notice
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.sign_decision import sign_decision
from tests.support.world import PASSPHRASE, SHOWCASE, a_draft, an_own_view

pytestmark = pytest.mark.requirement("SIG-22")
NOTICE = 3


@pytest.fixture
def compared(session, record_id):
    own = record_own_view(session, record_id, an_own_view())
    return compare_treatments(session, record_id, own.assessment_id)


@pytest.fixture
def page(qtbot, jobs, who, compared):
    made = OutputPage(jobs, who)
    qtbot.addWidget(made)
    made.show_documents(compared.assessment_id)
    made.tabs.setCurrentIndex(NOTICE)
    return made


def test_it_prints_on_one_page_and_its_text_layer_says_what_the_screen_says(page, qtbot, tmp_path):
    with qtbot.waitSignal(page.saved) as told:
        page.save_pdf(tmp_path / "notice.pdf")
    assert told.args == [True]
    assert (tmp_path / "notice.pdf").exists()
    reader = pypdf.PdfReader(io.BytesIO(pdf_bytes(page._current())))
    assert len(reader.pages) == 1
    layer = " ".join(reader.pages[0].extract_text().split())
    shown = page._notice.view.toPlainText()
    for line in filter(None, (" ".join(line.split()) for line in shown.splitlines())):
        assert line.lstrip("• ") in layer, line
    assert "simulated from published evidence" in layer.lower()
    assert SHOWCASE in layer, "the code, in the header"
    assert "DRAFT" not in layer


def test_nothing_is_chosen_beforehand_and_one_record_is_made_for_one_press(page, session, compared):
    tab = page._notice
    assert tab.how.currentIndex() == -1
    assert not tab.record.isEnabled()
    size = session.store.head()[0]
    tab.how.setCurrentIndex(tab.how.findData("read_out"))
    tab.record.click()
    assert session.store.head()[0] == size + 1
    assert [one.how for one in session.store.notices(compared.assessment_id)] == ["read_out"]
    assert tab.given.text().startswith("Read out on ")
    assert tab.given.text().endswith(f"by {session.user.display_name}.")
    assert not tab.record.isEnabled()


def test_what_was_recorded_is_there_when_the_documents_are_opened_again(page, session, compared):
    give_notice(session, compared.assessment_id, "declined")
    page.show_documents(compared.assessment_id)
    assert page._notice.given.text().startswith("Offered on ")
    assert page._notice.given.text().endswith("the patient did not want it.")


def test_a_refusal_is_said_and_the_record_can_be_tried_again(page, session, monkeypatch):
    tab = page._notice
    tab.how.setCurrentIndex(0)
    monkeypatch.setattr(page.jobs, "session", None)
    page._notice_failed(RuntimeError("no"))
    assert page._frame._notice.as_text()
    assert tab.record.isEnabled()


def test_it_is_copied_as_it_stands(page):
    page._notice.copy.click()
    assert QGuiApplication.clipboard().text() == page._notice.view.toPlainText()
    assert "clipboard" in page._frame._notice.as_text()


def test_without_a_comparison_there_is_nothing_to_print_and_nothing_to_record(qtbot, jobs, who, session, record_id):
    begun = record_own_view(session, record_id, an_own_view())
    page = OutputPage(jobs, who)
    qtbot.addWidget(page)
    page.show_documents(begun.assessment_id)
    page.tabs.setCurrentIndex(NOTICE)
    for control in (page._print, page._save, page._notice.how, page._notice.record, page._notice.copy):
        assert not control.isEnabled()
    assert "no notice" in page._notice.given.text()
    page.tabs.setCurrentIndex(0)
    assert page._print.isEnabled()


def test_the_signed_decision_says_it_and_one_without_a_notice_is_silent(qtbot, jobs, who, session, compared):
    explained = explain_choice(session, compared.assessment_id, "sertraline").assessment
    sign_decision(session, compared.assessment_id, a_draft(explained), PASSPHRASE)
    page = DecisionPage(jobs, who)
    qtbot.addWidget(page)
    page.show_decision(compared.assessment_id)
    assert not page._told_card.isVisibleTo(page)
    give_notice(session, compared.assessment_id, "handed_over")
    page.show_decision(compared.assessment_id)
    assert page._told_card.isVisibleTo(page)
    assert page._told.text().startswith("Handed over on ")

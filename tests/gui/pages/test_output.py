"""What leaves the room: printed as it is saved, page for page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog

from cds_app.gui import style, text
from cds_app.gui.pages.output import OutputPage
from cds_app.gui.printing import DOTS_PER_INCH, page_layout, pdf_bytes
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.record_own_view import record_own_view
from tests.support.world import an_own_view


@pytest.fixture
def page(qtbot, jobs, who, session, record_id):
    own = record_own_view(session, record_id, an_own_view())
    compare_treatments(session, record_id, own.assessment_id)
    explain_choice(session, own.assessment_id, "sertraline")
    made = OutputPage(jobs, who)
    qtbot.addWidget(made)
    made.show_documents(own.assessment_id)
    return made


def a_printer():
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setResolution(DOTS_PER_INCH)
    device.setPageLayout(page_layout())
    return device, buffer


@pytest.mark.parametrize("tab", [0, 1])
def test_what_is_printed_has_as_many_pages_as_what_is_saved(page, tab):
    page.tabs.setCurrentIndex(tab)
    device, buffer = a_printer()
    pages = page.print_document(device)
    assert pages == pdf_bytes(page._current()).count(b"/Type /Page\n")
    assert pages > 0
    assert bytes(buffer.data().data()).startswith(b"%PDF")
    assert text.pages_sent(pages) in page._frame._notice.as_text()


def test_the_text_for_the_chart_is_copied_and_neither_printed_nor_saved_as_pdf(page):
    page.tabs.setCurrentIndex(2)
    device, _buffer = a_printer()
    assert page.print_document(device) == 0
    assert not page._print.isEnabled()
    assert not page._save.isEnabled()
    page.tabs.setCurrentIndex(0)
    assert page._print.isEnabled()


def test_leaving_the_dialog_prints_nothing(page, monkeypatch):
    printed = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QPrintDialog.DialogCode.Rejected)
    monkeypatch.setattr(page, "print_document", printed.append)
    page._print.click()
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QPrintDialog.DialogCode.Accepted)
    page._print.click()
    assert len(printed) == 1


def test_on_screen_the_letters_of_a_document_grow_with_the_windows_text_and_on_paper_they_do_not(page, qapp):
    before = style.theme()
    plain = page._handout.document().defaultFont().pointSizeF()
    on_paper = pdf_bytes(page._current()).count(b"/Type /Page\n")
    style.apply(qapp, before.variant("light", 2.0))
    try:
        assert page._handout.document().defaultFont().pointSizeF() == 2 * plain
        assert pdf_bytes(page._current()).count(b"/Type /Page\n") == on_paper
    finally:
        style.apply(qapp, before)

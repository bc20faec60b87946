"""What leaves the room: printed as it is saved, page for page."""

from __future__ import annotations

import io

import pypdf
import pytest
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QTimer
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from cds_app.domain.errors import CdsError
from cds_app.gui import style, text
from cds_app.gui.pages.output import OutputPage
from cds_app.gui.printing import DOTS_PER_INCH, Paper, page_layout, pdf_bytes
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.write_documents import write_documents
from tests.support.fake_jobs import FakeJobs
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


def test_once_the_papers_are_there_the_focus_is_on_their_tabs(page, qtbot):
    page.show()
    page.show_documents(page.documents.assessment.assessment_id)
    assert page.tabs.isAncestorOf(page.focusWidget())


def test_at_the_usual_size_no_paper_scrolls_sideways(page):
    page.show()
    for place, view in ((0, page._handout), (1, page._report), (3, page._notice.view)):
        page.tabs.setCurrentIndex(place)
        assert view.toPlainText()
        for width in range(1222, 1226):
            page.resize(width, 648)
            QApplication.processEvents()
            assert view.document().size().height() > 300
            assert view.horizontalScrollBar().maximum() == 0


def a_printer():
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setResolution(DOTS_PER_INCH)
    device.setPageLayout(page_layout())
    return device, buffer


@pytest.mark.parametrize("tab", [0, 1])
def test_what_is_printed_has_as_many_pages_as_what_is_saved(page, qtbot, tab):
    page.tabs.setCurrentIndex(tab)
    device, buffer = a_printer()
    with qtbot.waitSignal(page.printed) as told:
        page.print_document(device)
    (pages,) = told.args
    assert pages == pdf_bytes(page._current()).count(b"/Type /Page\n")
    assert pages > 0
    assert bytes(buffer.data().data()).startswith(b"%PDF")
    assert text.pages_sent(pages) in page._frame._notice.as_text()


def test_the_text_for_the_chart_is_copied_and_neither_printed_nor_saved_as_pdf(page, qtbot, tmp_path):
    page.tabs.setCurrentIndex(2)
    device, _buffer = a_printer()
    with qtbot.assertNotEmitted(page.printed), qtbot.assertNotEmitted(page.saved):
        page.print_document(device)
        page.save_pdf(tmp_path / "chart.pdf")
    assert not (tmp_path / "chart.pdf").exists()
    assert not page._print.isEnabled()
    assert not page._save.isEnabled()
    page.tabs.setCurrentIndex(0)
    assert page._print.isEnabled()


def papers_shown(page):
    return [view.toPlainText() for view in (*page._papers, page._chart)]


@pytest.mark.parametrize("fails", [False, True], ids=["still to come", "failed"])
def test_nothing_of_one_patient_stays_while_the_papers_of_another_are_made(qtbot, who, page, fails):
    fake = FakeJobs(answers={write_documents: page.documents})
    shown = OutputPage(fake, who)
    qtbot.addWidget(shown)
    shown.show_documents("a-1")
    assert all(papers_shown(shown))
    fake.hold = True
    fake.answers[write_documents] = CdsError("session_closed")
    shown.show_documents("a-2")
    if fails:
        fake.release()
    assert papers_shown(shown) == ["", "", "", ""]
    assert page.documents.assessment.pseudonym not in shown._frame.accessibleName()
    assert not any(action.isEnabled() for action in (shown._save, shown._print, shown._copy_chart))


def test_a_file_that_waits_for_other_work_is_said_to_be_on_its_way(qtbot, who, page, tmp_path):
    fake = FakeJobs(answers={write_documents: page.documents})
    shown = OutputPage(fake, who)
    qtbot.addWidget(shown)
    shown.show_documents("a-1")
    fake.hold = True
    shown.save_pdf(tmp_path / "handout.pdf")
    qtbot.waitUntil(lambda: not fake.idle(), timeout=20_000)
    assert "Saving handout.pdf …" in shown._frame._notice.as_text()
    fake.release()
    assert "Saved as handout.pdf." in shown._frame._notice.as_text()
    assert (tmp_path / "handout.pdf").read_bytes().startswith(b"%PDF")


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


def texts_of(data):
    return [found.extract_text() for found in pypdf.PdfReader(io.BytesIO(data), strict=True).pages]


@pytest.fixture
def on_screen(page, qtbot):
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.addWidget(page)
    stack.addWidget(QWidget())
    stack.show()
    qtbot.waitExposed(stack)
    return stack


def test_the_window_answers_while_a_pdf_is_made_and_the_pdf_is_the_same(page, on_screen, qtbot, tmp_path):
    target, turns = tmp_path / "report.pdf", []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(target.exists()))
    page.tabs.setCurrentIndex(1)
    timer.start(0)
    with qtbot.waitSignal(page.saved):
        page.save_pdf(target)
        assert not target.exists()
    pages = texts_of(pdf_bytes(page._current()))
    assert texts_of(target.read_bytes()) == pages
    assert turns.count(False) > len(pages)


def test_the_window_does_not_wait_for_the_disk(page, on_screen, qtbot, tmp_path):
    target, told = tmp_path / "handout.pdf", []
    page.saved.connect(told.append)
    page.jobs.hold = True
    page.save_pdf(target)
    page._under_way.finish()
    assert not target.exists()
    assert told == []
    page.jobs.release()
    assert target.exists()
    assert told == [True]


def test_a_document_comes_on_screen_in_turn_and_is_whole_for_whoever_asks_for_its_words(page, on_screen, qtbot):
    view = page._report
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: not view.document().isEmpty())
    words = view.toPlainText()
    page.tabs.setCurrentIndex(0)
    page._draw(page.documents)
    page.tabs.setCurrentIndex(1)
    assert view.document().isEmpty(), "not in the turn of the click"
    assert view.toPlainText() == words


@pytest.mark.parametrize(
    "leave",
    [
        lambda page, stack: stack.setCurrentIndex(1),
        lambda page, stack: stack.removeWidget(page),
        lambda page, stack: stack.close(),
        lambda page, stack: page.show_documents(page.documents.assessment.assessment_id),
    ],
    ids=["another page", "lock", "close", "another patient"],
)
def test_whoever_goes_on_while_a_pdf_is_made_has_it_whole(page, on_screen, tmp_path, leave):
    target = tmp_path / "handout.pdf"
    document = page._current()
    page.save_pdf(target)
    assert not target.exists()
    leave(page, on_screen)
    assert texts_of(target.read_bytes()) == texts_of(pdf_bytes(document))


def test_two_papers_asked_for_at_once_are_both_made(page, on_screen, qtbot, tmp_path):
    told = []
    page.saved.connect(told.append)
    for name in ("absent/first.pdf", "second.pdf", "third.pdf"):
        page.save_pdf(tmp_path / name)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [False, True, True]
    assert texts_of((tmp_path / "second.pdf").read_bytes()) == texts_of((tmp_path / "third.pdf").read_bytes())


def test_no_document_of_the_patient_before_stays_with_the_page(page, qapp):
    shown = page.documents
    for tab in (0, 1, 0, 1):
        page.tabs.setCurrentIndex(tab)
        page._draw(shown)
    page._handout.clear()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page._report.findChildren(Paper) == [page._report.document()]
    assert page._handout.findChildren(Paper) == []
    assert page._handout.document().isEmpty()

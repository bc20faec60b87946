"""What leaves the room: patient handout, clinician report, text for the chart and patient notice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QPagedPaintDevice
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

from cds_app.domain.notice import GivenNotice
from cds_app.gui import text
from cds_app.gui.jobs import Jobs
from cds_app.gui.printing import make_pdf, make_text_document, page_layout, print_pages
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.in_turn import InTurn
from cds_app.gui.widgets.notice_tab import NoticeTab
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.paper_view import PaperView
from cds_app.gui.widgets.save_dialog import file_to_save
from cds_app.reporting.documents import Document
from cds_app.workflow.give_notice import give_notice
from cds_app.workflow.session import SignedIn
from cds_app.workflow.write_documents import Documents, keep_document, write_documents

SLOT = "documents"
NOTICE_SLOT = "notice"


class OutputPage(QWidget):
    """Shows the documents as they will print; each is a draft until the decision is signed."""

    help_topic = "output"
    back = Signal()
    saved = Signal(bool)
    """A PDF was written, or could not be."""
    printed = Signal(int)
    """So many pages went to the printer."""

    def __init__(self, jobs: Jobs, _who: SignedIn) -> None:
        super().__init__()
        self.jobs = jobs
        self.documents: Documents | None = None
        self._under_way = InTurn(self)
        self._build()

    def show_documents(self, assessment_id: str) -> None:
        """Make all documents from the stored assessment; those of the one before go at once."""
        self._under_way.finish()
        self.documents = None
        self.tabs.setEnabled(False)
        self._frame.clear_notice()
        self._frame.set_title(self.tr("Documents"))
        for shown in (*self._papers, self._chart, self._notice):
            shown.clear()
        self._allow()
        self.jobs.run(write_documents, assessment_id, text.translate, done=self._made, failed=self._failed, slot=SLOT)

    def save_pdf(self, target: Path) -> None:
        """Write the document of the open tab as PDF, a page at a time; says in words what became of it."""
        document = self._current()
        if document is not None:
            self._begin(self._write_pdf(document, target))

    def print_document(self, printer: QPagedPaintDevice) -> None:
        """Print the document of the open tab on a printer that is set up, a page at a time."""
        document = self._current()
        if document is not None:
            self._begin(self._print_pages(document, printer))

    def _begin(self, steps: Iterator[None]) -> None:
        """Two wishes shortly after each other: the first is brought to its end before the second begins."""
        self._under_way.finish()
        self._under_way.begin(steps)

    def _write_pdf(self, document: Document, target: Path) -> Iterator[None]:
        pdf = yield from make_pdf(document)
        # the worker waits for the disk, which takes as long as it likes, and may be at something else just now
        self._frame.show_notice("information", self.tr("Saving {name} …").format(name=target.name))
        self.jobs.call(keep_document, target, pdf, done=partial(self._saved, target), failed=self._not_saved)

    def _saved(self, target: Path, _nothing: None) -> None:
        self._frame.show_notice("information", self.tr("Saved as {name}.").format(name=target.name))
        self.saved.emit(True)

    def _not_saved(self, error: Exception) -> None:
        self._failed(error)
        self.saved.emit(False)

    def _print_pages(self, document: Document, printer: QPagedPaintDevice) -> Iterator[None]:
        pages = yield from print_pages(document, printer)
        self._frame.show_notice("information", text.pages_sent(pages))
        self.printed.emit(pages)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves the page, locks or closes the window has the file that was asked for."""
        super().hideEvent(event)
        self._under_way.finish()

    def _made(self, documents: Documents) -> None:
        self.documents = documents
        self._frame.set_title(self.tr("Documents for {code}").format(code=documents.assessment.pseudonym))
        self._draw(documents)
        self._chart.setPlainText(documents.chart_text)
        self._notice.show_given(documents.given if documents.notice is not None else None)
        self.tabs.setEnabled(True)
        self._tab_changed()
        if self.isVisible():
            self.tabs.setFocus()
        if documents.report.draft:
            self._frame.show_notice(
                "information",
                self.tr("Until the decision is signed, handout, report and text for the chart are drafts and say so."),
            )

    def _draw(self, documents: Documents) -> None:
        pages = (documents.handout, documents.report, documents.notice)
        for view, document in zip(self._papers, pages, strict=True):
            view.clear()
            if document is not None:
                view.show_later(partial(make_text_document, document, view))
        self._write()

    def _write(self) -> None:
        """The paper in front; the others when they are looked at."""
        for view in self._papers:
            if view is self.tabs.currentWidget() or self.tabs.currentWidget().isAncestorOf(view):
                view.write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        documents: Documents | None = getattr(self, "documents", None)
        if event.type() == QEvent.Type.StyleChange and documents is not None:
            self._draw(documents)

    def _failed(self, error: Exception) -> None:
        self._frame.show_notice("stop", text.error_sentence(error))

    def _current(self) -> Document | None:
        if self.documents is None:
            return None
        found = self.documents  # the text for the chart is copied, and neither printed nor saved
        return (found.handout, found.report, None, found.notice)[self.tabs.currentIndex()]

    def _choose_pdf(self) -> None:
        document = self._current()
        if document is None:
            return
        target = file_to_save(self, self.tr("Save as PDF"), "", self.tr("PDF (*.pdf)"), ".pdf")
        if target is not None:
            self.save_pdf(target)

    def _choose_printer(self) -> None:
        """The system's own dialog; a printer prints on A4 with the margins of the PDF."""
        if self._current() is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.tr("Print"))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_document(printer)

    def _copy(self) -> None:
        if self.documents is not None:
            QGuiApplication.clipboard().setText(self.documents.chart_text)
            self._frame.show_notice("information", self.tr("The text for the chart is on the clipboard."))

    def _tab_changed(self) -> None:
        self._write()
        self._allow()

    def _allow(self) -> None:
        """What is done with the paper in front, if there is one; the text for the chart is copied from any tab."""
        for action in (self._save, self._print):
            action.setEnabled(self._current() is not None)
        self._copy_chart.setEnabled(self.documents is not None)

    def _record_notice(self, how: str) -> None:
        if self.documents is None:
            return
        assessment_id, language = self.documents.assessment.assessment_id, text.in_use()
        self.jobs.run(
            give_notice,
            assessment_id,
            how,
            language,
            text.translate,
            done=self._notice_recorded,
            failed=self._notice_failed,
            slot=NOTICE_SLOT,
        )

    def _notice_recorded(self, given: tuple[GivenNotice, ...]) -> None:
        self._notice.show_given(given)
        self._frame.show_notice("information", self.tr("What became of the notice is in the log."))

    def _notice_failed(self, error: Exception) -> None:
        self._failed(error)
        self._notice.allow_again()

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Documents"))
        self._frame.add_action(button(self.tr("&Back"), self.back.emit, icon_name="arrow_left"))
        self._copy_chart = button(self.tr("&Copy text for chart"), self._copy, icon_name="copy")
        self._frame.add_action(self._copy_chart)
        self._print = button(self.tr("P&rint…"), self._choose_printer, icon_name="print")
        self._frame.add_action(self._print)
        self._save = primary(self.tr("Save as &PDF"), self._choose_pdf)
        self._frame.set_primary(self._save)
        self.tabs = QTabWidget()
        self._handout, self._report = PaperView(self.tr("Patient handout")), PaperView(self.tr("Clinician report"))
        self._chart = QPlainTextEdit()
        self._chart.setReadOnly(True)
        self._chart.setTabChangesFocus(True)
        self._chart.setAccessibleName(self.tr("Text for the chart"))
        for view in (self._handout, self._report, self._chart):
            self.tabs.addTab(view, view.accessibleName())
        name = self.tr("Patient notice")
        self._notice = NoticeTab(name)
        self._notice.record_wanted.connect(self._record_notice)
        self._notice.copied.connect(
            lambda: self._frame.show_notice("information", self.tr("The notice is on the clipboard."))
        )
        self.tabs.addTab(self._notice, name)
        self._papers = (self._handout, self._report, self._notice.view)
        self.tabs.currentChanged.connect(self._tab_changed)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._frame.add_action(BusyLabel(self.tr("Making the documents …")).follow(self.jobs, SLOT))
        self._frame.body.addWidget(self.tabs, 1)

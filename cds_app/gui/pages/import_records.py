"""Import a record set: choose, check without writing, read the findings, attest, import with progress and stop."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from cds_app.domain.messages import intake as words
from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs, Ticket
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.labels import label, paragraph
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.workflow.import_records import ImportReport, import_records
from cds_app.workflow.session import SignedIn

SLOT = "import"
SHOWN = 200


class ImportPage(QWidget):
    """Nothing is written before the check was read and the attestation given; then all or nothing."""

    help_topic = "import"
    imported = Signal()
    back = Signal()

    def __init__(self, jobs: Jobs, _who: SignedIn) -> None:
        super().__init__()
        self.jobs = jobs
        self._ticket: Ticket | None = None
        self._checked: ImportReport | None = None
        self._build()

    def begin(self, path: Path | None = None) -> None:
        """Start anew, with a path already named if there is one."""
        self._checked = None
        self.path.setText("" if path is None else str(path))
        self.attest.setChecked(False)
        self._report.clear()
        self._summary.setText("")
        self._frame.clear_notice()
        self._set_busy(False)
        self.path.setFocus()

    def check(self) -> None:
        """Read and check without writing."""
        self._ask(dry_run=True)

    def start_import(self) -> None:
        """Import exactly what was checked."""
        if self._checked is not None:
            self._ask(attested=self.attest.isChecked(), expected_sha256=self._checked.sha256)

    def _ask(self, **options: object) -> None:
        if not self.path.text().strip():
            self._frame.show_notice("information", self.tr("Choose a folder or a file first."))
            return
        self._frame.clear_notice()
        self._set_busy(True)
        self._ticket = self.jobs.run(
            import_records,
            Path(self.path.text().strip()),
            done=self._answered,
            failed=self._failed,
            slot=SLOT,
            progress=self._progressed,
            stoppable=True,
            **options,
        )

    def _answered(self, report: ImportReport) -> None:
        self._set_busy(False)
        self._report.setPlainText(self._lines(report))
        self._checked = report if report.status == "dry_run" else None
        self._update()
        if report.status == "imported":
            self._frame.show_notice("information", text.imported_text(report.patients))
            self.imported.emit()
        elif report.status == "already_imported":
            self._frame.show_notice("information", self.tr("These records were imported before; nothing has changed."))
        elif report.status == "refused":
            self._frame.show_notice(
                "stop",
                self.tr("Nothing was imported. Correct the files as described below, then check again."),
            )
        self._summary.setText(self._sum(report))

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        self._frame.show_notice("stop", text.error_sentence(error))

    def _progressed(self, rows: int) -> None:
        self._progress.setFormat(text.rows_read(rows))

    def _lines(self, report: ImportReport) -> str:
        lines: list[str] = []
        causes = Counter(f.code for f in report.findings)
        for code, count in causes.most_common():
            first = next(f for f in report.findings if f.code == code)
            lines.append(f"{text.count(count)} × {words.FINDINGS[code].filled(**first.params)}")
            for finding in [f for f in report.findings if f.code == code][:SHOWN]:
                place = [finding.file]
                if finding.row is not None:
                    place.append(self.tr("row {n}").format(n=finding.row))
                if finding.column:
                    place.append(finding.column)
                lines.append("    " + ", ".join(place))
        if report.not_read:
            lines.append(self.tr("Not in the data dictionary, so not read:"))
            lines += [f"    {name}" for name in report.not_read]
        return "\n".join(lines) or self.tr("No findings.")

    def _sum(self, report: ImportReport) -> str:
        if report.status == "refused":
            return text.findings_text(len(report.findings))
        return self.tr("{patients}, format: {form}").format(
            patients=text.patients_text(report.patients), form=text.format_name(report.format)
        )

    def _set_busy(self, busy: bool) -> None:
        self._progress.setVisible(busy)
        self._progress.setFormat(self.tr("Reading …"))
        self._stop.setVisible(busy)
        for widget in (self.path, self._choose_folder, self._choose_file, self._check):
            widget.setEnabled(not busy)
        self._busy = busy
        self._update()

    def _update(self) -> None:
        ready = self._checked is not None and not self._busy
        self.attest.setEnabled(ready)
        self._import.setEnabled(ready and self.attest.isChecked())

    def _stop_now(self) -> None:
        if self._ticket is not None:
            self._ticket.stop()

    def _changed(self) -> None:
        self._checked = None
        self._update()

    def _build(self) -> None:
        frame = self._frame = PageFrame(self.tr("Import records"))
        self._import = frame.set_primary(primary(self.tr("&Import"), self.start_import))
        frame.add_action(button(self.tr("&Back to the worklist"), self.back.emit, icon_name="arrow_left"))
        outer = QVBoxLayout(self)
        style.space(outer, gap=0)
        outer.addWidget(frame)
        source = Card(self.tr("1  Choose"))
        source.add(
            paragraph(
                self.tr(
                    "A folder in the canonical format (patients.csv, ratings.csv and others) or one flat CSV file. "
                    "Columns that are not in the data dictionary are listed and never read."
                ),
                "muted",
            )
        )
        row = QHBoxLayout()
        self.path = QLineEdit()
        self.path.setAccessibleName(self.tr("Folder or file to import"))
        self.path.setPlaceholderText(self.tr("Folder or file"))
        self.path.textChanged.connect(self._changed)
        self.path.returnPressed.connect(self.check)
        self._choose_folder = button(self.tr("&Folder …"), self._pick_folder, icon_name="folder")
        self._choose_file = button(self.tr("Fi&le …"), self._pick_file)
        self._check = button(self.tr("&Check"), self.check)
        row.addWidget(self.path, 1)
        for action in (self._choose_folder, self._choose_file, self._check):
            row.addWidget(action)
        source.body.addLayout(row)
        waiting = QHBoxLayout()
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._stop = button(self.tr("S&top"), self._stop_now)
        waiting.addWidget(self._progress, 1)
        waiting.addWidget(self._stop)
        source.body.addLayout(waiting)
        frame.body.addWidget(source)

        found = Card(self.tr("2  What the check found"))
        self._summary = label("", "subheading")
        self._report = QPlainTextEdit()
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(self.tr("Findings"))
        self._report.setPlaceholderText(
            self.tr("Each problem with its row, its column and what to do about it. Values are never repeated.")
        )
        found.body.addWidget(self._summary)
        found.body.addWidget(self._report, 1)
        frame.body.addWidget(found, 1)

        attest = Card(self.tr("3  Attest"))
        self.attest = QCheckBox(self.tr("I &know of nothing else in these files that identifies a person."))
        self.attest.toggled.connect(self._update)
        attest.body.addWidget(self.attest)
        frame.body.addWidget(attest)
        self._busy = False

    def _pick_folder(self) -> None:
        self._chosen(QFileDialog.getExistingDirectory(self))

    def _pick_file(self) -> None:
        self._chosen(QFileDialog.getOpenFileName(self, filter=self.tr("CSV files (*.csv)"))[0])

    def _chosen(self, path: str) -> None:
        if path:
            self.path.setText(path)
            self.check()

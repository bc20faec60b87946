"""The log on screen: what happened, the chain verified, receipts checked, and the signed export."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from cds_app.domain.log_filter import LogFilter
from cds_app.domain.roles import may
from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs
from cds_app.gui.tables import RowsModel, Table
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.log_co_sign import LogCoSign, signed_words
from cds_app.gui.widgets.log_entries import LogEntries
from cds_app.gui.widgets.log_export import SHOWN, LogExport
from cds_app.gui.widgets.log_oversight import LogOversight
from cds_app.gui.widgets.log_receipts import LogReceipts
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.tab_part import TabPart
from cds_app.reporting.decision_log import ExportResult
from cds_app.reporting.verification import Verdict
from cds_app.workflow.co_sign_log import CoSigned, co_sign_log
from cds_app.workflow.export_folder import export_folder
from cds_app.workflow.export_log import export_log
from cds_app.workflow.oversight import oversight_report
from cds_app.workflow.read_log import (
    LogQuery,
    LogState,
    LogView,
    ReceiptFound,
    check_log,
    check_receipts,
    read_log,
)
from cds_app.workflow.session import SignedIn
from cds_app.workflow.verify_log import verify_log

SLOT, CHECK = "log", "check"
_Part = TypeVar("_Part", bound=QWidget)


class LogPage(QWidget):
    """Entries newest first, a page at a time; the chosen one in words and codes. `decision_wanted` names the
    assessment whose decision is to be shown as the clinician saw it. Whoever may export and not read sees no entry.
    """

    help_topic = "log"
    exported = Signal(object)
    decision_wanted = Signal(str)

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.verdict: Verdict | None = None
        self._reads = may(who.user.roles, "read_log")
        self._build()

    # --- the parts behind the tabs, each made when it is first asked for

    @cached_property
    def entries(self) -> LogEntries:
        made = LogEntries()
        made.wanted.connect(self._read)
        made.decision_wanted.connect(self.decision_wanted)
        made.unreadable.connect(lambda words: self._frame.show_notice("caution", words))
        return self._keep(made)

    @cached_property
    def receipts(self) -> LogReceipts:
        made = LogReceipts()
        made.wanted.connect(self._ask_receipts)
        made.opened.connect(self._show_entry)
        return self._keep(made)

    @cached_property
    def oversight(self) -> LogOversight:
        reasons = {reason.code: reason.display for reason in self.who.catalogue.reasons}
        made = LogOversight(lambda code: reasons.get(code, code))
        made.wanted.connect(self._oversee)
        made.unreadable.connect(lambda words: self._frame.show_notice("caution", words))
        return self._keep(made)

    @cached_property
    def co_sign(self) -> LogCoSign:
        made = LogCoSign()
        made.wanted.connect(self._sign)
        return self._keep(made)

    @cached_property
    def export(self) -> LogExport:
        made, who = LogExport(), self.who
        by_role = bool(set(who.user.roles) & set(who.policy.export_roles))
        made.offer_only(who.policy.open_formats, by_role)
        made.offer_part(self._reads)
        made.wanted.connect(self._choose_target)
        return self._keep(made)

    def _keep(self, part: _Part) -> _Part:
        """Until its tab takes it in, a part has no parent that would end it."""
        self.destroyed.connect(part.deleteLater)
        return part

    @property
    def model(self) -> RowsModel:
        return self.entries.model

    @property
    def table(self) -> Table:
        return self.entries.table

    @property
    def purpose(self) -> QLineEdit:
        return self.export.purpose

    @property
    def recipient(self) -> QLineEdit:
        return self.export.recipient

    @property
    def passphrase(self) -> QLineEdit:
        return self.export.passphrase

    def make_ahead(self) -> Iterator[None]:
        """The tab in front, and the others once the page is on screen."""
        for place, part in enumerate(self._parts):
            if place == self.tabs.currentIndex() or self.isVisible():
                yield from part.made()

    def refresh(self) -> None:
        """Read the newest entries again (which is itself an entry), for people who may read the log."""
        if self._reads:
            list(self._parts[0].made())  # where they stand at once: the table is given the focus
            self.entries.refresh()

    def verify_now(self) -> None:
        """Recompute the whole chain."""
        self.jobs.run(check_log, done=self._checked, failed=self._failed, slot=CHECK)

    def export_to(self, target: Path) -> None:
        """Write the signed log to a file, or to a folder with all that goes with it, and verify what was written."""
        if not self.export.complete():
            return
        folder = self.export.as_folder()
        forms: dict[str, Any] = {} if folder else {"formats": self.export.chosen_formats()}
        self.jobs.run(
            export_folder if folder else export_log,
            target,
            purpose=self.purpose.text(),
            recipient=self.recipient.text(),
            confirm=self.export.take_passphrase(),
            only=self._scope(),
            **forms,
            done=self._written,
            failed=self._failed,
            slot="export",
        )

    def verify_file(self, path: Path) -> None:
        """Check an exported log; needs nothing of this store."""
        self.jobs.call(verify_log, path, done=self._verified, failed=self._failed, slot="verify")

    def _read(self, query: LogQuery, before: int | None) -> None:
        self.jobs.run(read_log, query, before=before, done=self._loaded, failed=self._failed, slot=SLOT)

    def _loaded(self, view: LogView) -> None:
        self.entries.show_view(view)
        if view.first_bad is not None:
            self._say_broken(view.first_bad)
        else:
            self._frame.clear_notice()

    def _checked(self, state: LogState) -> None:
        if state.first_bad is not None:
            self._say_broken(state.first_bad)
            return
        words = self.tr(
            "The chain holds: {n} entries follow from one another. Head: {head} … Only a checkpoint kept elsewhere can "
            "show that the whole was not written anew."
        )
        self._frame.show_notice("information", words.format(n=text.count(state.size), head=state.head[:16]))

    def _say_broken(self, index: int) -> None:
        words = self.tr("The chain breaks at entry {n}. Sign nothing and call whoever looks after the program.")
        self._frame.show_notice("stop", words.format(n=index))

    def _scope(self) -> LogFilter:
        """The filter of the entries where only those are to go out; everything otherwise."""
        view = self.entries.view
        if self.export.scope.code() != SHOWN or view is None:
            return LogFilter()
        return self.entries.query.for_export(view.record_id)

    def _written(self, result: ExportResult) -> None:
        self.jobs.call(
            verify_log, result.folder or result.path, done=self._verified, failed=self._failed, slot="verify"
        )
        self.exported.emit(result)

    def _verified(self, verdict: Verdict) -> None:
        self.verdict = verdict
        severity = "information" if verdict.exit_code == 0 else "stop"
        # what the stand-alone verifier calls that way is an option of its command, which this window does not have
        self._frame.show_notice(severity, verdict.sentence.replace(" (--anchor)", ""))

    def _failed(self, error: Exception) -> None:
        self._frame.show_notice("stop", text.error_sentence(error))

    def _ask_receipts(self, typed: str) -> None:
        self.jobs.run(check_receipts, typed, done=self._receipts_found, failed=self._failed, slot=CHECK)

    def _receipts_found(self, found: tuple[ReceiptFound, ...]) -> None:
        view = self.entries.view
        self.receipts.show_found(found, view.users if view is not None else {})

    def _sign(self, passphrase: str) -> None:
        self._frame.clear_notice()
        self.jobs.run(co_sign_log, passphrase, done=self._co_signed, failed=self._failed, slot=CHECK)

    def _co_signed(self, signed: CoSigned) -> None:
        self._frame.show_notice("information", signed_words(signed))

    def _oversee(self, first: date | None, last: date | None) -> None:
        self._frame.clear_notice()
        self.jobs.run(
            oversight_report,
            first_day=first,
            last_day=last,
            done=self.oversight.show_report,
            failed=self._failed,
            slot=CHECK,
        )

    def _show_entry(self, index: int) -> None:
        self.tabs.setCurrentIndex(0)
        self.entries.show_entry(index)
        self.table.setFocus()

    def _choose_target(self) -> None:
        if not self.export.complete():
            return
        name, forms = "decision-log.jsonl", self.tr("Decision log (*.jsonl)")
        if self.export.as_folder():
            name, forms = "decision-log", self.tr("New folder (*)")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export the log"), name, forms)
        if path:
            self.export_to(Path(path))

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Verify a log"))
        if path:
            self.verify_file(Path(path))

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Log"), scroll=False)
        self._frame.add_action(BusyLabel(self.tr("Reading the log …")).follow(self.jobs, SLOT))
        self._frame.add_action(BusyLabel(self.tr("Checking every entry …")).follow(self.jobs, CHECK))
        self._frame.add_action(button(self.tr("Verify a &file …"), self._choose_file, icon_name="folder"))
        if self._reads:
            self._frame.add_action(button(self.tr("&Verify now"), self.verify_now, icon_name="check"))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("What to look at"))
        roles = self.who.user.roles
        self._parts: list[TabPart] = []
        for part, words, shown in (
            ("entries", self.tr("E&ntries"), self._reads),
            ("oversight", self.tr("&Oversight"), may(roles, "oversee")),
            ("receipts", self.tr("&Receipts"), self._reads),
            ("co_sign", self.tr("Co-si&gn"), may(roles, "co_sign_log")),
            ("export", self.tr("E&xport"), may(roles, "export_log")),
        ):
            if shown:
                self._parts.append(TabPart(partial(getattr, self, part)))
                self.tabs.addTab(self._parts[-1], words)
        self._frame.body.addWidget(self.tabs, 1)
        outer = QVBoxLayout(self)
        style.space(outer, gap=0)
        outer.addWidget(self._frame)

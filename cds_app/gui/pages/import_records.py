"""Import records: where they are, what their columns mean, what a check finds, the attestation, and taking it back.

One step is on screen at a time. Nothing is written before the check was read and the attestation given; then all of it
comes in or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs, Ticket
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.import_batches import ImportBatches, TakeBack
from cds_app.gui.widgets.import_findings import ImportFindings
from cds_app.gui.widgets.import_mapping import ImportMapping
from cds_app.gui.widgets.import_stages import ImportStages
from cds_app.gui.widgets.import_steps import CHECK, COLUMNS, DONE, EARLIER, SOURCE, before, on_words, step_words
from cds_app.gui.widgets.import_summary import ImportSummary
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.sign_choice import WrappingCheckBox
from cds_app.gui.widgets.stop_line import StopLine
from cds_app.workflow.import_records import ImportReport, import_records
from cds_app.workflow.look_through import (
    MappingDraft,
    MappingProfile,
    Source,
    change_draft,
    confirm_draft,
    draft_mapping,
    keep_draft_as,
    kept_profiles,
    look_at,
)
from cds_app.workflow.session import SignedIn
from cds_app.workflow.undo_import import ImportedBatch, list_imports, undo_import

SLOT = "import"


class ImportPage(QWidget):
    """`imported` and `undone` tell that the store holds other patients now; `back` leads to the worklist."""

    help_topic = "import"
    imported = Signal()
    undone = Signal()
    back = Signal()

    def __init__(self, jobs: Jobs, _who: SignedIn) -> None:
        super().__init__()
        self.jobs = jobs
        self._ticket: Ticket | None = None
        self._source: Source | None = None
        self._mapping: MappingProfile | None = None
        self._checked: ImportReport | None = None
        self._then: Callable[[Any], None] = self._looked
        self._busy, self._step = False, SOURCE
        self._later: list[Callable[[], None]] = []
        """What was asked of the columns while something before it was under way."""
        self._build()
        self._show(SOURCE)

    def begin(self, path: Path | None = None) -> None:
        """Start anew, with a path already named if there is one."""
        self._later.clear()
        self._mapping = self._checked = None
        self.source.clear(path)
        self.stages.untick(skip=True)
        self._frame.clear_notice()
        self._set_busy(False)
        self._show(SOURCE)
        self.path.setFocus()
        self.jobs.run(kept_profiles, done=self.source.set_profiles, failed=self._failed, slot="import profiles")

    @property
    def step(self) -> str:
        """Which step is on screen."""
        return self._step

    # --- the source

    def check(self) -> None:
        """Go on from the source: see what it is, then its columns where they have to be explained, then check it."""
        path = self.source.chosen()
        if path is None:
            self._frame.show_notice("information", self.tr("Choose a folder or a file first."))
            return
        if self._source is None or self._source.path != path:
            self._ask(look_at, path, done=self._looked)
        elif self._source.mapped:
            self._draft()
        else:
            self._dry_run()

    def _looked(self, source: Source) -> None:
        self._source = source
        self.source.set_source(source)
        self._update()
        if not source.dated:
            self._dry_run()

    def _path_changed(self) -> None:
        self._source = self._mapping = self._checked = None
        self._update()

    # --- the columns

    def _draft(self, delimiter: str | None = None) -> None:
        path = self.source.chosen()
        options: dict[str, Any] = {"dictionary": self.source.chosen_dictionary(), "delimiter": delimiter}
        if delimiter is None:
            options["profile"] = self.source.chosen_profile()
        self._ask(draft_mapping, path, done=self._drafted, columns=True, **options)

    def _drafted(self, draft: MappingDraft) -> None:
        if self._step != COLUMNS:
            self._show(COLUMNS)
        self.columns.show_draft(draft)
        if draft.found:
            self._frame.show_notice("stop", self.tr("The first rows cannot be read. Check how the file was exported."))
        self._update()

    def _change(self, change: dict[str, Any]) -> None:
        self._ask(change_draft, self.columns.draft, done=self._drafted, columns=True, **change)

    def _save_mapping(self, name: str) -> None:
        self._ask(keep_draft_as, self.columns.draft, name, done=self._mapping_saved, columns=True)

    def _mapping_saved(self, _path: Path) -> None:
        self._frame.show_notice("information", self.tr("The mapping was saved. It can be chosen next time."))
        self.jobs.run(kept_profiles, done=self.source.set_profiles, failed=self._failed, slot="import profiles")

    def _confirm_columns(self) -> None:
        self._ask(confirm_draft, self.columns.draft, done=self._columns_confirmed)

    def _columns_confirmed(self, profile: MappingProfile) -> None:
        self._mapping = profile
        self._dry_run()

    # --- the check and the import

    def _dry_run(self) -> None:
        self._import_records(dry_run=True)

    def start_import(self) -> None:
        """Import exactly what was checked."""
        if self.can_import():
            assert self._checked is not None
            self._import_records(attested=self.stages.attests(), expected_sha256=self._checked.sha256)

    def can_import(self) -> bool:
        """Whether a check found something to import and the attestation was given."""
        return self._step == CHECK and self._may_attest() and self.stages.attests()

    def _import_records(self, **options: Any) -> None:
        self._ask(
            import_records,
            self.source.chosen(),
            done=self._answered,
            progress=self._progressed,
            stoppable=True,
            index_day=self.source.index_day(),
            mapping=self._mapping,
            dictionary=self.source.chosen_dictionary(),
            skip_refused=self.stages.skips(),
            **options,
        )

    def _answered(self, report: ImportReport) -> None:
        if report.status == "imported":
            self._done(report)
            return
        self._checked = report
        self.stages.untick(skip=False)
        self._show(CHECK)
        self.findings.show_findings(report.findings)
        self.summary.show_report(report, self._day_0_words(), self._mapping_words())
        can_skip = any(f.severity == "error" for f in report.findings)
        self.skip.setVisible(can_skip)
        if report.status == "already_imported":
            self._frame.show_notice("information", self.tr("These records were imported before; nothing has changed."))
        elif report.status == "refused":
            self._frame.show_notice("stop", self._refused_words())
        self._update()

    def _done(self, report: ImportReport) -> None:
        self._checked = None
        self._show(DONE)
        self.stages.done_words.setText(text.imported_text(report.patients))
        assert report.batch_id is not None
        self.take_back.show_batch(report.batch_id, report.patients, can_undo=True)
        self._update()
        self.imported.emit()

    def _skip_changed(self, _on: bool) -> None:
        if self._step == CHECK and not self._busy:
            self._dry_run()

    def _refused_words(self) -> str:
        if self.stages.skips():
            return self.tr("Nothing can be imported: what is wrong cannot be laid at single patients' doors.")
        return self.tr("Nothing was imported. Correct the files as described below, then check again.")

    def _day_0_words(self) -> str:
        if self._source is None or not self._source.dated:
            return ""
        named = self.source.index_day()
        return self.tr("each patient's latest depression rating") if named is None else named

    def _mapping_words(self) -> str:
        if self._mapping is None:
            return ""
        return self._mapping.name or self.tr("looked through, not saved")

    # --- taking back

    def show_earlier(self) -> None:
        """The list of imports, and the way to take one back."""
        self._ask(list_imports, done=self._listed)

    def _listed(self, found: tuple[ImportedBatch, ...]) -> None:
        self._show(EARLIER)
        self.batches.show_batches(found)
        self._update()

    def _undo(self, batch_id: str, passphrase: str) -> None:
        self._ask(undo_import, batch_id, confirm=passphrase, done=self._undone)

    def _undone(self, patients: int) -> None:
        self.undone.emit()
        if self._step == EARLIER:
            self.show_earlier()
        else:
            self.begin()
        gone = self.tr("The import was taken back: {patients} left the store.")
        self._frame.show_notice("information", gone.format(patients=text.patients_text(patients)))

    # --- asking

    def _ask(
        self,
        use_case: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None],
        columns: bool = False,
        **options: Any,
    ) -> None:
        self._frame.clear_notice()
        self._set_busy(True, columns=columns)
        self._then = done
        self._ticket = self.jobs.run(use_case, *args, done=self._got, failed=self._failed, slot=SLOT, **options)

    def _got(self, value: Any) -> None:
        self._set_busy(False)
        self._then(value)
        if self._later and not self._busy:
            self._later.pop(0)()

    def _in_turn(self, ask: Callable[..., None], *args: Any) -> None:
        """Ask now, or after what is under way."""
        if self._busy:
            self._later.append(partial(ask, *args))
        else:
            ask(*args)

    def _failed(self, error: Exception) -> None:
        self._later.clear()
        self._set_busy(False)
        self._frame.show_notice("stop", text.error_sentence(error))

    def _progressed(self, rows: int) -> None:
        self._waiting.say(text.rows_read(rows))

    def _stop_now(self) -> None:
        if self._ticket is not None:
            self._ticket.stop()

    def _set_busy(self, busy: bool, *, columns: bool = False) -> None:
        self._busy = busy
        if busy:
            self._waiting.begin()
        else:
            self._waiting.end()
        self.stages.set_busy(busy, columns=columns)
        self._update()

    def _may_attest(self) -> bool:
        return self._checked is not None and self._checked.status == "dry_run" and not self._busy

    # --- what is on screen

    def _show(self, step: str) -> None:
        if step != self._step:
            self._frame.clear_notice()
            self._frame.to_top()
        self._step = step
        self.stages.show_step(step)
        self._update()
        if self.isVisible():
            self._first().setFocus()

    def _update(self) -> None:
        self.stages.allow(attest=self._may_attest(), skip=not self._busy)
        mapped = self._is_mapped()
        self.primary.setText(on_words(DONE if self._is_over() else self._step, mapped=mapped))
        self.primary.setEnabled(self._may_go_on() and not self._busy)
        self._earlier.setVisible(self._step == SOURCE)
        self._where.setText(step_words(self._step, mapped=mapped))

    def _is_over(self) -> bool:
        """Whether there is nothing left to do with these files: they are in the store already."""
        return self._step == CHECK and self._checked is not None and self._checked.status == "already_imported"

    def _is_mapped(self) -> bool:
        return self._source is not None and self._source.mapped

    def _may_go_on(self) -> bool:
        if self._step == COLUMNS:
            return self.columns.confirm.isChecked()
        return self._step != CHECK or self._is_over() or self.can_import()

    def _go_on(self) -> None:
        if self._step == SOURCE:
            self.check()
        elif self._step == COLUMNS:
            self._confirm_columns()
        elif self._step == CHECK and not self._is_over():
            self.start_import()
        else:
            self.back.emit()

    def _go_back(self) -> None:
        if self._busy:
            return
        step = before(self._step, mapped=self._is_mapped())
        if step is None:
            self.back.emit()
        else:
            self._checked = None
            self._show(step)

    def _build(self) -> None:
        frame = self._frame = PageFrame(self.tr("Import records"))
        self._earlier = button(self.tr("&Earlier imports"), self.show_earlier)
        frame.add_action(self._earlier)
        frame.add_action(button(self.tr("&Back"), self._go_back, icon_name="arrow_left"))
        self.primary = frame.set_primary(primary(self.tr("&Check"), self._go_on))
        outer = QVBoxLayout(self)
        style.space(outer, gap=0)
        outer.addWidget(frame)
        self._where = Words("", "muted", wide=True)
        self._waiting = StopLine(self.tr("Reading …"), self.tr("Stopping …"))
        self._waiting.stopped.connect(self._stop_now)
        frame.body.addWidget(self._where)
        frame.body.addWidget(self._waiting)
        stages = self.stages = ImportStages()
        self.source, self.path = stages.source, stages.source.path
        self.source.changed.connect(self._path_changed)
        self.source.wanted.connect(self.check)
        stages.change_wanted.connect(partial(self._in_turn, self._change))
        stages.delimiter_wanted.connect(partial(self._in_turn, self._draft))
        stages.save_wanted.connect(partial(self._in_turn, self._save_mapping))
        stages.confirmed.connect(self._update)
        stages.skip_changed.connect(self._skip_changed)
        stages.attested.connect(self._update)
        stages.undo_wanted.connect(self._undo)
        frame.body.addWidget(stages)
        frame.body.addStretch(1)

    def make_ahead(self) -> Iterator[None]:
        """The steps that follow the first, a part at a time."""
        return self.stages.make_ahead()

    # --- the steps' parts; those of a step that was not on screen yet are made

    @property
    def columns(self) -> ImportMapping:
        return self.stages.columns

    @property
    def findings(self) -> ImportFindings:
        return self.stages.check.findings

    @property
    def summary(self) -> ImportSummary:
        return self.stages.check.summary

    @property
    def skip(self) -> WrappingCheckBox:
        return self.stages.check.skip

    @property
    def attest(self) -> WrappingCheckBox:
        return self.stages.check.attest

    @property
    def take_back(self) -> TakeBack:
        return self.stages.take_back

    @property
    def batches(self) -> ImportBatches:
        return self.stages.batches

    def _first(self) -> QWidget:
        """What takes the focus in the step on screen."""
        if self._step == CHECK:
            return self.findings  # and not what is answered under it, which would scroll it away
        if self._step in (COLUMNS, EARLIER):
            return self.columns.table if self._step == COLUMNS else self.batches.table
        return self.path if self._step == SOURCE else self.primary

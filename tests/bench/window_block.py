"""How long the window stands still: the job of the demo with many patients, and the longest block of each step.

`python -m tests.bench.window_block [patients]` prints each step's longest block, and what ran in the blocks over
50 ms. A timer beats every 5 ms on the window's own thread; when a beat is late, a second thread notes what both the
window and the worker are doing.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

from cds_app.gui.demo import CHOSEN, DOSE, PASSPHRASE, Demo
from cds_app.gui.widgets.compare_views import VIEWS
from tests.support.cohorts import pseudonym, write_cohort

BEAT_MS, LATE_MS, LOOK_EVERY_S, TURN_MS = 5, 50, 0.01, 20
PATIENTS = 20_000
OWN = ("cds_app", "tests")


@dataclass
class Block:
    """A late beat: how late, of that at work on the window's thread itself, during which step, and what was seen
    meanwhile (with how often). The rest was waiting for the worker, or for other programs."""

    milliseconds: float
    own: float
    step: str
    seen: Counter[str] = field(default_factory=Counter)


class Watch:
    """Beats on the window's thread, and with `looks` looks at the threads when a beat is late.

    Looking is for whoever wants to know why: it takes time itself, and Python 3.11 does not always survive it.
    """

    def __init__(self, *, looks: bool = False) -> None:
        self.step = "start"
        self.longest: dict[str, float] = {}
        self.longest_own: dict[str, float] = {}
        self.blocks: list[Block] = []
        self._window = threading.get_ident()
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._seen: Counter[str] = Counter()
        self._began = 0.0
        self._ended = threading.Event()
        self._timer = QTimer()
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._looker = threading.Thread(target=self._look, daemon=True) if looks else None

    def begin(self) -> None:
        gc.callbacks.append(self._collecting)
        self._timer.start()
        if self._looker is not None:
            self._looker.start()
        self.beat()

    def end(self) -> None:
        gc.callbacks.remove(self._collecting)
        self._ended.set()
        if self._looker is not None:
            self._looker.join()
        self._timer.stop()

    def name(self, step: str) -> None:
        """What follows belongs to another step; what came before must have been counted."""
        self.beat()
        self.step = step

    def beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        gap, self._last = (now - self._last) * 1000, now
        own, self._worked = (worked - self._worked) * 1000, worked
        self.longest[self.step] = max(gap, self.longest.get(self.step, 0.0))
        self.longest_own[self.step] = max(own, self.longest_own.get(self.step, 0.0))
        if gap > LATE_MS:
            self.blocks.append(Block(gap, own, self.step, self._seen))
            self._seen = Counter()

    def _collecting(self, phase: str, info: dict[str, int]) -> None:
        """Python's own search for what nobody needs stops every thread while it lasts."""
        now = time.perf_counter()
        if phase == "start":
            self._began = now
        elif (now - self._began) * 1000 > LATE_MS / 2:
            self._seen[f"collector, generation {info['generation']}: {(now - self._began) * 1000:.0f} ms"] += 1

    def _look(self) -> None:
        while not self._ended.wait(LOOK_EVERY_S):
            if (time.perf_counter() - self._last) * 1000 > LATE_MS / 2:
                window, worker = _places(self._window)
                self._seen[f"{window} | worker: {worker}"] += 1


def _places(window: int) -> tuple[str, str]:
    """Where the window's thread is, and the others. Frames are let go at once: what they hold belongs to Qt's thread,
    and must not die on this one."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1.0)
    try:
        frames = sys._current_frames()
        mine = threading.get_ident()
        there = _place(frames.pop(window, None))
        others = "; ".join(_place(frames.pop(n)) for n in tuple(frames) if n != mine)
    finally:
        sys.setswitchinterval(interval)
    return there, others


def _place(frame: FrameType | None) -> str:
    """The innermost four frames of our own code, and the library's function they are in."""
    found: list[str] = []
    top = "" if frame is None else f"{Path(frame.f_code.co_filename).name}:{frame.f_code.co_name}"
    while frame is not None and len(found) < 6:
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith(OWN) and not module.startswith("tests.bench_window"):
            found.append(f"{module.removeprefix('cds_app.')}.{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(found) + (f" [{top}]" if top else "")


class Walk(Demo):
    """The demo's job on a large record set, then every page, with nothing pictured."""

    def __init__(self, folder: Path, watch: Watch, patients: int) -> None:
        self.watch, self.patients, self.records = watch, patients, folder / "records"
        write_cohort(self.records, patients, np.random.default_rng(7))
        super().__init__(folder)

    def run(self) -> int:
        steps: tuple[tuple[str, Callable[[], object]], ...] = (
            ("window shows", self.window.show),
            ("sign in, pages made", self.set_up),
            ("import and worklist", self.import_records),
            ("worklist: search, sort, filter", self.worklist),
            ("patient and own view", self.open_patient),
            ("compare", self.compare),
            ("compare: every view", self.views),
            ("look: dark, 200 %", self.other_looks),
            ("detail", self.explain),
            ("signing", self.sign),
            ("documents", self.documents),
            ("readiness, rating, preferences, what if", self.side_pages),
            ("log and export", self.log),
            ("model", self.model),
            ("follow-up, next patients", self.next_patients),
            ("lock", self.lock),
        )
        for name, step in steps:
            self.watch.name(name)
            step()
            self.settle()
            self.until("every answer", self._answered)
        return 0

    def _answered(self) -> bool:
        """Nothing is under way, and the pages that follow are made: whoever reads a page takes longer than that."""
        frame = self.window.frame
        return frame is None or (frame.jobs.idle() and not frame._ahead.isActive())

    def import_records(self) -> None:
        page, worklist = self.frame.import_page, self.frame.worklist
        worklist.import_wanted.emit()
        self.turn()
        page.path.setText(str(self.records))
        self.turn()
        page.check()
        self.until("check of the records", page.attest.isEnabled)
        page.attest.click()
        self.turn()
        page.start_import()
        self.until("import", lambda: worklist.model.rowCount() == self.patients)
        page.back.emit()
        self.until("model", lambda: bool(self.frame.basis()))

    def worklist(self) -> None:
        page = self.frame.worklist
        for words in ("c-0", "c-01", "c-019", ""):
            page.search.setText(words)
            self.settle()
        for column in range(page.model.columnCount()):
            page.table.sortByColumn(column, page.table.horizontalHeader().sortIndicatorOrder())
            self.settle()
        page.table.scrollToBottom()
        page.filters.set_on(("ready",))
        self.settle()
        page.filters.set_on(())

    def open_patient(self) -> None:
        self._open(0)
        self.frame.patient.compare.click()
        page = self.frame.own_view
        self.until("own view", lambda: self.frame.pages.currentWidget() is page)
        self.settle()
        page.options.toggle("mirtazapine")
        self.turn()
        next(iter(page.confidence.buttons.values())).click()
        self.turn()
        next(iter(page.reason.buttons.values())).click()
        self.settle()

    def compare(self) -> None:
        self.frame.own_view.record()
        super().compare()

    def sign(self) -> None:
        page = self.frame.sign_off
        self.until("sign-off", lambda: self.frame.pages.currentWidget() is page and page.assessment is not None)
        self.settle()
        for act in (
            page.decision.kind.buttons["treat"].click,
            partial(page.decision.drug.set_code, CHOSEN),
            partial(page.decision.dose.setText, DOSE),
            next(box for code, box in page.reasons.boxes.items() if code != "other").click,
            partial(page.comment.setPlainText, "Chosen together."),
        ):
            act()
            self.turn()
        for box in list(page.known.boxes.values()):
            box.click()
            self.turn()
        page.passphrase.setText(PASSPHRASE)
        self.turn()
        page.sign()
        self.until("signature", lambda: page.assessment is not None and page.assessment.signed is not None)
        self.settle()
        page.documents_wanted.emit(page.assessment)

    def views(self) -> None:
        compare = self.frame.compare
        for view in (*VIEWS, VIEWS[0]):
            compare.sheet.tools.switch.choose(view)
            compare._show_view(view)
            self.settle()

    def side_pages(self) -> None:
        self._open(1)
        view = self.frame.patient.view
        self.frame._show_readiness(view)
        self.settle()
        self.frame._rate(view)
        self.settle()
        self.frame.ask_preferences()
        self.settle()

    def documents(self) -> None:
        page = self.frame.output
        self.until("documents", lambda: page.documents is not None)
        self.settle()
        for tab, name in ((0, "handout"), (1, "report")):
            page.tabs.setCurrentIndex(tab)
            self.settle()
            target = self.folder / f"{name}.pdf"
            page.save_pdf(target)
            self.until(f"{name}.pdf", target.exists)
            self.settle()

    def log(self) -> int:
        page, target = self.frame.log, self.folder / "log.jsonl"
        self.turn()
        self.frame.go("log")
        self.until("log", lambda: page.model.rowCount() > 0)
        self.settle()
        page.tabs.setCurrentIndex(page.tabs.count() - 1)
        self.settle()
        page.purpose.setText("Measurement")
        page.recipient.setText("Nobody")
        page.passphrase.setText(PASSPHRASE)
        self.turn()
        page.export_to(target)
        self.until("export", target.exists)
        self.until("verification", lambda: page.verdict is not None)
        return 0

    def model(self) -> None:
        self.frame.go("model")
        self.until("model card", lambda: bool(self.frame.model.shown))

    def next_patients(self) -> None:
        self.frame.go("follow_up")
        self.settle()
        for place in range(2, 8):
            self._open(place)
        self.frame.go("worklist")

    def lock(self) -> None:
        self.window.lock()
        self.settle()
        self.window.unlock.passphrase.setText(PASSPHRASE)
        self.window.unlock.unlock()
        self.until("unlocked", lambda: self.window.frame is not None)
        self.until("worklist", lambda: self.frame.worklist.model.rowCount() == self.patients)

    def _open(self, place: int) -> None:
        code = pseudonym(place)
        row = next(row for row in self.frame.worklist.model.rows if row.pseudonym == code)
        self.frame.open_patient(row.record_id)
        patient = self.frame.patient
        self.until("patient", lambda: patient.view is not None and patient.view.record_id == row.record_id)
        self.settle()

    def turn(self) -> None:
        """A person does one thing at a time: what was just clicked or typed is drawn before the next."""
        loop = QEventLoop()
        QTimer.singleShot(TURN_MS, loop.quit)
        loop.exec()

    def picture(self, name: str) -> None:
        self.settle()


def walk(patients: int = PATIENTS, *, looks: bool = False) -> Watch:
    """Do the whole job once and return what was watched."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        app = QCoreApplication.instance()
        started = time.perf_counter()
        from cds_app.gui.app import make_application

        app = app or make_application()
        watch = Watch(looks=looks)
        watch.begin()
        made = Walk(folder, watch, patients)
        print(f"built after {time.perf_counter() - started:.1f} s (with {patients} records written)")
        made.run()
        watch.end()
        made.close()
    return watch


WHILE_WORKING = {
    "import and worklist": "importing",
    "patient and own view": "patient and own view",
    "compare": "comparing",
    "signing": "signing",
    "documents": "documents",
    "log and export": "log and its export",
}
"""The steps in which the program imports, scores and exports, and what the rows call them."""
BENCH_PATIENTS, BUSY_S = 5_000, 2.0


def longest_blocks() -> dict[str, tuple[float, float]]:
    """Milliseconds by the name of the step, for each in which the program imports, scores or exports: the longest
    block, and the most work of the window's own thread in one; the rest was waiting, on a busy machine most of it."""
    watch = walk(BENCH_PATIENTS)
    return {name: (watch.longest[step], watch.longest_own[step]) for step, name in WHILE_WORKING.items()}


def longest_block_of_nothing() -> float:
    """Milliseconds that an idle window stands still while a second thread does plain work: what sharing costs."""
    gc.collect()  # what a walk before left behind would be taken away meanwhile
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    watch, ended = Watch(), threading.Event()

    def busy() -> None:
        while not ended.is_set():
            sum(range(1000))

    worker = threading.Thread(target=busy, daemon=True)
    watch.begin()
    worker.start()
    loop = QEventLoop()
    QTimer.singleShot(round(BUSY_S * 1000), loop.quit)
    loop.exec()
    ended.set()
    worker.join()
    watch.end()
    return max(watch.longest.values())


def main() -> int:
    """Walk, and print the longest block of each step, then what ran in the long ones."""
    watch = walk(int(sys.argv[1]) if len(sys.argv) > 1 else PATIENTS, looks=True)
    for step, milliseconds in watch.longest.items():
        print(f"{milliseconds:8.0f} ms, {watch.longest_own[step]:5.0f} ms at work itself  {step}")
    for block in sorted(watch.blocks, key=lambda b: -b.milliseconds)[:25]:
        print(f"\n{block.milliseconds:.0f} ms, {block.own:.0f} ms at work itself, during {block.step}")
        for words, number in block.seen.most_common(6):
            print(f"   {number:3} × {words}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

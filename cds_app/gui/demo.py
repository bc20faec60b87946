"""The main job on the sample records, in the real window: pictures, documents, the signed log and its verdict.

Nothing is staged: a store is made, the records are imported, and every page is operated through the controls that a
person uses. Runs offscreen where there is no display; with one, it leaves the window open on the sample store.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence

if TYPE_CHECKING:
    from cds_app.workflow.session import Surroundings

SHOWCASE = "P-0412"
CHOSEN, OTHER, DOSE = "sertraline", "mirtazapine", "50"
PASSPHRASE = "only made-up records in here"  # noqa: S105 (guards nothing but the made-up sample)
LONGEST_WAIT_MS = 120_000
WARMED_UP_MS = 250


def run_demo(arguments: list[str]) -> int:
    """Run the demo; 0 when every step worked and the log verifies."""
    parser = argparse.ArgumentParser(prog="cds-app demo", description=__doc__)
    parser.add_argument("--output", type=Path, default=Path("demo-output"), metavar="DIR")
    output: Path = parser.parse_args(arguments).output
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) or sys.platform != "linux"
    if not has_display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError:
        print(sentence(CdsError("not_writable", path=str(output))), file=sys.stderr)
        return 1
    demo = Demo(output)
    try:
        verdict_code = demo.run()
    except DemoStopped as stopped:
        print(f"The demo stopped: {stopped}", file=sys.stderr)
        demo.close()
        return 1
    print(f"Pictures, documents, the signed log and its verdict are in {output.resolve()}.")
    stay = has_display and os.environ.get("QT_QPA_PLATFORM") != "offscreen" and sys.stdout.isatty()
    if stay and verdict_code == 0:
        print(f"The window stays open on the sample store. Its passphrase is: {PASSPHRASE}")
        demo.app.exec()
    demo.close()
    return verdict_code


class DemoStopped(Exception):
    """A step did not come to its end."""


class Demo:
    """One walk from an empty folder to a verified log."""

    def __init__(
        self,
        output: Path,
        surroundings: Surroundings | None = None,
        camera: Callable[[str], None] | None = None,
        look: tuple[str, int] = ("light", 100),
    ) -> None:
        """`camera` takes the picture of a page by its name; without one, it is saved under the next number.
        `look` is theme and text size in percent.
        """
        from cds_app.environment.settings import Settings
        from cds_app.gui.app import build, make_application
        from cds_app.workflow.session import Surroundings

        self.output = output
        self.camera = camera or self.save_picture
        self.pictures = 0
        self.folder = Path(tempfile.mkdtemp(prefix="cds-demo-"))
        self.app = make_application()
        self.program = build(
            self.app,
            dataclasses.replace(surroundings or Surroundings.of_this_machine(), state=None),
            Settings(theme=look[0], text_scale=look[1], tour_offered=True),
            self.folder / "settings.json",
            self.folder / "store",
        )
        self.window = self.program.window

    def run(self) -> int:
        """Every step, in the order of the job; the exit code of the verifier."""
        for old in self.output.glob("[0-9][0-9]-*.png"):
            old.unlink()
        self.window.show()
        self.set_up()
        self.import_records()
        self.open_patient()
        self.compare()
        self.other_looks()
        self.explain()
        self.sign()
        self.documents()
        return self.log()

    def close(self) -> None:
        self.window.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- the job

    def set_up(self) -> None:
        from cds_app.gui.widgets.first_run import FirstRunStrip

        page = self.window.unlock
        page.user.setText("ada")
        page.passphrase.setText(PASSPHRASE)
        page.again.setText(PASSPHRASE)
        page.display_name.setText("Dr Ada Example")
        page.credential.setText("MD, psychiatry")
        for role, box in page.roles.items():
            if role != "analyst":  # nobody scores everybody at once here
                box.click()
        self.picture("unlock")
        page.unlock()
        self.until("sign-in", lambda: self.window.frame is not None)
        strip = self.frame.findChild(FirstRunStrip)
        if strip is not None:
            strip.later.click()

    def import_records(self) -> None:
        from cds_app.environment.paths import resource

        page = self.frame.import_page
        self.frame.worklist.import_wanted.emit()
        page.path.setText(str(resource("sample_records")))
        page.check()
        self.until("check of the records", lambda: page.attest.isEnabled())
        page.attest.click()
        self.picture("import")
        page.start_import()
        worklist = self.frame.worklist
        self.until("import", lambda: worklist.model.rowCount() > 0)
        page.back.emit()
        self.until("model", lambda: bool(self.frame.basis()))
        self.picture("worklist")

    def open_patient(self) -> None:
        worklist, patient = self.frame.worklist, self.frame.patient
        row = next(row for row in worklist.model.rows if row.pseudonym == SHOWCASE)
        worklist.table.choose(row.record_id)
        worklist.table.opened.emit(row)
        self.until("patient", lambda: patient.view is not None)
        self.picture("patient")
        patient.compare.click()
        page = self.frame.own_view
        self.until("own view", lambda: self.frame.pages.currentWidget() is page)
        page.options.toggle(OTHER)
        page.confidence.buttons[next(iter(page.confidence.buttons))].click()
        list(page.confidence.buttons.values())[2].click()
        next(iter(page.reason.buttons.values())).click()
        self.picture("own-view")
        page.record()

    def compare(self) -> None:
        compare = self.frame.compare
        self.until("comparison", lambda: compare.assessment is not None and compare.assessment.comparison is not None)
        self.picture("compare")

    def other_looks(self) -> None:
        """The comparison in the dark and with large text."""
        from cds_app.gui import style

        self.window.change_settings(theme="dark")
        self.picture("compare-dark")
        self.window.change_settings(theme="light", text_scale=200)
        self.picture("compare-large-text")
        self.window.change_settings(text_scale=100)
        assert style.theme().scale == 1.0

    def explain(self) -> None:
        compare, detail = self.frame.compare, self.frame.detail
        compare.table.choose(CHOSEN)
        compare.table.opened.emit(CHOSEN)
        self.until("explanation", lambda: detail.answer is not None)
        self.picture("detail")
        detail._sign.click()

    def sign(self) -> None:
        page = self.frame.sign_off
        self.until("sign-off", lambda: self.frame.pages.currentWidget() is page and page.assessment is not None)
        page.decision.kind.buttons["treat"].click()
        page.decision.drug.set_code(CHOSEN)
        page.decision.dose.setText(DOSE)
        next(box for code, box in page.reasons.boxes.items() if code != "other").click()
        page.comment.setPlainText("Chosen together: prefers not to gain weight.")
        for box in list(page.known.boxes.values()):
            box.click()
        page.passphrase.setText(PASSPHRASE)
        if page.what_is_left():
            raise DemoStopped(f"still left before signing: {', '.join(page.what_is_left())}")
        self.picture("sign-off")
        page.sign()
        self.until("signature", lambda: page.assessment is not None and page.assessment.signed is not None)
        self.picture("signed")
        page.documents_wanted.emit(page.assessment)

    def documents(self) -> None:
        page = self.frame.output
        self.until("documents", lambda: page.documents is not None)
        for tab, name in ((0, "patient-handout"), (1, "clinician-report")):
            page.tabs.setCurrentIndex(tab)
            target = self.output / f"{name}.pdf"
            target.unlink(missing_ok=True)
            page.save_pdf(target)
            self.until(target.name, target.exists)
            self.picture(name)
        (self.output / "chart-text.txt").write_text(page.documents.chart_text, encoding="utf-8")

    def log(self) -> int:
        from cds_app.workflow.verify_log import verify_log

        page = self.frame.log
        self.frame.go("log")
        self.until("log", lambda: page.model.rowCount() > 0)
        target = self.output / "decision-log.jsonl"
        target.unlink(missing_ok=True)
        page.purpose.setText("Demonstration")
        page.recipient.setText("Whoever runs the demo")
        page.passphrase.setText(PASSPHRASE)
        page.export_to(target)
        self.until("export", target.exists)
        self.until("verification", lambda: page.verdict is not None)
        self.picture("log")
        verdict = verify_log(target)
        (self.output / "verdict.json").write_text(
            json.dumps(dataclasses.asdict(verdict), indent=1) + "\n", encoding="utf-8"
        )
        print(verdict.sentence)
        self.frame.go("model")
        self.until("model card", lambda: bool(self.frame.model.shown))
        self.picture("model")
        return int(verdict.exit_code)

    # --- how

    @property
    def frame(self):
        assert self.window.frame is not None
        return self.window.frame

    def until(self, what: str, happened: Callable[[], bool]) -> None:
        """Let the window live until something has happened. Raises `DemoStopped` when it takes too long."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop, look, limit = QEventLoop(), QTimer(), QTimer()
        look.setInterval(20)
        look.timeout.connect(lambda: loop.quit() if happened() else None)
        limit.setSingleShot(True)
        limit.timeout.connect(loop.quit)
        look.start()
        limit.start(LONGEST_WAIT_MS)
        loop.exec()
        if not happened():
            raise DemoStopped(f"waited too long for: {what}")

    def picture(self, name: str) -> None:
        """Take a picture of the window as it is now, once it has settled."""
        self.settle()
        self.camera(name)

    def settle(self) -> None:
        from PySide6.QtCore import QEventLoop, QTimer

        settled = QEventLoop()
        QTimer.singleShot(WARMED_UP_MS, settled.quit)
        settled.exec()

    def save_picture(self, name: str) -> None:
        self.pictures += 1
        target = self.output / f"{self.pictures:02}-{name}.png"
        if not self.window.grab().save(str(target)):
            raise DemoStopped(f"{target.name} could not be written")

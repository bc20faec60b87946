"""Every screen in light, dark and at 200 % text, from the real window on the sample records, for the help.

`python -m tests.journeys.screenshots DIR` walks the way of the demo once in each look, on a clock that stands still,
and writes `<screen>-<look>.png`. What no clock can hold still are hashes and receipts: they come from fresh keys.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QWidget

from cds_app.gui.demo import PASSPHRASE, Demo, DemoStopped
from cds_app.gui.pages.hand_over import HandOverPage
from cds_app.gui.widgets.compare_views import BARS, PEOPLE, TABLE, TEXT
from cds_app.gui.widgets.preference_draft import Draft
from tests.support.clock import FixedClock
from tests.support.world import make_surroundings

LOOKS = {"light": ("light", 100), "dark": ("dark", 100), "200": ("light", 200)}
COLOURS = 64
SHOWN_FOLDER = "cds-app/store"
SECONDS_BETWEEN = 20
CLINIC = (
    "record_id;sex;age;visit;phq9_total;bmi;note\n"
    "A-17;1;44;03.04.2026;17;24,5;x\nA-17;1;44;01.05.2026;12;24,5;x\nA-18;2;51;03.04.2026;19;23,1;x\n"
)
"""A made-up clinic's table."""


def main(arguments: list[str]) -> int:
    """Write all pictures into the folder named first; 0 when every step of the way worked. A second argument names
    one look; without it each look has a process of its own, so that no page of another one is in memory.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    target = Path(arguments[0])
    target.mkdir(parents=True, exist_ok=True)
    if len(arguments) > 1:
        return walk(target, arguments[1])
    command = [sys.executable, "-m", "tests.journeys.screenshots", str(target)]
    codes = (subprocess.run([*command, look], check=False).returncode for look in LOOKS)
    return next((code for code in codes if code), 0)


def walk(target: Path, look: str) -> int:
    """The whole way in one look."""
    with tempfile.TemporaryDirectory() as documents:
        studio = Studio(target, look, Path(documents))
        try:
            return studio.work()
        except DemoStopped as stopped:
            print(f"No more pictures: {stopped}", file=sys.stderr)
            return 1
        finally:
            studio.demo.close()


class Studio:
    """Takes each page of the demo's walk."""

    def __init__(self, target: Path, look: str, documents: Path) -> None:
        self.target, self.look, self.clock, self.documents = target, look, FixedClock(), documents
        self.demo = Demo(documents, make_surroundings(clock=self.clock), self.take, LOOKS[look])

    def work(self) -> int:
        """The steps of the demo that show a page, in its order."""
        demo = self.demo
        demo.window.resize(demo.window.minimumSize())
        demo.window.show()
        for step in (
            demo.set_up, self.look_through_columns, demo.import_records, demo.open_patient, demo.compare,
            self.other_views, self.look_around,
            self.hand_over, demo.explain, demo.sign, demo.documents, self.read_again,
        ):  # fmt: skip
            step()
        code = demo.log()
        self.see_again()
        self.look_after()
        return code

    def look_after(self) -> None:
        """The administration, at its people and at its keys."""
        demo, page = self.demo, self.demo.frame.administration
        demo.frame.go("administration")
        demo.until("people", lambda: page.people.model.rowCount() > 0)
        demo.picture("administration")
        page.show_tab("keys")
        demo.until("keys", lambda: page.keys.model.rowCount() > 0)
        demo.picture("administration-keys")
        page.show_tab("people")

    def look_through_columns(self) -> None:
        """A clinic's own table before it is read: its columns, codes and dates."""
        demo, page = self.demo, self.demo.frame.import_page
        own = self.documents / "clinic.csv"
        own.write_text(CLINIC, encoding="utf-8")
        demo.frame.worklist.import_wanted.emit()
        page.path.setText(str(own))
        page.check()
        demo.until("what the file is", lambda: page.source.format.text() != "")
        page.check()
        demo.until("columns", lambda: page.columns.draft is not None)
        page.columns.change_wanted.emit({"column": "visit", "target": "day"})
        demo.until("a day", lambda: any(line.target == "day" for line in page.columns.draft.lines))
        page.columns.change_wanted.emit({"column": "visit", "form": "%d.%m.%Y"})
        demo.until("its form", lambda: page.columns.draft.profile.day.form == "%d.%m.%Y")
        page.columns.table.choose("sex")
        demo.picture("import-columns")
        page.back.emit()

    def other_views(self) -> None:
        """The comparison as a table, as people, as text, and again as bars."""
        compare = self.demo.frame.compare
        for view in (TABLE, PEOPLE, TEXT):
            compare._show_view(view)
            self.demo.picture(f"compare-{view}")
        compare._show_view(BARS)

    def look_around(self) -> None:
        """The pages beside the demo's way: what a comparison leads to, and what the patient's page leads to."""
        demo, frame = self.demo, self.demo.frame
        frame.compare.what_if_wanted.emit(frame.compare.assessment)
        frame.what_if.inputs.fields["anxious_distress"].set_code("no")
        frame.what_if.compute()
        demo.until("what if", lambda: frame.what_if.table.isVisible())
        demo.picture("what-if")
        frame.ask_preferences()
        demo.picture("preferences")
        frame.patient.readiness_wanted.emit(frame.patient.view)
        demo.until("readiness", lambda: frame.readiness.readiness is not None)
        demo.picture("readiness")
        frame.patient.rating_wanted.emit(frame.patient.view, "PHQ-9")
        demo.picture("rating")

    def hand_over(self) -> None:
        """The patient's questions alone on the screen, then back to the comparison that is under way."""
        demo, frame = self.demo, self.demo.frame
        frame.preferences.hand_over_wanted.emit(frame.view.record_id, Draft.of(frame.view.record.preferences))
        demo.picture("hand-over")
        page = demo.window.findChild(HandOverPage)
        page.passphrase.setText(PASSPHRASE)
        page.end()
        demo.until("the clinician again", lambda: not demo.window.handed_over)
        frame.show_page(frame.compare, "compare")

    def read_again(self) -> None:
        """The decision that was just signed, as it can be read from the patient's page."""
        frame = self.demo.frame
        frame.path.show_decision(frame.sign_off.assessment.assessment_id)
        self.demo.until("decision", lambda: frame.decision.view is not None)
        self.demo.picture("decision")

    def see_again(self) -> None:
        """Who is to be seen again, and the visit of the patient whose decision was signed."""
        demo, frame = self.demo, self.demo.frame
        frame.go("follow_up")
        demo.until("follow-up", lambda: frame.follow_up.model.rowCount() > 0)
        demo.picture("follow-up")
        frame.open_follow_up(frame.sign_off.assessment.record_id)
        demo.until("visit", lambda: frame.visit.found is not None)
        demo.picture("visit")

    def take(self, screen: str) -> None:
        self._hold_still()
        with self._place_of_no_machine():
            (self.target / f"{screen}-{self.look}.png").write_bytes(small_png(self.demo.window))
        self.clock.advance(SECONDS_BETWEEN)

    def _hold_still(self) -> None:
        """What the pages take from elsewhere than the clock: the time of the signature, the folder's own name."""
        window = self.demo.window
        window.unlock._folder.setText(SHOWN_FOLDER)
        if window.frame is not None:
            window.frame.sign_off._clock.stop()
            window.frame.sign_off.signature.say_time(self.clock.now())
        self.demo.settle()

    @contextlib.contextmanager
    def _place_of_no_machine(self) -> Iterator[None]:
        """The Import page with the last part of the path only: where it lies here concerns no reader."""
        frame = self.demo.window.frame
        if frame is None:
            yield
            return
        field = frame.import_page.path
        real = field.text()
        field.blockSignals(True)
        field.setText(Path(real).name)
        yield
        field.setText(real)
        field.blockSignals(False)


def small_png(window: QWidget) -> bytes:
    """The window as a PNG of few colours: flat areas and text need no more."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(held, "PNG")
    image = Image.open(io.BytesIO(held.data().data())).convert("RGB")
    made = io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

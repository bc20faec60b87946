"""From the start of the process to the unlock page, and from there to being ready for a comparison."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import PySide6

from tests.bench.measure import ROUNDS, Row, milliseconds

ROOT = Path(__file__).resolve().parents[2]
COLD_ROUNDS = 3

BARE = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
app = QApplication(sys.argv[:1])
window, field = QMainWindow(), QLineEdit()
window.setCentralWidget(field)
window.resize(1280, 720)
window.show()
field.setFocus()
QTimer.singleShot(0, lambda: os._exit(0))
app.exec()
"""
UNLOCK = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from cds_app.gui import app as start
from cds_app.environment.settings import Settings
from cds_app.workflow.surroundings import Surroundings
start._get_ready = lambda surroundings, progress: None
app = start.make_application()
folder = Path(sys.argv[1])
program = start.build(app, Surroundings.of_this_machine(), Settings(), folder / "settings.json", folder / "store")
program.window.show()
QTimer.singleShot(0, lambda: os._exit(0))  # not `quit`: it closes the window, which is no part of a start
app.exec()
"""
IMPORTS = """
import cds_app.gui.frame
import cds_app.store.session
import cds_app.scoring.predictor
"""
READY = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from cds_app.gui import app as start
from cds_app.environment.settings import Settings
from cds_app.workflow.surroundings import Surroundings
app = start.make_application()
folder = Path(sys.argv[1])
program = start.build(app, Surroundings.of_this_machine(), Settings(), folder / "settings.json", folder / "store")
program.window.show()
shown = time.perf_counter()
looks = QTimer()
wanted = {"cds_app.scoring.predictor", "cds_app.gui.frame"}
looks.timeout.connect(lambda: wanted <= sys.modules.keys() and not program.jobs._open and app.quit())
looks.start(20)
app.exec()
print((time.perf_counter() - shown) * 1000, flush=True)
os._exit(0)
"""
TIMED = "import time\nbegan = time.perf_counter()\n{work}\nprint((time.perf_counter() - began) * 1000)\n"
"""Qt is there in both, as it is when the worker begins."""


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for program in (BARE, UNLOCK, IMPORTS):
            _run(program, folder)  # once, so that the bytecode of everything is there
        return [_cold(folder), _warm(folder), _ready(folder)]


def _cold(folder: Path) -> Row:
    """Each start after the system was asked to forget the files; what another process has mapped, it keeps."""
    ours, floor = [], []
    for _ in range(COLD_ROUNDS):
        for times, program in ((floor, BARE), (ours, UNLOCK)):
            _forget(folder)
            times.append(milliseconds(lambda: _run(program, folder)))  # noqa: B023
    return Row("start to unlock page, cold", statistics.median(ours), statistics.median(floor), "bare window", 1.5)


def _forget(folder: Path) -> None:
    site = Path(PySide6.__file__).parents[1]
    for where in (ROOT / "cds_app", ROOT / "resources", folder, site / "PySide6", site / "shiboken6"):
        for path in where.rglob("*"):
            if path.is_file() and hasattr(os, "posix_fadvise"):
                with path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _warm(folder: Path) -> Row:
    ours, floor = [], []
    for _ in range(ROUNDS):
        floor.append(milliseconds(lambda: _run(BARE, folder)))
        ours.append(milliseconds(lambda: _run(UNLOCK, folder)))
    return Row("start to unlock page, warm", statistics.median(ours), statistics.median(floor), "bare window", 1.5)


def _ready(folder: Path) -> Row:
    """The worker imports while the window is alive; the floor is the same imports with nothing beside them."""
    ours, floor = [], []
    for _ in range(ROUNDS):
        floor.append(float(_run("import PySide6.QtWidgets\n" + TIMED.format(work=IMPORTS), folder)))
        ours.append(float(_run(READY, folder)))
    work = "unlock page to ready for a comparison"
    return Row(work, statistics.median(ours), statistics.median(floor), "the imports alone", 1.2)


def _run(program: str, folder: Path) -> str:
    """Run a program in a process of its own; what it printed."""
    settings = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "HOME": str(folder),
    }
    settings.pop("PYTHONDONTWRITEBYTECODE", None)  # what is not ours is compiled by the first run
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], env=settings, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout

"""What the start of the window costs: nothing heavy before the unlock page, and no reference to None lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("shap", "sklearn", "scipy.stats", "matplotlib", "pandas", "lightgbm", "numba")
NOT_YET = (
    "hashlib", "uuid", "PySide6.QtSvg", "cds_app.domain.rating", "cds_app.gui.text.evidence",
    "cds_app.gui.text.sentences", "cds_app.gui.frame",
)  # fmt: skip
"""Each is a few milliseconds; together they were a quarter of what the window added to Qt's own start."""

SCRIPT = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from cds_app.environment.settings import Settings
from cds_app.gui import app as start
from cds_app.workflow.session import Surroundings
application = start.make_application()
import cds_app.gui.jobs
cds_app.gui.jobs.Jobs.call = lambda *a, **k: None  # the worker would import the rest meanwhile
folder = Path(sys.argv[1])
program = start.build(application, Surroundings.of_this_machine(), Settings(), folder / "s", folder)
program.window.show()
application.processEvents()
print(sorted(name for name in %r if name in sys.modules))
program.window.close()
"""


def test_nothing_heavy_is_imported_before_the_first_window_shows(tmp_path):
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT % (HEAVY + NOT_YET,), str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
    )
    assert result.returncode == 0, result.stderr[-2000:]
    assert result.stdout.strip() == "[]"

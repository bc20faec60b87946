"""What the start of the window costs: nothing heavy before the unlock page, and no reference to None lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("shap", "sklearn", "scipy.stats", "matplotlib", "pandas", "lightgbm", "numba")
NOT_YET = (
    "argon2", "cffi", "cryptography", "datetime", "decimal", "hashlib", "numpy", "secrets", "sqlcipher3", "uuid",
    "PySide6.QtSvg", "cds_app.domain.audit", "cds_app.domain.catalogue", "cds_app.domain.messages.every_room",
    "cds_app.domain.rating", "cds_app.environment.logbook", "cds_app.environment.restart", "cds_app.gui.frame",
    "cds_app.gui.text.evidence", "cds_app.gui.text.numbers", "cds_app.gui.text.sentences",
    "cds_app.gui.widgets.focus_frame", "cds_app.gui.widgets.painted", "cds_app.gui.widgets.tour", "cds_app.store",
    "cds_app.workflow.session",
)  # fmt: skip
"""Each is a few milliseconds; together they were a quarter of what the window added to Qt's own start."""
NOT_MADE = (
    "QtCore.Qt", "QtCore.QEvent", "QtCore.QLibraryInfo", "QtGui.QAccessible", "QtGui.QAction", "QtGui.QIcon",
    "QtGui.QKeySequence", "QtGui.QPainter", "QtWidgets.QFileDialog", "QtWidgets.QFormLayout", "QtWidgets.QSizePolicy",
)  # fmt: skip
"""Classes that Python makes when they are first named, with all their enums; `Qt` alone is a tenth of the start."""

SCRIPT = """
import builtins, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from cds_app.gui import app as start
from cds_app.environment.settings import Settings
from cds_app.workflow.surroundings import Surroundings
application = start.make_application()
import cds_app.gui.jobs
cds_app.gui.jobs.Jobs.call = lambda *a, **k: None  # the worker would import the rest meanwhile
folder = Path(sys.argv[1])
program = start.build(application, Surroundings.of_this_machine(), Settings(), folder / "s", folder)
program.window.show()
application.processEvents()
print([name for name in %r if name in sys.modules])
parts = ((name, *name.split(".")) for name in %r)
print([name for name, module, made in parts if made in vars(sys.modules["PySide6." + module])])
print(program.window.focusWidget() is program.window.unlock.user)
print(builtins.__import__.__name__)
program.window.close()
"""


def test_nothing_heavy_is_imported_or_made_before_the_first_window_shows(tmp_path):
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT % (HEAVY + NOT_YET, NOT_MADE), str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
    )
    assert result.returncode == 0, result.stderr[-2000:]
    assert result.stdout.splitlines()[:3] == ["[]", "[]", "True"]
    assert result.stdout.splitlines()[3] != "__feature_import__"  # it reads the source of all that is imported

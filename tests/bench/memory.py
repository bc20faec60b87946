"""Memory of the running program with a patient open, against the bare imports of the same modules.

`python -m tests.bench.memory open FILE` opens a patient of the sample records in the real window, prints the memory
(MB) and writes the names of the modules from other people that were loaded; `... imports FILE` imports those alone.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.measure import Row

OWN = ("cds_app", "tests", "__main__")


def rows() -> list[Row]:
    """One row; both processes are new."""
    with tempfile.TemporaryDirectory() as name:
        modules = Path(name) / "modules.json"
        ours, floor = _memory_of("open", modules), _memory_of("imports", modules)
    return [Row("memory with one patient open and compared", ours, floor, "its imports alone", 1.3, unit="MB")]


def _memory_of(what: str, modules: Path) -> float:
    command = [sys.executable, "-m", "tests.bench.memory", what, str(modules)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return float(done.stdout.split()[-1])


def open_a_patient(modules: Path) -> None:
    """The demo's job as far as the comparison of one patient."""
    from cds_app.gui.demo import Demo

    with tempfile.TemporaryDirectory() as name:
        demo = Demo(Path(name), camera=lambda _: None)
        demo.window.show()
        demo.set_up()
        demo.import_records()
        demo.open_patient()
        demo.compare()
        loaded = [n for n in sys.modules if n.split(".")[0] not in OWN]
        modules.write_text(json.dumps(loaded))
        print(resident())
        demo.close()


def import_all(modules: Path) -> None:
    """The same modules in the same order, nothing done with them."""
    for name in json.loads(modules.read_text()):
        with contextlib.suppress(Exception):  # some exist only while another is being loaded
            importlib.import_module(name)
    print(resident())


def resident() -> float:
    """This process's memory, MB."""
    found = re.search(r"VmRSS:\s*(\d+)", Path("/proc/self/status").read_text())
    return int(found.group(1)) / 1024 if found else 0.0


if __name__ == "__main__":
    {"open": open_a_patient, "imports": import_all}[sys.argv[1]](Path(sys.argv[2]))

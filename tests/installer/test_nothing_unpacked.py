"""A start of the program from a folder that nobody may write: nothing that can run comes into being, or changes."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cds_app.environment import paths
from installer.freeze import ROOT

START = """
import json, os, sys
written = []
def note(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        written.append(os.fsdecode(arguments[0]))
sys.addaudithook(note)
from PySide6.QtCore import QTimer
import cds_app.gui.app as start
make = start.make_application
def make_and_end_soon():
    application = make()
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, application.closeAllWindows))
    return application
start.make_application = make_and_end_soon
sys.argv = ["cds-app"]
from cds_app.__main__ import main
code = main()
with open("/proc/self/maps") as maps:
    runs = {line.split(maxsplit=5)[5].strip() for line in maps if "x" in line.split()[1] and "/" in line}
import cds_app
print(json.dumps({"code": code, "written": written, "runs": sorted(runs), "from": cds_app.__file__}))
"""
CAN_RUN = (b"\x7fELF", b"MZ", b"#!")


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """The program's own files as a package lays them down: readable, and not for writing."""
    place = tmp_path_factory.mktemp("installed")
    shutil.copytree(ROOT / "cds_app", place / "cds_app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(paths.resource(), place / "resources", ignore=shutil.ignore_patterns("pictures"))
    (place / "models").mkdir()
    shutil.copytree(paths.bundles(), place / "models/bundles")
    for path in place.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield place
    for path in (place, *place.rglob("*")):
        path.chmod(0o755)


def state_of(folder: Path) -> dict[str, tuple[int, str]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mode, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.requirement("INS-14")
def test_a_start_of_the_window_makes_and_changes_nothing_that_can_run(program, tmp_path):
    before = state_of(program)
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    for folder in (home, temporary):
        folder.mkdir()
    surroundings = {
        "HOME": str(home), "TMPDIR": str(temporary), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(program),
        "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", START], cwd=home, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["code"] == 0
    assert Path(said["from"]).is_relative_to(program)
    assert state_of(program) == before
    assert said["runs"], "the libraries that run are seen"
    assert not [name for name in said["runs"] if Path(name).is_relative_to(tmp_path)]
    assert not [name for name in said["written"] if not _is_for_writing(Path(name), tmp_path)]
    for path in (file for file in tmp_path.rglob("*") if file.is_file()):
        assert not path.stat().st_mode & 0o111, path
        assert path.suffix not in (".py", ".pyc", ".so", ".dll", ".exe"), path
        assert not path.read_bytes().startswith(CAN_RUN), path


def _is_for_writing(path: Path, place: Path) -> bool:
    """Whether a program may write there: the person's own places, and the devices of the system."""
    return path.is_relative_to(place) or path.is_relative_to("/dev")
